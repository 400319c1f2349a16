"""What a sheet draws after everything else wraps: one line of it alone is the first of several."""

from __future__ import annotations

from tests.pdf_maker import Sheet, pdf
from tests.test_pdf import TITLE
from tests.test_pdf_sheets import told
from toolkit.readers.pdf import read_pdf

EDGES = [60.0, 170.0, 400.0]
ROWS = ("Kết quả nổi bật", "Hạn chế", "Nguyên nhân", "Kiến nghị")


def sheet(*wrapped: tuple[float, str], height: float = 16) -> Sheet:
    """Draw labels and short answers row by row, and after them what wraps."""
    page = Sheet().text(60, 60, TITLE).grid(EDGES, [86 + height * number for number in range(len(ROWS) + 1)])
    for number, label in enumerate(ROWS):
        page.text(64, 98 + height * number, label)
    page.text(174, 98 + height * 3, "Không có").text(64, 130 + height * 3, "NGƯỜI LẬP BIỂU")
    for y, text in wrapped:
        page.text(174, y, text)
    return page


def test_one_line_drawn_after_all_rows_is_told() -> None:
    page = sheet((98, "Có ba mô hình hay."), (114, "Còn thiếu người"))

    assert told(read_pdf(pdf(page, creator="Calc"))) == ["Có ba mô hình hay.", "Còn thiếu người"]
    assert told(read_pdf(pdf(page, creator="Writer"))) == []


def test_several_lines_of_one_cell_are_whole() -> None:
    page = sheet((98, "Có ba mô hình"), (112, "hay và mới"), height=32)

    assert told(read_pdf(pdf(page, creator="Calc"))) == []


def test_a_cell_that_ends_lower_than_the_next_one_in_its_row_makes_it_no_late_one() -> None:
    page = Sheet().text(60, 60, TITLE).grid(EDGES, [86, 118, 150])
    page.text(64, 114, "Hạn chế").text(174, 98, "Không có").text(64, 146, "Nguyên nhân").text(174, 130, "Ít người")

    assert told(read_pdf(pdf(page, creator="Calc"))) == []
