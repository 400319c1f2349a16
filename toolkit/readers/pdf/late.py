"""Cells of a sheet of which one line is printed where there were more. Pure.

LibreOffice draws what needs one line first, row by row, and what wraps after it. One line of text alone that is drawn late is the first of
several: its row is too low for the others, which the file does not hold. Several lines between which a border runs stand partly in the row
above or below their own. Where a program draws in one go, nothing is late.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, pairwise
from operator import attrgetter

from toolkit.readers.pdf.clipped import collisions
from toolkit.readers.pdf.cut_short import with_marks
from toolkit.readers.pdf.page import Page, Span
from toolkit.readers.pdf.pieces import Piece
from toolkit.readers.pdf.rulings import Ruling

_LEVEL, _OVERLAP = 0.1, 0.5
_SEVERAL = 3  # a cell may end lower than the next one in its row; one that is late stands above several rows
_CLOSEST, _FURTHEST = 0.9, 1.45
_WIDER = 0.15
_MOST_MARGINS = 6  # three parts of the head of a page and three of its foot
_MIDDLE = 0.3  # of the height of letters
_SAME_PLACE = 0.5
_HEAD_CUT, _HEAD_REST = re.compile(r"(?:T/M|TM\.?)(?:CHI|CẤP|ĐẢNG|BAN)"), re.compile("BỘ|BOÄ|ỦY|UÛY")


@dataclass(slots=True)
class Run:
    """What was drawn in one go on one line."""

    pieces: list[Piece]
    heads_row: bool = False  # something stands on its line to the left that was not late

    @property
    def y(self) -> float:
        """The baseline."""
        return self.pieces[0].y

    @property
    def x0(self) -> float:
        """The left end."""
        return self.pieces[0].x0

    @property
    def x1(self) -> float:
        """The right end."""
        return self.pieces[-1].x1

    @property
    def size(self) -> float:
        """The size of the letters."""
        return self.pieces[0].size


def first_lines_told(page: Page) -> Page:
    """Return a page of a sheet with the lines marked that are drawn late and alone, or over the border of their row."""
    if not page.sheet or not any(after.y < before.y for before, after in pairwise(page.pieces)):
        return page
    late = late_among(list(runs_of(page.pieces)), page.rulings)
    if not late:
        return page
    joined = _joined(late)
    alone = [run for run, up, down in zip(late, (False, *joined), (*joined, False), strict=True) if not up and not down]
    parted = [pair for pair, one in zip(pairwise(late), joined, strict=True) if one and _border_between(*pair, page.rulings)]
    ends = {run.pieces[-1] for run in (*alone, *chain.from_iterable(parted))}
    return with_marks(page, ends)


def wrapped_cells(page: Page) -> list[list[Run]]:
    """Return the lines of each cell of a sheet that wraps, as far as the order of drawing tells."""
    if not page.sheet:
        return []
    late = late_among(list(runs_of(page.pieces)), page.rulings)
    cells: list[list[Run]] = []
    for run, goes_on in zip(late, (False, *_joined(late)), strict=False):
        if goes_on:
            cells[-1].append(run)
        else:
            cells.append([run])
    return cells


def _joined(late: Sequence[Run]) -> list[bool]:
    """Tell of each line but the first whether it goes on with the cell of the line before: the lines of a cell are equally far apart."""
    pitches = [_pitch(before, run) if are_one(before, run) else 0.0 for before, run in pairwise(late)]
    around = (0.0, *pitches, 0.0)
    return [
        pitch > 0 and not any(0 < near < pitch - _WIDER for near in around[place : place + 3 : 2]) for place, pitch in enumerate(pitches)
    ]


def wrapped_told(page: Page) -> Page | None:
    """Return a page of a sheet whose rows are too low with each cell marked that wraps, ``None`` where its cells are not told apart.

    What needs one line is whole, wherever a border or the order of drawing says which cell it stands in. Of pages put beside each other
    each was drawn by itself.
    """
    if not any(line.x0 == line.x1 for line in page.rulings):
        return None
    if page.joined:
        return with_marks(page, set(_ends_at(page, page.wraps))) if page.wraps else None
    cells = wrapped_cells(page)
    return with_marks(page, {line.pieces[-1] for lines in cells for line in lines}) if cells else None


def told_below_cut_head(page: Page) -> Page:
    """Return a page of a sheet, all of it marked where the head of a signature is cut ("T/M CHI"): so may the name below it be."""
    runs = list(runs_of(page.pieces))
    texts = ["".join(piece.text for piece in run.pieces) for run in runs] if page.sheet else []
    cut = any(_HEAD_CUT.fullmatch(text) for text in texts) and not any(_HEAD_REST.match(text) for text in texts)
    return with_marks(page, {run.pieces[-1] for run in runs}) if cut else page


def wraps_of(page: Page) -> tuple[Span, ...]:
    """Return where the lines of the cells of a page stand that wrap; all lines of one whose rows are too low and do not tell."""
    if page.joined:
        return page.wraps
    lines = list(chain.from_iterable(wrapped_cells(page)))
    if not lines and (page.crossed or collisions(page.pieces)):
        lines = list(runs_of(page.pieces))
    return tuple((line.x0, line.x1, line.y) for line in lines)


def _ends_at(page: Page, lines: Iterable[Span]) -> Iterator[Piece]:
    """Yield the last piece of each line, of which the print may have drawn a part on the page beside."""
    for x0, x1, y in lines:
        on_line = [piece for piece in page.pieces if abs(piece.y - y) < _SAME_PLACE and piece.x1 > x0 and piece.x0 < x1 + _SAME_PLACE]
        if on_line:
            yield max(on_line, key=attrgetter("x1"))


def numbers_of_cells(page: Page) -> dict[int, int]:
    """Return, by the number of each piece that stands in a cell that wraps, that of the cell."""
    return {piece.number: cell for cell, lines in enumerate(wrapped_cells(page)) for line in lines for piece in line.pieces}


def runs_of(pieces: Sequence[Piece]) -> Iterator[Run]:
    """Yield what was drawn in one go on one line, in the order in which it was."""
    run: Run | None = None
    for piece in sorted(pieces, key=lambda piece: piece.number):
        last = run.pieces[-1] if run else None
        if run and last and abs(piece.y - last.y) < _LEVEL * piece.size and -_OVERLAP < (piece.x0 - last.x1) / piece.size < 1:
            run.pieces.append(piece)
            continue
        if run:
            yield run
        run = Run([piece])
    if run:
        yield run


def late_among(runs: Sequence[Run], rulings: Sequence[Ruling] = ()) -> list[Run]:
    """Return, in the order in which they were drawn, the lines that came after those of all rows; none where it goes up several times.

    What heads and foots the page is drawn first, then rows that each page repeats, those that wrap last, and then all others likewise.
    """
    rows = _without_foot(runs)
    below = _below_head(rows, _turn(rows), rulings)
    return [run for stretch in (rows[:below], rows[below:]) for run in _late_in(stretch)]


def _without_foot(runs: Sequence[Run]) -> list[Run]:
    """Return the lines without the foot of the page, which is lower than all and is drawn first, but for the head of the page above all."""
    lowest = max((run.y for run in runs), default=0.0)
    foot = [number for number, run in enumerate(runs) if run.y == lowest]
    if not foot or foot[-1] >= min(_MOST_MARGINS, len(runs) - 1):
        return list(runs)
    others = min(run.y for run in runs[foot[-1] + 1 :])
    return [run for run in runs if run.y != lowest] if all(run.y < others for run in runs[: foot[0]]) else list(runs)


def _below_head(runs: Sequence[Run], start: int, rulings: Sequence[Ruling]) -> int:
    """Return the number of the first line below all lines of a head that wraps; ``start`` is where those come that wrap.

    A head has fewer lines than the rows below it.
    """
    above = max((run.y for run in runs[:start]), default=0.0)
    highest = list(accumulate((run.y for run in reversed(runs)), min))[::-1]
    for number in range(start, len(runs)):
        run, before = runs[number], runs[number - 1]
        if number > start and highest[number] > above and run.x0 < before.x0 and not are_one(before, run):
            rows = _heights(runs[number:]) > _heights(runs[:start]) or not _has_border(run, rulings)
            return number if rows else len(runs)
        above = max(above, run.y)
    return len(runs)


def _has_border(run: Run, rulings: Sequence[Ruling]) -> bool:
    """Tell whether a level border runs close below a line."""
    return any(line.y0 == line.y1 and 0 < line.y0 - run.y < run.size and line.x0 <= run.x0 < line.x1 for line in rulings)


def _heights(runs: Sequence[Run]) -> int:
    return len({round(run.y) for run in runs})


def _late_in(runs: Sequence[Run]) -> list[Run]:
    """Return the lines of a stretch of rows that came after all others."""
    start = _first_that_wraps(runs, _turn(runs))
    early, late = runs[:start], runs[start:]
    heights = sorted({round(run.y) for run in early})
    reached = 0.0
    for run in late:
        if bisect_left(heights, reached) - bisect_right(heights, run.y + 1) >= _SEVERAL:
            return []
        reached = max(reached, run.y)
        run.heads_row = any(abs(other.y - run.y) < _LEVEL * run.size and other.x0 < run.x0 for other in early)
    return list(late)


def _first_that_wraps(runs: Sequence[Run], start: int) -> int:
    """Return the number of the first line, up to ``start``, of cells that wrap and are drawn when something below them was."""
    while 1 < start < len(runs) and (are_one(runs[start - 1], runs[start]) or are_one(runs[start - 2], runs[start - 1])):
        last = runs[start - 1]
        if all(run.y <= last.y + _LEVEL * last.size for run in runs[: start - 1]):
            break
        start -= 1
    return start


def _turn(runs: Sequence[Run]) -> int:
    """Return the number of the first line that stands above several lines drawn before."""
    lowest: list[float] = []
    for number, run in enumerate(runs):
        if len(lowest) == _SEVERAL and run.y < lowest[0] - _LEVEL * run.size:
            return number
        if all(abs(run.y - height) > _LEVEL * run.size for height in lowest):
            lowest = sorted((*lowest, run.y))[-_SEVERAL:]
    return len(runs)


def _pitch(before: Run, run: Run) -> float:
    return (run.y - before.y) / max(run.size, before.size)


def are_one(before: Run, run: Run) -> bool:
    """Tell whether a line is the next one of the cell that the line drawn before belongs to."""
    pitch = _pitch(before, run)
    across = min(before.x1, run.x1) - max(before.x0, run.x0)
    return _CLOSEST < pitch < _FURTHEST and across > 0 and not (before.heads_row and run.heads_row)


def _border_between(before: Run, run: Run, rulings: Sequence[Ruling]) -> bool:
    """Tell whether the border of a row runs between two lines of one cell."""
    above, below, x = before.y - _MIDDLE * before.size, run.y - _MIDDLE * run.size, max(before.x0, run.x0)
    return any(line.y0 == line.y1 and above < line.y0 < below and line.x0 <= x < line.x1 for line in rulings)
