"""What is left of an answer of which a part was struck out."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.model.document import Emphasis, EmphasisKind


def left_standing(text: str, marks: Sequence[Emphasis]) -> str:
    """Return what is not struck out of a text of which a part is; empty where nothing is or all."""
    letters = list(text)
    for mark in marks:
        if mark.kind is EmphasisKind.STRIKE:
            letters[mark.start : mark.end] = " " * (min(mark.end, len(text)) - mark.start)
    left = "".join(letters).strip(" \n\t")
    return left if left != text.strip() and any(map(str.isalnum, left)) else ""
