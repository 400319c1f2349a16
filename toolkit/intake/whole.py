"""Can a file be read to its end: what a half-written file lacks. Looks at the ends of the file, never at its name; changes nothing."""

from __future__ import annotations

import os
import struct
from pathlib import Path
from typing import BinaryIO

_TAIL = 1 << 16
_LEAST = 8  # no kind of file that anybody fills in is so small: the rest has still to come
_ZIP, _PDF, _OLE, _RTF = b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf"
_DIRECTORY_END, _DIRECTORY_ENTRY = b"PK\x05\x06", b"PK\x01\x02"
_BIG = 0xFFFFFFFF


def is_whole(path: Path) -> bool:
    """Tell whether a file has its end: the directory of a zip, ``%%EOF`` of a PDF, every sector of an OLE file, the brace of an RTF.

    Of other kinds nothing can be said: they count as whole. Raises ``OSError`` where the file cannot be read.
    """
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        head = _at(file, 0, 512)
        if size < _LEAST:
            return False
        if head.startswith(_ZIP):
            return _zip_ends(file, size)
        if head.startswith(_OLE):
            return _ole_ends(file, head, size)
        tail = _at(file, max(0, size - _TAIL), _TAIL)
        if head.startswith(_PDF):
            return b"%%EOF" in tail[-2048:]
        if head.startswith(_RTF):
            return tail.rstrip(b"\0\r\n\t ").endswith(b"}")
        return tail.strip(b"\0") != b""  # a copier that reserves the room first leaves zeros


def _at(file: BinaryIO, place: int, length: int) -> bytes:
    file.seek(place)
    return file.read(length)


def _zip_ends(file: BinaryIO, size: int) -> bool:
    """Tell whether the record at the end lies behind the directory that it counts."""
    start = max(0, size - _TAIL - 22)
    tail = _at(file, start, size - start)
    place = tail.rfind(_DIRECTORY_END)
    if place < 0 or place + 22 > len(tail):
        return False
    entries, length, offset, comment = struct.unpack("<H2L H", tail[place + 10 : place + 22])
    if place + 22 + comment > len(tail):
        return False
    if offset == _BIG or length == _BIG:
        return True  # Zip64: the figures stand elsewhere, and a form is never so large
    return entries == 0 or _at(file, start + place - length, 4) == _DIRECTORY_ENTRY


def _ole_ends(file: BinaryIO, head: bytes, size: int) -> bool:
    """Tell whether the last sector that the allocation table counts is there, at least in part."""
    if len(head) < 512:
        return False
    shift, tables = int(struct.unpack_from("<H", head, 30)[0]), int(struct.unpack_from("<L", head, 44)[0])
    if shift not in (9, 12) or not 0 < tables <= 109:
        return True  # not for us to judge: the reader says what is wrong
    sector = 1 << shift
    last = -1
    for number, place in enumerate(struct.unpack_from(f"<{tables}L", head, 76)):
        table = _at(file, (place + 1) * sector, sector)
        if len(table) < sector:
            return False
        used = (at for at, entry in enumerate(struct.unpack(f"<{sector // 4}L", table)) if entry != _BIG)
        last = max([last, *(number * (sector // 4) + at for at in used)])
    return size > (last + 1) * sector
