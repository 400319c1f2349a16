"""A committee member or Party member is assigned to follow each exemplar (Mục II.4); a registration names that person."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.checks.denial import is_denial
from toolkit.checks.filled import Filled
from toolkit.checks.ids import MONITOR
from toolkit.checks.wording import about, say, where
from toolkit.model.finding import Code, Finding, Severity

SOURCE = "II.4"

_MESSAGE = "{where}: phiếu ghi “{said}” – đề nghị phân công và ghi họ tên một cấp ủy viên hoặc đảng viên theo dõi."


def check(filled: Filled) -> Iterator[Finding]:
    """Bite where the person who follows is answered with a denial."""
    asked = filled.answered(MONITOR)
    if asked is not None and is_denial(asked, filled):
        message = say(_MESSAGE, {"said": asked.text}, where=where(asked))
        yield about(asked, Code.NO_MONITOR, Severity.ERROR, message, plan=SOURCE, place=filled.place)
