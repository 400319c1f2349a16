"""Who and what is expected in a period, and when what came is all of it.

The rules, the consolidation and the status share these functions, so that a rate has one meaning and never exceeds 100 %: the
branches that are due are those of the organisation that exist on a day of the period, and only they are counted (plan, Mục III.1).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from toolkit.model.definitions import Branch, Definitions, Form, Organisation, Plan
from toolkit.model.finding import Code, Finding, Severity
from toolkit.model.period import Period
from toolkit.model.submission import Dossier

_GAPS = frozenset({Code.MISSING, Code.INVALID})


def due_branches(organisation: Organisation, period: Period) -> tuple[Branch, ...]:
    """Return the branches that exist on any day of the period, in the order of the organisation."""
    return tuple(branch for branch in organisation.branches if branch.valid_between(period.first_day, period.last_day))


def due_forms(plan: Plan, period: Period) -> tuple[Form, ...]:
    """Return the forms that every branch owes for that kind of period, in the order of the plan."""
    return tuple(form for form in plan.forms if period.kind in form.due)


def deadline(plan: Plan, form: str, period: Period) -> date:
    """Return the last day on which a form of the period is in time; without a rule of the plan, the period's last day."""
    found = plan.deadline(form, period.kind)
    return period.last_day + timedelta(days=found.days_after if found is not None else 0)


def next_deadline(plan: Plan, period: Period, day: date) -> date | None:
    """Return the first last day of a form of the period that is not over on ``day``; ``None`` where all are."""
    return min((last for form in due_forms(plan, period) if (last := deadline(plan, form.id, period)) >= day), default=None)


def lacking_forms(dossier: Dossier, plan: Plan) -> tuple[Form, ...]:
    """Return the forms that are due for the dossier's period and of which it holds none."""
    return tuple(form for form in due_forms(plan, dossier.period) if not dossier.of(form.id))


def is_complete(dossier: Dossier, findings: Iterable[tuple[str | None, Finding]], definitions: Definitions) -> bool:
    """Tell whether every due form is in and none of the counted submissions has an error ``missing`` or ``invalid``.

    ``findings`` are those of ``check_dossier``; the ones that each record carries are looked at too. Findings of superseded
    submissions do not count. A dossier without any submission is never complete.
    """
    if not dossier.current or lacking_forms(dossier, definitions.plan):
        return False
    return not any(finding.code in _GAPS for finding in _errors(dossier, findings))


def is_valid(dossier: Dossier, findings: Iterable[tuple[str | None, Finding]]) -> bool:
    """Tell whether nothing that came, and nothing about the branch as a whole, carries an error."""
    return next(_errors(dossier, findings), None) is None


def _errors(dossier: Dossier, findings: Iterable[tuple[str | None, Finding]]) -> Iterator[Finding]:
    counted = {filed.id for filed in dossier.current}
    carried = (finding for filed in dossier.current for finding in filed.record.findings)
    across = (finding for id, finding in findings if id is None or id in counted)
    return (finding for group in (carried, across) for finding in group if finding.severity is Severity.ERROR)
