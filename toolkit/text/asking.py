"""What a label asks for, without how it asks: "Đề nghị ghi rõ họ và tên" → "họ và tên", "Có bao nhiêu sáng kiến?" → "số sáng kiến"."""

from __future__ import annotations

import re

_POLITE = r"(?:đề nghị|xin|vui lòng|yêu cầu|mời|hãy)\s+(?:(?:chi bộ|đồng chí|đ/c)\s+)?"
_HOW = r"(?:rõ|đúng|ra|đầy đủ|cụ thể|chi tiết|ngắn gọn|tóm tắt|vắn tắt)"
_VERB = r"(?:nêu|ghi|chỉ|viết|kể|khai|điền|nhập|chọn|mô tả|trình bày|tóm tắt|xác định)"
_ORDER = rf"(?:{_POLITE}{_VERB}(?:\s+{_HOW})*|{_VERB}(?:\s+{_HOW})+|(?:{_POLITE})?(?:cho biết|kê khai|liệt kê)(?:\s+{_HOW})*)"
_BEGINS = re.compile(rf"^\W*{_ORDER}\s+(?:(?:về|là)\s+)?(?=\w)", re.IGNORECASE)
_ENDS = re.compile(
    r"\s*(?:(?:là\s+)?(?:(?:những|các)\s+)?(?:gì|nào|ai)|(?:là\s+)?(?:bao nhiêu|mấy)(?:\s+người)?|ra sao|(?:như\s+)?thế nào|"
    r"(?:hay|hoặc)\s+(?:không|chưa))?\s*\?*\s*$",
    re.IGNORECASE,
)
_HOW_MANY = re.compile(r"(?<!\w)(?:(?:có|được|gồm)\s+)?(?:tất cả\s+)?(?:bao nhiêu|mấy)(?!\w)", re.IGNORECASE)
_WHO = re.compile(r"(?<!\w)(?:do\s+)?(?:ai|người nào|đồng chí nào)(?!\w)", re.IGNORECASE)
_FEWEST_WORDS = 2


def what_is_asked(text: str) -> str:
    """Return a label without the words that only ask, and with a plain noun for "how many" and "who"; the same text if there are none."""
    if any(map(str.isdigit, text)):
        return text  # "Viết 2 tin, bài" says, it does not ask
    said = _ENDS.sub("", _BEGINS.sub("", text, count=1), count=1)
    said = _WHO.sub("người", _HOW_MANY.sub("số", said))
    return said if len(said.split()) >= _FEWEST_WORDS else text
