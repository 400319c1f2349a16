"""How a criterion is named by its number: "Tiêu chí 3", "TC3", "Tiêu chí thứ ba", "1.2.3.", and what a label says besides."""

from __future__ import annotations

import re

_ORDINALS = ("nhat", "hai", "ba", "tu", "nam")
_NUMBERED = re.compile(rf"(?:(?:ve|doi voi) )?(?:tieu chi|tc)(?: so| thu)? ?(\d|{'|'.join(_ORDINALS)})(?!\w)")
_NUMBER_FIRST = re.compile(
    r"^[^\w(]*(?:(?:về|đối với)\s+(?=tiêu chí))?(?:(?:tiêu chí|TC|[A-Z]{2})?\s*(?:số)?\s*[\d.]{1,7}|tiêu chí thứ (?:nhất|hai|ba|tư|năm))"
    r"\s*[.:)\-–]?\s*",
    re.IGNORECASE,
)
_KIND_FIRST = re.compile(r"^\s*tiêu chí\s+(?:về\s+)?(?=\w)", re.IGNORECASE)
_NUMBER_ENDS = re.compile(r"\s*(?:tiêu chí|TC|[A-Z]{2})\s*(?:số\s*)?\d\s*[.:)\-–]", re.IGNORECASE)


def number_in(spelled: str) -> int | None:
    """Return the number that a folded label gives a criterion by the word for one, ``None`` where it gives none."""
    found = _NUMBERED.match(spelled)
    if found is None:
        return None
    return int(found[1]) if found[1].isdigit() else _ORDINALS.index(found[1]) + 1


def without_number(text: str, *, kind: bool = False) -> str:
    """Return a label without its number; with ``kind`` also without the word for a criterion before its name."""
    said = _NUMBER_FIRST.sub("", text, count=1)
    return _KIND_FIRST.sub("", said, count=1) if kind else said


def parts_number(text: str) -> bool:
    """Tell whether a sign parts the number of a criterion from what follows: "Tiêu chí 3: …"."""
    return _NUMBER_ENDS.match(text) is not None
