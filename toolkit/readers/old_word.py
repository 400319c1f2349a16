"""Old Word files whose text ends within a table, as LibreOffice writes some: it then takes all cells of the last tables for one paragraph.

Every Word text ends with the end of a paragraph. Where it does not, ends of cells are made ends of paragraphs: each cell is a line.
Only those behind the last paragraph are: a table above it is read as it is, with all its columns, and so is one right above the
signatures, whose rows alone are taken out of their table.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Sequence
from typing import Final

from toolkit.readers.old_rows import Paragraph, last_rows, of_one_table
from toolkit.readers.ole import OleFile
from toolkit.text.fold import bare

_CELL: Final = b"\x07\x00"
_PARAGRAPH: Final = b"\x0d\x00"
_BOUNDS_AT: Final = 0x18
_LENGTH_AT: Final = 0x4C
_HEAD: Final = 0x50
_TEXT: Final = "WordDocument"
_SIGNED: Final = re.compile(r"\b(?:bi thu|t m chi bo|nguoi lap|lap bieu)\b")
_MOST_OF_SIGNATURES: Final = 4


def with_cells_as_lines(data: bytes) -> bytes:
    """Return the file with a line for each cell where its text has no end of its own, any other file as it is."""
    container = OleFile(data)
    head = container.head(_TEXT, _HEAD)
    if len(head) < _HEAD:
        return data
    (start, end), (letters,) = struct.unpack_from("<2L", head, _BOUNDS_AT), struct.unpack_from("<L", head, _LENGTH_AT)
    if not 0 < 2 * letters <= end - start:
        return data
    stream = container.stream(_TEXT)
    text = stream[start : start + 2 * letters]
    place = data.find(text) if text.endswith(_CELL) else -1
    if place < 0 or len(text) != 2 * letters:
        return data
    rows = last_rows(container)
    signatures = rows[-of_one_table(rows) :] if rows else ()
    if 0 < len(signatures) < len(rows) and data.startswith(stream, place - start) and _are_signatures(signatures, stream):
        return _out_of_table(data, place - start, [one for row in signatures for one in row])
    first = rows[0][0].start - start if rows else None
    return data[:place] + _lines(text, first) + data[place + len(text) :]


def _are_signatures(rows: Sequence[Sequence[Paragraph]], stream: bytes) -> bool:
    """Tell whether the last rows hold those who sign."""
    text = stream[rows[0][0].start : rows[-1][-1].end].decode("utf-16-le", errors="replace")
    return len(rows) <= _MOST_OF_SIGNATURES and _SIGNED.search(bare(text)) is not None


def _out_of_table(data: bytes, begins: int, paragraphs: Sequence[Paragraph]) -> bytes:
    """Return the file, whose text's stream ``begins`` there, with these paragraphs without properties, so that they are in no table."""
    made = bytearray(data)
    for one in paragraphs:
        made[begins + one.at] = 0
        last = slice(begins + one.end - len(_CELL), begins + one.end)
        made[last] = _PARAGRAPH if made[last] == _CELL else made[last]
    return bytes(made)


def _lines(text: bytes, first: int | None) -> bytes:
    """Return the text with its cells as lines from the first byte of its last tables on; by its paragraphs where that is not known."""
    if first is None:
        first = next((at for at in range(len(text) - 2, -1, -2) if text[at : at + 2] == _PARAGRAPH), 0)
    pairs = (text[at : at + 2] for at in range(first, len(text), 2))
    return text[:first] + b"".join(_PARAGRAPH if pair == _CELL else pair for pair in pairs)
