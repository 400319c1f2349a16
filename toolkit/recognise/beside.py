"""Several filled forms side by side on one sheet, an empty column between them: the sheet is read as several, the left one first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from toolkit.model.document import Block, Document, Table
from toolkit.recognise.strips import Strip

_ENOUGH_TWICE = 3


def side_by_side(document: Document, strips: Sequence[Strip]) -> Document | None:
    """Return the document with such sheets cut before their second form; ``None`` where there are none."""
    cuts = {id(strip.block): cut for strip in strips if strip.title and (cut := _cut(strip))}
    cuts = {
        block: cut
        for block, cut in cuts.items()
        if sum(_asks_twice(strip) for strip in strips if id(strip.block) == block) >= _ENOUGH_TWICE
    }
    return (
        replace(document, blocks=tuple(part for block in document.blocks for part in _parts(block, cuts.get(id(block), 0))))
        if cuts
        else None
    )


def _cut(strip: Strip) -> int:
    """Return the last empty column of a sheet between a title and the same one to its right; 0 where there is none."""
    if not isinstance(strip.block, Table) or strip.row is None or len(set(strip.texts)) == len(strip.texts):
        return 0
    rows, row = strip.block.rows, strip.block.rows[strip.row]
    title = max((text for text, times in Counter(strip.texts).items() if times > 1), key=len)
    places = [column for column, cell in enumerate(row) if cell.text == title and (not column or cell is not row[column - 1])]
    between = range(places[1] - 1, places[0], -1) if len(places) > 1 else ()
    return next((column for column in between if not any(one[column].text.strip() for one in rows)), 0)


def _asks_twice(strip: Strip) -> bool:
    return len(set(strip.labels)) < len(strip.labels)


def _parts(block: Block, cut: int) -> Iterator[Block]:
    if not cut or not isinstance(block, Table):
        yield block
        return
    for columns in (slice(0, cut), slice(cut, None)):
        rows = tuple(row[columns] for row in block.rows)
        yield replace(block, rows=rows, place=rows[0][0].place)
