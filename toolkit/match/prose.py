"""Gather answers from running text: "Label: value" lines, dotted blanks, answers under headings, criteria one after another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from toolkit.match.awaited import answers
from toolkit.match.labels import LabelFinder, Labelled, content_of
from toolkit.match.pieces import Asked, Content, Harvest, Judged, Listed
from toolkit.match.signing import Signing
from toolkit.match.unknown import CUT_OFF, GAP, MAY_GO_ON, announces, begins_label, cut_off, may_head
from toolkit.match.words import EVIDENCE, FIRM, LIKELY, RESULT, Words, looks_like_result
from toolkit.model.definitions import AnswerType, Question
from toolkit.model.document import Cell, Emphasis, EmphasisKind, Line, Table
from toolkit.model.place import FOOTNOTE, PAGE_FOOT, Place
from toolkit.text.choices import has_box
from toolkit.text.fold import fold
from toolkit.text.lexicon import Match
from toolkit.text.values import is_blank

_SPACED_DOTS = re.compile(r"(?:[.…]\s){2,}[.…]")
_HEADING = re.compile(r"^\s*(?:[IVX]{1,4}\s*[.\-)/:]|Phần |PHẦN |Mục )")
_NOTE = re.compile(
    r"^[\s(*+-]*(?:(?:ghi chú|lưu ý|chú thích|chú ý|nơi nhận|kính gửi)\s*(?:[:(*]|$)|hướng dẫn\s*(?:điền|ghi|:|$))", re.IGNORECASE
)
_HINT_BELOW = re.compile(r"\n\s*(\([^()\n]{2,60}\)\s*:)")
_MAY_BE_CRITERION = "Minh chứng có dòng giống tên một tiêu chí khác."
_SAID_TWICE = "Dưới tiêu chí có hai lần ghi phần này; có thể thiếu tên một tiêu chí."
_MAY_BE_QUESTION = "Minh chứng có dòng giống một câu hỏi khác của biểu mẫu."
_LISTED = re.compile(r"\s*(\d{1,2})[.)]\s*")
_LIST_MARK = re.compile(r"\s*[-–+•*]\s+")
_BETWEEN = re.compile(r"[;,\s–-]*$")
_EXACT, _NEARLY_EXACT, _NUMBERED_LABEL, _CLOSE = 0.98, 0.97, 0.75, 0.93
_CHOSEN = (AnswerType.RATING, AnswerType.CHOICE, AnswerType.YES_NO)
_SHORTEST_SENTENCES = 50
_SENTENCE_ENDS = (".", ";", "!", "”", '"')
_HALF = "Ô bên cạnh cũng có nội dung; chưa rõ câu trả lời nằm ở ô nào."
_SENTENCE_RESULT = re.compile(r"^\s*(chưa đạt|không đạt|đạt)\s*(?:[.;,]\s*|$)", re.IGNORECASE)


def _is_bold(text: str, emphasis: Sequence[Emphasis]) -> bool:
    """Tell whether a whole line is set in bold."""
    plain = list(text)
    for mark in emphasis:
        if mark.kind is EmphasisKind.BOLD:
            plain[mark.start : mark.end] = " " * (min(mark.end, len(text)) - mark.start)
    return bool(emphasis) and not any(letter.isalnum() for letter in plain)


def _head(text: str) -> str:
    return text.split("\n")[0].partition(":")[0]


class Prose:
    """Reads lines one after another and remembers what the next one may belong to."""

    def __init__(self, words: Words, harvest: Harvest) -> None:
        """Gather into ``harvest``."""
        self._words, self._harvest = words, harvest
        self._finder = LabelFinder(words)
        self._open: Content | None = None
        self._criterion: Judged | None = None
        self._item: Listed | None = None
        self._signing = Signing(words, harvest)
        self._gap = False
        self._awaited: Question | None = None
        self._number = 0
        self._stacked = self._headed = self._bold_heads = False

    def line(self, line: Line) -> None:
        """Read one paragraph outside tables. Notes and the page's foot stand behind the signature but do not belong to it."""
        if line.place.part in (FOOTNOTE, PAGE_FOOT):
            self.finish()
            self._open, self._criterion = None, None
        self._read(f"{line.number} {line.text}" if line.number and line.number != "-" else line.text, line.place, line.emphasis)

    def line_of_table(self, cell: Cell) -> None:
        """Read a cell that stands alone and is no label by itself."""
        for text in cell.text.split("\n"):
            self._read(text, cell.place, ())

    def cell(self, cell: Cell, beside: Cell | None, *, alone: bool) -> int:
        """Read a cell that holds labels with their values. Return 1 when the cell beside it is the value of its last label.

        ``alone``: nothing else stands in its row, so that its last answer may go on in the row below.
        """
        for text in _HINT_BELOW.sub(r" \1", cell.text).split("\n"):
            self._read(text, cell.place, cell.emphasis if "\n" not in cell.text else ())
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
    def is_open(self) -> bool:
        """Whether the next line may belong to the answer before it."""
        return self._open is not None

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
        self._open = None

    def finish(self) -> None:
        """Read the signature block, if one was met."""
        self._signing.finish()

    def _read(self, text: str, place: Place, emphasis: Sequence[Emphasis]) -> None:
        text = _SPACED_DOTS.sub(lambda found: "." * len(found[0]), text)
        if not text.strip():
            self._gap = True
            if self._open is not None and self._open.text.strip():
                self._open = None
            return
        if self._signing.takes(text, place, self._labels, self._open, inside=self._open is not None or self._criterion is not None):
            if not self._signing.may_be_office:
                self._open = self._criterion = None
            return
        if (_NOTE.match(text) and not self._asks_behind(text)) or self._is_title(text):
            self._open, self._criterion = None, None
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
            self._unlabelled(text, place, emphasis)
        self._gap = False

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
            self._open.add(text[label.start : label.value_end].strip())
            self._open.doubt = _MAY_BE_QUESTION
        elif label.kind == "question":
            self._criterion = None
            self._await(label.label, label.matches[0], content)
            if (kept := cut_off(content.text)) != content.text:
                content.text, content.value, content.doubt = kept, kept, CUT_OFF
            self._harvest.asked.append(Asked(label.label, content, label.matches, "dotted" if "…" in text or "..." in text else "line"))
            self._open, self._stacked, self._headed = content if self._goes_on(label.matches[0], content.text) else None, False, False
        elif label.kind == "column":
            self._take_column(label.matches[0], content)
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
                    self._unlabelled(said, place, ())
            elif label.matches[0].target == RESULT:
                self._another_if(self._criterion.result).result = content
                self._open = None if content.text else content
            else:
                self._another_if(self._criterion.evidence).evidence = content
                self._open = content

    def _is_evidence(self, content: Content) -> bool:
        """Tell whether what is called a result ("Kết quả: 84% hồ sơ …") is none: it is no choice, and result or evidence were before."""
        criterion = self._criterion
        if criterion is None or looks_like_result(content.text) or not content.text:
            return criterion is not None and criterion.result is not None and not looks_like_result(content.text)
        return criterion.result is not None or (criterion.evidence is not None and bool(criterion.evidence.text.strip()))

    def _another_if(self, said: Content | None) -> Judged:
        """Return the criterion that a result or evidence belongs to: a nameless one where the one before has that part already."""
        criterion = self._criterion
        if criterion is None or (said is not None and said.text.strip()):
            for part in (criterion.result, criterion.evidence) if criterion is not None else ():
                if part is not None:
                    part.doubt = part.doubt or _SAID_TWICE
            criterion = self._criterion = Judged("", (), 0, method="criteria-lines")
        return criterion

    def _may_be_evidence(self, label: Labelled) -> bool:
        """Tell whether a line under the evidence of a criterion only looks like a question: that question has its answer already."""
        if self._criterion is None or self._criterion.evidence is None or self._criterion.evidence is not self._open:
            return False
        target = label.matches[0].target
        return any(one.matches[0].target == target and one.content.text.strip() for one in self._harvest.asked)

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

    # -- criteria and lists -----------------------------------------------------------------------------------------------

    def _begin_criterion(self, label: str, matches: tuple[Match, ...]) -> None:
        self._criterion = Judged(label, matches, len(self._harvest.judged) + 1, method="criteria-lines")
        self._harvest.judged.append(self._criterion)
        self._open = None

    def _take_criterion_text(self, content: Content) -> None:
        """Take the text behind a criterion: a result, evidence, or a result and then evidence."""
        criterion = self._criterion
        if criterion is None:
            return
        found = _SENTENCE_RESULT.match(content.text)
        if criterion.result is None and (found or looks_like_result(content.text)):
            rest = content.text[found.end() :].strip() if found else ""
            criterion.result = Content(found[1] if found and rest else content.text, content.place, None, content.emphasis)
            if rest:
                criterion.evidence = Content(rest, content.place)
                self._open = criterion.evidence
            return
        if criterion.evidence is None:
            criterion.evidence = content
        else:
            criterion.evidence.add(content.text)
        self._open = criterion.evidence

    def _take_column(self, match: Match, content: Content) -> None:
        first = self._words.list_question.columns[0].id if self._words.list_question else ""
        if self._item is None or match.target in self._item.cells or match.target == first:
            self._item = Listed({}, content.place, "list-lines")
            self._harvest.listed.append(self._item)
        self._item.cells[match.target] = content
        self._harvest.columns.setdefault(match.target, match)
        self._open = content

    # -- lines without a label --------------------------------------------------------------------------------------------

    def _unlabelled(self, text: str, place: Place, emphasis: Sequence[Emphasis]) -> None:
        if is_blank(text, self._words.hints):
            return
        awaited, self._awaited = self._awaited, None
        if self._open is not None and (self._counts_on(text) or self._chooses_on(text)):
            self._open.add(content_of(text, 0, len(text), place, emphasis, more=False).text)
            return
        if awaited is not None and self._open is not None and self._open.place == place:  # the same cell holds both
            self._open.add(content_of(text, 0, len(text), place, emphasis, more=False).text)
            self._awaited = awaited
            return
        if awaited is not None and self._open is not None and answers(text, awaited, self._words.plan):
            start = mark.end() if (mark := _LIST_MARK.match(text)) else 0
            self._open.add(content_of(text, start, len(text), place, emphasis, more=False).text)
            self._open.doubt = MAY_GO_ON if begins_label(text) else ""
            self._open = None
            return
        matches = self._words.criterion(text)
        if matches and matches[0].score >= 0.75 and (self._words.score(text) < matches[0].score):
            if self._open is not None and self._stacked and not self._open.text.strip() and matches[0].score < _EXACT:
                self._open.add(content_of(text, 0, len(text), place, emphasis, more=False).text)
            elif self._open is not None and self._only_speaks_of(text, matches[0]):
                self._open.add(content_of(text, 0, len(text), place, emphasis, more=False).text)
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
        if _HEADING.match(text) or self._is_head(text) or announces(text, self._words):
            self._open = None
            return
        if self._open is not None and self._criterion is None and self._may_be_label(text):
            sentences = len(text) >= _SHORTEST_SENTENCES and text.rstrip().endswith(_SENTENCE_ENDS)
            if not (sentences and text.count(":") > 1 and not self._open.text.strip()):
                self._open.doubt = self._open.doubt or MAY_GO_ON
            if sentences:
                self._open.add(content.text)
            else:
                self._open = None
        elif self._open is not None:
            if self._headed or (self._criterion is None and self._numbers_on(text)):
                self._open.doubt = self._open.doubt or MAY_GO_ON
            self._headed = self._stacked and (self._gap or bool(self._open.text.strip())) and may_head(text)
            self._open.add(content.text)
        elif self._criterion is not None and not self._gap:
            self._take_criterion_text(content)

    def _only_speaks_of(self, text: str, match: Match) -> bool:
        """Tell whether a line under the evidence of one criterion only uses words of another: not closely, and without its number."""
        if self._criterion is None or self._criterion.evidence is None or self._criterion.evidence is not self._open:
            return False
        found = _LISTED.match(text)
        numbered = self._words.criterion_number(text) or (self._words.criterion_at(int(found[1])) if found else None)
        return match.score < _CLOSE and numbered != match.target

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

    @staticmethod
    def _is_head(text: str) -> bool:
        return text.isupper() and len(fold(text).split()) >= 2
