"""Word comments (ECMA-376 part 1, 17.13.4): a part of comments, and marks around the paragraph that each is about.

Word takes no comment in headers, footers, notes and text boxes: such a comment stands at the paragraph that holds the box, or at
the first paragraph of the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from lxml import etree

from toolkit.annotate.package import AUTHOR, INITIALS, Parts, printable
from toolkit.annotate.remarks import Remark
from toolkit.model.place import Place
from toolkit.readers.docx import main_part, read_docx
from toolkit.readers.prefix import STRICT

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def add_comments(parts: Parts, remarks: Sequence[Remark], day: date) -> None:
    """Add a comment of that day for every remark to a Word file. A file without any paragraph stays as it is."""
    name = main_part(parts.package)
    root = parts.tree(name)
    space = f"{{{etree.QName(root).namespace}}}"
    anchors = _Anchors(parts, root, space)
    if not remarks or anchors.first is None:
        return
    comments_name, comments = _comments(parts, name, space)
    highest = max((int(id) for found in comments if (id := found.get(f"{space}id", "")).isdigit()), default=-1)
    for number, remark in enumerate(remarks, highest + 1):
        comments.append(_comment(space, number, remark, day))
        _mark(anchors.of(remark.place), space, number)
    parts.write(comments_name, comments)
    parts.write(name, root)


class _Anchors:
    """Finds the paragraph of a place, as the reader counts places."""

    def __init__(self, parts: Parts, root: etree._Element, space: str) -> None:
        self._space = space
        self.first = next((found for found in root.iter(f"{space}p") if self._outside(found) is found), None)
        spots: dict[Place, etree._Element] = {}
        read_docx(parts.package, spots)
        self._spots = _in_tree(spots, root)

    def of(self, place: Place | None) -> etree._Element | None:
        """Return the paragraph of a place; of a table that is known without its cell the first one in it; else the file's first."""
        found = self._spots.get(place) if place is not None else None
        if found is None and place is not None and place.table is not None:
            row_first = sorted(self._spots.items(), key=lambda spot: spot[0].row != place.row)
            found = next((element for spot, element in row_first if (spot.table, spot.part) == (place.table, place.part)), None)
        paragraph = self._paragraph(found) if found is not None else None
        return paragraph if paragraph is not None else self.first

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


def _in_tree(spots: Mapping[Place, etree._Element], root: etree._Element) -> dict[Place, etree._Element]:
    """Return for each place the element of ``root`` that stands where the reader's own tree has it.

    The reader may empty hints in its tree, so that tree is never written; both have the same elements in the same order.
    """
    walked = next((found for element in spots.values() if (found := element.getroottree().getroot()).find(_body(found)) is not None), None)
    if walked is None:
        return {}
    twin = dict(zip(walked.iter(etree.Element), root.iter(etree.Element), strict=True))
    return {place: twin[element] for place, element in spots.items() if element in twin}


def _body(root: etree._Element) -> str:
    return f"{{{etree.QName(root).namespace}}}body"


def _comments(parts: Parts, name: str, space: str) -> tuple[str, etree._Element]:
    """Return name and root of the part of comments, new where the file has none."""
    found = parts.linked(name, "comments")
    if found is not None:
        return found, parts.tree(found)
    new = parts.free_name(f"{name.rpartition('/')[0]}/comments{{}}.xml".lstrip("/"))
    parts.link(name, "comments", new, strict=space[1:-1] == STRICT)
    parts.declare(_TYPE, part=new)
    return new, etree.Element(f"{space}comments", nsmap={"w": space[1:-1]})


def _comment(space: str, number: int, remark: Remark, day: date) -> etree._Element:
    # Without a date LibreOffice would write an impossible one when it saves the file again.
    told = {f"{space}id": str(number), f"{space}author": AUTHOR, f"{space}date": f"{day:%Y-%m-%d}T00:00:00Z", f"{space}initials": INITIALS}
    comment = etree.Element(f"{space}comment", told)
    for line in _lines(remark.texts):
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
