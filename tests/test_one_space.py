"""Labels that nothing but a space, or not even that, parts from their answers, as prints of tabs have them."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders import Review, filled, para, run, said, word
from toolkit.model.submission import State

FIGURES = "Mẫu 04-KQ\nBIỂU KẾT QUẢ XÂY DỰNG, PHÁT HIỆN, NUÔI DƯỠNG, NHÂN RỘNG ĐIỂN HÌNH TIÊU BIỂU\n"
GROUP = "Mẫu 02-TT\nPHIẾU ĐÁNH GIÁ TIÊU CHÍ ĐIỂN HÌNH TIÊU BIỂU (đối với tập thể)\n"
REGISTERED = "Mẫu 01-ĐK\nPHIẾU ĐĂNG KÝ ĐIỂN HÌNH TIÊU BIỂU\n"


def test_a_line_that_begins_with_a_label_ends_the_answer_above() -> None:
    found = said(filled("docx", FIGURES + "Hạn chế, khó khăn\tMới có 7 tin, bài.\nNguyên nhân Do biên chế giảm 5 người."))
    assert (found["han_che"], found["nguyen_nhan"]) == (Review("Mới có 7 tin, bài."), Review("Do biên chế giảm 5 người."))


def test_a_line_with_a_colon_has_a_label_of_its_own() -> None:
    found = said(filled("docx", REGISTERED + "Tên điển hình: Tổ một cửa\nNgày hoàn thành công trình này: 12/3/2024"))
    assert found["thoi_han_hoan_thanh"] == Review(date(2024, 3, 12))


def test_where_labels_have_colons_words_without_one_are_a_sentence() -> None:
    found = said(
        filled(
            "docx", REGISTERED + "Nội dung đăng ký thực hiện: Mở rộng thị trường.\nBiện pháp hỗ trợ, tạo điều kiện 91 cơ sở làm thủ tục."
        )
    )
    assert "91 cơ sở" in str(found["noi_dung_dang_ky"])


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("Số thành viên 18", 18),
        ("Số thành viên18", 18),
        ("3. Số thành viên 18", 18),
        ("Xếp loại tổ chức đảng Hoàn thành tốt nhiệm vụ", None),
    ],
)
def test_an_answer_of_its_type_is_sure(line: str, answer: object) -> None:
    found = said(filled("docx", GROUP + f"Tên tập thể: Tổ một cửa\n{line}"))
    assert answer is None or found["so_thanh_vien"] == answer
    assert answer is not None or found["xep_loai_to_chuc_dang"] == "Hoàn thành tốt nhiệm vụ"


def test_a_date_may_begin_small_behind_its_label() -> None:
    found = said(filled("docx", REGISTERED + "Sản phẩm cụ thể: 9 quy trình nội bộ.\nThời hạn hoàn thànhngày 15 tháng 12 năm 2024"))
    assert (found["san_pham_cu_the"], str(found["thoi_han_hoan_thanh"])) == ("9 quy trình nội bộ.", "2024-12-15")


def test_words_of_a_label_within_a_sentence_begin_nothing() -> None:
    found = said(filled("docx", FIGURES + "Hạn chế, khó khăn: Mới có 7 tin.\nNguyên nhân do biên chế giảm.\nNguyên nhân: Thiếu người."))
    assert found["nguyen_nhan"] in ("Thiếu người.", Review("Thiếu người."))
    assert "biên chế" in str(found["han_che"])


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_a_cell_with_a_tab_holds_label_and_answer(kind: str) -> None:
    found = said(filled(kind, FIGURES + "| Số điển hình tập thể | 1 |\n| Số tin, bài tuyên truyền\t7 | |"))
    assert (found["so_tap_the"], found["so_tin_bai"]) == (1, 7)
    assert State.BLANK not in (found["so_tap_the"], found["so_tin_bai"])


def test_the_word_that_ends_a_question_is_no_answer_to_it() -> None:
    title = ("Mẫu 02-CN", "PHIẾU ĐÁNH GIÁ TIÊU CHÍ ĐIỂN HÌNH TIÊU BIỂU (đối với cá nhân)")
    lines = (*title, "Họ và tên", "Lê An", "Có giữ chức vụ lãnh đạo, quản lý không", "☒ Có ☐ Không")

    assert said(word("".join(para(run(line)) for line in lines)))["la_lanh_dao"] is True


@pytest.mark.parametrize("dots", ["........", "…", "____", ""])
def test_an_answer_behind_dots_ends_where_the_next_label_begins(dots: str) -> None:
    line = f"Số điển hình tập thể: {dots}3 Số điển hình cá nhân: {dots}11\nNgười lập biểu: {dots}Bùi Văn Khải Ngày lập: {dots}12/9/2024\n"
    found = said(filled("docx", FIGURES + line))
    assert (found["so_tap_the"], found["so_ca_nhan"]) == (3, 11)
    assert (found["nguoi_lap"], found["ngay_lap"]) == ("Bùi Văn Khải", date(2024, 9, 12))
