"""What a drawn cell says hangs on its words and their places in it alone: neither on its place on the page nor on what was read before."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.pdf_maker import Sheet, pdf
from tests.test_pdf import TITLE
from toolkit.model.document import Document
from toolkit.readers.pdf import known_cells, read_pdf
from toolkit.readers.pdf.boxes import texts_of
from toolkit.readers.pdf.habits import Habits
from toolkit.readers.pdf.known_cells import lines_of_cell, texts_of_cell
from toolkit.readers.pdf.pieces import Piece

SAMPLES = sorted((Path(__file__).parent / "data" / "samples").rglob("*.pdf"))
HABITS = Habits(breaks=True, spaces=True, gap=0.0, written=True)
WORDS = [
    "Cải",
    "cách",
    "hành",
    "chính,",
    "chuyển",
    "đổi",
    "số;",
    "xây",
    "dựng",
    "12",
    "quy",
    "trình",
    "nội",
    "bộ",
    "-",
    "3",
    "mô",
    "hình:",
    "“Một",
    "cửa”.",
    "Đạt/Chưa",
    "đạt",
    "(nếu",
    "có)",
    "37-QĐ/TW",
    "Tổ",
    "ủ",
]


def cell(rng: random.Random) -> list[Piece]:
    """Words in lines as a column holds them, some far apart, some drawn later, some smaller."""
    found: list[Piece] = []
    x, y, number = 64.0, 100.0, rng.randrange(500)
    for _ in range(rng.randint(1, 30)):
        word, size = rng.choice(WORDS), rng.choice((13.0, 13.0, 13.0, 10.0))
        if x + 6 * len(word) > 300:
            x, y = 64.0 + rng.choice((0.0, 0.0, 18.0)), y + rng.choice((14.9, 15.0, 15.05, 22.0))
        spaced, apart = rng.random() < 0.8, rng.random() < 0.2
        found.append(Piece(word, x, x + 6 * len(word), y, size, spaced, number, apart))
        x, number = x + 6 * len(word) + rng.choice((3.2, 3.2, 3.3, 0.0, 7.5, 30.0)), number + len(word) + 1
    if rng.random() < 0.2:
        rng.shuffle(found)
    return found


def test_a_cell_further_down_and_drawn_later_says_the_same() -> None:
    rng = random.Random(3)
    for _ in range(500):
        pieces, down, later = cell(rng), rng.uniform(-90.0, 600.0), rng.randrange(900)
        moved = [piece._replace(y=piece.y + down, number=piece.number + later) for piece in pieces]
        assert texts_of_cell(moved, 60.0, 306.0, HABITS) == texts_of_cell(pieces, 60.0, 306.0, HABITS)


def test_what_is_kept_of_a_cell_is_what_its_lines_say() -> None:
    rng = random.Random(5)
    for _ in range(500):
        pieces = cell(rng)
        said = texts_of(lines_of_cell(pieces, 60.0, 306.0, HABITS), 306.0 - known_cells.PADDING)
        for _ in range(3):  # told for the first time, kept, and kept before
            texts = texts_of_cell(pieces, 60.0, 306.0, HABITS)
            assert texts == said
            texts.append("put in by whoever was told")


def test_no_more_is_kept_than_the_cells_of_many_forms(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known_cells, "_MOST_CELLS", 10)
    monkeypatch.setattr(known_cells, "_MOST_MARKS", 50)
    rng = random.Random(7)
    for _ in range(300):
        pieces = cell(rng)
        texts = texts_of_cell(pieces, 60.0, 306.0, HABITS)
        assert texts_of_cell(pieces, 60.0, 306.0, HABITS) == texts
        assert len(known_cells._KEPT) <= 10
        assert len(known_cells._CAME) <= 50


def test_other_borders_or_habits_are_another_cell() -> None:
    words = [Piece("Cải", 64.0, 82.0, 100.0, 13.0, number=0), Piece("cách", 106.0, 130.0, 100.0, 13.0, number=4)]
    loose, close = Habits(breaks=True, spaces=True, gap=2.0), HABITS
    assert texts_of_cell(words, 60.0, 306.0, close) != texts_of_cell(words, 60.0, 306.0, loose)


@pytest.mark.parametrize("seed", [1, 2])
def test_files_say_the_same_in_any_order(seed: int) -> None:
    made = [_form(height, name) for height, name in ((20, "Lê Văn An"), (31, "Lê Văn An"), (20, "Trần Thị Bình"))]
    files = [path.read_bytes() for path in SAMPLES] + made
    first: list[Document] = []
    for data in files:
        known_cells.forget()
        first.append(read_pdf(data))
    order = list(range(len(files))) * 2
    random.Random(seed).shuffle(order)
    for number in order:
        assert read_pdf(files[number]) == first[number]


def _form(height: int, name: str) -> bytes:
    page = Sheet().text(60, 60, TITLE).grid([60, 200, 480], [80, 80 + height, 130 + height])
    return pdf(page.text(64, 94, "Họ và tên").text(204, 94, name).text(64, 104 + height, "Ghi chú"))
