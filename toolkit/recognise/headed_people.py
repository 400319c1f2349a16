"""People of whom each is headed by nothing but his name: "1. Đồng chí Lê Văn An" over "- Năm sinh: 1980", and nothing asks for the name.

The label of the name is written before each, so that they are told apart as those are whose names are asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from toolkit.model.definitions import Question
from toolkit.model.document import Line
from toolkit.recognise.strips import Strip
from toolkit.text.fold import fold
from toolkit.text.names import is_persons_name
from toolkit.text.shapes import label_core

_NUMBERED = re.compile(
    r"\s*(?:[IVX]{1,4}|\d{1,2})?\s*[.)/]?\s*(?:cá nhân|đồng chí|tập thể|điển hình|đơn vị|trường hợp|phiếu)"
    r"(?:\s+(?:thứ|số)\s+\w+|\s+\d{1,2})?\s*[:–-]\s*(\S.*)",
    re.IGNORECASE,
)
"""A heading that counts whom it names: "Tập thể thứ 2: Tổ thẩm định giá"."""
_HONOUR = re.compile(r"(?:cá nhân\s*(?:thứ\s+\w+|số\s+\d+|\d+)?\s*:\s*)?(?:đồng chí|đ/c|ông|bà|anh|chị)?\s*:?\s*", re.IGNORECASE)
_MARK = re.compile(r"[^\w(]+")
_LONGEST, _FEWEST = 80, 2


def with_names(strips: Sequence[Strip], heads: Sequence[set[str]], question: Question) -> Sequence[Strip] | None:
    """Return the strips with the label of ``question`` before at least two names, above which the same is asked; ``None`` for less.

    ``heads`` are the questions that each strip names, folded.
    """
    found: dict[int, tuple[str, frozenset[str]]] = {}
    for at, strip in enumerate(strips):
        text = _heading(strip)
        if not text or heads[at]:
            continue
        below = next((other for other in range(at + 1, len(strips)) if any(text.strip() for text in strips[other].texts)), None)
        if below is not None and heads[below] and (name := _name(text)):
            found[at] = name, frozenset(heads[below])
    asked = [below for _, below in found.values()]
    alike = {at: name for at, (name, below) in found.items() if asked.count(below) >= _FEWEST}
    return list(_labelled(strips, alike, question)) if alike else None


def _heading(strip: Strip) -> str:
    """Return a short line, or what alone stands in a row."""
    text = strip.texts[0] if len(strip.texts) == 1 else ""
    return text if 0 < len(text.strip()) <= _LONGEST else ""


def _name(text: str) -> str:
    """Return whom a line names: a person, but for his number or mark and a word of honour; anybody who is counted."""
    counted = _NUMBERED.match(text)
    if counted is not None:
        return counted[1].strip()
    said = label_core(text)
    mark = _MARK.match(said)
    said = said[mark.end() :] if mark is not None else said
    honour = _HONOUR.match(said)
    said = said[honour.end() :] if honour is not None else said
    return said if is_persons_name(said) else ""


def _labelled(strips: Sequence[Strip], names: dict[int, str], question: Question) -> Iterator[Strip]:
    label = fold(label_core(question.label))
    for at, strip in enumerate(strips):
        if at not in names:
            yield strip
            continue
        line = Line(text=f"{question.label}: {names[at]}", place=strip.place)
        yield replace(strip, block=line, row=None, texts=(line.text,), labels=(label,))
