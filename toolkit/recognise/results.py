"""A person's result under two heads, "Đạt | Chưa đạt", as one answer to one question."""

from __future__ import annotations

from toolkit.model.document import Cell
from toolkit.text.choices import as_boxes, only_marks, ticks_column
from toolkit.text.fold import fold

Pairs = list[tuple[str, Cell, Cell]]
"""Part of a criterion (or nothing), label, answer."""
_CHOICES = ("đạt", "chưa đạt", "không đạt")
_RESULT = "Kết quả"


def says_choice(text: str) -> bool:
    """Tell whether a head is one of the two choices of a result."""
    return len(text) <= len("không đạt") and fold(text) in _CHOICES


def results_in_one(pairs: Pairs) -> Pairs:
    """Return the pairs with the marks under "Đạt | Chưa đạt" of one criterion as one pair; words under them stay as they are."""
    found: Pairs = []
    for part, label, answer in pairs:
        before = found[-1] if found else None
        if before and before[1] is label and says_choice(part) and says_choice(before[0]) and _marks(answer) and _marks(before[2]):
            found[-1] = (_RESULT, label, _joined((before[0], before[2]), (part, answer)))
        else:
            found.append((part, label, answer))
    return found


def _marks(cell: Cell) -> bool:
    return not cell.text.strip() or isinstance(cell.value, bool) or only_marks(cell.text) or ticks_column(cell.text)


def _joined(*choices: tuple[str, Cell]) -> Cell:
    ticked = [cell.value if isinstance(cell.value, bool) else ticks_column(cell.text) for _, cell in choices]
    told = next((cell for (_, cell), tick in zip(choices, ticked, strict=True) if tick), choices[0][1])
    text = as_boxes((part, tick) for (part, _), tick in zip(choices, ticked, strict=True)) if any(ticked) else ""
    return told._replace(text=text, value=text or None)
