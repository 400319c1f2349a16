"""What a label asks for, without how it asks: "Đề nghị ghi rõ họ và tên" → "họ và tên", "Có bao nhiêu sáng kiến?" → "số sáng kiến"."""

from __future__ import annotations

import re

from toolkit.text.fold import first_word

_POLITE = r"(?:đề nghị|đ/n|xin|vui lòng|yêu cầu|mời|hãy)\s+(?:(?:chi bộ|đồng chí|đ/c)\s+)?"
_HOW = r"(?:rõ|đúng|ra|đầy đủ|cụ thể|chi tiết|ngắn gọn|tóm tắt|vắn tắt)"
_MARK = r"(?:(?:đánh dấu|tích|tick)(?:\s+(?:[xv]|vào ô))?|ghi\s+(?:có|x))\s+nếu"
_VERB = r"(?:nêu|ghi|chỉ|viết|kể|khai|điền|nhập|chọn|mô tả|trình bày|tóm tắt|xác định)"
_ORDER = rf"(?:{_POLITE}{_VERB}(?:\s+{_HOW})*|{_VERB}(?:\s+{_HOW})+|(?:{_POLITE})?(?:cho biết|kê khai|liệt kê)(?:\s+{_HOW})*)"
_BEGINS = re.compile(rf"^\W*(?:{_ORDER}\s+(?:(?:về|là)\s+)?|{_MARK}\s+)(?=\w)", re.IGNORECASE)
_ORDERS = re.compile(rf"\s*{_VERB}(?:\s+{_HOW})+\s*[:：]\s*", re.IGNORECASE)
_ENDS = re.compile(
    r"\s*(?:(?:là\s+)?(?:(?:những|các)\s+)?(?:gì|nào)|là\s+ai|(?:là\s+)?(?:bao nhiêu|mấy)(?:\s+người)?|ra sao|(?:như\s+)?thế nào|"
    r"(?:hay|hoặc)\s+(?:không|chưa))?\s*\?*\s*$",
    re.IGNORECASE,
)
_LAST = ("gì", "nào", "ai", "nhiêu", "mấy", "người", "sao", "không", "chưa", "?")
"""What a text ends with that ``_ENDS`` finds."""
_HOW_MANY = re.compile(r"(?<!\w)(?:(?:có|được|gồm)\s+)?(?:tất cả\s+)?(?:bao nhiêu|mấy)(?!\w)", re.IGNORECASE)
_WHO = re.compile(r"(?<!\w)(?:do\s+)?(?:ai(?:\s+là\s+người)?|người nào|đồng chí nào)(?!\w)", re.IGNORECASE)
_WHEN = re.compile(r"^\W*(?:bao giờ|khi nào|lúc nào)(?=\s+\w)", re.IGNORECASE)
_WHY = re.compile(r"^\W*(?:vì sao|tại sao|do đâu)(?:\s+(?:còn|có|lại))?(?=\s+\w)", re.IGNORECASE)
_WHETHER = re.compile(r"^\W*(?:có(?:\s+phải)?(?:\s+là)?\s+)?((?:đã\s+)?\S.*?)(?:\s+(?:gì|nào))?\s+(?:không|chưa)\s*\?*\s*$", re.IGNORECASE)
_OPENS_WHETHER = re.compile(r"^\W*(?:có|đã)\s|\schưa\s*\?*\s*$", re.IGNORECASE)
_PARENTHESES = re.compile(r"\([^()]*\)")
_SUBJECT = re.compile(
    r"^\W*(?:(?:đồng chí|đ/c)\s+(?=(?:có|đã|đang|giữ)(?!\w))|(?:tập thể|chi bộ|đơn vị)\s+(?:có|gồm)\s+(?=(?:bao nhiêu|mấy)(?!\w))"
    r"|(?:phiếu|biểu|bản|báo cáo|mẫu) này\s+(?:là\s+)?(?:của|do|cho)\s+"
    r"|trong đó\s*[:,]?\s+(?=(?:số\s+)?(?:điển hình\s+)?(?:tập thể|cá nhân)(?!\w)))",
    re.IGNORECASE,
)
"""Whom a question speaks to ("Đồng chí có giữ chức vụ lãnh đạo không?"), who has how many, "this form is of", and "of these"."""
_THIS_TIME = re.compile(r"\s+(?:trong (?:năm|kỳ)(?: này)?|năm nay|kỳ này|hiện nay|hiện tại)$", re.IGNORECASE)
_TIMES = ("trong năm", "trong kỳ", "này", " nay", "hiện tại")
"""What says no more than the form's own period does; another one ("kỳ trước") asks something else."""
_OPENS = frozenset(
    re.findall(r"\w+", "de d xin vui yeu moi hay neu ghi chi viet ke khai dien nhap chon mo trinh tom xac cho liet danh tich tick")
    + re.findall(r"\w+", "dong tap don trong bao khi luc vi tai do co da chua phieu bieu ban mau")
)
"""The first words, folded, of what ``_BEGINS``, ``_SUBJECT``, ``_WHEN``, ``_WHY`` and ``_OPENS_WHETHER`` find."""
_WITHIN = ("nhiêu", "mấy", "ai", "nào")
"""What ``_HOW_MANY`` and ``_WHO`` find in the midst of a text."""
_FEWEST_WORDS = 2


def _may_ask(text: str) -> bool:
    """Tell whether anything of a text may only ask, by its first word or what stands in it; soon said of most answers."""
    said = text.rstrip().lower()
    return first_word(text) in _OPENS or said.endswith((*_TIMES, *_LAST)) or any(word in said for word in _WITHIN)


def what_is_asked(text: str) -> str:
    """Return a label without the words that only ask; "how many", "who", "when" and "why" become nouns. The same text if nothing asks."""
    if any(map(str.isdigit, _PARENTHESES.sub("", text))):
        return text  # "Viết 2 tin, bài" says, it does not ask
    if not _may_ask(text):
        said = text.rstrip()
        return said if len(said.split()) >= _FEWEST_WORDS else text
    said = _BEGINS.sub("", _SUBJECT.sub("", text, count=1), count=1).rstrip()
    said = _THIS_TIME.sub("", said, count=1) if said.lower().endswith(_TIMES) else said
    said = _ENDS.sub("", said, count=1) if said.lower().endswith(_LAST) else said
    said = _WHO.sub("người", _HOW_MANY.sub("số", said))
    said = _WHY.sub("nguyên nhân", _WHEN.sub("ngày", said))
    if _OPENS_WHETHER.match(said):
        said = _WHETHER.sub(r"\1", said, count=1)
    return said if len(said.split()) >= _FEWEST_WORDS else text


def order_ends(text: str) -> int:
    """Return where an order to fill in that a text begins with has ended, 0 for none: "ghi cụ thể: Giấy khen" begins the answer at 12."""
    found = _ORDERS.match(text)
    return found.end() if found else 0
