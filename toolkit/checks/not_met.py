"""An exemplar meets every criterion of its kind (Mục II.1.2); one that a branch itself calls not met is not an exemplar yet."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.checks.filled import Filled, Standing
from toolkit.checks.wording import about, where
from toolkit.model.definitions import AnswerType
from toolkit.model.finding import Code, Finding, Severity

SOURCE = "II.1.2"

_MESSAGE = "{where}: Chưa đạt, chưa đủ tiêu chí điển hình – đề nghị bồi dưỡng thêm hoặc chọn điển hình khác."
_NOT_MET = "chua_dat"


def check(filled: Filled) -> Iterator[Finding]:
    """Bite on every criterion that applies and is answered "Chưa đạt"."""
    for asked in filled.standing(Standing.ANSWERED):
        if asked.answer.value == _NOT_MET and asked.question.type is AnswerType.RESULT:
            yield about(asked, Code.NOT_MET, Severity.ERROR, _MESSAGE.format(where=where(asked)), plan=SOURCE, place=filled.place)
