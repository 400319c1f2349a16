"""Whether a line below an empty label is the answer that the label waits for: it has the type that is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from toolkit.match.rows import filled
from toolkit.match.values import options_of, yes_or_no
from toolkit.match.words import LIKELY, POSSIBLE, Words
from toolkit.model.definitions import AnswerType, Plan, Question
from toolkit.model.document import Cell, Table
from toolkit.text.choices import Chosen, choose, has_box
from toolkit.text.fold import bare
from toolkit.text.names import is_persons_name
from toolkit.text.values import counts_plainly, is_blank, parse_date, parse_integer, parse_period, says_none

_LISTED = re.compile(r"\s*\d{1,2}[.)/]\s")
_SURE = 0.8
_GROUPS = re.compile(r"(?:nhom )?[1-9](?: (?:va )?(?:nhom )?[1-9])*")
_OF_PERIOD = re.compile(r"\b(?:\d+|[ivq]+|q\d|quy|ky|thang|nam|ca|dau|cuoi|nua|sau|giai|doan|tu|den|ngay|het)\b")
"""Words that name a period and nothing else, folded."""
_UNITS = ("chi bo ", "cb ", "phong ", "trung tam ")

_FEWEST_BELOW, _FEWEST_FIGURES = 2, 3
_STAR = "(*)"
"""What stands behind a label that must be answered: no mark."""
_CHOSEN = (AnswerType.RATING, AnswerType.CHOICE, AnswerType.YES_NO, AnswerType.GROUPS)
_TELLING = (AnswerType.DATE, AnswerType.PERIOD, AnswerType.YEAR, AnswerType.INTEGER, AnswerType.YES_NO, AnswerType.RATING)


def answers(text: str, question: Question, plan: Plan) -> bool:
    """Tell whether ``text`` alone is an answer of the question's type. A free text is never told by its type."""
    match question.type:
        case AnswerType.INTEGER | AnswerType.YEAR:
            return not _LISTED.match(text) and (says_none(text) or (parse_integer(text) is not None and counts_plainly(text)))
        case AnswerType.PERIOD:
            return parse_period(text) is not None
        case AnswerType.DATE:
            return parse_date(text) is not None
        case AnswerType.GROUPS:
            return _GROUPS.fullmatch(bare(text)) is not None
        case AnswerType.UNIT:
            return bare(text).startswith(_UNITS)
        case AnswerType.RATING | AnswerType.CHOICE | AnswerType.YES_NO | AnswerType.RESULT:
            chosen = _chosen(text, question, plan)
            return bool(chosen.values) and chosen.confidence >= _SURE
        case _:
            return False


def of_some_type(text: str, words: Words) -> bool:
    """Tell whether ``text`` alone is an answer that its type tells from a label: a date, a number, a period, a choice, a person's name."""
    if has_box(text.replace(_STAR, "")) or text.strip(" .").isdigit() or parse_date(text) is not None or names_person(text):
        return True
    if parse_period(text) is not None and not _OF_PERIOD.sub(" ", bare(text)).strip():
        return True
    return any(answers(text, one, words.plan) for one in words.form.questions if one.type in _CHOSEN)


def names_person(text: str) -> bool:
    """Tell whether ``text`` is a person's name as people write it, each word with a capital: "Lý do" is none."""
    return is_persons_name(text) and all(word[0].isupper() for word in text.split())


def _chosen(text: str, question: Question, plan: Plan) -> Chosen:
    return yes_or_no(question, text) if question.type is AnswerType.YES_NO else choose(text, options_of(question, plan))


def fit_below(row: Sequence[Cell], below: Sequence[Cell], labels: Sequence[Cell], words: Words) -> bool:
    """Tell whether what stands below labels is of the types that they ask for, so far as these tell and anything stands there."""
    told = []
    for cell, value in zip(row, below, strict=True):
        question = words.asked(words.question(cell.text)[0].target) if cell in labels else None
        if question is None or question.type not in _TELLING or is_blank(value.text, words.hints):
            continue
        if question.type not in _CHOSEN or not _chosen(value.text, question, words.plan).untouched:
            told.append(any(map(str.isdigit, value.text)) or has_box(value.text) or answers(value.text, question, words.plan))
    return any(told) or not told


def figures_below(labels: Sequence[Cell], values: Sequence[Cell], words: Words) -> bool:
    """Tell whether nothing but numbers stand below labels that are more or less those of the plan's figures, in its order."""
    if not len(labels) == len(values) >= _FEWEST_FIGURES:
        return False
    fits = [found[0] for cell in labels if (found := words.question(cell.text)) and found[0].score >= POSSIBLE]
    if len(fits) < len(labels):
        return False
    asked = [question for question in words.form.questions if question.type is AnswerType.INTEGER]
    order = [number for fit in fits for number, question in enumerate(asked) if question.id == fit.target]
    in_order = len(order) == len(fits) and all(one < after for one, after in pairwise(order))
    return in_order and all(answers(cell.text, asked[number], words.plan) for cell, number in zip(values, order, strict=True))


def stands_below(table: Table, words: Words) -> bool:
    """Tell whether the answers of a table stand below their labels, as those show that their type tells from labels."""
    rows = [filled(row) for row in table.rows]
    told = [[of_some_type(cell.text, words) for cell in cells] for cells in rows]
    asks = [bool(cells) and words.score(cells[0].text) >= LIKELY for cells in rows]
    right = sum(not label and value for row in told for label, value in pairwise(row))
    under = sum(
        len(above) == len(row) and any(row) and not any(above) and not asking
        for (above, row), asking in zip(pairwise(told), asks[1:], strict=True)
    )
    return under >= _FEWEST_BELOW and under > right
