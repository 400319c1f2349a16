"""Walk the paragraphs of a template with their places as a person counts them: part, paragraph, or table, row and cell."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING

from toolkit.render.faults import not_word

if TYPE_CHECKING:
    from lxml.etree import XMLParser, _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARTS = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_NAMES = {"document": "thân văn bản", "header": "đầu trang", "footer": "chân trang", "footnotes": "chú thích", "endnotes": "chú thích cuối"}
_SKIPPED = {f"{W}del", f"{W}moveFrom", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
_WRAPPERS = {f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}moveTo", f"{W}smartTag", f"{W}customXml"}


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """One paragraph of a template.

    ``text`` is what a reader sees; ``hidden`` are the offsets in it where deleted words or a field's instruction stand, which Word hides
    but the XML holds. ``row``, ``cell`` and ``table`` are the elements around it, ``parent`` the one that holds the paragraph.
    """

    text: str
    place: str
    heading: str
    element: _Element
    hidden: tuple[int, ...] = ()

    @property
    def parent(self) -> _Element | None:
        """Return what holds the paragraph."""
        return self.element.getparent()

    def around(self, name: str) -> _Element | None:
        """Return the innermost row (``tr``), cell (``tc``) or table (``tbl``) around the paragraph."""
        return next(self.element.iterancestors(f"{W}{name}"), None)


@dataclass(slots=True)
class _Count:
    """How far the walk is in one container."""

    before: str
    paragraphs: int = 0
    tables: int = 0


@dataclass(slots=True)
class _Walk:
    headings: set[str]
    heading: str = ""
    found: list[Words] = field(default_factory=list)


def parts_of(template: bytes, name: str) -> dict[str, _Element]:
    """Return the root of each part that may hold marks, by its Vietnamese name, the body first.

    Raises :class:`TemplateError` where the bytes are no Word file.
    """
    from lxml import etree

    found: dict[str, _Element] = {}
    try:
        with zipfile.ZipFile(BytesIO(template)) as package:
            names = sorted((one for one in package.namelist() if _PARTS.fullmatch(one)), key=lambda one: (one != "word/document.xml", one))
            for one in names:
                found[_part_name(one)] = etree.fromstring(package.read(one), _parser())
            found["styles"] = etree.fromstring(package.read("word/styles.xml"), _parser())
    except (zipfile.BadZipFile, KeyError, ValueError, etree.XMLSyntaxError) as error:
        raise not_word(name) from error
    if "thân văn bản" not in found:
        raise not_word(name)
    return found


def words_of(parts: dict[str, _Element]) -> dict[str, list[Words]]:
    """Return the paragraphs of each part in the order of reading."""
    styles = _heading_styles(parts["styles"])
    found = {}
    for name, root in parts.items():
        if name != "styles":
            walk = _Walk(styles)
            body = root.find(f"{W}body")
            _walk(body if body is not None else root, _Count(name), walk)
            found[name] = walk.found
    return found


def _parser() -> XMLParser:
    from lxml import etree

    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


def _part_name(path: str) -> str:
    stem = path.removeprefix("word/").removesuffix(".xml")
    kind = stem.rstrip("0123456789")
    return f"{_NAMES[kind]} {stem.removeprefix(kind)}".strip()


def _heading_styles(styles: _Element) -> set[str]:
    levelled = (style for style in styles.iter(f"{W}style") if style.find(f"{W}pPr/{W}outlineLvl") is not None)
    return {style.get(f"{W}styleId", "") for style in levelled}


def _walk(container: _Element, count: _Count, walk: _Walk) -> None:
    for child in container:
        match child.tag:
            case tag if tag == f"{W}p":
                count.paragraphs += 1
                _paragraph(child, f"{count.before}, đoạn {count.paragraphs}", walk)
            case tag if tag == f"{W}tbl":
                count.tables += 1
                _table(child, f"{count.before}, bảng {count.tables}", walk)
            case tag if tag in _WRAPPERS or tag in (f"{W}footnote", f"{W}endnote"):
                _walk(child, count, walk)
            case _:
                continue


def _table(table: _Element, before: str, walk: _Walk) -> None:
    for row, line in enumerate(_inner(table, "tr"), start=1):
        for cell, box in enumerate(_inner(line, "tc"), start=1):
            inner = _Count(f"{before}, dòng {row}, ô {cell}")
            start = len(walk.found)
            _walk(box, inner, walk)
            if inner.paragraphs == 1 and inner.tables == 0 and len(walk.found) == start + 1:
                only = walk.found[start]
                walk.found[start] = Words(only.text, inner.before, only.heading, only.element, only.hidden)


def _inner(element: _Element, name: str) -> Iterator[_Element]:
    """Yield the rows of a table or the cells of a row, through content controls and tracked changes."""
    for child in element:
        if child.tag == f"{W}{name}":
            yield child
        elif child.tag in _WRAPPERS:
            yield from _inner(child, name)


def _paragraph(paragraph: _Element, place: str, walk: _Walk) -> None:
    pieces: list[str] = []
    hidden: list[int] = []
    boxes: list[_Element] = []
    _read(paragraph, pieces, hidden, boxes)
    text = "".join(pieces)
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    walk.found.append(Words(text, place, walk.heading, paragraph, tuple(hidden)))
    if style is not None and style.get(f"{W}val") in walk.headings and text.strip():
        walk.heading = text.strip()
    for number, box in enumerate(boxes, start=1):
        _walk(box, _Count(f"{place}, khung chữ {number}"), walk)


def _read(element: _Element, pieces: list[str], hidden: list[int], boxes: list[_Element]) -> None:
    """Collect the text of a paragraph, the offsets of what Word hides, and the text boxes in it."""
    for child in element:
        if child.tag == f"{W}t":
            pieces.append(child.text or "")
        elif child.tag in (f"{W}tab", f"{W}br", f"{W}cr"):
            pieces.append(" ")
        elif child.tag == f"{W}txbxContent":
            boxes.append(child)
        elif child.tag in _SKIPPED or child.tag in (f"{W}instrText", f"{W}delText"):
            if child.tag in (f"{W}instrText", f"{W}del", f"{W}moveFrom"):
                hidden.append(sum(map(len, pieces)))
        elif isinstance(child.tag, str) and child.tag != f"{W}pPr":
            _read(child, pieces, hidden, boxes)
