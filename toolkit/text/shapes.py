"""The shapes of a label in which it is compared with others: without its number and marks, folded, its letters in one piece."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz, process

from toolkit.text.fold import bare, fold, without_marks
from toolkit.text.squeeze import squeeze

_NUMBER_HEAD = re.compile(
    r"\s*(?:(?:\(?\d{1,2}(?:\.\d{1,2}){0,3}\s*[.):/\-]?|\(?[a-zđA-ZĐ]\s*[.)]|[IVX]{1,4}\s*[.)/\-:]|[-–—+•*▪●○])\s+|\d{1,2}(?:\.\d{1,2}){0,3}[.)]\s*|[-–+•*]\s*)"
)
PARENTHESES = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_ROUNDING = 1e-6
_FIRST_LETTERS, _LAST_LETTERS, _FEWEST_OF_HALVES = slice(4), slice(-4, None), 8


@lru_cache(maxsize=1_000)
def label_core(text: str) -> str:
    """Return a label without its list number, trailing colon, dots and stars: "2. Họ và tên (*): ...." → "Họ và tên (*)"."""
    if (number := _NUMBER_HEAD.match(text)) is not None:
        text = text[number.end() :]
    return text.strip(" \t\n:;.…_*-–")


def is_numbered(text: str) -> bool:
    """Tell whether a text begins with a list number or mark, which ``label_core`` leaves out."""
    return _NUMBER_HEAD.match(text) is not None


@lru_cache(maxsize=8_000)
def one_copy(letters: str) -> str:
    """Return the one copy of a word, or of a few letters, that many texts share: most stand in many wordings."""
    return letters


class Texts(NamedTuple):
    """Texts in the order of their lengths, so that only those of a like length need be compared."""

    texts: tuple[str, ...]
    lengths: tuple[int, ...]
    begins: frozenset[str]
    ends: frozenset[str]

    @staticmethod
    def of(texts: Iterable[str]) -> Texts:
        """Sort texts, each once."""
        in_order = tuple(sorted(set(texts), key=len))
        begins, ends = ({one_copy(text[part]) for text in in_order} for part in (_FIRST_LETTERS, _LAST_LETTERS))
        return Texts(in_order, tuple(map(len, in_order)), frozenset(begins), frozenset(ends))

    def has(self, text: str, least: float) -> bool:
        """Tell whether there is anything that is like ``text`` by ``least`` (letters in common and in order, 0–1).

        Where it may have no more than one letter too many or too few, half of it at the least is to the letter.
        """
        one_slip = len(text) * (1 - least) < least and len(text) >= _FEWEST_OF_HALVES
        if one_slip and text[_FIRST_LETTERS] not in self.begins and text[_LAST_LETTERS] not in self.ends:
            return False
        first, last = _of_like_length(text, self.lengths, least)
        return process.extractOne(text, self.texts[first:last], scorer=fuzz.ratio, score_cutoff=100 * least) is not None


def _of_like_length(text: str, lengths: Sequence[int], least: float) -> tuple[int, int]:
    """Return where those begin and end that may be like ``text``: no more letters can be in common than the shorter one has."""
    shortest = len(text) * least / (2 - least)
    return bisect_left(lengths, shortest - _ROUNDING), bisect_right(lengths, len(text) ** 2 / (shortest or 1) + _ROUNDING)


class Letters(NamedTuple):
    """The letters of many wordings in the order of their lengths, so that only those of a like length need be compared."""

    texts: tuple[str, ...]
    numbers: tuple[int, ...]
    lengths: tuple[int, ...]
    by_number: tuple[str, ...]

    @staticmethod
    def of(texts: Sequence[str]) -> Letters:
        """Sort the letters of wordings, which are numbered as they come."""
        order = sorted(range(len(texts)), key=lambda number: len(texts[number]))
        in_order = tuple(texts[number] for number in order)
        return Letters(in_order, tuple(order), tuple(map(len, in_order)), tuple(texts))

    def near(self, text: str, least: float) -> list[tuple[float, int]]:
        """Return likeness (letters in common and in order, 0–1) and number of what is like ``text`` by ``least``; nearest first."""
        first, last = _of_like_length(text, self.lengths, least)
        found = process.extract(text, self.texts[first:last], scorer=fuzz.ratio, score_cutoff=100 * least, limit=None)
        numbers = self.numbers
        nearest = sorted([(-score, numbers[first + at]) for _, score, at in found])
        return [(score / -100, number) for score, number in nearest]


class Shape(NamedTuple):
    """One reading of a label: folded, without diacritics, its letters alone, and its words in the spelling that counts, in their order."""

    folded: str
    plain: str
    squeezed: str
    words: tuple[str, ...]
    accented: bool

    @staticmethod
    def of(folded: str) -> Shape:
        """Return the shape of folded text."""
        plain = without_marks(folded)
        accented = folded != plain
        words = tuple(dict.fromkeys((folded if accented else plain).split()))
        return Shape(folded, plain, squeeze(folded) if accented else plain.replace(" ", ""), words, accented)


@lru_cache(maxsize=500)
def shapes_of(core: str) -> tuple[Shape, ...]:
    """Return the readings of a label: as it is, and without what stands in parentheses."""
    outside = PARENTHESES.sub(" ", core) if "(" in core or "[" in core else core
    return tuple(map(Shape.of, dict.fromkeys(folded for text in (core, outside) if (folded := fold(text)))))


def spellings(*labels: str) -> set[str]:
    """Return the cores of labels, folded, each with its diacritics and without them."""
    return {spelled for label in labels for spelled in (fold(label_core(label)), bare(label_core(label)))}
