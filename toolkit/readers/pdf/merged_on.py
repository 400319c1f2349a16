"""Merged cells that the end of a page parts: on the next page they stand empty beside the rest of their rows. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from toolkit.readers.pdf.boxes import Box


def parted_cells(above: Sequence[Box], first: Sequence[Box]) -> dict[int, Box]:
    """Return, by its id, for each empty cell of several rows that a page begins with the cell above it, where that has text.

    ``above`` is the last row of the page before, ``first`` the first one of this page, which says something itself.
    """
    parted = {id(box): last for box, last in zip(first, above, strict=True) if box.rows > 1 and not box.texts and last.texts}
    return parted if any(box.texts for box in first) else {}


def beside(rows: Sequence[Sequence[Box]], first: Sequence[Box], merged: Mapping[int, Box]) -> tuple[Sequence[Sequence[Box]], Sequence[Box]]:
    """Return the rows of the page before and the first one of this page without the columns of such cells."""
    if not merged:
        return rows, first
    kept = [column for column, box in enumerate(first) if id(box) not in merged]
    return [[row[column] for column in kept] for row in rows], [first[column] for column in kept]
