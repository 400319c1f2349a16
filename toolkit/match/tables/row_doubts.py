"""Rows of a list that may not be one item each: a part of the item above, two items in one row, words where no head stands."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from toolkit.match.pieces import Content
from toolkit.match.rows import filled
from toolkit.model.definitions import AnswerType, Question
from toolkit.model.document import Cell

PART_OF_ABOVE = "Hàng này chỉ ghi vài ô, không có số thứ tự; có thể là phần tiếp của hàng trên."
TWO_IN_ONE = "Hàng này có vẻ ghi hai điển hình trong cùng các ô."
TWO_COLUMNS = "Đầu bảng có hai cột cùng hỏi điều này."
BEYOND_HEAD = "Hàng này có nội dung ở cột không có tên; các ô có thể lệch cột."
NAME_ALONE = "Hàng này không có số thứ tự và chỉ ghi tên; có thể là tên của nhóm bên dưới."
MERGED = "Ở hàng này có một ô gộp qua nhiều cột; có thể là tên của nhóm bên dưới."
ROMAN = re.compile(r"[IVX]{1,4}[.)]?|[A-ZĐ][.)]?", re.IGNORECASE)
_FEWEST_LINES, _FEWEST_CELLS = 2, 3

Row = Sequence[Cell]


def is_part_of_above(
    row: Row, above: Row, number: int | None, names: int | None, columns: int, typed: Collection[int], *, goes_on: bool
) -> bool:
    """Tell whether a row may go on with the one above: it lacks the number that that has and most cells, or has nothing but a name.

    The row above may itself go on with another (``goes_on``).

    Where the list has no numbers, a row goes on as well that lacks most cells and all of the ``typed`` columns, which the one above has.
    """
    cells = filled(row)
    if number is None and names is not None and len(filled(above)) >= _FEWEST_CELLS and len(above) == len(row):
        alone = len(cells) == 1 and row[names] is cells[0]
        lacks = bool(typed) and all(above[at].text.strip() and not row[at].text.strip() for at in typed)
        return alone or (lacks and _FEWEST_LINES * len(cells) < columns)
    if number is None:
        return False
    numbered = len(above) == len(row) and above[number].text.strip(" .)").isdigit()
    if row[number].text.strip() or not (numbered or goes_on):
        return False
    lacks = any(not row[at].text.strip() for at in typed)  # nothing that an item of its own would say
    return 2 * len(cells) < columns + lacks


def doubt_of_row(row: Row, found: Mapping[str, Content], asked: Question | None, number: int | None, headed: Collection[int]) -> str:
    """Return why a row may be no single item, if so; ``headed`` are the columns of the table that have a head."""
    if any(_stands_without_head(row, at, headed) for at in range(min(len(row), max(headed, default=-1) + 2)) if at not in headed):
        return BEYOND_HEAD
    columns = asked.columns if asked else ()
    if number is not None and not row[number].text.strip() and columns and _is_name_alone(row, found, columns[0].id):
        return NAME_ALONE
    if any(row.count(cell) >= _FEWEST_CELLS for cell in filled(row) if cell.columns >= _FEWEST_CELLS):
        return MERGED
    telling = [found[column.id] for column in columns if column.type is not AnswerType.TEXT and column.id in found]
    return TWO_IN_ONE if columns and _holds_two(row, number, found.get(columns[0].id), telling) else ""


def _is_name_alone(row: Row, found: Mapping[str, Content], name: str) -> bool:
    """Tell whether nothing but a name stands in a row without a number: it may head the rows below it."""
    return name in found and [cell.text for cell in filled(row)] == [found[name].text]


def _holds_two(row: Row, number: int | None, name: Content | None, telling: Sequence[Content]) -> bool:
    """Tell whether a row has two numbers one below the other, or two names and as many answers in each cell whose type is ``telling``."""
    if number is not None:
        numbers = row[number].text.split("\n")
        return len(numbers) >= _FEWEST_LINES and all(line.strip(" .)").isdigit() for line in numbers)
    lines = name.text.count("\n") if name is not None else 0
    said = [content.text for content in telling if content.text.strip()]
    return lines > 0 and len(said) > 1 and all(text.count("\n") == lines for text in said)


def _stands_without_head(row: Row, at: int, headed: Collection[int]) -> bool:
    """Tell whether words stand in a column between the heads, or right behind the last one, in a cell of their own."""
    cell = row[at]
    return any(map(str.isalpha, cell.text)) and not any(row[other] is cell for other in headed if other < len(row))


def is_item_below(below: Row, number: int | None, names: int | None) -> bool:
    """Tell whether the row below a lone cell is an item, so that the cell is a remark: it has a number, a name and more."""
    if names is None or len(filled(below)) < _FEWEST_CELLS or not below[names].text.strip():
        return False
    return number is None or below[number].text.strip(" .)").isdigit()


def has_words_for_number(row: Row, number: int | None) -> bool:
    """Tell whether words stand where the list numbers its rows: a label, so that the list has ended."""
    text = row[number].text.strip() if number is not None and number < len(row) else ""
    wordless = not any(letter.isalpha() for letter in text)
    return not (wordless or ROMAN.fullmatch(text) or any(letter.isdigit() for letter in text)) and row[number or 0].columns == 1
