"""The stamp of the office that received a paper says nothing that the form asks."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders import filled, said
from tests.test_match_silence import HEADS, KINDS

ASKED = "Chi bộ: Chi bộ Văn phòng\nKỳ báo cáo: Quý III/2024\nSản phẩm cụ thể: Sổ tay"
READ = {"don_vi": "VP", "ky_bao_cao": "2024-Q3", "san_pham_cu_the": "Sổ tay"}


@KINDS
@pytest.mark.parametrize(
    "stamp",
    [
        "| SỞ CÔNG THƯƠNG⏎CÔNG VĂN ĐẾN⏎Số: 296⏎Ngày: 28/11/2024 |\n\n",
        "| VĂN BẢN ĐẾN |\n| Số: 12 |\n| Ngày: 28/11/2024 |\n\n",
        "ĐẾN\nSố: 296\nNgày: 28/11/2024\nChuyển: Văn phòng\n\n",
    ],
)
def test_the_day_on_a_stamp_is_not_the_forms(kind: str, stamp: str) -> None:
    assert said(filled(kind, stamp + HEADS["01-DK"] + ASKED)) == READ


@KINDS
def test_what_the_form_asks_below_a_stamp_is_read(kind: str) -> None:
    drawing = f"{HEADS['01-DK']}ĐẾN\nSố: 296\nNgày lập: 20/9/2024\n{ASKED}"

    assert said(filled(kind, drawing)) == {**READ, "ngay_lap": date(2024, 9, 20)}


@KINDS
def test_a_line_that_only_has_the_word_is_no_stamp(kind: str) -> None:
    drawing = f"{HEADS['01-DK']}{ASKED}\nTHỜI HẠN HOÀN THÀNH: ĐẾN 30/11/2024\nNgày lập: 20/9/2024"

    assert said(filled(kind, drawing))["ngay_lap"] == date(2024, 9, 20)
