r"""What a file says, freed from its format: lines and rectangular tables in reading order.

Every reader (``toolkit/readers``) makes a :class:`Document`; every later step sees only this.

Conventions that every reader keeps:

* Text is Unicode NFC, decoded from legacy encodings, tracked insertions accepted and deletions left out.
* A tick of any kind (content control, form field, ``w:sym``) stands in the text as ``☒`` (ticked) or ``☐`` (not ticked);
  typed marks (``[x]``, ``■``, ``x``) stay as typed.
* A drop-down or a content control that shows only its hint is empty text.
* Paragraphs of a cell and line breaks are joined by ``\n``; a tab is ``\t``.
* A merged cell is one :class:`Cell` object that stands in every position that it covers.
* A table inside a cell becomes a block of its own, right after the table that holds it; it knows the cell that it stands in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from toolkit.model.place import Place


class EmphasisKind(StrEnum):
    """How a stretch of text is set off from its neighbours; a choice is sometimes made that way."""

    BOLD = "bold"
    UNDERLINE = "underline"
    STRIKE = "strike"
    HIGHLIGHT = "highlight"


@dataclass(frozen=True, slots=True, kw_only=True)
class Emphasis:
    """``text[start:end]`` of its owner is set in ``kind``."""

    start: int
    end: int
    kind: EmphasisKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One paragraph outside a table. ``number`` is the label of a Word list ("1.", "a)", "-"), empty if typed or none."""

    text: str
    place: Place
    number: str = ""
    emphasis: tuple[Emphasis, ...] = ()


CellValue = str | int | float | bool | date | None


class Cell(NamedTuple):
    """One cell. ``value`` keeps the type of a spreadsheet cell; in Word it equals ``text`` (``None`` when empty).

    ``place`` is the top left corner; ``rows`` and ``columns`` say how many positions it covers.
    """

    text: str
    place: Place
    value: CellValue = None
    rows: int = 1
    columns: int = 1
    emphasis: tuple[Emphasis, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A rectangle of cells: every row has the same number of cells. A spreadsheet's sheet is one table.

    ``inside`` is the place of the cell in which the whole table stands, if it stands in one.
    """

    rows: tuple[tuple[Cell, ...], ...]
    place: Place
    inside: Place | None = None


Block = Line | Table


def pieces(block: Block) -> Iterator[Line | Cell]:
    """Yield the line itself, or the cells of a table; a merged cell as often as it stands there."""
    if isinstance(block, Line):
        yield block
    else:
        for row in block.rows:
            yield from row


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something a reader met that a person should know (``code`` is a finding code such as ``hidden-text``)."""

    code: str
    detail: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole file. ``kind`` is the real type by content (``docx``, ``xlsx``, ``pdf``).

    ``uncalculated`` names the cells whose formulas have no result in the file ("Biểu!C7"): empty text here. ``doubtful`` are the places
    at whose answers a person must look, each with the reason in Vietnamese (the text may be cut short; a box shows what its state denies);
    ``WHOLE_FILE`` among them makes it all answers, also those that were not found.
    """

    kind: str
    blocks: tuple[Block, ...]
    notices: tuple[Notice, ...] = ()
    uncalculated: tuple[str, ...] = ()
    doubtful: Mapping[Place, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """The part of a document that is one filled form.

    ``form`` is its id or ``None``; ``confidence`` 0–1; ``reason`` says in Vietnamese why a person should look, empty if sure.
    ``heading`` is the text above the first answer: branch and period often stand there too.
    """

    form: str | None
    blocks: tuple[Block, ...]
    place: Place
    confidence: float = 1.0
    reason: str = ""
    heading: str = ""
