"""Read typed values from what people write: dates, periods, numbers, choices. Pure; ``None`` means "not of this type".

Formats are those of ``domain/forms.md`` (Values): day before month always, ``.`` for thousands and ``,`` for decimals.
"""

from __future__ import annotations

import re
from collections.abc import Container
from datetime import date, timedelta

from toolkit.model.period import Period, PeriodKind, period_from_id
from toolkit.text.fold import bare, fold

_FILLERS = re.compile(r"[\s.…·•_\-–—‐‑=*,;:/\\|()\[\]<>~\u2024\u2025\u00a0\u2002\u2003]+")
_NUMERIC_DATE = re.compile(r"(?<![\d/.-])(\d{1,2})\s*[/.\-–]\s*(\d{1,2})\s*[/.\-–]\s*(\d{4}|\d{2})(?!\d|[/.\-]\d)")
_ISO_DATE = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{2}:\d{2}(?::\d{2})?)?(?!\d)")
_WORD_DATE = re.compile(r"(?:ngay\s*)?(\d{1,2})\s*(?:,|/)?\s*thang\s*(\d{1,2})\s*,?\s*(?:nam\s*)?(\d{4})")
_SERIAL_DAYS = range(25_000, 80_000)
_NUMBER = re.compile(r"(?<![\d.,])[-+]?\d{1,3}(?:[. ]\d{3})+(?:,\d+)?(?![\d])|(?<![\d.,])[-+]?\d+(?:[.,]\d+)?(?![\d])")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "mot": 1, "nhat": 1, "hai": 2, "nhi": 2, "ba": 3, "bon": 4, "tu": 4}
_WORDS = {
    "khong": 0, "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10,
}  # fmt: skip
_NONE_WORDS = {"khong", "khong co", "chua co", "chua", "khong phat sinh", "chua phat sinh", "khong co gi", "0 co"}


def is_blank(text: str, hints: Container[str] = ()) -> bool:
    """Tell whether ``text`` answers nothing: empty, dots, dashes, or only the form's own hint ("(ghi rõ)").

    ``hints`` are folded; text that is not only a hint is an answer.
    """
    if not _FILLERS.sub("", text):
        return True
    return fold(text) in hints


def says_none(text: str) -> bool:
    """Tell whether ``text`` says "there is none" ("Không", "Không có", "chưa có")."""
    return bare(text) in _NONE_WORDS


def parse_date(text: str) -> date | None:
    """Return the one date that ``text`` names, day first; ``None`` when there is none, more than one, or it does not exist."""
    found = set()
    spelled = bare_keep(text)
    for day, month, year in _WORD_DATE.findall(spelled):
        found.add((int(year), int(month), int(day)))
    if not found:
        found.update((int(year), int(month), int(day)) for year, month, day in _ISO_DATE.findall(text))
    if not found:
        for day, month, year in _NUMERIC_DATE.findall(text):
            found.add((int(year) + (2000 if len(year) == 2 else 0), int(month), int(day)))
    if len(found) != 1:
        return None
    try:
        return date(*found.pop())
    except ValueError:
        return None


def date_from_serial(number: float) -> date | None:
    """Return the date of an Excel serial number (1900 system), or ``None`` when it is far from any report."""
    return date(1899, 12, 30) + timedelta(days=int(number)) if int(number) in _SERIAL_DAYS else None


def bare_keep(text: str) -> str:
    """Return ``text`` in lower case without diacritics, with its punctuation."""
    return "".join(bare(piece) or piece for piece in re.split(r"([^\w]+)", text)).lower()


_PERIODS: tuple[tuple[re.Pattern[str], PeriodKind], ...] = (
    (re.compile(r"giai doan (?:nam )?(\d{4}) (?:den )?(?:nam )?(\d{4})"), PeriodKind.STAGE),
    (re.compile(r"(?:quy|q)(?: thu)? ?(iv|iii|ii|i|0?[1-4]|mot|nhat|hai|nhi|ba|bon|tu)(?: nam)? (\d{4})"), PeriodKind.QUARTER),
    (re.compile(r"(?:0?6|sau) thang (dau|cuoi)(?: nam)? (\d{4})"), PeriodKind.HALF),
    (re.compile(r"(?:thang|thg|t) ?(0?[1-9]|1[0-2])(?: nam)? (\d{4})"), PeriodKind.MONTH),
    (re.compile(r"^(?!.*(?:quy|thang|giai doan|dot) ).*?(?:ca )?nam (\d{4})"), PeriodKind.YEAR),
)


def parse_period(text: str) -> Period | None:
    """Return the one period that ``text`` names, or ``None`` when it names none or two different ones."""
    exact = period_from_id(text)
    if exact is not None:
        return exact
    spelled = bare(text)
    for pattern, kind in _PERIODS:
        found = {period for match in pattern.findall(spelled) if (period := _period(kind, match)) is not None}
        if len(found) == 1:
            return found.pop()
        if found:
            return None
    return _bare_period(spelled)


def _period(kind: PeriodKind, match: str | tuple[str, ...]) -> Period | None:
    if kind is PeriodKind.YEAR:
        return period_from_id(str(match))
    first, year = match[0], match[1]
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
    if found := re.fullmatch(r"(0?[1-9]|1[0-2]) (\d{4})", spelled):
        return period_from_id(f"{found[2]}-{int(found[1]):02d}")
    return None


def parse_integer(text: str) -> int | None:
    """Return the one whole number of ``text`` ("07", "07 sáng kiến", "1.234", "85 %"); ``None`` for none, two, or a fraction.

    A number repeated in words, "05 (năm)", counts once.
    """
    numbers = {found.replace(" ", "") for found in _NUMBER.findall(text)}
    if not numbers:
        return _WORDS.get(bare(text))
    if len(numbers) != 1:
        values = {_whole(number) for number in numbers}
        return values.pop() if len(values) == 1 else None
    return _whole(numbers.pop())


def _whole(number: str) -> int | None:
    if re.fullmatch(r"[-+]?\d{1,3}(?:\.\d{3})+(?:,0+)?", number):
        return int(number.partition(",")[0].replace(".", ""))
    head, _, tail = number.replace(",", ".").partition(".")
    return int(head) if not tail.strip("0") else None


def plain_number(text: str) -> bool:
    """Tell whether ``text`` is nothing but a number with an optional percent sign."""
    return re.fullmatch(r"\s*[-+]?[\d., ]*\d\s*%?\s*", text) is not None
