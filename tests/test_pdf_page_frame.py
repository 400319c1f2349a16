"""The border of a page holds all its text and is no table; a table that fills its page is no border."""

from __future__ import annotations

from tests.pdf_maker import Sheet, pdf
from tests.test_pdf import TITLE, lines, tables
from toolkit.readers.pdf import read_pdf

EDGES = [60.0, 200.0, 400.0]


def test_a_form_within_the_border_of_its_page_is_read_as_without_it() -> None:
    page = Sheet().grid([24, 571], [24, 818]).grid([27, 568], [27, 815]).text(60, 60, TITLE)
    page.grid(EDGES, [80, 100, 120]).text(64, 95, "Họ và tên").text(204, 95, "Lê Văn An").text(64, 115, "Năm sinh").text(204, 115, "1980")
    document = read_pdf(pdf(page))

    assert lines(document) == [TITLE]
    assert tables(document) == [[["Họ và tên", "Lê Văn An"], ["Năm sinh", "1980"]]]


def test_a_table_that_fills_its_page_stays_one() -> None:
    page = Sheet().grid([60, 535], [70, 400, 780]).text(64, 60, TITLE).text(64, 90, "Họ và tên: Lê Văn An").text(64, 420, "Năm sinh: 1980")

    assert tables(read_pdf(pdf(page))) == [[["Họ và tên: Lê Văn An"], ["Năm sinh: 1980"]]]
