"""The result and the evidence of a criterion in a small table within the empty cell beside it: "Kết quả | ☒ Đạt …" over "Minh chứng | …".

Such a table is unfolded into rows of the table around it, as they stand where the criterion's cell is merged over both.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from toolkit.match.rows import distinct, filled
from toolkit.match.tables.aspect_columns import chooses
from toolkit.match.words import EVIDENCE, RESULT, Words
from toolkit.model.document import Block, Cell, Table
from toolkit.model.place import Place

_ROWS, _WIDTH = range(2, 4), 2


def with_parts(blocks: Sequence[Block], words: Words) -> Sequence[Block]:
    """Return the blocks with such inner tables as rows of those that they stand in."""
    if not words.form.criteria:
        return blocks
    inner = {block.inside: block for block in blocks if isinstance(block, Table) and block.inside is not None and _has_parts(block, words)}
    around = {id(block): found for block in blocks if inner and isinstance(block, Table) and (found := _cells_with(block, inner))}
    taken = {id(inner[cell.place]) for cells in around.values() for cell in cells.values()}
    kept = (block for block in blocks if id(block) not in taken)
    return [_unfolded(block, around[id(block)], inner) if isinstance(block, Table) and id(block) in around else block for block in kept]


def _has_parts(table: Table, words: Words) -> bool:
    """Tell whether a table says the parts of a criterion, a row for each, its name before it: one of them is known for sure."""
    rows = [distinct(row) for row in table.rows]
    if len(rows) not in _ROWS or any(len(cells) != _WIDTH or not cells[0].text.strip() for cells in rows):
        return False
    parts = [RESULT if chooses(cells[1].text) else words.aspect(cells[0].text) for cells in rows]
    return RESULT in parts and len(set(parts)) == len(parts) and set(parts) <= {RESULT, EVIDENCE, None}


def _cells_with(table: Table, inner: Mapping[Place, Table]) -> dict[int, Cell]:
    """Return the empty cells in which inner tables stand, by their rows; of a row with several none."""
    found: dict[int, Cell] = {}
    for index, row in enumerate(table.rows):
        cells = [cell for cell in distinct(row) if cell.place in inner and not cell.text.strip() and cell.rows == 1]
        if len(cells) == 1 and filled(row):
            found[index] = cells[0]
    return found


def _unfolded(table: Table, cells: Mapping[int, Cell], inner: Mapping[Place, Table]) -> Table:
    """Return a table whose rows with an inner table are as many as that has; where its cell is narrow, the whole column becomes two."""
    narrow = {table.rows[index].index(cell) for index, cell in cells.items() if cell.columns == 1}
    wide = _widened(table, narrow)
    rows: list[tuple[Cell, ...]] = []
    for index, row in enumerate(wide):
        if index not in cells:
            rows.append(row)
            continue
        place, parts = cells[index].place, inner[cells[index].place].rows
        merged = {id(cell): cell._replace(rows=len(parts)) for cell in row}
        for part in parts:
            label, value = distinct(part)
            first = next(column for column, cell in enumerate(row) if cell.place == place)
            value = value._replace(columns=sum(cell.place == place for cell in row) - 1)
            said = (value if cell.place == place else merged[id(cell)] for cell in row)
            rows.append(tuple(label if column == first else cell for column, cell in enumerate(said)))
    return replace(table, rows=tuple(rows))


def _widened(table: Table, columns: set[int]) -> list[tuple[Cell, ...]]:
    """Return the rows of a table with these columns (from 0) twice; a cell that stands there is wider by one."""
    rows = []
    for row in table.rows:
        wider = {id(row[column]): row[column]._replace(columns=row[column].columns + 1) for column in columns if column < len(row)}
        rows.append(tuple(wider.get(id(cell), cell) for column, cell in enumerate(row) for _ in range(2 if column in columns else 1)))
    return rows
