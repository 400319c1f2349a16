"""How the program that made a file writes: what it draws between words, and where it breaks a line. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Final, NamedTuple

from toolkit.readers.pdf.other_fonts import SPACE
from toolkit.readers.pdf.pieces import Piece

PITCH: Final = 1.85
"""Lines further apart, in shares of their size, are no lines of one text."""
AS_WIDE, NARROW = 1.5, 0.5
"""How much wider than the usual one a gap between words may be, and how wide one that is no column's, in shares of its size."""
_MANY = 20
_SEVERAL, _SOME, _MOST, _NEARLY_ALL = 3, 0.3, 0.6, 0.9
_STEPS = 20


class Habits(NamedTuple):
    """How a program writes: ``breaks``, the space at which it breaks a line; ``spaces``, those between words.

    ``gap`` is how wide the gap between words is, in shares of their size, where it writes none. ``cells`` says that it draws each cell
    anew, and over the end of one that is too long, ``written`` that it writes nearly all narrow gaps as spaces. ``space`` is how wide its
    written spaces are, in shares of their size, where it moves on to the next word without one about as often.
    """

    breaks: bool
    spaces: bool
    gap: float
    cells: bool = False
    written: bool = False
    space: float = 0.0


NO_HABITS: Final = Habits(breaks=False, spaces=False, gap=0.0)


def habits_of(pieces: Sequence[Piece]) -> Habits:
    """Return how the program writes: most lines that begin within a sentence have a space before them, nearly all gaps are spaces."""
    beside: list[tuple[float, bool]] = []
    narrow: list[bool] = []
    broken: list[bool] = []
    for before, after in pairwise(pieces):
        if before.y == after.y:
            gap, size = after.x0 - before.x1, after.size
            if gap > SPACE * size:
                beside.append((gap / size, after.spaced))
                if gap < NARROW * size:
                    narrow.append(after.spaced)
        elif before.y < after.y and _is_broken(before, after):
            broken.append(after.spaced)
    spaces = sum(spaced for _, spaced in beside)
    several, many = len(beside) >= _SEVERAL, len(narrow) >= _MANY
    some = many and _SOME * len(narrow) < sum(narrow) <= _NEARLY_ALL * len(narrow)
    return Habits(
        breaks=len(broken) >= _SEVERAL and sum(broken) > _MOST * len(broken),
        spaces=several and spaces > _NEARLY_ALL * len(beside),
        gap=_roughly(AS_WIDE * median(gap for gap, _ in beside)) if several and 2 * spaces < len(beside) else 0.0,
        written=many and sum(narrow) > _NEARLY_ALL * len(narrow),
        space=_roughly(median(gap for gap, spaced in beside if spaced)) if some else 0.0,
    )


def _roughly(share: float) -> float:
    """Return a width as all files of one program have it: which words a file has moves it by a little."""
    return round(share * _STEPS) / _STEPS


def _is_broken(before: Piece, after: Piece) -> bool:
    """Tell whether a lower piece begins the next line of a sentence."""
    if after.x0 >= before.x0 or after.y - before.y >= PITCH * after.size:
        return False
    return after.text[0].islower() and (before.text[-1].isalnum() or before.text[-1] == ",")
