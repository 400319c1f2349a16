"""Criteria that fill a row each above the row of their answers, one head for all: "Kết quả | Minh chứng"."""

from __future__ import annotations

import pytest

from tests.builders import filled, shown, submissions
from tests.test_match_silence import HEADS, KINDS

COMMON = "Chi bộ: Chi bộ Văn phòng\nKỳ báo cáo: Quý III/2024\n"
FIRST = "1. Phong trào thi đua, cuộc vận động gắn với Chỉ thị 05-CT/TW"
SECOND = "2. Học tập, làm theo Bác gắn với NQTW4 và KL 21"


def _said(kind: str, drawing: str) -> dict[str, object]:
    (one,) = submissions(filled(kind, HEADS["02-TT"] + COMMON + drawing))
    return {each.id: shown(each) for each in one.answers if each.id.startswith(("TT1", "TT2")) and each.value is not None}


@KINDS
@pytest.mark.parametrize("evidence", ["Minh chứng", "Minh chứng, việc làm cụ thể"])
def test_the_row_below_a_criterion_answers_under_the_heads(kind: str, evidence: str) -> None:
    drawing = f"""
        | Kết quả | {evidence} |
        | {FIRST} | < |
        | ☑ Đạt ☐ Chưa đạt | Một việc hay |
        | {SECOND} | < |
        | Chưa đạt | |
    """
    assert _said(kind, drawing) == {"TT1.ket_qua": "dat", "TT1.minh_chung": "Một việc hay", "TT2.ket_qua": "chua_dat"}


@KINDS
def test_two_columns_for_the_result_below_a_criterion(kind: str) -> None:
    drawing = f"""
        | Đạt | Chưa đạt | Minh chứng |
        | {FIRST} | < | < |
        | x | | Một việc hay |
        | {SECOND} | < | < |
        | | x | Hai |
    """
    said = {"TT1.ket_qua": "dat", "TT1.minh_chung": "Một việc hay", "TT2.ket_qua": "chua_dat", "TT2.minh_chung": "Hai"}
    assert _said(kind, drawing) == said


@KINDS
def test_a_row_with_labels_of_its_own_is_no_row_below_the_heads(kind: str) -> None:
    drawing = f"""
        | Kết quả | Minh chứng |
        | {FIRST} | < |
        | Minh chứng | Một việc hay |
    """
    assert "TT1.ket_qua" not in _said(kind, drawing)
