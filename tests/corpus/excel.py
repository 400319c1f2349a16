"""A page as an Excel sheet, by openpyxl or XlsxWriter, in the costumes that spreadsheets of offices have."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter
from openpyxl import Workbook
from openpyxl.cell.cell import MergedCell

from tests.corpus import words
from tests.corpus.page import Block, Cell, Grid, Para, Style, base, option

DATE_FORMATS = ("dd/mm/yyyy", "d/m/yy", "[$-42A]dd mmmm yyyy;@", "yyyy-mm-dd", "mm-dd-yy")


@dataclass(kw_only=True)
class Put:
    """One value at a position counted from 0, over ``rows`` and ``span``; ``format`` of the number."""

    row: int
    column: int
    value: Any
    rows: int = 1
    span: int = 1
    format: str = ""


@dataclass(kw_only=True)
class Sheet:
    """One sheet. ``top`` and ``left`` move its start; ``typed`` keeps numbers and dates as such."""

    name: str
    rng: random.Random
    puts: list[Put] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden: bool = False
    top: int = 0
    left: int = 0
    merge: bool = True
    typed: bool = True
    date_format: str = "dd/mm/yyyy"
    percent: bool = False
    old_rows: bool = False
    engine: str = "openpyxl"


Change = Callable[[Sheet], None]


@base("sheet")
def sheet_official(sheet: Sheet) -> None:
    """From A1, merged, typed."""


@option("sheet", "sheet:moved", kinds="xlsx")
def sheet_moved(sheet: Sheet) -> None:
    """The form starts somewhere in the sheet."""
    sheet.top, sheet.left = sheet.rng.randint(1, 6), sheet.rng.randint(1, 3)


@option("sheet", "sheet:unmerged", kinds="xlsx")
def sheet_unmerged(sheet: Sheet) -> None:
    """Nothing merged."""
    sheet.merge = False


@option("sheet", "numbers:text", kinds="xlsx")
def sheet_text(sheet: Sheet) -> None:
    """Numbers and dates typed as text."""
    sheet.typed = False


@option("sheet", "dates:formats", kinds="xlsx")
def sheet_date_formats(sheet: Sheet) -> None:
    """Real dates shown in another format."""
    sheet.date_format = sheet.rng.choice(DATE_FORMATS)


@option("sheet", "numbers:percent", kinds="xlsx", forms="03-DG")
def sheet_percent(sheet: Sheet) -> None:
    """Progress as a fraction that Excel shows in percent."""
    sheet.percent = True


@option("sheet", "sheet:hidden_rows", kinds="xlsx")
def sheet_hidden_rows(sheet: Sheet) -> None:
    """Last year's answers in hidden rows."""
    sheet.old_rows = True


@option("sheet", "strings:inline", kinds="xlsx")
def sheet_inline(sheet: Sheet) -> None:
    """Strings inside the cells."""
    sheet.engine = "inline"


@option("sheet", "strings:rich", kinds="xlsx")
def sheet_rich(sheet: Sheet) -> None:
    """Strings in several fonts."""
    sheet.engine = "rich"


@option("sheet", "numbers:formula", kinds="xlsx")
def sheet_formula(sheet: Sheet) -> None:
    """Numbers as the kept result of a formula."""
    sheet.engine = "formula"


def lay(blocks: list[Block], style: Style, name: str) -> Sheet:
    """Return the page as a sheet."""
    sheet = Sheet(name=name, rng=style.rng)
    style.do("sheet")(sheet)
    row = sheet.top
    for block in blocks:
        row = _lay_para(block, sheet, row) if isinstance(block, Para) else _lay_grid(block, sheet, row) + 1
    return sheet


def _lay_para(para: Para, sheet: Sheet, row: int) -> int:
    for line in para.text.split("\n"):
        parts = [part for part in line.split("\t") if part] if "\t" in line else [line]
        for at, part in enumerate(parts):
            span = 4 if len(parts) == 1 and para.center and sheet.merge else 1
            sheet.puts.append(Put(row=row, column=sheet.left + 3 * at, value=part, span=span))
        row += 1
    return row


def _lay_grid(grid: Grid, sheet: Sheet, row: int) -> int:
    if grid.name in ("head", "sign"):
        return _lay_halves(grid, sheet, row)
    for at, cells in enumerate(grid.rows):
        if sheet.old_rows and grid.name == "general" and at in (2, 4):
            sheet.puts += [
                Put(row=row, column=sheet.left, value=_text(cells[0])),
                Put(row=row, column=sheet.left + 1, value="Số liệu cũ 2022"),
            ]
            sheet.hidden_rows.add(row)
            row += 1
        column = sheet.left
        for cell in cells:
            if cell is not None:
                sheet.puts.append(_put(cell, sheet, row, column))
            column += cell.span if cell else 1
        row += 1
    return row


def _text(cell: Cell | None) -> str:
    return cell.text if cell else ""


def _lay_halves(grid: Grid, sheet: Sheet, row: int) -> int:
    """Lay head or signatures: each line of a cell in a row of its own, the halves in columns A and D."""
    for cells in grid.rows:
        lines = [_text(cell).split("\n") for cell in cells]
        for at, half in enumerate(lines):
            sheet.puts += [Put(row=row + n, column=sheet.left + 3 * at, value=line) for n, line in enumerate(half) if line]
        row += max(map(len, lines))
    return row


def _put(cell: Cell, sheet: Sheet, row: int, column: int) -> Put:
    value, shape, said = cell.text, "", cell.said
    if said is not None and sheet.typed and said.typed is not None and cell.text == said.text:
        value, shape = said.typed, sheet.date_format if isinstance(said.typed, date) else ""
        if sheet.percent and cell.text.rstrip("% ").isdigit() and "%" in cell.text:
            value, shape = said.typed / 100, "0%"
    span, rows = (cell.span, cell.rows) if sheet.merge else (1, 1)
    return Put(row=row, column=column, value=value, rows=rows, span=span, format=shape)


# ---- sheets beside the form ------------------------------------------------------------------------------------------------------


@base("beside")
def beside_nothing(sheets: list[Sheet], style: Style) -> list[Sheet]:
    """The form's sheets only."""
    return sheets


@option("beside", "sheet:instructions", kinds="xlsx")
def beside_instructions(sheets: list[Sheet], style: Style) -> list[Sheet]:
    """Instructions and lists of choices in sheets before and after."""
    lines = (
        "HƯỚNG DẪN ĐIỀN BIỂU",
        "Họ và tên: ghi đầy đủ, có dấu",
        "Kỳ báo cáo: ghi quý và năm",
        "Mẫu 02-TT dùng cho tập thể, Mẫu 02-CN dùng cho cá nhân",
    )
    first = Sheet(name="Hướng dẫn", rng=style.rng, puts=[Put(row=n, column=0, value=line) for n, line in enumerate(lines)])
    last = Sheet(name="Danh mục", rng=style.rng, puts=[Put(row=n, column=0, value=line) for n, line in enumerate(words.RATINGS)])
    return [first, *sheets, last]


@option("beside", "sheet:hidden", kinds="xlsx")
def beside_hidden(sheets: list[Sheet], style: Style) -> list[Sheet]:
    """Last year's form in a hidden sheet."""
    old = [
        Put(row=put.row, column=put.column, value=put.value if put.column == 0 else "Số liệu 2022", span=put.span) for put in sheets[0].puts
    ]
    return [*sheets, Sheet(name="Năm trước", rng=style.rng, puts=old, hidden=True)]


# ---- writing ---------------------------------------------------------------------------------------------------------------------


def write_excel(path: Path, sheets: list[Sheet]) -> None:
    """Write the workbook with the program that its first sheet's costume wants."""
    engine = next((sheet.engine for sheet in sheets if sheet.engine != "openpyxl"), "openpyxl")
    if engine == "openpyxl":
        _by_openpyxl(path, sheets)
    else:
        _by_xlsxwriter(path, sheets, engine)


def _by_openpyxl(path: Path, sheets: list[Sheet]) -> None:
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets:
        page = book.create_sheet(sheet.name)
        page.sheet_state = "hidden" if sheet.hidden else "visible"
        for put in sheet.puts:
            cell = page.cell(put.row + 1, put.column + 1)
            if put.value != "" and not isinstance(cell, MergedCell):
                cell.value = put.value
                cell.number_format = put.format or cell.number_format
            if put.rows * put.span > 1:
                page.merge_cells(
                    start_row=put.row + 1, end_row=put.row + put.rows, start_column=put.column + 1, end_column=put.column + put.span
                )
        for row in sheet.hidden_rows:
            page.row_dimensions[row + 1].hidden = True
    book.save(path)


def _by_xlsxwriter(path: Path, sheets: list[Sheet], engine: str) -> None:
    with xlsxwriter.Workbook(str(path), {"constant_memory": engine == "inline", "strings_to_formulas": False}) as book:
        bold = book.add_format({"bold": True})
        for sheet in sheets:
            page = book.add_worksheet(sheet.name)
            if sheet.hidden:
                page.hide()
            for row in sorted(sheet.hidden_rows):
                page.set_row(row, None, None, {"hidden": True})
            for put in sorted(sheet.puts, key=lambda put: (put.row, put.column)):
                shape = book.add_format({"num_format": put.format}) if put.format else None
                if put.rows * put.span > 1 and engine != "inline":
                    page.merge_range(put.row, put.column, put.row + put.rows - 1, put.column + put.span - 1, "")
                _write(page, put, shape, bold, engine)


def _write(page: Any, put: Put, shape: Any, bold: Any, engine: str) -> None:
    if isinstance(put.value, date):
        page.write_datetime(put.row, put.column, put.value, shape)
    elif engine == "formula" and isinstance(put.value, int):
        page.write_formula(put.row, put.column, f"={put.value}+0", shape, put.value)
    elif engine == "rich" and isinstance(put.value, str) and " " in put.value.strip():
        first, _, rest = put.value.partition(" ")
        page.write_rich_string(put.row, put.column, bold, f"{first} ", rest)
    elif put.value != "":
        page.write(put.row, put.column, put.value, shape)
