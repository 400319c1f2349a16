"""The lines that are drawn on one PDF page: borders of tables, and strokes that may strike text out."""

from __future__ import annotations

import ctypes
import math
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import repeat
from typing import Final, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from toolkit.readers.pdf.pieces import Piece
from toolkit.readers.pdf.quick import object_bounds, object_in_form, object_kind, object_on_page
from toolkit.readers.pdf.tick_boxes import Drawn
from toolkit.readers.pdf.turn import Matrix, Turn, Within

MAX_RULINGS: Final = 4_000
_THIN = 3.0
_TOUCH = 1.0
_SHORTEST = 4.0
_SAME_HEIGHT = 0.2
_FRAME, _HAIR = 2, 0.05
_DARK = 100
_DEEPEST: Final = 3
_SHOWN: Final = frozenset((pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING, pdfium.FPDF_PAGEOBJ_TEXT))
_NO_BOX: Final = (0.0, 0.0, 0.0, 0.0)
_UNMOVED: Final = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Ruling(NamedTuple):
    """A drawn line, level (``y0 == y1``) or upright (``x0 == x1``)."""

    x0: float
    y0: float
    x1: float
    y1: float


Box = tuple[float, float, float, float]
Placed = Turn | Within


def drawings(page: pypdfium2.PdfPage, turned: Turn) -> Iterator[tuple[object, int, Box, Placed]]:
    """Yield what is drawn on a page, each thing with its kind, its ends and what brings them onto the page; also within forms, three deep.

    The ends are left, lower, right and upper; nobody asks for those of texts.
    """
    ends = [ctypes.c_float() for _ in range(4)]
    left, bottom, right, top = ends
    places = tuple(map(ctypes.byref, ends))
    for thing, kind, placed in _drawings(page.raw, pdfium.FPDFPage_CountObjects, object_on_page, turned, _DEEPEST):
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            yield thing, kind, _NO_BOX, placed
            continue
        object_bounds(thing, *places)
        yield thing, kind, (left.value, bottom.value, right.value, top.value), placed


def _drawings(
    holder: object, count: Callable[[object], int], get: Callable[[object, int], object], placed: Placed, depth: int
) -> Iterator[tuple[object, int, Placed]]:
    things = list(map(get, repeat(holder), range(count(holder))))
    for thing, kind in zip(things, map(object_kind, things), strict=True):
        if kind in _SHOWN:
            yield thing, kind, placed
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth > 1:
            form = _matrix(thing)
            inside = placed if form == _UNMOVED else placed.within(form)
            yield from _drawings(thing, pdfium.FPDFFormObj_CountObjects, object_in_form, inside, depth - 1)


def _matrix(thing: object) -> Matrix:
    """Return how a thing is drawn bigger or smaller, turned and moved."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(thing, matrix)
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def read_rulings(path: object, box: Box, turned: Placed, drawn: Drawn) -> Iterator[Ruling]:
    """Yield the level and upright lines of one drawn path: thin fills whole, of strokes every straight piece."""
    ruling = _thin(*turned.box(*box))
    if ruling is not None:
        yield ruling
        return
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    parts = _subpaths(path, curves=bool(stroke.value))
    if fill.value and not stroke.value and len(parts) == _FRAME:
        sides = list(_frame([turned.box(*_around(points)) for points in parts]))
        if sides:
            yield from sides
            return
    for points in parts:
        if stroke.value and drawn.take([turned.point(x, y) for x, y in points]):
            continue
        if stroke.value:
            pieces = [(*points[number], *points[number + 1]) for number in range(len(points) - 1)]
        else:
            pieces = [_around(points)]
        for piece in pieces:
            ruling = _thin(*turned.box(*piece))
            if ruling is not None:
                yield ruling


def _around(points: Sequence[tuple[float, float]]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _frame(boxes: Sequence[Box]) -> Iterator[Ruling]:
    """Yield the borders that one box leaves within another, filled between the two: those sides on which they lie thinly apart."""
    outer, inner = sorted(boxes, key=lambda box: (box[0] - box[2]) * (box[3] - box[1]))
    rooms = inner[0] - outer[0], inner[1] - outer[1], outer[2] - inner[2], outer[3] - inner[3]
    if all(-_HAIR <= room <= _THIN for room in rooms):
        x0, y0, x1, y1 = outer
        edges = (x0, y0, x0, y1), (x0, y0, x1, y0), (x1, y0, x1, y1), (x0, y1, x1, y1)
        yield from (Ruling(*edge) for room, edge in zip(rooms, edges, strict=True) if room > _HAIR)


def is_dark(path: object) -> bool:
    """Tell whether a box is filled with a dark colour."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    if not fill.value:
        return False
    red, green, blue, cover = (ctypes.c_uint() for _ in range(4))
    pdfium.FPDFPageObj_GetFillColor(path, red, green, blue, cover)
    return max(red.value, green.value, blue.value) < _DARK and cover.value > _DARK


def _subpaths(path: object, *, curves: bool) -> list[list[tuple[float, float]]]:
    """Return the corners of each part of a path, on the page; a closed part ends where it began.

    ``curves``: a curve, whose points are no corners (a seal's ring), parts the straight lines before and behind it.
    """
    x, y = ctypes.c_float(), ctypes.c_float()
    a, b, c, d, e, f = _matrix(path)
    parts: list[list[tuple[float, float]]] = []
    start = (0.0, 0.0)
    for index in range(min(pdfium.FPDFPath_CountSegments(path), MAX_RULINGS)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        across, along = a * x.value + c * y.value + e, b * x.value + d * y.value + f
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if not parts or kind == pdfium.FPDF_SEGMENT_MOVETO:
            parts.append([])
            start = across, along
        elif curves and kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            parts.append([])
        parts[-1].append((across, along))
        if pdfium.FPDFPathSegment_GetClose(segment):
            parts[-1].append(start)
    return parts


def _thin(x0: float, y0: float, x1: float, y1: float) -> Ruling | None:
    """Return a box that is thin one way and long the other as the line through its middle."""
    if y1 - y0 <= _THIN and x1 - x0 >= _SHORTEST:
        middle = (y0 + y1) / 2
        return Ruling(x0, middle, x1, middle)
    if x1 - x0 <= _THIN and y1 - y0 >= _SHORTEST:
        middle = (x0 + x1) / 2
        return Ruling(middle, y0, middle, y1)
    return None


def in_one_piece(rulings: Sequence[Ruling]) -> list[Ruling]:
    """Return the lines, level ones that go on with each other as one: a browser draws the border of a wide cell column by column."""
    whole = [line for line in rulings if line.y0 != line.y1]
    last: Ruling | None = None
    for line in sorted((line for line in rulings if line.y0 == line.y1), key=lambda line: (round(line.y0, 1), line.x0)):
        if last is not None and abs(line.y0 - last.y0) <= _SAME_HEIGHT and last.x0 < line.x0 <= last.x1 + _TOUCH:
            last = whole[-1] = last._replace(x1=max(last.x1, line.x1))
        else:
            last = line
            whole.append(line)
    return whole


class Levels:
    """Level lines by their height."""

    def __init__(self, lines: Sequence[Ruling]) -> None:
        self._lines = sorted(lines, key=lambda line: line.y0)
        self._heights = [line.y0 for line in self._lines]

    def crossing(self, pieces: Sequence[Piece]) -> list[int]:
        """Return the places of the pieces through whose letters one of the lines runs.

        Few lines stand where letters do, so the heights are asked first, each once.
        """
        if not self._lines:
            return []
        near = dict(self._near({(piece.y, piece.size) for piece in pieces}))
        if not near:
            return []
        return [place for place, piece in enumerate(pieces) if _runs_through(near.get((piece.y, piece.size), ()), piece)]

    def _near(self, letters: Iterable[tuple[float, float]]) -> Iterator[tuple[tuple[float, float], Sequence[Ruling]]]:
        """Yield, of baselines and sizes of letters, those at whose height lines stand, with these lines."""
        heights = [*self._heights, math.inf]
        for y, size in letters:
            first = bisect_right(heights, y - 0.5 * size)
            if heights[first] < y - 0.12 * size:
                yield (y, size), self._lines[first : bisect_left(heights, y - 0.12 * size)]


def _runs_through(lines: Sequence[Ruling], piece: Piece) -> bool:
    middle = (piece.x0 + piece.x1) / 2
    return any(line.x0 < middle < line.x1 for line in lines)


def strokes(rulings: Sequence[Ruling]) -> tuple[list[Ruling], list[Ruling]]:
    """Return the level lines that stand free (they may strike text out or underline it) and those that touch an upright one (borders).

    A line that only ends near an upright one, and at its other end near none, is that below the first or last word of a cell.
    """
    uprights = [line for line in rulings if line.x0 == line.x1]
    free: list[Ruling] = []
    borders: list[Ruling] = []
    for line in rulings:
        if line.y0 == line.y1:
            near = [up.x0 for up in _near(line, uprights)]
            ends = any(x <= line.x0 + _THIN for x in near) and any(x >= line.x1 - _THIN for x in near)
            touches = ends or any(line.x0 - _TOUCH <= x <= line.x1 + _TOUCH for x in near)
            (borders if touches else free).append(line)
    return free, borders


def without_underlines(rulings: Sequence[Ruling], free: Sequence[Ruling]) -> list[Ruling]:
    """Return the lines without those that stand ``free`` so near an upright one that they would seem to belong to its table."""
    uprights = [line for line in rulings if line.x0 == line.x1]
    loose = {line for line in free if _near(line, uprights)}
    return [line for line in rulings if line not in loose]


def _near(line: Ruling, uprights: Sequence[Ruling]) -> list[Ruling]:
    """Return the upright lines that a level line touches or nearly does."""
    left, right, y = line.x0 - _THIN, line.x1 + _THIN, line.y0
    return [up for up in uprights if left <= up.x0 <= right and up.y0 - _THIN <= y <= up.y1 + _THIN]
