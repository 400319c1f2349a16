"""Criteria in two halves: the results of all in one table, the evidence of all in another below it."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.match.pieces import Content, Judged
from toolkit.match.words import LIKELY


def whole(judged: Sequence[Judged]) -> list[Judged]:
    """Return the criteria with the evidence that stands apart joined to the result above it; all others as they are."""
    waiting: dict[str, Judged] = {}
    found: list[Judged] = []
    for one in judged:
        target = one.matches[0].target if one.matches and one.matches[0].score >= LIKELY else ""
        above = waiting.get(target)
        if above is not None and _says(one.evidence) and not _says(one.result):
            above.evidence = one.evidence
            del waiting[target]
            continue
        if target and _says(one.result) and not _says(one.evidence):
            waiting[target] = one
        found.append(one)
    return found


def _says(content: Content | None) -> bool:
    return content is not None and bool(content.text.strip())
