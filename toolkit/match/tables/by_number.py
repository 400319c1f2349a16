"""Gather criteria that one cell answers for all, line by line under their numbers: "1. Đạt / 2. Đạt / 3. Chưa đạt" beside "1. … / 2. …".

The results and the evidence stand below their heads, or each beside its head. That the lines are answers of criteria and no list within
one answer is told by the results: every line of theirs is a choice.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from toolkit.match.lines.prose import Prose
from toolkit.match.pieces import Content, Harvest, Judged, lines_of
from toolkit.match.rows import Rows
from toolkit.match.words import EVIDENCE, LIKELY, RESULT, Words, looks_like_result
from toolkit.model.document import Cell
from toolkit.text.fold import bare
from toolkit.text.lexicon import Match
from toolkit.text.values import is_blank

_FEWEST, _PAIR = 2, 2
_NUMBERED = re.compile(r"\s*(?:(?:tiêu chí|tieu chi|TC)\s*(?:số\s*)?|[A-Z]{2}(?=\d))?(\d{1,2})\s*[.):\-–/]\s*", re.IGNORECASE)
_FEWER = "Trong ô không đủ số của các tiêu chí; chưa chắc dòng nào của tiêu chí nào."


class ByNumber:
    """Reads the cells that answer all criteria of a form at once."""

    def __init__(self, words: Words, harvest: Harvest, prose: Prose) -> None:
        """Gather into ``harvest``; a criterion in a table ends the one that ``prose`` was at."""
        self._words, self._harvest, self._prose = words, harvest, prose

    def take(self, rows: Rows, index: int) -> int:
        """Take a head and the row of all answers below it, or the rows that hold one part each; return the last row taken, -1 for none."""
        if not self._words.form.criteria or index + 1 >= len(rows.filled):
            return -1
        if len(rows.filled[index]) == _PAIR and self._names_or_part(rows.filled[index]):
            return self._beside(rows, index)
        return self._below(rows, index)

    def _names_or_part(self, cells: Sequence[Cell]) -> bool:
        return "\n" in cells[1].text and (self._is_of_names(cells[0]) or self._words.aspect(cells[0].text) in (RESULT, EVIDENCE))

    def _is_of_names(self, cell: Cell) -> bool:
        return "tieu chi" in bare(cell.text) and "\n" not in cell.text.strip()

    def _beside(self, rows: Rows, index: int) -> int:
        """Take rows "Kết quả | 1. Đạt …" and "Minh chứng | 1. … ", and the names of the criteria above them."""
        parts: dict[str, Content] = {}
        names: Content | None = None
        last = index
        for number in range(index, len(rows.filled)):
            cells = rows.filled[number]
            part = self._words.aspect(cells[0].text) if len(cells) == _PAIR else None
            if part in (RESULT, EVIDENCE) and part not in parts and numbered(Content.of(cells[1])):
                parts[part], last = Content.of(cells[1]), number
            elif not parts and names is None and len(cells) == _PAIR and self._is_of_names(cells[0]):
                names = Content.of(cells[1])
            elif cells:
                break
        return last if self._give(parts, names) else -1

    def _below(self, rows: Rows, index: int) -> int:
        """Take a row of heads and the one row below it that answers for all criteria."""
        below = next((number for number in range(index + 1, len(rows.filled)) if rows.filled[number]), -1)
        if below < 0 or not any("\n" in cell.text for cell in rows.filled[below]):
            return -1
        heads, said = rows.table.rows[index], rows.table.rows[below]
        parts: dict[str, Content] = {}
        names: Content | None = None
        for column, head in enumerate(heads):
            part = self._words.aspect(head.text) if head.text.strip() else None
            if part in (RESULT, EVIDENCE) and part not in parts:
                parts[part] = Content.of(said[column])
            elif names is None and self._is_of_names(head):
                names = Content.of(said[column])
        return below if self._give(parts, names) else -1

    def _give(self, parts: Mapping[str, Content], names: Content | None) -> bool:
        """Give each criterion its line of the result and of the evidence; tell whether the cells hold such lines."""
        results = numbered(parts[RESULT]) if RESULT in parts else {}
        if len(results) < _FEWEST or not all(
            is_blank(one.text, self._words.hints) or looks_like_result(one.text) for one in results.values()
        ):
            return False
        evidence = numbered(parts[EVIDENCE]) if EVIDENCE in parts else {}
        named = numbered(names) if names is not None else {}
        doubt = "" if len(results) == len(self._words.form.criteria) and (not evidence or evidence.keys() == results.keys()) else _FEWER
        for number in sorted(results.keys() | evidence.keys()):
            name = named.get(number)
            found = self._criterion(number, name.text if name is not None else "")
            if found is None:
                continue
            for content in (results.get(number), evidence.get(number)):
                if content is not None:
                    content.doubt = content.doubt or doubt
            label = name.text if name is not None else f"{number}."
            self._harvest.judged.append(Judged(label, (found,), number, results.get(number), evidence.get(number), "criteria-by-number"))
        self._prose.end_criterion()
        return True

    def _criterion(self, number: int, name: str) -> Match | None:
        """Return the criterion of a number: the one that is named under it, else the one that it counts."""
        found = self._words.criterion(name) if name else ()
        if found and found[0].score >= LIKELY:
            return found[0]
        target = self._words.criterion_at(number)
        return Match(target, LIKELY, name or str(number)) if target is not None else None


def numbered(content: Content) -> dict[int, Content]:
    """Return what stands behind each number from 1 on, with the lines below it that have none; nothing where the lines do not count so."""
    found: dict[int, Content] = {}
    for line, marks in lines_of(content.text, content.emphasis):
        mark = _NUMBERED.match(line)
        if mark is not None and int(mark[1]) == len(found) + 1:
            found[len(found) + 1] = Content(line, content.place, None, marks).part(mark.end())
        elif found and line.strip():
            found[len(found)].add(line, marks)
        elif line.strip():
            return {}
    return found if len(found) >= _FEWEST else {}
