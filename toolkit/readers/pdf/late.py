"""Cells of a sheet of which one line is printed where there were more. Pure.

LibreOffice draws what needs one line first, row by row, and what wraps after it. One line of text alone that is drawn late is the first of
several: its row is too low for the others, which the file does not hold. Where a program draws in one go, nothing is late.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from toolkit.readers.pdf.page import Page
from toolkit.readers.pdf.paragraphs import CUT
from toolkit.readers.pdf.pieces import Piece

_LEVEL, _OVERLAP = 0.1, 0.5
_SEVERAL = 3  # a cell may end lower than the next one in its row; one that is late stands above several rows
_CLOSEST, _FURTHEST = 0.9, 1.45


@dataclass(slots=True)
class _Run:
    """What was drawn in one go on one line."""

    pieces: list[Piece]
    heads_row: bool = False  # something stands on its line to the left that was not late

    @property
    def y(self) -> float:
        return self.pieces[0].y

    @property
    def x0(self) -> float:
        return self.pieces[0].x0

    @property
    def x1(self) -> float:
        return self.pieces[-1].x1

    @property
    def size(self) -> float:
        return self.pieces[0].size


def first_lines_told(page: Page) -> Page:
    """Return a page of a sheet with the lines marked that are drawn late and alone: the rest of their cells is not on the paper."""
    if not page.sheet or not any(after.y < before.y for before, after in pairwise(page.pieces)):
        return page
    late = _late(list(_runs(page.pieces)))
    alone = [
        run for number, run in enumerate(late) if not _is_of(late[number - 1 : number], run) and not _is_of([run], *late[number + 1 :][:1])
    ]
    if not alone:
        return page
    ends = {run.pieces[-1] for run in alone}
    return replace(page, pieces=tuple(piece._replace(text=piece.text + CUT) if piece in ends else piece for piece in page.pieces))


def _runs(pieces: Sequence[Piece]) -> Iterator[_Run]:
    run: _Run | None = None
    for piece in sorted(pieces, key=lambda piece: piece.number):
        last = run.pieces[-1] if run else None
        if run and last and abs(piece.y - last.y) < _LEVEL * piece.size and -_OVERLAP < (piece.x0 - last.x1) / piece.size < 1:
            run.pieces.append(piece)
            continue
        if run:
            yield run
        run = _Run([piece])
    if run:
        yield run


def _late(runs: Sequence[_Run]) -> list[_Run]:
    """Return, in the order in which they were drawn, the lines that came after several lines that stand lower."""
    found: list[_Run] = []
    early: list[_Run] = []
    lowest: list[float] = []  # the lowest heights so far
    for run in runs:
        if len(lowest) == _SEVERAL and run.y < lowest[0] - _LEVEL * run.size:
            run.heads_row = any(abs(other.y - run.y) < _LEVEL * run.size and other.x0 < run.x0 for other in early)
            found.append(run)
            continue
        early.append(run)
        if all(abs(run.y - height) > _LEVEL * run.size for height in lowest):
            lowest = sorted((*lowest, run.y))[-_SEVERAL:]
    return found


def _is_of(above: Sequence[_Run], run: _Run | None = None) -> bool:
    """Tell whether a line is the next one of the cell that the line above it belongs to."""
    if not above or run is None:
        return False
    before = above[-1]
    pitch = (run.y - before.y) / max(run.size, before.size)
    across = min(before.x1, run.x1) - max(before.x0, run.x0)
    return _CLOSEST < pitch < _FURTHEST and across > 0 and not (before.heads_row and run.heads_row)
