"""What is asked first because it is soon answered never hides what the whole question would find."""

from __future__ import annotations

import random
import re

import pytest

from toolkit.match import labels, swallowed
from toolkit.match.words import BLANK_DOTS
from toolkit.text import asking, choices, initials
from toolkit.text.squeeze import squeeze

_VIETNAMESE = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựiìíỉĩịđbcdghklmnpqrstvxfjwz0123456789"


def _texts(letters: str, longest: int = 10) -> list[str]:
    chance = random.Random(7)
    return ["".join(chance.choices(letters, k=chance.randrange(longest))) for _ in range(20_000)]


@pytest.mark.parametrize(
    ("whole", "sign", "letters"),
    [
        (labels._DELIMITER, labels._HAS_DELIMITER, "…._:： \ta"),
        (labels._INNER_DOTS, labels._HAS_INNER_DOTS, "…._ \ta"),
        (swallowed._BEHIND_LABEL, swallowed._HAS_MARK, "…._: \ta"),
        (initials._SHORTENED, initials._MAY_BE_SHORTENED, "ngNG./& cđaA\n1"),
        (choices._MARK, choices._MARK_BEGINS, "☒☐[ ]()xXvV.…_a✓"),
    ],
)
def test_a_text_without_the_sign_has_nothing_to_find(whole: re.Pattern[str], sign: re.Pattern[str], letters: str) -> None:
    found = [text for text in _texts(letters) if whole.search(text)]

    assert found
    assert all(sign.search(text) for text in found)


def test_marks_are_found_from_the_first_letter_of_one_as_from_the_beginning() -> None:
    for text in _texts("☒☐[ ]()xXvV.…_aĐ✓-"):
        assert [mark.span() for mark in choices._marks(text)] == [mark.span() for mark in choices._MARK.finditer(text)]


def test_dots_of_a_blank_are_three_of_a_kind_or_spaced_ones() -> None:
    plain = re.compile(r"…|[._]{3,}|(?:\. ){2,}\.")

    for text in _texts("…._ a"):
        assert [found.span() for found in BLANK_DOTS.finditer(text)] == [found.span() for found in plain.finditer(text)]


def test_abbreviations_are_runs_of_two_to_six_capitals() -> None:
    plain = re.compile(r"(?<![\w&])[A-ZĐƯƠÂÊÔ]{2,6}(?![\w])")

    for text in _texts("AĐƯBC abc&\n.1_-Ế", 12):
        assert [found.span() for found in initials.CAPITALS.finditer(text)] == [found.span() for found in plain.finditer(text)]


def test_what_ends_a_question_is_told_by_its_last_word() -> None:
    chance = random.Random(3)
    said = "là những gì nào ai bao nhiêu mấy người ra sao thế hay hoặc không chưa ghi rõ số Có maI GÌ"
    words = said.split()
    for _ in range(5_000):
        text = " ".join(chance.choices(words, k=chance.randrange(1, 6))) + chance.choice(["", " ", "?", " ??  ", "\n"])
        assert asking._ENDS.sub("", text, count=1) == text.rstrip() or text.rstrip().lower().endswith(asking._LAST)


def test_squeezed_letters_stay_apart_and_are_bytes() -> None:
    assert len({squeeze(letter) for letter in _VIETNAMESE}) == len(_VIETNAMESE)
    assert max(squeeze(_VIETNAMESE)) <= "\xff"
    assert squeeze("kỳ báo cáo") == squeeze("kìbáocáo")
    assert squeeze("kỹ thuật") == squeeze("kĩ thuật")
