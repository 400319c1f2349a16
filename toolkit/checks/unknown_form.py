"""Branches report on the committee's forms (Mục III.1): what answers none of them cannot be judged, and nothing else is said of it."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.checks.filled import Filled
from toolkit.checks.wording import overall
from toolkit.model.finding import Code, Finding, Severity

SOURCE = "III.1"

_MESSAGE = "Chưa nhận ra đây là mẫu nào – đề nghị dùng đúng mẫu của Đảng ủy và giữ nguyên tên mẫu, ví dụ: {example}."


def check(filled: Filled) -> Iterator[Finding]:
    """Bite where the form was not recognised or is not one of the plan's."""
    if filled.form is None:
        forms = filled.definitions.plan.forms
        message = _MESSAGE.format(example=forms[0].code if forms else "Mẫu 02-TT")
        yield overall(Code.UNKNOWN_FORM, Severity.ERROR, message, plan=SOURCE, place=filled.place)
