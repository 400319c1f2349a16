"""Words of a seal that is printed over the text of a form, in lines and not around a circle: what stands there is for a person's eye. Pure.

They are drawn last, in capitals smaller than the text, and touch lines of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from toolkit.readers.pdf.page import Page
from toolkit.readers.pdf.paragraphs import CUT
from toolkit.readers.pdf.pieces import Piece

_SMALLER = 0.75
_PITCH = 1.2


def told_over_text(page: Page) -> Page:
    """Return the page with such words marked as text that may be another's."""
    last = max(page.pieces, key=lambda piece: piece.number, default=None)
    if last is None or not last.text.isupper():
        return page
    small = _SMALLER * median(piece.size for piece in page.pieces)
    if last.size >= small:
        return page
    ordinary = max((piece.number for piece in page.pieces if piece.size >= small), default=0)
    seal = [piece for piece in page.pieces if piece.number > ordinary and piece.size < small]
    others = [piece for piece in page.pieces if piece.size >= small]
    if not any(_touches(piece, others) for piece in seal):
        return page
    words = {piece.number for piece in seal}
    pieces = (piece._replace(text=piece.text + CUT) if piece.number in words else piece for piece in page.pieces)
    return replace(page, pieces=tuple(pieces))


def _touches(piece: Piece, others: Sequence[Piece]) -> bool:
    return any(abs(piece.y - one.y) < _PITCH * one.size and piece.x0 < one.x1 and one.x0 < piece.x1 for one in others)
