"""Cells that only name the form, "Mẫu 02-TT": beside the branch in a paper's head they are no answer."""

from __future__ import annotations

from dataclasses import replace

from toolkit.model.document import Table
from toolkit.text.headings import is_code

_LONGEST, _DEEPEST = 24, 12
_BEGINS = frozenset("MmBb")
"""How "Mẫu" and "Biểu" begin, before the code."""


def without_codes(table: Table) -> Table:
    """Return the table without the code of the form where that stands beside something else in one of its first rows."""
    rows = list(table.rows)
    for index, row in enumerate(rows[:_DEEPEST]):
        codes = [cell for cell in row if cell.text[:1] in _BEGINS and len(cell.text) <= _LONGEST and is_code(cell.text)]
        if codes and any(cell.text.strip() and cell not in codes for cell in row):
            rows[index] = tuple(cell._replace(text="", value=None) if cell in codes else cell for cell in row)
            return replace(table, rows=tuple(rows))
    return table
