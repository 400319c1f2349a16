"""What a label in running text does: the answer, criterion, part or list item that it begins, and where the one before it ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from toolkit.match.lines.grouped import Grouped
from toolkit.match.lines.labels import LabelFinder, Labelled, content_of
from toolkit.match.lines.unlabelled import Unlabelled
from toolkit.match.pieces import Asked, Content, Harvest, Judged, says
from toolkit.match.unknown import CUT_OFF, cut_off
from toolkit.match.words import RESULT, Words, looks_like_result
from toolkit.model.definitions import AnswerType
from toolkit.model.document import Emphasis
from toolkit.model.place import Place
from toolkit.text.choices import begins_rating, has_box
from toolkit.text.fold import fold
from toolkit.text.lexicon import NEARLY_EXACT, Match
from toolkit.text.shapes import label_core
from toolkit.text.values import without_trailing_fill

_MAY_BE_QUESTION = "Minh chứng có dòng giống một câu hỏi khác của biểu mẫu."
_MAY_BE_NAME = "Sau số hoặc vài chữ của tiêu chí chưa chắc là minh chứng."
_BETWEEN = re.compile(r"[;,\s–-]*$")
_CHOSEN = (AnswerType.RATING, AnswerType.CHOICE, AnswerType.YES_NO)
_MAY_RUN_ON = "Trong câu trả lời có chữ giống một câu hỏi khác; chưa rõ câu trả lời dừng ở đâu."
_TWO_AT_ONCE = "Nhãn hỏi hai điều cùng lúc; chưa rõ phần nào của câu trả lời là của câu hỏi này."
_LEADS_ON = re.compile(r"\b(?:hoàn thành|đạt(?: được)?|như sau|cụ thể|gồm|là|trong đó|được|có)\s*:\s*$", re.IGNORECASE)
_YES_OR_NO = ("có", "không")
_CHOICE_TAKEN = "Trên cùng dòng còn một lựa chọn nữa; chưa rõ chỗ nào được đánh dấu."
_MARK_FIRST = re.compile(r"\s*(?:[xXvV✓✔]|…+|[._]{2,})?\s*[;,]\s*[^\W\d_]")
_OPTIONS = ("tập thể", "cá nhân", *_YES_OR_NO)
_LONG, _FEW_WORDS = 6, 4


class Labelling(Unlabelled):
    """Reads lines with labels, each label by its kind."""

    def __init__(self, words: Words, harvest: Harvest) -> None:
        """Gather into ``harvest``."""
        super().__init__(words, harvest)
        self._finder, self.grouped = LabelFinder(words), Grouped(words, harvest)
        self._colons = self._evidence_below = False

    def _labels(self, text: str) -> Iterator[Labelled]:
        return self._finder.labels(text, in_criterion=self._criterion is not None, in_item=self._item is not None)

    def _take(self, label: Labelled, text: str, place: Place, emphasis: Sequence[Emphasis], *, more: bool, first: bool) -> None:
        content = content_of(text, label.value_start, label.value_end, place, emphasis, more=more)
        self._awaited = None
        self._colons = self._colons or (not self._parted and ":" in text[label.start : label.value_start])
        if self._counted and self._criterion is None and label.kind == "aspect" and label.matches[0].target == RESULT:
            self._begin_counted()
        self._counted = ""
        if label.kind == "question" and self._open is not None and self._may_be_evidence(label):
            self._open.join(Content(text, place, None, tuple(emphasis)).part(label.start, label.value_end))
            self._open.doubt = _MAY_BE_QUESTION
        elif label.kind == "question":
            self._take_question(label, content, text, first=first)
        elif label.kind == "column" and not first and self._open is not None and self._asks_text_above_items():
            self._run_on(self._open, text, label)
            self._open.doubt = self._open.doubt or _MAY_RUN_ON
        elif label.kind == "column" and (self._item is not None or self._begins_item(label.matches[0])):
            self._take_column(label.matches[0], content)
        elif label.kind == "column":
            self._open = None  # a label that only resembles a column of the list, and no item was begun
        elif label.kind == "criterion" and self._names_itself(label):
            self._read_unlabelled(text[: label.value_end], place, emphasis)
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

    def _take_question(self, label: Labelled, content: Content, text: str, *, first: bool) -> None:
        """Take a question with its answer; the answer before it ends here, for a person's eye where that is not sure."""
        if self.grouped.is_open:
            self._leave_name_of_group()
            content.doubt = self.grouped.doubt
        self._criterion = None
        self._await(label.label, label.matches[0], content)
        if self._open is not None and self._may_run_on(label):
            self._open.doubt = _MAY_RUN_ON
        if self._open is not None and _LEADS_ON.search(self._open.text):
            self._open.doubt = content.doubt = self._open.doubt or _MAY_RUN_ON  # "Chi bộ đã hoàn thành:" leads on to what follows
        if first and label.start and self._words.spells(text[: label.start].rstrip(" ,;/–-")):
            content.doubt = content.doubt or _TWO_AT_ONCE
        if any(map(str.isalpha, text[: label.start])) and self._took_a_choice(label):
            self._harvest.asked[-1].content.doubt = _CHOICE_TAKEN
        question = self._words.asked(label.matches[0].target)
        if question and question.type in _CHOSEN and _MARK_FIRST.match(content.text) and label.label.casefold().endswith(_OPTIONS):
            content.doubt = _CHOICE_TAKEN  # "Loại Tập thể: x; Cá nhân: …": the first option went into the label
        if not (question and question.type in _CHOSEN) and (kept := cut_off(content.text)) != content.text:  # "Có:    Không: x"
            content.text, content.value, content.doubt = kept, kept, CUT_OFF
        self._dotted = "…" in text or "..." in text
        self._harvest.asked.append(Asked(label.label, content, label.matches, "dotted" if self._dotted else "line"))
        self._open, self._stacked, self._headed = content if self._goes_on(label.matches[0], content.text) else None, False, False

    def _take_criterion(self, label: Labelled, content: Content) -> None:
        """Begin a criterion, with what is said of it on the same line."""
        self._evidence_below = (self._evidence_below or self._waits_for_evidence()) and self._lacks_evidence(label.matches[0].target)
        self._begin_criterion(label.label, label.matches)
        if content.text:
            unsure = not self._evidence_below and (self._words.only_numbers(label.label) or self._says_little(label))
            content.doubt = _MAY_BE_NAME if unsure and not looks_like_result(content.text) else ""
            self._take_criterion_text(content)

    def _waits_for_evidence(self) -> bool:
        """Tell whether the line above only names the evidence: "B. Minh chứng", below which the criteria may stand once more."""
        criterion = self._criterion
        return criterion is not None and self._open is not None and self._open is criterion.evidence and not self._open.text.strip()

    def _lacks_evidence(self, target: str) -> bool:
        """Tell whether a criterion was met with its result and without its evidence."""
        before = [one for one in self._harvest.judged if one.matches and one.matches[0].target == target]
        return bool(before) and all(says(one.result) and not says(one.evidence) for one in before)

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

    def _names_itself(self, label: Labelled) -> bool:
        """Tell whether a label below the evidence of a criterion only uses that one's own words ("Đảng, công đoàn, cơ quan: …")."""
        criterion = self._criterion
        if criterion is None or criterion.evidence is None or criterion.evidence is not self._open:
            return False
        mine = criterion.matches[0].target if criterion.matches else ""
        return label.matches[0].target == mine and label.matches[0].score < NEARLY_EXACT and not self._words.criterion_number(label.label)

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
        """Tell whether the answer may go on in the lines below.

        So does a text, groups one below another, boxes of which none is ticked yet, and the first words of a rating.
        """
        question = self._words.asked(match.target)
        if question is None:
            return False
        if question.type is AnswerType.RATING and begins_rating(text):
            return True
        return question.type in (AnswerType.TEXT, AnswerType.GROUPS) or not text or (question.type in _CHOSEN and has_box(text))
