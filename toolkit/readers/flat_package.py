"""Containers of Office written out in one XML file ("flat OPC", Word's "XML Document"): put back into the zip that says the same."""

from __future__ import annotations

import base64
import binascii
import io
import zipfile
from collections.abc import Iterator
from typing import Final

from lxml import etree

from toolkit.errors import UnreadableFile
from toolkit.readers.directory import DAMAGED
from toolkit.readers.package import MAX_XML_BYTES, TOO_LONG, parse_part, refuse_definitions

_SPACE: Final = "http://schemas.microsoft.com/office/2006/xmlPackage"
_PACKAGE: Final = f"{{{_SPACE}}}"
_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_HEAD: Final = 2048
_START: Final = "/"


def is_flat_package(data: bytes) -> bool:
    """Tell whether the bytes are a container of Office in one XML file."""
    return b"<" in data[:4] and _SPACE.encode() in data[:_HEAD]


def unfolded_package(data: bytes) -> bytes:
    """Return the zip container that says the same; raise :class:`UnreadableFile` where the file is hostile, damaged or endless."""
    if len(data) > MAX_XML_BYTES:
        raise UnreadableFile(TOO_LONG)
    refuse_definitions(data)
    types = etree.Element(f"{{{_TYPES}}}Types")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as container:
        for name, kind, content in _parts(parse_part(data)):
            etree.SubElement(types, f"{{{_TYPES}}}Override", PartName=f"/{name}", ContentType=kind)
            container.writestr(name, content)
        container.writestr("[Content_Types].xml", etree.tostring(types, xml_declaration=True, encoding="UTF-8"))
    return out.getvalue()


def _parts(root: etree._Element) -> Iterator[tuple[str, str, bytes]]:
    """Yield name, type and bytes of each part, no name twice."""
    met = set[str]()
    for part in root.iterfind(f"{_PACKAGE}part"):
        name = part.get(f"{_PACKAGE}name", "")
        if not name.startswith(_START) or name.lower() in met:
            raise UnreadableFile(DAMAGED)
        met.add(name.lower())
        yield name.removeprefix(_START), part.get(f"{_PACKAGE}contentType", ""), _content(part)


def _content(part: etree._Element) -> bytes:
    tree = part.find(f"{_PACKAGE}xmlData/*")
    if tree is not None:
        return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", with_tail=False)
    try:
        return base64.b64decode(part.findtext(f"{_PACKAGE}binaryData") or "")
    except (binascii.Error, ValueError) as error:
        raise UnreadableFile(DAMAGED) from error
