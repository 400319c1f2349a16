"""A list whose head has several rows and each of whose items takes as many."""

from __future__ import annotations

import pytest

from tests.builders import Review, filled, said
from tests.test_match_silence import HEADS, KINDS
from toolkit.model.submission import State

HEAD = """
    | TT | Điển hình | Loại | Tiến độ (%) | Hiệu quả |
    | ^ | Khả năng phát triển | Khó khăn, vướng mắc | Giải pháp điều chỉnh | Người theo dõi |
"""
ITEMS = """    | 1 | Tổ một cửa | Tập thể | 80 | Tốt |
    | ^ | Cao | Không | Giữ như cũ | Lê An |
    | 2 | Vũ Bình | Cá nhân | 50 | Khá |
    | ^ | Nhân rộng | Thiếu máy | Mua thêm | Trần Hà |
"""
FIRST = {
    "ten_dien_hinh": "Tổ một cửa",
    "loai_dien_hinh": "tap_the",
    "tien_do": 80,
    "hieu_qua": "Tốt",
    "kha_nang": "Cao",
    "kho_khan": "Không",
    "dieu_chinh": "Giữ như cũ",
    "nguoi_theo_doi": "Lê An",
}
SECOND = {
    "ten_dien_hinh": "Vũ Bình",
    "loai_dien_hinh": "ca_nhan",
    "tien_do": 50,
    "hieu_qua": "Khá",
    "kha_nang": "Nhân rộng",
    "kho_khan": "Thiếu máy",
    "dieu_chinh": "Mua thêm",
    "nguoi_theo_doi": "Trần Hà",
}


def listed(kind: str, drawing: str) -> list[object]:
    found = said(filled(kind, f"{HEADS['03-DG']}Chi bộ: Chi bộ Văn phòng\n{drawing}"))["danh_sach"]
    assert isinstance(found, list)
    return [{name: value for name, value in row.items() if value is not None} for row in found]


@KINDS
@pytest.mark.parametrize("blank", ["^", ""], ids=["merged", "nothing below the number"])
@pytest.mark.parametrize("between", ["", "\n\n"], ids=["one table", "a table that goes on"])
def test_an_item_of_two_rows_is_one(kind: str, blank: str, between: str) -> None:
    assert listed(kind, f"{HEAD}{between}{ITEMS}".replace("| ^ |", f"| {blank} |")) == [FIRST, SECOND]


@KINDS
def test_a_head_that_a_page_repeats_and_the_head_of_a_group_are_no_items(kind: str) -> None:
    first, second = ITEMS.split("    | 2", maxsplit=1)
    group = "    | I | Tập thể | < | < | < |\n"

    assert listed(kind, f"{HEAD}{group}{first}{HEAD.lstrip(chr(10))}    | 2{second}") == [FIRST, SECOND]


@KINDS
def test_what_does_not_come_out_in_items_of_two_rows_is_for_a_look(kind: str) -> None:
    ragged = ITEMS.replace("    | ^ | Cao", "    | 7 | Cao")

    found = listed(kind, HEAD + ragged)

    assert found
    assert all(isinstance(value, Review | State) for row in found if isinstance(row, dict) for value in row.values())
