"""Sheets beside the forms of a workbook that are none themselves: a list of staff, what the forms' formulas point at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from toolkit.model.definitions import Plan
from toolkit.recognise.strips import Part
from toolkit.text.fold import bare, fold
from toolkit.text.shapes import label_core

_WHO = frozenset(("ho_ten", "nam_sinh", "chuc_vu"))
"""What a list of staff says of each of them."""
_FEWEST = 3


def without_side_sheets(parts: Sequence[Part], plan: Plan) -> list[Part]:
    """Leave out unnamed sheets that only list people or ask again what every form asks, where other sheets hold forms that ask it."""
    if len(parts) < 2 or all(part.marked for part in parts):
        return list(parts)
    asked = _asked(plan)
    forms = [part for part in parts if part.marked]
    sheets = {None, *(part.strips[0].sheet for part in forms)}
    said = {id for part in forms for label in part.labels for id in asked.get(label, ())} & _common(plan)
    return [part for part in parts if part.marked or not forms or part.strips[0].sheet in sheets or not _is_aside(part, said, asked)]


def _is_aside(part: Part, said: set[str], asked: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether a sheet asks nothing but who the people of a list are, and what is ``said`` elsewhere."""
    known = said | (_WHO if _lists_people(part, asked) else set())
    return all(not asked[label].isdisjoint(known) for label in part.labels)


def _lists_people(part: Part, asked: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether a row asks who people are, and several rows without any question stand below it."""
    for number, strip in enumerate(part.strips):
        if sum(not asked[label].isdisjoint(_WHO) for label in strip.labels) > 1:
            return sum(bool(below.texts) and not below.labels for below in part.strips[number + 1 :]) >= _FEWEST
    return False


@lru_cache(maxsize=8)
def _asked(plan: Plan) -> Mapping[str, frozenset[str]]:
    """Return the questions that a label, as :class:`~toolkit.recognise.signs.Signs` reads it, may ask."""
    found: dict[str, frozenset[str]] = {}
    for form in plan.forms:
        for question in form.questions:
            for each in (question, *question.columns):
                for text in (each.label, *each.wordings):
                    folded = fold(label_core(text))
                    for spelled in {folded, bare(folded)}:
                        found[spelled] = found.get(spelled, frozenset()) | {each.criterion or each.id}
        for name in form.criteria:
            criterion = plan.criterion(name)
            for text in (criterion.short, criterion.text, *criterion.wordings) if criterion is not None else ():
                for spelled in {fold(label_core(text)), bare(fold(label_core(text)))}:
                    found[spelled] = found.get(spelled, frozenset()) | {name}
    return found


@lru_cache(maxsize=8)
def _common(plan: Plan) -> frozenset[str]:
    """Return the questions that every form asks."""
    return frozenset.intersection(*(frozenset(question.id for question in form.questions) for form in plan.forms))
