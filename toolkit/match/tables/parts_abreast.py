"""Gather criteria with both their parts in the row below: "Kết quả | ☒ Đạt | Minh chứng | …" under the criterion that fills its row."""

from __future__ import annotations

from toolkit.match.lines.prose import Prose
from toolkit.match.pieces import Content, Harvest, Judged
from toolkit.match.rows import Rows, distinct
from toolkit.match.tables.under import named
from toolkit.match.words import EVIDENCE, POSSIBLE, RESULT, Words

_CELLS = 4


class PartsAbreast:
    """Reads a criterion and the one row below it with the labels of both parts, each before its answer."""

    def __init__(self, words: Words, harvest: Harvest, prose: Prose) -> None:
        """Gather into ``harvest``; a criterion in a table ends the one that ``prose`` was at."""
        self._words, self._harvest, self._prose = words, harvest, prose

    def take(self, rows: Rows, index: int) -> int:
        """Take the rows at ``index`` and below, if they are a criterion and its parts; return the last one, -1 where they are not."""
        if not self._words.form.criteria or index + 1 >= len(rows.filled) or not 1 <= len(rows.filled[index]) <= 2:
            return -1
        cells = distinct(rows.table.rows[index + 1])
        if len(cells) != _CELLS:
            return -1
        parts = [self._words.aspect(cell.text) for cell in cells[::2]]
        if set(parts) != {RESULT, EVIDENCE}:
            return -1
        label, found = named(rows.filled[index], self._words)
        if not found or found[0].score < POSSIBLE:
            return -1
        said = dict(zip(parts, map(Content.of, cells[1::2]), strict=True))
        self._harvest.judged.append(
            Judged(label, found, len(self._harvest.judged) + 1, said[RESULT], said[EVIDENCE], method="criteria-abreast")
        )
        self._prose.end_criterion()
        return index + 1
