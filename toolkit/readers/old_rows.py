"""The rows of tables that an old Word file's text ends with, as its paragraphs' properties tell them ([MS-DOC] 2.9.174, PapxFkp).

A page of 512 bytes holds where some paragraphs end and, for each, half the distance to its properties on the page; no distance is none.
Those of a row of many cells are too long for a page, and stand in a stream of their own.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from toolkit.readers.ole import OleFile

_WORD, _FAR, _TABLES = "WordDocument", "Data", ("0Table", "1Table")
_WHICH_AT, _PAGES_AT, _SECOND = 0x0A, 0x102, 0x200
_PAGE, _ENTRY, _NUMBER = 512, 13, 0x3FFFFF
_IN_TABLE, _ENDS_ROW, _CELLS = b"\x16\x24\x01", b"\x17\x24\x01", b"\x08\xd6"
_STAND_FAR = b"\x46\x66"


class Paragraph(NamedTuple):
    """Where a paragraph's text begins and ends in the stream, whether it stands in a table, the cells of the row that it ends.

    ``at`` is where the stream says how far its properties are.
    """

    start: int
    end: int
    in_table: bool
    cells: bytes
    at: int


def last_rows(container: OleFile) -> tuple[tuple[Paragraph, ...], ...]:
    """Return the rows behind the last paragraph that stands in no table, each with the end of its own; empty where nothing tells them."""
    try:
        paragraphs = list(_paragraphs(container))
    except (struct.error, IndexError):
        return ()
    rows, row = list[tuple[Paragraph, ...]](), list[Paragraph]()
    for one in paragraphs:
        row = [*row, one] if one.in_table else []
        if not one.in_table:
            rows = []
        elif one.cells:
            rows.append(tuple(row))
            row = []
    return tuple(rows) if not row else ()


def of_one_table(rows: Sequence[Sequence[Paragraph]]) -> int:
    """Return how many rows at the end have the cells of the last one."""
    cells = rows[-1][-1].cells
    return next((number for number, row in enumerate(reversed(rows)) if row[-1].cells != cells), len(rows))


def _paragraphs(container: OleFile) -> Iterator[Paragraph]:
    """Yield the paragraphs of a file; raises ``struct.error`` or ``IndexError`` where it is damaged."""
    text, far = container.stream(_WORD), container.stream(_FAR)
    (which,), (start, length) = struct.unpack_from("<H", text, _WHICH_AT), struct.unpack_from("<2L", text, _PAGES_AT)
    pages = container.stream(_TABLES[which & _SECOND != 0])[start : start + length]
    count = (len(pages) - 4) // 8
    for number in struct.unpack_from(f"<{count}L", pages, 4 * (count + 1)):
        first = (number & _NUMBER) * _PAGE
        page = text[first : first + _PAGE]
        entries = 4 * (page[_PAGE - 1] + 1)
        ends = struct.unpack_from(f"<{page[_PAGE - 1] + 1}L", page)
        for index in range(page[_PAGE - 1]):
            at = entries + _ENTRY * index
            said = _properties(page, 2 * page[at], far)
            cells = said[said.find(_CELLS) :] if _ENDS_ROW in said and _CELLS in said else said if _ENDS_ROW in said else b""
            yield Paragraph(start=ends[index], end=ends[index + 1], in_table=_IN_TABLE in said, cells=cells, at=first + at)


def _properties(page: bytes, at: int, far: bytes) -> bytes:
    """Return the properties at a distance of a page: behind their length, in words, which a zero may stand before, and their style."""
    if not at:
        return b""
    length = page[at]
    said = page[at + 3 : at + 2 * length] if length else page[at + 4 : at + 2 + 2 * page[at + 1]]
    if not said.startswith(_STAND_FAR):
        return said
    (begins,) = struct.unpack_from("<L", said, len(_STAND_FAR))
    (length,) = struct.unpack_from("<H", far, begins)
    return far[begins + 2 : begins + 2 + length]
