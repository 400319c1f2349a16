"""Visual lines into paragraphs, and their texts. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from toolkit.readers.pdf.habits import PITCH
from toolkit.readers.pdf.lines import BULLETS, Segment, TextLine, begins_item, ends_with_option, is_item_mark, is_option
from toolkit.readers.pdf.pieces import STRUCK
from toolkit.text.syllable import is_bare_syllable, is_syllable

CUT = "\ue110"  # behind a paragraph that may go on in the next one

_ALIGNED = 0.8
_INDENT = 60.0
_DOUBT, _LESS_DOUBT = 0.8, 0.35
_ROOM_FOR_SPACE = 0.6  # a program that writes the space at which it breaks a line leaves it out where it does not fit
_LABEL = re.compile(r"(?:Tiêu chí|TIÊU CHÍ|Mục|MỤC|Phần|PHẦN) \d|[A-ZĐÀ-Ỹ][^:.;]{1,60}[^\W\d_][()*\s]{0,5}:")
_LEADER = re.compile(r"[A-ZĐÀ-Ỹ][^:.;…_]{1,60}:?\s?(?:\.{4,}|…{2,}|_{4,})")
_LONGEST_OPTION = 20
_SENTENCE_ENDS = (".", ";")
_DOTS = ("....", "……", "____")  # behind an answer, up to the margin
_ON_BEHALF = re.compile(r"(?:T/M|TM\.?|K/?T\.?|T/?L\.?|BÍ THƯ)(?= |$)")  # the head of a signature
_HANGING = 2
_NEARLY_FULL, _DAY = 0.6, "ngày"
_FURTHER = 1.3
_CLOSING = ",.;:!?)”’"
_AROUND = f'.,;:_…"“”(){STRUCK}'
_LEFT_OUT = re.compile(rf"(^|\s){STRUCK}+(?: +{STRUCK}+)* ?", re.MULTILINE)
_VOWEL = re.compile("[aeiouy]", re.IGNORECASE)
_GOES_ON = re.compile(r"\d\|/\d")  # a date
_NUMBER_GOES_ON = re.compile(  # that of a document ("37-Q" / "Đ/TW"), the year of a date ("12/3/20" / "24")
    r"\d[-/][A-ZĐ]+\|[A-ZĐ]*[-/](?:[A-ZĐ]|$)|\d\|[-/][A-ZĐ]+[-/][A-ZĐ]|\d/\d{1,2}/(?:\d\|\d{3}|\d\d\|\d\d|\d{3}\|\d)(?!\d)"
)
_AROUND_BREAK = 8
_WITHIN = re.compile(r"[,;)!?”’]|/\d")  # what begins so begins nothing
_ADDRESS = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,4}(?:/\S*)?")  # of the web, which may be broken anywhere ("tracuu.vi" / "du.vn")
_CLOSED = re.compile(r"\w{1,3}\)")
_HYPHENATED = frozenset("-\u2010")  # shown where a word may be broken ("ngh-" / "iệp")
_DASHES = ("- ", "– ")
_HYPHENS, _HYPHEN_INSIDE, _END = ("-", "/"), re.compile(r"[^\W_][-/]$"), 3


def paragraphs(lines: Sequence[TextLine], right: float, *, firm: bool = True) -> list[list[TextLine]]:
    """Group visual lines into paragraphs. ``right`` is the edge that text may reach, ``firm`` says that it is no guess.

    A line goes on with the paragraph when its first word would not have fitted on the line before, and it begins no list item.
    """
    if len(lines) <= 1:
        return [list(lines)] if lines else []
    groups: list[list[TextLine]] = []
    left = min([line.segments[0].x0 for line in lines])
    pitch = min([(line.y - before.y) / max(line.size, before.size) for before, line in pairwise(lines)])
    for line in lines:
        if (
            groups
            and (_goes_on(groups[-1][-1], line, left, right, firm=firm) or _goes_on_with_dash(groups[-1], line, right))
            and not _stands_apart(groups[-1][-1], line, pitch)
        ):
            groups[-1].append(line)
            continue
        if groups and (_seems_cut(groups[-1][-1], line, right) or _has_space_between(groups[-1][-1], line)):
            before = groups[-1][-1]
            groups[-1][-1] = before._replace(segments=(before.segments[0]._replace(text=before.text + CUT),))
        groups.append([line])
    return groups


def _stands_apart(before: TextLine, line: TextLine, pitch: float) -> bool:
    """Tell whether a line below the end of a sentence is much further from it than lines of one text are, and begins with a capital."""
    far = line.y - before.y > _FURTHER * pitch * max(line.size, before.size)
    return far and before.text.endswith(_SENTENCE_ENDS) and line.text[0].isupper()


def _goes_on_with_dash(group: Sequence[TextLine], line: TextLine, right: float) -> bool:
    """Tell whether a dash at the beginning of a line stands within a text ("Tổ Tư vấn" / "- Khuyến công") and begins no item.

    The line before was full and ends no sentence, and the paragraph does not begin with a dash itself.
    """
    before, text = group[-1], without_struck(line.text)
    if len(before.segments) > 1 or len(line.segments) > 1 or not f"{text} ".startswith(_DASHES):
        return False
    if (
        group[0].text.startswith(("-", "–"))
        or before.text.isupper() != text.isupper()
        or any(": - " in one.text or ": – " in one.text for one in group)
    ):
        return False
    last, segment = before.segments[0], line.segments[0]
    full = last.x1 + segment.word + _LESS_DOUBT * line.size + (segment.x1 - segment.x0 - segment.word) / 2 >= right
    close = line.y - before.y <= PITCH * max(line.size, before.size) and abs(last.x0 - segment.x0) <= _ALIGNED
    return close and full and last.text[-1].isalnum() and not begins_label(text[2:]) and not _LEADER.match(text[2:])


def _seems_cut(before: TextLine, line: TextLine, right: float) -> bool:
    """Tell whether a paragraph that ends above a label may go on in it: its line was full, and no sentence ends there."""
    if len(before.segments) > 1 or len(line.segments) > 1 or line.y - before.y > PITCH * max(line.size, before.size):
        return False
    last, segment = before.segments[0], line.segments[0]
    full = last.x1 + _ROOM_FOR_SPACE * line.size >= right and abs(last.x0 - segment.x0) <= _ALIGNED
    return full and segment.fresh and begins_label(segment.text) and last.text[-1].isalnum()


def _has_space_between(before: TextLine, line: TextLine) -> bool:
    """Tell whether the file has a space between two lines close together: a typed one at the end of a paragraph, or that of a break."""
    if len(before.segments) > 1 or len(line.segments) > 1 or line.y - before.y > PITCH * max(line.size, before.size):
        return False
    last, segment = before.segments[0], line.segments[0]
    return segment.spaced and abs(last.x0 - segment.x0) <= _ALIGNED and last.text[-1].isalnum() and segment.text[0].isalnum()


def _goes_on(before: TextLine, line: TextLine, left: float, right: float, *, firm: bool) -> bool:
    """Tell whether ``line`` is the rest of the paragraph of the line ``before``, which may hang on a number."""
    if (
        len(before.segments) == _HANGING
        and is_item_mark(before.segments[0].text)
        and abs(before.segments[1].x0 - line.segments[0].x0) <= _ALIGNED
    ):
        before = before._replace(segments=before.segments[1:])
    if len(before.segments) > 1 or len(line.segments) > 1 or line.y - before.y > PITCH * max(line.size, before.size):
        return False
    segment, above = line.segments[0], before.segments[0]
    if segment.text.isupper() and not above.text.isupper() and (above.text.endswith(_DOTS) or _ON_BEHALF.match(segment.text)):
        return False
    if breaks_word(before, line, right) or _breaks_number(above.text, segment.text):
        return True
    if len(segment.text) <= _LONGEST_OPTION and is_option(segment.text) and ends_with_option(above.text):
        return True
    if (above.text.endswith(_SENTENCE_ENDS) or _is_title_above(above.text, segment.text)) and _LABEL.match(segment.text):
        return False
    if firm and segment.text[0].islower() and above.text[-1].isalnum() and not above.text.isupper():
        set_in = above.x0 - segment.x0 > _ALIGNED  # the first line of a paragraph
        nearly_full = above.x1 - left > _NEARLY_FULL * (right - left) and ":" not in segment.text
        if set_in or (nearly_full and abs(segment.x0 - above.x0) <= _ALIGNED and not segment.text.startswith(_DAY)):
            return True
    if abs(segment.x0 - above.x0) > _ALIGNED:
        if min(abs(segment.x1 - above.x1), abs(segment.x0 + segment.x1 - above.x0 - above.x1) / 2) <= _ALIGNED:
            above = above._replace(x1=left + above.x1 - above.x0)  # set to the right or in the middle: the room is on both sides
        elif abs(segment.x0 - above.x0) > _INDENT:
            return False
    elif firm and segment.fresh and above.x1 + _ROOM_FOR_SPACE * line.size < right and not segment.text[0].islower():
        return (breaks_behind_hyphen(above.text) and not begins_item(segment.text)) or _is_within(above.text, segment.text)
    return not may_begin(above, segment, line.size, right)


def _is_title_above(before: str, text: str) -> bool:
    """Tell whether a line in capitals cannot go on with a label in ordinary letters ("… TIÊU BIỂU" / "Chi bộ: …")."""
    return before.isupper() and not text.partition(":")[0].isupper()


def may_begin(before: Segment, segment: Segment, size: float, right: float) -> bool:
    """Tell whether a segment may begin a paragraph below ``before``: its word would have fitted there, or it begins an item or a label.

    A space at the end of the line before and a small letter behind it are within a sentence, but for one behind the colon of a label
    that nothing follows on its line.
    """
    text = without_struck(segment.text) or segment.text
    doubt = _LESS_DOUBT if segment.fresh else _DOUBT
    fitted = before.x1 + segment.word + doubt * size < right
    if segment.spaced and text[0].islower() and not (fitted and before.text.endswith(":")):
        return False
    if _is_within(before.text, text):
        return False
    if breaks_behind_hyphen(before.text) and not segment.spaced and not begins_item(text):
        return False
    if fitted or _begins_leader(before.text, text, spaced=segment.spaced):
        return True
    bullet = text.startswith(BULLETS) and before.text.endswith(_SENTENCE_ENDS)  # what is typed before it is no space of a sentence
    return ((bullet or not segment.spaced) and begins_item(text)) or (segment.fresh and begins_label(text))


def _is_within(before: str, text: str) -> bool:
    """Tell whether a line goes on within a sentence, or closes the parenthesis of the line before ("nơi ở (TDP" / "9) nhận xét tốt")."""
    if _WITHIN.match(text):
        return True
    return _CLOSED.match(text) is not None and before[-1:].isalnum() and before.rfind("(") > before.rfind(")")


def _begins_leader(before: str, text: str, *, spaced: bool) -> bool:
    """Tell whether a text begins with a label and its dots; a word before dots behind a full line may be the last one of an answer."""
    found = _LEADER.match(text)
    return found is not None and (":" in found[0] or not spaced or not before[-1].isalnum())


def breaks_word(before: TextLine, line: TextLine, right: float) -> bool:
    """Tell whether a word too long for its column goes on in ``line``: both parts make one word.

    Either the first part fills its line, or the second can be no word by itself or would have a space before it.
    """
    first, second = before.segments[-1], line.segments[0]
    narrow = " " not in first.text and first.x1 + _DOUBT * line.size >= right
    if second.spaced and not narrow:
        return False
    head, start = _around_break(first.text, second.text)
    if not second.spaced:
        if "." in head and "." in start and _ADDRESS.fullmatch(head + start) and first.x1 + _DOUBT * line.size >= right:
            return True
        unspaced = second.fresh and first.x1 + _ROOM_FOR_SPACE * line.size < right
        if _is_broken(head, start) or (unspaced and start[:1].islower() and is_syllable(head + start)):
            return True
    if not narrow:
        return False
    if first.text[-1].isdigit():
        return start[:1].isdigit()
    return (not first.text.isascii() and is_syllable(head + start)) or (not second.spaced and _are_parts(head, start))


def are_parts(before: str, text: str) -> bool:
    """Tell whether a word that one text ends with may go on in the next, although both parts can be words."""
    return _are_parts(*_around_break(before, text))


def is_broken(before: str, text: str) -> bool:
    """Tell whether a word that one text ends with goes on in the next, which cannot begin so."""
    return _is_broken(*_around_break(before, text))


def _is_broken(head: str, start: str) -> bool:
    if len(start) == 1 and head.isupper() and start.isupper() and not _VOWEL.match(start):
        return True  # the last letter of an abbreviation
    if not _are_parts(head, start):
        return False
    whole = all(is_syllable(part) or is_bare_syllable(part) for part in (head, start))
    return not whole and not (is_syllable(start) and head.isupper() and len(head) > 1)  # "QĐ" may stand before any word


def _around_break(before: str, text: str) -> tuple[str, str]:
    """Return the last word before a break and the first one behind it; of "đồng/q" and "uý/năm" the ones next to it."""
    head, start = before.rpartition(" ")[2].strip(_AROUND), text.split(" ", 1)[0].strip(_AROUND)
    if "/" in head and head[-1].isalpha():
        head = head.rpartition("/")[2]
    return head, start.partition("/")[0] if start[:1].isalpha() else start


def _are_parts(head: str, start: str) -> bool:
    """Tell whether two words are parts of one: a syllable, and one of them alone is none or the second begins with a vowel."""
    if not (head and start) or not (start[0].islower() or (head.isupper() and start.isupper())):
        return False
    for is_one in (is_syllable, is_bare_syllable):
        if is_one(head) and is_one(start) and not _is_vowel(start[0]):
            continue  # asked first, since words come again in other lines, two of them put together do not
        if is_one(head + start):
            return True
    return False


@lru_cache(maxsize=256)
def _is_vowel(letter: str) -> bool:
    return _VOWEL.match(unicodedata.normalize("NFD", letter)) is not None


def paragraph_text(lines: Sequence[TextLine], right: float) -> str:
    """Return one paragraph: lines joined by a space, but not within a word broken by its column, its own hyphen or slash."""
    whole = lines[0].text
    if len(lines) == 1:
        return whole
    for before, line in pairwise(lines):
        if " " not in before.text and len(before.segments) == 1:  # a word on more than two lines
            before = before._replace(segments=(before.segments[0]._replace(text=whole.rpartition(" ")[2]),))
        whole = whole + line.text if breaks_word(before, line, right) else join_texts(whole, line.text)
    return whole


def join_texts(before: str, text: str) -> str:
    """Join two lines of one paragraph; a word may be broken behind its own hyphen or slash, or before a mark that ends it."""
    if before[-1] in _HYPHENATED and text[0].islower() and _is_hyphenated(*_around_hyphen(before, text)):
        return before[:-1] + text
    closes = text[0] in _CLOSING or (text[0] == '"' and before.count('"') % 2 == 1)
    closes = closes or breaks_behind_hyphen(before) or _breaks_number(before, text)
    closes = closes or _GOES_ON.search(f"{before[-1]}|{text[:_AROUND_BREAK]}") is not None
    return before + text if closes else f"{before} {text}"


def _is_hyphenated(head: str, start: str) -> bool:
    """Tell whether a hyphen parts one syllable, of which it leaves no more than its first letters: it was put in where the line ends."""
    return head != "" and is_syllable(head + start) and not is_syllable(head)


def _around_hyphen(before: str, text: str) -> tuple[str, str]:
    """Return the parts of a word on both sides of the hyphen that ends a line."""
    return before[:-1].rpartition(" ")[2].strip(_AROUND), text.split(" ", 1)[0].strip(_AROUND)


def _breaks_number(before: str, text: str) -> bool:
    """Tell whether the number of a document, which may begin like an item ("97/QĐ" / "-SCT"), or a year goes on in the next line."""
    start = text[:_AROUND_BREAK]
    return ("-" in start or "/" in start or start[:1].isdigit()) and _NUMBER_GOES_ON.search(
        f"{before[-_AROUND_BREAK:]}|{start}"
    ) is not None


def breaks_behind_hyphen(text: str) -> bool:
    """Tell whether a line ends with the hyphen or the slash of a word that goes on ("37-" / "QĐ/TW")."""
    return text.endswith(_HYPHENS) and _HYPHEN_INSIDE.search(text[-_END:]) is not None


def begins_label(text: str) -> bool:
    """Tell whether the text begins with a label and its colon."""
    return _LABEL.match(text) is not None


def without_struck(text: str) -> str:
    """Return the text without the marks that keep the room of what was struck out."""
    if STRUCK not in text:
        return text
    text = _LEFT_OUT.sub("\\1", text).replace(STRUCK, "")
    return "\n".join(line.rstrip() for line in text.split("\n") if line.strip())
