"""A branch reports its results (Mục III.1): every question that the form requires has an answer.

"Không có" and 0 are answers. A blank is ``missing`` and nothing else; how much it weighs stands with the question in the plan.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from toolkit.checks.filled import Filled, Standing
from toolkit.checks.wording import about, how, where
from toolkit.model.definitions import AnswerType, Required
from toolkit.model.finding import Code, Finding, Severity
from toolkit.model.submission import State

SOURCE = "III.1"

_BLANK = "{where}: còn để trống – {how}."
_ZERO = "{where}: còn để trống – {how}; không có thì ghi 0."
_LOST = "{where}: không tìm thấy câu này trong phiếu – {how}; giữ nguyên câu hỏi của mẫu."
_EMPTY = "Bảng “{label}”: chưa có dòng nào – đề nghị ghi mỗi điển hình một dòng, ví dụ: tên, loại và các cột tiếp theo."
_SEVERITY = {Required.ERROR: Severity.ERROR, Required.WARNING: Severity.WARNING}


def check(filled: Filled) -> Iterator[Finding]:
    """Bite on every required question that applies and is blank."""
    for asked in filled.standing(Standing.BLANK):
        severity = _SEVERITY.get(asked.question.required)
        if severity is None:
            continue
        sentence = _ZERO if asked.question.type is AnswerType.INTEGER and asked.question.minimum == 0 else _BLANK
        lost = asked.answer.state is State.NOT_FOUND
        if asked.question.type is AnswerType.LIST:
            sentence = _EMPTY
        elif lost:
            sentence = _LOST
        message = sentence.format(where=where(asked), how=how(asked.question, filled.definitions), label=asked.question.label)
        finding = about(asked, Code.MISSING, severity, message, plan=SOURCE, place=filled.place)
        yield replace(finding, source=f"phiếu bắt đầu ở {finding.source}") if lost and finding.source else finding
