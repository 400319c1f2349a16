"""Rows of a sheet without borders whose cells end or are centred at one height: each cell is moved up to where its row begins. Pure.

A label then stands beside the first line of its answer, as in a row whose cells begin at one height. What wraps is drawn late, line by
line, which tells what is one cell. Rows too low for their cells run into each other: what is late there is for a person's eye.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from toolkit.readers.pdf.late import Run, runs_of, wrapped_cells
from toolkit.readers.pdf.page import Page
from toolkit.readers.pdf.paragraphs import CUT
from toolkit.readers.pdf.pieces import Piece

_ABOVE, _BELOW = 0.6, 0.1
_LEVEL = 0.1
_SEVERAL = 2


@dataclass(slots=True)
class _Cell:
    """The lines of one cell; ``late`` says that it wraps."""

    lines: list[Run]
    late: bool

    @property
    def top(self) -> float:
        return self.lines[0].y - _ABOVE * self.lines[0].size

    @property
    def bottom(self) -> float:
        return self.lines[-1].y + _BELOW * self.lines[-1].size

    @property
    def ends(self) -> tuple[float, float]:
        return min(line.x0 for line in self.lines), max(line.x1 for line in self.lines)


def with_level_tops(page: Page) -> Page:
    """Return a page of a sheet without borders whose rows begin at one height."""
    if not page.sheet or any(line.y0 == line.y1 for line in page.rulings):
        return page
    cells = [_Cell(lines, late=True) for lines in wrapped_cells(page)]
    if not any(len(cell.lines) >= _SEVERAL for cell in cells):
        return page
    known = {line.pieces[0] for cell in cells for line in cell.lines}
    cells += [_Cell([run], late=False) for run in runs_of(page.pieces) if run.pieces[0] not in known]
    moved: dict[Piece, Piece] = {}
    for row in _rows(cells):
        moved |= _told(row) if _run_into_each_other(row) else _levelled(row)
    return replace(page, pieces=tuple(moved.get(piece, piece) for piece in page.pieces)) if moved else page


def _rows(cells: Sequence[_Cell]) -> list[list[_Cell]]:
    """Return the cells whose heights overlap, those of cells that wrap among them."""
    rows: list[list[_Cell]] = []
    bottom = float("-inf")
    for cell in sorted(cells, key=lambda cell: cell.top):
        if rows and cell.top < bottom:
            rows[-1].append(cell)
        else:
            rows.append([cell])
        bottom = max(bottom, cell.bottom) if len(rows[-1]) > 1 else cell.bottom
    return [row for row in rows if any(len(cell.lines) >= _SEVERAL for cell in row)]


def _run_into_each_other(row: Sequence[_Cell]) -> bool:
    """Tell whether two cells of a row stand over each other: it is two rows."""
    return any(
        min(cell.ends[1], other.ends[1]) > max(cell.ends[0], other.ends[0]) for number, cell in enumerate(row) for other in row[:number]
    )


def _levelled(row: Sequence[_Cell]) -> dict[Piece, Piece]:
    first = min(cell.lines[0].y for cell in row)
    moved: dict[Piece, Piece] = {}
    for cell in row:
        up = cell.lines[0].y - first
        if up > _LEVEL * cell.lines[0].size:
            moved |= {piece: piece._replace(y=piece.y - up) for line in cell.lines for piece in line.pieces}
    return moved


def _told(row: Sequence[_Cell]) -> dict[Piece, Piece]:
    ends = [line.pieces[-1] for cell in row if cell.late for line in cell.lines]
    return {piece: piece._replace(text=piece.text + CUT) for piece in ends if not piece.text.endswith(CUT)}
