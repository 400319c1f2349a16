"""Gather answers from running text: "Label: value" lines, dotted blanks, answers under headings, criteria one after another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from toolkit.match.awaited import answers
from toolkit.match.endings import Endings, goes_on_below_gap
from toolkit.match.labels import LabelFinder, Labelled, content_of
from toolkit.match.notes import NOTE, Notes
from toolkit.match.pieces import Asked, Content, Harvest, lines_of, moved
from toolkit.match.signing import Signing
from toolkit.match.spoken import Spoken
from toolkit.match.unknown import CUT_OFF, GAP, MAY_GO_ON, begins_label, cut_off, may_head
from toolkit.match.words import EVIDENCE, FIRM, LIKELY, RESULT, Words, looks_like_result
from toolkit.model.definitions import AnswerType, Question
from toolkit.model.document import Cell, Emphasis, EmphasisKind, Line, Table
from toolkit.model.place import FOOTNOTE, PAGE_FOOT, Place
from toolkit.text.choices import has_box
from toolkit.text.fold import fold
from toolkit.text.lexicon import Match
from toolkit.text.names import is_persons_name
from toolkit.text.values import is_blank

_SPACED_DOTS = re.compile(r"(?:[.…]\s){2,}[.…]")
_ON_FILLING = re.compile(r"\b(?:ghi|điền|bắt buộc|mẫu|(?<!tiêu )biểu|phiếu|cột|đánh dấu|ô trống|gửi về)\b")
"""What a note says that the form itself prints; a writer's own note speaks of other things."""
_HINT_BELOW = re.compile(r"\n\s*(\([^()\n]{2,60}\)\s*:)")
_MAY_BE_CRITERION = "Minh chứng có dòng giống tên một tiêu chí khác."
_TABLE = "Dưới câu trả lời có một bảng mà máy không đọc vào câu trả lời."
_MAY_BE_QUESTION = "Minh chứng có dòng giống một câu hỏi khác của biểu mẫu."
_LISTED = re.compile(r"\s*(\d{1,2})[.)]\s*")
_LIST_MARK = re.compile(r"\s*[-–+•*]\s+")
_BETWEEN = re.compile(r"[;,\s–-]*$")
_EXACT, _NEARLY_EXACT, _NUMBERED_LABEL = 0.98, 0.97, 0.75
_CHOSEN = (AnswerType.RATING, AnswerType.CHOICE, AnswerType.YES_NO)
_SHORTEST_SENTENCES = 50
_LONG = 6
_PLACE_AND_DATE = re.compile(r"\s*(?:[^,;:.]{2,40},\s*)?ngày[\s.…_\d]*tháng[\s.…_\d]*năm[\s.…_\d]*", re.IGNORECASE)
_MAY_RUN_ON = "Trong câu trả lời có chữ giống một câu hỏi khác; chưa rõ câu trả lời dừng ở đâu."
_SENTENCE_ENDS = (".", ";", "!", "”", '"')
_HALF = "Ô bên cạnh cũng có nội dung; chưa rõ câu trả lời nằm ở ô nào."


def _is_bold(text: str, emphasis: Sequence[Emphasis]) -> bool:
    """Tell whether a whole line is set in bold."""
    plain = list(text)
    for mark in emphasis:
        if mark.kind is EmphasisKind.BOLD:
            plain[mark.start : mark.end] = " " * (min(mark.end, len(text)) - mark.start)
    return bool(emphasis) and not any(letter.isalnum() for letter in plain)


def _head(text: str) -> str:
    return text.split("\n")[0].partition(":")[0]


class Prose(Spoken):
    """Reads lines one after another and remembers what the next one may belong to."""

    def __init__(self, words: Words, harvest: Harvest) -> None:
        """Gather into ``harvest``."""
        super().__init__(words, harvest)
        self._finder = LabelFinder(words)
        self._signing, self._endings, self._notes = Signing(words, harvest), Endings(words), Notes(harvest)
        self._gap = False
        self._awaited: Question | None = None
        self._number = 0
        self._stacked = self._headed = self._bold_heads = self._dotted = False

    def line(self, line: Line) -> None:
        """Read one paragraph outside tables. Notes and the page's foot stand behind the signature; footnotes answer nothing."""
        if line.place.part in (FOOTNOTE, PAGE_FOOT):
            self.finish()
            self._open, self._criterion = None, None
        if line.place.part == FOOTNOTE:
            return
        number = f"{line.number} " if line.number and line.number != "-" else ""
        self._read(number + line.text, line.place, moved(line.emphasis, -len(number)))

    def line_of_table(self, cell: Cell) -> None:
        """Read a cell that stands alone and is no label by itself."""
        for text, marks in lines_of(cell.text, cell.emphasis):
            self._read(text, cell.place, marks)

    def cell(self, cell: Cell, beside: Cell | None, *, alone: bool) -> int:
        """Read a cell that holds labels with their values. Return 1 when the cell beside it is the value of its last label.

        ``alone``: nothing else stands in its row, so that its last answer may go on in the row below.
        """
        whole = _HINT_BELOW.sub(lambda found: f"{' ' * (found.start(1) - found.start())}{found[1]}", cell.text)
        for text, marks in lines_of(whole, cell.emphasis):
            self._read(text, cell.place, marks)
        taken = 0
        if self._open is not None and not self._open.text.strip() and beside is not None and beside.text.strip():
            beside_labels = ":" in beside.text.split("\n")[0] and any(True for _ in self._labels(beside.text.split("\n")[0]))
            if not beside_labels:
                self._open.text, self._open.value, self._open.place = beside.text, beside.value, beside.place
                self._open.emphasis = beside.emphasis
                taken = 1
        elif self._open is not None and beside is not None and beside.text.strip() and self._words.score(_head(beside.text)) < LIKELY:
            self._open.doubt = _HALF
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
        """End the text before a table: nothing that follows the table belongs to the line before it."""
        self._signing.rest()
        self._endings.end()
        self._notes.end()
        self._open = None

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
                self._notes.begin(text[note.end() :])
            self._gap = False
            return
        if self._signing.takes(text, place, self._labels, self._open, inside=self._open is not None or self._criterion is not None):
            if not self._signing.may_be_office:
                self._open = self._criterion = None
            return
        if (note and not self._asks_behind(text)) or (not within and self._is_title(text)):
            self._take_note(content_of(text, 0, len(text), place, emphasis, more=False), text, note)
            self._gap = False
            return
        if self._criterion is not None and self._criterion.result is None and looks_like_result(text):
            head, colon, _ = text.partition(":")
            start = len(head) + 1 if colon and self._words.aspect(head) == RESULT else 0
            self._criterion.result = content_of(text, start, len(text), place, emphasis, more=False)
            return
        labels = list(self._labels(text))
        if labels:
            for position, label in enumerate(labels):
                label.value_end = labels[position + 1].start if position + 1 < len(labels) else len(text)
            for label in labels:
                self._take(label, text, place, emphasis, more=label is not labels[-1])
        else:
            self._unlabelled(text, place, emphasis, within=within)
        self._gap = False
        if self._endings.waits_under(self._open):
            self._endings.end()

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
            self._notes.begin(said)

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

    def _take(self, label: Labelled, text: str, place: Place, emphasis: Sequence[Emphasis], *, more: bool) -> None:
        content = content_of(text, label.value_start, label.value_end, place, emphasis, more=more)
        self._awaited = None
        if label.kind == "question" and self._open is not None and self._may_be_evidence(label):
            self._open.join(Content(text, place, None, tuple(emphasis)).part(label.start, label.value_end))
            self._open.doubt = _MAY_BE_QUESTION
        elif label.kind == "question":
            self._criterion = None
            self._await(label.label, label.matches[0], content)
            if self._open is not None and self._may_run_on(label):
                self._open.doubt = _MAY_RUN_ON
            if (kept := cut_off(content.text)) != content.text:
                content.text, content.value, content.doubt = kept, kept, CUT_OFF
            self._dotted = "…" in text or "..." in text
            self._harvest.asked.append(Asked(label.label, content, label.matches, "dotted" if self._dotted else "line"))
            self._open, self._stacked, self._headed = content if self._goes_on(label.matches[0], content.text) else None, False, False
        elif label.kind == "column" and (self._item is not None or self._begins_item(label.matches[0])):
            self._take_column(label.matches[0], content)
        elif label.kind == "column":
            self._open = None  # a label that only resembles a column of the list, and no item was begun
        elif label.kind == "criterion":
            self._begin_criterion(label.label, label.matches)
            if content.text:
                self._take_criterion_text(content)
        elif self._criterion is not None:
            if label.matches[0].target == RESULT and self._is_evidence(content):
                said = text[label.start : label.value_end]
                if label.start and self._open is not None and self._open.text:
                    between = _BETWEEN.search(text[: label.start])
                    self._open.text = self._open.value = f"{self._open.text}{between[0] if between else ''} {said.strip()}"
                else:
                    self._unlabelled(text[: label.value_end], place, emphasis)
            elif label.matches[0].target == RESULT:
                self._another_if(self._criterion.result).result = content
                self._open = None if content.text else content
            else:
                self._another_if(self._criterion.evidence).evidence = content
                self._open = content

    def _may_run_on(self, label: Labelled) -> bool:
        """Tell whether a label in small letters in the midst of a line may be words of the long answer before it ("…; tin, bài: 5 bài")."""
        return bool(label.start) and label.label[:1].islower() and self._open is not None and len(self._open.text.split()) >= _LONG

    def _await(self, label: str, match: Match, content: Content) -> None:
        """Remember what an empty label waits for, and the number of a numbered one."""
        self._awaited = None if content.text.strip() else self._words.asked(match.target)
        found = _LISTED.match(label)
        self._number = int(found[1]) if found else self._number

    def _goes_on(self, match: Match, text: str) -> bool:
        """Tell whether the answer may go on in the lines below: a text, groups one below another, boxes of which none is ticked yet."""
        question = self._words.asked(match.target)
        if question is None:
            return False
        return question.type in (AnswerType.TEXT, AnswerType.GROUPS) or not text or (question.type in _CHOSEN and has_box(text))

    # -- lines without a label --------------------------------------------------------------------------------------------

    def _unlabelled(self, text: str, place: Place, emphasis: Sequence[Emphasis], *, within: bool = False) -> None:
        if is_blank(text, self._words.hints):
            return
        awaited, self._awaited = self._awaited, None
        if _PLACE_AND_DATE.fullmatch(text) and (awaited is None or awaited.type is not AnswerType.DATE):
            self._open = None
            return
        if self._open is not None and (self._counts_on(text) or self._chooses_on(text)):
            self._open.join(content_of(text, 0, len(text), place, emphasis, more=False))
            return
        if awaited is not None and self._open is not None and self._open.place == place:  # the same cell holds both
            self._open.join(content_of(text, 0, len(text), place, emphasis, more=False))
            self._awaited = awaited
            return
        if awaited is not None and self._open is not None and answers(text, awaited, self._words.plan):
            start = mark.end() if (mark := _LIST_MARK.match(text)) else 0
            answer = content_of(text, start, len(text), place, emphasis, more=False)
            self._open.join(answer)
            self._open.doubt = MAY_GO_ON if begins_label(text) else ""
            self._open = None
            return
        matches = self._words.criterion(text)
        if matches and matches[0].score >= 0.75 and (self._words.score(text) < matches[0].score):
            if self._open is not None and self._awaits_words(text, matches[0]):
                self._open.join(content_of(text, 0, len(text), place, emphasis, more=False))
                self._open.doubt = "" if self._stacked else MAY_GO_ON
            elif self._open is not None and self._only_speaks_of(text, matches[0]):
                self._open.join(content_of(text, 0, len(text), place, emphasis, more=False))
                self._open.doubt = self._open.doubt or _MAY_BE_CRITERION
            else:
                self._begin_criterion(text, matches)
            return
        content = content_of(text, 0, len(text), place, emphasis, more=False)
        bold = _is_bold(text, emphasis)
        if self._is_label_line(text, bold=bold):
            answer = Content("", place)
            found = self._words.question(text)
            self._bold_heads = bold
            self._harvest.asked.append(Asked(text, answer, found, "label-line"))
            self._open, self._criterion, self._stacked, self._headed = answer, None, True, False
            self._await(text, found[0], answer)
            return
        if self._criterion is not None and (aspect := self._words.aspect(text)) in (RESULT, EVIDENCE):
            answer = Content("", place)
            if aspect == RESULT:
                self._criterion.result = answer
            else:
                self._criterion.evidence = answer
            self._open = answer
            return
        if bold and self._bold_heads and self._criterion is None and may_head(text):
            self._open = None  # set as the names of the questions are, and none of them
            return
        if not within and self._is_heading(text, emphasis):
            return
        self._go_on_with(text, content, within=within)

    def _go_on_with(self, text: str, content: Content, *, within: bool) -> None:
        """Take a line that is no label and no heading: the answer or the evidence above goes on with it, as far as it may."""
        if self._open is not None and self._criterion is None and self._may_be_label(text):
            sentences = len(text) >= _SHORTEST_SENTENCES and text.rstrip().endswith(_SENTENCE_ENDS)
            if not (sentences and text.count(":") > 1 and not self._open.text.strip()):
                self._open.doubt = self._open.doubt or MAY_GO_ON
            if sentences:
                self._endings.go_on(self._open)
                self._open.join(content)
            else:
                self._open = None
        elif self._open is not None and self._gap and self._open.text.strip() and not within and not self._goes_on_below_gap(text):
            self._open = None
        elif self._open is not None:
            self._endings.go_on(self._open)
            if self._headed or (self._criterion is None and self._numbers_on(text)):
                self._open.doubt = self._open.doubt or MAY_GO_ON
            self._headed = self._stacked and (self._gap or bool(self._open.text.strip())) and may_head(text)
            self._open.join(content)
        elif self._criterion is not None and not self._gap:
            self._take_criterion_text(content)

    def _awaits_words(self, text: str, match: Match) -> bool:
        """Tell whether a blank answer awaits a line that uses words of a criterion: below its own label, and without a number."""
        if self._open is None or self._open.text.strip() or match.score >= _EXACT:
            return False
        right_below = not self._dotted and not self._gap and len(text) < _SHORTEST_SENTENCES and self._words.criterion_number(text) is None
        return self._stacked or (right_below and not _LISTED.match(text))

    def _is_label_line(self, text: str, *, bold: bool) -> bool:
        """Tell whether a line is nothing but a label: in its very words, or nearly so where it is bold or follows the label before."""
        score = self._words.score(text)
        if bold and score >= (_NUMBERED_LABEL if self._bold_heads else FIRM) and not text.isupper():
            return True
        if score >= _NEARLY_EXACT:
            return bool(self._harvest.asked) or not text.isupper()
        found = _LISTED.match(text)
        return found is not None and score >= _NUMBERED_LABEL and int(found[1]) in (1, self._number + 1)

    def _may_be_label(self, text: str) -> bool:
        """Tell whether a line below an answer may begin another one that is not recognised."""
        return begins_label(text) or self._words.score(text) >= (_NUMBERED_LABEL if _LISTED.match(text) else FIRM)

    def _chooses_on(self, text: str) -> bool:
        """Tell whether a line is one more choice with its box below others."""
        return self._open is not None and self._criterion is None and has_box(text) and has_box(self._open.text)

    def _counts_on(self, text: str) -> bool:
        """Tell whether a line goes on with the numbered list of the answer above ("1. … 2. …"), and is not the next numbered label."""
        found = _LISTED.match(text)
        number = int(found[1]) if found else 0
        if self._open is None or not number or number == self._number + 1:
            return False
        before = [int(listed[1]) for line in self._open.text.split("\n") if (listed := _LISTED.match(line))]
        return bool(before) and before[0] == 1 and before[-1] == number - 1

    def _numbers_on(self, text: str) -> bool:
        """Tell whether a line bears the number that follows the last label's, so that it may be the next label."""
        found = _LISTED.match(text)
        return found is not None and 1 < int(found[1]) == self._number + 1 and may_head(text[found.end() :])

    def _is_heading(self, text: str, emphasis: Sequence[Emphasis]) -> bool:
        """Deal with a line that is a heading or may be one; tell whether it is no more than that, so far as is known yet."""
        if self._endings.heads(text):
            self._open = None
        elif not self._endings.may_head(text, gap=self._gap):
            return False
        elif self._open is not None and self._open.text.strip():
            self._endings.hold(self._open, text, emphasis, gap=self._gap)
        elif self._open is not None and text.isupper() and self._endings.answers(text, dotted=self._dotted, gap=self._gap):
            self._open.add(text.strip(), emphasis)
            self._open.doubt = "" if is_persons_name(text) else MAY_GO_ON
        elif self._open is not None and not text.isupper():
            return False
        else:
            self._open = None
        return True

    def _goes_on_below_gap(self, text: str) -> bool:
        """Tell whether a text goes on with the answer above an empty line; a person must look either way, unless it surely does not."""
        goes_on = goes_on_below_gap(self._open.text, text) if self._open is not None else None
        if self._open is not None and goes_on is not None:
            self._open.doubt = self._open.doubt or MAY_GO_ON
        return goes_on is True
