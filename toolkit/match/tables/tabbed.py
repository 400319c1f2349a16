"""Tables that lie in the text as lines with tabs between their cells: heads, running numbers and as many tabs a line tell them."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from toolkit.match.pieces import moved
from toolkit.match.rows import is_number_head
from toolkit.model.document import Block, Cell, Line, Table
from toolkit.model.place import Place

_NUMBER = re.compile(r"\s*0?(\d{1,2})[.)]?\s*")
_FEWEST_TABS, _FEWEST_ROWS = 2, 2


def from_tabs(blocks: Sequence[Block], doubtful: Container[Place]) -> Sequence[Block]:
    """Return the blocks with each table whose rows are lines as a table; the lines of ``doubtful`` places stay lines."""
    starts = [at for at, block in enumerate(blocks) if isinstance(block, Line) and _heads(block)]
    return list(_with_tables(blocks, starts, doubtful)) if starts else blocks


def _heads(line: Line) -> bool:
    return line.text.count("\t") >= _FEWEST_TABS and is_number_head(line.text.partition("\t")[0])


def _with_tables(blocks: Sequence[Block], starts: Sequence[int], doubtful: Container[Place]) -> Iterator[Block]:
    done = 0
    for start in starts:
        rows = list(_rows(blocks[start:], doubtful))
        if start < done or len(rows) <= _FEWEST_ROWS:
            continue
        yield from blocks[done:start]
        yield Table(rows=tuple(_cells(line, row) for row, line in enumerate(rows, 1)), place=rows[0].place)
        done = start + len(rows)
    yield from blocks[done:]


def _rows(blocks: Sequence[Block], doubtful: Container[Place]) -> Iterator[Line]:
    """Yield the heads and the rows below them; nothing where a numbered line has more or fewer tabs than the heads."""
    lines = [block for block in blocks if isinstance(block, Line)]
    width, found = lines[0].text.count("\t"), lines[:1]
    for block in blocks[1:]:
        if not isinstance(block, Line) or block.place in doubtful or _number(block) != len(found):
            break
        if block.text.count("\t") != width:
            return
        found.append(block)
    yield from found


def _number(line: Line) -> int:
    found = _NUMBER.fullmatch(line.text.partition("\t")[0])
    return int(found[1]) if found else 0


def _cells(line: Line, row: int) -> tuple[Cell, ...]:
    """Return a line's cells; each keeps the number of its line among the places of its row and column."""
    cells, start = [], 0
    for column, text in enumerate(line.text.split("\t"), 1):
        marks = moved(line.emphasis, start, start + len(text))
        cells.append(Cell(text, line.place._replace(row=row, column=column), text or None, emphasis=marks))
        start += len(text) + 1
    return tuple(cells)
