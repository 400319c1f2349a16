"""Documents in one XML file: open ones (``.fodt``, ``.fods``) and flat packages are put into the container that holds the same parts.

Those of Office 2003 are looked over before LibreOffice sees them.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import Final

from lxml import etree

from toolkit.errors import UnreadableFile
from toolkit.readers.directory import DAMAGED
from toolkit.readers.flat_package import is_flat_package, unfolded_package
from toolkit.readers.macros import HELD, REFUSED
from toolkit.readers.package import MAX_XML_BYTES, TOO_LONG, parse_part, refuse_definitions

MAX_TAGS: Final = 150_000
"""Of a text that LibreOffice reads, beginnings and ends: more would take it longer than a file may."""
_HEAD: Final = 2048
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_ROOT = re.compile(
    rb"<(?:\w+:)?document\s[^>]*mimetype\s*=\s*[\"']application/vnd\.oasis\.opendocument\.(?:text|spreadsheet)[\"']", re.DOTALL
)
_PROGRAM = re.compile(rb"macrosPresent\s*=\s*[\"']yes|docSuppData|editdata\.mso|<(?:\w+:)?ocx\b", re.IGNORECASE)
_PARTS: Final = {
    "content.xml": ("document-content", ("font-face-decls", "automatic-styles", "body")),
    "styles.xml": ("document-styles", ("font-face-decls", "styles", "automatic-styles", "master-styles")),
    "meta.xml": ("document-meta", ("meta",)),
    "settings.xml": ("document-settings", ("settings",)),
}


def _is_flat(data: bytes) -> bool:
    """Tell whether the bytes are an open document in one file."""
    return b"document" in data[:_HEAD] and b"<" in data[:4] and _ROOT.search(data[: 8 * _HEAD]) is not None


def unfolded(data: bytes) -> bytes:
    """Return the container that says the same as an open document or a package in one file, other files as they are.

    Raises :class:`UnreadableFile` where the document is hostile, damaged or endless.
    """
    if is_flat_package(data):
        return unfolded_package(data)
    if not _is_flat(data):
        return data
    if len(data) > MAX_XML_BYTES:
        raise UnreadableFile(TOO_LONG)
    refuse_definitions(data)
    root = parse_part(data)
    mimetype = root.get(f"{_OFFICE}mimetype")
    if mimetype is None:
        raise UnreadableFile(DAMAGED)
    if any(one.tag.rpartition("}")[2] == "module" for one in root.iterfind(f"{_OFFICE}scripts//{{*}}*")):
        raise UnreadableFile(REFUSED, unsafe=HELD)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as container:
        container.writestr("mimetype", mimetype, zipfile.ZIP_STORED)
        for name, (kind, children) in _PARTS.items():
            part = etree.Element(f"{_OFFICE}{kind}", nsmap={prefix: name for prefix, name in root.nsmap.items() if prefix})
            part.set(f"{_OFFICE}version", root.get(f"{_OFFICE}version") or "1.3")
            part.extend(etree.fromstring(etree.tostring(child)) for one in children for child in root.iterfind(f"{_OFFICE}{one}"))
            container.writestr(name, etree.tostring(part, xml_declaration=True, encoding="UTF-8"))
        container.writestr("META-INF/manifest.xml", _manifest(mimetype))
    return out.getvalue()


def check_xml(data: bytes) -> None:
    """Raise :class:`UnreadableFile` for a document of Office 2003 that carries programs or a DTD, or is deep or long beyond sense."""
    if len(data) > MAX_XML_BYTES:
        raise UnreadableFile(TOO_LONG)
    refuse_definitions(data)
    if b"/word/2003/" in data[:_HEAD] and data.count(b"<") > MAX_TAGS:
        raise UnreadableFile(TOO_LONG)
    parse_part(data)
    if _PROGRAM.search(data):
        raise UnreadableFile(REFUSED, unsafe=HELD)


def _manifest(mimetype: str) -> bytes:
    space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    manifest = etree.Element(f"{{{space}}}manifest", nsmap={"manifest": space})
    for path, kind in (("/", mimetype), *((name, "text/xml") for name in _PARTS)):
        etree.SubElement(manifest, f"{{{space}}}file-entry", {f"{{{space}}}full-path": path, f"{{{space}}}media-type": kind})
    return etree.tostring(manifest, xml_declaration=True, encoding="UTF-8")
