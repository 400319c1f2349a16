"""What in running text may be a question that no form asks: there the answer before it has ended, or a person must look."""

from __future__ import annotations

import re

from toolkit.match.words import Words
from toolkit.text.fold import bare

MAY_GO_ON = "Dòng ngay dưới có thể là một câu trả lời khác mà máy không nhận ra."
CUT_OFF = "Trên cùng dòng còn một mục khác mà máy không nhận ra."
GAP = re.compile(r"\t\s*|\s{3,}|;\s+|[.…]{4,}\s*")
_LABEL = re.compile(r"^[\s\-+•*\d.)]*[^:.…_]{3,60}(?::\s*\S|(?:…|[._]{4,})[.…_]*\s*[^\s.…_])")
_BLANK_BEGINS = re.compile(r"[\s\-+•*\d.)]{0,12}[^:.…_]{3,80}:\s{0,9}(?:\.{2}|…|__)[.…_\s]*")
_BLANK_ENDS = ("..", "…", "__")
_ON_THE_LINE = re.compile(r"(?:(?<!\s)(?=\s{3}|[^\S\t]{0,2}\t)|;(?=\s)|(?<=\s)[-–](?=\s))\s+(?=[^\W\d_][^:;.…\t]{2,50}:\s)")
_LONGEST_HEADING, _MOST_WORDS = 80, 8
_NO_HEADING = (".", ";", ",", "!", "?", ")", '"', "”")


def begins_label(text: str) -> bool:
    """Tell whether a line begins as "label: value" does, or "label ....value"."""
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
    return first.isupper() and 2 <= len(text.split()) <= _MOST_WORDS and len(text) <= _LONGEST_HEADING and not text.endswith(_NO_HEADING)


def announces(text: str, words: Words) -> bool:
    """Tell whether a line only announces the criteria or the list of the form: "Tự đánh giá theo các tiêu chí:"."""
    if not text.rstrip().endswith(":") or len(text) > _LONGEST_HEADING or "\n" in text.strip():
        return False
    said = f" {bare(text)} "
    return (bool(words.form.criteria) and " tieu chi " in said) or (words.list_question is not None and " danh sach " in said)
