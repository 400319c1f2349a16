"""Letters that a program draws in another font, later and into the gaps of their line, as it does where a font lacks them. Pure.

"Chi ủy" is drawn as "Chi y" and an "ủ" behind the whole line; the space before the "ủ" is that before the "y" in the file. What is one
word is told by the gaps alone; a letter of another font is a little wider than the room that it was given. Tick boxes are such letters.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from operator import lt

from toolkit.readers.pdf.pieces import Piece, drawn_behind
from toolkit.text.choices import only_marks

SPACE, NO_SPACE = 0.18, 0.1
"""The narrowest gap that parts words, and one between pieces that were not drawn behind each other, in shares of the letters' size."""

_DRAWN_SPACE = -0.3
_PARTED = 0.15  # before what was not drawn in one go with the piece before: wider than any gap within a word
_LEANING = 0.12  # before a capital that is moved into the space ("sử ATK")
_FITS = 0.05  # the room that a letter of another font leaves in its word
_MOST_LETTERS = 3
_ASCII = "\x7f"
_ONE_WORD, _ONE_TEXT = 0.11, 0.6
"""The widest gap within a word and within a text, in shares of the letters' size."""


def with_late_letters(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Return the pieces of one line, from left to right, with such letters joined to the words that they belong to."""
    numbers = [piece.number for piece in pieces]
    if all(map(lt, numbers, numbers[1:])):
        return pieces  # as nearly all lines are drawn
    late = {
        number + 1
        for number, (left, piece, right) in enumerate(zip(pieces, pieces[1:], pieces[2:], strict=False))
        if not left.number < piece.number < right.number and _is_late(left, piece, right)
    }
    if not late:
        return pieces
    if _ends_late(pieces):
        late.add(len(pieces) - 1)
    whole = [pieces[0]]
    for number, (before, piece) in enumerate(pairwise(pieces), 1):
        left, gap = whole[-1], piece.x0 - before.x1
        if late.isdisjoint((number - 1, number)) or not -_ONE_TEXT < gap / piece.size < _ONE_TEXT:
            whole.append(piece)
        elif gap <= _ONE_WORD * piece.size:
            first = left.number if number in late else min(left.number, piece.number)
            whole[-1] = left._replace(text=left.text + piece.text, x1=max(left.x1, piece.x1), number=first)
        else:
            behind = left.number + len(left.text) if number in late else piece.number
            whole.append(piece._replace(spaced=True, apart=False, number=behind))
    return whole


def _is_late(left: Piece, piece: Piece, right: Piece) -> bool:
    """Tell whether a piece of letters that fonts may lack stands between two that were drawn one right behind the other, without it."""
    return left.number >= 0 and _is_rare(piece.text) and drawn_behind(left.text, left.number, right.number)


def _ends_late(pieces: Sequence[Piece]) -> bool:
    """Tell whether a line on which letters were drawn late ends with another of them."""
    left, piece = pieces[-2:]
    return _is_rare(piece.text) and left.number >= 0 and not drawn_behind(left.text, left.number, piece.number)


def _is_rare(text: str) -> bool:
    return len(text) <= _MOST_LETTERS and all(letter > _ASCII for letter in text) and (text.isalpha() or only_marks(text))


def narrowest_space(before: str, last: int, text: str, first: int, *, spaced: bool, apart: bool = False) -> float:
    """Return the narrowest gap that parts ``text`` from what stands before it, in shares of their size.

    ``last`` and ``first`` are the numbers of their letters. A letter of another font ("ủ" in a font without it) may be drawn before or
    after its word, in whose midst a place is left for it: a space before what stands behind it (``spaced``) parts other words. A capital
    behind a small letter begins a word, and stands nearer to it where the font moves "A" and "T" into the space.
    """
    if not (last < 0 or first < 0 or drawn_behind(before, last, first)):
        return NO_SPACE
    if spaced:
        return _DRAWN_SPACE
    if text[0].isupper() and before[-1].islower():
        return _LEANING
    return _PARTED if apart else SPACE


def room_within(least: float) -> float:
    """Return how far letters of one word may stand apart where the ``least`` gap between words is that of letters of other fonts."""
    return _FITS if least == NO_SPACE else 0.0
