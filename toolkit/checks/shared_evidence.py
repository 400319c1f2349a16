"""Exemplars are shown truthfully (Mục I.2): two branches do not have the same evidence word for word."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from toolkit.checks.exemplars import evidence
from toolkit.checks.filled import fill
from toolkit.checks.wording import about, say, where
from toolkit.model.definitions import Definitions
from toolkit.model.finding import Code, Finding, Severity
from toolkit.model.submission import Dossier

SOURCE = "I.2"

_MESSAGE = "{where}: trùng nguyên văn với minh chứng của {other} – đề nghị ghi việc làm của đơn vị mình."


def check(dossier: Dossier, others: tuple[Dossier, ...], definitions: Definitions, today: date) -> Iterator[tuple[str | None, Finding]]:
    """Bite on each evidence whose folded words another branch also has in the same period."""
    elsewhere = _elsewhere(dossier, others, definitions)
    for filed in dossier.current:
        same = {field: elsewhere[text] for field, text in evidence(filed, definitions) if text in elsewhere}
        filled = fill(filed.record.submission, definitions) if same else None
        for asked in filled.evidence() if filled is not None else ():
            if asked.field in same:
                message = say(_MESSAGE, {"other": same[asked.field]}, where=where(asked))
                yield filed.id, about(asked, Code.THIN_EVIDENCE, Severity.WARNING, message, plan=SOURCE)


def _elsewhere(dossier: Dossier, others: tuple[Dossier, ...], definitions: Definitions) -> dict[str, str]:
    """Map each evidence of the other branches in the period to the name of the first branch that has it."""
    found: dict[str, str] = {}
    for other in others:
        if other.unit == dossier.unit or other.period != dossier.period:
            continue
        branch = definitions.organisation.branch(other.unit)
        for filed in other.current:
            for _, text in evidence(filed, definitions):
                found.setdefault(text, branch.name if branch is not None else "chi bộ khác")
    return found
