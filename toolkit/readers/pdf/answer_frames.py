"""Frames drawn around single answers, as fields leave them that were made text. Pure.

Each stands behind its label, or within a cell of a table, and is none itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from toolkit.readers.pdf.page import Page
from toolkit.readers.pdf.rulings import Ruling

_NEAR = 1.0
_NARROWEST, _LOWEST, _MARGIN = 20.0, 9.0, 12.0
_MOST = 400  # lines; what has more is a table

Sides = tuple[Ruling, Ruling, Ruling, Ruling]


def without_answer_frames(page: Page) -> Page:
    """Return the page without the sides of frames that touch no other line and stand right of words on their height or in a cell.

    The cells of a sheet have borders of their own.
    """
    if page.sheet or not 0 < len(page.rulings) <= _MOST:
        return page
    dropped = {
        id(side)
        for frame in _frames(page.rulings)
        if _is_alone(frame, page.rulings) and (_stands_in_cell(frame, page.rulings) or _stands_behind_words(frame, page))
        for side in frame
    }
    return replace(page, rulings=tuple(line for line in page.rulings if id(line) not in dropped)) if dropped else page


def _frames(rulings: Sequence[Ruling]) -> Iterator[Sides]:
    """Yield the left, right, upper and lower side of each frame."""
    uprights = sorted((line for line in rulings if line.x0 == line.x1 and line.y1 - line.y0 >= _LOWEST), key=lambda line: line.x0)
    levels = [line for line in rulings if line.y0 == line.y1 and line.x1 - line.x0 >= _NARROWEST]
    for upper in levels:
        left = next((up for up in uprights if _meet(up.x0, upper.x0) and _meet(up.y0, upper.y0)), None)
        if left is None:
            continue
        right = next((up for up in uprights if _meet(up.x0, upper.x1) and _meet(up.y0, left.y0) and _meet(up.y1, left.y1)), None)
        lower = next((line for line in levels if _meet(line.y0, left.y1) and _meet(line.x0, upper.x0) and _meet(line.x1, upper.x1)), None)
        if right is not None and lower is not None:
            yield left, right, upper, lower


def _meet(one: float, other: float) -> bool:
    return abs(one - other) <= _NEAR


def _is_alone(frame: Sides, rulings: Sequence[Ruling]) -> bool:
    """Tell whether no other line touches a frame or stands in it."""
    left, right, upper, lower = frame
    own = set(map(id, frame))
    return not any(
        line.x0 <= right.x0 + _NEAR and line.x1 >= left.x0 - _NEAR and line.y0 <= lower.y0 + _NEAR and line.y1 >= upper.y0 - _NEAR
        for line in rulings
        if id(line) not in own
    )


def _stands_in_cell(frame: Sides, rulings: Sequence[Ruling]) -> bool:
    """Tell whether a frame fills a cell of a table, whose borders run close to both of its ends."""
    left, right, upper, lower = frame
    beside = [line.x0 for line in rulings if line.x0 == line.x1 and line.y0 <= upper.y0 and line.y1 >= lower.y0]
    return any(0 < left.x0 - x <= _MARGIN for x in beside) and any(0 < x - right.x0 <= _MARGIN for x in beside)


def _stands_behind_words(frame: Sides, page: Page) -> bool:
    left, _, upper, lower = frame
    return any(piece.x1 <= left.x0 + _NEAR and upper.y0 < piece.y - 0.3 * piece.size < lower.y0 for piece in page.pieces)
