"""Heads of columns beside the answers that hold none: remarks, scores, plans, other periods, how to fill in, what others judge."""

from __future__ import annotations

import re
from functools import lru_cache

from toolkit.text.fold import bare, first_word

_LONGEST = 60
_ASIDE = re.compile(
    r"ghi chu(?: neu co)?|bat buoc(?: co| ghi)?|(?:(?:thang|muc) )?diem(?: .*)?|trong so|he so|y kien .*|don vi tinh|dvt"
    r"|(?:(?:cap uy|chi uy|dang uy|cap tren|hoi dong) )?tham dinh|(?:chi bo|chi uy|dang uy|cap tren|hoi dong) danh gia|danh gia cua .*"
    r"|(?:cap uy |chi bo )?(?:xac nhan|kiem tra)|xac nhan cua .*|(?:chi uy|dang uy|cap tren) (?:phe )?duyet"
    r"|huong dan(?: .*)?|cach (?:ghi|dien)(?: .*)?|goi y(?: .*)?|vi du(?: .*)?"
    r"|ke hoach(?: giao| nam)?|chi tieu(?: giao)?|(?:k[iy]|nam|quy|thang) truoc(?: .*)?|luy ke(?: .*)?|cung k[iy].*|so voi .*"
)
_BEGINS = frozenset(
    re.findall(
        r"\w+",
        "ghi bat thang muc diem trong he y don dvt cap chi dang hoi tham danh xac kiem huong cach goi vi ke ki ky nam quy luy cung so",
    )
)


@lru_cache(maxsize=1_000)
def aside(text: str) -> bool:
    """Tell whether a column's head announces remarks or scores, which answer no question."""
    return len(text) <= _LONGEST and first_word(text) in _BEGINS and _ASIDE.fullmatch(bare(text)) is not None
