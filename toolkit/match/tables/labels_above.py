"""Labels in a row with their values in the row below."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from toolkit.match.awaited import answers, figures_below, fit_below, of_some_type, stands_below
from toolkit.match.pieces import Asked, Content, Harvest
from toolkit.match.rows import Rows, distinct, is_first, is_number_head
from toolkit.match.tables.heads import FEWEST_HEADS
from toolkit.match.unknown import announces
from toolkit.match.words import FIRM, LIKELY, Words
from toolkit.model.definitions import AnswerType
from toolkit.model.document import Cell, EmphasisKind, Table
from toolkit.text.choices import begins_with_box, has_box
from toolkit.text.values import parse_date

_MORE_ROWS = "Dưới hàng câu hỏi có nhiều hàng trả lời; chỉ đọc được hàng đầu."
_ENOUGH_STACKED = 3
_FEWEST_OF_SENTENCE = 6


class LabelsAbove:
    """Reads such rows of one table after the other; ``shown`` tells whether values stand below their labels in this table."""

    def __init__(self, words: Words, harvest: Harvest) -> None:
        """Gather into ``harvest``."""
        self._words, self._harvest = words, harvest
        self.shown = False
        self._heads_before = (0, 0)
        self._filled: Sequence[Sequence[Cell]] = []
        self._below: bool | None = None

    def begin(self, rows: Rows) -> None:
        """Begin a table."""
        self._filled, self._below = rows.filled, None
        self.shown, self._heads_before = self._is_stacked(), (0, 0)

    def take(self, rows: Rows, index: int) -> int:
        """Take a row of labels with their values in the row below; return the last row taken, -1 for none."""
        labels = self._labels(rows.table, index, rows.filled[index])
        if labels is None:
            return -1
        self._take(rows.table, index, labels)
        return index + 1

    def _labels(self, table: Table, index: int, cells: Sequence[Cell]) -> Sequence[Cell] | None:
        """Return the labels of a row whose values stand in the row below, as far as they are known; ``None`` for any other row."""
        if len(cells) < 2 or index + 1 >= len(table.rows):
            return None
        if any(self._is_label(table, index, cell) for cell in self._filled[index + 1][:2]):
            return None  # the next row has labels of its own
        if any(is_number_head(cell.text) for cell in self._filled[index + 1]):  # the next row heads a list
            return None
        if any(self._words.answers_itself(cell.text) for cell in self._filled[index + 1]):  # the next row has labels with their answers
            return None
        if figures_below(cells, self._filled[index + 1], self._words):
            return cells
        most = max(2, len(cells) - 1)
        if any(self._is_no_head(cell) for cell in cells) or any(cell.text.rstrip().endswith(":") for cell in self._filled[index + 1]):
            return None
        if self._mixes_capitals(cells):
            return None
        if self._as_before(index):  # unknown labels may be among them
            most = max(1, len(cells) // 2)
        if self._is_told(table, index):
            return [cell for cell in cells if self._words.score(cell.text) >= LIKELY]
        goes_on = self._heads_before == (index - 2, len(cells))
        likely: list[Cell] = []
        for number, cell in enumerate(cells):
            if self._words.score(cell.text) >= LIKELY and not self._words.answers_itself(cell.text):
                likely.append(cell)
            elif number + 1 - len(likely) > len(cells) - most and not goes_on:  # too few, whatever the others are
                return None
        if len(likely) < most and not likely:
            return None
        firm = [cell for cell in likely if self._words.score(cell.text) >= FIRM]
        below = [0.0 if has_box(cell.text) else self._words.score(cell.text) for cell in self._filled[index + 1]]
        sure = len(firm) >= most
        possible = bool(firm) and bool(below) and len(likely) >= most and not any(score >= LIKELY for score in below)
        goes_on = goes_on and bool(below) and not any(score >= LIKELY for score in below)
        answered = len(likely) < len(cells) if not below else any(score >= LIKELY for score in below)
        if sure and answered and self._leaves_blank(table.rows[index]):
            return None
        if len(below) > len(cells) > len(likely):
            return None  # more below than labels, and answers among these: the empty cell beside one is the place for its answer
        if not (sure or possible or goes_on) or not fit_below(table.rows[index], table.rows[index + 1], likely, self._words):
            return None
        return likely

    def _is_label(self, table: Table, index: int, cell: Cell) -> bool:
        """Tell whether a cell below a row is a label.

        "Hoàn thành nhiệm vụ" is an answer as well, and so is "Chi bộ QLCN" below "Tên chi bộ".
        """
        if self._words.score(cell.text) < FIRM or self._words.rates(cell.text):
            return False
        column = next(place for place, one in enumerate(table.rows[index + 1]) if one is cell)
        found = self._words.question(table.rows[index][column].text)
        asked = self._words.asked(found[0].target) if found and found[0].score >= FIRM else None
        return asked is None or asked.type is not AnswerType.UNIT or not answers(cell.text, asked, self._words.plan)

    def _leaves_blank(self, row: Sequence[Cell]) -> bool:
        """Tell whether an empty cell stands beside a label and more behind it: the place for its answer, no label is missing there."""
        cells = distinct(row)
        while cells and not cells[-1].text.strip():
            cells.pop()
        return any(not then.text.strip() and self._words.score(cell.text) >= FIRM for cell, then in pairwise(cells))

    def _is_told(self, table: Table, index: int) -> bool:
        """Tell whether a row and the next are labels and their answers, as the types of the answers show all over the table."""
        cells, below = self._filled[index], self._filled[index + 1]
        asking = [cell for cell in below if self._words.score(cell.text) >= LIKELY and not of_some_type(cell.text, self._words)]
        if len(below) != len(cells) or asking:
            return False
        return not any(of_some_type(cell.text, self._words) for cell in cells) and self._stands_below(table)

    def _mixes_capitals(self, cells: Sequence[Cell]) -> bool:
        """Tell whether the labels of a row are set in capitals and its other cells are not, so that those are no labels."""
        known = [cell for cell in cells if self._words.score(cell.text) >= LIKELY]
        return bool(known) and all(cell.text.isupper() for cell in known) and not all(cell.text.isupper() for cell in cells)

    def _stands_below(self, table: Table) -> bool:
        """Tell what the whole table shows; asked for once, however many rows it has."""
        if self._below is None:
            self._below = stands_below(table, self._words)
        return self._below

    def _take(self, table: Table, index: int, labels: Sequence[Cell]) -> None:
        """Take the labels of a row with what stands below them."""
        width = len(self._filled[index])
        self.shown, self._heads_before = True, (index, width)
        for column, cell in enumerate(table.rows[index]):
            if cell in labels and is_first(table.rows[index], column):
                content = Content.of(table.rows[index + 1][column], _MORE_ROWS if self._more_rows(index, width) else "")
                self._harvest.asked.append(Asked(cell.text, content, self._words.question(cell.text), "label-above"))

    def goes_on(self, index: int) -> bool:
        """Tell whether a value may stand below a label that is only likely: as in this table, or as in those before."""
        return self.shown or self._as_before(index)

    def _as_before(self, index: int) -> bool:
        return self._two_rows_alone(index) and any(one.method == "label-above" for one in self._harvest.asked)

    def _two_rows_alone(self, index: int) -> bool:
        """Tell whether nothing stands above the row at ``index`` nor below the next one, as full as it: both are a table of their own."""
        if len(self._filled[index + 1]) < len(self._filled[index]):
            return False
        around = [row for row in (index - 1, index + 2) if 0 <= row < len(self._filled)]
        return not any(self._filled[row] for row in around)

    def _is_no_head(self, cell: Cell) -> bool:
        """Tell whether a cell holds a date, a number, a rating or a choice that was made, which heads nothing."""
        chosen = begins_with_box(cell.text) or any(mark.kind is EmphasisKind.STRIKE for mark in cell.emphasis)
        told = chosen or isinstance(cell.value, date | float | int) or self._words.rates(cell.text) or _is_sentence(cell.text)
        return told or parse_date(cell.text) is not None

    def _more_rows(self, index: int, width: int) -> bool:
        """Tell whether a second row of values stands below the row of labels at ``index``: a second person."""
        cells = self._filled[index + 2] if index + 2 < len(self._filled) else []
        if sum(self._words.aspect(cell.text) is not None for cell in cells) >= FEWEST_HEADS or any(
            is_number_head(cell.text) for cell in cells
        ):
            return False  # the head of another table
        heads = [cell.text.partition(":")[0] for cell in cells]
        return len(cells) >= max(2, width - 1) and all(self._words.score(head) < LIKELY for head in heads)

    def _is_stacked(self) -> bool:
        """Tell whether labels and values take turns down one column, each alone in its row."""
        alone = [cells[0] if len(cells) == 1 else None for cells in self._filled if cells]
        pairs = 0
        for first, second in pairwise(alone):
            if first is None or second is None or first.place.column != second.place.column:
                continue
            pairs += self._words.score(first.text) >= FIRM and holds_value(second, self._words)
        return pairs >= _ENOUGH_STACKED


def holds_value(cell: Cell, words: Words) -> bool:
    """Tell whether a cell below a label holds its value: it is no label itself, nor a label with its own value."""
    head = cell.text.partition(":")[0]
    return bool(cell.text.strip()) and not announces(cell.text, words) and max(words.score(cell.text), words.score(head)) < LIKELY


def _is_sentence(text: str) -> bool:
    """Tell whether a cell holds a whole sentence, which heads nothing."""
    return text.rstrip().endswith(".") and len(text.split()) >= _FEWEST_OF_SENTENCE
