"""Text of several looks in Unicode NFC: where letters are composed, what sets them off moves along."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from toolkit.model.document import Emphasis, EmphasisKind

_MAY_COMPOSE = 40


def composed(text: str, marks: Sequence[tuple[int, int, EmphasisKind]]) -> tuple[str, tuple[Emphasis, ...]]:
    """Return the text in NFC, with its marks (start, end, kind) where their letters stand then."""
    if unicodedata.is_normalized("NFC", text):
        return text, tuple(Emphasis(start=start, end=end, kind=kind) for start, end, kind in marks)

    lengths = _lengths(text, {place for start, end, _ in marks for place in (start, end)})
    moved = tuple(Emphasis(start=lengths[start], end=lengths[end], kind=kind) for start, end, kind in marks)
    return unicodedata.normalize("NFC", text), moved


def _lengths(text: str, places: Iterable[int]) -> dict[int, int]:
    """Return how long ``text`` up to each place is once its letters are composed; only its last letters may still compose with the next."""
    lengths: dict[int, int] = {}
    done = before = 0
    tail = ""
    for place in sorted(places):
        tail = unicodedata.normalize("NFC", tail + text[before:place])
        lengths[place] = done + len(tail)
        settled = max(0, len(tail) - _MAY_COMPOSE)
        done, tail, before = done + settled, tail[settled:], place
    return lengths
