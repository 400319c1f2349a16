"""Letters drawn in another font after their line stand in their words, with the spaces that the gaps show and no others."""

from __future__ import annotations

import pytest

from toolkit.readers.pdf.cells import Drawing
from toolkit.readers.pdf.habits import Habits
from toolkit.readers.pdf.lines import visual_lines
from toolkit.readers.pdf.other_fonts import with_late_letters
from toolkit.readers.pdf.pieces import Piece

HABITS = Habits(breaks=True, spaces=False, gap=0.0, written=True)
OFFICE = [  # as LibreOffice draws "Trưởng phòng, Chi ủy viên" in a font without these letters
    ("Tr", 270.1, 280.56, False, 272, True),
    ("ng", 294.29, 305.44, False, 275, True),
    ("phòng,", 307.89, 338.42, True, 278, False),
    ("Chi", 340.76, 355.6, True, 285, False),
    ("y", 364.89, 370.5, True, 289, False),
    ("vi", 372.52, 381.08, True, 291, False),
    ("ưở", 280.6, 294.7, False, 294, True),
    ("ủ", 358.08, 365.17, False, 297, True),
    ("ên", 381.41, 392.14, False, 299, True),
]
ALONE = [  # "tự soi, tự"
    ("t", 385.1, 388.68, False, 1334, True),
    ("soi,", 398.18, 413.03, False, 1336, True),
    ("t", 415.46, 419.04, True, 1341, False),
    ("ự", 388.7, 396.27, False, 1365, False),
    ("ự", 418.99, 426.56, False, 1369, True),
]


def pieces(drawn: list[tuple[str, float, float, bool, int, bool]]) -> list[Piece]:
    return [Piece(text, x0, x1, 100.0, 11.0, spaced, number, apart) for text, x0, x1, spaced, number, apart in drawn]


BOXES = [  # "Đạt ☒   Chưa đạt ☐. Minh" with boxes of another font
    ("Đạt", 116.3, 135.0, True, 496, False),
    ("☒", 138.3, 148.1, False, 567, False),
    ("Chưa", 157.8, 185.7, True, 500, False),
    ("đạt", 189.1, 204.9, True, 505, False),
    ("☐", 208.3, 218.1, False, 569, True),
    (".", 217.9, 221.2, True, 509, False),
    ("Minh", 224.4, 252.6, True, 511, False),
]


@pytest.mark.parametrize(
    ("drawn", "read"), [(OFFICE, "Trưởng phòng, Chi ủy viên"), (ALONE, "tự soi, tự"), (BOXES, "Đạt ☒   Chưa đạt ☐. Minh")]
)
def test_the_words_of_a_line_are_whole_and_apart(drawn: list[tuple[str, float, float, bool, int, bool]], read: str) -> None:
    (line,) = visual_lines(pieces(drawn), HABITS)

    assert line.text == read


def test_a_line_that_is_drawn_from_left_to_right_is_as_it_was() -> None:
    whole = pieces([("Chi", 10.0, 24.0, False, 1, True), ("ủy", 27.0, 40.0, True, 5, False), ("ở", 43.0, 50.0, True, 8, False)])

    assert with_late_letters(whole) is whole


def test_a_cell_that_is_drawn_later_stays_a_cell() -> None:
    """Words drawn out of turn, and letters behind a wide gap, belong to nobody's word."""
    words = pieces([("Tổng", 10.0, 34.0, False, 50, True), ("12", 36.0, 46.0, False, 10, True)])
    row = pieces([("Tập", 10.0, 24.0, False, 1, True), ("Đã", 27.0, 38.0, False, 90, True), ("10", 41.0, 50.0, False, 30, True)])
    far = pieces([("ở", 10.0, 17.0, False, 50, True), ("đó", 40.0, 52.0, False, 10, True)])

    assert with_late_letters(words) is words
    assert with_late_letters(row) is row
    assert with_late_letters(far) is far


def test_a_capital_that_is_moved_into_the_space_before_it_begins_a_word() -> None:
    (line,) = visual_lines(
        [Piece("sử", 244.15, 254.67, 84.0, 11.0, False, 69, True), Piece("ATK", 256.53, 277.9, 84.0, 11.0, False, 72, True)],
    )

    assert line.text == "sử ATK"


def test_boxes_of_another_font_below_each_other_begin_no_column() -> None:
    lines = [piece._replace(y=100.0 + 15 * number, number=piece.number + 1000 * number) for number in range(3) for piece in pieces(BOXES)]

    assert [line.text for line in visual_lines(lines, HABITS)] == ["Đạt ☒   Chưa đạt ☐. Minh"] * 3


def test_a_line_goes_on_with_the_one_before_although_letters_of_another_font_were_drawn_between() -> None:
    first = [("c", 369.1, 374.2, False, 738, True), ("ủ", 374.1, 381.7, False, 744, True), ("a", 381.7, 387.3, False, 740, True)]
    first += [("nghi", 390.0, 412.2, True, 742, False), ("ệ", 412.2, 418.6, False, 748, True), ("p", 418.6, 424.8, False, 747, True)]
    second = [("ngh", 369.1, 387.9, True, 761, True), ("ỉ", 387.9, 391.7, False, 774, False), ("thai", 394.4, 413.9, False, 765, True)]
    one, other = visual_lines([*pieces(first), *(piece._replace(y=113.8) for piece in pieces(second))], HABITS)
    drawing = Drawing([one, other], [], tells=True)

    assert (one.text, other.text) == ("của nghiệp", "nghỉ thai")
    assert drawing.follows(one.segments[-1], other.segments[0])
    assert not drawing.follows(other.segments[0], one.segments[-1])


def test_choices_set_apart_below_each_other_are_no_columns() -> None:
    drawn = [("Tiêu chí 1: ☐ Đạt", 60.0, 150.0, False, 1, True), ("☑ Chưa đạt. Minh chứng: Tốt", 165.0, 320.0, False, 30, True)]
    lines = visual_lines([piece._replace(y=100.0 + 15 * number) for number in range(3) for piece in pieces(drawn)], HABITS)

    assert [len(line.segments) for line in lines] == [1, 1, 1]
