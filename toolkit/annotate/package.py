"""The container of the copy: parts that change, their links and content types, and a zip in which all others keep their packed bytes."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Mapping
from typing import NamedTuple

from lxml import etree

from toolkit.readers.directory import CENTRAL_RECORD, END_RECORD, LOCAL_RECORD
from toolkit.readers.package import Package

NOWHERE = "Tệp không có chỗ nào để gắn góp ý; đề nghị mở bằng Word hoặc Excel, lưu lại rồi làm lại."
AUTHOR, INITIALS = "Kiểm tra tự động", "KT"

_LINKS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_CONTENT_TYPES = "[Content_Types].xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_UTF8_NAME, _NEEDED, _DEFLATED, _NEW_YEAR_1980 = 0x800, 20, 8, 0x21


class Parts:
    """The parts of one container as they stand after the changes made so far."""

    def __init__(self, package: Package) -> None:
        """Begin with the parts of ``package``, none changed."""
        self.package = package
        self.changed: dict[str, bytes] = {}

    def __contains__(self, name: str) -> bool:
        """Tell whether there is a part of that name."""
        return name in self.changed or name in self.package

    def read(self, name: str) -> bytes:
        """Return what the part says now."""
        return self.changed[name] if name in self.changed else self.package.read(name)

    def tree(self, name: str) -> etree._Element:
        """Return the root of a part with its comments and white space, so that it can be written back as it was."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, strip_cdata=False)
        return etree.fromstring(self.read(name), parser)

    def write(self, name: str, root: etree._Element) -> None:
        """Let the part say what the tree says."""
        self.changed[name] = etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)

    def free_name(self, pattern: str) -> str:
        """Return the first name of the pattern ("word/comments{}.xml"), without a number or with one, that no part has."""
        taken = {name.casefold() for name in (*self.package.names, *self.changed)}
        names = (pattern.format(number) for number in ("", *range(1, len(taken) + 2)))
        return next(name for name in names if name.casefold() not in taken)

    def linked(self, name: str, kind: str, id: str | None = None) -> str | None:
        """Return the part to which the first link of that kind leads ("comments"), or the one of that ``id``; else ``None``."""
        links = _links_name(name)
        for link in self.tree(links) if links in self else ():
            wanted = link.get("Type", "").endswith(f"/{kind}") and id in (None, link.get("Id"))
            if wanted and link.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", posixpath.dirname(name), link.get("Target", ""))).lstrip("/")
                if target in self:
                    return target
        return None

    def link(self, name: str, kind: str, target: str, *, strict: bool) -> str:
        """Link a part to another one and return the id of the link."""
        links = _links_name(name)
        root = self.tree(links) if links in self else etree.fromstring(f'<Relationships xmlns="{_LINKS[1:-1]}"/>')
        taken = {link.get("Id") for link in root}
        id = next(id for number in range(1, len(taken) + 2) if (id := f"rIdGopY{number}") not in taken)
        office = _STRICT_OFFICE if strict else _OFFICE
        where = posixpath.relpath(f"/{target}", f"/{posixpath.dirname(name)}")
        etree.SubElement(root, f"{_LINKS}Relationship", Id=id, Type=f"{office}/{kind}", Target=where)
        self.write(links, root)
        return id

    def declare(self, content_type: str, *, part: str = "", extension: str = "") -> None:
        """Say of which type a part is, or every part with an extension; what is declared already stands."""
        root = self.tree(_CONTENT_TYPES)
        attribute, value = ("PartName", f"/{part}") if part else ("Extension", extension)
        if any((found.get(attribute) or "").casefold() == value.casefold() for found in root):
            return
        found = etree.Element(f"{_TYPES}{'Override' if part else 'Default'}", {attribute: value, "ContentType": content_type})
        root.insert(len(root) if part else 0, found)
        self.write(_CONTENT_TYPES, root)


def printable(text: str) -> str:
    """Return the text without the characters that XML cannot hold."""
    return _NOT_XML.sub("", text)


def _links_name(name: str) -> str:
    folder, base = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{base}.rels")


class _Packed(NamedTuple):
    name: str
    method: int
    moment: int
    day: int
    crc: int
    data: bytes
    size: int
    attributes: int


def repacked(data: bytes, changed: Mapping[str, bytes]) -> bytes:
    """Return the container with the changed and new parts; all others keep their packed bytes, order, dates and attributes."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        kept = [_kept(data, one) for one in archive.infolist()]
    names = {one.name for one in kept}
    packed = [_new(one.name, changed[one.name]) if one.name in changed else one for one in kept]
    packed += [_new(name, part) for name, part in changed.items() if name not in names]
    out, directory = bytearray(), bytearray()
    for one in packed:
        flags, name = (0 if one.name.isascii() else _UTF8_NAME), one.name.encode()
        shared = (flags, one.method, one.moment, one.day, one.crc, len(one.data), one.size, len(name), 0)
        directory += CENTRAL_RECORD.pack(b"PK\x01\x02", _NEEDED, _NEEDED, *shared, 0, 0, 0, one.attributes, len(out)) + name
        out += LOCAL_RECORD.pack(b"PK\x03\x04", _NEEDED, *shared) + name + one.data
    end = END_RECORD.pack(b"PK\x05\x06", 0, 0, len(packed), len(packed), len(directory), len(out), 0)
    return bytes(out + directory) + end


def _kept(data: bytes, entry: zipfile.ZipInfo) -> _Packed:
    fields = LOCAL_RECORD.unpack_from(data, entry.header_offset)
    start = entry.header_offset + LOCAL_RECORD.size + fields[9] + fields[10]
    year, month, day, hour, minute, second = entry.date_time
    return _Packed(
        name=entry.filename,
        method=entry.compress_type,
        moment=hour << 11 | minute << 5 | second // 2,
        day=(year - 1980) << 9 | month << 5 | day,
        crc=entry.CRC,
        data=data[start : start + entry.compress_size],
        size=entry.file_size,
        attributes=entry.external_attr,
    )


def _new(name: str, part: bytes) -> _Packed:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(part) + packer.flush()
    return _Packed(name, _DEFLATED, 0, _NEW_YEAR_1980, zlib.crc32(part), packed, len(part), 0)
