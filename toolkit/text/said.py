"""Values as a person reads them."""

from __future__ import annotations

from datetime import date

from toolkit.model.definitions import AnswerType, Choice, Definitions, Question
from toolkit.model.period import Period
from toolkit.model.submission import AnswerValue
from toolkit.text.days import short_day

_PER_HUNDRED = 100


def say_value(value: AnswerValue, question: Question, definitions: Definitions) -> str:
    """Say a value as a person reads it: "Có", "ngày 25/9/2024", "Chi bộ Văn phòng (VP)", "Nhóm 1, Nhóm 3"; empty where there is none."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Có" if value else "Không"
    if isinstance(value, Period):
        return value.say()
    if isinstance(value, date):
        return f"ngày {short_day(value)}"
    if isinstance(value, tuple):
        return _say_tuple(value, question)
    if question.type is AnswerType.UNIT:
        branch = definitions.organisation.branch(str(value))
        return f"{branch.name} ({branch.code})" if branch is not None else str(value)
    if question.maximum == _PER_HUNDRED:
        return f"{value}%"
    return _choice(str(value), (*question.choices, *definitions.plan.rules.ratings)) if isinstance(value, str) else str(value)


def _say_tuple(value: tuple[object, ...], question: Question) -> str:
    if question.type is AnswerType.LIST:
        return f"{len(value)} dòng"
    return ", ".join(f"Nhóm {number}" for number in value)


def _choice(value: str, choices: tuple[Choice, ...]) -> str:
    return next((choice.label for choice in choices if choice.value == value), value)
