"""Sheets printed with rows lower than their text: the lines of one row run over those of the next, and what found no room is lost. Pure.

The page is stretched so that each row has the room that its lines need. What is read then stands in the right cells, but may be cut short.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from toolkit.readers.pdf.cut_short import with_mark, with_marks
from toolkit.readers.pdf.lines import TextLine
from toolkit.readers.pdf.page import Page
from toolkit.readers.pdf.pieces import Piece
from toolkit.readers.pdf.rulings import Ruling

_LEVEL = 0.1
_PITCH = 1.27  # lines of one cell are closer, in shares of their size; rows are further apart
_CLOSEST = 0.9
_WIDE_GAP, _NARROW_GAP = 2.0, 0.6
_SAME_ROW = 0.4
_AS_DEEP = 0.05
_OPEN = 8
_CROWDED, _SAME_TEXT = 0.95, 0.3  # lines of rows that are high enough are further apart
_NO_ROOM = 0.6
_CLEAR, _OVERLAP = 0.7, 0.5


@dataclass(slots=True)
class _Run:
    """What was drawn in one go: the lines of one cell."""

    pieces: list[Piece]

    @property
    def base(self) -> float:
        return self.pieces[0].y


def collisions(pieces: Sequence[Piece]) -> int:
    """Return how many pieces stand on top of another text (rows too low for their text): nobody could read them right."""
    found, level, reach = 0, math.nan, -math.inf
    least = _OVERLAP * min([piece.size for piece in pieces], default=0.0)
    standing: list[Piece] = []
    for piece in sorted(pieces, key=attrgetter("y")):
        x0, x1, y = piece.x0, piece.x1, piece.y
        if y != level:
            standing, level = [other for other in standing if y - other.y < _CLEAR * other.size], y
            reach = max([other.x1 for other in standing]) if standing else -math.inf
        if reach - x0 > least and any(other.x0 < x1 and other.x1 > x0 and _collide(other, piece) for other in standing):
            found += 1
        standing.append(piece)
        if x1 > reach:
            reach = x1
    return found


def _collide(above: Piece, piece: Piece) -> bool:
    """Tell whether two pieces that overlap stand on each other, and are not the same text drawn twice."""
    size = min(piece.size, above.size)
    if piece.y - above.y >= _CLEAR * size or min(piece.x1, above.x1) - max(piece.x0, above.x0) <= _OVERLAP * size:
        return False
    return piece.text != above.text or abs(piece.x0 - above.x0) + abs(piece.y - above.y) >= 0.3 * piece.size


def stretched(page: Page) -> Page:
    """Return the page with room for each row, drawn cell by cell."""
    runs = _runs(sorted(page.pieces, key=lambda piece: piece.number), sorted({line.y0 for line in page.rulings if line.y0 == line.y1}))
    bases, shifts = _shifts(runs)
    moved: dict[int, Piece] = {}
    number = 0
    for run in runs:
        shift = shifts[max(0, bisect_right(bases, run.base + 1) - 1)]
        for piece in run.pieces:
            moved[id(piece)] = piece._replace(y=piece.y + shift, number=number)
            number += len(piece.text) + 1

    def down(y: float) -> float:
        return y + shifts[bisect_right(bases, y)]

    rulings = tuple(Ruling(line.x0, down(line.y0), line.x1, down(line.y1)) for line in page.rulings)
    return replace(
        page,
        height=page.height + max(shifts, default=0.0),
        pieces=tuple(sorted(moved.values(), key=lambda piece: piece.number)),
        rulings=rulings,
        crossed=0,
    )


def crowded(page: Page) -> Page:
    """Return a page of a sheet on which what stands closer to the text above it than lines do is marked, and so is that above."""
    close: set[Piece] = set()
    standing: list[Piece] = []
    for piece in sorted(page.pieces, key=lambda piece: piece.y):
        standing = [other for other in standing if piece.y - other.y < _CROWDED * max(other.size, piece.size)]
        for other in standing:
            size = min(other.size, piece.size)
            across = min(piece.x1, other.x1) - max(piece.x0, other.x0)
            if _SAME_TEXT * size < piece.y - other.y < _CROWDED * size and across > _LEVEL * size:
                close |= {other, piece}
        standing.append(piece)
    return with_marks(page, close)


def beyond_paper(page: Page) -> Page:
    """Return a page on which what stands over the left or right edge of the paper is marked: whoever has only the print cannot see it."""
    if not page.beyond:
        return page
    return with_marks(page, {piece for piece in page.pieces if piece.x0 < 0 or piece.x1 > page.width})


def told_if_begun_above(cells: Sequence[tuple[Sequence[TextLine], float]]) -> list[Sequence[TextLine]]:
    """Return the lines of the cells of a sheet's table, each with the upper edge of its row, marked where more may have stood above them.

    They have no room for another line above, and one of these cells begins within a sentence.
    """
    full = [len(lines) > 1 and lines[0].y - lines[0].size - top <= _NO_ROOM * lines[0].size for lines, top in cells]
    cut = any(no_room and lines[0].text[:1].islower() for no_room, (lines, _) in zip(full, cells, strict=True))
    return [with_mark(lines) if cut and no_room else lines for no_room, (lines, _) in zip(full, cells, strict=True)]


def _runs(pieces: Sequence[Piece], levels: Sequence[float]) -> list[_Run]:
    """Return what was drawn in one go; ``levels`` are the heights of level lines."""
    found: list[_Run] = []
    current: _Run | None = None
    for piece in pieces:
        gap = _gap(piece, current.pieces[-1]) if current else _WIDE_GAP
        if current is None or gap > _NARROW_GAP:
            below = next((run for run in found[: -_OPEN - 1 : -1] if _is_below(piece, run, levels)), None)
            if below is not None or not piece.spaced or gap >= _WIDE_GAP:
                current = below or _Run([])
            if current is not None and not current.pieces:
                found.append(current)
        if current is not None:
            current.pieces.append(piece)
    return found


def _gap(piece: Piece, before: Piece) -> float:
    """Return the gap between two pieces, in shares of their size; a wide one where the second does not stand right of the first."""
    gap = (piece.x0 - before.x1) / piece.size
    return gap if abs(piece.y - before.y) < _LEVEL * piece.size and gap > -_LEVEL else _WIDE_GAP


def _is_below(piece: Piece, run: _Run, levels: Sequence[float]) -> bool:
    """Tell whether a piece begins the next line of a run; programs may draw the second lines of cells beside each other in turns."""
    last = run.pieces[-1]
    start = min(other.x0 for other in run.pieces if abs(other.y - last.y) < _LEVEL * last.size)
    near = _CLOSEST * piece.size < piece.y - last.y < _PITCH * piece.size and abs(piece.x0 - start) < _SAME_ROW * piece.size
    return near and not _begins_row(piece, last, levels)


def _begins_row(piece: Piece, above: Piece, levels: Sequence[float]) -> bool:
    """Tell whether a piece stands as deep below the line over it as the piece ``above`` below another: rows may be as close as lines."""
    over, over_above = bisect_right(levels, piece.y) - 1, bisect_right(levels, above.y) - 1
    if over_above < 0 or over == over_above:
        return False
    return abs((piece.y - levels[over]) - (above.y - levels[over_above])) < _AS_DEEP * piece.size


def _shifts(runs: Sequence[_Run]) -> tuple[list[float], list[float]]:
    """Return the baselines at which rows begin and how far each row goes down; the last shift is that of what stands below all rows."""
    bases: list[float] = []
    shifts: list[float] = []
    needed = shift = 0.0
    for run in sorted(runs, key=lambda run: run.base):
        size = run.pieces[0].size
        if not bases or run.base - bases[-1] > _SAME_ROW * size:
            shift = max(shift, needed - run.base) if bases else 0.0
            bases.append(run.base)
            shifts.append(shift)
        last = run.pieces[-1].y - run.base
        needed = max(needed, bases[-1] + shift + last + _PITCH * size)
    return bases, [*shifts, max(shift, needed - bases[-1] - _PITCH * runs[-1].pieces[0].size) if runs else 0.0]
