"""A seal that is drawn beside a signature: letters around a circle, and the few within it. They are no text of the form. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from statistics import median
from typing import NamedTuple

from toolkit.readers.pdf.pieces import Piece

_FEWEST, _APART = 8, 6
_WIDEST, _LEAST_ROUND, _MOST_ROUND = 150.0, 0.6, 1.7
_SMALLER = 0.85
_NEAR = 60  # letters drawn before or behind those of the ring


class _Ring(NamedTuple):
    """What letters around a circle cover, and the numbers of the first and the last of them."""

    x0: float
    y0: float
    x1: float
    y1: float
    first: int
    last: int


def without_seals(drawn: Iterable[Piece]) -> list[Piece]:
    """Return the pieces of text without those of seals and without letters set aslant, which are pieces without a size."""
    pieces: list[Piece] = []
    aslant: list[Piece] = []
    for piece in drawn:
        (pieces if piece.size else aslant).append(piece)
    rings = list(_rings(aslant))
    if not rings or not pieces:
        return pieces
    small = _SMALLER * median(piece.size for piece in pieces)
    return [piece for piece in pieces if not any(_is_of(piece, ring, small) for ring in rings)]


def _rings(aslant: Sequence[Piece]) -> Iterator[_Ring]:
    """Yield the rings: letters drawn one after another that stand around a place, not along a line."""
    run: list[Piece] = []
    for letter in (*aslant, None):
        if letter is not None and (not run or 0 < letter.number - run[-1].number <= _APART):
            run.append(letter)
            continue
        if len(run) >= _FEWEST:
            x0, x1 = min(one.x0 for one in run), max(one.x1 for one in run)
            y0, y1 = min(one.y for one in run), max(one.y for one in run)
            if x1 - x0 < _WIDEST and _LEAST_ROUND * (y1 - y0) < x1 - x0 < _MOST_ROUND * (y1 - y0) and _turns(run):
                yield _Ring(x0, y0, x1, y1, run[0].number, run[-1].number)
        run = [letter] if letter is not None else []


def _turns(run: Sequence[Piece]) -> bool:
    """Tell whether letters go up and down again, or down and up, as around a circle; those of a watermark go one way."""
    return min(run[0].y, run[-1].y) - min(one.y for one in run) > 1 or max(one.y for one in run) - max(run[0].y, run[-1].y) > 1


def _is_of(piece: Piece, ring: _Ring, small: float) -> bool:
    x, y = (piece.x0 + piece.x1) / 2, piece.y - piece.size / 3
    if len(piece.text) == 1 and ring.first - _APART <= piece.number <= ring.last + _APART and _is_at(x, piece.y, ring, piece.size):
        return True
    within = piece.size < small and ring.first - _NEAR <= piece.number <= ring.last + _NEAR
    return within and _is_at(x, y, ring, 0)


def _is_at(x: float, y: float, ring: _Ring, room: float) -> bool:
    return ring.x0 - room <= x <= ring.x1 + room and ring.y0 - room <= y <= ring.y1 + room
