"""Dots of a blank over which its answer was printed, as a typewriter or a form's overlay does: they are only its ground. Pure."""

from __future__ import annotations

from dataclasses import replace

from toolkit.readers.pdf.page import Page
from toolkit.readers.pdf.pieces import Piece

_DOTS = frozenset(".…_")
_FEWEST = 6
_LEVEL, _OVER = 0.5, 0.5


def without_ground(page: Page) -> Page:
    """Return the page without runs of dots on which other words stand."""
    dotted = [piece for piece in page.pieces if len(piece.text) >= _FEWEST and _DOTS.issuperset(piece.text)]
    ground = {piece for piece in dotted if any(_stands_on(other, piece) for other in page.pieces)}
    return replace(page, pieces=tuple(piece for piece in page.pieces if piece not in ground)) if ground else page


def _stands_on(other: Piece, dots: Piece) -> bool:
    """Tell whether a word is printed over dots, on their line or hardly above it."""
    if abs(other.y - dots.y) > _LEVEL * dots.size or _DOTS.issuperset(other.text):
        return False
    return min(other.x1, dots.x1) - max(other.x0, dots.x0) > _OVER * dots.size
