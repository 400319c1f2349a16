"""Heads and feet of many pages: found in time that long lines do not multiply, and only what a page repeats is left out."""

from __future__ import annotations

import time

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
