"""Answers that stand before what is asked, as some offices draw their tables: each row is laid out with its question first.

    Trả lời    | Câu hỏi              Câu hỏi       | Trả lời
    Tổ Một cửa | Tên tập thể    →     Tên tập thể   | Tổ Một cửa
    12         | Số thành viên        Số thành viên | 12

Either the head of the table says so, or labels alone stand behind what are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from toolkit.match.rows import filled, is_number
from toolkit.match.tables.heads import heads_answers, heads_questions
from toolkit.match.words import FIRM, LIKELY, Words
from toolkit.model.document import Cell, Table

_FEWEST_ROWS, _PAIR = 3, 2
_WORD = re.compile(r"[^\W\d_]{2}")

Row = Sequence[Cell]


def questions_first(table: Table, words: Words) -> Table:
    """Return the table with question before answer in the rows where they stand the other way round; any other table as it is."""
    found = next(
        ((at, pair) for at, row in enumerate(table.rows[:-1]) if (pair := _pair(row)) and _stands_so(table, at, pair, words)), None
    )
    if found is None:
        return table
    at, (answer, question) = found
    first, last = _column(table.rows[at], answer), _column(table.rows[at], question)
    turned = (_turned(row, first, last) for row in table.rows[at:])
    return replace(table, rows=(*table.rows[:at], *turned))


def _pair(row: Row) -> tuple[Cell, Cell] | None:
    """Return the two cells of a row that say something beside its number, side by side."""
    said = [cell for cell in filled(row) if not is_number(cell.text)] if row else []
    return (said[0], said[1]) if len(said) == _PAIR else None


def _stands_so(table: Table, at: int, pair: tuple[Cell, Cell], words: Words) -> bool:
    """Tell whether answers before questions begin in a row: its words say so, or it and the next ones have only labels behind."""
    row, (answer, question) = table.rows[at], pair
    first, last = _column(row, answer), _column(row, question)
    if first + answer.columns != last:
        return False
    headed = heads_answers(answer.text) and heads_questions(question.text)
    if not headed and words.score(answer.text) >= FIRM:
        return False
    below = list(_asked(table.rows[at + headed :], first, last))[: _FEWEST_ROWS + headed]
    need = LIKELY if headed else FIRM
    fits = (words.score(label) >= need and not (said and words.score(said) >= LIKELY) for said, label in below)
    if headed:
        return len(below) >= _FEWEST_ROWS and sum(fits) >= _PAIR
    return len(below) >= _FEWEST_ROWS and all(fits) and any(_WORD.search(said) for said, _ in below)  # "B.7" only counts the questions


def _asked(rows: Sequence[Row], first: int, last: int) -> Iterator[tuple[str, str]]:
    """Yield what stands in the two columns, row by row, as far as the later one says something and nothing else stands in the row."""
    for row in rows:
        said = [cell for cell in filled(row) if not is_number(cell.text) and cell is not row[first]]
        if said != [row[last]] or row[last] is row[first] or row[first].rows > 1:
            return
        yield row[first].text, row[last].text


def _column(row: Row, cell: Cell) -> int:
    return next(column for column, one in enumerate(row) if one is cell)


def _turned(row: tuple[Cell, ...], first: int, last: int) -> tuple[Cell, ...]:
    """Return a row with the cell at ``last`` before the one at ``first``; a merged one, or one of other cells, stays."""
    answer, question = row[first], row[last]
    if answer is question or not question.text.strip() or row[first + answer.columns - 1 : last] != (answer,) or row[last - 1] is question:
        return row
    end = last + question.columns
    return (*row[:first], *[question] * question.columns, *[answer] * answer.columns, *row[end:])
