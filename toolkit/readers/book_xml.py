"""The parts of an Excel package: which are sheets, and their XML under the names of the transitional standard (ECMA-376).

Excel saves workbooks as strict, too, and may call the part of a sheet anything: the links of the workbook say which it is.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping

from lxml import etree

from toolkit.readers.package import Package, parse_xml

_MAIN, _STRICT_MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main", b"http://purl.oclc.org/ooxml/spreadsheetml/main"
_LINKS = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_LINKS = b"http://purl.oclc.org/ooxml/officeDocument/relationships"
S, R = f"{{{_MAIN.decode()}}}", f"{{{_LINKS.decode()}}}"
_HEAD_BYTES = 4_000
_BOOK, _BOOK_LINKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"


def book_xml(part: bytes) -> etree._Element:
    """Return the root of a part; names of the strict standard are read as those of the transitional one."""
    if _STRICT_MAIN in part[:_HEAD_BYTES]:
        part = part.replace(_STRICT_MAIN, _MAIN).replace(_STRICT_LINKS, _LINKS)
    return parse_xml(part)


def sheets_of(package: Package) -> Mapping[str, str]:
    """Return the part of every sheet by the sheet's name."""
    if _BOOK not in package or _BOOK_LINKS not in package:
        return {}
    links = package.told(_BOOK_LINKS, _links)
    parts = {name.casefold(): name for name in package.names}
    named = ((sheet, parts.get(links.get(link, "").casefold())) for sheet, link in package.told(_BOOK, _sheet_links))
    return {sheet: part for sheet, part in named if part is not None}


def sheet_parts(package: Package) -> tuple[str, ...]:
    """Return every part that is a sheet, by the workbook's links or by its usual name."""
    linked = set(package.once(sheets_of).values())
    return tuple(name for name in package.names if name in linked or (name.startswith("xl/worksheets/") and name.endswith(".xml")))


def _links(part: bytes) -> dict[str | None, str]:
    """Return, by its id, the name of the part to which each link of the workbook leads."""
    return {link.get("Id"): posixpath.normpath(posixpath.join("/xl", link.get("Target", ""))).lstrip("/") for link in parse_xml(part)}


def _sheet_links(part: bytes) -> tuple[tuple[str, str | None], ...]:
    return tuple((found.get("name", ""), found.get(R + "id")) for found in book_xml(part).iter(S + "sheet"))
