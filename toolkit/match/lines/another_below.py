"""Whether a line right below an answer, without a label that is known, may be none of that answer."""

from __future__ import annotations

import re

from toolkit.match.awaited import answers
from toolkit.match.expected import begins_anew
from toolkit.match.lines.endings import SENTENCE_ENDS
from toolkit.match.unknown import begins_label, may_head, names_part
from toolkit.match.words import Words
from toolkit.model.definitions import AnswerType, Question
from toolkit.text.fold import bare
from toolkit.text.values import instructs

_MARKED_LABEL = re.compile(r"\s*(?:\d{1,2}|[a-zđ])\s?[.)/]\s+(?=[^\W\d_])")
_LEADS_ON = re.compile(
    r"\b(?:nhu sau|cu the|trong do|bao gom|gom|la|sau day|duoi day|dien hinh|tieu bieu|noi bat|vi du|nhu)$|^(?:cu the|trong do|ngoai ra)\b"
)
"""The ends of lines that lead on to what follows, folded: "Kết quả cụ thể như sau:"."""
_IN_PARENTHESES = re.compile(r"\s*\([^()]{6,}\)\s*")
_HINTS = re.compile(r"neu co|dat(?: hoac| hay)? (?:chua|khong) dat|co(?: hoac| hay)? khong")
"""What a form prints in parentheses below a blank, besides its orders, folded: "(Đạt/Chưa đạt)"."""
_GROUP_BEGINS = re.compile(r"\s*(?:[-–+•*]\s*)?[1-4]\s*[.):/]")
_LONGEST_LABEL, _LONGEST_HINT = 14, 80


def is_hint_line(text: str) -> bool:
    """Tell whether a line is but a hint of the form in parentheses, which says nothing."""
    said = text.strip()
    return (
        said[:1] == "("
        and said[-1:] == ")"
        and len(said) <= _LONGEST_HINT
        and (instructs(said) or _HINTS.fullmatch(bare(said)) is not None)
    )


def may_be_aside(answer: str, text: str) -> bool:
    """Tell whether a line may be none of the answer's: a note that a star or parentheses set apart, a heading, the name of a question."""
    said = answer.lstrip()
    if text.rstrip().endswith(":") and said.rstrip().endswith(SENTENCE_ENDS) and may_head(_MARKED_LABEL.sub("", text, count=1)):
        return _LEADS_ON.search(bare(text)) is None  # the name of another question, unless it leads on to what follows
    starred = text.lstrip().startswith("*") != said.startswith("*") and "\n*" not in said
    bracketed = _IN_PARENTHESES.fullmatch(text) is not None and _IN_PARENTHESES.search(said) is None
    return bool(said) and (starred or bracketed or (any(map(str.isalpha, text)) and names_part(text)))


def adds_a_label(text: str) -> bool:
    """Tell whether a line below evidence may be a label of its own with its value, and no sentence: "Số người hưởng lợi: 120"."""
    label = text.partition(":")[0]
    if not begins_label(text) or not begins_anew(text) or (text.rstrip().endswith(SENTENCE_ENDS) and text.count(": ") == 1):
        return False
    return len(label.split()) <= _LONGEST_LABEL and ";" not in label


def adds_no_group(answer: str, text: str, question: Question | None, words: Words) -> bool:
    """Tell whether a line below an answer that names groups names none: its figures are no more of them ("(4) 30/10/2025")."""
    if question is None or question.type is not AnswerType.GROUPS or not answer.strip():
        return False
    return not answers(text, question, words.plan) and "nhom" not in bare(text) and _GROUP_BEGINS.match(text) is None
