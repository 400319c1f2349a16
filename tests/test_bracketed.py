"""Answers in brackets behind their labels: told by their type or by the paper's habit; a hint there stays a hint."""

from __future__ import annotations

import pytest

from tests.builders import Review, filled, said
from tests.test_match_prose import COLLECTIVE, FIGURES, PERSON
from toolkit.model.submission import State


def test_what_has_the_type_that_is_asked_is_an_answer() -> None:
    lines = "1) Họ, tên (Lê Thị An)\n2) Năm sinh (1980)\n3) Là đảng viên (Có).\n4) Số lượng sáng kiến đã được công nhận (03)\n5) Chức vụ (Thủ quỹ)"
    found = said(filled("docx", PERSON + lines))

    assert (found["ho_ten"], found["nam_sinh"], found["la_dang_vien"], found["so_sang_kien"]) == ("Lê Thị An", 1980, True, 3)
    assert found["chuc_vu"] == "Thủ quỹ"


def test_a_text_in_brackets_before_any_other_answer_so_is_for_a_persons_eye() -> None:
    assert said(filled("docx", PERSON + "Danh hiệu thi đua (Lao động tiên tiến)"))["danh_hieu_thi_dua"] == Review("Lao động tiên tiến")


@pytest.mark.parametrize("result", ["(Chưa đạt)", "(Chưa đạt)."])
def test_a_criterion_with_its_result_in_brackets(result: str) -> None:
    found = said(
        filled(
            "docx",
            f"{COLLECTIVE}3.1. Sáng kiến, tiến bộ khoa học kỹ thuật {result}\nMinh chứng: Lắp 3 máy.\n3.2. Phòng, chống tham nhũng (Đạt)",
        )
    )

    assert (found["TT4.ket_qua"], found["TT4.minh_chung"], found["TT3.ket_qua"]) == ("chua_dat", "Lắp 3 máy.", "dat")


@pytest.mark.parametrize("blank", ["…", "......", " "])
def test_an_empty_bracket_is_blank(blank: str) -> None:
    found = said(
        filled("docx", f"{COLLECTIVE}Sáng kiến, tiến bộ khoa học kỹ thuật ({blank})\nMinh chứng: Lắp 3 máy.\nSố thành viên ({blank})")
    )

    assert (found.get("TT4.ket_qua"), found["TT4.minh_chung"], found["so_thanh_vien"]) == (None, "Lắp 3 máy.", State.BLANK)


@pytest.mark.parametrize("label", ["Họ và tên (ghi bằng chữ in hoa)", "Họ và tên (viết đầy đủ)"])
def test_a_hint_in_brackets_is_no_answer(label: str) -> None:
    found = said(filled("docx", f"{PERSON}Năm sinh (1980)\nLà đảng viên (Có)\n{label}\nLê Thị An"))

    assert (found["ho_ten"], found["nam_sinh"]) == ("Lê Thị An", 1980)


@pytest.mark.parametrize("hint", ["nếu có", "ghi rõ", "Đạt/Chưa đạt", "*"])
def test_a_hint_in_brackets_behind_a_criterion_or_a_question_is_no_answer(hint: str) -> None:
    lines = (
        f"1. Sáng kiến, tiến bộ khoa học kỹ thuật ({hint})\nĐã đạt hay chưa: Chưa đạt\nMinh chứng: Lắp 3 máy.\nSố thành viên ({hint})\n7"
    )
    found = said(filled("docx", COLLECTIVE + lines))

    assert (found["TT4.ket_qua"], found["TT4.minh_chung"], found["so_thanh_vien"]) == ("chua_dat", "Lắp 3 máy.", 7)


def test_a_remark_at_the_end_of_an_answer_stays_with_it() -> None:
    found = said(filled("docx", f"{FIGURES}Nguyên nhân: Thiếu người (01 nghỉ thai sản)\nKết quả nổi bật: Trồng cây (đạt)"))

    assert (found["nguyen_nhan"], found["ket_qua_noi_bat"]) == ("Thiếu người (01 nghỉ thai sản)", "Trồng cây (đạt)")


def test_a_label_with_its_own_aside_is_answered_on_the_next_line() -> None:
    lines = (
        "8. Đảng viên\n- Có\n9. Chức vụ lãnh đạo, quản lý (Có/Không)\n- Có\n10. Kỳ (tháng/quý/năm)\n- Tháng 9/2024\n11. Năm sinh\n- 1980"
    )
    found = said(filled("docx", PERSON + lines))

    assert (found["la_dang_vien"], found["la_lanh_dao"], found["ky_bao_cao"], found["nam_sinh"]) == (True, True, "2024-09", 1980)
