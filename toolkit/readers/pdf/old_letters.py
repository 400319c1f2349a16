"""PDF pages whose letters are in an old Vietnamese encoding: the same pages in Unicode."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from toolkit.readers.legacy import decode_named
from toolkit.readers.pdf.page import Page, Piece, font_names
from toolkit.text.legacy import Judge


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
            named = decode_named([(f"{piece.text} ", font) for piece in run], judge)
            met.update(encoding for _, encoding in named)
            pieces += [piece._replace(text=text.strip()) for piece, (text, _) in zip(run, named, strict=True)]
        decoded.append(replace(page, pieces=tuple(pieces)))
    return decoded, tuple(sorted(met - {""}))


def _runs(data: bytes, page: Page) -> list[tuple[list[Piece], str]]:
    """Return the words of a page in drawing order, grouped while line and font stay the same."""
    numbers = [piece.number for piece in page.pieces if piece.number >= 0]
    fonts = dict(zip(numbers, font_names(data, page.number, numbers), strict=True))
    grouped = groupby(page.pieces, key=lambda piece: (fonts.get(piece.number, ""), round(piece.y)))
    return [(list(run), font) for (font, _), run in grouped]
