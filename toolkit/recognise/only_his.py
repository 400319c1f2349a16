"""Tables beside that of the people, in which each has his own rows or columns: of others nothing is read as his."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from toolkit.model.document import Block, Cell, Table
from toolkit.text.fold import fold
from toolkit.text.headings import signs

_FEWEST_NAMED = 2


def of_one(blocks: Sequence[Block], name: str, others: Sequence[str]) -> tuple[Block, ...]:
    """Return the blocks without the rows and columns of tables that are headed by the name of somebody else."""
    mine, theirs = _plain(name), {_plain(other) for other in others} - {_plain(name)}
    return tuple(part for block in blocks for part in (_his(block, mine, theirs) if isinstance(block, Table) else (block,)))


def _his(table: Table, mine: str, theirs: set[str]) -> Iterator[Block]:
    """Yield what a table says of one of several people, without his name, or the table itself where it tells them not apart."""
    named, rows = {mine, *theirs}, table.rows
    for number, row in enumerate(rows):
        if len({_plain(cell.text) for cell in row} & named) >= _FEWEST_NAMED:
            kept = [column for column, cell in enumerate(row) if _plain(cell.text) not in theirs]
            end = next((at for at in range(number + 1, len(rows)) if _is_below(rows[at])), len(rows))
            own = [tuple(one[column] for column in kept) for one in rows[number + (not _is_merged(row, rows, number)) : end]]
            yield from _tables(table, (rows[:number], own, rows[end:]))
            return
    column = next((at for at in range(len(rows[0])) if len({_plain(row[at].text) for row in rows} & named) >= _FEWEST_NAMED), None)
    if column is None:
        yield table
        return
    naming = [at for at, row in enumerate(rows) if _plain(row[column].text) in named]
    first, end = max(0, naming[0] - 1), naming[-1] + 1
    own = [(*row[:column], *row[column + 1 :]) for row in rows[first:end] if _plain(row[column].text) not in theirs]
    yield from _tables(table, (rows[:first], own, rows[end:]))


def _tables(table: Table, parts: Sequence[Sequence[tuple[Cell, ...]]]) -> Iterator[Table]:
    return (replace(table, rows=tuple(rows)) for rows in parts if rows and rows[0])


def _is_below(row: Sequence[Cell]) -> bool:
    """Tell whether a row stands below a table on its sheet: it is empty, or a signature."""
    return not any(cell.text.strip() for cell in row) or any(signs(line) for cell in row for line in cell.text.split("\n"))


def _is_merged(row: Sequence[Cell], rows: Sequence[Sequence[Cell]], at: int) -> bool:
    """Tell whether a row of names shares cells with the next one: what stands there heads that as well."""
    return at + 1 < len(rows) and any(cell is below for cell, below in zip(row, rows[at + 1], strict=True))


def _plain(text: str) -> str:
    return fold(" ".join(text.split()))
