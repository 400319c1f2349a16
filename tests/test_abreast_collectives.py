"""Several collectives in one table, results under two heads, groups of questions above them, and people turned on their side."""

from __future__ import annotations

import pytest

from tests.test_abreast import SIGNED, TWO, people
from tests.test_match_silence import KINDS

COLLECTIVES = [
    {
        "ten_dien_hinh": "Tổ chuyển đổi số",
        "so_thanh_vien": 12,
        "TT1.ket_qua": "dat",
        "TT1.minh_chung": "Một",
        "so_sang_kien": 2,
        "bi_thu": "Trần Văn Bình",
    },
    {
        "ten_dien_hinh": "Bộ phận Một cửa",
        "so_thanh_vien": 7,
        "TT1.ket_qua": "chua_dat",
        "TT1.minh_chung": "Hai",
        "so_sang_kien": 0,
        "bi_thu": "Trần Văn Bình",
    },
]


@KINDS
@pytest.mark.parametrize("mark", ["x", "v"])
def test_marks_under_the_two_choices_of_a_criterion(kind: str, mark: str) -> None:
    drawing = f"""
        | TT | Họ và tên | Năm sinh | Hoàn thành nhiệm vụ, sáng kiến | < | < | Số sáng kiến |
        | ^ | ^ | ^ | Đạt | Chưa đạt | Minh chứng | ^ |
        | 1 | Lê Thị An | 1980 | {mark} | | Một | 2 |
        | 2 | Vũ Văn Hùng | | | {mark} | Hai | 0 |
    """
    assert people(kind, "02-CN", drawing + SIGNED) == TWO


@KINDS
def test_groups_of_questions_above_their_heads_ask_nothing(kind: str) -> None:
    drawing = """
        | TT | Thông tin chung | < | Tự đánh giá theo tiêu chí | < | < |
        | ^ | Họ và tên | Năm sinh | Hoàn thành nhiệm vụ, sáng kiến | < | Số sáng kiến |
        | ^ | ^ | ^ | Kết quả | Minh chứng | ^ |
        | 1 | Lê Thị An | 1980 | Đạt | Một | 2 |
        | 2 | Vũ Văn Hùng | | Chưa đạt | Hai | 0 |
    """
    assert people(kind, "02-CN", drawing + SIGNED) == TWO


@KINDS
@pytest.mark.parametrize("heads", ["| Nội dung | Tập thể 1 | Tập thể 2 |", ""])
def test_a_collective_a_column(kind: str, heads: str) -> None:
    drawing = f"""
        {heads}
        | Tên tập thể | Tổ chuyển đổi số | Bộ phận Một cửa |
        | Số thành viên | 12 | 7 |
        | Phong trào thi đua, cuộc vận động gắn với Chỉ thị 05-CT/TW | < | < |
        | Kết quả | Đạt | Chưa đạt |
        | Minh chứng | Một | Hai |
        | Số sáng kiến được công nhận | 2 | 0 |
    """
    assert people(kind, "02-TT", drawing + SIGNED) == COLLECTIVES


@KINDS
@pytest.mark.parametrize(
    "drawing",
    [
        "| Tên tập thể | Tổ chuyển đổi số | Ghi đúng tên |\n| Số thành viên | 12 | Ghi bằng số |\n| Số sáng kiến được công nhận | 2 | Chỉ ghi số |",
        "| Tên tập thể | Tổ chuyển đổi số | Số thành viên | 12 |\n| Số sáng kiến được công nhận | 2 | Đề nghị khen thưởng | Biểu dương |",
    ],
)
def test_what_stands_beside_one_collective_is_no_other(kind: str, drawing: str) -> None:
    assert len(people(kind, "02-TT", drawing + SIGNED)) == 1


@KINDS
def test_what_all_people_share_may_stand_in_each_of_their_columns(kind: str) -> None:
    drawing = """
        | Ngày lập | 5/10/2024 | 5/10/2024 |
        | Kỳ báo cáo | Quý III/2024 | Quý III/2024 |
        | Người lập | Vi Thị Lan | Vi Thị Lan |
        | Họ và tên | Lê Thị An | Vũ Văn Hùng |
        | Năm sinh | 1980 | 1985 |
        | Số sáng kiến | 2 | 0 |
    """
    found = people(kind, "02-CN", drawing + SIGNED)
    assert [(one["ho_ten"], one["nam_sinh"], one["nguoi_lap"]) for one in found] == [
        ("Lê Thị An", 1980, "Vi Thị Lan"),
        ("Vũ Văn Hùng", 1985, "Vi Thị Lan"),
    ]


@KINDS
def test_heads_of_signatures_below_the_columns_of_two_collectives_belong_to_all(kind: str) -> None:
    drawing = """
        | Tên tập thể | Tổ chuyển đổi số | Bộ phận Một cửa | Văn phòng |
        | Số thành viên | 12 | 7 | 9 |
        | Số sáng kiến được công nhận | 2 | 0 | 1 |
        | | | | |
        | NGƯỜI LẬP BIỂU | | | BÍ THƯ CHI BỘ |
        | | | | |
        | Vi Thị Lan | | | Trần Văn Bình |
    """
    found = people(kind, "02-TT", drawing)
    assert [(one["ten_dien_hinh"], one["nguoi_lap"], one["bi_thu"]) for one in found] == [
        (name, "Vi Thị Lan", "Trần Văn Bình") for name in ("Tổ chuyển đổi số", "Bộ phận Một cửa", "Văn phòng")
    ]


@KINDS
def test_two_collectives_beside_numbered_contents_are_two(kind: str) -> None:
    drawing = """
        | TT | Nội dung | Tổ Kế toán | Tổ Tổng hợp |
        | 1 | Số thành viên | 4 | 6 |
        | 2 | Số sáng kiến được công nhận | 1 | 0 |
        | 3 | Xếp loại tổ chức đảng, đoàn thể, cơ quan | Đạt | Chưa đạt |
        | 4 | Minh chứng | Một | Hai |
        | 5 | Hình thức đề nghị | Giấy khen | |
    """
    found = people(kind, "02-TT", drawing + SIGNED)
    assert [(one["ten_dien_hinh"], one["so_thanh_vien"], one["TT5.ket_qua"], one["TT5.minh_chung"]) for one in found] == [
        ("Tổ Kế toán", 4, "dat", "Một"),
        ("Tổ Tổng hợp", 6, "chua_dat", "Hai"),
    ]
    assert [one.get("hinh_thuc_de_nghi") for one in found] == ["Giấy khen", None]


@KINDS
def test_the_part_of_a_criterion_may_stand_before_its_words(kind: str) -> None:
    drawing = """
        | Tên tập thể | Số thành viên | Số sáng kiến được công nhận | Kết quả - Xếp loại tổ chức đảng, đoàn thể, cơ quan | \
Minh chứng - Xếp loại tổ chức đảng, đoàn thể, cơ quan |
        | Tổ chuyển đổi số | 12 | 2 | Đạt | Một |
        | Bộ phận Một cửa | 7 | 0 | Chưa đạt | Hai |
    """
    found = people(kind, "02-TT", drawing + SIGNED)
    assert [(one["TT5.ket_qua"], one["TT5.minh_chung"]) for one in found] == [("dat", "Một"), ("chua_dat", "Hai")]
