"""The kind of all items of a list by the line above it, where its table has no column for that: "A. Tập thể điển hình"."""

from __future__ import annotations

import re

from toolkit.match.pieces import Content
from toolkit.match.values import options_of
from toolkit.match.words import Words
from toolkit.model.definitions import AnswerType
from toolkit.model.document import Cell, Line
from toolkit.text.choices import choose
from toolkit.text.fold import bare

_LONGEST = 70
_ORDER = re.compile(r"^\s*(?:(?:phần\s+)?(?:[IVX]{1,4}|[A-ZĐ]|\d{1,2})\s*[.)/:\-–]|[-–+*•])+\s*", re.IGNORECASE)
_COUNT = re.compile(r"\(\s*\d{1,3}[^()\d]{0,20}\)|:\s*\d{1,3}\s*$")
_WORDS = frozenset(re.findall(r"\w+", "danh sach cac nhung bang bieu phan muc loai nhom doi voi ve la dien hinh tieu bieu trong ky"))
"""Words, folded, of such a line beside the name of the kind; with any other word it says something else."""


def kind_above(above: Line | Cell, words: Words) -> Content | None:
    """Return the kind of the items that a line, or the one cell of a row, announces; ``None`` where it says more or something else."""
    text = above.text.strip()
    if words.list_question is None or not text or len(text) > _LONGEST:
        return None
    said = _COUNT.sub("", _ORDER.sub("", text)).strip(" .:-–")
    named = bare(said)
    for column in words.list_question.columns:
        if column.type is not AnswerType.CHOICE or len(choose(said, options_of(column, words.plan)).values) != 1:
            continue
        for choice in column.choices:
            names = sorted((bare(word) for word in (choice.label, *choice.wordings)), key=len, reverse=True)
            name = next((name for name in names if f" {name} " in f" {named} "), "")
            if name and _WORDS.issuperset(f" {named} ".replace(f" {name} ", " ").split()):
                return Content(choice.label, above.place, stands=text)
    return None
