"""Exemplars are chosen objectively and truthfully, without inflated merits (Mục I.2): a claim needs evidence that says something.

Evidence of too few words, or the same words under two criteria, shows nothing. How few is too few stands in the plan's rules.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.checks.denial import denies_leadership
from toolkit.checks.filled import Filled
from toolkit.checks.wording import about, say, where
from toolkit.model.finding import Code, Finding, Severity
from toolkit.text.fold import fold

SOURCE = "I.2"

_SHORT = "{where}: mới có {count} từ – đề nghị nêu việc làm, số liệu, văn bản, ví dụ: tiết kiệm 80 triệu đồng."
_SAME = "{where}: trùng nguyên văn với tiêu chí “{other}” – đề nghị ghi minh chứng riêng."


def check(filled: Filled) -> Iterator[Finding]:
    """Bite on evidence that is too short, else on evidence that another criterion of the same form already has."""
    seen: dict[str, str] = {}
    for asked in filled.evidence():
        if denies_leadership(asked, filled):
            continue
        words = fold(asked.text)
        count = len(words.split())
        if count < filled.definitions.plan.rules.evidence_words:
            message = _SHORT.format(where=where(asked), count=count)
        elif words in seen:
            message = say(_SAME, {"other": seen[words]}, where=where(asked))
        else:
            seen[words] = asked.criterion
            continue
        yield about(asked, Code.THIN_EVIDENCE, Severity.WARNING, message, plan=SOURCE, place=filled.place)
