"""A result that its own evidence denies: "Đạt" over "Chưa thực hiện Kết luận số 14-KL/TW nên chưa đạt."."""

from __future__ import annotations

import re

from toolkit.match.pieces import Judged
from toolkit.text.fold import bare

_DENIES = re.compile(
    r"(?:.* )?(?:nen|do do|vi vay|vi the|coi la|danh gia)(?: [a-z]+){0,3} (?:chua|khong) dat(?: tieu chi(?: nay)?| yeu cau)?"
)
_MET, _OTHERWISE = "dat", "Kết quả ghi đạt nhưng minh chứng lại ghi chưa đạt."


def denied(one: Judged) -> str:
    """Return why the result of a criterion is for a person's eye, empty where its evidence does not deny it."""
    if one.result is None or one.evidence is None or not one.evidence.text.rstrip(" .;").endswith(("đạt", "tiêu chí", "này", "yêu cầu")):
        return ""
    return _OTHERWISE if bare(one.result.text).strip() == _MET and _DENIES.fullmatch(bare(one.evidence.text)) else ""
