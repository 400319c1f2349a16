"""Reporting periods: a month, quarter, half-year, year or stage (several years)."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

_ROMAN = ("", "I", "II", "III", "IV")
_ID = re.compile(r"(?P<year>\d{4})(?:-(?:H(?P<half>[12])|Q(?P<quarter>[1-4])|(?P<month>0[1-9]|1[0-2])|(?P<end>\d{4})))?")


class PeriodKind(StrEnum):
    """The kinds of period of the plan (II.4, III.1); ``STAGE`` is several years, such as 2023-2025."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half-year"
    YEAR = "year"
    STAGE = "stage"


_IN_A_YEAR = {PeriodKind.MONTH: 12, PeriodKind.QUARTER: 4, PeriodKind.HALF: 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A reporting period. ``index`` is the month (1–12), quarter (1–4) or half (1–2), else 0; ``end_year`` only for a stage."""

    kind: PeriodKind
    year: int
    index: int = 0
    end_year: int | None = None

    @property
    def id(self) -> str:
        """The id of the contract: ``2024``, ``2024-H1``, ``2024-Q3``, ``2024-09``, ``2023-2025``."""
        match self.kind:
            case PeriodKind.MONTH:
                return f"{self.year}-{self.index:02d}"
            case PeriodKind.QUARTER:
                return f"{self.year}-Q{self.index}"
            case PeriodKind.HALF:
                return f"{self.year}-H{self.index}"
            case PeriodKind.STAGE:
                return f"{self.year}-{self.end_year}"
            case PeriodKind.YEAR:
                return str(self.year)

    @property
    def months(self) -> tuple[int, int]:
        """First and last month inside the year(s)."""
        length = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3, PeriodKind.HALF: 6}.get(self.kind)
        if length is None:
            return 1, 12
        return (self.index - 1) * length + 1, self.index * length

    @property
    def first_day(self) -> date:
        """The first day that belongs to the period."""
        return date(self.year, self.months[0], 1)

    @property
    def last_day(self) -> date:
        """The last day that belongs to the period."""
        year, month = self.end_year or self.year, self.months[1]
        return date(year, month, calendar.monthrange(year, month)[1])

    @property
    def before(self) -> Period | None:
        """The period of the same kind just before; a stage has none."""
        match self.kind:
            case PeriodKind.STAGE:
                return None
            case PeriodKind.YEAR:
                return Period(kind=self.kind, year=self.year - 1)
            case _:
                earlier = self.index == 1
                return Period(kind=self.kind, year=self.year - earlier, index=_IN_A_YEAR[self.kind] if earlier else self.index - 1)

    @property
    def next(self) -> Period | None:
        """The period of the same kind just after; a stage has none."""
        match self.kind:
            case PeriodKind.STAGE:
                return None
            case PeriodKind.YEAR:
                return Period(kind=self.kind, year=self.year + 1)
            case _:
                last = self.index == _IN_A_YEAR[self.kind]
                return Period(kind=self.kind, year=self.year + last, index=1 if last else self.index + 1)

    @property
    def year_ago(self) -> Period | None:
        """The same period of last year; a stage and a year have none (the year before is their ``before``)."""
        if self.kind in (PeriodKind.STAGE, PeriodKind.YEAR):
            return None
        return Period(kind=self.kind, year=self.year - 1, index=self.index)

    @property
    def years(self) -> tuple[Period, ...]:
        """The years that the period touches, as periods."""
        return tuple(Period(kind=PeriodKind.YEAR, year=year) for year in range(self.first_day.year, self.last_day.year + 1))

    def within(self, other: Period) -> bool:
        """Tell whether every day of this period belongs to ``other``."""
        return other.first_day <= self.first_day and self.last_day <= other.last_day

    def say(self) -> str:
        """Return the period as a Party paper writes it: "quý III năm 2024", "6 tháng đầu năm 2024", "tháng 9 năm 2024"."""
        match self.kind:
            case PeriodKind.MONTH:
                return f"tháng {self.index} năm {self.year}"
            case PeriodKind.QUARTER:
                return f"quý {_ROMAN[self.index]} năm {self.year}"
            case PeriodKind.HALF:
                return f"6 tháng {'đầu' if self.index == 1 else 'cuối'} năm {self.year}"
            case PeriodKind.STAGE:
                return f"giai đoạn {self.year}-{self.end_year}"
            case PeriodKind.YEAR:
                return f"năm {self.year}"


def period_from_id(text: str) -> Period | None:
    """Return the period of an id such as ``2024-Q3``, or ``None`` when it is not one."""
    found = _ID.fullmatch(text.strip())
    if found is None:
        return None
    year = int(found["year"])
    if not 1900 <= year <= 2999:
        return None
    if found["half"]:
        return Period(kind=PeriodKind.HALF, year=year, index=int(found["half"]))
    if found["quarter"]:
        return Period(kind=PeriodKind.QUARTER, year=year, index=int(found["quarter"]))
    if found["month"]:
        return Period(kind=PeriodKind.MONTH, year=year, index=int(found["month"]))
    if found["end"]:
        end = int(found["end"])
        return Period(kind=PeriodKind.STAGE, year=year, end_year=end) if year < end <= 2999 else None
    return Period(kind=PeriodKind.YEAR, year=year)
