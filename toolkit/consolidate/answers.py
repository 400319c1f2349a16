"""Read one answer of a submission as a value of the wanted type, or as nothing: a blank adds nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from toolkit.model.definitions import ExemplarKind, Plan
from toolkit.model.submission import AnswerValue, Row, Submission
from toolkit.text.denial import denies

Answers = Submission | Row


def value(answers: Answers, id: str) -> AnswerValue:
    """Return the value of one answer, ``None`` where there is none."""
    answer = answers.get(id)
    return answer.value if answer is not None else None


def text(answers: Answers, id: str) -> str:
    """Return a text answer, ``""`` where there is none."""
    found = value(answers, id)
    return found if isinstance(found, str) else ""


def stated(answers: Answers, id: str, plan: Plan) -> str:
    """Return a text answer, ``""`` also where it only says that there is none ("Không có kiến nghị.", "Chưa phân công")."""
    found = text(answers, id)
    return "" if found and denies(found, plan.rules.denials, _words_of(id, plan)) else found


def _words_of(id: str, plan: Plan) -> Iterator[str]:
    """Yield the words of every question and column of that id."""
    for form in plan.forms:
        for question in (*form.questions, *(column for asked in form.questions for column in asked.columns)):
            if question.id == id:
                yield from (question.label, *question.wordings)


def number(answers: Answers, id: str) -> int | None:
    """Return an integer answer, ``None`` where there is none (yes/no is not a number)."""
    found = value(answers, id)
    return found if isinstance(found, int) and not isinstance(found, bool) else None


def flag(answers: Answers, id: str) -> bool | None:
    """Return a yes/no answer, ``None`` where there is none."""
    found = value(answers, id)
    return found if isinstance(found, bool) else None


def day(answers: Answers, id: str) -> date | None:
    """Return a date answer, ``None`` where there is none."""
    found = value(answers, id)
    return found if isinstance(found, date) else None


def groups(answers: Answers, id: str) -> tuple[int, ...]:
    """Return the content groups of an answer (1–4, plan II.2)."""
    found = value(answers, id)
    return tuple(one for one in found if isinstance(one, int)) if isinstance(found, tuple) else ()


def kind(answers: Answers, id: str) -> ExemplarKind | None:
    """Return whether the answer says collective or individual."""
    said = text(answers, id)
    return next((one for one in ExemplarKind if one.value == said), None)


def rows(answers: Submission, id: str) -> tuple[Row, ...]:
    """Return the rows of a list answer."""
    found = value(answers, id)
    return tuple(one for one in found if isinstance(one, Row)) if isinstance(found, tuple) else ()
