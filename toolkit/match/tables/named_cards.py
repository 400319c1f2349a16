"""Items of a list as cards whose names stand in a merged cell beside the rows of labels and answers.

Tổ một cửa (merged)   │ Tiến độ  │ 70 %
                      │ Hiệu quả │ Tốt
"""

from __future__ import annotations

from toolkit.match.pieces import Content, Harvest, Listed
from toolkit.match.rows import Rows, distinct
from toolkit.match.words import FIRM, Words
from toolkit.model.definitions import AnswerType
from toolkit.model.document import Cell
from toolkit.text.lexicon import Match

_CELLS, _FEWEST_ROWS = 3, 2


class NamedCards:
    """Reads such cards; a kind in brackets below the name is the model's."""

    def __init__(self, words: Words, harvest: Harvest) -> None:
        """Gather into ``harvest``."""
        self._words, self._harvest = words, harvest

    def take(self, rows: Rows, index: int) -> int:
        """Take the card that begins at ``index``; return its last row, -1 where none begins."""
        row, asked = rows.table.rows[index], self._words.list_question
        if asked is None or len(row) != _CELLS or row[0].rows < _FEWEST_ROWS or not row[0].text.strip():
            return -1
        own = [below for below in rows.table.rows[index:] if below[0] is row[0]]
        labels = [self._words.column(below[1].text, FIRM) for below in own if len(distinct(below)) == _CELLS]
        known = [match for match in labels if match is not None]
        names = asked.columns[0].id
        if len(known) < len(own) or len({match.target for match in known} | {names}) <= len(known):
            return -1
        if self._words.column(row[0].text, FIRM) is not None:
            return -1
        item = Listed(self._named(row[0]), row[0].place, "list-cards")
        item.cells.update({match.target: Content.of(below[2]) for match, below in zip(known, own, strict=True)})
        self._harvest.listed.append(item)
        for match in (*known, *(Match(id, 1.0, row[0].text) for id in item.cells)):
            self._harvest.columns.setdefault(match.target, match)
        return index + len(own) - 1

    def _named(self, cell: Cell) -> dict[str, Content]:
        columns = self._words.list_question.columns if self._words.list_question else ()
        whole = Content.of(cell)
        said, _, last = cell.text.rstrip().rpartition("\n")
        kind = next((column.id for column in columns if column.type is AnswerType.CHOICE), None)
        if not said.strip() or kind is None or not self._words.names_choice(last.strip(" ()")):
            return {columns[0].id: whole}
        return {columns[0].id: whole.part(0, len(said)), kind: Content(last.strip(" ()"), cell.place)}
