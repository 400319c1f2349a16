"""An ``.xls`` workbook as the library takes it: it believes the code page, which says nothing of strings since Excel 97, and sizes.

Old writers of Perl and PHP name the code page of Windows there, and each string is in UTF-16 or Latin-1, as it says itself.
LibreOffice says of a sheet that is formatted down to its own last row that it is longer than one of this format can be, and the
library makes room for it.
"""

from __future__ import annotations

import re
import struct
from typing import Final

_GLOBALS = re.compile(rb"\x09\x08\x10\x00\x00\x06\x05\x00.{12}", re.DOTALL)
"""Where the globals of a workbook of Excel 97 or later begin."""
_HEAD, _NUMBER = struct.Struct("<2H"), struct.Struct("<H")
_CODE_PAGE, _UNICODE = 0x42, 1200
_MOST_RECORDS: Final = 12
TOLD_ROWS: Final = 0x100000
"""What LibreOffice writes of a sheet that is formatted down to its own last row."""
_TOLD = re.compile(rb"(\x00\x02\x0e\x00.{4})\x00\x00\x10\x00", re.DOTALL)
_LAST_ROW = b"\x00\x00\x01\x00"


def count_told(data: bytes) -> int:
    """Return how many sheets are said to be longer than they can be, where that can be mended."""
    return len(_TOLD.findall(data))


def for_library(data: bytes) -> bytes:
    """Return the bytes of a workbook whose code page is that of its strings and whose sheets are no longer than they can be."""
    return _with_code_page(_TOLD.sub(rb"\g<1>" + _LAST_ROW, data))


def _with_code_page(data: bytes) -> bytes:
    for begin in _GLOBALS.finditer(data):
        at = begin.end()
        for _ in range(_MOST_RECORDS):
            if at + _HEAD.size + _NUMBER.size > len(data):
                break
            kind, length = _HEAD.unpack_from(data, at)
            at += _HEAD.size
            if kind == _CODE_PAGE:
                if _NUMBER.unpack_from(data, at)[0] != _UNICODE:
                    data = data[:at] + _NUMBER.pack(_UNICODE) + data[at + _NUMBER.size :]
                break
            at += length
    return data
