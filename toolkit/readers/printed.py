"""Numbers that a format shows as words: 1 as “Đạt”, 0 as “Không”, 3 as “Quý 3/2024”. What a person sees is the answer.

The sections of a format, their conditions and their placeholders are those of ECMA-376 part 1, 18.8.31.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import eq, ge, gt, le, lt, ne

_PIECE = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|[_*].|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>General)|(?P<number>[#0?][#0?,.]*)|(?P<bare>.)",
    re.IGNORECASE | re.DOTALL,
)
_WORDS = re.compile(r'"[^"]*[^\W\d_][^"]*"|(?:\\[^\W\d_])+')
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
_COMPARED = {"<": lt, ">": gt, "=": eq, "<=": le, ">=": ge, "<>": ne}
_PLAIN = set(" -/:()+,.;&'")
_MOST = 255


def prints_words(code: str) -> bool:
    """Tell whether a number format prints letters of its own."""
    return len(code) <= _MOST and ("\\" in code or '"' in code) and _WORDS.search(code) is not None


def printed(number: float, code: str) -> str | None:
    """Return what the format shows for the number; ``None`` where that is the number alone or before its unit, or a format of days."""
    section = _section(number, list(_sections(code)))
    if section is None:
        return None
    text, numbered = "", False
    for piece in _PIECE.finditer(section):
        kind, said = piece.lastgroup, piece[piece.lastgroup] if piece.lastgroup else ""
        if kind in ("number", "general"):
            if not text.strip():
                return None
            text, numbered = text + _digits(abs(number), said if kind == "number" else "General"), True
        elif kind in ("quoted", "escaped"):
            text += said
        elif kind == "bare":
            if said not in _PLAIN:
                return None
            text += said
    return text if not section or any(map(str.isalpha, text)) or not numbered else None


def _sections(code: str) -> Iterator[str]:
    """Yield the sections of a format, which semicolons part."""
    start = 0
    for piece in _PIECE.finditer(code):
        if piece["bare"] == ";":
            yield code[start : piece.start()]
            start = piece.end()
    yield code[start:]


def _section(number: float, sections: list[str]) -> str | None:
    """Return the section that shows the number; ``None`` if none does."""
    conditions = [_CONDITION.search(section) if section.startswith("[") else None for section in sections]
    if any(conditions):
        for section, condition in zip(sections, conditions, strict=True):
            if condition is None or _COMPARED[condition[1]](number, float(condition[2])):
                return section
        return None
    if number < 0:
        return sections[1] if len(sections) > 1 else None
    return sections[2] if number == 0 and len(sections) > 2 else sections[0]


def _digits(number: float, places: str) -> str:
    """Return the number as placeholders show it, with a comma before its decimals."""
    if places == "General":
        return f"{number:.10g}".replace(".", ",")
    whole, _, rest = places.partition(".")
    decimals = len(rest) if number != int(number) else rest.count("0")
    said = f"{number:,.{decimals}f}" if "," in whole else f"{number:.{decimals}f}"
    lead, point, tail = said.partition(".")
    return lead.replace(",", ".").zfill(whole.count("0")) + ("," if point else "") + tail
