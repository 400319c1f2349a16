"""How browsers print tables: borders column by column, the frames of fields within their cells."""

from __future__ import annotations

from tests.pdf_maker import Sheet, pdf
from tests.test_pdf import TITLE, tables
from toolkit.readers.pdf import read_pdf


def test_a_border_drawn_column_by_column_is_that_of_one_cell() -> None:
    page = Sheet().text(60, 60, TITLE)
    for y in (86.0, 130.0):
        for start, end in ((60, 170), (170, 300), (300, 400), (400, 520)):
            page.line(start, y, end, y)
    for x in (60, 170, 520):
        page.line(x, 86, x, 130)
    page.text(64, 100, "Kiến nghị").text(174, 100, "Trang bị máy tính cho các đồng chí đảng viên").text(174, 114, "và tổ một cửa.")

    assert tables(read_pdf(pdf(page)))[0][0][0] == "Kiến nghị"
    assert {len(row) for row in tables(read_pdf(pdf(page)))[0]} == {2}


def test_the_frame_of_a_field_in_a_cell_is_no_table() -> None:
    page = Sheet().text(60, 60, TITLE).grid([60, 200, 400], [86, 116, 146]).grid([206, 390], [90, 112])
    page.text(64, 104, "Điển hình").text(210, 104, "Tổ một cửa").text(64, 134, "Loại").text(204, 134, "Tập thể")

    assert tables(read_pdf(pdf(page))) == [[["Điển hình", "Tổ một cửa"], ["Loại", "Tập thể"]]]
