"""Gaps between the words of one line: those of a justified line are alike, those of columns are not. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from toolkit.readers.pdf.pieces import Piece

_NO_SPACE = 0.1
_EVEN, _WIDEST = 0.06, 3.0
_FEWEST_WORDS, _MOST_EVEN, _WIDEST_STRETCHED = 6, 0.8, 1.0
_ABOUT, _MOST_ALIKE = 0.25, 0.6


def even_gap(pieces: Sequence[Piece], size: float) -> float:
    """Return the gap between all words of a justified line, in shares of its size; 0 where the gaps differ, as those of columns do."""
    gaps = [after.x0 - piece.x1 for piece, after in pairwise(pieces) if after.x0 - piece.x1 > _NO_SPACE * size]
    even = len(gaps) > 1 and max(gaps) - min(gaps) <= _EVEN * size and max(gaps) <= _WIDEST * size
    return (max(gaps) + _EVEN * size) / size if even else 0.0


def stretched_gap(pieces: Sequence[Piece], size: float) -> float:
    """Return the gap between the words of a justified line each of which is drawn by itself, in shares of its size; 0 for other lines.

    Nearly all gaps of such a line are alike, wider ones part more than words.
    """
    if any(after.spaced or not after.apart for after in pieces[1:]) or len(pieces) < _FEWEST_WORDS:
        return 0.0
    gaps = [after.x0 - piece.x1 for piece, after in pairwise(pieces)]
    usual = median(gaps)
    even = sum(abs(gap - usual) <= _EVEN * size for gap in gaps)
    return (usual + _EVEN * size) / size if even >= _MOST_EVEN * len(gaps) and usual <= _WIDEST_STRETCHED * size else 0.0


def are_alike(gaps: Sequence[float]) -> bool:
    """Tell whether most gaps of a line are as wide as each other, as those of a justified line are and those of columns are not."""
    usual = median(gaps)
    return sum(abs(gap - usual) <= _ABOUT * usual for gap in gaps) >= _MOST_ALIKE * len(gaps)
