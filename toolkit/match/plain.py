"""What kind of plain answer stands where a question is asked: two of one kind are found in the same way, whatever they say.

A text that is of no kind may be taken for more than an answer: for a label, a heading, several answers, a signature.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from toolkit.match.pieces import SURE, Content
from toolkit.match.signers import is_place_and_date, may_be_name
from toolkit.match.units import unit_in_heading
from toolkit.match.values import read_value
from toolkit.match.words import POSSIBLE, Words
from toolkit.model.definitions import AnswerType, Definitions, Organisation, Question
from toolkit.text.choices import has_tick
from toolkit.text.fold import bare, fold
from toolkit.text.names import is_persons_name

NAME: Final = "name"
NOT_PLAIN: Final = ""
_NUMBER, _DAY = (
    re.compile(r"\d{1,6}(?:[.,]\d{1,3})?\s?%?"),
    re.compile(r"(?:ngày )?\d{1,2}(?:\s?[/.-]\s?| tháng )\d{1,2}(?:\s?[/.-]\s?| năm )\d{4}", re.IGNORECASE),
)
_PERIOD = re.compile(r"(?:(?:quý|tháng|năm|kỳ|kì|đầu|cuối|sáu|giai đoạn|[ivx]{1,4}|\d{1,4})(?:\s?[/-]\s?| |$))+", re.IGNORECASE)
_BY_SHAPE = {AnswerType.INTEGER: _NUMBER, AnswerType.YEAR: _NUMBER, AnswerType.DATE: _DAY, AnswerType.PERIOD: _PERIOD}
_MARK = re.compile(r"[^\w\s]|\b[xXvV]\b")
_LONGEST_NAME, _LONGEST_WORDS, _LONGEST_HEAD, _LONGEST_VALUE = 40, 60, 60, 250
_BEGIN_MORE = frozenset(
    spelled
    for word in ("tổng", "cộng", "t", "tm", "thay", "bí", "phó", "người", "cán", "tiêu", "mẫu", "biểu", "phiếu")
    for spelled in (word, bare(word))
)
"""The first words of sums, signatures, criteria and names of forms, folded."""
_PLAIN_LINE = re.compile(r"(?:[-+] )?\w[\w ,;%()/“”\"'–&<>-]*(?:[.:](?=[\w ])[\w ,;%()/“”\"'–&<>-]*)*\.?")
"""A line of words without what parts two answers or is to be filled in: no tab, dots, ticks."""
_SENTENCE_END = re.compile(r"[.;:]\s")


def kind_of(question: Question, content: Content, words: Words, definitions: Definitions) -> str:
    """Return the kind of a plain answer that is not empty, ``NOT_PLAIN`` for any other content."""
    text = content.text
    if text[0].isspace() or text[-1].isspace():
        return NOT_PLAIN
    if question.type is not AnswerType.TEXT:
        return _typed(question, content, words, definitions)
    if _is_name(text):
        return NAME
    lines = text.split("\n")
    if not all(_PLAIN_LINE.fullmatch(line) is not None and _says_nothing(line, words) for line in lines):
        return NOT_PLAIN
    kind = "words" if len(text) <= _LONGEST_WORDS and len(lines) == 1 else "prose"
    return " ".join((kind, *_heads(lines))) if ":" in text else kind


@lru_cache(maxsize=300)
def kind_of_line(line: str, words: Words, organisation: Organisation) -> str:
    """Return the kind of a line of a form's head or foot that is another in each: a name, a branch, place and date."""
    if _is_name(line):
        return NAME
    if is_place_and_date(line):
        return "day to fill in" if "." in line or "…" in line else "day"
    if _PLAIN_LINE.fullmatch(line) is not None and ":" not in line and unit_in_heading(line, organisation):
        return "branch like a label" if words.fits(line, POSSIBLE) else "branch"
    return NOT_PLAIN


def _heads(lines: Sequence[str]) -> Iterator[str]:
    """Yield what stands before each colon, from the end of the sentence before it, with the number of its line up to the second."""
    for number, line in enumerate(lines):
        for part in line.split(":")[:-1]:
            yield f"{min(number, 1)}{'' if _SENTENCE_END.search(part) else '^'} {fold(_SENTENCE_END.split(part)[-1])}:"


def _is_name(text: str) -> bool:
    return len(text) <= _LONGEST_NAME and text == text.strip() and "\n" not in text and is_persons_name(text) and may_be_name(text)


def _typed(question: Question, content: Content, words: Words, definitions: Definitions) -> str:
    text = content.text
    if len(text) > _LONGEST_VALUE or ":" in text:
        return NOT_PLAIN
    if (shape := _BY_SHAPE.get(question.type)) is not None:
        if shape.fullmatch(text) is None:
            return NOT_PLAIN
    elif question.type is not AnswerType.UNIT and words.fits(text, POSSIBLE):
        return NOT_PLAIN
    value = read_value(question, content, definitions)
    if value.value is None or value.confidence < SURE or value.reason:
        return NOT_PLAIN
    if has_tick(text):
        return " ".join(_MARK.sub(" ", text).split())
    return "value" if "\n" not in text else NOT_PLAIN


def _says_nothing(line: str, words: Words) -> bool:
    if line.isupper() or fold(line.partition(" ")[0]).partition(" ")[0] in _BEGIN_MORE:
        return False
    return len(line) > _LONGEST_HEAD or not (words.fits(line, POSSIBLE) or words.column(line, POSSIBLE) or words.aspect(line))
