"""A seal printed over the text of a form: its words are for a person's eye, its ring strikes no word out."""

from __future__ import annotations

from tests.pdf_maker import HEIGHT, Sheet, pdf
from tests.test_pdf import TITLE, lines, tables
from toolkit.readers.pdf import read_pdf


def form() -> Sheet:
    page = Sheet().text(60, 60, TITLE).grid([60.0, 200.0, 400.0], [80, 110, 140])
    return page.text(64, 100, "Tên tập thể").text(204, 100, "Tổ một cửa").text(64, 130, "Số thành viên").text(204, 130, "12")


def test_words_of_a_seal_within_a_cell_are_for_a_persons_eye() -> None:
    document = read_pdf(pdf(form().text(225, 92, "ĐẢNG ỦY", size=7)))

    assert [place.row for place in document.doubtful] == [1]


def test_small_capitals_apart_from_the_text_are_not() -> None:
    assert not read_pdf(pdf(form().text(225, 300, "BIỂU SỐ", size=7))).doubtful


def test_a_small_line_of_capitals_in_the_order_of_the_text_is_not() -> None:
    page = form().text(225, 92, "ĐẢNG ỦY", size=7).text(60, 200, "Người lập biểu: Lê Văn An")

    assert not read_pdf(pdf(page)).doubtful


def test_a_curve_strikes_no_word_out() -> None:
    page, y = Sheet().text(60, 60, TITLE).text(60, 200, "Mô hình xanh"), HEIGHT - 167
    half = f"125 {y - 17} 112 {y - 30} 95 {y - 30} c 78 {y - 30} 65 {y - 17} 65 {y} c"
    page.content.append(f"0.8 w 125 {y} m {half} 65 {y + 17} 78 {y + 30} 95 {y + 30} c 112 {y + 30} 125 {y + 17} 125 {y} c h S")

    assert "Mô hình xanh" in lines(read_pdf(pdf(page)))


def test_the_straight_sides_of_a_box_with_round_corners_are_borders() -> None:
    page = Sheet().text(60, 60, TITLE).text(64, 100, "Tên tập thể").text(204, 100, "Tổ một cửa").line(200, 80, 200, 110)
    y = HEIGHT - 80
    corners = (
        f"64 {y} m 396 {y} l 398 {y} 400 {y - 2} 400 {y - 4} c 400 {y - 30} l 60 {y - 30} l 60 {y - 4} l 60 {y - 2} 62 {y} 64 {y} c h S"
    )
    page.content.append(f"0.5 w {corners}")

    assert tables(read_pdf(pdf(page))) == [[["Tên tập thể", "Tổ một cửa"]]]
