"""A cell at the left that is merged down over several questions heads them; a criterion's own cell over its parts is still its label."""

from __future__ import annotations

import pytest

from tests.builders import Review, filled, said
from tests.test_match_silence import HEADS
from toolkit.model.submission import State

KINDS = pytest.mark.parametrize("kind", ["docx", "xlsx"])


@KINDS
@pytest.mark.parametrize("second", ["Điển hình tiêu biểu", "Thông tin⏎điển hình", "Cá nhân"])
def test_a_cell_merged_down_over_questions_is_no_label(kind: str, second: str) -> None:
    drawing = f"""
        | Chi bộ | Đơn vị báo cáo | Chi bộ Văn phòng |
        | ^ | Kỳ đánh giá | Quý III/2024 |
        | ^ | Người lập | Bùi Văn Khải |
        | {second} | Họ và tên | Lê Thị An |
        | ^ | Năm sinh | 1980 |
        | ^ | Số sáng kiến được công nhận | 2 |
    """
    found = said(filled(kind, HEADS["02-CN"] + drawing))
    assert (found["don_vi"], found["ky_bao_cao"], found["nguoi_lap"]) == ("VP", "2024-Q3", "Bùi Văn Khải")
    assert (found["ho_ten"], found["nam_sinh"], found["so_sang_kien"]) == ("Lê Thị An", 1980, 2)


@KINDS
def test_a_choice_behind_the_label_of_the_evidence_is_the_result(kind: str) -> None:
    drawing = """
        | Tiêu chí và minh chứng | Kết quả |
        | 1. Hoàn thành nhiệm vụ, sáng kiến⏎Minh chứng: Giảm 12 giờ họp. | Đạt |
        | 3. Gương điển hình trong phong trào thi đua⏎Minh chứng: | Đạt |
    """
    found = said(filled(kind, HEADS["02-CN"] + "| Họ và tên | Lê Thị An |\n" + drawing))
    assert (found["CN1.ket_qua"], found["CN3.ket_qua"], found["CN3.minh_chung"]) == ("dat", "dat", State.BLANK)


@KINDS
def test_who_made_the_form_out_below_the_evidence_is_none_of_it(kind: str) -> None:
    drawing = """
        | Họ và tên | Lê Thị An | | |

        | TT | Tiêu chí | Kết quả | Minh chứng |
        | 1 | Hoàn thành nhiệm vụ, sáng kiến | Đạt | Giảm 12 giờ họp. |
        | | | | Người lập biểu: Bùi Văn Khải |
        | | | | Bí thư chi bộ (ký tên): Trần Văn Bình |
    """
    found = said(filled(kind, HEADS["02-CN"] + drawing))
    assert (found["CN1.minh_chung"], found["nguoi_lap"]) == ("Giảm 12 giờ họp.", "Bùi Văn Khải")


@KINDS
def test_evidence_with_the_label_of_the_author_below_it_is_for_a_look(kind: str) -> None:
    row = "| 1 | Hoàn thành nhiệm vụ, sáng kiến | Đạt | Giảm 12 giờ họp.⏎Người lập biểu: Bùi Văn Khải |\n"
    found = said(filled(kind, HEADS["02-CN"] + "| TT | Tiêu chí | Kết quả | Minh chứng |\n" + row))
    assert isinstance(found["CN1.minh_chung"], Review)
