"""Sheets beside the forms of a workbook: lists of staff and sheets that formulas point at are no forms and no part of one."""

from __future__ import annotations

import pytest

from tests.builders import filled, submissions

FORM = """
    === Biểu
    BIỂU TỔNG HỢP DANH SÁCH ĐIỂN HÌNH TIÊU BIỂU
    | Chi bộ | Chi bộ Văn phòng |
    | Kỳ báo cáo | Quý III/2024 |
    | Người lập biểu | Lê An |
    | TT | Họ và tên/Tên tập thể | Loại | Chức vụ | Sản phẩm cụ thể | Mức xếp loại |
    | 1 | Hà Thị Vi | Cá nhân | Kế toán | Sổ tay | HTXSNV |
"""
STAFF = """
    === DS
    DANH SÁCH CÁN BỘ, ĐẢNG VIÊN
    | STT | Họ và tên | Năm sinh | Chức vụ |
    | 1 | Hà Thị Vi | 1985 | Kế toán |
    | 2 | Lê Văn An | 1980 | Chuyên viên |
    | 3 | Vũ Văn Hùng | 1981 | Văn thư |
"""
SOURCE = """
    === Thông tin
    | Tên chi bộ | Chi bộ Văn phòng |
    | Kỳ báo cáo | Quý III/2024 |
    | Người lập | Lê An |
"""
PERSON = """
    === Cá nhân
    | Họ và tên | Hà Thị Vi |
    | Năm sinh | 1985 |
    | Chức vụ | Kế toán |
"""


@pytest.mark.parametrize("drawing", [STAFF + FORM, FORM + STAFF, SOURCE + FORM, FORM + SOURCE, FORM + STAFF + SOURCE])
def test_a_list_of_staff_and_what_formulas_point_at_are_no_forms(drawing: str) -> None:
    [found] = submissions(filled("xlsx", drawing))

    assert (found.form, found.unit, found.period and found.period.id) == ("05-TH", "VP", "2024-Q3")


def test_a_sheet_that_says_what_its_form_does_not_stays() -> None:
    form = """
        === Tiêu chí
        PHIẾU ĐÁNH GIÁ TIÊU CHÍ ĐIỂN HÌNH TIÊU BIỂU (đối với cá nhân)
        | Chi bộ | Chi bộ Văn phòng |
        | Kỳ báo cáo | Quý III/2024 |
        | Mức xếp loại chất lượng | HTXSNV |
        | Số sáng kiến được công nhận | 2 |
    """
    [found] = submissions(filled("xlsx", form + PERSON))

    assert found.subject == "Hà Thị Vi"


def test_a_list_of_staff_alone_is_told_to_be_no_form() -> None:
    [found] = submissions(filled("xlsx", STAFF))

    assert found.form is None or found.form == "02-CN"


@pytest.mark.parametrize("first", [True, False])
def test_what_a_form_does_not_ask_stands_on_a_sheet_for_all_of_it_and_is_for_a_look(first: bool) -> None:
    form = """
        === Biểu
        KẾT QUẢ XÂY DỰNG, PHÁT HIỆN, NUÔI DƯỠNG, NHÂN RỘNG ĐIỂN HÌNH TIÊU BIỂU
        | Số điển hình tập thể | 3 |
        | Số điển hình cá nhân | 4 |
        | Số tin, bài tuyên truyền | 5 |
    """
    [found] = submissions(filled("xlsx", SOURCE + form if first else form + SOURCE))

    assert (found.form, found.unit, found.period and found.period.id) == ("04-KQ", "VP", "2024-Q3")
    assert all(answer.review for answer in found.answers if answer.id in ("don_vi", "ky_bao_cao", "nguoi_lap"))
