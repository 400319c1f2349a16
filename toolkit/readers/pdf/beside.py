"""Sheets too wide for their paper: what stands right of the first page is printed on a page of its own, and is put beside it again. Pure.

The rows of such pages stand at the same heights. A page that only goes on below has the same columns, or rows of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from toolkit.readers.pdf.late import wraps_of
from toolkit.readers.pdf.lines import visual_lines
from toolkit.readers.pdf.page import Page
from toolkit.readers.pdf.page_numbers import without_page_numbers
from toolkit.readers.pdf.paragraphs import CUT
from toolkit.readers.pdf.pieces import Piece
from toolkit.readers.pdf.rulings import Ruling

_SAME_HEIGHT = 0.6
_FEWEST_ROWS, _SEVERAL_ROWS, _SEVERAL_LINES = 3, 6, 4
_MOST = 0.7  # a cell of several lines has lines where no other cell has any
_FEWEST_HEADS, _SHORTEST_HEAD, _INDENT = 2, 6, 2.0
_GAP = 40.0
_PITCH, _LINES = 1.2, 1.17
_LOWER = 20.0
_EDGE = 6.0
_FEWEST_BORDERS = 2
_FULL, _FOOT = 0.7, 0.9  # a page that goes on below is full, but for a row that found no room; page numbers stand lower
_SIGNATURE = re.compile(r"(?:T/M|TM\.?) |BÍ THƯ|NGƯỜI (?:LẬP|BÁO CÁO)", re.IGNORECASE)


def put_beside(pages: Sequence[Page]) -> list[Page]:
    """Return the pages, each that stands right of an earlier one of its sheet put beside it."""
    whole: list[Page] = []
    firsts: list[Page] = []
    ends: list[tuple[int, Page]] = []
    for page, judged in zip(pages, _judged(pages), strict=True):
        if any(page.sheet and begins_like(page, first) for first in firsts):
            ends = []  # another sheet begins
        number = next((number for number, (place, left) in enumerate(ends) if _stands_right_of(judged, left, whole[place])), None)
        if number is None:
            ends.append((len(whole), page))
            whole.append(page)
            firsts.append(page)
        else:
            place, _ = ends[number]
            whole[place] = _both(whole[place], page)
            ends[number] = place, page
    return whole


def _judged(pages: Sequence[Page]) -> Sequence[Page]:
    """Return the pages of a sheet by what their rows say: numbers of pages stand at one height wherever pages belong, if none is cut."""
    several = len(pages) > 1 and any(page.sheet for page in pages)
    return without_page_numbers(pages) if several and not any(page.beyond for page in pages) else pages


def all_fit(pages: Sequence[Page]) -> bool:
    """Tell whether the borders of all pages that were put together leave no doubt, and no other page has text over its edge."""
    sure = all(page.sure if page.joined else not page.beyond for page in pages)
    return sure and any(page.joined and len(_levels(page)) >= _SEVERAL_LINES for page in pages)


def _stands_right_of(page: Page, left: Page, whole: Page) -> bool:
    """Tell whether each row of a page stands at the height of a row of the pages put together, and that is no chance.

    ``left`` is the last one of those, ``whole`` are all of them.
    """
    if (page.width, page.height) != (left.width, left.height) or not left.sheet or _signs_below(page, whole):
        return False
    lines, others = _levels(page), _levels(whole)
    if not _are_among(lines, others):
        return False
    if lines and _columns(page) == _columns(left) and not _has_its_rows(page, left, whole):
        return False
    texts: list[tuple[float, ...]] = [(height,) for height in _heights(page)]
    beside = _heights(whole)
    if not _stand_among(texts, beside):
        texts = _rows(page)
        if not _stand_among(texts, beside):
            return len(lines) >= _SEVERAL_LINES and lines[0] - beside[0] > _LOWER  # rows too low for their text
    irregular = len({round(after[0] - before[0]) for before, after in pairwise(texts)}) > 1
    return irregular or texts[0][0] - beside[0] > _LOWER


def _signs_below(page: Page, whole: Page) -> bool:
    """Tell whether a page that is signed goes on below another, which is full far below the height of the names: they end a form."""
    signed = any(_SIGNATURE.match(segment.text) for line in visual_lines(page.pieces) for segment in line.segments)
    foot = _FOOT * page.height
    ends = max((piece.y for piece in page.pieces if piece.y < foot), default=0.0)
    return signed and is_full(whole) and any(ends + _LOWER < piece.y < foot for piece in whole.pieces)


def is_full(page: Page) -> bool:
    """Tell whether text or a table reaches down to the foot of a page; an empty one takes nothing from what follows."""
    ends = [*(piece.y for piece in page.pieces), *(line.y1 for line in page.rulings)]
    return not ends or any(_FULL * page.height < end < _FOOT * page.height for end in ends)


def _has_its_rows(page: Page, left: Page, whole: Page) -> bool:
    """Tell whether a table has the rows of the one that it may stand beside, which begin below lines of the sheet: it only is as wide.

    One that goes on below begins at the top of its page.
    """
    lines = _levels(page)
    lower = min(lines, default=0.0) - min(_heights(whole), default=0.0) > _LOWER
    return lower and len(lines) >= _SEVERAL_ROWS and any(_are_among(_levels(one), lines) for one in (left, whole))


def begins_like(page: Page, first: Page) -> bool:
    """Tell whether lines at the left of a page are those at the left of an earlier one: heads of another sheet."""
    return len(_at_the_left(page) & _at_the_left(first)) >= _FEWEST_HEADS


def _at_the_left(page: Page) -> set[str]:
    starts = [line.segments[0] for line in visual_lines(page.pieces)]
    left = min((segment.x0 for segment in starts), default=0.0)
    return {segment.text.replace(CUT, "") for segment in starts if segment.x0 - left <= _INDENT and len(segment.text) >= _SHORTEST_HEAD}


def _heights(page: Page) -> list[float]:
    return sorted({round(piece.y, 1) for piece in page.pieces})


def _levels(page: Page) -> list[float]:
    return sorted({round(line.y0, 1) for line in page.rulings if line.y0 == line.y1})


def _columns(page: Page) -> list[int]:
    return sorted({round(line.x0) for line in page.rulings if line.x0 == line.x1})


def _are_among(heights: Sequence[float], others: Sequence[float]) -> bool:
    """Tell whether all heights are among the others."""
    return all(any(abs(height - other) <= _SAME_HEIGHT for other in others) for height in heights)


def _stand_among(rows: Sequence[Sequence[float]], others: Sequence[float]) -> bool:
    """Tell whether so many rows begin or end at one of the heights; of few rows all must."""
    found = sum(any(_are_among([end], others) for end in row) for row in rows)
    return len(rows) >= _FEWEST_ROWS and found >= (_MOST if len(rows) >= _SEVERAL_ROWS else 1.0) * len(rows)


def _rows(page: Page) -> list[tuple[float, ...]]:
    """Return the first and the last baseline of each row of cells; the lines of a cell are closer together than rows."""
    rows: list[tuple[float, ...]] = []
    for piece in sorted(page.pieces, key=lambda piece: piece.y):
        near = bool(rows) and piece.y - rows[-1][-1] <= _LINES * piece.size
        rows[len(rows) - near :] = [(rows[-1][0] if near else piece.y, piece.y)]
    return rows


def _row_by_row(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield the pieces numbered as if each row had been drawn after the one above: lines of one cell are closer together than rows."""
    rows: dict[int, list[Piece]] = {}
    row, bottom = 0, float("-inf")
    for piece in sorted(pieces, key=lambda piece: piece.y):
        row += piece.y - bottom > _PITCH * piece.size
        bottom = piece.y
        rows.setdefault(row, []).append(piece)
    number = 0
    for row in sorted(rows):
        for piece in sorted(rows[row], key=lambda piece: piece.number):
            yield piece._replace(number=number)
            number += len(piece.text) + 1


def _both(left: Page, page: Page) -> Page:
    """Return two pages as one: where the borders of both end and begin is one border, and text that runs over the edge stands once."""
    if left.rulings and page.rulings:
        across = max(line.x1 for line in left.rulings) - min(line.x0 for line in page.rulings)
    else:
        across = max(piece.x1 for piece in left.pieces) + _GAP - min(piece.x0 for piece in page.pieces)
    across = _shift(left, page, across)
    after = 1 + max(piece.number for piece in left.pieces)
    moved = [piece._replace(x0=piece.x0 + across, x1=piece.x1 + across, number=piece.number + after) for piece in page.pieces]
    new = (piece for piece in moved if not any(_is_drawn_by(other, piece) for other in left.pieces))
    kept = (piece for piece in left.pieces if not any(_is_drawn_by(other, piece) and other.text != piece.text for other in moved))
    return replace(
        left,
        width=page.width + across,
        pieces=tuple(_row_by_row((*kept, *new))),
        rulings=tuple(_gone_on(left.rulings, [line._replace(x0=line.x0 + across, x1=line.x1 + across) for line in page.rulings])),
        struck=left.struck or page.struck,
        crossed=left.crossed + page.crossed,
        beyond=left.beyond or page.beyond,
        joined=True,
        sure=left.sure and _fit(left, page),
        wraps=(*wraps_of(left), *((x0 + across, x1 + across, y) for x0, x1, y in wraps_of(page))),
    )


def _fit(left: Page, page: Page) -> bool:
    """Tell whether the borders of two pages leave no doubt: both have tables, and each row of the right one is a row of the left one.

    The right one may lie within merged cells, of which it shows the level lines alone; then it has as many rows.
    """
    lines, others = _levels(page), _levels(left)
    tables = len(_columns(left)) > 1 and len(others) >= _FEWEST_BORDERS and len(lines) >= _FEWEST_BORDERS
    whole = len(_columns(page)) > 1 or (len(lines) >= _SEVERAL_ROWS and _are_among(others, lines))
    return tables and whole and _are_among(lines, others)


def _gone_on(rulings: Sequence[Ruling], others: Sequence[Ruling]) -> Iterator[Ruling]:
    """Yield the lines of two pages, a level one that ends where another of its height begins as one with it."""
    begun = {round(line.y0): line for line in rulings if line.y0 == line.y1}
    longer: dict[Ruling, float] = {}
    for line in others:
        near = (begun.get(round(line.y0) + step) for step in (0, -1, 1))
        before = (
            next((one for one in near if one is not None and abs(one.y0 - line.y0) <= _SAME_HEIGHT), None) if line.y0 == line.y1 else None
        )
        if before is not None and abs(before.x1 - line.x0) <= _EDGE:
            longer[before] = max(line.x1, longer.get(before, 0.0))
        else:
            yield line
    for line in rulings:
        yield line._replace(x1=longer[line]) if line in longer else line


def _shift(left: Page, page: Page, across: float) -> float:
    """Return how far a page stands right of another, about ``across``: a word over the edge is drawn on both, and tells exactly."""
    over = [piece for piece in left.pieces if piece.x1 > across]
    shifts = sorted(
        other.x0 - piece.x0
        for piece in page.pieces
        for other in over
        if piece.text == other.text and abs(piece.y - other.y) <= _SAME_HEIGHT and abs(other.x0 - piece.x0 - across) <= _EDGE
    )
    return shifts[len(shifts) // 2] if shifts else across


def _is_drawn_by(piece: Piece, other: Piece) -> bool:
    """Tell whether a piece draws what another does in its place; the edge may have cut one of them short."""
    overlap = min(piece.x1, other.x1) - max(piece.x0, other.x0)
    return other.text in piece.text and abs(piece.y - other.y) <= _SAME_HEIGHT and 2 * overlap > other.x1 - other.x0
