"""Tell the columns of a criteria table whose heads are in unknown words by what stands below them: "Kết luận" over "☒ Đạt ☐ Chưa đạt"."""

from __future__ import annotations

from collections.abc import Mapping

from toolkit.match.rows import filled, is_first, is_number
from toolkit.match.words import CHOSEN, EVIDENCE, POSSIBLE, REFUSED, RESULT, Words, aside, chooses_plainly, looks_like_result
from toolkit.model.document import Table
from toolkit.text.choices import has_box, has_tick
from toolkit.text.fold import bare

_BOTH = "dat chua dat"
_FEWEST, _MOST_ROWS = 2, 12


def chooses(text: str) -> bool:
    """Tell whether a cell holds nothing but the choice of a result: "Đạt", "☒ Đạt ☐ Chưa đạt"."""
    return looks_like_result(text) and (has_tick(text) or has_box(text) or chooses_plainly(text) or bare(text) == _BOTH)


def told_by_values(table: Table, index: int, known: Mapping[int, str], words: Words) -> dict[int, str]:
    """Return the heads of the row at ``index``, the ``known`` ones and the result's column, told by the choices below it.

    What is left beside it is the evidence, if one column alone is a little like it.
    """
    if {RESULT, CHOSEN, REFUSED} & set(known.values()):
        return dict(known)
    row = table.rows[index]
    heads = [column for column, cell in enumerate(row) if is_first(row, column) and column not in known and cell.text.strip()]
    results = [column for column in heads if not bare(row[column].text).startswith("tieu chi") and _holds_choices(table, index, column)]
    if len(results) != 1:
        return dict(known)
    found = {**known, results[0]: RESULT}
    if EVIDENCE not in found.values():
        named = [column for column in heads if column not in results and not is_number(row[column].text) and not aside(row[column].text)]
        like = {column: best for column in named if (best := words.aspects.best(row[column].text)) is not None}
        alike = [column for column, best in like.items() if best.target == EVIDENCE and best.score >= POSSIBLE]
        found |= {alike[0]: EVIDENCE} if len(alike) == 1 else {}
    return found


def _holds_choices(table: Table, index: int, column: int) -> bool:
    """Tell whether two choices at least stand below a head before anything else does, in rows that say more than that."""
    rows = (row for row in table.rows[index + 1 : index + 1 + _MOST_ROWS] if is_first(row, column) and len(filled(row)) >= _FEWEST)
    said = [row[column].text for row in rows if row[column].text.strip()]
    chosen = next((number for number, text in enumerate(said) if not chooses(text)), len(said))
    return chosen >= _FEWEST
