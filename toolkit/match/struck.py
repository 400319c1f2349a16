"""What is left of a text without what is set off in it in one way."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.model.document import Emphasis, EmphasisKind


def left_standing(text: str, marks: Sequence[Emphasis]) -> str:
    """Return what is not struck out of a text of which a part is; empty where nothing is or all."""
    left = outside(text, marks, EmphasisKind.STRIKE).strip(" \n\t")
    return left if left != text.strip() and any(map(str.isalnum, left)) else ""


def outside(text: str, marks: Sequence[Emphasis], kind: EmphasisKind) -> str:
    """Return a text with blanks in the place of what is marked so."""
    letters = list(text)
    for mark in marks:
        if mark.kind is kind:
            letters[mark.start : mark.end] = " " * (min(mark.end, len(text)) - mark.start)
    return "".join(letters)


def is_bold(text: str, marks: Sequence[Emphasis]) -> bool:
    """Tell whether a whole text is set in bold."""
    if not any(mark.kind is EmphasisKind.BOLD for mark in marks):
        return bool(marks) and not any(map(str.isalnum, text))
    return not any(map(str.isalnum, outside(text, marks, EmphasisKind.BOLD)))
