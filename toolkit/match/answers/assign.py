"""Give labels to questions all at once: the assignment with the greatest sum, not the first that fits."""

from __future__ import annotations

from collections.abc import Sequence

_MANY_ROWS = 4
"""From so many rows for each column on, only those that can win are weighed against each other."""


def assign(scores: Sequence[Sequence[float]]) -> list[int | None]:
    """Return for each row the column it is given, or ``None``; each column is given once; scores of 0 are never given.

    The Hungarian method with potentials, for rows × columns of scores 0–1.
    """
    rows, columns = len(scores), len(scores[0]) if scores else 0
    if not rows or not columns:
        return [None] * rows
    best = [line.index(max(line)) for line in scores]
    if len(set(best)) == rows:  # each row has its own best: no sum is greater
        return [column if line[column] > 0 else None for line, column in zip(scores, best, strict=True)]
    given: list[int | None] = [None] * rows
    weighed = _that_can_win(scores)
    for row, column in zip(weighed, _weigh([scores[row] for row in weighed]), strict=True):
        given[row] = column
    return given


def _that_can_win(scores: Sequence[Sequence[float]]) -> list[int]:
    """Return the rows to weigh: of very many only the best of each column, as many as there are columns.

    One of these could take the place of any other without a loss.
    """
    columns = len(scores[0])
    if len(scores) <= _MANY_ROWS * columns:
        return list(range(len(scores)))
    best: set[int] = set()
    for line in zip(*scores, strict=True):
        best.update(sorted(range(len(scores)), key=line.__getitem__, reverse=True)[:columns])
    return sorted(best)


def _weigh(scores: Sequence[Sequence[float]]) -> list[int | None]:
    rows, columns = len(scores), len(scores[0])
    width = columns + rows
    cost = [[1.0 - score for score in line] + [1.0] * rows for line in scores]
    row_potential, column_potential = [0.0] * (rows + 1), [0.0] * (width + 1)
    owner, way = [0] * (width + 1), [0] * (width + 1)
    for row in range(1, rows + 1):
        owner[0] = row
        column = 0
        least = [float("inf")] * (width + 1)
        used = [False] * (width + 1)
        while owner[column]:
            used[column] = True
            current, delta, following = owner[column], float("inf"), 0
            for other in range(1, width + 1):
                if used[other]:
                    continue
                reduced = cost[current - 1][other - 1] - row_potential[current] - column_potential[other]
                if reduced < least[other]:
                    least[other], way[other] = reduced, column
                if least[other] < delta:
                    delta, following = least[other], other
            for other in range(width + 1):
                if used[other]:
                    row_potential[owner[other]] += delta
                    column_potential[other] -= delta
                else:
                    least[other] -= delta
            column = following
        while column:
            owner[column] = owner[way[column]]
            column = way[column]
    given: list[int | None] = [None] * rows
    for column in range(1, columns + 1):
        if owner[column] and scores[owner[column] - 1][column - 1] > 0:
            given[owner[column] - 1] = column - 1
    return given
