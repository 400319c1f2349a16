"""Ratings under the name of their group, and short labels that only share words with a criterion."""

from __future__ import annotations

import pytest

from tests.builders import Review
from tests.test_match_silence import answers

KINDS = pytest.mark.parametrize("kind", ["docx", "xlsx"])
BEST, GOOD, MET = "Hoàn thành xuất sắc nhiệm vụ", "Hoàn thành tốt nhiệm vụ", "Hoàn thành nhiệm vụ"
ABOVE = "Chi bộ: Chi bộ Văn phòng\nTên tập thể: Tổ chuyển đổi số\n"
BELOW = "\n\nTiêu chí 5: Đạt. Minh chứng: Có quyết định xếp loại kèm theo.\nHình thức đề nghị: Biểu dương"
AROUND = {
    "don_vi": "VP",
    "ten_dien_hinh": "Tổ chuyển đổi số",
    "TT5.ket_qua": "dat",
    "TT5.minh_chung": "Có quyết định xếp loại kèm theo.",
    "hinh_thuc_de_nghi": "Biểu dương",
}
RATED = {"xep_loai_to_chuc_dang": BEST, "xep_loai_don_vi": GOOD, "xep_loai_doan_the": MET}


@KINDS
@pytest.mark.parametrize(
    "drawing",
    [
        f"Xếp loại:\n– Tổ chức đảng: {BEST}\n– Chính quyền: {GOOD}\n– Đoàn thể: HTNV",
        f"Xếp loại: – Tổ chức đảng: {BEST} – Chính quyền: {GOOD} – Đoàn thể: HTNV",
        f"Xếp loại năm 2024: Tổ chức đảng: {BEST}; Cơ quan, đơn vị: {GOOD}; Đoàn thể: HTNV",
        f"3. Kết quả xếp loại\n+ Chi bộ: {BEST}\n+ Đơn vị: {GOOD}\n+ Đoàn thể: HTNV",
        f"| Xếp loại | Tổ chức đảng | {BEST} |\n| ^ | Chính quyền | {GOOD} |\n| ^ | Đoàn thể | HTNV |",
        f"| Xếp loại | < |\n| Tổ chức đảng | {BEST} |\n| Chính quyền | {GOOD} |\n| Đoàn thể | HTNV |",
        f"| Xếp loại | - Tổ chức đảng: {BEST}⏎- Chính quyền: {GOOD}⏎- Đoàn thể: HTNV |",
        f"| Xếp loại:⏎- Tổ chức đảng: {BEST}⏎- Chính quyền: {GOOD}⏎- Đoàn thể: HTNV | < |",
        f"| Xếp loại | Tổ chức đảng: {BEST} |\n| ^ | Chính quyền: {GOOD} |\n| ^ | Đoàn thể: HTNV |",
        f"| Xếp loại | < | < |\n| Tổ chức đảng | Chính quyền | Đoàn thể |\n| {BEST} | {GOOD} | HTNV |",
        f"| TT | Nội dung | Mức xếp loại |\n| 1 | Tổ chức đảng | {BEST} |\n| 2 | Chính quyền | {GOOD} |\n| 3 | Đoàn thể | HTNV |",
    ],
    ids=["marked", "one line", "semicolons", "heading", "beside", "above", "a cell", "a row", "cells", "across", "a column"],
)
def test_ratings_under_the_name_of_their_group_are_those_of_its_parts(kind: str, drawing: str) -> None:
    assert answers(kind, "02-TT", ABOVE + drawing + BELOW) == AROUND | RATED


def test_ratings_behind_the_parts_alone_tell_what_these_ask() -> None:
    drawing = f"Tổ chức đảng: {BEST}\nCơ quan: {GOOD}\nĐoàn thể: HTNV"

    assert answers("docx", "02-TT", ABOVE + drawing + BELOW) == AROUND | RATED


def test_blanks_under_the_name_of_their_group_are_blanks_and_no_evidence() -> None:
    found = answers("docx", "02-TT", f"{ABOVE}Xếp loại:\n– Tổ chức đảng: ………\n– Chính quyền: {GOOD}\n– Đoàn thể: ………{BELOW}")

    assert found == AROUND | {"xep_loai_don_vi": GOOD}


def test_a_choice_with_boxes_or_set_off_under_its_group_is_read_where_it_stands() -> None:
    boxes = "☐ Hoàn thành xuất sắc nhiệm vụ ☒ Hoàn thành tốt nhiệm vụ ☐ Hoàn thành nhiệm vụ"
    found = answers("docx", "02-TT", f"{ABOVE}Xếp loại:\n- Tổ chức đảng: {boxes}\n- Đoàn thể: HTXSNV / <b>HTTNV</b> / HTNV{BELOW}")

    assert found["xep_loai_to_chuc_dang"] == GOOD
    assert found["xep_loai_doan_the"] == GOOD


@KINDS
def test_ratings_in_the_evidence_of_a_criterion_stay_its_evidence(kind: str) -> None:
    drawing = f"""
        | TT | Tiêu chí | Xếp loại | Minh chứng |
        | 5 | Xếp loại tổ chức đảng, đoàn thể, cơ quan | Đạt | Tổ chức đảng: {BEST}⏎Đoàn thể: {GOOD} |
    """

    assert answers(kind, "02-TT", drawing)["TT5.minh_chung"] in (
        f"Tổ chức đảng: {BEST}\nĐoàn thể: {GOOD}",
        Review(f"Tổ chức đảng: {BEST}\nĐoàn thể: {GOOD}"),
    )


def test_ratings_below_an_empty_label_of_evidence_are_for_a_look() -> None:
    found = answers("docx", "02-TT", f"{ABOVE}Tiêu chí 5: Đạt.\nMinh chứng:\nXếp loại:\n- Tổ chức đảng: {BEST}\n- Đoàn thể: {GOOD}")

    assert found["don_vi"] == "VP"
    assert found["xep_loai_to_chuc_dang"] == Review(BEST)


@KINDS
@pytest.mark.parametrize("drawing", ["Tổ chức đảng: Chi bộ Văn phòng", "| Tổ chức đảng | Chi bộ Văn phòng |"])
def test_a_party_organisation_with_a_name_is_the_branch_and_no_criterion(kind: str, drawing: str) -> None:
    assert answers(kind, "02-TT", f"{drawing}\n\nTên tập thể: Tổ chuyển đổi số{BELOW}") == AROUND


def test_what_stands_behind_a_few_words_of_a_criterion_is_for_a_look() -> None:
    assert answers("docx", "02-TT", "Chi bộ: Văn phòng\nCơ quan, đơn vị: Phòng Kế hoạch")["TT5.minh_chung"] == Review("Phòng Kế hoạch")
