"""Answers that stand before what is asked: known by the heads of their columns or by labels alone behind them."""

from __future__ import annotations

import pytest

from tests.builders import Review, filled, shown, submissions
from tests.test_match_silence import HEADS, KINDS

COMMON = "Chi bộ: Chi bộ Văn phòng\nKỳ báo cáo: Quý III/2024\n"
SAID = {"ten_dien_hinh": "Tổ Một cửa", "so_thanh_vien": 12, "xep_loai_don_vi": "Hoàn thành tốt nhiệm vụ"}


def said(kind: str, form: str, drawing: str) -> dict[str, object]:
    (found,) = submissions(filled(kind, HEADS[form] + COMMON + drawing))
    return {one.id: shown(one) for one in found.answers if one.value is not None and one.id not in ("don_vi", "ky_bao_cao")}


@KINDS
@pytest.mark.parametrize("heads", ["| Trả lời | Câu hỏi |", "| Nội dung kê khai | Thông tin |", ""])
def test_answers_before_their_questions(kind: str, heads: str) -> None:
    drawing = f"""
        {heads}
        | Tổ Một cửa | Tên tập thể |
        | 12 | Số thành viên |
        | Hoàn thành tốt nhiệm vụ | Xếp loại cơ quan, đơn vị |
        | | Hình thức đề nghị biểu dương, khen thưởng |
    """
    assert said(kind, "02-TT", drawing) == SAID


@KINDS
def test_numbers_before_what_they_count(kind: str) -> None:
    drawing = """
        | TT | Số lượng | Nội dung |
        | 1 | 3 | Số điển hình tập thể |
        | 2 | 05 | Số điển hình cá nhân |
        | 3 | | Số tin, bài tuyên truyền |
    """
    assert said(kind, "04-KQ", drawing) == {"so_tap_the": 3, "so_ca_nhan": 5}


@KINDS
def test_the_name_of_a_part_merged_before_labels_is_no_answer(kind: str) -> None:
    drawing = """
        | Phần kê khai | Tên tập thể | Tổ Một cửa |
        | ^ | Số thành viên | |
        | ^ | Số sáng kiến được công nhận | |
        | ^ | Hình thức đề nghị biểu dương, khen thưởng | |
        | ^ | Xếp loại cơ quan, đơn vị | HTTNV |
    """
    assert said(kind, "02-TT", drawing) == {"ten_dien_hinh": "Tổ Một cửa", "xep_loai_don_vi": "Hoàn thành tốt nhiệm vụ"}


@KINDS
def test_two_rows_of_labels_behind_other_words_turn_nothing(kind: str) -> None:
    drawing = """
        | Thông tin chung | Tên tập thể |
        | Tổ Một cửa | Số thành viên |
        | 12 | Xếp loại cơ quan, đơn vị |
        | Họ tên | Tên tập thể |
    """
    found = said(kind, "02-TT", drawing)
    assert all(isinstance(value, Review) for value in found.values())


@KINDS
@pytest.mark.parametrize("pointer", ["→", ":", "=>"])
def test_a_cell_that_only_points_from_a_label_to_its_answer_belongs_to_the_label(kind: str, pointer: str) -> None:
    drawing = f"""
        | Tên tập thể | {pointer} | Tổ Một cửa |
        | Số thành viên | {pointer} | 12 |
        | Hình thức đề nghị biểu dương, khen thưởng | {pointer} | |
        | Xếp loại cơ quan, đơn vị | {pointer} | HTTNV |
    """
    assert said(kind, "02-TT", drawing) == SAID


@KINDS
def test_numbers_of_any_kind_before_labels_are_no_answers(kind: str) -> None:
    drawing = """
        | B.1 | Tên tập thể | |
        | B.2 | Số thành viên | |
        | B.3 | Hình thức đề nghị biểu dương, khen thưởng | |
    """
    assert said(kind, "02-TT", drawing) == {}
