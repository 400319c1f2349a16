"""Criteria of which a table names nothing but the numbers: "Tiêu chí số | Minh chứng" with rows "4 | …", "1 | …", below their results.

The number is that which the form itself gave the criterion above, else its place in the plan.
"""

from __future__ import annotations

import re

from toolkit.match.lines.prose import Prose
from toolkit.match.pieces import Content, Harvest, Judged, says
from toolkit.match.rows import Rows, is_first
from toolkit.match.words import EVIDENCE, LIKELY, RESULT, Words
from toolkit.text.fold import bare
from toolkit.text.lexicon import Match

_HEAD = re.compile(r"(?:so |stt |tt )?(?:tieu chi|tc)(?: so| thu)?")
_NUMBER = re.compile(r"\s*(\d{1,2})\s*[.)]?\s*")
_FEWEST, _LONGEST = 2, 30


class NumberedCriteria:
    """Reads the tables that answer for criteria by their numbers, one row each."""

    def __init__(self, words: Words, harvest: Harvest, prose: Prose) -> None:
        """Gather into ``harvest``; a criterion in a table ends the one that ``prose`` was at."""
        self._words, self._harvest, self._prose = words, harvest, prose

    def take(self, rows: Rows, index: int) -> int:
        """Take the head at ``index`` and the rows of numbers below it; return the last row taken, -1 where there are none."""
        if not self._words.form.criteria:
            return -1
        row = rows.table.rows[index]
        names = next((at for at, cell in enumerate(row) if len(cell.text) <= _LONGEST and _HEAD.fullmatch(bare(cell.text))), -1)
        if names < 0:
            return -1
        parts = {part: at for at, cell in enumerate(row) if at != names and is_first(row, at) and (part := self._words.aspect(cell.text))}
        found: dict[int, int] = {}
        for at in range(index + 1, len(rows.filled)):
            mark = _NUMBER.fullmatch(rows.table.rows[at][names].text)
            if mark is None or int(mark[1]) in found:
                break
            found[int(mark[1])] = at
        if len(found) < _FEWEST or not parts.keys() & {RESULT, EVIDENCE} or not all(map(self._is_known, found)):
            return -1
        for number, at in found.items():
            said = {part: Content.of(rows.table.rows[at][column]) for part, column in parts.items()}
            self._give(number, said.get(RESULT), said.get(EVIDENCE))
        self._prose.end_criterion()
        return max(found.values())

    def _is_known(self, number: int) -> bool:
        return self._above(number) is not None or (self._counts_as_plan() and self._words.criterion_at(number) is not None)

    def _counts_as_plan(self) -> bool:
        numbered = [one for one in self._harvest.judged if one.own_number.isdecimal() and one.matches]
        return all(self._words.criterion_at(int(one.own_number)) == one.matches[0].target for one in numbered)

    def _above(self, number: int) -> Judged | None:
        """Return the criterion that the form itself gave the number."""
        return next((one for one in self._harvest.judged if one.own_number == str(number)), None)

    def _give(self, number: int, result: Content | None, evidence: Content | None) -> None:
        """Join what is said to the criterion above that lacks it, or say it of one more."""
        above = self._above(number)
        if above is not None and not (says(above.result) and says(result)) and not (says(above.evidence) and says(evidence)):
            above.result, above.evidence = result if says(result) else above.result, evidence if says(evidence) else above.evidence
            return
        target = self._words.criterion_at(number) or ""
        matches = above.matches if above is not None else (Match(target, LIKELY, str(number)),)
        self._harvest.judged.append(Judged(f"{number}.", matches, number, result, evidence, "criteria-by-number"))
