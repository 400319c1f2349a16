"""Criteria in two halves: the results of all in one table, the evidence of all in another below it."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.match.pieces import Content, Judged, says
from toolkit.match.words import LIKELY, POSSIBLE, Words, chooses_plainly, looks_like_result
from toolkit.text.choices import has_box


def whole(judged: Sequence[Judged], words: Words) -> list[Judged]:
    """Return the criteria with the evidence that stands apart joined to the result above it; all others as they are.

    Which criterion a half is of is told by its words, or by its number and words that agree with it.
    """
    _take_results(judged)
    waiting: dict[str, Judged] = {}
    found: list[Judged] = []
    for one in judged:
        target = _target(one, words)
        above = waiting.get(target)
        if above is not None and one.evidence is not None and not says(one.result):
            above.evidence = one.evidence
            del waiting[target]
            continue
        if target and says(one.result) and not says(one.evidence):
            waiting[target] = one
        found.append(one)
    return found


def _target(one: Judged, words: Words) -> str:
    if not one.matches:
        return ""
    best = one.matches[0]
    numbered = one.own_number.isdecimal() and words.criterion_at(int(one.own_number)) == best.target and best.score >= POSSIBLE
    return best.target if best.score >= LIKELY or numbered else ""


def _take_results(judged: Sequence[Judged]) -> None:
    """Take a choice alone for the result where it stands in the place of the evidence and there is no result: "… Minh chứng: | Đạt"."""
    for one in judged:
        if one.evidence is not None and not says(one.result) and _only_chooses(one.evidence.text):
            one.result, one.evidence = one.evidence, Content("", one.evidence.place)


def _only_chooses(text: str) -> bool:
    return chooses_plainly(text) or (has_box(text) and looks_like_result(text))
