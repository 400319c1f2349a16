"""Tells whether a PDF holds what runs, sends or carries along: scripts, programs, sent forms, attachments, what is opened at the start.

Only dictionaries are looked at: the bytes of pictures and fonts say ``/JS`` by chance. Dictionaries that are packed into streams of
objects (ISO 32000-1, 7.5.7) are unpacked, names with their letters written as ``#4a`` (7.3.5) are read.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import Final

MAX_UNPACKED_BYTES: Final = 16 * 2**20
_MOST_OPENED: Final = 4

_ACTIVE = re.compile(rb"/(?:JavaScript|JS|Launch|EmbeddedFile|XFA|RichMedia|SubmitForm|ImportData)\b")
_OPENS_ADDRESS = re.compile(rb"/OpenAction\s*<<[^>]{0,500}/(?:URI|GoToR|GoToE)\b")
_OPENS_OBJECT = re.compile(rb"/OpenAction\s+(\d{1,10})\s+\d+\s+R\b")
_STREAM = re.compile(rb">>\s*stream\r?\n")
_PACKED_NAME = re.compile(rb"/[^\s/<>\[\]()%]*#[^\s/<>\[\]()%]*")
_PACKED_LETTER = re.compile(rb"#([0-9a-fA-F]{2})")


def is_active(data: bytes) -> bool:
    """Tell whether any dictionary of the file names an action that needs no reader, or something that is carried along."""
    opened: set[bytes] = set()
    for part in _dictionaries(data):
        plain = _PACKED_NAME.sub(_unpacked_name, part) if b"#" in part else part
        if _ACTIVE.search(plain) or _OPENS_ADDRESS.search(plain):
            return True
        if len(opened) < _MOST_OPENED:
            opened.update(_OPENS_OBJECT.findall(plain)[:_MOST_OPENED])
    return any(_is_address(data, number) for number in opened)


def _dictionaries(data: bytes) -> Iterator[bytes]:
    """Yield what stands between the streams, and the unpacked streams of objects, together no more than the limit."""
    left = MAX_UNPACKED_BYTES
    for piece in data.split(b"endstream"):
        begin = _STREAM.search(piece)
        head = piece[: begin.start()] if begin else piece
        yield head
        if begin and b"/ObjStm" in head and left > 0:
            try:
                objects = zlib.decompressobj().decompress(piece[begin.end() :], left)
            except zlib.error:  # packed in another way, or under a password: its dictionaries stay unseen, and unused
                continue
            left -= len(objects)
            yield objects


def _unpacked_name(name: re.Match[bytes]) -> bytes:
    return _PACKED_LETTER.sub(lambda letter: bytes((int(letter[1], 16),)), name[0])


def _is_address(data: bytes, number: bytes) -> bool:
    """Tell whether an object is an action that opens an address or another file."""
    found = re.search(rb"(?:^|\s)" + number + rb"\s+\d+\s+obj\b(.{0,2000}?)endobj", data, re.DOTALL)
    return found is not None and re.search(rb"/(?:URI|GoToR|GoToE)\b", found[1]) is not None
