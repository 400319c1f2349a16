"""How findings speak: the question in quotes, what is wrong, how to mend it. Short, plain, polite Vietnamese (at most 35 words)."""

from __future__ import annotations

from collections.abc import Mapping

from toolkit.checks.filled import Asked
from toolkit.model.definitions import AnswerType, Definitions, Question
from toolkit.model.finding import UNSURE, Code, Finding, Severity
from toolkit.model.place import Place

_LONGEST = 35
_LIMIT = _LONGEST - len(UNSURE.split())
_QUOTED = 10
_KINDS = {
    AnswerType.UNIT: "tên chi bộ trực thuộc",
    AnswerType.PERIOD: "kỳ báo cáo",
    AnswerType.DATE: "ngày, tháng, năm",
    AnswerType.INTEGER: "số",
    AnswerType.YEAR: "năm",
    AnswerType.YES_NO: "Có hoặc Không",
    AnswerType.RATING: "mức xếp loại",
    AnswerType.RESULT: "Đạt hoặc Chưa đạt",
    AnswerType.CHOICE: "một lựa chọn của mẫu",
    AnswerType.GROUPS: "nhóm nội dung 1, 2, 3, 4",
    AnswerType.TEXT: "nội dung",
    AnswerType.LIST: "mỗi điển hình một dòng",
}
_EXAMPLES = {
    AnswerType.PERIOD: "Quý III/2024",
    AnswerType.DATE: "25/9/2024",
    AnswerType.INTEGER: "7",
    AnswerType.YEAR: "1985",
    AnswerType.YES_NO: "Có",
    AnswerType.RESULT: "☒ Đạt ☐ Chưa đạt",
    AnswerType.GROUPS: "Nhóm 1, Nhóm 3",
}


def cut(text: str, words: int = _QUOTED) -> str:
    """Return the first words of a text on one line, with an ellipsis where more follow."""
    said = text.split()
    return " ".join(said) if len(said) <= words else " ".join(said[:words]).rstrip(",;:.-–") + "…"


def say(sentence: str, quoted: Mapping[str, str], **whole: object) -> str:
    """Fill a sentence in. What people wrote (``quoted``) is shortened as far as the sentence needs it, the rest stands whole."""
    left = _LIMIT - _words(sentence.format(**whole, **dict.fromkeys(quoted, "")))
    kept: dict[str, str] = {}
    for name, text in sorted(quoted.items(), key=lambda part: _words(part[1])):
        kept[name] = cut(text, min(_QUOTED, max(2, left // (len(quoted) - len(kept)))))
        left -= _words(kept[name])
    return sentence.format(**whole, **kept)


def is_short(sentence: str) -> bool:
    """Tell whether a sentence is as short as all of them are to be."""
    return _words(sentence) <= _LONGEST


def _words(text: str) -> int:
    return sum(any(letter.isalnum() for letter in word) for word in text.split())


def where(asked: Asked) -> str:
    """Name a question in quotes, as people know it: ``“Ngày lập”``, ``Dòng 2, cột “Tiến độ (%)”``; a criterion by its first words."""
    label = asked.question.label
    if asked.criterion:
        label = label.replace(asked.criterion, cut(asked.criterion, 4))
    quoted = f"“{cut(label, 14)}”"
    return quoted if asked.row is None else f"Dòng {asked.row}, cột {quoted}"


def kind(question: Question) -> str:
    """Say what is to be written there: "số từ 0 đến 100"."""
    said = _KINDS[question.type]
    if question.type is AnswerType.INTEGER and question.minimum is not None:
        said += f" từ {question.minimum}" + (f" đến {question.maximum}" if question.maximum is not None else " trở lên")
    if question.type is AnswerType.CHOICE and question.choices:
        said = " hoặc ".join(choice.label for choice in question.choices[:3])
    return said


def how(question: Question, definitions: Definitions) -> str:
    """Say how to answer, with an example: ``đề nghị ghi ngày, tháng, năm, ví dụ: 25/9/2024``."""
    example = cut(question.example or _example(question, definitions), 8)
    return f"đề nghị ghi {kind(question)}" + (f", ví dụ: {example.rstrip('.')}" if example else "")


def _example(question: Question, definitions: Definitions) -> str:
    if question.type is AnswerType.UNIT:
        return definitions.organisation.branches[0].name if definitions.organisation.branches else ""
    if question.type is AnswerType.RATING:
        return definitions.plan.rules.rating_of_other
    if question.type is AnswerType.CHOICE:
        return question.choices[0].label if question.choices else ""
    return _EXAMPLES.get(question.type, "")


def about(asked: Asked, code: Code, severity: Severity, message: str, *, plan: str, place: Place | None = None) -> Finding:
    """Make the finding of one question. A value that a person must still confirm is judged, but the sentence says so."""
    if asked.answer.review and code is not Code.REVIEW:
        message = message.removesuffix(".") + UNSURE + "."
    spot = asked.answer.place or place
    message = message.replace("….", "…")
    return Finding(
        code=code,
        severity=severity,
        field=asked.field,
        message=message,
        source=spot.say() if spot is not None else "",
        plan=plan,
        label=asked.question.label,
    )


def overall(code: Code, severity: Severity, message: str, *, plan: str, place: Place | None = None) -> Finding:
    """Make a finding that is about no single question."""
    return Finding(code=code, severity=severity, field=None, message=message, source=place.say() if place else "", plan=plan)
