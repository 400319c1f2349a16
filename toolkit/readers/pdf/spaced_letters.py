"""Headings whose letters stand apart ("B I Ể U   T Ổ N G"), as words again: no word of theirs is a letter alone. Pure.

The gaps between letters are alike; one between words is wider by a space.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from toolkit.readers.pdf.page import Page
from toolkit.readers.pdf.pieces import Piece

_FEWEST, _MOST_LETTERS = 6, 2
_FEW_LETTERS = re.compile(rb"\x01{%d,}" % _FEWEST)  # pieces of so few letters, one after another
_MOSTLY = 0.8
_LEVEL, _WIDEST = 0.1, 2.0
_SPACE = 0.14
"""How much wider a gap between words is than one between letters, in shares of their size."""


def without_spacing(page: Page) -> Page:
    """Return the page with the words of such headings in one piece each."""
    pieces = page.pieces
    whole: list[Piece] = []
    joined, done = False, 0
    for few in _FEW_LETTERS.finditer(bytes([len(piece.text) <= _MOST_LETTERS for piece in pieces])):
        whole += pieces[done : few.start()]
        done = few.end()
        for run in _runs(pieces[few.start() : done]):
            words = list(_words(run)) if len(run) >= _FEWEST and not _is_filled(run, pieces) else run
            joined = joined or len(words) < len(run)
            whole += words
    return replace(page, pieces=(*whole, *pieces[done:])) if joined else page


def _runs(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Yield pieces that are hardly more than letters as they were drawn, those together that follow each other on one line."""
    run: list[Piece] = []
    for piece in pieces:
        if run and not _goes_on(run[-1], piece):
            yield run
            run = []
        run.append(piece)
    yield run


def _goes_on(before: Piece, piece: Piece) -> bool:
    return piece.size == before.size and abs(piece.y - before.y) <= _LEVEL * piece.size and 0 < piece.x0 - before.x1 < _WIDEST * piece.size


def _is_filled(run: Sequence[Piece], pieces: Sequence[Piece]) -> bool:
    """Tell whether letters of another font stand between those of a run: "h t k" is "hoạt k" whose "ạ" was drawn later."""
    first, last = run[0], run[-1]
    return any(
        first.x0 < piece.x0 < last.x0 and abs(piece.y - first.y) <= _LEVEL * first.size and not first.number <= piece.number <= last.number
        for piece in pieces
    )


def _words(run: Sequence[Piece]) -> Iterator[Piece]:
    """Yield the words of a run, or the run as it is where its letters are no heading."""
    single = sum(len(piece.text) == 1 and piece.text.isalpha() for piece in run)
    gaps = [after.x0 - before.x1 for before, after in pairwise(run)]
    usual = sorted(gaps)[len(gaps) // 3]
    widest = usual + _SPACE * run[0].size
    if single < _MOSTLY * len(run) or sum(gap <= widest for gap in gaps) < len(gaps) / 2:
        yield from run
        return
    word = run[0]
    for gap, piece in zip(gaps, run[1:], strict=True):
        if gap <= widest:
            word = word._replace(text=word.text + piece.text, x1=piece.x1)
            continue
        yield word
        word = piece._replace(spaced=True, apart=False)
    yield word
