"""Sheets whose used range is absurd (formats or stray values down to row 1,048,576): only the cells that say something.

Calamine would lay out the whole rectangle. Here cells are read one by one, and long gaps between them are left out: each row and column
keeps its own number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final

from lxml import etree

from toolkit.errors import UnreadableFile
from toolkit.readers.book_xml import S, book_xml
from toolkit.readers.looks import MAX_COLUMNS, BookParts, Span, bare_format, place_of, whole
from toolkit.readers.package import TOO_LONG, Package
from toolkit.readers.rich import unescaped

MAX_ROWS: Final = 20_000
MAX_CELLS: Final = 200_000
MAX_SPARSE_BYTES: Final = 12 * 2**20
_ROOMY_CELLS: Final = 20_000
_NEAR: Final = 20
_REFERENCE_RANGE = re.compile(r"([A-Z]{1,3}\d+):([A-Z]{1,3}\d+)")
_DATE_FORMATS = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_DATE_LETTERS = re.compile(r"[dmyhs]", re.IGNORECASE)
_EPOCHS = (date(1899, 12, 30), date(1904, 1, 1))
_LAST_DAY: Final = 2_958_465


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetValues:
    """The values of one sheet. ``rows`` and ``columns`` are the numbers, from 1, of what stands in ``values``; a row may be shorter.

    ``merged``: top left and bottom right of each merged cell, counted from 1.
    """

    name: str
    values: list[list[object]]
    rows: Sequence[int]
    columns: Sequence[int]
    merged: tuple[Span, ...] = ()


def sparse_sheets(package: Package, parts: BookParts, names: Sequence[str]) -> tuple[SheetValues, ...]:
    """Return the values of the sheets of that name; raise :class:`UnreadableFile` where there are too many for any form."""
    strings = _strings(package)
    dates = _date_styles(package)
    workbook = book_xml(package.read("xl/workbook.xml")).find(f"{S}workbookPr")
    epoch = _EPOCHS[workbook is not None and workbook.get("date1904") in ("1", "true")]
    found = ((name, parts.part_of(name)) for name in names)
    return tuple(_sheet(name, package.read(part), strings, dates, epoch) for name, part in found if part is not None)


def visible_sheets(package: Package) -> tuple[tuple[str, bool], ...]:
    """Return the name of every sheet and whether it is shown."""
    sheets = book_xml(package.read("xl/workbook.xml")).iter(f"{S}sheet")
    return tuple((sheet.get("name", ""), sheet.get("state", "visible") == "visible") for sheet in sheets)


def _sheet(name: str, part: bytes, strings: Sequence[str], dates: Sequence[bool], epoch: date) -> SheetValues:
    if len(part) > MAX_SPARSE_BYTES:
        raise UnreadableFile(TOO_LONG)
    root = book_xml(part)
    cells = {at: value for at, value in _cells(root, strings, dates, epoch) if value not in ("", None)}
    rows, columns = _kept({row for row, _ in cells}), _kept({column for _, column in cells})
    _refuse_long(rows, columns)
    values = [[cells.get((row, column), "") for column in columns] for row in rows]
    return SheetValues(name=name, values=values, rows=rows, columns=columns, merged=tuple(_merged(root)))


def compact(sheet: SheetValues) -> SheetValues:
    """Return the sheet without long gaps between its values; raise :class:`UnreadableFile` where it is too long even so."""
    if len(sheet.rows) * len(sheet.columns) <= _ROOMY_CELLS:
        return sheet
    filled = [{place for place, value in enumerate(row) if value not in ("", None)} for row in sheet.values]
    rows = _kept({place for place, columns in enumerate(filled) if columns})
    columns = _kept(set().union(*filled))
    _refuse_long(rows, columns)
    values = [[row[column] if column < len(row) else "" for column in columns] for row in (sheet.values[place] for place in rows)]
    return replace(sheet, values=values, rows=[sheet.rows[row] for row in rows], columns=[sheet.columns[column] for column in columns])


def _refuse_long(rows: Sequence[int], columns: Sequence[int]) -> None:
    if len(columns) > MAX_COLUMNS or len(rows) * len(columns) > MAX_CELLS:
        raise UnreadableFile(TOO_LONG)


def _cells(root: etree._Element, strings: Sequence[str], dates: Sequence[bool], epoch: date) -> Iterator[tuple[tuple[int, int], object]]:
    """Yield place and value of every cell; one without a reference follows the cell before it."""
    row = 0
    for line in root.iter(f"{S}row"):
        row, column = whole(line.get("r")) or row + 1, 0
        for cell in line.iterchildren(f"{S}c"):
            row, column = place_of(cell.get("r", "")) or (row, column + 1)
            yield (row, column), _value(cell, strings, dates, epoch)


def _value(cell: etree._Element, strings: Sequence[str], dates: Sequence[bool], epoch: date) -> object:
    kind, raw = cell.get("t", "n"), cell.findtext(f"{S}v") or ""
    if kind == "s":
        return strings[int(raw)] if raw.isdecimal() and int(raw) < len(strings) else ""
    if kind == "inlineStr":
        return _said(cell)
    if kind == "b":
        return raw == "1"
    if kind == "d":
        return _day(raw)
    if kind != "n":
        return unescaped(raw) if kind == "str" else ""
    try:
        number = float(raw)
    except ValueError:
        return ""
    style = whole(cell.get("s"))
    if style < len(dates) and dates[style] and 0 < number <= _LAST_DAY:
        return datetime.combine(epoch, datetime.min.time()) + timedelta(days=number)
    return number


def _day(raw: str) -> object:
    """Return the date of a cell of a strict workbook, which keeps it in words."""
    try:
        return datetime.fromisoformat(raw)
    except ValueError:
        return raw


def _strings(package: Package) -> tuple[str, ...]:
    name = next((name for name in package.names if name.lower() == "xl/sharedstrings.xml"), None)
    return tuple(_said(item) for item in book_xml(package.read(name)).iterchildren(f"{S}si")) if name else ()


def _said(item: etree._Element) -> str:
    """Return the text of a string, its runs joined, without what only says how it is pronounced."""
    return "".join(unescaped(text.text or "") for text in item.iter(f"{S}t") if not any(up.tag == f"{S}rPh" for up in text.iterancestors()))


def _date_styles(package: Package) -> list[bool]:
    """Return, by the index of a cell's style, whether it shows a date."""
    if "xl/styles.xml" not in package:
        return []
    root = book_xml(package.read("xl/styles.xml"))
    formats = {whole(one.get("numFmtId")): _shows_date(one.get("formatCode", "")) for one in root.iter(f"{S}numFmt")}
    numbers = [whole(look.get("numFmtId")) for look in root.findall(f"{S}cellXfs/{S}xf")]
    return [formats.get(number, number in _DATE_FORMATS) for number in numbers]


def _shows_date(code: str) -> bool:
    return _DATE_LETTERS.search(bare_format(code)) is not None


def _kept(numbers: set[int]) -> list[int]:
    """Return the numbers with the short gaps between them filled; of a long gap one empty place is left."""
    kept: list[int] = []
    for number in sorted(numbers):
        if kept and number - kept[-1] <= _NEAR:
            kept += range(kept[-1] + 1, number)
        elif kept:
            kept.append(kept[-1] + 1)
        kept.append(number)
    return kept


def _merged(root: etree._Element) -> Iterator[Span]:
    for one in root.iter(f"{S}mergeCell"):
        found = _REFERENCE_RANGE.fullmatch(one.get("ref", ""))
        first, last = (place_of(found[1]), place_of(found[2])) if found else (None, None)
        if first is not None and last is not None:
            yield first, last
