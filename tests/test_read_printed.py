"""Numbers that a format of Excel or LibreOffice shows as words."""

from __future__ import annotations

import io
from datetime import date

import pytest
import xlsxwriter

from toolkit.model.document import Table
from toolkit.readers import read_document
from toolkit.readers.printed import printed, prints_words

CONDITIONS = '[=1]"Đạt";[=0]"Chưa đạt";General'


@pytest.mark.parametrize(
    ("number", "code", "shown"),
    [
        (1, CONDITIONS, "Đạt"),
        (0, CONDITIONS, "Chưa đạt"),
        (7, CONDITIONS, None),
        (1, '"Có";;"Không"', "Có"),
        (0, '"Có";;"Không"', "Không"),
        (-1, '"Có";;"Không"', ""),
        (3, '"Quý "0"/2024"', "Quý 3/2024"),
        (3, "\\Q\\u\\ý\\ 00", "Quý 03"),
        (2024, '"Năm "General', "Năm 2024"),
        (1234.5, '"khoảng "#,##0.0', "khoảng 1.234,5"),
        (6, '0" sáng kiến"', None),
        (45000, '"ngày "dd', None),
    ],
)
def test_a_number_is_what_its_format_shows(number: float, code: str, shown: str | None) -> None:
    assert prints_words(code)
    assert printed(number, code) == shown


@pytest.mark.parametrize("code", ["0", "0%", '0"%"', "#,##0", "dd/mm/yyyy", "[$-42A]dd/mm/yyyy;@", '#,##0;-#,##0;"-"'])
def test_a_format_without_letters_of_its_own_prints_no_words(code: str) -> None:
    assert not prints_words(code)


def test_a_cell_of_a_workbook_says_what_its_format_shows() -> None:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file)
    sheet = book.add_worksheet()
    for row, (number, code) in enumerate([(1, CONDITIONS), (3, '"Quý "0"/2024"'), (6, '0" sáng kiến"'), (7, "00")]):
        sheet.write_number(row, 0, number, book.add_format({"num_format": code}))
    sheet.write_datetime(4, 0, date(2024, 9, 25), book.add_format({"num_format": '"ngày" dd "tháng" mm "năm" yyyy'}))
    book.close()
    document = read_document(file.getvalue(), "a.xlsx")
    table = next(block for block in document.blocks if isinstance(block, Table))
    assert [row[0].text for row in table.rows] == ["Đạt", "Quý 3/2024", "6", "7", "25/09/2024"]
