"""The directory of a zip container: what lies in it and where, believed only after every check that needs no unpacking."""

from __future__ import annotations

import re
import struct
from functools import lru_cache
from typing import Final, NamedTuple

from toolkit.errors import UnreadableFile

MAX_ENTRIES: Final = 5_000
MAX_DECLARED_BYTES: Final = 512 * 2**20
MAX_RATIO: Final = 400
RATIO_FREE_BYTES: Final = 8 * 2**20

DAMAGED = "Tệp bị hỏng nên không mở được; đề nghị mở lại tệp gốc, lưu thành tệp mới rồi gửi lại."
TRUNCATED = "Tệp thiếu phần cuối (chưa chép xong hoặc gửi đứt quãng) nên không mở được; đề nghị sao chép và gửi lại."
LOCKED = "Tệp được bảo vệ bằng mật khẩu nên không đọc được; đề nghị bỏ mật khẩu rồi gửi lại."
BOMB = "Tệp chứa dữ liệu nén lớn bất thường nên không được mở; đề nghị chép nội dung sang biểu mẫu trống rồi gửi lại."
TWO_FACED = (
    "Tệp có cấu trúc bất thường (phần bên trong trùng, chồng hoặc sai tên) nên không được mở; đề nghị lưu thành tệp mới rồi gửi lại."
)

_END = b"PK\x05\x06"
END_RECORD = struct.Struct("<4s4H2LH")
_CENTRAL, _LOCAL = b"PK\x01\x02", b"PK\x03\x04"
CENTRAL_RECORD = struct.Struct("<4s6H3L5H2L")
LOCAL_RECORD = struct.Struct("<4s5H3L2H")
_MANY = 0xFFFFFFFF
_LONGEST_USUAL: Final = 64
_PLAIN_NAME = re.compile(rb"[A-Za-z0-9_\[][A-Za-z0-9_\[\]./-]*")


class Entry(NamedTuple):
    """One part as the central directory names it; sizes in bytes, ``offset`` of its local header.

    A named tuple: a file has dozens, and making frozen dataclasses would cost more than reading the directory.
    """

    name: str
    method: int
    crc: int
    packed: int
    size: int
    offset: int


def entries_of(data: bytes) -> dict[str, Entry]:
    """Return the entries by name (folders left out), after all checks that need no unpacking."""
    end = data.rfind(_END, max(0, len(data) - 2**16 - END_RECORD.size))
    if end < 0 or end + END_RECORD.size > len(data):
        raise UnreadableFile(TRUNCATED)
    _, _, _, _, count, length, start, _ = END_RECORD.unpack_from(data, end)
    if count == 0xFFFF or count > MAX_ENTRIES:
        raise UnreadableFile(BOMB)
    if length == _MANY or start == _MANY or length > end:
        raise UnreadableFile(DAMAGED)
    shift = end - length - start
    if shift < 0:
        raise UnreadableFile(TRUNCATED)
    if shift > 0 and data.startswith(_LOCAL):  # parts that this directory does not know: another program may read those
        raise UnreadableFile(TWO_FACED)
    found = _records(data, end - length, end, shift)
    if len(found) != count:
        raise UnreadableFile(DAMAGED)
    _refuse_overlaps(found, end - length)
    _refuse_bombs(found)
    if len({entry.name.casefold() for entry in found}) != len(found):
        raise UnreadableFile(TWO_FACED)
    return {entry.name: entry for entry in found if not entry.name.endswith("/")}


def _records(data: bytes, position: int, end: int, shift: int) -> list[Entry]:
    """Return every record of the central directory that lies between ``position`` and ``end``."""
    found = []
    while position + CENTRAL_RECORD.size <= end:
        mark, _, _, flags, method, _, _, crc, packed, size, name_length, extra_length, comment_length, _, _, _, offset = (
            CENTRAL_RECORD.unpack_from(data, position)
        )
        if mark != _CENTRAL or method not in (0, 8) or (method == 0 and packed != size):
            raise UnreadableFile(DAMAGED)
        if flags & 1:
            raise UnreadableFile(LOCKED)
        name_start = position + CENTRAL_RECORD.size
        position = name_start + name_length
        if _MANY in (packed, size, offset):
            packed, size, offset = _wide(data[position : position + extra_length], packed, size, offset)
        name = (_usual_name if name_length <= _LONGEST_USUAL else _safe_name)(data[name_start:position], bool(flags & 0x800))
        found.append(Entry(name, method, crc, packed, size, offset + shift))
        position += extra_length + comment_length
    return found


def _wide(extra: bytes, packed: int, size: int, offset: int) -> tuple[int, int, int]:
    """Return packed size, size and offset with the ZIP64 values of the extra field in place of the markers."""
    while len(extra) >= 4:
        kind, length = struct.unpack_from("<2H", extra)
        if kind == 1:
            wide = [value[0] for value in struct.iter_unpack("<Q", extra[4 : 4 + length - length % 8])]
            size = wide.pop(0) if size == _MANY and wide else size
            packed = wide.pop(0) if packed == _MANY and wide else packed
            offset = wide.pop(0) if offset == _MANY and wide else offset
            return packed, size, offset
        extra = extra[4 + length :]
    raise UnreadableFile(DAMAGED)


@lru_cache(maxsize=512)
def _usual_name(raw: bytes, utf8: bool) -> str:
    """Return what ``_safe_name`` does of a short name: the parts of office files are called alike."""
    return _safe_name(raw, utf8)


def _safe_name(raw: bytes, utf8: bool) -> str:
    """Return the name with forward slashes; raise when it leaves the container, is absolute or holds control characters."""
    if _PLAIN_NAME.fullmatch(raw) and b".." not in raw:
        return raw.decode("ascii")
    name = raw.decode("utf-8" if utf8 else "cp437", "replace").replace("\\", "/")
    if name.startswith("/") or name[1:2] == ":" or ".." in name.split("/") or not name or min(name) < " ":
        raise UnreadableFile(TWO_FACED)
    return name


def _refuse_overlaps(found: list[Entry], directory: int) -> None:
    """Raise when two entries share bytes, or one runs into the directory (whose place is ``directory``)."""
    free = 0
    for offset, packed in sorted((entry.offset, entry.packed) for entry in found):
        if offset < free:
            raise UnreadableFile(TWO_FACED)
        free = offset + LOCAL_RECORD.size + packed
    if free > directory:
        raise UnreadableFile(TRUNCATED)


def _refuse_bombs(found: list[Entry]) -> None:
    """Raise when the declared sizes are beyond any form, together or by their ratio."""
    total = sum(entry.size for entry in found)
    if total > MAX_DECLARED_BYTES:
        raise UnreadableFile(BOMB)
    if total > RATIO_FREE_BYTES and any(entry.size > max(RATIO_FREE_BYTES, MAX_RATIO * entry.packed) for entry in found):
        raise UnreadableFile(BOMB)
