"""Merged cells of an ``.ods`` workbook."""

from __future__ import annotations

import io
import zipfile

from toolkit.model.document import Table
from toolkit.readers import read_document

_KIND = "application/vnd.oasis.opendocument.spreadsheet"
_SPACES = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text"))


def _cell(text: str, across: int = 1, down: int = 1) -> str:
    spans = f' table:number-columns-spanned="{across}" table:number-rows-spanned="{down}"' if across * down > 1 else ""
    return f'<table:table-cell office:value-type="string"{spans}><text:p>{text}</text:p></table:table-cell>'


def _book(rows: str) -> bytes:
    content = (
        f"<office:document-content {_SPACES}><office:body><office:spreadsheet>"
        f'<table:table table:name="A">{rows}</table:table></office:spreadsheet></office:body></office:document-content>'
    )
    manifest = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as book:
        book.writestr("mimetype", _KIND)
        book.writestr("META-INF/manifest.xml", manifest)
        book.writestr("content.xml", content)
    return file.getvalue()


def test_a_cell_merged_over_columns_and_rows_stands_in_all_of_them() -> None:
    covered = "<table:covered-table-cell/>"
    first = _cell("TT", down=2) + _cell("Tiêu chí 1", across=2) + covered
    second = covered + _cell("Kết quả") + _cell("Minh chứng")
    third = _cell("1") + _cell("Đạt") + _cell("Có 02 sáng kiến.")
    rows = "".join(f"<table:table-row>{row}</table:table-row>" for row in (first, second, third))
    document = read_document(_book(rows), "a.ods")
    table = next(block for block in document.blocks if isinstance(block, Table))
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["TT", "Tiêu chí 1", "Tiêu chí 1"],
        ["TT", "Kết quả", "Minh chứng"],
        ["1", "Đạt", "Có 02 sáng kiến."],
    ]
    assert table.rows[0][1].columns == 2
    assert table.rows[0][0].rows == 2


def test_a_number_whose_format_prints_words_is_what_is_shown_of_it() -> None:
    cells = [("2025", "6 tháng đầu năm 2025"), ("1", "Đạt"), ("6", "6 sáng kiến"), ("3", "Quý 3/2024"), ("7", "07")]
    rows = "".join(
        f'<table:table-row><table:table-cell office:value-type="float" office:value="{value}"><text:p>{shown}</text:p></table:table-cell>'
        "</table:table-row>"
        for value, shown in cells
    )
    document = read_document(_book(rows), "a.ods")
    table = next(block for block in document.blocks if isinstance(block, Table))
    assert [row[0].text for row in table.rows] == ["6 tháng đầu năm 2025", "Đạt", "6", "Quý 3/2024", "7"]
