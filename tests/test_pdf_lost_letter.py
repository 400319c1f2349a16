"""PDF prints of TCVN3 lose the letter ư: what can be told is put back, and all of it is for a person's eye."""

from __future__ import annotations

import pytest

from tests.pdf_maker import Sheet, pdf
from tests.test_pdf import lines, tables
from toolkit.model.place import WHOLE_FILE
from toolkit.readers.pdf import read_pdf

HEAD = "§¶ng uû Së C«ng Th¬ng"


def read(*printed: str) -> list[str]:
    page = Sheet().text(60, 60, HEAD)
    for number, text in enumerate(printed):
        page.text(60, 90 + 30 * number, text)
    document = read_pdf(pdf(page, fonts=(".VnTime",)))
    assert "đã mất chữ “ư”" in document.doubtful[WHOLE_FILE]
    assert any("mất chữ “ư”" in notice.detail for notice in document.notices)
    return lines(document)[1:]


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("Ngêi lËp biÓu: Ph¹m V¨n Hng", "Người lập biểu: Phạm Văn Hưng"),
        ("Cha ®¹t, ®îc 3 lît", "Chưa đạt, được 3 lượt"),
        ("BÝ th: §Æng V¨n Th", "Bí thư: Đặng Văn Thư"),
        ("Phßng §Çu t, d©n c nh cò", "Phòng Đầu tư, dân cư như cũ"),
    ],
)
def test_a_word_that_is_none_without_the_letter_gets_it_back(printed: str, meant: str) -> None:
    assert read(printed) == [meant]


@pytest.mark.parametrize("printed", ["mêi ®¹i biÓu", "S¬n h¬n", "a) QLNL, CB 05-CT/TW t."])
def test_what_may_be_whole_stays(printed: str) -> None:
    said = {"mêi ®¹i biÓu": "mời đại biểu", "S¬n h¬n": "Sơn hơn", "Ngµy 18-07-2024": "mắc 18-07-2024"}
    assert read(printed) == [said.get(printed, printed)]


def test_the_hyphen_at_the_end_of_a_line_is_the_letter() -> None:
    page = Sheet().text(60, 60, HEAD).grid([60, 140, 300], [80, 96, 126])
    page.text(64, 92, "Chi bé").text(144, 92, "V¨n phßng").text(64, 108, "H×nh thøc th-").text(64, 122, "ëng").text(144, 108, "B»ng khen")
    document = read_pdf(pdf(page, fonts=(".VnTime",)))
    assert tables(document)[0][1][0] == "Hình thức thưởng"
