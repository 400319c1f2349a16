"""Pieces of text into visual lines, and visual lines into paragraphs. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from toolkit.readers.pdf.page import Piece

_SAME_LINE = 0.4
_SPACE = 0.18
_DRAWN_SPACE = 0.05
_WIDE_GAP = 2.0
_DOUBLED = 0.35
_DOUBT = 0.8
_PITCH = 1.85
_ITEM = re.compile(r"[-–—+•*▪◦●○■□☐☒☑✓]|(?:\d{1,2}|[a-zđ])[.)](?!\d)|[IVX]{1,4}\.|\(\d{1,2}\)")
_HYPHEN_INSIDE = re.compile(r"[^\W_][-/]$")


class Segment(NamedTuple):
    """Text without a wide gap. ``x0`` and ``x1`` are its ends, ``word`` the width of its first word."""

    text: str
    x0: float
    x1: float
    word: float


class TextLine(NamedTuple):
    """One visual line: its segments from left to right, its baseline and the size of its letters."""

    segments: tuple[Segment, ...]
    y: float
    size: float

    @property
    def text(self) -> str:
        """The whole text, wide gaps as tabs."""
        return "\t".join(segment.text for segment in self.segments)


def visual_lines(pieces: Iterable[Piece]) -> list[TextLine]:
    """Return the lines from top to bottom. Pieces on one baseline form a line, whatever order the file draws them in."""
    lines: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: piece.y):
        if lines and piece.y - lines[-1][0].y <= _SAME_LINE * max(piece.size, lines[-1][0].size):
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [_line(sorted(line, key=lambda piece: piece.x0)) for line in lines]


def _line(pieces: Sequence[Piece]) -> TextLine:
    """Join the pieces of one line; what is drawn twice on its place counts once."""
    size = max(piece.size for piece in pieces)
    segments: list[Segment] = []
    text, start, end, word, last = "", 0.0, 0.0, 0.0, None
    for piece in pieces:
        if last is not None and piece.text == last.text and piece.x0 - last.x0 < _DOUBLED * (piece.x1 - piece.x0) / len(piece.text):
            continue
        gap, last = piece.x0 - end, piece
        if text and gap > _WIDE_GAP * size:
            segments.append(Segment(text, start, end, word or end - start))
            text = ""
        if not text:
            text, start, end, word = piece.text, piece.x0, piece.x1, 0.0
        elif gap > (_DRAWN_SPACE if piece.spaced else _SPACE) * piece.size:
            text, end, word = f"{text} {piece.text}", piece.x1, word or end - start
        else:
            text, end = text + piece.text, max(end, piece.x1)
    segments.append(Segment(text, start, end, word or end - start))
    return TextLine(tuple(segments), pieces[0].y, size)


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
    if len(before.segments) > 1 or len(line.segments) > 1 or line.y - before.y > _PITCH * max(line.size, before.size):
        return False
    segment = line.segments[0]
    fitted = before.segments[-1].x1 + segment.word + _DOUBT * line.size < right
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
