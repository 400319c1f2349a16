"""Words that a narrow column broke within are for a person's eye; with several of them so is all that the print says."""

from __future__ import annotations

import pytest

from toolkit.model.document import Line
from toolkit.model.place import WHOLE_FILE, Place
from toolkit.readers.pdf.broken_words import broken_words


def lines(*texts: str) -> list[Line]:
    return [Line(text=text, place=Place(paragraph=number)) for number, text in enumerate(texts, 1)]


@pytest.mark.parametrize("text", ["Tạ Bích P húc", "K iểm soát viên", "trư ởng ph òng", "doanh n ghiệp"])
def test_a_broken_word_is_told_at_its_place(text: str) -> None:
    assert list(broken_words(lines("Lê An", text))) == [Place(paragraph=2)]


@pytest.mark.parametrize("text", ["c) Tổ một cửa", "5 m ở đầu", "Nhóm B, ở xã", "T/M CHI BỘ", "x Đạt", "[x] có", "Hà Thị L"])
def test_marks_measures_and_names_are_no_broken_words(text: str) -> None:
    assert not broken_words(lines(text))


def test_several_broken_words_make_the_whole_print_doubtful() -> None:
    assert list(broken_words(lines("P húc", "Lê An", "K iểm", "doanh n ghiệp"))) == [WHOLE_FILE]
