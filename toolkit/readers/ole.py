"""Reads just enough of an OLE container (old ``.doc``/``.xls``, encrypted Office files) to say what it is.

Only the directory, streams of the root and of storages asked for by name are looked at; the rest is LibreOffice's or calamine's to read.
An embedded workbook has streams of the same names deeper in the tree, hence the walk over the root's own children.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FREE = 0xFFFFFFF0
_ENTRY_BYTES = 128
_MAX_ENTRIES = 20_000
_SMALLEST_STREAM = 4096
_SMALL_SECTOR = 64
_STREAM = 2
_FILEPASS = 0x2F
_WORD_ENCRYPTED = 0x0100


class OleFile:
    """The directory of one container: names of the root's children with the start and size of their streams."""

    __slots__ = ("_data", "_directory", "_fat", "_numbers", "_root", "_sector", "children")

    def __init__(self, data: bytes) -> None:
        """Read the directory; a damaged one has no children."""
        self._data = data
        self.children: dict[str, tuple[int, int]] = {}
        self._root = (0, 0)
        self._directory, self._numbers = b"", dict[str, int]()
        try:
            self._sector = 1 << struct.unpack_from("<H", data, 30)[0]
            if self._sector not in (512, 4096):
                return
            self._fat = self._read_fat()
            self._directory = self._chain(struct.unpack_from("<L", data, 48)[0], _MAX_ENTRIES * _ENTRY_BYTES)
            self._root = struct.unpack_from("<2L", self._directory, 116)
            self._numbers = self._children(0)
            self.children = {name: struct.unpack_from("<2L", self._entry(number), 116) for name, number in self._numbers.items()}
        except (struct.error, IndexError):
            self.children, self._numbers = {}, {}

    @property
    def data(self) -> bytes:
        """The bytes of the whole container."""
        return self._data

    def head(self, name: str, length: int = 512) -> bytes:
        """Return the first bytes of a root stream, empty when it is absent or damaged."""
        return self._content(*self.children.get(name, (0, 0)), length)

    def stream(self, name: str) -> bytes:
        """Return a whole root stream, empty when it is absent or damaged."""
        return self.head(name, self.children.get(name, (0, 0))[1])

    def below(self, *path: str) -> dict[str, bytes]:
        """Return the streams of a storage by name, whole; none where there is no such storage."""
        numbers = self._numbers
        try:
            for name in path:
                numbers = self._children(numbers[name]) if name in numbers else {}
            entries = {name: self._entry(number) for name, number in numbers.items()}
            return {name: self._content(*struct.unpack_from("<2L", entry, 116)) for name, entry in entries.items() if entry[66] == _STREAM}
        except (struct.error, IndexError):
            return {}

    def _content(self, start: int, size: int, length: int | None = None) -> bytes:
        """Return the first bytes of a stream, empty when it is damaged."""
        length = min(size if length is None else length, size, len(self._data))
        try:
            return (self._chain(start, length) if size >= _SMALLEST_STREAM else self._small(start, length))[:length]
        except (struct.error, IndexError):
            return b""

    def _read_fat(self) -> tuple[int, ...]:
        """Return the table of sector chains: its first 109 sectors stand in the header, more of them in a chain of lists."""
        numbers = list(struct.unpack_from("<109L", self._data, 76))
        following, lists = struct.unpack_from("<2L", self._data, 68)
        for _ in range(min(lists, len(self._data) // self._sector)):
            more = self._sector_bytes(following)
            if len(more) < self._sector:  # the file ends before its table does
                break
            *entries, following = struct.unpack(f"<{len(more) // 4}L", more)
            numbers += entries
        raw = b"".join(self._sector_bytes(number) for number in numbers if number < _FREE)
        return struct.unpack(f"<{len(raw) // 4}L", raw[: len(raw) // 4 * 4])

    def _sector_bytes(self, number: int) -> bytes:
        """Return one sector."""
        return self._data[(number + 1) * self._sector : (number + 2) * self._sector]

    def _chain(self, sector: int, limit: int) -> bytes:
        """Return the bytes of a chain of sectors up to ``limit``; a loop ends with the limit."""
        parts, total = [], 0
        while sector < _FREE and total < limit:
            parts.append(self._sector_bytes(sector))
            total += self._sector
            sector = self._fat[sector]
        return b"".join(parts)

    def _small(self, sector: int, limit: int) -> bytes:
        """Return the bytes of a short stream: its sectors of 64 bytes lie in the root's own stream, with a table of their own."""
        stream = self._chain(self._root[0], min(self._root[1], len(self._data)))
        raw = self._chain(struct.unpack_from("<L", self._data, 60)[0], len(stream) // _SMALL_SECTOR * 4)
        following = struct.unpack(f"<{len(raw) // 4}L", raw[: len(raw) // 4 * 4])
        parts: list[bytes] = []
        while sector < _FREE and len(parts) * _SMALL_SECTOR < limit:
            parts.append(stream[sector * _SMALL_SECTOR : (sector + 1) * _SMALL_SECTOR])
            sector = following[sector]
        return b"".join(parts)

    def _entry(self, number: int) -> bytes:
        """Return one entry of the directory."""
        return self._directory[number * _ENTRY_BYTES : (number + 1) * _ENTRY_BYTES]

    def _children(self, parent: int) -> dict[str, int]:
        """Return the numbers of a storage's children by name, by walking its tree of siblings."""
        found: dict[str, int] = {}
        waiting, seen = [struct.unpack_from("<L", self._entry(parent), 76)[0]], set()
        while waiting:
            number = waiting.pop()
            if number >= _MAX_ENTRIES or number in seen or (number + 1) * _ENTRY_BYTES > len(self._directory):
                continue
            seen.add(number)
            entry = self._entry(number)
            name_bytes, left, right = struct.unpack_from("<H", entry, 64)[0], *struct.unpack_from("<2L", entry, 68)
            found[entry[: max(0, min(name_bytes, 64) - 2)].decode("utf-16-le", "replace")] = number
            waiting += [left, right]
        return found


def is_locked(ole: OleFile) -> bool:
    """Tell whether a Word 97 document or a workbook says that it is encrypted with a password."""
    word = ole.head("WordDocument", 32)
    if len(word) >= 12:
        return bool(struct.unpack_from("<H", word, 10)[0] & _WORD_ENCRYPTED)
    return any(kind == _FILEPASS for kind, _ in records(ole.head("Workbook") or ole.head("Book")))


def records(book: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the records of a workbook stream: number of the kind, content."""
    position = 0
    while position + 4 <= len(book):
        kind, length = struct.unpack_from("<2H", book, position)
        yield kind, book[position + 4 : position + 4 + length]
        position += 4 + length
