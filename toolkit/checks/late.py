"""Reports come in time (Mục III.1). The first arrival of a submission counts: a later correction does not make it late."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from toolkit.checks.wording import overall
from toolkit.model.definitions import Definitions
from toolkit.model.expected import deadline, due_forms
from toolkit.model.finding import Code, Finding, Severity
from toolkit.model.submission import Dossier, Filed
from toolkit.text.days import short_day
from toolkit.text.fold import fold

SOURCE = "III.1"

_MESSAGE = "{form} đến ngày {arrived}, sau hạn {deadline} – kỳ sau đề nghị gửi trước hạn."


def check(dossier: Dossier, others: tuple[Dossier, ...], definitions: Definitions, today: date) -> Iterator[tuple[str | None, Finding]]:
    """Bite on each submission of a due form whose first version came after the last day."""
    for form in due_forms(definitions.plan, dossier.period):
        last = deadline(definitions.plan, form.id, dossier.period)
        for filed in dossier.of(form.id):
            arrived = _first_arrival(filed, dossier)
            if arrived > last:
                message = _MESSAGE.format(form=form.code, arrived=short_day(arrived), deadline=short_day(last))
                yield filed.id, overall(Code.LATE, Severity.WARNING, message, plan=SOURCE, place=filed.record.submission.place)


def _first_arrival(filed: Filed, dossier: Dossier) -> date:
    """Return the day on which the first version of the same submission (form and exemplar) was seen."""
    return min(other.arrived.date() for other in (filed, *dossier.older) if _key(other) == _key(filed))


def _key(filed: Filed) -> tuple[str | None, str]:
    submission = filed.record.submission
    return submission.form, fold(submission.subject)
