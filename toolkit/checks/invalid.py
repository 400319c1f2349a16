"""An answer that is not of its question's type (a day that does not exist, 130 %) cannot be counted; it is never guessed.

A branch or a period that nobody understands is ``unknown-unit`` or ``unknown-period`` instead.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.checks.filled import Asked, Filled, Standing
from toolkit.checks.wording import about, how, say, where
from toolkit.model.definitions import AnswerType
from toolkit.model.finding import Code, Finding, Severity

SOURCE = ""

_MESSAGE = "{where}: phiếu ghi “{raw}” là chưa đúng – {how}."


def check(filled: Filled) -> Iterator[Finding]:
    """Bite on every answer that stands there and is not of its type."""
    for asked in filled.standing(Standing.INVALID):
        if not _said_elsewhere(asked, filled):
            message = say(_MESSAGE, {"raw": asked.answer.raw}, where=where(asked), how=how(asked.question, filled.definitions))
            yield about(asked, Code.INVALID, Severity.ERROR, message, plan=SOURCE, place=filled.place)


def _said_elsewhere(asked: Asked, filled: Filled) -> bool:
    unit = asked.question.type is AnswerType.UNIT and filled.submission.unit is None
    return unit or (asked.question.type is AnswerType.PERIOD and filled.submission.period is None)
