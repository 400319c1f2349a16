"""The merged cells of a sheet of an ``.ods`` workbook, which the library does not tell."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from toolkit.readers.looks import MAX_COLUMNS, Span, whole
from toolkit.readers.sparse import MAX_ROWS, SheetValues

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_ROW, _CELL, _COVERED = f"{_TABLE}table-row", f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"
_ACROSS, _DOWN = f"{_TABLE}number-columns-spanned", f"{_TABLE}number-rows-spanned"


def spans_of(sheet: etree._Element) -> tuple[Span, ...]:
    """Return the merged cells of a ``table:table``, rows and columns from 1."""
    found: list[Span] = []
    row = 1
    for one in sheet.iter(_ROW):
        column = 1
        for cell in one.iterchildren(_CELL, _COVERED):
            right, bottom = column + (whole(cell.get(_ACROSS)) or 1) - 1, row + (whole(cell.get(_DOWN)) or 1) - 1
            if (right > column or bottom > row) and column <= MAX_COLUMNS and row <= MAX_ROWS:
                found.append(((row, column), (min(bottom, MAX_ROWS), min(right, MAX_COLUMNS))))
            column += whole(cell.get(f"{_TABLE}number-columns-repeated")) or 1
        row += whole(one.get(f"{_TABLE}number-rows-repeated")) or 1
    return tuple(found)


def with_spans(sheet: SheetValues, spans: tuple[Span, ...]) -> SheetValues:
    """Return the sheet with its merged cells, as wide as those that begin within its rows."""
    if not spans or sheet.merged:
        return sheet
    columns = sheet.columns
    if isinstance(columns, range) and isinstance(sheet.rows, range):
        reach = max((right for (top, _), (_, right) in spans if top <= len(sheet.values)), default=0)
        columns = range(1, max(len(columns), reach) + 1)
    return replace(sheet, merged=spans, columns=columns)
