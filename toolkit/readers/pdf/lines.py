"""Pieces of text into visual lines, and visual lines into paragraphs. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from toolkit.readers.pdf.page import Piece
from toolkit.text.syllable import is_syllable

_SAME_LINE = 0.4
_SPACE = 0.18
_DRAWN_SPACE = -0.3
_WIDE_GAP = 2.0
_DOUBTFUL_GAP = 1.0
_DOUBLED = 0.35
_DOUBT = 0.8
_PITCH = 1.85
_CLEAR = 0.7
_ITEM = re.compile(r"[-–—+•*▪◦●○■□☐☒☑✓]|(?:\d{1,2}|[a-zđ])[.)](?!\d)|[IVX]{1,4}\.|\(\d{1,2}\)")
_LABEL = re.compile(r"[A-ZĐÀ-Ỹ][^:.;]{2,60}:(?:\s|$)")
_SENTENCE_ENDS = (".", ";")
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
    found = [_line(sorted(line, key=lambda piece: piece.x0)) for line in lines]
    return [_settled(found, number) for number in range(len(found))]


def _line(pieces: Sequence[Piece]) -> TextLine:
    """Join the pieces of one line; what is drawn twice on its place counts once."""
    size = max(piece.size for piece in pieces)
    segments: list[Segment] = []
    text, start, end, word, last = "", 0.0, 0.0, 0.0, None
    for piece in pieces:
        if last is not None and piece.text == last.text and piece.x0 - last.x0 < _DOUBLED * (piece.x1 - piece.x0) / len(piece.text):
            continue
        gap, last = piece.x0 - end, piece
        if text and gap > _DOUBTFUL_GAP * size:
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


def collisions(pieces: Iterable[Piece]) -> int:
    """Return how many pieces stand on top of another text (rows too low for their text): nobody could read them right."""
    found = 0
    standing: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: piece.y):
        standing = [other for other in standing if piece.y - other.y < _CLEAR * min(piece.size, other.size)]
        found += any(
            min(piece.x1, other.x1) - max(piece.x0, other.x0) > 0.5 * min(piece.size, other.size)
            and not (piece.text == other.text and abs(piece.x0 - other.x0) + abs(piece.y - other.y) < 0.3 * piece.size)
            for other in standing
        )
        standing.append(piece)
    return found


def _settled(lines: Sequence[TextLine], number: int) -> TextLine:
    """Return the line with its doubtful gaps decided: one counts only where the line above or below has a wide gap as well."""
    line = lines[number]
    if len(line.segments) == 1:
        return line
    beside = [gap for near in lines[max(0, number - 1) : number + 2] for gap in _gaps(near)]
    kept = [line.segments[0]]
    for segment in line.segments[1:]:
        before = kept[-1]
        if any(start < segment.x0 and end > before.x1 for start, end in beside):
            kept.append(segment)
        else:
            kept[-1] = Segment(f"{before.text} {segment.text}", before.x0, segment.x1, before.word)
    return line._replace(segments=tuple(kept))


def _gaps(line: TextLine) -> list[tuple[float, float]]:
    """Return the ends of the line's gaps that are wide beyond doubt."""
    ends = [(before.x1, after.x0) for before, after in pairwise(line.segments)]
    return [(start, end) for start, end in ends if end - start > _WIDE_GAP * line.size]


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
    if _breaks_word(before, line, right):
        return True
    if before.text.endswith(_SENTENCE_ENDS) and _LABEL.match(segment.text):
        return False
    fitted = before.segments[-1].x1 + segment.word + _DOUBT * line.size < right
    return not fitted and not _ITEM.match(segment.text)


def _breaks_word(before: TextLine, line: TextLine, right: float) -> bool:
    """Tell whether a word too long for its column goes on in ``line``: the word fills the line before, and both parts make one."""
    first, second = before.segments[-1], line.segments[0]
    if " " in first.text or first.x1 + _DOUBT * line.size < right:
        return False
    start = second.text.split(" ", 1)[0]
    if first.text[-1].isdigit():
        return start[0].isdigit()
    return not first.text.isascii() and is_syllable(f"{first.text}{start}".strip(".,;:"))


def paragraph_text(lines: Sequence[TextLine], right: float) -> str:
    """Return one paragraph: lines joined by a space, but not within a word broken by its column, its own hyphen or slash."""
    whole = lines[0].text
    for before, line in pairwise(lines):
        whole = whole + line.text if _breaks_word(before, line, right) else join_texts(whole, line.text)
    return whole


def join_texts(before: str, text: str) -> str:
    """Join two lines of one paragraph; a word may be broken behind its own hyphen or slash."""
    return before + text if _HYPHEN_INSIDE.search(before) else f"{before} {text}"


def begins_item(text: str) -> bool:
    """Tell whether the text begins a list item."""
    return _ITEM.match(text) is not None
