"""Two people side by side below one head: the same questions stand twice in each row, each with its answer to its right.

The right ones are set below the left ones, so that the people are read one after the other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from toolkit.model.document import Block, Cell, Document, Table
from toolkit.recognise.strips import Strip
from toolkit.text.fold import fold
from toolkit.text.shapes import label_core

_ENOUGH_TWICE = 3


def one_below_the_other(document: Document, strips: Sequence[Strip]) -> Document | None:
    """Return the document with what such tables ask on the right below what they ask on the left; ``None`` where there are none."""
    twice: dict[int, list[tuple[int, int]]] = {}
    for strip in strips:
        if strip.row is not None and isinstance(strip.block, Table) and len(set(strip.labels)) < len(strip.labels):
            column = _second(strip.block.rows[strip.row], strip.labels)
            if column:
                twice.setdefault(id(strip.block), []).append((strip.row, column))
    cuts = {block: (min(rows)[0], cut) for block, rows in twice.items() if (cut := _cut(rows))}
    if not cuts:
        return None
    return replace(document, blocks=tuple(part for block in document.blocks for part in _parts(block, cuts.get(id(block)))))


def _end(rows: Sequence[Sequence[Cell]], first: int, column: int) -> int:
    """Return where the rows end that say the same on the left as they do from a column on."""
    same = (at for at in range(len(rows) - 1, first, -1) if rows[at][0].text.strip() and rows[at][0].text == rows[at][column].text)
    return next(same, first) + 1


def _second(row: Sequence[Cell], labels: Sequence[str]) -> int:
    """Return the column in which a row asks for the second time what it asked before, an answer between; 0 where it does not so."""
    label, times = Counter(labels).most_common(1)[0]
    places = [
        column
        for column, cell in enumerate(row)
        if fold(label_core(cell.text.partition(":")[0])) == label and (not column or cell is not row[column - 1])
    ]
    return places[1] if times == len(places) == 2 and places[1] - places[0] > 1 else 0


def _cut(rows: Sequence[tuple[int, int]]) -> int:
    """Return the column from which enough rows ask again."""
    column, times = Counter(column for _, column in rows).most_common(1)[0]
    return column if times >= _ENOUGH_TWICE else 0


def _parts(block: Block, cut: tuple[int, int] | None) -> Iterator[Block]:
    if cut is None or not isinstance(block, Table):
        yield block
        return
    first, column = cut
    end = _end(block.rows, first, column)
    for rows, columns in (
        (block.rows[:first], slice(None)),
        (block.rows[first:end], slice(0, column)),
        (block.rows[first:end], slice(column, None)),
        (block.rows[end:], slice(None)),
    ):
        if rows:
            yield replace(block, rows=tuple(row[columns] for row in rows))
