"""Sheets without borders whose columns are too narrow: labels end where the next cell begins, what they ask is not on the paper. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from toolkit.readers.pdf.page import Page
from toolkit.readers.pdf.pieces import Piece

RUN_INTO: Final = (
    "Trong bản in, cột hẹp hơn nội dung nên chữ của ô này bị ô bên cạnh che; mọi câu trả lời cần đối chiếu với tệp gốc, "
    "đề nghị nới cột rồi xuất lại, hoặc gửi tệp Excel gốc."
)
_SEVERAL = 3
_LEVEL, _NO_ROOM, _OVERLAP = 0.1, 0.12, 0.3


def cells_run_together(page: Page) -> bool:
    """Tell whether cells of a sheet without borders end, again and again, right where the next one in their row begins."""
    if not page.sheet or any(line.x0 == line.x1 for line in page.rulings):
        return False
    starts = Counter(round(piece.x0) for piece in page.pieces if piece.apart)
    return sum(starts[round(after.x0)] >= _SEVERAL for after in _without_room(page.pieces)) >= _SEVERAL


def _without_room(pieces: Sequence[Piece]) -> list[Piece]:
    """Return what was drawn by itself and stands right behind a word that ends with a letter."""
    return [
        after
        for before, after in pairwise(pieces)
        if after.apart
        and before.text[-1].isalpha()
        and abs(after.y - before.y) < _LEVEL * after.size
        and -_OVERLAP < (after.x0 - before.x1) / after.size < _NO_ROOM
    ]
