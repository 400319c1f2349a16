"""How a branch secretary in a hurry fills in a form: one cell for all criteria, "như trên", a wrong mark struck out, a prompt left standing."""

from __future__ import annotations

import pytest

from tests.builders import Review, cell, filled, para, row_of, run, said, table, word
from tests.test_match_silence import BLANK, KINDS, answers

HEAD = "| Các tiêu chí | Tự đánh giá | Minh chứng |\n"
NAMES = "1. Hoàn thành nhiệm vụ⏎2. Tu dưỡng, rèn luyện⏎3. Gương điển hình⏎4. Người đứng đầu"
RESULTS = "1. Đạt⏎2. Đạt⏎3. Chưa đạt⏎4. ....."
EVIDENCE = "1. Xong 20 việc.⏎Không việc nào trễ.⏎2. Học 02 lớp.⏎3. Hiến máu.⏎4. ....."


@KINDS
@pytest.mark.parametrize(
    "drawing",
    [
        f"{HEAD}| {NAMES} | {RESULTS} | {EVIDENCE} |",
        f"| Các tiêu chí | {NAMES} |\n| Kết quả | {RESULTS} |\n| Minh chứng | {EVIDENCE} |",
        f"| Kết quả | {RESULTS.replace('1.', 'TC1:')} |\n| Minh chứng | {EVIDENCE.replace('1.', 'Tiêu chí 1:')} |",
    ],
)
def test_one_cell_answers_for_all_criteria_by_their_numbers(kind: str, drawing: str) -> None:
    found = answers(kind, "02-CN", f"| Giữ chức vụ lãnh đạo, quản lý | Có |\n\n{drawing}")

    assert [found[f"CN{number}.ket_qua"] for number in (1, 2, 3)] == ["dat", "dat", "chua_dat"]
    assert found["CN1.minh_chung"] == "Xong 20 việc.\nKhông việc nào trễ."
    assert (found["CN2.minh_chung"], found["LD1.minh_chung"]) == ("Học 02 lớp.", BLANK)


@KINDS
def test_a_numbered_list_in_the_evidence_of_one_criterion_stays_whole(kind: str) -> None:
    drawing = "| Tiêu chí 2 | < |\n| Kết quả | Đạt |\n| Minh chứng | 1. Học 02 lớp.⏎2. Kể chuyện về Bác. |"
    found = answers(kind, "02-CN", drawing)

    assert (found["CN2.ket_qua"], found["CN2.minh_chung"]) == ("dat", "1. Học 02 lớp.\n2. Kể chuyện về Bác.")


@KINDS
@pytest.mark.parametrize("text", ["như tiêu chí 1", "Như mục 1", "nt", "như trên", "xem tiêu chí 1"])
def test_what_only_points_to_another_criterion_is_an_answer_for_a_look(kind: str, text: str) -> None:
    drawing = f"| TT | Tiêu chí | Kết quả | Minh chứng |\n| 1 | Tiêu chí 1 | Đạt | Xong 20 việc. |\n| 2 | Tiêu chí 2 | Đạt | {text} |"

    assert answers(kind, "02-CN", drawing)["CN2.minh_chung"] == Review(text)


def test_a_mark_in_the_wrong_column_that_is_struck_out_does_not_count() -> None:
    drawing = (
        "| TT | Tiêu chí | Đạt | Chưa đạt | Minh chứng |\n| 1 | Tiêu chí 1 | <s>x</s> | x | Một. |\n"
        "| 2 | Tiêu chí 2 | x | <s>x</s> | Hai. |\n| 3 | Tiêu chí 3 | <s>x</s> | | Ba. |"
    )
    found = answers("docx", "02-CN", drawing)

    assert (found["CN1.ket_qua"], found["CN2.ket_qua"]) == ("chua_dat", "dat")
    assert found["CN3.ket_qua"] != "dat"


@KINDS
@pytest.mark.parametrize("text", ["Nhấp vào đây để nhập văn bản.", "Bấm hoặc gõ nhẹ vào đây để nhập văn bản.", "Click here to enter text."])
def test_the_prompt_of_a_content_control_is_a_blank_in_any_words(kind: str, text: str) -> None:
    assert answers(kind, "02-CN", f"| Họ và tên | Lê Văn An |\n| Chức vụ, đơn vị công tác | {text} |")["chuc_vu"] is BLANK


@KINDS
def test_a_question_with_its_answer_right_below_a_list_is_no_item(kind: str) -> None:
    drawing = """
        | Điển hình | Loại | Tiến độ (%) | Hiệu quả | Người theo dõi |
        | Đội xe | Tập thể | 70 | Tốt | Lê Văn An |
        | Điển hình mới phát hiện trong kỳ: Nhóm lái xe đi chung | | | | |
    """
    found = answers(kind, "03-DG", drawing)

    assert found["moi_phat_hien"] == "Nhóm lái xe đi chung"
    assert isinstance(found["danh_sach"], list)
    assert len(found["danh_sach"]) == 1


@KINDS
def test_labels_in_capitals_beside_their_answers_are_no_row_of_labels(kind: str) -> None:
    drawing = """
        | CHI BỘ | KỲ BÁO CÁO |
        | Chi bộ Văn phòng | Quý III/2024 |
        | NGÀY LẬP | NGƯỜI LẬP BIỂU |
        | 11/10/2024 | Lê Văn An |
        | LOẠI ĐIỂN HÌNH | TÊN ĐIỂN HÌNH |
        | Tập thể | Đội xe |
        | SẢN PHẨM CỤ THỂ | 05 hồ sơ lưu kho được đóng hộp |
        | CẤP ỦY LÀM GÌ ĐỂ GIÚP | Bố trí phòng họp |
    """
    assert answers(kind, "01-DK", drawing)["san_pham_cu_the"] == "05 hồ sơ lưu kho được đóng hộp"


@KINDS
def test_a_bullet_in_words_of_its_own_criterion_is_evidence(kind: str) -> None:
    drawing = """
        5. Tổ chức đảng, các tổ chức đoàn thể, cơ quan, đơn vị xếp loại hoàn thành xuất sắc nhiệm vụ trong thời gian bình xét
        Kết quả: Đạt
        Minh chứng: • Ba năm liền xuất sắc.
        • Đảng, công đoàn, cơ quan đều HTXSNV: xem 03 quyết định kèm theo.
    """
    expected = "• Ba năm liền xuất sắc.\n• Đảng, công đoàn, cơ quan đều HTXSNV: xem 03 quyết định kèm theo."
    assert answers(kind, "02-TT", drawing)["TT5.minh_chung"] == expected


@KINDS
def test_the_secretary_signs_behind_the_colon_of_a_cell(kind: str) -> None:
    drawing = "| Họ và tên | Lê Văn An |\n\n| Người lập biểu: | |\n| T/M chi bộ - Bí thư: Trần Thị Bình | |"

    assert answers(kind, "02-CN", drawing)["bi_thu"] == "Trần Thị Bình"


@KINDS
def test_the_head_of_questions_and_answers_answers_nothing(kind: str) -> None:
    found = answers(kind, "02-CN", "| TT | Mục kê khai | Kê khai |\n| 1 | Họ và tên | Lê Văn An |\n| 2 | Năm sinh | 1980 |")

    assert found == {"ho_ten": "Lê Văn An", "nam_sinh": 1980}


@KINDS
def test_a_title_with_a_slip_of_the_pen_asks_nothing(kind: str) -> None:
    drawing = "| ĐĂNG KÝ ĐIỂN HÌNH TIÊU BIIỂU | |\n| Chi bộ | Chi bộ Văn phòng |\n| Kỳ/thời gian báo cáo | Quý III, 2024 |"

    assert said(filled(kind, f"Mẫu 01-ĐK\n{drawing}"))["ky_bao_cao"] == "2024-Q3"


@KINDS
@pytest.mark.parametrize(
    "drawing",
    [
        "| Tổ chức Đảng: xếp loại : | HTXSNV |\n| Cơ quan, đơn vị: xếp loại | HTTNV |",
        "Tổ chức Đảng: xếp loại: HTXSNV\nCơ quan, đơn vị: xếp loại: ....HTTNV....",
    ],
)
def test_a_label_may_have_a_colon_of_its_own(kind: str, drawing: str) -> None:
    found = answers(kind, "02-TT", f"{drawing}\n")

    assert found["xep_loai_to_chuc_dang"] == "Hoàn thành xuất sắc nhiệm vụ"
    assert found["xep_loai_don_vi"] == "Hoàn thành tốt nhiệm vụ"


@KINDS
@pytest.mark.parametrize("untouched", ["(  ) Đạt     (  ) Chưa đạt", "........ Đạt ; ........ Chưa đạt"])
def test_choices_without_a_mark_above_the_evidence_in_one_cell_are_a_blank(kind: str, untouched: str) -> None:
    drawing = (
        "| TT | Tiêu chí | Tự đánh giá và minh chứng |\n| 1 | Tiêu chí 1 | (X) Đạt     (  ) Chưa đạt⏎Minh chứng: Xong 20 việc. |\n"
        f"| 2 | Tiêu chí 2 | {untouched}⏎Minh chứng: Học 02 lớp. |\n| 3 | Tiêu chí 3 | (X) Đạt     (  ) Chưa đạt⏎Minh chứng: Hiến máu. |"
    )
    found = answers(kind, "02-CN", drawing)

    assert (found["CN2.ket_qua"], found["CN2.minh_chung"]) == (BLANK, "Học 02 lớp.")
    assert (found["CN3.ket_qua"], found["CN3.minh_chung"]) == ("dat", "Hiến máu.")


@KINDS
def test_a_number_with_its_words_and_what_it_counts_is_no_label(kind: str) -> None:
    drawing = "| 1 | SỐ ĐIỂN HÌNH TẬP THỂ: | 07 |\n| 2 | SỐ ĐIỂN HÌNH CÁ NHÂN: | 08 (tám) cá nhân |"

    assert answers(kind, "04-KQ", drawing)["so_ca_nhan"] == 8


@KINDS
def test_the_period_below_the_name_of_a_list_is_the_papers(kind: str) -> None:
    drawing = "Thái Nguyên, ngày 03 tháng 10 năm 2024\nDANH SÁCH ĐIỂN HÌNH TIÊU BIỂU\n(T6/2024)\n| Chi bộ | Chi bộ Văn phòng |\n"

    assert said(filled(kind, f"Mẫu 05-TH\n{drawing}"))["ky_bao_cao"] == "2024-06"


@KINDS
@pytest.mark.parametrize("head", ["Thông tin chung", "Phần kê khai"])
def test_one_cell_holds_all_the_questions_of_a_part(kind: str, head: str) -> None:
    lines = "* Chi bộ: Chi bộ Văn phòng⏎* Kỳ báo cáo: Quý III/2024⏎* Họ và tên: Lê Văn An⏎* Năm sinh: 1980"

    assert answers(kind, "02-CN", f"| {head} | {lines} |") == {
        "don_vi": "VP",
        "ky_bao_cao": "2024-Q3",
        "ho_ten": "Lê Văn An",
        "nam_sinh": 1980,
    }


@KINDS
def test_results_and_evidence_in_two_tables_are_joined(kind: str) -> None:
    drawing = """
        | TT | Tiêu chí | Chi bộ tự đánh giá |
        | 1 | Hoàn thành nhiệm vụ, sáng kiến | Đạt |
        | 2 | Tu dưỡng, rèn luyện, nêu gương | Chưa đạt |

        Phụ lục minh chứng
        | TT | Tiêu chí | Minh chứng |
        | 1 | Hoàn thành nhiệm vụ, sáng kiến | Xong 20 việc. |
        | 2 | Tu dưỡng, rèn luyện, nêu gương | Học 02 lớp. |
    """
    found = answers(kind, "02-CN", drawing)

    assert (found["CN1.ket_qua"], found["CN1.minh_chung"]) == ("dat", "Xong 20 việc.")
    assert (found["CN2.ket_qua"], found["CN2.minh_chung"]) == ("chua_dat", "Học 02 lớp.")


@KINDS
@pytest.mark.parametrize("text", ["Error: Reference source not found", "Error! Reference source not found.", "#REF!", "#N/A"])
def test_the_error_of_a_program_is_no_answer_in_silence(kind: str, text: str) -> None:
    assert isinstance(answers(kind, "02-CN", f"| Năm sinh | 1980 |\n| Chức vụ, đơn vị công tác | {text} |")["chuc_vu"], Review)


@KINDS
def test_rows_that_nobody_asked_for_leave_answers_beside_their_labels(kind: str) -> None:
    drawing = """
        | Chi bộ | Chi bộ Thanh tra |
        | Ngày lập | 07.09.2024 |
        | Số điện thoại | 0208 3855 111 |
        | Người lập biểu | Vi Tiến Đức |
        | Tên điển hình | Tổ 5S |
        | Ý kiến khác | Số 6 đường Quang Trung |
        | Nội dung đăng ký thực hiện | ......... |
        | Sản phẩm cụ thể | 04 bài giảng lưu ở thư mục chung |
        | Thời hạn hoàn thành | 20/02/2024 |
        | Tiếp tục điển hình đã lựa chọn | Có / Không |
        | Cấp ủy viên, đảng viên theo dõi | Hứa Minh Hiền |
    """
    assert answers(kind, "01-DK", drawing)["ten_dien_hinh"] == "Tổ 5S"


def test_a_heading_above_a_table_is_not_the_answer_to_an_empty_label_in_silence() -> None:
    drawing = "Chi bộ: Chi bộ Văn phòng\nNgười lập biểu: ..............\n\nB. Chi tiết\n| TT | Tên tập thể, cá nhân | Loại |\n| 1 | Tổ 5S | Tập thể |"

    assert answers("docx", "05-TH", drawing)["nguoi_lap"] != "B. Chi tiết"


@KINDS
def test_a_part_named_beside_all_its_rows_asks_nothing(kind: str) -> None:
    drawing = """
        | Phần chung | Chi bộ | Chi bộ Văn phòng |
        | ^ | Kỳ báo cáo | Quý III/2024 |
        | Phần kê khai | Tên đồng chí : | Lê Văn An |
        | ^ | Số SK : | 2 |
    """
    found = answers(kind, "02-CN", drawing)

    assert "nguoi_lap" not in found
    assert (found["ho_ten"], found["so_sang_kien"]) == ("Lê Văn An", 2)


@KINDS
@pytest.mark.parametrize(("first", "expected"), [("...", BLANK), ("Đạt (theo biên bản họp)", "dat"), ("Đạt (dự kiến)", Review("dat"))])
def test_the_first_line_above_the_evidence_is_the_result_whatever_it_says(kind: str, first: str, expected: object) -> None:
    drawing = (
        "| TT | Tiêu chí | Tự đánh giá và minh chứng |\n| 1 | Tiêu chí 1 | Đạt⏎Minh chứng: Xong 20 việc. |\n"
        f"| 2 | Tiêu chí 2 | {first}⏎Minh chứng: Học 02 lớp. |\n| 3 | Tiêu chí 3 | Đạt⏎Minh chứng: Hiến máu. |"
    )
    found = answers(kind, "02-CN", drawing)

    assert (found["CN2.ket_qua"], found["CN2.minh_chung"]) == (expected, "Học 02 lớp.")


@KINDS
def test_evidence_below_the_criterion_whose_number_is_merged_over_both_rows(kind: str) -> None:
    drawing = """
        | TT | Tiêu chí | Kết quả |
        | 1 | Hoàn thành nhiệm vụ, sáng kiến | ☑ Đạt ☐ Chưa đạt |
        | ^ | Minh chứng: Xong 20 việc. | < |
        | 2 | Tu dưỡng, rèn luyện, nêu gương | ☐ Đạt ☑ Chưa đạt |
        | ^ | Minh chứng: Học 02 lớp. | < |
    """
    found = answers(kind, "02-CN", drawing)

    assert (found["CN1.ket_qua"], found["CN1.minh_chung"]) == ("dat", "Xong 20 việc.")
    assert (found["CN2.ket_qua"], found["CN2.minh_chung"]) == ("chua_dat", "Học 02 lớp.")


def test_choices_in_a_table_within_the_cell_of_a_card_are_read() -> None:
    def said_in(*texts: str) -> str:
        return row_of(*(cell(text if text.startswith("<w:tbl") else para(run(text))) for text in texts))

    boxes = table(said_in("☒", "Đạt"), said_in("☐", "Chưa đạt")) + para()
    rows = table(said_in("Tiêu chí 1", ""), said_in("Kết quả", boxes), said_in("Minh chứng", "Xong 20 việc."))
    title = para(run("Mẫu 02-CN")) + para(run("PHIẾU ĐÁNH GIÁ TIÊU CHÍ ĐIỂN HÌNH TIÊU BIỂU (đối với cá nhân)"))
    found = said(word(title + rows))

    assert (found["CN1.ket_qua"], found["CN1.minh_chung"]) == ("dat", "Xong 20 việc.")


@KINDS
def test_a_numbered_table_of_contents_with_criteria_below_is_theirs(kind: str) -> None:
    drawing = """
        | TT | Nội dung | Tự đánh giá |
        | 1 | Tiêu chí 1 | Đạt |
        | 2 | Tiêu chí 2 | Chưa đạt |

        Minh chứng cụ thể như sau
        | TT | Nội dung | Minh chứng kèm theo |
        | 1 | Tiêu chí 1 | Xong 20 việc. |
        | 2 | Tiêu chí 2 | Học 02 lớp. |
    """
    found = answers(kind, "02-CN", drawing)

    assert (found["CN1.ket_qua"], found["CN1.minh_chung"]) == ("dat", "Xong 20 việc.")
    assert (found["CN2.ket_qua"], found["CN2.minh_chung"]) == ("chua_dat", "Học 02 lớp.")


@KINDS
def test_a_result_beside_the_criterion_above_a_row_of_its_evidence(kind: str) -> None:
    drawing = """
        | Tiêu chí 1 | [X] Đạt   [ ] Chưa đạt |
        | Minh chứng | Xong 20 việc. |
        | Tiêu chí 2 | [ ] Đạt   [X] Chưa đạt |
        | Minh chứng | Học 02 lớp. |
    """
    found = answers(kind, "02-CN", drawing)

    assert (found["CN1.ket_qua"], found["CN1.minh_chung"]) == ("dat", "Xong 20 việc.")
    assert (found["CN2.ket_qua"], found["CN2.minh_chung"]) == ("chua_dat", "Học 02 lớp.")


@KINDS
def test_heads_that_count_items_ask_nothing(kind: str) -> None:
    drawing = """
        | Nội dung | Điển hình 1 | Điển hình 2 |
        | Điển hình | Đội xe | Tổ 5S |
        | Loại | Tập thể | Tập thể |
        | Tiến độ (%) | 70 | 80 |
        | Hiệu quả | Tốt | Khá |
    """
    assert answers(kind, "03-DG", f"| Chi bộ | Chi bộ Văn phòng |\n\n{drawing}").get("moi_phat_hien") != "Điển hình 2"


@KINDS
def test_numbers_between_two_pairs_of_a_row_are_no_answers(kind: str) -> None:
    drawing = "| 1 | Họ và tên | Lê Văn An | 3 | Chức vụ | Kế toán |\n| 2 | Năm sinh | 1980 | 4 | Số sáng kiến | 2 |"

    assert answers(kind, "02-CN", drawing) == {"ho_ten": "Lê Văn An", "chuc_vu": "Kế toán", "nam_sinh": 1980, "so_sang_kien": 2}


@KINDS
def test_a_rating_that_breaks_off_and_a_word_that_was_cut_are_for_a_look(kind: str) -> None:
    found = answers(kind, "02-CN", "| Mức xếp loại | Hoàn thành |\n| Danh hiệu thi đua | Lao động giỏi cả nă m |\n| Họ và tên | Lê An |")

    assert isinstance(found["xep_loai"], Review)
    assert isinstance(found["danh_hieu_thi_dua"], Review)


@KINDS
@pytest.mark.parametrize("said", ["Trả lời: {}", "Đáp: {}", "TL : {}"])
def test_what_only_says_that_an_answer_follows_is_no_part_of_it(kind: str, said: str) -> None:
    rows = (("Họ và tên", "Lê Thị An"), ("Chức vụ", "Kế toán"), ("Năm sinh", "1980"), ("Đảng viên", "Có"), ("Xếp loại", "HTTNV"))
    drawing = "| Nội dung | Thông tin |\n" + "\n".join(f"| {label} | {said.format(answer)} |" for label, answer in rows)

    found = answers(kind, "02-CN", drawing)

    assert (found["ho_ten"], found["chuc_vu"], found["nam_sinh"], found["la_dang_vien"]) == ("Lê Thị An", "Kế toán", 1980, True)


@KINDS
def test_a_name_ends_before_the_mark_of_its_row(kind: str) -> None:
    assert answers(kind, "02-CN", "| Họ và tên | Lê Thị An; |\n| Năm sinh | 1980; |")["ho_ten"] == "Lê Thị An"


@KINDS
@pytest.mark.parametrize("order", ["1. ", "a) "])
def test_the_number_of_the_only_item_is_no_part_of_a_name(kind: str, order: str) -> None:
    found = answers(
        kind, "02-CN", f"| Họ và tên | {order}Lê Thị An |\n| Chức vụ | {order}Kế toán |\n| Người lập biểu | {order}Trần Văn Bình |"
    )

    assert (found["ho_ten"], found["chuc_vu"], found["nguoi_lap"]) == ("Lê Thị An", "Kế toán", "Trần Văn Bình")


@KINDS
@pytest.mark.parametrize(("said", "groups"), [("✓ Nhóm 1, Nhóm 3", (1, 3)), ("[x] 2, 4", (2, 4))])
def test_one_mark_before_several_groups_chooses_all_of_them_for_a_look(kind: str, said: str, groups: tuple[int, ...]) -> None:
    assert answers(kind, "01-DK", f"| Tên điển hình | Tổ A |\n| Nhóm nội dung | {said} |")["nhom_noi_dung"] == Review(groups)


@KINDS
@pytest.mark.parametrize("marks", ["?", "¹", "(!)"])
def test_marks_without_a_letter_or_a_figure_are_for_a_look(kind: str, marks: str) -> None:
    assert answers(kind, "02-CN", f"| Họ và tên | Lê Thị An |\n| Chức vụ | {marks} |\n| Năm sinh | 1980 |")["chuc_vu"] == Review(marks)
