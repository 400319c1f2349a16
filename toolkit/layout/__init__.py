"""Read how any Word file looks: page, paragraphs and runs with every style, default and theme resolved.

The file is opened with the guards of the readers; what cannot be opened raises ``UnreadableFile``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from toolkit.errors import UnreadableFile
from toolkit.layout.pages import sections_of
from toolkit.layout.parting import indented, parted
from toolkit.layout.styles import MM_A_TWIP, VAL, Styles, W, alignment, number, spacing
from toolkit.model.layout import LaidParagraph, LaidRun, Layout, Spot
from toolkit.readers.docx.links import main_part
from toolkit.readers.guard import Kind, admit
from toolkit.readers.package import Package, parse_xml
from toolkit.text.legacy import decode_runs, font_encoding

if TYPE_CHECKING:
    from lxml.etree import _Element

    from toolkit.layout.styles import Look

_NOT_WORD = "Tệp không phải Word (.docx) nên không kiểm tra thể thức được; hãy mở bằng Word hoặc LibreOffice, lưu thành .docx."
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_WRAPPERS = {W + name for name in ("sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml", "hyperlink", "fldSimple", "dir", "bdo")}
_GONE = {f"{W}del", f"{W}moveFrom", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
# The number of the page, shown where it is not 1: { IF { PAGE } > 1 { PAGE } "" }.
_LATER = re.compile(r"IFPAGE(?:\\\*MERGEFORMAT)?(?:>1|<>1|>=2|=1\"\")")
_TAB = 12.7
_SIGNS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}softHyphen": "\u00ad"}
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_VML = "{urn:schemas-microsoft-com:vml}"
_EMU_A_MM = 36_000
_DEEPEST = 12
_MARGINS = {"header": "đầu trang", "footer": "chân trang"}


def read_layout(data: bytes, name: str) -> Layout:
    """Return how the Word file looks; raise :class:`UnreadableFile` where it is none or may not be opened."""
    admitted = admit(data, name)
    if admitted.kind is not Kind.DOCX or admitted.package is None:
        raise UnreadableFile(_NOT_WORD)
    package = admitted.package
    main = main_part(package)
    folder = main.rpartition("/")[0]
    settings = _part(package, f"{folder}/settings.xml")
    language = settings.find(f"{W}themeFontLang") if settings is not None else None
    styles = Styles(
        _part(package, f"{folder}/styles.xml"),
        _part(package, f"{folder}/numbering.xml"),
        _part(package, f"{folder}/theme/theme1.xml"),
        language.get(VAL, "") if language is not None else "",
    )
    root = _part(package, main)
    body = root.find(f"{W}body") if root is not None else None
    if body is None:
        raise UnreadableFile(_NOT_WORD)
    margins: dict[str, list[LaidParagraph]] = {}
    for id, kind, target in _margins(package, main):
        part = _part(package, f"{folder}/{target}" if not target.startswith("/") else target[1:])
        if part is not None:
            walk = _Walk(styles, _MARGINS[kind])
            walk.blocks(part, 0, _Where())
            margins[id] = walk.found
    even = settings is not None and settings.find(f"{W}evenAndOddHeaders") is not None
    sections = sections_of(body, margins, even=even)
    walk = _Walk(styles, "")
    walk.widths = [one.width - one.left - one.right for one in sections]
    stop = settings.find(f"{W}defaultTabStop") if settings is not None else None
    walk.tab = number(stop.get(VAL), _TAB / MM_A_TWIP) * MM_A_TWIP if stop is not None else _TAB
    walk.blocks(body, 0, _Where())
    return Layout(
        paragraphs=tuple(walk.found),
        sections=sections,
        margins=tuple(paragraph for found in margins.values() for paragraph in found),
    )


def _part(package: Package, name: str) -> _Element | None:
    if name not in package:
        return None
    data = package.read(name)
    return parse_xml(data.replace(_STRICT, W[1:-1].encode())) if _STRICT in data[:4000] else package.xml(name)


def _margins(package: Package, main: str) -> Iterator[tuple[str, str, str]]:
    """Yield id, kind and part of every header and footer that the document points to; pictures and the like are no XML."""
    folder, _, file = main.rpartition("/")
    name = f"{folder}/_rels/{file}.rels"
    for link in package.xml(name) if name in package else ():
        kind = link.get("Type", "").rpartition("/")[2]
        if kind in _MARGINS and link.get("TargetMode") != "External":
            yield link.get("Id", ""), kind, link.get("Target", "")


@dataclass(slots=True, kw_only=True)
class _Where:
    """The container that the walk is in, and how many paragraphs and tables of it have been met."""

    said: str = ""
    table: int = 0
    row: int = 0
    cell: int = 0
    width: float = 0
    style: str = ""
    box: bool = False
    paragraphs: int = 0
    tables: int = 0


class _Walk:
    """Goes through the paragraphs of one part in the order of reading."""

    def __init__(self, styles: Styles, part: str) -> None:
        self.styles, self.part = styles, part
        self.found: list[LaidParagraph] = []
        self.widths: list[float] = []
        self.tab = _TAB
        self.section = self.tables = 0
        self._breaks = False

    def blocks(self, container: _Element, depth: int, where: _Where) -> None:
        """Walk what stands in a body, cell, box or control."""
        if depth > _DEEPEST:
            return
        for child in container:
            if child.tag == f"{W}p":
                where.paragraphs += 1
                self._paragraph(child, depth, where)
            elif child.tag == f"{W}tbl":
                where.tables += 1
                self.tables += 1
                self._table(child, depth, where)
            elif child.tag in _WRAPPERS:
                self.blocks(child, depth + 1, where)

    def _table(self, table: _Element, depth: int, where: _Where) -> None:
        named = table.find(f"{W}tblPr/{W}tblStyle")
        columns = [number(one.get(f"{W}w")) * MM_A_TWIP for one in table.iterfind(f"{W}tblGrid/{W}gridCol")]
        number_of_table = self.tables
        for row, line in enumerate(table.iterdescendants(f"{W}tr"), start=1):
            if next(line.iterancestors(f"{W}tbl"), None) is not table:
                continue
            at = 0
            for cell, box in enumerate(
                (one for one in line.iterdescendants(f"{W}tc") if next(one.iterancestors(f"{W}tr")) is line), start=1
            ):
                span_of = box.find(f"{W}tcPr/{W}gridSpan")
                span = int(min(max(number(span_of.get(VAL), 1), 1), 64)) if span_of is not None else 1
                width_of = box.find(f"{W}tcPr/{W}tcW")
                width = (
                    number(width_of.get(f"{W}w")) * MM_A_TWIP if width_of is not None and width_of.get(f"{W}type", "dxa") == "dxa" else 0
                )
                width = width or sum(columns[at : at + span])
                at += span
                said = f"{where.said + ', ' if where.said else ''}bảng {where.tables}, dòng {row}, ô {cell}"
                style = named.get(VAL, "") if named is not None else ""
                first = len(self.found)
                self.blocks(box, depth + 1, _Where(said=said, table=number_of_table, row=row, cell=cell, width=width, style=style))
                if _is_ruled(box) and len(self.found) > first:
                    # A table within a cell that only draws a line belongs to what stands above it there.
                    inner = where.table and first and not any(one.text for one in self.found[first:])
                    at = first - 1 if inner else len(self.found) - 1
                    self.found[at] = replace(self.found[at], rules=(*self.found[at].rules, round(width, 1)))

    def _paragraph(self, paragraph: _Element, depth: int, where: _Where) -> None:
        properties = paragraph.find(f"{W}pPr")
        look, inherited = self.styles.paragraph(properties, where.style)
        runs: list[LaidRun] = []
        rules: list[float] = []
        boxes: list[_Element] = []
        self._breaks = look.get("newPage") == "1"
        self._runs(paragraph, inherited, runs, rules, boxes, 0)
        before, after, rule, line = spacing(look)
        said = ", ".join(one for one in (self.part, where.said, f"đoạn {where.paragraphs}") if one)
        width = where.width or (self.widths[min(self.section, len(self.widths) - 1)] if self.widths else 0)
        spot = Spot(
            said=said,
            part=self.part,
            table=where.table,
            row=where.row,
            cell=where.cell,
            section=self.section,
            width=width,
            in_box=where.box,
        )
        left, right = (number(look.get(side)) * MM_A_TWIP for side in ("left", "right"))
        fields = _fields(paragraph) if self.part else ""
        laid = LaidParagraph(
            runs=_decoded(runs),
            spot=spot,
            align=alignment(look),
            first_line=number(look.get("firstLine")) * MM_A_TWIP,
            left=left,
            right=right,
            before=before,
            after=after,
            line_rule=rule,
            line=line,
            rules=(*rules, *_edges(properties, width - left - right)),
            breaks=self._breaks,
            close=look.get("contextual") == "1",
            style=look.get("style", ""),
            numbered=look.get("numId", "0") not in ("", "0"),
            counts="PAGE" in fields,
            later=_LATER.search(fields) is not None,
        )
        self.found.extend(parted(indented(laid, self.tab)))
        for box in boxes:
            self.blocks(box, depth + 1, _Where(said=f"{said}, khung chữ", box=True))
        if properties is not None and properties.find(f"{W}sectPr") is not None:
            self.section += 1

    def _runs(self, parent: _Element, inherited: Look, runs: list[LaidRun], rules: list[float], boxes: list[_Element], depth: int) -> None:
        for child in parent:
            if child.tag == f"{W}r":
                self._run(child, inherited, runs, rules, boxes)
            elif child.tag in _WRAPPERS and depth < _DEEPEST:
                self._runs(child, inherited, runs, rules, boxes, depth + 1)

    def _run(self, run: _Element, inherited: Look, runs: list[LaidRun], rules: list[float], boxes: list[_Element]) -> None:
        look = self.styles.run(run.find(f"{W}rPr"), inherited)
        pieces = []
        for child in run.iter():
            if child.tag == f"{W}t" and next(child.iterancestors(f"{W}r")) is run:
                pieces.append(child.text or "")
            elif child.tag in _SIGNS and child.getparent() is run:
                pieces.append(_SIGNS[child.tag])
                self._breaks = self._breaks or child.get(f"{W}type") == "page"
            elif child.tag == f"{W}txbxContent" and not any(one.tag in _GONE for one in child.iterancestors()):
                boxes.append(child)
            elif isinstance(child.tag, str) and not any(one.tag in _GONE for one in child.iterancestors()):
                rules.extend(_drawn(child))
        text = "".join(pieces)
        if text and look.get("vanish") != "1":
            runs.append(
                LaidRun(
                    text=text,
                    font=self.styles.font(look),
                    size=number(look.get("sz"), 20) / 2,
                    bold=look.get("b") == "1",
                    italic=look.get("i") == "1",
                    underline=look.get("u") == "1",
                    capitals=look.get("caps") == "1",
                    color="" if look.get("color", "auto").lower() in ("auto", "000000") else look["color"],
                )
            )


def _fields(paragraph: _Element) -> str:
    """Return the orders of the fields of a paragraph, one after the other without spaces: "IFPAGE>1PAGE"."""
    said = [one.text or "" for one in paragraph.iter(f"{W}instrText")]
    said += [one.get(f"{W}instr", "") for one in paragraph.iter(f"{W}fldSimple")]
    said += ["PAGE" for _ in paragraph.iter(f"{W}pgNum")]
    return "".join("".join(said).upper().split())


def _edges(properties: _Element | None, width: float) -> list[float]:
    """Return the lengths of the lines along the upper and lower edge of a paragraph."""
    borders = properties.find(f"{W}pBdr") if properties is not None else None
    if borders is None:
        return []
    drawn = [one for one in borders if one.tag in (f"{W}top", f"{W}bottom") and one.get(VAL) not in (None, "nil", "none")]
    return [round(width, 1)] * bool(drawn)


def _is_ruled(cell: _Element) -> bool:
    """Tell whether a cell has a line along its upper or lower edge and none at its sides: a line that is drawn with a table."""
    borders = cell.find(f"{W}tcPr/{W}tcBorders")
    drawn = {one.tag for one in borders if one.get(VAL) not in (None, "nil", "none")} if borders is not None else set()
    return bool(drawn) and drawn <= {f"{W}top", f"{W}bottom"}


def _drawn(element: _Element) -> list[float]:
    """Return the length of a straight horizontal line that is drawn (DrawingML or VML)."""
    if element.tag == f"{_DRAWING}extent":
        wide, high = (number(element.get(side)) / _EMU_A_MM for side in ("cx", "cy"))
        return [round(wide, 1)] if wide > 5 and high <= 2 else []
    if element.tag == f"{_VML}line":
        ends = [number(one.split(",")[0]) for one in (element.get("from", ""), element.get("to", ""))]
        return [round(abs(ends[1] - ends[0]) * MM_A_TWIP, 1)]
    if element.tag in (f"{_VML}shape", f"{_VML}rect"):
        said = dict(one.split(":", 1) for one in element.get("style", "").split(";") if ":" in one)
        wide, high = (number(said.get(side)) * MM_A_TWIP for side in ("width", "height"))
        return [round(wide, 1)] if wide > 5 and high <= 2 else []
    return []


def _decoded(runs: Sequence[LaidRun]) -> tuple[LaidRun, ...]:
    """Return the runs with letters in the place of the codes of old fonts (TCVN3, VNI), so that a paper in them is judged by its words."""
    if not any(font_encoding(run.font)[0] for run in runs):
        return tuple(runs)
    texts = decode_runs([(run.text, run.font) for run in runs])
    return tuple(replace(run, text=text) for run, text in zip(runs, texts, strict=True))
