"""Text of several looks in Unicode NFC: where letters are composed, what sets them off moves along."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from toolkit.model.document import Emphasis, EmphasisKind


def composed(text: str, marks: Sequence[tuple[int, int, EmphasisKind]]) -> tuple[str, tuple[Emphasis, ...]]:
    """Return the text in NFC, with its marks (start, end, kind) where their letters stand then."""
    if unicodedata.is_normalized("NFC", text):
        return text, tuple(Emphasis(start=start, end=end, kind=kind) for start, end, kind in marks)

    def place(position: int) -> int:
        return len(unicodedata.normalize("NFC", text[:position]))

    return unicodedata.normalize("NFC", text), tuple(Emphasis(start=place(start), end=place(end), kind=kind) for start, end, kind in marks)
