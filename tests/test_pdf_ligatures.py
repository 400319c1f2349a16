"""A glyph for "ti" that a program drew as "t" alone, the "i" with the next glyph, leaves its words whole."""

from __future__ import annotations

import pytest

from tests.pdf_maker import Sheet, pdf
from toolkit.model.document import Line
from toolkit.readers.pdf import read_pdf


def drawn(before: str, first: str, rest: str, gap: float) -> str:
    """Return what is read of a first letter and the rest of a word, drawn apart behind other words."""
    at = 60 + 6.0 * len(before)
    page = Sheet().text(60, 60, "BIỂU TỔNG HỢP DANH SÁCH").text(60, 100, before).text(at, 100, first).text(at + 6 + gap, 100, rest)
    return [block.text for block in read_pdf(pdf(page)).blocks if isinstance(block, Line)][-1]


@pytest.mark.parametrize(
    ("first", "rest", "gap", "read"),
    [("t", "iêu biểu", 2.9, "tiêu biểu"), ("t", "iến độ", 2.9, "tiến độ"), ("t", "iêu", 6.0, "t iêu"), ("t", "i5", 2.9, "t i5")],
)  # fmt: skip
def test_a_letter_alone_goes_on_with_what_stands_in_the_room_of_a_second_one(first: str, rest: str, gap: float, read: str) -> None:
    assert drawn("Điển hình ", first, rest, gap) == f"Điển hình {read}"
