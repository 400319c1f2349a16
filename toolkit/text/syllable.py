"""Whether a word can be a Vietnamese syllable: initial, rhyme and tone. It tells right readings of a text from wrong ones."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_SHARP_OR_HEAVY = "\u0301\u0323"
_INITIAL = "ngh?|nh|n|ch?|đ|d|gh|gi|g|kh?|ph?|qu|th|tr|t|[bhlmrsvx]"
_RHYMES = (
    "a(?:ch?|i|m|n[gh]?|o|p|t|u|y)?",
    "ă(?:c|m|ng?|p|t)",
    "â(?:c|m|ng?|p|t|u|y)",
    "e(?:c|m|ng?|o|p|t)?",
    "ê(?:ch|m|nh?|p|t|u)?",
    "i(?:a|ch|m|nh?|p|t|u)?",
    "(?:iê|yê)(?:c|m|ng?|p|t|u)",
    "o(?:c|i|m|ng?|p|t)?",
    "oa(?:ch?|i|m|n[gh]?|o|p|t|y)?",
    "oă(?:c|m|ng?|t)",
    "oe(?:m|n|o|t)?",
    "oo(?:c|ng)",
    "ô(?:c|i|m|ng?|p|t)?",
    "ơ(?:i|m|n|p|t)?",
    "u(?:a|c|i|m|ng?|p|t)?",
    "uâ(?:ng?|t|y)",
    "uê(?:ch|nh?|u)?",
    "uô(?:c|i|m|ng?|p|t)",
    "uơ",
    "uy(?:a|ch|nh?|p|t|u)?",
    "uyê(?:n|t)",
    "ư(?:a|c|i|m|ng?|t|u)?",
    "ươ(?:c|i|m|ng?|p|t|u)",
    "y",
    "(?<=qu)y(?:ch|n|nh|p|t|u)",
)
_SYLLABLE = re.compile(f"(?:{_INITIAL})?(?:{'|'.join(_RHYMES)})")
_MARKS = re.compile("[\u0300-\u036f]")
_BARE = re.compile(unicodedata.normalize("NFC", _MARKS.sub("", unicodedata.normalize("NFD", _SYLLABLE.pattern))).replace("đ", "d"))
_STOPPED = re.compile("(?:c|ch|p|t)$")
_WORD = re.compile("[A-Za-z\u00a1-\u024f\u0300-\u036f\u1ea0-\u1ef9]+")


@lru_cache(maxsize=8192)
def is_syllable(word: str) -> bool:
    """Tell whether ``word`` (any case, NFC or NFD) is spelt as a Vietnamese syllable; a stopped rhyme has tone sắc or nặng."""
    decomposed = unicodedata.normalize("NFD", word.lower())
    tones = _TONES.findall(decomposed)
    plain = unicodedata.normalize("NFC", _TONES.sub("", decomposed))
    if len(tones) > 1 or _SYLLABLE.fullmatch(plain) is None:
        return False
    return not _STOPPED.search(plain) or (bool(tones) and tones[0] in _SHARP_OR_HEAVY)


def is_bare_syllable(word: str) -> bool:
    """Tell whether ``word``, written without any mark ("thuong"), can be a Vietnamese syllable whose marks were left out."""
    return word.isascii() and _BARE.fullmatch(word.lower()) is not None


def syllables(text: str) -> int:
    """Return how many words of ``text`` with a letter beyond ASCII are Vietnamese syllables, less those that are none.

    A letter alone proves nothing (« » are ô and ằ in TCVN3) and does not count.
    """
    words = [word for word in _WORD.findall(text) if len(word) > 1 and not word.isascii()]
    good = sum(map(is_syllable, words))
    return 2 * good - len(words)
