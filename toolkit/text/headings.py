"""Lines that head a form: its code, its title, the organs and the day above it; and sentences that only speak of one."""

from __future__ import annotations

import re

from toolkit.text.fold import bare

_DAY = re.compile(r"(?:\w+ ){0,4}ngay( \d+)? thang( \d+)? nam( \d+)?|\d*")
_WHOLE_DAY = re.compile(r"(?:\w+ ){0,4}ngay \d{1,2}(?: thang)? \d{1,2}(?: nam)? \d{4}")
_TITLES = ("dang cong san viet nam", "cong hoa xa hoi", "doc lap tu do")
_HEAD_WORDS = (*_TITLES, "dang uy", "dang bo", "chi bo")
_CONTACT_WORDS, _CONTACT = ("dia chi", "dien thoai", "email", "tru so"), re.compile(r"@|\d{4}")
_ORGAN = re.compile(r"(?:đảng ủy|đảng uỷ|đảng bộ|chi bộ)\s+(\S+)", re.IGNORECASE)
_SMALL = {"phong", "trung", "so", "co", "ban", "van", "khoi", "cac"}
_CODE_FIRST = re.compile(
    r"\s*[(\[“\"]?\s*(?:(?:m[ẫa]u|bi[ểe]u|phi[ếe]u)\s*){0,2}(?:s[ốo]\s*)?:?\s*0?\d\s*[-–/. ]?\s*[^\W\d_]{2}(?![^\W\d_])\s*", re.IGNORECASE
)
_ANNEX = re.compile(r"phụ lục(?:\s+(?:số\s+)?[\dIVX]+)?\s*[:.–-]\s*", re.IGNORECASE)
_GUIDES = ("huong dan", "danh muc")
_PUNCTUATION = '-–—:.,;()[]”"'
_WHOLE_TITLE = 0.95
_SENTENCE = 60


def names_guide(text: str) -> bool:
    """Tell whether a line begins what tells how to fill forms in, or lists their choices."""
    return bare(text).startswith(_GUIDES)


def is_head(text: str) -> bool:
    """Tell whether a line belongs to a paper's head: organ, party title, place, date, where the organ can be reached.

    A sentence that begins with an organ does not.
    """
    spelled = bare(text)
    if _DAY.fullmatch(spelled):
        return ":" not in text
    if spelled.startswith(_CONTACT_WORDS):
        return _CONTACT.search(text) is not None
    if not spelled.startswith(_HEAD_WORDS):
        return False
    organ = _ORGAN.match(text.strip())
    return text.isupper() or ":" in text or organ is None or organ[1][:1].isupper() or bare(organ[1]) in _SMALL


def is_party_title(text: str) -> bool:
    """Tell whether a line is the title that heads every paper on the right: it answers nothing beside "CHI BỘ ……"."""
    return bare(text).startswith(_TITLES)


def is_day(text: str) -> bool:
    """Tell whether a line is the day above a title, or only a number."""
    return _DAY.fullmatch(bare(text)) is not None


def is_whole_day(text: str) -> bool:
    """Tell whether a line is nothing but a day, perhaps behind a place: "Thái Nguyên, ngày 20/12/2024"."""
    return ":" not in text and _WHOLE_DAY.fullmatch(bare(text)) is not None


def names_organ(text: str) -> bool:
    """Tell whether a line begins with an organ or a party title."""
    return bare(text).startswith(_HEAD_WORDS)


def begins_form(text: str, *, score: float) -> bool:
    """Tell whether a line that names a form heads it, and no sentence speaks of it. ``score``: how well it is a title, 0 for a code."""
    if text.isupper() or score >= _WHOLE_TITLE or (text.startswith("P") and _ANNEX.sub("", text, 1).isupper()):
        return True
    if score:
        return False
    found = _CODE_FIRST.match(text)
    rest = text[found.end() :].strip() if found else text
    if found is None:
        return text[: len(text) // 2].isupper()
    return not rest or rest[0] in _PUNCTUATION or rest.isupper()


def is_code(text: str) -> bool:
    """Tell whether a text is nothing but the code of a form: "Mẫu 05-TH"."""
    return _CODE_FIRST.fullmatch(text.rstrip(_PUNCTUATION)) is not None


def is_sentence(text: str) -> bool:
    """Tell whether a line above a form is running text, as in a letter that goes with it."""
    text = text.strip()
    return (len(text) > _SENTENCE and text.endswith((".", ":", ";")) and not text.isupper()) or bare(text).startswith(
        ("kinh gui", "ve viec", "v v")
    )


def signs(text: str) -> bool:
    """Tell whether a line in capitals heads a signature: no form begins above its own."""
    return text.strip().isupper() and re.fullmatch(r"(?:t ?m|k ?t)(?: \w+)*|bi thu(?: chi bo)?", bare(text)) is not None
