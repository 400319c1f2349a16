"""Gather answers from running text: "Label: value" lines, dotted blanks, answers under headings, criteria one after another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from toolkit.match.endings import SENTENCE_ENDS
from toolkit.match.grouped import Grouped
from toolkit.match.labels import LabelFinder, Labelled, content_of
from toolkit.match.notes import NOTE, Notes
from toolkit.match.one_space import ONE_SPACE, before_space, is_sure
from toolkit.match.own_cell import HALF, weigh
from toolkit.match.pieces import Asked, Content, Harvest, Judged, lines_of, moved
from toolkit.match.signature import begins_signature, head_of
from toolkit.match.signing import Signing
from toolkit.match.unknown import CUT_OFF, GAP, MAY_GO_ON, cut_off, may_head
from toolkit.match.unlabelled import Unlabelled
from toolkit.match.words import FIRM, LIKELY, RESULT, Words, chooses_plainly, looks_like_result, signs_as_author
from toolkit.model.definitions import AnswerType
from toolkit.model.document import Cell, Emphasis, Line, Table
from toolkit.model.place import FOOTNOTE, PAGE_FOOT, Place
from toolkit.text.choices import has_box
from toolkit.text.fold import fold
from toolkit.text.lexicon import NEARLY_EXACT, Match, label_core
from toolkit.text.values import without_trailing_fill

_SPACED_DOTS = re.compile(r"[.…]\s(?:[.…]\s)+[.…]")
_ON_FILLING = re.compile(r"\b(?:ghi|điền|bắt buộc|mẫu|(?<!tiêu )biểu|phiếu|cột|đánh dấu|ô trống|gửi về)\b")
"""What a note says that the form itself prints; a writer's own note speaks of other things."""
_HINT_BELOW = re.compile(r"\n\s*(\([^()\n]{2,60}\)\s*:)")
_ONLY_ASIDE = re.compile(r"\s*\([^()\n\d]{6,60}\)\s*")
_MAY_HEAD = "Dòng cuối của câu trả lời có thể là tiêu đề của bảng ngay dưới."
_TABLE = "Dưới câu trả lời có một bảng mà máy không đọc vào câu trả lời."
_MAY_BE_QUESTION = "Minh chứng có dòng giống một câu hỏi khác của biểu mẫu."
_MAY_BE_NAME = "Sau số hoặc vài chữ của tiêu chí chưa chắc là minh chứng."
_BETWEEN = re.compile(r"[;,\s–-]*$")
_CHOSEN = (AnswerType.RATING, AnswerType.CHOICE, AnswerType.YES_NO)
_LONG, _LONGEST_HEAD, _FEW_WORDS = 6, 40, 4
_MAY_RUN_ON = "Trong câu trả lời có chữ giống một câu hỏi khác; chưa rõ câu trả lời dừng ở đâu."
_YES_OR_NO = ("có", "không")
_CHOICE_TAKEN = "Trên cùng dòng còn một lựa chọn nữa; chưa rõ chỗ nào được đánh dấu."


def _head(text: str) -> str:
    return text.split("\n")[0].partition(":")[0]


class Prose(Unlabelled):
    """Reads lines one after another and remembers what the next one may belong to."""

    def __init__(self, words: Words, harvest: Harvest) -> None:
        """Gather into ``harvest``."""
        super().__init__(words, harvest)
        self._finder = LabelFinder(words)
        self._colons = False
        self._signing, self._notes, self.grouped = Signing(words, harvest), Notes(harvest), Grouped(words, harvest)

    def line(self, line: Line) -> None:
        """Read one paragraph outside tables. Notes and the page's foot stand behind the signature; footnotes answer nothing.

        A signature block may be one paragraph with line breaks, as a program writes that gives up a table at the end of a file.
        """
        if line.place.part in (FOOTNOTE, PAGE_FOOT):
            self.finish()
            self._open, self._criterion = None, None
        if line.place.part == FOOTNOTE:
            return
        number = f"{line.number} " if line.number and line.number != "-" else ""
        text, emphasis = number + line.text, moved(line.emphasis, -len(number))
        block = "\n" in text and begins_signature(head_of(text))
        for part, marks in lines_of(text, emphasis) if block else ((text, emphasis),):
            self._read(part, line.place, marks)

    def line_of_table(self, cell: Cell, *, alone: bool) -> None:
        """Read a cell that is no label by itself; with others in its row it is none of the evidence above the table."""
        evidence = self._criterion.evidence if self._criterion is not None and not alone else None
        if evidence is not None and evidence.place.row is None:
            self._criterion = None
        for text, marks in lines_of(cell.text, cell.emphasis):
            self._read(text, cell.place, marks)

    def cell(self, cell: Cell, beside: Cell | None, *, alone: bool) -> int:
        """Read a cell that holds labels with their values. Return 1 when the cell beside it is the value of its last label.

        ``alone``: nothing else stands in its row, so that its last answer may go on in the row below.
        """
        before = len(self._harvest.asked)
        whole = _HINT_BELOW.sub(lambda found: f"{' ' * (found.start(1) - found.start())}{found[1]}", cell.text)
        for text, marks in lines_of(whole, cell.emphasis):
            self._read(text, cell.place, marks)
        taken = 0
        if self._open is not None and beside is not None and beside.text.strip() and _ONLY_ASIDE.fullmatch(self._open.text):
            self._open.text = self._open.doubt = ""  # "Kỳ báo cáo:" over "(tháng, quý hoặc năm)": a hint, the answer stands beside it
        if self._open is not None and not self._open.text.strip() and beside is not None and beside.text.strip():
            beside_labels = ":" in beside.text.split("\n")[0] and any(True for _ in self._labels(beside.text.split("\n")[0]))
            if not beside_labels:
                self._open.text, self._open.value, self._open.place = beside.text, beside.value, beside.place
                self._open.emphasis = beside.emphasis
                taken = 1
        elif beside is not None and beside.text.strip() and self._words.score(_head(beside.text)) < LIKELY:
            if self._open is not None:
                self._open.doubt = HALF
            elif len(self._harvest.asked) > before and ":" not in beside.text:
                taken = int(weigh(self._harvest.asked[-1], beside, self._words))
        if not alone:
            self._open = None
        return taken

    @property
    def answer(self) -> Content | None:
        """The answer that the next line may belong to."""
        return self._open

    def interrupt(self, answer: Content | None) -> None:
        """Let an answer go on behind a table that says nothing else: the table is a part of it, for a person's eye."""
        if answer is not None and answer.text.strip():
            answer.doubt = answer.doubt or _TABLE
            self._open = answer

    def go_on(self, content: Content) -> None:
        """Let the lines that follow belong to ``content``, an answer that was found by its label."""
        self._open, self._stacked, self._headed = content, True, False

    def expect_names(self, heads: Sequence[str]) -> None:
        """Let the next line be read as the names that a signature table lacks under these heads, if it holds nothing but names."""
        self._signing.nameless = heads
        self._open, self._criterion = None, None

    def names_in(self, table: Table) -> bool:
        """Take a table of one row of names that a signature table above lacks; tell whether it is one."""
        return self._signing.names_in(table)

    def close(self) -> None:
        """End the text before a table: nothing that follows the table belongs to the line before it.

        The last line of an answer, below a whole sentence, may be the heading of the table.
        """
        before, _, last = self._open.text.rpartition("\n") if self._open is not None else ("", "", "")
        if self._open is not None and before.rstrip().endswith(SENTENCE_ENDS) and may_head(last):
            self._open.doubt = self._open.doubt or _MAY_HEAD
        self._signing.rest()
        self._endings.end()
        self._notes.end()
        self._open = None

    def end_criterion(self) -> None:
        """End the criterion that was begun, and the answer: a question of the form or another criterion stands below it."""
        self._open = self._criterion = None

    def finish(self) -> None:
        """Read the signature block, if one was met."""
        self._endings.end()
        self._signing.finish()

    def _read(self, text: str, place: Place, emphasis: Sequence[Emphasis]) -> None:
        text = _SPACED_DOTS.sub(lambda found: "." * len(found[0]), text)
        within = self._open is not None and self._open.place == place and place.row is not None
        if not text.strip():
            self._gap = self._gap or not within
            return
        self._endings.see(text)
        note = None if within else NOTE.match(text)
        if not within and (self._notes.takes(text, self._labels, gap=self._gap) or (note and self._signing.is_begun and not note[2])):
            if note:
                self._notes.begin(text[note.end() :], text)
            self._gap = False
            return
        if not self._heads_author(text) and self._signing.takes(
            text, place, self._labels, self._open, inside=self._open is not None or self._criterion is not None
        ):
            if not self._signing.may_be_office:
                self._open = self._criterion = None
            return
        if (note and not self._asks_behind(text)) or (not within and self._is_title(text)):
            self._take_note(content_of(text, 0, len(text), place, emphasis, more=False), text, note)
            self._gap = False
            return
        head, colon, tail = text.partition(":")
        chosen = bool(colon) and len(head) <= _LONGEST_HEAD and chooses_plainly(tail)
        if chosen and self._criterion is not None and self._criterion.result is not None:
            self._begins_next()
        if self._criterion is not None and self._criterion.result is None and (chosen or looks_like_result(text)):
            start = len(head) + 1 if chosen or (colon and self._words.aspect(head) == RESULT) else 0
            self._criterion.result = content_of(text, start, len(text), place, emphasis, more=False)
            return
        grouped = self._in_group(text, emphasis)
        if grouped is None:
            return
        text, emphasis = grouped
        labels = list(self._labels(text))
        if labels:
            for position, label in enumerate(labels):
                label.value_end = labels[position + 1].start if position + 1 < len(labels) else len(text)
            for label in labels:
                self._take(label, text, place, emphasis, more=label is not labels[-1], first=label is labels[0])
        elif not self._takes_before_space(text, place, emphasis):
            self._read_unlabelled(text, place, emphasis, within=within)
        self._gap = False
        if self._endings.waits_under(self._open):
            self._endings.end()

    def _takes_before_space(self, text: str, place: Place, emphasis: Sequence[Emphasis]) -> bool:
        """Take a line that begins with a label not met before and goes on with its answer; unless its type tells, a person must look.

        Where labels have colons, words without one are a sentence's ("Hỗ trợ 91 cơ sở …").
        """
        label = before_space(text, self._words) if self._criterion is None and self._item is None else None
        if label is None or any(one.matches and one.matches[0].target == label.matches[0].target for one in self._harvest.asked):
            return False
        sure = is_sure(label, text, self._words)
        if not sure and self._colons:
            return False
        if not sure and self._open is not None and self._open.text.strip():
            self._open.doubt = self._open.doubt or MAY_GO_ON
        label.value_end = len(text)
        self._take(label, text, place, emphasis, more=False, first=True)
        if not sure:
            self._harvest.asked[-1].content.doubt = ONE_SPACE
        return True

    def _in_group(self, text: str, emphasis: Sequence[Emphasis]) -> tuple[str, Sequence[Emphasis]] | None:
        """Return a line with the labels of a group's parts written out, ``None`` for the line that only names the group."""
        judged = self._criterion is not None
        rest = self.grouped.begins(text, judged=judged)
        if rest is not None and rest.strip():
            text, emphasis = rest, moved(emphasis, len(text) - len(rest))
        elif rest is not None:
            found = self._words.criterion(text)
            if found and found[0].score >= LIKELY:
                return text, emphasis  # the words of a criterion as well: the next line tells
            self._open = None
            return None
        if judged and not self.grouped.is_open:
            return text, emphasis
        return self.grouped.line(text, emphasis) or (text, emphasis)

    def _heads_author(self, text: str) -> bool:
        """Tell whether "NGƯỜI LẬP BIỂU" is one more of the labels in capitals above it, and begins no signature."""
        return self._capital_heads and signs_as_author(text) and self._words.score(text) >= NEARLY_EXACT

    def _take_note(self, content: Content, text: str, note: re.Match[str] | None) -> None:
        """Take a note or a line of the title: it ends the answer above, or goes on with one right above it, for a person's eye."""
        said = text[note.end() if note else 0 :]
        printed = not said or (note is not None and _ON_FILLING.search(fold(said)) is not None) or text.isupper() or self._gap
        if self._open is not None and self._open.text.strip() and not printed:
            self._open.doubt = self._open.doubt or MAY_GO_ON
            if note is None or note[1]:
                self._endings.go_on(self._open)
                self._open.join(content)
                return
        self._open, self._criterion = None, None
        if note and not note[2]:
            self._notes.begin(said, text)

    def _asks_behind(self, text: str) -> bool:
        """Tell whether a question follows on the line of a note ("Ghi chú: Không;  Kiến nghị: Không")."""
        rests = (text[gap.end() :] for gap in GAP.finditer(text))
        return any(label.kind == "question" and not label.start for rest in rests for label in self._labels(rest))

    def _is_title(self, text: str) -> bool:
        """Tell whether a line belongs to the form's title; below the first question it must not be one itself."""
        return self._words.in_title(text) and (not self._harvest.asked or self._words.score(text) < FIRM)

    # -- labels ----------------------------------------------------------------------------------------------------------

    def _labels(self, text: str) -> Iterator[Labelled]:
        return self._finder.labels(text, in_criterion=self._criterion is not None, in_item=self._item is not None)

    def _take(self, label: Labelled, text: str, place: Place, emphasis: Sequence[Emphasis], *, more: bool, first: bool) -> None:
        content = content_of(text, label.value_start, label.value_end, place, emphasis, more=more)
        self._awaited = None
        self._colons = self._colons or ":" in text[label.start : label.value_start]
        if self._counted and self._criterion is None and label.kind == "aspect" and label.matches[0].target == RESULT:
            self._begin_counted()
        self._counted = ""
        if label.kind == "question" and self._open is not None and self._may_be_evidence(label):
            self._open.join(Content(text, place, None, tuple(emphasis)).part(label.start, label.value_end))
            self._open.doubt = _MAY_BE_QUESTION
        elif label.kind == "question":
            self._take_question(label, content, text)
        elif label.kind == "column" and not first and self._open is not None and self._asks_text_above_items():
            self._run_on(self._open, text, label)
            self._open.doubt = self._open.doubt or _MAY_RUN_ON
        elif label.kind == "column" and (self._item is not None or self._begins_item(label.matches[0])):
            self._take_column(label.matches[0], content)
        elif label.kind == "column":
            self._open = None  # a label that only resembles a column of the list, and no item was begun
        elif label.kind == "criterion":
            self._take_criterion(label, content)
        elif self._criterion is not None and label.matches[0].target == RESULT and self._is_evidence(content):
            if label.start and not first and self._open is not None and self._open.text:
                self._run_on(self._open, text, label)
            elif label.start and not first and self._open is not None and self._open is self._criterion.evidence:
                self._open.join(content_of(text, label.start, label.value_end, place, emphasis, more=more))  # its first words
            else:
                self._read_unlabelled(text[: label.value_end], place, emphasis)
        elif self._criterion is not None:
            self._take_part(self._criterion, label.matches[0].target, content)
        elif self._open is not None and self._open.text and label.start and content.text and not label.dotted:
            self._run_on(self._open, text, label)  # no criterion was begun: "…; minh chứng: …" may be words of the answer
            self._open.doubt = self._open.doubt or _MAY_RUN_ON

    def _take_question(self, label: Labelled, content: Content, text: str) -> None:
        """Take a question with its answer; the answer before it ends here, for a person's eye where that is not sure."""
        if self.grouped.is_open:
            self._leave_name_of_group()
            content.doubt = self.grouped.doubt
        self._criterion = None
        self._await(label.label, label.matches[0], content)
        if self._open is not None and self._may_run_on(label):
            self._open.doubt = _MAY_RUN_ON
        if any(map(str.isalpha, text[: label.start])) and self._took_a_choice(label):
            self._harvest.asked[-1].content.doubt = _CHOICE_TAKEN
        question = self._words.asked(label.matches[0].target)
        if not (question and question.type in _CHOSEN) and (kept := cut_off(content.text)) != content.text:  # "Có:    Không: x"
            content.text, content.value, content.doubt = kept, kept, CUT_OFF
        self._dotted = "…" in text or "..." in text
        self._harvest.asked.append(Asked(label.label, content, label.matches, "dotted" if self._dotted else "line"))
        self._open, self._stacked, self._headed = content if self._goes_on(label.matches[0], content.text) else None, False, False

    def _take_criterion(self, label: Labelled, content: Content) -> None:
        """Begin a criterion, with what is said of it on the same line."""
        self._begin_criterion(label.label, label.matches)
        if content.text:
            unsure = self._words.only_numbers(label.label) or self._says_little(label)
            content.doubt = _MAY_BE_NAME if unsure and not looks_like_result(content.text) else ""
            self._take_criterion_text(content)

    def _take_part(self, criterion: Judged, part: str, content: Content) -> None:
        """Take the result or the evidence of the criterion that was begun."""
        if part == RESULT:
            self._another_if(criterion.result).result = content
            self._open = None if content.text else content
            return
        if criterion.evidence is not None and criterion.evidence.doubt == _MAY_BE_NAME:
            criterion.evidence = None  # it is the name: the evidence has a label of its own
        self._another_if(criterion.evidence).evidence = content
        self._open = content

    @staticmethod
    def _says_little(label: Labelled) -> bool:
        """Tell whether a label has but a few of a criterion's words, so that it may ask something else ("Cơ quan, đơn vị: …")."""
        words = len(label_core(label.label).split())
        return words <= _FEW_WORDS and 2 * words <= len(label.matches[0].wording.split())

    def _leave_name_of_group(self) -> None:
        """Leave out the criterion whose words the name of the group has as well: nothing was said of it."""
        judged = self._harvest.judged
        if judged and judged[-1] is self._criterion and self._criterion.result is None and self._criterion.evidence is None:
            judged.pop()

    @staticmethod
    def _run_on(answer: Content, text: str, label: Labelled) -> None:
        """Let an answer go on, on its own line, over what looked like a label."""
        between = _BETWEEN.search(text[: label.start])
        said = f"{answer.text.rstrip(' ;,')}{between[0] if between else ''} {text[label.start : label.value_end].strip()}"
        answer.text = answer.value = without_trailing_fill(said, dots=2).strip(" ;")

    def _asks_text_above_items(self) -> bool:
        """Tell whether the line asks for a text and no item was begun: an item begins a line, "…: Tập thể: …; cá nhân: …" is an answer."""
        asked = self._harvest.asked[-1] if self._harvest.asked else None
        open_still = asked is not None and asked.content is self._open and self._item is None
        return open_still and asked is not None and self._words.holds_text(asked.matches[0].target)

    def _may_run_on(self, label: Labelled) -> bool:
        """Tell whether a label in small letters in the midst of a line may be words of the long answer before it ("…; tin, bài: 5 bài")."""
        return bool(label.start) and label.label[:1].islower() and self._open is not None and len(self._open.text.split()) >= _LONG

    def _took_a_choice(self, label: Labelled) -> bool:
        """Tell whether a label took the last choice of the question before it for its own first word: "… Có … Không Họ tên:"."""
        before = self._harvest.asked[-1].matches[:1] if self._harvest.asked else ()
        asked = self._words.asked(before[0].target) if before else None
        word = fold(label.label).partition(" ")[0]
        own = fold(label.matches[0].wording).startswith(f"{word} ")
        return asked is not None and asked.type is AnswerType.YES_NO and word in _YES_OR_NO and not own

    def _goes_on(self, match: Match, text: str) -> bool:
        """Tell whether the answer may go on in the lines below: a text, groups one below another, boxes of which none is ticked yet."""
        question = self._words.asked(match.target)
        if question is None:
            return False
        return question.type in (AnswerType.TEXT, AnswerType.GROUPS) or not text or (question.type in _CHOSEN and has_box(text))
