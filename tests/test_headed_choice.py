"""Choices behind the name of one's own judgement are read as they are ticked; what others judged, or at another time, is for a look."""

from __future__ import annotations

import pytest

from tests.builders import Review, filled, said
from tests.test_match_silence import HEADS

KINDS = pytest.mark.parametrize("kind", ["docx", "xlsx"])


def result(kind: str, line: str) -> object:
    drawing = (
        f"Tên tập thể: Tổ xanh\n\n1. Phong trào thi đua, cuộc vận động gắn với Chỉ thị 05-CT/TW\n{line}\nMinh chứng: Ba đợt thi đua.\n"
        "2. Học tập, làm theo Bác gắn với NQTW4 và KL 21\nKết quả: ☒ Đạt ☐ Chưa đạt\nMinh chứng: Hai buổi học."
    )
    return said(filled(kind, HEADS["02-TT"] + drawing)).get("TT1.ket_qua")


@KINDS
@pytest.mark.parametrize(
    "head",
    ["Kết luận", "Xếp mức", "Chi bộ tự đánh giá", "Tự đánh giá của chi bộ", "Nhận xét (đạt/chưa đạt)", "- Kết luận", "Mức đánh giá"],
)
@pytest.mark.parametrize(
    ("boxes", "expected"), [("☒ Đạt ☐ Chưa đạt", "dat"), ("☐ Đạt   ☒ Chưa đạt", "chua_dat"), ("(x) Đạt; ( ) Chưa đạt", "dat")]
)
def test_boxes_behind_the_name_of_ones_own_judgement_are_sure(kind: str, head: str, boxes: str, expected: str) -> None:
    assert result(kind, f"{head}: {boxes}") == expected


@KINDS
@pytest.mark.parametrize(
    "line",
    [
        "Cấp ủy thẩm định: ☒ Đạt ☐ Chưa đạt",
        "Kết luận của cấp trên: ☒ Đạt ☐ Chưa đạt",
        "Kết luận năm trước: ☒ Đạt ☐ Chưa đạt",
        "Tổ kiểm tra nhận xét: ☒ Đạt ☐ Chưa đạt",
        "Đề nghị xếp mức: ☒ Đạt ☐ Chưa đạt",
        "Xếp mức: ☒ Đạt ☐ Chưa đạt (chờ xét lại)",
        "Xếp mức: ☐ Đạt ☐ Chưa đạt",
        "Xếp mức: ☒ Đạt ☒ Chưa đạt",
        "Kết luận: Đạt yêu cầu, còn ☐ Chưa đạt một phần",
    ],
)
def test_what_others_judged_or_at_another_time_or_with_more_words_is_no_sure_result(kind: str, line: str) -> None:
    assert result(kind, line) not in ("dat", "chua_dat")


@KINDS
def test_two_judgements_under_one_criterion_that_differ_are_for_a_look(kind: str) -> None:
    found = result(kind, "Tự đánh giá: ☒ Đạt ☐ Chưa đạt\nKết luận: ☐ Đạt ☒ Chưa đạt")

    assert isinstance(found, Review) or found not in ("dat", "chua_dat")
