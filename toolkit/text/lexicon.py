"""Which of many known wordings a piece of text is: exact first, then by likeness of letters and by the words that tell wordings apart."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from toolkit.text.asking import what_is_asked
from toolkit.text.fold import bare, fold
from toolkit.text.initials import CAPITALS, Initials
from toolkit.text.known_words import NO, Known, says_little, words_outside
from toolkit.text.shapes import PARENTHESES, Letters, Shape, Texts, label_core, one_copy, shapes_of
from toolkit.text.squeeze import squeeze

_FEW_MORE, _MAX_LETTERS = 20, 400
_LEAST_LETTERS = 0.45
_FEWEST_WORDS = 3
_TOO_SHORT, _FEWEST_FOR_SLIP, _LONGEST_OF_PARTIAL = 3, 8, 100
_SPELLED_ALIKE = 0.96
_REMEMBERED = 400
_LEAST_LIKENESS, _ROUNDING = 0.5, 1e-6
_WHOLE_SHARE, _PARTIAL_SHARE, _IN_ORDER_SHARE = 0.95, 0.97, 0.97
"""How much words in common count for at most, and letters once the words stand in alphabetical order."""
_DOUBTFUL, _SAME, _ABBREVIATED = 0.79, 0.97, 0.93
NEARLY_EXACT, _LETTERS_OF_NEARLY_EXACT = 0.98, 0.95
"""A score that only a wording to the letter reaches, or one with a single slip; how many letters it has in common at the least."""
ALL_BUT = 0.95
"""A score that no abbreviation reaches, and no words of which one that tells anything is foreign."""


class Match(NamedTuple):
    """How well a text fits a target: ``score`` 0–1, and the wording that fits best. A named tuple: a label has several."""

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
    in_order: str
    bare_in_order: str
    weight: float


class _Kin(NamedTuple):
    """All wordings as they are compared with a label, with or without diacritics: in one piece, word by word, in alphabetical order."""

    squeezed: Texts
    spaced: Texts
    in_order: Texts

    @staticmethod
    def of(*texts: Iterable[str]) -> _Kin:
        return _Kin(*map(Texts.of, texts))


class Lexicon:
    """Known wordings of some targets. ``partial`` lets a few words of a long wording stand for the whole (criteria).

    ``closed`` makes a text doubtful (score at most 0.79) that holds a word no wording of the target knows: it is mostly another
    question ("Ngày thành lập" for "Ngày lập", "Số sáng kiến không được công nhận", "… kỳ trước"). Both know abbreviations, as does one
    that is ``abbreviated`` ("MC kèm theo").
    """

    def __init__(
        self, wordings: Mapping[str, Sequence[str]], *, partial: bool = False, closed: bool = False, abbreviated: bool = False
    ) -> None:
        """Index ``wordings`` (target → all its wordings)."""
        self._partial, self._abbreviated = partial, abbreviated
        self._known = {target: Known.of(texts) for target, texts in wordings.items()} if closed else {}
        self._vocabulary = frozenset(word for known in self._known.values() for word in known.words)
        self._initials = Initials(text for texts in wordings.values() for text in texts if closed or partial or abbreviated)
        self.match = lru_cache(_REMEMBERED)(self._spelled_out)
        self._weights = _word_weights(wordings)
        self._all = tuple(self._wording(target, text) for target, texts in wordings.items() for text in texts)
        self._longest = max((len(wording.folded) for wording in self._all), default=0)
        self._squeezed = Letters.of([squeeze(wording.folded) for wording in self._all])
        self._squeezed_bare = Letters.of([wording.bare.replace(" ", "") for wording in self._all])
        self._accented = _Kin.of(self._squeezed.texts, [one.folded for one in self._all], [one.in_order for one in self._all])
        self._plain = _Kin.of(self._squeezed_bare.texts, [one.bare for one in self._all], [one.bare_in_order for one in self._all])
        self._folded = Letters.of([wording.folded for wording in self._all if partial])
        self._bare = Letters.of([wording.bare for wording in self._all if partial])
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
        if self._partial or self._abbreviated:
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

    def words_beyond(self, target: str, text: str) -> list[str] | None:
        """Return the words of ``text``, in parentheses or not, by which the target of a ``closed`` lexicon is never called.

        ``None`` where no word of it says anything: "Được gì".
        """
        said = [word for word in fold(label_core(text)).split() if not says_little(word)]
        return [word for word in said if not self._known[target].has(word)] if said else None

    def uses(self, word: str) -> bool:
        """Tell whether any wording of a ``closed`` lexicon has a word."""
        return word in self._vocabulary

    def may_be(self, text: str) -> bool:
        """Tell whether ``text`` may fit by ``NEARLY_EXACT``; soon said where it is far from every wording."""
        core = label_core(text)
        if self._is_too_long(core):
            return False
        return any(self._kin(shape).squeezed.has(shape.squeezed, _LETTERS_OF_NEARLY_EXACT) for shape in shapes_of(core))

    def may_reach(self, text: str, least: float) -> bool:
        """Tell whether ``text`` may fit by ``least``, which is soon said where it is far from every wording.

        Of a ``partial`` lexicon only what no abbreviation reaches (``ALL_BUT``) can be asked.
        """
        core = label_core(text)
        if self._is_too_long(core):
            return False
        if self._known and (what_is_asked(core) != core or any(True for _ in self._initials.spelled_out(core))):
            return True
        return any(self._may_reach(shape, least) for shape in shapes_of(core))

    def _may_reach(self, shape: Shape, least: float) -> bool:
        """Tell whether the letters of a label, in any order of its words, or the words that are known are enough for ``least``."""
        kin, partial = self._kin(shape), self._partial and len(shape.words) >= _FEWEST_WORDS
        if shape.folded in self._exact or kin.squeezed.has(shape.squeezed, least - _ROUNDING):
            return True
        said = shape.folded if shape.accented else shape.plain
        if kin.spaced.has(said, least - _ROUNDING):
            return True
        if not partial and kin.in_order.has(_in_order(said.split()), least / _IN_ORDER_SHARE - _ROUNDING):
            return True
        foreign = sum([self._weight(word) for word in shape.words if word not in self._weights])
        enough = (least - _ROUNDING) / (_PARTIAL_SHARE if partial else _WHOLE_SHARE)
        share = enough if self._partial else enough / (2 - enough)
        return foreign * share <= (1 - share) * sum([self._weights[word] for word in shape.words if word in self._weights])

    def _kin(self, shape: Shape) -> _Kin:
        return self._accented if shape.accented else self._plain

    def _is_too_long(self, core: str) -> bool:
        return len(core) > (max(_MAX_LETTERS, self._longest + _FEW_MORE) if self._partial else 2 * self._longest + _FEW_MORE)

    def best(self, text: str) -> Match | None:
        """Return the best fit, or ``None``."""
        found = self.match(text)
        return found[0] if found else None

    def _match(self, text: str) -> tuple[Match, ...]:
        core = label_core(text)
        if not core or self._is_too_long(core):
            return ()
        shapes = shapes_of(core)
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
        words, known = words_outside(core), self._known[match.target]
        if not _DOUBTFUL < match.score < _SAME or not words:
            return match
        short = () if core.isupper() else CAPITALS.findall(PARENTHESES.sub(" ", core))
        foreign = any(fold(one) not in known.words for one in short)  # another abbreviation is no slip of the pen: "TCĐT", "TCĐ"
        if not foreign and _is_slip(core, match.wording):
            return match
        turned = bare(words[0]) in NO and bare(match.wording).split()[:1] != [bare(words[0])]
        doubtful = foreign or turned or any(known.lacks(word, self._vocabulary, match.wording) for word in words)
        return Match(match.target, _DOUBTFUL, match.wording) if doubtful else match

    def _compare(self, shape: Shape, best: dict[str, Match]) -> None:
        """Put into ``best`` each target whose wordings are more like the label than what stands there, and like it by more than half."""
        partial = self._partial and len(shape.words) >= _FEWEST_WORDS
        found = [] if partial else self._letters(shape).near(shape.squeezed, _LEAST_LETTERS)
        if not (partial or found):
            return
        weights = [(word, self._weight(word)) for word in shape.words]
        weight = sum(one for _, one in weights)
        share = _PARTIAL_SHARE if partial else _WHOLE_SHARE
        near = self._near_parts(shape, weights, weight) if partial else found
        wordings = [self._all[index] for _, index in near]
        alike = _alike(shape, wordings, any_order=not partial)
        for number, wording in enumerate(wordings):
            if shape.folded == wording.folded:
                score = 1.0
            elif shape.plain == wording.bare:
                score = 0.96 if shape.accented else 0.98
            else:
                score = max(near[number][0], alike.get(number, 0.0))
            if score < share:
                theirs = wording.words if shape.accented else wording.bare_words
                common = sum([one for word, one in weights if word in theirs])
                score = max(score, share * self._shared(common, weight, wording.weight)) if common else score
            before = best.get(wording.target)
            if score > (before.score if before is not None else _LEAST_LIKENESS):
                best[wording.target] = Match(wording.target, score, wording.text)

    def _letters(self, shape: Shape) -> Letters:
        return self._squeezed if shape.accented else self._squeezed_bare

    def _near_parts(self, shape: Shape, weights: Sequence[tuple[str, float]], weight: float) -> list[tuple[float, int]]:
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
        others = list(dict.fromkeys(index for index in others if index not in near))
        scored = process.extract(shape.squeezed, [letters.by_number[index] for index in others], scorer=fuzz.ratio, limit=None)
        near.update((others[at], score / 100) for _, score, at in scored)
        return sorted(((score, index) for index, score in near.items()), key=lambda pair: (-pair[0], pair[1]))

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
        spelled = _spelled(text)
        return _Wording(target, text, *spelled, sum(map(self._weight, dict.fromkeys(spelled[0].split()))))


@lru_cache(maxsize=4_000)
def _spelled(text: str) -> tuple[str, str, frozenset[str], frozenset[str], str, str]:
    """Return a wording folded, without diacritics, the words of both, and both in alphabetical order; forms that share it share these."""
    folded = fold(label_core(text))
    plain = bare(folded)
    words, bare_words = folded.split(), plain.split()
    return folded, plain, frozenset(map(one_copy, words)), frozenset(map(one_copy, bare_words)), _in_order(words), _in_order(bare_words)


def _in_order(words: Iterable[str]) -> str:
    return " ".join(sorted(words))


def _alike(shape: Shape, wordings: Sequence[_Wording], *, any_order: bool) -> dict[int, float]:
    """Return how alike the letters of a label and of wordings are, by the number of each wording, where by more than half (0–1).

    ``any_order`` compares them with the words of both in alphabetical order as well.
    """
    said, texts = (shape.folded, [one.folded for one in wordings]) if shape.accented else (shape.plain, [one.bare for one in wordings])
    found = process.extract(said, texts, scorer=fuzz.ratio, score_cutoff=100 * _LEAST_LIKENESS - _ROUNDING, limit=None)
    alike = {number: score / 100 for _, score, number in found}
    if any_order:
        texts = [one.in_order for one in wordings] if shape.accented else [one.bare_in_order for one in wordings]
        needed = 100 * _LEAST_LIKENESS / _IN_ORDER_SHARE - _ROUNDING
        for _, score, number in process.extract(_in_order(said.split()), texts, scorer=fuzz.ratio, score_cutoff=needed, limit=None):
            alike[number] = max(alike.get(number, 0.0), _IN_ORDER_SHARE * score / 100)
    return alike


def _is_slip(core: str, wording: str) -> bool:
    """Tell whether a label is a wording but for one letter ("Kết quh xếp loại"): that is no other word."""
    mine, theirs = fold(core), fold(label_core(wording))
    digits = (re.sub(r"\D", "", text) for text in (mine, theirs))
    return len(mine) >= _FEWEST_FOR_SLIP and OSA.distance(mine, theirs, score_cutoff=1) <= 1 and len(set(digits)) == 1


def _word_weights(wordings: Mapping[str, Sequence[str]]) -> dict[str, float]:
    """Weigh words by how few targets use them: "đoàn thể" tells more than "xếp loại"."""
    seen: dict[str, set[str]] = {}
    for target, texts in wordings.items():
        for text in texts:
            for word in fold(text).split():
                seen.setdefault(word, set()).add(target)
                seen.setdefault(bare(word), set()).add(target)
    return {word: math.log(1 + len(wordings) / len(targets)) for word, targets in seen.items()}
