"""Breaks of lines that a print lost: a sentence or an item begins within a line. Pure."""

from __future__ import annotations

import re

# A sheet prints the break of a cell that does not wrap as nothing: a sentence or an item begins right behind the one before.
_LOST_BREAK = re.compile(r"[.;](?<=[^\W\d_A-Z]{2}.)(?:[A-ZĐÀ-Ỹ][^\W\d_A-Z]|(?:\d{1,2}|[a-zđ])[.)]\s|[-+•]\s)")
# So does an item behind an item whose mark it bears.
_LOST_ITEM = re.compile(r"^\s*([-+•])\s.*[^\W\d_]\1\s[A-ZĐÀ-Ỹ]", re.MULTILINE)
# An item behind a whole one, a space between: whether the print lost a break, or it was written so, nobody can tell.
_ITEM_WITHIN = re.compile(r"(?:^|: ?)[-+•] .*[.;] [-+•] [A-ZĐÀ-Ỹ]", re.MULTILINE)


def may_lack_break(text: str) -> bool:
    """Tell whether a sentence or an item of a list seems to begin within a line of the text."""
    return bool(_LOST_BREAK.search(text) or _LOST_ITEM.search(text) or _ITEM_WITHIN.search(text))
