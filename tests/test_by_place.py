"""What stands behind labels that no wording knows is told by its place among the known ones and by its kind, for a person's eye."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders import Review, definitions, filled, said, submissions
from toolkit.match.awaited import of_some_type
from toolkit.match.words import words_of
from toolkit.model.submission import State

KINDS = pytest.mark.parametrize("kind", ["docx", "xlsx"])
REGISTER = "Mẫu 01-ĐK\nPHIẾU ĐĂNG KÝ ĐIỂN HÌNH TIÊU BIỂU\n"
PERSON = "Mẫu 02-CN\nPHIẾU ĐÁNH GIÁ TIÊU CHÍ ĐIỂN HÌNH TIÊU BIỂU (đối với cá nhân)\n"
FIGURES = "Mẫu 04-KQ\nBIỂU KẾT QUẢ XÂY DỰNG, PHÁT HIỆN, NUÔI DƯỠNG, NHÂN RỘNG ĐIỂN HÌNH TIÊU BIỂU\n"


def answer(kind: str, drawing: str, id: str) -> object:
    return said(filled(kind, drawing)).get(id)


@KINDS
@pytest.mark.parametrize(
    "drawing",
    [
        "Chi bộ: Chi bộ Văn phòng\nMốc tính: Quý III/2024\nNgày lập: 25/9/2024",
        "Chi bộ: ....Chi bộ Văn phòng....\nMốc tính: .....Quý III/2024....; Ngày lập: ...25/9/2024...",
        "| Chi bộ | Chi bộ Văn phòng |\n| Mốc tính | Quý III/2024 |\n| Ngày lập | 25/9/2024 |",
        "| 1 | Chi bộ | Chi bộ Văn phòng |\n| 2 | Mốc tính | Quý III/2024 |\n| 3 | Ngày lập | 25/9/2024 |",
        "| Chi bộ: | Chi bộ Văn phòng | Mốc tính: | Quý III/2024 |\n| Ngày lập: | 25/9/2024 | Người lập: | Lê An |",
        "| - Chi bộ: Chi bộ Văn phòng |\n| - Mốc tính: Quý III/2024 |\n| - Ngày lập: 25/9/2024 |",
        "1.1. Chi bộ: Chi bộ Văn phòng\n1.2. Mốc tính: Quý III/2024\n1.3. Ngày lập: 25/9/2024",
        "IX. Chi bộ: Chi bộ Văn phòng\nX. Mốc tính: Quý III/2024\nXI. Ngày lập: 25/9/2024",
        "| Chi bộ | Chi bộ Văn phòng | |\n| Mốc tính | Quý III/2024 | |\n| Ngày lập | 25/9/2024 | |\n| TT | Mục | Ghi |",
        "| Chi bộ | | Chi bộ Văn phòng | |\n| Mốc tính | | Quý III/2024 | |\n| Ngày lập | | 25/9/2024 | |",
        "| Chi bộ: | Chi bộ Văn phòng | | Mốc tính: | Quý III/2024 |\n| Ngày lập: | 25/9/2024 | | Người lập: | Lê An |",
    ],
    ids=["lines", "dotted", "table", "numbered", "two pairs a row", "one column", "1.1.", "Roman", "wide", "gap", "gap between pairs"],
)
def test_one_unknown_label_between_two_known_ones_asks_what_the_plan_asks_there(kind: str, drawing: str) -> None:
    assert answer(kind, REGISTER + drawing, "ky_bao_cao") == Review("2024-Q3")


def test_a_bold_label_of_its_own_line_is_told_by_its_place() -> None:
    drawing = f"{FIGURES}<b>Hạn chế, khó khăn</b>\nCòn chậm.\n<b>Bắt nguồn từ</b>\nKiêm nhiệm nhiều việc.\n<b>Kiến nghị, đề xuất</b>\nKhông"

    found = said(filled("docx", drawing))

    assert found["han_che"] == "Còn chậm."
    assert "phuong_huong" not in found  # it may be this one as well as "nguyen_nhan": nothing is taken
    assert "nguyen_nhan" not in found


@KINDS
def test_where_two_questions_are_as_likely_both_are_marked_and_nothing_is_taken(kind: str) -> None:
    (form,) = submissions(
        filled(kind, f"{FIGURES}Hạn chế, khó khăn: Còn chậm.\nBắt nguồn từ: Kiêm nhiệm nhiều việc.\nKiến nghị, đề xuất: Không")
    )

    marked = {one.id: one for one in form.answers if one.review}
    assert {"nguyen_nhan", "phuong_huong"} <= marked.keys()
    assert all(marked[id].value is None and "nhãn lạ “Bắt nguồn từ”" in marked[id].reason for id in ("nguyen_nhan", "phuong_huong"))


@KINDS
def test_the_kind_of_the_answer_tells_among_several_open_questions(kind: str) -> None:
    drawing = f"{PERSON}Họ và tên: Lê An\nKhai sinh: 1980\nDanh hiệu thi đua: Lao động tiên tiến"

    assert answer(kind, drawing, "nam_sinh") == Review(1980)


@KINDS
def test_an_answer_of_another_kind_is_not_taken(kind: str) -> None:
    assert answer(kind, f"{REGISTER}Chi bộ: Chi bộ Văn phòng\nTrụ sở: Đường Hùng Vương\nNgày lập: 25/9/2024", "ky_bao_cao") is None


@KINDS
def test_a_label_that_no_form_asks_answers_nothing(kind: str) -> None:
    assert answer(kind, f"{PERSON}Họ và tên: Lê An\nTuổi: 1980\nChức vụ: Chuyên viên", "nam_sinh") is None


@KINDS
def test_a_line_of_place_and_date_is_no_label(kind: str) -> None:
    assert (
        answer(
            kind, f"{FIGURES}Nguyên nhân: Kiêm nhiệm.\nPhương hướng kỳ tới: Nhân rộng.\nThái Nguyên, ngày …… tháng …… năm 2024", "kien_nghi"
        )
        is None
    )


@KINDS
def test_the_heading_that_says_the_same_makes_it_sure(kind: str) -> None:
    drawing = "Mẫu 01-ĐK\nPHIẾU ĐĂNG KÝ ĐIỂN HÌNH TIÊU BIỂU\n(Quý III/2024)\nChi bộ: Chi bộ Văn phòng\nMốc tính: Quý III/2024\nNgày lập: 25/9/2024"

    assert answer(kind, drawing, "ky_bao_cao") == "2024-Q3"


@KINDS
def test_a_word_of_a_criterion_may_be_a_label_of_something_else(kind: str) -> None:
    drawing = f"{PERSON}Mức xếp loại chất lượng: HTXSNV\nThi đua: Chiến sĩ thi đua cơ sở\nSố sáng kiến được công nhận: 2"

    assert answer(kind, drawing, "danh_hieu_thi_dua") == Review("Chiến sĩ thi đua cơ sở")


@KINDS
def test_a_question_with_choices_of_its_own_is_no_more_choice_of_the_one_above(kind: str) -> None:
    found = said(filled(kind, f"{PERSON}Là đảng viên: ☒ Có ☐ Không\nLà cán bộ cấp trưởng: ☐ Có ☒ Không\nMức xếp loại chất lượng: HTXSNV"))

    assert found["la_dang_vien"] in (True, Review(True))
    assert found["la_lanh_dao"] == Review(False)


def test_a_column_of_questions_is_no_column_of_targets() -> None:
    drawing = f"{FIGURES}| STT | Chỉ tiêu | Trả lời |\n| 1 | Ngày lập | 25/9/2024 |\n| Số điển hình tập thể | 3 | |"
    found = said(filled("xlsx", drawing))

    assert (found["ngay_lap"], found["so_tap_the"]) == (date(2024, 9, 25), 3)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Quý III/2024", True),
        ("25/9/2024", True),
        ("Lê Văn An", True),
        ("Lý do", False),
        ("CSTĐ cơ sở năm 2024", False),
        ("Kết quả", False),
    ],
)
def test_what_answers_by_its_type_is_told_from_a_label(text: str, told: bool) -> None:
    plan = definitions().plan
    form = plan.form("02-CN")
    assert form is not None

    assert of_some_type(text, words_of(plan, form)) is told


LISTS = "Mẫu 03-ĐG\nBIỂU ĐÁNH GIÁ ĐỊNH KỲ CÁC ĐIỂN HÌNH TIÊU BIỂU\n"
ROWS = (
    "| 1 | Tổ tự quản 5S | Tập thể | 45% | Giảm 14 giờ đi lại. | Nhân rộng được. | Kinh phí hạn hẹp | Giữ nguyên kế hoạch | Lê Văn An |\n"
    "| 2 | Trần Thị Bình | Cá nhân | 80 | Tăng 17% doanh thu. | Khó nhân rộng. | Không | Lùi sang quý IV | Nông Văn Hòa |"
)


@KINDS
@pytest.mark.parametrize(
    "head",
    [
        "| STT | Gương | Đối tượng | Đạt mấy phần | Được gì | Rồi sẽ ra sao | Trở ngại | Cách gỡ | Ai kèm |",
        "| STT | Điển hình | Đối tượng | Tiến độ (%) | Được gì | Khả năng phát triển | Trở ngại | Cách gỡ | Người theo dõi |",
    ],
    ids=["no head known", "every other head known"],
)
def test_columns_under_unknown_heads_are_told_by_what_stands_below_them_and_by_their_place(kind: str, head: str) -> None:
    (rows,) = [one for id, one in said(filled(kind, f"{LISTS}{head}\n{ROWS}")).items() if id == "danh_sach"]
    assert isinstance(rows, list)
    values = [{id: one.value if isinstance(one, Review) else one for id, one in row.items()} for row in rows]

    assert values[0] == {
        "ten_dien_hinh": "Tổ tự quản 5S",
        "loai_dien_hinh": "tap_the",
        "tien_do": 45,
        "hieu_qua": "Giảm 14 giờ đi lại.",
        "kha_nang": "Nhân rộng được.",
        "kho_khan": "Kinh phí hạn hẹp",
        "dieu_chinh": "Giữ nguyên kế hoạch",
        "nguoi_theo_doi": "Lê Văn An",
    }
    assert isinstance(rows[1]["hieu_qua"], Review)


@KINDS
def test_a_row_that_numbers_the_columns_is_no_item(kind: str) -> None:
    head = "| STT | Gương | Đối tượng | Được gì | Đạt mấy phần | Ai kèm |\n| (1) | (2) | (3) | (4) | (5) | (6) |"
    below = (
        "| 1 | Tổ tự quản 5S | Tập thể | Giảm 14 giờ. | 45% | Lê Văn An |\n| 2 | Trần Thị Bình | Cá nhân | Tăng 17%. | 80 | Nông Văn Hòa |"
    )
    found = said(filled(kind, f"{LISTS}{head}\n{below}"))["danh_sach"]

    rows = found.value if isinstance(found, Review) else found
    assert isinstance(rows, list)
    assert (rows[0]["tien_do"], rows[1]["nguoi_theo_doi"]) == (Review(45), Review("Nông Văn Hòa"))


@KINDS
def test_heads_beside_one_that_names_an_item_are_no_items(kind: str) -> None:
    head = "| STT | Tên | TT hay CN | Thông tin | Thông tin |\n| STT | Tên | TT hay CN | Việc | Ai kèm |"
    found = said(filled(kind, f"{LISTS}{head}\n| 1 | Tổ tự quản 5S | Tập thể | Trực. | Lê Văn An |")).get("danh_sach")

    assert "TT hay CN" not in str(found)


@KINDS
def test_a_column_of_choices_is_not_the_name_whatever_its_head_says(kind: str) -> None:
    head = "| STT | Họ tên/Tên tập thể | Tập thể/cá nhân | Chức vụ | Nhóm nội dung | Sản phẩm | Mức xếp loại | Hình thức đề nghị | Người theo dõi |"
    rows = (
        "| 1 | Lê Văn An | cá nhân | Chuyên viên | 3 | 01 quy trình | HTXSNV | Biểu dương | Lê Thị Hoa |\n"
        "| 2 | Tổ Một cửa | tập thể | | 1 | 02 sổ tay | HTTNV | Giấy khen | Lê Thị Hoa |"
    )
    found = said(filled(kind, f"Mẫu 05-TH\nBIỂU TỔNG HỢP DANH SÁCH ĐIỂN HÌNH TIÊU BIỂU\n{head}\n{rows}"))["danh_sach"]
    assert isinstance(found, list)

    names = [row["ten_dien_hinh"] for row in found]
    assert [one.value if isinstance(one, Review) else one for one in names] == ["Lê Văn An", "Tổ Một cửa"]


@KINDS
def test_answers_below_labels_of_which_most_are_unknown_are_no_answers_beside_them(kind: str) -> None:
    drawing = """
        | Nơi gửi phiếu | Ngày hoàn tất phiếu |
        | Chi bộ Văn phòng | 18/7/2024 |
        | Ai làm phiếu | Hình dáng gương |
        | Lê Văn An | Cá nhân |
        | Tên điển hình | Lĩnh vực làm |
        | Ngô Mạnh Ước | Nhóm 3 |
    """
    found = said(filled(kind, REGISTER + drawing))

    assert found["ten_dien_hinh"] == "Ngô Mạnh Ước"
    assert (found["ngay_lap"], found["nguoi_lap"]) == (Review(date(2024, 7, 18)), "Lê Văn An")
    assert (found["loai_dien_hinh"], found["nhom_noi_dung"]) == (Review("ca_nhan"), Review((3,)))


@KINDS
def test_a_rating_that_answers_an_unknown_label_begins_no_criterion(kind: str) -> None:
    drawing = "Mẫu 02-TT\nPHIẾU ĐÁNH GIÁ TIÊU CHÍ ĐIỂN HÌNH TIÊU BIỂU (đối với tập thể)\nKhối phòng ban\nhoàn thành xuất sắc nhiệm vụ\nĐược tặng giấy khen."

    assert "TT5.minh_chung" not in said(filled(kind, drawing))


def test_criteria_side_by_side_of_which_some_are_in_unknown_words_are_told_by_number_and_place() -> None:
    drawing = """
        | Nội dung | Tiêu chí 1: Hoàn thành nhiệm vụ, sáng kiến | Tiêu chí 2: Giữ mình trong sạch | Tiêu chí 3: Gương điển hình trong phong trào thi đua |
        | Kết quả | Đạt | Chưa đạt | Đạt |
        | Minh chứng | Có 02 sáng kiến. | Sống giản dị. | Được khen. |
    """
    found = said(filled("docx", PERSON + drawing))

    assert (found["CN1.minh_chung"], found["CN3.minh_chung"]) == ("Có 02 sáng kiến.", "Được khen.")
    assert (found["CN2.ket_qua"], found["CN2.minh_chung"]) == ("chua_dat", "Sống giản dị.")


@KINDS
def test_an_answer_with_a_colon_in_a_cell_of_its_own_is_whole(kind: str) -> None:
    said_there = "Tổ một cửa có cách làm hay: gọi điện nhắc lịch"
    drawing = f"| Nguyên nhân | Thiếu người. |\n| Đường đi phía trước | {said_there} |\n| Kiến nghị, đề xuất | Không |"

    assert answer(kind, FIGURES + drawing, "phuong_huong") == Review(said_there)


@pytest.mark.parametrize("label", ["Mốc tính", "MỐC TÍNH :"])
def test_an_unknown_label_is_found_beside_cells_that_a_wide_list_on_its_sheet_leaves_empty(label: str) -> None:
    wide = "| | | |"
    head = f"| Chi bộ | Chi bộ Văn phòng {wide}\n| {label} | Quý III/2024 {wide}\n| Ngày lập | 25/9/2024 {wide}\n| Người lập biểu | Lê An {wide}"
    rows = "| STT | Điển hình | Loại | Tiến độ (%) | Hiệu quả |\n| 1 | Tổ A | Tập thể | 80 | Tốt |"

    period = answer("xlsx", f"Mẫu 03-ĐG\nBIỂU ĐÁNH GIÁ ĐỊNH KỲ CÁC ĐIỂN HÌNH TIÊU BIỂU\n{head}\n{rows}", "ky_bao_cao")

    assert period == Review("2024-Q3")


@KINDS
def test_groups_by_their_numbers_are_no_label_of_what_stands_below(kind: str) -> None:
    drawing = "| 1 | Chi bộ | Chi bộ Văn phòng |\n| 2 | Nhóm nội dung thực hiện | Nhóm 4 |\n| 3 | Việc cam kết của chi bộ | …… |\n| 4 | Sản phẩm cụ thể | Sổ tay |"

    found = said(filled(kind, REGISTER + drawing))

    assert (found["nhom_noi_dung"], found["san_pham_cu_the"]) == ((4,), "Sổ tay")


@KINDS
@pytest.mark.parametrize(("value", "expected"), [("Quý III/2024", Review("2024-Q3")), ("chưa rõ", None)])
def test_an_unknown_label_out_of_its_place_is_told_by_its_words_and_the_type_of_its_answer(kind: str, value: str, expected: object) -> None:
    drawing = f"Chi bộ: Chi bộ Văn phòng\nNgày lập: 25/9/2024\nNgười lập biểu: Lê An\nKỳ lập bảng kê: {value}\nLoại điển hình: Tập thể"

    assert answer(kind, REGISTER + drawing, "ky_bao_cao") == expected


def test_two_unknown_labels_as_alike_answer_nothing_out_of_their_place() -> None:
    drawing = "Ngày lập: 25/9/2024\nNgười lập biểu: Lê An\nKỳ lập bảng kê: Quý III/2024\nKỳ lập hồ sơ: Quý II/2024\nLoại điển hình: Tập thể"

    assert answer("docx", REGISTER + drawing, "ky_bao_cao") is None


def test_a_tab_before_the_colon_of_an_unknown_label_parts_it_from_nothing() -> None:
    drawing = "Chi bộ\t:\tChi bộ Văn phòng\nMốc tính\t:\tQuý III/2024\nNgày lập\t:\t25/9/2024"

    assert answer("docx", REGISTER + drawing, "ky_bao_cao") == Review("2024-Q3")


@KINDS
@pytest.mark.parametrize(
    ("drawing", "id", "expected"),
    [
        ("| Chi bộ nào viết ra? | Chi bộ Văn phòng |\n| Kỳ báo cáo | Quý III/2024 |", "don_vi", Review("VP")),
        ("| Chi bộ: (ghi đầy đủ tên) | Chi bộ Văn phòng |\n| Kỳ báo cáo | Quý III/2024 |", "don_vi", "VP"),
        (
            "| Chi bộ | Chi bộ Văn phòng |\n| Kỳ báo cáo | Quý III/2024 |\n| Ngày ký | 25/9/2024 |\n| Người lập | Lê An |",
            "ngay_lap",
            Review(date(2024, 9, 25)),
        ),
    ],
    ids=["a label that asks", "an instruction behind the colon", "a label of no form like an open question"],
)
def test_labels_that_ask_that_instruct_or_that_no_form_asks_have_their_answers(kind: str, drawing: str, id: str, expected: object) -> None:
    assert answer(kind, PERSON + drawing, id) == expected


def test_a_label_of_no_form_takes_nothing_where_the_question_itself_is_answered_or_blank() -> None:
    for day in ("24/9/2024", ""):
        found = answer("docx", f"{PERSON}| Chi bộ | Chi bộ Văn phòng |\n| Ngày lập | {day} |\n| Ngày ký | 25/9/2024 |", "ngay_lap")
        assert found == (date(2024, 9, 24) if day else State.BLANK)


def test_an_answer_that_is_whole_takes_in_no_line_of_another_label() -> None:
    lines = "Người theo dõi: Lê Văn An\nMong được giúp: Phân công 03 đồng chí kèm cặp, hướng dẫn nghiệp vụ hằng tuần."
    found = said(filled("docx", f"{REGISTER}Chi bộ: Chi bộ Văn phòng\n{lines}"))
    assert found["nguoi_theo_doi"] in ("Lê Văn An", Review("Lê Văn An"))
    assert found["bien_phap_ho_tro"] == Review("Phân công 03 đồng chí kèm cặp, hướng dẫn nghiệp vụ hằng tuần.")


@KINDS
def test_an_uncertain_label_rather_asks_what_the_answer_beside_it_is_of(kind: str) -> None:
    drawing = "| Chi bộ | Chi bộ Văn phòng |\n| Phiếu lập vào hôm | 25/9/2024 |\n| Người điền vào phiếu lập | Lê Văn An |"
    found = said(filled(kind, PERSON + drawing))
    assert found["ngay_lap"] in (date(2024, 9, 25), Review(date(2024, 9, 25)))
    assert found["nguoi_lap"] in ("Lê Văn An", Review("Lê Văn An"))


def test_a_label_of_no_form_with_the_questions_name_in_parentheses_is_the_questions() -> None:
    words = words_of(definitions().plan, next(form for form in definitions().plan.forms if form.id == "02-CN"))
    assert words.is_foreign("Tuổi") and not words.is_foreign("Tuổi (năm sinh)")
