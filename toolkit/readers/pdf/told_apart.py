"""Texts of a print that may be cut or run together: their places are in doubt, the marks of what was struck out go. Pure."""

from __future__ import annotations

import re
from functools import lru_cache

from toolkit.model.place import Place
from toolkit.readers.pdf.lost_breaks import may_lack_break
from toolkit.readers.pdf.paragraphs import CUT, without_struck
from toolkit.text.syllable import is_syllable

# What may be two words without a space: a small letter before a large one, which begins a word or a signature ("VânT/M").
_LARGE_WITHIN = re.compile(r"[A-ZĐ](?<=[^\W\d_A-Z].)")
_RUN_TOGETHER = re.compile(r"[^\W\d_]*[^\W\d_A-Z][A-ZĐ](?:/M|[^\W\d_A-Z][^\W\d_]*)")
# The leader of a tab that has room for one letter, before the next label ("Thương mại_Tiếp tục: …").
_LEADER = re.compile(r"(?<=[^\W\d_])_(?=[A-ZĐ][^:_\n]{2,60}:)")
# A mark that no letter below it takes: it was printed beside the letter that it belongs to.
_ASTRAY = re.compile("[\u0300-\u036f\u01f5\u01f9\u0144\u1e3f\u0107]")


def told_apart(text: str, place: Place, doubtful: set[Place]) -> str:
    """Return the text without the marks of doubt and of what was struck out; remember the place of what may be cut or run together."""
    if _is_doubtful(text):
        doubtful.add(place)
        text = text.replace(CUT, "")
    return without_struck(_LEADER.sub("\t", text) if "_" in text else text)


@lru_cache(maxsize=1_000)
def _is_doubtful(text: str) -> bool:
    """Tell whether a text may be cut or run together; what a form says itself is asked once."""
    return CUT in text or may_lack_break(text) or _ASTRAY.search(text) is not None or _runs_together(text)


def _runs_together(text: str) -> bool:
    """Tell whether two words seem to stand in the text without a space between them."""
    return _LARGE_WITHIN.search(text) is not None and any(map(_are_two, _RUN_TOGETHER.findall(text)))


def _are_two(word: str) -> bool:
    """Tell whether a word is two syllables, or one and the head of a signature, between which the print has no space."""
    place = next((place for place in range(1, len(word)) if word[place - 1].islower() and word[place].isupper()), 0)
    return is_syllable(word[:place]) and (word[place:] == "T/M" or is_syllable(word[place:]))
