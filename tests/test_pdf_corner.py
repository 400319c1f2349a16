"""A small table in the corner of a frame: what stands below it is one cell, as wide as the frame."""

from __future__ import annotations

from toolkit.readers.pdf.grids import find_grids
from toolkit.readers.pdf.rulings import Ruling


def box(x0: float, y0: float, x1: float, y1: float) -> list[Ruling]:
    return [Ruling(x0, y0, x1, y0), Ruling(x0, y1, x1, y1), Ruling(x0, y0, x0, y1), Ruling(x1, y0, x1, y1)]


def test_text_below_a_small_table_is_not_cut_at_its_right_side() -> None:
    [grid] = find_grids([*box(0, 0, 400, 400), *box(0, 0, 160, 60), *box(160, 0, 320, 60)])

    assert grid.cell_at(80, 200) == grid.cell_at(360, 200)
    assert len({grid.cell_at(x, 30) for x in (80, 240, 360)}) == 3
