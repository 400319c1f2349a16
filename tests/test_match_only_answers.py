"""Names of honours answer the question of honours and ask nothing themselves."""

from __future__ import annotations

import pytest

from tests.builders import definitions
from tests.test_match_silence import KINDS, answers
from toolkit.match.lines.one_space import before_space
from toolkit.match.only_answers import Honours
from toolkit.match.words import words_of

SAID = "Chiến sỹ thi đua cơ sở; Lao động tiên tiến"


@KINDS
@pytest.mark.parametrize("label", ["Danh hiệu thi đua", "Danh hiệu TĐ"])
def test_honours_below_their_label_in_one_column_are_its_answer(kind: str, label: str) -> None:
    rows = f"| Họ và tên |\n| Lê Thị An |\n| Năm sinh |\n| 1980 |\n| Chức vụ |\n| Chuyên viên |\n| {label} |\n| {SAID} |\n| Số sáng kiến |\n| 2 |"
    found = answers(kind, "02-CN", rows)

    assert (found["danh_hieu_thi_dua"], found["so_sang_kien"], found["ho_ten"]) == (SAID, 2, "Lê Thị An")


@pytest.mark.parametrize(
    ("text", "is_answer"),
    [
        (SAID, True),
        ("CSTĐ cơ sở năm 2023, Lao động tiên tiến 2024", True),
        ("Bằng khen và Giấy khen", True),
        ("CSTĐ/LĐTT", False),
        ("Danh hiệu chiến sĩ thi đua, lao động tiên tiến", False),
        ("Chiến sĩ thi đua của đơn vị bạn", False),
        ("", False),
    ],
)
def test_only_honours_are_an_answer(text: str, is_answer: bool) -> None:
    assert Honours(definitions().plan.rules).fill(text) is is_answer


def test_a_line_that_is_a_label_to_the_letter_holds_no_answer_behind_a_shorter_label() -> None:
    plan = definitions().plan
    form = plan.form("02-CN")
    assert form is not None
    words = words_of(plan, form)
    label = before_space("Danh hiệu Lao động tiên tiến", words)

    assert before_space("Danh hiệu TĐ", words) is None
    assert label is not None
    assert label.label == "Danh hiệu"
