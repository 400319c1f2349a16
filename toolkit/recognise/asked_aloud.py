"""Forms sent as letters of questions, "Câu 3: Họ và tên?" over "Trả lời: …", or as mails with answers below quotes ("> Họ và tên:").

The marks of asking, answering and quoting are neither of the question nor of the answer: they are left out before anything is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from toolkit.model.document import Block, Document, Line

_QUOTED = re.compile(r"\s*(?:>\s?)+(?=[^\s\d]|\d{1,2}[.)]\D|$)")
_ASKED = re.compile(r"\s*(?:(?:câu|câu hỏi)\s*(?:hỏi\s*)?(?:số\s*)?\d{1,2}\s*[:.)\-–/]|hỏi(?:\s*\d{1,2})?\s*[:：])\s*", re.IGNORECASE)
_ANSWERED = re.compile(r"\s*(?:[-–+•*]\s*)?(?:trả lời|tra loi|đáp|đáp án|TL|phần trả lời)\s*[:：]\s*", re.IGNORECASE)
_MAY_BE = frozenset(">cChHtTđĐ-–+•* \t")
_FEWEST_QUOTED, _FEWEST_ASKED = 3, 2
"""So many lines at the least; a writer may begin two with "> 95 %" or one with "Trả lời: …"."""


def without_asking(document: Document) -> Document:
    """Return the document without such marks, or as it is where it has none; one line with a mark is a writer's own."""
    lines = [block for block in document.blocks if isinstance(block, Line) and block.text[:1] in _MAY_BE and block.text]
    if len(lines) < _FEWEST_ASKED:
        return document
    marks = [
        mark
        for mark, fewest in ((_QUOTED, _FEWEST_QUOTED), (_ASKED, _FEWEST_ASKED), (_ANSWERED, _FEWEST_ASKED))
        if sum(mark.match(line.text) is not None for line in lines) >= fewest
    ]
    return replace(document, blocks=tuple(_freed(document.blocks, marks))) if marks else document


def _freed(blocks: Sequence[Block], marks: Sequence[re.Pattern[str]]) -> Iterator[Block]:
    for block in blocks:
        yield _without(block, marks) if isinstance(block, Line) else block


def _without(line: Line, marks: Sequence[re.Pattern[str]]) -> Line:
    """Return a line without the marks that it begins with; the rest is set off as it was."""
    start = 0
    for mark in marks:
        found = mark.match(line.text, start)
        start = found.end() if found is not None else start
    if not start:
        return line
    kept = (replace(one, start=max(0, one.start - start), end=one.end - start) for one in line.emphasis if one.end > start)
    return replace(line, text=line.text[start:], emphasis=tuple(kept))
