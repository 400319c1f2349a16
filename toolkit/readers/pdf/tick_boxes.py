"""Tick boxes that are drawn and not written (Word's older check boxes in print): small squares, ticked where lines cross inside. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

_SMALLEST, _LARGEST = 5.0, 18.0
_SQUARE = 0.75
_TOUCH = 1.5

Point = tuple[float, float]
Shape = tuple[float, float, float, float]


class Box(NamedTuple):
    """One drawn box with its corners."""

    x0: float
    y0: float
    x1: float
    y1: float
    ticked: bool


@dataclass(slots=True)
class Drawn:
    """Small shapes met on a page, as corners."""

    squares: list[Shape] = field(default_factory=list)
    slants: list[Shape] = field(default_factory=list)

    def take(self, points: Sequence[Point]) -> bool:
        """Keep the shape if it is a small square or a small slanted line; tell whether it is."""
        xs, ys = [x for x, _ in points], [y for _, y in points]
        shape = (min(xs), min(ys), max(xs), max(ys))
        width, height = shape[2] - shape[0], shape[3] - shape[1]
        if not (_SMALLEST <= width <= _LARGEST and _SMALLEST <= height <= _LARGEST):
            return False
        if len(points) == 2:
            self.slants.append(shape)
            return True
        closed = len(points) >= 5 and points[0] == points[-1] and all(x in (shape[0], shape[2]) for x in xs)
        if closed and min(width, height) >= _SQUARE * max(width, height):
            self.squares.append(shape)
            return True
        return False

    def boxes(self, lines: Sequence[Shape]) -> list[Box]:
        """Return the squares that stand by themselves among the level and upright ``lines`` of the page."""
        return [Box(*shape, self._crossed(shape)) for shape in self.squares if not self._is_cell(shape, lines)]

    def cells(self, lines: Sequence[Shape]) -> list[Shape]:
        """Return the squares that belong to a table: one side is that of another square, or a level and an upright one lie on longer lines.

        A box that fills the height of its row stands between two level lines as well, but between no upright ones.
        """
        return [shape for shape in self.squares if self._is_cell(shape, lines)]

    def _is_cell(self, shape: Shape, lines: Sequence[Shape]) -> bool:
        beside = [side for other in self.squares if other is not shape for side in sides(other)]
        if any(_lies_on(mine, other) for mine in sides(shape) for other in beside):
            return True
        if self._crossed(shape):
            return False
        above, below, left, right = (any(_lies_on(mine, line) for line in lines) for mine in sides(shape))
        return (above or below) and (left or right)

    def _crossed(self, shape: Shape) -> bool:
        inside = [
            slant for slant in self.slants if all(abs(mine - its) <= _TOUCH + _SMALLEST / 2 for mine, its in zip(shape, slant, strict=True))
        ]
        return len(inside) >= 2


def sides(shape: Shape) -> tuple[Shape, Shape, Shape, Shape]:
    """Return the four sides of a square as lines."""
    x0, y0, x1, y1 = shape
    return (x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)


def _lies_on(side: Shape, line: Shape) -> bool:
    """Tell whether a side lies on a line that is at least as long."""
    if side[1] == side[3]:
        return line[1] == line[3] and abs(line[1] - side[1]) <= _TOUCH and line[0] <= side[0] + _TOUCH and line[2] >= side[2] - _TOUCH
    return line[0] == line[2] and abs(line[0] - side[0]) <= _TOUCH and line[1] <= side[1] + _TOUCH and line[3] >= side[3] - _TOUCH
