"""Heads and feet of many pages: found in time that long lines do not multiply, and only what a page repeats is left out."""

from __future__ import annotations

import time

from tests.pdf_maker import Sheet, pdf
from tests.test_pdf import TITLE, lines, tables
from toolkit.model.place import PAGE_FOOT
from toolkit.readers.pdf import read_pdf
from toolkit.readers.pdf.margins import without_margins
from toolkit.readers.pdf.page import Page
from toolkit.readers.pdf.pieces import Piece


def page(number: int, foot: str) -> Page:
    body = Piece(f"Nội dung {number}", 90.0, 200.0, 400.0, 13.0)
    words = [Piece(word, 20.0 + place, 20.5 + place, 820.0, 10.0) for place, word in enumerate(foot.split())]
    return Page(number=number, printed=number, width=595.0, height=842.0, pieces=(body, *words), rulings=(), picture=0.0)


def test_a_name_before_the_number_of_its_page_is_a_foot() -> None:
    pages, _ = without_margins([page(number, f"Chi bộ Thanh tra {number}") for number in (1, 2, 3)])

    assert [[piece.text for piece in one.pieces] for one in pages[1:]] == [["Nội dung 2"], ["Nội dung 3"]]


def test_words_that_differ_and_a_number_that_is_not_the_page_s_stay() -> None:
    pages, _ = without_margins([page(1, "Có 12 đảng viên 4"), page(2, "Có 15 đảng viên 4")])

    assert "viên" in [piece.text for piece in pages[1].pieces]


def test_long_lines_on_many_pages_cost_no_more_than_their_length() -> None:
    begun = time.process_time()
    without_margins([page(number, "a" * number + " chữ" * 500) for number in range(1, 30)])

    assert time.process_time() - begun < 8


def test_a_number_beside_other_words_of_a_foot_differs_from_page_to_page() -> None:
    pages = [
        Sheet().text(60, 60, TITLE if number == 1 else "Kiến nghị: Không").text(300, 810, str(number)).text(500, 810, "Phiếu")
        for number in (1, 2)
    ]

    assert lines(read_pdf(pdf(*pages))) == [TITLE, "Kiến nghị: Không", "1\tPhiếu"]


def test_what_stands_in_the_lower_margin_of_a_sheet_far_below_its_rows_is_its_foot() -> None:
    signed = Sheet().text(60, 60, TITLE).text(90, 640, "NGƯỜI LẬP").text(370, 640, "BÍ THƯ").text(90, 690, "Lê An").text(370, 690, "Hồ Ba")
    document = read_pdf(pdf(signed.text(370, 805, "Phiếu 2"), creator="Calc"))

    assert [block.place.part for block in document.blocks][-1] == PAGE_FOOT
    assert tables(document) == [[["NGƯỜI LẬP", "BÍ THƯ"], ["Lê An", "Hồ Ba"]]]


def test_the_number_of_a_single_page_is_no_name_below_a_signature() -> None:
    page = Sheet().text(60, 60, TITLE).text(300, 100, "T/M CHI BỘ").text(300, 130, "Lê Văn An").text(300, 144, "Trang 1")

    assert not any("Trang 1" in text for text in lines(read_pdf(pdf(page))))
