"""An individual exemplar was voted "chiến sĩ thi đua cơ sở" or higher (Mục II.1.2.2).

Which titles are high enough and which are below, with the ways people write them, stands in the plan's rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.checks.filled import Filled
from toolkit.checks.ids import AWARD
from toolkit.checks.wording import about, say, where
from toolkit.model.finding import Code, Finding, Severity
from toolkit.text.fold import bare

SOURCE = "II.1.2.2"

_BELOW = "{where}: “{said}” thấp hơn {least} – đề nghị ghi danh hiệu cao hơn đã đạt hoặc chọn điển hình khác."
_NONE = "{where}: “{said}” không có {least} trở lên – đề nghị ghi danh hiệu đã đạt, ví dụ: {least}."
_CLAUSE = re.compile(r"[,;.\n]+")
_DENIED = re.compile(r"\b(khong|chua)\b")


def check(filled: Filled) -> Iterator[Finding]:
    """Bite where the titles that are named hold none that is high enough."""
    asked = filled.answered(AWARD)
    rules = filled.definitions.plan.rules
    if asked is None or _has(asked.text, rules.awards_from):
        return
    sentence = _BELOW if _has(asked.text, rules.awards_below) else _NONE
    message = say(sentence, {"said": asked.text}, where=where(asked), least=rules.awards_from[0] if rules.awards_from else "")
    yield about(asked, Code.AWARD_MISSING, Severity.ERROR, message, plan=SOURCE, place=filled.place)


def _has(text: str, awards: tuple[str, ...]) -> bool:
    clauses = [f" {bare(clause)} " for clause in _CLAUSE.split(text)]
    found = ((clause, clause.find(f" {bare(award)} ")) for clause in clauses for award in awards)
    return any(start >= 0 and not _DENIED.search(clause[:start]) for clause, start in found)
