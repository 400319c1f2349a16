"""Several people one below the other under one head: each is asked the same again, the branch, the period and the signature stand once.

Each gets a form of his own: what stands above the first, his own lines, and what is signed below the last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from toolkit.model.definitions import AnswerType, Form, Plan
from toolkit.model.document import Region
from toolkit.recognise.asked_of_people import HEADS_OF_NUMBERS
from toolkit.recognise.cutting import looks_titled
from toolkit.recognise.headed_people import with_names
from toolkit.recognise.strips import Strip, blocks_of, with_day_above
from toolkit.text.fold import bare, fold
from toolkit.text.headings import signs
from toolkit.text.shapes import label_core, spellings
from toolkit.text.values import is_blank

_FEWEST_PEOPLE, _FEWEST_AGAIN = 2, 3
_LONGEST_LABEL, _LONGEST_HEADING = 120, 100
_BREAK = re.compile(r"[;\t\n]|\s{3,}|[.…]{4,}")
_EXAMPLE = re.compile(r"(?:vi du|mau dien|ban mau|bieu mau dien san)\b|huong dan(?: (?:ghi|dien|cach|lap|khai|bieu|mau|viet)\b|$)")
"""How lines begin below which an example stands, folded: nobody is reported there. "Hướng dẫn 12 hộ kinh doanh …" is an answer."""
_COUNTED = re.compile(r"\s*\(?(\d{1,2})\s?[.):/]")
_COUNTS = re.compile(
    r"(?<!\w)(?:\d{1,2}|[ivx]{1,4}|[a-h]|mot|hai|ba|bon|tu|nam|sau|bay|tam|chin|muoi|nhat|dong chi|d c|ong|ba|tap the|ca nhan)(?!\w)"
)
"""The words, folded, in which the headings of two people differ: "Người thứ nhất", "II. Đồng chí …"."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """How questions are called, folded: whom the form is about, what is asked of him, what all forms ask once, and the names below.

    A form that is about nobody is told from the next one by its period.
    """

    subject: frozenset[str]
    own: frozenset[str]
    once: frozenset[str]
    signed: frozenset[str]


@lru_cache(maxsize=32)
def _asked(plan: Plan, form: Form) -> _Asked:
    everywhere = set.intersection(*({question.id for question in each.questions} for each in plan.forms))
    subject, own, once, signed = set[str](), set[str](), set[str](), set[str]()
    for question in form.questions:
        named = spellings(question.label, *question.wordings)
        if form.subject is None:
            own.update(*(spellings(column.label, *column.wordings) for column in question.columns))
        tells_apart = question.id == form.subject or (form.subject is None and question.type is AnswerType.PERIOD)
        subject |= named if tells_apart else set()
        signed |= named if question.in_signature else set()
        (once if question.id in everywhere else own).update(named)
    return _Asked(frozenset(subject), frozenset(own - once), frozenset(once), frozenset(signed))


def in_turns(region: Region, strips: Sequence[Strip], plan: Plan) -> tuple[Region, ...]:
    """Return a region for each of several people, or the region itself (made of ``strips``) where it asks for one."""
    form = plan.form(region.form) if region.form else None
    if form is None:
        return (region,)
    words = _asked(plan, form)
    starts = _starts(strips, words)
    if len(starts) < _FEWEST_PEOPLE and form.subject and not (starts or (named := _headed(strips, form, words)) is None):
        strips, starts = named
    if len(starts) < _FEWEST_PEOPLE or not _differ(strips, starts, words):
        return (region,)
    heads = [set(_heads(strip, words)) for strip in strips]
    if not _asked_again(heads, starts, words):
        return (region,)
    begins = _with_what_heads(strips, heads, starts, words)
    ends = [*begins[1:], _end(strips, heads, begins[-1], words)]
    if any(_EXAMPLE.match(bare(strip.texts[0])) for strip in strips[begins[0] : begins[-1]] if strip.texts):
        return (region,)
    signed = [_is_signed(strips[begin:end], heads[begin:end], words) for begin, end in zip(begins, [*begins[1:], len(strips)], strict=True)]
    if all(signed):
        ends[-1] = len(strips)  # each has a signature of his own
    elif any(signed[:-1]):
        return (region,)
    head, tail = strips[: begins[0]], strips[ends[-1] :]
    return tuple(
        replace(region, blocks=tuple(blocks_of([*head, *strips[begin:end], *tail])), place=strips[begin].place)
        for begin, end in zip(begins, ends, strict=True)
    )


def _starts(strips: Sequence[Strip], words: _Asked) -> list[int]:
    """Return the lines that ask whom the form is about; not those that only head such a one: "1. Tập thể:" over "Tên tập thể: …"."""
    found = [
        at
        for at, strip in enumerate(strips)
        if not words.subject.isdisjoint(strip.labels) or (strip.labels and any(head in words.subject for head in _heads(strip, words)))
    ]
    return [
        at for at in found if not (at + 1 in found and len(strips[at].texts) == 1 and not strips[at].texts[0].partition(":")[2].strip())
    ]


def _is_signed(strips: Sequence[Strip], heads: Sequence[set[str]], words: _Asked) -> bool:
    below = any(not words.signed.isdisjoint(asked) for asked in heads)
    return below or any(signs(line) for strip in strips for text in strip.texts for line in text.split("\n"))


def _headed(strips: Sequence[Strip], form: Form, words: _Asked) -> tuple[Sequence[Strip], list[int]] | None:
    """Return the strips with the label of the name before each name that heads a person, and where these stand."""
    question = next(question for question in form.questions if question.id == form.subject)
    named = with_names(strips, [set(_heads(strip, words)) for strip in strips], question)
    return None if named is None else (named, [at for at, strip in enumerate(named) if strip is not strips[at]])


def _heads(strip: Strip, words: _Asked) -> Iterator[str]:
    """Yield the questions that a line or row names, also behind a semicolon or a wide gap, folded."""
    for text in strip.texts:
        for piece in _pieces(text):
            if (folded := _asks(piece)) in words.own or folded in words.once:
                yield folded


def _pieces(text: str) -> Sequence[str]:
    return _BREAK.split(text) if len(text) > _LONGEST_LABEL or ":" in text else (text,)


def _asks(piece: str) -> str:
    """Return what stands before the colon of a piece, folded."""
    head = piece.partition(":")[0]
    return fold(label_core(head)) if len(head) <= _LONGEST_LABEL else ""


def _said(strips: Sequence[Strip], at: int, words: _Asked) -> str:
    """Return whom a question for a name is answered with: on its line, beside it, or on the next line that says anything."""
    asks = (piece for text in strips[at].texts for piece in _pieces(text) if _asks(piece) in words.subject)
    text, colon, value = next(asks, strips[at].texts[0]).partition(":")
    value = _BREAK.split(value)[0] if not is_blank(value.strip(" .…_")) else ""
    beside = [other for other in strips[at].texts[1:] if other.strip() and other != text]
    below = (one.texts[0] for one in strips[at + 1 : at + 3] if one.texts and one.texts[0].strip())
    return fold(value or (beside[0] if beside else "" if colon and strips[at].row is not None else next(below, "")))


def _differ(strips: Sequence[Strip], starts: Sequence[int], words: _Asked) -> bool:
    """Tell whether each start names another one, or all are counted: two copies that disagree are no two people."""
    names = [_said(strips, at, words) for at in starts]
    counted = [found[1] if (found := _COUNTED.match(strips[at].texts[0])) else "" for at in starts]
    return all(names) and (len(set(names)) == len(names) or counted == [str(number) for number in range(1, len(starts) + 1)])


def _asked_again(heads: Sequence[set[str]], starts: Sequence[int], words: _Asked) -> bool:
    """Tell whether each is asked what the first is asked, and nothing of it twice."""
    turns = [
        [head for strip in heads[begin:end] for head in strip if head in words.own]
        for begin, end in zip(starts, [*starts[1:], len(heads)], strict=True)
    ]
    first = set(turns[0])
    return all(len(first.intersection(turn)) >= _FEWEST_AGAIN for turn in turns)


def _with_what_heads(strips: Sequence[Strip], heads: Sequence[set[str]], starts: Sequence[int], words: _Asked) -> list[int]:
    """Return where each begins: with the lines above his name that are alike above all of them."""
    begins = list(starts)
    while True:
        above = [_line_above(strips, begin) for begin in begins]
        found = [at for at in above if at is not None]
        if len(found) < len(begins) or any(at <= begin for at, begin in zip(found[1:], begins, strict=False)):
            return _with_titles(strips, begins)
        asked = [heads[at] for at in found]
        same = bool(asked[0]) and all(one == asked[0] for one in asked) and not words.subject & asked[0]
        names = [_said(strips, at, words) for at in starts]
        if not same and not _head_people([" ".join(strips[at].texts) for at in found], names, asked):
            return _with_titles(strips, begins)
        begins = found


def _with_titles(strips: Sequence[Strip], begins: Sequence[int]) -> list[int]:
    """Return where each begins: with the title above him, if there is one; that of the first stays with the head."""
    above = [_line_above(strips, begin) for begin in begins]
    titled = [at if at is not None and looks_titled(strips[at]) else begin for at, begin in zip(above, begins, strict=True)]
    return [begins[0], *titled[1:]]


def _line_above(strips: Sequence[Strip], at: int) -> int | None:
    """Return the next line or row above that says anything; the head of a column of numbers heads nobody."""
    for above in range(at - 1, -1, -1):
        texts = [text for text in strips[above].texts if text.strip()]
        if texts and not (len(texts) > 1 and bare(texts[0]) in HEADS_OF_NUMBERS):
            return above
    return None


def _head_people(lines: Sequence[str], names: Sequence[str], asked: Sequence[set[str]]) -> bool:
    """Tell whether lines head people: each names his own, or all say the same but for number and name."""
    if any(asked) or any(len(line) > _LONGEST_HEADING for line in lines):
        return False
    if all(name in fold(line) for name, line in zip(names, lines, strict=True)):
        return True
    return len({" ".join(_COUNTS.sub(" ", bare(line)).split()) for line in lines}) == 1 and len({bare(line) for line in lines}) == len(
        lines
    )


def _end(strips: Sequence[Strip], heads: Sequence[set[str]], begin: int, words: _Asked) -> int:
    """Return where the last one's own lines end: at a signature, or at what all forms ask once."""
    for at in range(begin + 1, len(strips)):
        if any(map(signs, strips[at].texts)) or any(map(signs, "\n".join(strips[at].texts).split("\n"))):
            return with_day_above(strips, at)
        if heads[at] and heads[at] <= words.once and not _asks_before(heads, at, words):
            return at
    return len(strips)


def _asks_before(heads: Sequence[set[str]], at: int, words: _Asked) -> bool:
    """Tell whether anything that is asked of the person stands below."""
    return any(below & words.own for below in heads[at + 1 :])
