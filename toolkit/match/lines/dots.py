"""The dots of blanks, however they stand: higher ("·····"), or with spaces between (". . . .")."""

from __future__ import annotations

import re

_OTHER_DOTS = re.compile(r"[·•]{3,}")
_SPACED_DOTS = re.compile(r"[.…]\s(?:[.…]\s)+[.…]")
_FEWEST = 3


def with_full_stops(text: str) -> str:
    """Return a line, as long as it was, with full stops for the dots of a blank that stand higher or have spaces between."""
    if "···" in text or "•••" in text:
        text = _OTHER_DOTS.sub(lambda found: "." * len(found[0]), text)
    dotted = text.count(".") + text.count("…") >= _FEWEST
    return _SPACED_DOTS.sub(lambda found: "." * len(found[0]), text) if dotted else text
