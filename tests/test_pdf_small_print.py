"""A sheet of which all columns are printed on one page, however small that makes its text."""

from __future__ import annotations

from tests.pdf_maker import Sheet, pdf
from tests.test_pdf import tables
from toolkit.readers.pdf import read_pdf

ROWS = (("Họ và tên:", "Lê Văn An"), ("Năm sinh:", "1980"), ("Là đảng viên:", "Có"), ("Chức vụ:", "Chuyên viên"))


def form(share: float) -> Sheet:
    """Draw a form in a share of its size."""
    page = Sheet().grid([60 * share, 160 * share, 300 * share], [share * (60 + 14 * number) for number in range(len(ROWS) + 1)])
    for number, texts in enumerate(ROWS):
        for x, text in zip((64, 164), texts, strict=True):
            page.text(x * share, share * (71 + 14 * number), text, size=11 * share)
    return page


def test_rows_in_small_print_stay_rows() -> None:
    whole = tables(read_pdf(pdf(form(1.0), creator="Calc")))

    assert whole == [[list(row) for row in ROWS]]
    assert tables(read_pdf(pdf(form(0.3), creator="Calc"))) == whole
    assert tables(read_pdf(pdf(form(0.15), creator="Calc"))) == whole
