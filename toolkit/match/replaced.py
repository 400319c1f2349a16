"""An answer struck out whole and written anew beside it: "~~12/3/2023~~ 15/11/2024", "~~[x] Đạt~~ [x] Chưa đạt".

Nobody needs to look where the stroke ends between two words, what is struck is no part of what stands behind it, and that begins as an
answer of its own and says nothing of the correction ("giữ nguyên", "ghi nhầm").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.match.doubts import CHOSEN_TYPES
from toolkit.match.expected import asks_for_person
from toolkit.match.struck import outside
from toolkit.model.definitions import AnswerType, Question
from toolkit.model.document import Emphasis, EmphasisKind
from toolkit.text.choices import has_box, has_tick
from toolkit.text.fold import bare, fold
from toolkit.text.names import is_family_name, is_persons_name

_BETWEEN = " \n\t"
_PARTS = " \n\t;,/|"
_OF_CORRECTION = re.compile(
    r"\b(?:nhầm|gạch|đính chính|sửa (?:lại|thành|là)|thay (?:bằng|thế|cho|vì|vào)|xo[áà] bỏ|x[óo]a bỏ|hủy|huỷ|như (?:cũ|trên)|giữ nguyên"
    r"|bỏ (?:mục|ý|dòng|câu|phần)|bản (?:cũ|mới)|không (?:tính|còn|duyệt|dùng|phải)|chuyển (?:công tác|sang)|nghỉ hưu|trước đây)\b"
)
_PLAIN_CORRECTION = re.compile(r"\b(?:nham|gach|dinh chinh|sua|thay|xoa|huy|nhu cu|nhu tren|giu nguyen|bo|khong|chuyen|nghi huu)\b")
"""What a remark on the correction says, folded; an answer with such a word is for a look as well."""
_GOES_ON = re.compile(
    r"\b(?:cua|va|cho|ve|la|tai|trong|do|cac|nhung|theo|voi|de|tu|den|so|thu|duoc|khong|chua|hoac|cung|o|ngay|nam|thang|quy)$"
)
"""The last word of what only begins a phrase, folded: the rest stands behind it."""
_TITLE, _OFFICE = re.compile(r"(?:đ/c|đồng chí|ông|bà)\s+", re.IGNORECASE), re.compile(r"\s?(?:[,–]| - )[^,:()]*$")
_MARK_IN_BOX = re.compile(r"\[\s?[xXvV]\s?\]|\(\s?[xXvV]\s?\)")
_FEWEST_WORDS = 2
_LETTERS_OF_MARK = 2


def written_anew(question: Question, text: str, marks: Sequence[Emphasis]) -> str:
    """Return what was plainly written in the place of the struck words that a text begins with; empty where a person must look."""
    if has_box(text) and question.type in CHOSEN_TYPES:
        return _other_box(text, marks)
    end = _end_of_first(text, marks)
    struck, left = text[:end].strip(), text[end:].strip()
    if not struck or not left or not _is_apart(text, end) or not _is_whole(struck, left):
        return ""
    if question.type is not AnswerType.TEXT:
        return left
    return left if _answers_alone(question, struck, left) else ""


def _end_of_first(text: str, marks: Sequence[Emphasis]) -> int:
    """Return where the struck words end that a text begins with; 0 where others are struck too, or none there."""
    end = len(text) - len(text.lstrip(_BETWEEN))
    for mark in sorted((one for one in marks if one.kind is EmphasisKind.STRIKE), key=lambda one: one.start):
        if text[end : mark.start].strip(_BETWEEN):
            return 0
        end = max(end, mark.end)
    return end


def _is_apart(text: str, end: int) -> bool:
    """Tell whether the stroke ends between two words: at white space, or before a capital that no word has inside."""
    before, after = text[end - 1], text[end]
    if before in _BETWEEN or after in _BETWEEN:
        return True
    return after.isalpha() and after.isupper() and not before.isupper()


def _is_whole(struck: str, left: str) -> bool:
    """Tell whether the struck words are no beginning of what is left, and that is no remark in parentheses."""
    if struck.endswith((":", ",", "(", "-", "/", "“")) or _GOES_ON.search(bare(struck)) or left.count("(") != left.count(")"):
        return False
    return left[0].isupper() or left[0].isdigit() or left[0] in "-+•*–"


def _answers_alone(question: Question, struck: str, left: str) -> bool:
    """Tell whether the words that are left are an answer: a whole name where a person is asked for, no remark on the correction."""
    if asks_for_person(question):
        return is_persons_name(_OFFICE.sub("", _TITLE.sub("", left, count=1), count=1))
    words = left.split()
    if len(words) < _FEWEST_WORDS or (_PLAIN_CORRECTION.search(left.lower()) if left.isascii() else _OF_CORRECTION.search(fold(left))):
        return False
    is_name = all(word.istitle() for word in words)
    return not (is_name and is_family_name(struck.split()[0]) and not is_persons_name(left))


def _other_box(text: str, marks: Sequence[Emphasis]) -> str:
    """Return the ticked choices that are left where others are struck out with their boxes, or the marks in their boxes alone."""
    struck = [mark for mark in marks if mark.kind is EmphasisKind.STRIKE]
    start, end = min((one.start for one in struck), default=0), max((one.end for one in struck), default=0)
    if _MARK_IN_BOX.fullmatch(text[max(0, start - 1) : end + 1]):
        left = outside(text, marks, EmphasisKind.STRIKE)
        return left if has_tick(left) else ""
    if text[:start].strip(_PARTS) and text[end:].strip(_PARTS):
        return ""
    gone, left = text[start:end], (text[:start] + text[end:]).strip(_PARTS)
    whole = sum(one.end - one.start for one in struck) >= len(gone.strip())
    named = len(bare(gone).replace(" ", "")) > _LETTERS_OF_MARK
    return left if whole and named and has_tick(gone) and has_tick(left) else ""
