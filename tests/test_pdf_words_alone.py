"""A driver that places every word by itself tells nothing of columns: a list with level lines alone has those of its heads."""

from __future__ import annotations

import pytest

from tests.pdf_maker import Sheet, pdf
from toolkit.model.document import Table
from toolkit.readers.pdf import read_pdf

XS = (50, 90, 240, 330, 430)
ROWS = (
    ("STT", "Họ và tên", "Loại", "Mức xếp loại", "Theo dõi"),
    ("1", "Lê Thị Hoa", "Cá nhân", "HTXSNV", "Vũ Mai"),
    ("2", "Bế Văn Sáng", "Cá nhân", "HTTNV", "Lê An"),
    ("3", "Tổ Rà soát", "Tập thể", "HTXSNV", "Vũ Mai"),
)


@pytest.mark.parametrize("by_words", [False, True])
def test_words_placed_one_by_one_stand_in_their_cells(by_words: bool) -> None:
    page = Sheet().text(60, 60, "BIỂU TỔNG HỢP DANH SÁCH ĐIỂN HÌNH TIÊU BIỂU")
    for number in range(len(ROWS) + 1):
        page.line(45, 80 + 20 * number, 550, 80 + 20 * number)
    for number, row in enumerate(ROWS):
        for x, text in zip(XS, row, strict=True):
            at = float(x)
            for word in text.split(" ") if by_words else [text]:
                page.text(at, 94 + 20 * number, word, size=10)
                at += 5 * len(word) + 2.5
    (table,) = (block for block in read_pdf(pdf(page)).blocks if isinstance(block, Table))
    assert [tuple(" ".join(cell.text.split()) for cell in row) for row in table.rows] == list(ROWS)
