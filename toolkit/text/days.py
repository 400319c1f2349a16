"""How a day is written inside a sentence or a table (the-thuc.md 1.4: the zero of days and months)."""

from __future__ import annotations

from datetime import date


def short_day(day: date) -> str:
    """Write a day in figures, the month with a zero only in January and February: "05/6/2026"."""
    return f"{day.day:02d}/{month(day)}/{day.year}"


def month(day: date) -> str:
    """Write a month in figures: "02", "6", "12"."""
    return f"{day.month:02d}" if day.month < 3 else str(day.month)
