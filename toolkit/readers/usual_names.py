"""Workbooks whose main part, texts or styles have another name than usual: the links between the parts say which they are (ECMA-376).

The library knows only the usual names, so such a package is put together anew: the same packed bytes under the names that it looks for.
"""

from __future__ import annotations

import posixpath
import struct
import zlib
from collections.abc import Mapping

from lxml import etree

from toolkit.readers.package import Package, links_within, parse_xml

_BOOK, _ROOT_LINKS = "xl/workbook.xml", "_rels/.rels"
_TYPES = "[Content_Types].xml"
_USUAL = {"sharedStrings": "xl/sharedStrings.xml", "styles": "xl/styles.xml"}
_LOCAL, _CENTRAL, _END = struct.Struct("<4s5H3I2H"), struct.Struct("<4s6H3I5H2I"), struct.Struct("<4s4H2IH")
_UTF8 = 0x800
_DATE = 0x21  # 1 January 1980: the format knows no earlier day


def with_usual_names(package: Package) -> bytes | None:
    """Return the package under its parts' usual names; ``None`` where they have them, or where no link leads to a main part."""
    main = _BOOK if _BOOK in package else _main_part(package)
    if main is None:
        return None
    names = _renamed(package, main)
    return _packed(package, names) if names else None


def _main_part(package: Package) -> str | None:
    target = _targets(package, _ROOT_LINKS).get("officeDocument", "")
    name = posixpath.normpath(target).lstrip("/").casefold()  # names of parts are the same in small and in large letters
    return next((one for one in package.names if one.casefold() == name), None)


def _renamed(package: Package, main: str) -> Mapping[str, str]:
    """Return the new name of each part that needs one: the folder of the main part is called "xl", and what the library reads as usual."""
    folder = posixpath.dirname(main)
    links = posixpath.join(folder, "_rels", f"{posixpath.basename(main)}.rels")
    names = {main: _BOOK, links: "xl/_rels/workbook.xml.rels"}
    targets = _targets(package, links)
    for kind, usual in _USUAL.items():
        if kind in targets:
            names[posixpath.normpath(posixpath.join("/", folder, targets[kind])).lstrip("/")] = usual
    for name in package.names:
        if folder != "xl" and name.startswith(f"{folder}/" if folder else "") and not name.startswith(("_rels/", _TYPES)):
            names.setdefault(name, f"xl/{name[len(folder) :].lstrip('/')}")
    usual_already = {name.lower() for name in _USUAL.values()}
    return {name: new for name, new in names.items() if name in package and name != new and name.lower() not in usual_already}


def _packed(package: Package, names: Mapping[str, str]) -> bytes:
    """Return a container of the same parts, renamed; links are written anew, everything else is as it was packed."""
    body, directory, count = bytearray(), bytearray(), 0
    taken = set(names.values())
    for name in package.names:
        if name not in names and name in taken:
            continue  # another part has its name by the links
        method, size, crc, packed = package.as_packed(name)
        if name.endswith(".rels") or name == _TYPES:
            part = _relinked(name, package.read(name), names) if name != _TYPES else _retyped(package.read(name), names)
            method, size, crc, packed = 0, len(part), zlib.crc32(part), part
        new = names.get(name, name).encode()
        directory += _CENTRAL.pack(
            b"PK\x01\x02", 20, 20, _UTF8, method, 0, _DATE, crc, len(packed), size, len(new), 0, 0, 0, 0, 0, len(body)
        )
        directory += new
        body += _LOCAL.pack(b"PK\x03\x04", 20, _UTF8, method, 0, _DATE, crc, len(packed), size, len(new), 0) + new + packed
        count += 1
    return bytes(body + directory + _END.pack(b"PK\x05\x06", 0, 0, count, count, len(directory), len(body), 0))


def _relinked(name: str, part: bytes, names: Mapping[str, str]) -> bytes:
    """Return the links of one part with their targets under the new names, said from the root of the package."""
    root, folder = parse_xml(part), posixpath.dirname(posixpath.dirname(name))
    for link in root:
        if link.get("TargetMode") != "External" and (target := link.get("Target", "")):
            meant = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            link.set("Target", f"/{names.get(meant, meant)}")
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def _retyped(part: bytes, names: Mapping[str, str]) -> bytes:
    """Return the list of the parts' types under their new names."""
    root = parse_xml(part)
    for one in root:
        if new := names.get(one.get("PartName", "").lstrip("/")):
            one.set("PartName", f"/{new}")
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def _targets(package: Package, links: str) -> dict[str, str]:
    """Return, by kind, the first target of the links in a part, none where there is no such part."""
    return dict(reversed(package.told(links, links_within))) if links in package else {}
