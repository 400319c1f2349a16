"""Label cells that say something behind their label, and a filled cell beside: which of the two answers ("Năm sinh: 19… | 1975")."""

from __future__ import annotations

from typing import Final

from toolkit.match.awaited import answers
from toolkit.match.pieces import Asked
from toolkit.match.words import Words
from toolkit.model.definitions import AnswerType
from toolkit.model.document import Cell
from toolkit.text.fold import fold

HALF: Final = "Ô bên cạnh cũng có nội dung; chưa rõ câu trả lời nằm ở ô nào."
_YEAR: Final = 4


def weigh(asked: Asked, beside: Cell, words: Words) -> bool:
    """Let the cell beside answer where its type tells that it does and what stands behind the label does not; tell whether it does.

    Two different texts are for a person's eye.
    """
    question = words.asked(asked.matches[0].target) if asked.matches else None
    if question is None or not answers(beside.text, question, words.plan):
        return False
    said = asked.content
    if fold(said.text) != fold(beside.text):
        said.doubt = HALF
    begun = question.type is AnswerType.YEAR and len(said.text.strip()) < _YEAR
    if answers(said.text, question, words.plan) and not begun:
        return False
    said.text, said.value, said.place, said.emphasis = beside.text, beside.value, beside.place, beside.emphasis
    return True
