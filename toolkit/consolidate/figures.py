"""Figures of the period: measures of a branch, criteria, and values that still need a person's eye."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from toolkit.consolidate.answers import flag, number, text
from toolkit.model.definitions import Criterion, ExemplarKind, Form, Plan
from toolkit.model.finding import Code
from toolkit.model.period import Period
from toolkit.model.submission import Answer, Filed, Row
from toolkit.model.summary import CriterionCount, Figure, Measure, Unconfirmed

# The question that each measure sums, over every form that asks it (domain/forms.md, ``toolkit report``).
SUMMED = {
    Measure.INITIATIVES: "so_sang_kien",
    Measure.ARTICLES: "so_tin_bai",
    Measure.NEWLY_FOUND: "so_moi_phat_hien",
    Measure.COMMENDED: "so_duoc_bieu_duong",
    Measure.PROPOSED: "so_de_nghi_khen_thuong",
}
LEADER = "la_lanh_dao"


def form_of(filed: Filed, plan: Plan) -> Form | None:
    """Return the form that a submission fills."""
    form = filed.record.submission.form
    return plan.form(form) if form is not None else None


def assessed_kind(form: Form | None, plan: Plan) -> ExemplarKind | None:
    """Return whom a form assesses: the kind that its criteria are about, ``None`` for a form without criteria."""
    criteria = [plan.criterion(id) for id in form.criteria] if form is not None else []
    return next((criterion.about for criterion in criteria if criterion is not None and criterion.about is not None), None)


def measure(filed: Sequence[Filed], which: Measure, plan: Plan) -> Figure:
    """Count one measure over submissions; each exemplar counts whether its criteria are met or not."""
    match which:
        case Measure.COLLECTIVE:
            return count(one for one in filed if assessed_kind(form_of(one, plan), plan) is ExemplarKind.COLLECTIVE)
        case Measure.INDIVIDUAL:
            return count(one for one in filed if assessed_kind(form_of(one, plan), plan) is ExemplarKind.INDIVIDUAL)
        case Measure.LEADERS:
            return count((one for one in filed if flag(one.record.submission, LEADER) is True), LEADER)
        case _:
            said = [(one.id, number(one.record.submission, SUMMED[which])) for one in filed]
            known = [(id, value) for id, value in said if value is not None]
            return Figure(value=sum(value for _, value in known), sources=tuple(id for id, _ in known), field=SUMMED[which])


def count(filed: Iterable[Filed], field: str = "") -> Figure:
    """Count submissions, each being its own source, for what they answered to ``field``."""
    ids = tuple(one.id for one in filed)
    return Figure(value=len(ids), sources=ids, field=field)


def applies(criterion: Criterion, filed: Filed) -> bool:
    """Tell whether a criterion is asked of this exemplar: the leaders' criterion only of leaders (plan II.1.2.2 *)."""
    return not criterion.leaders_only or flag(filed.record.submission, LEADER) is True


def count_criteria(filed: Sequence[Filed], plan: Plan) -> tuple[CriterionCount, ...]:
    """Count for every criterion that a form asks how many met it, did not, or left it blank."""
    asked = dict.fromkeys(id for form in plan.forms for id in form.criteria)
    return tuple(_count_criterion(criterion, filed, plan) for id in asked if (criterion := plan.criterion(id)) is not None)


def _count_criterion(criterion: Criterion, filed: Sequence[Filed], plan: Plan) -> CriterionCount:
    asked = [one for one in filed if criterion.id in _criteria_of(one, plan) and applies(criterion, one)]
    result = f"{criterion.id}.ket_qua"
    results = {one.id: text(one.record.submission, result) for one in asked}
    return CriterionCount(
        id=criterion.id,
        met=count((one for one in asked if results[one.id] == "dat"), result),
        not_met=count((one for one in asked if results[one.id] == "chua_dat"), result),
        blank=count((one for one in asked if results[one.id] not in ("dat", "chua_dat")), result),
    )


def _criteria_of(filed: Filed, plan: Plan) -> tuple[str, ...]:
    form = form_of(filed, plan)
    return form.criteria if form is not None else ()


def find_unconfirmed(filed: Sequence[Filed]) -> tuple[Unconfirmed, ...]:
    """List every value marked for review, rows of lists included, and every finding that asks for a look."""
    return tuple(found for one in filed for found in _of_submission(one))


def _of_submission(filed: Filed) -> tuple[Unconfirmed, ...]:
    marked: dict[str, Unconfirmed] = {}
    for field, answer in _flat(filed.record.submission.answers):
        if answer.review:
            marked[field] = _unconfirmed(filed, field, _say(answer), answer.reason)
    for finding in filed.record.findings:
        if finding.code is Code.REVIEW and (finding.field or "") not in marked:
            marked[finding.field or ""] = _unconfirmed(filed, finding.field or "", "", finding.message)
    return tuple(marked.values())


def _flat(answers: Sequence[Answer]) -> Iterable[tuple[str, Answer]]:
    for answer in answers:
        yield answer.id, answer
        if isinstance(answer.value, tuple):
            for row in answer.value:
                if isinstance(row, Row):
                    yield from ((f"{answer.id}[{row.number}].{cell.id}", cell) for cell in row.answers)


def _unconfirmed(filed: Filed, field: str, said: str, reason: str) -> Unconfirmed:
    submission = filed.record.submission
    return Unconfirmed(submission=filed.id, branch=submission.unit or "", form=submission.form or "", field=field, said=said, reason=reason)


def _say(answer: Answer) -> str:
    """Say a value as a person reads it."""
    match answer.value:
        case None:
            return answer.raw
        case bool():
            return "Có" if answer.value else "Không"
        case Period():
            return answer.value.say()
        case date():
            return f"{answer.value.day}/{answer.value.month}/{answer.value.year}"
        case tuple():
            return "; ".join(str(one) for one in answer.value if isinstance(one, int)) or answer.raw
        case _:
            return str(answer.value)
