"""Refuses a PDF whose packed streams are far longer than any form's, before PDFium unpacks them (ISO 32000-1, 7.4.4).

What the file says of lengths is not believed: the bytes are unpacked in pieces, none is kept, and counting stops at the limit. Pictures and
files that are carried along are left out, which are never unpacked here; fonts are looked at where their first bytes unpack as those of no
font do.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from toolkit.errors import UnreadableFile
from toolkit.readers.directory import BOMB
from toolkit.readers.package import DEFLATE_BEST_RATIO

MAX_STREAM_BYTES: Final = 4 * 2**20
MAX_FONT_BYTES: Final = 32 * 2**20
MAX_ALL_BYTES: Final = 64 * 2**20
_PIECE_BYTES, _SAMPLE_BYTES, _MOST_IN_SAMPLE = 2**20, 1024, 100 * 1024
_LONGEST_DICTIONARY = 4096
_FILTER = re.compile(rb"/(?:FlateDecode|Fl)\b")
_PICTURE = re.compile(rb"/Subtype\s*/Image\b|/Type\s*/EmbeddedFile\b")
_DRAWN = re.compile(rb"/Contents\s*\[([^\]]{0,20000})")
_REFERENCE = re.compile(rb"\d+\s+\d+\s+R\b")
_MOST_TIMES = 20
_FONT = re.compile(rb"/Length1\b|/Subtype\s*/(?:Type1C|CIDFontType0C|OpenType)\b")


class _Stream(NamedTuple):
    """The bytes of a packed stream, how often it was packed, and whether it is a font."""

    packed: memoryview
    times: int
    font: bool

    @property
    def most(self) -> int:
        """How long it may be once it is unpacked."""
        return MAX_FONT_BYTES if self.font else MAX_STREAM_BYTES


def refuse_bombs(data: bytes) -> None:
    """Raise :class:`UnreadableFile` where a stream, or all together, unpack to more than any form needs."""
    for drawn in _DRAWN.finditer(data):  # the same stream drawn again and again is unpacked as often
        times_drawn = Counter(_REFERENCE.findall(drawn[1]))
        if times_drawn and max(times_drawn.values()) > _MOST_TIMES:
            raise UnreadableFile(BOMB)
    streams = _to_unpack(_streams(data))
    streams = _to_unpack(stream for stream in streams if stream.times > 1 or not stream.font or _is_strange(stream.packed))
    total = 0
    for stream in streams:
        total += _length(stream.packed, stream.times, stream.most)
        if total > MAX_ALL_BYTES:
            raise UnreadableFile(BOMB)


def _to_unpack(streams: Iterable[_Stream]) -> list[_Stream]:
    """Return the streams that must be unpacked: of those that together are short, however well they are packed, only what is long alone."""
    found = list(streams)
    if any(stream.times > 1 for stream in found) or sum(len(stream.packed) for stream in found) * DEFLATE_BEST_RATIO > MAX_ALL_BYTES:
        return found
    return [stream for stream in found if len(stream.packed) * DEFLATE_BEST_RATIO > stream.most]


def _streams(data: bytes) -> Iterator[_Stream]:
    """Yield each packed stream that is no picture."""
    view, place = memoryview(data), 0
    while (begin := data.find(b"stream", place)) >= 0 and (end := data.find(b"endstream", begin + 6)) >= 0:
        said = data[max(place, begin - _LONGEST_DICTIONARY) : begin]
        said = said[max(said.rfind(b" obj"), 0) :]
        start = begin + 6 + (2 if data[begin + 6 : begin + 8] == b"\r\n" else 1)
        times = len(_FILTER.findall(said))
        if times and not _PICTURE.search(said):
            yield _Stream(view[start:end], times, _FONT.search(said) is not None)
        place = end + 9


def _is_strange(packed: memoryview) -> bool:
    """Tell whether the first bytes of a font unpack to more than those of any font do."""
    try:
        return len(zlib.decompressobj().decompress(packed[:_SAMPLE_BYTES], _MOST_IN_SAMPLE)) >= _MOST_IN_SAMPLE
    except zlib.error:
        return False


def _length(packed: memoryview, times: int, most: int) -> int:
    """Return how many bytes a stream unpacks to; raise :class:`UnreadableFile` where these are too many, whatever follows."""
    length = 0
    for piece in _unpacked(iter((packed,)), times):
        length += len(piece)
        if length > most:
            raise UnreadableFile(BOMB)
    return length


def _unpacked(pieces: Iterator[bytes | memoryview], times: int) -> Iterator[bytes | memoryview]:
    """Yield the unpacked bytes of pieces that were packed so often, piece by piece; what is damaged ends there."""
    if times == 0:
        yield from pieces
        return
    unpacker = zlib.decompressobj()
    try:
        for piece in _unpacked(pieces, times - 1):
            rest: bytes | memoryview = piece
            while rest and not unpacker.eof:
                yield unpacker.decompress(rest, _PIECE_BYTES)
                rest = unpacker.unconsumed_tail
    except zlib.error:
        return
