"""Choices that are set off by their look ("Đạt / Chưa đạt", "Có   Không" with one in bold, underlined or on colour). Pure.

The look of a word travels with its text as a pair of marks from the private area, so that it stays with it through lines and cells.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from toolkit.model.document import Emphasis, EmphasisKind

OR: Final = "/"
_BESIDE = {("Đạt", "Chưa"): (1, 2), ("Đạt", "Không"): (1, 2), ("Có", "Không"): (1, 1), ("Có", "Kh"): (1, 2), ("thể", "Cá"): (2, 2)}
"""The last word of one choice and the first of the next with nothing but room between, and how many words each has.

A print in a font without the letter "ô" parts "Kh" from "ông".
"""
_SECOND = ("Chưa", "Kh", "Cá")
"""How the second of two choices begins, which may have come in pieces."""
_REACH = 2
_SLACK = 2.5
_END = "\ue100"
_BEGIN = {EmphasisKind.BOLD: "\ue101", EmphasisKind.UNDERLINE: "\ue102", EmphasisKind.HIGHLIGHT: "\ue103"}
_KINDS = {mark: kind for kind, mark in _BEGIN.items()}
_MARK = re.compile("([\ue101-\ue103])([^\ue100]*)\ue100")
_TOUCHING = re.compile("([\ue101-\ue103])([^\ue100]*)\ue100(\\s*)\\1")


class Word(NamedTuple):
    """A word, its ends, its baseline and its size, and the number of its first letter."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    number: int


Box = tuple[float, float, float, float]
_Look = Callable[[int], EmphasisKind | None]


def may_set_off(texts: Sequence[str]) -> bool:
    """Tell whether choices stand beside each other among the words of a page."""
    return OR in texts or any(text.startswith(_SECOND) for text in texts)


def set_off(words: Sequence[Word], lines: Sequence[Box], fills: Sequence[Box], look: _Look) -> dict[int, EmphasisKind]:
    """Return, by their places, how those words of two choices beside each other are set off that are."""
    found: dict[int, EmphasisKind] = {}
    for place in range(1, len(words)):
        kinds = {near: _kind(words[near], lines, fills, look) for near in _choices_around(words, place) if near not in found}
        if words[place].text != OR and len(set(kinds.values())) == 1:
            continue  # heads of columns, all in bold: none is set off from the other
        found |= {near: kind for near, kind in kinds.items() if kind is not None}
    return found


def marked(text: str, kind: EmphasisKind) -> str:
    """Return a word, or a piece of one, with the marks that say how it is set off."""
    return f"{_BEGIN[kind]}{text}{_END}"


def _choices_around(words: Sequence[Word], place: int) -> Sequence[int]:
    """Return the places of the words before and behind a stroke between two choices, or of two choices with only room between."""
    word = words[place]
    if beside := _BESIDE.get((words[place - 1].text, word.text)):
        return range(max(0, place - beside[0]), min(len(words), place + beside[1]))
    if word.text != OR or place == len(words) - 1 or not _stands_apart(words[place - 1], word, words[place + 1]):
        return ()
    return (*range(max(0, place - _REACH), place), *range(place + 1, min(len(words), place + 1 + _REACH)))


def _stands_apart(before: Word, stroke: Word, after: Word) -> bool:
    """Tell whether a stroke has room on both sides: one within a word ("tên/Tên") parts no choices."""
    return min(abs(stroke.x0 - before.x1), abs(after.x0 - stroke.x1)) > 0.1 * stroke.size


def _kind(word: Word, lines: Sequence[Box], fills: Sequence[Box], look: _Look) -> EmphasisKind | None:
    """Return how a word is set off: a line close below it, a coloured box of its own height behind it, or its letters' own look."""
    middle = (word.x0 + word.x1) / 2
    for x0, y0, x1, y1 in lines:
        if y0 == y1 and word.y <= y0 <= word.y + 0.3 * word.size and x0 - _SLACK <= word.x0 and word.x1 <= x1 + _SLACK:
            return EmphasisKind.UNDERLINE
    for x0, y0, x1, y1 in fills:
        if x0 < middle < x1 and y0 < word.y - 0.3 * word.size < y1 and y1 - y0 < 2 * word.size and x1 - x0 < 12 * word.size:
            return EmphasisKind.HIGHLIGHT
    return look(word.number)


def without_marks(text: str) -> tuple[str, tuple[Emphasis, ...]]:
    """Return the text as it reads, and what of it is set off."""
    if _END not in text:
        return text, ()
    while _TOUCHING.search(text):
        text = _TOUCHING.sub("\\1\\2\\3", text)
    found: list[Emphasis] = []
    plain, position = "", 0
    for mark in _MARK.finditer(text):
        plain += text[position : mark.start()]
        found.append(Emphasis(start=len(plain), end=len(plain) + len(mark[2]), kind=_KINDS[mark[1]]))
        plain += mark[2]
        position = mark.end()
    return plain + text[position:], tuple(found)
