"""Gather answers from tables: signature blocks, lists, criteria, and pairs of label and value in any direction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from toolkit.match.awaited import answers, figures_below, fit_below, of_some_type, stands_below
from toolkit.match.criteria import Criteria
from toolkit.match.heads import FEWEST_HEADS, aside_columns, heads_of_answers, marked_options, option_columns, without_remarks
from toolkit.match.lists import Lists
from toolkit.match.notes import NOTE
from toolkit.match.pieces import Asked, Content, Harvest
from toolkit.match.prose import Prose
from toolkit.match.rows import distinct, filled, is_first, is_number, is_number_head
from toolkit.match.signature import author_beside, signature_in_table, signature_starts, signs
from toolkit.match.stacks import holds_pairs, holds_stacks, is_stack
from toolkit.match.turned import Turned
from toolkit.match.unknown import MAY_GO_ON, announces, begins_label, names_part
from toolkit.match.wide import Wide
from toolkit.match.words import BLANK_DOTS, FIRM, LIKELY, VERBATIM, Words, is_place_and_date
from toolkit.model.definitions import AnswerType
from toolkit.model.document import Cell, EmphasisKind, Table
from toolkit.text.choices import begins_with_box, has_box, only_marks
from toolkit.text.lexicon import NEARLY_EXACT, Match
from toolkit.text.values import parse_date

_TWO_VALUES = "Cạnh câu hỏi có nhiều ô cùng có nội dung."
_FAR = "Ô ngay cạnh câu hỏi để trống; nội dung này nằm ở ô xa hơn."
_A_QUESTION = "Ô trả lời giống tên một câu hỏi khác."
_MORE_ROWS = "Dưới hàng câu hỏi có nhiều hàng trả lời; chỉ đọc được hàng đầu."
_ENOUGH_STACKED = 3


class Grid:
    """Reads the tables of one region, row by row."""

    def __init__(self, words: Words, harvest: Harvest, prose: Prose) -> None:
        """Gather into ``harvest``; cells that hold running text go through ``prose``."""
        self._words, self._harvest, self._prose = words, harvest, prose
        self._lists, self._criteria = Lists(words, harvest), Criteria(words, harvest)
        self._turned, self._wide = Turned(words, harvest), Wide(words, harvest, prose)
        self._width = 0
        self._filled: list[list[Cell]] = []
        self._above = False
        self._heads_before = (0, 0)
        self._asides: set[int] = set()
        self._options: dict[int, str] = {}
        self._answered: set[int | None] = set()
        self._taken = -1
        self._stacks = False

    def read(self, table: Table) -> None:
        """Gather everything that the table says. A table as wide as the one before it may go on with that one's list or criteria."""
        width = len(table.rows[0]) if table.rows else 0
        if width != self._width:
            self._leave()
        self._width = width
        self._filled = [filled(row) for row in table.rows]
        self._asides, self._options, self._answered, self._taken = set(), {}, set(), -1
        self._above, self._heads_before = self._is_stacked(), (0, 0)
        self._stacks = holds_stacks(self._filled, self._words)
        skip, signed = -1, set[int]()
        for index, (row, cells) in enumerate(zip(table.rows, self._filled, strict=True)):
            if len(cells) != 1:
                self._prose.close()
            if index <= max(skip, self._taken) or index in signed or not cells:
                continue
            if len(cells) == 1 and is_place_and_date(cells[0].text):
                self._leave()  # the place and date above a signature: no row above goes on with it
            self._asides = aside_columns(cells, self._words) or self._asides
            self._options = option_columns(cells) or self._options
            if self._signs(table, index, cells):
                block = self._signature_rows(index)
                self._prose.expect_names(signature_in_table(table, block, self._harvest))
                self._leave()
                signed.update(block)
                continue
            if self._stacks and all(is_stack(cell, self._words) for cell in cells):
                self._leave()
                self._take_pairs(table, index, distinct(row))
                continue
            if (turned := self._turned.take(table, index, self._filled)) > index:
                skip = turned
                continue
            if self._lists.take(table, index, row, cells):
                continue
            if self._criteria.take(table, index, row, cells):
                self._prose.end_criterion()
                continue
            if (headed := heads_of_answers(cells)) is not None:
                self._asides = headed
                continue
            if self._labels_above(table, index, cells):
                skip = index + 1
                continue
            if (wide := self._wide.take(table, index, self._filled)) > index:
                skip = wide
                continue
            self._take_pairs(table, index, distinct(row))

    def _signs(self, table: Table, index: int, cells: Sequence[Cell]) -> bool:
        """Tell whether the signature block begins in this row; a lone "Bí thư chi bộ" below a label is the answer to it."""
        if not signature_starts(cells, self._asks, inside=self._lists.is_inside):
            return index + 1 < len(self._filled) and author_beside(table, index, cells, self._filled[index + 1])
        alone = cells[0] if len(cells) == 1 else None
        if alone is None or not index or alone.text.isupper():
            return True
        above = table.rows[index - 1][(alone.place.column or 1) - 1].text
        return signs(above) is not None or not self._asks(above)

    def _asks(self, text: str) -> bool:
        return self._words.score(text) >= LIKELY

    def _signature_rows(self, start: int) -> list[int]:
        """Return the rows of a signature block: all that are left but those that ask something new, and what follows them."""
        rows, answered = [start], {one.matches[0].target for one in self._harvest.asked if one.matches}
        for index in range(start + 1, len(self._filled)):
            cells = self._filled[index]
            if cells and any(
                signs(cell.text) is None
                and self._words.score(cell.text) >= FIRM
                and self._words.question(cell.text)[0].target not in answered
                for cell in cells[:2]
            ):
                break
            rows.append(index)
        return rows

    def _leave(self) -> None:
        self._lists.leave()
        self._criteria.leave()

    def _is_stacked(self) -> bool:
        """Tell whether labels and values take turns down one column, each alone in its row."""
        alone = [cells[0] if len(cells) == 1 else None for cells in self._filled if cells]
        pairs = 0
        for first, second in pairwise(alone):
            if first is None or second is None or first.place.column != second.place.column:
                continue
            pairs += self._words.score(first.text) >= FIRM and self._holds_value(second)
        return pairs >= _ENOUGH_STACKED

    def _labels_above(self, table: Table, index: int, cells: Sequence[Cell]) -> bool:
        """Take a row of labels whose values stand in the row below."""
        if len(cells) < 2 or index + 1 >= len(table.rows):
            return False
        if any(self._words.score(cell.text) >= FIRM and not self._words.rates(cell.text) for cell in self._filled[index + 1][:2]):
            return False  # the next row has labels of its own; "Hoàn thành nhiệm vụ" is an answer as well
        if any(is_number_head(cell.text) for cell in self._filled[index + 1]):  # the next row heads a list
            return False
        if any(self._words.answers_itself(cell.text) for cell in self._filled[index + 1]):  # the next row has labels with their answers
            return False
        if figures_below(cells, self._filled[index + 1], self._words):
            return self._take_above(table, index, cells)
        most = max(2, len(cells) - 1)
        if any(self._is_no_head(cell) for cell in cells) or any(cell.text.rstrip().endswith(":") for cell in self._filled[index + 1]):
            return False
        if self._two_rows_alone(index) and any(one.method == "label-above" for one in self._harvest.asked):
            # as in the tables before: unknown labels may be among them
            most = max(1, len(cells) // 2)
        if self._is_told(table, index):
            return self._take_above(table, index, [cell for cell in cells if self._words.score(cell.text) >= LIKELY])
        goes_on = self._heads_before == (index - 2, len(cells))
        likely: list[Cell] = []
        for number, cell in enumerate(cells):
            if self._words.score(cell.text) >= LIKELY and not self._words.answers_itself(cell.text):
                likely.append(cell)
            elif number + 1 - len(likely) > len(cells) - most and not goes_on:  # too few, whatever the others are
                return False
        if len(likely) < most and not likely:
            return False
        firm = [cell for cell in likely if self._words.score(cell.text) >= FIRM]
        below = [0.0 if has_box(cell.text) else self._words.score(cell.text) for cell in self._filled[index + 1]]
        sure = len(firm) >= most
        possible = bool(firm) and bool(below) and len(likely) >= most and not any(score >= LIKELY for score in below)
        goes_on = goes_on and bool(below) and not any(score >= LIKELY for score in below)
        if not (sure or possible or goes_on) or not fit_below(table.rows[index], table.rows[index + 1], likely, self._words):
            return False
        return self._take_above(table, index, likely)

    def _is_told(self, table: Table, index: int) -> bool:
        """Tell whether a row and the next are labels and their answers, as the types of the answers show all over the table."""
        cells, below = self._filled[index], self._filled[index + 1]
        asking = [cell for cell in below if self._words.score(cell.text) >= LIKELY and not of_some_type(cell.text, self._words)]
        if len(below) != len(cells) or asking:
            return False
        return not any(of_some_type(cell.text, self._words) for cell in cells) and stands_below(table, self._words)

    def _take_above(self, table: Table, index: int, labels: Sequence[Cell]) -> bool:
        """Take the labels of a row with what stands below them."""
        width = len(self._filled[index])
        self._above, self._heads_before = True, (index, width)
        for column, cell in enumerate(table.rows[index]):
            if cell in labels and is_first(table.rows[index], column):
                content = Content.of(table.rows[index + 1][column], _MORE_ROWS if self._more_rows(index, width) else "")
                self._harvest.asked.append(Asked(cell.text, content, self._words.question(cell.text), "label-above"))
        return True

    def _two_rows_alone(self, index: int) -> bool:
        """Tell whether nothing stands above the row at ``index`` nor below the next one, as full as it: both are a table of their own."""
        if len(self._filled[index + 1]) < len(self._filled[index]):
            return False
        around = [row for row in (index - 1, index + 2) if 0 <= row < len(self._filled)]
        return not any(self._filled[row] for row in around)

    def _is_no_head(self, cell: Cell) -> bool:
        """Tell whether a cell holds a date, a number, a rating or a choice that was made, which heads nothing."""
        chosen = begins_with_box(cell.text) or any(mark.kind is EmphasisKind.STRIKE for mark in cell.emphasis)
        told = chosen or isinstance(cell.value, date | float | int) or self._words.rates(cell.text)
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

    def _take_pairs(self, table: Table, index: int, cells: Sequence[Cell]) -> None:
        """Take every pair of label and value in a row; running text in a cell goes through the prose reader."""
        position = 0
        alone = sum(1 for cell in cells if cell.text.strip()) == 1
        while position < len(cells):
            cell = cells[position]
            head = cell.text.partition("\n")[0]
            goes_on = alone and (
                self._words.score(cell.text) < LIKELY
                or (self._prose.answer is not None and (has_box(cell.text) or self._is_sentence(cell.text)))
                or NOTE.match(head) is not None
            )
            stack = self._stacks and is_stack(cell, self._words)
            is_label = self._words.is_label(cell.text) and not goes_on and not stack and not self._answers(cells, position)
            part = is_label and alone and self._words.score(cell.text) < VERBATIM and names_part(cell.text)
            if is_label and not part and not self._groups_labels(cells, position):
                position = self._take_pair(table, index, cells, position)
                continue
            if cell.text.strip() and (":" in head or "\n" in cell.text or BLANK_DOTS.search(head)):
                position += self._prose.cell(cell, cells[position + 1] if position + 1 < len(cells) else None, alone=alone)
            elif cell.text.strip() and not is_number(cell.text):
                self._prose.line_of_table(cell, alone=alone)
            position += 1

    def _answers(self, cells: Sequence[Cell], position: int) -> bool:
        """Tell whether a cell that is only a little like a label is an answer of some type ("Quý III năm 2024"); no mark is beside."""
        marked = position + 1 < len(cells) and only_marks(cells[position + 1].text)
        return self._words.score(cells[position].text) < LIKELY and not marked and of_some_type(cells[position].text, self._words)

    def _is_sentence(self, text: str) -> bool:
        """Tell whether words that are like a label are a sentence: "Có 02 sáng kiến được công nhận." below an answer goes on with it."""
        return text.rstrip().endswith((".", ";")) and self._words.score(text) < NEARLY_EXACT

    def _groups_labels(self, cells: Sequence[Cell], position: int) -> bool:
        """Tell whether a doubtful label only names a group ("Thông tin chung") and the real label stands beside it."""
        mine = self._words.score(cells[position].text)
        beside = [cell for cell in cells[position + 1 :] if cell.text.strip(" :")]
        return mine < FIRM and any(self._words.score(cell.text) >= max(LIKELY, mine + 0.1) for cell in beside[:1] if len(beside) > 1)

    def _take_pair(self, table: Table, index: int, cells: Sequence[Cell], position: int) -> int:
        """Take the label at ``position`` with its value to the right or below; return where the next pair may begin."""
        self._prose.close()
        cell = cells[position]
        stop = position + 2
        labelled = stop <= len(cells) and self._answers_another(cells[position + 1], cell)
        if labelled and not (stop == len(cells) and self._asks_for_text(cell) and holds_pairs(self._filled, self._words)):
            stop = position + 1
        while position + 1 < stop < len(cells) and not (self._starts_pair(cells, stop) or self._answers_another(cells[stop], cell)):
            stop += 1
        beside = [other for other in cells[position + 1 : stop] if other.place.column not in self._asides and other.text.strip() != ":"]
        said = without_remarks(beside)
        far = bool(said) and said[0] is not beside[0] and beside[0].place.column in self._answered
        if said and said[0] is beside[0]:
            self._answered.add(said[0].place.column)
        split = marked_options(beside, self._options)
        matches = self._words.question(" ".join(cell.text.split()))
        if matches[0].score >= FIRM:
            self._prose.end_criterion()
        if (
            not said
            and (below := self._below(table, index, cell, beside, alone=self._filled[index] == [cell])) is not None
            and matches[0].score >= (LIKELY if self._above else FIRM)
        ):
            another = not beside and below.text.count(":") == 1 and begins_label(below.text)
            beside_it = self._filled[index] == [cell] and len(self._filled[index + 1]) > 1
            content = Content.of(below, MAY_GO_ON if another or beside_it else "")
            self._harvest.asked.append(Asked(cell.text, content, matches, "label-above"))
            if len(self._filled[index]) == len(self._filled[index + 1]) == 1:
                self._taken = index + 1
                if self._words.holds_text(matches[0].target):
                    self._prose.go_on(content)
        elif not beside and matches[0].score >= FIRM:
            self._harvest.asked.append(Asked(cell.text, Content("", cell.place), matches, "label-alone"))
        elif said or matches[0].score >= FIRM:
            is_question = labelled or (bool(said) and self._is_question(said[0], matches[0]))
            doubt = _TWO_VALUES if len(said) > 1 else _A_QUESTION if is_question else _FAR if far else ""
            content = split or Content.of(said[0] if said else beside[0], doubt)
            self._harvest.asked.append(Asked(cell.text, content, matches, "label-cell"))
        return stop if beside else position + 1

    def _asks_for_text(self, label: Cell) -> bool:
        return self._words.holds_text(self._words.question(" ".join(label.text.split()))[0].target)

    def _is_question(self, cell: Cell, asked: Match) -> bool:
        """Tell whether an answer is the very name of a question; "Đảng viên" is also the answer to whether one is."""
        if not self._words.is_question(cell.text):
            return False
        question = self._words.asked(asked.target)
        return question is None or question.type is not AnswerType.YES_NO or self._words.question(cell.text)[0].target != asked.target

    def _below(self, table: Table, index: int, cell: Cell, beside: Sequence[Cell], *, alone: bool) -> Cell | None:
        """Return the cell under a label that has no value beside it, if that cell holds one and the table is laid out so."""
        if not (alone or self._above or not beside) or index + 1 >= len(table.rows) or BLANK_DOTS.search(cell.text):
            return None
        position = next(position for position, other in enumerate(table.rows[index]) if other is cell)
        below = table.rows[index + 1][position]
        told = self._is_of_type(below, cell)
        if beside and cell.columns == 1 and not (told or self._above):
            return None  # the empty cell beside the label is the place for its answer
        holds = self._holds_value(below) or told or (self._above and self._is_office(index + 1, below))
        return below if below is not cell and below.columns == cell.columns and holds else None

    def _is_of_type(self, cell: Cell, label: Cell) -> bool:
        """Tell whether a cell that is like another label is an answer of the type that ``label`` asks for ("Hoàn thành nhiệm vụ")."""
        question = self._words.asked(self._words.question(label.text)[0].target)
        another = self._words.answers_itself(cell.text) or self._words.is_question(cell.text)
        return question is not None and not another and answers(cell.text, question, self._words.plan)

    def _is_office(self, index: int, cell: Cell) -> bool:
        """Tell whether "Bí thư chi bộ" alone in its row is an answer: the next row is a label, so that this one is none."""
        below = self._filled[index + 1] if index + 1 < len(self._filled) else []
        return [cell] == self._filled[index] and signs(cell.text) is not None and len(below) == 1 and self._asks(below[0].text)

    def _answers_another(self, cell: Cell, label: Cell) -> bool:
        """Tell whether a cell is a label with its own value ("Năm sinh: 1980"), and not ``label`` said again."""
        if not self._words.answers_itself(cell.text):
            return False
        mine, theirs = (self._words.question(text)[0].target for text in (cell.text.partition(":")[0], label.text))
        return mine != theirs

    def _holds_value(self, cell: Cell) -> bool:
        """Tell whether a cell below a label holds its value: it is no label itself, nor a label with its own value."""
        head = cell.text.partition(":")[0]
        return (
            bool(cell.text.strip())
            and not announces(cell.text, self._words)
            and max(self._words.score(cell.text), self._words.score(head)) < LIKELY
        )

    def _starts_pair(self, cells: Sequence[Cell], position: int) -> bool:
        """Tell whether the cell begins the next pair of the row: a firm label with something beside it, or a likely one in the last."""
        score = self._words.score(cells[position].text)
        if position + 1 < len(cells) and not cells[position + 1].text.strip() and self._words.rates(cells[position].text):
            return False  # "Hoàn thành nhiệm vụ" is an answer as well
        return position + 1 < len(cells) and (
            score >= FIRM
            or (
                score >= LIKELY
                and position % 2 == 0
                and self._holds_value(cells[position + 1])
                and not any(cell.text.strip() for cell in cells[position + 2 :])
            )
        )
