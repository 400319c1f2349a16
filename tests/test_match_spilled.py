"""Dotted blanks whose answers spill onto the next line, where another label follows, and what ends an answer for good."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders import Review, filled, said
from toolkit.model.submission import State

PERSON = "Mẫu 02-CN\nPHIẾU ĐÁNH GIÁ TIÊU CHÍ ĐIỂN HÌNH TIÊU BIỂU (đối với cá nhân)\n"
FIGURES = "Mẫu 04-KQ\nBIỂU KẾT QUẢ XÂY DỰNG, PHÁT HIỆN, NUÔI DƯỠNG, NHÂN RỘNG ĐIỂN HÌNH TIÊU BIỂU\n"


@pytest.mark.parametrize("gap", [" ………… ", "   ", "\t", "; "])
def test_a_blank_at_the_end_of_a_line_is_answered_before_the_first_label_of_the_next(gap: str) -> None:
    found = said(
        filled("docx", f"{PERSON}Kỳ báo cáo: ………………\nNăm 2024{gap}Ngày lập: ……12/3/2024……\nHọ và tên: …………\nLê Thị An{gap}Năm sinh: 1980")
    )

    assert str(found["ky_bao_cao"]) == "2024"
    assert (found["ngay_lap"], found["ho_ten"], found["nam_sinh"]) == (date(2024, 3, 12), "Lê Thị An", 1980)


def test_an_answer_runs_on_over_the_end_of_its_line_in_small_letters() -> None:
    lines = "Chức vụ, đơn vị công tác: ....Chuyên viên chính phòng Quản lý\nthương mại ........ Năm sinh: ......1980....."
    found = said(filled("docx", PERSON + lines))

    assert (found["chuc_vu"], found["nam_sinh"]) == ("Chuyên viên chính phòng Quản lý thương mại", 1980)


@pytest.mark.parametrize("above", ["………", "....Lao động tiên tiến....."])
def test_words_before_a_label_that_may_belong_to_the_line_above_are_for_a_persons_eye(above: str) -> None:
    found = said(filled("docx", f"{PERSON}Danh hiệu thi đua: {above}\nChiến sĩ thi đua cơ sở …… Số sáng kiến: 03"))

    assert found["danh_hieu_thi_dua"] == Review(f"{above.strip('.…')} Chiến sĩ thi đua cơ sở".strip())
    assert found["so_sang_kien"] == 3


@pytest.mark.parametrize("line", ["3.   Ngày lập: 12/3/2024", "b)  Ngày lập: 12/3/2024", "Người lập: Lê An;  Ngày lập: 12/3/2024"])
def test_a_line_that_begins_with_its_own_label_or_number_leaves_the_line_above_alone(line: str) -> None:
    found = said(filled("docx", f"{PERSON}Kỳ báo cáo: 2025\n{line}"))

    assert (str(found["ky_bao_cao"]), found["ngay_lap"]) == ("2025", date(2024, 3, 12))


@pytest.mark.parametrize("more", ["nghe.", "Hà Văn Bình", "2023"])
def test_an_answer_that_is_whole_runs_on_over_nothing(more: str) -> None:
    found = said(filled("docx", f"{PERSON}Kỳ báo cáo: 2025   Họ và tên: Lê Thị An\n{more}   Năm sinh: 1980"))

    assert (found["ho_ten"], found["nam_sinh"]) == ("Lê Thị An", 1980)


@pytest.mark.parametrize("end", ["…………;", "....;", "____,"])
def test_the_mark_behind_the_dots_of_a_blank_is_none_of_the_answer(end: str) -> None:
    assert said(filled("docx", f"{PERSON}Họ và tên: ……Lê Thị An {end}\nNăm sinh: 1980"))["ho_ten"] == "Lê Thị An"


def test_the_mark_between_the_answers_of_a_line_is_none_of_the_last_one() -> None:
    line = "Họ và tên: Lê Thị An; Chức vụ: Chuyên viên; Hình thức đề nghị: Giấy khen;\nNăm sinh: 1980"

    assert said(filled("docx", PERSON + line))["hinh_thuc_de_nghi"] == "Giấy khen"


@pytest.mark.parametrize("blank", ["", "……"])
def test_the_sentence_that_ends_a_paper_is_no_answer_to_an_empty_question(blank: str) -> None:
    lines = f"V. PHƯƠNG HƯỚNG KỲ TỚI\nMở chuyên mục mới.\nVI. KIẾN NGHỊ, ĐỀ XUẤT\n{blank}\nTrên đây là báo cáo của chi bộ, kính gửi Đảng ủy Sở tổng hợp./."
    found = said(filled("docx", FIGURES + lines))

    assert (found["phuong_huong"], found["kien_nghi"]) == ("Mở chuyên mục mới.", State.BLANK)


def test_evidence_right_below_its_name_keeps_the_words_of_its_criterion() -> None:
    evidence = "Thực hiện đúng bản cam kết: đi làm đúng giờ."
    lines = f"2. Không ngừng học tập, tu dưỡng, rèn luyện; tự giác nêu gương\n- Tự đánh giá: Đạt\n- Minh chứng:\n{evidence}"

    assert said(filled("docx", PERSON + lines))["CN2.minh_chung"] == evidence


@pytest.mark.parametrize(("line", "result"), [("Đạt: ✓    Chưa đạt: …", "dat"), ("Đạt: …    Chưa đạt: ✓", "chua_dat")])
def test_a_mark_behind_the_colon_of_a_choice_is_that_choices(line: str, result: str) -> None:
    lines = f"1. Hoàn thành nhiệm vụ, sáng kiến:\n   {line}\n   Minh chứng: ...... Có 02 sáng kiến ....."

    assert said(filled("docx", PERSON + lines))["CN1.ket_qua"] in (result, Review(result))


@pytest.mark.parametrize("name", ["Hứ……………a Thị Bích", "L........ục Thị Diệu"])
def test_dots_between_the_letters_of_an_answer_are_for_a_persons_eye(name: str) -> None:
    assert isinstance(said(filled("docx", f"{PERSON}Họ và tên: {name}\nNăm sinh: 1980"))["ho_ten"], Review)


@pytest.mark.parametrize("branch", ["Chi bộ QLCN", "CB QLCN"])
def test_a_branch_by_its_letters_is_an_answer_and_no_label(branch: str) -> None:
    assert said(filled("docx", f"{PERSON}Tên chi bộ: _____{branch}_______\nNăm sinh: 1980"))["don_vi"] == "QLCN"
    assert said(filled("xlsx", f"{PERSON}\n| Tên chi bộ: | | | {branch} |\n| Năm sinh: | | | 1980 |"))["don_vi"] == "QLCN"


def test_a_label_that_ends_in_letters_for_words_has_its_answer_below_it() -> None:
    registered = (
        "Mẫu 01-ĐK\nPHIẾU ĐĂNG KÝ ĐIỂN HÌNH TIÊU BIỂU\n4. Người lập biểu\nMạc Thị Diệu\n5. Loại ĐH\nCá nhân\n6. Sản phẩm cụ thể\nSổ tay"
    )
    found = said(filled("docx", registered))

    assert (found["loai_dien_hinh"], found["san_pham_cu_the"]) == ("ca_nhan", "Sổ tay")
