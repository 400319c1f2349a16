"""Labels below their answers: in the row below, or small at the foot of the same cell.

    Quý IV/2024  │ Cá nhân              Quý IV/2024     │ Cá nhân
    Kỳ báo cáo   │ Loại điển hình       (Kỳ báo cáo)    │ (Loại điển hình)

Each is turned round, so that the label comes first as everywhere; only where most of a table is laid out so and nothing the usual way.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from toolkit.match.awaited import answers
from toolkit.match.lines.signature import signs
from toolkit.match.pieces import moved
from toolkit.match.rows import filled, is_first, is_number
from toolkit.match.words import FIRM, Words
from toolkit.model.document import Block, Cell, Table

_FEWEST, _PAIR = 3, 2

Row = tuple[Cell, ...]


def labels_first(blocks: Iterable[Block], words: Words) -> list[Block]:
    """Return the blocks, each such table with its labels before their answers."""
    return [_turned(block, words) if isinstance(block, Table) and _may_be(block, words) else block for block in blocks]


def _may_be(table: Table, words: Words) -> bool:
    """Tell whether a table may be laid out so: neither does it begin with a number or its head nor most of its rows with a label."""
    several = [cells for row in table.rows if len(cells := filled(row)) > 1]
    if sum(map(len, several)) < _FEWEST or is_number(several[0][0].text):
        return False
    labelled = sum("\n" not in cells[0].text and words.spells(cells[0].text) for cells in several)
    return _PAIR * labelled <= len(several)


def _turned(table: Table, words: Words) -> Table:
    for way in (_at_the_foot, _in_the_row_below):
        rows = way(table, words)
        if rows is not None:
            return replace(table, rows=rows)
    return table


def _labels(text: str, words: Words) -> bool:
    return words.score(text.strip(" ()")) >= FIRM and not words.answers_itself(text)


def _at_the_foot(table: Table, words: Words) -> tuple[Row, ...] | None:
    """Turn cells whose last line is the label of what stands above it in the cell."""
    cells = [cell for row in table.rows for cell in filled(row)]
    footed = [cell for cell in cells if "\n" in cell.text.strip() and _labels(cell.text.strip().rpartition("\n")[2], words)]
    if len(footed) < _FEWEST or _PAIR * len(footed) < len(cells):
        return None
    if any(_labels(cell.text.strip().partition("\n")[0].partition(":")[0], words) for cell in cells if "\n" in cell.text.strip()):
        return None
    known = {id(cell): _label_before(cell) for cell in footed}
    return tuple(tuple(known.get(id(cell), cell) for cell in row) for row in table.rows)


def _label_before(cell: Cell) -> Cell:
    said, _, label = cell.text.strip().rpartition("\n")
    before = f"{label.strip(' ()')}: "
    return cell._replace(text=before + said, value=before + said, emphasis=moved(cell.emphasis, -len(before), len(said)))


def _in_the_row_below(table: Table, words: Words) -> tuple[Row, ...] | None:
    """Turn rows of answers over rows of their labels, where the types of the answers say that these do not belong to the row below."""
    rows = list(table.rows)
    at = [number for number, row in enumerate(rows) if filled(row)]
    labelled = {number for number in at if all(_labels(cell.text, words) for cell in filled(rows[number]))}
    labelled -= {number for number in labelled if all(signs(cell.text) is not None for cell in filled(rows[number]))}
    pairs = [
        (above, below)
        for above, below in pairwise(at)
        if below in labelled and above not in labelled and below == above + 1 and _covers(rows[below], rows[above])
    ]
    if not pairs or len(pairs) < len(labelled) or any(words.score(cell.text) >= FIRM for above, _ in pairs for cell in filled(rows[above])):
        return None
    over = sum(_fitting(rows[above], rows[below], words) for above, below in pairs)
    under = sum(_fitting(rows[below + 1], rows[below], words) for _, below in pairs if below + 1 < len(rows))
    if not over or under:
        return None
    for above, below in pairs:
        rows[above], rows[below] = _without_brackets(rows[below]), rows[above]
    return tuple(rows)


def _covers(labels: Row, said: Row) -> bool:
    """Tell whether a label stands under each answer of the row above."""
    return all(label.text.strip() for label, cell in zip(labels, said, strict=True) if cell.text.strip())


def _fitting(said: Row, labels: Row, words: Words) -> int:
    """Count the cells of a row that answer, by their type, what the labels at the same places ask for."""
    count = 0
    for at, (cell, label) in enumerate(zip(said, labels, strict=True)):
        found = words.question(label.text.strip(" ()")) if label.text.strip() and is_first(labels, at) else ()
        asked = words.asked(found[0].target) if found else None
        count += asked is not None and answers(cell.text, asked, words.plan)
    return count


def _without_brackets(row: Row) -> Row:
    return tuple(cell._replace(text=cell.text.strip(" ()")) for cell in row)
