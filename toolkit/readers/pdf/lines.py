"""Pieces of text into visual lines. Pure."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import attrgetter
from statistics import median
from typing import NamedTuple

from toolkit.readers.pdf.habits import AS_WIDE, NARROW, NO_HABITS, PITCH, Habits
from toolkit.readers.pdf.other_fonts import NO_SPACE, SPACE, narrowest_space, room_within, with_late_letters
from toolkit.readers.pdf.pieces import STRUCK, Piece, drawn_behind
from toolkit.readers.pdf.word_gaps import are_alike, even_gap, stretched_gap

_SAME_LINE = 0.4
_WIDE_GAP = 2.0
_DOUBTFUL_GAP = 1.0
_DOUBLED = 0.35
_ALIGNED = 0.8
_OVER = 0.04
_TAB = 0.3  # a space before a letter that is moved nearer to it ("Minh Thành") is no space in the file, but narrower
_FAR_WIDER = 2.0
_SEVERAL_SPACES, _SPACES = 0.65, "   "
_NOTHING = f"{STRUCK} "
_SEVERAL = 3
_A_SPACE = 1.3
_MOST_ROOM = 1.0
_REACH = 60
_ITEM = re.compile(
    r"[-–—+•*▪◦●○■□☐☒☑✓]|(?:\d{1,2}|[a-zđ])[.)](?!\d)|\d{1,2}(?:\.\d{1,2}){1,3}\.?\s|[IVX]{1,4}\.|\(\d{1,2}\)|\[(?:\d{1,2}\.?|[ xX])\]"
)
_LAST_OPTION = re.compile(r"(?:^|[\s:])(?:[☐☒☑□■○●◯✓✔✗✘]|\[[ xX]\])\s?\w[^:]{0,20}$")
_OPTION = re.compile(r"(?:[☐☒☑□■○●◯✓✔✗✘]|\[[ xX]\])\s?\w")
_FIGURE = re.compile(r"\d[\d./,-]*\s?%?")

_HEIGHT, _LEFT = attrgetter("y"), attrgetter("x0")
_Ends = tuple[float, float]


class Segment(NamedTuple):
    """Text without a wide gap. ``x0`` and ``x1`` are its ends, ``word`` the width of its first word.

    ``first`` and ``last`` are the lowest and highest number of its pieces in drawing order; ``spaced`` is that of its first piece,
    ``gap`` the space before it on the line. ``fresh`` says that it seems to begin a paragraph: the program writes the space at which it
    breaks a line, most times, and there is none.
    """

    text: str
    x0: float
    x1: float
    word: float
    first: int = -1
    last: int = -1
    spaced: bool = False
    gap: float = 0.0
    fresh: bool = False


class TextLine(NamedTuple):
    """One visual line: its segments from left to right, its baseline and the size of its letters."""

    segments: tuple[Segment, ...]
    y: float
    size: float

    @property
    def text(self) -> str:
        """The whole text, wide gaps as tabs."""
        return "\t".join([segment.text for segment in self.segments]) if len(self.segments) > 1 else self.segments[0].text


def visual_lines(pieces: Iterable[Piece], habits: Habits = NO_HABITS) -> list[TextLine]:
    """Return the lines from top to bottom. Pieces on one baseline form a line, whatever order the file draws them in.

    Where the program writes the space at which it breaks a line, a line without one seems to begin a paragraph.
    """
    lines: list[list[Piece]] = []
    first, size = -math.inf, 0.0
    for piece in sorted(pieces, key=_HEIGHT):
        below = piece.y - first
        if below <= _SAME_LINE * size or below <= _SAME_LINE * piece.size:
            lines[-1].append(piece)
        else:
            lines.append([piece])
            first, size = piece.y, piece.size
    found = [_line(with_late_letters(sorted(line, key=_LEFT)), habits) if len(line) > 1 else _of_one(line[0], habits) for line in lines]
    if all(_is_settled(line) for line in found):
        return found
    gaps = [_gaps(line) for line in found]
    return [line if _is_settled(line) else _settled(found, number, habits, gaps) for number, line in enumerate(found)]


def _is_settled(line: TextLine) -> bool:
    return len(line.segments) == 1 and line.segments[0].word != 0


def _of_one(piece: Piece, habits: Habits) -> TextLine:
    """Return the line of a single piece, as most lines of cells are."""
    return TextLine((_segment([piece], piece.text, piece.x1, piece.x1 - piece.x0, 0.0, habits),), piece.y, piece.size)


def _line(pieces: Sequence[Piece], habits: Habits) -> TextLine:
    """Join the pieces of one line wherever no cell can begin; what is drawn twice on its place counts once.

    Gaps that are as wide as most of their line are spaces of justified text.
    """
    size = max([piece.size for piece in pieces])
    enough = len(pieces) > _SEVERAL
    gaps = [after.x0 - piece.x1 for piece, after in pairwise(pieces) if after.spaced and not after.apart] if enough else []
    justified = AS_WIDE * median(gaps) if len(gaps) >= _SEVERAL else 0.0
    justified = justified if justified <= _DOUBTFUL_GAP * size or are_alike(gaps) else 0.0
    usual = max(habits.gap, even_gap(pieces, size)) if habits.gap else stretched_gap(pieces, size) if enough else 0.0
    segments: list[Segment] = []
    group: list[Piece] = []
    text, end, room, word = "", pieces[0].x0, 0.0, 0.0
    before: Piece | None = None
    doubtful, narrow = _DOUBTFUL_GAP * size, NARROW * size if habits.written else math.inf
    for piece in pieces:
        said, x0, x1, _, own, spaced, number, apart = piece
        if before is not None and said == before.text and x0 - before.x0 < _DOUBLED * (x1 - x0) / len(said):
            continue
        gap = x0 - end
        if before is None:
            least = -math.inf
        elif gap > SPACE * own and not apart:
            least = SPACE  # as wide as any that parts words
        else:
            least = narrowest_space(before.text, before.number, said, number, spaced=spaced, apart=apart)
        before = piece
        single = gap <= (usual * own if not spaced else 0.0 if apart else justified)
        over = habits.cells and apart and gap < -_OVER * size
        within = 0.0 if habits.cells else room_within(least) * own
        if not group or over or (not single and (gap > doubtful or (apart and gap > within) or (not spaced and gap > narrow))):
            if group:
                segments.append(_segment(group, text, end, word, room, habits))
            group, text, end = [piece], said, x1
            room, word = gap, 0.0
            continue
        if gap > least * own:
            word = word or end - group[0].x0
            said = (" " if single else _space(gap, own)) + said
        text += said
        group.append(piece)
        end = max(end, x1)
    if not segments:
        word = word or end - group[0].x0  # no other word can go on with it
    segments.append(_segment(group, text, end, word, room, habits))
    shown = [segment for segment in segments if segment.text.strip(_NOTHING)]
    return TextLine(tuple(shown or segments), pieces[0].y, size)


def _segment(group: Sequence[Piece], text: str, end: float, word: float, gap: float, habits: Habits) -> Segment:
    """Return pieces as one segment; where there is no ``word`` but one, it may still go on."""
    first = group[0]
    fresh = habits.breaks and not first.spaced
    if len(group) == 1:
        number = max(first.number, -1)
        return Segment(text, first.x0, end, word, number, number, first.spaced, gap, fresh)
    numbers = [piece.number for piece in group if piece.number >= 0] or [-1]
    return Segment(text, first.x0, end, word, min(numbers), max(numbers), first.spaced, gap, fresh)


def _space(gap: float, size: float) -> str:
    return _SPACES if gap > _SEVERAL_SPACES * size else " "


def _merged(left: Segment, right: Segment, size: float, between: str = "") -> Segment:
    """Return two neighbours on a line as one; ``between`` is what is known to part them."""
    parted = right.gap > narrowest_space(left.text, left.last, right.text, right.first, spaced=right.spaced) * size
    text = f"{left.text}{between or _space(right.gap, size)}{right.text}" if parted else left.text + right.text
    word = left.word or (left.x1 - left.x0 if parted else right.word and right.x0 + right.word - left.x0)
    numbers = [number for number in (left.first, left.last, right.first, right.last) if number >= 0] or [-1]
    return Segment(text, left.x0, max(left.x1, right.x1), word, min(numbers), max(numbers), left.spaced, left.gap, left.fresh)


def _settled(lines: Sequence[TextLine], number: int, habits: Habits, gaps: Sequence[Sequence[_Ends]]) -> TextLine:
    """Return the line with its doubtful places decided; ``gaps`` are those of each line that are wide beyond doubt.

    A gap that is not wide counts only where the line above or below has a wide gap as well, or where a column begins.
    """
    line = lines[number]
    kept = [line.segments[0]]
    beside = [gap for near in gaps[max(0, number - 1) : number + 2] for gap in near]
    told, several, size = habits.breaks or habits.written, len(gaps[number]) > 1, line.size
    for segment in line.segments[1:]:
        before, gap = kept[-1], segment.gap
        new = habits.cells and habits.written and not segment.spaced and gap > NO_SPACE * size
        new = new or 0 < _FAR_WIDER * habits.gap * size < gap
        new = new or (gap > _DOUBTFUL_GAP * size and any(start < segment.x0 and end > before.x1 for start, end in beside))
        next_word = 0 < segment.gap <= _A_SPACE * habits.space * size and _follows(before, segment)
        new = not next_word and (new or _begins_column(lines, number, before, segment, told=told, several=several))
        if new and not (gap <= _WIDE_GAP * size and is_option(segment.text) and _is_choice(before.text)):
            kept.append(segment)
        else:
            tab = habits.spaces and not segment.spaced and gap >= _TAB * size
            kept[-1] = _merged(before, segment, size, "\t" if tab else "")
    return TextLine(tuple(map(_closed, kept)), line.y, size)


def _closed(segment: Segment) -> Segment:
    """Return a segment whose only word ends where it ends."""
    return segment if segment.word else segment._replace(word=segment.x1 - segment.x0)


def _begins_column(lines: Sequence[TextLine], number: int, before: Segment, segment: Segment, *, told: bool, several: bool) -> bool:
    """Tell whether a segment close behind another begins a cell.

    There is a gap but no space in a file that writes its spaces (``told``), ``several`` wide ones in the line; or one of the two goes on
    in the next line without the other; or the lines above and below begin something at the same place.
    """
    size = lines[number].size
    if is_item_mark(before.text):
        return False
    unspaced = told and not segment.spaced and segment.gap >= NO_SPACE * size
    figure = is_figure(before.text)
    if unspaced and (figure or several):
        return True
    follows = _follows(before, segment)
    if not follows:
        below = [other for line in lines[number + 1 : number + 3] if line.y - lines[number].y < PITCH * size for other in line.segments]
        left_goes_on = any(before.x0 - size < other.x0 < before.x1 and _follows(before, other) for other in below)
        if left_goes_on or any(abs(other.x0 - segment.x0) <= _ALIGNED and _follows(segment, other) for other in below):
            return True
    enough = 1 if unspaced or figure or not follows else 2
    if len(lines) == 1:
        return False
    over = _starts_in(lines[max(0, number - _REACH) : number][::-1], segment.x0, enough)
    return over == enough or over + _starts_in(lines[number + 1 : number + 1 + _REACH], segment.x0, enough) >= enough


def _follows(before: Segment, after: Segment) -> bool:
    """Tell whether ``after`` was drawn right behind ``before``."""
    return drawn_behind(before.text, before.last, after.first)


def _starts_in(lines: Sequence[TextLine], x: float, enough: int) -> int:
    """Return how many lines one after another have text that begins at ``x``, those passed over that have no text there.

    More than ``enough`` are not asked for.
    """
    found, left, right = 0, x - _ALIGNED, x + _ALIGNED
    for line in lines:
        begins = False
        for segment in line.segments:
            if segment.x0 < left and segment.x1 > right:
                return found
            begins = begins or abs(segment.x0 - x) <= _ALIGNED
        found += begins
        if found == enough:
            break
    return found


def _gaps(line: TextLine) -> list[_Ends]:
    """Return the ends of the line's gaps that are wide beyond doubt."""
    if len(line.segments) == 1:
        return []
    ends = [(before.x1, after.x0) for before, after in pairwise(line.segments)]
    return [(start, end) for start, end in ends if end - start > _WIDE_GAP * line.size]


def without_justification(lines: Sequence[TextLine], left: float, right: float) -> list[TextLine]:
    """Return the lines of a drawn cell, its borders ``left`` and ``right``, with single spaces in those that are stretched to its width.

    Such a line has the same room on both sides, and another line follows.
    """
    if len(lines) == 1:
        return list(lines)
    whole = list(lines)
    for number, (line, below) in enumerate(pairwise(lines)):
        first, last = line.segments[0], line.segments[-1]
        room = first.x0 - left
        stretched = (
            0 < room <= _MOST_ROOM * line.size
            and abs(right - last.x1 - room) <= _ALIGNED
            and abs(below.segments[0].x0 - first.x0) <= _ALIGNED
        )
        if stretched and (text := " ".join(line.text.split())) != line.text:
            segment = Segment(text, first.x0, last.x1, first.word, first.first, last.last, first.spaced, first.gap, first.fresh)
            whole[number] = TextLine((segment,), line.y, line.size)
    return whole


BULLETS = ("- ", "– ", "+ ", "* ", "• ")
"""The marks of items without numbers, as they are typed."""


def begins_item(text: str) -> bool:
    """Tell whether the text begins a list item."""
    return _ITEM.match(text) is not None


def is_item_mark(text: str) -> bool:
    """Tell whether the text is no more than the mark of a list item."""
    return _ITEM.fullmatch(text) is not None


def is_figure(text: str) -> bool:
    """Tell whether the text is a number, a share or a date."""
    return text[:1].isdigit() and _FIGURE.fullmatch(text) is not None


def _is_choice(text: str) -> bool:
    return is_option(text) or ends_with_option(text)


def ends_with_option(text: str) -> bool:
    """Tell whether a choice and its mark end the text, as in "Tiêu chí 1: ☐ Đạt"."""
    return _LAST_OPTION.search(text) is not None


def is_option(text: str) -> bool:
    """Tell whether the text begins with a choice and its mark; the choices of one question stand in one cell."""
    return _OPTION.match(text) is not None
