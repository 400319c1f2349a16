"""Answers in the sentences of a letter: "Tên điển hình là …", "sinh năm 1974", "có 05 điển hình tập thể".

All are for a person's eye but what begins a sentence as its label does and is of the question's type, or a person's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from toolkit.match.awaited import answers
from toolkit.match.pieces import Asked, Content, Harvest
from toolkit.match.words import FIRM, VERBATIM, Words
from toolkit.model.definitions import AnswerType, Question
from toolkit.model.document import Line, Region
from toolkit.text.fold import fold
from toolkit.text.headings import is_sentence
from toolkit.text.lexicon import Match
from toolkit.text.names import is_persons_name
from toolkit.text.values import parse_period

NARRATIVE = "narrative"
_IN_WORDS = "Câu trả lời lấy từ lời văn của báo cáo; đề nghị đối chiếu."
_SENTENCE = re.compile(r"(?<=[.;!])\s+(?=[A-ZĐÀ-Ỹ])")
_IS = re.compile(r"\s+là\s+")
_HONOUR = re.compile(r"^(?:đồng chí|đ/c|ông|bà|anh|chị)\s+", re.IGNORECASE)
_COUNTED = re.compile(r"\b(?:(\d{1,5})|(không có))\s+(\D+)$", re.IGNORECASE)
_WHO_REPORTS = re.compile(
    r"\b(Chi bộ\s[^.;:\d]+?)\s+(?:xin\s+|trân trọng\s+)?(?:báo cáo|đăng ký|đề nghị|tự đánh giá|tổng hợp|gửi|nộp)\b", re.IGNORECASE
)
_OF_WHOM = re.compile(
    r"(?:\b(?:phiếu|báo cáo|số liệu|kết quả|danh sách|biểu)\b[^.;:]{0,160}?\scủa|\b(?:bí thư|thay mặt|đại diện))"
    r"\s(Chi bộ\s[^,.;:()]{3,80})",
    re.IGNORECASE,
)
_SENDS = re.compile(r"\b(?:gửi|báo cáo|đăng ký|nộp)\b.*\bđiển hình tiêu biểu\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<![\d/.-])20\d\d(?![\d/.-])")
_NO = frozenset({"không", "chưa"})
_NEARLY_LIKELY = 0.75
_LONGEST_LABEL, _MOST_WORDS, _BEFORE, _TELLING = 7, 40, 3, 4
_SHORT_TYPES = (AnswerType.YEAR, AnswerType.INTEGER, AnswerType.DATE, AnswerType.RATING, AnswerType.CHOICE)


def is_letter(region: Region, words: Words, harvest: Harvest) -> bool:
    """Tell whether the region is running text that asks less than half of what its form does by labels, or says who reports."""
    plain = [one for one in words.form.questions if one.criterion is None and not one.columns and not one.in_signature]
    asked = {one.matches[0].target for one in harvest.asked if one.matches}
    if words.list_question is not None:
        return False
    lines = [block.text for block in region.blocks if isinstance(block, Line) and is_sentence(block.text)]
    return any(map(_who_reports, lines)) if 2 * len(asked) > len(plain) else bool(lines)


def _who_reports(text: str) -> re.Match[str] | None:
    return _WHO_REPORTS.search(text) or _OF_WHOM.search(text)


class Narrative:
    """Reads the sentences of a letter for the questions that no label asks."""

    def __init__(self, words: Words, harvest: Harvest) -> None:
        """Gather into ``harvest``."""
        self._words, self._harvest = words, harvest
        self._questions = [one for one in words.form.questions if one.criterion is None and not one.columns and not one.in_signature]
        self._open = {one.id for one in self._questions} - {one.matches[0].target for one in harvest.asked if one.matches}

    def read(self, region: Region) -> None:
        """Read every sentence outside tables; what a sentence answers is no part of the answer that it was read into before.

        Where most is asked by labels, the sentences of their answers are none of the letter's.
        """
        asked_by_labels = len(self._open) < len(self._questions) / 2
        answers = [one.content.text for one in self._harvest.asked] if asked_by_labels else []
        for block in region.blocks:
            if isinstance(block, Line) and self._words.criterion_number(block.text) is None:
                for sentence in _SENTENCE.split(block.text):
                    if any(sentence in text for text in answers):
                        continue
                    found = [one for one in self._sentence(sentence) if one[0].id in self._open]
                    for question, label, value in found:
                        self._open.discard(question.id)
                        content = Content(
                            value, block.place, value, (), "" if self._is_sure(question, label, value, sentence) else _IN_WORDS
                        )
                        self._harvest.asked.append(Asked(label, content, (Match(question.id, FIRM, label),), NARRATIVE))
                    if found:
                        self._cut(sentence)

    def _is_sure(self, question: Question, label: str, value: str, sentence: str) -> bool:
        """Tell whether a sentence is no more than a label, "là", and an answer of the question's type or a name."""
        whole = self._words.is_question(label) and sentence.startswith(f"{label} ") and sentence.rstrip(" .;").endswith(value)
        return whole and (is_persons_name(value) or answers(value, question, self._words.plan))

    def _cut(self, sentence: str) -> None:
        """Take a sentence that answers a question out of the answers above that it was read into."""
        evidence = (one.evidence for one in self._harvest.judged if one.evidence is not None)
        for content in (*(one.content for one in self._harvest.asked if one.method != NARRATIVE), *evidence):
            at = content.text.find(sentence)
            if at >= 0:
                content.text = content.text[:at].rstrip()
                content.value, content.doubt = content.text, _IN_WORDS

    def _sentence(self, sentence: str) -> Iterator[tuple[Question, str, str]]:
        """Yield what a sentence answers: question, its label, and the words of the answer."""
        text = sentence.strip().rstrip(".;! ")
        if (who := _who_reports(text)) and (unit := self._of_type(AnswerType.UNIT)):
            yield unit, "Chi bộ", who[1]
            years = set(_YEAR.findall(text))
            said = text if parse_period(text) is not None else years.pop() if len(years) == 1 else ""
            if said and (period := self._of_type(AnswerType.PERIOD)):
                yield period, "báo cáo", said
        elif _SENDS.search(text) and parse_period(text) is not None and (period := self._of_type(AnswerType.PERIOD)):
            yield period, "báo cáo", text
        yield from self._said_to_be(text)
        yield from self._yes_or_no(text)
        yield from self._counted(text)
        for clause in re.split(r"[,;]\s+|\s+và\s+", text):
            yield from self._typed(clause)
            yield from self._counted(clause)

    def _of_type(self, kind: AnswerType) -> Question | None:
        return next((question for question in self._questions if question.type is kind), None)

    def _said_to_be(self, text: str) -> Iterator[tuple[Question, str, str]]:
        """Read "label là value"; of a person only the name."""
        cut = _IS.search(text)
        if cut is None:
            return
        head, value = text[: cut.start()], _HONOUR.sub("", text[cut.end() :])
        for label in dict.fromkeys((head, re.split(r"[,;]\s+", head)[-1])):
            found = self._words.question(label)
            question = self._words.asked(found[0].target) if found and found[0].score >= _NEARLY_LIKELY else None
            if question is not None and question.type is not AnswerType.YES_NO:
                first = value.partition(",")[0]
                yield question, label, first if is_persons_name(first) or question.type in _SHORT_TYPES else value
                return

    def _yes_or_no(self, text: str) -> Iterator[tuple[Question, str, str]]:
        """Read the words of a question that is answered yes or no, with or without "không" before them."""
        said = fold(text)
        for question in self._questions:
            if question.type is AnswerType.YES_NO:
                wordings = sorted(map(fold, (question.label, *question.wordings)), key=len, reverse=True)
                wording = next((one for one in wordings if len(one.split()) > 1 and f" {one} " in f" {said} "), None)
                if wording is not None:
                    before = f" {said} ".partition(f" {wording} ")[0].split()[-_BEFORE:]
                    yield question, wording, "Không" if _NO.intersection(before) else "Có"

    def _typed(self, clause: str) -> Iterator[tuple[Question, str, str]]:
        """Read a label with a value of its type right behind it: "sinh năm 1974", "đoàn thể xếp loại hoàn thành tốt nhiệm vụ".

        A text needs a label of several words, to the letter: "đạt danh hiệu thi đua Lao động tiên tiến".
        """
        said = clause.split()[:_MOST_WORDS]
        titled = clause.isupper() or self._words.in_title(clause)
        for start, end in _spans(said):
            label, rest = " ".join(said[start:end]), " ".join(said[end:])
            if not self._words.questions.may_be(label) or not (found := self._words.question(label)) or found[0].score < FIRM:
                continue
            question = self._words.asked(found[0].target)
            if question is None:
                continue
            whole = question.type is AnswerType.TEXT and end - start >= _TELLING and found[0].score >= VERBATIM
            if (whole and start and not titled) or (question.type in _SHORT_TYPES and answers(rest, question, self._words.plan)):
                yield question, label, rest
                return

    def _counted(self, clause: str) -> Iterator[tuple[Question, str, str]]:
        """Read a number and what it counts: "có 05 điển hình tập thể", "không có sáng kiến được công nhận"."""
        if (counted := _COUNTED.search(clause)) is None:
            return
        found = self._words.question(f"Số {counted[3]}")
        question = self._words.asked(found[0].target) if found and found[0].score >= FIRM else None
        if question is not None and question.type is AnswerType.INTEGER:
            yield question, f"Số {counted[3]}", counted[1] or counted[2]


def _spans(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where a label may begin and end, the earliest and then the longest first."""
    for start in range(len(words) - 1):
        for end in range(min(len(words) - 1, start + _LONGEST_LABEL), start, -1):
            yield start, end
