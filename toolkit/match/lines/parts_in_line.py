"""A criterion and its parts on one line, with no colon behind the criterion: "2) Học tập, làm theo Bác – Kết quả: Đạt; minh chứng: …"."""

from __future__ import annotations

import re

from toolkit.match.lines.labels import COUNTED
from toolkit.match.words import EVIDENCE, LIKELY, POSSIBLE, RESULT, Words, looks_like_result

_PART = re.compile(r"(?<=[^\s:：.…_])(\s*[-–—;.,|]\s+|\s{2,}|\t)([^\W\d_][^:：;.,|–—\t-]{1,40}?)\s?[:：]")
"""A few words before a colon, behind a mark that may end the name of a criterion."""
_BEFORE_BOXES = re.compile(r"\s[-–—]\s+(?=(?:[☐☒☑□■○●]|\[[ xX]?\]|\([ xX]?\))\s*(?:Chưa |Không )?đạt\b)", re.IGNORECASE)
"""A dash before the boxes of a result: "3) Sáng kiến – ☒ Đạt ☐ Chưa đạt"."""
_FILLED = re.compile(r"[.…_]{3}|…|\s{3}|\t")
_ANSWERS = re.compile(r"[:：]([^:：.;,–—]*)")
"""What stands right behind the colons, where a result would."""


def with_parts(text: str, words: Words) -> str:
    """Return a line with a colon behind the name of its criterion, as long as it was, if the name of a part follows right there."""
    if not words.form.criteria:
        return text
    boxes = _BEFORE_BOXES.search(text)
    if boxes is not None and _names_criterion(text[: boxes.start()], words):
        return f"{text[: boxes.start()]}:{' ' * (boxes.end() - boxes.start() - 1)}{text[boxes.end() :]}"
    if ":" not in text:
        return text
    found = next((one for one in _PART.finditer(text) if words.aspect(one[2]) in (RESULT, EVIDENCE)), None)
    if found is None or _FILLED.search(text, 0, found.start()) or words.score(text[: found.end(2)]) >= LIKELY:
        return text
    if not _names_criterion(text[: found.start()], words):
        return text
    return f"{text[: found.start()]}:{' ' * (found.end(1) - found.start() - 1)}{text[found.end(1) :]}"


def _names_criterion(text: str, words: Words) -> bool:
    """Tell whether a text is the name of a criterion and no part of one."""
    head, colon, _ = text.partition(":")
    if colon and (words.aspect(head) is not None or any(looks_like_result(one.strip()) for one in _ANSWERS.findall(text))):
        return False
    found = words.criterion(text)
    if found and found[0].score >= LIKELY:
        return True
    counted = COUNTED.match(text)
    by_number = words.criterion_at(int(counted[1])) if counted and found and found[0].score >= POSSIBLE else None
    return not colon and ((by_number is not None and found[0].target == by_number) or words.criterion_number(text) is not None)
