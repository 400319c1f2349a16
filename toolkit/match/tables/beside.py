"""Gather criteria that stand beside rows of their own: "Kết quả | ☒ Đạt …" over "Minh chứng | …", the criterion merged over both."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.match.lines.prose import Prose
from toolkit.match.pieces import Content, Harvest, Judged
from toolkit.match.rows import Rows, distinct
from toolkit.match.tables.aspect_columns import chooses
from toolkit.match.tables.under import named
from toolkit.match.words import EVIDENCE, POSSIBLE, RESULT, Words
from toolkit.model.document import Cell
from toolkit.text.values import is_blank

_WIDTHS, _MOST_ROWS, _LONGEST_LABEL = (3, 4), 3, 60
_UNKNOWN = "Nhãn “{}” có thể không phải là minh chứng."


class Beside:
    """Reads a criterion and the rows of labels with their answers to its right."""

    def __init__(self, words: Words, harvest: Harvest, prose: Prose) -> None:
        """Gather into ``harvest``; a criterion in a table ends the one that ``prose`` was at."""
        self._words, self._harvest, self._prose = words, harvest, prose

    def take(self, rows: Rows, index: int) -> int:
        """Take the rows from ``index`` on that a criterion stands beside; return the last one, -1 where none does."""
        cells = distinct(rows.table.rows[index])
        if not self._words.form.criteria or len(cells) not in _WIDTHS or not cells[-2].text.strip() or not cells[-3].text.strip():
            return -1
        group = list(self._group(rows, index, cells))
        said = self._said(group) if len(group) > 1 else {}
        if said.keys() != {RESULT, EVIDENCE}:
            return -1
        label, found = named([cell for cell in cells[:-2] if cell.text.strip()], self._words)
        if not found or found[0].score < POSSIBLE:
            return -1
        order = len(self._harvest.judged) + 1
        self._harvest.judged.append(Judged(label, found, order, said[RESULT], said[EVIDENCE], "criteria-beside"))
        self._prose.end_criterion()
        return index + len(group) - 1

    @staticmethod
    def _group(rows: Rows, index: int, first: Sequence[Cell]) -> Sequence[tuple[Cell, Cell]]:
        """Return label and answer of each row whose cells before them are those of the first, or empty."""
        group = [(first[-2], first[-1])]
        for row in rows.table.rows[index + 1 : index + _MOST_ROWS]:
            cells = distinct(row)
            before = zip(cells[:-2], first[:-2], strict=False)
            if len(cells) != len(first) or not all(cell is above or not cell.text.strip() for cell, above in before):
                break
            if not cells[-2].text.strip() or cells[-2] is first[-2]:
                break
            group.append((cells[-2], cells[-1]))
        return group

    def _said(self, group: Sequence[tuple[Cell, Cell]]) -> dict[str, Content]:
        """Return result and evidence: by their labels, the result by its choice as well, and what is left of the two."""
        if any(len(label.text) > _LONGEST_LABEL for label, _ in group):
            return {}
        found: dict[str, Content] = {}
        unknown: list[tuple[Cell, Cell]] = []
        for label, value in group:
            chosen = chooses(value.text)
            part = RESULT if chosen else self._words.aspect(label.text)
            if part not in (RESULT, EVIDENCE) or (part == RESULT and not chosen and not is_blank(value.text, self._words.hints)):
                unknown.append((label, value))
            elif part in found:
                return {}
            else:
                found[part] = Content.of(value)
        if len(unknown) == 1 and RESULT in found and EVIDENCE not in found:
            label, value = unknown[0]
            alike = self._words.aspects.best(label.text)
            known = alike is not None and alike.target == EVIDENCE and alike.score >= POSSIBLE
            found[EVIDENCE] = Content.of(value, "" if known else _UNKNOWN.format(label.text[:40]))
            return found
        return {} if unknown else found
