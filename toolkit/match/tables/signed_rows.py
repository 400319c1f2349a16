"""Rows of a table that hold the signature block: where it begins among other rows, and where it ends."""

from __future__ import annotations

import re
from collections.abc import Callable, Set

from toolkit.match.lines.prose import Prose
from toolkit.match.lines.signature import author_beside, may_start, signature_starts, signs
from toolkit.match.pieces import Harvest
from toolkit.match.rows import Rows, index_in
from toolkit.match.tables.signed_block import signature_in_table
from toolkit.match.words import FIRM, LIKELY, Words
from toolkit.text.names import is_persons_name

_HINT = re.compile(r"\s*\([^()]*\)\s*")


def _label(text: str) -> str:
    """Return what a cell below a signature may ask: all of it, or what stands before a colon and its answer ("Tên chi bộ: …")."""
    head, _, tail = text.partition(":")
    return head if tail.strip() and "\n" not in text else text


class SignedRows:
    """Reads signature blocks that stand in tables."""

    def __init__(self, words: Words, harvest: Harvest, prose: Prose, is_in_list: Callable[[], bool]) -> None:
        """Gather into ``harvest``; names that a table lacks stand below it (``prose``). In a list, "Bí thư chi bộ" is an office."""
        self._words, self._harvest, self._prose, self._is_in_list = words, harvest, prose, is_in_list

    def take(self, rows: Rows, index: int) -> int:
        """Take the signature block that begins in the row at ``index``; return the last row of it, -1 for none."""
        if not self._begins(rows, index):
            return -1
        last = self._last(rows, index)
        self._prose.expect_names(signature_in_table(rows.table, range(index, last + 1), self._harvest))
        return last

    def _begins(self, rows: Rows, index: int) -> bool:
        """Tell whether the signature block begins in this row; a lone "Bí thư chi bộ" below a label is the answer to it."""
        cells = rows.filled[index]
        if not may_start(cells) or not signature_starts(
            cells, self._asks, inside=self._is_in_list() and not self._ends_with_name(rows, index)
        ):
            return index + 1 < len(rows.filled) and author_beside(rows.table, index, cells, rows.filled[index + 1])
        alone = rows.alone(index)
        if alone is None or not index or alone.text.isupper():
            return True
        row = rows.table.rows[index - 1]
        above = row[index_in(row, alone.place.column)].text
        return signs(above) is not None or not self._asks(above)

    @staticmethod
    def _ends_with_name(rows: Rows, index: int) -> bool:
        """Tell whether a head in capitals stands alone below a list and nothing but a name follows in its column: no office of the list.

        A hint in parentheses may stand between them ("(Ký, ghi rõ họ tên)").
        """
        head = rows.alone(index)
        if head is None or not head.text.isupper() or signs(head.text) is None:
            return False
        below = [cells for cells in rows.filled[index + 1 :] if not all(_HINT.fullmatch(cell.text) for cell in cells)]
        lone = len(below) == 1 and len(below[0]) == 1 and below[0][0].place.column == head.place.column
        return lone and is_persons_name(below[0][0].text.strip())

    def _last(self, rows: Rows, start: int) -> int:
        """Return the last row of a block: it goes to the end of the table, or to a row that asks something new."""
        answered = {one.matches[0].target for one in self._harvest.asked if one.matches}
        for index in range(start + 1, len(rows.filled)):
            if any(signs(cell.text) is None and self._asks_new(_label(cell.text), answered) for cell in rows.filled[index][:2]):
                return index - 1
        return len(rows.filled) - 1

    def _asks_new(self, label: str, answered: Set[str]) -> bool:
        return self._words.score(label) >= FIRM and self._words.question(label)[0].target not in answered

    def _asks(self, text: str) -> bool:
        return self._words.score(text) >= LIKELY
