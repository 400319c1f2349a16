"""Turn what stands beside a label into an answer of the question's type. What is not of the type is ``None`` and invalid, never a guess."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from toolkit.match.pieces import Content
from toolkit.match.units import match_unit
from toolkit.match.words import hints_of
from toolkit.model.definitions import AnswerType, Choice, Definitions, Plan, Question
from toolkit.model.period import Period, PeriodKind
from toolkit.model.submission import AnswerValue, State
from toolkit.text.choices import Chosen, Option, choose, has_tick, only_marks
from toolkit.text.fold import bare, clean
from toolkit.text.values import date_from_serial, is_blank, parse_date, parse_integer, parse_period, says_none

_APPROXIMATE = re.compile(r"(?:khoang|hon|tren|gan|duoi|it nhat|toi da|xap xi|tu \d+ den)(?!\w)")
_YES_NO = (
    Option(value="true", words=("Có", "Đúng", "Phải", "Rồi", "Yes", "C")),
    Option(value="false", words=("Không phải", "Không có", "Không", "Chưa", "No", "K")),
)
_LONGEST_PERIOD = 60
_EDGE_DOTS = re.compile(r"^[\s.…_·]{2,}|(?:\s*(?:\.{4,}|…+|_{3,}|·{3,})\s*)+$|^…")


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A value with its state, how sure it is (0–1), and why a person should look."""

    value: AnswerValue = None
    state: State = State.VALUE
    confidence: float = 1.0
    reason: str = ""
    contradictory: bool = False


_INVALID = Value(state=State.INVALID, confidence=0.9)
_BLANK = Value(state=State.BLANK)


def read_value(question: Question, content: Content, definitions: Definitions) -> Value:
    """Return the value of ``content`` for ``question``."""
    text = _without_dots(content.text)
    if is_blank(text, hints_of(definitions.plan)) and not isinstance(content.value, bool):
        return _BLANK
    return _READERS[question.type](question, Content(text, content.place, content.value, content.emphasis), definitions)


def _without_dots(text: str) -> str:
    """Take the dots of a filled dotted blank from both ends; dots inside and a final ellipsis of three stay."""
    return _EDGE_DOTS.sub("", _EDGE_DOTS.sub("", text)).strip()


def _text(question: Question, content: Content, definitions: Definitions) -> Value:
    text = clean(content.text)
    return Value(value=text, state=State.NONE if says_none(text) else State.VALUE)


def _unit(question: Question, content: Content, definitions: Definitions) -> Value:
    code, sure, runner_up = match_unit(content.text, definitions.organisation)
    if code is None:
        return Value(state=State.INVALID, confidence=0.5, reason=f"Tên chi bộ chưa rõ{': gần với ' + runner_up if runner_up else ''}.")
    return Value(value=code, confidence=sure, reason="" if sure > 0.8 else "Tên chi bộ viết khác tên đã đăng ký.")


def _period(question: Question, content: Content, definitions: Definitions) -> Value:
    period = parse_period(content.text)
    if period is None and isinstance(content.value, date):
        return Value(state=State.INVALID, reason="Kỳ báo cáo ghi thành một ngày.")
    return Value(value=period) if period is not None else _INVALID


def _date(question: Question, content: Content, definitions: Definitions) -> Value:
    if isinstance(content.value, date):
        return Value(value=content.value)
    if isinstance(content.value, int | float) and (found := date_from_serial(content.value)):
        return Value(value=found, confidence=0.6, reason="Ô ngày chỉ có một con số; đã hiểu là ngày của Excel.")
    found = parse_date(content.text)
    if found is None:
        return _INVALID
    extra = re.sub(r"\d+|ngay|thang|nam", "", bare(content.text)).strip()
    return Value(
        value=found, confidence=0.95 if len(extra) < 25 else 0.7, reason="" if len(extra) < 25 else "Ô ngày có thêm nội dung khác."
    )


def _integer(question: Question, content: Content, definitions: Definitions) -> Value:
    if says_none(content.text):
        return Value(value=0, state=State.NONE) if (question.minimum or 0) <= 0 else _INVALID
    number: int | None
    reason = ""
    if isinstance(content.value, float) and question.maximum == 100 and 0 < content.value < 1:
        number, reason = round(content.value * 100), "Tỷ lệ ghi dạng thập phân; đã hiểu là phần trăm."
    elif isinstance(content.value, bool | date):
        return _INVALID
    else:
        number = parse_integer(content.text)
    if (
        number is None
        or not (question.minimum is None or number >= question.minimum)
        or (question.maximum is not None and number > question.maximum)
    ):
        return _INVALID
    spelled = bare(content.text)
    if not reason and _APPROXIMATE.match(spelled):
        reason = "Con số ghi không chính xác (khoảng, hơn, gần …)."
    if not reason and len(spelled.split()) > 8:
        reason = "Ô số có thêm nhiều chữ."
    return Value(value=number, state=State.ZERO if number == 0 else State.VALUE, confidence=0.6 if reason else 0.98, reason=reason)


def _year(question: Question, content: Content, definitions: Definitions) -> Value:
    if isinstance(content.value, date):
        return Value(value=content.value.year, confidence=0.9)
    found = parse_date(content.text)
    if found is not None:
        return Value(value=found.year, confidence=0.95)
    return _integer(question, content, definitions)


def _yes_no(question: Question, content: Content, definitions: Definitions) -> Value:
    if isinstance(content.value, bool):
        return Value(value=content.value)
    if only_marks(content.text):
        return Value(value=True, confidence=0.9) if has_tick(content.text) else _BLANK
    chosen = _single(choose(content.text, _YES_NO, content.emphasis))
    return Value(
        value=None if chosen.value is None else chosen.value == "true",
        state=chosen.state,
        confidence=chosen.confidence,
        reason=chosen.reason,
        contradictory=chosen.contradictory,
    )


def _choice(question: Question, content: Content, definitions: Definitions) -> Value:
    choices = question.choices or (definitions.plan.rules.ratings if question.type is AnswerType.RATING else ())
    return _single(choose(content.text, _options(choices), content.emphasis))


@lru_cache(maxsize=64)
def _options(choices: tuple[Choice, ...]) -> tuple[Option, ...]:
    return tuple(Option(value=choice.value, words=(choice.label, *choice.wordings)) for choice in choices)


def _single(chosen: Chosen) -> Value:
    """Return the one choice; none left standing is a blank, several are contradictory, doubtful ones are for review."""
    if len(chosen.values) > 1:
        return Value(state=State.INVALID, contradictory=True, confidence=0.9)
    if not chosen.values:
        return _BLANK if chosen.untouched else _INVALID
    doubtful = chosen.confidence < 0.8
    return Value(
        value=chosen.values[0], confidence=chosen.confidence, reason="Câu trả lời có thêm chữ ngoài các lựa chọn." if doubtful else ""
    )


def _groups(question: Question, content: Content, definitions: Definitions) -> Value:
    options = _group_options(definitions.plan)
    chosen = choose(content.text, options, content.emphasis)
    if chosen.by == "tick":
        numbers = {int(value) for value in chosen.values}
        return Value(value=tuple(sorted(numbers)), confidence=chosen.confidence) if numbers else _BLANK
    rest = content.text
    numbers = set()
    for word, number in sorted(((word, int(option.value)) for option in options for word in option.words), key=lambda pair: -len(pair[0])):
        pattern = rf"(?:(?<!\d)[1-4]\s*[.):\-]?\s*)?(?<![^\W_]){re.escape(word)}(?![^\W_])"
        rest, count = re.subn(pattern, " ", rest, flags=re.IGNORECASE)
        if count:
            numbers.add(number)
    digits = {int(found) for found in re.findall(r"(?<![\d./-])([1-9])(?![\d/%-]|\.\d)", rest)}
    left = re.sub(r"nhom|noi dung|muc|so|va|ii 2|\d", " ", bare(rest)).split()
    if not numbers and not digits:
        return _INVALID
    if any(digit > len(definitions.plan.groups) for digit in digits):
        return _INVALID
    doubtful = len(left) > 2
    reason = "Nhóm nội dung có thêm chữ chưa hiểu." if doubtful else ""
    return Value(value=tuple(sorted(numbers | digits)), confidence=0.6 if doubtful else 0.98, reason=reason)


@lru_cache(maxsize=8)
def _group_options(plan: Plan) -> tuple[Option, ...]:
    return tuple(
        Option(value=str(number), words=tuple(word for word in (group.short, group.text, *group.wordings) if len(word) > 2))
        for number, group in enumerate(plan.groups, 1)
    )


_READERS: dict[AnswerType, Callable[[Question, Content, Definitions], Value]] = {
    AnswerType.TEXT: _text,
    AnswerType.UNIT: _unit,
    AnswerType.PERIOD: _period,
    AnswerType.DATE: _date,
    AnswerType.INTEGER: _integer,
    AnswerType.YEAR: _year,
    AnswerType.YES_NO: _yes_no,
    AnswerType.RATING: _choice,
    AnswerType.RESULT: _choice,
    AnswerType.CHOICE: _choice,
    AnswerType.GROUPS: _groups,
}


def period_in_heading(heading: str) -> Period | None:
    """Return the one period that the heading of a form names ("Quý III năm 2024"), or ``None``."""
    lines: Sequence[str] = [
        line for line in heading.split("\n") if len(line) <= _LONGEST_PERIOD and not re.search(r"ngay|ke hoach", bare(line))
    ]
    found = {period for line in lines if (period := parse_period(line)) is not None}
    parts = {period for period in found if period.kind not in (PeriodKind.YEAR, PeriodKind.STAGE)}
    if len(parts) == 1 and all(period.year == next(iter(parts)).year for period in found):
        return parts.pop()
    return found.pop() if len(found) == 1 else None


def date_in_heading(heading: str) -> date | None:
    """Return the one whole date that the paper's head bears ("…, ngày 17 tháng 3 năm 2024"), or ``None``."""
    lines = [
        line
        for line in heading.split("\n")
        if "ngay" in bare(line) and not re.search(r"ke hoach|kem theo|quyet dinh|huong dan", bare(line))
    ]
    found = {day for line in lines if (day := parse_date(line)) is not None}
    return found.pop() if len(found) == 1 else None
