"""Headings below text in columns: they begin the next part of a form and are no labels of the rows above. Pure."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"(?:([IVX]{1,4})|(\d{1,2}))[.)](?!\d)\s*\D")


def begins_part(text: str, above: str) -> bool:
    """Tell whether a text alone in its row is numbered in another way than the row ``above``, or not counted on from it."""
    found = _NUMBER.match(text)
    if found is None:
        return False
    before = _NUMBER.match(above)
    if before is None or (found[1] is None) != (before[1] is None):
        return True
    return found[2] is not None and int(found[2]) <= int(before[2])
