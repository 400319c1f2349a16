"""The kind of the items of a list by the line above its table."""

from __future__ import annotations

import pytest

from tests.builders import Review, filled, said
from tests.test_match_silence import HEADS, KINDS
from toolkit.model.submission import State

HEAD = "| TT | Điển hình | Tiến độ (%) | Hiệu quả | Khả năng phát triển | Khó khăn, vướng mắc | Giải pháp điều chỉnh | Người theo dõi |"
COLLECTIVE = "| 1 | Tổ một cửa | 80 | Tốt | Cao | Không | Giữ | Lê An |"
PERSON = "| 1 | Vũ Bình | 50 | Khá | Vừa | Không | Giữ | Trần Hà |"


def kinds(kind: str, drawing: str) -> list[tuple[object, object]]:
    found = said(filled(kind, f"{HEADS['03-DG']}Chi bộ: Chi bộ Văn phòng\n\n{drawing}"))["danh_sach"]
    assert isinstance(found, list)
    return [(row["ten_dien_hinh"], row.get("loai_dien_hinh")) for row in found]


@KINDS
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("A. Tập thể điển hình", "B. Cá nhân điển hình"),
        ("I/ DANH SÁCH TẬP THỂ", "II/ DANH SÁCH CÁ NHÂN"),
        ("1. Đối với tập thể (01):", "2. Đối với cá nhân (01):"),
        ("Tập thể tiêu biểu", "Cá nhân tiêu biểu"),
    ],
)
@pytest.mark.parametrize("again", [f"{HEAD}\n", ""], ids=["a head each", "one head"])
def test_the_line_above_each_table_tells_the_kind_of_its_items(kind: str, first: str, second: str, again: str) -> None:
    found = kinds(kind, f"{first}\n{HEAD}\n{COLLECTIVE}\n\n{second}\n{again}{PERSON}")

    assert found == [("Tổ một cửa", "tap_the"), ("Vũ Bình", "ca_nhan")]


@KINDS
@pytest.mark.parametrize(
    "line",
    ["Tập thể và cá nhân điển hình", "Tập thể chi bộ họp thống nhất", "Danh sách điển hình tập thể do cấp ủy chọn ngày 5/9"],
)
def test_a_line_that_says_more_tells_no_kind(kind: str, line: str) -> None:
    ((name, told),) = kinds(kind, f"{line}\n{HEAD}\n{COLLECTIVE}")

    assert getattr(name, "value", name) == "Tổ một cửa"
    assert told is None or isinstance(told, Review | State)


def test_a_table_that_is_not_right_below_the_line_is_not_told_by_it() -> None:
    found = kinds("docx", f"A. Tập thể điển hình\n{HEAD}\n{COLLECTIVE}\n\nDanh sách bổ sung\n| {HEAD[7:]}\n{PERSON[4:]}")

    assert next(told for _, told in found) == "tap_the"
