"""Gather answers from tables: every row is offered to each way in which answers stand in rows, until one takes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from toolkit.match.lines.prose import Prose
from toolkit.match.pieces import Harvest
from toolkit.match.rows import Rows
from toolkit.match.signers import is_place_and_date
from toolkit.match.tables.answers_first import questions_first
from toolkit.match.tables.beside import Beside
from toolkit.match.tables.by_number import ByNumber
from toolkit.match.tables.codes import without_codes
from toolkit.match.tables.criteria import Criteria
from toolkit.match.tables.headed_below import HeadedBelow
from toolkit.match.tables.heads_down import heads_down
from toolkit.match.tables.labelled_parts import LabelledParts
from toolkit.match.tables.labels_above import LabelsAbove
from toolkit.match.tables.lists import Lists
from toolkit.match.tables.named_cards import NamedCards
from toolkit.match.tables.numbered_criteria import NumberedCriteria
from toolkit.match.tables.option_heads import OptionHeads
from toolkit.match.tables.paired_cards import PairedCards
from toolkit.match.tables.pairs import Pairs
from toolkit.match.tables.parts_abreast import PartsAbreast
from toolkit.match.tables.pointers import without_pointers
from toolkit.match.tables.several_rows import SeveralRows
from toolkit.match.tables.signed_rows import SignedRows
from toolkit.match.tables.turned import Turned
from toolkit.match.tables.under import Under
from toolkit.match.tables.unread_items import looks_like_items
from toolkit.match.tables.wide import Wide
from toolkit.match.words import Words
from toolkit.model.document import Cell, Line, Table

Way = Callable[[Rows, int], int]
"""Takes what begins in the row at an index; returns the last row that it took, -1 where the row is nothing of its kind."""


class Grid:
    """Reads the tables of one region, row by row."""

    def __init__(self, words: Words, harvest: Harvest, prose: Prose) -> None:
        """Gather into ``harvest``; cells that hold running text go through ``prose``."""
        self._prose = prose
        self._lists, self._criteria = Lists(words, harvest), Criteria(words, harvest, prose)
        self._above = LabelsAbove(words, harvest)
        self._pairs = Pairs(words, harvest, prose, self._above)
        self._signed = SignedRows(words, harvest, prose, lambda: self._lists.is_inside)
        self._ways: tuple[Way, ...] = (
            self._sign,
            self._take_stacked,
            LabelledParts(words, harvest, prose).take,
            ByNumber(words, harvest, prose).take,
            NumberedCriteria(words, harvest, prose).take,
            Turned(words, harvest).take,
            self._lists.take,
            HeadedBelow(words, harvest, prose).take,
            Under(words, harvest, prose).take,
            Beside(words, harvest, prose).take,
            PartsAbreast(words, harvest, prose).take,
            self._criteria.take,
            self._pairs.rest_below.take,
            self._pairs.take_heads,
            self._above.take,
            Wide(words, harvest, prose).take,
            self._pairs.take,
        )
        self._first: tuple[Way, ...] = (
            OptionHeads(words, harvest).take,
            PairedCards(words, harvest).take,
            NamedCards(words, harvest).take,
        )
        self._several = SeveralRows(words)
        self._words, self._harvest = words, harvest
        self._width = 0

    def read(self, table: Table, above: Line | None = None) -> None:
        """Gather everything that the table below the line ``above`` says.

        A table as wide as the one before it may go on with that one's list or criteria.
        """
        self._lists.stands_under(above)
        laid = self._several.table(heads_down(without_codes(without_pointers(self._prose.grouped.table(table)))))
        rows = Rows(questions_first(laid, self._words))
        if rows.width != self._width:
            self._leave()
        self._width = rows.width
        self._above.begin(rows)
        self._pairs.begin(rows)
        unread: list[Sequence[Cell]] = []
        last = -1
        for index, cells in enumerate(rows.filled):
            if len(cells) != 1:
                self._prose.close()
            if not cells:
                self._pairs.pass_gap(ends_heads=self._criteria.is_begun or self._lists.is_begun)
            if index <= last or not cells:
                continue
            if len(cells) == 1 and is_place_and_date(cells[0].text):
                self._leave()  # the place and date above a signature: no row above goes on with it
            if any((last := way(rows, index)) >= 0 for way in self._first):
                continue
            if not (self._lists.is_begun or self._criteria.is_begun) and self._pairs.take_spelled(rows, index):
                continue
            self._pairs.see(cells)
            told = self._lists.taken, len(self._harvest.listed)
            for way in self._ways:
                if (last := way(rows, index)) >= 0:
                    break
            if told == (self._lists.taken, len(self._harvest.listed)):
                unread.append(cells)
        if self._words.list_question is not None:
            self._harvest.unread_items += looks_like_items(unread, self._words)

    def _sign(self, rows: Rows, index: int) -> int:
        last = self._signed.take(rows, index)
        if last >= 0:
            self._leave()
        return last

    def _take_stacked(self, rows: Rows, index: int) -> int:
        if not self._pairs.is_stacked(rows, index):
            return -1
        self._leave()
        return self._pairs.take(rows, index)

    def _leave(self) -> None:
        self._lists.leave()
        self._criteria.leave()
