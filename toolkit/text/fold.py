"""Bring words into one form for comparison. Folded text is a key: it is never shown and never overwrites the original.

Old, new and misplaced tones (hòa/hoà, ủy/uỷ, hòan for hoàn; the-thuc.md 9), i/y after h k l m s t (kỹ/kĩ), letter case, Ð for Đ,
punctuation and white space do not count. ``bare`` drops the diacritics as well, for text that was typed without them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TONES = "\u0300\u0301\u0309\u0303\u0323"
_PAIRS = {
    new: old
    for base, pattern in (
        ("oa", ("òa", "óa", "ỏa", "õa", "ọa")),
        ("oe", ("òe", "óe", "ỏe", "õe", "ọe")),
        ("uy", ("ùy", "úy", "ủy", "ũy", "ụy")),
    )
    for tone, old in zip(_TONES, pattern, strict=True)
    for new in (base[0] + unicodedata.normalize("NFC", base[1] + tone),)
}
_WITHIN = {old: new for new, old in _PAIRS.items() if new[0] == "o"}
_PLACEMENT = re.compile(
    "(?:o(?<!qo)[àáảãạèéẻẽẹ]|u(?<!qu)[ỳýỷỹỵ])(?![^\\W\\d_])|[òóỏõọ](?<!q.)[ae](?=[^\\W\\d_])"  # first a letter, which is found soon
)
"""Where tones are moved: at a word's end to the old place, within a word ("hòan") to the only right one."""
_MOVED = _PAIRS | _WITHIN
_QUY = {f"q{old}": "q" + new for new, old in _PAIRS.items() if old.endswith("y")}
_QUY_WRONG = re.compile("|".join(_QUY))
_Y_FOR_I = re.compile(r"([hklmst])(?<![^\W\d_].)([yỳýỷỹỵ])(?![^\W\d_])")
_I_OF_Y = dict(zip("yỳýỷỹỵ", "iìíỉĩị", strict=True))
_INVISIBLE = dict.fromkeys("\u00ad\u200b\ufeff\u200c\u200d\u2060")
_LOOKALIKE = str.maketrans({"Ð": "Đ", "ð": "đ", "Ƣ": "Ư", "ƣ": "ư"} | _INVISIBLE)
_HAS_LOOKALIKE = re.compile(f"[{''.join(map(chr, _LOOKALIKE))}]")
_ODD = {0x00AD: None, 0x200B: None, 0x200C: None, 0x2060: None, 0xFEFF: None, 0x2011: "-"}
_HAS_ODD = re.compile(f"[\u200d{''.join(map(chr, _ODD))}]")
_JOINER = re.compile("(?<=[\\w\\s])\u200d+|\u200d+(?=[\\w\\s])|^\u200d+|\u200d+$")
"""The joiner that makes one picture of several, where it joins letters, as what was copied from web pages has it."""
_NOT_WORD = re.compile(r"[\W_]+")
_MARKS = re.compile("[\u0300-\u036f]")


@lru_cache(maxsize=1_000)
def fold(text: str) -> str:
    """Return the words of ``text`` in one spelling: lower case, unified tone placement, single spaces, no punctuation."""
    folded = unicodedata.normalize("NFC", text)
    folded = (folded.translate(_LOOKALIKE) if _HAS_LOOKALIKE.search(folded) else folded).casefold()
    return " ".join(filter(None, map(_spelled, folded.split())))


@lru_cache(maxsize=1_000)
def _spelled(word: str) -> str:
    """Return the words between two spaces in one spelling. Nothing of it looks beyond a word, and the same few come again and again."""
    word = _QUY_WRONG.sub(lambda found: _QUY[found[0]], word)
    word = _PLACEMENT.sub(lambda found: _MOVED[found[0]], word)
    word = _Y_FOR_I.sub(lambda found: found[1] + _I_OF_Y[found[2]], word)
    return _NOT_WORD.sub(" ", word).strip()


@lru_cache(maxsize=1_000)
def bare(text: str) -> str:
    """Return ``fold(text)`` without diacritics (đ → d)."""
    return without_marks(fold(text))


@lru_cache(maxsize=1_000)
def first_word(text: str) -> str:
    """Return the first word of ``bare(text)``, empty where it has none: soon known, and it tells most texts from what they are not."""
    begins = text.split(None, 1)
    return (bare(begins[0]) or bare(text)).partition(" ")[0] if begins else ""


def without_marks(folded: str) -> str:
    """Return folded text without diacritics."""
    return folded if folded.isascii() else " ".join(map(_unmarked, folded.split(" ")))


@lru_cache(maxsize=1_000)
def _unmarked(word: str) -> str:
    return _MARKS.sub("", unicodedata.normalize("NFD", word)).replace("đ", "d")


def seen(text: str) -> str:
    """Return ``text`` without the letters that nobody sees; the text itself where it has none."""
    return _JOINER.sub("", text.translate(_ODD)) if _HAS_ODD.search(text) else text


def clean(text: str) -> str:
    """Return ``text`` as a value: NFC, no invisible characters, runs of blanks as one space, no blank lines, ends trimmed.

    Line breaks stay; the writer's words are otherwise untouched.
    """
    text = unicodedata.normalize("NFC", seen(text))
    if (one_line := " ".join(text.split())) == text:
        return text
    if len(text.splitlines()) == 1:
        return one_line
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)
