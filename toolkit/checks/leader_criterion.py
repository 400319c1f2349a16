"""A leader or manager answers for more: beside CN1–CN3 the leaders' criterion holds (Mục II.1.2.2 *).

A blank is ``missing`` and "Chưa đạt" is ``not-met``; this rule is about a leader whose criterion is answered away ("Không có").
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.checks.denial import denies_leadership
from toolkit.checks.filled import Filled
from toolkit.checks.wording import about, say, where
from toolkit.model.finding import Code, Finding, Severity

SOURCE = "II.1.2.2"

_MESSAGE = "{where}: phiếu ghi “{said}”, nhưng lãnh đạo, quản lý phải có tiêu chí này – đề nghị nêu việc đã làm."


def check(filled: Filled) -> Iterator[Finding]:
    """Bite on the evidence of a leaders' criterion that applies and says that there is none."""
    for asked in filled.evidence():
        if denies_leadership(asked, filled):
            message = say(_MESSAGE, {"said": asked.text}, where=where(asked))
            yield about(asked, Code.LEADER_CRITERION, Severity.ERROR, message, plan=SOURCE, place=filled.place)
