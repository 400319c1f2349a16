"""A label that may as well be of another question: it says a part of what others ask, or nothing that tells its own from the others."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from itertools import pairwise

from toolkit.model.definitions import AnswerType, Form, Plan, Question
from toolkit.text.fold import bare, fold
from toolkit.text.known_words import words_outside
from toolkit.text.shapes import label_core

_FEWEST = 2
_COUNTING = frozenset(("so", "tong", "luong", "dien", "hinh", "tieu"))
_SHARE, _LESS_OF_OTHERS = 0.15, 0.5
_ONE_OF_MANY = (AnswerType.INTEGER, AnswerType.RATING)
"""The kinds of answers that forms ask for again and again, of one thing after the other."""

_Pair = tuple[str, str]
_Asked = dict[str, frozenset[tuple[str, AnswerType, int]]]
"""For each word, with and without diacritics, the wordings that have it: question, kind of its answer, number of the wording."""


def asks_as_another(label: str, question: Question, plan: Plan) -> bool:
    """Tell whether another question of the plan, with an answer of that kind, has a wording that says all that a label says.

    "Kết quả", "Số mô hình" and "Xếp loại chi bộ" are of one as well as of the next.
    """
    said = words_outside(label_core(label))
    if len(said) < _FEWEST:
        return False
    index = _wordings_by_word(plan)
    having = sorted((index.get(word, frozenset()) for word in said), key=len)
    common = frozenset.intersection(*having)
    return any(id != question.id and kind is question.type for id, kind, _ in common)


def names_its_own(label: str, question: Question, form: Form) -> bool:
    """Tell whether a label names what a question counts or rates, as many of its wordings do and few of the others of that kind.

    "Số đề tài" counts a part of what "Sáng kiến, đề tài" counts, or something else; "Xếp loại của cấp trên" rates nothing known.
    """
    if question.type not in _ONE_OF_MANY:
        return True
    others = [one for one in form.questions if one.type is question.type and one.id != question.id]
    for pair in _pairs(label):
        share = _share(pair, question)
        if share >= _SHARE and all(_share(pair, one) < _LESS_OF_OTHERS * share for one in others):
            return True
    return False


def _share(pair: _Pair, question: Question) -> float:
    return _named(question)[pair] / (1 + len(question.wordings))


@lru_cache(maxsize=64)
def _named(question: Question) -> Counter[_Pair]:
    """Return in how many wordings of a question each two words stand next to each other."""
    return Counter(pair for text in (question.label, *question.wordings) for pair in _pairs(text))


def _pairs(text: str) -> set[_Pair]:
    return set(pairwise(word for word in bare(label_core(text)).split() if word not in _COUNTING))


@lru_cache(maxsize=8)
def _wordings_by_word(plan: Plan) -> _Asked:
    found: dict[str, set[tuple[str, AnswerType, int]]] = {}
    asked = {(one.id, text): one.type for form in plan.forms for question in form.questions for one, text in _wordings(question)}
    for number, ((id, text), kind) in enumerate(asked.items()):
        folded = fold(label_core(text))
        for word in {*folded.split(), *bare(folded).split()}:
            found.setdefault(word, set()).add((id, kind, number))
    return {word: frozenset(wordings) for word, wordings in found.items()}


def _wordings(question: Question) -> list[tuple[Question, str]]:
    asked = () if question.criterion else question.columns or (question,)
    return [(one, text) for one in asked for text in (one.label, *one.wordings)]
