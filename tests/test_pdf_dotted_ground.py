"""Dots over which an answer was printed are its ground; those of an empty blank and those behind an answer stay."""

from __future__ import annotations

from toolkit.readers.pdf.dotted_ground import without_ground
from toolkit.readers.pdf.page import Page
from toolkit.readers.pdf.pieces import Piece

DOTS = "." * 60


def texts(*pieces: tuple[str, float, float, float]) -> list[str]:
    drawn = tuple(Piece(text, x0, x1, y, 11.0) for text, x0, x1, y in pieces)
    page = Page(number=1, printed=1, width=595, height=842, pieces=drawn, rulings=(), picture=0.0)
    return [piece.text for piece in without_ground(page).pieces]


def test_dots_under_an_answer_are_left_out() -> None:
    assert texts(("Kỳ:", 60, 90, 100), (DOTS, 94, 300, 100), ("Quý", 100, 120, 98.5)) == ["Kỳ:", "Quý"]


def test_dots_of_an_empty_blank_stay() -> None:
    assert texts(("Kỳ:", 60, 90, 100), (DOTS, 94, 300, 100), ("Quý", 100, 120, 80)) == ["Kỳ:", DOTS, "Quý"]


def test_dots_behind_an_answer_stay() -> None:
    assert texts(("Quý", 94, 120, 100), (DOTS, 121, 300, 100)) == ["Quý", DOTS]
