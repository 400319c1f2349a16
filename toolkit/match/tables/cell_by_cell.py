"""Tables that a program wrote out cell by cell, one line each: with their heads and running numbers they are tables again.

A line that heads a column of running numbers ("STT") begins one; the "1" of its first row tells how many columns it has, and every further
number stands just so many lines below. Where that is not so, the line at least ends the answer above it.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from itertools import takewhile

from toolkit.match.rows import is_number_head
from toolkit.model.document import Block, Cell, Line, Table
from toolkit.model.place import Place

_NUMBER = re.compile(r"\s*0?(\d{1,2})[.)]?\s*")
_FEWEST_COLUMNS, _MOST_COLUMNS = 3, 12
_FEWEST_ROWS = 2


def rebuilt(blocks: Sequence[Block], doubtful: Container[Place]) -> Sequence[Block]:
    """Return the blocks with each table whose cells are lines as a table; the lines of ``doubtful`` places stay lines."""
    starts = [at for at, block in enumerate(blocks) if isinstance(block, Line) and is_number_head(block.text)]
    return list(_rebuilt(blocks, starts, doubtful)) if starts else blocks


def _rebuilt(blocks: Sequence[Block], starts: Sequence[int], doubtful: Container[Place]) -> Iterator[Block]:
    done = 0
    for start in starts:
        if start < done:
            continue
        yield from blocks[done:start]
        lines = list(takewhile(lambda block: isinstance(block, Line) and block.place not in doubtful, blocks[start:]))
        rows = _rows([line for line in lines if isinstance(line, Line)])
        taken = sum(map(len, rows)) or 1
        cells = rows or [[block] for block in blocks[start : start + 1] if isinstance(block, Line)]
        yield _table(cells)
        done = start + taken
    yield from blocks[done:]


def _rows(lines: Sequence[Line]) -> list[Sequence[Line]]:
    """Return the rows that begin here, the heads first; none where the numbers do not stand at equal distances."""
    width = next((at for at, line in enumerate(lines[: _MOST_COLUMNS + 1]) if _number(line) == 1), 0)
    if width < _FEWEST_COLUMNS:
        return []
    count = 0
    while (at := width * (count + 1)) + width <= len(lines) and _number(lines[at]) == count + 1:
        count += 1
    behind = lines[width * (count + 1) + 1 :]
    if count < _FEWEST_ROWS or any(_number(line) == count + 1 for line in behind):
        return []
    return [lines[start : start + width] for start in range(0, width * (count + 1), width)]


def _number(line: Line) -> int:
    found = _NUMBER.fullmatch(line.text)
    return int(found[1]) if found else 0


def _table(rows: Sequence[Sequence[Line]]) -> Table:
    """Return lines as the cells of a table; each keeps the number of its line among the places of its row and column."""
    made = tuple(
        tuple(
            Cell(line.text, line.place._replace(row=row, column=column), line.text or None, emphasis=line.emphasis)
            for column, line in enumerate(lines, 1)
        )
        for row, lines in enumerate(rows, 1)
    )
    return Table(rows=made, place=rows[0][0].place)
