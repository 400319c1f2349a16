"""What the value of a spreadsheet cell is, and the text that a person sees of it."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime, time, timedelta

from toolkit.model.document import CellValue
from toolkit.readers.rich import one_line_break


def typed(raw: object, *, percent: bool = False, month: bool = False) -> tuple[CellValue, str]:
    """Return a cell's value and the text that a person sees: 7.0 is 7, 0.85 shown as a percentage is "85%"."""
    if isinstance(raw, str):
        text = one_line_break(raw if unicodedata.is_normalized("NFC", raw) else unicodedata.normalize("NFC", raw))
        return text or None, text
    if isinstance(raw, bool):
        return raw, "TRUE" if raw else "FALSE"
    if isinstance(raw, int | float):
        if percent:
            shown = f"{round(raw * 100, 6):g}%".replace(".", ",")
            return shown, shown
        if float(raw).is_integer() and abs(raw) < 1e15:
            return int(raw), str(int(raw))
        return float(raw), f"{raw:.10g}".replace(".", ",")
    if isinstance(raw, date):
        day = raw.date() if isinstance(raw, datetime) else raw
        return day, f"{day:%m/%Y}" if month else f"{day:%d/%m/%Y}"
    said = str(raw) if isinstance(raw, time | timedelta) else ""
    return said or None, said
