"""In rows of two pairs an unknown label ends the answer before it; what may be more of that answer stays for a look."""

from __future__ import annotations

import pytest

from tests.builders import Review, filled, said
from tests.test_match_silence import HEADS

KINDS = pytest.mark.parametrize("kind", ["docx", "xlsx"])
SHOWN = (
    "| Chi bộ | Chi bộ Văn phòng | Kỳ báo cáo | Quý III/2024 |\n| Ngày lập | 25/9/2024 | Người lập biểu | Lê Thị An |\n"
    "| Tên tập thể | Tổ một cửa | Số thành viên | 12 |\n"
)


def read(kind: str, row: str, shown: str = SHOWN) -> dict[str, object]:
    return said(filled(kind, HEADS["02-TT"] + shown + row))


@KINDS
@pytest.mark.parametrize(
    "other", ["Trong đó nữ | 5", "Giải pháp hữu ích | 3", "Cơ quan, đơn vị được chấm | Hoàn thành tốt nhiệm vụ", "Quân hàm: | Thượng úy"]
)
def test_an_unknown_label_in_the_place_of_labels_ends_a_whole_answer(kind: str, other: str) -> None:
    assert read(kind, f"| Số sáng kiến được công nhận | 2 | {other} |")["so_sang_kien"] == 2


@KINDS
@pytest.mark.parametrize("other", ["Số điện thoại | 0912 345 678", "Quân hàm: | Thượng úy"])
def test_what_surely_asks_ends_a_text(kind: str, other: str) -> None:
    assert read(kind, f"| Hình thức đề nghị | Giấy khen | {other} |")["hinh_thuc_de_nghi"] == "Giấy khen"


@KINDS
@pytest.mark.parametrize(
    ("label", "answer", "id"),
    [
        ("Họ tên người lập", "Lê Thị An", "nguoi_lap"),
        ("Hình thức đề nghị", "Đề nghị Đảng ủy Sở biểu dương, khen thưởng.", "hinh_thuc_de_nghi"),
    ],
)
def test_an_unknown_label_ends_a_name_and_a_whole_sentence(kind: str, label: str, answer: str, id: str) -> None:
    shown = SHOWN.replace("Người lập biểu | Lê Thị An", "Xếp loại tổ chức đảng | Hoàn thành nhiệm vụ")

    assert read(kind, f"| {label} | {answer} | Biên bản họp | Có kèm theo |", shown)[id] == answer


@KINDS
@pytest.mark.parametrize(
    ("row", "id"),
    [
        ("| Hình thức đề nghị | Giấy khen | Đảng ủy Sở | Năm 2024 |", "hinh_thuc_de_nghi"),
        ("| Hình thức đề nghị | Giấy khen | Bằng khen | Huy hiệu |", "hinh_thuc_de_nghi"),
        ("| Hình thức đề nghị | Đề nghị biểu dương. | Giấy khen | Huy hiệu |", "hinh_thuc_de_nghi"),
        ("| Họ tên người lập | Lê Thị An | Trần Văn Bình | Văn phòng |", "nguoi_lap"),
        ("| Hình thức đề nghị | Giấy khen | của Đảng ủy Sở | năm 2024 |", "hinh_thuc_de_nghi"),
        ("| Số sáng kiến được công nhận | 2 | cấp cơ sở | 1 cấp tỉnh |", "so_sang_kien"),
        ("| Số sáng kiến được công nhận | 2 | 3 | 5 |", "so_sang_kien"),
        ("| Xếp loại tổ chức đảng | Hoàn thành tốt nhiệm vụ | Hoàn thành xuất sắc nhiệm vụ | Đã sửa |", "xep_loai_to_chuc_dang"),
        ("| Số sáng kiến được công nhận | 2 | Sửa lại là ba. | 3 |", "so_sang_kien"),
    ],
)
def test_what_may_be_more_of_the_answer_is_for_a_look(kind: str, row: str, id: str) -> None:
    shown = SHOWN.replace("Người lập biểu | Lê Thị An", "Xếp loại đoàn thể | Hoàn thành nhiệm vụ") if id == "nguoi_lap" else SHOWN

    assert isinstance(read(kind, row, shown).get(id, Review(None)), Review)


@KINDS
def test_where_one_row_alone_has_two_pairs_the_answer_is_for_a_look(kind: str) -> None:
    alone = "| Chi bộ | Chi bộ Văn phòng | Kỳ báo cáo | Quý III/2024 |\n| Tên tập thể | Tổ một cửa | | |\n"

    assert read(kind, "| Số sáng kiến được công nhận | 2 | Giải pháp hữu ích | 3 |", alone)["so_sang_kien"] == Review(2)
