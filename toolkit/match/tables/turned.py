"""Gather the criteria of a table turned on its side: a column for each criterion, its result and its evidence in the rows below."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.match.pieces import Content, Harvest, Judged
from toolkit.match.rows import Rows, is_first
from toolkit.match.tables.choice_columns import two_columns
from toolkit.match.words import CHOSEN, EVIDENCE, LIKELY, POSSIBLE, REFUSED, RESULT, Words
from toolkit.model.document import Cell
from toolkit.text.lexicon import Match

_FEWEST = 2
_PARTS = (RESULT, EVIDENCE, CHOSEN, REFUSED)


class Turned:
    """Reads criteria that stand side by side."""

    def __init__(self, words: Words, harvest: Harvest) -> None:
        """Gather into ``harvest``."""
        self._words, self._harvest = words, harvest

    def take(self, rows: Rows, index: int) -> int:
        """Take the row at ``index`` if it heads the columns of criteria, and the rows below it; return the last row taken, -1 for none."""
        table, filled = rows.table, rows.filled
        if not self._words.form.criteria or len(filled[index]) < _FEWEST or index + 1 == len(filled) or not self._part(filled[index + 1]):
            return -1
        row = table.rows[index]
        names = next(column for column, cell in enumerate(table.rows[index + 1]) if cell.text.strip())
        heads = [column for column in range(names + 1, len(row)) if is_first(row, column) and row[column].text.strip()]
        matches = self._by_place([self._criterion(row[column].text) for column in heads], [row[column].text for column in heads])
        if len(heads) < _FEWEST or not all(matches) or 2 * sum(found[0].score >= LIKELY for found in matches) < len(heads):
            return -1
        if len({found[0].target for found in matches}) < len(heads):
            return -1
        parts: dict[str, Sequence[Cell]] = {}
        last = index
        for number in range(index + 1, len(table.rows)):
            part = self._part(filled[number])
            if filled[number] and (not part or part in parts):
                break
            if part:
                parts[part], last = table.rows[number], number
        for order, (column, found) in enumerate(zip(heads, matches, strict=True), 1):
            said = {part: Content.of(below[column]) for part, below in parts.items()}
            result = said.get(RESULT)
            if result is None and CHOSEN in said and REFUSED in said:
                result = two_columns(said[CHOSEN], said[REFUSED])
            self._harvest.judged.append(Judged(row[column].text, found, order, result, said.get(EVIDENCE), "criteria-columns"))
        return last

    def _by_place(self, matches: Sequence[tuple[Match, ...]], texts: Sequence[str]) -> list[tuple[Match, ...]]:
        """Return the criteria of the columns, one in unknown words by its place where each of the others stands in its own."""
        told = [found[0].target if found and found[0].score >= LIKELY else None for found in matches]
        places = [self._words.criterion_at(number) for number in range(1, len(told) + 1)]
        others = [one == place for one, place in zip(told, places, strict=True) if one is not None]
        if len(others) < _FEWEST or len(others) + 1 < len(told) or not all(others):
            return list(matches)
        return [
            found if one is not None or place is None else (Match(place, POSSIBLE, text),)
            for found, one, place, text in zip(matches, told, places, texts, strict=True)
        ]

    def _criterion(self, text: str) -> tuple[Match, ...]:
        """Return the criterion that heads a column: by its words, or by its number for a person's eye."""
        found = self._words.criterion(text)
        if found and found[0].score >= LIKELY:
            return found
        number = self._words.criterion_number(text)
        return (Match(number, POSSIBLE, text),) if number is not None else ()

    def _part(self, cells: Sequence[Cell]) -> str:
        """Return which part of every criterion a row holds, by its first cell; empty where it holds none."""
        part = self._words.aspect(cells[0].text) if cells else None
        return part if part in _PARTS else ""
