"""Lists of which a sheet draws the upright lines alone: the level ones are put between their running numbers. Pure.

Between two numbers a row ends where most room is left over the whole width. Where a list has no numbers, or no such place, it is not known
where its rows end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from toolkit.readers.pdf.page import Page
from toolkit.readers.pdf.pieces import Piece
from toolkit.readers.pdf.rulings import Ruling

_FEWEST = 5
_SAME_LINE = 0.4
_ABOVE, _BELOW = 0.75, 0.25
_MORE = 1.0


def with_levels(pages: Sequence[Page]) -> tuple[list[Page], bool]:
    """Return the pages with the level lines that lists of sheets lack, and whether it is not known of one where its rows end."""
    found = [_with_levels(page) for page in pages]
    return [page for page, _ in found], not all(known for _, known in found)


def _with_levels(page: Page) -> tuple[Page, bool]:
    if not page.sheet or len(page.rulings) < _FEWEST or any(line.y0 == line.y1 for line in page.rulings):
        return page, True
    new: list[Ruling] = []
    for top, bottom in {(line.y0, line.y1) for line in page.rulings}:
        xs = sorted({line.x0 for line in page.rulings if (line.y0, line.y1) == (top, bottom)})
        if len(xs) < _FEWEST:
            continue
        heights = _ends_of_rows([piece for piece in page.pieces if top < piece.y < bottom and xs[0] <= piece.x0 <= xs[-1]], xs[1])
        if heights is None:
            return page, False
        new += [Ruling(xs[0], y, xs[-1], y) for y in (top, *heights, bottom)]
    return replace(page, rulings=(*page.rulings, *new)), True


def _ends_of_rows(pieces: Sequence[Piece], first: float) -> list[float] | None:
    """Return the heights between the rows of a list whose first column ends at ``first``, ``None`` where they are not known."""
    numbers: list[tuple[float, bool]] = []
    for piece in sorted((piece for piece in pieces if piece.x1 <= first), key=lambda piece: piece.y):
        is_number = piece.text.isdigit()
        if not is_number and numbers and numbers[-1][1]:
            return None
        if numbers and not is_number:
            numbers[-1] = piece.y, False
        elif not numbers or piece.y - numbers[-1][0] > _SAME_LINE * piece.size:
            numbers.append((piece.y, is_number))
    if not any(is_number for _, is_number in numbers):
        return None
    found = [_widest_gap(pieces, above, below) for (above, _), (below, _) in pairwise(numbers)]
    return None if None in found else [height for height in found if height is not None]


def _widest_gap(pieces: Sequence[Piece], above: float, below: float) -> float | None:
    """Return the middle of the widest gap between two heights in which no text stands, ``None`` where two are about as wide."""
    gaps = sorted(_gaps(pieces, above, below), key=lambda gap: gap[1] - gap[0])
    if not gaps or (len(gaps) > 1 and gaps[-1][1] - gaps[-1][0] < gaps[-2][1] - gaps[-2][0] + _MORE):
        return None
    return sum(gaps[-1]) / 2


def _gaps(pieces: Sequence[Piece], above: float, below: float) -> Iterator[tuple[float, float]]:
    reached = above
    for start, end in sorted((piece.y - _ABOVE * piece.size, piece.y + _BELOW * piece.size) for piece in pieces):
        if end <= above or start >= below:
            continue
        if start > reached:
            yield reached, start
        reached = max(reached, end)
