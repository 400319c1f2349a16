"""Labels that one space, or nothing at all, parts from their answers: "Nguyên nhân Do thiếu kinh phí", "Số thành viên18".

So a program prints a tab that has no room behind the label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.match.awaited import answers
from toolkit.match.lines.labels import Labelled
from toolkit.match.words import FIRM, VERBATIM, Words
from toolkit.model.definitions import AnswerType
from toolkit.text.choices import has_box

ONE_SPACE = "Giữa nhãn và câu trả lời không có dấu ngăn; chưa chắc câu trả lời bắt đầu ở đâu."
_DAY = re.compile(r"ngày \d")
_MAY_BEGIN = re.compile(r"(?<=\s)\S|(?<=\S)[^\Wa-z]|(?<=\S)n")
"""Where an answer may begin, or goes on with any letter that is not plain."""
_ASKS = re.compile("không|chưa")  # "Có giữ chức vụ lãnh đạo không" is a question and no answer
_REASON = re.compile(r"(?:do|vì)\s")
_LONGEST, _FEWEST_WORDS = 100, 2


def before_space(text: str, words: Words, *, signed: bool = False) -> Labelled | None:
    """Return the longest label, to the letter one that is known, that a line begins with, if its answer follows.

    With ``signed`` also one that heads a signature.
    A line with a colon has another label, which nobody knows ("Ngày hoàn thành phiếu này: …").
    """
    if text.partition("(")[0].isupper() or ":" in text or not words.may_begin_with_label(text) or has_box(text):
        return None
    if text.rstrip().endswith(")") and words.score(text) >= VERBATIM:  # the label's own aside: "Kỳ (tháng/quý/năm)"
        return None
    if _ASKS.fullmatch(text.rstrip(" ?").rpartition(" ")[2]):
        return None
    for begin in reversed(list(_beginnings(text))):
        label = text[:begin].strip()
        if len(label.split()) >= _FEWEST_WORDS and words.spells(label):
            found = words.question(label)
            question = words.asked(found[0].target) if found and found[0].score >= VERBATIM else None
            if question is None or question.type is AnswerType.UNIT or (question.in_signature and not signed):
                continue
            cut_short = text[begin:].isupper() and text[begin:].isalpha() and words.score(text) >= FIRM
            if (cut_short or words.spells(text)) and not words.honours.fill(text[begin:]):
                return None  # a label all of it: "Danh hiệu TĐ", "Loại ĐH"
            if not text[begin].islower() or _REASON.match(text, begin) or answers(text[begin:].strip(), question, words.plan):
                return Labelled("question", label, found, 0, begin, dotted=False)
    return None


def is_sure(label: Labelled, text: str, words: Words) -> bool:
    """Tell whether what follows such a label is an answer of its type and nothing else."""
    question = words.asked(label.matches[0].target)
    return question is not None and answers(text[label.value_start :].strip(), question, words.plan)


def _beginnings(text: str) -> Iterator[int]:
    """Yield where an answer may begin: at a word, a number or a large letter right behind a small one, a date."""
    for found in _MAY_BEGIN.finditer(text, 1, min(len(text), _LONGEST)):
        place = found.start()
        before, letter = text[place - 1], text[place]
        if not letter.isspace() and (
            before.isspace()
            or (before.isalpha() and (letter.isdigit() or (before.islower() and letter.isupper()) or _DAY.match(text, place) is not None))
        ):
            yield place
