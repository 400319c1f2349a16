"""Ways of filling that workbooks bring: signs under choices, groups as columns, the form's code in the head, merged rows below a table."""

from __future__ import annotations

import pytest

from tests.test_match_silence import KINDS, answers
from toolkit.model.submission import State


@KINDS
@pytest.mark.parametrize("mark", ["v", "V", "x", "+", "1"])
def test_a_sign_alone_under_a_choice_ticks_it(kind: str, mark: str) -> None:
    drawing = f"""
        | TT | Điển hình | Loại | < | Tiến độ (%) | Hiệu quả |
        | ^ | ^ | Tập thể | Cá nhân | ^ | ^ |
        | 1 | Tổ một cửa | {mark} | | 80 | Tốt |
        | 2 | Vũ Thị Bình | | {mark} | 60 | Khá |
    """
    rows = answers(kind, "03-DG", drawing)["danh_sach"]
    assert isinstance(rows, list)
    assert [row["loai_dien_hinh"] for row in rows] == ["tap_the", "ca_nhan"]


@KINDS
@pytest.mark.parametrize("heads", ["Nhóm 1 | Nhóm 2 | Nhóm 3 | Nhóm 4", "1 | 2 | 3 | 4"])
def test_groups_of_contents_as_columns_with_marks(kind: str, heads: str) -> None:
    drawing = f"""
        | TT | Họ và tên/Tên tập thể | Loại | Nhóm nội dung | < | < | < | Sản phẩm cụ thể |
        | ^ | ^ | ^ | {heads} | ^ |
        | 1 | Tổ một cửa | Tập thể | x | | x | | Sổ tay |
        | 2 | Vũ Thị Bình | Cá nhân | | | | x | Phần mềm |
        | 3 | Lê Văn An | Cá nhân | | | | | Mẫu biểu |
    """
    rows = answers(kind, "05-TH", drawing)["danh_sach"]
    assert isinstance(rows, list)
    assert [row.get("nhom_noi_dung") for row in rows] == [(1, 3), (4,), State.BLANK]


@KINDS
def test_the_code_of_the_form_beside_the_branch_is_no_answer(kind: str) -> None:
    drawing = """
        | ĐẢNG ỦY SỞ CÔNG THƯƠNG | | ĐẢNG CỘNG SẢN VIỆT NAM |
        | Chi bộ Thanh tra Sở | | Mẫu 04-KQ |
        | Kỳ báo cáo | Quý III/2024 | |
        | Số điển hình tập thể | 2 | |
        | Số điển hình cá nhân | 3 | |
    """
    found = answers(kind, "04-KQ", drawing)
    assert (found["don_vi"], found["so_tap_the"]) == ("TTR", 2)


@KINDS
def test_a_merged_answer_below_a_table_may_begin_in_its_column_of_remarks(kind: str) -> None:
    drawing = """
        | TT | Chỉ tiêu | Đơn vị tính | Số lượng | Ghi chú |
        | 1 | Số điển hình tập thể | tập thể | 2 | |
        | 2 | Số điển hình cá nhân | người | 3 | |
        | Kết quả nổi bật: | < | Chi bộ có 02 mô hình hay. | < | < |
    """
    found = answers(kind, "04-KQ", drawing)
    assert (found["so_ca_nhan"], found["ket_qua_noi_bat"]) == (3, "Chi bộ có 02 mô hình hay.")


@KINDS
@pytest.mark.parametrize(
    ("heads", "rest"),
    [
        ("Trả lời | Hướng dẫn", "| {} | Chỉ ghi số |"),
        ("Kế hoạch | Thực hiện | Tỷ lệ (%)", "| 5 | {} | 40% |"),
        ("Kỳ trước | Kỳ này | So sánh", "| 5 | {} | -3 |"),
    ],
)
def test_columns_of_advice_and_of_comparison_answer_nothing(kind: str, heads: str, rest: str) -> None:
    drawing = f"""
        | TT | Chỉ tiêu | {heads} |
        | 1 | Số điển hình tập thể {rest.format(2)}
        | 2 | Số điển hình cá nhân {rest.format(3)}
    """
    found = answers(kind, "04-KQ", drawing)
    assert (found["so_tap_the"], found["so_ca_nhan"]) == (2, 3)


@KINDS
def test_ratings_as_columns_with_marks(kind: str) -> None:
    drawing = """
        | TT | Họ và tên/Tên tập thể | Loại | Mức xếp loại | < | < | Sản phẩm cụ thể |
        | ^ | ^ | ^ | HTXSNV | HTTNV | HTNV | ^ |
        | 1 | Tổ một cửa | Tập thể | x | | | Sổ tay |
        | 2 | Vũ Thị Bình | Cá nhân | | x | | Phần mềm |
    """
    rows = answers(kind, "05-TH", drawing)["danh_sach"]
    assert isinstance(rows, list)
    assert [row["xep_loai"] for row in rows] == ["Hoàn thành xuất sắc nhiệm vụ", "Hoàn thành tốt nhiệm vụ"]
