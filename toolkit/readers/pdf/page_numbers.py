"""The numbers of pages that stand alone on a line, at one height on several pages: no row of a table, however near it ends. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from toolkit.readers.pdf.lines import visual_lines
from toolkit.readers.pdf.page import Page

PAGE_WORD, OF_ALL = r"(?:trang|page)", r"(?:\s*(?:/|trên|of)\s*\d{1,3})?"
"""Around the number of a page: "Trang 2/5", "Page 2 of 5"."""

_HEAD, _FOOT = 54.0, 64.0
_SAME_HEIGHT = 3.0
_SEVERAL = 2
_NUMBER = re.compile(rf"\W*{PAGE_WORD}?\s*(\d{{1,3}}){OF_ALL}\W*", re.IGNORECASE)


def is_number_of(text: str, page: int) -> bool:
    """Tell whether a text is only the number of a page."""
    found = _NUMBER.fullmatch(text)
    return found is not None and int(found[1]) == page


def without_page_numbers(pages: Sequence[Page]) -> list[Page]:
    """Return the pages without their numbers, where several pages bear theirs at one height."""
    if len(pages) < _SEVERAL:
        return list(pages)
    found = [_heights(page) for page in pages]
    kept = []
    for page, own in zip(pages, found, strict=True):
        heights = [y for y in own if sum(any(abs(y - other) <= _SAME_HEIGHT for other in others) for others in found) >= _SEVERAL]
        pieces = (piece for piece in page.pieces if not any(abs(piece.y - y) <= _SAME_HEIGHT for y in heights))
        kept.append(replace(page, pieces=tuple(pieces)) if heights else page)
    return kept


def _heights(page: Page) -> list[float]:
    """Return the heights of the lines at the head and the foot of a page that say its number and nothing else."""
    near = [piece for piece in page.pieces if piece.y <= _HEAD or piece.y >= page.height - _FOOT]
    if not any(str(page.printed) in piece.text for piece in near):
        return []
    return [line.y for line in visual_lines(near) if is_number_of(line.text, page.printed)]
