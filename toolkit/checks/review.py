"""What reading is not sure of is never passed on as a fact (Mục I.2: truthful): a person looks and confirms."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.checks.filled import Filled
from toolkit.checks.wording import about, say, where
from toolkit.model.finding import Code, Finding, Severity

SOURCE = "I.2"

_LONGEST_REASON = 13
"""The program's own reasons are no longer and stand whole; what they quote may be."""
_REASON = "{where}: máy đọc được “{raw}” nhưng chưa chắc ({reason}) – đề nghị xem lại."
_DOUBT = "{where}: máy đọc được “{raw}” nhưng chưa chắc{reason} – đề nghị mở phiếu xem lại và xác nhận."


def check(filled: Filled) -> Iterator[Finding]:
    """Bite on every answer that the reader marked; a blank or a wrong value has its own finding."""
    for asked in filled.asked:
        if asked.answered and asked.answer.review:
            sentence = _REASON if asked.answer.reason else _DOUBT
            reason = asked.answer.reason.rstrip(".")
            is_short = len(reason.split()) <= _LONGEST_REASON
            quoted = {"raw": asked.answer.raw} | ({} if is_short else {"reason": reason})
            message = say(sentence, quoted, where=where(asked), **({"reason": reason} if is_short else {}))
            yield about(asked, Code.REVIEW, Severity.WARNING, message, plan=SOURCE, place=filled.place)
