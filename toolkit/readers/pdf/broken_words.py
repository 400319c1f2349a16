"""Words that a column too narrow for them broke within, where nothing told that the lines belong together ("P húc", "K iểm"). Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from toolkit.model.document import Cell, Line
from toolkit.model.place import WHOLE_FILE, Place
from toolkit.text.syllable import is_syllable

BROKEN: Final = "Bản in có cột quá hẹp nên chữ bị ngắt giữa từ; đề nghị đối chiếu với tệp gốc."
_SEVERAL: Final = 3
"""With so many broken words no text of the print is sure: others may be broken where both parts are words."""
_PART = re.compile(r"(?<![^\s(])(?<!\d )((?i:[bcdđghklmnpqrstuvx]|ch|gh|kh|ng|ngh|nh|ph|qu|th|tr)) ([^\W\d_A-ZĐ]+)(?![^\W_])")


def broken_words(texts: Iterable[Line | Cell]) -> dict[Place, str]:
    """Return the places with broken words, or the whole file where there are several."""
    found = [one.place for one in texts for _ in range(_broken_in(one.text))]
    return {WHOLE_FILE: BROKEN} if len(found) >= _SEVERAL else dict.fromkeys(found, BROKEN)


@lru_cache(maxsize=1_000)
def _broken_in(text: str) -> int:
    return sum(is_syllable((head + start).casefold()) for head, start in _PART.findall(text))
