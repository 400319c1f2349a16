"""Heads of a sheet that reach down to the row below them without being merged: beside heads of part columns nothing else stands there.

    Tên | Loại | Xếp loại (merged)                    Tên | Loại | Xếp loại
        |      | XS | Tốt | HT          →             Tên | Loại | XS | Tốt | HT

The second row is no item: all it says stands under one merged head or several, each of whose columns it names.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from toolkit.match.rows import filled, is_number
from toolkit.model.document import Cell, Table

_FEWEST_HEADS = 3

Row = Sequence[Cell]


def heads_down(table: Table) -> Table:
    """Return the table with heads in the place of the empty cells right below them; any other table as it is."""
    rows = list(table.rows)
    changed = False
    for at in range(1, len(rows)):
        if rows[at][0].text.strip() or not _names_parts(rows[at - 1], rows[at]):
            continue
        rows[at] = tuple(below if below.text.strip() else above for above, below in zip(rows[at - 1], rows[at], strict=True))
        changed = True
    return replace(table, rows=tuple(rows)) if changed else table


def _names_parts(above: Row, below: Row) -> bool:
    """Tell whether a row only names the columns under merged heads of the row above it, all of them and each by other words."""
    said = filled(below)
    if len(said) < 2 or len(filled(above)) < _FEWEST_HEADS or not above[0].text.strip():
        return False
    under = {id(head) for head, cell in zip(above, below, strict=True) if cell.text.strip()}
    heads = [head for head in filled(above) if id(head) in under]
    parts = [cell for head, cell in zip(above, below, strict=True) if id(head) in under]
    texts = [cell.text.strip() for cell in parts]
    return (
        all(head.columns > 1 and head.rows == 1 for head in heads)
        and all(texts)
        and len(set(texts)) == len(texts)
        and not any(map(is_number, texts))
    )
