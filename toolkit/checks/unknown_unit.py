"""Branches report to the committee (Mục III.1); a form of no known branch belongs to nobody.

Where the question about the branch is blank or names two, the finding ``missing`` or ``contradictory`` says it already.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.checks.filled import Filled, Standing
from toolkit.checks.wording import about, overall, say, where
from toolkit.model.definitions import AnswerType
from toolkit.model.finding import Code, Finding, Severity

SOURCE = "III.1"

_NAMED = "{where}: chưa nhận ra “{said}” – đề nghị ghi đúng tên, ví dụ: {example}, hoặc gửi vào thư mục của chi bộ."
_NOWHERE = "Chưa nhận ra phiếu này của chi bộ nào – đề nghị ghi tên chi bộ vào phiếu hoặc đặt tệp vào thư mục của chi bộ."


def check(filled: Filled) -> Iterator[Finding]:
    """Bite where neither content nor folder says whose form it is."""
    if filled.form is None or filled.submission.unit is not None:
        return
    asked = filled.of_type(AnswerType.UNIT)
    if asked is None:
        yield overall(Code.UNKNOWN_UNIT, Severity.ERROR, _NOWHERE, plan=SOURCE, place=filled.place)
    elif asked.standing in (Standing.INVALID, Standing.ANSWERED):
        branches = filled.definitions.organisation.branches
        quoted = {"said": asked.answer.raw, "example": branches[0].name if branches else "Chi bộ Văn phòng"}
        message = say(_NAMED, quoted, where=where(asked))
        yield about(asked, Code.UNKNOWN_UNIT, Severity.ERROR, message, plan=SOURCE, place=filled.place)
