"""A table within a cell that has no room for its last column: the text runs over the border on its right, and belongs to it. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from toolkit.readers.pdf.grids import Grid
from toolkit.readers.pdf.pieces import Piece

_NARROWEST = 24.0
_PADDING = 5.4
_SEVERAL = 3


def with_wider_columns(grids: Sequence[Grid], pieces: Sequence[Piece]) -> Sequence[Grid]:
    """Return the tables, each whose last column is a strip that several words begin in with room for all of them."""
    if not any(_is_strip(grid) for grid in grids):
        return grids
    return [_widened(grid, pieces, grids) if _is_strip(grid) else grid for grid in grids]


def _is_strip(grid: Grid) -> bool:
    return len(grid.xs) > _SEVERAL and grid.xs[-1] - grid.xs[-2] < _NARROWEST


def _widened(grid: Grid, pieces: Sequence[Piece], grids: Sequence[Grid]) -> Grid:
    """Return a table with its last column as wide as its text, as it is where that is no wider or something else stands there."""
    left, right = grid.xs[-2:]
    beside = [piece for piece in pieces if piece.x0 >= left and grid.ys[0] <= piece.y - 0.3 * piece.size < grid.ys[-1]]
    over = [piece for piece in beside if piece.x0 < right < (piece.x0 + piece.x1) / 2]
    end = max((piece.x1 for piece in beside), default=right) + _PADDING
    near = any(one is not grid and right - 1 < one.xs[0] < end and one.ys[0] < grid.ys[-1] and one.ys[-1] > grid.ys[0] for one in grids)
    return replace(grid, xs=(*grid.xs[:-1], end)) if len(over) >= _SEVERAL and not near else grid
