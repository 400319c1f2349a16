"""Marks in columns without lines between: "x" in the middle of its column, whose head begins at the left side. Pure.

Such a mark stands under no head; it is one of the column that begins left of it where it stands in the middle between this and the next.
"""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.readers.pdf.lines import Segment, TextLine

_MIDDLE = 0.5


def is_mark(lines: Sequence[TextLine]) -> bool:
    """Tell whether a cell holds a single letter or sign, as that which chooses one of several columns."""
    return len(lines) == 1 and len(lines[0].text) == 1 and not lines[0].text.isdigit()


def is_in_middle(mark: Segment, left: float, right: float, size: float) -> bool:
    """Tell whether a mark stands in the middle between the left sides of two columns."""
    return abs(mark.x0 + mark.x1 - left - right) <= _MIDDLE * size
