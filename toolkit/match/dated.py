"""The day of a form that does not ask for it: the one in the line of place and date above the signature."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from toolkit.match.signers import is_place_and_date
from toolkit.model.document import Line, Region
from toolkit.model.place import FOOTNOTE, PAGE_FOOT, Place
from toolkit.model.submission import Answer, State
from toolkit.text.values import parse_date


def day_above_signature(region: Region, id: str) -> Answer | None:
    """Answer ``id`` with the one day that the region's lines of place and date name; ``None`` where they name none or several."""
    found = {day: (text, place) for text, place in _lines(region) if (day := _day(text)) is not None}
    if len(found) != 1:
        return None
    (day, (text, place)) = found.popitem()
    return Answer(id=id, value=day, state=State.VALUE, raw=text, place=place, confidence=0.9, method="signature")


def _day(text: str) -> date | None:
    """Return the day of a line that is nothing but a place and a date: "Thái Nguyên, ngày 25 tháng 9 năm 2024"."""
    return parse_date(text) if "," in text and is_place_and_date(text) else None


def _lines(region: Region) -> Iterator[tuple[str, Place]]:
    """Yield every line of the region's text and of its cells; what tabs set apart stands alone."""
    for block in region.blocks:
        cells = [block] if isinstance(block, Line) else [cell for row in block.rows for cell in row]
        for one in cells:
            if one.place.part not in (FOOTNOTE, PAGE_FOOT):
                yield from ((piece.strip(), one.place) for piece in one.text.replace("\t", "\n").split("\n") if piece.strip())
