"""Heads of signatures that stand on lines of their own, side by side."""

from __future__ import annotations

from tests.pdf_maker import Sheet, pdf
from tests.test_pdf import TITLE, lines, tables
from toolkit.readers.pdf import read_pdf
from toolkit.readers.pdf.boxes import Box, Paragraph, Rows
from toolkit.readers.pdf.columns import Block
from toolkit.readers.pdf.over_pages import repeats_head


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


def test_a_head_in_columns_that_a_sheet_repeats_is_known_wherever_its_words_are_broken() -> None:
    def rows(*lines: list[list[str]]) -> Rows:
        return Rows(rows=[[Box(texts, 1) for texts in line] for line in lines], edges=[], page=1, block=Block(columns=[]))

    table = rows([["STT"], ["Tên"], ["Loại"], ["Nhóm nội dung"]], [["1"], ["Tổ một"], ["Tập thể"], ["2"]])
    again = rows([["STT"], ["Tên"], ["Loại"], ["Nhóm nội"]], [[], [], [], ["dung"]])
    name = Paragraph("Lê Văn Nam", 2)

    assert repeats_head([table], [again, name])
    assert not repeats_head([table], [rows([["2"], ["Tổ hai"], ["Tập thể"], ["3"]]), name])
    assert not repeats_head([table], [again, rows([["2"], ["Tổ hai"], ["Tập thể"], ["3"]])])


def test_the_head_of_a_signature_is_no_part_of_the_day_above_it() -> None:
    page = Sheet().text(60, 60, TITLE).text(60, 90, "Kiến nghị: Không").text(330, 400, "Thái Nguyên, ngày 03 tháng 11 năm 2026")
    page.text(400, 414, "T/M CHI BỘ").text(410, 428, "BÍ THƯ")

    assert lines(read_pdf(pdf(page)))[-2:] == ["T/M CHI BỘ", "BÍ THƯ"]
