"""The border of a page, as Word and print shops put it around all text: it is no table. Pure."""

from __future__ import annotations

from dataclasses import replace

from toolkit.readers.pdf.page import Page
from toolkit.readers.pdf.rulings import Ruling

_SHARE = 0.7  # of the page that a side of its frame is long
_LINES = 6.0  # a frame may have two or three lines beside each other
_FEWEST = 4


def without_frame(page: Page) -> Page:
    """Return the page without its frame: long lines at all four sides that no other line touches, so that they hold no rows."""
    tall = [line for line in page.rulings if line.y1 - line.y0 >= _SHARE * page.height]
    if len(tall) < _FEWEST / 2:
        return page
    left, right = min(line.x0 for line in tall), max(line.x0 for line in tall)
    top, bottom = min(line.y0 for line in tall), max(line.y1 for line in tall)
    inside = [line for line in page.rulings if not _is_side(line, left, top, right, bottom)]
    sides = len(page.rulings) - len(inside)
    if sides < _FEWEST or right - left < _SHARE * page.width:
        return page
    apart = all(left + _LINES < line.x0 and line.x1 < right - _LINES for line in inside)
    return replace(page, rulings=tuple(inside)) if apart else page


def _is_side(line: Ruling, left: float, top: float, right: float, bottom: float) -> bool:
    """Tell whether a line runs along a side of a frame from end to end."""
    if line.x0 == line.x1:
        long = line.y0 - top <= _LINES and bottom - line.y1 <= _LINES
        return long and min(line.x0 - left, right - line.x0) <= _LINES
    long = line.x0 - left <= _LINES and right - line.x1 <= _LINES
    return long and min(abs(line.y0 - top), abs(bottom - line.y0)) <= _LINES
