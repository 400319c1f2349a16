"""From PDF coordinates to the page as it is shown."""

from __future__ import annotations

import math
from collections import Counter
from itertools import repeat

import pypdfium2

from toolkit.readers.pdf.quick import char_angle, handle

_SAMPLE, _MOST = 24, 0.8

Matrix = tuple[float, float, float, float, float, float]


class Turn:
    """Turns PDF coordinates (y upwards, page as stored) into ours (y downwards, page as shown).

    A page that shows nearly all its text sideways or upside down is turned so that it can be read.
    """

    def __init__(self, page: pypdfium2.PdfPage, textpage: pypdfium2.PdfTextPage, letters: int) -> None:
        sample = range(0, letters, letters // _SAMPLE + 1)
        angles = Counter(map(char_angle, repeat(handle(textpage.raw)), sample))  # nearly all are one
        ways = Counter[int]()
        for angle, times in angles.items():
            ways[round(-math.degrees(angle) / 90) * 90 % 360] += times
        way, found = ways.most_common(1)[0] if ways else (0, 0)
        self.rotation = way if found >= _MOST * len(sample) else page.get_rotation()
        self.paper = left, bottom, right, top = page.get_bbox()  # inherited ones as well
        self.left, self._bottom, self._right, self.top = left, bottom, right, top
        self.upright = self.rotation == 0
        across, along = right - left, top - bottom
        self.width, self.height = (along, across) if self.rotation in (90, 270) else (across, along)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return one point."""
        if self.rotation == 90:
            return y - self._bottom, x - self.left
        if self.rotation == 180:
            return self._right - x, y - self._bottom
        if self.rotation == 270:
            return self.top - y, self._right - x
        return x - self.left, self.top - y

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """Return the box with its corners in order."""
        if self.upright and x0 <= x1 and y0 <= y1:  # as nearly all are
            return x0 - self.left, self.top - y1, x1 - self.left, self.top - y0
        (ax, ay), (bx, by) = self.point(x0, y0), self.point(x1, y1)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)

    def within(self, form: Matrix) -> Within:
        """Return what turns coordinates of a form that is drawn on the page."""
        return Within(self, form)


class Within:
    """Turns coordinates within a form, which may be drawn smaller, moved or turned: two pages on one paper are two forms."""

    def __init__(self, outer: Turn | Within, form: Matrix) -> None:
        self._outer, self._form = outer, form

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return one point."""
        a, b, c, d, e, f = self._form
        return self._outer.point(a * x + c * y + e, b * x + d * y + f)

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """Return the box with its corners in order."""
        (ax, ay), (bx, by) = self.point(x0, y0), self.point(x1, y1)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)

    def within(self, form: Matrix) -> Within:
        """Return what turns coordinates of a form within this one."""
        return Within(self, form)
