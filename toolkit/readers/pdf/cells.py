"""Text that stands in columns without lines between, into cells and rows. Pure.

What a program draws in one go, line under line, is one cell. Cells that stand beside each other are a row; what a column is says
``columns``.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from toolkit.readers.pdf.habits import PITCH
from toolkit.readers.pdf.lines import Segment, TextLine, begins_item
from toolkit.readers.pdf.paragraphs import CUT, begins_label, breaks_word, may_begin
from toolkit.readers.pdf.pieces import Piece

_ALIGNED = 1.0
_PADDING = 0.4
_TIGHT = 1.36
_ABOVE, _BELOW = 0.7, 0.2
_NEAR = 6
_UP = 1.0


@dataclass(slots=True)
class Passage:
    """The text of one cell: its lines, each of one segment. ``loose`` lists the lines that may as well begin the next cell."""

    lines: list[TextLine]
    loose: list[int] = field(default_factory=list)

    @property
    def x0(self) -> float:
        """The left end."""
        return min(line.segments[0].x0 for line in self.lines)

    @property
    def x1(self) -> float:
        """The right end."""
        return max(line.segments[0].x1 for line in self.lines)

    @property
    def top(self) -> float:
        """The upper end of the letters of the first line."""
        return self.lines[0].y - _ABOVE * self.lines[0].size

    @property
    def bottom(self) -> float:
        """The lower end of the letters of the last line."""
        return self.lines[-1].y + _BELOW * self.lines[-1].size


class Drawing:
    """The order in which a page was drawn, where it tells anything: a file sorted from top to bottom says nothing of its cells."""

    def __init__(
        self, lines: Sequence[TextLine], held: Sequence[Piece], *, tells: bool, sheet: bool = False, cells: Mapping[int, int] | None = None
    ) -> None:
        """Take the lines of a page outside its tables and what these hold.

        Programs for sheets draw the cells whose text is wrapped one below the other. ``cells`` has the number of the cell that a piece
        surely belongs to, by that of the piece.
        """
        self._lines, self._held = lines, held
        self._numbers: list[int] | None = None
        self.tells = tells
        self.sheet = sheet
        self.by_cell = tells and not sheet
        self._cells = cells or {}

    def same_cell(self, before: Segment, after: Segment) -> bool | None:
        """Tell whether two segments stand in one cell, ``None`` where the order of drawing does not say it."""
        one, other = self._cells.get(before.first), self._cells.get(after.first)
        return None if one is None and other is None else one == other

    def follows(self, before: Segment, after: Segment) -> bool:
        """Tell whether ``after`` was drawn right after ``before``, but for letters of another font, which come later."""
        if before.last < 0 or after.first <= before.last:
            return False
        if self._numbers is None:  # few pages have text in columns without lines
            firsts = [segment.first for line in self._lines for segment in line.segments]
            self._numbers = sorted(number for number in (*firsts, *(piece.number for piece in self._held)) if number >= 0)
        return bisect_left(self._numbers, after.first) == bisect_right(self._numbers, before.last)


def order_tells(pieces: Sequence[Piece]) -> bool:
    """Tell whether a page was drawn cell by cell: somewhere the drawing goes up again."""
    return any(after.y < before.y - before.size for before, after in pairwise(pieces) if before.number >= 0 <= after.number)


def passages(lines: Sequence[TextLine], right: float, drawing: Drawing) -> list[Passage]:
    """Return the cells of a stretch of lines, by their first lines from top to bottom and from left to right."""
    found: list[Passage] = []
    open_ones: list[Passage] = []
    ends: Passage | None = None
    running: Passage | None = None
    left = min((line.segments[0].x0 for line in lines), default=0.0)
    for number, line in enumerate(lines):
        running = _runs_on(lines, number, ends, running, drawing, right)
        if running is not None and len(line.segments) > 1:
            _tell_end(running)
            running = None  # how much of the line is the rest of that cell is not known
        if running is not None:
            running.lines.append(line._replace(segments=(line.segments[0]._replace(x0=running.lines[0].segments[0].x0),)))
            continue
        open_ones = [one for one in open_ones if line.y - one.lines[-1].y <= PITCH * max(line.size, one.lines[-1].size)]
        places = [_place(segment, lines, number, open_ones, drawing, (left, right)) for segment in line.segments]
        begins = any(one is None for one, _ in places)
        for segment, (one, sure) in zip(line.segments, places, strict=True):
            only = line._replace(segments=(segment,))
            if one is not None and (sure or not begins):
                if not sure:
                    one.loose.append(len(one.lines))
                one.lines.append(only)
                ends = one
            else:
                ends = Passage([only])
                found.append(ends)
                open_ones.append(ends)
    return found


def _runs_on(
    lines: Sequence[TextLine], number: int, ends: Passage | None, running: Passage | None, drawing: Drawing, right: float
) -> Passage | None:
    """Return the last cell of the line above if this line goes on with it, begun again at the left: a line with tabs that was too long.

    ``ends`` is the cell that the line above ends with, ``running`` the cell that the line above went on with in the same way.
    """
    one = ends if number and len(lines[number - 1].segments) > 1 else running
    if one is None:
        return None
    before, line = lines[number - 1], lines[number]
    last, segment = before.segments[-1], line.segments[0]
    if len(line.segments) > 1 and (not segment.spaced or begins_label(segment.text)):
        return None
    below = abs(segment.x0 - before.segments[0].x0) <= _ALIGNED and line.y - before.y <= PITCH * line.size
    room = right - last.x1 - line.size / 2
    if not below or room > segment.x1 - segment.x0 or not drawing.follows(last, segment):
        return None
    within = segment.text[0].islower() or segment.text[0].isdigit()
    if room > segment.word and (within or not segment.spaced or len(line.segments) > 1):
        return None
    if room > segment.word or not (within or segment.spaced):
        if ":" not in last.text or len(line.segments) > 1 or begins_label(segment.text) or begins_item(segment.text):
            return None
        _tell_end(one)  # a name, or words that hang together
    return one


def _tell_end(cell: Passage) -> None:
    """Mark the end of a cell, which may be another one."""
    last = cell.lines[-1]
    cell.lines[-1] = last._replace(segments=(last.segments[0]._replace(text=last.segments[0].text + CUT),))


def _place(
    segment: Segment, lines: Sequence[TextLine], number: int, above: Sequence[Passage], drawing: Drawing, edges: tuple[float, float]
) -> tuple[Passage | None, bool]:
    """Return the cell above that a segment may go on with, and whether it surely does; ``None`` where it begins a cell.

    ``edges`` are the left and right ends of the text.
    """
    over = [one for one in above if one.x0 < segment.x1 and one.x1 > segment.x0]
    nearest = max((one.lines[-1].y for one in over), default=0.0)
    over = [one for one in over if one.lines[-1].y == nearest]
    if len(over) != 1:
        return None, False
    leftmost = segment.x0 < edges[0] + lines[number].size
    limit = _limit(lines, number, over[0], segment, edges[1])
    sure, may = _continues(over[0], segment, lines[number], limit, drawing, leftmost=leftmost)
    return over[0] if may else None, sure


def _continues(above: Passage, segment: Segment, line: TextLine, limit: float, drawing: Drawing, *, leftmost: bool) -> tuple[bool, bool]:
    """Tell whether a segment surely goes on with the cell above, and whether it may: a label begins a row where it is ``leftmost``."""
    before = above.lines[-1]
    last = before.segments[0]
    aligned = _is_aligned_with(segment, above)
    same = drawing.same_cell(last, segment)
    if same is not None:
        return same, same
    follows = drawing.follows(last, segment)
    if not aligned or (drawing.tells and not follows) or (leftmost and last.text.endswith(":") and begins_label(segment.text)):
        return False, False
    if drawing.by_cell and follows and not leftmost:
        return True, True
    if breaks_word(before, line._replace(segments=(segment,)), limit) or not may_begin(last, segment, line.size, limit):
        return drawing.tells, True
    tight = line.y - before.y <= _TIGHT * max(line.size, before.size)
    return False, tight and follows and not (leftmost and begins_label(segment.text))


def _is_aligned_with(segment: Segment, above: Passage) -> bool:
    """Tell whether a segment begins, ends or has its middle where the lines of a cell do; of lines set to the left it must begin there."""
    if abs(segment.x0 - above.x0) <= _ALIGNED:
        return True
    lines = [line.segments[0] for line in above.lines]
    middles = [line.x0 + line.x1 for line in lines]
    to_left = len(lines) > 1 and all(abs(line.x0 - above.x0) <= _ALIGNED for line in lines)
    if to_left and max(middles) - min(middles) > _ALIGNED:
        return False
    middle = segment.x0 + segment.x1
    return abs(segment.x1 - above.x1) <= _ALIGNED or any(abs(middle - other) <= 2 * _ALIGNED for other in middles)


def _limit(lines: Sequence[TextLine], number: int, above: Passage, segment: Segment, right: float) -> float:
    """Return the place that the text of a column may reach: where the next column begins on the lines near, if the line is not alone."""
    if len(lines[number].segments) == 1 and len(lines[number - 1].segments) == 1 and above.lines[-1].y == lines[number - 1].y:
        return right
    end = max(above.x1, segment.x1)
    near = lines[max(0, number - _NEAR) : number + _NEAR]
    starts = [other.x0 for line in near for other in line.segments[1:] if other.x0 > end]
    return min(starts) - _PADDING * lines[number].size if starts else right


def bands(cells: Iterable[Passage]) -> list[list[Passage]]:
    """Return the rows: cells whose heights overlap, each row from left to right."""
    found: list[list[Passage]] = []
    bottom = float("-inf")
    for cell in sorted(cells, key=lambda cell: cell.top):
        if found and cell.top < bottom:
            found[-1].append(cell)
            bottom = max(bottom, cell.bottom)
        else:
            found.append([cell])
            bottom = cell.bottom
    return [sorted(band, key=lambda cell: cell.x0) for band in found]


def rows_of(band: Sequence[Passage]) -> list[list[tuple[Passage, int]]]:
    """Return the rows that a band really is, each cell with the number of rows that it covers.

    Where cells stand over each other in one column while another cell of the band is as high as all of them, that is a merged cell; but
    first lines part that may as well begin a cell.
    """
    if _most_over(band) == 1:
        return [[(cell, 1) for cell in band]]
    if any(cell.loose for cell in band):
        apart = [piece for cell in band for piece in _parted(cell)]
        return [row for part in bands(apart) for row in rows_of(part)]
    tallest = max((_over(band, cell) for cell in band), key=len)
    tops = sorted(cell.top for cell in tallest)
    rows: list[list[tuple[Passage, int]]] = [[] for _ in tops]
    for cell in band:
        first = max(0, sum(top <= cell.bottom - _BELOW * cell.lines[0].size and top <= cell.top + _UP for top in tops) - 1)
        last = max(first, sum(top < cell.bottom for top in tops) - 1)
        rows[first].append((cell, 1 if any(cell is one for one in tallest) else last - first + 1))
    return [row for row in rows if row]


def _over(band: Sequence[Passage], cell: Passage) -> list[Passage]:
    """Return the cells of a band that stand over or under one, with itself."""
    return [other for other in band if other is cell or (other.x0 < cell.x1 and other.x1 > cell.x0)]


def _most_over(band: Sequence[Passage]) -> int:
    return max(len(_over(band, cell)) for cell in band)


def _parted(cell: Passage) -> list[Passage]:
    """Return a cell parted at its loose lines."""
    edges = [0, *cell.loose, len(cell.lines)]
    return [Passage(cell.lines[start:end]) for start, end in pairwise(edges)]
