"""The groups of contents that an answer chooses: by ticks, by their numbers, by their names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from toolkit.match.pieces import BLANK, INVALID, SURE, Content, Value
from toolkit.model.definitions import Plan
from toolkit.model.submission import State
from toolkit.text.choices import Option, begins_with_box, behind_first_box, choose, count_boxes, has_box, has_tick, letters, only_marks
from toolkit.text.fold import bare

_MORE_WORDS = "Nhóm nội dung có thêm chữ chưa hiểu."
_ONE_MARK = "Một dấu đánh đứng trước nhiều nhóm; đã hiểu là chọn tất cả các nhóm đó."
_SET_OFF = "Ghi đủ các nhóm nhưng chỉ một phần được gạch chân, in đậm hoặc gạch bỏ; chưa rõ chọn nhóm nào."


def read_groups(content: Content, plan: Plan) -> Value:
    """Return the numbers of the groups that are ticked, numbered or named."""
    if begins_with_box(content.text) and count_boxes(content.text) == 1 and has_tick(content.text):
        named = read_groups(Content(behind_first_box(content.text), content.place), plan)
        if isinstance(named.value, tuple) and len(named.value) > 1:
            return named._replace(confidence=0.6, reason=_ONE_MARK)
    patterns = _group_patterns(plan, plain=content.text.isascii())
    chosen = choose(_without_own_numbers(content.text, patterns), _group_options(plan), content.emphasis) if has_box(content.text) else None
    if chosen is not None and chosen.by == "tick":
        numbers = {int(value) for value in chosen.values}
        reason = "" if chosen.confidence >= SURE else _MORE_WORDS
        return Value(value=tuple(sorted(numbers)), confidence=chosen.confidence, reason=reason) if numbers else BLANK
    rest = content.text
    numbers = set()
    for pattern, number, word in patterns:
        if word in rest.lower():
            rest, count = pattern.subn(" ", rest)
            numbers |= {number} if count else set()
    if _NAMED.search(content.text):
        numbers |= {_ROMANS.index(found) + 1 for found in _ROMAN.findall(content.text)}
        rest = _ROMAN.sub(" ", rest)
    if _NOT_THESE.search(bare(rest)):
        return Value(state=State.INVALID, reason="Chưa rõ chọn nhóm nội dung nào.")
    if only_marks(re.sub(r"\d", "", rest)) and (has_tick(rest) or "☐" in rest or "□" in rest):
        ticked = choose(rest, _numbers(len(plan.groups)))
        if not ticked.values:
            return BLANK
        reason = "" if ticked.confidence >= SURE else "Chưa rõ đánh dấu vào nhóm nào."
        return Value(value=tuple(sorted(map(int, ticked.values))), confidence=ticked.confidence, reason=reason)
    digits = {int(found) for found in re.findall(r"(?<![\d./-])0?([1-9])(?![\d/%-]|\.\d)", rest)}
    left = _GROUP_WORDS.sub(" ", bare(rest)).split()
    if not numbers and not digits:
        return INVALID
    if any(number > len(plan.groups) for number in numbers | digits):
        return INVALID
    set_off = len(numbers | digits) == len(plan.groups) and sum(mark.end - mark.start for mark in content.emphasis) < len(content.text) - 1
    doubtful = bool(left) or (bool(content.emphasis) and set_off)
    reason = _MORE_WORDS if left else _SET_OFF if doubtful else ""
    return Value(value=tuple(sorted(numbers | digits)), confidence=0.6 if doubtful else 0.98, reason=reason)


def _without_own_numbers(text: str, patterns: Sequence[tuple[re.Pattern[str], int, str]]) -> str:
    """Return the text with blanks for the numbers that stand before the groups whose numbers they are ("☒ 1. Mục tiêu…")."""
    said = text.lower()
    for pattern, number, word in patterns:
        if word in said:
            text = re.sub(rf"(?<!\d){number}(?=\s*[.):-]?\s*(?:{pattern.pattern}))", " ", text, flags=re.IGNORECASE)
    return text


@lru_cache(maxsize=8)
def _numbers(count: int) -> tuple[Option, ...]:
    return tuple(Option(value=str(number), words=(str(number),)) for number in range(1, count + 1))


_ROMANS = ("I", "II", "III", "IV", "V", "VI")
_NAMED = re.compile(r"\bnh[óo]m\b", re.IGNORECASE)
_ROMAN = re.compile(r"(?<![\w./-])(?<!mục )(IV|VI?|I{1,3})(?![\w/-]|\.\d)")
"""The number of a group: "Nhóm II và III", but not that of a part of the plan: "mục II.2"."""
_NOT_THESE = re.compile(r"\b(?:khong|chua|tru|ngoai|ca|tat ca|den)\b|\d (?:nhom|noi dung)\b")
_GROUP_WORDS = re.compile(r"\b(?:nhom|noi dung|muc|so|va|chon|cac|thuoc|gom|dang k[iy]|thu|ii 2|ii|\d+)\b")


@lru_cache(maxsize=8)
def _group_options(plan: Plan) -> tuple[Option, ...]:
    return tuple(
        Option(value=str(number), words=tuple(word for word in (group.short, group.text, *group.wordings) if len(word) > 2))
        for number, group in enumerate(plan.groups, 1)
    )


@lru_cache(maxsize=8)
def _group_patterns(plan: Plan, *, plain: bool) -> tuple[tuple[re.Pattern[str], int, str], ...]:
    """Return what names each group, with or without its number before it, and its words alone; the longest words first."""
    words = [(letters(word, plain=plain), int(option.value)) for option in _group_options(plan) for word in option.words]
    words.sort(key=lambda pair: -len(pair[0]))
    before = r"(?:(?<!\d)[1-4]\s*[.):\-]?\s*)?(?<![^\W_])"
    return tuple((re.compile(rf"{before}{re.escape(word)}(?![^\W_])", re.IGNORECASE), number, word) for word, number in words)
