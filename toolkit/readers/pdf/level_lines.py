"""Tables of which a sheet draws the level lines alone: the upright ones are put where no text stands. Pure.

Between two level lines stands one row. Rows that follow one another, over the end of a page as well, are one table where they leave the
same gaps free; of all ways to part rows into tables that one is taken in which they fill the most columns. What is drawn in one go is part
of one cell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from toolkit.readers.pdf.page import Page
from toolkit.readers.pdf.pieces import Piece
from toolkit.readers.pdf.rulings import Ruling

_FEWEST_LINES, _MOST_LINES = 4, 120
_SAME_END = 2.0
_WIDE = 0.4  # of the page
_NARROWEST_GAP = 1.0
_BEFORE_TEXT = 0.3
_SAME_HEIGHT = 2.5
_LEVEL, _TOUCHING, _WORD_GAP, _MANY = 0.1, 0.12, 0.4, 0.3
_MIDDLE = 0.3  # of the height of letters
_NEW_TABLE, _NEW_IN_TEXT = 1, 3  # what a further table costs, in cells of rows

Ends = tuple[float, float]


class _Row(NamedTuple):
    """What stands between two level lines: the place of its page, both lines, the ends of what is drawn in one go."""

    page: int
    above: Ruling
    below: Ruling
    texts: list[Ends]


def with_uprights(pages: Sequence[Page]) -> list[Page]:
    """Return the pages with the upright lines that their tables of level lines lack."""
    levels = [_level_alone(page) for page in pages]
    found = list(pages)
    if _FEWEST_LINES <= sum(map(len, levels)) <= _MOST_LINES:
        rows = [row for number, page in enumerate(pages) for row in _rows(number, page, levels[number])]
        for table in _tables(rows, sheet=any(page.sheet for page in pages)):
            for number, lines in _uprights(table):
                found[number] = replace(found[number], rulings=(*found[number].rulings, *lines))
    return found


def _level_alone(page: Page) -> list[Ruling]:
    """Return the wide level lines above and below all upright ones, from top to bottom, one at each height."""
    levels = [line for line in page.rulings if line.y0 == line.y1 and line.x1 - line.x0 >= _WIDE * page.width]
    if not levels:
        return []
    uprights = [line for line in page.rulings if line.x0 == line.x1]
    top = min((line.y0 for line in uprights), default=page.height) - _SAME_HEIGHT
    bottom = max((line.y1 for line in uprights), default=0.0) + _SAME_HEIGHT
    alone = sorted((line for line in levels if not top <= line.y0 <= bottom), key=lambda line: line.y0)
    return [line for place, line in enumerate(alone) if not place or line.y0 - alone[place - 1].y0 > _SAME_HEIGHT]


def _rows(number: int, page: Page, levels: Sequence[Ruling]) -> Iterator[_Row]:
    """Yield the rows of a page between two lines with the same ends that have text.

    Where words stand left of the lines, these are drawn below answers beside their labels, and part no rows of a table.
    """
    joining = _WORD_GAP if _is_drawn_by_words(page.pieces) else _TOUCHING
    for above, below in pairwise(levels):
        if abs(above.x0 - below.x0) <= _SAME_END and abs(above.x1 - below.x1) <= _SAME_END:
            texts = list(_texts(page.pieces, above.y0, below.y0, joining))
            if texts and all(start >= above.x0 - _SAME_END for start, _ in texts):
                yield _Row(number, above, below, texts)


def _is_drawn_by_words(pieces: Sequence[Piece]) -> bool:
    """Tell whether a driver placed words by themselves: many that stand a space behind the word before were not drawn in one go with it."""
    near = [
        piece.apart
        for before, piece in pairwise(pieces)
        if _TOUCHING * piece.size < piece.x0 - before.x1 <= _WORD_GAP * piece.size and abs(piece.y - before.y) <= _LEVEL * piece.size
    ]
    return sum(near) > _MANY * len(near)


def _texts(pieces: Sequence[Piece], top: float, bottom: float, joining: float) -> Iterator[Ends]:
    """Yield the ends of what was drawn in one go between two heights; what stands as near as ``joining`` counts as that."""
    before: Piece | None = None
    start = end = 0.0
    for piece in pieces:
        if not top < piece.y - _MIDDLE * piece.size < bottom:
            continue
        goes_on = before is not None and abs(piece.y - before.y) <= _LEVEL * piece.size and piece.x0 >= before.x0
        if goes_on and (not piece.apart or piece.x0 - end <= joining * piece.size):
            end = max(end, piece.x1)
        else:
            if before is not None:
                yield start, end
            start, end = piece.x0, piece.x1
        before = piece
    if before is not None:
        yield start, end


def _tables(rows: Sequence[_Row], *, sheet: bool) -> list[Sequence[_Row]]:
    """Return the tables that the rows make; text that is no ``sheet``'s may be justified, which makes gaps within cells."""
    best: list[tuple[int, list[Sequence[_Row]]]] = [(0, [])]
    for end in range(1, len(rows) + 1):
        found: list[tuple[int, list[Sequence[_Row]]]] = []
        columns: list[Ends] = []
        filled = 0
        for first in range(end - 1, -1, -1):
            if first < end - 1 and not _have_same_sides(rows[first], rows[first + 1]):
                break
            wider = _union([*columns, *rows[first].texts])
            same = wider == columns
            columns = wider
            filled = filled + _filled(rows[first], columns) if same else sum(_filled(row, columns) for row in rows[first:end])
            score, before = best[first]
            counted = (
                filled if sheet or first < end - 1 else min(filled, 1)
            )  # what no other row bears out may be the gap of a justified line
            found.append((score + counted - (_NEW_TABLE if sheet else _NEW_IN_TEXT) * (len(columns) > 1), [*before, rows[first:end]]))
            if len(columns) == 1:
                break
        best.append(max(found, key=lambda one: one[0]))
    return best[-1][1]


def _have_same_sides(row: _Row, below: _Row) -> bool:
    return abs(row.below.x0 - below.above.x0) <= _SAME_END and abs(row.below.x1 - below.above.x1) <= _SAME_END


def _union(texts: Sequence[Ends]) -> list[Ends]:
    """Return the stretches in which there is text."""
    whole: list[Ends] = []
    for start, end in sorted(texts):
        if whole and start < whole[-1][1] + _NARROWEST_GAP:
            whole[-1] = whole[-1][0], max(end, whole[-1][1])
        else:
            whole.append((start, end))
    return whole


def _filled(row: _Row, columns: Sequence[Ends]) -> int:
    """Return how many columns a row has text in, without the first."""
    return max(0, sum(any(start < last and end > first for start, end in row.texts) for first, last in columns) - 1)


def _uprights(table: Sequence[_Row]) -> Iterator[tuple[int, list[Ruling]]]:
    """Yield the upright lines of a table, page by page."""
    places = [start - _BEFORE_TEXT for start, _ in _union([ends for row in table for ends in row.texts])[1:]]
    if not places:
        return
    left, right = table[0].above.x0, table[0].above.x1
    for number in sorted({row.page for row in table}):
        rows = [row for row in table if row.page == number]
        top, bottom = rows[0].above.y0, rows[-1].below.y0
        yield number, [Ruling(x, top, x, bottom) for x in (left, *places, right)]
