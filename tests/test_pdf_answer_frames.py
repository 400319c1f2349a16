"""Frames around single answers are no tables; what is drawn within a form stands where the form is drawn."""

from __future__ import annotations

from toolkit.readers.pdf.answer_frames import without_answer_frames
from toolkit.readers.pdf.page import Page
from toolkit.readers.pdf.pieces import Piece
from toolkit.readers.pdf.rulings import Ruling
from toolkit.readers.pdf.turn import Within


def frame(x0: float, y0: float, x1: float, y1: float) -> list[Ruling]:
    return [Ruling(x0, y0, x0, y1), Ruling(x1, y0, x1, y1), Ruling(x0, y0, x1, y0), Ruling(x0, y1, x1, y1)]


def page(rulings: list[Ruling], *words: tuple[str, float, float]) -> Page:
    pieces = tuple(Piece(text, x, x + 40, y, 11.0) for text, x, y in words)
    return Page(number=1, printed=1, width=595, height=842, pieces=pieces, rulings=tuple(rulings), picture=0.0)


def test_a_frame_behind_its_label_is_left_out() -> None:
    framed = page(frame(200, 90, 400, 110), ("Chi bộ:", 60, 104), ("Văn phòng", 204, 104))

    assert without_answer_frames(framed).rulings == ()


def test_a_frame_that_fills_a_cell_is_left_out_and_the_cell_stays() -> None:
    cell = frame(60, 80, 200, 130)

    assert without_answer_frames(page([*cell, *frame(64, 84, 196, 110)], ("Tốt", 70, 100))).rulings == tuple(cell)


def test_frames_that_touch_are_a_table() -> None:
    table = page([*frame(200, 90, 400, 110), *frame(200, 110, 400, 130)], ("Chi bộ:", 60, 104), ("Văn phòng", 204, 104))

    assert without_answer_frames(table) is table


def test_a_frame_that_no_label_stands_before_is_kept() -> None:
    alone = page(frame(60, 90, 400, 110), ("Ghi chú", 64, 104))

    assert without_answer_frames(alone) is alone


class _Paper:
    """A page of 842 points whose coordinates need no turning."""

    def point(self, x: float, y: float) -> tuple[float, float]:
        return x, 842 - y


def test_what_a_form_draws_stands_where_the_form_does() -> None:
    half = Within(_Paper(), (0.5, 0.0, 0.0, 0.5, 100.0, 200.0))  # type: ignore[arg-type]  # of a page only its points are asked

    assert half.box(0, 0, 100, 40) == (100.0, 622.0, 150.0, 642.0)
    assert half.within((1.0, 0.0, 0.0, 1.0, 10.0, 0.0)).point(0, 0) == (105.0, 642.0)
