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


def cut(body: bytes) -> list[bytes] | None:
    """Cut what the body holds into cells, paragraphs, beginnings of rows and ends of tables; ``None`` where it is not laid out so.

    A content control around one cell belongs to the cell; one around paragraphs leaves them in one piece.
    """
    *stretches, last = body.split(CELL_ENDS)
    pieces: list[bytes] = []
    controlled = False
    for stretch in stretches:
        if controlled:
            if not stretch.startswith(CONTROL_ENDS):
                return None
            stretch = stretch[len(CONTROL_ENDS) :]
        at = stretch.rfind(CELL)
        controlled = stretch.endswith(_CONTENT, 0, max(at, 0))
        if controlled:
            at = stretch.rfind(CONTROL, 0, at)
        if at < 0 or ((at or not pieces) and not _cut_between(stretch[:at], pieces)):
            return None
        pieces.append(stretch[at:])
    ends = (CONTROL_ENDS if controlled else b"") + (TABLE_ENDS if pieces else b"")
    if not last.startswith(ends):
        return None
    if pieces:
        pieces.append(TABLE_ENDS)
    return pieces if _cut_lines(last[len(ends) :], pieces) else None


def _cut_between(between: bytes, pieces: list[bytes]) -> bool:
    """Cut what stands before a cell that follows no other: the end of a row or table, paragraphs, the beginning of a row."""
    if pieces and between.startswith(TABLE_ENDS):
        pieces.append(TABLE_ENDS)
        between = between[len(TABLE_ENDS) :]
    elif pieces:
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
