"""An item of a list that stands one column beside its heads: a cell of its row was taken out, or there is one too many."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from toolkit.match.awaited import answers, names_person
from toolkit.match.expected import asks_for_person
from toolkit.match.pieces import Listed
from toolkit.model.definitions import AnswerType, Plan, Question
from toolkit.model.submission import Answer

SHIFTED = "Các ô của hàng này có vẻ lệch cột so với đầu bảng."


def is_shifted(listed: Listed, found: Mapping[str, Answer], columns: tuple[Question, ...], plan: Plan) -> bool:
    """Tell whether a column lacks the answer of its type that stands in the column right beside it."""
    if all(answer.value is not None for answer in found.values()):
        return False
    placed = sorted((one for one in columns if one.id in listed.cells), key=lambda one: listed.cells[one.id].place.column or 0)
    for left, right in pairwise(placed):
        for mine, other in ((left, right), (right, left)):
            by_name = other is columns[0] and mine.type is AnswerType.CHOICE  # "Tập thể phòng A" is a name
            text = listed.cells[other.id].text
            if found[mine.id].value is None and not by_name and _fits(text, mine, plan) and not _fits(text, other, plan):
                return True
    return False


def _fits(text: str, question: Question, plan: Plan) -> bool:
    return answers(text, question, plan) or (asks_for_person(question) and names_person(text))
