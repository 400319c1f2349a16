"""What reading is not sure of is never passed on as a fact (Mục I.2: truthful): a person looks and confirms."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.checks.filled import Filled, Standing
from toolkit.checks.wording import about, is_short, say, where
from toolkit.model.finding import Code, Finding, Severity

SOURCE = "I.2"

_REASON = "{where}: máy đọc được “{raw}” nhưng chưa chắc ({reason}) – đề nghị xem lại."
_DOUBT = "{where}: máy đọc được “{raw}” nhưng chưa chắc{reason} – đề nghị mở phiếu xem lại và xác nhận."


def check(filled: Filled) -> Iterator[Finding]:
    """Bite on every answer that the reader marked; a blank or a wrong value has its own finding."""
    for asked in filled.standing(Standing.ANSWERED):
        if asked.answer.review:
            raw, reason, place = asked.answer.raw, asked.answer.reason.rstrip("."), where(asked)
            sentence = _REASON if reason else _DOUBT
            message = say(sentence, {"raw": raw}, where=place, reason=reason)
            if not is_short(message):  # the reason quotes much, or stands with a long question
                message = say(sentence, {"raw": raw, "reason": reason}, where=place)
            yield about(asked, Code.REVIEW, Severity.WARNING, message, plan=SOURCE, place=filled.place)
