"""Write a workbook from sheets. The only home of XlsxWriter."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from toolkit.model.workbook import Formula, Look, Sheet, SheetCell, SheetColumn, Workbook
from toolkit.render.environment import printable

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_LOOKS: dict[Look, dict[str, Any]] = {
    Look.PLAIN: {},
    Look.CENTRED: {"align": "center"},
    Look.GOOD: {"align": "center", "bg_color": "#E2F0D9", "font_color": "#1E5C1E"},
    Look.WARN: {"align": "center", "bg_color": "#FFF2CC", "font_color": "#7F6000"},
    Look.BAD: {"align": "center", "bg_color": "#F8CBAD", "font_color": "#8B1A10"},
    Look.TOTAL: {"align": "center", "bold": True, "bg_color": "#EDEDED"},
    Look.QUIET: {"align": "center", "font_color": "#808080"},
}
_CELL = {"font_name": "Times New Roman", "font_size": 12, "text_wrap": True, "valign": "top", "border": 1}
# How a value is written besides its look.
_KINDS: dict[str, dict[str, Any]] = {
    "plain": {},
    "day": {"num_format": "dd/mm/yyyy", "align": "center"},
    "percent": {"num_format": "0.0%", "align": "center"},
}
_LINE_HEIGHT = 16
# Paper as Excel numbers it; how many letters side by side are still read well when they are made to fit the width of A4.
_A4, _A3, _WIDEST_ON_A4 = 9, 8, 170
# What a row, a column and a cell of Excel can hold at most; beyond them it takes the file for damaged, or the cell for empty.
_HIGHEST = 409
_WIDEST = 255
_LONGEST = 32_767
_MORE = "… (còn nữa, xem phiếu gốc)"
_Formats: TypeAlias = "dict[tuple[Look, str], Format]"


class _Frame(NamedTuple):
    """How title, headings and note of a sheet look."""

    title: Format
    heading: Format
    note: Format


def xlsx_bytes(workbook: Workbook) -> bytes:
    """Return a workbook: every string stays a string, headings stay in sight, every sheet can be filtered."""
    import xlsxwriter

    made = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(made, options) as book:
        book.set_properties({"title": workbook.title, "created": datetime.combine(workbook.made_on, datetime.min.time())})
        formats = {
            (look, kind): book.add_format({**_CELL, **extra, **own}) for look, extra in _LOOKS.items() for kind, own in _KINDS.items()
        }
        frame = _Frame(
            title=book.add_format({"font_name": "Times New Roman", "font_size": 14, "bold": True}),
            heading=book.add_format({**_CELL, "bold": True, "align": "center", "valign": "vcenter", "bg_color": "#D9D9D9"}),
            note=book.add_format({**_CELL, "border": 0, "italic": True}),
        )
        for sheet in workbook.sheets:
            _write_sheet(book.add_worksheet(sheet.name), _widened(sheet), formats, frame)
    return made.getvalue()


def _write_sheet(page: Worksheet, sheet: Sheet, formats: _Formats, frame: _Frame) -> None:
    page.write_string(0, 0, str(printable(sheet.title)), frame.title)
    if sheet.notes:
        page.set_row(1, _height(sheet.notes, sheet))
    if sheet.note:
        page.set_row(1, _LINE_HEIGHT * -(-len(sheet.note) // sum(column.width for column in sheet.columns)))
        page.merge_range(1, 0, 1, len(sheet.columns) - 1, str(printable(sheet.note)), frame.note)
    for column, note in enumerate(sheet.notes):
        _write_cell(page, 1, column, note, formats)
    top = sheet.first_row - 2
    for column, one in enumerate(sheet.columns):
        page.set_column(column, column, one.width)
        page.write_string(top, column, one.title, frame.heading)
    page.set_row(top, _height([SheetCell(value=one.title) for one in sheet.columns], sheet))
    for row, cells in enumerate(sheet.rows, start=top + 1):
        page.set_row(row, _height(cells, sheet))
        for column, cell in enumerate(cells):
            _write_cell(page, row, column, cell, formats)
    if sheet.total:
        page.set_row(top + 1 + len(sheet.rows), _height(sheet.total, sheet))
    for column, cell in enumerate(sheet.total):
        _write_cell(page, top + 1 + len(sheet.rows), column, cell, formats)
    page.autofilter(top, 0, max(top + len(sheet.rows), top + 1), len(sheet.columns) - 1)
    page.freeze_panes(top + 1, sheet.frozen)
    page.set_landscape()
    page.set_paper(_A3 if sum(column.width for column in sheet.columns) > _WIDEST_ON_A4 else _A4)
    page.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    page.fit_to_pages(1, 0)
    page.repeat_rows(top)


def _widened(sheet: Sheet) -> Sheet:
    """Widen each column until its longest text fits the highest row that there is: what does not fit is cut in sight and in print."""
    return replace(sheet, columns=tuple(_wide(column, number, sheet) for number, column in enumerate(sheet.columns)))


def _wide(column: SheetColumn, number: int, sheet: Sheet) -> SheetColumn:
    texts = [_words(row[number]) for row in sheet.rows]
    while column.width < _WIDEST and max((_lines_of(text, column) for text in texts), default=1) * _LINE_HEIGHT > _HIGHEST:
        column = replace(column, width=min(column.width * 5 // 4 + 1, _WIDEST))
    return column


def _height(cells: Sequence[SheetCell], sheet: Sheet) -> int:
    return min(_LINE_HEIGHT * _lines(cells, sheet), _HIGHEST)


def _lines(cells: Sequence[SheetCell], sheet: Sheet) -> int:
    """Estimate how many lines the highest cell of a row needs; programs do not agree on doing it themselves."""
    pairs = zip(cells, sheet.columns, strict=False)
    return max((_lines_of(_words(cell), column) for cell, column in pairs), default=1)


def _lines_of(text: str, column: SheetColumn) -> int:
    return sum(-(-len(line) // column.width) or 1 for line in text.split("\n"))


def _words(cell: SheetCell) -> str:
    return str(cell.value.value if isinstance(cell.value, Formula) else cell.value)


def _write_cell(page: Worksheet, row: int, column: int, cell: SheetCell, formats: _Formats) -> None:
    match cell.value:
        case None:
            page.write_blank(row, column, None, formats[cell.look, "plain"])
        case str():
            page.write_string(row, column, _fitting(str(printable(cell.value))), formats[cell.look, "plain"])
        case date():
            page.write_datetime(row, column, cell.value, formats[cell.look, "day"])
        case Formula():
            kind = "percent" if cell.value.percent else "plain"
            page.write_formula(row, column, f"={cell.value.text}", formats[cell.look, kind], cell.value.value)
        case _:
            page.write_number(row, column, cell.value, formats[cell.look, "plain"])


def _fitting(text: str) -> str:
    """Return a text that a cell can hold; one that is too long says at its end that there is more. Excel counts UTF-16 units."""
    units = text.encode("utf-16-le")
    if len(units) <= 2 * _LONGEST:
        return text
    return units[: 2 * (_LONGEST - len(_MORE))].decode("utf-16-le", "ignore").rsplit(" ", 1)[0] + _MORE


def check_xlsx(path: Path, formulas: frozenset[str]) -> None:
    """Open the workbook again: a sound package, every part XML, no formula in it but our own."""
    from lxml import etree

    with zipfile.ZipFile(path) as package:
        if package.testzip() is not None:
            raise ValueError("damaged package")
        for name in package.namelist():
            tree = etree.fromstring(package.read(name))
            if name.startswith("xl/worksheets/") and not {found.text for found in tree.iter("{*}f")} <= formulas:
                raise ValueError("a text became a formula")
