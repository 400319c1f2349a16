"""Names of programs that begin and end with two underscores (``__import__``) and paths (``../``): no rest of a filled blank, though alike.

An answer is given word for word, so the underscores and dots of such a name stay. A Vietnamese word between two underscores
("__khong__") is one that was written over a printed line; lines of three and more are always printed.
"""

from __future__ import annotations

import re

from toolkit.text.syllable import is_bare_syllable

_NAME = r"__([a-z][a-z0-9]*(?:_[a-z0-9]+)*)__"
_AT_START, _AT_END = re.compile(rf"\s*{_NAME}(?!_)"), re.compile(rf"(?<![_\w]){_NAME}\s*$")
_PATH = re.compile(r"\s*\.\.[\\/]")
_LONGEST = 60


def begins_with_name(text: str) -> bool:
    """Tell whether ``text`` begins with the name of a program in two underscores, or with a path that climbs ("../")."""
    if _PATH.match(text):
        return True
    found = _AT_START.match(text) if "__" in text[:_LONGEST] else None
    return found is not None and not is_bare_syllable(found[1])


def ends_with_name(text: str) -> bool:
    """Tell whether ``text`` ends with the name of a program in two underscores."""
    found = _AT_END.search(text[-_LONGEST:]) if "__" in text[-_LONGEST:] else None
    return found is not None and not is_bare_syllable(found[1])
