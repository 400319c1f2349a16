"""Sort keys for Vietnamese words and names (the-thuc.md 9: letters first, then tones, then case; digraphs are not letters).

Plain code-point order is wrong (Đỗ would come after Vũ), and the C library's locale need not be installed.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_RANK = {letter: rank for rank, letter in enumerate(_LETTERS, start=100)}

Key = tuple[tuple[int, ...], tuple[int, ...], tuple[bool, ...]]


def _split(word: str) -> tuple[list[str], int]:
    """Split one syllable into letters and its tone: "hoà" and "hòa" are both (h, o, a) with tone 1."""
    letters: list[str] = []
    tone = 0
    for mark in unicodedata.normalize("NFD", word.lower()):
        if mark in _TONES:
            tone = _TONES[mark]
        elif unicodedata.combining(mark) and letters:
            letters[-1] = unicodedata.normalize("NFC", letters[-1] + mark)
        else:
            letters.append(mark)
    return letters, tone


def _rank(letter: str) -> int:
    return _RANK.get(letter, ord(letter) if ord(letter) < 100 else 1000 + ord(letter))


@lru_cache(maxsize=20_000)
def word_key(text: str) -> Key:
    """Return the key that puts Vietnamese words in dictionary order: letters, then tones (ngang huyền hỏi ngã sắc nặng), then case."""
    syllables = [_split(word) for word in text.split()]
    ranks = [rank for letters, _ in syllables for rank in (0, *(_rank(letter) for letter in letters))]
    return tuple(ranks), tuple(tone for _, tone in syllables), tuple(mark.isupper() for mark in text if not mark.isspace())


def name_key(name: str) -> tuple[Key, Key, Key]:
    """Return the key that puts people in the order of tên (last word), then họ (first word), then đệm (what is between)."""
    words = name.split()
    if not words:
        return word_key(""), word_key(""), word_key("")
    return word_key(words[-1]), word_key(words[0] if len(words) > 1 else ""), word_key(" ".join(words[1:-1]))
