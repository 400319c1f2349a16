"""Criteria and items of a list that running text speaks of: what is open, and which part of it a line belongs to."""

from __future__ import annotations

import re

from toolkit.match.lines.labels import COUNTED, Labelled
from toolkit.match.pieces import Content, Harvest, Judged, Listed
from toolkit.match.unknown import MAY_GO_ON
from toolkit.match.words import BY_NUMBER, POSSIBLE, Words, chooses_plainly, looks_like_result
from toolkit.text.fold import bare
from toolkit.text.lexicon import NEARLY_EXACT, Match

_SAID_TWICE = "Dưới tiêu chí có hai lần ghi phần này; có thể thiếu tên một tiêu chí."
_MAY_BE_ANSWER = "Dòng cuối của câu trả lời giống tên một tiêu chí."
LISTED = re.compile(r"\s*(\d{1,2})(?:[.)]\s*|/\s+)")
_SENTENCE_RESULT = re.compile(
    r"^\s*(chưa đạt|không đạt|đạt)"
    r"(?:\s*[.;,]\s*(?:(?:cụ thể|lý do|trong đó|thể hiện)(?: là| ở)?\s*:\s*)?|\s+[–—-]\s+|\s+(?=(?:vì|do)\s)|\s*$)",
    re.IGNORECASE,
)
"""A result with what follows it: "Đạt. …", "đạt, cụ thể: …", "Đạt – …", "chưa đạt vì …"."""
_GIVES_REASON = "Sau kết quả là lý do trong cùng câu; chưa chắc là minh chứng."
_MARK_ALONE = re.compile(r"\s*(?:\d{1,2}|[a-zđ])[.)/]\s*")
"""The mark of the label that follows on the line: "Đạt. 2. Minh chứng: …"."""
_CLOSE = 0.93


class Spoken:
    """What running text has begun: an answer, a criterion, an item of the list."""

    def __init__(self, words: Words, harvest: Harvest) -> None:
        """Gather into ``harvest``."""
        self._words, self._harvest = words, harvest
        self._open: Content | None = None
        self._criterion: Judged | None = None
        self._item: Listed | None = None
        self._counted = ""
        self._ended: list[tuple[Content, Judged]] = []

    def _is_evidence(self, content: Content) -> bool:
        """Tell whether what is called a result ("Kết quả: 84% hồ sơ …") is none: it is no choice, and result or evidence were before."""
        criterion = self._criterion
        if criterion is None or looks_like_result(content.text) or not content.text:
            return criterion is not None and criterion.result is not None and not looks_like_result(content.text)
        return criterion.result is not None or (criterion.evidence is not None and bool(criterion.evidence.text.strip()))

    def _another_if(self, said: Content | None) -> Judged:
        """Return the criterion that a result or evidence belongs to: a nameless one where the one before has that part already."""
        criterion = self._criterion
        if said is not None and self._begins_next():
            return self._harvest.judged[-1]
        if criterion is None or (said is not None and said.text.strip()):
            for part in (criterion.result, criterion.evidence) if criterion is not None else ():
                if part is not None:
                    part.doubt = part.doubt or _SAID_TWICE
            criterion = self._criterion = Judged("", (), 0, method="criteria-lines")
        return criterion

    def _begins_next(self) -> bool:
        """Begin the next criterion if the line above names it in unknown words; tell whether it does."""
        name = self._name_above(self._criterion) if self._criterion is not None else None
        if name is not None:
            self._begin_criterion(name.wording, (name,))
        return name is not None

    def _begin_counted(self) -> None:
        """Begin the criterion that a line above a result names in unknown words: its number says which, for a person's eye."""
        found = COUNTED.match(self._counted)
        target = self._words.criterion_at(int(found[1])) if found else None
        if target is None or any(one.matches and one.matches[0].target == target for one in self._harvest.judged):
            return
        named = self._words.criterion(self._counted)
        if not named or named[0].target == target:
            self._begin_criterion(self._counted.strip(), (Match(target, BY_NUMBER, self._counted.strip()),))

    def _name_above(self, criterion: Judged) -> Match | None:
        """Take the last line out of a criterion's evidence if it is the name, in unknown words, of the next: its number says so."""
        evidence = criterion.evidence
        if evidence is None or not criterion.matches:
            return None
        above, _, line = evidence.text.rstrip().rpartition("\n")
        found = COUNTED.match(line)
        number = self._words.numbers.get(criterion.matches[0].target, 0) + 1
        target = self._words.criterion_at(number)
        if not above.strip() or found is None or int(found[1]) != number or target is None:
            return None
        criterion.evidence = evidence.part(0, len(above))
        return Match(target, BY_NUMBER, line.strip())

    def _may_be_evidence(self, label: Labelled) -> bool:
        """Tell whether a line under the evidence of a criterion only looks like a question: that question has its answer already."""
        if self._criterion is None or self._criterion.evidence is None or self._criterion.evidence is not self._open:
            return False
        target = label.matches[0].target
        return any(one.matches[0].target == target and one.content.text.strip() for one in self._harvest.asked)

    def _begin_criterion(self, label: str, matches: tuple[Match, ...]) -> None:
        if self._ended and self._ended[-1][1] is self._criterion:
            self._ended.pop()  # criteria one after another, of which nothing is said yet
        self._criterion = Judged(label, matches, len(self._harvest.judged) + 1, method="criteria-lines")
        self._harvest.judged.append(self._criterion)
        if self._open is not None and self._open.text.strip() and not LISTED.match(label) and not self._words.criterion_number(label):
            self._ended.append((self._open, self._criterion))
        self._open = None

    def _give_back(self) -> None:
        """Give a line that uses the words of a criterion, and of which nothing is said, back to the answer above, for a person's eye."""
        for answer, criterion in self._ended:
            if criterion.result is None and criterion.evidence is None:
                answer.add(criterion.label)
                answer.doubt = answer.doubt or _MAY_BE_ANSWER
                self._harvest.judged.remove(criterion)
        self._ended.clear()

    def _take_criterion_text(self, content: Content) -> None:
        """Take the text behind a criterion: a result, evidence, or a result and then evidence."""
        criterion = self._criterion
        if criterion is None or self._names_on(criterion, content.text):
            return
        found = _SENTENCE_RESULT.match(content.text)
        if criterion.result is None and (found or looks_like_result(content.text)):
            rest = content.part(found.end()) if found else None
            criterion.result = content.part(found.start(1), found.end(1)) if found and rest and rest.text else content
            if rest and rest.text and not _MARK_ALONE.fullmatch(rest.text):
                rest.doubt = _GIVES_REASON if rest.text.startswith(("vì ", "do ")) else ""
                criterion.evidence = rest
                self._open = criterion.evidence
            return
        if criterion.evidence is None:
            criterion.evidence = content
        else:
            criterion.evidence.doubt = criterion.evidence.doubt or MAY_GO_ON  # the result stood between
            criterion.evidence.join(content)
        self._open = criterion.evidence

    def _names_on(self, criterion: Judged, text: str) -> bool:
        """Tell whether a line in small letters right below the name of a criterion are its last words (broken by a program)."""
        if criterion.result is not None or criterion.evidence is not None or not criterion.matches or not text[:1].islower():
            return False
        if chooses_plainly(text):
            return False  # "Tiêu chí 1: đạt."
        found = self._words.criterion(f"{criterion.label} {text}")
        if not found or found[0].target != criterion.matches[0].target or f" {bare(text)} " not in f" {bare(found[0].wording)} ":
            return False
        criterion.label = f"{criterion.label} {text}"
        return True

    def _begins_item(self, match: Match) -> bool:
        """Tell whether the label of a column begins an item: that of its name, or any other in its very words."""
        first = self._words.list_question.columns[0].id if self._words.list_question else ""
        return match.target == first or match.score >= NEARLY_EXACT

    def _take_column(self, match: Match, content: Content) -> None:
        match = self._words.column_of(match, content.text)
        first = self._words.list_question.columns[0].id if self._words.list_question else ""
        if self._item is None or match.target in self._item.cells or match.target == first:
            self._item = Listed({}, content.place, "list-lines")
            self._harvest.listed.append(self._item)
        self._item.cells[match.target] = content
        self._harvest.columns.setdefault(match.target, match)
        self._open = content

    def _tells_of_it(self, text: str, match: Match) -> bool:
        """Tell whether a line right below the name of a criterion, of which nothing was said yet, is a sentence in words like it."""
        criterion = self._criterion
        if criterion is None or not criterion.matches or criterion.matches[0].target != match.target or LISTED.match(text):
            return False
        ends = text.rstrip().endswith((".", ";"))
        if criterion.result is not None and criterion.evidence is None and ends:
            return True  # below "Tiêu chí 2: Đạt"
        silent = criterion.result is None and criterion.evidence is None and not self._words.only_numbers(criterion.label)
        return silent and match.score < min(NEARLY_EXACT, criterion.matches[0].score) and ends

    def _only_speaks_of(self, text: str, match: Match) -> bool:
        """Tell whether a line under the evidence of one criterion only uses words of another: not closely, and without its number."""
        if self._criterion is None or self._criterion.evidence is None or self._criterion.evidence is not self._open:
            return False
        found = LISTED.match(text)
        numbered = self._words.criterion_number(text) or (self._words.criterion_at(int(found[1])) if found else None)
        return match.score < _CLOSE and numbered != match.target and not self._counts_criterion(text, match)

    def _counts_criterion(self, text: str, match: Match) -> bool:
        """Tell whether a line below one criterion has the number of the next and words that are a little like it.

        Numbers may go on from those of the questions: "16." is the third criterion below a second that is "15.".
        """
        found, numbers = LISTED.match(text), self._words.numbers
        last = self._criterion if self._criterion is not None and self._criterion.matches else None
        number = numbers.get(match.target, 0)
        if found is None or match.score < POSSIBLE or number != numbers.get(last.matches[0].target if last else "", 0) + 1:
            return False
        above = LISTED.match(last.label) if last else None
        return int(found[1]) in (number, int(above[1]) + 1 if above else number)
