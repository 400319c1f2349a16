"""Rows of a table as a person sees them: merged cells once, empty ones apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from toolkit.model.document import Cell, Table
from toolkit.text.fold import bare, first_word

_HEADS = frozenset(("tt", "stt", "so tt"))
_HEAD_BEGINS = frozenset(("tt", "stt", "so"))
_LETTERS = "abcd"
_FEWEST_COUNTED, _LONGEST_COUNT = 3, 24


def is_first(row: Sequence[Cell], column: int) -> bool:
    """Tell whether the cell at ``column`` (from 0) begins there and is not the right part of a merged one."""
    return column == 0 or row[column] is not row[column - 1]


def distinct(row: Sequence[Cell]) -> list[Cell]:
    """Return the cells of a row without the repetitions of merged ones."""
    last: Cell | None = None
    return [last := cell for cell in row if cell is not last]


def filled(row: Sequence[Cell]) -> list[Cell]:
    """Return the cells of a row that hold any text, without repetitions."""
    last: Cell | None = None
    return [cell for cell in row if cell is not last and (last := cell).text.strip()]


def index_in(row: Sequence[Cell], column: int | None) -> int:
    """Return where in a row the column stands that its places count from 1: a table cut out of a sheet begins at any."""
    return (column or 1) - (row[0].place.column or 1)


@lru_cache(maxsize=1_000)
def is_number(text: str) -> bool:
    """Tell whether a cell only numbers its row, or heads the column of those numbers."""
    return text.strip(" .)(").isdigit() or is_number_head(text) or (first_word(text) == "x" and bare(text) == "x")


def is_number_head(text: str) -> bool:
    """Tell whether a cell heads the column that numbers the rows: "TT", "STT"."""
    return first_word(text) in _HEAD_BEGINS and bare(text) in _HEADS


def numbers_columns(cells: Sequence[Cell]) -> bool:
    """Tell whether the filled cells of a row only count the columns: "(1) | (2) | (3)", "A | B | 1 | 2", "1 | 2 | 3=1+2"."""
    if len(cells) < _FEWEST_COUNTED or len(cells[-1].text) > _LONGEST_COUNT:
        return False
    marks = [cell.text.partition("=")[0].strip(" .()[]").lower() for cell in cells]
    letters = next((at for at, mark in enumerate(marks) if at == len(_LETTERS) or mark != _LETTERS[at]), len(marks))
    counted = marks[letters:]
    if not all(mark.isdecimal() for mark in counted):
        return False
    return not counted or [int(mark) for mark in counted] == list(range(int(counted[0]), int(counted[0]) + len(counted)))


class Rows:
    """A table, its width, and the cells of each of its rows that hold any text."""

    __slots__ = ("filled", "table", "width")

    def __init__(self, table: Table) -> None:
        """Look for the filled cells once: every way of reading a row needs them."""
        self.table = table
        self.width = len(table.rows[0]) if table.rows else 0
        self.filled = [filled(row) for row in table.rows]

    def alone(self, index: int) -> Cell | None:
        """Return the cell that holds all the text of a row."""
        cells = self.filled[index]
        return cells[0] if len(cells) == 1 else None


def rows_below(table: Table, index: int) -> Iterator[list[Cell]]:
    """Yield the filled cells of each row below ``index`` that says anything."""
    for row in table.rows[index + 1 :]:
        cells = filled(row)
        if cells:
            yield cells
