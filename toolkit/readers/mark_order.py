"""Marks that were typed in the wrong order: the tone before the circumflex or breve, which no normal form puts right ("é" + "̂" for "ế")."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

SIGN: Final = b"\xcc"
"""The first byte of each mark."""
_TONES: Final = "\u0300\u0301\u0303\u0309"
_WITH_TONE: Final = "".join(unicodedata.normalize("NFC", letter + tone) for letter in "aeoAEO" for tone in _TONES)
_WRONG: Final = re.compile(f"(?:[{_WITH_TONE}]|[aeoAEO][{_TONES}])[\u0302\u0306]")


def in_order(part: bytes) -> bytes:
    """Return the bytes of a text in UTF-8 with such letters as they were meant."""
    try:
        text = part.decode()
    except UnicodeDecodeError:
        return part
    return _WRONG.sub(_meant, text).encode() if _WRONG.search(text) else part


def _meant(found: re.Match[str]) -> str:
    apart = unicodedata.normalize("NFD", found[0])
    return unicodedata.normalize("NFC", apart[0] + apart[2] + apart[1])
