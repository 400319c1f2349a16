"""Sheets printed far smaller than text is written, so that all their columns stand on one page: enlarged to the size of text. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from toolkit.readers.pdf.page import Page

_SMALL, _USUAL = 6.0, 11.0


def enlarged(pages: Sequence[Page]) -> list[Page]:
    """Return the pages, those of a file in small print enlarged: distances that part lines and cells are those of usual text."""
    sizes = [piece.size for page in pages if page.sheet for piece in page.pieces]
    size = median(sizes) if sizes else _USUAL
    if size >= _SMALL or size <= 0:
        return list(pages)
    return [_times(page, _USUAL / size) for page in pages]


def _times(page: Page, factor: float) -> Page:
    return replace(
        page,
        width=page.width * factor,
        height=page.height * factor,
        pieces=tuple(
            piece._replace(x0=piece.x0 * factor, x1=piece.x1 * factor, y=piece.y * factor, size=piece.size * factor)
            for piece in page.pieces
        ),
        rulings=tuple(
            line._replace(x0=line.x0 * factor, y0=line.y0 * factor, x1=line.x1 * factor, y1=line.y1 * factor) for line in page.rulings
        ),
    )
