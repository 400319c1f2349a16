"""Rows that look like an item of the form's list and were not read as one: the list may lack it, so a person must look."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.match.rows import is_number
from toolkit.match.words import LIKELY, Words
from toolkit.model.document import Cell
from toolkit.text.shapes import label_core

_FEWEST_LABELS, _MOST_ROWS, _BEHIND = 3, 60, " :.…*()→–-=?"


def looks_like_items(rows: Sequence[Sequence[Cell]], words: Words) -> bool:
    """Tell whether rows begin as columns of the list are called, with answers beside or below, or one row heads several such columns."""
    lines = [[cell.text for cell in cells if not is_number(cell.text)] for cells in rows[:_MOST_ROWS]]
    first = [texts[0] for texts in lines if len(texts) > 1 or (texts and ":" not in texts[0].rstrip(" :"))]
    return any(_columns(texts, words) >= _FEWEST_LABELS for texts in (first, *lines))


def _columns(texts: Sequence[str], words: Words) -> int:
    """Return how many columns of the list these labels name."""
    if len(texts) < _FEWEST_LABELS:
        return 0
    labels = (label_core(text).rstrip(_BEHIND) for text in texts)
    return len({found.target for label in labels if (found := words.column(label, LIKELY)) is not None})
