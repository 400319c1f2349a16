"""What a label asks for, without how it asks: "Đề nghị ghi rõ họ và tên" → "họ và tên", "Có bao nhiêu sáng kiến?" → "số sáng kiến".

Text without any diacritics is read by the same words without theirs ("Lap vao ngay nao?").
"""

from __future__ import annotations

import re
from collections.abc import Callable

from toolkit.text.fold import first_word, without_marks

_POLITE = r"(?:đề nghị|đ/n|xin|vui lòng|yêu cầu|mời|hãy)\s+(?:(?:chi bộ|đồng chí|đ/c)\s+)?"
_HOW = r"(?:rõ|đúng|ra|đầy đủ|cụ thể|chi tiết|ngắn gọn|tóm tắt|vắn tắt)"
_MARK = r"(?:(?:đánh dấu|tích|tick)(?:\s+(?:[xv]|vào ô))?|ghi\s+(?:có|x))\s+nếu"
_VERB = r"(?:nêu|ghi|chỉ|viết|kể|khai|điền|nhập|chọn|mô tả|trình bày|tóm tắt|xác định)"
_ORDER = rf"(?:{_POLITE}{_VERB}(?:\s+{_HOW})*|{_VERB}(?:\s+{_HOW})+|(?:{_POLITE})?(?:cho biết|kê khai|liệt kê)(?:\s+{_HOW})*)"
_BEGINS = rf"^\W*(?:{_ORDER}\s+(?:(?:về|là)\s+)?|{_MARK}\s+)(?=\w)"
_ORDERS = re.compile(rf"\s*(?:{_VERB}(?:\s+{_HOW})+|\({_VERB}(?:\s+{_HOW})+[^()]{{0,40}}\))\s*[:：]\s*", re.IGNORECASE)
_ENDS = (
    r"\s*(?:(?:là\s+)?(?:(?:những|các)\s+)?(?:gì|nào)|là\s+ai|(?:là\s+)?(?:bao nhiêu|mấy)(?:\s+người)?|ra sao|(?:như\s+)?thế nào|"
    r"(?:hay|hoặc)\s+(?:không|chưa))?\s*\?*\s*$"
)
_LAST = ("gì", "nào", "ai", "nhiêu", "mấy", "người", "sao", "không", "chưa", "?")
"""What a text ends with that ``_ENDS`` finds."""
_HOW_MANY = r"(?<!\w)(?:(?:có|được|gồm)\s+)?(?:tất cả\s+)?(?:bao nhiêu|mấy)(?!\w)"
_WHO = r"(?<!\w)(?:do\s+)?(?:ai(?:\s+là\s+người)?|người nào|đồng chí nào)(?!\w)"
_WHEN = r"^\W*(?:bao giờ|khi nào|lúc nào)(?=\s+\w)"
_WHY = r"^\W*(?:vì sao|tại sao|do đâu)(?:\s+(?:còn|có|lại))?(?=\s+\w)"
_WHETHER = r"^\W*(?:có(?:\s+phải)?(?:\s+là)?\s+)?((?:đã\s+)?\S.*?)(?:\s+(?:gì|nào))?\s+(?:không|chưa)\s*\?*\s*$"
_OPENS_WHETHER = r"^\W*(?:có|đã)\s|\schưa\s*\?*\s*$"
_PARENTHESES = re.compile(r"\([^()]*\)")
_SUBJECT = (
    r"^\W*(?:(?:đồng chí|đ/c|tôi|bản thân(?: tôi)?)\s+(?=(?:là|có|đã|đang|giữ)(?!\w))"
    r"|(?:tập thể|chi bộ|đơn vị)\s+(?:có|gồm)\s+(?=(?:bao nhiêu|mấy)(?!\w))"
    r"|(?:phiếu|biểu|bản|báo cáo|mẫu) này\s+(?:là\s+)?(?:của|do|cho)\s+"
    r"|trong đó\s*[:,]?\s+(?=(?:số\s+)?(?:điển hình\s+)?(?:tập thể|cá nhân)(?!\w)))"
)
"""Whom a question speaks to ("Đồng chí có giữ chức vụ lãnh đạo không?"), who has how many, "this form is of", and "of these"."""
_THIS_TIME = r"\s+(?:trong (?:năm|kỳ)(?: này)?|năm nay|kỳ này|hiện nay|hiện tại)$"
_TIMES = ("trong năm", "trong kỳ", "này", " nay", "hiện tại")
"""What says no more than the form's own period does; another one ("kỳ trước") asks something else."""
_OPENS = frozenset(
    re.findall(r"\w+", "de d xin vui yeu moi hay neu ghi chi viet ke khai dien nhap chon mo trinh tom xac cho liet danh tich tick")
    + re.findall(r"\w+", "dong tap don trong bao khi luc vi tai do co da chua phieu bieu ban mau toi")
)
"""The first words, folded, of what ``_BEGINS``, ``_SUBJECT``, ``_WHEN``, ``_WHY`` and ``_OPENS_WHETHER`` find."""
_WITHIN = ("nhiêu", "mấy", "ai", "nào")
"""What ``_HOW_MANY`` and ``_WHO`` find in the midst of a text."""
_FEWEST_WORDS = 2


class _Spelling:
    """The words that ask, as they are spelled with diacritics or without."""

    def __init__(self, spell: Callable[[str], str]) -> None:
        def compiled(pattern: str) -> re.Pattern[str]:
            return re.compile(spell(pattern), re.IGNORECASE)

        self.begins, self.subject, self.this_time, self.ends = map(compiled, (_BEGINS, _SUBJECT, _THIS_TIME, _ENDS))
        self.how_many, self.who, self.when, self.why = map(compiled, (_HOW_MANY, _WHO, _WHEN, _WHY))
        self.whether, self.opens_whether = map(compiled, (_WHETHER, _OPENS_WHETHER))
        self.number, self.person, self.day, self.reason = map(spell, ("số", "người", "ngày", "nguyên nhân"))
        self.last, self.times, self.within = (tuple(map(spell, words)) for words in (_LAST, _TIMES, _WITHIN))


_MARKED, _UNMARKED = _Spelling(str), _Spelling(without_marks)


def _may_ask(text: str, spelling: _Spelling) -> bool:
    """Tell whether anything of a text may only ask, by its first word or what stands in it; soon said of most answers."""
    said = text.rstrip().lower()
    return first_word(text) in _OPENS or said.endswith((*spelling.times, *spelling.last)) or any(word in said for word in spelling.within)


def what_is_asked(text: str) -> str:
    """Return a label without the words that only ask; "how many", "who", "when" and "why" become nouns. The same text if nothing asks."""
    if any(map(str.isdigit, _PARENTHESES.sub("", text))):
        return text  # "Viết 2 tin, bài" says, it does not ask
    by = _UNMARKED if text.isascii() else _MARKED
    if not _may_ask(text, by):
        said = text.rstrip()
        return said if len(said.split()) >= _FEWEST_WORDS else text
    said = by.begins.sub("", by.subject.sub("", text, count=1), count=1).rstrip()
    said = by.this_time.sub("", said, count=1) if said.lower().endswith(by.times) else said
    said = by.ends.sub("", said, count=1) if said.lower().endswith(by.last) else said
    said = by.who.sub(by.person, by.how_many.sub(by.number, said))
    said = by.why.sub(by.reason, by.when.sub(by.day, said))
    if by.opens_whether.match(said):
        said = by.whether.sub(r"\1", said, count=1)
    return said if len(said.split()) >= _FEWEST_WORDS else text


def order_ends(text: str) -> int:
    """Return where an order to fill in that a text begins with has ended, 0 for none: "ghi cụ thể: Giấy khen" begins the answer at 12."""
    found = _ORDERS.match(text)
    return found.end() if found else 0
