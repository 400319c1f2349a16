"""Several people in one table, a row or a column for each: a form for each; what only looks so stays one form."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders import Review, filled, shown, submissions
from tests.test_match_silence import HEADS, KINDS

COMMON = "Chi bộ: Chi bộ Văn phòng\nKỳ báo cáo: Quý III/2024\n"


def people(kind: str, form: str, drawing: str) -> list[dict[str, object]]:
    found = submissions(filled(kind, HEADS[form] + COMMON + drawing))
    assert all((one.form, one.unit) == (form, "VP") for one in found)
    return [
        {one.id: shown(one) for one in each.answers if one.value is not None and one.id not in ("don_vi", "ky_bao_cao")} for each in found
    ]


TWO = [
    {"ho_ten": "Lê Thị An", "nam_sinh": 1980, "CN1.ket_qua": "dat", "CN1.minh_chung": "Một", "so_sang_kien": 2, "bi_thu": "Trần Văn Bình"},
    {"ho_ten": "Vũ Văn Hùng", "CN1.ket_qua": "chua_dat", "CN1.minh_chung": "Hai", "so_sang_kien": 0, "bi_thu": "Trần Văn Bình"},
]
SIGNED = "\n\nT/M CHI BỘ\nBÍ THƯ\nTrần Văn Bình"


@KINDS
def test_a_person_a_row(kind: str) -> None:
    drawing = """
        | TT | Họ và tên | Năm sinh | Tiêu chí 1 - Kết quả | Tiêu chí 1 - Minh chứng | Số sáng kiến |
        | 1 | Lê Thị An | 1980 | Đạt | Một | 2 |
        | 2 | Vũ Văn Hùng | | Chưa đạt | Hai | 0 |
    """
    assert people(kind, "02-CN", drawing + SIGNED) == TWO


@KINDS
def test_a_person_a_row_below_two_rows_of_heads(kind: str) -> None:
    drawing = """
        | TT | Họ và tên | Năm sinh | Hoàn thành nhiệm vụ, sáng kiến | < | Số sáng kiến |
        | ^ | ^ | ^ | Kết quả | Minh chứng | ^ |
        | 1 | Lê Thị An | 1980 | Đạt | Một | 2 |
        | 2 | Vũ Văn Hùng | | Chưa đạt | Hai | 0 |
    """
    assert people(kind, "02-CN", drawing + SIGNED) == TWO


@KINDS
@pytest.mark.parametrize("heads", ["| Nội dung | Người thứ nhất | Người thứ hai |", ""])
def test_a_person_a_column(kind: str, heads: str) -> None:
    drawing = f"""
        {heads}
        | Họ và tên | Lê Thị An | Vũ Văn Hùng |
        | Năm sinh | 1980 | |
        | Hoàn thành nhiệm vụ, sáng kiến - Kết quả | Đạt | Chưa đạt |
        | Hoàn thành nhiệm vụ, sáng kiến - Minh chứng | Một | Hai |
        | Số sáng kiến | 2 | 0 |
    """
    assert people(kind, "02-CN", drawing + SIGNED) == TWO


@KINDS
@pytest.mark.parametrize("name", ["Họ và tên", "Họ tên cá nhân điển hình"])
def test_a_person_a_column_beside_labels_of_two_columns(kind: str, name: str) -> None:
    """What stands once belongs to all, wherever it stands; what is judged of the first alone is said of nobody else."""
    drawing = f"""
        | Ngày lập | | 05/10/2024 | |
        | Thông tin | < | Cá nhân 1 | Cá nhân 2 |
        | {name} | < | Vũ Văn Hùng | Lê Thị An |
        | Năm sinh | < | | 1980 |
        | Số sáng kiến | < | 0 | 2 |
        | Hình thức đề nghị | < | | Giấy khen |
        | Tiêu chí 1: Hoàn thành nhiệm vụ, sáng kiến | Kết quả | Chưa đạt | Đạt |
        | ^ | Minh chứng | Hai | Một |
        | Tiêu chí 2: Tu dưỡng, rèn luyện, nêu gương | Kết quả | Đạt | |
        | ^ | Minh chứng | Ba | |
    """
    day = {"ngay_lap": date(2024, 10, 5)}
    more = {"CN2.ket_qua": "dat", "CN2.minh_chung": "Ba"}

    assert people(kind, "02-CN", drawing + SIGNED) == [TWO[1] | more | day, TWO[0] | day | {"hinh_thuc_de_nghi": "Giấy khen"}]


@KINDS
def test_what_is_merged_over_the_people_is_of_none_of_them(kind: str) -> None:
    """A branch, a period and a signature in cells as wide as two people are neither a person's own nor a head of periods."""
    drawing = """
        | Người lập biểu | Lê Văn Tám | < | < |
        | Kỳ báo cáo | Quý III/2024 | < | < |
        | Nội dung | Cá nhân 1 | < | Cá nhân 2 |
        | Họ và tên | Lê Thị An | < | Vũ Văn Hùng |
        | Năm sinh | 1980 | < | |
        | Hoàn thành nhiệm vụ, sáng kiến - Kết quả | Đạt | < | Chưa đạt |
        | Hoàn thành nhiệm vụ, sáng kiến - Minh chứng | Một | < | Hai |
        | Số sáng kiến | 2 | < | 0 |
        | NGƯỜI LẬP BIỂU | < | T/M CHI BỘ⏎BÍ THƯ | < |
        | (Ký tên) | < | (Ký tên) | < |
        | Lê Văn Tám | < | Trần Văn Bình | < |
    """
    assert people(kind, "02-CN", drawing) == [one | {"nguoi_lap": "Lê Văn Tám"} for one in TWO]


@KINDS
def test_a_rare_family_name_beside_a_known_one_is_a_person_too(kind: str) -> None:
    drawing = """
        | Họ và tên | Lê Thị An | Ốc Thị Sen |
        | Năm sinh | 1980 | 1990 |
        | Số sáng kiến | 2 | 0 |
    """
    assert [one["ho_ten"] for one in people(kind, "02-CN", drawing + SIGNED)] == ["Lê Thị An", "Ốc Thị Sen"]


@KINDS
def test_a_model_a_row(kind: str) -> None:
    drawing = """
        | TT | Tên điển hình | Loại điển hình | Sản phẩm cụ thể | Người theo dõi |
        | 1 | Tổ Một cửa | Tập thể | 02 quy trình | Lê Thị An |
        | 2 | Vũ Văn Hùng | Cá nhân | 01 phần mềm | Trần Văn Bình |
    """
    assert [(one["ten_dien_hinh"], one["loai_dien_hinh"], one["nguoi_theo_doi"]) for one in people(kind, "01-DK", drawing)] == [
        ("Tổ Một cửa", "tap_the", "Lê Thị An"),
        ("Vũ Văn Hùng", "ca_nhan", "Trần Văn Bình"),
    ]


@KINDS
@pytest.mark.parametrize(
    "drawing",
    [
        "| Nội dung | Kỳ trước | Kỳ này |\n| Họ và tên | Lê Thị Na | Lê Thị An |\n| Năm sinh | 1980 | 1980 |\n| Số sáng kiến | 1 | 2 |",
        "| Họ và tên | Lê Thị An | Năm sinh | 1980 |\n| Số sáng kiến | 2 | Xếp loại | HTTNV |",
        "| Họ và tên | Năm sinh | Số sáng kiến |\n| Lê Thị An | 1980 | 2 |\n| Xếp loại | Danh hiệu thi đua | Đảng viên |\n| HTTNV | LĐTT | Có |",
        "| Nội dung | Trả lời | Ví dụ |\n| Họ và tên | Lê Thị An | Nguyễn Văn Bình |\n| Năm sinh | 1980 | 1975 |\n| Số sáng kiến | 2 | 1 |",
    ],
    ids=["periods", "two questions a row", "labels above", "examples"],
)
def test_what_is_about_one_person_stays_one_form(kind: str, drawing: str) -> None:
    (found,) = people(kind, "02-CN", drawing)

    assert (found["ho_ten"], found["nam_sinh"], found["so_sang_kien"]) == ("Lê Thị An", 1980, 2)


@KINDS
def test_two_names_in_a_row_of_answers_below_their_labels_are_no_two_people(kind: str) -> None:
    drawing = """
        | Ngày lập | Người lập biểu | Họ và tên |
        | 20/4/2024 | Cao Thị Bằng | Sầm Thế Kỳ |
        | Sinh năm | Chức vụ | Là đảng viên |
        | 1987 | Thủ quỹ | Có |
        | Chức vụ lãnh đạo, quản lý (Có/Không) | Xếp loại năm | Danh hiệu thi đua |
        | Không | Hoàn thành tốt nhiệm vụ | Chiến sĩ thi đua cấp tỉnh |
        | Số sáng kiến được công nhận | Đề nghị khen | |
        | 3 sáng kiến | Bằng khen | |
    """
    (found,) = people(kind, "02-CN", drawing)

    assert (found["ho_ten"], found["nguoi_lap"], found["nam_sinh"]) == ("Sầm Thế Kỳ", "Cao Thị Bằng", 1987)


@KINDS
def test_labels_in_other_words_among_rows_of_labels_and_answers_name_nobody(kind: str) -> None:
    drawing = """
        | Loại điển hình | Tên điển hình | Nhóm nội dung thực hiện |
        | Cá nhân | Lê Thị An | Nhóm 3 |
        | Việc làm đăng ký | Sản phẩm cam kết | Kỳ hạn hoàn thành |
        | Giảm giấy tờ trong họp giao ban | Sổ tay | 3.7.2025 |
        | Tiếp tục từ kỳ trước | Người theo dõi | Biện pháp hỗ trợ |
        | Có | Trần Văn Bình | Không |
    """
    (found,) = people(kind, "01-DK", drawing)

    assert (found["ten_dien_hinh"], found["noi_dung_dang_ky"]) == ("Lê Thị An", "Giảm giấy tờ trong họp giao ban")


@KINDS
def test_a_row_of_answers_over_another_table_is_one_form(kind: str) -> None:
    drawing = """
        | Tên tập thể | Ngày lập | Số thành viên | Người lập biểu |
        | Tổ A | 5/10/2024 | 4 đồng chí | Lê An |
        | Tiêu chí | Minh chứng | Đạt | Chưa đạt |
        | Sáng kiến, tiến bộ khoa học kỹ thuật | Có 2 sáng kiến | x | - |
        | Học tập, làm theo Bác gắn với NQTW4 và KL 21 | Học đủ 4 chuyên đề | x | - |
    """
    (found,) = people(kind, "02-TT", drawing)

    assert (found["ten_dien_hinh"], found["so_thanh_vien"], found["TT4.ket_qua"], found["TT2.ket_qua"]) == ("Tổ A", 4, "dat", "dat")


@KINDS
def test_answers_in_merged_cells_over_another_table_are_one_form(kind: str) -> None:
    drawing = """
        | Người lập biểu | < | Tên tập thể | < | Số thành viên | < |
        | Lê An | < | Tổ A | < | 20 | < |
        | Tiêu chí đánh giá | Minh chứng | Đạt | Chưa đạt | | |
        | Sáng kiến, tiến bộ khoa học kỹ thuật | Có 2 sáng kiến | x | - | 1 | |
        | Học tập, làm theo Bác gắn với NQTW4 và KL 21 | Học đủ 4 chuyên đề | x | - | 2 | |
    """
    (found,) = people(kind, "02-TT", drawing)

    assert (found["ten_dien_hinh"], found["so_thanh_vien"]) == ("Tổ A", 20)


@pytest.mark.parametrize("name", ["Họ và tên cán bộ", "H và tên"])
@KINDS
def test_people_below_a_head_in_other_words(kind: str, name: str) -> None:
    head = f"| TT | {name} | Năm sinh | Chức vụ | Mức xếp loại |\n"
    rows = "| 1 | Lê Văn An | 1980 | Chuyên viên | HTXSNV |\n| 2 | Hà Thị Vi | 1985 | Kế toán | HTTNV |"

    assert [found.subject for found in submissions(filled(kind, HEADS["02-CN"] + head + rows))] == ["Lê Văn An", "Hà Thị Vi"]


@KINDS
@pytest.mark.parametrize("answer", ["Đề nghị", "Xếp loại", "Minh chứng"])
def test_an_answer_in_the_words_of_a_label_takes_nobody_out_of_the_table(kind: str, answer: str) -> None:
    drawing = f"""
        | TT | Họ và tên | Năm sinh | Chức vụ | Số sáng kiến |
        | 1 | Lê Thị An | 1980 | {answer} | 2 |
        | 2 | Vũ Văn Hùng | 1981 | {answer} | 0 |
    """
    found = people(kind, "02-CN", drawing + SIGNED)

    assert [(one["ho_ten"], one["nam_sinh"], one["so_sang_kien"]) for one in found] == [("Lê Thị An", 1980, 2), ("Vũ Văn Hùng", 1981, 0)]
    assert all(getattr(one["chuc_vu"], "value", one["chuc_vu"]) == answer for one in found)


@pytest.mark.parametrize("gap", [1, 2])
def test_heads_of_signatures_below_people_on_the_same_sheet_are_no_labels(gap: int) -> None:
    rows = "| Họ và tên | Năm sinh | Số sáng kiến |\n| Lê Thị An | 1980 | 2 |\n| Vũ Văn Hùng | 1975 | 0 |\n"
    signed = "| | | |\n" * gap + "| Người lập biểu | | T/M CHI BỘ |\n| | | BÍ THƯ |\n| | | |\n| Lê An | | Trần Văn Bình |"

    assert [one["ho_ten"] for one in people("xlsx", "02-CN", rows + signed)] == ["Lê Thị An", "Vũ Văn Hùng"]


@KINDS
def test_two_collectives_of_one_name_beside_another_are_three(kind: str) -> None:
    drawing = """
        | Tên tập thể | < | Tổ A | Tổ B | Tổ B |
        | Số thành viên | < | 5 | 6 | 7 |
        | Sáng kiến, tiến bộ khoa học kỹ thuật | Kết quả | Đạt | Đạt | Chưa đạt |
        | ^ | Minh chứng | Một | Hai | Ba |
    """
    found = people(kind, "02-TT", drawing)

    assert [(one["so_thanh_vien"], one["TT4.ket_qua"], one["TT4.minh_chung"]) for one in found] == [
        (5, "dat", "Một"),
        (6, "dat", "Hai"),
        (7, "chua_dat", "Ba"),
    ]


@KINDS
def test_several_answers_behind_a_part_of_a_criterion_are_for_a_look(kind: str) -> None:
    drawing = """
        | Tên tập thể | < | Tổ B | Tổ B |
        | Sáng kiến, tiến bộ khoa học kỹ thuật | Kết quả | Đạt | Đạt |
        | ^ | Minh chứng | Có hai sáng kiến được công nhận | Có ba sáng kiến được công nhận năm nay |
    """
    (found,) = submissions(filled(kind, HEADS["02-TT"] + COMMON + drawing))

    said = {one.id: one for one in found.answers if one.id.startswith("TT4")}
    assert said["TT4.ket_qua"].review
    assert said["TT4.minh_chung"].review
    assert "Đạt" not in str(said["TT4.minh_chung"].value)


@KINDS
def test_rare_family_names_beside_a_label_in_own_words_are_people_too(kind: str) -> None:
    drawing = """
        | TT | Nội dung | Cá nhân 1 | Cá nhân 2 | Cá nhân 3 |
        | 1 | Họ tên người được bình xét | Lê Thị An | Đồng Quang Tùng | Vòng A Sáng |
        | 2 | Sinh ngày | 24/9/1977 | 14/5/1997 | 2/3/1990 |
        | 3 | Số sáng kiến | 2 | 0 | 1 |
        | 4 | Tiêu chí 1 – Kết quả | Đạt | Chưa đạt | Đạt |
        | 4 | Minh chứng | Một | Hai | Ba |
    """
    assert [one["ho_ten"] for one in people(kind, "02-CN", drawing)] == [
        Review("Lê Thị An"),
        Review("Đồng Quang Tùng"),
        Review("Vòng A Sáng"),
    ]


@KINDS
def test_people_counted_in_rows_are_told_apart_in_other_words(kind: str) -> None:
    """Heads that are only like the questions ask each person of his own row; what they ask is for a look at the most."""
    drawing = """
        | TT | Họ, tên cá nhân tự đánh giá | Năm sinh (4 chữ số) | Có phải là đảng viên không | Kết quả xếp loại năm | Danh hiệu được tặng |
        | 1 | Lê Thị An | 1980 | Có | HTXSNV | Chiến sĩ thi đua cơ sở |
        | 2 | Vũ Văn Hùng | 1975 | Không | HTTNV | |
    """
    found = people(kind, "02-CN", drawing + SIGNED)
    assert [(str(one["ho_ten"]), one["nam_sinh"]) for one in found] == [("Lê Thị An", 1980), ("Vũ Văn Hùng", 1975)]


@KINDS
def test_models_counted_in_columns_are_told_apart_in_other_words(kind: str) -> None:
    drawing = """
        | Nội dung | Điển hình 1 | Điển hình 2 |
        | Là tập thể hay cá nhân | Cá nhân | Tập thể |
        | Tên tập thể, cá nhân được chọn | Lê Thị An | Tổ Một cửa |
        | Sản phẩm sẽ có khi hoàn thành | Một | Hai |
        | Hoàn thành trước ngày | 05/10/2024 | 06/10/2024 |
        | Đồng chí được giao theo dõi | Vũ Văn Hùng | Trần Thị Lan |
    """
    found = people(kind, "01-DK", drawing + SIGNED)
    assert [str(one["ten_dien_hinh"]) for one in found] == ["Lê Thị An", "Tổ Một cửa"]
    assert [str(one["san_pham_cu_the"]) for one in found] == ["Một", "Hai"]


@KINDS
def test_the_one_head_that_asks_for_nothing_else_asks_for_the_name(kind: str) -> None:
    drawing = """
        | STT | Đối tượng (tập thể/cá nhân) | Tập thể/cá nhân điển hình | Nội dung thuộc nhóm | Kết quả, sản phẩm phải có | Ngày dự kiến xong |
        | 1 | Cá nhân | Lê Thị An | Nhóm 4 | Một | 05/10/2024 |
        | 2 | Tập thể | Tổ Một cửa | Nhóm 3 | Hai | 06/10/2024 |
    """
    found = people(kind, "01-DK", drawing + SIGNED)
    assert [len(found), found[0]["nhom_noi_dung"] != found[1]["nhom_noi_dung"]] == [2, True]
