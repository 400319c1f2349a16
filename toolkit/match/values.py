"""Turn what stands beside a label into an answer of the question's type. What is not of the type is ``None`` and invalid, never a guess."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import lru_cache

from toolkit.match.doubts import CHOSEN_TYPES, STRUCK, doubt_of, own_names
from toolkit.match.expected import asks_for_person, asks_for_phrase
from toolkit.match.groups import read_groups
from toolkit.match.headed_choice import without_heading
from toolkit.match.hinted import without_choices, without_hint, without_order
from toolkit.match.numbers import DOUBTFUL, YEARS, read_number, read_year
from toolkit.match.pieces import BLANK, INVALID, SURE, Content, Value, moved
from toolkit.match.replaced import written_anew
from toolkit.match.struck import left_standing
from toolkit.match.units import match_unit
from toolkit.match.words import CHOSEN, REFUSED, hints_of
from toolkit.model.definitions import AnswerType, Choice, Definitions, Plan, Question
from toolkit.model.document import Emphasis
from toolkit.model.period import Period
from toolkit.model.place import Place
from toolkit.model.submission import State
from toolkit.text.choices import Chosen, Option, begins_rating, choose, has_box, has_tick, nearly, only_marks
from toolkit.text.fold import bare, clean, fold, seen
from toolkit.text.identifiers import begins_with_name
from toolkit.text.remarks import without_remark
from toolkit.text.values import (
    date_from_serial,
    is_blank,
    parse_date,
    parse_period,
    says_none,
    without_trailing_fill,
)

_YES_NO = (
    Option(value="true", words=("Có", "Đúng", "Phải", "Rồi", "Yes", "C")),
    Option(value="false", words=("Sai", "Không phải", "Không có", "Không", "Chưa có", "Chưa", "No", "K")),
)
_NAMED_YES_NO = re.compile(r"\b(?:(?:khong|chua) (?:phai|co)|co|dung|phai|roi|khong|chua)\b")
_SPELLED_YES_NO = re.compile(r"\b(?:có|đúng|phải|rồi|không|chưa)\b")
_EXEMPLAR = re.compile(r"\s*\((?:(?:báo cáo\s+)?lần\s+(?:thứ\s+)?\w+|chính thức|bản chính)\)\s*$", re.IGNORECASE)
_KIND_FIRST = re.compile(r"\s*(?:(?:xếp\s+)?loại\s*:\s*|(?:đạt|xếp)\s+(?:mức|loại)\s*:?\s+)(?=\w)", re.IGNORECASE)
_POINTS = re.compile(r"\s*\((?:đạt )?\d{1,3}(?:[.,]\d{1,2})?(?:/100)?\s?điểm\)\s*$", re.IGNORECASE)
_WORKING_YEAR = re.compile(r"\bnăm (?:công tác|kế hoạch)\s+(?=20\d\d)", re.IGNORECASE)
_DAYS = re.compile(
    r"\s*\((?:từ\s)?(?:ngày\s)?(?P<first>\d{1,2}/\d{1,2})(?:/(?P<begun>20\d\d))?\s(?:đến|-|–)\s(?:hết\s)?(?:ngày\s)?"
    r"(?P<last>\d{1,2}/\d{1,2})/(?P<year>20\d\d)\)\s*$",
    re.IGNORECASE,
)
_WHY_NOT = re.compile(r"((?:chưa|không) đạt)\s*\((?:do|vì|thiếu|còn thiếu|chưa có|không có)\s[^()]*\)\s*\.?\s*", re.IGNORECASE)
_WELL = re.compile(r"(đạt)\s+(?:tốt|khá|cao|đầy đủ|100\s?%)\s*\.?\s*", re.IGNORECASE)
_TO_CHOOSE = re.compile(r"(?:hay |vui long )?chon(?: [a-z]+){0,5}")
_NO_DAY = re.compile(
    r"(?=.*(?:[.…_/]|ng[àa]y\s+th[áa]ng))(?:ng[àa]y|th[áa]ng|n[ăa]m|[\s.…_,/])*(?:20(?:\d\d)?)?[\s.…_]*(?:\([^()\d]*\))?",
    re.IGNORECASE,
)
_LIST_MARKS = "+-–—•* \n"
_POINTERS = (":", "：", "→", "⇒", "➔", "➢", "►", "=>", "->")
_ANNOUNCE_BEGINS, _ANNOUNCES = frozenset("tTđĐ"), re.compile(r"(?:tr[ảa] l[ờo]i|đáp|tl)\s*:\s*(?=\S)", re.IGNORECASE)
"""What says that an answer follows, in the place of the answer."""
_ORDER_BEGINS, _ORDER = frozenset("123456789abcdđe"), re.compile(r"^(?:\d{1,2}|[a-eđ])[.)]\s+(?=\S)")
_ORDERS = re.compile(r"(?<![\w.])(?:\d{1,2}|[a-eđ])[.)](?=\s)")
_TWO_MARKS = re.compile(r"^[-–+•*] (?=(?:\d{1,2}|[a-zđ])[.)] |[-–+•*] )", re.MULTILINE)
_ARROWS = re.compile(r"^\s*(?:[→⇒➔➢►]|=>)\s*", re.MULTILINE)
_LEADING_DOTS = re.compile(r"[\s.…_·]{2,}|…")


_OF_ONE = (AnswerType.CHOICE, AnswerType.YES_NO)
_MARK_ALONE = "Ô kết quả chỉ có dấu đánh; đã hiểu là “Đạt”."
_MEANT = dict.fromkeys(("tot", "hoan thanh", "hoan thanh tot", "dam bao", "bao dam", "co lam", "da lam", "thuc hien tot"), CHOSEN)
_MEANT |= dict.fromkeys(("chua lam", "chua hoan thanh", "chua thuc hien", "khong hoan thanh", "chua dam bao", "chua tot"), REFUSED)
_IN_OTHER_WORDS = "Ô kết quả không ghi “Đạt” hay “Chưa đạt”; đã hiểu theo nghĩa."
_NO_ALONE = "Ô kết quả chỉ ghi “không” hoặc “chưa”; đã hiểu là “Chưa đạt”."
_LINKED = "Ô kết quả ghi TRUE hoặc FALSE; đã hiểu là “Đạt” hoặc “Chưa đạt”."
_LONGEST_REMEMBERED, _NOWHERE = 60, Place()


def read_value(question: Question, content: Content, definitions: Definitions) -> Value:
    """Return the value of ``content`` for ``question``."""
    if content.emphasis or not (content.value is None or isinstance(content.value, str)) or len(content.text) > _LONGEST_REMEMBERED:
        return _read(question, content, definitions)
    return _read_words(question, content.text, definitions)


@lru_cache(maxsize=300)
def _read_words(question: Question, text: str, definitions: Definitions) -> Value:
    """Read what nothing but its words decides: choices, branches and periods come again and again."""
    return _read(question, Content(text, _NOWHERE), definitions)


def _read(question: Question, content: Content, definitions: Definitions) -> Value:
    if (begun := content.text.lstrip()).startswith(_POINTERS):  # the form's own, in a cell beside the label
        content = content.part(len(content.text) - len(begun) + 1 + begun.startswith(("=>", "->")))
    if content.text[:1] in _ANNOUNCE_BEGINS and (announced := _ANNOUNCES.match(content.text)) is not None:
        content = content.part(announced.end())
    if question.type is not AnswerType.TEXT and not content.emphasis and (said := without_remark(content.text)) is not content.text:
        counted = question.type is AnswerType.INTEGER and not any(map(str.isdigit, said))  # "hoàn thành (100%)"
        content = content if counted else replace(content, text=said)
    if "(" in content.text and question.type is not AnswerType.TEXT:
        content = without_hint(content, options_of(question, definitions.plan) if question.type in _OF_ONE else ())
    if ":" in content.text:
        content = without_order(content)
        content = without_choices(content, options_of(question, definitions.plan)) if question.type in _OF_ONE else content
    if (visible := seen(content.text)) is not content.text:
        ends = [(len(seen(content.text[: mark.start])), len(seen(content.text[: mark.end])), mark.kind) for mark in content.emphasis]
        marks = tuple(Emphasis(start=start, end=end, kind=kind) for start, end, kind in ends)
        content = replace(content, text=visible, emphasis=marks)
    text = _without_dots(content.text)
    if question.type is AnswerType.TEXT and (text.endswith(";") or text[:1] in _ORDER_BEGINS):
        text = _out_of_list(question, text)
    if text is not content.text and question.type in CHOSEN_TYPES and has_tick(text):
        text = content.text  # its dots are the place of a mark that was not made
    if is_blank(text, hints_of(definitions.plan)) and not isinstance(content.value, bool):
        return BLANK
    marks = moved(content.emphasis, content.text.find(text)) if content.emphasis else ()
    left = left_standing(text, marks) if marks else ""
    if left and (anew := written_anew(question, text, marks)):
        value = _read(question, Content(anew, content.place), definitions)
        if value.value is not None and value.confidence >= SURE:
            return value
    said_anew = _READERS[question.type](question, Content(left, content.place), definitions) if left else INVALID
    if said_anew.value is not None:
        said_anew = said_anew._replace(confidence=min(said_anew.confidence, DOUBTFUL), reason=STRUCK)
        if question.type not in CHOSEN_TYPES or question.type is AnswerType.GROUPS or has_box(text):
            return said_anew
    value = _READERS[question.type](question, Content(text, content.place, content.value, marks), definitions)
    if value.state is State.INVALID and said_anew.value is not None:
        return said_anew
    if value.state is State.INVALID and question.type in CHOSEN_TYPES and _TO_CHOOSE.fullmatch(bare(text)):
        return BLANK  # what a list to choose from shows before anything is chosen
    doubt = (
        ""
        if value.reason or value.value is None
        else doubt_of(question, content if question.type is not AnswerType.TEXT else Content(text, content.place, content.value, marks))
    )
    return value._replace(confidence=min(value.confidence, DOUBTFUL), reason=doubt) if doubt else value


def _out_of_list(question: Question, text: str) -> str:
    """Take the marks of a list from a name or a phrase that stands alone: "1. Lê Thị An", "Lê Thị An;"."""
    if text.endswith(";") and asks_for_person(question):
        text = text.rstrip(" ;")
    alone = len(_ORDERS.findall(text)) == 1 and (asks_for_person(question) or asks_for_phrase(question))
    return _ORDER.sub("", text, count=1) if alone else text


def _without_dots(text: str) -> str:
    """Take the dots of a filled dotted blank from both ends; dots inside and a final ellipsis of three stay."""
    if text[:1].isalnum() and (text[-1:].isalnum() or (text[-1:] == "." and text[-2:-1].isalnum())):
        return text
    lead = None if begins_with_name(text) else _LEADING_DOTS.match(text)
    return without_trailing_fill(text[lead.end() :] if lead else text, dots=4).strip()


def _text(question: Question, content: Content, definitions: Definitions) -> Value:
    text = clean(content.text)
    if not text[:1].isalnum() or "\n" in text:
        text = _TWO_MARKS.sub("", _ARROWS.sub("", text) if "→" in text or "=>" in text else text)
        if not text.strip(_LIST_MARKS):
            return BLANK
    return Value(value=text, state=State.NONE if says_none(text) else State.VALUE)


def _unit(question: Question, content: Content, definitions: Definitions) -> Value:
    code, sure, runner_up = match_unit(content.text, definitions.organisation)
    if code is None:
        return Value(state=State.INVALID, confidence=0.5, reason=f"Tên chi bộ chưa rõ{': gần với ' + runner_up if runner_up else ''}.")
    return Value(value=code, confidence=sure, reason="" if sure > 0.8 else "Tên chi bộ viết khác tên đã đăng ký.")


def _period(question: Question, content: Content, definitions: Definitions) -> Value:
    text = _WORKING_YEAR.sub("năm ", _EXEMPLAR.sub("", content.text))
    period = parse_period(text) or _with_days(text)
    if period is None and isinstance(content.value, date):
        return Value(state=State.INVALID, reason="Kỳ báo cáo ghi thành một ngày.")
    reason = "Ô ngày của Excel chỉ hiện tháng và năm; đã hiểu là kỳ báo cáo." if isinstance(content.value, date) else ""
    return Value(value=period, confidence=DOUBTFUL if reason else 1.0, reason=reason) if period is not None else INVALID


def _with_days(text: str) -> Period | None:
    """Return the period whose year only its first and last day tell: "Quý III (từ 01/7/2024 đến 30/9/2024)"."""
    found = _DAYS.search(text)
    period = parse_period(f"{text[: found.start()]} năm {found['year']}") if found is not None else None
    if found is None or period is None or not (text[: found.start()].strip() and found["begun"] in (None, found["year"])):
        return None
    first, last = (tuple(map(int, found[name].split("/"))) for name in ("first", "last"))
    days = [(day.day, day.month, day.year) for day in (period.first_day, period.last_day)]
    return period if days == [(*first, int(found["year"])), (*last, int(found["year"]))] else None


def _date(question: Question, content: Content, definitions: Definitions) -> Value:
    if isinstance(content.value, date):
        no_day = "" if parse_date(content.text) is not None else "Ô ngày của Excel chỉ hiện tháng và năm; chưa rõ ngày."
        return Value(value=content.value, confidence=DOUBTFUL if no_day else 1.0, reason=_far(content.value) or no_day)
    if isinstance(content.value, int | float) and (found := date_from_serial(content.value)):
        return Value(value=found, confidence=0.6, reason="Ô ngày chỉ có một con số; đã hiểu là ngày của Excel.")
    found = parse_date(content.text)
    if found is None:
        return BLANK if _NO_DAY.fullmatch(content.text) else INVALID
    extra = re.sub(r"\d+|ngay|thang|nam", "", bare(content.text)).strip()
    reason = _far(found) or ("" if len(extra) < 25 else "Ô ngày có thêm nội dung khác.")
    return Value(value=found, confidence=0.7 if reason else 0.95, reason=reason)


def _far(day: date) -> str:
    return "" if day.year in YEARS else f"Năm {day.year} khác thường; có thể ghi nhầm."


def _number(question: Question, content: Content, definitions: Definitions) -> Value:
    return read_number(question, content)


def _year(question: Question, content: Content, definitions: Definitions) -> Value:
    return read_year(question, content)


def _yes_no(question: Question, content: Content, definitions: Definitions) -> Value:
    if isinstance(content.value, bool):
        return Value(value=content.value)
    if isinstance(content.value, int | float) and content.value in (0, 1):  # what LibreOffice makes of TRUE and FALSE
        return Value(value=content.value == 1, confidence=DOUBTFUL, reason=f"Ô ghi số {content.value:g}; đã hiểu 1 là Có, 0 là Không.")
    if only_marks(content.text):
        return Value(value=True, confidence=0.9) if has_tick(content.text) else BLANK
    if (kind := _kind(question, content)) is not None:
        return _said_yes(kind)
    if not has_box(content.text) and bare(content.text) in own_names(question):
        return Value(value=True, confidence=0.95)  # "Đảng viên", where it is asked whether one is
    return _said_yes(_single(yes_or_no(question, content.text, content.emphasis)))


def _said_yes(said: Value) -> Value:
    return said._replace(value=None if said.value is None else said.value == "true")


def _kind(question: Question, content: Content) -> Value | None:
    """Read an answer by the name of what one is or is not ("Quần chúng"), alone or behind a box; ``None`` for any other."""
    kinds = _options(question.choices)
    named = bare(content.text) in {bare(word) for kind in kinds for word in kind.words}
    chosen = choose(content.text, kinds, content.emphasis) if named or (kinds and has_box(content.text)) else None
    return _single(chosen) if chosen is not None and (chosen.values or chosen.untouched) else None


def yes_or_no(question: Question, text: str, emphasis: tuple[Emphasis, ...] = ()) -> Chosen:
    """Decide whether ``text`` says yes or no; words of the question itself beside it turn nothing ("Chưa là đảng viên")."""
    chosen = choose(text, _YES_NO, emphasis)
    if chosen.by == "named" and text.rstrip().endswith(":"):
        return chosen._replace(confidence=DOUBTFUL)  # "Có:" as it is printed: the mark may stand behind the other choice
    spelled = bare(text) == fold(text) or _SPELLED_YES_NO.search(fold(text))  # "Nội dung" says no "đúng"
    own = chosen.by == "named" and spelled and set(_NAMED_YES_NO.sub(" ", bare(text)).split()) <= _own_words(question)
    return chosen._replace(confidence=0.95) if own else chosen


@lru_cache(maxsize=64)
def _own_words(question: Question) -> frozenset[str]:
    return frozenset(word for text in (question.label, *question.wordings) for word in bare(text).split())


def _choice(question: Question, content: Content, definitions: Definitions) -> Value:
    options = options_of(question, definitions.plan)
    if content.text.rstrip().endswith("điểm)"):
        content = replace(content, text=_POINTS.sub("", content.text))
    if question.type is AnswerType.RATING and (kind := _KIND_FIRST.match(content.text)) is not None:
        content = content.part(kind.end())
    chosen = choose(content.text, options, content.emphasis)
    if question.type is AnswerType.RATING and begins_rating(content.text):
        return _single(chosen)._replace(confidence=DOUBTFUL, reason="Mức xếp loại ghi chưa trọn; có thể còn chữ ở dòng dưới.")
    if chosen.by in ("", "named") and chosen.confidence < SURE and (near := nearly(content.text, options)) is not None:
        return Value(value=near, confidence=DOUBTFUL, reason="Câu trả lời chỉ gần giống một lựa chọn.")
    return _single(chosen)


def _result(question: Question, content: Content, definitions: Definitions) -> Value:
    """Read whether a criterion is met; a mark or a "no" alone stands where the choices were printed in the column's head or nowhere."""
    if only_marks(content.text):
        return Value(value=CHOSEN, confidence=DOUBTFUL, reason=_MARK_ALONE) if has_tick(content.text) else BLANK
    if bare(content.text) in ("khong", "chua"):
        return Value(value=REFUSED, confidence=DOUBTFUL, reason=_NO_ALONE)
    if isinstance(content.value, bool):
        return Value(value=CHOSEN if content.value else REFUSED, confidence=DOUBTFUL, reason=_LINKED)
    if (meant := _MEANT.get(bare(content.text))) is not None and not content.emphasis:
        return Value(value=meant, confidence=DOUBTFUL, reason=_IN_OTHER_WORDS)
    content = without_heading(content)
    said = _WHY_NOT.fullmatch(content.text) or _WELL.fullmatch(content.text) if not content.emphasis else None
    return _choice(question, replace(content, text=said[1]) if said else content, definitions)


@lru_cache(maxsize=200)
def options_of(question: Question, plan: Plan) -> tuple[Option, ...]:
    """Return what may be chosen for a question of one choice."""
    if question.type is AnswerType.YES_NO:
        return _YES_NO
    return _options(question.choices or (plan.rules.ratings if question.type is AnswerType.RATING else ()))


@lru_cache(maxsize=64)
def _options(choices: tuple[Choice, ...]) -> tuple[Option, ...]:
    return tuple(Option(value=choice.value, words=(choice.label, *choice.wordings)) for choice in choices)


def _single(chosen: Chosen) -> Value:
    """Return the one choice; none left standing is a blank, several are contradictory, doubtful ones are for review."""
    if len(chosen.values) > 1:
        return Value(state=State.INVALID, contradictory=True, confidence=0.9)
    if not chosen.values:
        return BLANK if chosen.untouched else INVALID
    reason = "Câu trả lời có thêm chữ ngoài các lựa chọn." if chosen.confidence < SURE else ""
    return Value(value=chosen.values[0], confidence=chosen.confidence, reason=reason)


def _groups(question: Question, content: Content, definitions: Definitions) -> Value:
    return read_groups(content, definitions.plan)


_READERS: dict[AnswerType, Callable[[Question, Content, Definitions], Value]] = {
    AnswerType.TEXT: _text,
    AnswerType.UNIT: _unit,
    AnswerType.PERIOD: _period,
    AnswerType.DATE: _date,
    AnswerType.INTEGER: _number,
    AnswerType.YEAR: _year,
    AnswerType.YES_NO: _yes_no,
    AnswerType.RATING: _choice,
    AnswerType.RESULT: _result,
    AnswerType.CHOICE: _choice,
    AnswerType.GROUPS: _groups,
}
