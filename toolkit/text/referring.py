"""Answers that only point to another place of the form: "như trên", "nt", "như mục 1", "xem tiêu chí 2", "như quý II"."""

from __future__ import annotations

import re

from toolkit.text.fold import bare

_REFERS = re.compile(
    r"(?:nt|n t|(?:nhu|giong|xem|theo)(?: (?:o|tai|da (?:neu|ghi)))?(?: (?:tren|noi dung tren"
    r"|(?:(?:o |tai )?(?:phan |muc )?(?:tieu chi|tc|muc|y|phan|dong|o)(?: so)? \d{1,2}(?: (?:o )?tren)?"
    r"|(?:k[iy]|qu[iy]|thang|nam) (?:truoc|[ivx]{1,3}|\d{1,4})(?: (?:nam )?\d{4})?)))|xem (?:o )?(?:phan|muc) [a-z ]{2,30}"
    r"|xem (?:o |tai |trong )?(?:bao cao|phu luc|file|tep|van ban|ho so|danh sach|bang)(?: [a-z0-9]+){0,5})"
)
_SIGNS = re.compile(r"[\"”“″〃']+")
_LONGEST = 40


def refers(text: str) -> bool:
    """Tell whether a text says nothing but that it is written elsewhere."""
    if len(text) > _LONGEST:
        return False
    return _SIGNS.fullmatch(text.strip()) is not None or _REFERS.fullmatch(bare(text)) is not None
