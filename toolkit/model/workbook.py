"""A workbook to be written: sheets of rows, each cell with its look. Strings stay strings; only a :class:`Formula` is a formula."""

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
    TOTAL = "total"


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """A formula that we compose ourselves from column letters and row numbers, never from anybody's words.

    ``text`` is without "="; ``value`` what it comes to, so that the figure is there before a program recalculates.
    """

    text: str
    value: int | float | str
    percent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetCell:
    """One cell. ``None`` is an empty cell. ``sources`` are those of ``toolkit/text/traces``, where the workbook is to be followed back."""

    value: str | int | date | Formula | None
    look: Look = Look.PLAIN
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetColumn:
    """One column; ``width`` in characters."""

    title: str
    width: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet: title and notes above, a heading row, rows with a filter, a total below; ``frozen`` columns stay in sight.

    ``notes`` are cells, such as a legend; ``note`` is a sentence over the whole width in their place. ``title_sources`` are those of the
    figures in the title.
    """

    name: str
    title: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[SheetCell, ...], ...]
    notes: tuple[SheetCell, ...] = ()
    note: str = ""
    total: tuple[SheetCell, ...] = ()
    frozen: int = 0
    title_sources: tuple[str, ...] = ()

    @property
    def first_row(self) -> int:
        """Return the number of the first row of data, as formulas count them: title, notes where there are any, a gap, headings."""
        return 5 if self.notes or self.note else 4

    def sum_of(self, column: int) -> SheetCell:
        """Return the cell that sums one column (0: the first) over all rows; words such as "-" add nothing, words alone are "-"."""
        values = [row[column].value for row in self.rows]
        known = [one.value if isinstance(one, Formula) else one for one in values]
        numbers = [int(one) for one in known if isinstance(one, int | float)]
        if not self.rows:
            return SheetCell(value="-", look=Look.TOTAL)
        span = self.span(column)
        formula = Formula(text=f'IF(COUNT({span})=0,"-",SUM({span}))', value=sum(numbers) if numbers else "-")
        return SheetCell(value=formula, look=Look.TOTAL, sources=self._behind(column))

    def count_of(self, column: int) -> SheetCell:
        """Return the cell that counts the filled cells of one column."""
        filled = sum(1 for row in self.rows if row[column].value not in (None, ""))
        value = Formula(text=f"COUNTA({self.span(column)})", value=filled) if self.rows else 0
        return SheetCell(value=value, look=Look.TOTAL, sources=self._behind(column))

    def _behind(self, column: int) -> tuple[str, ...]:
        return tuple(dict.fromkeys(source for row in self.rows for source in row[column].sources))

    def span(self, column: int) -> str:
        """Return the cells of one column as formulas name them: "C4:C11"."""
        letter = column_letter(column)
        return f"{letter}{self.first_row}:{letter}{self.first_row + len(self.rows) - 1}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbook:
    """A whole workbook. ``made_on`` is its date, so that the same content is the same file."""

    title: str
    made_on: date
    sheets: tuple[Sheet, ...]

    @property
    def formulas(self) -> frozenset[str]:
        """Return every formula in the workbook, without "="."""
        cells = (cell for sheet in self.sheets for row in (*sheet.rows, sheet.total) for cell in row)
        return frozenset(cell.value.text for cell in cells if isinstance(cell.value, Formula))


def column_letter(number: int) -> str:
    """Return the letters of a column: 0 is "A", 26 is "AA"."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
