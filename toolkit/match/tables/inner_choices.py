"""Choices that a small table keeps apart within the empty cell of their answer, "☒ | Đạt" over "☐ | Chưa đạt": they are its text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from toolkit.match.rows import filled
from toolkit.model.document import Block, Cell, Table
from toolkit.model.place import Place
from toolkit.text.choices import count_boxes, only_marks

_MOST_ROWS, _MOST_WORDS, _FEWEST_BOXES = 6, 6, 2


def with_choices(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the blocks with the choices of inner tables in the cells where those stand."""
    inner = {block.inside: block for block in blocks if isinstance(block, Table) and block.inside is not None and _holds_choices(block)}
    if not inner:
        return blocks
    empty = {cell.place for block in blocks if isinstance(block, Table) for cell in _cells(block) if cell.place in inner}
    empty &= {cell.place for block in blocks if isinstance(block, Table) for cell in _cells(block) if not cell.text.strip()}
    texts = {place: _said(table) for place, table in inner.items() if place in empty}
    kept = (block for block in blocks if not (isinstance(block, Table) and block.inside in texts))
    return [_filled_in(block, texts) if isinstance(block, Table) else block for block in kept]


def _holds_choices(table: Table) -> bool:
    """Tell whether a table holds nothing but boxes and the few words of what they choose."""
    texts = [cell.text for row in table.rows for cell in filled(row)]
    short = all(only_marks(text) or len(text.split()) <= _MOST_WORDS for text in texts)
    return len(table.rows) <= _MOST_ROWS and short and sum(map(count_boxes, texts)) >= _FEWEST_BOXES


def _said(table: Table) -> str:
    return "\n".join(" ".join(cell.text.strip() for cell in filled(row)) for row in table.rows if filled(row))


def _cells(table: Table) -> Iterable[Cell]:
    return (cell for row in table.rows for cell in row)


def _filled_in(table: Table, texts: Mapping[Place, str]) -> Table:
    """Return a table with texts in its cells at their places; cells that are merged stay one and the same."""
    if not any(cell.place in texts for cell in _cells(table)):
        return table
    known: dict[int, Cell] = {}
    for cell in _cells(table):
        if id(cell) not in known:
            known[id(cell)] = cell._replace(text=texts[cell.place]) if cell.place in texts else cell
    return replace(table, rows=tuple(tuple(known[id(cell)] for cell in row) for row in table.rows))
