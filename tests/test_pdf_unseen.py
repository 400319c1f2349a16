"""Letters that a page bears and nobody sees are no part of the form; those that only seem so are."""

from __future__ import annotations

from tests.pdf_maker import FF, Sheet, pdf
from tests.test_pdf import TITLE, lines, tables
from toolkit.model.finding import Code
from toolkit.readers.pdf import read_pdf


def test_letters_without_ink_are_left_out_and_told() -> None:
    page = (
        Sheet().text(60, 60, TITLE).text(60, 90, "Họ và tên: Lê Văn An").unseen(60, 110, "Năm sinh: 1950").unseen(64, 90, "Ho va ten: Le")
    )
    document = read_pdf(pdf(page))

    assert lines(document) == [TITLE, "Họ và tên: Lê Văn An"]
    assert [notice.code for notice in document.notices] == [Code.HIDDEN_TEXT]


def test_white_letters_on_white_paper_are_left_out() -> None:
    page = Sheet().ground(0, 0, 595, 842, grey=1).text(60, 60, TITLE).text(60, 90, "Họ và tên: Lê Văn An")
    assert lines(read_pdf(pdf(page.unseen(60, 110, "Năm sinh: 1950", "1 g")))) == [TITLE, "Họ và tên: Lê Văn An"]


def test_white_letters_on_a_dark_head_are_read() -> None:
    page = Sheet().text(60, 60, TITLE).ground(60, 80, 300, 100).grid([60, 160, 300], [80, 100, 120])
    page.unseen(64, 94, "Họ tên", "1 g").unseen(164, 94, "Chức vụ", "1 g").text(64, 114, "Lê Văn An").text(164, 114, "Kế toán")
    document = read_pdf(pdf(page))

    assert tables(document) == [[["Họ tên", "Chức vụ"], ["Lê Văn An", "Kế toán"]]]
    assert not document.notices


def test_what_a_machine_recognised_on_a_page_without_other_letters_is_read() -> None:
    page = Sheet().unseen(60, 60, TITLE).unseen(60, 90, "Họ và tên: Lê Văn An")
    assert lines(read_pdf(pdf(page))) == [TITLE, "Họ và tên: Lê Văn An"]


def test_one_glyph_for_a_letter_twice_is_read_as_two_letters() -> None:
    assert lines(read_pdf(pdf(Sheet().text(60, 60, TITLE).text(60, 90, f"Phần mềm O{FF}ice")))) == [TITLE, "Phần mềm Office"]


def test_a_letter_that_another_font_draws_later_stands_within_its_word() -> None:
    page = Sheet().text(60, 60, TITLE).gapped(60, 90, "Thu nộp ", "n phí").text(105, 90, "á")
    assert lines(read_pdf(pdf(page))) == [TITLE, "Thu nộp án phí"]


def test_a_line_that_begins_with_a_long_dash_within_a_sentence_begins_no_item() -> None:
    page = Sheet().text(60, 60, TITLE).grid([60, 170], [80, 130]).text(64, 94, "Soạn bộ câu hỏi").text(64, 108, "– đáp gồm 12 mục")
    assert tables(read_pdf(pdf(page))) == [[["Soạn bộ câu hỏi – đáp gồm 12 mục"]]]
