"""Two filled forms that were read as one, as where the second has no title: no answer of either is taken without a look."""

from __future__ import annotations

from toolkit.match.pieces import Harvest
from toolkit.match.words import FIRM
from toolkit.model.definitions import Form
from toolkit.text.fold import fold
from toolkit.text.values import is_blank

TWO_FORMS = "Nhiều câu của biểu này được trả lời hai lần khác nhau; có thể tệp có hai biểu liền nhau."
_HEAD = frozenset(("don_vi", "ky_bao_cao", "ngay_lap", "nguoi_lap", "bi_thu"))  # stand at the head and at the foot of many a form
_FEWEST, _FEWEST_WITH_HEAD = 2, 3


def are_two(harvest: Harvest, form: Form, hints: frozenset[str]) -> bool:
    """Tell whether so many questions are answered twice, or the one whom the form is about is named twice, that there may be two forms.

    Criteria alone do not tell: many a form says more of them in a second part.
    """
    questions = _answered_twice(harvest, hints)
    fewest = _FEWEST if questions - _HEAD else _FEWEST_WITH_HEAD
    return form.subject in questions or (bool(questions) and len(questions) + len(harvest.twice) >= fewest)


def _answered_twice(harvest: Harvest, hints: frozenset[str]) -> set[str]:
    """Return the questions that two places answer firmly and not alike."""
    said: dict[str, str] = {}
    found: set[str] = set()
    for one in harvest.asked:
        if one.matches and one.matches[0].score >= FIRM and one.method != "label-alone" and not is_blank(one.content.text, hints):
            text = fold(one.content.text)
            if said.setdefault(one.matches[0].target, text) != text:
                found.add(one.matches[0].target)
    return found
