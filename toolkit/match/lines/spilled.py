"""Answers that spill onto the next line, where another label follows: "Kỳ báo cáo: ……" over "Quý III/2024 ……  Ngày lập: ……".

What stands before the first label of a line, up to the dots or the gap behind it, belongs to the last label of the line above.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from toolkit.match.awaited import answers, names_person
from toolkit.match.expected import asks_for_person
from toolkit.match.lines.labels import Labelled, content_of
from toolkit.match.pieces import Asked, moved
from toolkit.match.words import LIKELY, Words
from toolkit.model.document import Emphasis
from toolkit.model.place import Place
from toolkit.text.values import without_trailing_fill

_ENDS = re.compile(r"\s*(?:[.…_]{3,}|…+)[\s;,.…_]*|\s*;\s+|\t\s*|\s{3,}")
_WORDS, _LETTERS = re.compile(r"[^\W_]"), re.compile(r"[^\W\d_]")
_NUMBER = re.compile(r"\s*(?:\d{1,2}|[a-zđ]|[IVX]{1,4})\s?[.)/]\s*", re.IGNORECASE)
"""The number of the label that follows, and no words before it."""
_SEPARATORS, _FEWEST_DOTS = " ;,\t", 3
_MAY_SPILL = "Câu trả lời có thể bắt đầu ở dòng trên và dừng ở giữa dòng này."


class _Last(NamedTuple):
    """The last label of the line above, and whether its line was filled in to its very end, so that the answer may go on."""

    asked: Asked
    runs_on: bool


class Spilled:
    """Knows the last label of the line above."""

    def __init__(self, words: Words) -> None:
        """Judge by the words of one form."""
        self._words = words
        self._last: _Last | None = None

    def remember(self, asked: Asked, text: str) -> None:
        """Remember the question that was asked last on a line."""
        end = text.rstrip(_SEPARATORS)
        self._last = _Last(asked, without_trailing_fill(end, dots=_FEWEST_DOTS) == end)

    def take(
        self, text: str, emphasis: Sequence[Emphasis], place: Place, labels: Callable[[str], Iterator[Labelled]]
    ) -> tuple[str, Sequence[Emphasis]]:
        """Give the words before the first label of a line to the label above that they belong to. Return the line without them."""
        last, self._last = self._last, None
        end = _ENDS.search(text) if last is not None else None
        if last is None or end is None or not end.start() or end.end() == len(text):
            return text, emphasis
        said, rest = text[: end.start()], text[end.end() :]
        if (
            ":" in said
            or not _WORDS.search(said)
            or _NUMBER.fullmatch(text, 0, end.end())
            or not _stand_together(last.asked.content.place, place)
        ):
            return text, emphasis
        fits = self._fits(said, last)
        if (
            self._is_whole(last)
            or not (fits or (_LETTERS.search(said) and self._words.score(said) < LIKELY))
            or not self._begins_with_label(rest, labels)
        ):
            return text, emphasis
        content = last.asked.content
        before = content.text.strip()
        more = content_of(text, 0, end.start(), place, emphasis, more=True)
        if before:
            content.text = content.value = f"{before} {more.text}"
            content.until = place if place != content.place else content.until
        else:
            content.join(more)
        content.doubt = content.doubt or ("" if fits else _MAY_SPILL)
        return rest, moved(emphasis, end.end())

    def _fits(self, said: str, last: _Last) -> bool:
        """Tell whether words are sure to be of the answer above: they have its type, are a name, or go on in small letters."""
        if last.asked.content.text.strip():
            return last.runs_on and said.lstrip()[:1].islower()
        return self._answers(said, last)

    def _is_whole(self, last: _Last) -> bool:
        """Tell whether the answer above is all that its question asks for: nothing of the next line is any more of it."""
        return self._answers(last.asked.content.text.strip(), last)

    def _answers(self, said: str, last: _Last) -> bool:
        question = self._words.asked(last.asked.matches[0].target)
        return question is not None and (answers(said, question, self._words.plan) or (asks_for_person(question) and names_person(said)))

    @staticmethod
    def _begins_with_label(rest: str, labels: Callable[[str], Iterator[Labelled]]) -> bool:
        first = next(iter(labels(rest)), None)
        return first is not None and first.kind == "question" and not first.start


def _stand_together(one: Place, other: Place) -> bool:
    """Tell whether two places are lines of the same text: outside tables, or in one cell."""
    return (one.table, one.row, one.column) == (other.table, other.row, other.column)
