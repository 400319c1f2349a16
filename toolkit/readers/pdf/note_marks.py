"""Small raised numbers beside words, and the notes at the foot of a page that begin with them. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from toolkit.readers.pdf.lines import TextLine, visual_lines
from toolkit.readers.pdf.page import Page
from toolkit.readers.pdf.pieces import Piece

NUMBER = re.compile(r"\d{1,2}")
MUCH_LESS = 0.8
_RAISED, _ADJACENT = 0.15, 0.25
_NOTE = re.compile(r"(\d{1,2})\s+\S")
_APART, _NEAR = 1.5, 1.3


def marks_among(pieces: Sequence[Piece], numbers: set[str]) -> Iterator[str]:
    """Yield which of the numbers are marks of notes."""
    return (piece.text for number, piece in enumerate(pieces) if is_mark(piece, pieces[max(0, number - 2) : number + 3], numbers))


def is_mark(piece: Piece, near: Sequence[Piece], marks: set[str]) -> bool:
    """Tell whether a piece is the small raised number of a note beside a word."""
    if piece.text not in marks:
        return False
    return any(
        piece.size <= MUCH_LESS * word.size
        and min(abs(piece.x0 - word.x1), abs(word.x0 - piece.x1)) <= _ADJACENT * word.size
        and _RAISED * word.size <= word.y - piece.y <= word.size
        for word in near
    )


def notes_without_rule(page: Page) -> list[TextLine]:
    """Return the lines of the notes of a page on which no rule parts them: numbered on and on, each number a mark in the text above."""
    small = [piece for before, piece in pairwise(page.pieces) if piece.size <= MUCH_LESS * before.size and piece.text.isdigit()]
    if not small or len(small) > len(page.pieces) // 2:
        return []
    lines = visual_lines(page.pieces)
    numbers = set(marks_among(page.pieces, {piece.text for piece in small}))
    for number, line in enumerate(lines):
        found = _NOTE.match(line.text)
        if found is None or found[1] not in numbers or (number and line.y - lines[number - 1].y < _APART * line.size):
            continue
        notes = _together(lines[number:])
        said = [int(note[1]) for one in notes if (note := _NOTE.match(one.text))]
        if said == list(range(said[0], said[0] + len(said))) and {str(one) for one in said} == numbers:
            return notes
    return []


def _together(lines: Sequence[TextLine]) -> list[TextLine]:
    """Return the first lines as far as each stands close below the one before."""
    end = next((number for number, (one, below) in enumerate(pairwise(lines), 1) if below.y - one.y > _NEAR * one.size), len(lines))
    return list(lines[:end])
