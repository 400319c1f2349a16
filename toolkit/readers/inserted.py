"""Whole documents that a Word file carries along (``w:altChunk``): Word shows each in its place when it opens the file.

Programs on the web make Word files that are nothing but a page in such a place, and merge several people's forms that way. What lies in the
package and is Word or a web page is read; everything else, and what stands in cells or within another one, is told and not read.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from lxml import etree

from toolkit.errors import UnreadableFile
from toolkit.model.document import Block, Cell, Document, Line, Notice, pieces
from toolkit.model.finding import Code
from toolkit.model.place import WHOLE_FILE, Place
from toolkit.readers.docx import main_part, read_docx
from toolkit.readers.docx import names as n
from toolkit.readers.guard import Admitted, Kind, admit
from toolkit.readers.package import Package, parse_xml
from toolkit.readers.unsafe import unsafe_notices

MAX_BYTES: Final = 16 * 2**20
MAX_INSERTED: Final = 50
_MARK: Final = b":altChunk "
_ID: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_ID: Final = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
UNREAD: Final = "Tệp chèn nguyên một tài liệu khác (altChunk); phần đó không được mở và không đọc, đề nghị mở bằng Word rồi lưu lại."
READ: Final = "Tệp Word này chèn nguyên tài liệu khác; đã đọc cả phần đó."


def carries_others(package: Package) -> bool:
    """Tell whether a Word file has places for other documents."""
    return _MARK in package.read(package.once(main_part))


def read_with_inserted(package: Package) -> Document:
    """Return what a Word file says together with the documents that it carries along, each in its place.

    Raises :class:`UnreadableFile` as a file of its own would where one of them is a danger.
    """
    spots: dict[Place, etree._Element] = {}
    around = read_docx(package, spots)
    spaces = [place for place, element in spots.items() if element.tag == n.ALT_CHUNK]
    parts = _parts(package)
    found = {place: _document(package, parts.get(_id_of(spots[place]), "")) for place in spaces[:MAX_INSERTED]}
    whole = _Whole(around, found)
    unread = len(_elements(package)) - sum(document is not None for document in found.values())
    notices = [Notice(code=Code.CONVERTED, detail=READ, place=Place())] if any(found.values()) else []
    if unread:
        notices.append(Notice(code=Code.UNSAFE_CONTENT, detail=UNREAD, place=Place()))
    blocks = tuple(whole.blocks())
    return replace(around, blocks=blocks, notices=(*notices, *around.notices, *whole.notices), doubtful=whole.doubtful)


@dataclass(slots=True)
class _Whole:
    """The blocks of a file and of those within it in their order; the places of the inner ones count on from its own."""

    around: Document
    found: dict[Place, Document | None]
    notices: list[Notice] = field(default_factory=list)
    doubtful: dict[Place, str] = field(default_factory=dict)
    tables: int = 0
    paragraphs: int = 0

    def blocks(self) -> Iterator[Block]:
        own = [block for block in self.around.blocks if block.place not in self.found]
        self.doubtful |= self.around.doubtful
        if any(one.text.strip() for block in own for one in pieces(block)):
            self._count(self.around.blocks)
        for block in self.around.blocks:
            inner = self.found.get(block.place)
            if inner is not None:
                yield from self._moved(inner)
            elif block.place not in self.found:
                yield block

    def _count(self, blocks: Iterable[Block]) -> None:
        places = [block.place for block in blocks if not block.place.part]
        self.tables += max((place.table or 0 for place in places), default=0)
        self.paragraphs += max((place.paragraph or 0 for place in places), default=0)

    def _moved(self, inner: Document) -> Iterator[Block]:
        tables, paragraphs = self.tables, self.paragraphs

        def moved(place: Place) -> Place:
            if place == WHOLE_FILE:
                return place
            table = place.table + tables if place.table is not None else None
            return place._replace(table=table, paragraph=place.paragraph + paragraphs if place.paragraph is not None else None)

        self._count(inner.blocks)
        self.notices += [replace(notice, place=moved(notice.place)) for notice in inner.notices]
        self.doubtful |= {moved(place): why for place, why in inner.doubtful.items()}
        for block in inner.blocks:
            if isinstance(block, Line):
                yield replace(block, place=moved(block.place))
                continue
            made: dict[int, Cell] = {id(cell): cell._replace(place=moved(cell.place)) for cell in pieces(block) if isinstance(cell, Cell)}
            rows = tuple(tuple(made[id(cell)] for cell in row) for row in block.rows)
            yield replace(block, rows=rows, place=moved(block.place), inside=moved(block.inside) if block.inside else None)


def _elements(package: Package) -> list[etree._Element]:
    return list(n.word_xml(package.read(package.once(main_part))).iter(n.ALT_CHUNK))


def _id_of(element: etree._Element) -> str:
    return element.get(_ID) or element.get(_STRICT_ID) or ""


def _parts(package: Package) -> dict[str, str]:
    """Return the parts within the package that are documents of their own, by the number of their link."""
    main = package.once(main_part)
    folder, file = posixpath.split(main)
    name = posixpath.join(folder, "_rels", f"{file}.rels")
    if name not in package:
        return {}
    links = [link for link in parse_xml(package.read(name)) if link.get("TargetMode") != "External"]
    inside = [link for link in links if link.get("Type", "").rpartition("/")[2].casefold() == "afchunk"]
    return {link.get("Id", ""): posixpath.normpath(posixpath.join("/", folder, link.get("Target", ""))).lstrip("/") for link in inside}


def _document(package: Package, name: str) -> Document | None:
    """Return what a document within the file says; ``None`` for one that is not there, or of a kind that is not read within others."""
    data = package.head(name, MAX_BYTES + 1) if name in package else b""
    if not data or len(data) > MAX_BYTES:
        return None
    try:
        admitted = admit(data, name)
        inner = _read(admitted)
    except UnreadableFile as error:
        if error.unsafe:
            raise
        return None
    return replace(inner, notices=(*unsafe_notices(admitted), *inner.notices)) if inner is not None else None


def _read(admitted: Admitted) -> Document | None:
    if admitted.kind is Kind.DOCX and admitted.package is not None:
        return None if carries_others(admitted.package) else read_docx(admitted.package)
    if admitted.kind not in (Kind.HTML, Kind.MHTML):
        return None
    from toolkit.readers.web import read_web  # few files carry web pages

    return read_web(admitted, alone=False)
