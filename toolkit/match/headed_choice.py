"""The choices of a criterion's result behind the name of one's own judgement: "Kết luận: ☒ Đạt ☐ Chưa đạt", "Chi bộ tự đánh giá: …".

What another judged ("Cấp ủy thẩm định: ☒ Đạt …") or what was so at another time is none of it.
"""

from __future__ import annotations

import re

from toolkit.match.pieces import Content
from toolkit.text.choices import has_box
from toolkit.text.fold import bare

_JUDGED = r"(?:danh gia|nhan xet|xep (?:loai|muc)|cham)"
_WHO = r"(?:ban than|ca nhan|tap the)"
_OWN = re.compile(
    rf"ket luan|ket qua(?: tu)?(?: {_JUDGED})?|(?:tu )?{_JUDGED}(?: cua {_WHO})?|muc(?: do)?(?: tu)? (?:{_JUDGED}|dat)"
    rf"|(?:chi bo|{_WHO}) tu {_JUDGED}|tu {_JUDGED} cua chi bo"
)
_CHOICES = re.compile(r"\(\s*đạt\s*(?:/|,|hay|hoặc)\s*(?:chưa|không) đạt\s*\)", re.IGNORECASE)
_LONGEST = 40


def without_heading(content: Content) -> Content:
    """Return the boxes that stand behind such a name on their line, anything else as it is."""
    head, colon, tail = content.text.partition(":")
    if not colon or len(head) > _LONGEST or "\n" in content.text.strip() or has_box(head) or not has_box(tail):
        return content
    return content.part(len(head) + 1) if _OWN.fullmatch(bare(_CHOICES.sub(" ", head))) else content
