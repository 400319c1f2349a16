"""Headings whose letters stand apart are read in words; marks in the columns of a table and short words are left as they are."""

from __future__ import annotations

from toolkit.readers.pdf.page import Page
from toolkit.readers.pdf.pieces import Piece
from toolkit.readers.pdf.spaced_letters import without_spacing


def page(letters: str, *, gap: float, space: float, width: float = 9.0) -> Page:
    pieces, x = [], 100.0
    for number, letter in enumerate(letters):
        if letter == " ":
            x += space - gap
            continue
        pieces.append(Piece(letter, x, x + width, 80.0, 13.0, False, 2 * number, True))
        x += width + gap
    return Page(number=1, printed=1, width=842, height=595, pieces=tuple(pieces), rulings=(), picture=0.0)


def words(found: Page) -> str:
    return "|".join(piece.text for piece in found.pieces)


def test_a_heading_with_spaced_letters_is_read_in_words() -> None:
    assert words(without_spacing(page("BIỂU TỔNG HỢP DANH SÁCH", gap=2.5, space=8.3))) == "BIỂU|TỔNG|HỢP|DANH|SÁCH"


def test_the_words_of_a_widely_spaced_heading_stay_apart() -> None:
    assert words(without_spacing(page("PHIẾU ĐĂNG KÝ", gap=6.0, space=15.0))) == "PHIẾU|ĐĂNG|KÝ"


def test_marks_in_the_columns_of_a_row_are_no_word() -> None:
    row = page("xxxxxxx", gap=30.0, space=60.0)

    assert without_spacing(row) is row


def test_figures_one_by_one_are_no_word() -> None:
    row = page("1 2 3 4 5 6 7", gap=1.0, space=20.0)

    assert without_spacing(row) is row


def test_letters_between_which_others_were_drawn_later_are_no_heading() -> None:
    row = page("h t k m t m", gap=7.0, space=8.0, width=6.0)
    later = row.pieces[0]._replace(text="ạ", x0=107.0, x1=113.0, number=40)
    whole = Page(number=1, printed=1, width=842, height=595, pieces=(*row.pieces, later), rulings=(), picture=0.0)

    assert without_spacing(row) is not row
    assert without_spacing(whole) is whole
