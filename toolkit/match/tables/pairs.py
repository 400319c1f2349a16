"""Pairs of label and value in a row: several to a row, the value to the right or below, running text in a cell."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.match.awaited import answers, names_person, of_some_type
from toolkit.match.expected import asks_for_person
from toolkit.match.lines.notes import NOTE
from toolkit.match.lines.prose import Prose
from toolkit.match.lines.signature import signs
from toolkit.match.pieces import Asked, Content, Harvest
from toolkit.match.rows import Rows, distinct, is_number
from toolkit.match.tables.below_label import BELOW, OVER_GAP, answers_alone, answers_in_cells, row_below
from toolkit.match.tables.criterion_cells import TWO_VALUES
from toolkit.match.tables.digit_boxes import figures_beside
from toolkit.match.tables.heads import (
    aside_columns,
    explaining_columns,
    heads_of_answers,
    marked_options,
    option_columns,
    remark_columns,
    spanned,
    without_hint,
    without_remarks,
)
from toolkit.match.tables.labels_above import LabelsAbove, holds_value
from toolkit.match.tables.options_beside import options_beside
from toolkit.match.tables.period_columns import OF_ONE_PERIOD, columns_of_periods
from toolkit.match.tables.rest_below import RestBelow
from toolkit.match.tables.spelled_pairs import spelled_pair
from toolkit.match.tables.stacks import has_own_room, holds_form, holds_pairs, holds_stacks, is_stack
from toolkit.match.tables.two_pairs import second_label
from toolkit.match.unknown import MAY_GO_ON, begins_label, names_part
from toolkit.match.words import BLANK_DOTS, EVIDENCE, FIRM, LIKELY, RESULT, VERBATIM, Words, looks_like_result
from toolkit.model.definitions import AnswerType
from toolkit.model.document import Cell
from toolkit.text.choices import has_box, only_marks
from toolkit.text.lexicon import NEARLY_EXACT, Match
from toolkit.text.remarks import without_remark
from toolkit.text.values import is_blank

_FAR = "Ô ngay cạnh câu hỏi để trống; nội dung này nằm ở ô xa hơn."
_ASIDE = "Ô trả lời để trống; nội dung này ghi ở cột ghi chú."
_A_QUESTION = "Ô trả lời giống tên một câu hỏi khác."


class Pairs:
    """Reads the rows that are nothing else, and the heads above them."""

    def __init__(self, words: Words, harvest: Harvest, prose: Prose, above: LabelsAbove) -> None:
        """Gather into ``harvest``; ``above`` knows whether values stand below their labels in this table."""
        self._words, self._harvest, self._prose, self._above = words, harvest, prose, above
        self._asides: set[int] = set()
        self._remarks: set[int] = set()
        self._undated: set[int] = set()
        self._explained: set[int] = set()
        self._options: dict[int, str] = {}
        self._answered: set[int | None] = set()
        self._taken = -1
        self._stacks = False
        self._in_cells: bool | None = None
        self.rest_below = RestBelow(words)

    def begin(self, rows: Rows) -> None:
        """Begin a table."""
        self._asides, self._remarks, self._explained, self._options, self._answered = set(), set(), set(), {}, set()
        self._undated = set()
        self.rest_below.begin()
        self._in_cells = None
        self._stacks = holds_stacks(rows.filled, self._words)

    def pass_gap(self, *, ends_heads: bool) -> None:
        """Pass an empty row: where it ends the criteria or the list above, their heads head nothing below it; others may not either."""
        self._asides = set() if ends_heads else self._asides
        self._options = {} if ends_heads else self._options
        self._remarks = set(self._asides)

    def see(self, cells: Sequence[Cell]) -> None:
        """Look whether a row heads columns of remarks or of choices; other ways may take it all the same."""
        others, undated = columns_of_periods(cells, self._harvest, self._words)
        asides = aside_columns(cells, self._words)
        self._asides, self._remarks = (asides | others) or self._asides, remark_columns(cells, asides) or self._remarks
        self._options = option_columns(cells) or self._options
        self._undated = undated or self._undated

    def take_spelled(self, rows: Rows, index: int) -> bool:
        """Take a row that asks in the very words of the plan, where nothing else can be meant; tell whether it is one."""
        pair = spelled_pair(rows, index, self._words) if not self._options else None
        if pair is None or pair.answer.place.column in self._asides:
            return False
        if pair.answer.columns == 1:
            self._answered.add(pair.answer.place.column)
        self._prose.end_criterion()
        self._harvest.asked.append(
            Asked(pair.label.text, Content.of(pair.answer, self._doubt_of_column(pair.answer)), pair.matches, "label-cell")
        )
        return True

    def take_heads(self, rows: Rows, index: int) -> int:
        """Take a row that heads questions and answers and asks nothing; return it, -1 for any other."""
        if self._are_counted(rows.filled[index]):
            return index
        headed = heads_of_answers(rows.filled[index])
        if headed is None:
            return -1
        self._asides = headed | columns_of_periods(rows.filled[index], self._harvest, self._words)[0]
        self._remarks, self._explained = remark_columns(rows.filled[index], headed), explaining_columns(rows.filled[index])
        return index

    def is_stacked(self, rows: Rows, index: int) -> bool:
        """Tell whether each cell of a row holds a label and its value."""
        return self._stacks and all(is_stack(cell, self._words) for cell in rows.filled[index])

    def take(self, rows: Rows, index: int) -> int:
        """Take every pair of label and value in a row, and what running text its cells hold; return the last row taken."""
        if _are_options(rows.filled[index]):
            options = "  ".join(cell.text for cell in rows.filled[index])
            self._prose.line_of_table(Cell(options, rows.filled[index][0].place), alone=True)
            return index
        cells = distinct(rows.table.rows[index])
        position, self._taken = 0, index
        alone = len(rows.filled[index]) == 1
        while position < len(cells):
            cell = without_hint(cells[position])
            head = cell.text.partition("\n")[0]
            is_label = self._words.is_label(cell.text) and not (
                (alone and self._goes_on(cell, head))
                or (self._stacks and is_stack(cell, self._words))
                or is_number(cell.text)
                or self._answers(cells, position)
            )
            part = is_label and alone and self._words.score(cell.text) < VERBATIM and names_part(cell.text)
            if is_label and not part and not (alone and self._is_title(cell)) and not self._groups_labels(cells, position):
                position = self._take_pair(rows, index, cells, position)
                continue
            if cell.text.strip() and (":" in head or "\n" in cell.text or BLANK_DOTS.search(head)):
                position += self._prose.cell(cell, cells[position + 1] if position + 1 < len(cells) else None, alone=alone)
            elif cell.text.strip() and not is_number(cell.text):
                self._prose.line_of_table(cell, alone=alone)
            position += 1
        return self._taken

    def _goes_on(self, cell: Cell, head: str) -> bool:
        """Tell whether a cell alone in its row goes on with the answer above, or begins a note, though it is like a label."""
        return (
            self._words.score(cell.text) < LIKELY
            or (self._prose.answer is not None and (has_box(cell.text) or self._is_sentence(cell.text)))
            or NOTE.match(head) is not None
        )

    @staticmethod
    def _are_counted(cells: Sequence[Cell]) -> bool:
        """Tell whether the cells of a row only count items, "Điển hình 1 | Điển hình 2", which are heads and ask nothing."""
        last = [cell.text.strip() for cell in cells[-2:]]
        if len(last) < 2 or not all(text[-1:].isdecimal() for text in last):
            return False
        return last[0].rstrip("0123456789") == last[1].rstrip("0123456789") != "" and last[0] != last[1]

    def _is_title(self, cell: Cell) -> bool:
        """Tell whether a cell above all questions is the form's title: in capitals whatever question its words are like."""
        asked = any(one.matches and one.matches[0].score >= FIRM for one in self._harvest.asked)
        text = " ".join(cell.text.split())
        if asked or not text.isupper():
            return not asked and self._words.titles_form(text)
        title = self._words.titles.best(text)
        return self._words.in_title(text) or (title is not None and title.score >= max(FIRM, self._words.score(text)))

    def _answers(self, cells: Sequence[Cell], position: int) -> bool:
        """Tell whether a cell that is only a little like a label is an answer of some type ("Quý III năm 2024"); no mark is beside.

        So is what stands last in its row beside "Minh chứng", where a criterion waits for that.
        """
        awaited = self._prose.answer if 0 < position == len(cells) - 1 else None
        if awaited is not None and not awaited.text and self._words.aspect(cells[position - 1].text) in (RESULT, EVIDENCE):
            return self._words.score(cells[position].text) < VERBATIM
        marked = position + 1 < len(cells) and only_marks(cells[position + 1].text)
        return self._words.score(cells[position].text) < LIKELY and not marked and of_some_type(cells[position].text, self._words)

    def _is_sentence(self, text: str) -> bool:
        """Tell whether words that are like a label are a sentence: "Có 02 sáng kiến được công nhận." below an answer goes on with it."""
        return text.rstrip().endswith((".", ";")) and self._words.score(text) < NEARLY_EXACT

    def _groups_labels(self, cells: Sequence[Cell], position: int) -> bool:
        """Tell whether a doubtful label only names a group ("Thông tin chung") and the real label stands beside it."""
        mine = self._words.score(cells[position].text)
        beside = [cell for cell in cells[position + 1 :] if cell.text.strip(" :")]
        if mine < LIKELY and len(beside) == 1 and holds_form(beside[0], self._words):
            return True
        merged = cells[position].rows > max([1, *(cell.rows for cell in beside[:1])])  # over the rows of a part: "Phần kê khai"
        if merged and ((mine < FIRM and len(beside) > 1) or (mine < VERBATIM and beside and self._words.is_question(beside[0].text))):
            return True
        return mine < FIRM and any(self._words.score(cell.text) >= max(LIKELY, mine + 0.1) for cell in beside[:1] if len(beside) > 1)

    def _take_pair(self, rows: Rows, index: int, cells: Sequence[Cell], position: int) -> int:
        """Take the label at ``position`` with its value to the right or below; return where the next pair may begin."""
        self._prose.close()
        cell = cells[position]
        stop = position + 2
        labelled = stop <= len(cells) and self._answers_another(cells[position + 1], cell)
        parted = labelled and not (stop == len(cells) and self._asks_for_text(cell) and holds_pairs(rows.filled, self._words))
        if parted or (stop <= len(cells) and self._asks_another(cells[position + 1], cell)):
            stop = position + 1
        matches = self._words.question(" ".join(cell.text.split()))
        if self._stacks and has_own_room(cell, cells[position + 1] if position + 1 < len(cells) else None):
            self._harvest.asked.append(Asked(cell.text, Content("", cell.place), matches, "label-alone"))
            return position + 1
        asked = self._words.asked(matches[0].target) if len(cells) > stop else None
        options = options_beside(cells[position + 1 :], asked, self._words) or figures_beside(cells[position + 1 :], asked)
        if options is not None:
            self._harvest.asked.append(Asked(cell.text, options, matches, "label-cell"))
            return len(cells)
        first = not any(before.text.strip() for before in cells[:position])
        ended = first and stop < len(cells) and second_label(rows, index, cells, asked, self._words)
        while (
            not ended
            and position + 1 < stop < len(cells)
            and not (self._starts_pair(cells, stop) or self._answers_another(cells[stop], cell))
        ):
            stop += 1
        beside = [other for other in cells[position + 1 : stop] if not self._is_aside(other) and other.text.strip() != ":"]
        if len(beside) > 1 and stop < len(cells) and is_number(beside[-1].text) and self._words.score(cells[stop].text) >= LIKELY:
            beside.pop()  # it numbers the next pair of the row
        said = without_remarks(beside, self._explained)
        aside = None if said or not self._remarks else self._answer_aside(cells[position + 1 : stop], matches[0])
        far = bool(said) and said[0] is not beside[0] and beside[0].place.column in self._answered
        if said and said[0] is beside[0] and said[0].columns == 1:  # a merged one is no sign of where the others stand
            self._answered.add(said[0].place.column)
        split = marked_options(beside, self._options)
        if matches[0].score >= FIRM:
            self._prose.end_criterion()
        if aside is not None:
            self._harvest.asked.append(Asked(cell.text, Content.of(aside, _ASIDE), matches, "label-cell"))
        elif (
            not said
            and (below := self._below(rows, index, cell, beside, alone=rows.filled[index] == [cell])) is not None
            and matches[0].score >= (LIKELY if self._above.goes_on(index) else FIRM)
        ):
            self._take_below(rows, index, cell, *below, matches, is_beside=bool(beside))
        elif not beside and matches[0].score >= FIRM:
            self._harvest.asked.append(Asked(cell.text, Content("", cell.place), matches, "label-alone"))
        elif said or matches[0].score >= FIRM:
            is_question = labelled or (bool(said) and self._is_question(said[0], matches[0]))
            doubt = TWO_VALUES if len(said) > 1 else _A_QUESTION if is_question else _FAR if far else ""
            doubt = doubt or (self._doubt_of_column(said[0]) if said else "")
            content = split or Content.of(said[0] if said else beside[0], doubt)
            self._harvest.asked.append(Asked(cell.text, content, matches, "label-cell"))
            if len(said) == 1 and not doubt and stop == len(cells):
                self.rest_below.see(index, cell, said[0], self._harvest.asked[-1])
        return stop if beside else position + 1

    def _take_below(
        self, rows: Rows, index: int, cell: Cell, row: int, below: Cell, matches: tuple[Match, ...], *, is_beside: bool
    ) -> None:
        """Take a label with its answer below, in that row; ``is_beside`` tells that an empty cell stands beside it."""
        another = not is_beside and below.text.count(":") == 1 and begins_label(below.text)
        beside_it = rows.filled[index] == [cell] and len(rows.filled[row]) > 1
        unlike = BELOW if self._in_cells and is_beside and not self._is_of_type(below, cell) else ""
        content = Content.of(below, MAY_GO_ON if another or beside_it else OVER_GAP if row > index + 1 else unlike)
        self._harvest.asked.append(Asked(cell.text, content, matches, "label-above"))
        if len(rows.filled[index]) == len(rows.filled[row]) == 1:
            self._taken = row
            if self._words.holds_text(matches[0].target):
                self._prose.go_on(content)

    def _is_aside(self, cell: Cell) -> bool:
        """Tell whether a cell stands in columns of remarks and in no other: a merged one may only begin there."""
        return bool(self._asides) and self._asides.issuperset(spanned(cell))

    def _doubt_of_column(self, cell: Cell) -> str:
        return OF_ONE_PERIOD if cell.place.column in self._undated else ""

    def _answer_aside(self, cells: Sequence[Cell], asked: Match) -> Cell | None:
        """Return what answers a question in a column of remarks, by its type or as a name: no words that could be a remark."""
        question = self._words.asked(asked.target) if asked.score >= FIRM else None
        if question is None:
            return None
        remarks = [cell for cell in cells if self._remarks.issuperset(spanned(cell))]
        if asks_for_person(question):
            return next((cell for cell in remarks if names_person(cell.text)), None)
        return next((cell for cell in remarks if answers(cell.text, question, self._words.plan)), None)

    def _asks_for_text(self, label: Cell) -> bool:
        return self._words.holds_text(self._words.question(" ".join(label.text.split()))[0].target)

    def _is_question(self, cell: Cell, asked: Match) -> bool:
        """Tell whether an answer is the very name of a question; "Đảng viên" is also the answer to whether one is."""
        if not self._words.is_question(without_remark(cell.text)):
            return False
        question = self._words.asked(asked.target)
        return question is None or question.type is not AnswerType.YES_NO or self._words.question(cell.text)[0].target != asked.target

    def _below(self, rows: Rows, index: int, cell: Cell, beside: Sequence[Cell], *, alone: bool) -> tuple[int, Cell] | None:
        """Return the row and the cell under a label that has no value beside it, if it holds one and the table is laid out so."""
        if not (alone or self._above.shown or not beside) or index + 1 >= len(rows.table.rows) or BLANK_DOTS.search(cell.text):
            return None
        position = next(position for position, other in enumerate(rows.table.rows[index]) if other is cell)
        row = row_below(rows, index, cell, self._harvest, self._words)
        below = rows.table.rows[row][position]
        told = self._is_of_type(below, cell)
        if beside and cell.columns == 1 and not (told or self._above.shown or self._may_stand_below(rows, row, cell)):
            return None  # the empty cell beside the label is the place for its answer
        holds = holds_value(below, self._words) or told or (self._above.shown and self._is_office(rows, row, below))
        return (row, below) if below is not cell and below.columns == cell.columns and holds else None

    def _may_stand_below(self, rows: Rows, below: int, label: Cell) -> bool:
        """Tell whether an answer may stand below a label of those that have theirs behind a colon, in the same cell."""
        if ":" not in label.text or not answers_alone(rows, below, label, self._words):
            return False
        if self._in_cells is None:
            self._in_cells = answers_in_cells(rows, self._words)
        return self._in_cells

    def _is_of_type(self, cell: Cell, label: Cell) -> bool:
        """Tell whether a cell that is like another label is an answer of the type that ``label`` asks for ("Hoàn thành nhiệm vụ")."""
        question = self._words.asked(self._words.question(label.text)[0].target)
        another = self._words.answers_itself(cell.text) or self._words.is_question(cell.text)
        return question is not None and not another and answers(cell.text, question, self._words.plan)

    def _is_office(self, rows: Rows, index: int, cell: Cell) -> bool:
        """Tell whether "Bí thư chi bộ" alone in its row is an answer: the next row is a label, so that this one is none."""
        below = rows.filled[index + 1] if index + 1 < len(rows.filled) else []
        asks_below = len(below) == 1 and self._words.score(below[0].text) >= LIKELY
        return [cell] == rows.filled[index] and signs(cell.text) is not None and asks_below

    def _answers_another(self, cell: Cell, label: Cell) -> bool:
        """Tell whether a cell is a label with its own value ("Năm sinh: 1980"), and not ``label`` said again."""
        if not self._words.answers_itself(cell.text):
            return False
        mine, theirs = (self._words.question(text)[0].target for text in (cell.text.partition(":")[0], label.text))
        return mine != theirs

    def _asks_another(self, cell: Cell, label: Cell) -> bool:
        """Tell whether a cell is another label with a colon and the place for its answer ("Người lập: /"), which answers nothing."""
        head, colon, value = cell.text.partition(":")
        if not colon or not is_blank(value, self._words.hints) or self._words.score(head) < FIRM:
            return False
        return self._words.question(head)[0].target != self._words.question(label.text)[0].target

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
                and holds_value(cells[position + 1], self._words)
                and not any(cell.text.strip() for cell in cells[position + 2 :])
            )
        )


def _are_options(cells: Sequence[Cell]) -> bool:
    """Tell whether the cells of a row are the choices of a criterion's result, side by side: "☒ Đạt | ☐ Chưa đạt"."""
    return len(cells) > 1 and all(has_box(cell.text) and looks_like_result(cell.text) for cell in cells)
