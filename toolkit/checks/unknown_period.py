"""A report belongs to a month, quarter, half-year or year (Mục II.4, III.1); without its period it can be counted nowhere.

Where the question about the period is blank or has two answers, the finding ``missing`` or ``contradictory`` says it already.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.checks.filled import Filled, Standing
from toolkit.checks.wording import about, overall, say, where
from toolkit.model.definitions import AnswerType
from toolkit.model.finding import Code, Finding, Severity

SOURCE = "III.1"

_NAMED = "{where}: chưa hiểu “{said}” là kỳ nào – đề nghị ghi rõ tháng, quý hoặc năm, ví dụ: Quý III/2024."
_NOWHERE = "Phiếu chưa cho biết kỳ báo cáo – đề nghị ghi rõ tháng, quý hoặc năm, ví dụ: Quý III/2024."


def check(filled: Filled) -> Iterator[Finding]:
    """Bite where nothing says which period the form is about."""
    if filled.form is None or filled.submission.period is not None:
        return
    asked = filled.of_type(AnswerType.PERIOD)
    if asked is None:
        yield overall(Code.UNKNOWN_PERIOD, Severity.ERROR, _NOWHERE, plan=SOURCE, place=filled.place)
    elif asked.standing in (Standing.INVALID, Standing.ANSWERED):
        message = say(_NAMED, {"said": asked.answer.raw}, where=where(asked))
        yield about(asked, Code.UNKNOWN_PERIOD, Severity.ERROR, message, plan=SOURCE, place=filled.place)
