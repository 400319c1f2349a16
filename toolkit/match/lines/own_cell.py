"""Label cells that say something behind their label, and a filled cell beside: which of the two answers ("Năm sinh: 19… | 1975")."""

from __future__ import annotations

import re
from typing import Final

from toolkit.match.awaited import answers
from toolkit.match.hinted import names_choices
from toolkit.match.pieces import Asked
from toolkit.match.values import options_of
from toolkit.match.words import Words
from toolkit.model.definitions import AnswerType, Plan, Question
from toolkit.model.document import Cell
from toolkit.text.fold import bare, fold

_PROMPTS: Final = {
    AnswerType.INTEGER: re.compile(r"(?:so(?: luong)?|bao nhieu|may)(?: neu co)?"),
    AnswerType.YEAR: re.compile(r"(?:19|20)?"),
    AnswerType.DATE: re.compile(r"(?:(?:ngay|thang|nam) ?){0,3}"),
}
"""What forms say where a number or a day is to be filled in, folded and without dots."""
HALF: Final = "Ô bên cạnh cũng có nội dung; chưa rõ câu trả lời nằm ở ô nào."
_YEAR: Final = 4


def weigh(asked: Asked, beside: Cell, words: Words) -> bool:
    """Let the cell beside answer where its type tells that it does and what stands behind the label does not; tell whether it does.

    Two different texts are for a person's eye, unless the one behind the label is a prompt of the form: "có hay không", "số", "19…".
    """
    question = words.asked(asked.matches[0].target) if asked.matches else None
    if question is None or not answers(beside.text, question, words.plan):
        return False
    said = asked.content
    prompted = _prompts(said.text, question, words.plan)
    if fold(said.text) != fold(beside.text) and not prompted:
        said.doubt = HALF
    begun = question.type is AnswerType.YEAR and len(said.text.strip()) < _YEAR
    if answers(said.text, question, words.plan) and not (prompted or begun):
        return False
    said.text, said.value, said.place, said.emphasis = beside.text, beside.value, beside.place, beside.emphasis
    return True


def _prompts(text: str, question: Question, plan: Plan) -> bool:
    """Tell whether a text only says what is to be filled in: the choices that there are, a number, a part of a day."""
    prompt = _PROMPTS.get(question.type)
    if prompt is not None:
        return prompt.fullmatch(bare(text)) is not None
    return names_choices(text, options_of(question, plan))
