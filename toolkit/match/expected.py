"""What an answer in words looks like, by the example that the plan gives for it: a person's name, a phrase, or sentences."""

from __future__ import annotations

import re
from functools import lru_cache

from toolkit.match.signers import may_be_name
from toolkit.model.definitions import AnswerType, Question
from toolkit.text.fold import bare
from toolkit.text.names import is_persons_name
from toolkit.text.shapes import label_core

_NO_NAME = re.compile(r"\d|:\s|…|\.{3}|_{3}|T/M\b|^bí thư|\(đã ký\)", re.IGNORECASE | re.MULTILINE)
_LIST_MARK = re.compile(r"^\s*[-–+•*]\s*")
_LONGEST_PHRASE, _LONGEST_NAME = 6, 8
_BEGINS_FOR = {
    **dict.fromkeys(("so", "tong"), (AnswerType.INTEGER,)),
    **dict.fromkeys(("ngay", "han"), (AnswerType.DATE,)),
    **dict.fromkeys(("nguoi", "ho", "ten"), (AnswerType.TEXT, AnswerType.UNIT)),
    "nam": (AnswerType.YEAR, AnswerType.PERIOD),
    "la": (AnswerType.YES_NO,),
}
"""The kinds of answer that a label's first word may ask for, where it tells."""


@lru_cache(maxsize=64)
def asks_for_person(question: Question) -> bool:
    """Tell whether a question asks for a person alone: its example is a name, and its own label speaks of no collective."""
    return is_persons_name(question.example) and "tap the" not in bare(question.label)


def only_names(text: str) -> bool:
    """Tell whether each line begins with a name, with an office behind it or not: no number, label, dots, head of a signature, sentence."""
    lines = (_LIST_MARK.sub("", line, count=1).split() for line in text.split("\n"))
    return not _NO_NAME.search(text) and all(map(_begins_with_name, filter(None, lines)))


def _begins_with_name(words: list[str]) -> bool:
    return may_be_name(" ".join(words[:_LONGEST_NAME])) or (len(words) == 1 and words[0].istitle())


@lru_cache(maxsize=64)
def asks_for_phrase(question: Question) -> bool:
    """Tell whether a question is answered by a few words on one line ("Biểu dương"): its example is no sentence and denies nothing."""
    example = question.example
    is_short = 0 < len(example.split()) <= _LONGEST_PHRASE and not example.endswith(".")
    return question.type is AnswerType.TEXT and is_short and not bare(example).startswith("khong ")


def begins_as_asked(label: str, question: Question) -> bool:
    """Tell whether the first word of a label, where it tells a kind of answer ("Số …", "Ngày …"), tells the one that the question asks."""
    kinds = _BEGINS_FOR.get(bare(label_core(label)).partition(" ")[0])
    return kinds is None or question.type in kinds


def begins_anew(text: str) -> bool:
    """Tell whether a line begins as no more of the one above: with a capital, and with no mark of a list."""
    return text.lstrip()[:1].isupper()
