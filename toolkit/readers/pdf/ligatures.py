"""Glyphs of two letters ("ti" in Calibri) that a program drew as the first letter alone, the second one with the next glyph. Pure.

The room of the second letter is left empty, which parts the word: "t iêu".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from toolkit.readers.pdf.page import Page
from toolkit.readers.pdf.pieces import Piece
from toolkit.text.syllable import is_syllable

_FIRST, _SECOND = "t", "i"
_AROUND = "(“\"'"
_ROOM = 0.3  # what a second letter leaves free at most, in shares of its size
_LEVEL = 0.1


def without_torn_ligatures(page: Page) -> Page:
    """Return the page with the words whole that such a glyph parts; "t" alone is no word."""
    torn = [number for number, (piece, after) in enumerate(pairwise(page.pieces)) if piece.text[-1:] == _FIRST and _are_one(piece, after)]
    return replace(page, pieces=tuple(_joined(page.pieces, frozenset(torn)))) if torn else page


def _are_one(piece: Piece, after: Piece) -> bool:
    if after.text[:1] != _SECOND or after.spaced or piece.text.lstrip(_AROUND) != _FIRST:
        return False
    near = 0 < after.x0 - piece.x1 <= _ROOM * after.size and abs(after.y - piece.y) <= _LEVEL * after.size
    return near and is_syllable(_FIRST + after.text.rstrip(".,;:)”").casefold())


def _joined(pieces: Sequence[Piece], torn: frozenset[int]) -> list[Piece]:
    whole: list[Piece] = []
    for number, piece in enumerate(pieces):
        if number - 1 in torn:
            whole[-1] = whole[-1]._replace(text=whole[-1].text + piece.text, x1=piece.x1)
        else:
            whole.append(piece)
    return whole
