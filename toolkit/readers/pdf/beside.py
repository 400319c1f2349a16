"""Sheets too wide for their paper: what stands right of the first page is printed on a page of its own, and is put beside it again. Pure.

The rows of such pages stand at the same heights. A page that only goes on below has the same columns, or rows of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from toolkit.readers.pdf.page import Page

_SAME_HEIGHT = 0.6
_FEWEST_ROWS = 3
_GAP = 40.0
_LOWER = 20.0


def put_beside(pages: Sequence[Page]) -> list[Page]:
    """Return the pages, each that stands right of an earlier one put beside it."""
    whole: list[Page] = []
    ends: list[Page] = []
    for page in pages:
        place = next((place for place, left in enumerate(ends) if _stands_right_of(page, left)), None)
        if place is None:
            whole.append(page)
            ends.append(page)
        else:
            whole[place] = _both(whole[place], page)
            ends[place] = page
    return whole


def _stands_right_of(page: Page, left: Page) -> bool:
    """Tell whether each row of a page stands at the height of a row of the page ``left``, and that is no chance."""
    if (page.width, page.height) != (left.width, left.height) or not left.sheet:
        return False
    lines, others = _levels(page), _levels(left)
    texts, beside = _heights(page), _heights(left)
    if len(texts) < _FEWEST_ROWS or not _are_among(texts, beside) or not _are_among(lines, others):
        return False
    if lines and _columns(page) == _columns(left):
        return False
    irregular = len({round(after - before) for before, after in pairwise(texts)}) > 1
    return irregular or texts[0] - beside[0] > _LOWER


def _heights(page: Page) -> list[float]:
    return sorted({round(piece.y, 1) for piece in page.pieces})


def _levels(page: Page) -> list[float]:
    return sorted({round(line.y0, 1) for line in page.rulings if line.y0 == line.y1})


def _columns(page: Page) -> list[int]:
    return sorted({round(line.x0) for line in page.rulings if line.x0 == line.x1})


def _are_among(heights: Sequence[float], others: Sequence[float]) -> bool:
    return all(any(abs(height - other) <= _SAME_HEIGHT for other in others) for height in heights)


def _both(left: Page, page: Page) -> Page:
    """Return two pages as one: where the borders of both end and begin is one border."""
    if left.rulings and page.rulings:
        across = max(line.x1 for line in left.rulings) - min(line.x0 for line in page.rulings)
    else:
        across = max(piece.x1 for piece in left.pieces) + _GAP - min(piece.x0 for piece in page.pieces)
    after = 1 + max(piece.number for piece in left.pieces)
    return replace(
        left,
        width=page.width + across,
        pieces=(
            *left.pieces,
            *(piece._replace(x0=piece.x0 + across, x1=piece.x1 + across, number=piece.number + after) for piece in page.pieces),
        ),
        rulings=(*left.rulings, *(line._replace(x0=line.x0 + across, x1=line.x1 + across) for line in page.rulings)),
        struck=left.struck or page.struck,
        crossed=left.crossed + page.crossed,
    )
