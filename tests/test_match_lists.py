"""What stands between and below the rows of a list is none of its rows, and a column that may be blank may be left out."""

from __future__ import annotations

import pytest

from tests.builders import Review, filled, said, submissions
from tests.test_match_silence import KINDS, answers
from toolkit.model.submission import Row, State

HEADS = "Điển hình | Loại | Tiến độ (%) | Hiệu quả | Khả năng phát triển"
LIST = f"""
    | {HEADS} | Khó khăn, vướng mắc | Giải pháp điều chỉnh | Người theo dõi |
    | Tổ một cửa | Tập thể | 80 | Tốt | Cao | Không | Giữ | Lê An |
"""


def names(found: object) -> list[object]:
    assert isinstance(found, list)
    return [row["ten_dien_hinh"] for row in found]


@KINDS
@pytest.mark.parametrize(("first", "second"), [("I. Tập thể", "II. Cá nhân"), ("A - Tập thể tiêu biểu", "B - Cá nhân tiêu biểu")])
def test_the_head_of_a_group_in_the_column_of_the_names_is_no_row(kind: str, first: str, second: str) -> None:
    empty = "| " * 7 + "|"
    rows = LIST.replace("    | Tổ một", f"    | {first} {empty}\n    | Tổ một")
    found = answers(kind, "03-DG", f"{rows}| {second} {empty}\n| Vũ Bình | Cá nhân | 50 | Khá | Cao | Không | Giữ | Lê An |")

    assert names(found["danh_sach"]) == ["Tổ một cửa", "Vũ Bình"]


@pytest.mark.parametrize("label", ["Điển hình mới phát hiện trong kỳ", "Người tốt mới được biết đến"])
def test_a_label_with_its_answer_below_an_empty_row_is_no_row(label: str) -> None:
    empty = "| " * 8 + "|"
    found = said(
        filled("xlsx", f"Mẫu 03-ĐG\nBIỂU ĐÁNH GIÁ ĐỊNH KỲ CÁC ĐIỂN HÌNH TIÊU BIỂU\n{LIST}{empty}\n| {label} | Không có {empty[4:]}")
    )

    assert names(found["danh_sach"]) == ["Tổ một cửa"]


@pytest.mark.parametrize(
    ("heads", "cells", "looked_at"),
    [
        ("Giải pháp điều chỉnh | Người theo dõi", "Giữ | Lê An", False),
        ("Giải pháp điều chỉnh | Người theo dõi | Ghi chú", "Giữ | Lê An | ", False),
        ("Giải pháp điều chỉnh | Người theo dõi | Mã số | Nơi ở", "Giữ | Lê An | A12 | Thôn 3", True),
        ("Khó khăn, vướng mắc | Giải pháp điều chỉnh", "Không | Giữ", True),
    ],
    ids=["may be blank", "beside remarks", "beside unknown ones", "must be answered"],
)
def test_a_column_that_may_be_blank_may_be_left_out_of_a_list_whose_heads_are_all_known(heads: str, cells: str, looked_at: bool) -> None:
    drawing = f"| {HEADS} | {heads} |\n| Tổ một cửa | Tập thể | 80 | Tốt | Cao | {cells} |"

    (form,) = submissions(filled("docx", f"Mẫu 03-ĐG\nBIỂU ĐÁNH GIÁ ĐỊNH KỲ CÁC ĐIỂN HÌNH TIÊU BIỂU\n{drawing}"))

    listed = next(answer for answer in form.answers if answer.id == "danh_sach")
    rows = [row for row in listed.value if isinstance(row, Row)] if isinstance(listed.value, tuple) else []
    assert (listed.review or any(one.review for row in rows for one in row.answers)) is looked_at


@KINDS
def test_a_head_that_two_choices_go_by_is_that_one_whose_answers_stand_below_it(kind: str) -> None:
    drawing = """
        | TT | Tên tập thể hoặc cá nhân | Tập thể/cá nhân | Nhóm nội dung | Sản phẩm cụ thể | Phân loại | Người theo dõi |
        | 1 | Tổ một cửa | tập thể | 1 | Sổ tay điện tử | Hoàn thành xuất sắc nhiệm vụ | Lê An |
        | 2 | Vũ Bình | cá nhân | 4 | Kho dữ liệu | Hoàn thành tốt nhiệm vụ | Lê An |
    """

    found = answers(kind, "05-TH", drawing)["danh_sach"]

    assert isinstance(found, list)
    assert [(row["loai_dien_hinh"], row["xep_loai"]) for row in found] == [
        ("tap_the", "Hoàn thành xuất sắc nhiệm vụ"),
        ("ca_nhan", "Hoàn thành tốt nhiệm vụ"),
    ]


@KINDS
@pytest.mark.parametrize(
    ("name", "kind_of"), [("Đối tượng", "Tập thể/Cá nhân"), ("Điển hình theo dõi", "Tập thể/Cá nhân"), ("Đối tượng", "Phân loại")]
)
@pytest.mark.parametrize("rows", [1, 3])
def test_kinds_alone_below_a_head_are_kinds_whatever_it_and_the_head_of_the_names_are_called(
    kind: str, name: str, kind_of: str, rows: int
) -> None:
    head = f"| TT | {name} | {kind_of} | Tiến độ (%) | Hiệu quả | Khả năng phát triển | Người theo dõi |\n"
    items = ("| 1 | Tổ một cửa | Tập thể |", "| 2 | Vũ Bình | Cá nhân |", "| 3 | Lê Thị Hoa | Cá nhân |")[:rows]
    drawing = head + "\n".join(f"{item} 80 | Giảm 3 giờ | Cao | Lê An |" for item in items)

    found = answers(kind, "03-DG", drawing)["danh_sach"]

    assert isinstance(found, list)
    said_names = [row["ten_dien_hinh"] for row in found]
    both = [
        (getattr(one, "value", one), row["loai_dien_hinh"]) for one, row in zip(said_names, found, strict=True)
    ]  # the name may be for a look
    assert both == [("Tổ một cửa", "tap_the"), ("Vũ Bình", "ca_nhan"), ("Lê Thị Hoa", "ca_nhan")][:rows]


@KINDS
def test_a_kind_that_stands_where_the_name_is_asked_is_for_a_look(kind: str) -> None:
    drawing = (
        f"| {HEADS} | Người theo dõi |\n| Tập thể | Tổ một cửa | 80 | Tốt | Cao | Lê An |\n| Vũ Bình | Cá nhân | 50 | Khá | Cao | Lê An |"
    )

    found = answers(kind, "03-DG", drawing)["danh_sach"]

    assert names(found) == [Review("Tập thể"), "Vũ Bình"]


@KINDS
def test_numbers_below_a_head_that_asks_for_percent_are_the_shares(kind: str) -> None:
    drawing = """
        | TT | Điển hình | Loại | Kết quả thực hiện (%) | Hiệu quả mang lại | Khả năng phát triển | Người theo dõi |
        | 1 | Tổ một cửa | Tập thể | 80 | Giảm 3 giờ | Cao | Lê An |
        | 2 | Vũ Bình | Cá nhân | 50% | Lan tỏa tới 7 đơn vị | Cao | Lê An |
    """

    found = answers(kind, "03-DG", drawing)["danh_sach"]

    assert isinstance(found, list)
    assert [(row["tien_do"], row["hieu_qua"]) for row in found] == [(80, "Giảm 3 giờ"), (50, "Lan tỏa tới 7 đơn vị")]


@pytest.mark.parametrize(
    ("label", "column", "values", "expected"),
    [
        ("Đã làm được (%):", "tien_do", ("60", "75"), [Review(60), Review(75)]),
        ("Vuong dieu gi?", "kho_khan", ("Thiếu người", "Không có"), [Review("Thiếu người"), Review("Không có")]),
    ],
)
def test_a_label_that_nobody_knows_in_every_item_is_the_column_that_no_item_has(
    label: str, column: str, values: tuple[str, str], expected: list[object]
) -> None:
    named = {"tien_do": "Tiến độ (%): 5", "kho_khan": "Khó khăn, vướng mắc: Không"}
    other = "\n- ".join(line for id, line in named.items() if id != column)
    items = (
        f"Điển hình số {n}\n- Tên điển hình: Tổ {n}\n- Loại: Tập thể\n- {other}\n- {label} {value}\n- Hiệu quả: Tốt\n"
        for n, value in enumerate(values, 1)
    )
    rows = said(filled("docx", "Mẫu 03-ĐG\nBIỂU ĐÁNH GIÁ ĐỊNH KỲ CÁC ĐIỂN HÌNH TIÊU BIỂU\n" + "".join(items)))["danh_sach"]

    listed = rows.value if isinstance(rows, Review) else rows
    assert isinstance(listed, list)
    assert [row[column] for row in listed] == expected
    assert [row["hieu_qua"] for row in listed] == ["Tốt", "Tốt"]


@KINDS
@pytest.mark.parametrize(
    "counted",
    [
        "(1) | (2) | (3) | (4) | (5) | (6) | (7) | (8) | (9)",
        "A | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8",
        "A | B | C | 1 | 2 | 3 | 4 | 5=3+4 | 6",
        "[1] | [2] | [3] | [4] | [5] | [6] | [7] | [8] | [9]",
    ],
)
def test_a_row_that_counts_the_columns_is_no_item(kind: str, counted: str) -> None:
    drawing = f"""
        | TT | {HEADS} | Khó khăn, vướng mắc | Giải pháp điều chỉnh | Người theo dõi |
        | {counted} |
        | 1 | Tổ một cửa | Tập thể | 80 | Tốt | Cao | Không | Giữ | Lê An |
        | 2 | Vũ Bình | Cá nhân | 50 | Khá | Cao | Không | Giữ | Lê An |"""

    assert names(answers(kind, "03-DG", drawing)["danh_sach"]) == ["Tổ một cửa", "Vũ Bình"]


@KINDS
def test_a_note_of_what_may_be_chosen_is_no_row_of_a_list_turned_on_its_side(kind: str) -> None:
    drawing = """
        | Họ và tên/Tên tập thể | Vũ Bình | Tổ một cửa |
        | Loại | Cá nhân | Tập thể |
        | Chức vụ | Chuyên viên | |
        | Nhóm nội dung | 1 | 2 |
        | Sản phẩm cụ thể | Sổ tay | Quy trình |
        | Mức xếp loại | HTXSNV | HTTNV |
        | Hình thức đề nghị | Giấy khen | Giấy khen |
        | Người theo dõi | Lê An | Hà Vi |

        * Mức xếp loại: HTXSNV, HTTNV, HTNV, KHTNV."""

    assert names(answers(kind, "05-TH", drawing)["danh_sach"]) == ["Vũ Bình", "Tổ một cửa"]


@KINDS
def test_the_merged_head_of_a_group_beside_a_remark_is_no_item(kind: str) -> None:
    merged = "< | " * 8
    drawing = f"""
        | TT | {HEADS} | Khó khăn, vướng mắc | Giải pháp điều chỉnh | Người theo dõi | Ghi chú |
        | I. Tập thể | {merged}| Đã kiểm tra |
        | 1 | Tổ một cửa | Tập thể | 80 | Tốt | Cao | Không | Giữ | Lê An | |
        | II. Cá nhân | {merged}| |
        | 2 | Vũ Bình | Cá nhân | 50 | Khá | Cao | Không | Giữ | Lê An | Mới |"""

    assert names(answers(kind, "03-DG", drawing)["danh_sach"]) == ["Tổ một cửa", "Vũ Bình"]


@KINDS
def test_a_name_alone_without_a_number_among_numbered_rows_is_for_a_look(kind: str) -> None:
    drawing = f"""
        | TT | {HEADS} | Khó khăn, vướng mắc | Giải pháp điều chỉnh | Người theo dõi |
        | | Công đoàn Sở | | | | | | | |
        | 1 | Tổ một cửa | Tập thể | 80 | Tốt | Cao | Không | Giữ | Lê An |"""

    assert names(answers(kind, "03-DG", drawing)["danh_sach"]) == [Review("Công đoàn Sở"), "Tổ một cửa"]


@KINDS
def test_a_column_of_units_in_a_list_turned_on_its_side_is_no_item(kind: str) -> None:
    drawing = """
        | Nội dung | ĐVT | Điển hình 1 | Điển hình 2 |
        | Điển hình | | Tổ một cửa | Vũ Bình |
        | Loại | | Tập thể | Cá nhân |
        | Tiến độ (%) | % | 80 | 50 |
        | Hiệu quả | lượt | Tốt | Khá |"""

    assert names(answers(kind, "03-DG", drawing)["danh_sach"]) == ["Tổ một cửa", "Vũ Bình"]


@KINDS
def test_a_cell_merged_over_many_columns_is_for_a_look_where_it_may_head_a_group(kind: str) -> None:
    drawing = f"""
        | TT | {HEADS} | Khó khăn, vướng mắc | Giải pháp điều chỉnh | Người theo dõi |
        | A (1) | Tập thể | < | < | < | < | < | < | < |
        | 1 | Tổ một cửa | Tập thể | 80 | Tốt | Cao | Không | Giữ | Lê An |"""
    found = answers(kind, "03-DG", drawing)["danh_sach"]

    assert isinstance(found, list)
    assert all(isinstance(said, Review) for said in found[0].values() if not isinstance(said, State))
    assert found[-1]["ten_dien_hinh"] == "Tổ một cửa"


@KINDS
def test_a_column_of_units_above_an_empty_row_is_none_of_the_list_below(kind: str) -> None:
    drawing = """
        | TT | Nội dung | ĐVT | Số liệu |
        | 1 | Chi bộ | | Chi bộ Văn phòng |
        | | | | |
        | Điển hình | Tổ một cửa | Vũ Bình | Tổ hai |
        | Loại | Tập thể | Cá nhân | Tập thể |
        | Tiến độ (%) | 80 | 50 | 70 |
        | Hiệu quả | Tốt | Khá | Tốt |"""

    assert names(answers(kind, "03-DG", drawing)["danh_sach"]) == ["Tổ một cửa", "Vũ Bình", "Tổ hai"]


@pytest.mark.parametrize(
    ("kind", "row"), [("docx", "| {}: → | {} |\n"), ("xlsx", "| {}: → | {} |\n"), ("docx", "| {} |\n| {} |\n")], ids=str
)
def test_a_list_beside_a_table_that_looks_like_an_item_and_was_not_read_is_for_a_look(kind: str, row: str) -> None:
    labels = (*HEADS.split(" | "), "Khó khăn, vướng mắc", "Giải pháp điều chỉnh", "Người theo dõi")
    said = ("Tổ một cửa", "Tập thể", "80", "Tốt", "Cao", "Không", "Giữ", "Lê An")
    good, bad = ("".join(way.format(*both) for both in zip(labels, said, strict=True)) for way in ("| {}: | {} |\n", row))
    title = "Mẫu 03-ĐG\nBIỂU ĐÁNH GIÁ ĐỊNH KỲ CÁC ĐIỂN HÌNH TIÊU BIỂU\n"

    (whole,), (lacking,) = (submissions(filled(kind, f"{title}Điển hình 1\n{good}\nĐiển hình 2\n{more}")) for more in (good, bad))

    assert [next(one for one in form.answers if one.id == "danh_sach").review for form in (whole, lacking)] == [False, True]


@KINDS
def test_a_column_beside_counted_ones_of_a_list_turned_on_its_side_is_no_item(kind: str) -> None:
    drawing = """
        | Nội dung | Yêu cầu | Điển hình 1 | Điển hình 2 |
        | Điển hình | Ghi rõ tên | Tổ một cửa | Vũ Bình |
        | Loại | Chọn một | Tập thể | Cá nhân |
        | Tiến độ (%) | Ghi số | 80 | 50 |
        | Hiệu quả | Nêu rõ | Tốt | Khá |"""

    assert names(answers(kind, "03-DG", drawing)["danh_sach"]) == ["Tổ một cửa", "Vũ Bình"]


@KINDS
def test_a_label_twice_in_one_card_begins_no_other_item(kind: str) -> None:
    cards = "\n".join(
        f"| Điển hình | {name} |\n| Loại | Tập thể |\n| Tiến độ (%) | 80 |\n| Hiệu quả | Tốt |\n| Hiệu quả | Nhanh |\n| Người theo dõi | Lê An |\n"
        for name in ("Tổ một", "Tổ hai")
    )
    found = answers(kind, "03-DG", cards)["danh_sach"]

    assert isinstance(found, list)
    assert [(row["ten_dien_hinh"], row["hieu_qua"]) for row in found] == [(name, Review("Tốt\nNhanh")) for name in ("Tổ một", "Tổ hai")]


@KINDS
def test_a_question_below_a_list_beside_a_merged_answer_heads_no_group(kind: str) -> None:
    drawing = """
        | TT | Điển hình | Loại | < | Tiến độ (%) | Hiệu quả | Khả năng phát triển | Khó khăn | Điều chỉnh | Người theo dõi |
        | ^ | ^ | Tập thể | Cá nhân | ^ | ^ | ^ | ^ | ^ | ^ |
        | 1 | Tổ một cửa | x | | 80 | Tốt | Cao | Không | Giữ | Lê An |
        | 2 | Vũ Bình | | x | 50 | Khá | Cao | Không | Giữ | Lê An |
        | Điển hình mới phát hiện trong kỳ: | Tổ hai | < | < | < | | | | | |"""
    found = answers(kind, "03-DG", drawing)

    assert (names(found["danh_sach"]), found["moi_phat_hien"]) == (["Tổ một cửa", "Vũ Bình"], "Tổ hai")
