"""Ruling lines into the rectangles of tables. Pure.

Lines that touch belong to one table. Its columns and rows are the places of its upright and level lines; two neighbouring boxes without a
line between them are one merged cell.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from toolkit.readers.pdf.rulings import Ruling

_TOUCH = 3.0
_SAME_PLACE = 2.5
_COVERED = 0.5
_NARROWEST = 12.0
_WHOLE = 0.95
_FEWEST_COLUMNS, _FEWEST_ROWS = 3, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """One ruled table: edges of columns and rows, and for each box (row, column from 0) the box its cell begins in."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    owner: dict[tuple[int, int], tuple[int, int]]

    @property
    def area(self) -> float:
        """The area of the whole table."""
        return (self.xs[-1] - self.xs[0]) * (self.ys[-1] - self.ys[0])

    def cell_at(self, x: float, y: float) -> tuple[int, int] | None:
        """Return the first box of the cell that the point lies in, ``None`` outside the table."""
        row = self.row_at(y)
        return None if row is None else self.cell_in(row, x)

    def row_at(self, y: float) -> int | None:
        """Return the row that a height lies in, ``None`` above and below the table."""
        return bisect_right(self.ys, y) - 1 if self.ys[0] <= y < self.ys[-1] else None

    def cell_in(self, row: int, x: float) -> tuple[int, int] | None:
        """Return the first box of the cell that a place in a row lies in, ``None`` beside the table."""
        return self.owner[row, bisect_right(self.xs, x) - 1] if self.xs[0] <= x < self.xs[-1] else None


def with_labels(grids: Sequence[Grid], texts: Sequence[tuple[float, float, float]]) -> list[Grid]:
    """Return the tables of a sheet, with a column more where only the answers have borders: for the labels to the left of their rows.

    ``texts`` are the two ends and the height of each text that stands in no table.
    """
    lefts: dict[int, float] = {}
    for start, end, y in texts:
        right = [
            (grid.xs[0], number) for number, grid in enumerate(grids) if grid.ys[0] <= y < grid.ys[-1] and end <= grid.xs[0] + _SAME_PLACE
        ]
        if right:
            number = min(right)[1]
            lefts[number] = min(start, lefts.get(number, start))
    return [_widened(grid, lefts[number] - _SAME_PLACE) if number in lefts else grid for number, grid in enumerate(grids)]


def without_frames_within(grids: Sequence[Grid]) -> list[Grid]:
    """Return the tables without frames of one cell that stand in a cell of another: the fields of a form of the web in print."""
    tables = [grid for grid in grids if len(grid.owner) > 1]
    return [grid for grid in grids if len(grid.owner) > 1 or not any(_frames_part_of(grid, table) for table in tables)]


def _frames_part_of(frame: Grid, table: Grid) -> bool:
    first = table.cell_at(frame.xs[0], frame.ys[0])
    return first is not None and first == table.cell_at(frame.xs[-1], frame.ys[-1])


def _widened(grid: Grid, left: float) -> Grid:
    labels = {(row, 0): (row, 0) for row in range(len(grid.ys) - 1)}
    cells = {(row, column + 1): (top, first + 1) for (row, column), (top, first) in grid.owner.items()}
    return Grid(xs=(left, *grid.xs), ys=grid.ys, owner=labels | cells)


def find_grids(rulings: Sequence[Ruling]) -> list[Grid]:
    """Return the tables, smallest first; lines that enclose nothing (rules under a heading) are left out."""
    level = [ruling for ruling in rulings if ruling.y0 == ruling.y1]
    upright = [ruling for ruling in rulings if ruling.x0 == ruling.x1]
    grids = []
    for levels, uprights in _connected(level, upright):
        uprights = [*uprights, *_open_sides(levels, uprights)]
        levels = [*levels, *_open_ends(levels, uprights)]
        for across, down in _parted(levels, uprights):
            xs, ys = _places([line.x0 for line in down]), _places([line.y0 for line in across])
            if len(xs) > 1 and len(ys) > 1:
                grids.append(Grid(xs=xs, ys=ys, owner=_owners(xs, ys, across, down)))
    return sorted(grids, key=lambda grid: grid.area)


def _parted(levels: Sequence[Ruling], uprights: Sequence[Ruling]) -> Iterator[tuple[list[Ruling], list[Ruling]]]:
    """Yield the tables that touch each other: a list begins where a row ends all upright lines between the sides, and others begin."""
    ys = _places([line.y0 for line in levels])
    if not uprights:
        return
    left, right = min(line.x0 for line in uprights), max(line.x0 for line in uprights)
    inner = [line for line in uprights if left + _SAME_PLACE < line.x0 < right - _SAME_PLACE]
    for number, y in enumerate(ys[1:-1], 1):
        over = [line for line in inner if line.y0 < y - _SAME_PLACE]
        under = [line for line in inner if line.y1 > y + _SAME_PLACE]
        if len(_places([line.x0 for line in under])) < _FEWEST_COLUMNS or len(ys) - number <= _FEWEST_ROWS:
            break
        apart = over and all(abs(one.x0 - other.x0) > _SAME_PLACE for one in over for other in under)
        if apart and sum(line.x1 - line.x0 for line in levels if abs(line.y0 - y) <= _SAME_PLACE) > _WHOLE * (right - left):
            above = [line for line in levels if line.y0 <= y + _SAME_PLACE]
            yield above, [line for line in uprights if line.y0 < y - _SAME_PLACE]
            yield [line for line in levels if line.y0 >= y - _SAME_PLACE], [line for line in uprights if line.y1 > y + _SAME_PLACE]
            return
    yield list(levels), list(uprights)


def _open_sides(levels: Sequence[Ruling], uprights: Sequence[Ruling]) -> Iterator[Ruling]:
    """Yield the sides that a table lacks: its level lines run on beyond the outermost upright one (cells cut off by the page's edge)."""
    if not levels or not uprights:
        return
    for end, outermost in ((min, min(line.x0 for line in uprights)), (max, max(line.x0 for line in uprights))):
        beyond = [end(line.x0, line.x1) for line in levels]
        x = end(beyond)
        reaching = [line.y0 for line, place in zip(levels, beyond, strict=True) if abs(place - x) <= _SAME_PLACE]
        if abs(x - outermost) > _NARROWEST and len(reaching) > 1:
            yield Ruling(x, min(reaching), x, max(reaching))


def _open_ends(levels: Sequence[Ruling], uprights: Sequence[Ruling]) -> Iterator[Ruling]:
    """Yield the upper and the lower end that a table lacks: all its upright lines run on beyond the outermost level one (a page's edge)."""
    turned = [Ruling(line.y0, line.x0, line.y1, line.x1) for line in uprights]
    across = [Ruling(line.y0, line.x0, line.y1, line.x1) for line in levels]
    for line in _open_sides(turned, across):
        yield Ruling(line.y0, line.x0, line.y1, line.x1)


def _connected(level: Sequence[Ruling], upright: Sequence[Ruling]) -> list[tuple[list[Ruling], list[Ruling]]]:
    """Group the lines that touch each other, directly or through others."""
    leader = list(range(len(level) + len(upright)))

    def lead(number: int) -> int:
        while leader[number] != number:
            leader[number] = leader[leader[number]]
            number = leader[number]
        return number

    reaches = [(down, other.x0, other.y0 - _TOUCH, other.y1 + _TOUCH) for down, other in enumerate(upright, len(level))]
    for across, line in enumerate(level):
        left, right, y = line.x0 - _TOUCH, line.x1 + _TOUCH, line.y0
        for down, x, top, bottom in reaches:
            if left <= x <= right and top <= y <= bottom:
                leader[lead(across)] = lead(down)
    groups: dict[int, tuple[list[Ruling], list[Ruling]]] = {}
    for number, line in enumerate((*level, *upright)):
        groups.setdefault(lead(number), ([], []))[number >= len(level)].append(line)
    return list(groups.values())


def _places(values: Sequence[float]) -> tuple[float, ...]:
    """Return the distinct places, near ones as one."""
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > _SAME_PLACE:
            places.append(value)
    return tuple(places)


def _owners(
    xs: Sequence[float], ys: Sequence[float], levels: Sequence[Ruling], uprights: Sequence[Ruling]
) -> dict[tuple[int, int], tuple[int, int]]:
    """Return for each box the first box of its cell. Boxes that merge into no rectangle stay apart."""
    rows, columns = len(ys) - 1, len(xs) - 1
    right_open = {
        (row, column)
        for column in range(columns - 1)
        for row in _open_spans(ys, [(line.y0, line.y1) for line in uprights if abs(line.x0 - xs[column + 1]) <= _SAME_PLACE])
    }
    below_open = {
        (row, column)
        for row in range(rows - 1)
        for column in _open_spans(xs, [(line.x0, line.x1) for line in levels if abs(line.y0 - ys[row + 1]) <= _SAME_PLACE])
    }
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(rows):
        for column in range(columns):
            here = row, column
            if here not in right_open and here not in below_open:
                owner.setdefault(here, here)  # as most cells are
            elif here not in owner:
                for box in _rectangle(row, column, right_open, below_open, owner):
                    owner[box] = here
    return owner


def _open_spans(edges: Sequence[float], lines: Sequence[tuple[float, float]]) -> list[int]:
    """Return the spans between neighbouring edges that the lines do not cover."""
    if len(edges) > 2:  # a line from end to end, as most are, covers all
        early, late = (edges[0] + edges[1]) / 2, (edges[-2] + edges[-1]) / 2
        if any(first <= early and late <= last for first, last in lines):
            return []
    found = []
    for number in range(len(edges) - 1):
        start, end = edges[number], edges[number + 1]
        covered = sum([min(end, last) - max(start, first) for first, last in lines if first < end and last > start])
        if covered < _COVERED * (end - start):
            found.append(number)
    return found


def _rectangle(
    row: int, column: int, right_open: set[tuple[int, int]], below_open: set[tuple[int, int]], taken: dict[tuple[int, int], tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return the boxes of the cell that begins here: as far right as no line stands, then as far down as the whole width is open.

    A row below that is open at a side of it, too, is that of a wider cell: a small table stands in the corner of a frame.
    """
    last = column
    while (row, last) in right_open and (row, last + 1) not in taken:
        last += 1
    bottom = row
    while all((bottom, here) in below_open for here in range(column, last + 1)) and all(
        ((bottom + 1, here) in right_open) == (column <= here < last) for here in range(column - 1, last + 1)
    ):
        bottom += 1
    return [(down, across) for down in range(row, bottom + 1) for across in range(column, last + 1)]
