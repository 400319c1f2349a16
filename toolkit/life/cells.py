"""Figures of a workbook by the address of their cell ("Số liệu theo chi bộ!D5"): marked when it is made, and read again later."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO
from typing import Any

from toolkit.errors import UsageError
from toolkit.life.bookmarks import Mark
from toolkit.model.workbook import Formula, Sheet, SheetCell, Workbook, column_letter

_PARTS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_STRINGS = "xl/sharedStrings.xml"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_FIRST_DAY = date(1899, 12, 30)  # day 0 of Excel


@dataclass(frozen=True, slots=True)
class _Placed:
    cell: SheetCell
    address: str
    about: str


def mark_cells(workbook: Workbook) -> tuple[Mark, ...]:
    """Return a mark for each cell that knows its sources; its paragraph is "<row>, <column>: <words>"."""
    return tuple(_mark(sheet.name, one) for sheet in workbook.sheets for one in _placed(sheet) if one.cell.sources)


def _placed(sheet: Sheet) -> Iterator[_Placed]:
    yield _Placed(SheetCell(value=sheet.title, sources=sheet.title_sources), "A1", "")
    for number, row in enumerate((*sheet.rows, *([sheet.total] if sheet.total else [])), start=sheet.first_row):
        # The columns that stay in sight are what a row is called by.
        names = (one.value for one in row[: sheet.frozen] if isinstance(one.value, str) and any(map(str.isalpha, one.value)))
        named = " – ".join(names)
        for column, (cell, title) in enumerate(zip(row, sheet.columns, strict=True)):
            yield _Placed(cell, f"{column_letter(column)}{number}", f"{named}, {title.title}: ")


def _mark(sheet: str, one: _Placed) -> Mark:
    words = say_cell(one.cell)
    return Mark(id=f"{sheet}!{one.address}", words=words, paragraph=one.about + words, at=len(one.about), sources=one.cell.sources)


def say_cell(cell: SheetCell) -> str:
    """Return what a person reads in a cell."""
    value = cell.value
    if isinstance(value, Formula):
        return _percent(value.value) if value.percent and not isinstance(value.value, str) else str(value.value)
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else "" if value is None else str(value)


def _percent(value: float) -> str:
    return f"{100 * value:.1f}%".replace(".", ",")


def read_cells(content: bytes, said: dict[str, str]) -> dict[str, str]:
    """Return what now stands in the cells that ``said`` names, written as it was: a day as a day, a share as a percentage.

    Cells that are empty or gone are left out. Raises ``UsageError`` for what is no workbook.
    """
    from lxml import etree

    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            parser = etree.XMLParser(resolve_entities=False, no_network=True)
            book, relations = (etree.fromstring(package.read(part), parser) for part in _PARTS)
            targets = {one.get("Id"): one.get("Target", "").lstrip("/").removeprefix("xl/") for one in relations}
            has_strings = _STRINGS in package.namelist()
            strings = [_text(one) for one in etree.fromstring(package.read(_STRINGS), parser)] if has_strings else []
            found = dict[str, str]()
            for sheet in book.iter("{*}sheet"):
                tree = etree.fromstring(package.read(f"xl/{targets[sheet.get(_ID)]}"), parser)
                found |= {f"{sheet.get('name')}!{one.get('r')}": _value(one, strings) for one in tree.iter("{*}c")}
    except (zipfile.BadZipFile, KeyError, ValueError, IndexError, EOFError, etree.XMLSyntaxError) as error:
        raise UsageError("Tệp Excel không mở được (không phải .xlsx, hoặc tệp hỏng).") from error
    return {id: _as(words, found[id]) for id, words in said.items() if found.get(id)}


def _text(node: Any) -> str:  # noqa: ANN401 - lxml's elements have no types
    return "".join(one.text or "" for one in node.iter("{*}t"))


def _value(cell: Any, strings: list[str]) -> str:  # noqa: ANN401 - lxml's elements have no types
    if cell.get("t") == "inlineStr":
        return _text(cell)
    value = cell.findtext("{*}v") or ""
    return strings[int(value)] if cell.get("t") == "s" else value


def _as(said: str, raw: str) -> str:
    """Write a raw number as the words that it is compared with are written."""
    try:
        number = float(raw)
    except ValueError:
        return raw
    if re.fullmatch(r"\d\d/\d\d/\d{4}", said):
        return f"{_FIRST_DAY + timedelta(days=int(number)):%d/%m/%Y}"
    if said.endswith("%"):
        return _percent(number)
    return str(int(number)) if number.is_integer() else raw
