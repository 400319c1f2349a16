"""How the questions of a form are called where several people stand in one table, and what a cell says of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from toolkit.model.definitions import AnswerType, Form
from toolkit.model.document import Cell
from toolkit.text.fold import bare, fold
from toolkit.text.names import is_persons_name
from toolkit.text.shapes import label_core, spellings

FEWEST_QUESTIONS, FEWEST_PEOPLE = 3, 2
BEHIND = re.compile(r"\s*[-–:\n(]\s*")
NUMBERED = re.compile(r"\(?\d{1,2}\)?")
HEADS_OF_NUMBERS = ("tt", "stt", "so tt")
PLACES = re.compile(r"[-–—…._\s]*")
_OF_PAPER = ("don_vi", "ky_bao_cao", "ngay_lap", "nguoi_lap", "bi_thu")
_COUNTED = (AnswerType.DATE, AnswerType.INTEGER, AnswerType.PERIOD, AnswerType.YEAR)


@dataclass(frozen=True, slots=True)
class Asked:
    """How questions are called, folded: plain ones, those of numbers and days, the one that names the model, parts of criteria.

    ``of_paper`` asks what all share: branch, period, day, who signs. ``of_collectives``: the models are no persons; ``name`` is the label
    that asks for one.
    """

    plain: frozenset[str]
    counted: frozenset[str]
    subject: frozenset[str]
    parts: frozenset[str]
    of_paper: frozenset[str]
    of_collectives: bool
    name: str


@lru_cache(maxsize=32)
def asked_of(form: Form) -> Asked:
    """Return how a form's questions are called."""
    plain, counted, subject, parts, of_paper = set[str](), set[str](), set[str](), set[str](), set[str]()
    for question in form.questions:
        named = spellings(question.label, *question.wordings)
        if question.criterion is not None:
            parts |= {spelled for text in question.wordings for spelled in (fold(text), bare(text))}
        elif not question.columns:
            plain |= named
            counted |= named if question.type in _COUNTED else set()
            subject |= named if question.id == form.subject else set()
            of_paper |= named if question.id in _OF_PAPER else set()
    who = next((question for question in form.questions if question.id == form.subject), None)
    called, named_so = (who.label, who.example) if who is not None else ("", "")
    return Asked(
        plain=frozenset(plain),
        counted=frozenset(counted),
        subject=frozenset(subject),
        parts=frozenset(parts),
        of_paper=frozenset(of_paper),
        of_collectives=not is_persons_name(named_so),
        name=called,
    )


def asks_one(cell: Cell, wordings: frozenset[str]) -> bool:
    """Tell whether a cell is one of these labels."""
    return bool(cell.text) and fold(label_core(cell.text)) in wordings


def ends_in_part(text: str, words: Asked) -> bool:
    """Tell whether a head names a part of a criterion, last or first: "Tu dưỡng - Kết quả"."""
    return fold(BEHIND.split(text)[-1].rstrip(" )")) in words.parts or _begins_in_part(text, words)


def _begins_in_part(text: str, words: Asked) -> bool:
    """Tell whether a head names the part of a criterion first: "Minh chứng - Tu dưỡng, rèn luyện"."""
    part, *rest = BEHIND.split(text, maxsplit=1)
    return bool(rest) and bool(rest[0].strip()) and fold(part) in words.parts
