"""Tables within the cell of an answer: what they say belongs to the answer, unless they are a part of the form themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from toolkit.match.pieces import Content, Harvest
from toolkit.match.rows import distinct, filled
from toolkit.match.words import FIRM, Words
from toolkit.model.document import Cell, Table
from toolkit.model.place import Place
from toolkit.text.choices import has_box

_PARTLY_INSIDE = "Câu trả lời có phần nằm trong bảng con ở trong ô; đề nghị đối chiếu."
_FEWEST_QUESTIONS = 2
"""A table that lists people has "Họ và tên" among its heads; one that asks has several questions, each beside its answer."""


class Inner:
    """Adds the words of inner tables to the answers in whose cells they stand."""

    def __init__(self, words: Words, harvest: Harvest) -> None:
        """Look for the answers in ``harvest``."""
        self._words, self._harvest = words, harvest
        self._owners: dict[Place, Content] = {}

    def take(self, table: Table) -> bool:
        """Take the table if it stands in an answer and asks nothing."""
        if table.inside is None:
            return False
        owner = self._owners.get(table.inside) or next((one for one in self._contents() if one.place == table.inside), None)
        if owner is None or sum(map(self._asks, table.rows)) >= _FEWEST_QUESTIONS:
            return False
        self._owners |= {cell.place: owner for row in table.rows for cell in row}
        lines = ["; ".join(cell.text for cell in filled(row)) for row in table.rows]
        if any(lines):
            whole = not owner.text.strip() and _is_row_of_boxes(table)
            owner.add("\n".join(filter(None, lines)))
            owner.doubt = owner.doubt or ("" if whole else _PARTLY_INSIDE)
        return True

    def _contents(self) -> Iterator[Content]:
        """Yield what was gathered last first: where a cell answers several questions, the table stands below the last."""
        for asked in reversed(self._harvest.asked):
            yield asked.content
        for judged in reversed(self._harvest.judged):
            yield from filter(None, (judged.evidence, judged.result))
        for listed in reversed(self._harvest.listed):
            yield from listed.cells.values()

    def _asks(self, row: Sequence[Cell]) -> bool:
        """Tell whether a row holds a question with a place for its answer, or a criterion."""
        cells = distinct(row)
        firm = [self._words.score(cell.text) >= FIRM for cell in cells]
        criterion = any(found and found[0].score >= FIRM for found in (self._words.criterion(cell.text) for cell in cells))
        return criterion or any(label and not beside for label, beside in pairwise(firm))


def _is_row_of_boxes(table: Table) -> bool:
    """Tell whether a table only keeps apart the boxes of one choice ("☒ Đạt" | "☐ Chưa đạt")."""
    return len(table.rows) == 1 and all(has_box(cell.text) for cell in filled(table.rows[0]))
