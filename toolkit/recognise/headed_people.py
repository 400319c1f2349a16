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

_HONOUR = re.compile(r"(?:cá nhân\s*(?:thứ\s+\w+|số\s+\d+|\d+)?\s*:\s*)?(?:đồng chí|đ/c|ông|bà|anh|chị)?\s*:?\s*", re.IGNORECASE)
_MARK = re.compile(r"[^\w(]+")
_LONGEST, _FEWEST = 80, 2


def with_names(strips: Sequence[Strip], heads: Sequence[set[str]], question: Question) -> Sequence[Strip] | None:
    """Return the strips with the label of ``question`` before at least two names, above which the same is asked; ``None`` for less.

    ``heads`` are the questions that each strip names, folded.
    """
    found: dict[int, tuple[str, frozenset[str]]] = {}
    for at, strip in enumerate(strips):
        block = strip.block
        if not isinstance(block, Line) or heads[at] or len(block.text) > _LONGEST or not block.text.strip():
            continue
        below = next((other for other in range(at + 1, len(strips)) if any(text.strip() for text in strips[other].texts)), None)
        if below is not None and heads[below] and (name := _name(block.text)):
            found[at] = name, frozenset(heads[below])
    asked = [below for _, below in found.values()]
    alike = {at: name for at, (name, below) in found.items() if asked.count(below) >= _FEWEST}
    return list(_labelled(strips, alike, question)) if alike else None


def _name(text: str) -> str:
    """Return the person's name that a line is, but for its number or mark and a word of honour."""
    said = label_core(text)
    mark = _MARK.match(said)
    said = said[mark.end() :] if mark is not None else said
    honour = _HONOUR.match(said)
    said = said[honour.end() :] if honour is not None else said
    return said if is_persons_name(said) else ""


def _labelled(strips: Sequence[Strip], names: dict[int, str], question: Question) -> Iterator[Strip]:
    label = fold(label_core(question.label))
    for at, strip in enumerate(strips):
        if at not in names or not isinstance(strip.block, Line):
            yield strip
            continue
        line = replace(strip.block, text=f"{question.label}: {names[at]}", number="", emphasis=())
        yield replace(strip, block=line, texts=(line.text,), labels=(label,))
