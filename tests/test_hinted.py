"""The form's own words between a label and its answer: orders to fill in, choices, another label, a title's words."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders import Review, filled, said, submissions
from tests.test_match_silence import BLANK, HEADS, KINDS, answers
from toolkit.model.submission import State


@KINDS
@pytest.mark.parametrize("order", ["ghi cụ thể", "Ghi rõ", "nêu đầy đủ"])
def test_an_order_to_fill_in_behind_a_colon_is_none_of_the_answer(kind: str, order: str) -> None:
    found = answers(kind, "02-CN", f"Danh hiệu thi đua: {order}: Chiến sĩ thi đua cơ sở\nNăm sinh: 1980")

    assert found["danh_hieu_thi_dua"] == "Chiến sĩ thi đua cơ sở"


@KINDS
@pytest.mark.parametrize(
    ("label", "answer", "id", "value"),
    [
        ("Kỳ báo cáo", "Quý I/2025 (tháng/quý/năm)", "ky_bao_cao", "2025-Q1"),
        ("Tiếp tục điển hình đã lựa chọn", "(Có/Không) Không", "tiep_tuc", False),
        ("Thời hạn hoàn thành", "31/3/2025 (ghi rõ ngày, tháng, năm)", "thoi_han_hoan_thanh", date(2025, 3, 31)),
        ("Nhóm nội dung thực hiện", "(ghi số nhóm theo Mục II.2) 4", "nhom_noi_dung", (4,)),
        ("Sản phẩm cụ thể", "(ghi rõ sản phẩm) Sổ tay", "san_pham_cu_the", Review("(ghi rõ sản phẩm) Sổ tay")),
        ("Sản phẩm cụ thể", "Sổ tay (ghi sổ vàng)", "san_pham_cu_the", "Sổ tay (ghi sổ vàng)"),
        ("Sản phẩm cụ thể", "(ghi tóm tắt)", "san_pham_cu_the", BLANK),
        ("Tên điển hình", "Tổ Kế toán, có 11 người", "ten_dien_hinh", Review("Tổ Kế toán, có 11 người")),
        ("Cấp ủy viên, đảng viên theo dõi", "đ/c Duyên", "nguoi_theo_doi", "đ/c Duyên"),
    ],
)
def test_the_forms_words_in_parentheses_beside_an_answer_are_none_of_it(kind: str, label: str, answer: str, id: str, value: object) -> None:
    found = answers(kind, "01-DK", f"| {label} | {answer} |\n| Biện pháp hỗ trợ, tạo điều kiện | Kinh phí |\n| Người lập biểu | Hà Vi |")

    assert getattr(found[id], "id", found[id]) == value


@KINDS
def test_a_label_of_two_parts_behind_a_sentence_is_one(kind: str) -> None:
    said = "Xếp loại tổ chức đảng: HTXSNV. Xếp loại tổ chức đoàn thể: HTTNV. Xếp loại cơ quan, đơn vị: HTNV"
    found = answers(kind, "02-TT", f"Chi bộ: Chi bộ Thanh tra\nTên tập thể: Tổ A\n{said}")

    assert (found["don_vi"], found["xep_loai_don_vi"]) == ("TTR", "Hoàn thành nhiệm vụ")


def test_an_answer_that_begins_with_an_order_in_other_words_is_kept() -> None:
    found = said(filled("docx", f"{HEADS['02-CN']}Danh hiệu thi đua: Nêu gương: Người tốt việc tốt\nNăm sinh: 1980"))

    assert found["danh_hieu_thi_dua"] == "Nêu gương: Người tốt việc tốt"


@pytest.mark.parametrize(
    ("form", "line", "id", "value"),
    [
        ("01-DK", "Loại: tập thể hay cá nhân: Cá nhân", "loai_dien_hinh", "ca_nhan"),
        ("02-CN", "Đảng viên: có hay không: Có", "la_dang_vien", True),
        ("02-CN", "Đảng viên: có hay không: Không", "la_dang_vien", False),
        ("02-CN", "Ngày tháng năm sinh (hoặc năm sinh): 1980", "nam_sinh", 1980),
    ],
)
def test_the_choices_before_an_answer_are_the_forms(form: str, line: str, id: str, value: object) -> None:
    found = said(filled("docx", f"{HEADS[form]}{line}\nNgười lập biểu: Lê An"))

    assert getattr(found[id], "value", found[id]) == value  # by its place or its label, with or without a look


def test_evidence_that_is_called_a_result_behind_an_unknown_label_is_whole() -> None:
    lines = [
        "Tiêu chí 1. Phong trào thi đua, cuộc vận động: Đạt. Thành tích minh chứng: Đã tổ chức 3 đợt.",
        "Tiêu chí 2. Học tập, làm theo Bác gắn với NQTW 4: Đạt. Thành tích minh chứng: Kết quả: 59/59 chỉ tiêu.",
        "Tiêu chí 3. Phòng, chống tham nhũng, lãng phí: Đạt. Thành tích minh chứng: Ủng hộ 5 triệu đồng.",
    ]

    found = said(filled("docx", HEADS["02-TT"] + "\n".join(lines)))

    assert [found[f"TT{number}.minh_chung"] for number in (1, 2, 3)] == [
        "Đã tổ chức 3 đợt.",
        "Kết quả: 59/59 chỉ tiêu.",
        "Ủng hộ 5 triệu đồng.",
    ]


@KINDS
def test_a_label_with_the_words_of_the_title_begins_no_form_beside_its_answer(kind: str) -> None:
    rows = """
        | Chi bộ | Chi bộ Thanh tra |
        | Kỳ báo cáo | Năm 2024 |
        | Ngày lập | 25/9/2024 |
        | Người lập biểu | Lê An |
        | Đăng ký xây dựng điển hình | Hoàng Thanh Kỳ |
        | Nội dung đăng ký | Số hóa 48% hồ sơ |
        | Sản phẩm cụ thể | Sổ tay điện tử |
        | Người theo dõi | Vũ Bình |
    """

    (form,) = submissions(filled(kind, HEADS["01-DK"] + rows))

    assert {answer.id: answer.value for answer in form.answers}["ten_dien_hinh"] == "Hoàng Thanh Kỳ"


@pytest.mark.parametrize("heading", ["Phần đánh giá", "Phần tự đánh giá", "Phần đánh giá của chi bộ:", "PHẦN ĐÁNH GIÁ"])
@pytest.mark.parametrize("award", ["Giấy khen", ""])
def test_a_part_of_the_form_without_a_number_is_none_of_the_answer_above(heading: str, award: str) -> None:
    lines = f"""Tên tập thể: Tổ một cửa
Hình thức đề nghị biểu dương, khen thưởng: {award}
{heading}
1. Phong trào thi đua, cuộc vận động gắn với Chỉ thị 05-CT/TW
Kết quả: Đạt
Minh chứng: Đã tổ chức 3 đợt thi đua"""

    assert said(filled("docx", HEADS["02-TT"] + lines))["hinh_thuc_de_nghi"] == (award or BLANK)


@KINDS
def test_a_rating_behind_what_is_like_a_part_of_a_criterion_is_taken_for_a_look(kind: str) -> None:
    rows = """
        | Họ và tên | Lê An |
        | Năm sinh | 1980 |
        | Tự xếp loại | Hoàn thành xuất sắc nhiệm vụ |
        | Danh hiệu thi đua | Chiến sĩ thi đua cơ sở |
    """

    assert answers(kind, "02-CN", rows)["xep_loai"] == Review("Hoàn thành xuất sắc nhiệm vụ")


@KINDS
def test_a_kind_behind_what_is_called_as_the_name_is_the_kind(kind: str) -> None:
    rows = """
        | Thuộc diện tập thể/cá nhân | Cá nhân |
        | Đối tượng được đăng ký | Đặng Tuấn Khuê |
        | Sản phẩm cụ thể | Sổ tay điện tử |
    """

    found = answers(kind, "01-DK", rows)

    assert (found["loai_dien_hinh"], found["ten_dien_hinh"]) in [
        ("ca_nhan", "Đặng Tuấn Khuê"),
        (Review("ca_nhan"), Review("Đặng Tuấn Khuê")),
        ("ca_nhan", Review("Đặng Tuấn Khuê")),
    ]


def test_a_label_of_two_words_with_a_comma_is_one() -> None:
    lines = [
        "Tiêu chí 1. Phong trào thi đua, cuộc vận động: Đạt. Kết quả, minh chứng: Đã tổ chức 3 đợt.",
        "Tiêu chí 2. Học tập, làm theo Bác gắn với NQTW 4: Đạt. Kết quả, minh chứng: Mỗi quý một lần.",
    ]

    found = said(filled("docx", HEADS["02-TT"] + "\n".join(lines)))

    assert [found[f"TT{number}.minh_chung"] for number in (1, 2)] == ["Đã tổ chức 3 đợt.", "Mỗi quý một lần."]


def test_what_is_taken_for_another_question_is_no_more_of_the_answer_above() -> None:
    lines = [
        "Hạn chế, khó khăn: Còn chậm.",
        "Nguyên nhân: Do biên chế giảm 9 người trong khi khối lượng công việc tăng 45%.",
        "Công việc kỳ tới: Nhân rộng 3 mô hình sang các chi bộ bạn.",
        "Kiến nghị, đề xuất: Không có",
    ]

    found = said(filled("docx", HEADS["04-KQ"] + "\n".join(lines)))

    assert found["nguyen_nhan"] == Review("Do biên chế giảm 9 người trong khi khối lượng công việc tăng 45%.")
    assert found["phuong_huong"] == Review("Nhân rộng 3 mô hình sang các chi bộ bạn.")


def test_the_number_of_the_next_criterion_tells_it_in_capitals_and_few_words() -> None:
    lines = """
3. Gương điển hình tiêu biểu trong phong trào thi đua
Kết quả: Đạt
Minh chứng: Đã tổ chức 3 đợt.
4. ĐỐI VỚI CÁN BỘ LÃNH ĐẠO
Kết quả: Chưa đạt
Minh chứng: Mỗi quý một lần."""

    found = said(filled("docx", f"{HEADS['02-CN']}Giữ chức vụ lãnh đạo, quản lý: Có{lines}"))

    assert getattr(found["LD1.ket_qua"], "value", found["LD1.ket_qua"]) == "chua_dat"
    assert found["CN3.ket_qua"] == "dat"


@KINDS
def test_words_that_only_spell_a_choice_without_their_marks_choose_nothing(kind: str) -> None:
    rows = """
        | Tên điển hình | Tổ một cửa |
        | Nhóm nội dung | 2 |
        | Nội dung xây dựng điển hình | Duy trì phong trào "Mỗi tuần một việc tốt" tại 15 phòng. |
        | Sản phẩm cụ thể | Sổ tay điện tử |
    """

    assert answers(kind, "01-DK", rows)["noi_dung_dang_ky"] == Review('Duy trì phong trào "Mỗi tuần một việc tốt" tại 15 phòng.')


@KINDS
def test_what_became_another_is_no_printed_choice_left_blank(kind: str) -> None:
    found = answers(kind, "02-CN", "| Xếp loại | HTTNV → HTXSNV |\n| Là đảng viên | Không -> Có |\n| Họ và tên | Lê An và Hà Vi |")

    assert (found["xep_loai"], found["la_dang_vien"]) == (State.INVALID, State.INVALID)
    assert found["ho_ten"] == Review("Lê An và Hà Vi")


@KINDS
def test_a_name_with_an_office_is_one_person(kind: str) -> None:
    assert answers(kind, "02-CN", "| Họ và tên | Lê An, Chi ủy viên |\n| Năm sinh | 1980 |")["ho_ten"] == "Lê An, Chi ủy viên"


@KINDS
@pytest.mark.parametrize("head", ["TIÊU CHÍ LÃNH ĐẠO", "Tiêu chí đối với lãnh đạo", "TIÊU CHÍ 4"])
def test_what_a_criterion_is_called_may_stand_beside_its_words(kind: str, head: str) -> None:
    text = "Đối với lãnh đạo, quản lý: nêu cao trách nhiệm người đứng đầu trong lãnh đạo, chỉ đạo, điều hành"
    found = answers(kind, "02-CN", f"| {head} | {text} |\n| KẾT QUẢ⏎Đạt | MINH CHỨNG⏎Không có đơn thư |")

    assert (found["LD1.ket_qua"], found["LD1.minh_chung"]) == ("dat", "Không có đơn thư")
