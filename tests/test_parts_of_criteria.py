"""Parts of a criterion in rows of their own, and evidence right below its result, belong to it."""

from __future__ import annotations

import pytest

from tests.builders import filled, submissions
from tests.test_match_silence import HEADS, KINDS
from toolkit.model.submission import Answer

TT1 = "Phong trào thi đua, các cuộc vận động gắn với Chỉ thị 05-CT/TW"
TT2 = "Học tập, làm theo Bác gắn với Nghị quyết TW4, KL 21"


def found(kind: str, form: str, drawing: str) -> dict[str, Answer]:
    (one,) = submissions(filled(kind, HEADS[form] + drawing))
    return {answer.id: answer for answer in one.answers}


@KINDS
@pytest.mark.parametrize(("first", "second"), [("a", "b"), ("1.1", "1.2"), ("a)", "b)")])
def test_rows_of_parts_are_joined_for_a_look(kind: str, first: str, second: str) -> None:
    drawing = f"""
        | TT | Tiêu chí | Đạt | Không đạt | Minh chứng |
        | 1 | {TT1} |  |  |  |
        | {first} | Có đăng ký học tập, làm theo Bác | X |  | 11/11 bản đăng ký |
        | {second} | Không có người mắc tệ nạn xã hội | X |  | Xác nhận của công an |
        | 2 | {TT2} | X |  | Bốn buổi sinh hoạt |
    """

    said = found(kind, "02-TT", drawing)

    assert (said["TT1.ket_qua"].value, said["TT1.ket_qua"].review) == ("dat", True)
    assert (said["TT1.minh_chung"].value, said["TT1.minh_chung"].review) == ("11/11 bản đăng ký\nXác nhận của công an", True)
    assert (said["TT2.ket_qua"].value, said["TT2.minh_chung"].value) == ("dat", "Bốn buổi sinh hoạt")
    assert said["TT3.ket_qua"].value is None


@KINDS
@pytest.mark.parametrize(("part", "looked_at"), [("Đạt", False), ("Chưa đạt", True)])
def test_a_part_that_is_judged_otherwise_than_its_criterion_makes_that_for_a_look(kind: str, part: str, *, looked_at: bool) -> None:
    drawing = f"""
        | TT | Tiêu chí | Kết quả | Minh chứng |
        | 1 | {TT1} | Đạt | Ba đợt thi đua |
        | 1.1 | Đăng ký việc làm theo Bác | {part} | Một người chưa đăng ký |
        | 2 | {TT2} | Đạt | Bốn buổi sinh hoạt |
    """

    said = found(kind, "02-TT", drawing)

    assert (said["TT1.ket_qua"].value, said["TT1.ket_qua"].review) == ("dat", looked_at)
    assert said["TT1.minh_chung"].review


@KINDS
def test_evidence_right_below_the_result_of_a_criterion_is_its_own(kind: str) -> None:
    drawing = """
        | HỎI | ĐÁP |
        | Tiêu chí 1 (hoàn thành nhiệm vụ, sáng kiến): đạt hay chưa? | Đạt |
        | Minh chứng? | Tham mưu 5 kế hoạch |
        | Tiêu chí 2 (tu dưỡng, rèn luyện, nêu gương): đạt hay chưa? | Chưa đạt |
        | Minh chứng? | Còn đi muộn |
    """

    said = found(kind, "02-CN", drawing)

    assert (said["CN1.ket_qua"].value, said["CN1.minh_chung"].value) == ("dat", "Tham mưu 5 kế hoạch")
    assert (said["CN2.ket_qua"].value, said["CN2.minh_chung"].value) == ("chua_dat", "Còn đi muộn")


@KINDS
def test_marks_that_say_what_must_be_filled_in_are_no_answers(kind: str) -> None:
    drawing = """
        | Mã | Chỉ mục | Bắt buộc? | Nội dung điền |
        | A1 | Kỳ báo cáo | x | Quý III/2025 |
        | B2 | Tên điển hình | x | Tổ Tổng hợp |
        | D3 | Biện pháp hỗ trợ | x |  |
    """

    said = found(kind, "01-DK", drawing)

    assert (said["ten_dien_hinh"].value, said["ten_dien_hinh"].review) == ("Tổ Tổng hợp", False)
    assert said["bien_phap_ho_tro"].value is None


@KINDS
def test_names_beside_a_figure_are_no_second_answer(kind: str) -> None:
    said = found(kind, "04-KQ", "| STT | Nội dung | Số liệu | Tên cụ thể |\n| 1 | Số điển hình cá nhân | 2 | Ngô Lam, Thào Chá |")

    assert (said["so_ca_nhan"].value, said["so_ca_nhan"].review) == (2, False)
