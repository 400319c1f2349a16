"""Answers in brackets behind their labels: "Họ và tên (Lê Thị An)", "2. Học tập, làm theo Bác (Chưa đạt)".

A label's own hint stands there too ("Họ và tên (viết chữ in hoa)"). What has the type that is asked is an answer; of a text nobody can
tell unless other lines of the paper have answered so.
"""

from __future__ import annotations

from typing import NamedTuple

from toolkit.match.awaited import answers, names_person
from toolkit.match.expected import asks_for_person
from toolkit.match.words import FIRM, LIKELY, Words, chooses_plainly, looks_like_result
from toolkit.model.definitions import AnswerType, Question
from toolkit.text.choices import has_box
from toolkit.text.values import instructs, is_blank

BRACKETED = "Câu trả lời nằm trong ngoặc sau nhãn; chưa chắc là câu trả lời hay lời dặn cách ghi."
_DOTS = " .…_"
ENDS = (")", ").", ");", ") ")
HABIT = 2
"""How many lines of a paper must answer so before a text in brackets is taken for an answer too."""


class Bracket(NamedTuple):
    """A line whose last bracket is its answer, written with a colon, as long as before; ``is_sure``: the type tells."""

    text: str
    is_sure: bool


def opened(text: str, words: Words) -> Bracket | None:
    """Return the line with a colon before its answer, or ``None`` where its last bracket is no answer."""
    end = text.rindex(")")
    start = _begin_of(text, end)
    head, said = text[: max(start, 0)].strip(), text[start + 1 : end].strip()
    if not head or (sure := _weigh(text, head, said, words)) is None:
        return None
    return Bracket(f"{text[:start]}:{text[start + 1 : end]} {text[end + 1 :]}", sure)


def _begin_of(text: str, end: int) -> int:
    """Return where the bracket begins that ends at ``end``; -1 where none does."""
    depth = 0
    for place in range(end, -1, -1):
        depth += {")": 1, "(": -1}.get(text[place], 0)
        if not depth:
            return place
    return -1


def _weigh(text: str, head: str, said: str, words: Words) -> bool | None:
    """Tell whether an answer in brackets is told by its type; ``None``: it is no answer."""
    is_empty = not said.strip(_DOTS)
    if words.spells(text) or (is_blank(said, words.hints) and not is_empty):
        return None  # the label's own aside, or a hint
    found = words.question(head) if ":" not in head else ()
    question = words.asked(found[0].target) if found and found[0].score >= LIKELY else None
    if question is not None:
        return _answers(said, question, words, known=found[0].score >= FIRM)
    if is_empty or chooses_plainly(said) or (has_box(said) and looks_like_result(said)):
        criterion = words.criterion(head)
        return True if criterion and criterion[0].score >= LIKELY else None
    return None


def _answers(said: str, question: Question, words: Words, *, known: bool) -> bool | None:
    if question.in_signature or question.type is AnswerType.UNIT or instructs(f"({said})"):
        return None
    if answers(said, question, words.plan):
        return True
    if not known:
        return None
    if not said.strip(_DOTS) or (asks_for_person(question) and names_person(said)):
        return True
    return False if question.type is AnswerType.TEXT else None
