"""Answers that are there but do not do: "Không có", "Chưa phân công", "Không có sản phẩm cụ thể".

A denial is one of the plan's words for it, followed by nothing but words of the question itself. "Không có đơn thư vượt cấp" is
a result, not a denial.
"""

from __future__ import annotations

from toolkit.checks.filled import Asked, Filled
from toolkit.text.fold import fold

_FILLERS = frozenset(
    fold("được còn có cả gì ai nào nữa rõ cụ thể sau đồng chí phụ trách phải là tại thời điểm báo cáo trong kỳ này").split()
)


def is_denial(asked: Asked, filled: Filled) -> bool:
    """Tell whether an answer only says that there is none."""
    said = fold(asked.text)
    about = _FILLERS.union(*(fold(words).split() for words in (asked.question.label, asked.criterion, *asked.question.wordings)))
    return any(
        _only(said.removeprefix(denial), about) for denial in map(fold, filled.definitions.plan.rules.denials) if _starts(said, denial)
    )


def denies_leadership(asked: Asked, filled: Filled) -> bool:
    """Tell whether the evidence of a leaders' criterion says that there is none (then ``leader-criterion`` says it)."""
    criterion = filled.definitions.plan.criterion(asked.question.criterion or "")
    return criterion is not None and criterion.leaders_only and is_denial(asked, filled)


def _starts(said: str, denial: str) -> bool:
    return said == denial or said.startswith(denial + " ")


def _only(rest: str, about: frozenset[str]) -> bool:
    return set(rest.split()) <= about
