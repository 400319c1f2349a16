"""What tells the forms of a plan apart: codes, titles, and the questions that only one of them asks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import fsum

from toolkit.model.definitions import Form, Plan
from toolkit.recognise.strips import Part, Strip
from toolkit.text.fold import bare, first_word, fold, without_marks
from toolkit.text.lexicon import Lexicon
from toolkit.text.shapes import label_core

_DIGITS = 6
_CODE_WEIGHT, _TITLE_WEIGHT, _LABEL_WEIGHT, _LABEL_LIMIT = 3.0, 2.0, 0.5, 4.0
_LONGEST_HEADING, _LONGEST_LABEL = 200, 600
_SHORTEST_TITLE, _SURELY_A_TITLE, _BEGUN = 12, 0.9, 0.85
_REMEMBERED, _REMEMBERED_PARTS = 500, 50
_LONGEST_CODE_LINE = 40
_CODE = re.compile(r"(?<!\w)\d{1,2}\s*(?:[-–—/._]\s*[^\W\d_]{2}|[A-ZĐÐ]{2})(?!\w)")
"""A form's code where the word "mẫu" does not stand before it: "05-TH", but not the "5th" of an English text."""
_LONGEST_TITLE, _MOST_WORDS, _NARROW = 4, 16, 10


class Signs:
    """What tells the forms of one plan apart, indexed once."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._codes = {form.id: re.compile(_code_pattern(form.id)) for form in plan.forms}
        self._titles = Lexicon({form.id: (form.title, *form.title_wordings) for form in plan.forms})
        self._beginnings: dict[str, set[str]] = {}
        for form in plan.forms:
            for title in (form.title, *form.title_wordings):
                self._beginnings.setdefault(f"{fold(title)} ", set()).add(form.id)
        self._longest_beginning = max(map(len, self._beginnings), default=0)
        self._labels: dict[str, tuple[str, ...]] = {}
        self._begun: set[str] = set()
        same: dict[tuple[str, ...], tuple[str, ...]] = {}  # thousands of labels are asked by the same few forms
        for form in plan.forms:
            for text in _wordings(plan, form):
                folded = fold(label_core(text))
                if len(folded) > 3:
                    for spelled in {folded, bare(folded)}:
                        asking = self._labels.get(spelled, ())
                        if form.id not in asking:
                            asking = (*asking, form.id)
                            self._labels[spelled] = same.setdefault(asking, asking)
                            self._begun.add(without_marks(spelled).partition(" ")[0])

        # The same words come again and again: what they say of forms is found out once.
        self._label = lru_cache(_REMEMBERED)(self._read_label)
        self._heading = lru_cache(_REMEMBERED)(self._read_heading)
        self._title = lru_cache(_REMEMBERED)(self._read_title)
        self._weights = lru_cache(_REMEMBERED_PARTS)(self._weigh)

    def read(self, strip: Strip) -> None:
        """Fill in what the strip says."""
        strip.labels = tuple(filter(None, map(self._label, strip.texts)))
        strip.of_paper = bool(strip.labels) and all(len(self._labels[label]) == len(self.plan.forms) for label in strip.labels)
        for text in strip.texts if not strip.labels else ():
            code, title, shared = self._heading(text)
            strip.code = strip.code or code
            if title is not None and strip.title is None:
                strip.title, strip.titled_by = title, text
            strip.shared_title = shared and len(strip.texts) == 1 and not strip.place.part

    def join_titles(self, strips: Sequence[Strip]) -> None:
        """Read a title that was set on several lines ("PHIẾU ĐĂNG KÝ" / "ĐIỂN HÌNH TIÊU BIỂU", or a word on each) as one."""
        found: list[tuple[float, int, int, str]] = []
        for start, first in enumerate(strips):
            if len(first.texts) != 1 or first.code:
                continue
            lines = [first]
            narrow = all(map(_is_narrow, strips[start : start + _LONGEST_TITLE]))
            for second in strips[start + 1 : start + (_MOST_WORDS if narrow else _LONGEST_TITLE)]:
                if len(second.texts) != 1 or second.code or not (_is_narrow(second) if narrow else _names_something(lines, second)):
                    break
                lines.append(second)
                joined = self._title(" ".join(strip.texts[0] for strip in lines))
                if joined is not None and joined[1] > max(strip.title[1] if strip.title else 0.0 for strip in lines):
                    found.append((-joined[1], start, start + len(lines), joined[0]))
        taken: set[int] = set()
        for score, start, end, form in sorted(found):  # the best first: a name above a title is none of it
            if taken.isdisjoint(range(start, end)):
                taken.update(range(start, end))
                for strip in strips[start + 1 : end]:
                    strip.title, strip.labels = None, ()
                strips[start].title, strips[start].titled_by = (form, -score), strips[start].texts[0]

    def _read_label(self, text: str) -> str:
        core = label_core(_before_colon(text)) if len(text) <= _LONGEST_LABEL else ""
        if first_word(core) not in self._begun:  # so it is with most answers
            return ""
        folded = fold(core)
        return folded if folded in self._labels else ""

    def _read_heading(self, text: str) -> tuple[str | None, tuple[str, float] | None, bool]:
        """Return the form that a line names by its code and by its title, and whether it is surely a title, but of several forms."""
        if len(text) > _LONGEST_HEADING:
            return None, None, False
        title = self._title(text)
        best = self._titles.best(text) if title is None and len(text) >= _SHORTEST_TITLE else None
        return self._code(text), title, best is not None and best.score >= _SURELY_A_TITLE

    def _code(self, text: str) -> str | None:
        spelled = bare(text)
        found = [form for form, pattern in self._codes.items() if pattern.search(spelled)]
        named = "mau" in spelled or (len(spelled) <= _LONGEST_CODE_LINE and _CODE.search(text) is not None)
        return found[0] if len(found) == 1 and named else None

    def _read_title(self, text: str) -> tuple[str, float] | None:
        if len(text) < _SHORTEST_TITLE:
            return None
        best = [match for match in self._titles.match(text) if match.score >= 0.82]
        if not best:
            return self._begun_title(text)
        if len(best) > 1 and best[0].score - best[1].score < 0.04:
            return None
        return best[0].target, best[0].score

    def _begun_title(self, text: str) -> tuple[str, float] | None:
        """Return the form whose title a line begins with and goes beyond: "… tiêu biểu trong học tập và làm theo Bác"."""
        beginning = fold(text)[: self._longest_beginning]
        while beginning := beginning[: beginning.rfind(" ") + 1]:
            forms = self._beginnings.get(beginning)
            if forms is not None:
                return (next(iter(forms)), _BEGUN) if len(forms) == 1 else None
            beginning = beginning[:-1]
        return None

    def votes(self, part: Part) -> dict[str, tuple[float, float]]:
        """Return for each form the weight of its headings and of its questions."""
        heads: defaultdict[str, float] = defaultdict(float)
        for form in {strip.code for strip in part.strips if strip.code}:
            heads[form] += _CODE_WEIGHT
        titles: dict[str, float] = {}
        for strip in part.strips:
            if strip.title:
                titles[strip.title[0]] = max(titles.get(strip.title[0], 0.0), strip.title[1])
        for form, score in titles.items():
            heads[form] += _TITLE_WEIGHT * score
        weights = self._weights(frozenset(part.labels))
        return {form.id: (heads[form.id], min(_LABEL_LIMIT, weights.get(form.id, 0.0))) for form in self.plan.forms}

    def _weigh(self, labels: frozenset[str]) -> dict[str, float]:
        """Return the weight of these questions for the forms that ask them; forms of one kind have the same."""
        asked: defaultdict[str, list[float]] = defaultdict(list)
        for label in labels:
            forms = self._labels[label]
            for form in forms:
                asked[form].append(_LABEL_WEIGHT / len(forms))
        # Rounded once all are summed up: else their order, which is by chance, would decide at the very limit.
        return {form: round(fsum(shares), _DIGITS) for form, shares in asked.items()}


@lru_cache(maxsize=8)
def signs_of(plan: Plan) -> Signs:
    """Return the signs of a plan, made once."""
    return Signs(plan)


def _is_narrow(strip: Strip) -> bool:
    """Tell whether a line is a word or two in capitals: of a title in a narrow column."""
    return len(strip.texts) == 1 and len(strip.texts[0]) <= _NARROW and strip.texts[0].isupper() and ":" not in strip.texts[0]


def _names_something(lines: Sequence[Strip], second: Strip) -> bool:
    """Tell whether lines may be parts of a title: words, and no answer ("14") nor a label with its colon; one word only in capitals."""
    last = lines[-1].texts[0]
    words = len(bare(last).split()) > 1 or (len(lines) > 1 and last.isupper())
    return words and not any(":" in text for text in (last, second.texts[0]))


def _code_pattern(form_id: str) -> str:
    number, _, letters = bare(form_id).partition(" ")
    return rf"(?<!\w)0?{number.lstrip('0')} ?{letters}(?!\w)"


def _before_colon(text: str) -> str:
    head, colon, _ = text.partition(":")
    return head if colon and len(head) <= 120 else text


def _wordings(plan: Plan, form: Form) -> Iterator[str]:
    for question in form.questions:
        for each in (question, *question.columns):
            if each.criterion is None:
                yield from (each.label, *each.wordings)
    for name in form.criteria:
        criterion = plan.criterion(name)
        if criterion is not None:
            yield from (criterion.short, criterion.text, *criterion.wordings)
