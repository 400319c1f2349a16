"""Read one answer of a submission as a value of the wanted type, or as nothing: a blank adds nothing."""

from __future__ import annotations

import re
from datetime import date

from toolkit.model.definitions import ExemplarKind
from toolkit.model.submission import AnswerValue, Row, Submission
from toolkit.text.fold import fold

_NOTHING = re.compile(
    r"(hiện |kỳ này |trong kỳ )?(không|chưa)( có| phát sinh)?( (kiến nghị|đề xuất|khó khăn|vướng mắc|hạn chế|gì|và|điển hình|mới))*"
)

Answers = Submission | Row


def value(answers: Answers, id: str) -> AnswerValue:
    """Return the value of one answer, ``None`` where there is none."""
    answer = answers.get(id)
    return answer.value if answer is not None else None


def text(answers: Answers, id: str) -> str:
    """Return a text answer, ``""`` where there is none."""
    found = value(answers, id)
    return found if isinstance(found, str) else ""


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


def says_nothing(said: str) -> bool:
    """Tell whether a text only says that there is nothing ("Không có kiến nghị.")."""
    return not said.strip() or _NOTHING.fullmatch(fold(said)) is not None
