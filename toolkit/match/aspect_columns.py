"""Columns of a table of criteria under heads that no wording knows: the results by the choices below them, the evidence as what is left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from toolkit.match.rows import filled, is_first, is_number
from toolkit.match.words import CHOSEN, EVIDENCE, LIKELY, REFUSED, RESULT, Words, aside, chooses_plainly, looks_like_result
from toolkit.model.document import Cell, Table
from toolkit.text.choices import has_box, has_tick, only_marks
from toolkit.text.fold import bare

_BOTH = "dat chua dat"
_FEWEST_CELLS = 3


def aspects_by_cells(table: Table, index: int, heads: Mapping[int, str], words: Words) -> dict[int, str]:
    """Return the column (from 0) of the one part that no head of the row at ``index`` names; a person must look at what stands there."""
    kinds = set(heads.values())
    if EVIDENCE in kinds and not kinds & {RESULT, CHOSEN, REFUSED}:
        wanted = RESULT
    elif EVIDENCE not in kinds:
        wanted = EVIDENCE
    else:
        return {}
    row = table.rows[index]
    unknown = [column for column, cell in enumerate(row) if column not in heads and is_first(row, column) and _may_head(cell.text)]
    below = {column: _below(table, index, column) for column in unknown}
    found = [column for column, texts in below.items() if texts and _fits(wanted, texts, words)]
    return {found[0]: wanted} if len(found) == 1 else {}


def chooses(text: str) -> bool:
    """Tell whether a cell holds nothing but the choice of a result: "Đạt", "☒ Đạt ☐ Chưa đạt"."""
    return looks_like_result(text) and (has_tick(text) or has_box(text) or chooses_plainly(text) or bare(text) == _BOTH)


def _may_head(text: str) -> bool:
    return bool(text.strip()) and not is_number(text) and not aside(text)


def _below(table: Table, index: int, column: int) -> list[str]:
    """Return what stands below a head in the rows that hold a criterion and something said of it."""
    head: Cell = table.rows[index][column]
    rows = (row for row in table.rows[index + 1 :] if len(filled(row)) >= _FEWEST_CELLS and is_first(row, column))
    return [row[column].text for row in rows if row[column] is not head and row[column].text.strip()]


def _fits(wanted: str, texts: Sequence[str], words: Words) -> bool:
    chosen = all(chooses(text) or only_marks(text) for text in texts)
    if wanted == RESULT:
        return chosen
    named = sum(bool(found and found[0].score >= LIKELY) for found in map(words.criterion, texts))
    return not chosen and 2 * named < len(texts) and not all(map(is_number, texts))
