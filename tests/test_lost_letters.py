"""Letters that a program wrote as "?" are lost: answers with them are for a person's eye."""

from __future__ import annotations

import pytest

from tests.builders import ABOUT_ONE, Review, filled, said

FORM = ABOUT_ONE + "| Danh hiệu thi đua | {title} |\n"


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_a_question_mark_within_a_word_is_a_letter_that_was_lost(kind: str) -> None:
    answers = said(filled(kind, FORM.format(name="Ma Khánh S?n", title="Lao động tiên tiến")))

    assert answers["ho_ten"] == Review("Ma Khánh S?n")
    assert (answers["nam_sinh"], answers["danh_hieu_thi_dua"]) == (1980, "Lao động tiên tiến")


def test_where_letters_were_lost_a_question_mark_behind_a_word_is_one_too() -> None:
    answers = said(filled("docx", FORM.format(name="Ngô Thu Hu?", title="Chi?n s? thi đua") + "Người lập biểu: Nông V?n An\n"))

    assert answers["ho_ten"] == Review("Ngô Thu Hu?")


@pytest.mark.parametrize("text", ["Lao động tiên tiến?", "Có?Không", "http://a.vn/thi?dua=1", "trang.vn/danh.php?hieu=a"])
def test_questions_and_addresses_lose_no_letters(text: str) -> None:
    answers = said(filled("docx", FORM.format(name="Lê An", title=text)))

    assert answers["danh_hieu_thi_dua"] == text
