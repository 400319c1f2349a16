"""PDF pages whose letters are in an old Vietnamese encoding: the same pages in Unicode."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from toolkit.readers.legacy import decode_named
from toolkit.readers.pdf.page import Page
from toolkit.readers.pdf.pieces import Piece, font_names
from toolkit.text.legacy import Judge

_NEAR = 0.15


def decode_pages(data: bytes, pages: Sequence[Page]) -> tuple[list[Page], tuple[str, ...]]:
    """Return the pages in Unicode and the names of the old encodings that were met.

    Words drawn one after another in one font are decoded together, by that font and the vote of the document.
    """
    runs = {page.number: _runs(data, page) for page in pages}
    judge = Judge((" ".join(piece.text for piece in run), font) for found in runs.values() for run, font in found)
    met: set[str] = set()
    decoded = []
    for page in pages:
        pieces: list[Piece] = []
        for run, font in runs[page.number]:
            spaced = [f"{piece.text}{gap}" for piece, gap in zip(run, gaps(run), strict=True)]
            named = decode_named([(text, font) for text in spaced], judge)
            met.update(encoding for _, encoding in named)
            for piece, (text, _) in zip(run, named, strict=True):
                if text.strip() or not pieces:
                    pieces.append(piece._replace(text=text.strip()))
                else:  # a mark that went to the letter before
                    pieces[-1] = pieces[-1]._replace(x1=max(pieces[-1].x1, piece.x1))
        decoded.append(replace(page, pieces=tuple(pieces)))
    return decoded, tuple(sorted(met - {""}))


def _runs(data: bytes, page: Page) -> list[tuple[list[Piece], str]]:
    """Return the words of a page in drawing order, grouped while line and font stay the same."""
    numbers = [piece.number for piece in page.pieces if piece.number >= 0]
    fonts = dict(zip(numbers, font_names(data, page.number, numbers), strict=True))
    grouped = groupby(page.pieces, key=lambda piece: (fonts.get(piece.number, ""), round(piece.y)))
    return [(list(run), font) for (font, _), run in grouped]


def running_text(pieces: Sequence[Piece]) -> str:
    """Return the words of a page in drawing order; what stands close together is one word."""
    return "".join(f"{piece.text}{gap}" for piece, gap in zip(pieces, gaps(pieces), strict=True))


def gaps(pieces: Sequence[Piece]) -> list[str]:
    """Return the space behind each piece: none where a word is drawn letter by letter, or a letter's mark apart from it."""
    gaps = [" " if after.spaced or abs(after.x0 - piece.x1) >= _NEAR * piece.size else "" for piece, after in pairwise(pieces)]
    return [*gaps, " "] if pieces else []
