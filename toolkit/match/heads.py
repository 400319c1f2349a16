"""Rows that head the pairs below them and ask nothing: "Nội dung | Trả lời | Ghi chú", "Có | Không"."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.match.rows import is_number
from toolkit.match.words import aside
from toolkit.model.document import Cell
from toolkit.text.fold import bare, fold

OPTIONS = ("có", "không")
FEWEST_HEADS = 2
_OF_QUESTIONS = frozenset(
    {"noi dung", "noi dung bao cao", "thong tin", "chi tieu", "tieu chi bao cao", "cau hoi", "muc", "hang muc", "noi dung khai"}
)
"""What the column of the questions is called, folded, where a table has a head for them."""
_OF_ANSWERS = frozenset(
    {"ket qua", "ket qua thuc hien", "tra loi", "noi dung tra loi", "phan tra loi", "thong tin", "thong tin tra loi", "noi dung ke khai"}
)
"""What the column of the answers beside it is called."""


def heads_of_answers(cells: Sequence[Cell]) -> set[int] | None:
    """Return the columns of remarks (from 1) that a head for questions and answers announces; ``None`` for any other row."""
    said = cells[is_number(cells[0].text) :]
    if len(said) < FEWEST_HEADS or bare(said[0].text) not in _OF_QUESTIONS:
        return None
    asides = {cell.place.column or 0 for cell in said[1:] if aside(cell.text)}
    answered = [cell for cell in said[1:] if bare(cell.text) in _OF_ANSWERS]
    return asides if (asides and len(said) > FEWEST_HEADS) or len(answered) == len(said) - 1 else None


def option_columns(cells: Sequence[Cell]) -> dict[int, str]:
    """Return which column (from 1) a row of heads gives to "Có" and which to "Không"; none for any other row."""
    if len(cells) > len(OPTIONS) + 2:
        return {}
    found = {cell.place.column or 0: cell.text.strip() for cell in cells if fold(cell.text) in OPTIONS}
    return found if len(found) == len(OPTIONS) == len(set(map(fold, found.values()))) else {}
