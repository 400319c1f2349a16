"""Tables on the way from a page to the document: boxes of text in rows, over the places of their columns. Pure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.readers.pdf.columns import Block
from toolkit.readers.pdf.lines import TextLine
from toolkit.readers.pdf.paragraphs import paragraph_text, paragraphs
from toolkit.readers.pdf.pieces import STRUCK

SAME_EDGE = 4.0
"""How far apart two borders may lie that are one."""

_HEADING = 2  # borders of a row of one cell
_STRUCK_OUT = f"{STRUCK} \t"


@dataclass(slots=True)
class Box:
    """One cell before its place is known: paragraphs of text and how many positions it covers."""

    texts: list[str]
    page: int
    rows: int = 1
    columns: int = 1


@dataclass(slots=True)
class Rows:
    """A table on the way: ``rows`` hold a box in each position (a merged one several times), ``edges`` the columns' places.

    Text that only stands in columns has a ``block`` instead of drawn edges.
    """

    rows: list[list[Box]]
    edges: list[float]
    page: int
    block: Block | None = None
    right: float = 0.0

    @property
    def ruled(self) -> bool:
        """Whether the table is drawn."""
        return self.block is None


@dataclass(slots=True)
class Paragraph:
    """Text outside tables; ``line`` is its only line, ``None`` where it has several, ``first`` its first one."""

    text: str
    page: int
    line: TextLine | None = None
    first: TextLine | None = None


def texts_of(lines: Sequence[TextLine], right: float, *, firm: bool = True) -> list[str]:
    """Return the paragraphs of a cell; one that is struck out is none."""
    texts = [paragraph_text(group, right) for group in paragraphs(lines, right, firm=firm)]
    return list(filter(says_something, texts))


def says_something(text: str) -> bool:
    """Tell whether anything of a text is not struck out."""
    return text.strip(_STRUCK_OUT) != ""


def with_same_columns(above: Rows, below: Rows) -> bool:
    """Give two drawn tables the same columns if one may go on with the other on the next page; tell whether it may.

    The last row above has the borders of the first row below, whatever other borders cut the rows before and after, or it is one cell that
    heads the rows below. Or the first row below is that of a head which the page repeats.
    """
    if not _are_same(above.edges, below.edges):
        borders, others = _borders(above.rows[-1], above.edges), _borders(below.rows[0], below.edges)
        heads = len(borders) == _HEADING and any(_are_same(borders, [others[0], other]) for other in others[1:])
        alike = [row for row in above.rows if distinct_texts(row) == distinct_texts(below.rows[0])]
        if not heads and not any(_are_same(_borders(row, above.edges), others) for row in (above.rows[-1], *alike)):
            return False
        edges = sorted(above.edges + [edge for edge in below.edges if all(abs(edge - other) > SAME_EDGE for other in above.edges)])
        _spread(above, edges)
        _spread(below, edges)
    return True


def distinct(row: Sequence[Box]) -> list[Box]:
    """Return the boxes of a row, a merged one once."""
    return [box for number, box in enumerate(row) if not number or box is not row[number - 1]]


def distinct_texts(row: Sequence[Box]) -> list[list[str]]:
    """Return the texts of a row, those of a merged cell once."""
    return [box.texts for box in distinct(row)]


def _are_same(edges: Sequence[float], others: Sequence[float]) -> bool:
    return len(edges) == len(others) and all(abs(edge - other) <= SAME_EDGE for edge, other in zip(edges, others, strict=True))


def _borders(row: Sequence[Box], edges: Sequence[float]) -> list[float]:
    """Return the borders that a row has: a merged cell has none inside."""
    return [edges[column] for column in range(len(row)) if not column or row[column] is not row[column - 1]] + [edges[-1]]


def _spread(table: Rows, edges: list[float]) -> None:
    """Set a table over more columns."""
    last = len(table.edges) - 2
    owner = [min(last, max(0, bisect_right(table.edges, edge + SAME_EDGE) - 1)) for edge in edges[:-1]]
    table.rows = [[row[number] for number in owner] for row in table.rows]
    table.edges = edges
    for row in table.rows:
        for box in row:
            box.columns = sum(other is box for other in row)
