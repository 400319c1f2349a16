"""Cells at the left that are merged down over several questions, "Thông tin báo cáo" over "Chi bộ | …", "Kỳ báo cáo | …": heads, no labels.

Điển hình │ Họ và tên  │ Lê Thị An
tiêu biểu │ Năm sinh   │ 1980
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from toolkit.match.words import LIKELY, Words
from toolkit.model.document import Block, Cell, Line, Table

_FEWEST_ROWS, _FEWEST_COLUMNS = 2, 3


def without_sections(blocks: Iterable[Block], words: Words) -> list[Block]:
    """Return the blocks, with such cells empty."""
    return [block if isinstance(block, Line) else _cleared(block, words) for block in blocks]


def _cleared(table: Table, words: Words) -> Table:
    if len(table.rows[0]) < _FEWEST_COLUMNS:
        return table
    tall = {id(row[0]): row[0] for row in table.rows if row[0].rows >= _FEWEST_ROWS and row[0].text.strip()}
    sections = {key for key, cell in tall.items() if _heads_questions(table, cell, words)}
    if not sections:
        return table
    empty = {key: tall[key]._replace(text="", value=None, emphasis=()) for key in sections}
    return replace(table, rows=tuple(tuple(empty.get(id(cell), cell) for cell in row) for row in table.rows))


def _heads_questions(table: Table, cell: Cell, words: Words) -> bool:
    """Tell whether a question stands beside a cell in each of its rows but one at the most: its parts have no questions of their own."""
    beside = [row[cell.columns].text for row in table.rows if row[0] is cell and cell.columns < len(row)]
    asked = sum(words.score(text) >= LIKELY for text in beside)
    return asked >= _FEWEST_ROWS and asked >= len(beside) - 1
