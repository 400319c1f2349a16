"""A label with its answer in parentheses behind another answer: "Họ tên: Lê An (sinh năm 1991)", "Tên điển hình: Tổ A (loại: tập thể)"."""

from __future__ import annotations

import re

from toolkit.match.awaited import answers
from toolkit.match.lines.one_space import before_space, is_sure
from toolkit.match.words import Words
from toolkit.model.definitions import AnswerType

_BRACKET = re.compile(r"(?<=[^\s:(])\s*\(([^()]{4,60})\)")


def without_brackets(text: str, words: Words) -> str:
    """Return a line, as long as it was, whose brackets that hold a known label with an answer of its type are parted as others are."""
    if "(" not in text or ":" not in text[: text.index("(")]:
        return text
    for found in _BRACKET.finditer(text):
        if (inner := _asked(found[1], words)) is not None:
            begin = found.start(1) - 1
            text = f"{text[:begin]};{inner};{text[found.end() :]}"
    return text


def _asked(text: str, words: Words) -> str | None:
    """Return what stands in brackets with a colon behind its label, ``None`` where it asks nothing or says no answer to it."""
    head, colon, tail = text.partition(":")
    if colon:
        found = words.question(head) if words.spells(head) else ()
        question = words.asked(found[0].target) if found else None
        told = question is not None and question.type is not AnswerType.TEXT and answers(tail.strip(), question, words.plan)
        return text if told else None
    label = before_space(text, words)
    if label is None or not is_sure(label, text, words):
        return None
    return f"{text[: label.value_start - 1]}:{text[label.value_start :]}"
