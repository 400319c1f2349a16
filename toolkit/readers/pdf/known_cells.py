"""What the words of a drawn cell say, kept by exactly these words and where they stand in their cell. Pure.

Most cells of a form hold the form's own words: the next form has them at the same places, be it further down on its page.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import starmap
from typing import Final

from toolkit.readers.pdf.boxes import says_something, texts_of
from toolkit.readers.pdf.habits import Habits
from toolkit.readers.pdf.lines import TextLine, visual_lines, without_justification
from toolkit.readers.pdf.pieces import Piece

PADDING: Final = 5.4
"""The room between the words of a cell and its border."""
_STEPS: Final = 1024  # to a point: what is left of a height whatever the place of the cell on its page
_MOST_CELLS, _MOST_MARKS = 1_000, 5_000

_Cell = tuple[tuple[tuple[object, ...], ...], float, float, Habits]
_KEPT: Final[dict[_Cell, list[str]]] = {}
_CAME: Final[set[int]] = set()
"""The hashes of the cells that came once: most are answers, which do not come again."""


def texts_of_cell(pieces: Sequence[Piece], left: float, right: float, habits: Habits) -> list[str]:
    """Return the paragraphs of a cell between two borders.

    Only how far its words stand below the first one counts, and in what order they were drawn: that is the same wherever the cell is.
    """
    if len(pieces) == 1:
        return [pieces[0].text] if says_something(pieces[0].text) else []
    words, starts, ends, heights, sizes, spaced, numbers, apart = zip(*pieces, strict=True)
    top, first = heights[0], min(numbers)
    if heights.count(top) == len(heights):
        heights = (0.0,) * len(heights)
    else:
        heights = tuple([round((height - top) * _STEPS) / _STEPS for height in heights])
    if first > 0:
        numbers = tuple([number - first for number in numbers])
    cell: _Cell = (words, starts, ends, heights, sizes, spaced, numbers, apart), left, right, habits
    texts = _KEPT.get(cell)
    if texts is None:
        texts = _texts(*cell)
        if _comes_again(cell):
            _KEPT[cell] = texts
    return texts[:]


def _comes_again(cell: _Cell) -> bool:
    """Tell whether a cell that is not kept came before; where too much is kept, keeping begins anew."""
    if len(_CAME) >= _MOST_MARKS:
        _CAME.clear()
    if len(_KEPT) >= _MOST_CELLS:
        _KEPT.clear()
    mark = hash(cell)
    known = mark in _CAME
    _CAME.add(mark)
    return known


def forget() -> None:
    """Forget all cells: what is read afterwards is read as in a new process."""
    _KEPT.clear()
    _CAME.clear()


def lines_of_cell(pieces: Sequence[Piece], left: float, right: float, habits: Habits) -> list[TextLine]:
    """Return the lines of a cell between two borders."""
    return without_justification(visual_lines(pieces, habits), left, right)


def _texts(columns: tuple[tuple[object, ...], ...], left: float, right: float, habits: Habits) -> list[str]:
    pieces = list(starmap(Piece, zip(*columns, strict=True)))
    return texts_of(lines_of_cell(pieces, left, right, habits), right - PADDING)
