"""Which form a part is whose title and questions are in words that nobody taught: by what each is most like, the forms weighed together."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from toolkit.model.definitions import Form, Plan
from toolkit.recognise.spoken_title import SPOKEN, spoken_title
from toolkit.recognise.strips import Strip
from toolkit.text.initials import Initials
from toolkit.text.lexicon import Lexicon, Match

ONLY_ALIKE = "Tên mẫu và nhãn ghi bằng lời khác mẫu; máy đoán mẫu theo các câu hỏi gần giống."
_MOST_TEXTS, _LONGEST_LABEL, _LONGEST_TITLE = 200, 150, 120
_ALIKE, _LIKELY, _NEAR, _TITLE = 0.9, 0.8, 0.05, 0.65
_WEIGHT, _TITLE_WEIGHT = 0.5, 1.0
_ENOUGH, _MARGIN, _SURELY, _SURE_MARGIN, _TITLED_MARGIN = 2.0, 0.75, 3.0, 2.0, 1.0
_FEWEST_AGAIN, _FEWEST_OF_LIST = 3, 2
_LABEL_ENDS = re.compile(r"[:?\t\n=→]")
_SUBJECT = re.compile(r"^\s*(?:(?:chủ đề|tiêu đề|subject|v/v|trích yếu|re|fw|fwd)\s*:\s*)+", re.IGNORECASE)
"""What stands before the subject of an e-mail."""
_OF_WHOM = re.compile(r"\s+(?:-|–|của|(?:quý|tháng|năm|6 tháng)\s+\S*\d).*$", re.IGNORECASE)
"""Branch and period behind a title."""
_LIST_WEIGHT, _FEWEST_HEADS, _MORE_HEADS = 2.0, 5, 2
"""What the head of a list weighs, how many of its columns a row has at the least, and how many fewer of any other list."""
_FIRST_LINES, _SHORTEST_TITLE = 12, 12


class Likeness:
    """The wordings of every form of a plan, to be compared with what no form asks to the letter."""

    def __init__(self, plan: Plan) -> None:
        """Index titles, questions, columns and criteria, form by form."""
        self._named = {form.id: (form.title, *form.title_wordings) for form in plan.forms}
        self._titles = Lexicon(self._named)
        self._initials = Initials(text for form in plan.forms for text in (form.title, *form.title_wordings))
        self._asked = {form.id: Lexicon(_questions(form), closed=True) for form in plan.forms}
        self._columns = {form.id: {column.id for one in form.questions for column in one.columns} for form in plan.forms}
        criteria = {criterion.id: (criterion.short, criterion.text, *criterion.wordings) for criterion in plan.criteria}
        self._criteria = {
            form.id: Lexicon({name: criteria[name] for name in form.criteria}, partial=True) for form in plan.forms if form.criteria
        }

    def form_of(self, strips: Sequence[Strip]) -> tuple[str | None, bool]:
        """Return the form that a part is most like, ``None`` where it is like none or like several, and whether that is sure."""
        texts = list(_texts(strips))[:_MOST_TEXTS]
        asked = self._asked_in(texts)
        titled = self._titled(strips)
        weights = _weights(asked.values(), titled)
        if headed := self._headed(strips, asked):
            weights[headed] += _LIST_WEIGHT
        order = sorted(weights, key=lambda form: (-weights[form], form))
        if not order or weights[order[0]] < _ENOUGH:
            return None, False
        best, lead = order[0], weights[order[0]] - (weights[order[1]] if len(order) > 1 else 0.0)
        if lead < _MARGIN:
            return None, False
        told = lead >= _TITLED_MARGIN if titled.get(best, 0.0) >= _ALIKE else weights[best] >= _SURELY and lead >= _SURE_MARGIN
        return best, told and not self._stands_twice(best, texts, asked)

    def question_of(self, form: str, text: str) -> Match | None:
        """Return the question of a form, or the column of its list, that a text is likely to be the label of."""
        best = self._asked[form].best(text)
        return best if best is not None and best.score >= _LIKELY else None

    def _stands_twice(self, form: str, texts: Sequence[str], asked: Mapping[str, Mapping[str, tuple[str, float]]]) -> bool:
        """Tell whether a part may be two copies of a form: questions stand there again, beside those that each item of a list asks."""
        columns = self._columns[form]
        again = sum(form in found and found[form][0] not in columns and texts.count(text) > 1 for text, found in asked.items())
        return again >= (_FEWEST_OF_LIST if columns else _FEWEST_AGAIN)

    def _asked_in(self, texts: Sequence[str]) -> dict[str, dict[str, tuple[str, float]]]:
        """Return for each text the question of each form that it is most like, where it is likely to be one."""
        asked = {}
        for text in dict.fromkeys(texts):
            found = {form: best for form, best in self._asked_by(text) if best[1] >= _LIKELY}
            top = max((score for _, score in found.values()), default=0.0)
            asked[text] = {form: best for form, best in found.items() if best[1] >= top - _NEAR}
        return asked

    def _headed(self, strips: Sequence[Strip], asked: Mapping[str, Mapping[str, tuple[str, float]]]) -> str:
        """Return the form of whose list one row has most of the columns and of no other form's list nearly as many; empty for none."""
        for strip in strips:
            if len(strip.texts) < _FEWEST_HEADS:
                continue
            found = [asked.get(_label(text), {}) for text in strip.texts]
            counts = {form: len({one[form][0] for one in found if form in one} & columns) for form, columns in self._columns.items()}
            first, *others = sorted(counts.values(), reverse=True) or [0]
            if first >= _FEWEST_HEADS and first - max(others, default=0) >= _MORE_HEADS:
                return max(counts, key=lambda form: counts[form])
        return ""

    def _asked_by(self, text: str) -> Iterator[tuple[str, tuple[str, float]]]:
        for form, lexicon in self._asked.items():
            lexicons = (lexicon, self._criteria[form]) if form in self._criteria else (lexicon,)
            best = max((one for each in lexicons if (one := each.best(text))), key=lambda match: match.score, default=None)
            if best is not None:
                yield form, (best.target, best.score)

    def _titled(self, strips: Sequence[Strip]) -> dict[str, float]:
        """Return the form that one of the first lines names by what may be its title."""
        best: tuple[float, str] = (0.0, "")
        for strip in strips[:_FIRST_LINES]:
            said = _SUBJECT.sub("", strip.texts[0]) if len(strip.texts) == 1 else ""
            if not _SHORTEST_TITLE <= len(said) <= _LONGEST_TITLE or ":" in said:
                continue
            for spelled in dict.fromkeys((said, _OF_WHOM.sub("", said), *self._initials.spelled_out(said))):
                found = self._titles.match(spelled)
                if found and found[0].score >= _TITLE and (len(found) < 2 or found[0].score - found[1].score >= _NEAR):
                    best = max(best, (found[0].score, found[0].target))
        if best[1]:
            return {best[1]: best[0]}
        spoken = spoken_title((strip.texts[0] for strip in strips[:_FIRST_LINES] if len(strip.texts) == 1), self._named)
        return {spoken: SPOKEN} if spoken else {}


@lru_cache(maxsize=2)
def likeness_of(plan: Plan) -> Likeness:
    """Return the likeness of a plan, made once and only where a form is not told otherwise."""
    return Likeness(plan)


def _weights(asked: Iterable[dict[str, tuple[str, float]]], titled: Mapping[str, float]) -> defaultdict[str, float]:
    """Return the weight of title and questions for each form; a question counts once, forms that ask alike share it."""
    counted: dict[tuple[str, str], float] = {}
    for alike in asked:
        for form, (target, score) in alike.items():
            weight = _WEIGHT * (1.0 if score >= _ALIKE else 0.5) / len(alike)
            counted[form, target] = max(weight, counted.get((form, target), 0.0))
    total: defaultdict[str, float] = defaultdict(float)
    for (form, _), weight in counted.items():
        total[form] += weight
    for form, score in titled.items():
        total[form] += _TITLE_WEIGHT * score
    return total


def _questions(form: Form) -> dict[str, tuple[str, ...]]:
    asked = (each for question in form.questions for each in (question.columns or (question,)) if each.criterion is None)
    return {question.id: (question.label, *question.wordings) for question in asked if not question.in_signature}


def _label(text: str) -> str:
    return _LABEL_ENDS.split(text, maxsplit=1)[0]


def _texts(strips: Sequence[Strip]) -> Iterator[str]:
    """Yield what may be a label: whole cells and lines, or what stands before a colon, a tab, the mark of a question or the line's end."""
    for strip in strips:
        for text in strip.texts:
            if "\n" in text:
                continue  # its lines follow one by one
            said = _label(text)
            if 1 < len(said.strip()) <= _LONGEST_LABEL and any(map(str.isalpha, said)):
                yield said
