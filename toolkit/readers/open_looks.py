"""What an ``.ods`` workbook says beside its values: hidden rows and columns, and cells that show a percentage."""

from __future__ import annotations

from lxml import etree

from toolkit.readers.looks import MAX_COLUMNS, Looks, whole
from toolkit.readers.package import Package

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_HIDDEN = ("collapse", "filter")
_MAX_ROWS = 20_000


def open_looks(package: Package) -> dict[str, Looks]:
    """Return the looks of each sheet by its name; nothing at all for a workbook without any."""
    content = package.read("content.xml") if "content.xml" in package else b""
    if b'"percentage"' not in content and b'"collapse"' not in content and b'"filter"' not in content:
        return {}
    return {sheet.get(f"{_TABLE}name", ""): _sheet(sheet) for sheet in package.xml("content.xml").iter(f"{_TABLE}table")}


def _sheet(sheet: etree._Element) -> Looks:
    looks, column, row = Looks(), 1, 1
    for one in sheet.iter(f"{_TABLE}table-column"):
        following = column + (whole(one.get(f"{_TABLE}number-columns-repeated")) or 1)
        if one.get(f"{_TABLE}visibility") in _HIDDEN:
            looks.hidden_columns.update(range(column, min(following, MAX_COLUMNS + 1)))
        column = following
    for one in sheet.iter(f"{_TABLE}table-row"):
        following = row + (whole(one.get(f"{_TABLE}number-rows-repeated")) or 1)
        rows = range(row, min(following, _MAX_ROWS + 1))
        if one.get(f"{_TABLE}visibility") in _HIDDEN:
            looks.hidden_rows.update(rows)
        looks.percent.update((number, column) for column in _percents(one) for number in rows)
        row = following
    return looks


def _percents(row: etree._Element) -> list[int]:
    """Return the columns of a row that show a percentage."""
    found: list[int] = []
    column = 1
    for cell in row:
        following = column + (whole(cell.get(f"{_TABLE}number-columns-repeated")) or 1)
        if cell.get(f"{_OFFICE}value-type") == "percentage":
            found += range(column, min(following, MAX_COLUMNS + 1))
        column = following
    return found
