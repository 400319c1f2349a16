"""A choice that stands behind what is called as the name: "Đối tượng: Cá nhân" asks for the kind of the model and not for who it is."""

from __future__ import annotations

from dataclasses import replace

from toolkit.match.pieces import Asked
from toolkit.match.values import options_of
from toolkit.match.words import FIRM, Words
from toolkit.model.definitions import AnswerType, Question
from toolkit.text.fold import fold
from toolkit.text.lexicon import Match


def by_choice(one: Asked, words: Words) -> Asked:
    """Return a label whose answer is but a choice of another question as that question's, where its own words ask for the subject."""
    if not one.matches or one.matches[0].target != words.form.subject:
        return one
    said = fold(one.content.text)
    asked = next(
        (question for question in words.form.questions if question.type is AnswerType.CHOICE and _names(question, said, words)), None
    )
    return one if asked is None else replace(one, matches=(Match(asked.id, FIRM, one.matches[0].wording),))


def _names(question: Question, said: str, words: Words) -> bool:
    return any(said == fold(word) for option in options_of(question, words.plan) for word in option.words)
