"""Evidence that begins with the result, where its table has no other place for that: "Đạt. Thực hiện 105% kế hoạch"."""

from __future__ import annotations

import re

from toolkit.match.pieces import Content

_RESULT_FIRST = re.compile(r"\s*((?:chưa |không |chua |khong )?(?:đạt|dat))\s*(?:[.;:,]|\s[–—-])\s+(?=\S)", re.IGNORECASE)


def result_first(content: Content) -> tuple[Content, Content] | None:
    """Return the result and the evidence behind it, ``None`` for any other text ("Đạt giải nhất" says no result)."""
    found = _RESULT_FIRST.match(content.text)
    return (content.part(0, found.end(1)), content.part(found.end())) if found is not None else None
