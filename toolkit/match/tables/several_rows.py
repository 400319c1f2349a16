"""A list whose head has several rows and each of whose items takes as many: each item is laid out in one row, as its head is.

    TT | Tên        | Loại    | Chức vụ             TT | Tên | Loại | Chức vụ | Sản phẩm | Xếp loại | Theo dõi
       | Sản phẩm   | Xếp loại| Theo dõi     →      1  | …   | …    | …       | …        | …        | …
    1  | …          | …       | …
       | …          | …       | …

What does not come out in such items is left as it stands, for a look (:func:`stands_under_two_heads`, :func:`shares_number`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from toolkit.match.pieces import Content
from toolkit.match.rows import filled, is_first, is_number, is_number_head, numbers_columns
from toolkit.match.words import LIKELY, Words
from toolkit.model.document import Cell, Table
from toolkit.text.lexicon import Match

SEVERAL_ROWS = "Đầu bảng có nhiều hàng; chưa chắc mỗi ô thuộc cột nào."
ONE_NUMBER = "Hai hàng chung một số thứ tự; chưa chắc là hai điển hình."
_FEWEST_ROWS, _MOST_ROWS, _FEWEST_KNOWN = 2, 4, 2

Row = Sequence[Cell]


@dataclass(frozen=True, slots=True)
class _Layout:
    """Which columns of the table each row of an item answers; the column of the numbers is the first row's."""

    number: int
    columns: tuple[tuple[int, ...], ...]

    @property
    def rows(self) -> int:
        return len(self.columns)

    @property
    def width(self) -> int:
        return sum(map(len, self.columns))


class SeveralRows:
    """Lays out the items of such lists in one row; a table as wide that follows without a head goes on with the one before it."""

    def __init__(self, words: Words) -> None:
        """Know the columns of the form's list by ``words``."""
        self._words = words
        self._layout: _Layout | None = None
        self._width = 0

    def table(self, table: Table) -> Table:
        """Return the table with one row an item; any other table as it is."""
        if self._words.list_question is None or len(table.rows) < _FEWEST_ROWS:
            return table
        found = next(((at, layout) for at, row in enumerate(table.rows) if (layout := self._head(table.rows, at, row))), None)
        if found is None and self._layout is not None and self._width == len(table.rows[0]):
            found = (0, self._layout)
        self._layout, self._width = found[1] if found is not None else None, len(table.rows[0])
        laid = _laid_out(table.rows, *found) if found is not None else None
        return replace(table, rows=laid) if laid is not None else table

    def _head(self, rows: Sequence[Row], at: int, row: Row) -> _Layout | None:
        """Return how the head that begins in a row lays out its items; ``None`` where none of several rows begins there."""
        cells = filled(row)
        if not cells or not is_number_head(cells[0].text):
            return None
        number = next(column for column, cell in enumerate(row) if cell is cells[0])
        count = _rows_of(rows, at, number)
        if not _FEWEST_ROWS <= count <= _MOST_ROWS:
            return None
        columns = [tuple(range(len(row)))]
        columns += [
            tuple(column for column in columns[0] if column != number and above[column] is not below[column])
            for above, below in zip(rows[at:], rows[at + 1 : at + count], strict=False)
        ]
        known = [self._known(rows[at + offset], of_row) for offset, of_row in enumerate(columns)]
        if min(map(len, known)) < _FEWEST_KNOWN or len(set().union(*known)) < sum(map(len, known)):
            return None  # a row of the head asks again what another one asks: the heads of groups of columns
        return _Layout(number, tuple(columns))

    def _known(self, row: Row, columns: Sequence[int]) -> set[str]:
        """Return the columns of the list that a row of a head names; none where it names but a few of them."""
        heads = [row[column].text for column in columns if is_first(row, column) and row[column].text.strip()]
        found = [match.target for text in heads if (match := self._words.column(text, LIKELY)) is not None]
        return set(found) if 2 * len(found) >= len(heads) - 1 else set()


def _rows_of(rows: Sequence[Row], at: int, number: int) -> int:
    """Count the rows that one number, or the head of the numbers, stands for: merged, or with nothing below it."""
    cell, count = rows[at][number], 1
    for row in rows[at + 1 :]:
        goes_on = row[number] is cell or (not row[number].text.strip() and len(filled(row)) >= _FEWEST_KNOWN)
        if not goes_on:
            break
        count += 1
    return count


def _laid_out(rows: Sequence[Row], head: int, layout: _Layout) -> tuple[tuple[Cell, ...], ...] | None:
    """Return the rows with each item in one; ``None`` where an item takes more rows or fewer than the head, or none is there."""
    laid, at, items = [_wide(row, layout) for row in rows[:head]], head, 0
    while at < len(rows):
        row = rows[at]
        if _is_item(rows, at, layout):
            laid.append(tuple(rows[at + offset][column] for offset, columns in enumerate(layout.columns) for column in columns))
            at += layout.rows
            items += 1
            continue
        said = row[layout.number].text
        if not numbers_columns(filled(row)):
            if len(filled(row)) > _FEWEST_KNOWN and (is_number(said) or not any(map(str.isalpha, said))):
                return None
            laid.append(_wide(row, layout))
        at += 1
    return tuple(laid) if items else None


def _is_item(rows: Sequence[Row], at: int, layout: _Layout) -> bool:
    """Tell whether an item, or a head, of as many rows as the layout has begins at a row, each of its cells in a column of its own."""
    if len(filled(rows[at])) < _FEWEST_KNOWN or _rows_of(rows, at, layout.number) != layout.rows:
        return False
    for above, row, own in zip(rows[at:], rows[at + 1 : at + layout.rows], layout.columns[1:], strict=False):
        shared = [column for column in layout.columns[0] if row[column] is above[column]]
        if any(row[column].text.strip() for column in shared if column in own):
            return False
        if any(row[column].text.strip() for column in layout.columns[0] if column not in own and column not in shared):
            return False
    return rows[at][layout.number] is rows[at + 1][layout.number] or is_number(rows[at][layout.number].text)


def _wide(row: Row, layout: _Layout) -> tuple[Cell, ...]:
    """Return a row that is no item, made as wide as the items are."""
    last = row[-1]
    more = last if not last.text.strip() or len(filled(row)) == 1 else Cell("", last.place)
    return (*row, *([more] * (layout.width - len(row))))


def reaches_down(table: Table, index: int) -> bool:
    """Tell whether a row is the lower one of a head: heads above reach down into it, and all else stands under merged ones."""
    row, above = table.rows[index], table.rows[index - 1] if index else ()
    shared = {id(cell) for cell, over in zip(row, above, strict=False) if cell is over and cell.text.strip()}
    if len(shared) <= _FEWEST_KNOWN:
        return False
    own = [over for cell, over in zip(row, above, strict=True) if cell is not over and (cell.text.strip() or over.text.strip())]
    return bool(own) and all(over.columns > 1 for over in own)


def stands_under_two_heads(above: Mapping[int, Match], found: Mapping[int, Match], table: Table, index: int) -> bool:
    """Tell whether the head at ``index`` names other columns than the one right above it does: which of both holds is open.

    The head of several columns only names their group, where an item has a cell below each of them.
    """
    told = [column for column, match in found.items() if column in above and above[column].target != match.target]
    if len(told) < _FEWEST_KNOWN or not index or index + 1 == len(table.rows):
        return len(told) >= _FEWEST_KNOWN
    heads, below = table.rows[index - 1], table.rows[index + 1]
    return sum(heads[column].columns == 1 or below[column].columns > 1 for column in told) >= _FEWEST_KNOWN


def shares_number(row: Row, above: Row, number: int | None) -> bool:
    """Tell whether a row of a list has its number in one merged cell with the row above it."""
    return number is not None and len(row) == len(above) and row[number] is above[number] and bool(row[number].text.strip())


def doubt_all(item: Mapping[str, Content], doubt: str) -> None:
    """Ask for a look at each answer of an item that is not in doubt yet."""
    for content in item.values():
        content.doubt = content.doubt or doubt
