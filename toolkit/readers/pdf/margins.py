"""What a page carries beside its text: heads and feet that every page repeats, notes below a short rule, and their marks. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from statistics import median

from toolkit.model.place import FOOTNOTE, PAGE_FOOT
from toolkit.readers.pdf.cut_short import with_marks
from toolkit.readers.pdf.lines import TextLine, visual_lines
from toolkit.readers.pdf.note_marks import MUCH_LESS, NUMBER, is_mark, marks_among, notes_without_rule
from toolkit.readers.pdf.page import Page
from toolkit.readers.pdf.page_numbers import OF_ALL, PAGE_WORD, is_number_of, without_page_numbers
from toolkit.readers.pdf.pieces import STRUCK, Piece
from toolkit.readers.pdf.rulings import Ruling
from toolkit.text.fold import bare

_ZONE, _SHEET_ZONE, _FOOT_ZONE, _CENTRED = 54.0, 70.0, 64.0, 4.0  # the foot of a sheet stands above a margin of two centimetres
_LOW_MARGIN, _FAR = 0.06, 5.0  # the first in shares of the page, which may be printed larger
_SAME_HEIGHT = 3.0
_APART = 1.5
_SHORTEST_RULE, _LONGEST_RULE = 40.0, 0.45
_TOUCH = 1.0
_LESS = 0.92
_AROUND, _NO_UNIT = ".,;:)”", 3  # "m", "km"
_PAGE_NUMBER = re.compile(rf"({PAGE_WORD}\s*)\d{{1,3}}{OF_ALL}", re.IGNORECASE)
_LAST_NUMBER = re.compile(rf"(?<!\d)(\d{{1,3}}){OF_ALL}$", re.IGNORECASE)
_NO_FIGURES = re.compile(r"\D*")
_FEWEST = 2
_TITLE = "dang cong san viet nam"
_NO_NAME = re.compile(r"[\d:|@–-]|(?:\S+\s+){4}")  # what may be a name ends the signature of each of several forms


def without_margins(pages: Sequence[Page]) -> tuple[list[Page], list[tuple[int, str, str]]]:
    """Return the pages without repeated heads and feet, notes and their marks; and of each foot and note page, text and kind."""
    kept, feet = _without_repeated(without_page_numbers(pages))
    kept, far = _without_far_feet(kept)
    feet += far
    parted = [_parted_notes(page, kept[max(0, number - 1)].pieces) for number, page in enumerate(kept)]
    marks = [{found[0] for text in notes if (found := NUMBER.match(text))} for _, notes in parted]
    kept = []
    for number, (page, _) in enumerate(parted):
        known = set().union(*marks[number : number + 2])  # the notes of a row that the page breaks stand on the next page
        kept.append(_told(_without_note_marks(page, known) if known else page))
    notes = [(page.number, text, FOOTNOTE) for page, found in parted for text in found]
    return kept, [*notes, *((page, text, PAGE_FOOT) for page, text in feet)]


def _without_repeated(pages: Sequence[Page]) -> tuple[list[Page], list[tuple[int, str]]]:
    """Return the pages without the lines of their heads and feet that an earlier page bears as well, and the feet that a page bears first.

    A head is text where it stands first, and where it is that of a paper, as each of several forms has; a foot parts what goes on over the
    page's end.
    """
    kept = list(pages)
    feet: list[tuple[int, str]] = []
    for top in (True, False):
        zones = [_zone(page, top=top) for page in pages]
        for number, page in enumerate(pages):
            first = [] if top or number + 1 == len(pages) else [line for line in zones[number] if _is_foot(line, number, zones[number + 1])]
            heads_paper = top and any(_TITLE in bare(line.text) for line in zones[number])  # each form of several has its own
            repeated = [line for line in zones[number] if not heads_paper and (line in first or _is_repeated(line, number, zones))]
            if repeated and _stand_apart(repeated, page, top=top):
                heights = [line.y for line in repeated]
                pieces = kept[number].pieces
                pieces = tuple(piece for piece in pieces if not any(abs(piece.y - height) <= _SAME_HEIGHT for height in heights))
                kept[number] = replace(kept[number], pieces=pieces)
                feet += [(page.number, line.text) for line in first if not _is_repeated(line, number, zones)]
    return kept, feet


def _without_far_feet(pages: Sequence[Page]) -> tuple[list[Page], list[tuple[int, str]]]:
    """Return the pages without what a sheet prints in its lower margin, far below all its rows, and this of each page."""
    kept = list(pages)
    feet: list[tuple[int, str]] = []
    for number, page in enumerate(pages):
        low = [piece for piece in page.pieces if piece.y >= (1 - _LOW_MARGIN) * page.height] if page.sheet else []
        if not low or len(low) == len(page.pieces):
            continue
        lowest = max(piece.y for piece in page.pieces if piece not in low)
        first = min(low, key=lambda piece: piece.y)
        if first.y - lowest >= _FAR * first.size:
            kept[number] = replace(page, pieces=tuple(piece for piece in page.pieces if piece not in low))
            feet += [(page.number, line.text) for line in visual_lines(low)]
    return kept, feet


def _zone(page: Page, *, top: bool) -> list[TextLine]:
    """Return the lines of a page where its head or foot stands; the head of a sheet, its name in the middle, stands lower than others."""
    if not top:
        begin = page.height - _FOOT_ZONE
        return visual_lines([piece for piece in page.pieces if piece.y >= begin])
    end = _SHEET_ZONE if page.sheet else _ZONE
    lines = visual_lines([piece for piece in page.pieces if piece.y <= end])
    return [line for line in lines if line.y <= _ZONE or (line is lines[0] and _is_centred(line, page))]


def _is_centred(line: TextLine, page: Page) -> bool:
    return abs(line.segments[0].x0 + line.segments[-1].x1 - page.width) <= _CENTRED


def _is_repeated(line: TextLine, number: int, zones: Sequence[Sequence[TextLine]]) -> bool:
    """Tell whether an earlier page bears the line, and no page since has other words at its height: that would be text of the form."""
    text = _shown(line, number)
    first = next((place for place, zone in enumerate(zones) if any(_shown(other, place) & text for other in zone)), number)
    since = [(other, place) for place, zone in enumerate(zones[first:], first) for other in zone if abs(other.y - line.y) <= _SAME_HEIGHT]
    return first < number and all(_shown(other, place) & text for other, place in since)


def _is_foot(line: TextLine, number: int, below: Sequence[TextLine]) -> bool:
    """Tell whether the next page bears the line at the same height, and it is no name."""
    same = any(abs(other.y - line.y) <= _SAME_HEIGHT and _shown(other, number + 1) & _shown(line, number) for other in below)
    words = line.text.split()
    return same and (_NO_NAME.search(line.text) is not None or len(words) < _FEWEST or not all(word[0].isupper() for word in words))


def _shown(line: TextLine, number: int) -> frozenset[str]:
    """Return what a line may say on each page: as it stands, and without the page's number at its end ("Chi bộ Thanh tra 2")."""
    return _may_say(line.text, number)


@lru_cache(maxsize=4_000)
def _may_say(line: str, number: int) -> frozenset[str]:
    """Return what a line says on page ``number`` (from 0); each is held against those of all other pages."""
    parts = line.replace(STRUCK, "").split("\t")
    others = [part for part in parts if not is_number_of(part, number + 1)] if len(parts) > 1 else parts
    text = _PAGE_NUMBER.sub(r"\1", "\t".join(others or parts)).strip()
    own = _LAST_NUMBER.search(text)
    if own is None or int(own[1]) != number + 1:
        return frozenset((text,))
    words = text[: own.start()]
    has_name = _NO_FIGURES.fullmatch(words) is not None and any(map(str.isalpha, words))
    return frozenset((text, words) if has_name else (text,))


def _stand_apart(lines: Sequence[TextLine], page: Page, *, top: bool) -> bool:
    """Tell whether there is more room between the lines and the text of the page than between the lines of a text."""
    first, last = min(line.y for line in lines), max(line.y for line in lines)
    size = max(line.size for line in lines)
    if top:
        return all(piece.y <= last + _SAME_HEIGHT or piece.y >= last + _APART * size for piece in page.pieces)
    return all(piece.y >= first - _SAME_HEIGHT or piece.y <= first - _APART * size for piece in page.pieces)


def _parted_notes(page: Page, before: Sequence[Piece]) -> tuple[Page, list[str]]:
    """Return the page without its footnotes, and their text; ``before`` is what stands on the page before."""
    for rule in page.rulings:
        if not _may_part_notes(rule, page):
            continue
        below = [piece for piece in page.pieces if piece.y - 0.5 * piece.size > rule.y0]
        above = tuple(piece for piece in page.pieces if piece.y - 0.5 * piece.size <= rule.y0)
        lines = visual_lines(below)
        if above and lines and _are_notes(lines, above, before):
            return replace(page, pieces=above), [line.text for line in lines]
    notes = notes_without_rule(page)
    if not notes:
        return page, []
    heights = {line.y for line in notes}
    return replace(page, pieces=tuple(piece for piece in page.pieces if piece.y not in heights)), [line.text for line in notes]


def _without_note_marks(page: Page, marks: set[str]) -> Page:
    pieces = page.pieces
    return replace(
        page,
        pieces=tuple(piece for number, piece in enumerate(pieces) if not is_mark(piece, pieces[max(0, number - 2) : number + 3], marks)),
    )


def _told(page: Page) -> Page:
    """Return a page on which a small raised number behind a number or a word, no unit, is marked: the note was found nowhere."""
    sizes = {piece.size for piece in page.pieces}
    if not sizes or min(sizes) > MUCH_LESS * max(sizes):
        return page  # no letters are that much smaller than others
    raised = {
        piece
        for before, piece in pairwise(page.pieces)
        if piece.size <= MUCH_LESS * before.size
        and piece.text.isdigit()
        and (before.text[-1].isdigit() or before.text.strip(_AROUND).isalpha() and len(before.text) >= _NO_UNIT)
        and is_mark(piece, [before], {piece.text})
    }
    return with_marks(page, raised)


def _may_part_notes(rule: Ruling, page: Page) -> bool:
    length = rule.x1 - rule.x0
    level = rule.y0 == rule.y1 and rule.y0 > page.height / 2
    if not level or not _SHORTEST_RULE <= length <= _LONGEST_RULE * page.width:
        return False
    return not any(up.x0 == up.x1 and up.y0 - _TOUCH <= rule.y0 <= up.y1 + _TOUCH for up in page.rulings)


def _are_notes(lines: Sequence[TextLine], above: Sequence[Piece], before: Sequence[Piece]) -> bool:
    """Tell whether the lines below a rule are notes: numbered, and set smaller than the text or with their marks in it."""
    numbers = {found[0] for line in lines if (found := NUMBER.match(line.text))}
    if NUMBER.match(lines[0].text) is None:
        return False
    size = median(piece.size for piece in above)
    return all(line.size <= _LESS * size for line in lines) or numbers <= {*marks_among(above, numbers), *marks_among(before, numbers)}
