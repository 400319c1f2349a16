"""Blocks of a Word part: paragraphs become lines, tables become rectangles with merged cells resolved."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from toolkit.errors import UnreadableFile
from toolkit.model.document import Block, Emphasis, Line, Table
from toolkit.model.place import Place
from toolkit.readers.docx import names as n
from toolkit.readers.docx.choices_of_markup import ALTERNATE, shown
from toolkit.readers.docx.grid import Placed, RawCell, RawLine, grid_of, join, width_of
from toolkit.readers.docx.names import VAL, W
from toolkit.readers.docx.numbering import Numbering
from toolkit.readers.docx.runs import DOUBT, Met, Paragraph, Run, control_tick, is_check_box, read_paragraph, shows_hint
from toolkit.text.choices import only_marks

MAX_COLUMNS = 200
MAX_CELLS = 200_000
MAX_DEPTH = 20
_FLOATING = "Dấu chọn nằm trong khung vẽ nổi trên chữ; chưa rõ dấu thuộc lựa chọn nào."
_LONGEST_MARK = 3
_TOO_LARGE = "Tệp có bảng quá lớn nên không phải mẫu biểu của Kế hoạch; đề nghị dùng đúng mẫu biểu rồi gửi lại."
_TOO_DEEP = "Tệp có bảng lồng nhau quá nhiều lớp nên không đọc được; đề nghị chép nội dung sang mẫu biểu gốc rồi gửi lại."


@dataclass(slots=True)
class Body:
    """Walks the blocks of one part and hands out table and paragraph numbers in reading order, for each ``part`` its own.

    ``spots``, where wanted, takes the element of every line and cell by its place.
    """

    met: Met
    numbering: Numbering
    decode: Callable[[list[Run]], None] | None = None
    part: str = ""
    tables: dict[str, int] = field(default_factory=dict)
    paragraphs: dict[str, int] = field(default_factory=dict)
    cells: int = 0
    notes: list[tuple[str, str]] = field(default_factory=list)
    spots: dict[Place, etree._Element] | None = None
    doubts: dict[Place, str] = field(default_factory=dict)

    def blocks(self, element: etree._Element, depth: int = 0) -> Iterator[Block]:
        """Yield lines and tables of a body, cell, header or text box, in reading order."""
        carried: list[Run] = []
        for child in _flat(element, self.met):
            if child.tag == n.P:
                paragraph = read_paragraph(child, self.met)
                runs = [*carried, *paragraph.runs]
                carried = runs if paragraph.mark_deleted else []
                self.notes.extend(paragraph.notes)
                self._see_floating(paragraph.boxes)
                if not paragraph.mark_deleted:
                    yield self._line(RawLine(runs, self.numbering.label(child)), child)
                for box in paragraph.boxes:
                    yield from self._box(box, depth)
            elif child.tag == n.TBL and (page := self._framed(child)) is not None:
                yield from self.blocks(page, depth + 1)
            elif child.tag == n.TBL:
                yield from self._table(child, depth)
            elif child.tag == n.SDT:
                yield self._line(RawLine([Run(control_tick(child, self.met))]), child)
            elif child.tag == n.ALT_CHUNK and self.spots is not None:
                yield self._line(RawLine([]), child)

    def _see_floating(self, boxes: Sequence[etree._Element]) -> None:
        """Ask for a look where a mark floats over the text: nothing tells which choice it is set at."""
        for box in boxes:
            text = "".join(piece.text or "" for piece in box.iter(n.T)).strip()
            if text and only_marks(text) and len(text) <= _LONGEST_MARK:
                self.met.doubt = self.met.doubt or _FLOATING

    def _box(self, box: etree._Element, depth: int) -> Iterator[Block]:
        outer, self.part = self.part, "hộp văn bản"
        yield from self.blocks(box, depth + 1)
        self.part = outer

    def _line(self, raw: RawLine, element: etree._Element) -> Line:
        if self.decode:
            self.decode(raw.runs)
        line = self.line(*join([raw]), raw.number)
        if self.met.doubt:
            self.doubts[line.place], self.met.doubt = self.met.doubt, ""
        if self.spots is not None:
            self.spots[line.place] = element
        return line

    def line(self, text: str, emphasis: tuple[Emphasis, ...], number: str = "") -> Line:
        """Return the next line."""
        count = self.paragraphs[self.part] = self.paragraphs.get(self.part, 0) + 1
        return Line(text=text, place=Place(paragraph=count, part=self.part), number=number, emphasis=emphasis)

    def _table(self, element: etree._Element, depth: int, inside: Place | None = None) -> Iterator[Block]:
        if depth > MAX_DEPTH:
            raise UnreadableFile(_TOO_DEEP)
        rows = [self.raw_row(row, depth) for row in _flat(element, self.met, n.TR) if not self._left_out(row)]
        for table in self.table([[cell.placed() for cell in row] for row in rows], inside):
            yield table
            for row, line in zip(rows, table.rows, strict=True):
                for cell in row:
                    for inner in cell.tables:
                        yield from self._table(inner, depth + 1, line[cell.column].place)

    def table(self, rows: Sequence[Sequence[Placed]], inside: Place | None = None) -> Iterator[Table]:
        """Yield the next table, if these rows make one."""
        number = self.tables[self.part] = self.tables.get(self.part, 0) + 1
        width = width_of(rows)
        self.cells += width * len(rows)
        if self.cells > MAX_CELLS:
            raise UnreadableFile(_TOO_LARGE)
        grid = grid_of(rows, width, number, self.part, self.spots, self.doubts)
        if grid:
            yield Table(rows=grid, place=Place(table=number, part=self.part), inside=inside)

    def _framed(self, table: etree._Element) -> etree._Element | None:
        """Return the one cell of a table that frames text and tables in their order, as the page itself does."""
        only = _only_cell(table)
        if only is None or only.find(n.TBL) is None:
            return None
        marked = (properties.find(mark) for properties in table.iterfind(f"{n.TR}/{n.TR_PR}") for mark in (n.DEL, n.INS, W + "hidden"))
        return only if all(mark is None for mark in marked) else None

    def _left_out(self, row: etree._Element) -> bool:
        """Tell whether a row is deleted with tracked changes, or hidden; what it said is reported."""
        properties = n.properties_of(row, n.TR_PR, before=n.TC)
        if properties is None:
            return False
        if properties.find(n.DEL) is not None:
            self.met.pending += 1
            return True
        hidden = properties.find(W + "hidden")
        if hidden is None or not n.is_on(hidden.get(VAL)):
            self.met.pending += properties.find(n.INS) is not None
            return False
        text = "".join(piece.text or "" for piece in row.iter(n.T))
        if text.strip():
            self.met.hidden.append(text)
        return True

    def raw_row(self, row: etree._Element, depth: int) -> list[RawCell]:
        """Return the cells of a row."""
        column = before_first(row)
        cells: list[RawCell] = []
        for child in _flat(row, self.met, n.TC):
            span, joins, joins_left, edit = _merging(child)
            self.met.pending += edit is not None
            if edit == _CELL_DELETED:
                continue
            cell = self._raw_cell(child, column, span, depth, joins=joins)
            column += cell.span
            if cells and joins_left:
                cells[-1].span += cell.span
                cells[-1].lines.extend(cell.lines)
                cells[-1].tables.extend(cell.tables)
                cells[-1].doubt = cells[-1].doubt or cell.doubt
            else:
                cells.append(cell)
        refuse_wide(column)
        return cells

    def _raw_cell(self, element: etree._Element, column: int, span: int, depth: int, *, joins: bool) -> RawCell:
        cell = RawCell(column, span, joins, [], [], element)
        self._fill(cell, element, depth)
        cell.doubt, self.met.doubt = self.met.doubt, ""
        if self.decode:
            for line in cell.lines:
                self.decode(line.runs)
        return cell

    def _fill(self, cell: RawCell, element: etree._Element, depth: int) -> None:
        carried: list[Run] = []
        for child in _flat(element, self.met):
            if child.tag == n.P:
                paragraph: Paragraph = read_paragraph(child, self.met)
                runs = [*carried, *paragraph.runs]
                carried = runs if paragraph.mark_deleted else []
                self.notes.extend(paragraph.notes)
                self._see_floating(paragraph.boxes)
                label = self.numbering.label(child)
                if runs and not carried:
                    cell.lines.append(RawLine(runs, label))
                for box in paragraph.boxes:
                    self._fill(cell, box, depth + 1)
            elif child.tag == n.TBL and (only := _only_cell(child)) is not None:
                if depth > MAX_DEPTH:
                    raise UnreadableFile(_TOO_DEEP)
                self._fill(cell, only, depth + 1)
            elif child.tag == n.TBL:
                cell.tables.append(child)
            elif child.tag == n.SDT:
                cell.lines.append(RawLine([Run(control_tick(child, self.met))]))
        if carried:
            cell.lines.append(RawLine(carried))


def _flat(element: etree._Element, met: Met, wanted: str | None = None) -> Iterator[etree._Element]:
    """Yield paragraphs and tables (or rows, or cells) below ``element``, through content controls and other wrappers.

    A block-level check box control is yielded itself, so that its tick is not lost.
    """
    for child in element:
        tag = child.tag
        if tag == wanted or (wanted is None and tag in (n.P, n.TBL, n.ALT_CHUNK)):
            yield child
        elif tag == n.SDT:
            if wanted is None and is_check_box(child):
                yield child
                continue
            hint, content = shows_hint(child, met.styles.hint, met), child.find(n.SDT_CONTENT)
            met.doubt = child.get(DOUBT) or met.doubt
            if content is not None and (wanted is not None or not hint):
                yield from _flat_hidden(content, met, wanted, hint)
        elif tag in (n.INS, n.MOVE_TO):
            met.pending += 1
            yield from _flat(child, met, wanted)
        elif tag in (n.DEL, n.MOVE_FROM):
            met.pending += 1
        elif tag == ALTERNATE:
            branch = shown(child)
            if branch is not None:
                yield from _flat(branch, met, wanted)
        elif isinstance(tag, str) and tag not in (n.TC_PR, n.TR_PR, n.P_PR) and len(child) and tag in _WRAPPERS:
            yield from _flat(child, met, wanted)


_GRID_SPAN, _V_MERGE, _H_MERGE, _CELL_DELETED = W + "gridSpan", W + "vMerge", W + "hMerge", W + "cellDel"
_CELL_EDITS = (_CELL_DELETED, W + "cellIns", W + "cellMerge")
_ROW_WITH_ONE = 3
_WRAPPERS = {W + "customXml", W + "smartTag", n.SDT_CONTENT, W + "body"}


def _flat_hidden(content: etree._Element, met: Met, wanted: str | None, hint: bool) -> Iterator[etree._Element]:
    """Yield the pieces of a control's content; of a cell or row control that shows only a hint, the cells without their text."""
    for child in _flat(content, met, wanted):
        if hint:
            for piece in list(child.iter(n.T)):
                piece.text = ""
        yield child


def before_first(row: etree._Element) -> int:
    """Return how many grid columns a row leaves out before its first cell."""
    properties = n.properties_of(row, n.TR_PR, before=n.TC)
    before = properties.find(W + "gridBefore") if properties is not None else None
    return _number(before, 0) if before is not None else 0


def refuse_wide(columns: int) -> None:
    """Raise :class:`UnreadableFile` where a row has more columns than any form."""
    if columns > MAX_COLUMNS:
        raise UnreadableFile("Tệp có bảng quá nhiều cột nên không phải mẫu biểu của Kế hoạch; đề nghị dùng đúng mẫu biểu rồi gửi lại.")


def _only_cell(table: etree._Element) -> etree._Element | None:
    """Return the cell of a table that has one only: a frame around text, which belongs to the cell that the frame stands in."""
    rows = table.findall(n.TR)
    cells = rows[0].findall(n.TC) if len(rows) == 1 else []
    return cells[0] if len(cells) == 1 and len(rows[0]) <= _ROW_WITH_ONE else None


def _merging(cell: etree._Element) -> tuple[int, bool, bool, str | None]:
    """Return how many grid columns a cell spans, whether it joins the cell above or (old style) on its left, and its tracked change."""
    span, above, left, edit = 1, False, False, None
    properties = n.properties_of(cell, n.TC_PR, before=n.P)
    for mark in properties if properties is not None else ():
        tag = mark.tag
        if tag == _GRID_SPAN:
            span = max(1, _number(mark, 1))
        elif tag == _V_MERGE:
            above = mark.get(VAL, "continue") == "continue"
        elif tag == _H_MERGE:
            left = mark.get(VAL, "continue") == "continue"
        elif tag in _CELL_EDITS:
            edit = str(tag)
    return span, above, left, edit


def _number(element: etree._Element, default: int) -> int:
    return min(n.whole(element.get(VAL), default), MAX_COLUMNS + 1)
