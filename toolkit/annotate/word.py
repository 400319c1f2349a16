"""Word comments (ECMA-376 part 1, 17.13.4): a part of comments, and marks around the paragraph that each is about.

Word takes no comment in headers, footers, notes and text boxes: such a comment stands at the paragraph that holds the box, or at
the first paragraph of the file, and names the place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import count, islice

from lxml import etree

from toolkit.annotate.package import AUTHOR, INITIALS, NOWHERE, Parts, printable
from toolkit.annotate.remarks import Remark
from toolkit.errors import UnreadableFile
from toolkit.model.place import Place
from toolkit.readers.docx import main_part, read_docx
from toolkit.readers.prefix import STRICT

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_HIGHEST = 2**31 - 1


def add_comments(parts: Parts, remarks: Sequence[Remark], day: date) -> None:
    """Add a comment of that day for every remark to a Word file; what an earlier comment of ours says there already is not said again.

    Raises :class:`UnreadableFile` for a file without any paragraph.
    """
    name = main_part(parts.package)
    root = parts.tree(name)
    space = f"{{{etree.QName(root).namespace}}}"
    anchors = _Anchors(parts, root, space)
    if not remarks:
        return
    if anchors.first is None:
        raise UnreadableFile(NOWHERE)
    comments_name, comments = _comments(parts, name, space)
    ours = {found.get(f"{space}id"): _said(found, space) for found in comments if found.get(f"{space}author") == AUTHOR}
    fresh = []
    for remark in remarks:
        paragraph = anchors.of(remark.place)
        said = {line for mark in _begins(paragraph, space) for line in ours.get(mark, ())}
        where = f" ({remark.place.say()})" if remark.place is not None and anchors.lacks(remark.place) else ""
        texts = tuple(text for text in (f"{one}{where}" for one in remark.texts) if not said.issuperset(_lines([text])))
        if texts:
            fresh.append((paragraph, texts))
    if not fresh:
        return
    for number, (paragraph, texts) in zip(_free_numbers(root, comments, space, len(fresh)), fresh, strict=False):
        comments.append(_comment(space, number, texts, day))
        _mark(paragraph, space, number)
    if comments_name not in parts:
        parts.link(name, "comments", comments_name, strict=space[1:-1] == STRICT)
        parts.declare(_TYPE, part=comments_name)
    parts.write(comments_name, comments)
    parts.write(name, root)


def _begins(paragraph: etree._Element | None, space: str) -> list[str | None]:
    """Return the ids of the comments that begin in a paragraph."""
    return [] if paragraph is None else [mark.get(f"{space}id") for mark in paragraph.iter(f"{space}commentRangeStart")]


def _said(comment: etree._Element, space: str) -> set[str]:
    return {"".join(text.text or "" for text in line.iter(f"{space}t")) for line in comment.iter(f"{space}p")}


def _free_numbers(root: etree._Element, comments: etree._Element, space: str, wanted: int) -> Iterator[int]:
    """Yield numbers that no comment and no mark bears, as high as they may be: behind the highest, else where there is room."""
    marked = root.iter(*(f"{space}comment{kind}" for kind in ("RangeStart", "RangeEnd", "Reference")))
    ids = (found.get(f"{space}id", "") for found in (*comments, *marked))
    taken = {int(id) for id in ids if id.isdecimal()}
    behind = max(taken, default=-1) + 1
    return (number for number in count(behind if behind + wanted <= _HIGHEST else 0) if number not in taken)


class _Anchors:
    """Finds the paragraph of a place, as the reader counts places."""

    def __init__(self, parts: Parts, root: etree._Element, space: str) -> None:
        self._space = space
        self.first = next((found for found in root.iter(f"{space}p") if self._outside(found) is found), None)
        self._root = root
        self._spots: dict[Place, etree._Element] = {}
        read_docx(parts.package, self._spots)

    def lacks(self, place: Place) -> bool:
        """Tell whether a place of the body is not in the file itself: it stands in a document that the file carries along."""
        return not place.part and all((spot.table, spot.paragraph) != (place.table, place.paragraph) for spot in self._spots)

    def of(self, place: Place | None) -> etree._Element | None:
        """Return the paragraph of a place; of a table that is known without its cell the first one in it; else the file's first."""
        found = self._spots.get(place) if place is not None else None
        if found is None and place is not None and place.table is not None:
            row_first = sorted(self._spots.items(), key=lambda spot: spot[0].row != place.row)
            found = next((element for spot, element in row_first if (spot.table, spot.part) == (place.table, place.part)), None)
        found = self._twin(found) if found is not None else None
        paragraph = self._paragraph(found) if found is not None else None
        return paragraph if paragraph is not None else self.first

    def _twin(self, element: etree._Element) -> etree._Element | None:
        """Return the element of the main part that stands where the reader's own tree has it; ``None`` for one of another part.

        The reader changes texts in its tree and adds to the end of a control, so that tree is never written; the ways to what stands in
        the file are the same in both.
        """
        way = []
        while (above := element.getparent()) is not None:
            way.append(sum(1 for _ in element.itersiblings(etree.Element, preceding=True)))
            element = above
        if etree.QName(element).localname != etree.QName(self._root).localname:
            return None
        here: etree._Element | None = self._root
        for step in reversed(way):
            here = next(islice(here.iterchildren(etree.Element), step, None), None) if here is not None else None
        return here

    def _paragraph(self, element: etree._Element) -> etree._Element | None:
        """Return the paragraph itself, or of a cell or control the first one with words, else the first."""
        owned = [found for found in element.iter(f"{self._space}p") if self._cell(found) in (element, self._cell(element))]
        said = (found for found in owned if any((text.text or "").strip() for text in found.iter(f"{self._space}t")))
        chosen = next(said, owned[0] if owned else None)
        return self._outside(chosen) if chosen is not None else None

    def _cell(self, element: etree._Element) -> etree._Element | None:
        return element if element.tag == f"{self._space}tc" else next(element.iterancestors(f"{self._space}tc"), None)

    def _outside(self, paragraph: etree._Element) -> etree._Element | None:
        """Return the paragraph, or the one on which the outermost text box around it hangs."""
        boxes = list(paragraph.iterancestors(f"{self._space}txbxContent"))
        return next(boxes[-1].iterancestors(f"{self._space}p"), None) if boxes else paragraph


def _comments(parts: Parts, name: str, space: str) -> tuple[str, etree._Element]:
    """Return name and root of the part of comments; a new one, which nothing leads to yet, where the file has none."""
    found = parts.linked(name, "comments")
    if found is not None:
        return found, parts.tree(found)
    new = parts.free_name(f"{name.rpartition('/')[0]}/comments{{}}.xml".lstrip("/"))
    return new, etree.Element(f"{space}comments", nsmap={"w": space[1:-1]})


def _comment(space: str, number: int, texts: Sequence[str], day: date) -> etree._Element:
    # Without a date LibreOffice would write an impossible one when it saves the file again.
    told = {f"{space}id": str(number), f"{space}author": AUTHOR, f"{space}date": f"{day:%Y-%m-%d}T00:00:00Z", f"{space}initials": INITIALS}
    comment = etree.Element(f"{space}comment", told)
    for line in _lines(texts):
        run = etree.SubElement(etree.SubElement(comment, f"{space}p"), f"{space}r")
        etree.SubElement(run, f"{space}t", {_SPACE: "preserve"}).text = line
    return comment


def _lines(texts: Iterable[str]) -> list[str]:
    return [line for text in texts for line in printable(text).split("\n")]


def _mark(paragraph: etree._Element | None, space: str, number: int) -> None:
    """Put the comment's marks around the content of a paragraph; its properties stay in front."""
    if paragraph is None:
        return
    id = {f"{space}id": str(number)}
    begin = 1 if len(paragraph) and paragraph[0].tag == f"{space}pPr" else 0
    paragraph.insert(begin, etree.Element(f"{space}commentRangeStart", id))
    paragraph.append(etree.Element(f"{space}commentRangeEnd", id))
    run = etree.SubElement(paragraph, f"{space}r")
    etree.SubElement(run, f"{space}commentReference", id)
