"""Two heads of a signature that stand beside each other, one a little lower than the other, with what stands below each. Pure.

So they are printed where the cells of a table without borders are centred. The lower one is moved up with all that stands below it, so that
both stand on one line, as columns do.
"""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.readers.pdf.lines import TextLine
from toolkit.readers.pdf.pieces import Piece

_LOWER, _MUCH_LOWER = 0.9, 2.6  # nearer ones are one row anyway
_APART = 2.0
_LONGEST = 40
_MOST_LINES = 12

Ends = tuple[float, float]


def with_level_heads(pieces: Sequence[Piece], lines: Sequence[TextLine]) -> Sequence[Piece]:
    """Return the pieces, those below the lower one of two heads moved up with it; ``lines`` are the lines that they make."""
    for number in range(len(lines) - 1):
        one, other = lines[number : number + 2]
        if _LOWER * one.size < other.y - one.y < _MUCH_LOWER * one.size and _is_head(one) and _is_head(other) and _are_apart(one, other):
            return _moved(pieces, lines[number + 1 : number + _MOST_LINES], _ends(one), other.y - one.y)
    return pieces


def _is_head(line: TextLine) -> bool:
    return len(line.segments) == 1 and len(line.text) <= _LONGEST and " " in line.text and line.text.isupper() and ":" not in line.text


def _are_apart(one: TextLine, other: TextLine) -> bool:
    (start, end), (first, last) = _ends(one), _ends(other)
    return max(start, first) - min(end, last) > _APART * one.size


def _ends(line: TextLine) -> Ends:
    return line.segments[0].x0, line.segments[-1].x1


def _moved(pieces: Sequence[Piece], below: Sequence[TextLine], beside: Ends, up: float) -> Sequence[Piece]:
    """Return the pieces, those of the lines that stand under the first one of ``below`` and not under ``beside`` moved up."""
    under = _ends(below[0])
    moved: set[float] = set()
    for line in below:
        ends = _ends(line)
        if len(line.segments) > 1 or len(line.text) > _LONGEST:
            break
        if _overlap(ends, under) and not _overlap(ends, beside):
            moved.add(line.y)
            under = min(under[0], ends[0]), max(under[1], ends[1])
        elif not _overlap(ends, beside) or _overlap(ends, under):
            break
    return [piece._replace(y=piece.y - up) if piece.y in moved else piece for piece in pieces]


def _overlap(one: Ends, other: Ends) -> bool:
    return one[0] < other[1] and other[0] < one[1]
