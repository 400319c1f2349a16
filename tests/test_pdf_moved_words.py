"""A program that writes some spaces and moves on over others tells nothing of columns where it moves as far as a space is wide."""

from __future__ import annotations

from tests.pdf_maker import HEIGHT, Sheet, pdf
from toolkit.model.document import Line
from toolkit.readers.pdf import read_pdf

BEGINNING = ("Tổ ", "chức ", "sáu", "buổi ", "sinh ", "hoạt", "chuyên ", "đề ", "về")
ENDS = ("Chỉ ", "thị", "của ", "Đảng ", "bộ"), ("Chỉ ", "thị", "mới ", "của ", "Tỉnh"), ("Chỉ ", "thị", "cũ ", "trong ", "quý")
ROOM = 3.0


def draw(page: Sheet, at: float, y: float, words: tuple[str, ...]) -> float:
    """Draw words with the same room behind each, the space that some end with drawn back to it; return where the next one begins."""
    codes = ["".join(f"{ord(letter):04X}" for letter in word) for word in words]
    rooms = [" 250 " if word.endswith(" ") else " -250 " for word in words]
    page.content.append(
        f"BT /F1 12 Tf 1 0 0 1 {at} {HEIGHT - y} Tm [{''.join(f'<{code}>{room}' for code, room in zip(codes, rooms, strict=True))}] TJ ET"
    )
    return at + sum(6 * len(word.strip()) + ROOM for word in words)


def test_lines_that_begin_alike_stand_in_no_columns() -> None:
    page = Sheet()
    for number, end in enumerate(ENDS):
        y = 80 + 22 * number
        draw(page, draw(page, 60, y, BEGINNING), y, end)

    whole = [" ".join(word.strip() for word in (*BEGINNING, *end)) for end in ENDS]
    assert [block.text for block in read_pdf(pdf(page)).blocks if isinstance(block, Line)] == whole
