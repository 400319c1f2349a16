"""What stands beside a label in several cells, and what goes on below it in rows of their own."""

from __future__ import annotations

import pytest

from tests.builders import filled, shown, submissions
from tests.test_match_silence import HEADS, KINDS
from toolkit.model.submission import Answer

COMMON = "Chi bộ: Chi bộ Văn phòng\nKỳ báo cáo: Quý III/2024\n"


def answers(kind: str, form: str, drawing: str) -> dict[str, Answer]:
    [found] = submissions(filled(kind, HEADS[form] + COMMON + drawing))
    return {answer.id: answer for answer in found.answers}


def told(found: dict[str, Answer], *ids: str) -> list[tuple[object, bool]]:
    return [(shown(found[id]._replace(review=False)), found[id].review) for id in ids]


@KINDS
@pytest.mark.parametrize(
    "drawing",
    [
        """
        | Họ và tên | Lê An | < | < | < | < |
        | Là đảng viên | Có | | Không | x | |
        | Giữ chức vụ lãnh đạo, quản lý | Có | ✓ | Không | | |
        | Mức xếp loại chất lượng | Hoàn thành xuất sắc nhiệm vụ | | Hoàn thành tốt nhiệm vụ | X | |
        """,
        """
        | Họ và tên | Lê An | < |
        | Là đảng viên | ☐ Có | ☑ Không |
        | Giữ chức vụ lãnh đạo, quản lý | Có [x] | Không [ ] |
        | Mức xếp loại chất lượng | ☐ Hoàn thành xuất sắc nhiệm vụ | ☒ Hoàn thành tốt nhiệm vụ |
        """,
    ],
    ids=["marks behind", "boxes"],
)
def test_choices_in_cells_of_their_own_are_read_as_they_are_ticked(kind: str, drawing: str) -> None:
    found = answers(kind, "02-CN", drawing)

    assert told(found, "la_dang_vien", "la_lanh_dao", "xep_loai") == [
        (False, False),
        (True, False),
        ("Hoàn thành tốt nhiệm vụ", False),
    ]


@KINDS
def test_two_marks_behind_choices_contradict_each_other(kind: str) -> None:
    found = answers(kind, "02-CN", "| Họ và tên | Lê An | < | < | < |\n| Là đảng viên | Có | x | Không | x |")

    assert found["la_dang_vien"].value is None
    assert found["la_dang_vien"].contradictory


@KINDS
@pytest.mark.parametrize(
    ("rest", "review"),
    [("+ Bộ dữ liệu 568 cơ sở", False), ("và một bộ dữ liệu", False), ("Một bộ dữ liệu", True)],
    ids=["list", "unfinished", "open"],
)
def test_an_answer_goes_on_in_the_cell_below_without_a_label(kind: str, rest: str, review: bool) -> None:
    first = "Quy trình rút gọn" if review else "+ Quy trình rút gọn;" if rest.startswith("+") else "Quy trình rút gọn,"
    found = answers(
        kind,
        "01-DK",
        f"""
        | 1. Tên điển hình | Tổ Một |
        | 2. Sản phẩm cụ thể | {first} |
        | | {rest} |
        | 3. Người theo dõi | Lê An |
        """,
    )

    assert found["san_pham_cu_the"].value == f"{first}\n{rest}"
    assert (found["san_pham_cu_the"].review, found["nguoi_theo_doi"].value) == (review, "Lê An")


@KINDS
@pytest.mark.parametrize("below", ["Thái Nguyên, ngày 5 tháng 10 năm 2024", "BÍ THƯ", "12", "Tự đánh giá"])
def test_what_is_no_text_does_not_go_on_with_the_answer_above(kind: str, below: str) -> None:
    found = answers(kind, "01-DK", f"| Tên điển hình | Tổ Một |\n| Sản phẩm cụ thể | Sổ tay |\n| | {below} |")

    assert found["san_pham_cu_the"].value == "Sổ tay"


@KINDS
def test_the_name_of_a_part_merged_over_its_rows_asks_nothing_beside_an_empty_answer(kind: str) -> None:
    found = answers(
        kind,
        "01-DK",
        """
        | NỘI DUNG | Loại điển hình | Cá nhân |
        | ^ | Tên điển hình | Lê An |
        | ^ | Nhóm nội dung thực hiện | Nhóm 2 |
        | ^ | Nội dung đăng ký thực hiện | Một |
        | ^ | Biện pháp hỗ trợ | |
        """,
    )

    assert [found[id].value for id in ("ten_dien_hinh", "noi_dung_dang_ky", "bien_phap_ho_tro")] == ["Lê An", "Một", None]


@KINDS
@pytest.mark.parametrize(
    ("period", "heads"),
    [
        ("Quý III/2024", "| TT | Chỉ tiêu | ĐVT | Quý II | Quý III | Quý IV |"),
        ("Năm 2024", "| TT | Nội dung | Ghi chú | Năm 2023 | Năm 2024 | Năm 2025 |"),
        ("Cả năm 2024", "| TT | Nội dung | ĐVT | 6 tháng đầu năm | Cả năm | 6 tháng cuối năm |"),
    ],
)
def test_of_columns_for_several_periods_the_forms_own_answers(kind: str, period: str, heads: str) -> None:
    drawing = f"""
        Chi bộ: Chi bộ Văn phòng
        Kỳ báo cáo: {period}
        {heads}
        | 1 | Số điển hình tập thể | Tập thể | 1 | 2 | 3 |
        | 2 | Số điển hình cá nhân | Người | 4 | 5 | 6 |
        | 3 | Kết quả nổi bật | Rất tốt | < | < | < |
    """
    [found] = submissions(filled(kind, HEADS["04-KQ"] + drawing))
    said = {answer.id: answer for answer in found.answers}

    assert told(said, "so_tap_the", "so_ca_nhan") == [(2, False), (5, False)]


@KINDS
@pytest.mark.parametrize("period", ["", "Kỳ báo cáo: Năm 2024\n"])
def test_the_only_filled_one_of_columns_for_periods_is_for_a_look_where_the_form_names_none_of_them(kind: str, period: str) -> None:
    rows = "| Số điển hình tập thể | | 2 |\n| Số điển hình cá nhân | | 5 |\n| Số tin, bài tuyên truyền | | 7 |"
    [found] = submissions(filled(kind, f"{HEADS['04-KQ']}{period}| Chỉ tiêu | Quý I | Quý II |\n{rows}"))
    said = {answer.id: answer for answer in found.answers}

    assert told(said, "so_tap_the", "so_ca_nhan", "so_tin_bai") == [(2, True), (5, True), (7, True)]


@KINDS
def test_columns_of_periods_none_of_which_is_the_forms_own_are_for_a_look(kind: str) -> None:
    drawing = "Kỳ báo cáo: Năm 2024\n| TT | Chỉ tiêu | Quý I | Quý II |\n| 1 | Số điển hình tập thể | 1 | 2 |\n| 2 | Số điển hình cá nhân | 4 | 5 |"
    [found] = submissions(filled(kind, HEADS["04-KQ"] + drawing))

    assert all(answer.review for answer in found.answers if answer.id in ("so_tap_the", "so_ca_nhan"))
