"""A sheet without borders whose columns are too narrow: what a label asks is not on the paper, so all is for a look."""

from __future__ import annotations

from tests.pdf_maker import Sheet, pdf
from tests.test_pdf import TITLE
from toolkit.model.place import HOW_FAR, WHOLE_FILE
from toolkit.readers.pdf import read_pdf
from toolkit.readers.pdf.run_into import RUN_INTO

LABELS = ("Số lượng đi", "Người lập b", "Ngày làm gi", "Đầu mối lập")


def page_of(start: float) -> Sheet:
    """Draw labels of eleven letters, 66 points wide where their pieces end, and answers that begin at ``start``."""
    page = Sheet().text(60, 60, TITLE)
    for number, label in enumerate(LABELS):
        page.text(60, 100 + 16 * number, label)
        page.text(start, 100 + 16 * number, ("02", "Lê Văn An", "Thứ hai", "Vũ Thị Hòa")[number])
    return page


def test_labels_that_end_where_the_next_cell_begins_make_all_answers_doubtful() -> None:
    document = read_pdf(pdf(page_of(126.5), creator="Calc"))

    assert document.doubtful[WHOLE_FILE] == RUN_INTO
    assert HOW_FAR not in document.doubtful
    assert RUN_INTO in [notice.detail for notice in document.notices]


def test_labels_with_room_do_not() -> None:
    assert WHOLE_FILE not in read_pdf(pdf(page_of(180), creator="Calc")).doubtful
    assert WHOLE_FILE not in read_pdf(pdf(page_of(126.5), creator="Writer")).doubtful
