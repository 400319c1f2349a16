"""The rows of a Word table laid out as a rectangle, its merged cells resolved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from toolkit.model.document import Cell, Emphasis, EmphasisKind
from toolkit.model.place import Place
from toolkit.readers.composed import composed
from toolkit.readers.docx.runs import Run


@dataclass(slots=True)
class RawLine:
    """One paragraph as runs, with the label of its list."""

    runs: list[Run]
    number: str = ""


@dataclass(slots=True)
class RawCell:
    """A cell before merging: ``column`` and ``span`` in grid columns from 0; ``joins`` continues the cell above."""

    column: int
    span: int
    joins: bool
    lines: list[RawLine]
    tables: list[etree._Element]
    element: etree._Element | None
    doubt: str = ""

    def placed(self) -> Placed:
        """Return what of it goes into the rectangle."""
        return self.column, self.span, self.joins, join(self.lines) if self.lines else None, self.element, self.doubt


Said = tuple[str, tuple[Emphasis, ...]]
Placed = tuple[int, int, bool, Said | None, "etree._Element | None", str]  # noqa: SLF001 - the only name of the type
"""Column, span, whether it joins the cell above, what its lines say (``None`` without any), its element where that is known, its doubt.

A plain tuple: a form has dozens.
"""
_NOTHING: Said = ("", ())


def width_of(rows: Iterable[Sequence[Placed]]) -> int:
    """Return how many columns these rows need."""
    return max([row[-1][0] + row[-1][1] for row in rows if row], default=0)


def grid_of(
    rows: Sequence[Sequence[Placed]],
    width: int,
    table: int,
    part: str,
    spots: dict[Place, etree._Element] | None,
    doubts: dict[Place, str],
) -> tuple[tuple[Cell, ...], ...]:
    """Return the rectangle of the ``table``-th table of a part, so many columns wide.

    ``spots``, where wanted, takes the element of every cell by its place; ``doubts`` why a person should look at one.
    """
    heights = _heights(rows) if any([joins for row in rows for _, _, joins, *_ in row]) else {}  # noqa: C419 - quicker than one by one
    grid: list[tuple[Cell, ...]] = []
    for number, row in enumerate(rows):
        line: list[Cell] = []
        for column, span, joins, said, element, doubt in row:
            while len(line) < column:
                line.append(Cell("", _place(table, number + 1, len(line) + 1, part)))
            if said is None and joins and number and (above := grid[-1][column]).columns == span:
                line += [above] * span
                continue
            text, emphasis = said or _NOTHING
            place = _place(table, number + 1, column + 1, part)
            if element is not None and spots is not None:
                spots[place] = element
            if doubt:
                doubts[place] = doubt
            line += [Cell(text, place, text or None, heights.get((number, column), 1) if heights else 1, span, emphasis)] * span
        while len(line) < width:
            line.append(Cell("", _place(table, number + 1, len(line) + 1, part)))
        grid.append(tuple(line))
    return tuple(grid)


@lru_cache(maxsize=500)
def _place(table: int, row: int, column: int, part: str) -> Place:
    """Return the place of a cell; forms have their cells in the same places."""
    return Place(table=table, row=row, column=column, part=part)


def _heights(rows: Sequence[Sequence[Placed]]) -> Mapping[tuple[int, int], int]:
    """Return how many rows each cell with others joined to it covers, by its row and column from 0."""
    heights: dict[tuple[int, int], int] = {}
    tops: dict[int, tuple[int, int]] = {}
    for number, row in enumerate(rows):
        for column, _, joins, *_ in row:
            if joins and column in tops:
                heights[tops[column]] = heights.get(tops[column], 1) + 1
            else:
                tops[column] = (number, column)
    return heights


def join(lines: Iterable[RawLine]) -> tuple[str, tuple[Emphasis, ...]]:
    """Return the text of paragraphs joined by line breaks and the emphasised stretches of that text."""
    text = ""
    emphasis: list[tuple[int, int, EmphasisKind]] = []
    for index, line in enumerate(lines):
        if index:
            text += "\n"
        for run in line.runs:
            for kind in run.emphasis:
                emphasis.append((len(text), len(text) + len(run.text), kind))
            text += run.text
    return composed(text, emphasis)
