"""Words that people hold to be the same fold to the same key; words that differ do not."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.text.fold import bare, clean, fold


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hoà", "hòa"),
        ("UỶ BAN", "Ủy ban"),
        ("thuỷ", "thủy"),
        ("Hòan thành", "Hoàn thành"),
        ("khỏan", "khoản"),
        ("khoẻ", "khỏe"),
        ("quý", "QUÝ"),
        ("kỹ thuật", "kĩ thuật"),
        ("chiến sỹ", "chiến sĩ"),
        ("tỷ lệ", "tỉ lệ"),
        ("Ðảng ủy", "Đảng ủy"),
        ("chƣa", "chưa"),
        ("Chi\u00adbộ", "chibộ"),
        ("Chi\u00a0bộ\u200b", "chi bộ"),
        ("Số, ký hiệu:", "số ký hiệu"),
        ("05-CT/TW", "05 CT TW"),
        (unicodedata.normalize("NFD", "Quản lý"), "quản lí"),
    ],
)
def test_spellings_of_one_word_fold_to_one_key(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("quý", "quỳ"), ("đạt", "dạt"), ("hoa", "hòa"), ("tập thể", "tập thế"), ("mai", "may"), ("chúa", "chưa")]
)
def test_different_words_stay_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_a_bare_word_has_no_diacritics_left() -> None:
    assert bare("Đảng ủy Sở – Kế hoạch, ưỡn ngựa") == "dang uy so ke hoach uon ngua"


def test_a_clean_value_keeps_the_words_of_the_writer() -> None:
    assert clean("  Tổ\u00a0chuyển   đổi số \n\n \u00adphòng  1\t2 ") == "Tổ chuyển đổi số\nphòng 1 2"


@pytest.mark.parametrize("mark", ["\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad"])
def test_letters_without_width_are_no_part_of_a_value(mark: str) -> None:
    assert clean(f"{mark}Ng{mark}ô Thị{mark} Bình{mark}") == "Ngô Thị Bình"


def test_the_joiner_of_pictures_stays_between_them() -> None:
    assert clean("Gia đình 👨\u200d👩\u200d👧 tiêu biểu") == "Gia đình 👨\u200d👩\u200d👧 tiêu biểu"


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert clean(clean(text)) == clean(text)
