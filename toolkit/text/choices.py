"""Which of a few options is chosen: by ticks in any costume, by naming one, or by setting one off from the other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz import fuzz

from toolkit.model.document import Emphasis, EmphasisKind
from toolkit.text.fold import bare, fold

_ON, _OFF = "☒☑■●◉⬛◼▣🗹🗷✓✔√✗✘⊠✅⬤🅇⦿⊙🔘◆✖✕❎🗸🗵", "☐□○◯⬜▢◻◇❏❑⚪"
_TICKED = rf"[{_ON}]|[\[(]\s*[xXvV✓✔×+*]\s*[\])]|(?<![^\W_])[xX×](?![^\W_])"
_UNTICKED = rf"[{_OFF}]|\[[\s.…_]*\]|\([\s.…_]*\)"
_MARK = re.compile(f"(?P<on>{_TICKED})|(?P<off>{_UNTICKED})")
_MARK_BEGINS = re.compile(rf"[{_ON}{_OFF}xX×(\[]")
"""The first letter of any mark, which is found soon; most texts have none."""
_SLOT = re.compile(f"(?:(?P<on>{_TICKED})|(?P<off>{_UNTICKED})|…|[._]{{2,}})+")
"""A place for a mark: a box, or the dots of a blank with or without a mark on them."""
_FILLERS, _NO_WORDS = re.compile(r"[\s.…_\-–:;,/|]+"), re.compile(r"[\W_]+")
_NO_DISTANCE = re.compile(r"[.…_·:]+")
_CHANGES = re.compile(r"[→⇒➔➜]|[-=]+>")
_NEGATION = re.compile(r"\b(?:khong|chua|chang|k|ko|kh|hk)\b")
_PARTS = re.compile(r"[^\w ]| {2,}")
_FEWEST_LETTERS, _NEARLY, _CLEARLY = 12, 92, 3
_NOTE_BEHIND = ("(*)", "[*]")
_SIGNS, _ROUND = frozenset("vV+*1"), " \t\n."
_CUT_RATINGS = frozenset(("hoan thanh", "hoan thanh xuat", "ht xuat"))
_HARMLESS = {"ket qua", "tu danh gia", "danh gia", "ket qua tu danh gia", "muc", "tu cham", "xac dinh", "cap uy", "chi bo"}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Option:
    """One option: its value and the words that name it. Made once and remembered as itself: what is chosen is asked for often."""

    value: str
    words: tuple[str, ...]


class Chosen(NamedTuple):
    """The outcome: ``values`` chosen (none: nothing is chosen; two: contradictory), how sure (0–1), and by what."""

    values: tuple[str, ...] = ()
    confidence: float = 1.0
    by: str = ""
    untouched: bool = False


class _Named(NamedTuple):
    start: int
    end: int
    value: str


def as_boxes(options: Iterable[tuple[str, bool]]) -> str:
    """Return choices, each with whether it is ticked, in the one form that :func:`choose` knows: "☒ Đạt ☐ Chưa đạt"."""
    return " ".join(f"{'☒' if ticked else '☐'} {word}" for word, ticked in options)


def has_tick(text: str) -> bool:
    """Tell whether ``text`` holds a mark that says yes."""
    return any(found["on"] for found in _marks(text))


def has_box(text: str) -> bool:
    """Tell whether ``text`` holds a box, ticked or not."""
    return any(_marks(text))


def count_boxes(text: str) -> int:
    """Return how many boxes ``text`` holds, ticked or not."""
    return sum(1 for _ in _marks(text))


def _marks(text: str) -> Iterable[re.Match[str]]:
    first = _MARK_BEGINS.search(text)
    return _MARK.finditer(text, first.start()) if first is not None else ()


def begins_with_box(text: str) -> bool:
    """Tell whether ``text`` begins with a box, ticked or not."""
    return _MARK.match(text.lstrip()) is not None


def behind_first_box(text: str) -> str:
    """Return what stands behind the box that ``text`` begins with, or all of it."""
    found = _MARK.match(text.lstrip())
    return text.lstrip()[found.end() :].lstrip() if found is not None else text


@lru_cache(maxsize=1_000)
def only_marks(text: str) -> bool:
    """Tell whether ``text`` is nothing but tick marks, ticked or not, and fillers."""
    return has_box(text) and not _FILLERS.sub("", _MARK.sub("", text))


def ticks_column(text: str) -> bool:
    """Tell whether ``text`` alone in a column that is headed by a choice ticks it: a mark, or a sign that is none elsewhere ("v", "+")."""
    return (only_marks(text) and has_tick(text)) or text.strip(_ROUND) in _SIGNS


@lru_cache(maxsize=1_000)
def choose(text: str, options: tuple[Option, ...], emphasis: tuple[Emphasis, ...] = ()) -> Chosen:
    """Decide which of ``options`` the text chooses. Nothing is guessed: what stays open has low confidence or no value."""
    named = _names(text, options)
    marks = [(found.start(), found.end(), found["on"] is not None) for found in _marks(text) if not _inside(found.start(), named)]
    if len(marks) > len(named) > 0 and text.rstrip().endswith(_NOTE_BEHIND):
        marks.pop()  # beside boxes it points to a note
    if marks and named:
        return _by_marks(text, named, marks)
    if not named:
        words = _NO_WORDS.sub("", _MARK.sub("", text))
        return Chosen(confidence=0.0 if words else 1.0, untouched=not words and not any(on for *_, on in marks))
    values = tuple(dict.fromkeys(name.value for name in named))
    rest = _rest(text, named)
    if len(values) == 1 and all(_set(name, emphasis, EmphasisKind.STRIKE) for name in named):
        return Chosen(confidence=0.0)
    if len(values) == 1 and rest and _NEGATION.search(bare(text[: named[0].start])):
        return Chosen(confidence=0.0)  # "chưa hẳn là đạt" is not the name that stands in it
    if len(values) == 1:
        return Chosen(values=values, confidence=0.98 if not rest else 0.6, by="named")
    if _CHANGES.search(text):
        return Chosen(confidence=0.3)  # "Đạt → Chưa đạt" are no printed choices: one became the other
    return _by_emphasis(named, emphasis, rest, listed=len(values) == len(options) or _is_list(text, named))


def begins_rating(text: str) -> bool:
    """Tell whether a text is but the first words of a rating, as a line that ends too early leaves them."""
    return bare(text) in _CUT_RATINGS


def nearly(text: str, options: tuple[Option, ...]) -> str | None:
    """Return the one option whose words ``text`` is but for a slip of the pen ("Hoàn thành suất sắc nhiệm vụ"); short words never count."""
    said = fold(text)
    likeness = sorted(
        (max((fuzz.ratio(said, fold(word)) for word in option.words if len(word) >= _FEWEST_LETTERS), default=0.0), option.value)
        for option in options
    )
    (second, _), (best, value) = likeness[-2:]
    return value if best >= _NEARLY and best - second >= _CLEARLY else None


def _names(text: str, options: tuple[Option, ...]) -> list[_Named]:
    """Find where options are named, the longest words first so that "Chưa đạt" is not read as "Đạt"."""
    found: list[_Named] = []
    for plain in (True,) if text.isascii() else (False, True):  # what was typed without any diacritics means them all the same
        haystack = letters(text, plain=plain)
        for pattern, value in _patterns(options, plain=plain):
            for match in pattern.finditer(haystack):
                if not any(name.start < match.end() and match.start() < name.end for name in found):
                    found.append(_Named(match.start(), match.end(), value))
        if found:
            break
    return sorted(found, key=lambda name: name.start)


@lru_cache(maxsize=200)
def _patterns(options: tuple[Option, ...], *, plain: bool) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the patterns of all words of all options with the option's value, the longest words first."""
    words = sorted(((word, option.value) for option in options for word in option.words), key=lambda pair: -len(pair[0]))
    return tuple((_named(word, plain=plain), value) for word, value in words)


def _named(word: str, *, plain: bool) -> re.Pattern[str]:
    """Return the pattern of an option's word between other words, with any white space inside."""
    needle = re.escape(letters(word, plain=plain)).replace(r"\ ", r"\s+")
    return re.compile(rf"(?<![^\W_]){needle}(?![^\W_])")


def letters(text: str, *, plain: bool = False) -> str:
    """Return ``text`` lowered, letter by letter, of the same length, in one tone placement as far as words decide it."""
    lowered = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
    return "".join((bare(letter) or letter)[:1] for letter in lowered) if plain else lowered


def _inside(position: int, named: Sequence[_Named]) -> bool:
    return any(name.start <= position < name.end for name in named)


def _by_marks(text: str, named: Sequence[_Named], marks: Sequence[tuple[int, int, bool]]) -> Chosen:
    """Pair each mark with its option. As many marks as options stand all before or all behind them; fewer go to the nearest."""
    sure = True
    ticked = {name.value: False for name in named}
    if len(marks) < len(named):
        marks = _on_dots(text, named) or marks
    if len(marks) == len(named):
        order = sorted(marks)
        before = order[0][0] < named[0].start
        pairs = [(mark[0], name.start) if before else (name.start, mark[0]) for mark, name in zip(order, named, strict=True)]
        sure = all(first < second for first, second in pairs) and all(one[1] < next_one[0] for one, next_one in pairwise(pairs))
        for mark, name in zip(order, named, strict=True):
            ticked[name.value] |= mark[2]
    else:
        for start, end, on in marks:
            if on:
                name, clear = _nearest(text, start, end, named)
                sure = sure and clear
                ticked[name.value] = True
    rest = _rest(_MARK.sub(lambda found: " " * len(found[0]), text), named)
    chosen = tuple(value for value, on in ticked.items() if on)
    return Chosen(values=chosen, confidence=0.5 if not sure else 0.7 if rest else 0.99, by="tick", untouched=not chosen)


def _on_dots(text: str, named: Sequence[_Named]) -> list[tuple[int, int, bool]]:
    """Return the places for marks where dots before the first option are one of them ("… Có ✓ Không"), one for each option.

    Behind a colon a mark belongs to the option before it ("……Đạt: x   Chưa đạt: ……").
    """
    if text[named[0].end :].lstrip().startswith(":"):
        return []
    slots = [(found.start(), found.end(), found["on"] is not None) for found in _SLOT.finditer(text) if not _inside(found.start(), named)]
    slots = [slot for slot in slots if slot[0] < named[-1].start]  # dots at the end fill the line
    return slots if len(slots) == len(named) and slots[0][0] < named[0].start else []


def _nearest(text: str, start: int, end: int, named: Sequence[_Named]) -> tuple[_Named, bool]:
    """Return the option nearest to a mark, and whether it is clearly the nearest: half as far as the next; a line break is far.

    Dots of a blank and a colon are no distance ("Đạt....x.... Chưa đạt").
    """

    def distance(name: _Named) -> int:
        gap = text[end : name.start] if name.start >= end else text[name.end : start]
        return len(_NO_DISTANCE.sub("", gap)) + 100 * gap.count("\n")

    order = sorted(named, key=distance)
    least = distance(order[0])
    return order[0], len(order) == 1 or distance(order[1]) - least >= max(1, least)


def _by_emphasis(named: Sequence[_Named], emphasis: Sequence[Emphasis], rest: str, *, listed: bool) -> Chosen:
    """Several options are named and none is ticked: one may be struck out, or set off in bold, underline or colour.

    Nothing is chosen where the options stand ``listed`` as they were printed; two names run together ("HT XS") are somebody's words.
    """
    values = {name.value for name in named}
    left = values - {name.value for name in named if _set(name, emphasis, EmphasisKind.STRIKE)}
    if 0 < len(left) < len(values):
        return Chosen(values=tuple(sorted(left)), confidence=0.95 if len(left) == 1 else 0.5, by="struck")
    for kinds in ((EmphasisKind.UNDERLINE, EmphasisKind.HIGHLIGHT), (EmphasisKind.BOLD,)):
        strong = {name.value for name in named if _set(name, emphasis, *kinds)}
        if len(strong) == 1:
            return Chosen(values=tuple(strong), confidence=0.92, by="emphasis")
    return Chosen(confidence=1.0 if listed and not rest else 0.3, untouched=listed and not rest)


def _is_list(text: str, named: Sequence[_Named]) -> bool:
    """Tell whether something parts the names as a form's print does: a stroke, a comma, a wide gap, a new line."""
    return all(_PARTS.search(text[before.end : after.start]) for before, after in pairwise(named))


def _set(name: _Named, emphasis: Sequence[Emphasis], *kinds: EmphasisKind) -> bool:
    """Tell whether a part of the option's words is set in one of ``kinds``."""
    return any(mark.kind in kinds and mark.start < name.end and name.start < mark.end for mark in emphasis)


def _rest(text: str, named: Sequence[_Named]) -> str:
    """Return the words beside the options, folded; harmless words such as "Kết quả" do not count."""
    left, position = [], 0
    for name in named:
        left.append(text[position : name.start])
        position = name.end
    left.append(text[position:])
    rest = fold(" ".join(left))
    return "" if bare(rest) in _HARMLESS else rest
