"""Questions at the left and the table of criteria at the right, in the rows of one table, into two tables one below the other.

Tên tập thể    │ Tổ một cửa │ Tiêu chí         │ Kết quả │ Minh chứng
Số thành viên  │ 5          │ 1. Phong trào …  │ Đạt     │ 02 đợt thi đua
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from toolkit.match.tables.aspect_columns import names_criteria
from toolkit.match.tables.lists_abreast import wide_apart
from toolkit.match.words import LIKELY, RESULT, Words
from toolkit.model.document import Block, Cell, Line, Table

_FEWEST_COLUMNS, _FEWEST, _PAIR = 4, 2, 2


def criteria_apart(blocks: Iterable[Block], words: Words) -> list[Block]:
    """Return the blocks, with each table of both halves as what stands above them, the questions, the criteria, and what follows."""
    if not words.form.criteria:
        return list(blocks)
    return wide_apart(blocks, _FEWEST_COLUMNS, partial(_apart, words=words))


def _apart(block: Table, words: Words) -> Iterator[Block]:
    at, column = next(((at, column) for at, row in enumerate(block.rows) if (column := _begins(row, words))), (0, 0))
    end = next((end for end in range(at + 1, len(block.rows)) if not _is_parted(block.rows[end], column)), len(block.rows)) if column else 0
    rows = block.rows[at:end]
    asked = sum(words.score(row[0].text or row[1].text) >= LIKELY for row in rows)
    judged = sum(bool(found := words.criterion(row[column].text)) and found[0].score >= LIKELY for row in rows[1:])
    if asked < _FEWEST or judged < _FEWEST:
        yield block
        return
    headed = at > 0 and _is_parted(block.rows[at - 1], column) and block.rows[at - 1][-1] is block.rows[at - 1][column]
    if block.rows[: at - headed]:
        yield Table(rows=block.rows[: at - headed], place=block.place, inside=block.inside)
    for start, stop in ((0, column), (column, len(block.rows[0]))):
        if headed:
            yield Line(text=block.rows[at - 1][start].text, place=block.rows[at - 1][start].place)
        half = tuple(row[start:stop] for row in rows if any(cell.text.strip() for cell in row[start:stop]))
        yield Table(rows=half, place=half[0][0].place, inside=block.inside)
    if block.rows[end:]:
        yield Table(rows=block.rows[end:], place=block.rows[end][0].place, inside=block.inside)


def _begins(row: Sequence[Cell], words: Words) -> int:
    """Return where a row heads the criteria behind a question and its answer; 0 where it does not."""
    if len(row) < _FEWEST_COLUMNS or not row[0].text.strip() or names_criteria(row[0].text):
        return 0
    column = next((at for at in range(_PAIR, len(row)) if names_criteria(row[at].text)), 0)
    if not column or not _is_parted(row, column) or RESULT not in [words.aspect_beside(cell.text) for cell in row[column + 1 :]]:
        return 0
    return column if words.score(row[0].text) >= LIKELY or words.score(row[1].text) >= LIKELY else 0


def _is_parted(row: Sequence[Cell], column: int) -> bool:
    """Tell whether a row says something in its right half, and no cell of it reaches over both halves."""
    return row[column] is not row[column - 1] and any(cell.text.strip() for cell in row[column:])
