"""Choices beside a label in cells of their own: each with its box ("☑ Có | ☐ Không") or with a cell for its mark ("Có | x | Không | ")."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.match.awaited import answers
from toolkit.match.pieces import Content
from toolkit.match.words import Words
from toolkit.model.definitions import AnswerType, Question
from toolkit.model.document import Cell
from toolkit.text.choices import as_boxes, count_boxes, has_tick, only_marks, ticks_column
from toolkit.text.values import is_blank

_CHOSEN = (AnswerType.YES_NO, AnswerType.RATING, AnswerType.CHOICE)
_FEWEST = 2


def options_beside(cells: Sequence[Cell], question: Question | None, words: Words) -> Content | None:
    """Bring the choices in the ``cells`` behind a label into the one form that the choice reader knows; ``None`` for anything else."""
    if question is None or question.type not in _CHOSEN or sum(bool(cell.text.strip()) for cell in cells) < _FEWEST:
        return None
    said = [cell for cell in cells if cell.text.strip()]
    boxed = all(count_boxes(cell.text) == 1 and not only_marks(cell.text) for cell in said)
    pairs = [(cell, has_tick(cell.text)) for cell in said] if boxed else _with_marks_behind(cells)
    if len(pairs) < _FEWEST or not any(ticked for _, ticked in pairs):
        return None
    if not boxed and not all(answers(cell.text, question, words.plan) for cell, _ in pairs):
        return None
    text = "  ".join(cell.text for cell, _ in pairs) if boxed else as_boxes((cell.text, ticked) for cell, ticked in pairs)
    told = next(cell for cell, ticked in pairs if ticked)
    return Content(text, told.place, stands=told.text)


def _with_marks_behind(cells: Sequence[Cell]) -> list[tuple[Cell, bool]]:
    """Return each choice with whether the cell behind it marks it; nothing where there is no such cell behind one of them."""
    found: list[tuple[Cell, bool]] = []
    for cell, behind in zip(cells, [*cells[1:], None], strict=True):
        if _is_mark(cell) or is_blank(cell.text):
            continue
        if behind is None or not (_is_mark(behind) or is_blank(behind.text)):
            return []
        found.append((cell, _is_mark(behind)))
    return found if cells and not _is_mark(cells[0]) else []


def _is_mark(cell: Cell) -> bool:
    return bool(cell.text.strip()) and ticks_column(cell.text)
