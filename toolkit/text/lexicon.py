"""Which of many known wordings a piece of text is: exact first, then by likeness of letters and by the words that tell wordings apart."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from toolkit.text.asking import what_is_asked
from toolkit.text.fold import bare, fold, without_marks
from toolkit.text.initials import CAPITALS, Initials
from toolkit.text.squeeze import squeeze

_NUMBER_HEAD = re.compile(
    r"\s*(?:(?:\(?\d{1,2}(?:\.\d{1,2}){0,3}\s*[.):/\-]?|\(?[a-zđA-ZĐ]\s*[.)]|[IVX]{1,4}\s*[.)/\-:]|[-–—+•*▪●○])\s+|\d{1,2}(?:\.\d{1,2}){0,3}[.)]\s*|[-–+•*]\s*)"
)
_PARENTHESES = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_MAX_LETTERS = 400
_LEAST_LETTERS = 0.45
_FEWEST_WORDS = 3
_TOO_SHORT, _FEWEST_FOR_SLIP, _LONGEST_OF_PARTIAL = 3, 8, 100
_SPELLED_ALIKE = 0.96
_REMEMBERED = 400
_LEAST_LIKENESS, _ROUNDING = 0.5, 1e-6
_WHOLE_SHARE, _PARTIAL_SHARE, _IN_ORDER_SHARE = 0.95, 0.97, 0.97
"""How much words in common count for at most, and letters once the words stand in alphabetical order."""
_DOUBTFUL, _SAME, _ABBREVIATED = 0.79, 0.97, 0.93
_LIKE_ENOUGH, _SHORT_LIKE_ENOUGH = 66, 75
NEARLY_EXACT, _LETTERS_OF_NEARLY_EXACT = 0.98, 0.95
"""A score that only a wording to the letter reaches, or one with a single slip; how many letters it has in common at the least."""
_NO = frozenset(("khong", "chua"))
_SAY_LITTLE = frozenset(
    re.findall(r"\w+", "cua va cac nhung duoc trong theo ve cho o tai la the nay tren neu co so ten ghi ro nao gi vao thuoc hoac mot")
)


@lru_cache(maxsize=1_000)
def label_core(text: str) -> str:
    """Return a label without its list number, trailing colon, dots and stars: "2. Họ và tên (*): ...." → "Họ và tên (*)"."""
    if (number := _NUMBER_HEAD.match(text)) is not None:
        text = text[number.end() :]
    return text.strip(" \t\n:;.…_*-–")


@dataclass(frozen=True, slots=True)
class Match:
    """How well a text fits a target: ``score`` 0–1, and the wording that fits best."""

    target: str
    score: float
    wording: str


class _Wording(NamedTuple):
    """One wording: folded, without diacritics, its words, and what these weigh together."""

    target: str
    text: str
    folded: str
    bare: str
    words: frozenset[str]
    bare_words: frozenset[str]
    weight: float


class _Letters(NamedTuple):
    """The letters of many wordings in the order of their lengths, so that only those of a like length need be compared."""

    texts: tuple[str, ...]
    numbers: tuple[int, ...]
    lengths: tuple[int, ...]

    @staticmethod
    def of(texts: Sequence[str]) -> _Letters:
        order = sorted(range(len(texts)), key=lambda number: len(texts[number]))
        return _Letters(tuple(texts[number] for number in order), tuple(order), tuple(len(texts[number]) for number in order))

    def near(self, text: str, least: float) -> list[tuple[float, int]]:
        """Return likeness (letters in common and in order, 0–1) and number of what is like ``text`` by ``least``; nearest first."""
        shortest = len(text) * least / (2 - least)  # no more letters can be in common than the shorter one has
        first, last = (
            bisect_left(self.lengths, shortest - _ROUNDING),
            bisect_right(self.lengths, len(text) ** 2 / (shortest or 1) + _ROUNDING),
        )
        found = process.extract(text, self.texts[first:last], scorer=fuzz.ratio, score_cutoff=100 * least, limit=None)
        return sorted(((score / 100, self.numbers[first + at]) for _, score, at in found), key=lambda pair: (-pair[0], pair[1]))


class _Shape(NamedTuple):
    """One reading of a label: folded, without diacritics, its letters alone, and its words in the spelling that counts, in their order."""

    folded: str
    plain: str
    squeezed: str
    words: tuple[str, ...]
    accented: bool

    @staticmethod
    def of(folded: str) -> _Shape:
        plain = without_marks(folded)
        accented = folded != plain
        words = tuple(dict.fromkeys((folded if accented else plain).split()))
        return _Shape(folded, plain, squeeze(folded) if accented else plain.replace(" ", ""), words, accented)


@lru_cache(maxsize=500)
def _shapes(core: str) -> tuple[_Shape, ...]:
    """Return the readings of a label: as it is, and without what stands in parentheses."""
    outside = _PARENTHESES.sub(" ", core) if "(" in core or "[" in core else core
    return tuple(map(_Shape.of, dict.fromkeys(folded for text in (core, outside) if (folded := fold(text)))))


class Lexicon:
    """Known wordings of some targets. ``partial`` lets a few words of a long wording stand for the whole (criteria).

    ``closed`` makes a text doubtful (score at most 0.79) that holds a word no wording of the target knows: it is mostly another
    question ("Ngày thành lập" for "Ngày lập", "Số sáng kiến không được công nhận", "… kỳ trước").
    """

    def __init__(self, wordings: Mapping[str, Sequence[str]], *, partial: bool = False, closed: bool = False) -> None:
        """Index ``wordings`` (target → all its wordings)."""
        self._partial = partial
        self._known = {target: _Known.of(texts) for target, texts in wordings.items()} if closed else {}
        self._vocabulary = frozenset(word for known in self._known.values() for word in known.words)
        self._initials = Initials(text for texts in wordings.values() for text in texts if closed or partial)
        self.match = lru_cache(_REMEMBERED)(self._spelled_out)
        self._weights = _word_weights(wordings)
        self._all = tuple(self._wording(target, text) for target, texts in wordings.items() for text in texts)
        self._longest = max((len(wording.folded) for wording in self._all), default=0)
        self._squeezed = _Letters.of([squeeze(wording.folded) for wording in self._all])
        self._squeezed_bare = _Letters.of([wording.bare.replace(" ", "") for wording in self._all])
        self._folded = _Letters.of([wording.folded for wording in self._all if partial])
        self._bare = _Letters.of([wording.bare for wording in self._all if partial])
        self._with_word: dict[tuple[str, bool], list[int]] = {}
        for index, wording in enumerate(self._all if partial else ()):
            for accented, words in ((True, wording.words), (False, wording.bare_words)):
                for word in words:
                    self._with_word.setdefault((word, accented), []).append(index)
        self._exact: dict[str, str] = {}
        self._ambiguous: set[str] = set()
        for wording in self._all:
            if self._exact.setdefault(wording.folded, wording.target) != wording.target:
                self._ambiguous.add(wording.folded)

    def _spelled_out(self, text: str) -> tuple[Match, ...]:
        """Return every target that fits ``text`` at all, best first; one exact target alone when there is one.

        A text may fit better once its abbreviations are spelled out ("Kỳ BC"), a little less surely than the words themselves.
        """
        found = self._match(text)
        if self._partial:
            if len(text) > _LONGEST_OF_PARTIAL or (found and found[0].score > _DOUBTFUL):
                return found
        elif not self._known or len(text) > 2 * self._longest or (found and found[0].score >= _SAME):
            return found
        best = {match.target: match for match in found}
        core = label_core(text)
        asked = what_is_asked(core)
        for spelled in (*self._initials.spelled_out(asked), *([asked] if asked != core else ())):
            for match in self._match(spelled):
                score = min(match.score, _ABBREVIATED)
                if match.target not in best or best[match.target].score < score:
                    best[match.target] = Match(match.target, score, match.wording)
        return tuple(sorted(best.values(), key=lambda match: -match.score))

    def may_be(self, text: str) -> bool:
        """Tell whether ``text`` may fit by ``NEARLY_EXACT``; soon said where it is far from every wording."""
        core = label_core(text)
        if self._is_too_long(core):
            return False
        return any(self._letters(shape).near(shape.squeezed, _LETTERS_OF_NEARLY_EXACT) for shape in _shapes(core))

    def _is_too_long(self, core: str) -> bool:
        return len(core) > (_MAX_LETTERS if self._partial else 2 * self._longest + 20)

    def best(self, text: str) -> Match | None:
        """Return the best fit, or ``None``."""
        return next(iter(self.match(text)), None)

    def _match(self, text: str) -> tuple[Match, ...]:
        core = label_core(text)
        if not core or self._is_too_long(core):
            return ()
        shapes = _shapes(core)
        for shape in shapes:
            if shape.folded in self._exact and shape.folded not in self._ambiguous:
                return (Match(self._exact[shape.folded], 1.0 if shape.folded == fold(core) else 0.98, shape.folded),)
        best: dict[str, Match] = {}
        for shape in shapes:
            self._compare(shape, best)
        if all(len(shape.plain) <= _TOO_SHORT for shape in shapes):  # "TT" is like many an abbreviation, and none of them
            best = {target: match for target, match in best.items() if match.score >= _SPELLED_ALIKE}
        found = best.values() if not self._known else (self._doubted(match, core) for match in best.values())
        return tuple(sorted(found, key=lambda match: -match.score))

    def _doubted(self, match: Match, core: str) -> Match:
        """Return ``match`` with a doubtful score where ``core`` holds a word that is foreign to the target, or begins with "không"."""
        words, known = _words_outside(core), self._known[match.target]
        if not _DOUBTFUL < match.score < _SAME or not words:
            return match
        short = () if core.isupper() else CAPITALS.findall(_PARENTHESES.sub(" ", core))
        foreign = any(fold(one) not in known.words for one in short)  # another abbreviation is no slip of the pen: "TCĐT", "TCĐ"
        if not foreign and _is_slip(core, match.wording):
            return match
        turned = bare(words[0]) in _NO and bare(match.wording).split()[:1] != [bare(words[0])]
        doubtful = foreign or turned or any(known.lacks(word, self._vocabulary) for word in words)
        return Match(match.target, _DOUBTFUL, match.wording) if doubtful else match

    def _compare(self, shape: _Shape, best: dict[str, Match]) -> None:
        """Put into ``best`` each target whose wordings are more like the label than what stands there, and like it by more than half."""
        partial = self._partial and len(shape.words) >= _FEWEST_WORDS
        found = [] if partial else self._letters(shape).near(shape.squeezed, _LEAST_LETTERS)
        if not (partial or found):
            return
        weights = [(word, self._weight(word)) for word in shape.words]
        weight = sum(one for _, one in weights)
        share = _PARTIAL_SHARE if partial else _WHOLE_SHARE
        for near, index in self._near_parts(shape, weights, weight) if partial else found:
            wording = self._all[index]
            before = best.get(wording.target)
            least = before.score if before is not None else _LEAST_LIKENESS
            score = self._likeness(shape, wording, near, least, any_order=not partial)
            if score < share:
                theirs = wording.words if shape.accented else wording.bare_words
                common = sum(one for word, one in weights if word in theirs)
                score = max(score, share * self._shared(common, weight, wording.weight))
            if score > least:
                best[wording.target] = Match(wording.target, score, wording.text)

    def _letters(self, shape: _Shape) -> _Letters:
        return self._squeezed if shape.accented else self._squeezed_bare

    def _near_parts(self, shape: _Shape, weights: Sequence[tuple[str, float]], weight: float) -> list[tuple[float, int]]:
        """Return the same of ``partial`` wordings: of all that may be like the label by more than half, be it by words in common."""
        least = _LEAST_LIKENESS - _ROUNDING
        letters = self._letters(shape)
        said, whole = (shape.folded, self._folded) if shape.accented else (shape.plain, self._bare)
        near = {index: score for score, index in letters.near(shape.squeezed, least)}
        others = [index for _, index in whole.near(said, least)]
        common: dict[int, float] = {}
        for word, one in weights:
            for index in self._with_word.get((word, shape.accented), ()):
                common[index] = common.get(index, 0.0) + one
        others += [index for index, shared in common.items() if shared * _PARTIAL_SHARE >= least * weight]
        for index in others:
            if index not in near:
                near[index] = fuzz.ratio(shape.squeezed, letters.texts[letters.numbers.index(index)]) / 100
        return sorted(((score, index) for index, score in near.items()), key=lambda pair: (-pair[0], pair[1]))

    @staticmethod
    def _likeness(shape: _Shape, wording: _Wording, near: float, least: float, *, any_order: bool) -> float:
        """Return how alike the letters are, 0–1; what is not more than ``least`` may be given as less.

        ``any_order`` compares them with the words of both in alphabetical order as well.
        """
        if shape.folded == wording.folded:
            return 1.0
        if shape.plain == wording.bare:
            return 0.96 if shape.accented else 0.98
        mine, theirs = (shape.folded, wording.folded) if shape.accented else (shape.plain, wording.bare)
        score = max(near, fuzz.ratio(mine, theirs, score_cutoff=100 * max(least, near) - _ROUNDING) / 100)
        if any_order and score < _IN_ORDER_SHARE:
            needed = 100 * max(least, score) / _IN_ORDER_SHARE - _ROUNDING
            score = max(score, _IN_ORDER_SHARE * fuzz.token_sort_ratio(mine, theirs, score_cutoff=needed) / 100)
        return score

    def _shared(self, common: float, mine: float, theirs: float) -> float:
        """Return the share of telling words in common (weighted F1; for ``partial`` mostly the share of the label's words found)."""
        if not mine or not theirs:
            return 0.0
        precision, recall = common / mine, common / theirs
        if self._partial:
            return precision * min(1.0, 0.6 + 1.2 * recall)
        return 2 * precision * recall / (precision + recall) if common else 0.0

    def _weight(self, word: str) -> float:
        return self._weights.get(word, 1.0 if len(word) > 1 else 0.3)

    def _wording(self, target: str, text: str) -> _Wording:
        folded, plain, words, bare_words = _spelled(text)
        return _Wording(target, text, folded, plain, words, bare_words, sum(map(self._weight, dict.fromkeys(folded.split()))))


@lru_cache(maxsize=4_000)
def _one(word: str) -> str:
    """Return the one copy of a word that all wordings share: most words stand in many of them."""
    return word


@lru_cache(maxsize=4_000)
def _spelled(text: str) -> tuple[str, str, frozenset[str], frozenset[str]]:
    """Return a wording folded, without diacritics, and the words of both; forms that share a wording share these."""
    folded = fold(label_core(text))
    plain = bare(folded)
    return folded, plain, frozenset(map(_one, folded.split())), frozenset(map(_one, plain.split()))


def _is_slip(core: str, wording: str) -> bool:
    """Tell whether a label is a wording but for one letter ("Kết quh xếp loại"): that is no other word."""
    mine, theirs = fold(core), fold(label_core(wording))
    digits = (re.sub(r"\D", "", text) for text in (mine, theirs))
    return len(mine) >= _FEWEST_FOR_SLIP and OSA.distance(mine, theirs, score_cutoff=1) <= 1 and len(set(digits)) == 1


def _words_outside(text: str) -> list[str]:
    """Return the words of ``text`` outside parentheses."""
    return fold(_PARENTHESES.sub(" ", text)).split()


class _Known(NamedTuple):
    """The words of all wordings of one target, with and without diacritics, and each wording in one piece (a label may lack a space)."""

    words: frozenset[str]
    as_list: tuple[str, ...]
    as_text: str
    letters: frozenset[str]

    @staticmethod
    def of(texts: Sequence[str]) -> _Known:
        """Gather the words; ``letters`` are those of each word in alphabetical order. Forms that ask the same share these."""
        return _gathered(tuple(texts))

    def lacks(self, word: str, vocabulary: frozenset[str]) -> bool:
        """Tell whether ``word`` is none of these, nor one of them with a slip of the pen, nor a word or number that says little."""
        plain = bare(word)
        if len(word) < 2 or word in self.words or (word.isdigit() and len(word) < 4):
            return False
        if plain in _NO or (word != plain and word in vocabulary and plain not in _SAY_LITTLE):
            return True
        if plain in self.words or plain in _SAY_LITTLE:
            return False
        if (len(word) > 4 and word in self.as_text) or (len(word) > 2 and "".join(sorted(word)) in self.letters):
            return False
        enough = _LIKE_ENOUGH if len(word) > 3 else _SHORT_LIKE_ENOUGH
        return process.extractOne(word, self.as_list, scorer=fuzz.ratio, score_cutoff=enough) is None


@lru_cache(maxsize=200)
def _gathered(texts: tuple[str, ...]) -> _Known:
    said = [outside for text in texts if (outside := _words_outside(text))]
    words = frozenset(_one(spelled) for outside in said for word in (*outside, "".join(outside)) for spelled in (word, bare(word)))
    return _Known(words, tuple(words), "\n".join(words), frozenset(_one("".join(sorted(word))) for word in words))


def _word_weights(wordings: Mapping[str, Sequence[str]]) -> dict[str, float]:
    """Weigh words by how few targets use them: "đoàn thể" tells more than "xếp loại"."""
    seen: dict[str, set[str]] = {}
    for target, texts in wordings.items():
        for text in texts:
            for word in fold(text).split():
                seen.setdefault(word, set()).add(target)
                seen.setdefault(bare(word), set()).add(target)
    return {word: math.log(1 + len(wordings) / len(targets)) for word, targets in seen.items()}
