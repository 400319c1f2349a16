"""Results in signs that a note of the form explains: "Ghi chú: Đ là Đạt; CĐ là Chưa đạt", "(+) Đạt; (-) Chưa đạt"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.match.pieces import Harvest
from toolkit.match.words import looks_like_result
from toolkit.model.document import Line, Region

_SIGN = r"[(\[“\"]?\s?(?P<{}>[^\W\d_]{{1,3}}|[+\-–✓✗])\s?[)\]”\"]?"
_IS = r"\s?(?:là|nghĩa là|=|:|ghi|đánh)?\s?"
_MET, _UNMET, _AND = r"đạt(?: yêu cầu)?", r"(?:chưa|không) đạt(?: yêu cầu)?", r"\s?(?:[;,./]|và)?\s{1,3}"
_EXPLAINED = tuple(
    re.compile(rf"(?<![^\W_]){first}{_AND}{second}(?![^\W_])", re.IGNORECASE)
    for first, second in (
        (f"{_SIGN.format('met')}{_IS}{_MET}", f"{_SIGN.format('unmet')}{_IS}{_UNMET}"),
        (f"{_MET}{_IS}{_SIGN.format('met')}", f"{_UNMET}{_IS}{_SIGN.format('unmet')}"),
    )
)
_LONGEST_SIGN, _LONGEST_NOTE = 3, 200


def spell_out(region: Region, harvest: Harvest) -> None:
    """Write the results of criteria that stand in signs as the note explains them; both signs must be explained, and not alike."""
    signs = [one.result for one in harvest.judged if one.result is not None and 0 < len(one.result.text.strip()) <= _LONGEST_SIGN]
    signs = [sign for sign in signs if not looks_like_result(sign.text)]
    meaning: dict[str, str] = next(_meanings(region), {}) if signs else {}
    for sign in signs if meaning else ():
        said = meaning.get(sign.text.strip().casefold())
        if said is not None:
            sign.stands, sign.text, sign.value = sign.text, said, said


def _meanings(region: Region) -> Iterator[dict[str, str]]:
    for text in _notes(region):
        for pattern in _EXPLAINED:
            found = pattern.search(text)
            if found is not None and found["met"].casefold() != found["unmet"].casefold():
                yield {found["met"].casefold(): "Đạt", found["unmet"].casefold(): "Chưa đạt"}


def _notes(region: Region) -> Iterator[str]:
    """Yield the short lines that speak of both results."""
    for block in region.blocks:
        cells = [block.text] if isinstance(block, Line) else [cell.text for row in block.rows for cell in row]
        for line in (part for text in cells for part in text.split("\n")):
            if len(line) <= _LONGEST_NOTE and line.lower().count("đạt") > 1:
                yield line
