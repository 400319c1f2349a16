"""The short way through an Excel workbook: what an earlier file had in the same bytes is not read again.

It holds for a plain workbook only: sheets that all are shown, whose cells say numbers, days and text without runs. Formulas, hidden rows
and columns, formats that show a number as something else, strokes, old fonts, or a shape of the XML that is not expected here: the
library reads the workbook, as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from toolkit.errors import UnreadableFile
from toolkit.model.document import Cell, Notice, Table
from toolkit.model.finding import Code
from toolkit.model.place import Place
from toolkit.readers.book_xml import S, book_xml, sheet_parts, sheets_of
from toolkit.readers.dingbats import draws
from toolkit.readers.legacy import names_legacy_font, plainly_unicode
from toolkit.readers.looks import HIDES, place_of, styles_of, whole
from toolkit.readers.package import Package
from toolkit.readers.plain_cells import DAY, DRAWN, NUMBER, OTHER, PERCENT, Found, cells_in, strings_in
from toolkit.readers.sheet_rows import empty_row

_BOOK, _STYLES, _STRINGS = "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml"
_OPENS, _CLOSES = b"<sheetData>", b"</sheetData>"
_LONGEST_PART, _MOST_PARTS, _MOST_BYTES = 2**18, 60, 2**21
"""The size of a part, how many there are and all their sizes: of a workbook of forms, not of one that is to take time."""
_MOST_TEXT: Final = 2**20
_WIDEST, _LONGEST, _MOST_PLACES = 30, 1_000, 20_000
_NO_DATES = frozenset((*range(9), *range(37, 41), 49))
_DAYS: Final = 14
_DAY = re.compile(r"(?=.*d)(?:\[\$-[0-9A-F]{1,8}\])?(?:d{1,2}|m{1,2}|y{2}|y{4})(?:\\?[-/. ](?:d{1,2}|m{1,2}|y{2}|y{4}))*", re.IGNORECASE)
_MAY_BE_DATE = re.compile(r"[dmyhsgeb]", re.IGNORECASE)
_GENERAL, _OFF = "General", ("0", "false")
_IN_ORDER = [f"{S}sheetData", f"{S}mergeCells"]
_OF_ROWS = (f"{S}row", f"{S}c", f"{S}v", f"{S}is", f"{S}f")

_Merged = tuple[tuple[int, int, int, int], ...]
"""Top, left, bottom and right of merged cells that do not overlap."""


class PlainBook(NamedTuple):
    """The sheets of a workbook that say something, as tables, and the names of those that are hidden."""

    tables: tuple[Table, ...]
    hidden: tuple[str, ...]


def read_plain_book(package: Package) -> PlainBook | None:
    """Return what a plain workbook says; ``None`` where the library must read it, or say what is wrong with it."""
    try:
        return _plain_book(package)
    except UnreadableFile:
        return None


def hidden_sheet(name: str) -> Notice:
    """Return the notice that a sheet is hidden."""
    return Notice(code=Code.HIDDEN_TEXT, detail=f"Trang tính “{name}” bị ẩn; không đọc phần này.", place=Place(sheet=name))


def _plain_book(package: Package) -> PlainBook | None:
    states = package.told(_BOOK, _states) if _BOOK in package else {}
    parts = package.once(sheets_of)
    strings_part = next((name for name in package.names if name.lower() == _STRINGS.lower()), _STRINGS)
    sizes = [package.entries[part].size for part in (*parts.values(), strings_part) if part in package]
    short = len(sizes) <= _MOST_PARTS and max(sizes, default=0) <= _LONGEST_PART and sum(sizes) <= _MOST_BYTES
    usual = strings_part == _STRINGS and [*parts] == [*states] and {*parts.values()} == {*package.once(sheet_parts)}
    styles = package.told(_STYLES, _kinds) if _STYLES in package else None
    if not states or not short or not usual or styles is None:
        return None
    strings = strings_in(package.read(_STRINGS)) if _STRINGS in package else []
    if strings is None:
        return None
    read = {name: package.read(part) for name, part in parts.items() if part.startswith("xl/worksheets/")}
    tables = [_table(sheet, name, styles, strings) for name, sheet in read.items() if states[name]]
    if None in tables or len(read) < len(states) or package.in_utf16:
        return None
    hidden = tuple(name for name, is_shown in states.items() if not is_shown)
    return PlainBook(tuple(table for table in tables if table is not None and table.rows), hidden)


def _states(book: bytes) -> Mapping[str, bool]:
    """Return the sheets of a workbook by name, and whether they are shown; none where days are counted from another year."""
    root = book_xml(book)
    sheets = [(one.get("name", ""), one.get("state", "visible") == "visible") for one in root.iter(S + "sheet")]
    other_year = any(one.get("date1904", "0") not in _OFF for one in root.iter(S + "workbookPr"))
    plain = len(dict(sheets)) == len(sheets) and all(name.isprintable() for name, _ in sheets)
    return dict(sheets) if plain and not other_year else {}


def _kinds(part: bytes) -> str | None:
    """Return, by the index of a cell's style, the letter that says what it makes of a value; ``None`` where fonts are of old encodings."""
    if names_legacy_font(part):
        return None
    root = book_xml(part)
    codes = {whole(one.get("numFmtId")): one.get("formatCode", "") for one in root.iter(S + "numFmt")}
    numbers = [whole(look.get("numFmtId")) for look in root.findall(f"{S}cellXfs/{S}xf")]
    return "".join(
        DRAWN if style.struck or draws(style.font) else OTHER if style.month or style.words else _kind(number, codes, percent=style.percent)
        for number, style in zip(numbers, styles_of(part), strict=True)
    )


def _kind(number: int, codes: dict[int, str], *, percent: bool) -> str:
    """Return what a format makes of a number, where every program agrees on that."""
    code = codes.get(number)
    if percent:
        return PERCENT if code is None or not _MAY_BE_DATE.search(code) else OTHER
    if code is None:
        return NUMBER if number in _NO_DATES else DAY if number == _DAYS else OTHER
    if code == _GENERAL or not _MAY_BE_DATE.search(code):
        return NUMBER
    return DAY if _DAY.fullmatch(code.removesuffix(";@")) else OTHER


def _table(part: bytes, name: str, styles: str, strings: Sequence[str | None]) -> Table | None:
    """Return one sheet, without rows where it says nothing; ``None`` where it is not plain."""
    start, end = part.find(_OPENS) + len(_OPENS), part.rfind(_CLOSES)
    if start < len(_OPENS) or end < start or b"<!" in part or (b'hidden="' in part and HIDES.search(part)):
        return None
    merged = _merged(part[:start] + part[end:])
    cells = cells_in(part[start:end], name, styles) if merged is not None else None
    rows = _rows(cells, merged, name, strings) if cells is not None and merged is not None else None
    if rows is None or not plainly_unicode("".join([cell.text for row in rows for cell in row])):
        return None
    while rows and not any([cell.text for cell in rows[-1]]):  # noqa: C419 - quicker than one by one
        rows.pop()
    return Table(rows=tuple(rows), place=Place(sheet=name))


@lru_cache(maxsize=64)
def _merged(around: bytes) -> _Merged | None:
    """Return the merged cells that a sheet without its rows has; ``None`` where its XML is odd, or where they overlap or are huge."""
    try:
        root = book_xml(around)
    except UnreadableFile:
        return None
    marks = [*root.iter(f"{S}mergeCell")]
    order = [one.tag for one in root.iter(*_IN_ORDER)]
    misplaced = order != _IN_ORDER[: len(order)] or not order or len(marks) != len(root.findall(f"{S}mergeCells/{S}mergeCell"))
    if root.tag != f"{S}worksheet" or misplaced or next(root.iter(*_OF_ROWS), None) is not None:
        return None
    found, covered = list[tuple[int, int, int, int]](), 0
    for one in marks:
        first, _, last = one.get("ref", "").partition(":")
        top_left, bottom_right = place_of(first), place_of(last)
        if top_left is None or bottom_right is None:
            return None
        found.append((*top_left, *bottom_right))
    places = set[tuple[int, int]]()
    for top, left, bottom, right in found:
        if not (0 < top <= bottom <= _LONGEST and 0 < left <= right <= _WIDEST):
            return None
        covered += (bottom - top + 1) * (right - left + 1)
        if covered > _MOST_PLACES:
            return None
        places.update((row, column) for row in range(top, bottom + 1) for column in range(left, right + 1))
    return tuple(found) if len(places) == covered else None


@lru_cache(maxsize=32)
def _empty_rows(name: str, height: int, width: int) -> tuple[tuple[Cell, ...], ...]:
    """Return the rows of a sheet that says nothing."""
    columns = range(1, width + 1)
    return tuple(empty_row(name, row, columns) for row in range(1, height + 1))


def _rows(cells: Sequence[Found], merged: _Merged, name: str, strings: Sequence[str | None]) -> list[tuple[Cell, ...]] | None:
    """Return the rows of a sheet; ``None`` where it is too large, or where a text is not plain or is not there."""
    if not cells:
        return []
    height = max([cell[0] for cell in cells])
    width = max([cell[1] for cell in cells] + [right for top, _, _, right in merged if top <= height])
    if height > _LONGEST or width > _WIDEST or height * width > _MOST_PLACES:
        return None
    empty = _empty_rows(name, height, width)
    lines: list[list[Cell] | None] = [None] * height
    letters = 0
    for row, column, cell, number in cells:
        line = lines[row - 1]
        if line is None:
            line = lines[row - 1] = [*empty[row - 1]]
        if cell is None:
            text = strings[number] if number < len(strings) else None
            if text is None:
                return None
            letters += len(text)
            cell = Cell(text, line[column - 1].place, text or None)
        line[column - 1] = cell
    if letters > _MOST_TEXT:
        return None
    for top, left, bottom, right in merged:
        if top > height:
            continue
        first = lines[top - 1]
        corner = (empty[top - 1] if first is None else first)[left - 1]
        spread = Cell(corner.text, corner.place, corner.value, bottom - top + 1, right - left + 1)
        for row in range(top - 1, min(bottom, height)):
            line = lines[row]
            if line is None:
                line = lines[row] = [*empty[row]]
            line[left - 1 : right] = [spread] * (right - left + 1)
    return [tuple(line) if line is not None else none for line, none in zip(lines, empty, strict=True)]
