"""Letters that deceive: of two alphabets in one word, turning the direction, or seen by nobody; signs of measures are none."""

from __future__ import annotations

import pytest

from toolkit.model.document import Document, Line
from toolkit.model.place import Place
from toolkit.readers.letters import without_deceit


def looked_at(text: str) -> Document:
    return without_deceit(Document(kind="docx", blocks=(Line(text=text, place=Place(paragraph=1)),)), text)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Đỗ Minh Quαn", "Đỗ Minh Quαn"),
        ("Đỗ Мinh Quân", "Đỗ Мinh Quân"),
        ("Đỗ Minhж Quân", "Đỗ Minhж Quân"),
        ("Đỗ Ｍinh Quân", "Đỗ Ｍinh Quân"),
        ("Đỗ Minh\u202e Quân", "Đỗ Minh Quân"),
        ("Đỗ Minh Quân\U000e0041\U000e0042", "Đỗ Minh Quân"),
    ],
)
def test_a_word_that_is_not_what_it_seems_is_told_and_for_a_look(text: str, left: str) -> None:
    document = looked_at(text)
    (notice,) = document.notices
    assert notice.code == "unsafe-content"
    assert [block.text for block in document.blocks if isinstance(block, Line)] == [left]
    assert list(document.doubtful) == [notice.place]


@pytest.mark.parametrize("text", ["Đo 5 μm và 3 kΩ", "Hệ số α bằng 2, Δt nhỏ", "Gặp gỡ bạn Nga: Дружба", "góc 2πr"])
def test_signs_of_measures_and_real_words_of_others_are_left_alone(text: str) -> None:
    assert looked_at(text).notices == ()


@pytest.mark.parametrize("text", ["祌ê Quang Hưng", "giải qu뵹ết đúng hạn", "Tổ tiếpก dân", "Tổ ti\ue000p dân", "Nguy\ufffdn Văn An"])
def test_a_letter_of_a_far_script_within_a_word_or_of_none_is_damage_and_for_a_look(text: str) -> None:
    document = looked_at(text)

    assert [*document.doubtful] == [Place(paragraph=1)]
    assert document.notices == ()


def test_names_in_a_far_script_beside_latin_ones_are_left_alone() -> None:
    assert not looked_at("Đoàn 中国 thăm Sở, quà tặng 한국").doubtful
    assert not looked_at("\ue00a Mỗi tháng một chuyên đề").doubtful  # the bullet of a symbol font
