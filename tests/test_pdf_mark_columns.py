"""Columns without lines between, with a mark in the middle of the one that is chosen and heads at their left sides."""

from __future__ import annotations

from tests.pdf_maker import Sheet, pdf
from tests.test_pdf import TITLE, tables
from toolkit.readers.pdf import read_pdf

ROWS = (("1", "Sáng kiến", 0, "Có hai sáng kiến"), ("2", "Nêu gương", 0, "Luôn gương mẫu"), ("3", "Phong trào", 1, "Chưa tham gia đủ"))
PLACES = (272.0, 342.0)  # in the middle of the columns that begin at 240 and 310


def rows(page: Sheet, y: float, *found: tuple[str, str, int, str]) -> Sheet:
    for number, (place, label, chosen, said) in enumerate(found):
        for x, text in ((60, place), (100, label), (PLACES[chosen], "x"), (380, said)):
            page.text(x, y + 30 * number, text)
    return page


def headed() -> Sheet:
    page = Sheet().text(60, 60, TITLE)
    for x, text in ((60, "TT"), (100, "Tiêu chí"), (240, "Đạt"), (310, "Chưa đạt"), (380, "Minh chứng")):
        page.text(x, 90, text)
    return page


def test_a_mark_in_the_middle_of_its_column_is_none_of_the_next_one() -> None:
    assert [row[2:4] for row in tables(read_pdf(pdf(rows(headed(), 120, *ROWS))))[0]] == [
        ["Đạt", "Chưa đạt"],
        ["x", ""],
        ["x", ""],
        ["", "x"],
    ]


def test_marks_at_two_places_are_two_columns_on_the_page_after_that_of_the_heads() -> None:
    document = read_pdf(pdf(rows(headed(), 740, ROWS[0]), rows(Sheet(), 60, *ROWS[1:])))

    assert [row[2:4] for row in tables(document)[0]] == [["Đạt", "Chưa đạt"], ["x", ""], ["x", ""], ["", "x"]]
