"""Two lists beside each other in one table, collectives at the left and individuals at the right, into one below the other.

TẬP THỂ                          │ │ CÁ NHÂN
STT │ Điển hình  │ Tiến độ (%)   │ │ STT │ Điển hình │ Tiến độ (%)
1   │ Tổ một cửa │ 70            │ │ 1   │ Lê Văn An │ 90
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from toolkit.match.words import LIKELY, Words
from toolkit.model.document import Block, Cell, Line, Table

_FEWEST_COLUMNS, _FEWEST_HEADS, _SEVERAL = 8, 3, 2

_Part = tuple[int, int]


def lists_apart(blocks: Iterable[Block], words: Words) -> list[Block]:
    """Return the blocks, with each table of several lists as what stands above them, the lists with their headings, and what follows."""
    if words.list_question is None:
        return list(blocks)
    return wide_apart(blocks, _FEWEST_COLUMNS, partial(_apart, words=words))


def wide_apart(blocks: Iterable[Block], columns: int, way: Callable[[Table], Iterable[Block]]) -> list[Block]:
    """Return the blocks, with what ``way`` makes of each table of so many columns at least."""
    found: list[Block] = []
    for block in blocks:
        found += way(block) if isinstance(block, Table) and len(block.rows[0]) >= columns else (block,)
    return found


def _apart(block: Table, words: Words) -> Iterator[Block]:
    at, parts = next(((at, parts) for at, row in enumerate(block.rows) if (parts := _parts(row, words))), (0, []))
    if not parts:
        yield block
        return
    headings = block.rows[at - 1] if at and _head_parts(block.rows[at - 1], parts) else ()
    above = block.rows[: at - bool(headings)]
    end = next((number for number in range(at + 1, len(block.rows)) if not _goes_on(block.rows[number], parts)), len(block.rows))
    if above:
        yield Table(rows=above, place=block.place, inside=block.inside)
    for start, stop in parts:
        if headings:
            yield Line(text=headings[start].text, place=headings[start].place)
        rows = [row[start:stop] for row in block.rows[at:end]]
        yield Table(
            rows=tuple(row for row in rows if any(cell.text.strip() for cell in row)),
            place=block.rows[at][start].place,
            inside=block.inside,
        )
    if block.rows[end:]:
        yield Table(rows=block.rows[end:], place=block.rows[end][0].place, inside=block.inside)


def _parts(row: Sequence[Cell], words: Words) -> list[_Part]:
    """Return where each of several lists begins and ends that a row heads: its first two heads come again, most are known; else none."""
    heads = [cell.text.strip() for cell in row]
    again = [at for at in range(len(heads) - 1) if heads[at : at + 2] == heads[:2]] if heads[0] and heads[1] else []
    if len(again) < _SEVERAL:
        return []
    parts = []
    for start, stop in zip(again, [*again[1:], len(heads)], strict=True):
        while stop > start and not heads[stop - 1]:
            stop -= 1
        known = sum(bool(found := words.in_item(heads[at])) and found[0].score >= LIKELY for at in range(start, stop))
        if known < _FEWEST_HEADS:
            return []
        parts.append((start, stop))
    return parts


def _head_parts(row: Sequence[Cell], parts: Sequence[_Part]) -> bool:
    """Tell whether a row has a heading of its own for each list."""
    return all(row[start].text.strip() and row[stop - 1] is row[start] for start, stop in parts) and len(
        {id(row[start]) for start, _ in parts}
    ) == len(parts)


def _goes_on(row: Sequence[Cell], parts: Sequence[_Part]) -> bool:
    """Tell whether a row says more of an item of one of the lists than its first cell."""
    return any(any(cell.text.strip() for cell in row[start + 1 : stop]) and len({*map(id, row[start:stop])}) > 1 for start, stop in parts)
