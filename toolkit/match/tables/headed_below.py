"""Gather criteria that fill a row each, above the row of their answers, where one head names the parts for all: "Kết quả | Minh chứng"."""

from __future__ import annotations

from toolkit.match.lines.prose import Prose
from toolkit.match.pieces import Content, Harvest, Judged
from toolkit.match.rows import Rows, distinct, index_in
from toolkit.match.tables.choice_columns import two_columns
from toolkit.match.tables.under import named
from toolkit.match.words import CHOSEN, EVIDENCE, POSSIBLE, REFUSED, RESULT, Words, looks_like_result
from toolkit.model.document import Cell
from toolkit.text.lexicon import Match

_PARTS = ({RESULT, EVIDENCE}, {CHOSEN, REFUSED, EVIDENCE})


class HeadedBelow:
    """Reads the head of the parts, then each criterion with the one row below it; a head that a page repeats is passed over."""

    def __init__(self, words: Words, harvest: Harvest, prose: Prose) -> None:
        """Gather into ``harvest``; a criterion in a table ends the one that ``prose`` was at."""
        self._words, self._harvest, self._prose = words, harvest, prose
        self._head: dict[str, int] = {}
        self._width = 0

    def take(self, rows: Rows, index: int) -> int:
        """Take the row at ``index``: the head, or a criterion with its answers below; return the last row taken, -1 for none."""
        if not self._words.form.criteria or index + 1 >= len(rows.filled):
            return -1
        if heads := self._heads(rows, index):
            self._head, self._width = heads, rows.width
            return index
        if not self._head or rows.width != self._width or len(rows.filled[index]) > 1:
            return -1
        label, found = self._criterion(rows, index)
        if not found:
            return -1
        return self._take_answers(rows, index, label, found)

    def _heads(self, rows: Rows, index: int) -> dict[str, int]:
        """Return the column of each part where a row names them and nothing else, and a criterion fills the row below."""
        cells = rows.filled[index]
        if not 2 <= len(cells) <= 3 or len(distinct(rows.table.rows[index])) != len(cells):
            return {}
        parts = [self._words.aspect_beside(cell.text) for cell in cells]
        if set(parts) not in _PARTS or len(set(parts)) != len(parts):
            return {}
        if not self._criterion(rows, index + 1)[1] and not self._head:
            return {}
        row = rows.table.rows[index]
        return {part: index_in(row, cell.place.column) for part, cell in zip(parts, cells, strict=True) if part}

    def _criterion(self, rows: Rows, index: int) -> tuple[str, tuple[Match, ...]]:
        """Return the name of the criterion that fills a row alone, and which it may be."""
        if len(distinct(rows.table.rows[index])) != 1 or len(rows.filled[index]) != 1:
            return "", ()
        label, found = named(rows.filled[index], self._words)
        return (label, found) if found and found[0].score >= POSSIBLE else ("", ())

    def _is_label(self, cell: Cell) -> bool:
        return self._words.aspect(cell.text) in (RESULT, EVIDENCE) and not looks_like_result(cell.text)

    def _take_answers(self, rows: Rows, index: int, label: str, found: tuple[Match, ...]) -> int:
        row = rows.table.rows[index + 1]
        if len(distinct(row)) != len(self._head) or any(map(self._is_label, rows.filled[index + 1])):
            return -1
        said = {part: Content.of(row[column]) for part, column in self._head.items()}
        result = said[RESULT] if RESULT in said else two_columns(said[CHOSEN], said[REFUSED])
        self._harvest.judged.append(Judged(label, found, len(self._harvest.judged) + 1, result, said[EVIDENCE], method="criteria-rows"))
        self._prose.end_criterion()
        return index + 1
