"""Cells without lines between them into columns: those over and under each other. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from toolkit.readers.pdf.cells import Passage
from toolkit.readers.pdf.lines import is_figure
from toolkit.readers.pdf.mark_columns import is_in_middle, is_mark

_ALIGNED = 1.0
_TOUCH = 1.0
_SIDE_BY_SIDE = 2


@dataclass(slots=True, eq=False)
class Column:
    """The ends of all text of one column."""

    x0: float
    x1: float


@dataclass(slots=True)
class Block:
    """Rows in columns: each row holds for some of the columns a cell and how many rows it covers."""

    columns: list[Column] = field(default_factory=list)
    rows: list[list[tuple[Column, Passage, int]]] = field(default_factory=list)

    def take(self, row: Sequence[tuple[Passage, int]], *, grow: bool = True, beside: bool = False) -> bool:
        """Add a row if its cells stand in these columns, tell whether they do.

        With ``grow`` they may stand in new columns between and beside them, with ``beside`` near one.
        """
        columns = list(self.columns)
        given: list[Column | None] = [self._under(cell, row) for cell, _ in row]
        if not self.columns:
            given = [Column(cell.x0, cell.x1) for cell, _ in row]
            columns = [column for column in given if column is not None]
        for number, (cell, _) in enumerate(row):
            if given[number] is None:
                if any(column.x0 < cell.x1 and column.x1 > cell.x0 for column in columns):
                    return False
                right = next((one for one in columns if one.x1 > cell.x0), columns[-1])
                column = right if beside else self._beside(cell, columns, given)
                if column is None:
                    if not grow:
                        return False
                    column = Column(cell.x0, cell.x1)
                    columns = sorted((*columns, column), key=lambda one: one.x0)
                given[number] = column
        placed = [(column, cell, rows) for column, (cell, rows) in zip(given, row, strict=True) if column is not None]
        places = [columns.index(column) for column, _, _ in placed]
        if places != sorted(set(places)):
            return False
        for column, cell, _ in placed:
            after = columns[columns.index(column) + 1 :]
            column.x0 = min(column.x0, cell.x0)
            column.x1 = max(column.x1, min(cell.x1, after[0].x0 - 1) if after else cell.x1)
        self.columns = columns
        self.rows.append(placed)
        return True

    def spans(self, cell: Passage) -> bool:
        """Tell whether a cell stands under several columns."""
        return sum(column.x0 < cell.x1 and column.x1 > cell.x0 for column in self.columns) > 1

    def close_up(self) -> None:
        """Make one of the last two of three columns if no row fills both, while each stands beside the first: a cell's lines set apart."""
        if len(self.columns) != _SIDE_BY_SIDE + 1:
            return
        first, left, right = self.columns
        filled = [self._filled(number) for number in range(len(self.rows))]
        together = any(left in row and right in row for row in filled)
        if not together and all(any(first in row and one in row for row in filled) for one in (left, right)):
            left.x1 = right.x1
            self.columns = [first, left]
            self.rows = [[(left if column is right else column, cell, high) for column, cell, high in row] for row in self.rows]

    def _filled(self, number: int) -> list[Column]:
        """Return the columns that a row has text in, with that of cells which begin in a row above."""
        return [column for row in range(number + 1) for column, _, high in self.rows[row] if row + high > number]

    def _under(self, cell: Passage, row: Sequence[tuple[Passage, int]]) -> Column | None:
        """Return the column that a cell stands under; one that reaches over others stands under the one that it begins with."""
        over = [column for column in self.columns if column.x0 < cell.x1 and column.x1 > cell.x0]
        if len(over) == 1:
            return over[0]
        free = [
            column for column in over if not any(other is not cell and column.x0 < other.x1 and column.x1 > other.x0 for other, _ in row)
        ]
        return over[0] if over and len(free) == len(over) and abs(over[0].x0 - cell.x0) <= _ALIGNED else None

    def _beside(self, cell: Passage, columns: Sequence[Column], given: Sequence[Column | None]) -> Column | None:
        """Return the column that a cell belongs to although no text of the column stands over it; ``None`` where it begins a new one."""
        free = [column for column in columns if not any(column is one for one in given)]
        before = [column for column in columns if column.x1 <= cell.x0]
        after = [column for column in columns if column.x0 >= cell.x1]
        left = before[-1] if before and any(before[-1] is one for one in free) else None
        right = after[0] if after and any(after[0] is one for one in free) else None
        if left is not None and is_mark(cell.lines) and (right is not None or after):
            if is_in_middle(cell.lines[0].segments[0], left.x0, after[0].x0, cell.lines[0].size):
                return left
            if self._has_marks_elsewhere(left, cell):
                return right
        if left is not None and (is_figure(cell.lines[0].text) or (after and right is None)):
            return left
        if left is not None and right is not None:
            return right  # what begins behind all text of a column stands in the next one
        figures = [is_figure(one.lines[0].text) for row in self.rows for column, one, _ in row if column is right]
        same = sum(figures) * 2 > len(figures) or not is_figure(cell.lines[0].text)
        if right is None:
            return None
        touches = right.x0 - cell.x1 < _TOUCH * cell.lines[0].size
        return right if (touches if before else same) else None

    def _has_marks_elsewhere(self, column: Column, cell: Passage) -> bool:
        """Tell whether a column holds marks alone, and none over or under another."""
        marks = [one for row in self.rows for at, one, _ in row if at is column]
        return all(is_mark(one.lines) for one in marks) and not _is_aligned(cell, marks)


def is_tabbed(block: Block) -> bool:
    """Tell whether two columns are lines set with tabs: drawn line after line, and something alone on its line stands under nothing."""
    if len(block.columns) != _SIDE_BY_SIDE or any(len(cell.lines) > 1 for row in block.rows for _, cell, _ in row):
        return False
    numbers = [segment.first for row in block.rows for _, cell, _ in row for segment in cell.lines[0].segments]
    if numbers != sorted(numbers) or numbers[0] < 0:
        return False
    alone = [row[0] for row in block.rows if len(row) == 1]
    return any(not _is_aligned(cell, [other for row in block.rows for at, other, _ in row if at is column]) for column, cell, _ in alone)


def _is_aligned(cell: Passage, column: Sequence[Passage]) -> bool:
    """Tell whether a cell shares its left end, its right end or its middle with another of its column."""
    return any(
        min(abs(cell.x0 - other.x0), abs(cell.x1 - other.x1), abs(cell.x0 + cell.x1 - other.x0 - other.x1) / 2) <= _ALIGNED
        for other in column
        if other is not cell
    )
