"""Which forms a document holds, and which of its parts belongs to which form.

The evidence, in the order of its weight: the form's code ("Mẫu 02-TT"), its title, and the questions that only this form asks. A file's
name is never evidence. Where the evidence disagrees the questions decide and the region carries a reason to look.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from toolkit.model.definitions import Definitions, Form, Plan
from toolkit.model.document import Block, Cell, Document, Line, Region
from toolkit.model.place import Place
from toolkit.text.fold import bare, fold
from toolkit.text.headings import begins_form, is_day, is_head, is_sentence, names_organ, signs
from toolkit.text.lexicon import Lexicon, label_core

_CODE_WEIGHT, _TITLE_WEIGHT, _LABEL_WEIGHT, _LABEL_LIMIT = 3.0, 2.0, 0.5, 4.0
_ENOUGH, _MARGIN = 1.5, 1.0
_LONGEST_HEADING, _LONGEST_LABEL = 200, 600
_SHORTEST_TITLE, _SURELY_A_TITLE, _BEGUN = 12, 0.9, 0.85
_REMEMBERED = 1_000
_LONGEST_CODE_LINE = 40
_CODE = re.compile(r"(?<!\w)\d{1,2}\s*(?:[-–—/._]\s*[^\W\d_]{2}|[A-ZĐÐ]{2})(?!\w)")
"""A form's code where the word "mẫu" does not stand before it: "05-TH", but not the "5th" of an English text."""
_LONGEST_TITLE, _LONGEST_ORGAN, _ENOUGH_LABELS = 4, 3, 3
_GUIDES = ("huong dan", "danh muc")


@dataclass(slots=True)
class _Strip:
    """One line, or one row of a table, with what it says about forms."""

    block: Block
    row: int | None
    texts: tuple[str, ...]
    sheet: str | None
    code: str | None = None
    title: tuple[str, float] | None = None
    shared_title: bool = False
    labels: tuple[str, ...] = ()

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.block.place if isinstance(self.block, Line) or self.row is None else self.block.rows[self.row][0].place


@dataclass(slots=True)
class _Part:
    strips: list[_Strip] = field(default_factory=list)

    @property
    def marked(self) -> bool:
        return any(strip.code or strip.title for strip in self.strips)

    @property
    def labels(self) -> list[str]:
        return [label for strip in self.strips for label in strip.labels]

    @property
    def is_guide(self) -> bool:
        """Whether this sheet tells how to fill forms in, or lists choices, by its name or by its first words."""
        sheet = self.strips[0].sheet
        first = next((text for strip in self.strips for text in strip.texts if text.strip()), "")
        if sheet is None or any(_heads_form(strip) and not bare(strip.texts[0]).startswith(_GUIDES) for strip in self.strips):
            return False
        return bare(sheet).startswith(_GUIDES) or bare(first).startswith(_GUIDES)


class _Signs:
    """What tells the forms of one plan apart, indexed once."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._codes = {form.id: re.compile(_code_pattern(form.id)) for form in plan.forms}
        self._titles = Lexicon({form.id: (form.title, *form.title_wordings) for form in plan.forms})
        self._beginnings = [(f"{fold(title)} ", form.id) for form in plan.forms for title in (form.title, *form.title_wordings)]
        self._labels: dict[str, set[str]] = {}
        for form in plan.forms:
            for text in _wordings(plan, form):
                folded = fold(label_core(text))
                if len(folded) > 3:
                    for spelled in {folded, bare(folded)}:
                        self._labels.setdefault(spelled, set()).add(form.id)

        # The same words come again and again: what they say of forms is found out once.
        self._label = lru_cache(_REMEMBERED)(self._read_label)
        self._heading = lru_cache(_REMEMBERED)(self._read_heading)

    def read(self, strip: _Strip) -> None:
        """Fill in what the strip says."""
        strip.labels = tuple(label for text in strip.texts if (label := self._label(text)))
        for text in strip.texts if not strip.labels else ():
            code, title, shared = self._heading(text)
            strip.code = strip.code or code
            strip.title = strip.title or title
            strip.shared_title = shared and len(strip.texts) == 1 and not strip.place.part

    def join_titles(self, strips: Sequence[_Strip]) -> None:
        """Read a title that was set on several lines ("PHIẾU ĐĂNG KÝ" / "ĐIỂN HÌNH TIÊU BIỂU") as one."""
        found: list[tuple[float, int, int, str]] = []
        for start, first in enumerate(strips):
            lines = [first]
            for second in strips[start + 1 : start + _LONGEST_TITLE]:
                if any(len(strip.texts) != 1 or strip.code for strip in (lines[-1], second)) or not _names_something(lines[-1], second):
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
                strips[start].title = form, -score

    def _read_label(self, text: str) -> str:
        folded = fold(label_core(_before_colon(text))) if len(text) <= _LONGEST_LABEL else ""
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

    def _title(self, text: str) -> tuple[str, float] | None:
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
        folded = fold(text)
        found = [(len(beginning), form) for beginning, form in self._beginnings if folded.startswith(beginning)]
        longest = max(found, default=(0, ""))
        forms = {form for length, form in found if length == longest[0]}
        return (longest[1], _BEGUN) if len(forms) == 1 else None

    def votes(self, part: _Part) -> dict[str, tuple[float, float]]:
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
        asked: defaultdict[str, float] = defaultdict(float)
        for label in set(part.labels):
            forms = self._labels[label]
            for form in forms:
                asked[form] += _LABEL_WEIGHT / len(forms)
        return {form.id: (heads[form.id], min(_LABEL_LIMIT, asked[form.id])) for form in self.plan.forms}


@lru_cache(maxsize=8)
def _signs(plan: Plan) -> _Signs:
    return _Signs(plan)


def recognise(document: Document, definitions: Definitions) -> tuple[Region, ...]:
    """Return the filled forms of a document in reading order; one region without a form when nothing is recognised."""
    signs = _signs(definitions.plan)
    strips = list(_strips(document))
    for strip in strips:
        signs.read(strip)
    signs.join_titles(strips)
    parts = [part for part in _merged(_without_guides(_split(strips))) if part.marked or len(set(part.labels)) >= _ENOUGH_LABELS]
    if not parts:
        return (_region(_Part(strips), signs),) if any(text.strip() for strip in strips for text in strip.texts) else ()
    return tuple(_region(part, signs) for part in parts)


def _names_something(first: _Strip, second: _Strip) -> bool:
    """Tell whether both lines may be parts of a title: words, and no answer ("14") nor a label with its colon."""
    return len(bare(first.texts[0]).split()) > 1 and not any(":" in strip.texts[0] for strip in (first, second))


def _strips(document: Document) -> Iterator[_Strip]:
    for block in document.blocks:
        if isinstance(block, Line):
            yield _Strip(block, None, (block.text,), None)
        else:
            for index, row in enumerate(block.rows):
                yield _Strip(block, index, _texts(row), block.place.sheet)


def _texts(row: Sequence[Cell]) -> tuple[str, ...]:
    seen = {id(cell): cell.text for cell in row if cell.text}
    return tuple(line for text in seen.values() for line in ((text, *text.split("\n")) if "\n" in text else (text,)))


def _split(strips: Sequence[_Strip]) -> list[_Part]:
    """Cut before each heading of a form that follows answers or a letter, and between sheets. What only speaks of a form says nothing."""
    parts = [_Part()]
    sheet = strips[0].sheet if strips else None
    for strip in strips:
        part = parts[-1]
        if strip.sheet != sheet:
            parts.append(_Part())
            sheet = strip.sheet
        elif (strip.code or strip.title) and len(set(part.labels)) >= _ENOUGH_LABELS:
            if _heads_form(strip) or _stands_below_head(strip, part):
                parts.append(_Part(_take_head(part)))
            else:
                strip.code = strip.title = None
        elif strip.shared_title and len(set(part.labels)) >= _ENOUGH_LABELS:
            parts.append(_Part(_take_head(part)))
        elif (
            _heads_form(strip) and not any(map(_heads_form, part.strips)) and any(signs(text) for one in part.strips for text in one.texts)
        ):
            parts.append(_Part(_take_head(part)))  # a letter, which is signed and goes with the form
            for one in part.strips:
                one.code = one.title = None
        parts[-1].strips.append(strip)
    return [part for part in parts if part.strips]


def _stands_below_head(strip: _Strip, above: _Part) -> bool:
    """Tell whether a title in small letters stands alone in its line, right below the organs of a paper's head ("CHI BỘ VĂN PHÒNG")."""
    if strip.title is None or len(strip.texts) != 1 or strip.place.part:
        return False
    said = next((one.texts for one in reversed(above.strips) if any(text.strip() for text in one.texts)), ())
    return bool(said) and all(text.isupper() and names_organ(text) for text in said if text.strip())


def _heads_form(strip: _Strip) -> bool:
    """Tell whether a line or row is a form's heading: it begins as one, stands in no margin of the page, and beside no answer."""
    if not (strip.code or strip.title) or strip.place.part:
        return False
    own = [text for text in strip.texts if begins_form(text, score=strip.title[1] if strip.title and not strip.code else 0.0)]
    lines = [line for text in strip.texts for line in text.split("\n") if line.strip(" *.…")]
    others = [line for line in lines if not any(line in text for text in own) and not line.isupper() and not is_head(line)]
    return bool(own) and (strip.row is None or not others)


def _take_head(part: _Part) -> list[_Strip]:
    """Take the lines of the paper's head (organ, party title, place and date) from the end of the part before."""
    cut = len(part.strips)
    while cut and _ends_head(part.strips[max(0, cut - _LONGEST_ORGAN) : cut]) and not _asks_first(part.strips, cut - 1):
        cut -= 1
    head, part.strips = part.strips[cut:], part.strips[:cut]
    return head


def _asks_first(strips: Sequence[_Strip], at: int) -> bool:
    """Tell whether a line asks what its form has not asked above: it belongs to that form and not to the next one's head."""
    labels = set(strips[at].labels)
    return bool(labels) and not labels <= {label for strip in strips[:at] for label in strip.labels}


def _ends_head(strips: Sequence[_Strip]) -> bool:
    """Tell whether the last line belongs to a paper's head, or is the rest of an organ's long name ("CHI BỘ QUẢN LÝ" / "CÔNG NGHIỆP")."""
    if _is_head(strips[-1]):
        return True
    for strip in strips[: -_LONGEST_ORGAN - 1 : -1]:
        if any(names_organ(text) for text in strip.texts):
            return _is_head(strip)
        if not strip.texts or not all(text.isupper() or is_day(text) for text in strip.texts if not _is_organ(text)):
            return False
    return False


def _is_organ(text: str) -> bool:
    """Tell whether a cell holds the name of an organ in capitals, on several lines."""
    return "\n" in text and all(line.isupper() or not line.strip(" *.…") for line in text.split("\n"))


def _is_head(strip: _Strip) -> bool:
    whole: list[str] = []
    for text in strip.texts:
        if not any(text in other.split("\n") for other in whole):
            whole.append(text)
    return all(is_head(text) for text in whole if text.strip(" *.…\t\n"))


def _without_guides(parts: Sequence[_Part]) -> list[_Part]:
    """Leave out sheets that only say how to fill a form in or list what may be chosen, where others hold forms."""
    forms = [part for part in parts if not part.is_guide]
    return forms if any(part.marked or len(set(part.labels)) >= _ENOUGH_LABELS for part in forms) else list(parts)


def _merged(parts: Sequence[_Part]) -> list[_Part]:
    """Join a part without any heading to the one before when it asks other questions: a form that goes on over two sheets."""
    merged: list[_Part] = []
    for part in parts:
        before = merged[-1] if merged else None
        if before and before.marked and not part.marked and part.labels and not set(part.labels) & set(before.labels):
            before.strips.extend(part.strips)
        else:
            merged.append(part)
    return merged


def _region(part: _Part, signs: _Signs) -> Region:
    votes = signs.votes(part)
    order = sorted(votes, key=lambda form: -sum(votes[form]))
    best = order[0]
    lead = sum(votes[best]) - (sum(votes[order[1]]) if len(order) > 1 else 0.0)
    by_label = max(votes, key=lambda form: votes[form][1])
    by_head = max(votes, key=lambda form: votes[form][0])
    reason = ""
    form: str | None = best
    if sum(votes[best]) < _ENOUGH:
        form = None
    elif votes[by_head][0] and votes[by_label][1] - votes[by_head][1] >= 1.0:
        form, reason = by_label, "Tên mẫu và nội dung câu hỏi không khớp nhau."
    elif lead < _MARGIN:
        reason = "Chưa chắc đây là mẫu nào."
    blocks = tuple(_blocks(part.strips))
    confidence = 1.0 if not reason and form else 0.5
    return Region(form=form, blocks=blocks, place=part.strips[0].place, confidence=confidence, reason=reason, heading=_heading(part))


def _heading(part: _Part) -> str:
    texts: list[str] = []
    for strip in part.strips[:40]:
        if strip.labels:
            break
        if strip.title and any(map(is_sentence, texts)):  # what a letter says above the form is none of its heading
            texts.clear()
        texts.extend(text for text in strip.texts if text.strip())
    return "\n".join(texts)


def _blocks(strips: Sequence[_Strip]) -> Iterator[Block]:
    """Put rows that belong to one table back together; a table that was cut keeps only its own rows."""
    index = 0
    while index < len(strips):
        block = strips[index].block
        if isinstance(block, Line):
            yield block
            index += 1
            continue
        rows = []
        while index < len(strips) and strips[index].block is block:
            row = strips[index].row
            if row is not None:
                rows.append(block.rows[row])
            index += 1
        yield block if len(rows) == len(block.rows) else replace(block, rows=tuple(rows))


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
