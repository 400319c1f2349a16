"""Read typed values from what people write: dates, periods, numbers, choices. Pure; ``None`` means "not of this type".

Formats are those of ``domain/forms.md`` (Values): day before month always, ``.`` for thousands and ``,`` for decimals.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

from toolkit.model.period import Period, PeriodKind, period_from_id
from toolkit.text.fold import bare, first_word, fold
from toolkit.text.identifiers import ends_with_name

_PROMPT = re.compile(
    r"(?:hay |vui long |xin )?(?:bam|nhap|nhan|cham|go|click|tap|nhay)(?: [a-z]+){0,8}"
    r" (?:de|to) (?:nhap|chon|dien|go|enter|choose|select)(?: [a-z]+){0,4}"
)
"""What a content control shows before anything is written into it: "Nhấp vào đây để nhập văn bản", "Click here to enter text"."""
_PROMPTS_WITH, _LONGEST_PROMPT = frozenset("bBnNcCgGtTkKhHvVxX"), 80
_FILLERS = re.compile(r"[\s.…·•_\-–—‐‑=*,;:/\\|()\[\]<>~→⇒➔➢►\u2024\u2025\u00a0\u2002\u2003]+")
_FILL = " \t\n\r\u00a0\u2002\u2003.…_·"
_NUMERIC_DATE = re.compile(r"(?<![\d/.-])(\d{1,2})\s*[/.\-–]\s*(\d{1,2})\s*[/.\-–]\s*(\d{4}|\d{2})(?!\d|[/.\-]\d)")
_ISO_DATE = re.compile(r"(?<![\d/.-])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ]\d{2}:\d{2}(?::\d{2})?)?(?!\d|[/.\-]\d)")
_WORD_DATE = re.compile(
    r"(?<!\d)(?<!\d )(?<!\d[/.-])(\d{1,2})\s*"
    r"(?:[,/]?\s*thang\s*(\d{1,2})\s*[,/]?\s*(?:nam\s*)?|/\s*(\d{1,2})\s*,?\s*nam\s*)(\d{4})(?!\d)"
)
_MORE_THAN_A_DATE = re.compile(r"(?<!\d)\d{1,2}\s*[/.\-]\s*\d{1,2}(?!\d)|\bthang\s*\d|\b(?:den|toi|gia han|lui|doi|thay|sau|(?<!thu )tu)\b")
_DOTS = re.compile(r"\.{2,}|…|_{2,}")
_YEAR_IN_TWO = re.compile(r"(n[ăa]m\s*20)\s+(\d{2})(?!\d)", re.IGNORECASE)
_SPELLED_DAY = re.compile(
    r"(?:\bngày\s+|^\s*)(?:m[ồù]ng\s+)?([^\W\d_]+(?:\s+[^\W\d_]+){0,2}|\d{1,2})\s*,?\s*"
    r"tháng\s+([^\W\d_]+(?:\s+[^\W\d_]+)?|\d{1,2})\s*,?\s*"
    r"năm(?:(?=\s*\d)|\s+hai\s+ng[hàì]+n\s+(?:không\s+trăm\s+)?([^\W\d_]+(?:\s+[^\W\d_]+){1,2}))",
    re.IGNORECASE,
)
"""A day in words, as people write it so that nobody alters it: "ngày mười lăm tháng sáu năm 2024"."""
_MONTHS_BY_NAME = {"giêng": "một", "chạp": "mười hai"}
_CENTURY = 50
_SERIAL_DAYS = range(25_000, 80_000)
_NUMBER = re.compile(r"(?<![\d.,])[-+]?\d{1,3}(?:[. ]\d{3})+(?:,\d+)?(?![\d])|(?<![\d.,])[-+]?\d+(?:[.,]\d+)?(?![\d])")
_PLAIN_NUMBER = re.compile(r"[-+]?[\d., ]*\d ?%?")
_MOST_DIGITS = 9
_LETTERS, _TURNS = re.compile(r"[^\W\d_]+"), re.compile(r"[~≈≥≤<>±?/]|\d\s*\+")
_THOUSANDS = re.compile(r"[-+]?\d{1,3}(?:\.\d{3})+(?:,0+)?")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "mot": 1, "nhat": 1, "hai": 2, "nhi": 2, "ba": 3, "bon": 4, "tu": 4}
_WORDS = {
    "không": 0, "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip
_TENS = ("muoi", "chuc")
_UNITS = _WORDS | {"mốt": 1, "lăm": 5}
_BARE_UNITS = {plain: number for word, number in _UNITS.items() if (plain := bare(word)) not in ("nam", "tu")}
_NOTHING_COUNTED = ("không", "khong", "tư", "tu")
_NO_NOUNS = ("so", "tram", "phan", "tat", "tong")
_COUNTED = re.compile(
    r"(?:sang|kien|de|tai|giai|phap|sk|tap|the|ca|nhan|nguoi|dong|chi|can|bo|dang|vien|thanh|doan|cong|chuc|lao|tin|bai|viet"
    r"|video|luot|cai|viec|dien|hinh|tieu|bieu|mo|to|phong|don|vi|tong|so|luong|co|la|gom|duoc|duong|ghi|danh|khen|thuong"
    r"|nghi|k[iy]|truong|hop|moi|phat|hien|tuyen|truyen|cap|phan|tram|tat|dat)"
)
_COMRADE = re.compile(r"\bđ/c\b", re.IGNORECASE)
_IN_WORDS = re.compile(r"\((?:(?:ghi )?bằng chữ:? )?([^()\d]+)\)")
_NO_PLAIN_NUMBER = re.compile(r"[^\W\d_]\d|[½⅓⅔¼¾]|(?<![\d.,])0\d [\d]{3}(?!\d)")
_MINUS = re.compile(r"(?<![\d\w)])\s*[−–](?=\d)")
_NONE_OF = re.compile(r"(?:khong|chua) (?:co |(?=de nghi|phat hien|duoc ))(.+?)(?: nao)?")
_NONE_WORDS = {"khong", "khong co", "chua co", "chua", "khong phat sinh", "chua phat sinh", "khong co gi", "0 co"}
_NONE_BEGINS = frozenset(("khong", "chua", "0"))


_INSTRUCTION = re.compile(
    r"\s*\((?:ghi(?! danh| nhận| công)|nêu(?! gương| cao)|viết|điền|kê khai|liệt kê|đánh dấu|tích (?:x|v|vào)"
    r"|chọn (?:một|1|trong|các|nhóm|mức))(?!\w)[^()]{0,80}\)[\s.:;]*",
    re.IGNORECASE,
)
"""What a form says about how to fill in a blank: "(ghi đầy đủ tên)"."""


@lru_cache(maxsize=1_000)
def is_blank(text: str, hints: frozenset[str] = frozenset()) -> bool:
    """Tell whether ``text`` answers nothing: empty, dots, dashes, or only the form's own hint ("(ghi rõ)").

    ``hints`` are folded; text that is not only a hint is an answer.
    """
    if text[:1].isalnum():
        return bool(hints) and (fold(text) in hints or _prompts(text))
    return not text or _FILLERS.fullmatch(text) is not None or fold(text) in hints


def _prompts(text: str) -> bool:
    """Tell whether ``text`` only asks to write or choose something where it stands."""
    return text[0] in _PROMPTS_WITH and len(text) <= _LONGEST_PROMPT and _PROMPT.fullmatch(bare(text)) is not None


def instructs(text: str) -> bool:
    """Tell whether ``text`` only says how to fill in a blank, "(ghi đầy đủ tên)"; where it stands as an answer, a person must look."""
    return "(" in text and _INSTRUCTION.fullmatch(text) is not None


def without_trailing_fill(text: str, *, dots: int) -> str:
    """Return ``text`` without the dots or line that fill the rest of a blank: an ellipsis sign, ``dots`` full stops or underscores.

    A full stop right behind the last word belongs to it, also before a line of underscores. Takes time in proportion to the text, however
    long the dots are.
    """
    core = text.rstrip(_FILL)
    tail = text[len(core) :]
    if tail[:2] == "__" and ends_with_name(text):
        return text
    if "…" not in tail and "." * dots not in tail and "__" not in tail and "···" not in tail:
        return text
    return f"{core}." if core and tail[0] == "." and tail[1:2] not in (".", "…") else core


def says_none(text: str) -> bool:
    """Tell whether ``text`` says "there is none" ("Không", "Không có", "chưa có")."""
    return first_word(text) in _NONE_BEGINS and bare(text) in _NONE_WORDS


def counts_none(text: str) -> bool:
    """Tell whether ``text`` says that there is none of what is counted ("Không", "Không có sáng kiến nào")."""
    found = _NONE_OF.fullmatch(bare(text)) if first_word(text) in _NONE_BEGINS else None
    return says_none(text) or (found is not None and all(map(_COUNTED.fullmatch, found[1].split())))


@lru_cache(maxsize=1_000)
def parse_date(text: str) -> date | None:
    """Return the one date that ``text`` names, day first; ``None`` when there is none, more than one, or it does not exist.

    A span ("từ 1/9/2024 đến hết năm") or a date that was put off ("30/11/2024, gia hạn 15/12") is not one date.
    """
    if ".." in text or "…" in text or "__" in text:
        text = _without_blanks(text)
    rest = bare_keep(text)
    if "thang" in rest:
        rest = bare_keep(_SPELLED_DAY.sub(_in_figures, text))
    found = set()
    for pattern, parts in _DATES:
        for match in pattern.finditer(rest):
            found.add(parts(*match.groups()))
        rest = pattern.sub(" ", rest)
    if len(found) != 1 or _MORE_THAN_A_DATE.search(rest):
        return None
    try:
        return date(*found.pop())
    except ValueError:
        return None


def _without_blanks(text: str) -> str:
    """Return a date without the dots that its figures were written on: "ngày ..05.. tháng ..8.. năm 20…24"."""
    return _YEAR_IN_TWO.sub(r"\1\2", _DOTS.sub(" ", text))


def _in_figures(spelled: re.Match[str]) -> str:
    """Return "ngày 15 tháng 6 năm" for "ngày mười lăm tháng sáu năm"; what is no number is left as it is."""
    parts = [fold(part or "") for part in spelled.groups()]
    day, month, year = (int(part) if part.isdigit() else _spelled(_MONTHS_BY_NAME.get(part, part)) for part in parts)
    if day is None or month is None or (parts[2] and year is None):
        return spelled[0]
    return f"ngày {day} tháng {month} năm {'' if year is None else 2000 + year}"


def _full_year(year: str) -> int:
    """Return the year of "2024", and of "24" (this century) or "85" (the one before)."""
    return int(year) + (0 if len(year) > 2 else 2000 if int(year) < _CENTURY else 1900)


_DATES: tuple[tuple[re.Pattern[str], Callable[..., tuple[int, int, int]]], ...] = (
    (_WORD_DATE, lambda day, month, other, year: (int(year), int(month or other), int(day))),
    (_ISO_DATE, lambda year, _, month, day: (int(year), int(month), int(day))),
    (_NUMERIC_DATE, lambda day, month, year: (_full_year(year), int(month), int(day))),
)


def date_from_serial(number: float) -> date | None:
    """Return the date of an Excel serial number (1900 system), or ``None`` when it is far from any report."""
    return date(1899, 12, 30) + timedelta(days=int(number)) if int(number) in _SERIAL_DAYS else None


def bare_keep(text: str) -> str:
    """Return ``text`` in lower case without diacritics, with its punctuation."""
    return "".join(bare(piece) or piece for piece in re.split(r"([^\w]+)", text)).lower()


_PERIODS: tuple[tuple[re.Pattern[str], PeriodKind], ...] = (
    (re.compile(r"\b(?:giai doan (?:tu )?(?:nam )?|tu nam )(\d{4}) (?:den )?(?:het )?(?:nam )?(\d{4})\b"), PeriodKind.STAGE),
    (re.compile(r"\b(?:qu[yi]|q)(?: thu)? ?(iv|iii|ii|i|0?[1-4]|mot|nhat|hai|nhi|ba|bon|tu)(?: nam)? (\d{4})\b"), PeriodKind.QUARTER),
    (re.compile(r"\b(?:(?:0?6|sau) ?(?:thang|t)|nua) (dau|cuoi)(?: nam)? (\d{4})\b"), PeriodKind.HALF),
    (re.compile(r"\b(?:12|muoi hai) (?:thang|t)(?: cua)?(?: nam)? (\d{4})\b"), PeriodKind.YEAR),
    (re.compile(r"(?<!\d )\b(?:thang|thg|t) ?(0?[1-9]|1[0-2])(?: nam)? (\d{4})\b"), PeriodKind.MONTH),
    (re.compile(r"\bnam (?:hoc )?(\d{4})\b"), PeriodKind.YEAR),
)
_PART_OF_YEAR = re.compile(
    r"\b(?:qu[yi]|q|thang|thg|t|k[yi]|dot|lan) ?(?:thu )?(?:\d|[iv]+\b)|\d ?t(?:hang)?\b|\b(?:dau|cuoi|nua|giai doan|thang|qu[yi]|dot)\b"
)
_SPAN = re.compile(r"(?:tu )?(?:ngay )?(\d{1,2} \d{1,2})(?: (\d{4}))? (?:den )?(?:het )?(?:ngay )?(\d{1,2} \d{1,2}) (\d{4})")
_MONTHS = re.compile(r"\bthang ?(\d{1,2})(?: (?:den |va )?(?:thang )?(\d{1,2}))*")


@lru_cache(maxsize=1_000)
def parse_period(text: str) -> Period | None:
    """Return the one period that ``text`` names, or ``None`` when it names none or two different ones."""
    exact = period_from_id(text)
    if exact is not None:
        return exact
    spelled = bare(text)
    for pattern, kind in _PERIODS:
        found = {period for match in pattern.finditer(spelled) if (period := _period(kind, match)) is not None}
        if found:
            period = found.pop()
            rest = pattern.sub(" ", spelled)
            return None if found or _names_another(rest, period) else period
    return _bare_period(spelled) or _span(spelled)


def _span(spelled: str) -> Period | None:
    """Return the period of a year that two dates bound to the day: "từ 01/7/2024 đến 30/9/2024"."""
    found = _SPAN.fullmatch(spelled)
    if found is None or (found[2] or found[4]) != found[4]:
        return None
    first, last = (tuple(map(int, day.split())) for day in (found[1], found[3]))
    parts = ("", "-H1", "-H2", *(f"-Q{quarter}" for quarter in range(1, 5)), *(f"-{month:02d}" for month in range(1, 13)))
    periods = (period for part in parts if (period := period_from_id(f"{found[4]}{part}")) is not None)
    bounds = ((period, period.first_day, period.last_day) for period in periods)
    return next((period for period, begin, end in bounds if first == (begin.day, begin.month) and last == (end.day, end.month)), None)


def _names_another(rest: str, period: Period) -> bool:
    """Tell whether the words beside a period name another one; its own months ("Quý III/2024 (tháng 7, 8, 9)") do not."""
    months = _MONTHS.search(rest)
    if months is not None and period.kind in (PeriodKind.QUARTER, PeriodKind.HALF):
        named = [int(found) for found in re.findall(r"\d+", months[0])]
        if (min(named), max(named)) == period.months:
            rest = rest.replace(months[0], " ")
    years = {int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", rest)}
    return bool(_PART_OF_YEAR.search(rest) or years - {period.year})


def _period(kind: PeriodKind, match: re.Match[str]) -> Period | None:
    if kind is PeriodKind.YEAR:
        return period_from_id(match[1])
    first, year = match[1], match[2]
    if kind is PeriodKind.STAGE:
        return period_from_id(f"{first}-{year}")
    if kind is PeriodKind.QUARTER:
        return period_from_id(f"{year}-Q{_ROMAN.get(first) or int(first)}")
    if kind is PeriodKind.HALF:
        return period_from_id(f"{year}-H{1 if first == 'dau' else 2}")
    return period_from_id(f"{year}-{int(first):02d}")


def _bare_period(spelled: str) -> Period | None:
    """Read a period without its word: "2024", "9 2024" (a month), "iii 2024" (a quarter), "2023 2025" (a stage)."""
    if found := re.fullmatch(r"(\d{4})", spelled):
        return period_from_id(found[1])
    if found := re.fullmatch(r"(\d{4}) (\d{4})", spelled):
        return period_from_id(f"{found[1]}-{found[2]}")
    if found := re.fullmatch(r"(iv|iii|ii|i) (\d{4})", spelled):
        return period_from_id(f"{found[2]}-Q{_ROMAN[found[1]]}")
    if found := re.fullmatch(r"q(?:u[yi])? ?(iv|iii|ii|i|[1-4]) (\d\d)", spelled):
        return period_from_id(f"20{found[2]}-Q{_ROMAN.get(found[1]) or int(found[1])}")
    if found := re.fullmatch(r"(0?[1-9]|1[0-2]) (\d{4})", spelled):
        return period_from_id(f"{found[2]}-{int(found[1]):02d}")
    return None


def parse_integer(text: str) -> int | None:
    """Return the one whole number of ``text`` ("07", "07 sáng kiến", "1.234", "85 %"); ``None`` for none, two, or a fraction.

    A number repeated in words, "05 (năm)", counts once; "05 (bốn)" is none, nor is one with a letter before it ("l2").
    """
    if _NO_PLAIN_NUMBER.search(text):
        return None
    values = {_whole(found.replace(" ", "")) for found in _NUMBER.findall(_MINUS.sub(" -", text))}
    if not values:
        return _spelled(fold(text))
    values.update(number for found in _IN_WORDS.findall(text) if (number := _spelled(fold(found))) is not None)
    return values.pop() if len(values) == 1 else None


def _spelled(folded: str) -> int | None:
    """Return the number below a hundred that is written in words, with what it counts behind it: "mười hai", "ba tập thể".

    "một số tin" and "hai trăm" are no numbers of this kind; words typed without any diacritics ("bon") are read so.
    """
    words = folded.split()
    known = _BARE_UNITS if folded.isascii() else _UNITS
    count = next((place for place, word in enumerate(words) if word not in known and bare(word) not in _TENS), len(words))
    numbers, counted = words[:count], words[count:]
    if not numbers or (counted and (numbers[0] in _NOTHING_COUNTED or bare(counted[0]) in _NO_NOUNS)):
        return None
    if not all(_COUNTED.fullmatch(bare(word)) for word in counted):
        return None
    tens = 0
    if len(numbers) > 1 and known.get(numbers[0], 0) in range(2, 10) and bare(numbers[1]) in _TENS:
        tens, numbers = known[numbers[0]], numbers[2:]
    elif bare(numbers[0]) == "muoi":
        tens, numbers = 1, numbers[1:]
    if len(numbers) > 1 or not all(word in known and (not tens or 0 < known[word] < 10) for word in numbers):
        return None
    return 10 * tens + (known[numbers[0]] if numbers else 0)


def counts_plainly(text: str) -> bool:
    """Tell whether the words beside a number only name what is counted ("07 sáng kiến"), and do not turn it.

    "tăng 02 so với quý trước", "≥ 5", "không quá 5", "3 bài/tháng", "Quyết định số 15" are not plain.
    """
    text = _COMRADE.sub("đồng chí", text)
    beside = _IN_WORDS.sub(lambda found: " " if _spelled(fold(found[1])) is not None else found[0], text)
    if _spelled(fold(beside)) is not None:
        return True
    words = _LETTERS.findall(fold(beside))
    return not _TURNS.search(text) and all(word in _WORDS or _COUNTED.fullmatch(bare(word)) for word in words)


def _whole(number: str) -> int | None:
    if sum(map(str.isdigit, number)) > _MOST_DIGITS:
        return None
    if _THOUSANDS.fullmatch(number):
        return int(number.partition(",")[0].replace(".", ""))
    head, _, tail = number.replace(",", ".").partition(".")
    return int(head) if not tail.strip("0") else None


def plain_number(text: str) -> bool:
    """Tell whether ``text`` is nothing but a number with an optional percent sign."""
    return not text[:1].isalpha() and _PLAIN_NUMBER.fullmatch(" ".join(text.split())) is not None
