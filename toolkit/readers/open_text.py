"""An open text document made ready for LibreOffice, which works fields out anew and takes hidden sections for text.

What a field shows is read as it was saved: "Error: Reference source not found" is no answer, a variable is not said twice, and a day
keeps its order of day and month. A placeholder is an answer that nobody gave. A hidden section becomes a hidden paragraph, which the
reader of what LibreOffice makes leaves out and reports.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import Final

from lxml import etree

from toolkit.readers.package import Package, parse_part

_CONTENT: Final = "content.xml"
_KEPT: Final = ("styles.xml", "meta.xml", "settings.xml", "META-INF/manifest.xml")
_FORMULA: Final = re.compile(r"Object \d{1,4}/\w+\.xml")
_SPACES: Final = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"
_TEXT, _STYLE, _OFFICE = (f"{{{_SPACES.format(name)}}}" for name in ("text", "style", "office"))
_FIELDS: Final = (
    *("date", "time", "creation-date", "creation-time", "modification-date", "modification-time", "print-date", "print-time"),
    *("author-name", "author-initials", "initial-creator", "creator", "printed-by", "title", "subject", "keywords", "description"),
    *("user-defined", "user-field-get", "user-field-input", "variable-get", "variable-set", "variable-input", "expression", "sequence"),
    *("text-input", "drop-down", "conditional-text", "database-display", "database-name", "file-name", "template-name"),
    *("bookmark-ref", "reference-ref", "sequence-ref", "note-ref", "chapter", "sender-firstname", "sender-lastname", "sender-title"),
    *("sender-position", "sender-company", "sender-email", "sender-phone-work", "placeholder"),
)
_WORKED_OUT: Final = frozenset(_TEXT + name for name in _FIELDS)
_SAYS_MORE: Final = re.compile(rf':(?:{"|".join(_FIELDS)})[ />]|display="(?:none|condition)"'.encode())
_SPAN, _PARAGRAPH, _SECTION, _PLACEHOLDER = _TEXT + "span", _TEXT + "p", _TEXT + "section", _TEXT + "placeholder"
_DISPLAY, _IS_HIDDEN, _NAME = _TEXT + "display", _TEXT + "is-hidden", _TEXT + "style-name"
_UNSEEN: Final = "toolkit-unseen"


def made_ready(data: bytes) -> bytes:
    """Return the document with the results of its fields as words and its hidden sections as hidden paragraphs."""
    package = Package(data)
    if _CONTENT not in package or not _SAYS_MORE.search(content := package.read(_CONTENT)):
        return data
    root = parse_part(content)
    for field in list(root.iter(*_WORKED_OUT)):
        _say(field)
    hidden = [section for section in root.iter(_SECTION) if _is_hidden(section)]
    for section in hidden:
        text = "".join(map(str, section.itertext()))
        section[:] = [etree.Element(_PARAGRAPH, {_NAME: _UNSEEN})]
        section[0].text = text
        section.attrib.pop(_DISPLAY)
    if hidden:
        _add_unseen(root)
    return _packed(package, etree.tostring(root, xml_declaration=True, encoding="UTF-8"))


def _say(field: etree._Element) -> None:
    """Make words of what a field shows."""
    if field.tag == _PLACEHOLDER or field.get(_DISPLAY) == "none":
        field.text = None
    field.tag = _SPAN
    field.attrib.clear()
    for entry in field.findall(_TEXT + "label"):
        field.text = (field.text or "") + (entry.tail or "")
        field.remove(entry)


def _is_hidden(section: etree._Element) -> bool:
    display = section.get(_DISPLAY)
    return display == "none" or (display == "condition" and section.get(_IS_HIDDEN) == "true")


def _add_unseen(root: etree._Element) -> None:
    """Give the document a style of hidden paragraphs."""
    styles = root.find(_OFFICE + "automatic-styles")
    if styles is None:
        styles = etree.Element(_OFFICE + "automatic-styles")
        root.insert(0, styles)
    style = etree.SubElement(styles, _STYLE + "style", {_STYLE + "name": _UNSEEN, _STYLE + "family": "paragraph"})
    etree.SubElement(style, _STYLE + "text-properties", {_DISPLAY: "none"})


def _packed(package: Package, content: bytes) -> bytes:
    """Return a container with this content and what decides how it looks; pictures and objects say no words."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as container:
        container.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        container.writestr(_CONTENT, content)
        for name in package.names:
            if name in _KEPT or _FORMULA.fullmatch(name):
                container.writestr(name, package.read(name))
    return out.getvalue()
