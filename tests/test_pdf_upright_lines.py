"""Lists of which a sheet draws the upright lines alone: rows end between running numbers, or it is told that this is not known."""

from __future__ import annotations

from collections.abc import Sequence

from tests.pdf_maker import Sheet, pdf
from tests.test_pdf import TITLE, tables
from toolkit.model.place import WHOLE_FILE
from toolkit.readers.pdf import OPEN_ROWS, read_pdf

EDGES = (60.0, 100.0, 220.0, 300.0, 440.0, 540.0)
ROWS = (
    ("TT", "Tên", "Loại", "Hiệu quả", "Theo dõi"),
    ("1", "Tổ một cửa", "Tập thể", "Giảm hai", "Lê An"),
    ("2", "Hồ Ba", "Cá nhân", "Tốt", "Vũ Hà"),
)


def listed(rows: Sequence[Sequence[str]]) -> Sheet:
    page = Sheet().text(60, 60, TITLE)
    for x in EDGES:
        page.line(x, 80, x, 80 + 40 * len(rows))
    for number, texts in enumerate(rows):
        for x, text in zip(EDGES, texts, strict=False):
            page.text(x + 4, 105 + 40 * number, text)
    return page.text(EDGES[3] + 4, 159, "giờ họp")


def test_rows_of_such_a_list_end_between_its_numbers() -> None:
    document = read_pdf(pdf(listed(ROWS), creator="Calc"))

    assert [[text.replace("\n", " ") for text in row] for row in tables(document)[0]] == [
        list(ROWS[0]),
        ["1", "Tổ một cửa", "Tập thể", "Giảm hai giờ họp", "Lê An"],
        list(ROWS[2]),
    ]
    assert WHOLE_FILE not in document.doubtful


def test_without_numbers_all_is_for_a_look() -> None:
    document = read_pdf(pdf(listed([row[1:] for row in ROWS]), creator="Calc"))

    assert document.doubtful[WHOLE_FILE] == OPEN_ROWS
