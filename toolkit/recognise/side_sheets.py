"""Sheets beside the forms of a workbook that are none themselves: a list of staff, what the forms' formulas point at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from toolkit.model.definitions import Plan
from toolkit.recognise.strips import Part
from toolkit.text.shapes import spellings

_WHO = frozenset(("ho_ten", "nam_sinh", "chuc_vu"))
"""What a list of staff says of each of them."""
_FEWEST = 3


def without_side_sheets(parts: Sequence[Part], plan: Plan) -> list[Part]:
    """Leave out unnamed sheets that only list people or ask again what every form asks, where other sheets hold forms that ask it.

    What every form asks and one does not ("Thông tin chung" on a sheet before it) goes on with that form.
    """
    forms = [part for part in parts if part.marked]
    if not forms or len(forms) == len(parts):
        return list(parts)
    asked, common = _asked(plan), _common(plan)
    sheets = {None, *(part.strips[0].sheet for part in forms)}
    of_forms = [_ids(part, asked) & common for part in forms]
    rest: list[Part] = []
    for part in parts:
        if part.marked or part.strips[0].sheet in sheets or not _asks_only(part, common, asked):
            rest.append(part)
            continue
        asks = _ids(part, asked) & common
        for form, ids in zip(forms, of_forms, strict=True):
            if asks - ids:
                form.strips.extend(part.strips)
    return rest


def _asks_only(part: Part, known: frozenset[str], asked: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether a sheet asks nothing but what is ``known`` and who the people of a list are."""
    known = known | (_WHO if _lists_people(part, asked) else frozenset())
    return all(not asked[label].isdisjoint(known) for label in part.labels)


def _ids(part: Part, asked: Mapping[str, frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*(asked[label] for label in part.labels))


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
                for spelled in spellings(each.label, *each.wordings):
                    found[spelled] = found.get(spelled, frozenset()) | {each.criterion or each.id}
        for name in form.criteria:
            criterion = plan.criterion(name)
            for spelled in spellings(criterion.short, criterion.text, *criterion.wordings) if criterion is not None else ():
                found[spelled] = found.get(spelled, frozenset()) | {name}
    return found


@lru_cache(maxsize=8)
def _common(plan: Plan) -> frozenset[str]:
    """Return the questions that every form asks."""
    return frozenset.intersection(*(frozenset(question.id for question in form.questions) for form in plan.forms))
