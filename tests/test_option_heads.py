"""Choices that head columns over marks, one question a row; evidence in a table of its own under the numbers of the criteria."""

from __future__ import annotations

import pytest

from tests.builders import filled, said
from tests.test_match_silence import HEADS
from toolkit.model.submission import State

KINDS = pytest.mark.parametrize("kind", ["docx", "xlsx"])
RATINGS = "| {} | Hoàn thành xuất sắc nhiệm vụ | HTTNV | Hoàn thành nhiệm vụ | Không hoàn thành nhiệm vụ |\n"


@KINDS
@pytest.mark.parametrize("first", ["Tổ chức được xếp loại", "Xếp loại", ""])
def test_ratings_that_head_columns_are_what_is_marked_below_them(kind: str, first: str) -> None:
    rows = "| Xếp loại tổ chức đảng | | x | | |\n| Xếp loại tổ chức đoàn thể | X | | | |\n| Xếp loại cơ quan, đơn vị | | | | |\n"
    found = said(filled(kind, HEADS["02-TT"] + "| Tên tập thể | Tổ một cửa | | | |\n\n" + RATINGS.format(first) + rows))
    assert found["xep_loai_to_chuc_dang"] == "Hoàn thành tốt nhiệm vụ"
    assert found["xep_loai_doan_the"] == "Hoàn thành xuất sắc nhiệm vụ"
    assert found["xep_loai_don_vi"] is State.BLANK


@KINDS
def test_two_marks_in_a_row_are_for_a_look(kind: str) -> None:
    rows = "| Xếp loại tổ chức đảng | x | x | | |\n| Xếp loại tổ chức đoàn thể | x | | | |\n"
    found = said(filled(kind, HEADS["02-TT"] + RATINGS.format("Nội dung") + rows))
    assert found["xep_loai_to_chuc_dang"] != "Hoàn thành xuất sắc nhiệm vụ"
    assert found["xep_loai_doan_the"] == "Hoàn thành xuất sắc nhiệm vụ"


RESULTS = """| Họ và tên | Lê Thị An | |
| Năm sinh | 1980 | |
| Là đảng viên | Có | |

| STT | Tiêu chí | Đạt/Chưa đạt |
| {} | Hoàn thành nhiệm vụ, sáng kiến | Đạt |
| {} | Tu dưỡng, rèn luyện, nêu gương | Chưa đạt |
| 3 | Gương điển hình trong phong trào thi đua | Đạt |
"""


@KINDS
@pytest.mark.parametrize("head", ["Tiêu chí số", "TC số", "Tiêu chí"])
@pytest.mark.parametrize(
    ("numbers", "said_of"), [(("1", "2"), ("Một.", "Hai.")), (("2", "1"), ("Hai.", "Một."))], ids=["the plan's", "its own"]
)
def test_evidence_under_the_numbers_that_the_form_gives_its_criteria(
    kind: str, head: str, numbers: tuple[str, str], said_of: tuple[str, str]
) -> None:
    evidence = f"\nMinh chứng kèm theo\n| {head} | Minh chứng |\n| 3 | Ba. |\n| 1 | Một. |\n| 2 | Hai. |\n"
    found = said(filled(kind, HEADS["02-CN"] + RESULTS.format(*numbers) + evidence))
    assert (found["CN1.ket_qua"], found["CN2.ket_qua"], found["CN3.ket_qua"]) == ("dat", "chua_dat", "dat")
    assert (found["CN1.minh_chung"], found["CN2.minh_chung"], found["CN3.minh_chung"]) == (*said_of, "Ba.")
