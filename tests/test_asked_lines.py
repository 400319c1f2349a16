"""Labels that ask: behind the mark of a question stands the answer, as behind a colon, on its line or below it in the same cell."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders import Review, filled, said

REGISTERED = "Mẫu 01-ĐK\nPHIẾU ĐĂNG KÝ ĐIỂN HÌNH TIÊU BIỂU\n"
PERSON = "Mẫu 02-CN\nPHIẾU ĐÁNH GIÁ TIÊU CHÍ ĐIỂN HÌNH TIÊU BIỂU (đối với cá nhân)\n"
FIGURES = "Mẫu 04-KQ\nBIỂU KẾT QUẢ XÂY DỰNG, PHÁT HIỆN, NUÔI DƯỠNG, NHÂN RỘNG ĐIỂN HÌNH TIÊU BIỂU\n"
KINDS = pytest.mark.parametrize("kind", ["docx", "xlsx"])


@pytest.mark.parametrize("mark", ["{n}. ", "{n}/ ", "- ", ""], ids=["numbered", "with a stroke", "marked", "bare"])
def test_an_answer_stands_behind_the_mark_of_its_question(mark: str) -> None:
    asked = ("Tên điển hình: Tổ một cửa", "Thuộc nhóm nội dung nào (1-4)? 3", "Khi nào hoàn thành? 12/3/2024", "Ai theo dõi? Lê Văn An")
    found = said(filled("docx", REGISTERED + "\n".join(mark.format(n=n) + line for n, line in enumerate(asked, 4))))

    assert (found["ten_dien_hinh"], found["nguoi_theo_doi"], found["thoi_han_hoan_thanh"]) == ("Tổ một cửa", "Lê Văn An", date(2024, 3, 12))
    assert found["nhom_noi_dung"] == (3,)


def test_a_choice_with_boxes_stands_behind_the_mark_of_its_question() -> None:
    found = said(filled("docx", PERSON + "Họ và tên: Lê Văn An\nCó phải đảng viên không? ☒ Có ☐ Không"))
    assert (found["ho_ten"], found["la_dang_vien"]) == ("Lê Văn An", True)


def test_the_colon_behind_a_question_is_still_its_end() -> None:
    assert said(filled("docx", REGISTERED + "Ai theo dõi?: Lê Văn An"))["nguoi_theo_doi"] == "Lê Văn An"


def test_an_answer_may_ask_something_as_well() -> None:
    line = "Hạn chế, khó khăn: Vì sao còn ít tin? Nguyên nhân chưa rõ."
    found = said(filled("docx", FIGURES + line + "\nKiến nghị, đề xuất: Không"))
    assert str(found["han_che"]).startswith("Vì sao còn ít tin? Nguyên nhân chưa rõ.") or isinstance(found["han_che"], Review)
    assert "nguyen_nhan" not in found


def test_a_question_that_nobody_knows_ends_the_answer_above_for_a_persons_eye() -> None:
    found = said(filled("docx", FIGURES + "Hạn chế, khó khăn: Ít tin, bài.\nĐã họp lúc nào vậy? Chiều thứ sáu"))
    assert found["han_che"] == Review("Ít tin, bài.")


@KINDS
def test_an_answer_stands_below_its_question_in_one_cell(kind: str) -> None:
    found = said(
        filled(
            kind,
            PERSON
            + "| Họ và tên:⏎Lê Văn An | Năm sinh:⏎1980 |\n"
            + "| Được xếp loại gì?⏎Hoàn thành tốt nhiệm vụ | Có giữ chức vụ lãnh đạo không?⏎Không |\n"
            + "| Đạt danh hiệu gì?⏎Lao động tiên tiến | Số sáng kiến:⏎2 |",
        )
    )
    assert (found["xep_loai"], found["la_lanh_dao"], found["danh_hieu_thi_dua"]) == (
        "Hoàn thành tốt nhiệm vụ",
        False,
        "Lao động tiên tiến",
    )


@KINDS
def test_what_a_form_says_of_itself_is_no_part_of_the_question(kind: str) -> None:
    found = said(filled(kind, REGISTERED + "| Biểu này của chi bộ nào? | Chi bộ Văn phòng |\n| Tên điển hình | Tổ một cửa |"))
    assert found["don_vi"] == "VP"


@KINDS
def test_an_answer_stands_behind_its_question_in_one_cell(kind: str) -> None:
    found = said(filled(kind, PERSON + "| Họ và tên: Lê Văn An |\n| Lãnh đạo, quản lý? Không |\n| Sinh vào năm nào? 1980 |"))
    assert (found["ho_ten"], found["la_lanh_dao"], found["nam_sinh"]) == ("Lê Văn An", False, 1980)


@KINDS
def test_a_label_that_nobody_knows_is_seen_above_its_answer_in_one_cell(kind: str) -> None:
    found = said(
        filled(
            kind,
            FIGURES
            + "| Số điển hình tập thể:⏎2 | Số tin, bài tuyên truyền:⏎5 |\n"
            + "| Hạn chế, khó khăn:⏎Ít tin, bài. | Nguyên nhân:⏎Thiếu người. |\n"
            + "| Công việc nối tiếp theo đó:⏎Nhân rộng 8 mô hình trước ngày 30/6/2025. | Kiến nghị, đề xuất:⏎Bố trí kinh phí. |",
        )
    )
    assert found["phuong_huong"] == Review("Nhân rộng 8 mô hình trước ngày 30/6/2025.")
    assert (found["nguyen_nhan"], found["kien_nghi"]) == ("Thiếu người.", "Bố trí kinh phí.")


@pytest.mark.parametrize("line", ["Công việc nối tiếp theo đó: {}", "Chi bộ sẽ còn làm thêm những gì nữa vậy? {}"], ids=["named", "asked"])
def test_a_sentence_with_a_day_in_it_answers_an_unknown_label_in_its_place(line: str) -> None:
    answer = "Nhân rộng 8 mô hình sang các chi bộ bạn trước ngày 30/6/2025."
    found = said(filled("docx", f"{FIGURES}Nguyên nhân: Thiếu người.\n\n{line.format(answer)}\nKiến nghị, đề xuất: Không"))
    assert (found["phuong_huong"], found["kien_nghi"]) == (Review(answer), "Không")


@pytest.mark.parametrize(
    "line", ["7/ Chọn nhóm niộ dung theo mục II.2: Nhóm 1", "g) Chọn lấy nhóm theo mục II.2: Nhóm 1", "7. Nơi nhận: Đảng ủy Sở"]
)
def test_the_next_numbered_label_below_a_text_is_none_of_it(line: str) -> None:
    found = said(filled("docx", f"{REGISTERED}6/ Tên điển hình: Tổ một cửa\n{line}\n8/ Sản phẩm cụ thể: Sổ tay nghiệp vụ"))
    assert found["ten_dien_hinh"] == Review("Tổ một cửa")


@pytest.mark.parametrize("line", ["8/ Nơi nhận: Đảng ủy Sở", "e) Nơi nhận: Đảng ủy Sở", "8. Nơi nhận:\nĐảng ủy Sở"])
def test_the_next_numbered_label_below_a_whole_answer_leaves_no_doubt(line: str) -> None:
    found = said(filled("docx", f"{REGISTERED}Tên điển hình: Tổ một cửa\n7/ Người theo dõi: Lê Văn An\n{line}"))
    assert found["nguoi_theo_doi"] == "Lê Văn An"


@pytest.mark.parametrize("number", ["{}/ ", "{}. ", "{}) "])
def test_an_unknown_label_with_a_number_is_found_by_its_place(number: str) -> None:
    lines = ("Sản phẩm cụ thể: Sổ tay nghiệp vụ", "Mốc sẽ phải kết thúc: 12/3/2024", "Tiếp tục điển hình đã lựa chọn: Có")
    found = said(filled("docx", REGISTERED + "\n".join(number.format(n) + line for n, line in enumerate(lines, 8))))
    assert (found["thoi_han_hoan_thanh"], found["tiep_tuc"]) == (Review(date(2024, 3, 12)), True)


def test_an_unknown_label_above_its_answer_is_found_where_others_stand_so() -> None:
    lines = "<b>8. Sản phẩm cụ thể:</b>\nSổ tay nghiệp vụ\n<b>9. Mốc sẽ phải kết thúc:</b>\n12/3/2024\n<b>10. Tiếp tục điển hình đã lựa chọn:</b>\nCó"
    found = said(filled("docx", REGISTERED + lines))
    assert (found["san_pham_cu_the"], found["thoi_han_hoan_thanh"]) == (
        Review("Sổ tay nghiệp vụ"),
        Review(date(2024, 3, 12)),
    )


def test_a_lettered_label_without_an_answer_below_a_sentence_is_for_a_persons_eye() -> None:
    lines = "o) Nguyên nhân: Ít người viết.\np) Phần còn lại của mai sau:\nq) Kiến nghị, đề xuất: Không"
    assert said(filled("docx", FIGURES + lines))["nguyen_nhan"] in (
        Review("Ít người viết."),
        Review("Ít người viết.\np) Phần còn lại của mai sau:"),
    )


@pytest.mark.parametrize(("boxes", "result"), [("☐ Đạt ☒ Chưa đạt", "chua_dat"), ("☒ Đạt ☐ Chưa đạt", "dat"), ("Chưa đạt", "chua_dat")])
def test_a_result_behind_its_question_is_what_stands_behind_it(boxes: str, result: str) -> None:
    found = said(filled("docx", PERSON + f"1. Hoàn thành nhiệm vụ, sáng kiến\n- Có đạt không? {boxes}\n- Minh chứng: Có 02 sáng kiến."))
    assert found["CN1.ket_qua"] in (result, Review(result))


@pytest.mark.parametrize("label", ["NN", "PH", "n) NN"])
def test_a_label_of_two_letters_below_a_sentence_is_none_of_it_in_silence(label: str) -> None:
    lines = f"Hạn chế, khó khăn: Ít tin, bài.\n{label}: Chi bộ có 8 việc làm hay.\nKiến nghị, đề xuất: Không"
    found = said(filled("docx", FIGURES + lines))
    assert found["han_che"] in (Review("Ít tin, bài."), "Ít tin, bài.")
