"""A criterion judged in a sentence: "Về tiêu chí 3, chi bộ tự đánh giá đạt, cụ thể: …" is read as "Tiêu chí 3: đạt, cụ thể: …"."""

from __future__ import annotations

import re

from toolkit.match.words import Words

_JUDGES = re.compile(
    r"^\s*(?:[-–+•*]\s*|\(?(?:\d{1,2}|[a-zđ])[.)]\s*)?(?P<about>(?:về|đối với|với|ở)\s+)?"
    r"tiêu chí\s+(?:số\s+|thứ\s+)?(?:TT|CN|LD)?\d(?:\s*\([^()]{1,120}\))?(?P<between>\s*[,:–-]?\s+"
    r"(?:(?:chi bộ|chi ủy|tập thể|đơn vị|phòng|tổ|cá nhân|bản thân|tôi|chúng tôi|đồng chí|đ/c)(?:\s+[^\s:;.,]+){0,6}?\s+)?"
    r"(?:(?:đã|được|cũng)\s+)?"
    r"(?:(?:tự\s+)?(?:đánh giá|nhận|chấm|xếp|xác định)\s+)?(?:là\s+|(?:ở\s+)?mức\s+)?)"
    r"(?:chưa đạt|không đạt|đạt)(?=(?:\s+yêu cầu)?\s*(?:[.;,:(–-]|$)|\s+(?:vì|do)\s)",
    re.IGNORECASE,
)
_PART_OF = re.compile(
    r"^\W*(?:(?P<evidence>minh chứng|dẫn chứng)|kết quả(?: tự đánh giá)?|tự đánh giá)\s*(?:(?:của|cho|về)\s+|:\s*)?"
    r"(?=(?:tiêu chí|TC)\s*(?:số\s*)?\d\s*(?:\([^()]{1,120}\)\s*)?[:–-])",
    re.IGNORECASE,
)
_MAY_JUDGE = ("iêu chí", "TC")


def tells_evidence(text: str) -> bool:
    """Tell whether a line names evidence before the number of its criterion: "Minh chứng tiêu chí 2: …"."""
    return text[:1] in "MmDd-+" and (found := _PART_OF.match(text)) is not None and found["evidence"] is not None


def with_judgement(text: str, words: Words) -> str:
    """Return a line with a colon, as long as it was, between the number of a criterion and what a sentence judges of it.

    What part of the criterion it tells is left out before the number: "Kết quả: TC1: Đạt; TC2: Đạt".
    """
    if not words.form.criteria or not any(word in text for word in _MAY_JUDGE):
        return text
    if (part := _PART_OF.match(text)) is not None:
        return f"{' ' * part.end()}{text[part.end() :]}"
    if (found := _JUDGES.match(text)) is None:
        return text
    start, end = found.span("between")
    begin, about = found.span("about")
    head = f"{text[:begin]}{' ' * (about - begin)}{text[max(about, 0) : start]}" if begin >= 0 else text[:start]
    return f"{head}:{' ' * (end - start - 1)}{text[end:]}"
