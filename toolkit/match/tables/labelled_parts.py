"""Criteria asked part by part: "Tiêu chí 1 - Kết quả | Đạt" above "Tiêu chí 1 - Minh chứng | …", or "Minh chứng tiêu chí 1 | …"."""

from __future__ import annotations

import re

from toolkit.match.lines.prose import Prose
from toolkit.match.pieces import Content, Harvest, Judged
from toolkit.match.rows import Rows, filled, is_number
from toolkit.match.words import EVIDENCE, LIKELY, RESULT, Words, looks_like_result
from toolkit.model.document import Cell
from toolkit.text.lexicon import Match
from toolkit.text.values import is_blank

_CRITERION = r"(?:tiêu chí|tieu chi|TC|[A-Z]{2}(?=\d))\s*(?:số|so)?\s*\d"
_NUMBERED = re.compile(_CRITERION, re.IGNORECASE)
_BEFORE = re.compile(rf"\s*({_CRITERION}\b.*?)\s*[-–:,.(]\s*([^-–:,.()]+?)\s*\)?\s*:?\s*", re.IGNORECASE | re.DOTALL)
_BEHIND = re.compile(rf"\s*(.+?)\s*(?:\b(?:của|cho|theo|về|đối với)\b)?\s*[-–:(]?\s*({_CRITERION})\s*\)?\s*:?\s*", re.IGNORECASE)
_LONGEST, _PAIR, _MOST = 200, 2, 4


class LabelledParts:
    """Reads the rows that ask one part of one criterion, which they name by its number."""

    def __init__(self, words: Words, harvest: Harvest, prose: Prose) -> None:
        """Gather into ``harvest``; a criterion in a table ends the one that ``prose`` was at."""
        self._words, self._harvest, self._prose = words, harvest, prose
        self._taken: tuple[Rows, int] | None = None

    def take(self, rows: Rows, index: int) -> int:
        """Take the row at ``index`` if it is such a label with its answer; return it, -1 for any other."""
        cells = rows.filled[index]
        cells = cells[len(cells) > 1 and is_number(cells[0].text) :]
        if self._taken == (rows, index - 1) and self._take_rest(cells):
            return index
        if not self._words.form.criteria or not 1 <= len(cells) <= _MOST or _NUMBERED.search(cells[0].text) is None:
            return -1
        found = part_of_criterion(cells[0].text, self._words)
        said = _said(cells, rows, index) if found is not None else None
        if found is None or said is None or (found[1] == RESULT and not _may_judge(said.text)):
            return -1
        self._give(cells[0].text, *found, said)
        self._prose.end_criterion()
        self._taken = (rows, index)
        return index

    def _take_rest(self, cells: list[Cell]) -> bool:
        """Take the evidence right below the result of a criterion, whose label names no criterion again: "Minh chứng?"."""
        one = self._harvest.judged[-1]
        if len(cells) != _PAIR or one.evidence is not None or self._words.aspect(cells[0].text.rstrip(" ?")) != EVIDENCE:
            return False
        one.evidence = Content.of(cells[1])
        return True

    def _give(self, label: str, matches: tuple[Match, ...], part: str, said: Content) -> None:
        """Say a part of the criterion above that lacks it, or of one more."""
        above = self._harvest.judged[-1] if self._harvest.judged else None
        one = above if above is not None and above.method == "criteria-parts" and above.matches[0].target == matches[0].target else None
        if one is None or (one.result if part == RESULT else one.evidence) is not None:
            one = Judged(label, matches, len(self._harvest.judged) + 1, method="criteria-parts")
            self._harvest.judged.append(one)
        if part == RESULT:
            one.result = said
        else:
            one.evidence = said


def part_of_criterion(text: str, words: Words) -> tuple[tuple[Match, ...], str] | None:
    """Return the criterion that a label names by its number and the part that it asks; ``None`` for any other text."""
    if len(text) > _LONGEST:
        return None
    for pattern, name, asked in ((_BEFORE, 1, 2), (_BEHIND, 2, 1)):
        found = pattern.fullmatch(text)
        part = words.aspect(found[asked]) if found is not None else None
        if found is None or part not in (RESULT, EVIDENCE):
            continue
        matches = words.criterion(found[name])
        if matches and matches[0].score >= LIKELY:
            return matches, part
    return None


def _said(cells: list[Cell], rows: Rows, index: int) -> Content | None:
    """Return the answer beside a label: one cell, choices in several, or an empty cell."""
    if len(cells) == _PAIR:
        return Content.of(cells[1])
    if len(cells) > _PAIR:
        return Content("   ".join(cell.text for cell in cells[1:]), cells[1].place) if all(map(_chooses, cells[1:])) else None
    row = rows.table.rows[index]
    beside = next((cell for cell in row[row.index(cells[0]) :] if cell is not cells[0]), None)
    below = index + 1 < len(rows.filled) and len(filled(rows.table.rows[index + 1])) == 1
    return Content.of(beside) if beside is not None and not below else None


def _chooses(cell: Cell) -> bool:
    return looks_like_result(cell.text)


def _may_judge(text: str) -> bool:
    return is_blank(text) or looks_like_result(text)
