"""Give what is unknown to what is open by the order of both: between two known ones stands what is asked between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

_MARGIN, _IN_ORDER = 0.2, 0.6

Spot = tuple[int, int]
Fits = Sequence[Sequence[float]]


def keeps_order(numbers: Sequence[int]) -> bool:
    """Tell whether a form asks in the order of the plan, so far as its known labels show."""
    rising = sum(first < second for first, second in pairwise(numbers))
    return rising >= _IN_ORDER * (len(numbers) - 1)


def gaps(spots: Sequence[Spot], known: Sequence[tuple[Spot, int]], is_open: Sequence[bool]) -> Iterator[tuple[list[int], list[int]]]:
    """Yield which unknown labels stand between two known ones, each time with the open questions that may stand there.

    ``spots`` are those of the unknown labels; ``known`` has the spot and the question of each known one, in the order of reading.
    """
    in_order = keeps_order([number for _, number in known])
    bounds = [None, *known, None]
    for before, after in pairwise(bounds):
        between = [row for row, spot in enumerate(spots) if (before is None or spot > before[0]) and (after is None or spot < after[0])]
        if not between:
            continue
        if not in_order:
            yield between, [number for number, free in enumerate(is_open) if free]
            continue
        placed = {number for _, number in known}
        behind = _run(is_open, placed, -1 if before is None else before[1], 1)
        ahead = _run(is_open, placed, len(is_open) if after is None else after[1], -1)
        yield between, sorted({*behind, *ahead})


def _run(is_open: Sequence[bool], placed: Set[int], start: int, step: int) -> Iterator[int]:
    """Yield the open questions behind (or before) one, up to the next whose label is known; others are answered by a signature."""
    number = start + step
    while 0 <= number < len(is_open) and number not in placed:
        if is_open[number]:
            yield number
        number += step


def aligned(fits: Fits) -> list[int | None]:
    """Give rows to columns in the order of both, so that the sum is greatest; what another way would give nearly as well is left out."""
    best, pairs = _best(fits, None)
    given: list[int | None] = [None] * len(fits)
    for row, column in pairs:
        if best - _best(fits, (row, column))[0] >= _MARGIN:
            given[row] = column
    return given


def _best(fits: Fits, without: tuple[int, int] | None) -> tuple[float, list[tuple[int, int]]]:
    """Return the greatest sum and its pairs, in the order of both; ``without`` is a pair that must not be."""
    rows, columns = len(fits), len(fits[0]) if fits else 0
    sums = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for row in reversed(range(rows)):
        for column in reversed(range(columns)):
            fit = fits[row][column] if (row, column) != without else 0.0
            sums[row][column] = max(sums[row + 1][column], sums[row][column + 1], sums[row + 1][column + 1] + fit)
    pairs, row, column = [], 0, 0
    while row < rows and column < columns:
        fit = fits[row][column] if (row, column) != without else 0.0
        if fit and sums[row][column] == sums[row + 1][column + 1] + fit:
            pairs.append((row, column))
            row, column = row + 1, column + 1
        elif sums[row][column] == sums[row + 1][column]:
            row += 1
        else:
            column += 1
    return sums[0][0] if rows else 0.0, pairs
