"""Take what is no part of the words out of lines and cells; what is set off (bold, struck) stays where it stands."""

from __future__ import annotations

import re
from dataclasses import replace

from toolkit.model.document import Block, Cell, Emphasis, Line


def without(block: Block, pattern: re.Pattern[str]) -> Block:
    """Return a block without what matches; a merged cell stays one cell."""
    if isinstance(block, Line):
        return replace(block, text=pattern.sub("", block.text), emphasis=_moved(block, pattern)) if pattern.search(block.text) else block
    made = {id(cell): _cell_without(cell, pattern) for row in block.rows for cell in row}
    return replace(block, rows=tuple(tuple(made[id(cell)] for cell in row) for row in block.rows))


def _cell_without(cell: Cell, pattern: re.Pattern[str]) -> Cell:
    if not pattern.search(cell.text):
        return cell
    text = pattern.sub("", cell.text)
    return cell._replace(text=text, value=(text or None) if isinstance(cell.value, str) else cell.value, emphasis=_moved(cell, pattern))


def _moved(piece: Line | Cell, pattern: re.Pattern[str]) -> tuple[Emphasis, ...]:
    """Return what is set off where it stands in the text that is left."""

    def place(position: int) -> int:
        return len(pattern.sub("", piece.text[:position]))

    return tuple(replace(mark, start=place(mark.start), end=place(mark.end)) for mark in piece.emphasis)
