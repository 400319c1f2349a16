"""Pieces of text into visual lines, and visual lines into paragraphs. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from toolkit.readers.pdf.page import Glyph

_SAME_LINE = 0.4
_SPACE = 0.18
_DRAWN_SPACE = 0.05
_WIDE_GAP = 2.0
_DOUBLED = 0.35
_ITEM = re.compile(r"[-–—+•*▪◦●○■□☐☒☑✓]|(?:\d{1,2}|[a-zđ])[.)](?!\d)|[IVX]{1,4}\.|\(\d{1,2}\)")
_HYPHEN_INSIDE = re.compile(r"[^\W_][-/]$")


class Segment(NamedTuple):
    """Text without a wide gap. ``x0`` and ``x1`` are its ends."""

    text: str
    x0: float
    x1: float


class TextLine(NamedTuple):
    """One visual line: its segments from left to right, its baseline and the size of its letters."""

    segments: tuple[Segment, ...]
    y: float
    size: float

    @property
    def text(self) -> str:
        """The whole text, wide gaps as tabs."""
        return "\t".join(segment.text for segment in self.segments)


def visual_lines(glyphs: Iterable[Glyph]) -> list[TextLine]:
    """Return the lines from top to bottom. Letters on one baseline form a line, whatever order the file draws them in."""
    lines: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.y):
        if lines and glyph.y - lines[-1][0].y <= _SAME_LINE * max(glyph.size, lines[-1][0].size):
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    found = [_line(sorted(line, key=lambda glyph: glyph.x0)) for line in lines]
    return [line for line in found if line.segments]


def _line(glyphs: Sequence[Glyph]) -> TextLine:
    """Join the letters of one line; a letter drawn twice on its place (a bold that is faked) counts once."""
    size = max(glyph.size for glyph in glyphs)
    segments: list[Segment] = []
    text, start, end, last, spaced = "", 0.0, 0.0, None, False
    for glyph in glyphs:
        if last is not None and glyph.text == last.text and abs(glyph.x0 - last.x0) < _DOUBLED * max(1.0, last.x1 - last.x0):
            continue
        if glyph.text.isspace():
            spaced = True
            continue
        gap, last = glyph.x0 - end, glyph
        if text and gap > _WIDE_GAP * size:
            segments.append(Segment(text, start, end))
            text = ""
        elif text and gap > (_DRAWN_SPACE if spaced else _SPACE) * glyph.size:
            text += " "
        start, end = (start, max(end, glyph.x1)) if text else (glyph.x0, glyph.x1)
        text, spaced = text + glyph.text, False
    if text:
        segments.append(Segment(text, start, end))
    return TextLine(tuple(segments), glyphs[0].y, size)


def paragraphs(lines: Sequence[TextLine], right: float) -> list[list[TextLine]]:
    """Group visual lines into paragraphs. ``right`` is the edge that text may reach.

    A line goes on with the paragraph when its first word would not have fitted on the line before, and it begins no list item.
    """
    groups: list[list[TextLine]] = []
    for line in lines:
        if groups and _goes_on(groups[-1][-1], line, right):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _goes_on(before: TextLine, line: TextLine, right: float) -> bool:
    """Tell whether ``line`` is the rest of the paragraph of the line ``before``."""
    if len(before.segments) > 1 or len(line.segments) > 1 or line.y - before.y > 2.2 * max(line.size, before.size):
        return False
    segment = line.segments[0]
    word = segment.text.split(" ", 1)[0]
    width = (segment.x1 - segment.x0) * len(word) / max(1, len(segment.text))
    fitted = before.segments[-1].x1 + width + 0.25 * line.size < right
    return not fitted and not _ITEM.match(segment.text)


def paragraph_text(lines: Sequence[TextLine]) -> str:
    """Return one paragraph: lines joined by a space, but not where a word was broken behind its own hyphen or slash."""
    return join_texts([line.text for line in lines])


def join_texts(texts: Sequence[str]) -> str:
    """Join the pieces of one paragraph."""
    whole = ""
    for text in texts:
        whole += text if not whole or _HYPHEN_INSIDE.search(whole) else f" {text}"
    return whole


def begins_item(text: str) -> bool:
    """Tell whether the text begins a list item."""
    return _ITEM.match(text) is not None
