"""PDF pages in TCVN3 that lost the letter ư: it is a soft hyphen there, which programs drop when they print. Pure.

A word that is no Vietnamese syllable without it, and becomes one in one way with it, gets it back ("trởng", "đợc", "nh"). Where both are
words ("mời", "mười") nothing tells which was meant, so whatever was read here is for a person's eye.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from toolkit.readers.pdf.old_letters import gaps
from toolkit.readers.pdf.page import Page
from toolkit.readers.pdf.pieces import Piece
from toolkit.text.syllable import is_syllable

_LOST = "ư"
_LETTERS, _LAST_LETTERS = re.compile(r"[^\W\d_]+"), re.compile(r"[^\W\d_]+$")
# What is left of "ương", "ước": no Vietnamese.
_LEFT = re.compile(r"(?<![ưƯ])[ơờớởỡợƠỜỚỞỠỢ](?:ng|c)\b", re.IGNORECASE)
_HORNED = re.compile("[ƠỜỚỞỠỢ]")
# Both are syllables, but only one is a word of such papers.
_MEANT = {"ngời": "người", "cha": "chưa", "lợt": "lượt", "lu": "lưu", "hu": "hưu", "bu": "bưu"}
# What may be a whole word but for the letter, behind another word: "đầu tư", "dân cư".
_ALONE = re.compile(r"(?<=[a-zà-ỹđ] )[tcds](?![\w)./])")


def has_lost(text: str) -> bool:
    """Tell whether a text decoded from TCVN3 lacks the letter."""
    return _LEFT.search(text) is not None


def with_letter(page: Page) -> Page:
    """Return a page with the letter in the words that need it; a word that it broke at the end of a line is whole on that line."""
    return replace(page, pieces=tuple(_restored(_whole(page.pieces))))


def _whole(pieces: Sequence[Piece]) -> list[Piece]:
    """Return words drawn in several goes as one piece each; at the end of a line the letter is a hyphen ("th-", "ởng")."""
    words: list[Piece] = []
    gap = " "
    for piece, behind in zip(pieces, gaps(pieces), strict=True):
        before = words[-1] if words else None
        if before is not None and not gap:
            words[-1] = before._replace(text=before.text + piece.text, x1=piece.x1)
        elif before is not None and before.text.endswith("-") and piece.y > before.y and _is_broken(before.text, piece.text):
            words[-1] = before._replace(text=f"{before.text[:-1]}{_LOST}{piece.text}")
        else:
            words.append(piece)
        gap = behind
    return words


def _is_broken(head: str, rest: str) -> bool:
    begun, ended = _LAST_LETTERS.search(head[:-1]), _LETTERS.match(rest)
    return begun is not None and ended is not None and is_syllable(f"{begun[0]}{_LOST}{ended[0]}")


def _restored(pieces: Sequence[Piece]) -> Iterator[Piece]:
    before = ""
    for piece in pieces:
        text = _LETTERS.sub(lambda found: _with(found[0]), piece.text)
        text = _ALONE.sub(lambda found: found[0] + _LOST, f"{before} {text}")[len(before) + 1 :]
        before = piece.text[-1:]
        yield piece._replace(text=text)


def _with(word: str) -> str:
    """Return a word with the letter where it needs it; abbreviations in capitals stay."""
    meant = _MEANT.get(word.lower())
    if meant is not None:
        return meant if word.islower() else meant.upper() if word.isupper() else meant.capitalize()
    if len(word) < 2 or is_syllable(word) or (word.isupper() and not _HORNED.search(word)):
        return word
    letter = _LOST.upper() if word.isupper() else _LOST
    found = {made for place in range(len(word) + 1) if is_syllable(made := word[:place] + letter + word[place:])}
    return found.pop() if len(found) == 1 else word
