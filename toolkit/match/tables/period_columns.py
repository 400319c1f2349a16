"""Figures of several periods side by side, a column for each ("Quý I | Quý II | Quý III"): those of the form's own answer."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.match.paper_head import period_in_heading
from toolkit.match.pieces import Harvest
from toolkit.match.rows import is_number
from toolkit.match.tables.heads import heads_questions
from toolkit.match.words import LIKELY, Words
from toolkit.model.definitions import AnswerType
from toolkit.model.document import Cell
from toolkit.model.period import Period
from toolkit.text.fold import first_word
from toolkit.text.values import parse_period

_BEGIN = frozenset(("quý", "quy", "q1", "q2", "q3", "q4", "tháng", "thang", "năm", "nam", "cả", "ca", "6", "sáu"))
_LONGEST, _FEWEST, _ANY_YEAR = 20, 2, 2000
OF_ONE_PERIOD = "Bảng có cột riêng cho nhiều kỳ mà chưa rõ phiếu của kỳ nào."


def columns_of_periods(cells: Sequence[Cell], harvest: Harvest, words: Words) -> tuple[set[int], set[int]]:
    """Return the columns (from 1) that a row of heads gives to other periods than the form's, and those in doubt.

    All are in doubt, and none is another period's, where the form's own is not one of them or not known.
    """
    heads = [cell for cell in cells if len(cell.text) <= _LONGEST and first_word(cell.text) in _BEGIN]
    if len(heads) < _FEWEST or not heads_questions(cells[is_number(cells[0].text)].text):
        return set(), set()
    own = _own(harvest, words)
    year = own.year if own is not None else _ANY_YEAR
    periods = {cell.place.column or 0: parse_period(cell.text) or parse_period(f"{cell.text}/{year}") for cell in heads}
    if None in periods.values():
        return set(), set()
    if list(periods.values()).count(own) != 1:
        return set(), set(periods)
    return {column for column, period in periods.items() if period != own}, set()


def _own(harvest: Harvest, words: Words) -> Period | None:
    """Return the period that the form has said so far that it is about, below its heading or in it."""
    for asked in harvest.asked:
        question = words.asked(asked.matches[0].target) if asked.matches and asked.matches[0].score >= LIKELY else None
        if question is not None and question.type is AnswerType.PERIOD:
            return parse_period(asked.content.text)
    return period_in_heading(harvest.heading)
