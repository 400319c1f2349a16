"""A criterion that a form names twice in different words: what its other place says must not be lost in silence."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.match.pieces import Content, Judged
from toolkit.match.words import EVIDENCE, LIKELY, RESULT
from toolkit.text.fold import bare, fold
from toolkit.text.values import is_blank

_TWICE = "Tiêu chí này còn ở chỗ khác với tên “{label}” và nội dung khác."


def judged_again(
    judged: Sequence[Judged], names: Sequence[str], given: Sequence[int | None], hints: frozenset[str]
) -> dict[tuple[str, str], str]:
    """Return why a person should look, by criterion and aspect: a place that was given to no criterion says something else of it.

    ``given`` is for each of ``judged`` the number of its criterion in ``names``. A place is of the criterion that its words are most like.
    """
    if None not in given:
        return {}
    chosen = {names[column]: one for one, column in zip(judged, given, strict=True) if column is not None}
    found: dict[tuple[str, str], str] = {}
    for one, column in zip(judged, given, strict=True):
        first = chosen.get(one.matches[0].target) if column is None and one.matches and one.matches[0].score >= LIKELY else None
        if first is None:
            continue
        reason = _TWICE.format(label=" ".join(one.label.split())[:60])
        for aspect, mine, theirs in ((RESULT, first.result, one.result), (EVIDENCE, first.evidence, one.evidence)):
            if _differ(mine, theirs, hints):
                found.setdefault((one.matches[0].target, aspect), reason)
    return found


def _differ(mine: Content | None, theirs: Content | None, hints: frozenset[str]) -> bool:
    """Tell whether another place says something that the chosen one does not."""
    if theirs is None or is_blank(theirs.text, hints):
        return False
    return mine is None or (fold(mine.text) != fold(theirs.text) and bare(theirs.text) not in bare(mine.text))
