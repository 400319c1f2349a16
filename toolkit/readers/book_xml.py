"""Parts of an Excel package under the names of the transitional standard (ECMA-376), also those that Excel saved as strict."""

from __future__ import annotations

from lxml import etree

from toolkit.readers.package import parse_xml

_MAIN, _STRICT_MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main", b"http://purl.oclc.org/ooxml/spreadsheetml/main"
_LINKS = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_LINKS = b"http://purl.oclc.org/ooxml/officeDocument/relationships"
S, R = f"{{{_MAIN.decode()}}}", f"{{{_LINKS.decode()}}}"
_HEAD_BYTES = 4_000


def book_xml(part: bytes) -> etree._Element:
    """Return the root of a part; names of the strict standard are read as those of the transitional one."""
    if _STRICT_MAIN in part[:_HEAD_BYTES]:
        part = part.replace(_STRICT_MAIN, _MAIN).replace(_STRICT_LINKS, _LINKS)
    return parse_xml(part)
