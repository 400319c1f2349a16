"""Cells that only point from a label to its answer, "Năm sinh | → | 1980": they belong to the label."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from toolkit.model.document import Cell, Table

_POINTERS = frozenset((":", "→", "➔", "➜", "➡", "⇒", "⟶", "->", "=>", "►", "▶", "»"))
_LONGEST = 2


def without_pointers(table: Table) -> Table:
    """Return the table with the label before such a cell in its place; any other table as it is."""
    if not any(len(cell.text) <= _LONGEST and cell.text in _POINTERS for row in table.rows for cell in row):
        return table
    return replace(table, rows=tuple(tuple(_pointing(row)) for row in table.rows))


def _pointing(row: tuple[Cell, ...]) -> Iterator[Cell]:
    before: Cell | None = None
    for cell in row:
        if before is None or cell.text not in _POINTERS or not before.text.strip():
            before = cell
        yield before
