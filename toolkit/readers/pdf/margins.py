"""What a page carries beside its text: heads and feet that every page repeats, notes below a short rule, and their marks. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from toolkit.readers.pdf.lines import TextLine, visual_lines
from toolkit.readers.pdf.page import Page, Piece, Ruling

_ZONE = 54.0
_SAME_HEIGHT = 3.0
_SHORTEST_RULE, _LONGEST_RULE = 40.0, 0.45
_TOUCH = 1.0
_LESS, _MUCH_LESS = 0.92, 0.8
_RAISED, _ADJACENT = 0.15, 0.25
_MARK = re.compile(r"\d{1,2}")


def without_margins(pages: Sequence[Page]) -> tuple[list[Page], list[tuple[int, str]]]:
    """Return the pages without repeated heads and feet, notes and their marks, and the notes: page and text."""
    notes: list[tuple[int, str]] = []
    seen: set[tuple[str, bool]] = set()
    kept = []
    for page in pages:
        page = _without_repeated(page, seen)
        page, found = _without_notes(page)
        notes += [(page.number, text) for text in found]
        kept.append(page)
    return kept, notes


def _without_repeated(page: Page, seen: set[tuple[str, bool]]) -> Page:
    """Return the page without the lines of its head or foot that an earlier page bears as well; remember its own."""
    heights = []
    for top in (True, False):
        zone = [piece for piece in page.pieces if (piece.y <= _ZONE if top else piece.y >= page.height - _ZONE)]
        for line in visual_lines(zone):
            if (line.text, top) in seen:
                heights.append(line.y)
            seen.add((line.text, top))
    if not heights:
        return page
    pieces = tuple(piece for piece in page.pieces if not any(abs(piece.y - height) <= _SAME_HEIGHT for height in heights))
    return replace(page, pieces=pieces)


def _without_notes(page: Page) -> tuple[Page, list[str]]:
    """Return the page without its footnotes and their marks, and the text of the notes."""
    for rule in page.rulings:
        if not _may_part_notes(rule, page):
            continue
        below = [piece for piece in page.pieces if piece.y - 0.5 * piece.size > rule.y0]
        above = [piece for piece in page.pieces if piece.y - 0.5 * piece.size <= rule.y0]
        lines = visual_lines(below)
        if above and lines and _are_notes(lines, above):
            marks = {found[0] for line in lines if (found := _MARK.match(line.text))}
            pieces = tuple(
                piece for number, piece in enumerate(above) if not _is_mark(piece, above[max(0, number - 2) : number + 3], marks)
            )
            return replace(page, pieces=pieces), [line.text for line in lines]
    return page, []


def _may_part_notes(rule: Ruling, page: Page) -> bool:
    length = rule.x1 - rule.x0
    level = rule.y0 == rule.y1 and rule.y0 > page.height / 2
    if not level or not _SHORTEST_RULE <= length <= _LONGEST_RULE * page.width:
        return False
    return not any(up.x0 == up.x1 and up.y0 - _TOUCH <= rule.y0 <= up.y1 + _TOUCH for up in page.rulings)


def _are_notes(lines: Sequence[TextLine], above: Sequence[Piece]) -> bool:
    """Tell whether the lines below a rule are notes: numbered, and set smaller than the text."""
    size = median(piece.size for piece in above)
    return _MARK.match(lines[0].text) is not None and all(line.size <= _LESS * size for line in lines)


def _is_mark(piece: Piece, near: Sequence[Piece], marks: set[str]) -> bool:
    """Tell whether a piece is the small raised number of a note beside a word."""
    if piece.text not in marks:
        return False
    return any(
        piece.size <= _MUCH_LESS * word.size
        and min(abs(piece.x0 - word.x1), abs(word.x0 - piece.x1)) <= _ADJACENT * word.size
        and _RAISED * word.size <= word.y - piece.y <= word.size
        for word in near
    )
