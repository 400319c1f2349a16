"""A list too wide for its page, parted into two tables: the second says more of the models that the first names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from toolkit.match.pieces import Listed
from toolkit.model.submission import Row, State
from toolkit.text.fold import fold


def joined(listed: Sequence[Listed], name: str) -> list[Listed]:
    """Return the items of a list, those of one name in one where each says of other columns than the other; ``name`` is their column."""
    items: list[Listed] = []
    for one in listed:
        first = next((item for item in items if _says_more_of(item, one, name)), None)
        if first is None:
            items.append(one)
        else:
            items[items.index(first)] = Listed({**one.cells, **first.cells}, first.place, first.method)
    return items


def _says_more_of(item: Listed, one: Listed, name: str) -> bool:
    if name not in item.cells or name not in one.cells or one.cells.keys() <= item.cells.keys():
        return False
    shared = [column for column in one.cells if column in item.cells]
    named = fold(one.cells[name].text)
    return bool(named) and all(fold(item.cells[column].text) == fold(one.cells[column].text) for column in shared)


def answered(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Return the rows that answer anything or are in doubt, counted from 1: a note of what may be chosen is no row."""
    kept = [row for row in rows if any(one.value is not None or one.review or one.state is State.INVALID for one in row.answers)]
    return tuple(row if row.number == number else replace(row, number=number) for number, row in enumerate(kept, 1))
