"""Rows that a page's end tears: a program draws them on both pages, over the lower edge of one and the upper edge of the next. Pure.

The borders of such a row are whole on both pages, which tells how far they lie apart. The row is put together on the first page; a line of
text that the edge cuts through is drawn twice and counts once. A row that the next page draws anew as a whole stands there alone, and so
does a line of which a browser draws the letters whose marks are high enough ("Ể" of "BIỂU") on the page before as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from unicodedata import normalize

from toolkit.readers.pdf.page import Page
from toolkit.readers.pdf.pieces import Piece
from toolkit.readers.pdf.rulings import Ruling

_SAME = 1.0
_BEYOND = 1.0
_SLACK = 2.0
_FEWEST_BORDERS = 2
_HIGHEST = 60.0
_FEW_LETTERS = 2


def mended(pages: Sequence[Page]) -> list[Page]:
    """Return the pages, each torn row whole at the end of its first page, and without what is drawn above their upper edges."""
    whole = list(pages)
    for number in range(len(whole) - 1):
        whole[number], whole[number + 1] = _mended(_without_tops(whole[number], whole[number + 1]), whole[number + 1])
    return [
        replace(page, rulings=tuple(_below(page.rulings, 0.0))) if any(line.y0 < -_SLACK for line in page.rulings) else page
        for page in whole
    ]


def _without_tops(page: Page, below: Page) -> Page:
    """Return a page without its last line where that is single letters of words that the next page begins with, in their places."""
    last = max((piece.y for piece in page.pieces), default=0.0)
    tops = [piece for piece in page.pieces if abs(piece.y - last) <= _SAME]
    if not tops or not below.pieces or not all(len(piece.text) <= _FEW_LETTERS and _is_high(piece.text) for piece in tops):
        return page
    first = min(piece.y for piece in below.pieces)
    words = [piece for piece in below.pieces if piece.y - first <= _SLACK]
    again = all(
        any(word.x0 - _SAME <= top.x0 and top.x1 <= word.x1 + _SAME and top.text in word.text != top.text for word in words) for top in tops
    )
    return replace(page, pieces=tuple(piece for piece in page.pieces if piece not in tops)) if again else page


def _is_high(text: str) -> bool:
    """Tell whether a text is capitals with a mark above."""
    return text.isupper() and normalize("NFD", text) != text


def _mended(page: Page, below: Page) -> tuple[Page, Page]:
    over = [line for line in page.rulings if line.x0 == line.x1 and line.y0 < page.height - _BEYOND and line.y1 > page.height + _BEYOND]
    if not over:
        return page, below
    torn = [pair for pair in _pairs(over, below.rulings) if pair[1].y0 < -_BEYOND < _BEYOND < pair[1].y1]
    if len({round(there.x0) for _, there in torn}) < _FEWEST_BORDERS:
        return _without_first_try(page, over, below), below
    here, there = min(torn, key=lambda pair: pair[1].y1)
    down, bottom = here.y0 - there.y0, there.y1
    after = 1 + max((piece.number for piece in page.pieces), default=0)
    moved = [piece._replace(y=piece.y + down, number=piece.number + after) for piece in below.pieces if _middle(piece) < bottom]
    new = tuple(piece for piece in moved if not any(_is_same(piece, other) for other in page.pieces))
    kept = tuple(piece for piece in below.pieces if _middle(piece) >= bottom)
    return replace(page, pieces=(*page.pieces, *new)), replace(below, pieces=kept, rulings=tuple(_below(below.rulings, bottom)))


def _without_first_try(page: Page, over: Sequence[Ruling], below: Page) -> Page:
    """Return a page without its last row where the next page begins with that row, drawn anew."""
    again = [pair for pair in _pairs(over, below.rulings) if -_BEYOND <= pair[1].y0 < _HIGHEST]
    if len({round(there.x0) for _, there in again}) < _FEWEST_BORDERS:
        return page
    here, there = max(again, key=lambda pair: pair[0].y0)
    anew = "".join(piece.text for piece in below.pieces if _middle(piece) < there.y1)
    if not all(piece.text in anew for piece in page.pieces if _middle(piece) > here.y0):
        return page
    rulings = [
        line._replace(y1=min(line.y1, here.y0))
        for line in page.rulings
        if line.y0 < here.y0 - _SLACK or line.y0 == line.y1 <= here.y0 + _SAME
    ]
    return replace(page, pieces=tuple(piece for piece in page.pieces if _middle(piece) <= here.y0), rulings=tuple(rulings))


def _pairs(over: Sequence[Ruling], below: Sequence[Ruling]) -> Iterator[tuple[Ruling, Ruling]]:
    """Yield the upright borders that run over the lower edge of a page, each with those of its length and place on the next page."""
    for there in below:
        if there.x0 == there.x1:
            for here in over:
                if abs(here.x0 - there.x0) <= _SAME and abs(here.y1 - here.y0 - there.y1 + there.y0) <= _SAME:
                    yield here, there


def _middle(piece: Piece) -> float:
    """Return the height of the middle of a piece's letters."""
    return piece.y - 0.3 * piece.size


def _is_same(piece: Piece, other: Piece) -> bool:
    """Tell whether two pieces stand in one place: what is a word on one page may be letters on the other."""
    across = min(piece.x1, other.x1) - max(piece.x0, other.x0)
    return abs(piece.y - other.y) <= _SLACK and 2 * across > min(piece.x1 - piece.x0, other.x1 - other.x0)


def _below(rulings: Sequence[Ruling], bottom: float) -> Iterator[Ruling]:
    """Yield what of the lines lies below a height."""
    for line in rulings:
        if line.y1 > bottom + _SLACK or (line.y0 == line.y1 and line.y0 >= bottom - _SLACK):
            yield line._replace(y0=max(line.y0, bottom)) if line.x0 == line.x1 else line
