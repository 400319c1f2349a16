"""Lines whose label has no colon but the boxes of its answer ("2. Rèn luyện   ☒ Đạt ☐ Chưa đạt") or a sign ("Năm sinh = 1980")."""

from __future__ import annotations

import re

from toolkit.match.words import FIRM, LIKELY, Words
from toolkit.text.choices import has_box

_BOX = r"(?:[☐☑☒□■]|\[\s?[xXvV✓✔]?\s?\]|\(\s?[xXvV✓✔]?\s?\))"
_OPTION = r"(?i:chưa đạt|không đạt|đạt|có|không)"
_WORDS = r"[^\W\d_]+(?:\s[^\W\d_]+){0,3}"
_BOXES = re.compile(rf"(?<=[^\s:：?;,.…_])\s+(?=(?:{_BOX}\s*{_WORDS}[\s,;/–-]*){{2,}}$|(?:{_OPTION}\s*{_BOX}[\s,;/–-]*){{2,}}$)")
_SIGN = re.compile(r"\s*(?:=>|->|[=→⇒➔➜])\s*")
_LONGEST_LABEL = 120


def with_colon(text: str, words: Words) -> str:
    """Return a line with a colon between label and answer, as long as it was, if what stands before asks something."""
    found = _BOXES.search(text) if has_box(text) else None
    if found is not None and not _asks(text[: found.start()], words):
        found = None
    if found is None and ("=" in text or "→" in text or "->" in text or "⇒" in text):
        sign = _SIGN.search(text)
        found = sign if sign is not None and _spells(text[: sign.start()], words) else None
    if found is None:
        return text
    return f"{text[: found.start()]}:{' ' * (found.end() - found.start() - 1)}{text[found.end() :]}"


def _asks(label: str, words: Words) -> bool:
    """Tell whether a label is that of a question or a criterion, and has no answer of its own."""
    found = words.criterion(label)
    return (bool(found) and found[0].score >= LIKELY) or words.criterion_number(label) is not None or words.score(label) >= FIRM


def _spells(label: str, words: Words) -> bool:
    """Tell whether what stands before a sign is a question or a part of a criterion, in words that are known."""
    if not label.strip() or len(label) > _LONGEST_LABEL or ":" in label:
        return False
    return words.score(label) >= FIRM or words.aspect(label) is not None
