"""Signs in the column of the results mean what the form's note says they mean, and nothing without such a note."""

from __future__ import annotations

import pytest

from tests.builders import filled, said
from tests.test_match_silence import HEADS, KINDS

ROWS = (
    "| TT | Tiêu chí | Minh chứng | Kết quả |\n| 1 | Hoàn thành nhiệm vụ, sáng kiến | Hai lần được khen. | {} |\n"
    "| 2 | Tu dưỡng, rèn luyện, nêu gương | Học 3 lớp. | {} |\n| 3 | Gương điển hình trong phong trào thi đua | Ba đợt. | {} |\n"
)


def _results(kind: str, signs: tuple[str, str, str], note: str) -> list[object]:
    found = said(filled(kind, HEADS["02-CN"] + ROWS.format(*signs) + f"\n{note}"))
    return [found.get(f"CN{number}.ket_qua") for number in (1, 2, 3)]


@KINDS
@pytest.mark.parametrize(
    ("signs", "note"),
    [
        (("Đ", "CĐ", "Đ"), "Ghi chú: Đ là Đạt; CĐ là Chưa đạt"),
        (("+", "-", "+"), "(+) Đạt; (-) Chưa đạt"),
        (("Đ", "K", "Đ"), "Đ: đạt, K: không đạt"),
        (("A", "B", "A"), "Đạt ghi A, chưa đạt ghi B"),
    ],
)
def test_signs_that_a_note_explains_are_results(kind: str, signs: tuple[str, str, str], note: str) -> None:
    assert _results(kind, signs, note) == ["dat", "chua_dat", "dat"]


@pytest.mark.parametrize(
    ("signs", "note"),
    [
        (("A", "B", "A"), "Ghi chú: nộp trước ngày 25"),
        (("A", "B", "A"), "A là Đạt; A là Chưa đạt"),
        (("A", "B", "A"), "Ghi chú: A là Đạt"),
        (("A", "B", "A"), "Đ là Đạt; CĐ là Chưa đạt"),
    ],
    ids=["no note", "one sign for both", "one of two", "other signs"],
)
def test_signs_that_nothing_explains_are_no_results(signs: tuple[str, str, str], note: str) -> None:
    assert not {"dat", "chua_dat"} & {str(result) for result in _results("docx", signs, note)}
