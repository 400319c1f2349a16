"""Branches report their results to the committee (Mục III.1): a form whose deadline has passed is there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from toolkit.checks.wording import overall
from toolkit.model.definitions import Definitions
from toolkit.model.expected import deadline, due_branches, lacking_forms
from toolkit.model.finding import Code, Finding, Severity
from toolkit.model.submission import Dossier
from toolkit.text.days import short_day

SOURCE = "III.1"

_MESSAGE = "Chưa nhận được {form} {period} (hạn {deadline}) – đề nghị chi bộ điền và gửi ngay."


def check(dossier: Dossier, others: tuple[Dossier, ...], definitions: Definitions, today: date) -> Iterator[tuple[str | None, Finding]]:
    """Bite on each form that a branch of the period owes and has not sent by the end of the last day."""
    due = {branch.code for branch in due_branches(definitions.organisation, dossier.period)}
    for form in lacking_forms(dossier, definitions.plan) if dossier.unit in due else ():
        last = deadline(definitions.plan, form.id, dossier.period)
        if today > last:
            message = _MESSAGE.format(form=form.code, period=dossier.period.say(), deadline=short_day(last))
            yield None, replace(overall(Code.NOT_RECEIVED, Severity.ERROR, message, plan=SOURCE), label=form.code)
