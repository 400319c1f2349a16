"""Answers that show by their type that nothing of them is hidden: what a print may cut off cannot make one such answer of another.

A print whose rows are too low for their text hides lines and ends of lines, and may bring texts beside the wrong label. Of one kind of
answer a form asks once, or in places far from each other, so that a shifted one is none at all; and a whole day, quarter or name of a
branch is no part of another.
"""

from __future__ import annotations

import re

from toolkit.match.words import FIRM
from toolkit.model.definitions import AnswerType, Form
from toolkit.model.period import Period, PeriodKind
from toolkit.model.submission import Answer
from toolkit.text.choices import has_box
from toolkit.text.fold import bare

_EXACT = 0.95
_BESIDE = ("label-cell", "line", "label-line", "dotted")
_YEAR, _WHOLE_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)"), re.compile(r"(?:19|20)\d\d")
_WHOLE_DAY = re.compile(
    r"\s*(?:ngày\s*)?\d{1,2}\s*(?:[/.\-]|\s*tháng\s*)\s*\d{1,2}\s*(?:[/.\-]|\s*năm\s*)\s*(?:19|20)\d\d\s*\.?\s*", re.IGNORECASE
)
_WHOLE_CHOICES = frozenset(("co", "khong", "tap the", "ca nhan"))
_WHOLE_RATING = re.compile(r"Hoàn thành (?:xuất sắc |tốt )?nhiệm vụ|Không hoàn thành nhiệm vụ")


def is_complete(answer: Answer, form: Form) -> bool:
    """Tell whether an answer beside a known label is whole and its own, however much of its surroundings a print hides."""
    question = form.question(answer.id)
    if question is None or question.criterion is not None or answer.method not in _BESIDE or answer.confidence < FIRM:
        return False
    return not _has_twin_beside(answer.id, form) and _is_whole(answer, question.type)


def _is_whole(answer: Answer, asked: AnswerType) -> bool:
    raw = answer.raw.strip()
    match asked:
        case AnswerType.UNIT:
            return answer.confidence >= _EXACT and raw[:1].isupper() and "\n" not in raw
        case AnswerType.PERIOD:
            return _is_period(answer.value, raw)
        case AnswerType.DATE:
            return _WHOLE_DAY.fullmatch(raw) is not None
        case AnswerType.YEAR:
            return _WHOLE_YEAR.fullmatch(raw) is not None
        case AnswerType.INTEGER:
            return raw.isdecimal()
        case AnswerType.YES_NO | AnswerType.CHOICE:
            return raw[:1].isupper() and bare(raw) in _WHOLE_CHOICES and not has_box(raw)
        case AnswerType.RATING:
            return _WHOLE_RATING.fullmatch(raw) is not None
        case _:
            return False


def _has_twin_beside(id: str, form: Form) -> bool:
    """Tell whether the question before or after is answered by the same type, so that the one may stand in the other's place."""
    asked = [one for one in form.questions if one.criterion is None and not one.columns]
    at = next(number for number, one in enumerate(asked) if one.id == id)
    return any(one.type is asked[at].type for one in (*asked[max(0, at - 1) : at], *asked[at + 1 : at + 2]))


def _is_period(period: object, raw: str) -> bool:
    """Tell whether a period is whole: "năm 2024" may be the end of "6 tháng đầu năm 2024"."""
    if not isinstance(period, Period) or period.kind is PeriodKind.YEAR or "\n" in raw:
        return False
    return len(_YEAR.findall(raw)) == 1 + (period.kind is PeriodKind.STAGE) and (raw[:1].isupper() or raw[:1].isdigit())
