"""Which colours of letters set them off. Black, white and grey do not: they are what printed words have."""

from __future__ import annotations

import re

_FAR_APART = 0x40
_ENTRIES, _GREY_ENTRIES = 64, frozenset((0, 1, 8, 9, 22, 23, 55, 63))
_RGB = re.compile(r"#?(?:[0-9A-Fa-f]{2})?([0-9A-Fa-f]{2})([0-9A-Fa-f]{2})([0-9A-Fa-f]{2})")


def is_colour(code: str | None) -> bool:
    """Tell whether a code of red, green and blue ("FF0000", "#ff0000", "FFFF0000") is a colour; "auto" is none."""
    found = _RGB.fullmatch(code) if code else None
    return found is not None and sets_off(*(int(part, 16) for part in found.groups()))


def sets_off(red: int, green: int, blue: int) -> bool:
    """Tell whether letters of these shares of red, green and blue (0–255 each) are coloured."""
    return max(red, green, blue) - min(red, green, blue) >= _FAR_APART


def is_coloured_entry(number: int) -> bool:
    """Tell whether an entry of the palette that every workbook has is a colour; one beyond it is the system's own black or white."""
    return 0 <= number < _ENTRIES and number not in _GREY_ENTRIES
