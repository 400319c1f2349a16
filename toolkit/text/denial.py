"""Answers that are there but only say that there is none: "Không có", "Chưa phân công", "Không có sản phẩm cụ thể".

A denial is one of the plan's words for it, followed by nothing but words of the question itself. "Không có đơn thư vượt cấp" is
a result, not a denial.
"""

from __future__ import annotations

from collections.abc import Iterable

from toolkit.text.fold import fold

_FILLERS = frozenset(
    fold("được còn có cả gì ai nào nữa rõ cụ thể sau đồng chí phụ trách phải là tại thời điểm báo cáo trong kỳ này").split()
    + fold("và phát sinh mới").split()
)
_BEFORE = frozenset(fold("hiện nay đến kỳ này trong tại").split())


def denies(said: str, denials: Iterable[str], about: Iterable[str]) -> bool:
    """Tell whether an answer only says that there is none. ``denials`` are the plan's words for it, ``about`` those of the question."""
    words = fold(said).split()
    while words and words[0] in _BEFORE:
        del words[0]
    heads = [head for head in (fold(denial).split() for denial in denials) if words[: len(head)] == head]
    if not heads:
        return False
    known = _FILLERS.union(*(fold(one).split() for one in about))
    return any(known.issuperset(words[len(head) :]) for head in heads)
