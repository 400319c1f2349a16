"""One branch in one period: what it sent, what is due, what is missing, its figures and its gaps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.consolidate.answers import kind
from toolkit.consolidate.figures import assessed_kind, count, form_of, measure
from toolkit.model.definitions import Branch, Definitions, ExemplarKind, Plan
from toolkit.model.expected import due_forms, is_complete, is_valid, lacking_forms
from toolkit.model.finding import Code, Severity
from toolkit.model.period import Period
from toolkit.model.submission import Dossier, Filed
from toolkit.model.summary import Assessed, BranchSummary, Gap, Measure
from toolkit.text.sort import name_key

# Findings that do not ask the branch for anything: they stand in the history, not in a request.
_NOT_A_GAP = (Code.DUPLICATE, Code.SUPERSEDED)


@dataclass(frozen=True, slots=True, kw_only=True)
class BranchFacts:
    """A branch with its dossier, empty where the branch sent nothing; ``filed`` are the current submissions as papers list them."""

    code: str
    branch: Branch | None
    due: bool
    assessed: Assessed
    filed: tuple[Filed, ...]


def branch_facts(code: str, assessed: Assessed | None, definitions: Definitions, period: Period, *, due: bool) -> BranchFacts:
    """Put a branch and what it sent together."""
    known = assessed or Assessed(dossier=Dossier(unit=code, period=period))
    return BranchFacts(
        code=code,
        branch=definitions.organisation.branch(code),
        due=due,
        assessed=known,
        filed=_in_order(known.dossier.current, definitions.plan),
    )


def _in_order(filed: Sequence[Filed], plan: Plan) -> tuple[Filed, ...]:
    """Put submissions in the order of the plan's forms, of one form people after collectives and in the order of their names."""
    forms = [form.id for form in plan.forms]

    def place(one: Filed) -> tuple[int, bool, object]:
        submission, form = one.record.submission, form_of(one, plan)
        person = (assessed_kind(form, plan) or kind(submission, "loai_dien_hinh")) is ExemplarKind.INDIVIDUAL
        return (forms.index(form.id) if form else len(forms), person, name_key(submission.subject) if person else ())

    return tuple(sorted(filed, key=place))


def summarise(facts: BranchFacts, definitions: Definitions) -> BranchSummary:
    """Say everything about one branch that papers and screens need."""
    plan, dossier, across = definitions.plan, facts.assessed.dossier, facts.assessed.findings
    known = [one for one in facts.filed if form_of(one, plan) is not None]
    return BranchSummary(
        code=facts.code,
        name=facts.branch.name if facts.branch else facts.code,
        members=facts.branch.members if facts.branch else None,
        due=facts.due,
        received=bool(facts.filed),
        readable=not any(note.finding.severity is Severity.ERROR for note in facts.assessed.files),
        complete=is_complete(dossier, across, definitions),
        valid=bool(facts.filed) and is_valid(dossier, across),
        submissions=tuple((form.id, count(one for one in known if one.record.submission.form == form.id)) for form in plan.forms),
        due_forms=tuple(form.id for form in due_forms(plan, dossier.period)) if facts.due else (),
        missing_forms=tuple(form.id for form in lacking_forms(dossier, plan)) if facts.due else (),
        measures=tuple((which, measure(known, which, plan)) for which in Measure),
        gaps=_gaps(facts),
        first_arrived=min((one.arrived.date() for one in (*facts.filed, *dossier.older)), default=None),
    )


def _gaps(facts: BranchFacts) -> tuple[Gap, ...]:
    """Gather the findings of every current submission, of the branch as a whole and of its files, in that order."""
    by_id = {one.id: one for one in facts.filed}
    of_files = [Gap(finding=finding, **_where(one)) for one in facts.filed for finding in one.record.findings]
    across = [
        Gap(finding=finding, **_where(by_id.get(id) if id is not None else None))
        for id, finding in facts.assessed.findings
        if id is None or id in by_id
    ]
    notes = [Gap(finding=note.finding, path=note.path) for note in facts.assessed.files]
    return tuple(gap for gap in (*of_files, *across, *notes) if gap.finding.code not in _NOT_A_GAP)


def _where(filed: Filed | None) -> dict[str, str]:
    if filed is None:
        return {}
    submission = filed.record.submission
    return {"form": submission.form or "", "subject": submission.subject, "path": filed.path, "submission": filed.id}
