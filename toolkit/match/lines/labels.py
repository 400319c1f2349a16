"""Where labels begin and end in a line of running text: at colons, dotted blanks, tabs and the mark of a question, several to a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from toolkit.match.awaited import answers, names_person
from toolkit.match.expected import asks_for_person
from toolkit.match.pieces import Content, moved
from toolkit.match.words import BY_NUMBER, EVIDENCE, FIRM, LIKELY, RESULT, VERBATIM, Words, chooses_plainly, looks_like_result
from toolkit.model.definitions import AnswerType
from toolkit.model.document import Emphasis
from toolkit.model.place import Place
from toolkit.text.choices import begins_with_box, has_box
from toolkit.text.identifiers import begins_with_name
from toolkit.text.lexicon import Match
from toolkit.text.shapes import label_core
from toolkit.text.values import is_blank, without_trailing_fill

LEAD_DOTS = re.compile(r"^[\s.…_·]+")
_DELIMITER = re.compile(r"(?:[.…_]{3,}|…+|\t{1,9})?\s{0,9}[:：]|(?<=\?)\s{1,9}(?=[^\s:：(.…_])|[.…_]{3,}|…+|\t+")
_HAS_DELIMITER = re.compile(r":|：|…|_|\t|\.\.\.|\?\s")
"""What every delimiter has, found soon by its first letter; most lines have none."""
_SEPARATOR = re.compile(r"[;\t]|\s{3,}|[.…_]{3,}\s*|__\s+|…\s*|\s[-–]\s|[,.]\s|:\s(?=[^\W\d_a-z])")
_SOFT_SEPARATOR = re.compile(r"\s[-–]\s|[,.:]\s")
_INNER_DOTS = re.compile(r"(?:(?<!\s)\s+)?(?:\.{4,}|…{2,}|_{3,})\s*")
_HAS_INNER_DOTS = re.compile(r"\.\.\.\.|……|___")
_DOTS_WITHIN = re.compile(r"[^\W_](?:\.{4,}|…{2,}|_{3,})[^\W_]")
_TORN = "Trong câu trả lời có chấm của chỗ điền giữa chữ; có thể chữ bị tách hoặc là hai câu trả lời."
_WIDE = re.compile(r"(?<!\s)(?=\s{3}|[^\S\t]{0,2}\t)\s+$")
_BEHIND_A_GAP, _BEHIND_RESULT = 0.7, " .;,-–\t"
_GAP = re.compile(r"\s+|(?<=\d)(?=[A-ZÀ-ỸĐ][^\W\d_A-Z])")  # in a print a tab may have no room behind a day
_HINT = re.compile(r"\([^()]{0,60}(?:\.\.|…|_)[^()]{0,60}\)(?=\s?[:：])")
"""What a label asks for, with blanks of its own: "Ngày lập (ngày … tháng … năm): 12/3/2024"."""
_LONGEST_LABEL, _MOST_WORDS = 500, 12
_MOST_SEPARATORS, _LONGEST_REST = 30, 40
_FILLED_IN = re.compile(r"(?:[._]{2,}|…)\s*\w")
_FEWEST_OF_CRITERION = 3
_LATER_START, _SLACK = 0.03, 0.05
_CLOSING, _FEWEST_DOTS = ";, ", 3
_FURTHER, _MARKS = re.compile(r"[;\t]|\s{3,}"), " :：.…_\t\u00a0"
COUNTED = re.compile(r"\s*(?:tiêu chí\s*)?(?:\d{1,2}\.)*(\d)[.):/]?\s+\S", re.IGNORECASE)
"""A line that counts a criterion, with its number: "2.3. …", "Tiêu chí 3: …"."""
_PART_ENDS = re.compile(r"[.;,]\s|\s[-–]\s|$")


@dataclass(slots=True)
class Labelled:
    """One label in a line: what kind it is of, what it may mean, and where it and its value begin."""

    kind: str
    label: str
    matches: tuple[Match, ...]
    start: int
    value_start: int
    dotted: bool
    value_end: int = 0


class LabelFinder:
    """Finds the labels of one form in lines."""

    def __init__(self, words: Words) -> None:
        """Look for the labels of ``words``."""
        self._words = words
        self._in_criterion = self._in_item = False
        self._hints: list[tuple[int, int]] = []

    def labels(self, text: str, *, in_criterion: bool, in_item: bool) -> Iterator[Labelled]:
        """Yield the labels of a line from left to right; ``in_criterion`` and ``in_item`` say what the lines before began."""
        self._in_criterion, self._in_item = in_criterion, in_item
        if not _HAS_DELIMITER.search(text):
            return
        start = 0
        last: Labelled | None = None
        self._hints = [hint.span() for hint in _HINT.finditer(text)] if "(" in text else []
        for found in _DELIMITER.finditer(text):
            if self._in_hint(found.start()):
                continue
            asks = text[found.start() - 1 : found.start()] == "?" and found[0].isspace()
            if asks and last is not None:
                continue  # an answer may ask something as well; a label that asks begins its line
            dotted = not asks and found[0][-1] not in ":："
            if found.start() < start or (last is not None and dotted and is_blank(text[last.value_start : found.start()])):
                continue
            if last is not None and dotted and is_blank(text[last.value_start : self._value_begin(text, last.value_start)]):
                if not _SEPARATOR.search(text[self._value_begin(text, last.value_start) : found.start()].rstrip(" .…_")):
                    continue
            label = self._best_label(text, start, found.start(), last=last, dotted=dotted)
            if last is None and not dotted and (label is None or self._may_name_criterion(label)):
                label = self._judged_by_number(text, found.start(), found.end(), named=label is None) or label
            if label is None:
                continue
            label.value_start = found.end() if not dotted else found.start()
            if not dotted:
                self._spell_out(label, text)
            if label.kind == "criterion":
                self._lengthen(label, text)
            start = label.value_start
            last = label
            yield label

    def _in_hint(self, place: int) -> bool:
        return any(begin < place < end for begin, end in self._hints)

    def _may_name_criterion(self, label: Labelled) -> bool:
        """Tell whether a question below criteria, which no result answers, may name one more in few words: "5. Xếp loại: Đạt"."""
        if not self._in_criterion or label.kind not in ("question", "aspect") or label.matches[0].score >= VERBATIM:
            return False
        found = self._words.question(label.label)
        question = self._words.asked(found[0].target) if found and found[0].score >= LIKELY else None
        return question is not None and question.type in (AnswerType.RATING, AnswerType.INTEGER)

    def _judged_by_number(self, text: str, end: int, value_start: int, *, named: bool) -> Labelled | None:
        """Return the criterion of a line "2. Own words: Đạt. …": number and result stand as its line would.

        With ``named`` its words are most like that one's; else the number alone tells.
        """
        number = COUNTED.match(text)
        target = self._words.criterion_at(int(number[1])) if number and self._words.form.criteria else None
        if target is None or not looks_like_result(_PART_ENDS.split(text[value_start:].strip(), maxsplit=1)[0]):
            return None
        if not named:
            return Labelled("criterion", text[:end].strip(), (Match(target, BY_NUMBER, text[:end].strip()),), 0, end, dotted=False)
        found = self._words.criterion(text[:end])
        if not found or found[0].target != target:
            return None
        enough = self._tells_enough(text[:end], found[0])
        sure = found[0]._replace(score=max(found[0].score, LIKELY) if enough else BY_NUMBER)
        return Labelled("criterion", text[:end].strip(), (sure, *found[1:]), 0, end, dotted=False)

    def _spell_out(self, label: Labelled, text: str) -> None:
        """Let a label run on to the second colon where that makes it a question to the letter: "Cơ quan, đơn vị: xếp loại: …"."""
        colon = text.find(":", label.value_start, label.value_start + _LONGEST_REST)
        whole = text[label.start : max(colon, label.start)]
        if not any(map(str.isalnum, text[label.value_start : colon])) or not self._words.has_inner_colon(whole, label.label):
            return
        if found := self._words.question(whole):
            label.kind, label.label, label.matches, label.value_start = "question", whole.strip(), found, colon + 1

    def _lengthen(self, label: Labelled, text: str) -> None:
        """Let the label of a criterion run on over its own colons ("… (đảng viên: hoàn thành xuất sắc …); …") as far as it fits."""
        ends = [(found.start(), found.end()) for found in _DELIMITER.finditer(text, label.value_start)] + [(len(text), len(text))]
        for end, value_start in ends:
            if self._begins_part(text[label.value_start : end]):
                return
            longer = self._words.criterion(text[label.start : end])
            if not longer or longer[0].target != label.matches[0].target:
                continue
            if longer[0].score >= max(FIRM, label.matches[0].score - _SLACK) or self._names(
                text[label.value_start : end], longer[0], FIRM if end == len(text) else LIKELY
            ):
                label.label, label.matches, label.value_start = text[label.start : end].strip(), longer, value_start

    def _names(self, text: str, criterion: Match, need: float) -> bool:
        """Tell whether words behind a criterion's colon are its name: "Đối với cán bộ lãnh đạo: trách nhiệm người đứng đầu"."""
        named = self._words.criterion(text)
        return bool(named) and named[0].target == criterion.target and named[0].score >= need

    def _begins_part(self, text: str) -> bool:
        """Tell whether what follows the words of a criterion is no more of them: a blank, a result, or the label of its evidence."""
        if is_blank(text):
            return True
        tail = _SEPARATOR.split(text)[-1]
        part = self._words.aspects.best(tail)
        return looks_like_result(tail.strip()) or (part is not None and part.score >= LIKELY)

    @staticmethod
    def _value_begin(text: str, position: int) -> int:
        found = LEAD_DOTS.match(text[position:])
        return position + (found.end() if found else 0)

    def _best_label(self, text: str, start: int, end: int, *, last: Labelled | None, dotted: bool) -> Labelled | None:
        """Return the label that ends here. Within the text of a criterion only its own parts are labels, unless a line begins with one."""
        begins_line = last is None and end - start <= _LONGEST_LABEL
        start = max(start, end - _LONGEST_LABEL)
        segment = text[start:end]
        within = self._in_criterion if last is None else last.kind in ("criterion", "aspect")
        parts = (found for found in _SEPARATOR.finditer(segment) if not self._in_hint(start + found.start()))
        separators = [(found.end(), found[0]) for found in parts][-_MOST_SEPARATORS:]
        hard = [0] * begins_line + [end for end, text in separators if not _SOFT_SEPARATOR.fullmatch(text)]
        soft = [end for end, text in separators if _SOFT_SEPARATOR.fullmatch(text)]
        if within and not dotted and not begins_line and not separators and self._words.aspect(segment.strip(_MARKS)) in (RESULT, EVIDENCE):
            hard = [self._value_begin(text, start) - start]  # "…: Minh chứng: …": nothing stands between
        need = FIRM if dotted else LIKELY
        behind = text[end:]
        found = self._best_start(segment, start, end, hard, need, behind=behind, dotted=dotted, within=within) or self._best_start(
            segment, start, end, soft, FIRM, behind=behind, dotted=dotted, within=within, soft=True
        )
        if last is None or dotted or (found is not None and found.start > self._value_begin(text, last.value_start)):
            return found
        return self._behind_answer(text, end, last) or found

    def _behind_answer(self, text: str, end: int, last: Labelled) -> Labelled | None:
        """Return the label that one space, or none, parts from a whole answer to the one before: "Là đảng viên: Có Năm sinh:"."""
        question = self._words.asked(last.matches[0].target) if last.kind == "question" else None
        begin = self._value_begin(text, last.value_start)
        for gap in islice(_GAP.finditer(text, begin, end), _MOST_WORDS):
            value, piece = text[begin : gap.start()].strip(), text[gap.end() : end]
            if question is not None:
                whole = answers(value, question, self._words.plan) or (asks_for_person(question) and names_person(value))
            else:
                whole = last.matches[0].target != EVIDENCE and (chooses_plainly(value) or (has_box(value) and looks_like_result(value)))
            if not value or not whole or (question is not None and not piece[:1].isupper()):
                continue
            kind, matches = self._kind(piece)
            if matches and matches[0].score >= VERBATIM and kind == ("aspect" if question is None else "question"):
                return Labelled(kind, piece.strip(), matches, gap.end(), end, dotted=False)
        return None

    def _best_start(
        self,
        segment: str,
        start: int,
        end: int,
        offsets: Sequence[int],
        need: float,
        *,
        behind: str,
        dotted: bool,
        within: bool,
        soft: bool = False,
    ) -> Labelled | None:
        """Return the label that begins at the best of ``offsets``; of two about equal ones the later, which is the shorter."""
        best: Labelled | None = None
        best_score = 0.0
        for offset in offsets:
            piece = segment[offset:]
            if not piece.strip() or len(piece) > _LONGEST_LABEL:
                continue
            if offset and begins_with_box(piece):
                continue  # "[x] Cá nhân - Tên điển hình:" begins with a choice
            kind, matches = self._kind(piece)
            if kind == "criterion" and (asked := self._asked_by_answer(piece, behind)):
                kind, matches = "question", asked
            if (
                best is not None
                and kind == best.kind == "aspect"
                and best.matches[0].score >= VERBATIM
                and segment[:offset].rstrip()[-1:] == ","
            ):
                continue  # "Kết quả, minh chứng" is one label
            listed = best_score >= 1.0 and segment[:offset].rstrip()[-1:] == ","
            if best is not None and listed and kind == best.kind:
                continue  # "Cấp ủy viên, đảng viên theo dõi", "Xếp loại cơ quan, đơn vị" is to the letter one label
            if kind == "aspect" and ":" in piece:
                continue  # "Chứng cứ có được: Kết quả: …": what stands before the first colon is another label
            if kind == "criterion" and dotted and _FILLED_IN.search(segment, max(0, offset - 3)):
                continue  # what stands between the dots of a blank was filled in
            counts = kind == "criterion" and self._is_counted(piece) and (not soft or self._judges(piece, behind))
            if within and offset and (kind in ("question", "column") or (kind == "criterion" and not counts)):
                continue  # "Minh chứng: Đảng: xuất sắc; đoàn thể: xuất sắc" speaks of a criterion and begins none
            if (
                kind
                and matches[0].score >= self._needed(kind, segment[:offset], need, dotted=dotted)
                and matches[0].score > best_score - _LATER_START
            ):
                best_score = matches[0].score
                best = Labelled(kind, piece.strip(), matches, start + offset, end, dotted)
        return best

    @staticmethod
    def _needed(kind: str, before: str, need: float, *, dotted: bool) -> float:
        """Return how sure a label must be: less behind a wide gap, and where the evidence of a criterion begins behind its result."""
        if kind == "aspect" and chooses_plainly(before.strip(_BEHIND_RESULT)):
            return min(need, LIKELY)
        return need if dotted or not _WIDE.search(before) else _BEHIND_A_GAP

    def _asked_by_answer(self, label: str, behind: str) -> tuple[Match, ...]:
        """Return the question of a label whose few words a criterion has as well, where its answer stands behind: "Sáng kiến: 8"."""
        found = self._words.question(label)
        question = self._words.asked(found[0].target) if found and found[0].score >= LIKELY else None
        if question is None or self._words.criterion_number(label) is not None:
            return ()
        said = _FURTHER.split(behind.lstrip(_MARKS), maxsplit=1)[0].strip(_MARKS)
        return found if not looks_like_result(said) and answers(said, question, self._words.plan) else ()

    def _judges(self, label: str, behind: str) -> bool:
        """Tell whether a label is nothing but the number of a criterion, and a result stands behind it: "… Tiêu chí 2: Đạt"."""
        said = _PART_ENDS.split(behind.lstrip(_MARKS), maxsplit=1)[0]
        return self._words.only_numbers(label) and chooses_plainly(said.strip())

    def _is_counted(self, text: str) -> bool:
        return COUNTED.match(text) is not None or self._words.criterion_number(text) is not None

    def _kind(self, label: str) -> tuple[str, tuple[Match, ...]]:
        """Return what kind of label this is: question, aspect of a criterion, criterion, or column of a list item."""
        options: list[tuple[float, int, str, tuple[Match, ...]]] = []
        if found := self._words.question(label):
            options.append((found[0].score, 1, "question", found))
        if self._words.form.criteria:
            if (aspect := self._words.aspects.best(label)) and aspect.score >= LIKELY and aspect.target in (RESULT, EVIDENCE):
                options.append((aspect.score, 2 if self._in_criterion else 0, "aspect", (aspect,)))
            if (found := self._words.criterion(label)) and self._tells_enough(label, found[0]):
                options.append((found[0].score, 0, "criterion", found))
        if self._words.list_question is not None and (found := self._words.in_item(label)):
            options.append((found[0].score, 2 if self._in_item else 0, "column", found))
        if not options:
            return "", ()
        _, _, kind, matches = max(options, key=lambda option: option[:2])
        return kind, matches

    def _tells_enough(self, label: str, match: Match) -> bool:
        """Tell whether a label says enough to be a criterion's: "Thi đua" is a word of several, and may ask something else."""
        enough = match.score >= VERBATIM or len(label_core(label).split()) >= _FEWEST_OF_CRITERION
        return enough or self._words.criterion_number(label) is not None


def content_of(text: str, start: int, end: int, place: Place, emphasis: Sequence[Emphasis], *, more: bool) -> Content:
    """Return what stands in a line from ``start`` to ``end``, without the dots of its blank; ``more`` labels follow on the line."""
    value = text[start:end]
    lead = None if begins_with_name(value) else LEAD_DOTS.match(value)
    begin = start + (lead.end() if lead else 0)
    value = without_trailing_fill(text[begin:end], dots=2)
    if value[-1:] in _CLOSING and (kept := without_trailing_fill(value.rstrip(_CLOSING), dots=_FEWEST_DOTS)) != value.rstrip(_CLOSING):
        value = kept  # "……Lê Thị An……;" at the end of a line
    doubt = ""
    if _HAS_INNER_DOTS.search(value):
        doubt = _TORN if _DOTS_WITHIN.search(value) else ""
        value = _INNER_DOTS.sub("\t", value)
    value = value.strip()
    if more:
        value = without_trailing_fill(value.rstrip(" ;,-–\t"), dots=2).strip()
    elif value.find(";") == len(value) - 1 > 0 and ";" in text[:start]:
        value = value[:-1].rstrip()  # as behind the answers before it on the line
    return Content(value, place, value or None, moved(emphasis, begin, end), doubt)
