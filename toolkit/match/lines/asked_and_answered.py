"""Questions and answers on one line: "H: Ngày lập? – Đ: 8/1/2025", "Hỏi: Tên điển hình? Đáp: Tổ A" ask and answer as with a colon."""

from __future__ import annotations

import re

_ASKS = re.compile(r"^\s*(?:h(?:ỏi)?|q)\s*[:.]\s*", re.IGNORECASE)
_ANSWERS = re.compile(r"\?\s*(?:[–—-]+\s*)?(?:(?:đ|đáp|trả lời|TL)\s*[:.]|A\s*:)\s*", re.IGNORECASE)


def without_marks(text: str) -> str:
    """Return a line without the marks of question and answer, as long as it was; a colon stands behind the question."""
    if "?" not in text:
        return text
    if (asks := _ASKS.match(text)) is not None:
        text = f"{' ' * asks.end()}{text[asks.end() :]}"
    found = _ANSWERS.search(text)
    return f"{text[: found.start()]}:{' ' * (found.end() - found.start() - 1)}{text[found.end() :]}" if found is not None else text
