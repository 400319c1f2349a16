"""Excel notes (ECMA-376 part 1, 18.7): a part of comments for each sheet, and the old drawing (VML) without which Excel shows none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import groupby

from lxml import etree

from toolkit.annotate.package import AUTHOR, NOWHERE, Parts, printable
from toolkit.annotate.remarks import Remark
from toolkit.annotate.threads import Threads
from toolkit.errors import UnreadableFile
from toolkit.model.place import column_letters

_MAIN, _STRICT = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main"
_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_LINK = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_WORKBOOK = "xl/workbook.xml"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_AFTER_DRAWING = frozenset(
    {"legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "AlternateContent", "webPublishItems", "tableParts", "extLst"}
)
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SHAPE_ID = re.compile(rb"_x0000_s(\d+)")
_CLOSE = re.compile(rb"</(?:\w+:)?xml\s*>\s*$")
_LETTERS_A_LINE = 45

_DRAWING = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel">'
    '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{block}"/></o:shapelayout>'
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>'
)
_SHAPE = (
    '<v:shape xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel" id="_x0000_s{id}" type="#_x0000_t202"'
    ' style="position:absolute;margin-left:60pt;margin-top:5pt;width:230pt;height:{height}pt;z-index:1;visibility:hidden"'
    ' fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>'
    '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
    "<x:Anchor>{left}, 15, {top}, 2, {right}, 15, {bottom}, 4</x:Anchor>"
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)


def add_notes(parts: Parts, remarks: Sequence[Remark], day: date) -> None:
    """Add a note for every remark to a workbook; one without a cell stands in the first cell of its sheet, or of the first sheet.

    ``day`` is that of the replies in cells that have a thread. Raises :class:`UnreadableFile` for a workbook without a visible sheet.
    """
    sheets = _sheets(parts)
    if not sheets:
        raise UnreadableFile(NOWHERE)
    first = next(iter(sheets))

    def sheet_of(remark: Remark) -> str:
        said = remark.place.sheet if remark.place is not None else None
        return said if said in sheets else first

    for sheet, said in groupby(sorted(remarks, key=lambda one: list(sheets).index(sheet_of(one))), key=sheet_of):
        notes: dict[tuple[int, int], list[str]] = {}
        for remark in said:
            place = remark.place
            at = (place.row or 1, place.column or 1) if place is not None and place.sheet == sheet else (1, 1)
            notes.setdefault(at, []).extend(remark.texts)
        _SheetNotes(parts, sheets[sheet], 1 + list(sheets).index(sheet)).add(notes, day)


def _sheets(parts: Parts) -> dict[str, str]:
    """Return the part of every visible sheet by its name, in the order of the workbook."""
    book = parts.tree(_WORKBOOK)
    space = etree.QName(book).namespace
    link = f"{{{_STRICT_LINK if space == _STRICT else _LINK}}}id"
    links = parts.tree("xl/_rels/workbook.xml.rels")
    targets = {found.get("Id"): found.get("Target", "") for found in links if found.get("Type", "").endswith("/worksheet")}
    found = {}
    for sheet in book.iter(f"{{{space}}}sheet"):
        target = targets.get(sheet.get(link), "")
        name = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if target and name in parts and sheet.get("state", "visible") == "visible":
            found[sheet.get("name", "")] = name
    return found


class _SheetNotes:
    """Adds notes to one sheet; those that are there already stay, a second one for a cell goes on below the first and repeats nothing."""

    def __init__(self, parts: Parts, sheet: str, number: int) -> None:
        self._parts, self._sheet, self._number = parts, sheet, number
        self._root = parts.tree(sheet)
        self._space = f"{{{etree.QName(self._root).namespace}}}"
        self._strict = self._space[1:-1] == _STRICT

    def add(self, notes: dict[tuple[int, int], list[str]], day: date) -> None:
        """Add the texts by row and column."""
        name, comments = self._comments()
        listed = comments.find(f"{self._space}commentList")
        there = {} if listed is None else {found.get("ref"): found for found in listed}
        said = {cell: "".join(text.text or "" for text in found.iter(f"{self._space}t")).split("\n") for cell, found in there.items()}
        threads = Threads(self._parts, self._sheet, _WORKBOOK)
        fresh = []
        for at, texts in sorted(notes.items()):
            cell = f"{column_letters(at[1])}{at[0]}"
            text = "\n".join(one for one in map(printable, texts) if not set(said.get(cell, ())).issuperset(one.split("\n")))
            if text:
                fresh.append((at, cell, text))
        if not fresh:
            return
        listed = etree.SubElement(comments, f"{self._space}commentList") if listed is None else listed
        author = self._author(comments)
        for _, cell, text in fresh:
            if cell in there:
                self._extend(there[cell], text)
                threads.reply(cell, text, day)
            else:
                listed.append(self._comment(cell, author, text))
        if name not in self._parts:
            self._parts.link(self._sheet, "comments", name, strict=self._strict)
            self._parts.declare(_COMMENTS_TYPE, part=name)
        self._parts.write(name, comments)
        self._draw([(at, text) for at, cell, text in fresh if cell not in there])

    def _comments(self) -> tuple[str, etree._Element]:
        """Return name and root of the sheet's part of comments; a new one, which nothing leads to yet, where it has none."""
        found = self._parts.linked(self._sheet, "comments")
        if found is not None:
            return found, self._parts.tree(found)
        return self._parts.free_name("xl/comments{}.xml"), etree.fromstring(f'<comments xmlns="{self._space[1:-1]}"/>')

    def _author(self, comments: etree._Element) -> int:
        """Return the number of our author, added where he is new."""
        authors = comments.find(f"{self._space}authors")
        if authors is None:
            authors = etree.Element(f"{self._space}authors")
            comments.insert(0, authors)
        names = [found.text for found in authors]
        if AUTHOR not in names:
            etree.SubElement(authors, f"{self._space}author").text = AUTHOR
            return len(names)
        return names.index(AUTHOR)

    def _comment(self, cell: str, author: int, text: str) -> etree._Element:
        comment = etree.Element(f"{self._space}comment", ref=cell, authorId=str(author))
        self._extend(comment, text)
        return comment

    def _extend(self, comment: etree._Element, text: str) -> None:
        """Let a note say one more thing; a plain text (``t``) that is there becomes the first run, since the two may not stand together."""
        body = comment.find(f"{self._space}text")
        if body is None:
            body = etree.SubElement(comment, f"{self._space}text")
        plain = body.find(f"{self._space}t")
        if plain is not None:
            run = etree.Element(f"{self._space}r")
            body.replace(plain, run)
            run.append(plain)
        before = len(body.findall(f"{self._space}r")) > 0
        run = etree.SubElement(body, f"{self._space}r")
        etree.SubElement(run, f"{self._space}t", {_SPACE: "preserve"}).text = f"\n{text}" if before else text

    def _draw(self, new: Sequence[tuple[tuple[int, int], str]]) -> None:
        """Add a box for every new note to the old drawing of the sheet."""
        if not new:
            return
        link = f"{{{_STRICT_LINK if self._strict else _LINK}}}id"
        drawing = self._root.find(f"{self._space}legacyDrawing")  # pictures of the page header have one of their own (legacyDrawingHF)
        name = self._parts.linked(self._sheet, "vmlDrawing", drawing.get(link)) if drawing is not None else None
        if name is None:
            name = self._parts.free_name("xl/drawings/vmlDrawing{}.vml")
            self._parts.changed[name] = _DRAWING.format(block=self._number).encode()
            self._parts.declare(_DRAWING_TYPE, extension="vml")
            id = self._parts.link(self._sheet, "vmlDrawing", name, strict=self._strict)
            if drawing is not None:
                self._root.remove(drawing)
            self._root.insert(self._drawing_index(), etree.Element(f"{self._space}legacyDrawing", {link: id}))
            self._parts.write(self._sheet, self._root)
        self._parts.changed[name] = _with_shapes(self._parts.read(name), new, 1024 * self._number)

    def _drawing_index(self) -> int:
        """Return where the schema wants the old drawing: behind the sheet's data and new drawing, before objects, controls and tables."""
        data = next((index for index, child in enumerate(self._root) if child.tag == f"{self._space}sheetData"), 0)
        later = (index for index, child in enumerate(self._root) if index > data and _local(child) in _AFTER_DRAWING)
        return next(later, len(self._root))


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _with_shapes(drawing: bytes, new: Sequence[tuple[tuple[int, int], str]], base: int) -> bytes:
    """Return the drawing with a box for every new note, each with an id of its own; all that is in it stays byte for byte."""
    highest = max(map(int, _SHAPE_ID.findall(drawing)), default=base)
    shapes = []
    for number, ((row, column), text) in enumerate(new, highest + 1):
        lines = sum(1 + len(line) // _LETTERS_A_LINE for line in text.split("\n"))
        place = {"left": column, "right": column + 4, "top": max(0, row - 2), "bottom": max(0, row - 2) + lines + 1}
        shapes.append(_SHAPE.format(id=number, height=15 * (lines + 1), row=row - 1, column=column - 1, **place))
    close = _CLOSE.search(drawing)
    end = close.start() if close else len(drawing)
    return drawing[:end] + "".join(shapes).encode() + drawing[end:]
