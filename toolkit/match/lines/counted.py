"""Figures that a sentence tells before what they count: "Trong kỳ có 03 điển hình tập thể, 05 điển hình cá nhân; đăng 04 tin, bài"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.match.pieces import Asked, Content
from toolkit.match.words import FIRM, Words
from toolkit.model.definitions import AnswerType
from toolkit.model.place import Place

_COUNT = re.compile(r"(?<![\w/.,-])(\d{1,4})\s+([^\W\d_][^\d;.:()]{2,80})")
_NUMBER_OF = "Số"
_FEWEST = 3
_BEFORE = "Con số đứng trước điều được đếm trong một câu văn; đề nghị đối chiếu."


def counts_in(text: str, place: Place, words: Words) -> Sequence[Asked]:
    """Return what a line counts, each for a look; none unless it tells of several questions of the form, in words close to theirs."""
    if sum(map(str.isdigit, text)) < _FEWEST:
        return ()
    told: dict[str, Asked] = {}
    for found in _COUNT.finditer(text):
        label = found[2].strip(" ,")
        matches = words.question(f"{_NUMBER_OF} {label}")
        asked = words.asked(matches[0].target) if matches and matches[0].score >= FIRM else None
        if asked is not None and asked.type is AnswerType.INTEGER and asked.id not in told:
            told[asked.id] = Asked(label, Content(found[1], place, doubt=_BEFORE), matches, "line")
    return tuple(told.values()) if len(told) >= _FEWEST else ()
