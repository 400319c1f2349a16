"""An ``.ods`` workbook as the library takes it.

It knows no white space between cells, loses the line breaks inside of them, and takes a cell for empty whose text has no type.
"""

from __future__ import annotations

import io
import re
import zipfile

from toolkit.readers.package import Package

_CONTENT = "content.xml"
_MANIFEST = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
_BREAK = re.compile(rb"<text:line-break\s*/>|<text:line-break>\s*</text:line-break>")
_BETWEEN = re.compile(rb"(?<=>)\s+(?=</?(?:table|office):)|(</?(?:table|office):[^>]*>)\s+(?=<)")
_LAID_OUT = re.compile(rb"<table:table-row[^>]*>\s")
_UNTYPED = re.compile(rb"<table:table-cell(?![^>]*(?:office:value-type|:formula)=)([^>]*)(?<!/)>(?=\s*<text:p)")


def for_library(data: bytes, package: Package) -> bytes:
    """Return the bytes of a workbook that the library reads whole; most are so already."""
    content = package.read(_CONTENT)
    if b"text:line-break" not in content and _LAID_OUT.search(content) is None and _UNTYPED.search(content) is None:
        return data
    content = _BREAK.sub(b"&#10;", _BETWEEN.sub(rb"\1", content))
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as book:
        book.writestr("mimetype", package.head("mimetype", 200))
        book.writestr("META-INF/manifest.xml", _MANIFEST)
        book.writestr(_CONTENT, _UNTYPED.sub(rb'<table:table-cell office:value-type="string"\1>', content))
    return written.getvalue()
