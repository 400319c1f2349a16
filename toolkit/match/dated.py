"""The day of a form that does not ask for it: the one in the line of place and date above the signature."""

from __future__ import annotations

from collections.abc import Iterator, Set
from datetime import date
from itertools import pairwise

from toolkit.match.signers import is_place_and_date, signs_as_author, signs_for_branch, signs_for_others
from toolkit.model.document import Line, Region
from toolkit.model.place import FOOTNOTE, PAGE_FOOT, Place
from toolkit.model.submission import Answer, State
from toolkit.text.values import parse_date


def day_above_signature(region: Region, id: str, taken: Set[str] = frozenset()) -> Answer | None:
    """Answer ``id`` with the one day that the region's lines of place and date name; ``None`` where they name none or several.

    A day without a place counts right above a signature, unless it answers another question (its text is ``taken``).
    """
    lines = list(_lines(region))
    found = {
        day: (text, place)
        for (text, place), (below, _) in pairwise([*lines, ("", Place())])
        if (day := _day(text, below)) is not None and ("," in text or text not in taken)
    }
    if len(found) != 1:
        return None
    (day, (text, place)) = found.popitem()
    return Answer(id=id, value=day, state=State.VALUE, raw=text, place=place, confidence=0.9, method="signature")


def _day(text: str, below: str) -> date | None:
    """Return the day of a line that is nothing but a place and a date: "Thái Nguyên, ngày 25 tháng 9 năm 2024"."""
    return parse_date(text) if is_place_and_date(text) and ("," in text or _heads_signature(below)) else None


def _heads_signature(line: str) -> bool:
    head = line.partition(":")[0]
    return signs_for_branch(head) or signs_as_author(head) or (head.isupper() and signs_for_others(head))


def _lines(region: Region) -> Iterator[tuple[str, Place]]:
    """Yield every line of the region's text and of its cells; what tabs set apart stands alone."""
    for block in region.blocks:
        cells = [block] if isinstance(block, Line) else [cell for row in block.rows for cell in row]
        for one in cells:
            if one.place.part not in (FOOTNOTE, PAGE_FOOT):
                yield from ((piece.strip(), one.place) for piece in one.text.replace("\t", "\n").split("\n") if piece.strip())
