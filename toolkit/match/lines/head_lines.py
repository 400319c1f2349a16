"""The line of a paper's head that says an answer: where it stands, and its words alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from itertools import pairwise

from toolkit.match.paper_head import date_in_heading, period_in_heading
from toolkit.match.units import unit_in_heading
from toolkit.model.definitions import Organisation
from toolkit.model.document import Line, Region
from toolkit.model.period import Period
from toolkit.model.place import Place
from toolkit.model.submission import Answer

_NOWHERE = ("", Place())


def at_its_line(answer: Answer, region: Region, organisation: Organisation) -> Answer:
    """Return an answer of the heading with place and words of the line that says it, alone or below the one above it.

    What only the heading as a whole says keeps the place and the words of all of it.
    """
    reads = _reader(answer.value, organisation)
    lines = list(_lines(region))
    found = next((line for line in lines if reads(line[0]) == answer.value), None)
    if found is None:
        pairs = pairwise([_NOWHERE, *lines])
        found = next((below for above, below in pairs if reads(f"{above[0]}\n{below[0]}") == answer.value), None)
    return answer if found is None else answer._replace(raw=found[0], place=found[1])


def _reader(value: object, organisation: Organisation) -> Callable[[str], object]:
    if isinstance(value, Period):
        return period_in_heading
    return date_in_heading if isinstance(value, date) else partial(unit_in_heading, organisation=organisation)


def _lines(region: Region) -> Iterator[tuple[str, Place]]:
    """Yield the lines of the heading with their places; those of a merged cell once."""
    heading = {line for line in region.heading.split("\n") if line.strip()}
    seen: set[Place] = set()
    for block in region.blocks:
        cells = ((block.text, block.place),) if isinstance(block, Line) else ((cell.text, cell.place) for row in block.rows for cell in row)
        for text, place in cells:
            if place not in seen:
                seen.add(place)
                yield from ((line, place) for line in text.split("\n") if line in heading)
