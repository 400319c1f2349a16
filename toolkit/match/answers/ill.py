"""Whether what stands beside an uncertain label is of another kind than a question asks for, so that the label rather asks another one."""

from __future__ import annotations

from toolkit.match.awaited import names_person
from toolkit.match.expected import asks_for_person
from toolkit.match.pieces import Asked
from toolkit.match.values import read_value
from toolkit.model.definitions import AnswerType, Definitions, Question
from toolkit.model.submission import State
from toolkit.text.values import parse_date


def answers_ill(question: Question, asked: Asked, definitions: Definitions) -> bool:
    """Tell whether a filled answer is of another type than the question's: a name for a date, a date for a name."""
    text = asked.content.text
    if question.type is AnswerType.TEXT:
        return asks_for_person(question) and not names_person(text.strip(" .")) and (text.strip().isdigit() or parse_date(text) is not None)
    return read_value(question, asked.content, definitions).state is State.INVALID
