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

_MESSAGE = "{where}: trùng nguyên văn với minh chứng của một chi bộ khác – đề nghị ghi việc làm của đơn vị mình."


def check(dossier: Dossier, others: tuple[Dossier, ...], definitions: Definitions, today: date) -> Iterator[tuple[str | None, Finding]]:
    """Bite on each evidence whose folded words another branch also has in the same period; a branch is not told which one."""
    elsewhere = {
        text
        for other in others
        if other.unit != dossier.unit and other.period == dossier.period
        for filed in other.current
        for _, text in evidence(filed, definitions)
    }
    for filed in dossier.current:
        same = {field for field, text in evidence(filed, definitions) if text in elsewhere}
        filled = fill(filed.record.submission, definitions) if same else None
        for asked in filled.evidence() if filled is not None else ():
            if asked.field in same:
                yield filed.id, about(asked, Code.THIN_EVIDENCE, Severity.WARNING, say(_MESSAGE, {}, where=where(asked)), plan=SOURCE)
