"""Gather answers from running text: "Label: value" lines, dotted blanks, answers under headings, criteria one after another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.match.lines.another_below import is_hint_line
from toolkit.match.lines.bracketed import BRACKETED, ENDS, HABIT, Bracket, opened
from toolkit.match.lines.counted import counts_in
from toolkit.match.lines.dots import with_full_stops
from toolkit.match.lines.endings import SENTENCE_ENDS
from toolkit.match.lines.judged_in_words import tells_evidence
from toolkit.match.lines.labelling import Labelling
from toolkit.match.lines.labels import Labelled, content_of
from toolkit.match.lines.notes import NOTE, Notes
from toolkit.match.lines.one_space import ONE_SPACE, before_space, is_sure
from toolkit.match.lines.own_cell import HALF, weigh
from toolkit.match.lines.several_criteria import SeveralCriteria
from toolkit.match.lines.signature import begins_signature, head_of, tabbed
from toolkit.match.lines.signing import Signing
from toolkit.match.lines.spelled_out import spelled_out
from toolkit.match.lines.spilled import Spilled
from toolkit.match.lines.told_again import tells_again
from toolkit.match.pieces import Content, Harvest, lines_of, moved, says
from toolkit.match.signers import signs_as_author
from toolkit.match.unknown import GAP, MAY_GO_ON, may_head
from toolkit.match.words import FIRM, LIKELY, RESULT, VERBATIM, Words, chooses_plainly, looks_like_result
from toolkit.model.document import Cell, Emphasis, Line, Table
from toolkit.model.place import FOOTNOTE, PAGE_FOOT, Place
from toolkit.text.fold import fold
from toolkit.text.headings import is_party_title
from toolkit.text.lexicon import NEARLY_EXACT

_FEWEST_LINES = 3
_ON_FILLING = re.compile(r"\b(?:ghi|điền|bắt buộc|mẫu|(?<!tiêu )biểu|phiếu|cột|đánh dấu|ô trống|gửi về)\b")
"""What a note says that the form itself prints; a writer's own note speaks of other things."""
_HINT_BELOW = re.compile(r"\n\s*(\([^()\n]{2,60}\)\s*:)")
_ONLY_ASIDE = re.compile(r"\s*\([^()\n\d]{6,60}\)\s*")
_MAY_HEAD = "Dòng cuối của câu trả lời có thể là tiêu đề của bảng ngay dưới."
_TABLE = "Dưới câu trả lời có một bảng mà máy không đọc vào câu trả lời."
_LONGEST_HEAD = 40
_LABEL_ABOVE = re.compile(r"[^\n:?]{3,80}[:?]\s{0,9}\n\s{0,9}\S")
_SECTION = re.compile(r"\s*(?:[IVX]{1,4}|[A-EĐ])\s?[.)/-]\s+\S[^\n]{0,60}$")
"""The heading of a part of the form: "II. Danh sách", "B. Chi tiết"."""


def _head(text: str) -> str:
    return text.split("\n")[0].partition(":")[0]


class Prose(Labelling):
    """Reads lines one after another and remembers what the next one may belong to."""

    def __init__(self, words: Words, harvest: Harvest) -> None:
        """Gather into ``harvest``."""
        super().__init__(words, harvest)
        self._brackets = 0
        self._signing, self._notes = Signing(words, harvest), Notes(harvest)
        self._spilled, self._several = Spilled(words), SeveralCriteria(words, harvest)

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
        block = "\n" in text and (begins_signature(head_of(text)) or self._asks_on_lines(text))
        for part, marks in lines_of(text, emphasis) if block else ((text, emphasis),):
            self._read(part, line.place, marks)

    def _asks_on_lines(self, text: str) -> bool:
        """Tell whether a paragraph with line breaks asks one question on each of several lines, as paragraphs would."""
        heads = [head for head, colon, _ in (line.partition(":") for line in text.split("\n")) if colon and len(head) <= _LONGEST_HEAD]
        return len(heads) >= _FEWEST_LINES and sum(self._words.score(head) >= LIKELY for head in heads) >= _FEWEST_LINES

    def line_of_table(self, cell: Cell, *, alone: bool) -> None:
        """Read a cell that is no label by itself.

        With others in its row it is none of the evidence above the table, and of that in another row only for a person's eye.
        """
        evidence = self._criterion.evidence if self._criterion is not None and not alone else None
        if evidence is not None and evidence.place.row is None:
            self._criterion = None
        said = evidence.text if evidence is not None else ""
        for text, marks in lines_of(cell.text, cell.emphasis):
            self._read(text, cell.place, marks)
        if evidence is not None and evidence.text != said and evidence.place.row != cell.place.row:
            evidence.doubt = evidence.doubt or MAY_GO_ON

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
            if not beside_labels and not is_party_title(beside.text):
                self._open.text, self._open.value, self._open.place = beside.text, beside.value, beside.place
                self._open.emphasis = beside.emphasis
                taken = 1
        elif beside is not None and beside.text.strip() and self._words.score(_head(beside.text)) < LIKELY:
            if self._open is not None and _LABEL_ABOVE.match(cell.text) and _LABEL_ABOVE.match(beside.text):
                pass  # each of both cells holds a label of its own above its answer
            elif self._open is not None and not self._is_result_of_open(beside):
                self._open.doubt = HALF
            elif len(self._harvest.asked) > before and ":" not in beside.text:
                taken = int(weigh(self._harvest.asked[-1], beside, self._words))
        if not alone:
            self._open = None
        return taken

    def _is_result_of_open(self, beside: Cell) -> bool:
        """Tell whether a cell is the result of the criterion whose evidence the cell before it holds: it is no more of that."""
        criterion = self._criterion
        return criterion is not None and self._open is criterion.evidence and looks_like_result(beside.text)

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
        if self._open is not None:
            before, _, last = self._open.text.rpartition("\n")
            heads = before.rstrip().endswith(SENTENCE_ENDS) and may_head(last) if before else _SECTION.match(last) is not None
            self._open.doubt = self._open.doubt or (_MAY_HEAD if heads else "")
        self._signing.rest()
        self._endings.end()
        self._notes.end()
        self._open = None

    def _end_by(self, doubt: str) -> None:
        """End criterion and answer at a line that may yet be the answer's."""
        if says(self._open) and self._open is not None:
            self._open.doubt = self._open.doubt or doubt
        self._open = self._criterion = None

    def end_criterion(self) -> None:
        """End the criterion that was begun, and the answer: a question of the form or another criterion stands below it."""
        self._open = self._criterion = None

    def finish(self) -> None:
        """Read the signature block, if one was met."""
        self._give_back()
        self._endings.end()
        self._several.finish()
        self._signing.finish()

    def _read(self, text: str, place: Place, emphasis: Sequence[Emphasis]) -> None:
        text = with_full_stops(tabbed(text if text.lstrip()[:1] != ":" else text.replace(":", " ", 1)))  # the label's colon
        within = self._open is not None and self._open.place == place and place.row is not None
        if not text.strip():
            self._gap = self._gap or not within
            return
        if is_hint_line(text) and (self._open is not None or self._criterion is not None):
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
        if self._several.takes(text, place):
            self._end_by(MAY_GO_ON)
            return
        parted = ":" not in text
        self._evidence_below = self._evidence_below or tells_evidence(text)
        text = spelled_out(text, self._words)
        parted = parted and ":" in text  # by a sign, a dash or a gap: the next line may be parted by less
        bracket = opened(text, self._words) if place.row is None and text.endswith(ENDS) else None
        text = bracket.text if bracket is not None else text
        if self._takes_result(text, place, emphasis):
            return
        grouped = self._in_group(text, emphasis)
        if grouped is None:
            return
        text, emphasis = self._spilled.take(*grouped, place, self._labels)
        labels = list(self._labels(text))
        if labels and not self._tells_again(labels, text, place, emphasis):
            self._parted = parted
            for position, label in enumerate(labels):
                label.value_end = labels[position + 1].start if position + 1 < len(labels) else len(text)
            for label in labels:
                self._take(label, text, place, emphasis, more=label is not labels[-1], first=label is labels[0])
            if bracket is not None:
                self._closed(bracket)
            if labels[-1].kind == "question" and self._harvest.asked and self._harvest.asked[-1].label == labels[-1].label:
                self._spilled.remember(self._harvest.asked[-1], text)
        elif not labels and (counted := counts_in(text, place, self._words)):
            self._harvest.asked.extend(counted)
            self._open = self._criterion = None
        elif not labels and not self._takes_before_space(text, place, emphasis):
            self._read_unlabelled(text, place, emphasis, within=within)
        self._gap = False
        if self._endings.waits_under(self._open):
            self._endings.end()

    def _takes_result(self, text: str, place: Place, emphasis: Sequence[Emphasis]) -> bool:
        """Take the result of the criterion that was begun, if a line is nothing else; tell whether it is."""
        head, colon, tail = text.partition(":" if ":" in text else "?")
        chosen = bool(colon) and len(head) <= _LONGEST_HEAD and chooses_plainly(tail) and not chooses_plainly(head.strip())
        chosen = chosen and not self._names_another(head)
        if chosen and self._criterion is not None and self._criterion.result is not None:
            self._begins_next()
        if self._criterion is not None and self._criterion.result is None and (chosen or looks_like_result(text)):
            start = len(head) + 1 if chosen or (colon and self._words.aspect(head) == RESULT) else 0
            self._criterion.result = content_of(text, start, len(text), place, emphasis, more=False)
            if self._open is self._criterion.evidence and says(self._open):
                self._open = None  # the evidence stood above its result
            return True
        return False

    def _names_another(self, head: str) -> bool:
        """Tell whether what stands before a result is the name of another criterion than the one that was begun."""
        mine = self._criterion.matches if self._criterion is not None and self._words.aspect(head) is None else ()
        if mine and (number := self._words.criterion_number(head)) is not None:
            return number != mine[0].target
        found = self._words.criterion(head) if mine else ()
        return bool(found) and found[0].score >= VERBATIM and found[0].target != mine[0].target

    def _tells_again(self, labels: Sequence[Labelled], text: str, place: Place, emphasis: Sequence[Emphasis]) -> bool:
        """Let a line that tells of what was counted above go on with the answer, for a person's eye; tell whether it is one."""
        above = self._question_of_open() if not self._gap and self._criterion is None and self._item is None else None
        if self._open is None or not tells_again(labels, text, above, self._harvest.asked, self._words):
            return False
        self._open.doubt = self._open.doubt or MAY_GO_ON
        self._endings.go_on(self._open)
        self._open.join(content_of(text, 0, len(text), place, emphasis, more=False))
        return True

    def _closed(self, bracket: Bracket) -> None:
        """Weigh an answer in brackets by what its line tells and by how many before it told more."""
        self._brackets += bracket.is_sure
        if not bracket.is_sure and self._brackets < HABIT and self._open is not None:
            self._open.doubt = self._open.doubt or BRACKETED

    def _takes_before_space(self, text: str, place: Place, emphasis: Sequence[Emphasis]) -> bool:
        """Take a line that begins with a label not met before and goes on with its answer; unless its type tells, a person must look.

        Where labels have colons, words without one are a sentence's ("Hỗ trợ 91 cơ sở …").
        """
        label = before_space(text, self._words) if self._criterion is None and self._item is None else None
        if label is None or any(one.matches and one.matches[0].target == label.matches[0].target for one in self._harvest.asked):
            return False
        sure = is_sure(label, text, self._words)
        if not sure and self._open is not None and (self._colons or self._open.text.strip()):
            self._open.doubt = self._open.doubt or MAY_GO_ON  # "Nguyên nhân do thiếu vốn" below another answer
        if not sure and self._colons:
            return False
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
        if judged and not self.grouped.is_open and not self.grouped.goes_on(text):
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
        """Tell whether a line belongs to the form's title; below the first question it must not be one itself.

        Above all questions a line may be the title in other words, though it is like a question as well.
        """
        if self._words.in_title(text):
            return not self._harvest.asked or self._words.score(text) < FIRM
        return not self._harvest.asked and self._words.titles_form(text)
