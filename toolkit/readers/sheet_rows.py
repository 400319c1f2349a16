"""The values of one sheet laid out as rows of cells, its merged cells resolved.

Forms that were filled in one template have their empty cells, and those that are merged, in the same places: both are found out once.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from itertools import groupby

from toolkit.model.document import Cell, CellValue, Emphasis
from toolkit.model.place import Place
from toolkit.readers.looks import Looks, Span
from toolkit.readers.sparse import SheetValues

Said = tuple[tuple[CellValue, str], tuple[Emphasis, ...]]
"""Value and text of a cell, and what is set off in it."""
_NOTHING: Said = ((None, ""), ())
_Stretch = tuple[int, int, int, int, int, int]
"""Places of a row, from 0, that one merged cell covers (first, behind the last), and its top, left, bottom and right."""
_Merged = Mapping[int, tuple[frozenset[int], tuple[_Stretch, ...]]]
"""By the number of a row, which of its places are covered, and by what."""
_NONE_MERGED: tuple[frozenset[int], tuple[_Stretch, ...]] = (frozenset(), ())
_MOST_KNOWN_SPANS = 200
_WIDEST_KNOWN = 30


def rows_of(sheet: SheetValues, looks: Looks, say: Callable[[object, tuple[int, int]], Said]) -> list[tuple[Cell, ...]]:
    """Return the rows of a sheet; ``say`` tells what a value at a place (row, column) says."""
    merged, name, columns = _merged(sheet), sheet.name, sheet.columns
    hiding = bool(looks.hidden_rows or looks.hidden_columns)
    wide = len(columns) > _WIDEST_KNOWN or not isinstance(columns, range)
    covering: dict[tuple[int, int], Cell] = {}
    rows: list[tuple[Cell, ...]] = []
    for number, row in zip(sheet.rows, sheet.values, strict=True):
        line = [_empty(name, number, column) for column in columns] if wide else [*empty_row(name, number, columns)]
        covered, stretches = merged.get(number, _NONE_MERGED)
        for place, value in enumerate(row[: len(line)]):
            if value != "" and place not in covered:
                column = columns[place]
                hidden = hiding and looks.hides(range(number, number + 1), range(column, column + 1))
                said, emphasis = say(value, (number, column)) if not hidden else _NOTHING
                line[place] = Cell(said[1], place_in(name, number, column), said[0], 1, 1, emphasis)
        for first, behind, top, left, bottom, right in stretches:
            cell = covering.get((top, left))
            if cell is None:
                hidden = hiding and looks.hides(range(top, bottom + 1), range(left, right + 1))
                value = row[first] if first < len(row) and not hidden and (top, left) == (number, columns[first]) else ""
                said, emphasis = say(value, (top, left)) if value != "" else _NOTHING
                cell = Cell(said[1], place_in(name, top, left), said[0], bottom - top + 1, right - left + 1, emphasis)
                covering[top, left] = cell
            line[first:behind] = [cell] * (behind - first)
        rows.append(tuple(line))
    return rows


def _merged(sheet: SheetValues) -> _Merged:
    if len(sheet.merged) <= _MOST_KNOWN_SPANS and isinstance(sheet.rows, range) and isinstance(sheet.columns, range):
        return _usual_stretches(sheet.merged, sheet.rows, sheet.columns)
    return _stretches(sheet.merged, sheet.rows, sheet.columns)


def _stretches(merged: Sequence[Span], rows: Sequence[int], columns: Sequence[int]) -> _Merged:
    """Return what the merged cells cover of each row; of two that cover one place the later has it."""
    found: dict[int, dict[int, tuple[int, int, int, int]]] = {}
    for (top, left), (bottom, right) in merged:
        within = range(bisect_left(columns, left), bisect_right(columns, right))
        for row in rows[bisect_left(rows, top) : bisect_right(rows, bottom)]:
            spans = found.setdefault(row, {})
            for place in within:
                spans[place] = (top, left, bottom, right)
    return {row: (frozenset(spans), tuple(_runs(spans))) for row, spans in found.items() if spans}


def _runs(spans: Mapping[int, tuple[int, int, int, int]]) -> list[_Stretch]:
    """Return the stretches of neighbours that one cell covers."""
    places = sorted(spans)
    runs = (list(run) for _, run in groupby(enumerate(places), key=lambda one: (one[1] - one[0], spans[one[1]])))
    return [(run[0][1], run[-1][1] + 1, *spans[run[0][1]]) for run in runs]


_usual_stretches = lru_cache(maxsize=32)(_stretches)


@lru_cache(maxsize=2_000)
def place_in(sheet: str, row: int, column: int) -> Place:
    """Return the place of a cell; forms have their cells in the same places."""
    return Place(sheet=sheet, row=row, column=column)


@lru_cache(maxsize=300)
def empty_row(sheet: str, row: int, columns: range) -> tuple[Cell, ...]:
    """Return the cells of a row that says nothing."""
    return tuple(_empty(sheet, row, column) for column in columns)


def _empty(sheet: str, row: int, column: int) -> Cell:
    """Return a cell that says nothing and is merged with none."""
    return Cell("", place_in(sheet, row, column))
