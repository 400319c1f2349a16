"""Which exemplars the papers of a branch name, and how names are compared."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.checks.filled import Filled, fill
from toolkit.checks.ids import COLLECTIVE, INDIVIDUAL, KIND, NAME, REGISTRATION
from toolkit.model.definitions import AnswerType, Definitions, ExemplarKind
from toolkit.model.period import Period
from toolkit.model.submission import Dossier, Filed, Row, Submission
from toolkit.text.fold import fold


def of_branch(dossier: Dossier, others: tuple[Dossier, ...]) -> tuple[Filed, ...]:
    """Return what the branch sent in this period and in any other that shares a year with it: yearly forms serve all periods."""
    same = (other for other in others if other.unit == dossier.unit and share_year(other.period, dossier.period))
    return dossier.current + tuple(filed for other in same if other.period != dossier.period for filed in other.current)


def share_year(one: Period, other: Period) -> bool:
    """Tell whether two periods touch the same calendar year."""
    return one.first_day.year <= other.last_day.year and other.first_day.year <= one.last_day.year


def kinds(submission: Submission) -> Iterator[str]:
    """Yield ``tap_the`` or ``ca_nhan`` for each exemplar that a submission names, whatever its form."""
    if submission.form == COLLECTIVE:
        yield ExemplarKind.COLLECTIVE.value
    elif submission.form == INDIVIDUAL:
        yield ExemplarKind.INDIVIDUAL.value
    for answer in submission.answers:
        if answer.id == KIND and isinstance(answer.value, str):
            yield answer.value
        elif isinstance(answer.value, tuple):
            cells = (row.get(KIND) for row in answer.value if isinstance(row, Row))
            yield from (cell.value for cell in cells if cell is not None and isinstance(cell.value, str))


def registered(dossier: Dossier, others: tuple[Dossier, ...]) -> frozenset[str]:
    """Return the folded names of all exemplars that the branch ever registered, in any period."""
    own = (other for other in (dossier, *others) if other.unit == dossier.unit)
    names = (filed.record.submission.value(NAME) for one in own for filed in one.of(REGISTRATION))
    return frozenset(fold(name) for name in names if isinstance(name, str))


def distinct(dossier: Dossier, form: str) -> int:
    """Count the different exemplars among the submissions of one form; one without a name is an exemplar of its own."""
    return len({fold(filed.record.submission.subject) or filed.id for filed in dossier.of(form)})


def evidence(filed: Filed, definitions: Definitions) -> Iterator[tuple[str, str]]:
    """Yield field and folded text of every evidence that is long enough to be compared."""
    submission = filed.record.submission
    form = definitions.plan.form(submission.form or "")
    for question in form.questions if form is not None else ():
        if question.aspect == "minh_chung" and question.type is AnswerType.TEXT:
            value = submission.value(question.id)
            text = fold(value) if isinstance(value, str) else ""
            if len(text.split()) >= definitions.plan.rules.evidence_words:
                yield question.id, text


def fill_all(dossier: Dossier, form: str, definitions: Definitions) -> Iterator[tuple[Filed, Filled]]:
    """Yield each current submission of a form, laid beside it."""
    return ((filed, fill(filed.record.submission, definitions)) for filed in dossier.of(form))
