"""Cells of a sheet whose one line was too long for them: what the next cell left no room for is not on the paper. Pure.

A program leaves a little room before the border of a cell. A line that has none, or runs over the border, was cut there. Where that is so,
other cells of the same table that are filled to their last letter were cut between two letters.
"""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.readers.pdf.cut_short import with_mark, with_marks
from toolkit.readers.pdf.lines import TextLine, begins_item, visual_lines
from toolkit.readers.pdf.page import Page

_ROOM = 0.06  # in shares of the size of the letters
_LETTER = 0.8
_INDENT = 0.6
_NEXT_WORD = 3.5

_LONG = 30
_SENTENCE_ENDS = ".!?"
_PITCH = 1.6
_MARGIN = 64.0

Sides = tuple[float, float]


def told_at_edge(page: Page) -> Page:
    """Return a page of a sheet without borders, long lines marked that reach the edge of what is printed and end within a sentence."""
    if not page.sheet or any(line.x0 == line.x1 for line in page.rulings):
        return page
    edge = max((piece.x1 for piece in page.pieces if _MARGIN < piece.y < page.height - _MARGIN), default=0.0)
    lines = visual_lines(page.pieces)
    ends = [line for line in lines if edge - line.segments[-1].x1 < _LETTER * line.size and len(line.segments[-1].text) >= _LONG]
    cut = {
        piece
        for line in ends
        for piece in page.pieces
        if piece.y == line.y
        and piece.x1 == line.segments[-1].x1
        and piece.text[-1] not in _SENTENCE_ENDS
        and not any(_goes_on(line, other) for other in lines)
    }
    return with_marks(page, cut)


def _goes_on(line: TextLine, below: TextLine) -> bool:
    """Tell whether a line is the next one of the same cell: it begins there as well, and no item."""
    start = line.segments[-1].x0
    near = 0 < below.y - line.y < _PITCH * line.size
    return near and any(abs(segment.x0 - start) < line.size and not begins_item(segment.text) for segment in below.segments)


def told_if_cut(cells: Sequence[tuple[Sequence[TextLine], Sides]]) -> list[Sequence[TextLine]]:
    """Return the lines of the cells of a sheet's table, each with its left and right side, marked where one line fills its cell."""
    rooms = [_room(lines, sides) for lines, sides in cells]
    widest = _LETTER if any(room is not None and room < _ROOM for room in rooms) else _ROOM
    return [with_mark(lines) if room is not None and room < widest else lines for room, (lines, _) in zip(rooms, cells, strict=True)]


def _room(lines: Sequence[TextLine], sides: Sides) -> float | None:
    """Return the room between the end of a cell's only line and its right side; ``None`` where text has room on its left."""
    if len(lines) != 1 or len(lines[0].text) < 2:
        return None
    line, (left, right) = lines[0], sides
    return None if line.segments[0].x0 - left > _INDENT * line.size else (right - line.segments[-1].x1) / line.size


def told_if_full(cells: Sequence[tuple[Sequence[TextLine], Sides]]) -> list[Sequence[TextLine]]:
    """Return the lines of the cells of a table, each with its left and right side, marked where the last line is full and ends no sentence.

    Where sheets are not set up for their paper, rows may be too low for a further line.
    """
    return [with_mark(lines) if lines and _is_full(lines[-1], right) else lines for lines, (_, right) in cells]


def _is_full(line: TextLine, right: float) -> bool:
    end = line.segments[-1]
    return " " in end.text and end.text[-1] not in _SENTENCE_ENDS and right - end.x1 < _NEXT_WORD * line.size
