"""The stamp that the office that receives a paper puts on it: its day and number are none of the form's answers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.recognise.strips import Strip
from toolkit.text.fold import bare

_ARRIVED = re.compile(r"(?:(?:dau|cong van|van ban|cv|vb|ho so) )?den(?: so)?")
_STAMPED = re.compile(r"(?:so|ngay|gio)(?: \d+| thang| nam| den)*|(?:kinh )?chuyen\b.{0,60}|luu(?: ho so)?\b.{0,60}")
_LONGEST, _MOST_LINES = 40, 5


def without_arrival(strips: Sequence[Strip]) -> list[Strip]:
    """Return the lines and rows of a document without those of such stamps: "CÔNG VĂN ĐẾN / Số: 296 / Ngày: 28/11/2024"."""
    kept, within = list[Strip](), 0
    for strip in strips:
        said = strip.texts[0] if strip.texts else ""
        lines = said.split("\n")
        stamped = len(strip.texts) == 1 or (len(lines) > 1 and len(strip.texts) == len(lines) + 1)  # one line, or one cell of several
        if stamped and within and (not said.strip() or all(_STAMPED.fullmatch(bare(line)) for line in lines)):
            within -= 1
        elif stamped and _is_stamp(lines):
            within = _MOST_LINES
        else:
            kept.append(strip)
            within = 0
    return kept


def _is_stamp(lines: Sequence[str]) -> bool:
    """Tell whether lines are such a stamp or begin one: an organ's name may stand above "ĐẾN"."""
    arrived = next(
        (at for at, line in enumerate(lines[:3]) if len(line) < _LONGEST and line.isupper() and _ARRIVED.fullmatch(bare(line))), None
    )
    return arrived is not None and all(_STAMPED.fullmatch(bare(line)) for line in lines[arrived + 1 :] if line.strip())
