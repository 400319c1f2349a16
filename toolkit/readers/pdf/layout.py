"""One page into blocks from top to bottom: ruled tables, text set in columns without lines, and paragraphs. Pure."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from toolkit.readers.pdf.at_border import told_if_cut, told_if_full
from toolkit.readers.pdf.boxes import SAME_EDGE, Box, Paragraph, Rows, texts_of
from toolkit.readers.pdf.cells import Drawing, Passage, bands, passages, rows_of
from toolkit.readers.pdf.clipped import told_if_begun_above
from toolkit.readers.pdf.columns import Block, Column, is_tabbed
from toolkit.readers.pdf.grids import Grid, find_grids, with_labels, without_frames_within
from toolkit.readers.pdf.habits import Habits
from toolkit.readers.pdf.known_cells import PADDING, lines_of_cell, texts_of_cell
from toolkit.readers.pdf.late import numbers_of_cells
from toolkit.readers.pdf.level_heads import with_level_heads
from toolkit.readers.pdf.lines import TextLine, visual_lines
from toolkit.readers.pdf.page import Page
from toolkit.readers.pdf.paragraphs import CUT, paragraph_text, paragraphs
from toolkit.readers.pdf.part_headings import begins_part
from toolkit.readers.pdf.pieces import Piece, runs_on
from toolkit.readers.pdf.wider_columns import with_wider_columns

_BESIDE = 0.9
_LONGEST_ASIDE, _SIGNATURE = 40, 12
_SEVERAL = 2
_MANY_COLUMNS, _INDENT = 5, 0.6
_FEWEST_CELLS = 3
_CENTRED = 10.0
_NO_LABEL = "Nơi nhận"
_Cells = dict[tuple[int, int], list[Piece]]


def page_blocks(page: Page, right: float, habits: Habits, *, tells: bool) -> list[Rows | Paragraph]:
    """Return the blocks of a page in reading order; a table inside a cell follows the table that holds it.

    ``right`` is the edge that text reaches on the pages of the file, ``tells`` says that the program draws cell by cell.
    """
    grids = without_frames_within(find_grids(page.rulings))
    if page.sheet and grids:
        spots = ((piece, (piece.x0 + piece.x1) / 2, piece.y - 0.3 * piece.size) for piece in page.pieces)
        apart = [(piece.x0, piece.x1, y) for piece, x, y in spots if not any(grid.cell_at(x, y) for grid in grids)]
        grids = with_labels(grids, apart)
    held, outside = _by_cells(page, grids if page.sheet else with_wider_columns(grids, page.pieces))
    filled = [(grid, cells) for grid, cells in held if cells]
    lines = visual_lines(outside, habits)
    level = with_level_heads(outside, lines)
    lines = lines if level is outside else visual_lines(level, habits)
    right = max([right] + [grid.xs[-1] - PADDING for grid, _ in filled])
    parts = [(grid.ys[0], -grid.area, _ruled(grid, cells, page, habits)) for grid, cells in filled]
    breaks = [grid.ys[0] for grid, _ in filled]
    within = [piece for _, cells in filled for cell in cells.values() for piece in cell]
    drawing = Drawing(lines, within, tells=tells, sheet=page.sheet, cells=numbers_of_cells(page))
    blocks = [(top, order, block) for top, order, block in (*parts, *_outside(lines, breaks, right, page.number, drawing))]
    return _with_rows_above([block for _, _, block in sorted(blocks, key=lambda found: found[:2])])


def _by_cells(page: Page, grids: Sequence[Grid]) -> tuple[list[tuple[Grid, _Cells]], list[Piece]]:
    """Return the pieces of a page by the cells of its tables that they stand in, the first of several, and those in none."""
    held: list[tuple[Grid, _Cells]] = [(grid, {}) for grid in grids]
    outside: list[Piece] = []
    left, right = 1.0, page.width - 1.0  # borders end at the edge of the paper, text may not
    before: tuple[Piece, list[Piece]] | None = None
    height, rows = math.nan, []
    for piece in page.pieces:
        x, y, cell = (piece.x0 + piece.x1) / 2, piece.y - 0.3 * piece.size, outside
        if x < left or x > right:
            x = min(max(x, left), right)
        if y != height:  # as that of the piece before mostly is
            height, rows = y, [(grid, cells, row) for grid, cells in held if (row := grid.row_at(y)) is not None]
        for grid, cells, row in rows:
            if (at := grid.cell_in(row, x)) is not None:
                cell = cells[at] = cells.get(at) or []
                break
        if before is not None and cell is not before[1] and runs_on(before[0], piece):
            if cell is outside:
                cell = before[1]
            else:  # text that does not wrap runs into the next cell, or two full cells are that close
                before[1][-1] = before[0]._replace(text=before[0].text + CUT)
                piece = piece._replace(text=piece.text + CUT)
        cell.append(piece)
        before = (piece, cell) if page.sheet and cell is not outside else None
    return held, outside


def _with_rows_above(blocks: Sequence[Rows | Paragraph]) -> list[Rows | Paragraph]:
    """Return the blocks with each row that stands right above a drawn table, in its columns but without lines, in that table."""
    whole: list[Rows | Paragraph] = []
    for block in blocks:
        above = whole[-1] if whole else None
        if isinstance(above, Rows) and isinstance(block, Rows) and above.block is not None and block.block is None:
            row = _row_in(above.block.rows[-1], block)
            if row is not None:
                block.rows.insert(0, row)
                above.rows.pop()
                above.block.rows.pop()
                if not above.rows:
                    whole.pop()
        whole.append(block)
    return whole


def _row_in(row: Sequence[tuple[Column, Passage, int]], table: Rows) -> list[Box] | None:
    """Return a row of three cells or more as a row of a drawn table, ``None`` if they do not each stand in a column of its own.

    One cell may stand right of the table, which gets a column for it.
    """
    last = row[-1][1]
    beyond = last.x0 >= table.edges[-1] - SAME_EDGE  # a column that has a head but no borders
    edges = [*table.edges, last.x1 + PADDING] if beyond else table.edges
    boxes = [Box(texts=[], page=table.page) for _ in edges[1:]]
    taken: set[int] = set()
    for _, cell, _ in row:
        place = bisect_right(edges, (cell.x0 + cell.x1) / 2) - 1
        inside = 0 <= place < len(boxes) and edges[place] - SAME_EDGE <= cell.x0 and cell.x1 <= edges[place + 1] + SAME_EDGE
        if not inside or place in taken:
            return None
        taken.add(place)
        boxes[place].texts = texts_of(cell.lines, edges[place + 1] - PADDING)
    if len(taken) < _FEWEST_CELLS:
        return None
    if beyond:
        table.edges = edges
        table.rows = [[*others, Box(texts=[], page=table.page)] for others in table.rows]
    return boxes


def _ruled(grid: Grid, held: Mapping[tuple[int, int], Sequence[Piece]], page: Page, habits: Habits) -> Rows:
    """Fill the cells of a drawn table."""
    boxes: dict[tuple[int, int], Box] = {}
    for (row, column), at in grid.owner.items():
        if at not in boxes:
            boxes[at] = Box(texts=[], page=page.number)
        boxes[at].rows, boxes[at].columns = row - at[0] + 1, column - at[1] + 1
    ends = [(grid.xs[column], grid.xs[column + box.columns]) for (_, column), box in boxes.items()]
    lines: list[Sequence[TextLine]] = []
    if page.sheet:
        lines = [lines_of_cell(held[at], *end, habits) if at in held else () for at, end in zip(boxes, ends, strict=True)]
        lines = told_if_begun_above([(said, grid.ys[row]) for said, (row, _) in zip(lines, boxes, strict=True)])
        lines = (told_if_full if page.joined else told_if_cut)(list(zip(lines, ends, strict=True)))
        for box, said, (_, right) in zip(boxes.values(), lines, ends, strict=True):
            box.texts = texts_of(said, right - PADDING)
    else:
        for (at, box), end in zip(boxes.items(), ends, strict=True):
            if at in held:
                box.texts = texts_of_cell(held[at], *end, habits)
    columns = range(len(grid.xs) - 1)
    rows = [[boxes[grid.owner[row, column]] for column in columns] for row in range(len(grid.ys) - 1)]
    if page.sheet:
        rows = _without_overflow(rows, dict(zip(map(id, boxes.values()), lines, strict=True)), grid.xs)
    return Rows(rows=rows, edges=list(grid.xs), page=page.number)


def _without_overflow(rows: list[list[Box]], lines: Mapping[int, Sequence[TextLine]], xs: Sequence[float]) -> list[list[Box]]:
    """Return the rows of a list, each with empty cells where the text of one ran over them: a sheet then draws no line between them."""
    wide = [row for row in rows if len({id(box) for box in row}) == len(row) >= _MANY_COLUMNS]
    if len(wide) < _SEVERAL:
        return rows
    return [[_own(box, row, column, lines, xs) for column, box in enumerate(row)] for row in rows]


def _own(box: Box, row: Sequence[Box], column: int, lines: Mapping[int, Sequence[TextLine]], xs: Sequence[float]) -> Box:
    """Return the box of a position, an empty one where another one's only line reaches over it from the left."""
    if sum(one is box for one in row) == 1 or box.rows > 1 or len({id(one) for one in row}) < _MANY_COLUMNS - 1:
        return box
    first = next(place for place, one in enumerate(row) if one is box)
    said = lines[id(box)]
    if len(said) != 1 or said[0].segments[0].x0 - xs[first] > _INDENT * said[0].size:
        return box
    box.columns = 1
    return box if column == first else Box(texts=[], page=box.page)


def _outside(
    lines: Sequence[TextLine], breaks: Sequence[float], right: float, page: int, drawing: Drawing
) -> Iterator[tuple[float, float, Rows | Paragraph]]:
    """Yield (top, order, block) for the text outside tables; a table (its top in ``breaks``) ends what stands above it."""
    stretches: dict[int, list[TextLine]] = {}
    for line in lines:
        stretches.setdefault(sum(line.y > top for top in breaks), []).append(line)
    for stretch in stretches.values():
        for top, block in _stretch(stretch, right, page, drawing):
            yield top, 0.0, block


def _stretch(lines: Sequence[TextLine], right: float, page: int, drawing: Drawing) -> Iterator[tuple[float, Rows | Paragraph]]:
    """Yield (top, block) for text that no table interrupts: what stands in columns, and paragraphs."""
    position = 0
    rows = bands(passages(lines, right, drawing)) if _may_be_columns(lines) else []
    heads: Passage | None = None
    used: set[float] = set()
    middle = (min((line.segments[0].x0 for line in lines), default=0.0) + right) / 2
    while position < len(rows):
        block, taken = _columns(rows[position:], middle)
        if block is None:
            position += 1
            continue
        block.close_up()
        top = rows[position][0].top
        above = [line for line in lines if line.y not in used and line.y < min(cell.lines[0].y for cell in rows[position])]
        yield from _paragraphs(above, heads, right, page)
        used.update(line.y for line in above)
        used.update(line.y for band in rows[position : position + taken] for cell in band for line in cell.lines)
        if drawing.tells and is_tabbed(block):
            for row in block.rows:
                aside = "\t" * (len(row) == 1 and row[0][1].x0 > block.columns[0].x0 + SAME_EDGE)
                line = row[0][1].lines[0]._replace(segments=tuple(cell.lines[0].segments[0] for _, cell, _ in row))
                yield row[0][1].top, Paragraph(aside + line.text, page, line)
        else:
            if drawing.sheet:
                _tell_begun_above(block)
            yield top, Rows(rows=boxes_of(block, right, page), edges=[], page=page, block=block, right=right)
        heads = rows[position][0]
        position += taken
    yield from _paragraphs([line for line in lines if line.y not in used], heads, right, page)


def _tell_begun_above(block: Block) -> None:
    cells = [(cell, min(other.lines[0].y - other.lines[0].size for _, other, _ in row)) for row in block.rows for _, cell, _ in row]
    for (cell, _), lines in zip(cells, told_if_begun_above([(cell.lines, top) for cell, top in cells]), strict=True):
        cell.lines = list(lines)


def _may_be_columns(lines: Sequence[TextLine]) -> bool:
    """Tell whether anything stands beside something else, be it a little lower."""
    if any(len(line.segments) > 1 for line in lines):
        return True
    ends = [(line.segments[0], below.segments[0], below.y - line.y < _BESIDE * line.size) for line, below in pairwise(lines)]
    return any(near and (one.x1 < other.x0 or other.x1 < one.x0) for one, other, near in ends)


def _paragraphs(lines: Sequence[TextLine], heads: Passage | None, right: float, page: int) -> Iterator[tuple[float, Paragraph]]:
    for group in paragraphs(lines, right):
        aside = "\t" if len(group) == 1 and _stands_aside(group[0], heads) else ""
        only = group[0] if len(group) == 1 else None
        yield group[0].y - group[0].size, Paragraph(aside + paragraph_text(group, right), page, only, group[0])


def _stands_aside(line: TextLine, heads: Passage | None) -> bool:
    """Tell whether a short line stands alone not far below a line in columns, right of its first column, as a name below its head does.

    In Word a tab says so.
    """
    if heads is None or len(line.text) > _LONGEST_ASIDE:
        return False
    return line.y - heads.lines[0].y < _SIGNATURE * line.size and line.segments[0].x0 > heads.x1


def _columns(rows: Sequence[Sequence[Passage]], middle: float) -> tuple[Block | None, int]:
    """Return the text in columns that begins with the first row and how many rows it takes.

    ``None`` if that row is one cell or fits no columns.
    """
    if len(rows[0]) < 2:
        return None, 0
    block = Block()
    taken = several = 0
    waiting: list[Sequence[Passage]] = []
    for number, row in enumerate(rows):
        if len(row) == 1:
            if block.spans(row[0]) or (several and _is_title(row[0], middle, block)):
                break
            waiting.append(row)
            continue
        if not all(block.take(part) for band in (*waiting, row) for part in rows_of(band)):
            block = Block()
            for band in rows[:taken]:
                for part in rows_of(band):
                    block.take(part)
            break
        waiting, taken, several = [], number + 1, several + 1
    if not taken:
        return None, 0
    if several == 1 and is_answered(rows[0][0].lines[0].text, len(rows[0][0].lines)):
        return block, taken
    last = block.rows[-1][0][1].lines[0].text
    for (cell,) in waiting:
        if several >= _SEVERAL and begins_part(cell.lines[0].text, last):
            break
        first, line = block.columns[0], cell.lines[-1]
        beside = len(cell.lines) == 1 and len(line.text) <= _LONGEST_ASIDE and line.y - rows[0][0].top < _SIGNATURE * line.size
        if first.x0 < cell.x1 and first.x1 > cell.x0 and several < _SEVERAL and not beside:
            break
        if not block.take([(cell, 1)], grow=False, beside=beside):
            break
        taken += 1
    return block, taken


def _is_title(cell: Passage, middle: float, block: Block) -> bool:
    """Tell whether a cell alone in its row is set in the middle of the page, and not in that of a column."""
    if abs(cell.x0 + cell.x1 - 2 * middle) > _CENTRED:
        return False
    return all(abs(cell.x0 + cell.x1 - other.x0 - other.x1) > _CENTRED for row in block.rows for _, other, _ in row)


def is_answered(text: str, lines: int) -> bool:
    """Tell whether the first cell of a row is a label whose answer a tab sets off, and no head of a signature ("Nơi nhận:")."""
    return lines == 1 and ":" in text and not text.startswith(_NO_LABEL)


def boxes_of(block: Block, right: float, page: int) -> list[list[Box]]:
    """Return the finished rows of text in columns: a box in each position, a merged one several times."""
    ends = [*(column.x0 for column in block.columns[1:]), right]
    rows: list[list[Box]] = [[Box(texts=[], page=page) for _ in block.columns] for _ in block.rows]
    for number, row in enumerate(block.rows):
        for column, cell, high in row:
            place = block.columns.index(column)
            edge = ends[place] if place + 1 == len(ends) else ends[place] - PADDING
            edge = max(edge, cell.x1)
            box = Box(texts=texts_of(cell.lines, edge, firm=False), page=page)
            for below in range(number, min(number + high, len(rows))):
                rows[below][place] = box
                box.rows = below - number + 1
    return rows
