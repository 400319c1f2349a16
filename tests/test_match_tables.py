"""What the columns and rows of a table may do to an answer: remarks beside it, marks under a choice, rows of one item, thousands of rows."""

from __future__ import annotations

import random
from datetime import date
from itertools import permutations

import pytest

from tests.builders import Review, definitions, filled, said, submissions
from tests.test_match_silence import BLANK, HEADS, INVALID, KINDS, LIST, answers
from toolkit.match.answers.assign import assign
from toolkit.match.units import match_unit
from toolkit.text.values import parse_integer, plain_number


@KINDS
@pytest.mark.parametrize("row", ["| Chức vụ | {} | Năm sinh | 1980 |", "| Năm sinh | 1980 | Chức vụ | {} |", "| 1 | Chức vụ | {} |"])
def test_an_answer_that_begins_like_a_column_of_remarks_heads_none(kind: str, row: str) -> None:
    below = "| 2 | Họ và tên | Nguyễn Văn An |" if row.startswith("| 1") else "| Họ và tên | Nguyễn Văn An | Số sáng kiến | 2 |"
    found = answers(kind, "02-CN", f"{row.format('Điểm trưởng trạm')}\n{below}")

    assert (found["chuc_vu"], found["ho_ten"]) == ("Điểm trưởng trạm", "Nguyễn Văn An")


@KINDS
def test_a_column_of_remarks_is_passed_over(kind: str) -> None:
    drawing = "| TT | Chỉ tiêu | Đơn vị tính | Kết quả | Ghi chú |\n| 1 | Số điển hình tập thể | điển hình | 18 | tăng |"

    assert answers(kind, "04-KQ", drawing)["so_tap_the"] == 18


@KINDS
def test_an_answer_that_stands_in_the_column_of_remarks_is_for_a_person(kind: str) -> None:
    drawing = """
        | Nội dung | Đơn vị tính | Thông tin | Ghi chú |
        | Họ và tên | | | Nguyễn Văn An |
        | Năm sinh | | | 1980 |
        | Số sáng kiến được công nhận | | | chờ công nhận |
        | Chức vụ | | | Kế toán |
        | Đảng viên | | Có | Không |
    """
    found = answers(kind, "02-CN", drawing)

    assert (found["ho_ten"], found["nam_sinh"], found["la_dang_vien"]) == (Review("Nguyễn Văn An"), Review(1980), True)
    assert (found["so_sang_kien"], found["chuc_vu"]) == (BLANK, BLANK)


@KINDS
def test_words_against_the_head_of_a_choice_are_for_a_person(kind: str) -> None:
    drawing = """
        | Tiêu chí | Đạt | Chưa đạt | Minh chứng |
        | Hoàn thành nhiệm vụ, sáng kiến | Không đạt | | Một |
        | Tu dưỡng, rèn luyện, nêu gương | Đạt | | Hai |
    """
    found = answers(kind, "02-CN", drawing)

    assert (found["CN1.ket_qua"], found["CN2.ket_qua"]) == (Review("dat"), "dat")


@KINDS
@pytest.mark.parametrize("number", ["-", "+", "*", "…"])
def test_a_row_without_a_number_of_its_own_does_not_end_the_list(kind: str, number: str) -> None:
    rows = "| 1 | Tổ A | Tập thể | 85 | Tốt | An |\n| {} | Lê B | Cá nhân | 50 | Khá | Bình |\n| 3 | Tổ C | Tập thể | 5 | Khá | Chi |"
    found = answers(kind, "03-DG", LIST + rows.format(number))["danh_sach"]

    assert isinstance(found, list)
    assert [row["ten_dien_hinh"] for row in found] == ["Tổ A", "Lê B", "Tổ C"]


@KINDS
def test_rows_that_share_the_cell_of_the_name_are_one_item(kind: str) -> None:
    rows = "| 1 | Tổ A | Tập thể | 85 | Tốt | An |\n| ^ | ^ | ^ | ^ | Đã nhân rộng | ^ |\n| 2 | Lê B | Cá nhân | 50 | Khá | Bình |"
    found = answers(kind, "03-DG", LIST + rows)["danh_sach"]

    assert isinstance(found, list)
    assert [(row["ten_dien_hinh"], row["hieu_qua"]) for row in found] == [("Tổ A", Review("Tốt\nĐã nhân rộng")), ("Lê B", "Khá")]


@KINDS
@pytest.mark.parametrize(
    ("written", "groups"),
    [
        ("Nhóm 1, nhóm 3", (1, 3)),
        ("Chọn các nội dung số 1 và 3", (1, 3)),
        ("Nội dung 1 (2 đề án)", Review((1, 2))),
        ("Nhóm 1: 2 quy trình", Review((1, 2))),
        ("Chọn 2 nội dung: 1 và 3", INVALID),
        ("Nhóm 2 và 3, chưa chọn 4", INVALID),
    ],
)
def test_a_number_among_other_words_is_no_group_without_a_look(kind: str, written: str, groups: object) -> None:
    assert answers(kind, "01-DK", f"| Nhóm nội dung thực hiện | {written} |") == {"nhom_noi_dung": groups}


@pytest.mark.parametrize(
    ("said", "sure"),
    [
        ("Chi bộ Quản lý Công nghiệp", True),
        ("quan ly cong nghiep", True),
        ("Chi bộ Quản lý Công ngihệp", True),
        ("Chi bộ Quản lý Công nghệ", False),
        ("Chi bộ Trung tâm Khuyến nông", False),
    ],
)
def test_the_name_of_what_may_be_another_branch_is_not_sure(said: str, sure: bool) -> None:
    _, score, _ = match_unit(said, definitions().organisation)

    assert (score > 0.8) is sure


def test_numbers_beyond_any_count_are_none() -> None:
    assert parse_integer("9" * 9) == 999_999_999
    assert parse_integer("9" * 25) is None
    assert parse_integer("9" * 5_000) is None


def test_a_long_gap_costs_no_time() -> None:
    gap = " " * 100_000
    found = said(
        filled("docx", f"{HEADS['02-CN']}Họ và tên: Nguyễn{gap}Văn An\n\n| Chi bộ | Chi bộ{gap}Văn phòng |\n| Chức vụ | 1{gap}x |")
    )

    assert (found["ho_ten"], found["don_vi"]) == ("Nguyễn Văn An", "VP")
    assert not plain_number(f"1{gap}x")


def test_the_best_of_thousands_of_rows_is_given_each_column() -> None:
    rng = random.Random(5)
    few = [[rng.randrange(1, 90) / 100 for _ in range(3)] for _ in range(13)]
    best = max(permutations(range(13), 3), key=lambda rows: sum(few[row][column] for column, row in enumerate(rows)))
    many = [[0.01] * 3] * 2_000 + few + [[0.02] * 3] * 2_000

    given = {column: row - 2_000 for row, column in enumerate(assign(many)) if column is not None}
    assert sum(few[given[column]][column] for column in range(3)) == pytest.approx(sum(few[row][column] for column, row in enumerate(best)))


@KINDS
@pytest.mark.parametrize(
    ("period", "read"), [("Quý III/2042", Review("2042-Q3")), ("Quý III/2014", Review("2014-Q3")), ("Quý III/2024", "2024-Q3")]
)
def test_a_period_far_from_the_day_of_the_form_is_for_a_person(kind: str, period: str, read: object) -> None:
    found = answers(kind, "04-KQ", f"| Kỳ báo cáo | {period} |\n| Ngày lập | 29/9/2024 |\n| Số điển hình tập thể | 2 |")

    assert found["ky_bao_cao"] == read


@KINDS
def test_the_period_in_the_last_words_of_a_long_title_is_held_against_the_answer(kind: str) -> None:
    title = HEADS["04-KQ"].rstrip() + " QUÝ II NĂM 2024\n"
    asked = "| Kỳ báo cáo | Quý {}-2024 |\n| Số điển hình tập thể | 2 |\n| Số điển hình cá nhân | 2 |"

    assert said(filled(kind, title + asked.format("III")))["ky_bao_cao"] == Review("2024-Q3")
    assert said(filled(kind, title + asked.format("II")))["ky_bao_cao"] == "2024-Q2"


@KINDS
def test_criteria_side_by_side_are_read_down_their_columns(kind: str) -> None:
    drawing = """
        | Nội dung | Tiêu chí 1: Hoàn thành nhiệm vụ, sáng kiến | Tiêu chí 2: Tu dưỡng, rèn luyện, nêu gương |
        | Kết quả | Đạt | Chưa đạt |
        | Minh chứng | Có 02 sáng kiến được công nhận. | Còn chậm nộp bản cam kết. |
        | Hình thức đề nghị | Biểu dương |
    """
    assert answers(kind, "02-CN", drawing) == {
        "CN1.ket_qua": "dat",
        "CN1.minh_chung": "Có 02 sáng kiến được công nhận.",
        "CN2.ket_qua": "chua_dat",
        "CN2.minh_chung": "Còn chậm nộp bản cam kết.",
        "hinh_thuc_de_nghi": "Biểu dương",
    }


@KINDS
def test_criteria_side_by_side_with_a_row_for_each_choice(kind: str) -> None:
    drawing = """
        | | Hoàn thành nhiệm vụ, sáng kiến | Tu dưỡng, rèn luyện, nêu gương | Gương điển hình trong phong trào thi đua |
        | Đạt | x | | x |
        | Chưa đạt | | x | |
        | Minh chứng | Một | Hai | Ba |
    """
    found = answers(kind, "02-CN", drawing)

    assert [found[f"CN{number}.ket_qua"] for number in (1, 2, 3)] == ["dat", "chua_dat", "dat"]
    assert [found[f"CN{number}.minh_chung"] for number in (1, 2, 3)] == ["Một", "Hai", "Ba"]


@KINDS
@pytest.mark.parametrize("heads", ["Nội dung | Chi bộ báo cáo | Ý kiến của Đảng ủy", "TT | Nội dung | Thực hiện | Ghi chú"])
def test_the_head_over_questions_and_remarks_answers_nothing(kind: str, heads: str) -> None:
    number = "1 | " if heads.startswith("TT") else ""
    rows = f"| {number}Chi bộ | Chi bộ Văn phòng | Đã xem |\n| {number}Năm sinh | 1980 | Đồng ý |"

    assert answers(kind, "02-CN", f"| {heads} |\n{rows}") == {"don_vi": "VP", "nam_sinh": 1980}


@KINDS
def test_the_column_of_the_period_before_answers_nothing(kind: str) -> None:
    drawing = "| Nội dung | Kỳ trước | Kỳ này |\n| Số điển hình tập thể | 3 | 5 |\n| Hạn chế | Kinh phí ít | Không có |"

    assert answers(kind, "04-KQ", drawing) == {"so_tap_the": 5, "han_che": "Không có"}


@KINDS
def test_a_second_row_of_heads_adds_to_the_first_where_no_cells_are_merged(kind: str) -> None:
    heads = """
        | TT | Điển hình | Loại | Đánh giá | | | Giải pháp điều chỉnh | Người theo dõi |
        | | | | Tiến độ (%) | Hiệu quả | Khả năng phát triển | | |
    """
    found = answers(kind, "03-DG", f"{heads.rstrip()}\n        | 1 | Tổ A | Tập thể | 85 | Tốt | Nhân rộng được | Giữ nguyên | Lê An |")

    assert found["danh_sach"] == [
        {
            "ten_dien_hinh": "Tổ A",
            "loai_dien_hinh": "tap_the",
            "tien_do": 85,
            "hieu_qua": "Tốt",
            "kha_nang": "Nhân rộng được",
            "dieu_chinh": "Giữ nguyên",
            "nguoi_theo_doi": "Lê An",
        }
    ]


@KINDS
def test_what_heads_the_table_below_is_no_evidence(kind: str) -> None:
    drawing = """
        Tiêu chí 1. Hoàn thành nhiệm vụ, sáng kiến
        Tự đánh giá: Đạt
        Minh chứng:
        Có 02 sáng kiến được công nhận.
        | TT | Thông tin | Trả lời |
        | 1 | Hình thức đề nghị | Biểu dương |
    """
    assert answers(kind, "02-CN", drawing)["CN1.minh_chung"] == "Có 02 sáng kiến được công nhận."


@pytest.mark.parametrize("heading", ["II. TIÊU CHÍ", "B. Tiêu chí đánh giá"])
def test_a_heading_over_the_criteria_is_none_of_them(heading: str) -> None:
    drawing = (
        f"{heading}\nKết quả tự đánh giá ghi ở dưới\n| Tiêu chí | Kết quả | Minh chứng |\n| Tu dưỡng, rèn luyện, nêu gương | Đạt | Hai |"
    )

    assert answers("docx", "02-CN", drawing) == {"CN2.ket_qua": "dat", "CN2.minh_chung": "Hai"}


@KINDS
def test_a_merged_label_alone_in_its_row_has_its_answer_below_it(kind: str) -> None:
    drawing = f"{LIST}| 1 | Tổ A | Tập thể | 85 | Tốt | An |\n| Điển hình mới phát hiện | < | < | < | | |\n| Chị Na nhặt được của rơi. | < | < | < | | |"

    assert answers(kind, "03-DG", drawing)["moi_phat_hien"] == "Chị Na nhặt được của rơi."


@KINDS
def test_the_head_of_a_list_below_two_rows_of_labels_and_answers_is_no_second_answer(kind: str) -> None:
    drawing = f"| Chi bộ | Kỳ báo cáo | Người lập biểu | | | |\n| Chi bộ Văn phòng | Quý III/2024 | Lê An | | | |\n{LIST}| 1 | Tổ A | Tập thể | 85 | Tốt | An |"
    found = answers(kind, "03-DG", drawing)

    assert (found["don_vi"], found["ky_bao_cao"], found["nguoi_lap"]) == ("VP", "2024-Q3", "Lê An")


@KINDS
def test_an_answer_of_the_type_that_is_asked_is_one_though_it_is_like_a_label(kind: str) -> None:
    drawing = "| Mức xếp loại chất lượng | < |\n| Hoàn thành nhiệm vụ | < |\n| Năm sinh | 1980 |"

    assert answers(kind, "02-CN", drawing)["xep_loai"] == "Hoàn thành nhiệm vụ"
    assert answers(kind, "01-DK", "| Nhóm nội dung thực hiện | < |\n| nhóm 1 | < |")["nhom_noi_dung"] == (1,)


@KINDS
def test_groups_below_their_label_go_on_over_rows(kind: str) -> None:
    rows = (
        "| Nhóm nội dung | < |\n| 1. Mục tiêu, chỉ tiêu, nhiệm vụ, giải pháp trọng tâm | < |\n| 3. Cải cách hành chính, chuyển đổi số | < |"
    )
    found = answers(kind, "01-DK", f"{rows}\n| Sản phẩm cụ thể | < |\n| Sổ tay | < |")

    assert (found["nhom_noi_dung"], found["san_pham_cu_the"]) == ((1, 3), "Sổ tay")


@KINDS
def test_choices_with_colons_are_no_other_questions(kind: str) -> None:
    assert answers(kind, "01-DK", "Tiếp tục điển hình đã lựa chọn: Có:    Không: x")["tiep_tuc"] is False


@KINDS
def test_a_label_with_its_answer_is_none_to_the_empty_label_above_it(kind: str) -> None:
    drawing = "| Số điển hình được biểu dương: | < |\n| Số điển hình đề nghị khen thưởng: 22 | < |\n| Số tin, bài | 5 |"

    found = answers(kind, "04-KQ", drawing)

    assert found == {"so_duoc_bieu_duong": BLANK, "so_de_nghi_khen_thuong": 22, "so_tin_bai": 5}


@KINDS
def test_a_column_is_told_by_the_choices_in_it_or_as_the_only_one_left(kind: str) -> None:
    heads = "| TT | Tên điển hình | Tập thể/cá nhân | Tiến độ (%) | Hiệu quả | Khả năng duy trì, nhân rộng | Khó khăn | Giải pháp | Người theo dõi |"
    rows = "| 1 | Tổ A | Tập thể | Đạt 85% | Tốt | Cao | Không | Giữ | An |\n| 2 | Lê Bình | Cá nhân | Đạt 50% | Khá | Thấp | Không | Giữ | An |"
    found = answers(kind, "03-DG", f"{heads}\n{rows}")["danh_sach"]

    assert isinstance(found, list)
    assert [(row["loai_dien_hinh"], row["tien_do"], row["kha_nang"]) for row in found] == [("tap_the", 85, "Cao"), ("ca_nhan", 50, "Thấp")]


@KINDS
def test_a_criterion_in_unknown_words_heads_its_card_by_its_number(kind: str) -> None:
    drawing = """
        | Tiêu chí 1: Trông nom việc chung của cơ quan | < |
        | Kết quả | Đạt |
        | Minh chứng | Ba lần được khen. |
    """
    found = answers(kind, "02-CN", drawing)

    assert (found["CN1.ket_qua"], found["CN1.minh_chung"]) == ("dat", "Ba lần được khen.")


@KINDS
@pytest.mark.parametrize("name", ["Gương tốt trong thi đua, tập thể tín nhiệm", "Guong tot trong thi dua, tap the tin nhiem", "Nếp sống"])
def test_a_criterion_that_its_words_leave_open_heads_its_card_by_the_number_beside_it(kind: str, name: str) -> None:
    found = answers(
        kind, "02-CN", f"| Tiêu chí 3 | {name} |\n| Tự đánh giá | Đạt ☑ Chưa đạt ☐ |\n| Minh chứng cụ thể | Ba lần được khen. |"
    )

    assert (found["CN3.ket_qua"], found["CN3.minh_chung"]) == ("dat", "Ba lần được khen.")


@KINDS
def test_labels_that_are_not_known_are_no_answers_to_the_labels_above_them(kind: str) -> None:
    drawing = """
        | Ngày, tháng, năm sinh | | Chức vụ, phòng công tác | Phó Trưởng phòng |
        | Ngạch bậc và thâm niên | ☒ Có ☐ Không | Là lãnh đạo cấp phòng trở lên | ☐ Có ☒ Không |
    """
    assert answers(kind, "02-CN", drawing)["chuc_vu"] == "Phó Trưởng phòng"


@KINDS
def test_an_answer_below_its_label_is_no_evidence_as_well(kind: str) -> None:
    drawing = """
        | Tiêu chí 3 (Gương điển hình trong phong trào thi đua): Đạt. Minh chứng: Ba lần được khen. | < |
        | Số sáng kiến được công nhận | < |
        | Không | < |
        | Mức xếp loại chất lượng | < |
        | HTXSNV | < |
    """
    found = answers(kind, "02-CN", drawing)

    assert (found["CN3.minh_chung"], found["so_sang_kien"], found["xep_loai"]) == ("Ba lần được khen.", 0, "Hoàn thành xuất sắc nhiệm vụ")


@KINDS
def test_an_answer_of_its_type_stands_below_a_label_though_the_cell_beside_it_is_empty(kind: str) -> None:
    drawing = "| Chi bộ | |\n| Chi bộ Văn phòng | |\n| Kỳ báo cáo | |\n| quý 4 năm 2024 | |\n| Người lập biểu | |\n| Lê An |  |\n| Số sáng kiến | 2 |"
    found = answers(kind, "02-CN", drawing)

    assert (found["don_vi"], found["ky_bao_cao"], found["so_sang_kien"]) == ("VP", "2024-Q4", 2)


@KINDS
def test_lines_of_items_with_dots_are_no_cards(kind: str) -> None:
    item = "| {0}. Điển hình: {1} | |\n| - Loại: {2} | |\n| - Hiệu quả: ________ | |\n| - Người theo dõi: Lê An | |\n"
    found = answers(kind, "03-DG", item.format(1, "Tổ A", "Tập thể") + item.format(2, "Vũ Bình", "Cá nhân"))["danh_sach"]

    rows = found.value if isinstance(found, Review) else found
    assert isinstance(rows, list)
    assert [(row["ten_dien_hinh"], row["loai_dien_hinh"], row["nguoi_theo_doi"]) for row in rows] == [
        ("Tổ A", "tap_the", "Lê An"),
        ("Vũ Bình", "ca_nhan", "Lê An"),
    ]


@KINDS
@pytest.mark.parametrize("line", ["| {} {}: {} | |", "| {} {} | {} |"])
def test_a_name_that_is_only_the_word_for_a_kind_says_the_kind(kind: str, line: str) -> None:
    said_of = (("1.", "Họ tên cá nhân, tên tập thể", "{}"), ("-", "Tập thể/cá nhân", "{}"), ("-", "Người theo dõi", "Lê An"))
    card = "\n".join(line.format(*one) for one in said_of) + "\n"
    found = answers(kind, "03-DG", card.format("Tổ A", "Tập thể") + card.format("Vũ Bình", "cá nhân"))["danh_sach"]

    rows = found.value if isinstance(found, Review) else found
    assert isinstance(rows, list)
    assert [(row["ten_dien_hinh"], row["loai_dien_hinh"]) for row in rows] == [("Tổ A", "tap_the"), ("Vũ Bình", "ca_nhan")]


@pytest.mark.parametrize("answered", ["Kết quả", "Trả lời", "Thông tin"])
@KINDS
def test_the_head_of_questions_and_answers_asks_nothing(kind: str, answered: str) -> None:
    drawing = f"| STT | Nội dung | {answered} |\n| 1 | Sản phẩm cụ thể | Sổ tay |\n| 2 | Tên điển hình | Tổ Một cửa |"

    assert answers(kind, "01-DK", drawing) == {"san_pham_cu_the": "Sổ tay", "ten_dien_hinh": "Tổ Một cửa"}


def test_place_and_date_below_a_table_go_on_with_no_row_of_it() -> None:
    drawing = """
        | TT | Tiêu chí | Đạt | Chưa đạt | Minh chứng |
        | 1 | Hoàn thành nhiệm vụ, sáng kiến | x | | Có 02 sáng kiến. |
        | 2 | Tu dưỡng, rèn luyện, nêu gương | x | | Gương mẫu. |
        | | | | | Thái Nguyên, ngày 13 tháng 6 năm 2024 |
        | | | | | T/M CHI BỘ |
        | | | | | BÍ THƯ |
        | | | | | Hà Vi |
    """
    found = answers("xlsx", "02-CN", drawing)

    assert (found["CN2.minh_chung"], found["bi_thu"]) == ("Gương mẫu.", "Hà Vi")


def test_a_line_of_the_title_typed_without_diacritics_is_no_criterion() -> None:
    found = said(
        filled("docx", "Mau 02-CN\nPHIEU DANH GIA TIEU CHI DIEN HINH TIEU BIEU\n(doi voi ca nhan)\nKinh gui: Dang uy So\nHo ten: Le An")
    )

    assert found == {"ho_ten": "Le An"}


def test_choices_that_nobody_touched_do_not_turn_a_row_of_labels_into_answers() -> None:
    drawing = "| Mức độ ảnh hưởng | Mức xếp loại | Giữ chức vụ lãnh đạo, quản lý | Họ và tên |\n| Toàn ngành | | Có / Không | Ngô Bình |"

    assert answers("docx", "02-CN", drawing + "\n\n| Kỳ báo cáo | Quý III/2024 |")["ho_ten"] == "Ngô Bình"


def test_a_rating_is_the_answer_of_a_label_and_no_criterion() -> None:
    drawing = """
        | Nội dung | Chi bộ báo cáo | Ý kiến của Đảng ủy |
        | Kết quả năm trước | Hoàn thành nhiệm vụ | Đã xem |

        | TT | Tiêu chí | Kết quả | Minh chứng |
        | 5 | Tổ chức đảng, đoàn thể, cơ quan đều xếp loại HTXSNV | Đạt | Có quyết định. |
    """
    found = answers("docx", "02-TT", drawing)

    assert (found["TT5.ket_qua"], found["TT5.minh_chung"]) == ("dat", "Có quyết định.")


@KINDS
def test_a_total_typed_without_diacritics_is_no_item(kind: str) -> None:
    drawing = f"{LIST}| 1 | To A | Tap the | 85 | Tot | An |\n| Tong cong: 1 | | | | | |"

    found = answers(kind, "03-DG", drawing)["danh_sach"]

    assert isinstance(found, list)
    assert len(found) == 1


@KINDS
@pytest.mark.parametrize("gap", ["⏎", ": "])
def test_cells_that_hold_a_label_and_its_value_are_no_labels_of_others(kind: str, gap: str) -> None:
    pairs = [
        ("Số điển hình tập thể", "07"),
        ("Số điển hình cá nhân", "5"),
        ("Số tin, bài tuyên truyền", "03"),
        ("Hạn chế, khó khăn", "Còn 6 bài."),
    ]
    cells = [gap.join(pair) for pair in pairs]
    found = answers(kind, "04-KQ", f"| {cells[0]} | {cells[1]} |\n| {cells[2]} | {cells[3]} |")
    assert found == {"so_tap_the": 7, "so_ca_nhan": 5, "so_tin_bai": 3, "han_che": "Còn 6 bài."}


@KINDS
def test_a_label_with_room_of_its_own_is_not_answered_by_the_unknown_question_beside_it(kind: str) -> None:
    rows = "| Số điển hình tập thể:⏎7 | Số điển hình cá nhân:⏎5 |\n| Hạn chế, khó khăn:⏎ | Nội dung sinh hoạt:⏎Buổi giao lưu |"
    found = answers(kind, "04-KQ", f"{rows}\n| Số tin, bài tuyên truyền:⏎3 | Kiến nghị, đề xuất:⏎ |")

    assert found["han_che"] is BLANK
    assert found["so_tin_bai"] == 3


@KINDS
def test_a_row_of_pairs_with_an_empty_answer_has_none_of_its_answers_in_the_row_below(kind: str) -> None:
    rows = "| Tên điển hình | Lý Thanh Bình | Nhóm nội dung thực hiện | |\n| Biện pháp xử lý | Duy trì phong trào | Trình độ | Thạc sĩ |"

    assert answers(kind, "01-DK", f"| Ngày lập | 24/7/2024 | Người lập biểu | Lê Thị An |\n{rows}")["ten_dien_hinh"] == "Lý Thanh Bình"


@KINDS
def test_a_label_and_its_value_in_a_cell_below_a_list_end_it(kind: str) -> None:
    above = "| Chi bộ: CB Văn phòng |\n| Kỳ báo cáo: Năm 2024 |\n| STT | Điển hình | Loại | Tiến độ (%) |\n| 1 | Lê An | Cá nhân | 50 |\n"
    found = answers(
        kind, "03-DG", f"{above}| Điển hình mới phát hiện trong kỳ: ........Nhóm 12 đoàn viên |\n| hướng dẫn người cao tuổi........ |"
    )
    assert found["moi_phat_hien"] == "Nhóm 12 đoàn viên\nhướng dẫn người cao tuổi"


@KINDS
def test_choices_that_head_columns_of_a_list_are_marked_in_its_rows(kind: str) -> None:
    heads = "| STT | Điển hình | Loại | < | Tiến độ (%) | Hiệu quả |\n| ^ | ^ | Tập thể | Cá nhân | ^ | ^ |\n"
    rows = "| 1 | Tổ một cửa | x |  | 80 | Tốt |\n| 2 | Lê An |  | x | 90 | Khá |\n| 3 | Lê Vi |  |  | 60 | Khá |\n| 4 | Lê Ba | x | x | 60 | Khá |"
    listed = answers(kind, "03-DG", heads + rows)["danh_sach"]
    assert isinstance(listed, list)
    found = [row["loai_dien_hinh"] for row in listed]
    assert found == ["tap_the", "ca_nhan", BLANK, "contradictory"]


@KINDS
def test_what_may_head_the_table_below_a_whole_sentence_is_no_end_of_an_answer_without_a_look(kind: str) -> None:
    card = "| Điển hình | Lê An |\n| Loại | Cá nhân |\n| Tiến độ (%) | 80 |"
    found = answers(kind, "03-DG", f"Điển hình mới phát hiện trong kỳ: Có một việc làm tốt.\nĐiển hình đầu tiên\n{card}")
    assert found["moi_phat_hien"] == Review("Có một việc làm tốt.\nĐiển hình đầu tiên")


@KINDS
def test_a_label_with_its_answer_stands_below_no_row_of_labels(kind: str) -> None:
    drawing = """
        | Loại (tập thể/cá nhân) | [ ] Tập thể [x] Cá nhân |
        | Tên điển hình đăng ký: Lê An | |
        | Sản phẩm dự kiến | Sổ tay. |
        | Xong ngày: 21/6/2024 | |
    """
    found = answers(kind, "01-DK", drawing)

    assert [found[id] for id in ("loai_dien_hinh", "ten_dien_hinh", "san_pham_cu_the")] == ["ca_nhan", "Lê An", "Sổ tay."]


@KINDS
def test_evidence_that_says_evidence_heads_no_column(kind: str) -> None:
    drawing = """
        | Tiêu chí | Kết quả | Minh chứng |
        | Hoàn thành nhiệm vụ, sáng kiến | Đạt | Minh chứng kèm theo |
        | Tu dưỡng, rèn luyện, nêu gương | Đạt | Hai |
    """
    found = answers(kind, "02-CN", drawing)

    assert [found[f"CN{number}.{part}"] for number in (1, 2) for part in ("ket_qua", "minh_chung")] == [
        "dat",
        "Minh chứng kèm theo",
        "dat",
        "Hai",
    ]


@KINDS
def test_an_answer_with_the_name_of_another_question_in_front_stays_where_it_stands(kind: str) -> None:
    drawing = """
        | Loại | Cá nhân |
        | Tên điển hình | Lê An |
        | Biện pháp hỗ trợ | Người theo dõi: đồng chí Trần Thị Mai |
        | Sản phẩm dự kiến | Sổ tay. |
    """
    found = answers(kind, "01-DK", drawing)

    assert found["bien_phap_ho_tro"] == Review("Người theo dõi: đồng chí Trần Thị Mai")
    assert "nguoi_theo_doi" not in found


@KINDS
@pytest.mark.parametrize("evidence", ["Một việc đã làm trong năm", ""])
def test_a_criterion_beside_its_labelled_result_and_evidence(kind: str, evidence: str) -> None:
    drawing = f"""
        | 1 | Hoàn thành nhiệm vụ, sáng kiến | Kết quả | ☑ Đạt ☐ Chưa đạt |
        | ^ | ^ | Minh chứng | {evidence} |
        | 2 | Tu dưỡng, rèn luyện, nêu gương | Kết quả | ☐ Đạt ☐ Chưa đạt |
        | ^ | ^ | Minh chứng | Hai |
    """
    found = answers(kind, "02-CN", drawing)

    assert (found["CN1.ket_qua"], found["CN1.minh_chung"]) == ("dat", evidence or BLANK)
    assert (found["CN2.ket_qua"], found["CN2.minh_chung"]) == (BLANK, "Hai")


@KINDS
def test_boxes_are_no_answer_in_words_without_a_look(kind: str) -> None:
    found = answers(kind, "01-DK", "| Tên điển hình | [x] Tập thể [ ] Cá nhân |\n| Sản phẩm dự kiến | Sổ tay. |")

    assert found["ten_dien_hinh"] == Review("[x] Tập thể [ ] Cá nhân")


@KINDS
def test_numbers_below_labels_that_are_a_little_like_the_plans_figures_are_theirs_for_a_look(kind: str) -> None:
    drawing = """
        | Số lượng tập thể tiêu biểu | Số người được nêu tên là cá nhân tốt | Số gương mới được nhận ra | Số được tôn vinh, ghi danh |
        | 2 | 04 | Không có | 5 |
    """
    found = answers(kind, "04-KQ", drawing)

    assert [found[id] for id in ("so_tap_the", "so_ca_nhan", "so_moi_phat_hien", "so_duoc_bieu_duong")] == [2, Review(4), Review(0), 5]


@KINDS
def test_a_rating_in_the_words_of_a_label_is_the_answer(kind: str) -> None:
    above = "| Mức xếp loại | Danh hiệu thi đua | Số sáng kiến |\n| Hoàn thành nhiệm vụ | LĐTT | |\n\n"
    beside = "| Họ và tên | | Lê An | | |\n| Mức xếp loại | | Hoàn thành nhiệm vụ | | |\n| Tiêu chí | x | x | x | x |"

    assert answers(kind, "02-CN", above)["xep_loai"] == "Hoàn thành nhiệm vụ"
    assert answers(kind, "02-CN", beside)["xep_loai"] == "Hoàn thành nhiệm vụ"


@KINDS
def test_a_remark_behind_empty_cells_is_no_answer_in_silence(kind: str) -> None:
    drawing = """
        | Kết quả nổi bật | Có 2 mô hình | | | (theo Quyết định số 5) |
        | Số tin, bài tuyên truyền | | | | (theo Quyết định số 5) |
        | Nguyên nhân | | | | số liệu đến 15/9 |
    """
    found = answers(kind, "04-KQ", drawing)

    assert (found["ket_qua_noi_bat"], found["so_tin_bai"], found["nguyen_nhan"]) == ("Có 2 mô hình", BLANK, Review("số liệu đến 15/9"))


@KINDS
def test_true_and_false_under_met_and_not_met_are_marks(kind: str) -> None:
    drawing = """
        | TT | Tiêu chí | Đạt | Chưa đạt | Minh chứng |
        | 1 | Hoàn thành nhiệm vụ, sáng kiến | TRUE | FALSE | Một |
        | 2 | Tu dưỡng, rèn luyện, nêu gương | FALSE | TRUE | Hai |
    """
    found = answers(kind, "02-CN", drawing)

    assert (found["CN1.ket_qua"], found["CN2.ket_qua"]) == ("dat", "chua_dat")


@KINDS
@pytest.mark.parametrize("blank", ["…/…/20…", "ngày … tháng … năm 20…", "ngày    tháng    năm 2024", "..../..../20... (ngày/tháng/năm)"])
def test_a_date_of_which_only_the_century_is_printed_is_blank(kind: str, blank: str) -> None:
    assert answers(kind, "01-DK", f"| Ngày lập | {blank} |\n| Tên điển hình | Tổ Một cửa |")["ngay_lap"] == BLANK
    assert answers(kind, "01-DK", f"Tên điển hình: Tổ Một cửa\nNgày lập: {blank}")["ngay_lap"] == BLANK


@KINDS
@pytest.mark.parametrize("head", ["", "| TT | Họ và tên | Loại | < | Chức vụ | Sản phẩm cụ thể |\n"], ids=["one head", "two heads"])
def test_marks_under_the_choices_that_head_columns_are_the_choice(kind: str, head: str) -> None:
    below = "| ^ | ^ | Tập thể | Cá nhân | ^ | ^ |" if head else "| TT | Họ và tên | Tập thể | Cá nhân | Chức vụ | Sản phẩm cụ thể |"
    rows = answers(kind, "05-TH", f"{head}{below}\n| 1 | Lê Văn An | | x | Chuyên viên | Sổ tay |\n| 2 | Phòng TC | x | | | Sổ tay |")[
        "danh_sach"
    ]

    assert isinstance(rows, list)
    assert [(row["ten_dien_hinh"], row["loai_dien_hinh"]) for row in rows] == [("Lê Văn An", "ca_nhan"), ("Phòng TC", "tap_the")]


@KINDS
def test_names_under_the_choices_that_head_columns_are_names_of_that_kind(kind: str) -> None:
    drawing = """
        | TT | Tập thể | Cá nhân | Chức vụ | Sản phẩm cụ thể |
        | 1 | | Lê Văn An | Chuyên viên | Sổ tay |
        | 2 | Phòng TC | | | Sổ tay |
        | 3 | Phòng KH | Hà Vi | | Sổ tay |
    """
    rows = answers(kind, "05-TH", drawing)["danh_sach"]

    assert isinstance(rows, list)
    assert [(row["ten_dien_hinh"], row["loai_dien_hinh"]) for row in rows] == [
        ("Lê Văn An", "ca_nhan"),
        ("Phòng TC", "tap_the"),
        (Review("Phòng KH"), Review("tap_the")),
    ]


@KINDS
@pytest.mark.parametrize("head", ["Cá nhân", "Tập thể"])
def test_a_list_of_one_kind_heads_its_names_by_the_kind(kind: str, head: str) -> None:
    drawing = f"| TT | {head} | Sản phẩm cụ thể | Mức xếp loại |\n| 1 | Lê Văn An | Sổ tay | HTXSNV |\n| 2 | Hà Vi | Sổ tay | HTTNV |"
    rows = answers(kind, "05-TH", drawing)["danh_sach"]

    assert isinstance(rows, list)
    assert [row["ten_dien_hinh"] for row in rows] == ["Lê Văn An", "Hà Vi"]


@KINDS
@pytest.mark.parametrize("label", ["Căn cứ, minh chứng:", "Minh chứng"])
@pytest.mark.parametrize(
    "drawing",
    [
        "| 1 | {0} | Đạt |\n| | {label} | Một. |\n| 2 | {1} | Đạt |\n| | {label} | Hai. |\n| 3 | {2} | Chưa đạt |\n| | {label} | |",
        "| TT | Tiêu chí | Kết quả |\n| 1 | {0} | Đạt |\n| | {label} | Một. |\n| 2 | {1} | Đạt |\n| | {label} | Hai. |\n| 3 | {2} | Chưa đạt |\n| | {label} | |",
        "| TT | Tiêu chí | Kết quả |\n| 1 | {0} | Đạt |\n| {label}: Một. | < | < |\n| 2 | {1} | Đạt |\n| {label}: Hai. | < | < |\n| 3 | {2} | Chưa đạt |",
    ],
    ids=["no head", "a head without it", "in a wide cell"],
)
def test_evidence_under_its_own_label_below_a_criterion_is_that_criterions(kind: str, label: str, drawing: str) -> None:
    names = ("Hoàn thành nhiệm vụ, sáng kiến", "Tu dưỡng, rèn luyện, nêu gương", "Gương điển hình trong phong trào thi đua")
    found = answers(kind, "02-CN", drawing.format(*names, label=label).replace("::", ":"))

    assert (found["CN1.ket_qua"], found["CN1.minh_chung"]) == ("dat", "Một.")
    assert (found["CN2.ket_qua"], found["CN2.minh_chung"]) == ("dat", "Hai.")
    assert (found["CN3.ket_qua"], found.get("CN3.minh_chung", BLANK)) == ("chua_dat", BLANK)


@KINDS
@pytest.mark.parametrize("choice", ["[x] Tập thể   [ ] Cá nhân", "☐ Cá nhân   ☒ Tập thể"])
def test_a_choice_that_was_made_is_the_answer_and_no_label(kind: str, choice: str) -> None:
    drawing = f"| Đối tượng đăng ký (tập thể/cá nhân) | {choice} |\n| Tên điển hình đề nghị đăng ký | Tổ Tiếp công dân |"

    assert answers(kind, "01-DK", drawing)["loai_dien_hinh"] == "tap_the"


@KINDS
@pytest.mark.parametrize(
    ("text", "expected"), [("…… người", BLANK), ("..... (số lượng)", BLANK), ("người", BLANK), ("?", INVALID), ("03 người", 3)]
)
def test_the_unit_printed_behind_the_blank_of_a_number_is_no_answer(kind: str, text: str, expected: object) -> None:
    assert answers(kind, "02-TT", f"| Tên tập thể | Tổ Một cửa |\n| Số thành viên | {text} |")["so_thanh_vien"] == expected
    assert answers(kind, "02-TT", f"Tên tập thể: Tổ Một cửa\nSố thành viên: {text}")["so_thanh_vien"] == expected


@KINDS
@pytest.mark.parametrize(("text", "expected"), [("Chọn mức xếp loại", BLANK), ("-- Chọn --", BLANK), ("Lọc lại", INVALID)])
def test_what_a_list_shows_before_anything_is_chosen_is_no_choice(kind: str, text: str, expected: object) -> None:
    assert answers(kind, "02-CN", f"| Họ và tên | Lê An |\n| Mức xếp loại | {text} |")["xep_loai"] == expected


@pytest.mark.parametrize("heads", ["TT | Nội dung | Kê khai | Xác nhận", "STT | Mục | Chi bộ kê khai | Xác nhận của cấp ủy"])
def test_a_head_with_a_column_for_confirmation_asks_nothing(heads: str) -> None:
    drawing = (
        f"| {heads} |\n| 1 | Chi bộ | Chi bộ Văn phòng | |\n| 2 | Ngày làm xong | 25/9/2024 | |\n| 3 | Người lập biểu | Lê An | đã xem |"
    )
    found = answers("xlsx", "04-KQ", drawing)

    assert (found["ngay_lap"], found["nguoi_lap"]) == (Review(date(2024, 9, 25)), "Lê An")


@KINDS
def test_a_choice_below_its_label_that_repeats_the_choices_is_its_answer(kind: str) -> None:
    drawing = """
        | Đối tượng (tập thể/cá nhân) | Điển hình lựa chọn | Chọn nhóm nội dung | Nhiệm vụ đăng ký |
        | [ ] Tập thể   [x] Cá nhân | Hà Vi | Nhóm 2 | Rút ngắn thời gian xử lý hồ sơ |
    """
    found = answers(kind, "01-DK", drawing)

    assert (found["loai_dien_hinh"], found["noi_dung_dang_ky"]) == ("ca_nhan", "Rút ngắn thời gian xử lý hồ sơ")


@KINDS
def test_a_label_with_the_place_for_its_answer_is_no_answer_of_the_label_beside_it(kind: str) -> None:
    drawing = "| Chi bộ: Chi bộ Văn phòng | Kỳ báo cáo: Quý III/2024 |\n| Ngày lập: | Người lập biểu: / |\n| Tên tập thể: Tổ Một cửa | Số thành viên: 7 |"
    found = answers(kind, "02-TT", drawing)

    assert (found["ngay_lap"], found["nguoi_lap"], found["so_thanh_vien"]) == (BLANK, BLANK, 7)


@KINDS
def test_one_likely_label_above_its_answer_is_known_by_the_tables_before(kind: str) -> None:
    tables = (
        "| Chi bộ | Kỳ báo cáo | Người lập biểu |\n| Chi bộ Văn phòng | Quý III/2024 | Lê An |\n\n"
        "| Loại điển hình | Tên điển hình | Ngày lập |\n| Tập thể | Tổ Một cửa | 25/9/2024 |\n\n"
    )
    found = answers(kind, "01-DK", f"{tables}| Đảng viên được giao theo dõi |\n| Hà Vi |")

    assert found["nguoi_theo_doi"] == "Hà Vi"


def test_the_choices_of_a_result_side_by_side_below_their_criterion_are_one_result() -> None:
    drawing = """
        Tiêu chí 1. Hoàn thành nhiệm vụ, sáng kiến
        | ☐ Đạt | ☒ Chưa đạt |
        | Minh chứng: | Hoàn thành 58 hồ sơ |

        Tiêu chí 2. Tu dưỡng, rèn luyện, nêu gương
        | ☒ Đạt | ☐ Chưa đạt |
        | Minh chứng: | |
    """
    found = answers("docx", "02-CN", drawing)

    assert (found["CN1.ket_qua"], found["CN1.minh_chung"]) == ("chua_dat", "Hoàn thành 58 hồ sơ")
    assert (found["CN2.ket_qua"], found["CN2.minh_chung"]) == ("dat", BLANK)


@KINDS
def test_a_title_in_capitals_that_is_like_a_question_takes_no_answer_from_one(kind: str) -> None:
    drawing = "| ĐĂNG KÝ ĐIỂN HÌNH TIÊU BIỂU | |\n| Chi bộ | Chi bộ Văn phòng |\n| Điển hình được đăng ký | Hà Vi |"

    found = said(filled(kind, f"| Mẫu 01-ĐK | |\n{drawing}"))

    assert found["ten_dien_hinh"] in ("Hà Vi", Review("Hà Vi"))
    assert "ky_bao_cao" not in found


@KINDS
def test_a_criterion_that_is_named_as_a_rating_is_told_by_its_number(kind: str) -> None:
    drawing = (
        "| TT | Tiêu chí | Kết quả | Minh chứng |\n| 1 | Hoàn thành nhiệm vụ | [x] Đạt  [ ] Chưa đạt | Làm tốt mọi việc. |\n"
        "| 2 | Tu dưỡng, rèn luyện, nêu gương | [x] Đạt  [ ] Chưa đạt | Gương mẫu. |"
    )
    found = answers(kind, "02-CN", drawing)

    assert (found["CN1.ket_qua"], found["CN1.minh_chung"]) in (("dat", "Làm tốt mọi việc."), (Review("dat"), Review("Làm tốt mọi việc.")))


@KINDS
@pytest.mark.parametrize("head", ["Đạt hay chưa", "Đạt/chưa", "Đạt hay không đạt"])
def test_a_head_that_asks_whether_a_criterion_is_met_heads_the_results(kind: str, head: str) -> None:
    drawing = f"""
        | Chi bộ: | Chi bộ Văn phòng | Họ và tên: | Lê An |
        | TT | Nội dung tiêu chí | {head} | Dẫn chứng |
        | 1 | Hoàn thành nhiệm vụ, trách nhiệm, sáng tạo | ☒ Đạt ☐ Chưa đạt | Chủ trì 9 giải pháp mới |
        | 2 | Tu dưỡng, rèn luyện, nêu gương | ☐ Đạt ☒ Chưa đạt | Kèm cặp 7 đồng chí mới |
    """

    found = answers(kind, "02-CN", drawing)

    assert (found["CN1.ket_qua"], found["CN2.ket_qua"], found["CN1.minh_chung"]) == ("dat", "chua_dat", "Chủ trì 9 giải pháp mới")


@KINDS
def test_an_empty_cell_between_labels_is_the_place_of_an_answer_not_of_a_label(kind: str) -> None:
    drawing = """
        | Loại điển hình | | Tên điển hình | Tổ một cửa |
        | Các nhóm nội dung | Nhóm 1 | Căn cứ | Kế hoạch số 185-KH/ĐU |
        | Sản phẩm cụ thể | Sổ tay điện tử | Thời hạn hoàn thành | 13/12/2025 |
    """

    found = answers(kind, "01-DK", drawing)

    assert (found["loai_dien_hinh"], found["ten_dien_hinh"]) == (BLANK, "Tổ một cửa")


@KINDS
def test_the_raw_text_of_a_mark_under_a_choice_is_the_mark(kind: str) -> None:
    drawing = """
        | TT | Tiêu chí | Đạt | Chưa đạt | Minh chứng |
        | 1 | Phong trào thi đua, cuộc vận động gắn với Chỉ thị 05-CT/TW | x | | Đã tổ chức 3 đợt |
        | 2 | Học tập, làm theo Bác gắn với NQTW4 và KL 21 | | X | Mỗi quý một lần |
        | 3 | Phòng, chống tham nhũng, lãng phí; hoạt động xã hội, từ thiện | x | x | Ủng hộ 5 triệu đồng |
        | 4 | Sáng kiến, tiến bộ khoa học kỹ thuật | | | Có 2 sáng kiến |
    """

    (form,) = submissions(filled(kind, HEADS["02-TT"] + drawing))
    raw = {answer.id: answer.raw for answer in form.answers if answer.id.endswith(".ket_qua")}

    assert [raw[f"TT{number}.ket_qua"] for number in (1, 2, 3, 4)] == ["x", "X", "☒ Đạt ☒ Chưa đạt", ""]  # two marks stand in two cells


def test_a_branch_named_below_its_label_is_its_answer() -> None:
    found = said(
        filled(
            "docx",
            "Mẫu 02-CN\nPHIẾU ĐÁNH GIÁ TIÊU CHÍ ĐIỂN HÌNH TIÊU BIỂU (đối với cá nhân)\n"
            "| Tên chi bộ | Ngày lập | Họ và tên | Năm sinh |\n| Chi bộ QLCN | …… | Nông Thị Hiếu | 1985 |",
        )
    )

    assert (found["don_vi"], found["ho_ten"], found["nam_sinh"]) == ("QLCN", "Nông Thị Hiếu", 1985)


@pytest.mark.parametrize("head", ["| STT | Tiêu chí | Đạt/Chưa đạt |", "| STT | Nội dung | Đạt/Chưa đạt |", "| TT | Tiêu chí | Kết quả |"])
def test_results_below_a_head_that_lists_both_choices_stand_in_a_table_of_their_own(head: str) -> None:
    results = "| 1 | Tiêu chí 1 | Đạt |\n| 2 | Tiêu chí 2 | Chưa đạt |"
    evidence = "Minh chứng kèm theo\n| Tiêu chí số | Minh chứng |\n| 1 | Có 02 sáng kiến. |\n| 2 | Tự học. |"

    assert answers("docx", "02-CN", f"{head}\n{results}\n{evidence}") == {
        "CN1.ket_qua": "dat",
        "CN1.minh_chung": "Có 02 sáng kiến.",
        "CN2.ket_qua": "chua_dat",
        "CN2.minh_chung": "Tự học.",
    }


@KINDS
def test_what_may_be_chosen_is_told_in_a_note_and_answers_nothing(kind: str) -> None:
    drawing = "| Họ và tên | Vũ Bình |\n| Kết quả xếp loại cuối năm | HTTNV |\n\n* Mức xếp loại chất lượng: HTXSNV, HTTNV, HTNV, KHTNV."
    found = answers(kind, "02-CN", drawing)

    assert found["xep_loai"] in ("Hoàn thành tốt nhiệm vụ", Review("Hoàn thành tốt nhiệm vụ"))


def test_a_label_and_its_answer_merged_over_two_rows_are_read_once() -> None:
    drawing = "| Họ và tên | < | Vũ Bình | < |\n| ^ | < | ^ | < |\n| Chức vụ, đơn vị công tác | < | Kế toán | < |\n| ^ | < | ^ | < |"

    assert answers("xlsx", "02-CN", drawing) == {"ho_ten": "Vũ Bình", "chuc_vu": "Kế toán"}


def test_the_rest_of_an_answer_in_the_cell_below_may_begin_like_the_head_of_a_signature() -> None:
    drawing = (
        "| Số tin, bài tuyên truyền | 5 |\n| Phương hướng kỳ tới | Mỗi tổ giới thiệu 01 gương; |\n| | duyệt trước ngày 20 hằng tháng. |"
    )

    assert answers("xlsx", "04-KQ", drawing)["phuong_huong"] == "Mỗi tổ giới thiệu 01 gương;\nduyệt trước ngày 20 hằng tháng."


@KINDS
def test_the_rows_below_a_criterion_name_its_parts_and_no_other_criterion(kind: str) -> None:
    drawing = "\n".join(
        f"| {number} | {name} | < |\n| ^ | Kết quả tự đánh giá | {result} |\n| ^ | Minh chứng | {evidence} |"
        for number, name, result, evidence in (
            (1, "Hoàn thành nhiệm vụ, sáng kiến", "Đạt", "Có 02 sáng kiến."),
            (2, "Tu dưỡng, rèn luyện, nêu gương", "Chưa đạt", "Sống giản dị."),
            (3, "Gương điển hình trong phong trào thi đua", "Đạt", "Được khen."),
        )
    )
    found = answers(kind, "02-CN", drawing)

    assert [found[f"CN{number}.ket_qua"] for number in (1, 2, 3)] == ["dat", "chua_dat", "dat"]
    assert [found[f"CN{number}.minh_chung"] for number in (1, 2, 3)] == ["Có 02 sáng kiến.", "Sống giản dị.", "Được khen."]


@KINDS
def test_heads_of_what_is_told_ask_for_nobody(kind: str) -> None:
    drawing = "| TT | Nội dung kê khai | Phần kê khai |\n| 1 | Họ và tên | Vũ Bình |\n| 2 | Năm sinh | 1980 |"

    assert answers(kind, "02-CN", drawing) == {"ho_ten": "Vũ Bình", "nam_sinh": 1980}


@KINDS
def test_figures_in_boxes_of_their_own_are_one_year_and_one_day(kind: str) -> None:
    drawing = """
        | Họ và tên | Vũ Bình | < | < | < | < | < | < | < |
        | Năm sinh | 1 | 9 | 8 | 0 | | | | |
        | Ngày lập | 0 | 5 | 0 | 8 | 2 | 0 | 2 | 4 |
        | Số sáng kiến được công nhận | 1 | 2 | | | | | | |"""

    assert answers(kind, "02-CN", drawing) == {
        "ho_ten": "Vũ Bình",
        "nam_sinh": 1980,
        "ngay_lap": date(2024, 8, 5),
        "so_sang_kien": Review(1),  # two answers may stand there as well
    }


def test_a_column_of_hints_may_be_merged_with_another() -> None:
    rows = "| Chỉ tiêu | Hướng dẫn | < | Nội dung |\n| Họ và tên | Ghi đủ | < | Vũ Bình |\n| Danh hiệu thi đua | Ghi một | < | LĐTT |"

    assert answers("docx", "02-CN", rows) == {"ho_ten": "Vũ Bình", "danh_hieu_thi_dua": "LĐTT"}


@KINDS
def test_what_must_be_filled_in_is_no_second_answer(kind: str) -> None:
    drawing = "| Họ và tên | Vũ Bình | (bắt buộc) |\n| Danh hiệu thi đua | LĐTT | (nếu có) |\n| Năm sinh | 1980 | (không bắt buộc) |"

    assert answers(kind, "02-CN", drawing) == {"ho_ten": "Vũ Bình", "danh_hieu_thi_dua": "LĐTT", "nam_sinh": 1980}


@KINDS
@pytest.mark.parametrize(
    ("below", "found"),
    [
        ("Sang năm lấy 4 điển hình làm báo cáo viên.", Review("Sang năm lấy 4 điển hình làm báo cáo viên.")),
        ("III. TỰ NHẬN XÉT", BLANK),
        ("Kiến nghị, đề xuất", BLANK),
        ("Thái Nguyên, ngày 5 tháng 10 năm 2024", BLANK),
    ],
    ids=["answer", "heading", "label", "place and day"],
)
def test_where_answers_stand_below_their_labels_one_may_stand_over_an_empty_row(kind: str, below: str, found: object) -> None:
    drawing = f"""
        | 1. Kết quả nổi bật | |
        | Ba tháng liền không còn đơn thư quá hạn. | |
        | 2. Tồn tại, hạn chế | |
        | Chưa ghi hình được việc làm tốt. | |
        | 3. Nguyên nhân | |
        | Việc đột xuất nhiều. | |
        | 4. Phương hướng thời gian tới | |
        | | |
        | {below} | |
    """
    said = answers(kind, "04-KQ", drawing)

    assert (said["nguyen_nhan"], said["phuong_huong"]) == ("Việc đột xuất nhiều.", found)


@KINDS
@pytest.mark.parametrize(
    ("below", "found"),
    [
        ("Chánh Văn phòng, Sở Công Thương", Review("Chánh Văn phòng, Sở Công Thương")),
        ("II. TỰ ĐÁNH GIÁ", BLANK),
        ("Số sáng kiến được công nhận: 2", BLANK),
    ],
    ids=["answer", "heading", "next question"],
)
def test_where_answers_stand_in_the_cells_of_their_labels_one_may_stand_below(kind: str, below: str, found: object) -> None:
    drawing = f"""
        | Họ và tên: Dương Quang Quyết | |
        | Năm sinh: 1970 | |
        | Đảng viên: Không | |
        | Chức vụ: | |
        | {below} | |
        | Danh hiệu thi đua: Lao động tiên tiến | |
        | NGƯỜI LẬP BIỂU | BÍ THƯ |
        | Lê Văn An | Trần Thị Bình |
    """
    said = answers(kind, "02-CN", drawing)

    assert (said["ho_ten"], said["chuc_vu"], said["danh_hieu_thi_dua"]) == ("Dương Quang Quyết", found, "Lao động tiên tiến")
