"""A workbook to be written: sheets of rows, each cell with its look. Strings stay strings, they never become formulas."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Look(StrEnum):
    """What a cell says by its colour; its words or symbol always say it too."""

    PLAIN = "plain"
    CENTRED = "centred"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetCell:
    """One cell. ``None`` is an empty cell."""

    value: str | int | date | None
    look: Look = Look.PLAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetColumn:
    """One column; ``width`` in characters."""

    title: str
    width: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet: title and notes above, a heading row, rows with a filter; ``frozen`` columns stay in sight."""

    name: str
    title: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[SheetCell, ...], ...]
    notes: tuple[SheetCell, ...] = ()
    frozen: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbook:
    """A whole workbook. ``made_on`` is its date, so that the same content is the same file."""

    title: str
    made_on: date
    sheets: tuple[Sheet, ...]
