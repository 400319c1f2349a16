"""Lines of running text that bear no label: answers below their label, names of criteria, headings, and what goes on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.match.awaited import answers, of_some_type
from toolkit.match.expected import asks_for_person, asks_for_phrase, begins_anew
from toolkit.match.lines.another_below import adds_a_label, adds_no_group, may_be_aside
from toolkit.match.lines.endings import SENTENCE_ENDS, Endings, goes_on_below_gap
from toolkit.match.lines.labels import content_of
from toolkit.match.lines.signature import signs
from toolkit.match.lines.spoken import LISTED, Spoken
from toolkit.match.only_answers import only_answers
from toolkit.match.pieces import Asked, Content, Harvest, says
from toolkit.match.signers import is_place_and_date
from toolkit.match.struck import is_bold
from toolkit.match.unknown import MAY_GO_ON, begins_label, closes_letter, is_filled_blank, may_head, names_part, vouches
from toolkit.match.words import EVIDENCE, FIRM, LIKELY, RESULT, VERBATIM, Words, looks_like_result
from toolkit.model.definitions import AnswerType, Question
from toolkit.model.document import Emphasis
from toolkit.model.place import Place
from toolkit.text.choices import begins_with_box, count_boxes, has_box
from toolkit.text.fold import bare
from toolkit.text.lexicon import NEARLY_EXACT, Match
from toolkit.text.names import is_persons_name
from toolkit.text.values import is_blank

_MAY_BE_CRITERION = "Minh chứng có dòng giống tên một tiêu chí khác."
_LIST_MARK = re.compile(r"\s*[-–+•*]\s+")
_MARKED_LABEL = re.compile(r"\s*(?:\d{1,2}|[a-zđ])\s?[.)/]\s+(?=[^\W\d_])")
"""The mark of the next numbered or lettered label, "e) ", before its words."""
_POINTS = re.compile(r"\b(?:tương tự|như|giống|xem)\b", re.IGNORECASE)
_NUMBERED_LABEL = 0.75
_SHORTEST_SENTENCES = 50


class Unlabelled(Spoken):
    """Knows what a line without a label belongs to, by what was begun above it."""

    def __init__(self, words: Words, harvest: Harvest) -> None:
        """Gather into ``harvest``."""
        super().__init__(words, harvest)
        self._endings = Endings(words)
        self._gap = False
        self._awaited: Question | None = None
        self._number, self._mark = 0, ""
        self._bold_criteria = self._stacked = self._headed = self._bold_heads = self._capital_heads = self._dotted = self._parted = False

    def _await(self, label: str, match: Match, content: Content) -> None:
        """Remember what an empty label waits for, and the number of a numbered one."""
        self._awaited = None if content.text.strip() else self._words.asked(match.target)
        found, marked = LISTED.match(label), _LIST_MARK.match(label)
        self._number = int(found[1]) if found else self._number
        self._mark = marked[0].strip() if marked else ""

    def _read_unlabelled(self, text: str, place: Place, emphasis: Sequence[Emphasis], *, within: bool = False) -> None:
        """Take a line for what it may be, the surest first; ``within`` says that it stands in the same cell as the line before."""
        if is_blank(text, self._words.hints):
            return
        awaited, self._awaited = self._awaited, None
        self._counted = text if self._criterion is None else ""
        if self._ends_all(text, awaited, within=within):
            self._open = None
            return
        if self._open is not None and (self._counts_on(text) or self._chooses_on(text)):
            self._open.join(content_of(text, 0, len(text), place, emphasis, more=False))
            return
        if awaited is not None and self._open is not None and self._open.place == place and not self._asks_next(text):  # one cell for both
            self._open.join(content_of(text, 0, len(text), place, emphasis, more=False))
            self._awaited = awaited
            return
        if awaited is not None and self._open is not None and answers(text, awaited, self._words.plan):
            start = mark.end() if (mark := _LIST_MARK.match(text)) else 0
            answer = content_of(text, start, len(text), place, emphasis, more=False)
            self._open.join(answer)
            self._open.doubt = MAY_GO_ON if begins_label(text) and not only_answers(text.rpartition(":")[0].strip()) else ""
            self._open = None
            return
        matches = () if is_filled_blank(text) else self._words.criterion(text)
        if (
            matches
            and (matches[0].score >= 0.75 or self._counts_criterion(text, matches[0]))
            and self._words.score(text) < matches[0].score
            and not of_some_type(text, self._words)
            and not self._tells_of_it(text, matches[0])
        ):
            if self._open is not None and self._awaits_words(text, matches[0]):
                self._open.join(content_of(text, 0, len(text), place, emphasis, more=False))
                self._open.doubt = "" if self._stacked or self._words.honours.fill(text) else MAY_GO_ON
            elif self._open is not None and self._only_speaks_of(text, matches[0]):
                self._open.join(content_of(text, 0, len(text), place, emphasis, more=False))
                self._open.doubt = self._open.doubt or _MAY_BE_CRITERION
            else:
                self._bold_criteria = is_bold(text, emphasis)
                self._begin_criterion(text, matches)
            return
        content = content_of(text, 0, len(text), place, emphasis, more=False)
        bold = is_bold(text, emphasis)
        if self._is_label_line(text, bold=bold):
            self._take_label_line(text, place, emphasis, bold=bold)
            return
        if self._takes_part(text, content):
            return
        if bold and may_head(text) and (self._bold_heads if self._criterion is None else self._is_set_as_criteria()):
            self._open = self._criterion = None  # set as the names of the questions or criteria are, and none of them
            return
        if not within and self._is_heading(text, emphasis):
            return
        self._go_on_with(text, content, emphasis, within=within)

    def _takes_part(self, text: str, content: Content) -> bool:
        """Take the name of a criterion's result or evidence, or the choice beside the name of its result; tell whether it is one."""
        if self._criterion is None:
            return False
        marked = has_box(text) or any(mark.end - mark.start < len(text.strip()) for mark in content.emphasis)
        if marked and self._waits_for_choice() and looks_like_result(text):
            self._criterion.result = self._open = content  # "Đạt/Chưa đạt" without boxes or a choice set off heads a result
            return True
        aspect = self._words.aspect(text)
        if aspect not in (RESULT, EVIDENCE):
            return False
        answer = Content("", content.place)
        if aspect == EVIDENCE and _POINTS.search(text):
            answer = content  # "Minh chứng tương tự tiêu chí 1"
            answer.doubt = MAY_GO_ON
        if aspect == RESULT:
            self._another_if(self._criterion.result).result = answer
        else:
            self._another_if(self._criterion.evidence).evidence = answer
        self._open = answer
        return True

    def _take_label_line(self, text: str, place: Place, emphasis: Sequence[Emphasis], *, bold: bool) -> None:
        """Take a line that is a label. Boxes on it are its answer, though their words make the label better known than it is alone."""
        found = self._words.question(text)
        head, _, tail = text.partition(":")
        if begins_with_box(tail):
            self._harvest.asked.append(Asked(head, content_of(text, len(head) + 1, len(text), place, emphasis, more=False), found, "line"))
            self._open = self._criterion = None
            return
        answer = Content("", place)
        self._endings.asks(text)
        self._bold_heads = bold
        self._capital_heads = text.isupper()
        self._harvest.asked.append(Asked(text, answer, found, "label-line"))
        self._open, self._criterion, self._stacked, self._headed = answer, None, True, False
        self._await(text, found[0], answer)

    def _go_on_with(self, text: str, content: Content, emphasis: Sequence[Emphasis], *, within: bool) -> None:
        """Take a line that is no label and no heading: the answer or the evidence above goes on with it, as far as it may."""
        if self._item is None and self._asks_another(text):
            self._open = None
            return
        if self._open is not None and self._criterion is not None and is_filled_blank(text):
            self._open = self._criterion = None  # a blank of the form with a label that nobody knows
        elif self._open is not None and self._criterion is None and self._may_be_label(text):
            sentences = len(text) >= _SHORTEST_SENTENCES and text.rstrip().endswith(SENTENCE_ENDS) and not self._is_whole(text)
            if not (sentences and text.count(":") > 1 and not self._open.text.strip()) and not self._is_done(text):
                self._open.doubt = self._open.doubt or MAY_GO_ON
            if sentences:
                self._endings.go_on(self._open)
                self._open.join(content)
            else:
                self._open = None
                if self._item is not None:
                    label = text.partition(":" if ":" in text else "?")[0]
                    said = content_of(text, len(label) + 1, len(text), content.place, emphasis, more=False)
                    self._harvest.unknown_in_items.append((self._item, label, said))
        elif self._open is not None and self._gap and self._open.text.strip() and not within and not self._goes_on_below_gap(text):
            self._open = None
        elif self._open is not None:
            self._endings.go_on(self._open)
            alone = not self._adds_honours(text) and (
                self._headed
                or self._parted
                or self._says_enough(text)
                or may_be_aside(self._open.text, text)
                or adds_no_group(self._open.text, text, self._question_of_open(), self._words)
            )
            if alone or (self._numbers_on(text) if self._criterion is None else adds_a_label(text)):
                self._open.doubt = self._open.doubt or MAY_GO_ON
            stacked = self._stacked or self._is_marked_as_labels(text)
            self._headed = stacked and (self._gap or bool(self._open.text.strip())) and may_head(text)
            self._open.join(content)
        elif self._criterion is not None and not self._gap:
            self._take_criterion_text(content)

    def _asks_another(self, text: str) -> bool:
        """Tell whether a line is the next numbered or lettered label, which nobody knows, below an answer that is whole."""
        mark = _MARKED_LABEL.match(text)
        if mark is None or not (begins_label(text) or text.rstrip().endswith((":", "?"))):
            return False
        return self._criterion is None and self._is_whole(text[mark.end() :])

    def _is_set_as_criteria(self) -> bool:
        """Tell whether a bold line below evidence that is not bold stands as the names of the criteria do."""
        said = self._open if self._criterion is not None and self._open is self._criterion.evidence else None
        return self._bold_criteria and said is not None and says(said) and not is_bold(said.text, said.emphasis)

    def _is_whole(self, text: str) -> bool:
        """Tell whether the answer above is all that its question asks for, so that "Label: sentences." below it is another question's."""
        said, question = self._open.text.strip() if self._open is not None else "", self._question_of_open()
        if question is None or not begins_anew(LISTED.sub("", _LIST_MARK.sub("", text), count=1)):
            return False
        return is_persons_name(said) if asks_for_person(question) else answers(said, question, self._words.plan)

    def _ends_all(self, text: str, awaited: Question | None, *, within: bool) -> bool:
        """Tell whether a line is place and date, or vouches for the form below an answer: no answer goes on with it."""
        if is_place_and_date(text):
            return awaited is None or awaited.type is not AnswerType.DATE
        waits = self._open is not None and not self._open.text.strip()
        return not within and (closes_letter(text) or (not waits and vouches(text)))

    def _says_enough(self, text: str) -> bool:
        """Tell whether the answer above is a phrase and has its line, so that another sentence below may be none of it."""
        if self._open is None or not self._open.text.strip() or not begins_anew(text):
            return False
        question = self._question_of_open()
        return question is not None and asks_for_phrase(question)

    def _question_of_open(self) -> Question | None:
        """Return the question, or the column of the item, that the answer above is of."""
        asked = self._harvest.asked[-1] if self._harvest.asked else None
        if asked is not None and asked.content is self._open:
            return self._words.asked(asked.matches[0].target)
        columns = self._words.list_question.columns if self._words.list_question and self._item is not None else ()
        cells = self._item.cells if self._item is not None else {}
        return next((column for column in columns if cells.get(column.id) is self._open), None)

    def _is_done(self, text: str) -> bool:
        """Tell whether "Label: value" below a whole answer is another question's: no second name below a name, no group below a group."""
        label, colon, value = text.partition(":")
        if not colon or not self._is_whole(text):
            return False
        question = self._question_of_open()
        if question is not None and question.type is AnswerType.GROUPS:
            return "nhom" not in bare(label) and not any(map(str.isdigit, label.lstrip("0123456789.)/ ")))
        return not (is_persons_name(label) or is_persons_name(value.strip(" .…\t")))

    def _adds_honours(self, text: str) -> bool:
        """Tell whether a line names honours and nothing else, below a label or below others: it is no label itself."""
        said = self._open.text.strip() if self._open is not None else ""
        return self._words.honours.fill(text) and (not said or self._words.honours.fill(said))

    def _is_marked_as_labels(self, text: str) -> bool:
        """Tell whether a line bears the mark of the label above, and the answer between does not: it may be the next label."""
        marked = _LIST_MARK.match(text)
        answer = self._open.text.strip() if self._open is not None else ""
        return marked is not None and marked[0].strip() == self._mark and bool(answer) and _LIST_MARK.match(answer) is None

    def _awaits_words(self, text: str, match: Match) -> bool:
        """Tell whether a blank answer awaits a line that uses words of a criterion: below its own label, and no next number."""
        if self._open is None or self._open.text.strip() or match.score >= NEARLY_EXACT or self._counts_criterion(text, match):
            return False
        right_below = not self._dotted and not self._gap and len(text) < _SHORTEST_SENTENCES and self._words.criterion_number(text) is None
        return self._stacked or (right_below and not LISTED.match(text))

    def _is_label_line(self, text: str, *, bold: bool) -> bool:
        """Tell whether a line is nothing but a label: in its very words, or nearly so where it is bold or follows the label before."""
        score = self._words.score(text)
        if score < VERBATIM and (names_part(text) or self._says_more(text)):
            return False
        if text.rstrip().endswith("?") and score >= LIKELY:
            return True  # "Khi nào xong?" asks, and no answer stands on its line
        if bold and score >= (_NUMBERED_LABEL if self._bold_heads else FIRM) and not text.isupper():
            return True
        if score >= FIRM and self._endings.counts_on and self._words.holds_text(self._words.question(text)[0].target):
            return True  # "V. P. HƯỚNG, NHIỆM VỤ KỲ TỚI"
        found = LISTED.match(text)
        if score >= VERBATIM and found is None:
            return bool(self._harvest.asked) or not text.isupper() or not self._may_be_organ(text)
        in_order = found is not None and int(found[1]) in (1, self._number + 1)
        return score >= (_NUMBERED_LABEL if in_order else VERBATIM)

    def _asks_next(self, text: str) -> bool:
        """Tell whether a line below an answer is the label with the next number: "2. Kỳ báo cáo" below "1. Chi bộ" and its answer."""
        found = LISTED.match(text)
        return found is not None and int(found[1]) == self._number + 1 and self._is_label_line(text, bold=False)

    def _says_more(self, text: str) -> bool:
        """Tell whether an answer stands behind the colon of a line, so that it is no label alone."""
        said = text.partition(":")[2]
        return not is_blank(said, self._words.hints) and not begins_with_box(said)

    def _may_be_organ(self, text: str) -> bool:
        """Tell whether a label in capitals may be a line of the paper's head ("CHI BỘ") or of its signature."""
        question = self._words.asked(self._words.question(text)[0].target)
        return question is None or question.type is AnswerType.UNIT or signs(text) is not None

    def _may_be_label(self, text: str) -> bool:
        """Tell whether a line below an answer may begin another one that is not recognised."""
        return begins_label(text) or self._words.score(text) >= (_NUMBERED_LABEL if LISTED.match(text) else FIRM)

    def _chooses_on(self, text: str) -> bool:
        """Tell whether a line is one more choice with its box below others."""
        head, colon, tail = text.partition(":")
        another = bool(colon) and not has_box(head) and count_boxes(tail) > 1  # a question with its own choices
        return self._open is not None and self._criterion is None and has_box(text) and has_box(self._open.text) and not another

    def _waits_for_choice(self) -> bool:
        """Tell whether the line above named the result of a criterion, and nothing was said of it yet."""
        return (
            self._criterion is not None and self._open is not None and self._open is self._criterion.result and not self._open.text.strip()
        )

    def _counts_on(self, text: str) -> bool:
        """Tell whether a line goes on with the numbered list of the answer above ("1. … 2. …"), and is not the next numbered label."""
        found = LISTED.match(text)
        number = int(found[1]) if found else 0
        if self._open is None or not number or number == self._number + 1:
            return False
        before = [int(listed[1]) for line in self._open.text.split("\n") if (listed := LISTED.match(line))]
        return bool(before) and before[0] == 1 and before[-1] == number - 1

    def _numbers_on(self, text: str) -> bool:
        """Tell whether a line bears the number that follows the last label's, so that it may be the next label."""
        found = LISTED.match(text)
        if found is None or not 1 < int(found[1]) == self._number + 1:
            return False
        question = self._question_of_open()
        return may_head(text[found.end() :]) or (question is not None and asks_for_phrase(question))

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
