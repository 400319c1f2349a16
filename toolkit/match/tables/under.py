"""Gather criteria that fill a row, above one row where each cell says its part by itself: "Kết quả: ☒ Đạt …" beside "Minh chứng: …"."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.match.lines.prose import Prose
from toolkit.match.pieces import Content, Harvest, Judged
from toolkit.match.rows import Rows, is_number
from toolkit.match.tables.aspect_columns import names_criteria
from toolkit.match.words import EVIDENCE, LIKELY, RESULT, Words, looks_like_result
from toolkit.model.document import Cell
from toolkit.text.lexicon import Match

_PARTS = {RESULT, EVIDENCE}
_PAIR = 2


class Under:
    """Reads a criterion and the row of its answers below it."""

    def __init__(self, words: Words, harvest: Harvest, prose: Prose) -> None:
        """Gather into ``harvest``; a criterion in a table ends the one that ``prose`` was at."""
        self._words, self._harvest, self._prose = words, harvest, prose

    def take(self, rows: Rows, index: int) -> int:
        """Take the row at ``index`` if it names a criterion and the next row with any text answers it; return that one, -1 for none."""
        if not self._words.form.criteria or len(rows.filled[index]) > _PAIR:
            return -1
        below = next((number for number in range(index + 1, len(rows.filled)) if rows.filled[number]), -1)
        said = self._said(rows.filled[below]) if below > 0 else {}
        if said.keys() != _PARTS:
            return -1
        label, found = named(rows.filled[index], self._words)
        if not found or found[0].score < LIKELY:
            return -1
        order = len(self._harvest.judged) + 1
        self._harvest.judged.append(Judged(label, found, order, said[RESULT], said[EVIDENCE], "criteria-under"))
        self._prose.end_criterion()
        return below

    def _said(self, cells: Sequence[Cell]) -> dict[str, Content]:
        """Return what the cells of a row say, by the part that each names at its beginning; nothing where one names none."""
        found: dict[str, Content] = {}
        for cell in cells:
            if is_number(cell.text):
                continue
            line = cell.text.split("\n", 1)[0]
            head = line.partition(":")[0]
            part = self._words.aspect(head)
            content = Content.of(cell).part(len(head) + (head != line))
            if part is None and looks_like_result(cell.text):
                part, content = RESULT, Content.of(cell)
            if part not in _PARTS or part in found or (part == RESULT and content.text and not looks_like_result(content.text)):
                return {}
            found[part] = content
        return found


def named(cells: Sequence[Cell], words: Words) -> tuple[str, tuple[Match, ...]]:
    """Return the name of a criterion with its number, from one cell or two, and which criterion it may be by either."""
    head = cells[0].text
    if len(cells) == _PAIR and not (is_number(head) or words.criterion_number(head) or names_criteria(head)):
        return "", ()
    name = cells[-1].text
    label = name if len(cells) == 1 else f"{cells[0].text.strip(' .)')}. {name}"
    found, number = words.criterion(name), words.criterion_number(cells[0].text)
    if number is None and len(cells) == _PAIR and cells[0].text.strip(" .)").isdecimal():
        number = words.criterion_at(int(cells[0].text.strip(" .)")))
    if number is not None and (not found or (found[0].score < LIKELY and found[0].target == number)):
        return label, (Match(number, LIKELY, name),)  # told by its number, its words are nobody else's
    return label, found
