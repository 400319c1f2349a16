"""A small table of result and evidence below the line that names its criterion, one table for each criterion, into one that holds both.

Tiêu chí 1. Phong trào thi đua                     Tiêu chí                        │ Kết quả │ Minh chứng
Kết quả │ Minh chứng                        →      Tiêu chí 1. Phong trào thi đua  │ Đạt     │ 02 đợt thi đua
Đạt     │ 02 đợt thi đua
"""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.match.rows import distinct, filled
from toolkit.match.tables.aspect_columns import chooses
from toolkit.match.words import EVIDENCE, LIKELY, RESULT, Words
from toolkit.model.document import Block, Cell, Line, Table
from toolkit.text.choices import only_marks

_ROWS, _WIDTH = 2, range(2, 4)
_HEAD = "Tiêu chí"


def with_criteria_above(blocks: Sequence[Block], words: Words) -> Sequence[Block]:
    """Return the blocks with such lines and tables as tables of criteria."""
    if not words.form.criteria:
        return blocks
    found: list[Block] = []
    last = -1  # where the last line with any text stands, if nothing but empty lines stands below it
    for block in blocks:
        if isinstance(block, Line):
            last = len(found) if block.text.strip() else last
            found.append(block)
            continue
        above = found[last] if last >= 0 and len(block.rows) == _ROWS else None
        if isinstance(above, Line) and _says_parts(block, words) and _names_criterion(above, words):
            found[last:] = [_joined(above, block)]
        else:
            found.append(block)
        last = -1
    return found


def _says_parts(table: Table, words: Words) -> bool:
    """Tell whether a table has a head and one row: a result under one head, told by either, and under another one what is said of it."""
    heads, said = table.rows
    if len(heads) not in _WIDTH or table.inside is not None or len(distinct(heads)) != len(heads) or len(filled(heads)) != len(heads):
        return False
    parts = [words.aspect_beside(cell.text) for cell in heads]
    results = [
        column
        for column, cell in enumerate(said)
        if parts[column] == RESULT or (parts[column] is None and chooses(cell.text) and not chooses(heads[column].text))
    ]
    judged = len(results) == 1 and all(chooses(said[at].text) or only_marks(said[at].text) or not said[at].text.strip() for at in results)
    return judged and (EVIDENCE in parts or any(chooses(said[at].text) for at in results))


def _names_criterion(line: Line, words: Words) -> bool:
    found = words.criterion(line.text.rstrip(" :"))
    return bool(found) and found[0].score >= LIKELY


def _joined(line: Line, table: Table) -> Table:
    heads, said = table.rows
    number = f"{line.number} " if line.number else ""
    return Table(
        rows=((Cell(_HEAD, table.place), *heads), (Cell(f"{number}{line.text.rstrip(' :')}", line.place), *said)),
        place=table.place,
    )
