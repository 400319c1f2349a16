"""Finds workbooks that are small as files and huge in memory.

Two such exist within valid sizes: a sheet with filled cells far apart (parsers make the whole rectangle), and a long shared string
that many cells point to (parsers copy it into each). A form of ordinary size passes by two searches over its bytes.
"""

from __future__ import annotations

import re
import struct
from typing import Final

from toolkit.errors import UnreadableFile
from toolkit.readers.book_xml import sheet_parts
from toolkit.readers.directory import DAMAGED
from toolkit.readers.old_book import TOLD_ROWS, count_told
from toolkit.readers.ole import OleFile, records
from toolkit.readers.package import TOO_LONG, Package
from toolkit.readers.plain_book import read_plain_book

MAX_SHEET_CELLS: Final = 2_000_000
MAX_TEXT_BYTES: Final = 64 * 2**20
MAX_OPEN_SPACES: Final = 2**20
LONG_SHEET_BYTES: Final = 4 * 2**20
MAX_SHEET_BYTES: Final = 384 * 2**20

TOO_WIDE = "Trang tính có ô dữ liệu ở quá xa nên không đọc được; đề nghị xóa các hàng, cột thừa ngoài biểu mẫu rồi gửi lại."

_FAR_PLACE = re.compile(rb"=\s*[\"'](?:[A-Z]{3,}\d|[A-Z]{0,2}\d{4})")
_NO_PLACE = re.compile(
    rb"<(?:\w+:)?c\b[^>]*?\sr\s*=\s*[\"'](?:[A-Z]{4,}|X(?:F[E-Z]|[G-Z][A-Z])|[YZ][A-Z]{2}|[A-Z]{1,3}(?:0*[1-9]\d{7}|0*[2-9]\d{6}))"
)
"""A cell beyond the last column (XFD) or far beyond the last row (1,048,576) that a sheet can have."""
_CELL = re.compile(rb"<(?:\w+:)?c\b[^>]*?\sr\s*=\s*[\"']([A-Z]{1,3})(\d{1,9})[\"'][^>]*?(/?)>")
_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*?\sr\s*=\s*[\"'](\d{1,9})")
# What says nothing: empty cells, formulas whose result is no letter, rows without cells.
_NOTHING: Final = (
    re.compile(rb"<((?:\w+:)?)c\b[^>]*(?:/>|>(?:<\1f\b[^>]*(?:/>|>[^<]*</\1f>))?(?:<\1v\s*/>|<\1v></\1v>)?</\1c>)"),
    re.compile(rb"<((?:\w+:)?)row\b[^>]*(?:/>|></\1row>)"),
)
_CELL_TAG = re.compile(rb"<(?:\w+:)?c[\s>/]")
_ROW_TAG = re.compile(rb"<(?:\w+:)?row[\s>/]")
_OPEN_TAG = re.compile(rb"<table:(table|table-row|table-cell|covered-table-cell)(?=[\s/>])([^>]*?)(/?)>")
_OPEN_REPEATED = re.compile(rb"-repeated\s*=\s*[\"'](\d{1,9})")
_OPEN_SPACES = re.compile(rb"<text:s\b[^>]*?\stext:c\s*=\s*[\"'](\d{1,18})")
_STRING_TAG = re.compile(rb"<(?:\w+:)?si[\s>/]")
_NO_STRING = re.compile(rb"t(?<=\st)\s*=\s*[\"']s[\"'][^>]*>\s*<(?:\w+:)?v[^>]*>\s*[^\d\s<]")
_STRING_USE = re.compile(rb"\st\s*=\s*[\"']s[\"'][^>]*>\s*<(?:\w+:)?v[^>]*>\s*(\d{1,9})")


# Records of the old format: a sheet's start; cells (formula, number, label, truth value, RK, rich text, shared string); rows of cells.
_OLD_STARTS = frozenset({0x0009, 0x0209, 0x0409, 0x0809})
_OLD_SIZES = frozenset({0x0000, 0x0200})
_OLD_MAX_ROWS, _OLD_MAX_COLUMNS = 65_536, 256
_OLD_CELL_RUNS = frozenset({0x00BD})
_OLD_CELLS = _OLD_CELL_RUNS | {0x0002, 0x0003, 0x0004, 0x0005, 0x0006, 0x0203, 0x0204, 0x0205, 0x0206, 0x027E, 0x00D6, 0x00FD, 0x0406}


def check_workbook(package: Package) -> bool:
    """Tell whether a sheet would unfold beyond the limits, so that only its cells that say something may be read (``sparse``).

    Raises :class:`UnreadableFile` when its texts would, or when the sheet is too long even without its empty cells.
    """
    if package.once(read_plain_book) is not None:
        return False  # it is read that way: nothing is laid out beyond what its bytes hold
    names = package.once(sheet_parts)
    squeezed = [package.squeeze(name, _NOTHING, MAX_SHEET_BYTES) for name in names if package.entries[name].size > LONG_SHEET_BYTES]
    sheets = [package.read(name) for name in names]
    if any(map(_NO_STRING.search, sheets)):
        raise UnreadableFile(DAMAGED)  # the library takes what is no number for the first string
    strings = next((package.read(name) for name in package.names if name.lower() == "xl/sharedstrings.xml"), b"")
    _check_strings(strings, sheets)
    return bool(squeezed) or any(map(_is_wide, sheets))


def _is_wide(sheet: bytes) -> bool:
    """Tell whether the filled cells span too large a rectangle; cells without a reference count by their order."""
    tags = sheet.count(b"<")
    if tags * tags // 4 <= MAX_SHEET_CELLS and not _FAR_PLACE.search(sheet):
        return False
    if _NO_PLACE.search(sheet):
        raise UnreadableFile(TOO_WIDE)
    cells = _CELL.findall(sheet)
    filled = [(letters, int(row)) for letters, row, closed in cells if not closed]
    rows = [row for _, row in filled]
    columns = max((_column(letters) for letters in {letters for letters, _ in filled}), default=0)
    if len(_CELL_TAG.findall(sheet)) > len(cells):
        parts = _ROW_TAG.split(sheet)
        columns = max(columns, *(len(_CELL_TAG.findall(part)) for part in parts))
        rows += [1, len(parts), *map(int, _ROW.findall(sheet))]
    return bool(rows) and (max(rows) - min(rows) + 1) * columns > MAX_SHEET_CELLS


def check_old_workbook(container: OleFile) -> None:
    """Raise :class:`UnreadableFile` when the filled cells of a ``.xls`` workbook's sheets span too large rectangles together.

    So does a size no such sheet can have: parsers make room for it before they see a cell.
    """
    spans: list[tuple[set[int], set[int]]] = [(set(), set())]
    mended = count_told(container.data)
    for kind, content in records(container.stream("Workbook") or container.stream("Book")):
        if kind in _OLD_STARTS:
            spans.append((set(), set()))
        elif kind in _OLD_SIZES and len(content) >= 10:
            top, bottom, left, right = struct.unpack_from("<2L2H" if len(content) >= 12 else "<4H", content)
            if bottom == TOLD_ROWS and mended:
                bottom, mended = _OLD_MAX_ROWS, mended - 1
            told = top <= bottom <= TOLD_ROWS and left <= right <= _OLD_MAX_COLUMNS
            if not told or (bottom - top) * (right - left) > _OLD_MAX_ROWS * _OLD_MAX_COLUMNS:
                raise UnreadableFile(TOO_WIDE)
        elif kind in _OLD_CELLS and len(content) >= 6:
            row, first = struct.unpack_from("<2H", content)
            last = struct.unpack_from("<H", content, len(content) - 2)[0] if kind in _OLD_CELL_RUNS else first
            spans[-1][0].add(row)
            spans[-1][1].update((first, last))
    cells = sum((max(rows) - min(rows) + 1) * (max(columns) - min(columns) + 1) for rows, columns in spans if rows)
    if cells > MAX_SHEET_CELLS:
        raise UnreadableFile(TOO_WIDE)


def check_open_workbook(package: Package) -> None:
    """Raise :class:`UnreadableFile` when the sheets of an ``.ods`` workbook, its repeated cells and spaces written out, are too large."""
    total = rows = columns = row = column = repeated = 0
    content = package.read("content.xml") if "content.xml" in package else b""
    if sum(map(int, _OPEN_SPACES.findall(content))) > MAX_OPEN_SPACES:
        raise UnreadableFile(TOO_LONG)
    for kind, attributes, closed in _OPEN_TAG.findall(content):
        if kind == b"table":
            total, rows, columns, row, repeated = total + rows * columns, 0, 0, 0, 0
        elif kind == b"table-row":
            row, column, repeated = row + repeated, 0, _repeats(attributes)
        else:
            column += _repeats(attributes)
            if not closed or b"value" in attributes:
                rows, columns = max(rows, row + repeated), max(columns, column)
    if total + rows * columns > MAX_SHEET_CELLS:
        raise UnreadableFile(TOO_WIDE)


def _repeats(attributes: bytes) -> int:
    """Return how often a row or a cell of an ``.ods`` workbook stands there."""
    found = _OPEN_REPEATED.search(attributes)
    return int(found[1]) if found else 1


def _column(letters: bytes) -> int:
    """Return the number of a column counted from 1 (``A`` → 1)."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _check_strings(strings: bytes, sheets: list[bytes]) -> None:
    """Refuse a workbook whose cells, each with its own copy of its shared string, would hold too much text."""
    if len(strings) * sum(sheet.count(b"<") for sheet in sheets) // 4 <= MAX_TEXT_BYTES:
        return
    lengths = [len(part) for part in _STRING_TAG.split(strings)[1:]]
    uses = (int(index) for sheet in sheets for index in _STRING_USE.findall(sheet))
    if sum(lengths[index] for index in uses if index < len(lengths)) > MAX_TEXT_BYTES:
        raise UnreadableFile(TOO_LONG)
