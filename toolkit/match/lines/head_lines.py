"""The line of a paper's head that says an answer: where it stands, and its words alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from itertools import pairwise

from toolkit.match.doubts import may_ask_else
from toolkit.match.paper_head import date_in_heading, period_in_heading
from toolkit.match.units import unit_in_heading
from toolkit.model.definitions import Organisation
from toolkit.model.document import Line, Region
from toolkit.model.period import Period
from toolkit.model.place import Place
from toolkit.model.submission import Answer
from toolkit.text.fold import fold
from toolkit.text.headings import names_organ

_NOWHERE = ("", Place())
_MOST_OF_A_LABEL = 80
_NO_LABEL = re.compile(r"\W*(?:số(?=.{0,3}\d|.?\W*$)|sở|ubnd|[uủ][ỷy] ban|kính gửi|[\divx]+)\b|.*\bngày\b.*\btháng\b|\W*$")
"""What stands left of a day or a branch in a paper's head and asks for nothing: an organ, the number of the paper, a place."""


def at_its_line(answer: Answer, region: Region, organisation: Organisation) -> Answer:
    """Return an answer of the heading with place and words of the line that says it, alone or below the one above it.

    What only the heading as a whole says keeps the place and the words of all of it. What answers a label that asks for something else,
    for all one knows ("Ngày họp chi bộ", "Kỳ liền trước"), needs a look.
    """
    reads = _reader(answer.value, organisation)
    lines = list(_lines(region))
    found = next((line for line in lines if reads(line[0]) == answer.value), None)
    if found is None:
        pairs = pairwise([_NOWHERE, *lines])
        found = next((_of(above, below, answer) for above, below in pairs if reads(f"{above[0]}\n{below[0]}") == answer.value), None)
    if found is None:
        return answer
    answer = answer._replace(raw=found[0], place=found[1])
    label = _label_of(found, region)
    return answer._replace(review=True, reason=may_ask_else(label)) if label else answer


def _of(above: tuple[str, Place], below: tuple[str, Place], answer: Answer) -> tuple[str, Place]:
    """Return what says an answer that two lines say together: a name goes on in the second, a period stands there."""
    return (f"{above[0]}\n{below[0]}", above[1]) if isinstance(answer.value, str) else below


def _label_of(line: tuple[str, Place], region: Region) -> str:
    """Return what an answer of the heading is said to be by the cell before it in its row, or before a colon; empty where nothing is."""
    text, place = line
    label = text.partition(":")[0] if ":" in text else ""
    for block in region.blocks:
        for row in () if isinstance(block, Line) else block.rows:
            at = next((at for at, cell in enumerate(row) if cell.place == place), None)
            if at is not None and row[at].text.strip() == text.strip():
                label = label or next((cell.text for cell in reversed(row[:at]) if cell.text.strip()), "")
    label = label.strip()
    is_head = "\n" in label or names_organ(label) or _NO_LABEL.match(fold(label)) is not None
    return "" if is_head or len(label) > _MOST_OF_A_LABEL else label


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
