"""Formulas of an ``.xls`` workbook whose saved result is nothing although they point at a text, look one up or choose between texts.

LibreOffice saves a 0 for a formula that it took over without calculating it, xlwt an empty text for each. Where one such is found, none of
its kind in the workbook can be trusted: all of them are to be calculated again.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Mapping, Sequence

from toolkit.model.place import column_letters
from toolkit.readers.ole import records

_START, _END, _FORMULA, _TEXT, _OTHER_BOOKS, _LINKS = 0x0809, 0x000A, 0x0006, 0x00FD, 0x01AE, 0x0017
_OWN_BOOK = 0x0401
_REFERENCE, _SHEET_REFERENCE = frozenset({0x24, 0x44, 0x64}), frozenset({0x3A, 0x5A, 0x7A})
_RESULT, _LENGTH, _TOKENS = 6, 20, 22
_COLUMN = 0x3FFF
_STRING = re.compile(rb"\x17[\x01-\xff][\x00\x01]")
_LOOKS_UP = re.compile(rb"[\x22\x42\x62][\x03\x04][\x65\x66]\x00")  # HLOOKUP, VLOOKUP
_FEWEST_STRINGS = 2
_ZERO, _EMPTY = bytes(8), b"\x03\0\0\0\0\0\xff\xff"
_SUM = re.compile(rb"(?:\x1e..|\x1f.{8}|[\x03-\x06\x15])+", re.DOTALL)
"""Numbers that are added, subtracted, multiplied or divided."""
_At = tuple[int, int, int]
"""Number of the sheet, row and column, all from 0."""


def is_nothing(formula: bytes) -> bool:
    """Tell whether the saved result of a formula's record is the number 0 or an empty text."""
    return formula[_RESULT : _RESULT + 8] in (_ZERO, _EMPTY)


def untold(stream: bytes, sheets: Sequence[tuple[int, str]]) -> Mapping[str, list[str]]:
    """Return the cells to calculate again, by the name of their sheet; none where every 0 and every empty text may be one.

    Raises ``struct.error`` for a damaged stream.
    """
    zeros: dict[_At, bytes] = {}
    empty: dict[_At, bytes] = {}
    texts: set[_At] = set()
    for number, (start, _) in enumerate(sheets):
        for kind, content in _of_sheet(stream[start:]):
            if kind == _TEXT:
                texts.add((number, *struct.unpack_from("<2H", content)))
            elif is_nothing(content):
                length = struct.unpack_from("<H", content, _LENGTH)[0]
                alike = empty if content[_RESULT : _RESULT + 8] == _EMPTY else zeros
                alike[number, *struct.unpack_from("<2H", content)] = content[_TOKENS : _TOKENS + length]
    links = _sheets_of_links(stream)
    again: list[_At] = []
    if any(_target(tokens, at, links) in texts or _gives_text(tokens) for at, tokens in zeros.items()):
        again += zeros
    if any(_target(tokens, at, links) in texts or _SUM.fullmatch(tokens) for at, tokens in empty.items()):
        again += empty
    found: dict[str, list[str]] = {}
    for number, row, column in again:
        found.setdefault(sheets[number][1], []).append(f"{column_letters(column + 1)}{row + 1}")
    return found


def _of_sheet(stream: bytes) -> list[tuple[int, bytes]]:
    found, depth = [], 0
    for kind, content in records(stream):
        depth += (kind == _START) - (kind == _END)
        if depth == 0:
            break
        if depth == 1 and kind in (_FORMULA, _TEXT):
            found.append((kind, content))
    return found


def _sheets_of_links(stream: bytes) -> list[int]:
    """Return the number of the sheet for each link between sheets; -1 for those into other workbooks."""
    own, found = list[bool](), list[int]()
    for kind, content in records(stream):
        if kind == _OTHER_BOOKS:
            own.append(struct.unpack_from("<H", content, 2)[0] == _OWN_BOOK)
        elif kind == _LINKS:
            for book, first, last in struct.iter_unpack("<3H", content[2 : 2 + (len(content) - 2) // 6 * 6]):
                found.append(first if first == last and book < len(own) and own[book] else -1)
        elif kind == _END:
            break
    return found


def _gives_text(tokens: bytes) -> bool:
    """Tell whether a formula most likely results in a text: it looks something up, or has two texts to choose from."""
    return _LOOKS_UP.search(tokens) is not None or len(_STRING.findall(tokens)) >= _FEWEST_STRINGS


def _target(tokens: bytes, at: _At, links: Sequence[int]) -> _At | None:
    """Return the cell that a formula is nothing but a reference to."""
    if len(tokens) == 7 and tokens[0] in _SHEET_REFERENCE:
        link, row, column = struct.unpack_from("<3H", tokens, 1)
        return (links[link], row, column & _COLUMN) if link < len(links) else None
    if len(tokens) == 5 and tokens[0] in _REFERENCE:
        row, column = struct.unpack_from("<2H", tokens, 1)
        return at[0], row, column & _COLUMN
    return None
