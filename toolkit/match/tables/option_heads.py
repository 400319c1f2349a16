"""Choices that head columns over marks, one question a row: "Xếp loại | HTXSNV | HTTNV | HTNV" over "Tổ chức đảng | x | | ".

Tổ chức được xếp loại   | Hoàn thành xuất sắc nhiệm vụ | Hoàn thành tốt nhiệm vụ | …
Xếp loại tổ chức đảng   | X                            |                         |
Xếp loại cơ quan        |                              | X                       |
"""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.match.awaited import answers
from toolkit.match.pieces import Asked, Content, Harvest
from toolkit.match.rows import Rows, is_first
from toolkit.match.tables.columns import may_tick
from toolkit.match.words import LIKELY, Words
from toolkit.model.definitions import AnswerType, Question
from toolkit.model.document import Cell
from toolkit.text.choices import as_boxes
from toolkit.text.fold import bare
from toolkit.text.lexicon import Match

_CHOSEN = (AnswerType.YES_NO, AnswerType.RATING, AnswerType.CHOICE)
_LAST = ("khong", "ca nhan", "tap the", "co")
_FEWEST, _LONGEST = 2, 60


class OptionHeads:
    """Reads tables whose columns are the choices of the questions in their rows."""

    def __init__(self, words: Words, harvest: Harvest) -> None:
        """Gather into ``harvest``."""
        self._words, self._harvest = words, harvest

    def take(self, rows: Rows, index: int) -> int:
        """Take the head at ``index`` and the questions below it; return the last row taken, -1 where there are none."""
        cells = rows.filled[index]
        if len(cells) < _FEWEST or len(cells[-1].text) > _LONGEST or not self._is_choice(cells[-1].text):
            return -1
        head = rows.table.rows[index]
        starts = [at for at, cell in enumerate(head) if cell.text.strip() and is_first(head, at)]
        first = len(starts)
        while first > 0 and self._is_choice(head[starts[first - 1]].text):
            first -= 1
        columns = [at for at in starts[first:] if at > 0]  # the labels stand in the first one
        if len(columns) < _FEWEST:
            return -1
        last = -1
        for number in range(index + 1, len(rows.filled)):
            if not rows.filled[number]:
                continue
            if (asked := self._asked(head, rows.table.rows[number], columns)) is None:
                break
            self._harvest.asked.append(asked)
            last = number
        return last

    def _is_choice(self, text: str) -> bool:
        return self._words.is_rating(text) or bare(text) in _LAST

    def _asked(self, head: Sequence[Cell], row: Sequence[Cell], columns: Sequence[int]) -> Asked | None:
        """Return the question of a row with the choices that head its marks; ``None`` where it asks none that they answer."""
        labels = [cell for cell in row[: columns[0]] if cell.text.strip()]
        if not labels or not all(may_tick(row[column].text) for column in columns):
            return None
        matches = self._words.question(labels[-1].text)
        question = self._question(matches)
        if question is None or not all(answers(head[column].text, question, self._words.plan) for column in columns):
            return None
        ticked = [column for column in columns if row[column].text.strip()]
        if not ticked:
            return Asked(labels[-1].text, Content("", row[columns[0]].place), matches, "label-cell")
        text = as_boxes((head[column].text, column in ticked) for column in columns)
        told = row[ticked[0]]
        return Asked(labels[-1].text, Content(text, told.place, stands=told.text), matches, "label-cell")

    def _question(self, matches: Sequence[Match]) -> Question | None:
        if not matches or matches[0].score < LIKELY:
            return None
        return next((one for one in self._words.plain if one.id == matches[0].target and one.type in _CHOSEN), None)
