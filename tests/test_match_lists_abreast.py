"""Two lists beside each other in one table are two lists, each with its heading; what stands below both is none of either."""

from __future__ import annotations

from tests.builders import filled, said
from tests.test_match_kind_above import COLLECTIVE, HEAD, PERSON, kinds
from tests.test_match_silence import HEADS, KINDS

OTHER = "| 2 | Phòng Kỹ thuật | 90 | Tốt | Cao | Không | Giữ | Hồ Ba |"
EMPTY = "|  |  |  |  |  |  |  |  |"


def drawn(below: str = "") -> str:
    """Draw a list of two collectives and one of a person beside each other, an empty column between them."""
    headings = "| TẬP THỂ | < | < | < | < | < | < | < |  | CÁ NHÂN | < | < | < | < | < | < | < |"
    rows = (f"{left}  {right}" for left, right in ((HEAD, HEAD), (COLLECTIVE, PERSON), (OTHER, EMPTY)))
    return "\n".join((headings, *rows, below))


@KINDS
def test_each_of_two_lists_beside_each_other_is_read_with_its_heading(kind: str) -> None:
    assert kinds(kind, drawn()) == [("Tổ một cửa", "tap_the"), ("Phòng Kỹ thuật", "tap_the"), ("Vũ Bình", "ca_nhan")]


@KINDS
def test_what_stands_below_the_lists_is_none_of_their_items(kind: str) -> None:
    below = f"| Điển hình mới phát hiện trong kỳ: Tổ đo lường |{'  |' * 16}"
    found = said(filled(kind, f"{HEADS['03-DG']}Chi bộ: Chi bộ Văn phòng\n\n{drawn(below)}"))

    assert found["moi_phat_hien"] == "Tổ đo lường"
    assert isinstance(found["danh_sach"], list) and len(found["danh_sach"]) == 3
