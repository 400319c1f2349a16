"""A document taken apart into lines and rows with what each says about forms, and put together again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from toolkit.model.document import Block, Cell, Document, Line
from toolkit.model.place import Place
from toolkit.text.headings import is_whole_day

_ENOUGH_LABELS = 3


@dataclass(slots=True)
class Strip:
    """One line, or one row of a table, with what it says about forms.

    ``code`` and ``title`` (score 0–1) name the form; ``titled_by`` is the text that is the title; ``shared_title`` says that it is that of
    several forms. ``of_paper``: its questions are those that every form asks (branch, period, day, who made it out).
    """

    block: Block
    row: int | None
    texts: tuple[str, ...]
    sheet: str | None
    code: str | None = None
    title: tuple[str, float] | None = None
    titled_by: str = ""
    shared_title: bool = False
    labels: tuple[str, ...] = ()
    of_paper: bool = False

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.block.place if isinstance(self.block, Line) or self.row is None else self.block.rows[self.row][0].place


@dataclass(slots=True)
class Part:
    """Lines and rows that follow one another and may be one form; those before ``first`` are a head that it shares."""

    strips: list[Strip] = field(default_factory=list)
    first: int = 0

    @property
    def marked(self) -> bool:
        """Whether a line names a form by its code or title."""
        return any(strip.code or strip.title for strip in self.strips)

    @property
    def labels(self) -> set[str]:
        """The questions that it asks, each once."""
        return {label for strip in self.strips for label in strip.labels}

    @property
    def asks_enough(self) -> bool:
        """Whether it asks as many questions as only a form does."""
        return len(self.labels) >= _ENOUGH_LABELS


def strips_of(document: Document) -> Iterator[Strip]:
    """Yield each line outside tables and each row of a table, in reading order."""
    for block in document.blocks:
        if isinstance(block, Line):
            yield Strip(block, None, (block.text,), None)
        else:
            for index, row in enumerate(block.rows):
                yield Strip(block, index, _texts(row), block.place.sheet)


def _texts(row: Sequence[Cell]) -> tuple[str, ...]:
    seen = {id(cell): cell.text for cell in row if cell.text}
    whole = tuple(seen.values())
    if not any(["\n" in text for text in whole]):  # noqa: C419 - quicker than one by one
        return whole
    return tuple(part for text in whole for part in ((text, *text.split("\n")) if "\n" in text else (text,)))


def with_day_above(strips: Sequence[Strip], at: int) -> int:
    """Return where what stands at ``at`` begins together with the line of the day right above it, if there is one."""
    above = next((before for before in range(at - 1, -1, -1) if any(text.strip() for text in strips[before].texts)), -1)
    return above if above >= 0 and all(is_whole_day(text) for text in strips[above].texts if text.strip()) else at


def blocks_of(strips: Sequence[Strip]) -> Iterator[Block]:
    """Put rows that belong to one table back together; a table that was cut keeps only its own rows."""
    index = 0
    while index < len(strips):
        block = strips[index].block
        if isinstance(block, Line):
            yield block
            index += 1
            continue
        rows = []
        while index < len(strips) and strips[index].block is block:
            row = strips[index].row
            if row is not None:
                rows.append(block.rows[row])
            index += 1
        yield block if len(rows) == len(block.rows) else replace(block, rows=tuple(rows))
