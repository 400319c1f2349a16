"""Tables that are drawn as light cells on a dark ground, which shows between them (pages of the web in print). Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from toolkit.readers.pdf.tick_boxes import Shape, sides

_TOUCH = 1.5
_SMALLEST = 8.0
_FEWEST_CELLS = 2


class Fill(NamedTuple):
    """A filled box and whether its colour is dark."""

    shape: Shape
    dark: bool


def cell_borders(fills: Sequence[Fill]) -> Iterator[Shape]:
    """Yield the sides of the cells that lie on dark grounds."""
    light = [fill.shape for fill in fills if not fill.dark]
    for ground in fills:
        if not ground.dark or min(ground.shape[2] - ground.shape[0], ground.shape[3] - ground.shape[1]) < _SMALLEST:
            continue
        on_it = [shape for shape in light if _lies_on(shape, ground.shape)]
        cells = [shape for shape in on_it if not any(other != shape and _lies_on(shape, other) for other in on_it)]  # no marked words
        if len(cells) >= _FEWEST_CELLS:
            yield from (side for cell in cells for side in sides(cell))


def _lies_on(shape: Shape, ground: Shape) -> bool:
    inside = shape[0] >= ground[0] - _TOUCH and shape[1] >= ground[1] - _TOUCH
    return inside and shape[2] <= ground[2] + _TOUCH and shape[3] <= ground[3] + _TOUCH
