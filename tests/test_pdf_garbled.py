"""A print that lost what its letters mean is refused, not read by halves."""

from __future__ import annotations

import pytest

from tests.pdf_maker import Sheet, pdf
from toolkit.errors import UnreadableFile
from toolkit.readers.pdf import read_pdf
from toolkit.readers.pdf.garbled import is_garbled, lacks_letters

LOST = ["PHI¾U ĐÁNH GIÁ TIÊU CHÍ", "Đ¢n vß: Chi bß Quán lý Công nghißp", "Kÿ báo cáo: nm 2024", "K¿t quÁ xÿp lo¿i tß chÿc đÁng: Hoàn thành"]


def test_words_with_letters_that_vietnamese_has_not_are_no_text() -> None:
    page = Sheet()
    for number, line in enumerate(LOST * 2):
        page.text(60, 60 + 20 * number, line)
    with pytest.raises(UnreadableFile, match="không có mã đọc được"):
        read_pdf(pdf(page))


def test_a_single_foreign_word_is_no_loss() -> None:
    assert not is_garbled("Hợp tác với tập đoàn Großmann và Malmö " * 3 + "Triển khai nhiệm vụ năm 2024 " * 40)
    assert not is_garbled("Chi bộ Văn phòng ± 5 % ÷ 2 = ¾ " * 30)


def test_words_that_lost_most_letters_with_marks_are_no_text() -> None:
    lost = [
        "\ufffeNG",
        "B",
        "S",
        "C",
        "NG",
        "TH",
        "NG",
        "CHI",
        "QU\ufffeN",
        "L",
        "S\ufffeN",
        "VI",
        "T",
        "NAM",
        "Th\ufffei",
        "ph\ufffeng",
        "n",
    ]
    whole = ["Chi", "bộ", "Văn", "phòng", *["\ufffe"] * 5, "TT", "TW", "KH", "Đảng", "ủy"]

    assert lacks_letters(lost, "".join(lost))
    assert not lacks_letters(whole, "".join(whole) * 9)
