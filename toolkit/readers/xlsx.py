"""Excel workbooks into a :class:`Document`: one table a visible sheet, every value with its type.

Values come from calamine (types kept, inline strings too). What calamine does not tell (hidden rows and columns, percent formats, fonts,
formulas that were never calculated) is read from the sheet's XML, and only in workbooks whose bytes say that there is any.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from lxml import etree
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetMetadata, SheetTypeEnum, SheetVisibleEnum

from toolkit.errors import UnreadableFile
from toolkit.model.document import Block, Cell, CellValue, Document, Notice, Table
from toolkit.model.finding import Code
from toolkit.model.place import Place
from toolkit.readers.legacy import decode_named, names_legacy_font, plainly_unicode
from toolkit.readers.package import Package, parse_xml
from toolkit.text.legacy import Judge

MAX_ROWS = 20_000
MAX_COLUMNS = 500
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PERCENT_FORMATS = {9, 10}
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d+)")
_DAMAGED = "Tệp Excel bị hỏng, không đọc được; đề nghị mở lại bằng Excel, lưu thành tệp .xlsx mới rồi gửi lại."
_TOO_LARGE = "Trang tính quá lớn ({rows} hàng), không phải mẫu biểu của Kế hoạch; đề nghị xóa các hàng thừa ở cuối trang rồi gửi lại."


@dataclass(slots=True)
class _Extras:
    """What the XML of one sheet says beside the values. Rows and columns count from 1."""

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    percent: set[tuple[int, int]] = field(default_factory=set)
    fonts: dict[tuple[int, int], str] = field(default_factory=dict)
    uncalculated: list[str] = field(default_factory=list)


def read_xlsx(data: bytes, package: Package | None, kind: str = "xlsx") -> Document:
    """Return what a workbook says. ``package`` is its opened container, ``None`` for the old formats that are no zip.

    Raises :class:`UnreadableFile` when it is damaged or absurdly large.
    """
    parts = _Parts(package) if package is not None else None
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [workbook.get_sheet_by_name(meta.name) for meta in _readable(workbook)]
    except (CalamineError, OSError, ValueError) as error:
        raise UnreadableFile(_DAMAGED) from error
    blocks: list[Block] = []
    notices: list[Notice] = [_hidden_sheet(meta.name) for meta in workbook.sheets_metadata if meta.visible != SheetVisibleEnum.Visible]
    judge, decoded = Judge(), set[str]()
    values = {sheet.name: _values(sheet) for sheet in sheets}
    texts = [value for rows in values.values() for row in rows for value in row if isinstance(value, str)]
    unicode = plainly_unicode("".join(texts))
    for sheet in sheets:
        extras = parts.extras(sheet.name, legacy=not unicode) if parts else _Extras()
        notices.extend(_extra_notices(sheet.name, extras))
        for row, line in enumerate(values[sheet.name] if extras.fonts or not unicode else (), 1):
            for column, value in enumerate(line, 1):
                if isinstance(value, str):
                    judge.hear(value, extras.fonts.get((row, column)))
        table = _table(sheet, values[sheet.name], extras, None if unicode and not extras.fonts else judge, decoded)
        if table is not None:
            blocks.append(table)
    if decoded - {""}:
        kinds = ", ".join(sorted(decoded - {""}))
        notices.append(Notice(code=Code.DECODED, detail=f"Tệp dùng phông chữ cũ ({kinds}); đã chuyển sang Unicode.", place=Place()))
    return Document(kind=kind, blocks=tuple(blocks), notices=tuple(notices))


def _readable(workbook: CalamineWorkbook) -> Iterator[SheetMetadata]:
    return (meta for meta in workbook.sheets_metadata if meta.visible == SheetVisibleEnum.Visible and meta.typ == SheetTypeEnum.WorkSheet)


def _values(sheet: CalamineSheet) -> list[list[object]]:
    if sheet.total_height > MAX_ROWS:
        raise UnreadableFile(_TOO_LARGE.format(rows=sheet.total_height))
    return [list(row) for row in sheet.to_python(skip_empty_area=False)]


def _table(
    sheet: CalamineSheet, values: Sequence[Sequence[object]], extras: _Extras, judge: Judge | None, decoded: set[str]
) -> Table | None:
    merged = {
        (row, column): (top + 1, left + 1, bottom + 1, right + 1)
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
        for row in range(top + 1, min(bottom + 1, len(values)) + 1)
        for column in range(left + 1, min(right + 1, MAX_COLUMNS) + 1)
    }
    width = max([len(row) for row in values] + [right for *_, right in merged.values() if right <= MAX_COLUMNS], default=0)
    cells: dict[tuple[int, int], Cell] = {}
    rows: list[tuple[Cell, ...]] = []
    for number, row in enumerate(values, 1):
        line = []
        for column in range(1, width + 1):
            top, left, bottom, right = merged.get((number, column), (number, column, number, column))
            cell = cells.get((top, left))
            if cell is None:
                hidden = top in extras.hidden_rows or left in extras.hidden_columns
                raw = row[column - 1] if (top, left) == (number, column) and column <= len(row) and not hidden else ""
                cell = _cell(raw, sheet.name, (top, left), (bottom - top + 1, right - left + 1), extras, judge, decoded)
                cells[top, left] = cell
            line.append(cell)
        rows.append(tuple(line))
    while rows and not any(cell.text for cell in rows[-1]):
        rows.pop()
    return Table(rows=tuple(rows), place=Place(sheet=sheet.name)) if rows else None


def _cell(
    raw: object, sheet: str, at: tuple[int, int], size: tuple[int, int], extras: _Extras, judge: Judge | None, decoded: set[str]
) -> Cell:
    value, text = _typed(raw, percent=at in extras.percent)
    if judge is not None and isinstance(value, str):
        text, encoding = decode_named([(value, extras.fonts.get(at, ""))], judge)[0]
        decoded.add(encoding)
        value = text
    place = Place(sheet=sheet, row=at[0], column=at[1])
    return Cell(text=text, place=place, value=value, rows=size[0], columns=size[1])


def _typed(raw: object, *, percent: bool) -> tuple[CellValue, str]:
    """Return a cell's value and the text that a person sees: 7.0 is 7, 0.85 shown as a percentage is "85%"."""
    if isinstance(raw, bool):
        return raw, "TRUE" if raw else "FALSE"
    if isinstance(raw, int | float):
        if percent:
            shown = f"{round(raw * 100, 6):g}%".replace(".", ",")
            return shown, shown
        if float(raw).is_integer() and abs(raw) < 1e15:
            return int(raw), str(int(raw))
        return float(raw), f"{raw:.10g}".replace(".", ",")
    if isinstance(raw, datetime):
        return raw.date(), f"{raw:%d/%m/%Y}"
    if isinstance(raw, date):
        return raw, f"{raw:%d/%m/%Y}"
    if isinstance(raw, time | timedelta):
        return str(raw), str(raw)
    text = unicodedata.normalize("NFC", str(raw)).replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n")
    return text or None, text


def _hidden_sheet(name: str) -> Notice:
    return Notice(code=Code.HIDDEN_TEXT, detail=f"Trang tính “{name}” bị ẩn; không đọc phần này.", place=Place(sheet=name))


def _extra_notices(sheet: str, extras: _Extras) -> Iterator[Notice]:
    if extras.hidden_rows or extras.hidden_columns:
        yield Notice(code=Code.HIDDEN_TEXT, detail=f"Trang tính “{sheet}” có hàng hoặc cột bị ẩn; không đọc phần này.", place=Place(sheet=sheet))
    if extras.uncalculated:
        cells = ", ".join(extras.uncalculated[:5])
        detail = f"Công thức ở ô {cells} chưa được tính; đề nghị mở tệp bằng Excel, lưu lại rồi gửi lại."
        yield Notice(code=Code.REVIEW, detail=detail, place=Place(sheet=sheet))


class _Parts:
    """The XML parts of a workbook, opened only for what calamine does not tell."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._styles = package.read("xl/styles.xml") if "xl/styles.xml" in package else b""
        self._legacy = names_legacy_font(self._styles)
        self._percent = b"%" in self._styles or re.search(rb'numFmtId="(?:9|10)"', self._styles) is not None
        self._sheets: dict[str, str] | None = None
        self._looks: tuple[list[bool], list[str]] | None = None

    def extras(self, sheet: str, *, legacy: bool) -> _Extras:
        """Return what the XML of the sheet says; nothing at all for the plain sheet of a plain workbook."""
        extras = _Extras()
        part = self._part_of(sheet)
        if part is None:
            return extras
        data = self._package.read(part)
        formulas = b"<f" in data and re.search(rb"<(?:\w+:)?f[ >/]", data) is not None
        fonts = legacy or self._legacy
        if b'hidden="' in data or formulas or fonts or self._percent:
            self._look(data, extras, fonts=fonts)
        return extras

    def _look(self, data: bytes, extras: _Extras, *, fonts: bool) -> None:
        root = parse_xml(data)
        percents, font_names = self._cell_looks()
        for columns in root.iter(_S + "col"):
            if columns.get("hidden") in ("1", "true"):
                extras.hidden_columns.update(range(int(columns.get("min", "1")), min(int(columns.get("max", "1")), MAX_COLUMNS) + 1))
        for row in root.iter(_S + "row"):
            if row.get("hidden") in ("1", "true") and row.get("r", "").isdigit():
                extras.hidden_rows.add(int(row.get("r", "0")))
            for cell in row:
                at = _at(cell.get("r", ""))
                if at is None:
                    continue
                style = int(cell.get("s", "0"))
                if style < len(percents) and percents[style]:
                    extras.percent.add(at)
                if fonts and style < len(font_names):
                    extras.fonts[at] = font_names[style]
                if cell.find(_S + "f") is not None and not (cell.findtext(_S + "v") or cell.findtext(f"{_S}is/{_S}t")):
                    if cell.get("t") != "str":
                        extras.uncalculated.append(cell.get("r", ""))

    def _cell_looks(self) -> tuple[list[bool], list[str]]:
        """Return, by the index of a cell's style, whether it shows a percentage and which font it uses."""
        if self._looks is None:
            self._looks = ([], [])
            if self._styles:
                root = parse_xml(self._styles)
                formats = {
                    int(found.get("numFmtId", "0")): "%" in found.get("formatCode", "") for found in root.iter(_S + "numFmt")
                }
                names = [_font_name(font) for font in root.findall(f"{_S}fonts/{_S}font")]
                for look in root.findall(f"{_S}cellXfs/{_S}xf"):
                    number, font = int(look.get("numFmtId", "0")), int(look.get("fontId", "0"))
                    self._looks[0].append(number in _PERCENT_FORMATS or formats.get(number, False))
                    self._looks[1].append(names[font] if font < len(names) else "")
        return self._looks

    def _part_of(self, sheet: str) -> str | None:
        if self._sheets is None:
            self._sheets = {}
            if "xl/workbook.xml" in self._package and "xl/_rels/workbook.xml.rels" in self._package:
                links = {link.get("Id"): link.get("Target", "") for link in self._package.xml("xl/_rels/workbook.xml.rels")}
                for found in self._package.xml("xl/workbook.xml").iter(_S + "sheet"):
                    target = links.get(found.get(_R + "id"), "")
                    path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
                    if path in self._package:
                        self._sheets[found.get("name", "")] = path
        return self._sheets.get(sheet)


def _font_name(font: etree._Element) -> str:
    name = font.find(_S + "name")
    return name.get("val", "") if name is not None else ""


def _at(reference: str) -> tuple[int, int] | None:
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]), column
