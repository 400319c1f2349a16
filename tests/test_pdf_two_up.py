"""Papers that bear two pages side by side are read page by page; a broad page with two columns of its own stays one."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.readers.pdf.page import Page
from toolkit.readers.pdf.page_numbers import without_page_numbers
from toolkit.readers.pdf.pieces import Piece
from toolkit.readers.pdf.rulings import Ruling
from toolkit.readers.pdf.two_up import parted

MIDDLE = 421.0


def paper(number: int, left: Sequence[tuple[float, str]], right: Sequence[tuple[float, str]], *rulings: Ruling) -> Page:
    texts = [*((40.0, y, text) for y, text in left), *((MIDDLE + 40.0, y, text) for y, text in right)]
    pieces = tuple(Piece(text, x, x + 60.0, y, 9.0, number=10 * place) for place, (x, y, text) in enumerate(texts))
    return Page(number=number, printed=number, width=2 * MIDDLE, height=595.0, pieces=pieces, rulings=rulings, picture=0.0)


def lines(start: float, pitch: float, *texts: str) -> list[tuple[float, str]]:
    return [(start + pitch * number, text) for number, text in enumerate(texts)]


FORM = ("Tên", "Chi bộ", "Kỳ báo cáo", "Ngày lập", "Người lập", "Kết quả", "Hạn chế")


def shown(pages: Sequence[Page]) -> list[tuple[int, int, float, list[str]]]:
    return [(page.number, page.printed, page.width, [piece.text for piece in page.pieces]) for page in pages]


def test_each_half_of_a_paper_with_two_pages_is_a_page_and_keeps_the_number_of_the_paper() -> None:
    first = paper(1, lines(50, 15, *FORM), lines(50, 19, *reversed(FORM)), Ruling(MIDDLE + 30, 60, MIDDLE + 300, 60))
    last = paper(2, lines(50, 15, "Bí thư", "Lê Văn An"), [])

    pages = parted([first, last])

    assert shown(pages) == [
        (1, 1, MIDDLE, list(FORM)),
        (1, 2, MIDDLE, list(reversed(FORM))),
        (2, 3, MIDDLE, ["Bí thư", "Lê Văn An"]),
    ]
    assert pages[1].rulings == (Ruling(30, 60, 300, 60),)
    assert {piece.x0 for piece in pages[1].pieces} == {40.0}


def test_the_number_of_a_page_is_that_of_its_half() -> None:
    papers = [
        paper(number, [*lines(50, 15, *FORM), (570.0, str(2 * number - 1))], [*lines(50, 19, *FORM), (570.0, str(2 * number))])
        for number in (1, 2)
    ]

    assert all(len(page.pieces) == len(FORM) for page in without_page_numbers(parted(papers)))


def test_two_copies_of_one_form_stand_at_the_same_heights() -> None:
    assert len(parted([paper(1, lines(50, 15, *FORM), lines(50, 15, *FORM))])) == 2


def test_a_broad_page_that_anything_crosses_stays_one() -> None:
    crossed = paper(1, lines(50, 15, *FORM), lines(50, 19, *FORM), Ruling(40, 300, 800, 300))
    signed = paper(2, lines(50, 15, "Nơi nhận", "Như trên", "Lưu"), lines(50, 19, "T/M CHI BỘ", "BÍ THƯ", "Lê Văn An"))

    assert parted([crossed, signed]) == [crossed, signed]
    assert parted([signed]) == [signed]


def test_labels_with_their_answers_beside_them_are_no_two_pages() -> None:
    one = paper(1, lines(50, 15, *FORM), lines(50, 15, "Tổ một", "Chi bộ Văn phòng", "Năm 2024", "5/6/2024", "Lê Văn An", "Tốt", "Không"))

    assert parted([one]) == [one]
