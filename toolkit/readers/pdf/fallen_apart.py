"""Lists of which a row seems to have fallen apart, or whose cells do not stand under their heads: nobody can tell what is whole. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from toolkit.model.document import Block, Cell, Line, Table
from toolkit.model.place import Place

_FEWEST_COLUMNS = 5
_HEAD_ROWS, _AGAIN = 3, 3
_FIRST_CELLS = 2  # the number and the name
_FEWEST_LINES, _FEWEST_GAPS = 3, 3
_FIGURE = re.compile(r"\d{1,3} ?%?")


def fallen_apart(table: Table) -> set[Place]:
    """Return the places of all cells of a list where a row begins nothing in its first column and elsewhere goes on with a sentence.

    ``table`` is one that was put together from text in columns. A list has many columns: the tables of criteria have fewer, and notes
    between their rows.
    """
    if len(table.rows[0]) < _FEWEST_COLUMNS:
        return set()
    begun = ([cell.text for cell, above in zip(row, before, strict=True) if cell is not above] for before, row in pairwise(table.rows))
    lacking = (texts for texts, row in zip(begun, table.rows[1:], strict=True) if not row[0].text.strip())
    if not any(text[:1].islower() for texts in lacking for text in texts):
        return set()
    return {cell.place for row in table.rows for cell in row}


def over_heads(table: Table) -> set[Place]:
    """Return the places of cells of a list that stand under several heads; of all its cells where that is so again and again.

    A row of few cells is a heading or a sum.
    """
    head = next((row for row in table.rows[:_HEAD_ROWS] if _count(row) >= _FEWEST_COLUMNS), None)
    if head is None:
        return set()
    starts = [column for column in range(1, len(head)) if head[column] is not head[column - 1]]
    over = {
        row[column].place
        for row in table.rows
        if row is not head and _count(row) >= _FEWEST_COLUMNS - 1
        for column in starts
        if row[column] is row[column - 1] and row[column].text.strip()
    }
    return over if len(over) < _AGAIN else {cell.place for row in table.rows for cell in row}


def _count(row: Sequence[Cell]) -> int:
    return 1 + sum(cell is not before for before, cell in pairwise(row))


def goes_on_in_lines(blocks: Sequence[Block]) -> bool:
    """Tell whether lines with many gaps follow a list somewhere: rows of it, or heads, that no columns were found for."""
    listed, lines = False, 0
    for block in blocks:
        if isinstance(block, Line):
            lines = lines + 1 if listed and block.text.count("\t") >= _FEWEST_GAPS else 0
            if lines == _FEWEST_LINES:
                return True
            continue
        listed, lines = listed or len(block.rows[0]) >= _FEWEST_COLUMNS, 0
    return False


def goes_on_in_table(blocks: Sequence[Block]) -> bool:
    """Tell whether a list is followed by a table that begins with a row and no head, with hardly a line between: columns were found anew.

    A row is told by the figures in it: a running number, a share. As many columns as above are the same ones, over the end of a page.
    """
    above, between = 0, 0
    for block in blocks:
        if isinstance(block, Line):
            between += 1
            continue
        columns = len(block.rows[0])
        anew = min(above, columns) >= _FEWEST_COLUMNS and columns != above
        if anew and between <= 1 and any(_FIGURE.fullmatch(cell.text.strip()) for cell in block.rows[0]):
            return True
        above, between = columns, 0
    return False


def has_row_astray(blocks: Sequence[Block]) -> bool:
    """Tell whether a list has text in a row that begins with nothing while those around it do: it may belong to the next row.

    Asked only of prints whose rows are too low for their text.
    """
    return any(isinstance(block, Table) and _has_row_astray(block) for block in blocks)


def _has_row_astray(table: Table) -> bool:
    if len(table.rows[0]) < _FEWEST_COLUMNS:
        return False
    begins = [any(cell.text.strip() for cell in row[:_FIRST_CELLS]) for row in table.rows]
    return any(
        not begins[number] and begins[number - 1 :].count(True) > 1 and any(cell.text.strip() for cell in row[_FIRST_CELLS:])
        for number, row in enumerate(table.rows[1:], 1)
    )
