"""An answer that goes on in the cells below it, whose rows have no label: what people type line by line into a sheet."""

from __future__ import annotations

import re
from dataclasses import dataclass

from toolkit.match.lines.signature import signs
from toolkit.match.pieces import Asked, Content
from toolkit.match.rows import Rows
from toolkit.match.signers import date_line
from toolkit.match.unknown import names_part
from toolkit.match.words import LIKELY, Words
from toolkit.model.document import Cell
from toolkit.text.names import is_persons_name

_NO_LABEL = "Hàng dưới không có nhãn; hiểu là phần viết tiếp của câu trả lời này."
_MARK = re.compile(r"\s*([-–+*•]|\(?\d{1,2}[.)])\s")
_UNFINISHED = (";", ",")


@dataclass(slots=True)
class _Answer:
    """The answer that stood last beside its label: the last row and cell of it."""

    row: int
    label: Cell
    cell: Cell
    asked: Asked


class RestBelow:
    """Takes rows that say nothing but more of the answer right above them."""

    def __init__(self, words: Words) -> None:
        """Know no answer yet."""
        self._words = words
        self._above: _Answer | None = None

    def begin(self) -> None:
        """Begin a table."""
        self._above = None

    def see(self, row: int, label: Cell, answer: Cell, asked: Asked) -> None:
        """Remember the answer beside a label, whose place for it may reach over other rows."""
        self._above = _Answer(row, label, answer, asked)

    def take(self, rows: Rows, index: int) -> int:
        """Take the row if it goes on with the answer above; return it, -1 for any other."""
        above = self._above
        if above is None or above.row != index - 1:
            return -1
        said = [cell for cell in rows.filled[index] if cell is not above.label]
        if said == [above.cell]:  # label and answer are merged over both rows
            self._above = _Answer(index, above.label, above.cell, above.asked)
            return index
        if len(said) != 1 or not self._goes_on(said[0], above):
            return -1
        cell, content = said[0], above.asked.content
        told = _last_line(content.text).rstrip().endswith(_UNFINISHED) or (_marked(cell.text) and _marked(_last_line(content.text)))
        content.join(Content.of(cell))
        content.doubt = content.doubt or ("" if told else _NO_LABEL)
        self._above = _Answer(index, above.label, cell, above.asked)
        return index

    def _goes_on(self, cell: Cell, above: _Answer) -> bool:
        """Tell whether a cell below an answer, as wide as it, holds more of a text and is neither label, heading nor signature."""
        text = cell.text
        if is_persons_name(above.asked.content.text) or names_part(text) or self._words.aspect(text) is not None:
            return False
        if cell.place.column != above.cell.place.column or cell.columns != above.cell.columns or not any(map(str.isalpha, text)):
            return False
        if not self._words.holds_text(above.asked.matches[0].target) or text.isupper() or date_line(text) or signs(text) is not None:
            return False
        return self._words.score(text) < LIKELY and not self._words.answers_itself(text)


def _marked(text: str) -> bool:
    return _MARK.match(text) is not None


def _last_line(text: str) -> str:
    return text.rsplit("\n", maxsplit=1)[-1]
