"""Pieces of text into visual lines, and visual lines into paragraphs. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from toolkit.readers.pdf.page import STRUCK, Piece
from toolkit.text.syllable import is_syllable

_SAME_LINE = 0.4
_SPACE = 0.18
_DRAWN_SPACE = -0.3
_WIDE_GAP = 2.0
_DOUBTFUL_GAP = 1.0
_DOUBLED = 0.35
_DOUBT, _LESS_DOUBT = 0.8, 0.35
PITCH = 1.85
CUT = "\ue110"  # behind a paragraph that may go on in the next one
_ALIGNED = 0.8
_NO_SPACE = 0.1
_ROOM_FOR_SPACE = 0.6  # a program that writes the space at which it breaks a line leaves it out where it does not fit
_SEVERAL_SPACES, _SPACES = 0.65, "   "
_SEVERAL, _MOST = 3, 0.6
_INDENT = 60.0
_REACH = 60
_BETWEEN = 3  # numbers that spaces and line ends take between two pieces drawn one after another
_CLEAR = 0.7
_ITEM = re.compile(
    r"[-–—+•*▪◦●○■□☐☒☑✓]|(?:\d{1,2}|[a-zđ])[.)](?!\d)|\d{1,2}(?:\.\d{1,2}){1,3}\.?\s|[IVX]{1,4}\.|\(\d{1,2}\)|\[\d{1,2}\.?\]"
)
_OPTION = re.compile(r"[☐☒☑□■○●◯✓✔✗✘]\s?\w")  # a choice with its mark; the choices of one question stand in one cell
_LONGEST_OPTION = 20
_LAST_OPTION = re.compile(rf"{_OPTION.pattern}[^:]{{1,{_LONGEST_OPTION}}}$")
_LABEL = re.compile(r"(?:Tiêu chí|TIÊU CHÍ|Mục|MỤC|Phần|PHẦN) \d|[A-ZĐÀ-Ỹ][^:.;]{1,60}[^\W\d_][()*\s]{0,5}:")
_LEADER = re.compile(r"[A-ZĐÀ-Ỹ][^:.;…_]{1,60}:?\s?(?:\.{4,}|…{2,}|_{4,})")
_FIGURE = re.compile(r"\d[\d./,-]*\s?%?")
_SENTENCE_ENDS = (".", ";")
_CLOSING = ",.;:!?)”’"
_AROUND = f".,;:{STRUCK}"
_HYPHEN_INSIDE = re.compile(r"[^\W_][-/]$")


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
        return "\t".join(segment.text for segment in self.segments)


def visual_lines(pieces: Iterable[Piece], *, breaks_told: bool = False) -> list[TextLine]:
    """Return the lines from top to bottom. Pieces on one baseline form a line, whatever order the file draws them in.

    ``breaks_told`` says that the program writes the space at which it breaks a line, so that a line without one seems to begin a paragraph.
    """
    lines: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: piece.y):
        if lines and piece.y - lines[-1][0].y <= _SAME_LINE * max(piece.size, lines[-1][0].size):
            lines[-1].append(piece)
        else:
            lines.append([piece])
    found = [_line(sorted(line, key=lambda piece: piece.x0)) for line in lines]
    settled = [_settled(found, number, told=breaks_told) for number in range(len(found))]
    if breaks_told:
        settled = [line._replace(segments=tuple(piece._replace(fresh=not piece.spaced) for piece in line.segments)) for line in settled]
    return settled


def _line(pieces: Sequence[Piece]) -> TextLine:
    """Join the pieces of one line wherever no cell can begin; what is drawn twice on its place counts once."""
    size = max(piece.size for piece in pieces)
    segments: list[Segment] = []
    before: Piece | None = None
    for piece in pieces:
        if before is not None and piece.text == before.text and piece.x0 - before.x0 < _DOUBLED * (piece.x1 - piece.x0) / len(piece.text):
            continue
        gap = piece.x0 - segments[-1].x1 if segments else 0.0
        number, before = piece.number, piece
        new = Segment(piece.text, piece.x0, piece.x1, 0.0, number, number, piece.spaced, gap)
        if not segments or gap > _DOUBTFUL_GAP * size or (piece.apart and gap > 0):
            segments.append(new)
        else:
            segments[-1] = _merged(segments[-1], new, piece.size)
    return TextLine(tuple(segments), pieces[0].y, size)


def _merged(left: Segment, right: Segment, size: float) -> Segment:
    """Return two neighbours on a line as one."""
    parted = right.gap > (_DRAWN_SPACE if right.spaced else _SPACE) * size
    space = _SPACES if right.gap > _SEVERAL_SPACES * size else " "
    text = f"{left.text}{space}{right.text}" if parted else left.text + right.text
    word = left.word or (left.x1 - left.x0 if parted else right.word and right.x0 + right.word - left.x0)
    numbers = [number for number in (left.first, left.last, right.first, right.last) if number >= 0] or [-1]
    return left._replace(text=text, x1=max(left.x1, right.x1), word=word, first=min(numbers), last=max(numbers))


def tells_breaks(pieces: Sequence[Piece]) -> bool:
    """Tell whether the program writes the space at which it breaks a line: most lines that begin within a sentence have one."""
    broken = [after.spaced for before, after in pairwise(pieces) if _is_broken(before, after)]
    return len(broken) >= _SEVERAL and sum(broken) > _MOST * len(broken)


def _is_broken(before: Piece, after: Piece) -> bool:
    """Tell whether a piece begins the next line of a sentence."""
    lower = 0 < after.y - before.y < PITCH * after.size and after.x0 < before.x0
    return lower and after.text[0].islower() and (before.text[-1].isalnum() or before.text[-1] == ",")


def collisions(pieces: Iterable[Piece]) -> int:
    """Return how many pieces stand on top of another text (rows too low for their text): nobody could read them right."""
    found = 0
    standing: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: piece.y):
        standing = [other for other in standing if piece.y - other.y < _CLEAR * other.size]
        found += any(other.x0 < piece.x1 and other.x1 > piece.x0 and _collide(other, piece) for other in standing)
        standing.append(piece)
    return found


def _collide(above: Piece, piece: Piece) -> bool:
    """Tell whether two pieces that overlap stand on each other, and are not the same text drawn twice."""
    size = min(piece.size, above.size)
    if piece.y - above.y >= _CLEAR * size or min(piece.x1, above.x1) - max(piece.x0, above.x0) <= 0.5 * size:
        return False
    return piece.text != above.text or abs(piece.x0 - above.x0) + abs(piece.y - above.y) >= 0.3 * piece.size


def _settled(lines: Sequence[TextLine], number: int, *, told: bool) -> TextLine:
    """Return the line with its doubtful places decided.

    A gap that is not wide counts only where the line above or below has a wide gap as well, or where a column begins.
    """
    line = lines[number]
    kept = [line.segments[0]]
    beside = [gap for near in lines[max(0, number - 1) : number + 2] for gap in _gaps(near)] if len(line.segments) > 1 else []
    for segment in line.segments[1:]:
        before = kept[-1]
        wide = segment.gap > _DOUBTFUL_GAP * line.size and any(start < segment.x0 and end > before.x1 for start, end in beside)
        near = segment.gap <= _WIDE_GAP * line.size
        if near and _OPTION.match(before.text) and _OPTION.match(segment.text):
            kept[-1] = _merged(before, segment, line.size)
        elif wide or _begins_column(lines, number, before, segment, told=told):
            kept.append(segment)
        else:
            kept[-1] = _merged(before, segment, line.size)
    return line._replace(segments=tuple(piece if piece.word else piece._replace(word=piece.x1 - piece.x0) for piece in kept))


def _begins_column(lines: Sequence[TextLine], number: int, before: Segment, segment: Segment, *, told: bool) -> bool:
    """Tell whether a segment close behind another begins a cell.

    There is a gap but no space in a file that writes its spaces (``told``); or one of the two goes on in the next line without the other;
    or the lines above and below begin something at the same place.
    """
    size = lines[number].size
    if _ITEM.fullmatch(before.text):
        return False
    follows = _follows(before, segment)
    unspaced = told and not segment.spaced and segment.gap >= _NO_SPACE * size
    if unspaced and (_FIGURE.fullmatch(before.text) or len(_gaps(lines[number])) > 1):
        return True
    below = [other for line in lines[number + 1 : number + 3] if line.y - lines[number].y < PITCH * size for other in line.segments]
    left_goes_on = any(_follows(before, other) and before.x0 - size < other.x0 < before.x1 for other in below)
    right_goes_on = any(_follows(segment, other) and abs(other.x0 - segment.x0) <= _ALIGNED for other in below)
    if not follows and (left_goes_on or right_goes_on):
        return True
    over = _starts_in(lines[max(0, number - _REACH) : number][::-1], segment.x0)
    under = _starts_in(lines[number + 1 : number + 1 + _REACH], segment.x0)
    if unspaced or _FIGURE.fullmatch(before.text) or not follows:
        return over + under > 0
    return (over > 0 and under > 0) or over > 1 or under > 1


def _follows(before: Segment, after: Segment) -> bool:
    """Tell whether ``after`` was drawn right behind ``before``."""
    return 0 < after.first - before.last <= len(before.text.rpartition(" ")[2]) + _BETWEEN


def _starts_in(lines: Sequence[TextLine], x: float) -> int:
    """Return how many lines one after another have text that begins at ``x``, those passed over that have no text there."""
    found = 0
    for line in lines:
        if any(segment.x0 < x - _ALIGNED and segment.x1 > x + _ALIGNED for segment in line.segments):
            break
        found += any(abs(segment.x0 - x) <= _ALIGNED for segment in line.segments)
    return found


def _gaps(line: TextLine) -> list[tuple[float, float]]:
    """Return the ends of the line's gaps that are wide beyond doubt."""
    ends = [(before.x1, after.x0) for before, after in pairwise(line.segments)]
    return [(start, end) for start, end in ends if end - start > _WIDE_GAP * line.size]


def paragraphs(lines: Sequence[TextLine], right: float, *, firm: bool = True) -> list[list[TextLine]]:
    """Group visual lines into paragraphs. ``right`` is the edge that text may reach, ``firm`` says that it is no guess.

    A line goes on with the paragraph when its first word would not have fitted on the line before, and it begins no list item.
    """
    groups: list[list[TextLine]] = []
    left = min((line.segments[0].x0 for line in lines), default=0.0)
    for line in lines:
        if groups and (_goes_on(groups[-1][-1], line, left, right, firm=firm) or _goes_on_with_dash(groups[-1], line, right)):
            groups[-1].append(line)
            continue
        if groups and _seems_cut(groups[-1][-1], line, right):
            before = groups[-1][-1]
            groups[-1][-1] = before._replace(segments=(before.segments[0]._replace(text=before.text + CUT),))
        groups.append([line])
    return groups


def _goes_on_with_dash(group: Sequence[TextLine], line: TextLine, right: float) -> bool:
    """Tell whether a dash at the beginning of a line stands within a text ("Tổ Tư vấn" / "- Khuyến công") and begins no item.

    The line before was full and ends no sentence, and the paragraph does not begin with a dash itself.
    """
    before, text = group[-1], line.text
    if len(before.segments) > 1 or len(line.segments) > 1 or not text.startswith("- ") or group[0].text.startswith("-"):
        return False
    last, segment = before.segments[0], line.segments[0]
    full = last.x1 + segment.word + _LESS_DOUBT * line.size + (segment.x1 - segment.x0 - segment.word) / 2 >= right
    close = line.y - before.y <= PITCH * max(line.size, before.size) and abs(last.x0 - segment.x0) <= _ALIGNED
    return close and full and last.text[-1].isalnum()


def _seems_cut(before: TextLine, line: TextLine, right: float) -> bool:
    """Tell whether a paragraph that ends above a label may go on in it: its line was full, and no sentence ends there."""
    if len(before.segments) > 1 or len(line.segments) > 1 or line.y - before.y > PITCH * max(line.size, before.size):
        return False
    last, segment = before.segments[0], line.segments[0]
    full = last.x1 + _ROOM_FOR_SPACE * line.size >= right and abs(last.x0 - segment.x0) <= _ALIGNED
    return full and segment.fresh and begins_label(segment.text) and last.text[-1].isalnum()


def _goes_on(before: TextLine, line: TextLine, left: float, right: float, *, firm: bool) -> bool:
    """Tell whether ``line`` is the rest of the paragraph of the line ``before``."""
    if len(before.segments) > 1 or len(line.segments) > 1 or line.y - before.y > PITCH * max(line.size, before.size):
        return False
    segment = line.segments[0]
    if breaks_word(before, line, right):
        return True
    if _OPTION.match(segment.text) and len(segment.text) <= _LONGEST_OPTION and _LAST_OPTION.search(before.text):
        return True
    if before.text.endswith(_SENTENCE_ENDS) and _LABEL.match(segment.text):
        return False
    above = before.segments[0]
    if abs(segment.x0 - above.x0) > _ALIGNED:
        if min(abs(segment.x1 - above.x1), abs(segment.x0 + segment.x1 - above.x0 - above.x1) / 2) <= _ALIGNED:
            above = above._replace(x1=left + above.x1 - above.x0)  # set to the right or in the middle: the room is on both sides
        elif abs(segment.x0 - above.x0) > _INDENT:
            return False
    elif firm and segment.fresh and above.x1 + _ROOM_FOR_SPACE * line.size < right and not segment.text[0].islower():
        return breaks_behind_hyphen(above.text) and not begins_item(segment.text)
    return not may_begin(above, segment, line.size, right)


def may_begin(before: Segment, segment: Segment, size: float, right: float) -> bool:
    """Tell whether a segment may begin a paragraph below ``before``: its word would have fitted there, or it begins an item or a label.

    A space at the end of the line before and a small letter behind it are within a sentence.
    """
    if segment.spaced and segment.text[0].islower():
        return False
    if breaks_behind_hyphen(before.text) and not segment.spaced and not begins_item(segment.text):
        return False
    doubt = _LESS_DOUBT if segment.fresh else _DOUBT
    fitted = before.x1 + segment.word + doubt * size < right
    if fitted or _LEADER.match(segment.text):
        return True
    return (not segment.spaced and begins_item(segment.text)) or (segment.fresh and begins_label(segment.text))


def breaks_word(before: TextLine, line: TextLine, right: float) -> bool:
    """Tell whether a word too long for its column goes on in ``line``: both parts make one word.

    Either the first part fills its line, or the second can be no word by itself or would have a space before it.
    """
    first, second = before.segments[-1], line.segments[0]
    head, start = first.text.rpartition(" ")[2], second.text.split(" ", 1)[0]
    whole = is_syllable(f"{head}{start}".strip(_AROUND))
    if whole and start[0].islower() and not second.spaced:
        unspaced = second.fresh and first.x1 + _ROOM_FOR_SPACE * line.size < right
        if unspaced or not is_syllable(start.strip(_AROUND)):
            return True
    if " " in first.text or first.x1 + _DOUBT * line.size < right:
        return False
    if first.text[-1].isdigit():
        return start[0].isdigit()
    return not first.text.isascii() and whole


def paragraph_text(lines: Sequence[TextLine], right: float) -> str:
    """Return one paragraph: lines joined by a space, but not within a word broken by its column, its own hyphen or slash."""
    whole = lines[0].text
    for before, line in pairwise(lines):
        whole = whole + line.text if breaks_word(before, line, right) else join_texts(whole, line.text)
    return whole


def join_texts(before: str, text: str) -> str:
    """Join two lines of one paragraph; a word may be broken behind its own hyphen or slash, or before a mark that ends it."""
    closes = text[0] in _CLOSING or (text[0] == '"' and before.count('"') % 2 == 1)
    return before + text if closes or breaks_behind_hyphen(before) else f"{before} {text}"


def breaks_behind_hyphen(text: str) -> bool:
    """Tell whether a line ends with the hyphen or the slash of a word that goes on ("37-" / "QĐ/TW")."""
    return _HYPHEN_INSIDE.search(text) is not None


def begins_label(text: str) -> bool:
    """Tell whether the text begins with a label and its colon."""
    return _LABEL.match(text) is not None


def is_figure(text: str) -> bool:
    """Tell whether the text is a number, a share or a date."""
    return _FIGURE.fullmatch(text) is not None


def begins_item(text: str) -> bool:
    """Tell whether the text begins a list item."""
    return _ITEM.match(text) is not None
