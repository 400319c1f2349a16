"""Heads of signatures that stand on lines of their own, side by side."""

from __future__ import annotations

from tests.pdf_maker import Sheet, pdf
from tests.test_pdf import TITLE, tables
from toolkit.readers.pdf import read_pdf


def test_a_head_a_line_lower_than_the_other_stands_beside_it() -> None:
    page = (
        Sheet().text(60, 60, TITLE).text(60, 90, "Kiến nghị: Không").text(100, 400, "NGƯỜI LẬP BIỂU").text(380, 415, "T/M CHI BỘ - BÍ THƯ")
    )

    assert tables(read_pdf(pdf(page.text(105, 450, "Hồ Ngọc Nam")))) == [[["NGƯỜI LẬP BIỂU", "T/M CHI BỘ - BÍ THƯ"], ["Hồ Ngọc Nam", ""]]]


def test_heads_on_one_line_below_a_text_set_to_the_left_are_no_part_of_it() -> None:
    page = Sheet().text(60, 60, TITLE).text(60, 90, "Biện pháp hỗ trợ: Đã vận động ủng hộ các hộ nghèo trên địa bàn của xã và")
    page.text(60, 104, "làm nhà tình nghĩa tại xã.").text(88, 118, "NGƯỜI LẬP BIỂU").text(380, 118, "T/M CHI BỘ")
    page.text(95, 160, "Lê Kim Nam").text(380, 172, "Lý Mạnh Tâm")

    assert ["NGƯỜI LẬP BIỂU", "T/M CHI BỘ"] in [row for table in tables(read_pdf(pdf(page))) for row in table]
