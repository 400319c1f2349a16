"""Marks where text on a page may be cut short: what is marked is for a person's eye. Pure."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from toolkit.readers.pdf.lines import TextLine
from toolkit.readers.pdf.page import Page
from toolkit.readers.pdf.paragraphs import CUT
from toolkit.readers.pdf.pieces import Piece


def with_marks(page: Page, cut: Set[Piece]) -> Page:
    """Return a page on which these pieces are marked, the very page where none is on it."""
    if not cut or not any(piece in cut for piece in page.pieces):
        return page
    return replace(page, pieces=tuple(piece._replace(text=piece.text + CUT) if piece in cut else piece for piece in page.pieces))


def with_mark(lines: Sequence[TextLine]) -> list[TextLine]:
    """Return the lines of a cell, the end of the last one marked."""
    *before, last = lines
    end = last.segments[-1]
    return [*before, last._replace(segments=(*last.segments[:-1], end._replace(text=end.text + CUT)))]
