"""A year or a day with one figure in each of the boxes beside its label: "Năm sinh | 1 | 9 | 8 | 0"."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.match.pieces import Content
from toolkit.model.definitions import AnswerType, Question
from toolkit.model.document import Cell

_FIGURES = {AnswerType.YEAR: 4, AnswerType.DATE: 8}
_DAY, _MONTH = 2, 4


def figures_beside(cells: Sequence[Cell], asked: Question | None) -> Content | None:
    """Return what is asked with its figures put together; ``None`` unless all cells that say anything hold one, as many as it has."""
    count = _FIGURES.get(asked.type) if asked is not None else None
    if count is None or len(cells) < count:
        return None
    said = [cell for cell in cells if cell.text.strip()]
    figures = "".join(cell.text.strip() for cell in said)
    if len(said) != count or len(figures) != count or not figures.isdecimal():
        return None
    text = figures if count == _FIGURES[AnswerType.YEAR] else f"{figures[:_DAY]}/{figures[_DAY:_MONTH]}/{figures[_MONTH:]}"
    return Content(text, said[0].place, stands=figures, until=said[-1].place)
