"""A short label alone in its row, and its answer in a merged cell below it that is wider than the label."""

from __future__ import annotations

import re

from toolkit.match.awaited import answers
from toolkit.match.lines.notes import NOTE
from toolkit.match.lines.prose import Prose
from toolkit.match.pieces import Asked, Content, Harvest
from toolkit.match.rows import Rows, is_first, is_number
from toolkit.match.signers import signs_as_author, signs_for_branch
from toolkit.match.unknown import announces, closes_letter, in_heading_words, may_head, vouches
from toolkit.match.words import BLANK_DOTS, FIRM, LIKELY, Words
from toolkit.model.definitions import AnswerType
from toolkit.model.document import Cell
from toolkit.text.names import is_persons_name
from toolkit.text.values import is_blank

_WIDE = "Nội dung nằm ở ô rộng ngay dưới câu hỏi; có thể là tiêu đề của phần sau."
_PART = re.compile(r"\s*(?:[IVX]{1,4}|[A-ZĐ])\s*[.)/\-–]\s*\S")
_ENOUGH = 2


class Wide:
    """Reads labels with a wide cell below them; an empty cell beside such a label is only the width that other rows have."""

    def __init__(self, words: Words, harvest: Harvest, prose: Prose) -> None:
        """Gather into ``harvest``; the lines below an answer go on with it through ``prose``."""
        self._words, self._harvest, self._prose = words, harvest, prose

    def take(self, rows: Rows, index: int) -> int:
        """Take the label in the row at ``index`` with the wide cell below it; return the last row taken, -1 for none.

        A heading of the form's next part stands below an unanswered label just so: unless its type tells that it is the answer, or
        other labels of the table have their answers below them for sure, a person must look.
        """
        pair = self._pair(rows, index)
        if pair is None:
            return -1
        label, value = pair
        sure = self._is_told(label, value) or sum(self._is_shown(rows, number) for number in range(len(rows.filled))) >= _ENOUGH
        matches, content = self._words.question(" ".join(label.text.split())), Content.of(value, "" if sure else _WIDE)
        self._prose.close()
        self._prose.end_criterion()
        self._harvest.asked.append(Asked(label.text, content, matches, "label-above"))
        if self._words.holds_text(matches[0].target):
            self._prose.go_on(content)
        return index + value.rows

    def _pair(self, rows: Rows, index: int) -> tuple[Cell, Cell] | None:
        """Return a label that stands alone in its row, but for its number, and the wide cell below that may be its answer."""
        filled = rows.filled
        if index + 1 >= len(filled) or len(filled[index + 1]) != 1 or len(filled[index]) > 1 + is_number(filled[index][0].text):
            return None
        label, value = filled[index][-1], filled[index + 1][0]
        if value.columns <= label.columns or label.rows > 1 or BLANK_DOTS.search(label.text) or self._words.score(label.text) < FIRM:
            return None
        row = rows.table.rows[index]
        column = next(number for number, cell in enumerate(row) if cell is label)
        begins_there = rows.table.rows[index + 1][column] is value and is_first(row, column)
        return (label, value) if begins_there and (self._is_told(label, value) or self._may_answer(value.text)) else None

    def _may_answer(self, text: str) -> bool:
        """Tell whether a wide cell is no label, and nothing that forms say in wide cells: a part's heading, a note, a signature's head."""
        words, head = self._words, text.partition(":")[0]
        if is_blank(text, words.hints) or NOTE.match(text) or announces(text, words) or closes_letter(text) or vouches(text):
            return False
        if signs_for_branch(text) or signs_as_author(text):
            return False
        if "\n" not in text and ((text.isupper() and not is_persons_name(text)) or _PART.match(text) or in_heading_words(text)):
            return False
        return max(words.score(text), words.score(head)) < LIKELY and not words.criterion(text) and words.aspect(head) is None

    def _is_told(self, label: Cell, value: Cell) -> bool:
        """Tell whether the type that the label asks for shows that the cell below is its answer."""
        question = self._words.asked(self._words.question(label.text)[0].target)
        if question is None or self._words.is_question(value.text) or self._words.criterion(value.text):
            return False
        counted = question.type not in (AnswerType.INTEGER, AnswerType.YEAR) or value.text.strip()[:1].isdigit()  # "Phần 2" heads a part
        return counted and answers(value.text, question, self._words.plan)

    def _is_shown(self, rows: Rows, index: int) -> bool:
        """Tell whether the row at ``index`` is a label with its answer in the wide cell below for sure."""
        pair = self._pair(rows, index) if rows.filled[index] else None
        return pair is not None and (self._is_told(*pair) or not (may_head(pair[1].text) or pair[1].text.startswith("(")))
