"""A name merged over the rows that tell of whom it names: "1 | Lê Thị An" beside "Năm sinh | 1980", "Chức vụ | Thủ quỹ" and more.

Each name is set above his own rows, so that the people are read one below the other.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from toolkit.model.document import Block, Cell, Line, Table
from toolkit.text.fold import fold
from toolkit.text.shapes import label_core

_FEWEST_ROWS, _FEWEST_NAMES, _FEWEST_COLUMNS = 3, 2, 2


def names_above(block: Block, subject: Collection[str]) -> tuple[Block, ...]:
    """Return the rows of each below a line with his name, nothing for any other table. ``subject``: how a name is asked for."""
    if not isinstance(block, Table) or not any(cell.rows >= _FEWEST_ROWS for row in block.rows for cell in row[:2]):
        return ()
    for number, row in enumerate(block.rows):
        column = next((at for at, cell in enumerate(row) if fold(label_core(cell.text)) in subject), None)
        if column is not None:
            return tuple(_blocks(block, number, column))
    return ()


def _blocks(table: Table, heads: int, column: int) -> Iterator[Block]:
    groups = list(_groups(table.rows[heads + 1 :], column))
    if len(groups) < _FEWEST_NAMES or len(table.rows[0]) - column - 1 < _FEWEST_COLUMNS:
        return
    if heads:
        yield replace(table, rows=table.rows[:heads])
    label, end = table.rows[heads][column].text, heads + 1
    for rows in groups:
        name = rows[0][column]
        yield Line(text=f"{label}: {name.text}", place=name.place)
        yield replace(table, rows=tuple(row[column + 1 :] for row in rows), place=name.place)
        end += len(rows)
    if table.rows[end:]:
        yield replace(table, rows=table.rows[end:])


def _groups(rows: Sequence[tuple[Cell, ...]], column: int) -> Iterator[list[tuple[Cell, ...]]]:
    """Yield the rows of each name in turn; what begins without a name that spans several rows ends them."""
    at = 0
    while at < len(rows) and rows[at][column].text.strip() and rows[at][column].rows >= _FEWEST_ROWS:
        own = [row for row in rows[at:] if row[column] is rows[at][column]]
        yield own
        at += len(own)
