"""What the main part of a plain Word file is cut into, without a parser: cells, paragraphs, beginnings of rows, ends of tables."""

from __future__ import annotations

from typing import NamedTuple

from toolkit.model.document import Emphasis

BODY, ENDS = b"<w:body>", b"</w:body></w:document>"
CELL, CELL_ENDS, ROW_ENDS, TABLE, TABLE_ENDS = b"<w:tc>", b"</w:tc>", b"</w:tr>", b"<w:tbl>", b"</w:tr></w:tbl>"
_PARAGRAPH_ENDS = b"</w:p>"
CONTROL, _CONTENT, CONTROL_ENDS = b"<w:sdt>", b"<w:sdtContent>", b"</w:sdtContent></w:sdt>"
_NO_LINES = (CELL, ROW_ENDS, TABLE)
_HOLDS_PARAGRAPHS = (b"<w:sdt>", b"<w:txbxContent>", b"<w:customXml ", b"<w:ins ")


class Cell(NamedTuple):
    """A cell: how many grid columns it spans, whether it continues the one above, text and emphasis (``None`` without a paragraph)."""

    span: int
    joins: bool
    said: tuple[str, tuple[Emphasis, ...]] | None


class Lines(NamedTuple):
    """Paragraphs between tables: text and emphasis of each."""

    lines: tuple[tuple[str, tuple[Emphasis, ...]], ...]


class Opening(NamedTuple):
    """The beginning of a row, perhaps with that of its table: how many grid columns are left out before its first cell."""

    before: int


class Sign(NamedTuple):
    """The end of a table, or a piece that is not plain."""

    name: str


Piece = Cell | Lines | Opening | Sign


FIRST, BESIDE, CONTROLLED = range(3)
"""Where a stretch begins: at the beginning of the body, behind a cell, behind one in a content control of its own."""


def cut_stretch(stretch: bytes, begins: int) -> tuple[list[bytes], int] | None:
    """Cut what reaches from behind the end of one cell to that of the next; return the pieces, and where the next stretch begins.

    ``None`` where it is not laid out so. A content control around one cell belongs to the cell; one around paragraphs leaves them in
    one piece.
    """
    if begins == CONTROLLED:
        if not stretch.startswith(CONTROL_ENDS):
            return None
        stretch = stretch[len(CONTROL_ENDS) :]
    at = stretch.rfind(CELL)
    controlled = stretch.endswith(_CONTENT, 0, max(at, 0))
    if controlled:
        at = stretch.rfind(CONTROL, 0, at)
    pieces: list[bytes] = []
    if at < 0 or ((at or begins == FIRST) and not _cut_between(stretch[:at], pieces, first=begins == FIRST)):
        return None
    pieces.append(stretch[at:])
    return pieces, CONTROLLED if controlled else BESIDE


def cut_rest(rest: bytes, begins: int) -> list[bytes] | None:
    """Cut what stands behind the last cell; ``None`` where it is not laid out so."""
    ends = b"" if begins == FIRST else TABLE_ENDS if begins == BESIDE else CONTROL_ENDS + TABLE_ENDS
    pieces = [TABLE_ENDS] if ends else []
    return pieces if rest.startswith(ends) and _cut_lines(rest[len(ends) :], pieces) else None


def _cut_between(between: bytes, pieces: list[bytes], *, first: bool) -> bool:
    """Cut what stands before a cell that follows no other: the end of a row or table, paragraphs, the beginning of a row."""
    if not first and between.startswith(TABLE_ENDS):
        pieces.append(TABLE_ENDS)
        between = between[len(TABLE_ENDS) :]
    elif not first:
        pieces.append(between)
        return between.startswith(ROW_ENDS)
    at = between.rfind(TABLE)
    if at < 0 or not _cut_lines(between[:at], pieces):
        return False
    pieces.append(between[at:])
    return True


def _cut_lines(lines: bytes, pieces: list[bytes]) -> bool:
    """Cut behind every paragraph, unless something may hold several of them; ``False`` where there is more than paragraphs."""
    if not lines:
        return True
    if any(mark in lines for mark in _NO_LINES):
        return False
    if any(mark in lines for mark in _HOLDS_PARAGRAPHS):
        pieces.append(lines)
        return True
    *paragraphs, rest = lines.split(_PARAGRAPH_ENDS)
    pieces += [paragraph + _PARAGRAPH_ENDS for paragraph in paragraphs]
    if rest:
        pieces.append(rest)
    return True
