"""Old Word files whose text ends within a table, as LibreOffice writes some: it then takes all cells of the last tables for one paragraph.

Every Word text ends with the end of a paragraph. Where it does not, ends of cells are made ends of paragraphs: each cell is a line.
Only those behind the last paragraph are: a table above it is read as it is, with all its columns.
"""

from __future__ import annotations

import struct
from typing import Final

from toolkit.readers.ole import OleFile

_CELL: Final = b"\x07\x00"
_PARAGRAPH: Final = b"\x0d\x00"
_BOUNDS_AT: Final = 0x18
_LENGTH_AT: Final = 0x4C
_HEAD: Final = 0x50
_TEXT: Final = "WordDocument"


def with_cells_as_lines(data: bytes) -> bytes:
    """Return the file with a line for each cell where its text has no end of its own, any other file as it is."""
    container = OleFile(data)
    head = container.head(_TEXT, _HEAD)
    if len(head) < _HEAD:
        return data
    (start, end), (letters,) = struct.unpack_from("<2L", head, _BOUNDS_AT), struct.unpack_from("<L", head, _LENGTH_AT)
    if not 0 < 2 * letters <= end - start:
        return data
    text = container.stream(_TEXT)[start : start + 2 * letters]
    place = data.find(text) if text.endswith(_CELL) else -1
    if place < 0 or len(text) != 2 * letters:
        return data
    pairs = [text[at : at + 2] for at in range(0, len(text), 2)]
    last = max((number for number, pair in enumerate(pairs) if pair == _PARAGRAPH), default=-1)  # tables above it are read as they are
    lines = b"".join(_PARAGRAPH if pair == _CELL and number > last else pair for number, pair in enumerate(pairs))
    return data[:place] + lines + data[place + len(text) :]
