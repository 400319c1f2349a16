"""Figures are truthful (Mục I.2): a figure that is written with its parts is their sum.

Only what is certainly a sum is judged: "7 (gồm 3 cấp Sở, 4 cấp tỉnh)" and "3 + 4 = 7". "Trong đó" names a part, not all of them, and
what stands behind "năm", "số" or "ngày" names a thing and counts none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.checks.filled import Filled, Standing
from toolkit.checks.wording import about, say, where
from toolkit.model.definitions import AnswerType
from toolkit.model.finding import Code, Finding, Severity

SOURCE = "I.2"

_MESSAGE = "{where}: ghi {total} nhưng các phần trong “{raw}” cộng lại là {sum} – đề nghị sửa cho khớp, ví dụ: 7 (gồm 3 và 4)."
_NUMBER = r"(?<![\d/.])(\d{1,6})(?![\d/%]|\.\d)"
_COMPRISES = re.compile(r"\b(?:bao )?gồm(?: có)?\b|=(?=.*\+)", re.IGNORECASE)
_NAMED = re.compile(r"\b(?:năm|ngày|tháng|quý|số|khoản|điều|mục|điểm|phòng|tổ|đợt|lần|lớp|khóa|kỳ)(?:\s+thứ)?\s*$", re.IGNORECASE)
_ADDS_UP = re.compile(r"^[^=]*\+[^=]*=")


def check(filled: Filled) -> Iterator[Finding]:
    """Bite where a whole number and the parts beside it differ."""
    for asked in filled.standing(Standing.ANSWERED):
        total = asked.answer.value
        if asked.question.type is not AnswerType.INTEGER or not isinstance(total, int):
            continue
        parts = _parts(asked.answer.raw)
        if len(parts) > 1 and sum(parts) != total:
            message = say(_MESSAGE, {"raw": asked.answer.raw}, where=where(asked), total=total, sum=sum(parts))
            yield about(asked, Code.CONTRADICTORY, Severity.ERROR, message, plan=SOURCE, place=filled.place)


def _parts(raw: str) -> tuple[int, ...]:
    adding = _ADDS_UP.search(raw)
    comprising = _COMPRISES.search(raw)
    said = adding[0] if adding else raw[comprising.end() :] if comprising else ""
    return tuple(int(number[1]) for number in re.finditer(_NUMBER, said) if not _NAMED.search(said, 0, number.start()))
