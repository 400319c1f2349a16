"""Lines that end with the boxes of their answer and have no colon before it: "2. Tu dưỡng, rèn luyện   ☒ Đạt ☐ Chưa đạt"."""

from __future__ import annotations

import re

from toolkit.match.words import FIRM, LIKELY, Words
from toolkit.text.choices import has_box

_BOX = r"(?:[☐☑☒□■]|\[\s?[xXvV✓✔]?\s?\]|\(\s?[xXvV✓✔]?\s?\))"
_OPTION = r"(?i:chưa đạt|không đạt|đạt|có|không)"
_WORDS = r"[^\W\d_]+(?:\s[^\W\d_]+){0,3}"
_BEHIND = re.compile(rf"(?<=[^\s:：?;,.…_])\s+(?=(?:{_BOX}\s*{_WORDS}[\s,;/–-]*){{2,}}$|(?:{_OPTION}\s*{_BOX}[\s,;/–-]*){{2,}}$)")


def with_colon(text: str, words: Words) -> str:
    """Return a line with a colon in the gap before its boxes, as long as it was, if what stands before them asks something."""
    found = _BEHIND.search(text) if has_box(text) else None
    if found is None or not _asks(text[: found.start()], words):
        return text
    return f"{text[: found.start()]}:{' ' * (found.end() - found.start() - 1)}{text[found.end() :]}"


def _asks(label: str, words: Words) -> bool:
    """Tell whether a label is that of a question or a criterion, and has no answer of its own."""
    found = words.criterion(label)
    return (bool(found) and found[0].score >= LIKELY) or words.criterion_number(label) is not None or words.score(label) >= FIRM
