"""Refuses what says more than any form: finding the answers among tens of thousands of texts would take longer than a file may.

A list of two hundred exemplars has some 2,000 texts. Counted is what holds any text; the same words again cost less than other ones.
"""

from __future__ import annotations

from typing import Final

from toolkit.errors import UnreadableFile
from toolkit.model.document import Document, Line, pieces
from toolkit.readers.package import TOO_LONG

MAX_TEXTS: Final = 20_000
MAX_OTHER_TEXTS: Final = 10_000
MAX_LETTERS, MAX_LENGTH = 100_000, 1_000_000
"""In one line or cell: thirty pages without a break; a gap in it may be longer."""


def refuse_long(document: Document, words: str) -> None:
    """Raise :class:`UnreadableFile` where the document, ``words`` in all, has more or longer texts than can be looked at."""
    if len(words) > MAX_LETTERS and any(_is_endless(piece.text) for block in document.blocks for piece in pieces(block)):
        raise UnreadableFile(TOO_LONG)
    places = sum(1 if isinstance(block, Line) else len(block.rows) * len(block.rows[0]) if block.rows else 0 for block in document.blocks)
    if places <= MAX_OTHER_TEXTS:
        return
    texts = {piece.place: piece.text for block in document.blocks for piece in pieces(block) if piece.text.strip()}
    if len(texts) > MAX_TEXTS or len(set(texts.values())) > MAX_OTHER_TEXTS:
        raise UnreadableFile(TOO_LONG)


def _is_endless(text: str) -> bool:
    return len(text) > MAX_LETTERS and (len(text) > MAX_LENGTH or sum(map(len, text.split())) > MAX_LETTERS)
