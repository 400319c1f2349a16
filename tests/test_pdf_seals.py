"""A seal that is drawn beside a signature is no text of the form."""

from __future__ import annotations

from tests.pdf_maker import Sheet, pdf
from toolkit.model.document import Document, Line
from toolkit.readers.pdf import read_pdf

RING = "ĐẢNG BỘ SỞ CÔNG THƯƠNG"


def _signed(seal_at: tuple[float, float] | None) -> Document:
    page = Sheet().text(60, 60, "BIỂU TỔNG HỢP DANH SÁCH ĐIỂN HÌNH TIÊU BIỂU").text(60, 80, "Kỳ báo cáo: Quý III năm 2024")
    page.text(90, 300, "NGƯỜI LẬP BIỂU").text(380, 300, "T/M CHI BỘ").text(390, 316, "BÍ THƯ").text(90, 390, "Lê Quang Giang")
    page.text(370, 390, "Hoàng Xuân Dũng")
    if seal_at:
        page.seal(*seal_at, RING, "CHI BỘ")
    return read_pdf(pdf(page))


def test_a_seal_leaves_a_signature_as_it_is_without_one() -> None:
    assert _signed((310, 345)).blocks == _signed(None).blocks


def test_a_seal_over_a_name_takes_nothing_of_it() -> None:
    assert any("Hoàng Xuân Dũng" in block.text for block in _signed((378, 380)).blocks if isinstance(block, Line)) or any(
        "Hoàng Xuân Dũng" in cell.text
        for block in _signed((378, 380)).blocks
        if not isinstance(block, Line)
        for row in block.rows
        for cell in row
    )
