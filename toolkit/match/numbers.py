"""Answers that are whole numbers: counts, shares of a hundred, years."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from toolkit.match.pieces import BLANK, INVALID, Content, Value
from toolkit.model.definitions import AnswerType, Question
from toolkit.model.submission import State
from toolkit.text.values import counts_none, counts_plainly, parse_date, parse_integer

DOUBTFUL: Final = 0.6
YEARS: Final = range(2000, 2101)
"""Those that reports are about."""
_BORN = re.compile(r"^\s*(?:sinh\s+)?năm\s+|^\s*sinh\s+(?:năm\s+)?", re.IGNORECASE)
_AGE = re.compile(r"\s*\(\d{2} tuổi\)\s*$", re.IGNORECASE)
_UNIT_ALONE = re.compile(
    r"[\s.…_%(),]*(?:(?:người|đồng chí|cán bộ|đảng viên|thành viên|sáng kiến|giải pháp|tập thể|cá nhân|điển hình|lượt|tin|bài|số lượng)"
    r"[\s.…_%(),]*)*",
    re.IGNORECASE,
)
"""What is printed behind the blank of a number: "…… người", "……%"."""
_SHARE = re.compile(r"0[.,]\d{1,2}")
_DONE = re.compile(r"[^\d.,]*?(\d{1,3})\s?%[^\d%]*")
"""The one share in words: "hoàn thành (100%)"."""
_TOTAL = re.compile(
    r"\s*(?:(?:tổng|có)(?:\s+(?:số|cộng))?\s*:?\s*)?(\d{1,4})(?:\s[^\d(;,.]*)?(?:[,;:]?\s*\(?\s*(?:trong đó|(?:bao )?gồm)\b).*",
    re.IGNORECASE | re.DOTALL,
)
"""A total and what it is made of: "12 đồng chí (trong đó 3 nữ)", "Tổng số 12, gồm 8 tin và 4 bài"."""
_BEFORE_DAYS, _LAST_DAY = date(1899, 12, 31), date(1900, 2, 28)
"""The day that a spreadsheet shows for 0, and the last one up to which all of them count alike."""
_WHOLE, _AMONG_OTHERS = 100, "Ô số có thêm chữ hoặc số khác; chưa chắc đây là con số cần ghi."
_MIDNIGHT, _TIME = "00:00:00", re.compile(r"\d{1,2}:\d\d(?::\d\d)?")
_AS_DAY = "Ô có định dạng ngày, giờ nên con số {} hiện thành “{}”."


def read_number(question: Question, content: Content) -> Value:
    """Return the whole number that ``content`` says, invalid where it says none or one out of the question's bounds."""
    if counts_none(content.text):
        return Value(value=0, state=State.NONE) if (question.minimum or 0) <= 0 else INVALID
    number: int | None
    reason = ""
    share = content.value if isinstance(content.value, float) else _SHARE.fullmatch(content.text) and float(content.text.replace(",", "."))
    if share and question.maximum == _WHOLE and 0 < share < 1:
        number, reason = round(share * 100), "Tỷ lệ ghi dạng thập phân; đã hiểu là phần trăm."
    elif isinstance(content.value, bool | date) or _TIME.fullmatch(content.text):
        number = _shown_as_day(content)
        reason = _AS_DAY.format(number, content.text)
    else:
        number = parse_integer(content.text)
        if number is None and _UNIT_ALONE.fullmatch(content.text):
            return BLANK
        told = (_DONE if question.maximum == _WHOLE else _TOTAL).fullmatch(content.text) if number is None else None
        number, reason = (int(told[1]), _AMONG_OTHERS) if told else (number, "")
    if (
        number is None
        or not (question.minimum is None or number >= question.minimum)
        or (question.maximum is not None and number > question.maximum)
    ):
        return INVALID
    if not reason and not counts_plainly(content.text):
        reason = "Ô số có thêm chữ; chưa chắc đây là con số cần ghi."
    elif not reason and question.type is AnswerType.INTEGER and number in YEARS:
        reason = "Con số giống một năm."
    elif not reason and question.maximum == _WHOLE and number == 1 and isinstance(content.value, int | float):
        reason = "Ô tỷ lệ ghi 1: có thể là 1% hoặc 100%."
    return Value(value=number, state=State.ZERO if number == 0 else State.VALUE, confidence=0.6 if reason else 0.98, reason=reason)


def read_year(question: Question, content: Content) -> Value:
    """Return the year that ``content`` says, be it that of a day."""
    if isinstance(content.value, date):
        return Value(value=content.value.year, confidence=0.9)
    found = parse_date(content.text)
    if found is not None:
        return Value(value=found.year, confidence=0.95)
    return read_number(question, Content(_AGE.sub("", _BORN.sub("", content.text)), content.place, content.value))


def _shown_as_day(content: Content) -> int | None:
    """Return the number that a cell with the look of days or times shows as one, ``None`` for a real day or time."""
    if isinstance(content.value, date):
        return (content.value - _BEFORE_DAYS).days if _BEFORE_DAYS <= content.value <= _LAST_DAY else None
    return 0 if content.text == _MIDNIGHT else None
