"""What a row of sums or means is called: "Tổng cộng", "Cộng: 03", "TONG SO", "Trung bình" — but not who is called Tống Công Yến."""

from __future__ import annotations

import re

from toolkit.text.fold import bare, first_word, fold

_BEGINS = frozenset(("tong", "cong", "trung", "binh"))
_PLAIN = re.compile(r"tong (?:cong|so)(?: .*)?|(?:cong|tong)(?: \d.*)?|(?:trung binh|binh quan)(?: (?:chung|cong|chi bo))?(?: \d.*)?")
_MARKED = re.compile(r"tổng (?:cộng|số)(?: .*)?|(?:cộng|tổng)(?: \d.*)?|(?:trung bình|bình quân)(?: (?:chung|cộng|chi bộ))?(?: \d.*)?")


def sums_up(text: str) -> bool:
    """Tell whether a cell says that its row sums others up; a text with diacritics does so only with those of the words."""
    if first_word(text) not in _BEGINS:
        return False
    said, plain = fold(text), bare(text)
    return (_PLAIN if said == plain else _MARKED).fullmatch(said) is not None
