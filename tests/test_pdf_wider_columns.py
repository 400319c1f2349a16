"""A table within a cell that is too wide for it: what runs over the last border is the text of the last column."""

from __future__ import annotations

from tests.pdf_maker import Sheet, pdf
from tests.test_pdf import TITLE, tables
from toolkit.readers.pdf import read_pdf

EDGES = [60.0, 90.0, 180.0, 260.0, 266.0]
ROWS = (("STT", "Họ và tên", "Loại", "Hình thức"), ("1", "Lê Văn An", "Cá nhân", "Giấy khen"), ("2", "Vũ Thị Hòa", "Cá nhân", "Biểu dương"))


def page_of(rows: tuple[tuple[str, ...], ...], top: float) -> Sheet:
    page = Sheet().grid(EDGES, [top + 20 * number for number in range(len(rows) + 1)])
    for number, row in enumerate(rows):
        for x, text in zip(EDGES, row, strict=False):
            page.text(x + 3, top + 14 + 20 * number, text)
    return page


def test_text_that_runs_over_the_last_border_is_in_the_last_column() -> None:
    document = read_pdf(pdf(page_of(ROWS, 100).text(60, 60, TITLE)))

    assert tables(document) == [[list(row) for row in ROWS]]


def test_what_stands_right_of_a_table_with_room_is_not() -> None:
    page = Sheet().text(60, 60, TITLE).grid([60, 90, 180, 290], [100, 120, 140])
    page.text(63, 114, "STT").text(93, 114, "Họ và tên").text(183, 114, "Loại").text(63, 134, "1").text(93, 134, "An").text(183, 134, "x")
    page.text(300, 114, "ghi").text(300, 134, "chú")

    assert tables(read_pdf(pdf(page)))[0] == [["STT", "Họ và tên", "Loại"], ["1", "An", "x"]]
