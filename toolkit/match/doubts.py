"""Why what stands in the place of an answer may not be what its writer means: struck out, a hint of the form, another question's."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from toolkit.match.expected import asks_for_person, only_names
from toolkit.match.pieces import Content
from toolkit.model.definitions import AnswerType, Question
from toolkit.model.document import EmphasisKind
from toolkit.model.submission import Answer
from toolkit.text.choices import count_boxes, has_box, has_tick
from toolkit.text.fold import bare
from toolkit.text.names import is_persons_name
from toolkit.text.referring import refers
from toolkit.text.shapes import label_core
from toolkit.text.syllable import is_syllable
from toolkit.text.values import plain_number, says_none

_CUT_WORD = re.compile(r"(?<![^\W\d_])([^\W\d_]{1,6})\s([bcghkmnptưuiyoa]{1,2})(?![\w./])")
_HINT_FIRST = re.compile(r"\s*\((?:ghi|nêu|viết|điền|chọn) [^)]*\)\s*\S", re.IGNORECASE)
_HINT_LEFT = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\]|<[^<>]*>|(?:vd|ví dụ|mẫu)\s*:.*)\s*", re.IGNORECASE | re.DOTALL)
_FIELD_ERROR = re.compile(r"\s*(?:(?:error|lỗi)\s?[!:]\s?\S|#(?:REF!|N/A|NAME\?|VALUE!|DIV/0!|NULL!|NUM!))", re.IGNORECASE)
STRUCK, _NO_NAME = "Câu trả lời có chữ bị gạch bỏ.", "Chỗ ghi họ tên lại ghi “không”."
_COMRADE = re.compile(r"^(?:đ/c|đồng chí|ông|bà)(?:\s*:\s*|\s+)(?=[^\W\d_])", re.IGNORECASE)
_COUNTED = re.compile(
    r"(?:[,;(–-]\s*(?:có|gồm|với)|\s[–-])\s+\d+\s+(?:người|đồng chí|đ/c|thành viên|cán bộ|đảng viên|(?:công|viên) chức)\b", re.IGNORECASE
)
_REMARK_BEHIND = re.compile(r"\S\s*\[[^\[\]\d]*[^\W\d_]{2,}\s[^\[\]]*\]\s*\.?\s*$")
_AND = re.compile(r"\s+và\s+|[,;&\n]")
_FEW_LETTERS, _FEWEST_CHOICES = 3, 2
_CHOICES = ("dat", "chua dat", "khong dat", "co", "khong")
CHOSEN_TYPES = (AnswerType.RATING, AnswerType.RESULT, AnswerType.CHOICE, AnswerType.YES_NO, AnswerType.GROUPS)


def doubt_of(question: Question, content: Content) -> str:
    """Say why what stands there may not be what its writer means: struck out, a hint of the form, or "as above"."""
    if content.emphasis:
        chosen = question.type in CHOSEN_TYPES
        gone = "".join(content.text[mark.start : mark.end] for mark in content.emphasis if mark.kind is EmphasisKind.STRIKE)
        struck = bare(gone)
        if struck and (not chosen or struck == bare(content.text) or has_tick(gone)):
            return STRUCK
    if question.type is AnswerType.TEXT:
        return _doubt_of_text(question, content.text)
    return _NO_NAME if question.in_signature and says_none(content.text) else ""


def _doubt_of_text(question: Question, text: str) -> str:
    if _FIELD_ERROR.match(text):
        return "Câu trả lời là thông báo lỗi của Word hoặc Excel, nội dung thật không còn trong tệp."
    if _HINT_LEFT.fullmatch(text):
        return "Câu trả lời giống lời gợi ý của biểu mẫu."
    if not text[:1].isalpha() and not any(letter.isalpha() or letter.isdecimal() for letter in text):
        return "Câu trả lời chỉ có dấu, không có chữ hay số."
    if refers(text):
        return "Câu trả lời ghi “như trên”; chưa rõ nội dung."
    if _starts_as_label(question, text):
        return "Câu trả lời còn lẫn lời của biểu mẫu."
    if question.in_signature and says_none(text):
        return _NO_NAME
    if asks_for_person(question) and not only_names(_COMRADE.sub("", text, count=1)):
        return "Chỗ ghi họ tên có nội dung khác tên người."
    if _COUNTED.search(text) and bare(question.label).startswith("ten "):
        return "Sau tên còn ghi số người."
    if _names_several(text) and bare(question.label).startswith("ho "):
        return "Một phiếu mà ghi tên của nhiều người."
    if _REMARK_BEHIND.search(text):
        return "Cuối câu trả lời có lời trong ngoặc vuông; có thể là ý kiến của người khác."
    if _in_pieces(text):
        return "Chữ của câu trả lời bị tách rời từng con chữ."
    boxes = count_boxes(text)
    if boxes >= _FEWEST_CHOICES or (boxes and any(bare(line) in _CHOICES and has_box(line) for line in text.split("\n"))):
        return "Câu trả lời là các ô đánh dấu của câu hỏi khác."
    return "Câu trả lời chỉ có con số." if plain_number(text) else ""


def _starts_as_label(question: Question, text: str) -> bool:
    """Tell whether an answer begins with a hint ("(ghi rõ) Nguyễn Văn An") or with its own question ("Chức vụ: Chuyên viên")."""
    head, colon, _ = text.partition(":")
    names_itself = bool(colon) and bare(head) in own_names(question)
    return names_itself or _HINT_FIRST.match(text) is not None


def _names_several(text: str) -> bool:
    """Tell whether a text names several people and nobody's office: "Lê An và Hà Vi", "1. Lê An; 2. Hà Vi"."""
    parts = [label_core(part) for part in _AND.split(text) if part.strip()]
    return len(parts) > 1 and all(map(is_persons_name, parts))


def _in_pieces(text: str) -> bool:
    """Tell whether the words of a text came apart ("C hi đo àn"), as they do where a column is too narrow for a word."""
    if any(not is_syllable(found[1]) and is_syllable(found[1] + found[2]) for found in _CUT_WORD.finditer(text)):
        return True  # "nă m": the last letter of a line that a narrow column cut
    words = text.split()
    single = len([word for word in words if len(word) == 1 and word.isalpha()])
    return single >= _FEW_LETTERS and single * 4 > sum(map(str.isalpha, words))


def may_ask_else(label: str) -> str:
    """Say that a label may ask for something else than the question that it was given."""
    return f"Nhãn “{label[:60]}” có thể là câu hỏi khác."


@lru_cache(maxsize=64)
def own_names(question: Question) -> frozenset[str]:
    """Return what a question is called, folded."""
    return frozenset(bare(text) for text in (question.label, *question.wordings))


def for_a_look(answers: Iterable[Answer], reason: str) -> tuple[Answer, ...]:
    """Return answers marked for review for one reason, but those that say nothing or have a reason of their own."""
    return tuple(one if one.review or one.value is None else one._replace(review=True, reason=reason) for one in answers)
