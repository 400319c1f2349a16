"""What in running text may be a question that no form asks: there the answer before it has ended, or a person must look."""

from __future__ import annotations

import re

from toolkit.match.words import Words
from toolkit.text.fold import bare, first_word

MAY_GO_ON = "Dòng ngay dưới có thể là một câu trả lời khác mà máy không nhận ra."
CUT_OFF = "Trên cùng dòng còn một mục khác mà máy không nhận ra."
GAP = re.compile(r"\t\s*|\s{3,}|;\s+|[.…]{4,}\s*")
_LABEL = re.compile(r"^[\s\-+•*\d.)]*(?:[^:.…_]|\.(?=\w)){2,60}(?::\s*\S|\?\s+\S|(?:…|[._]{4,})[.…_]*\s*[^\s.…_])")
_BLANK_BEGINS = re.compile(r"[\s\-+•*\d.)]{0,12}[^:.…_]{3,80}:\s{0,9}(?:\.{2}|…|__)[.…_\s]*")
_BLANK_ENDS = ("..", "…", "__")
_ON_THE_LINE = re.compile(r"(?:(?<!\s)(?=\s{3}|[^\S\t]{0,2}\t)|;(?=\s)|(?<=\s)[-–](?=\s))\s+(?=[^\W\d_][^:;.…\t]{2,50}:\s)")
_NUMBER = re.compile(r"\s*(?:\d{1,2}|[A-Z]|[IVX]{1,4})\s*[.)/\-–]")
_OF_HEADINGS = frozenset(
    bare(
        "kết quả nội dung phần tự đánh giá chấm điểm theo các về mức độ đạt tiêu chí cụ thể của chi bộ số liệu tổng hợp bảng "
        "thông tin chung danh sách điển hình biểu tập cá nhân đối với và thực hiện việc tình hình"
    ).split()
)
"""The words that headings of the form's parts consist of, folded."""
_CLOSES = re.compile(
    r"(?:(?:chi bo|tap the|ca nhan|don vi|chung toi|toi)(?: [a-z]+){0,8} |xin )?(?:cam ket|cam doan|chiu trach nhiem) "
    r"(?:.* )?(?:dung su that|(?:noi dung|so lieu|thong tin|bao cao|ke khai)(?: .*)? (?:trung thuc|chinh xac|tren))(?: .*)?"
)
_SUMS_UP = re.compile(r"tren day la .*(?:bao cao|ket qua|tu danh gia|dang ky|noi dung)")
_CLOSES_LETTER = re.compile(
    r"(?:[a-z]+ ){0,12}?(?:xin )?tran trong (?:bao cao|cam on|kinh chao|kinh trinh)(?: [a-z0-9]+){0,14}"
    r"|(?:(?:(?:chi bo|toi|em|chung toi) )?xin )?tran trong"
)
_CLOSE_BEGINS = frozenset(("chi", "tap", "ca", "don", "chung", "toi", "xin", "cam", "chiu"))
_ITEM = re.compile(
    r"(?:dien hinh|mo hinh|guong|tap the|ca nhan|truong hop|doi tuong)(?: tieu bieu)?(?: thu| so)? "
    r"(?:\d{1,2}|nhat|hai|ba|tu|bon|nam|sau|bay|tam|chin|muoi)"
)
"""What heads one item of a list, folded: "Điển hình thứ 2"."""
_PART = " phan "
_LONGEST_HEADING, _MOST_WORDS, _MOST_BEFORE_COLON = 80, 8, 12
_NO_HEADING = (".", ";", ",", "!", "?", ")", '"', "”")


def begins_label(text: str) -> bool:
    """Tell whether a line begins as "label: value" does, as "Question? Value" or "label ....value"."""
    return _LABEL.match(text) is not None


def is_filled_blank(text: str) -> bool:
    """Tell whether a line is a label and the dots or line of its blank on both sides of what was filled in: "Mức: ...Giấy khen....."."""
    found = _BLANK_BEGINS.match(text)
    return found is not None and found.end() < len(text) and text.rstrip().endswith(_BLANK_ENDS)


def cut_off(value: str) -> str:
    """Return ``value`` up to where another label with a capital begins behind a wide gap or a semicolon: "Lê An    Số nhà: 5"."""
    for found in _ON_THE_LINE.finditer(value):
        if value[found.end()].isupper():
            return value[: found.start()].rstrip()
    return value


def may_head(text: str) -> bool:
    """Tell whether a whole line may be the name of another question: a few words with a capital and no end of a sentence."""
    text = text.strip()
    first = next((letter for letter in text if letter.isalpha()), "")
    most = _MOST_BEFORE_COLON if text.endswith(":") else _MOST_WORDS
    return first.isupper() and 2 <= len(text.split()) <= most and len(text) <= _LONGEST_HEADING and not text.endswith(_NO_HEADING)


def in_heading_words(text: str) -> bool:
    """Tell whether a text has no word that headings of the form's parts do not consist of: "Thông tin chung"."""
    first = first_word(text)
    return not first or (first in _OF_HEADINGS and _OF_HEADINGS.issuperset(bare(text).split()))


def names_part(text: str) -> bool:
    """Tell whether a line has no word, but for its number, that headings of the form's parts do not consist of: "II- Tự đánh giá"."""
    numbered = _NUMBER.match(text)
    return in_heading_words(text[numbered.end() if numbered else 0 :])


def announces(text: str, words: Words) -> bool:
    """Tell whether a line only announces a part of the form: "Tự đánh giá theo các tiêu chí:", "2. Số liệu tổng hợp", "Điển hình số 2".

    Without a colon it has no word that headings do not consist of, but for its number.
    """
    if len(text) > _LONGEST_HEADING or "\n" in text.strip():
        return False
    if words.list_question is not None and _ITEM.fullmatch(bare(text)):
        return True
    numbered = not text.rstrip().endswith(":") and _NUMBER.match(text) is not None
    if not text.rstrip().endswith(":") and not names_part(text):
        return False
    said = f" {bare(text)} "
    part = said.startswith(_PART) and names_part(text)  # "Phần đánh giá" names a part as a number does
    numbered = numbered or part
    if numbered and (" so lieu " in said or " thong tin chung " in said):
        return True
    of_criteria = bool(words.form.criteria) and (
        " tieu chi " in said or (numbered and " tu danh gia " in said) or (part and " danh gia " in said)
    )
    return of_criteria or (words.list_question is not None and " danh sach " in said)


def closes_letter(text: str) -> bool:
    """Tell whether a line is the formula that a paper ends with: "Trên đây là …", "Chi bộ trân trọng báo cáo Đảng ủy xem xét./."."""
    if first_word(text) == "tren":
        return _SUMS_UP.match(bare(text)) is not None
    return " trọng" in text.lower() and _CLOSES_LETTER.fullmatch(bare(text)) is not None


def vouches(text: str) -> bool:
    """Tell whether a line vouches for the whole form: "Chi bộ cam kết nội dung trên là đúng sự thật"."""
    return first_word(text) in _CLOSE_BEGINS and _CLOSES.match(bare(text)) is not None
