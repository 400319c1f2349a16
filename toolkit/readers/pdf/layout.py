"""One page into blocks from top to bottom: ruled tables, text set in columns without lines, and paragraphs. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from toolkit.readers.pdf.grids import Grid, find_grids
from toolkit.readers.pdf.lines import TextLine, join_texts, paragraph_text, paragraphs, visual_lines
from toolkit.readers.pdf.page import Page, Piece

_SAME_EDGE = 4.0
_PADDING = 5.4
_LONGEST_ASIDE, _SIGNATURE = 40, 12


@dataclass(slots=True)
class Box:
    """One cell before its place is known: paragraphs of text and how many positions it covers."""

    texts: list[str]
    page: int
    rows: int = 1
    columns: int = 1


@dataclass(slots=True)
class Rows:
    """A table on the way: ``rows`` hold a box in each position (a merged one several times), ``edges`` the columns' places.

    ``ruled`` tells a drawn table from text that only stands in columns, whose ``edges`` are left and right ends; ``right`` is the edge
    that such text may reach.
    """

    rows: list[list[Box]]
    edges: list[float]
    page: int
    ruled: bool
    right: float = 0.0
    lines: list[TextLine] = field(default_factory=list)


@dataclass(slots=True)
class Paragraph:
    """Text outside tables."""

    text: str
    page: int


def page_blocks(page: Page) -> list[Rows | Paragraph]:
    """Return the blocks of a page in reading order; a table inside a cell follows the table that holds it."""
    grids = find_grids(page.rulings)
    held: list[dict[tuple[int, int], list[Piece]]] = [{} for _ in grids]
    outside: list[Piece] = []
    for piece in page.pieces:
        x, y = (piece.x0 + piece.x1) / 2, piece.y - 0.3 * piece.size
        for grid, cells in zip(grids, held, strict=True):
            if (at := grid.cell_at(x, y)) is not None:
                cells.setdefault(at, []).append(piece)
                break
        else:
            outside.append(piece)
    filled = [(grid, cells) for grid, cells in zip(grids, held, strict=True) if cells]
    lines = visual_lines(outside)
    right = max([line.segments[-1].x1 for line in lines] + [grid.xs[-1] - _PADDING for grid, _ in filled], default=page.width)
    parts = [(grid.ys[0], -grid.area, _ruled(grid, cells, page.number)) for grid, cells in filled]
    breaks = [grid.ys[0] for grid, _ in filled]
    blocks = [(top, order, block) for top, order, block in (*parts, *_outside(lines, breaks, right, page.number))]
    return [block for _, _, block in sorted(blocks, key=lambda found: found[:2])]


def _ruled(grid: Grid, held: Mapping[tuple[int, int], Sequence[Piece]], page: int) -> Rows:
    """Fill the cells of a drawn table."""
    boxes: dict[tuple[int, int], Box] = {}
    for (row, column), at in grid.owner.items():
        if at not in boxes:
            boxes[at] = Box(texts=[], page=page)
        boxes[at].rows, boxes[at].columns = row - at[0] + 1, column - at[1] + 1
    for (row, column), box in boxes.items():
        right = grid.xs[column + box.columns] - _PADDING
        groups = paragraphs(visual_lines(held.get((row, column), ())), right)
        box.texts = [paragraph_text(group, right) for group in groups]
    columns = range(len(grid.xs) - 1)
    rows = [[boxes[grid.owner[row, column]] for column in columns] for row in range(len(grid.ys) - 1)]
    return Rows(rows=rows, edges=list(grid.xs), page=page, ruled=True)


def _outside(
    lines: Sequence[TextLine], breaks: Sequence[float], right: float, page: int
) -> Iterator[tuple[float, float, Rows | Paragraph]]:
    """Yield (top, order, block) for the text outside tables; a table (its top in ``breaks``) ends what stands above it."""
    stretches: dict[int, list[TextLine]] = {}
    for line in lines:
        stretches.setdefault(sum(line.y > top for top in breaks), []).append(line)
    for stretch in stretches.values():
        position = 0
        heads: TextLine | None = None
        while position < len(stretch):
            columns = _columns(stretch[position:], right, page)
            if columns is not None:
                yield stretch[position].y - stretch[position].size, 0.0, columns
                heads = columns.lines[0]
                position += len(columns.lines)
                continue
            end = next((at for at in range(position, len(stretch)) if len(stretch[at].segments) > 1), len(stretch))
            for group in paragraphs(stretch[position:end], right):
                aside = "\t" if len(group) == 1 and _stands_aside(group[0], heads) else ""
                yield group[0].y - group[0].size, 0.0, Paragraph(aside + paragraph_text(group, right), page)
            position = end


def _stands_aside(line: TextLine, heads: TextLine | None) -> bool:
    """Tell whether a short line stands alone not far below a line in columns, right of its first column, as a name below its head does.

    In Word a tab says so.
    """
    if heads is None or len(line.text) > _LONGEST_ASIDE:
        return False
    return line.y - heads.y < _SIGNATURE * line.size and line.segments[0].x0 > heads.segments[0].x1


def _columns(lines: Sequence[TextLine], right: float, page: int) -> Rows | None:
    """Return the text in columns that begins with the first line, ``None`` if that line has no wide gap.

    Lines belong to it while each of their segments stands under exactly one column. A line with one segment only, close below, goes on
    with the cell above; every other line is a row.
    """
    if len(lines[0].segments) < 2:
        return None
    edges = [edge for segment in lines[0].segments for edge in (segment.x0, segment.x1)]
    block = Rows(rows=[], edges=edges, page=page, ruled=False, right=right)
    for line in lines:
        if not add_line(block, line, page):
            break
    return block


def add_line(block: Rows, line: TextLine, page: int) -> bool:
    """Add a line to text in columns if it stands in these columns; tell whether it does."""
    alone = len(line.segments) == 1
    places = [_column_of(block.edges, segment.x0, segment.x1, under=alone) for segment in line.segments]
    if None in places or len(set(places)) < len(places):
        return False
    before = block.lines[-1] if block.lines and block.rows[-1][0].page == page else None
    close = before is not None and line.y - before.y < 1.7 * max(line.size, before.size)
    row = [Box(texts=[], page=page) for _ in range(len(block.edges) // 2)]
    if not (close and len(places) == 1):
        block.rows.append(row)
    if close and before is not None and alone and _wraps_whole(before, line, block):
        block.rows[-1][-1].texts[-1] = join_texts(block.rows[-1][-1].texts[-1], line.segments[0].text)
        block.lines.append(line)
        return True
    for place, segment in zip(places, line.segments, strict=True):
        if place is not None:
            block.rows[-1][place].texts.append(segment.text)
            block.edges[2 * place] = min(block.edges[2 * place], segment.x0)
            block.edges[2 * place + 1] = max(block.edges[2 * place + 1], segment.x1)
    block.lines.append(line)
    return True


def _wraps_whole(before: TextLine, line: TextLine, block: Rows) -> bool:
    """Tell whether a line goes on with the last column although it begins below the first: a line with tabs that was too long.

    Its first word would have fitted behind the text of the first column, but no longer behind that of the last.
    """
    if len(before.segments) != len(block.edges) // 2:
        return False
    first, last, segment = before.segments[0], before.segments[-1], line.segments[0]
    fits_first = first.x1 + segment.word + line.size < block.edges[2] - line.size
    return abs(segment.x0 - first.x0) <= _SAME_EDGE and fits_first and last.x1 + segment.word + line.size / 2 > block.right


def _column_of(edges: Sequence[float], x0: float, x1: float, *, under: bool) -> int | None:
    """Return the one column that the span overlaps, ``None`` for none or several.

    Unless it must stand ``under`` the text of the column, the column reaches half-way to its neighbours.
    """
    found = []
    for number in range(len(edges) // 2):
        left, right = edges[2 * number], edges[2 * number + 1]
        if not under:
            left = (edges[2 * number - 1] + left) / 2 if number else float("-inf")
            right = (right + edges[2 * number + 2]) / 2 if 2 * number + 2 < len(edges) else float("inf")
        if x0 < right and x1 > left:
            found.append(number)
    return found[0] if len(found) == 1 else None


def same_columns(above: Rows, below: Rows) -> bool:
    """Tell whether two drawn tables have the same columns, so that one may go on with the other on the next page."""
    return len(above.edges) == len(below.edges) and all(
        abs(first - second) <= _SAME_EDGE for first, second in zip(above.edges, below.edges, strict=True)
    )


def spread_over(below: Rows, above: Rows) -> Rows | None:
    """Return a table set over the columns of the one above, whose last row has the same borders but whose other rows have more.

    Two tables that touch are one grid, in which each border of either cuts both. ``None`` where the borders differ.
    """
    last = above.rows[-1]
    starts = [column for column in range(len(last)) if not column or last[column] is not last[column - 1]]
    borders = [above.edges[column] for column in starts] + [above.edges[-1]]
    if len(borders) == len(above.edges) or len(borders) != len(below.edges):
        return None
    if any(abs(first - second) > _SAME_EDGE for first, second in zip(borders, below.edges, strict=True)):
        return None
    owner = [sum(start <= column for start in starts) - 1 for column in range(len(last))]
    spans = [owner.count(number) for number in range(len(starts))]
    for row in below.rows:
        for box in {id(box): box for box in row}.values():
            box.columns = sum(spans[number] for number, other in enumerate(row) if other is box)
    return Rows(rows=[[row[number] for number in owner] for row in below.rows], edges=above.edges, page=below.page, ruled=True)
