"""Opens a zip container (OOXML, ODF) from bytes without trusting anything that it says of itself.

Our own reading of the central directory takes a tenth of a millisecond and leaves no room between what was checked and what is
read: one list of parts, no overlaps, no names twice, and no part ever grows beyond its limit, whatever size it declares. Each part is
unpacked once, on demand, and refused if it carries a document type definition (the door of entity bombs and of foreign files).
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Final, TypeVar

from lxml import etree

from toolkit.errors import UnreadableFile
from toolkit.readers import mark_order
from toolkit.readers.directory import BOMB, DAMAGED, LOCAL_RECORD, TRUNCATED, TWO_FACED, Entry, entries_of
from toolkit.readers.prefix import with_usual_prefix

Said = TypeVar("Said")

MAX_XML_BYTES: Final = 48 * 2**20
MAX_XML_TAGS: Final = 2_000_000
DEFLATE_BEST_RATIO: Final = 1_032
_PIECE_BYTES: Final = 2**20
HEAD_BYTES: Final = 160
_HEAD_PIECE: Final = 1024
_MOST_TOLD_BYTES: Final = 64 * 2**10
_MOST_TOLD_UNPACKED: Final = 2 * 2**20
_MOST_NAMED: Final = 4_000
"""The letters of all names that are remembered together; a form has some hundreds."""

FOREIGN_CODE = "Tệp chứa khai báo lạ có thể gây hại nên không được mở; đề nghị chép nội dung sang biểu mẫu trống rồi gửi lại."
TOO_DEEP = "Tệp có nội dung lồng nhau quá sâu nên không đọc được; đề nghị chép nội dung sang biểu mẫu trống rồi gửi lại."
TOO_LONG = "Tệp có nội dung dài bất thường nên không đọc được; đề nghị xóa phần thừa, chỉ để lại biểu mẫu rồi gửi lại."

_LENGTHS = struct.Struct("<2H")
"""How long name and extra field are: the end of a local header, which they follow."""

_DECLARED_ENCODING = re.compile(rb"^<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([^\"']{1,40})[\"']")
_DECLARATION = re.compile(rb"^<\?xml\s[^>]{0,200}\?>")
_PLAIN_ENCODINGS = (b"utf-8", b"us-ascii", b"ascii")
_PILE: Final = re.compile(rb"(?:\xcc[\x80-\xbf]|\xcd[\x80-\xaf]){200}")
"""Marks piled on one letter: to bring them into order takes time that grows with the square of their number."""
PLAIN_START: Final = re.compile(rb"\xef?\xbb?\xbf?(?:<\?xml [^<>]{0,80}?(?i:encoding=.utf-8.)[^<>]{0,40}\?>)?\s*<[A-Za-z_]")
"""A part that begins with its root element: a document type definition could only stand before it."""
_OLD_MANIFEST: Final = b'<!DOCTYPE manifest:manifest PUBLIC "-//OpenOffice.org//DTD Manifest 1.0//EN" "Manifest.dtd">'
"""What old office programs put before the list of a package's parts: it defines nothing, and nothing is fetched for it."""
UTF16_MARKS: Final = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")


class Package:
    """The parts of one container, by name. Reading checks the part; what was read once is kept."""

    __slots__ = ("_data", "_found", "_made", "_parts", "entries", "in_utf16", "names")

    def __init__(self, data: bytes) -> None:
        """Read the directory of ``data``; raise :class:`UnreadableFile` for damage, passwords, bombs and double meanings."""
        self._data = data
        self._parts: dict[str, bytes] = {}
        self._found: dict[str, tuple[Entry, bytes]] = {}
        self._made: dict[Callable[[Package], object], object] = {}
        self.entries = entries_of(data)
        self.names = tuple(self.entries)
        """All names, in the order of the directory."""
        self.in_utf16: set[str] = set()
        """Those that were read and are in UTF-16."""

    def __contains__(self, name: str) -> bool:
        """Tell whether there is a part of that name."""
        return name in self.entries

    def read(self, name: str) -> bytes:
        """Return the unpacked XML part, checked; raise :class:`UnreadableFile` when it is absent, damaged, huge or hostile."""
        if name not in self._parts:
            entry, packed = self._packed(name)
            part = _unpack(entry.method, entry.size, entry.crc, packed)
            if part[:2] in UTF16_MARKS:
                self.in_utf16.add(name)
            self._parts[name] = _xml_part(part)
        return self._parts[name]

    def xml(self, name: str) -> etree._Element:
        """Return the root of a part, parsed without entities, network or comments."""
        return parse_part(self.read(name))

    def told(self, name: str, reader: Callable[[bytes], Said]) -> Said:
        """Return what a pure ``reader`` makes of a part; remembered by the part's bytes, for parts that many files share."""
        entry, packed = self._packed(name)
        if len(packed) > _MOST_TOLD_BYTES or entry.size > _MOST_TOLD_UNPACKED:
            return reader(self.read(name))
        return _told(reader, entry.method, entry.size, entry.crc, packed)  # type: ignore[return-value]  # the cache forgets the type

    def of_names(self, reader: Callable[[Sequence[str]], Said]) -> Said:
        """Return what a pure ``reader`` makes of the names of all parts; remembered, for packages that have the same parts."""
        listed = self.once(_listed)
        return _of_names(reader, listed) if self.has_few_names else reader(self.names)  # type: ignore[return-value]  # as above

    @property
    def has_few_names(self) -> bool:
        """Whether the names of all parts are no more than any form has."""
        return len(self.once(_listed)) <= _MOST_NAMED

    def once(self, maker: Callable[[Package], Said]) -> Said:
        """Return what a pure ``maker`` makes of this package; made once, however many ask."""
        if maker not in self._made:
            self._made[maker] = maker(self)
        return self._made[maker]  # type: ignore[return-value]  # the memory forgets the type

    def head(self, name: str, length: int) -> bytes:
        """Return at most ``length`` first bytes of a part, of any kind, unchecked."""
        entry, packed = self._packed(name)
        if entry.method == 0:
            return packed[:length]
        return _unpacked_head(packed, length)

    def begins_plainly(self, name: str) -> bool:
        """Tell whether a part begins with its root element, so that it has no definitions, as far as its first packed bytes say."""
        entry, packed = self._packed(name)
        return _begins_plainly(entry.method, packed[:_HEAD_PIECE])

    def check_real_size(self, name: str) -> None:
        """Unpack a part in pieces, keeping none, and raise when it is longer than it says or than any form is.

        A part whose packed bytes cannot hold so much, at the best ratio that the method allows, is not unpacked at all.
        """
        if self.entries[name].packed * DEFLATE_BEST_RATIO <= MAX_XML_BYTES or self.entries[name].method == 0:
            return
        entry, packed = self._packed(name)
        unpacker, total = zlib.decompressobj(-15), 0
        try:
            while packed:
                total += len(unpacker.decompress(packed, 2**20))
                packed = unpacker.unconsumed_tail
                if total > MAX_XML_BYTES or total > entry.size:
                    raise UnreadableFile(BOMB)
        except zlib.error as error:
            raise UnreadableFile(DAMAGED) from error

    def squeeze(self, name: str, nothing: Sequence[re.Pattern[bytes]], limit: int) -> int:
        """Unpack a long sheet in pieces, take out of each what says ``nothing``, keep the rest as the part; return its size.

        Never more than ``limit`` bytes are unpacked nor more than an XML part may have are kept.
        """
        entry, packed = self._packed(name)
        kept: list[bytes] = []
        carried, total, crc, size = b"", 0, 0, 0
        for piece in _pieces(entry, packed):
            total, crc = total + len(piece), zlib.crc32(piece, crc)
            if total > limit or total > entry.size:
                raise UnreadableFile(BOMB)
            carried += piece
            cut = _seam(carried)
            kept.append(_without(carried[:cut], nothing))
            carried, size = carried[cut:], size + len(kept[-1])
            if size + len(carried) > MAX_XML_BYTES:
                raise UnreadableFile(BOMB)
        if total < entry.size or crc != entry.crc:
            raise UnreadableFile(DAMAGED)
        part = b"".join((*kept, _without(carried, nothing)))
        if part[:2] in UTF16_MARKS:
            self.in_utf16.add(name)
        part = _as_utf8(part)
        refuse_definitions(part)
        self._parts[name] = part
        return len(part)

    def as_packed(self, name: str) -> tuple[int, int, int, bytes]:
        """Return method, size, checksum and packed bytes of a part as the directory tells them, nothing unpacked."""
        entry, packed = self._packed(name)
        return entry.method, entry.size, entry.crc, packed

    def _packed(self, name: str) -> tuple[Entry, bytes]:
        """Return the entry and its packed bytes; those of a small part are kept, since several ask for them."""
        found = self._found.get(name)
        if found is None:
            found = self._look_up(name)
            if len(found[1]) <= _MOST_TOLD_BYTES:
                self._found[name] = found
        return found

    def _look_up(self, name: str) -> tuple[Entry, bytes]:
        entry = self.entries.get(name)
        if entry is None:
            raise UnreadableFile(DAMAGED)
        start = entry.offset + LOCAL_RECORD.size
        if start > len(self._data):
            raise UnreadableFile(TRUNCATED)
        name_length, extra_length = _LENGTHS.unpack_from(self._data, start - _LENGTHS.size)
        if name.isascii() and self._data[start : start + name_length].replace(b"\\", b"/") != name.encode():
            raise UnreadableFile(TWO_FACED)  # programs that go by the other name would read another part
        start += name_length + extra_length
        if start + entry.packed > len(self._data):
            raise UnreadableFile(TRUNCATED)
        return entry, self._data[start : start + entry.packed]


@lru_cache(maxsize=64)
def _told(reader: Callable[[bytes], object], method: int, size: int, crc: int, packed: bytes) -> object:
    return reader(_xml_part(_unpack(method, size, crc, packed)))


def _listed(package: Package) -> str:
    return "\n".join(package.names)  # no name has a line break


@lru_cache(maxsize=128)
def _of_names(reader: Callable[[Sequence[str]], object], listed: str) -> object:
    return reader(listed.split("\n"))


def relationship_parts(names: Sequence[str]) -> tuple[str, ...]:
    """Return the parts that link others together."""
    return tuple(name for name in names if name.endswith(".rels"))


def links_within(part: bytes) -> tuple[tuple[str, str], ...]:
    """Return kind ("styles") and target of the links in such a part that stay within the package."""
    inside = (link for link in parse_xml(part) if link.get("TargetMode") != "External")
    return tuple((link.get("Type", "").rpartition("/")[2], link.get("Target", "")) for link in inside)


@lru_cache(maxsize=256)
def _begins_plainly(method: int, packed: bytes) -> bool:
    """Tell what the beginning of the packed bytes says of a part's beginning: parts of many files begin alike."""
    return PLAIN_START.match(packed if method == 0 else _unpacked_head(packed, HEAD_BYTES), 0, HEAD_BYTES) is not None


def _unpacked_head(packed: bytes, length: int) -> bytes:
    try:
        return zlib.decompressobj(-15).decompress(packed, length)
    except zlib.error as error:
        raise UnreadableFile(DAMAGED) from error


def _unpack(method: int, size: int, crc: int, packed: bytes) -> bytes:
    """Return the unpacked bytes of an XML part, held against declared size and checksum, and refused where they are huge."""
    if size > MAX_XML_BYTES:
        raise UnreadableFile(BOMB)
    try:
        part = packed if method == 0 else zlib.decompressobj(-15).decompress(packed, size + 1)
    except zlib.error as error:
        raise UnreadableFile(DAMAGED) from error
    if len(part) > size:
        raise UnreadableFile(BOMB)
    if len(part) < size or zlib.crc32(part) != crc:
        raise UnreadableFile(DAMAGED)
    return part


def _as_utf8(part: bytes) -> bytes:
    """Return XML in UTF-16 as UTF-8, in which the readers look for everything; raise :class:`UnreadableFile` where it is none."""
    if part[:2] not in UTF16_MARKS:
        return part
    try:
        text = part.decode("utf-16" if part[0] > 0x7F else "utf-16-le" if part[:1] == b"<" else "utf-16-be")
    except UnicodeDecodeError as error:
        raise UnreadableFile(DAMAGED) from error
    return _DECLARATION.sub(b"", text.encode())


def _xml_part(unpacked: bytes) -> bytes:
    """Return an unpacked part as its readers want it; raise :class:`UnreadableFile` where it is hostile."""
    part = _as_utf8(unpacked)
    refuse_definitions(part)
    if mark_order.SIGN in part:
        if _PILE.search(part):
            raise UnreadableFile(TOO_LONG)
        part = mark_order.in_order(part)
    return with_usual_prefix(part, parse_part)


def _pieces(entry: Entry, packed: bytes) -> Iterator[bytes]:
    """Yield the unpacked bytes of a part, at most a megabyte at a time."""
    if entry.method == 0:
        yield from (packed[start : start + _PIECE_BYTES] for start in range(0, len(packed), _PIECE_BYTES))
        return
    unpacker = zlib.decompressobj(-15)
    try:
        while packed:
            yield unpacker.decompress(packed, _PIECE_BYTES)
            if unpacker.eof:
                return
            packed = unpacker.unconsumed_tail
        yield unpacker.flush()
    except zlib.error as error:
        raise UnreadableFile(DAMAGED) from error


def _seam(part: bytes) -> int:
    """Return where the last row begins, else the last cell: no piece that says nothing reaches over that place."""
    row = max(part.rfind(b"<row"), part.rfind(b":row"))
    return max(part.rfind(b"<", 0, row + 1) if row >= 0 else part.rfind(b"<c "), 0)


def _without(part: bytes, nothing: Sequence[re.Pattern[bytes]]) -> bytes:
    """Return the bytes without what says nothing."""
    for pattern in nothing:
        part = pattern.sub(b"", part)
    return part


def refuse_definitions(part: bytes) -> None:
    """Raise :class:`UnreadableFile` when XML carries a DTD, or an encoding other than UTF-8 that could hide one."""
    if PLAIN_START.match(part):
        return
    declared = _DECLARED_ENCODING.match(part.removeprefix(b"\xef\xbb\xbf")[:300])
    if declared is not None and declared[1].lower() not in _PLAIN_ENCODINGS:
        raise UnreadableFile(FOREIGN_CODE)
    if b"<!DOCTYPE" in (said := part.replace(_OLD_MANIFEST, b"", 1)) or b"<!ENTITY" in said:
        raise UnreadableFile(FOREIGN_CODE)


def parse_part(part: bytes) -> etree._Element:
    """Return the root of ``part``, refused where it has more tags than any form."""
    if part.count(b"<") > MAX_XML_TAGS:
        raise UnreadableFile(TOO_LONG)
    return parse_xml(part)


def parse_xml(part: bytes) -> etree._Element:
    """Return the root of ``part``; the library's own limits on depth and text length stay on."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(part, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableFile(TOO_DEEP if "depth" in str(error).lower() else DAMAGED) from error
