"""The words that all wordings of one target know: a label with a word that is foreign to them mostly asks something else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from toolkit.text.fold import bare, fold
from toolkit.text.shapes import PARENTHESES, one_copy
from toolkit.text.syllable import is_syllable

NO = frozenset(("khong", "chua"))
_SAY_LITTLE = frozenset(
    re.findall(r"\w+", "cua va cac nhung duoc trong theo ve cho o tai la the nay tren neu co so ten ghi ro nao gi vao thuoc hoac mot")
)
_LIKE_ENOUGH, _SHORT_LIKE_ENOUGH, _DIGITS_OF_YEAR = 66, 75, 4


def words_outside(text: str) -> list[str]:
    """Return the words of ``text`` outside parentheses."""
    return fold(PARENTHESES.sub(" ", text)).split()


def says_little(word: str) -> bool:
    """Tell whether a folded word tells no question from another: "của", "ghi", the number of a label."""
    return bare(word) in _SAY_LITTLE or (word.isdigit() and len(word) < _DIGITS_OF_YEAR)


class Known(NamedTuple):
    """The words of all wordings of one target, with and without diacritics, and each wording in one piece (a label may lack a space)."""

    words: frozenset[str]
    as_list: tuple[str, ...]
    as_text: str
    letters: frozenset[str]

    @staticmethod
    def of(texts: Sequence[str]) -> Known:
        """Gather the words; ``letters`` are those of each word and their marks, in order. Forms that ask the same share these."""
        return _gathered(tuple(texts))

    def lacks(self, word: str, vocabulary: frozenset[str], wording: str) -> bool:
        """Tell whether ``word`` is none of these, nor one of them with a slip of the pen, nor a word or number that says little.

        What is a word with its marks is a slip only for one that ``wording``, the likest of all, has: "họp" is none for "tổng hợp".
        """
        plain = bare(word)
        if len(word) < 2 or word in self.words or (word.isdigit() and len(word) < 4):
            return False
        if plain in NO or (word != plain and word in vocabulary and plain not in _SAY_LITTLE):
            return True
        is_word = word != plain and is_syllable(word)
        near = fold(wording).split() if is_word else self.as_list
        if plain in _SAY_LITTLE or (plain in map(bare, near) if is_word else plain in self.words):
            return False
        if (len(word) > 4 and word in self.as_text) or (len(word) > 2 and _in_order(word) in self.letters):
            return False
        enough = _LIKE_ENOUGH if len(word) > 3 else _SHORT_LIKE_ENOUGH
        return process.extractOne(word, near, scorer=fuzz.ratio, score_cutoff=enough) is None

    def has(self, word: str) -> bool:
        """Tell whether ``word`` is surely one of these, or is no word but for a slip of the pen in one of these."""
        if word in self.words:
            return True
        if len(word) < 3 or is_syllable(word):
            return False
        return _in_order(word) in self.letters or any(OSA.distance(word, one, score_cutoff=1) <= 1 for one in self.as_list if len(one) > 3)


def _in_order(word: str) -> str:
    return "".join(sorted(normalize("NFD", word)))


@lru_cache(maxsize=200)
def _gathered(texts: tuple[str, ...]) -> Known:
    said = [outside for text in texts if (outside := words_outside(text))]
    words = frozenset(one_copy(spelled) for outside in said for word in (*outside, "".join(outside)) for spelled in (word, bare(word)))
    return Known(words, tuple(words), "\n".join(words), frozenset(one_copy(_in_order(word)) for word in words))
