"""Lines whose label has no colon but boxes ("2. Rèn luyện   ☒ Đạt ☐ Chưa đạt"), a sign ("Năm sinh = 1980"), a dash or a gap behind it."""

from __future__ import annotations

import re

from toolkit.match.awaited import answers, names_person
from toolkit.match.expected import asks_for_person
from toolkit.match.lines.labels import Labelled
from toolkit.match.lines.one_space import before_space, is_sure
from toolkit.match.words import EVIDENCE, FIRM, LIKELY, RESULT, Words, chooses_plainly
from toolkit.model.definitions import AnswerType, Question
from toolkit.text.choices import has_box
from toolkit.text.values import parse_date, says_none

_BOX = r"(?:[☐☑☒□■○●]|\[\s?[xXvV✓✔]?\s?\]|\(\s?[xXvV✓✔]?\s?\))"
_OPTION = r"(?i:chưa đạt|không đạt|đạt|có|không)"
_WORDS = r"[^\W\d_]+(?:\s[^\W\d_]+){0,3}"
_BOXES = re.compile(rf"(?<=[^\s:：?;,.…_])\s+(?=(?:{_BOX}\s*{_WORDS}[\s,;/–-]*){{2,}}$|(?:{_OPTION}\s*{_BOX}[\s,;/–-]*){{2,}}$)")
_SIGN = re.compile(r"\s*(?:=>|->|[=→⇒➔➜])\s*")
_ONE_BOX = re.compile(rf"(?<=[^\s:：?;,.…_])\s+(?={_BOX}\s*{_WORDS}\s*$)")
_DASH = re.compile(r"(?<=[\w)])(?:[^\S\t]{1,9}[–—-][^\S\t]{1,9}|[^\S\t]{3,60})(?=\S)")
_PERIOD = re.compile(r"(?:qu[ýíy]|qúy|tháng|năm|q\.?|(?:0?[69]|sáu) ?t(?:háng)?)\b[^;]*\d", re.IGNORECASE)
_OF_PERSON = re.compile(r"^(?:đ/c|đồng chí|ông|bà)\s+|\s?(?:[,–]| - )[^:()]*$", re.IGNORECASE)
_MAY_PART = ("   ", " – ", " - ", " — ", "\u2006 \u2006")
_CLAUSE_ENDS, _BEFORE_DOTS = re.compile(r"\s*(?:[.;,]|\s[–—-]\s)"), re.compile(r"[^\W\d_][^.…_]{5,160}(?=[.…]{3})")
_CHOSEN = (AnswerType.YES_NO, AnswerType.CHOICE, AnswerType.RATING)
_LONGEST_LABEL, _ANY_WORDS = 120, (AnswerType.TEXT, AnswerType.GROUPS)


def with_colon(text: str, words: Words) -> str:
    """Return a line with a colon between label and answer, as long as it was, if what stands before asks something."""
    found = _BOXES.search(text) or _ONE_BOX.search(text) if has_box(text) else None
    if found is not None and (has_box(text[: found.start()]) or not _asks(text[: found.start()], words)):
        found = None  # "☒ Hoàn thành tốt nhiệm vụ ☐ Hoàn thành": the last of several options
    if found is None and ("=" in text or "→" in text or "->" in text or "⇒" in text):
        text = _with_signs(text, words)
    if found is None and any(sign in text.replace("\xa0", " ") for sign in _MAY_PART):
        found = _parted(text, words) or _judged(text, words)
    if found is None:
        return _behind_answers(text, words) if "..." in text or "……" in text else text
    return f"{text[: found.start()]}:{' ' * (found.end() - found.start() - 1)}{text[found.end() :]}"


def _asks(label: str, words: Words) -> bool:
    """Tell whether a label is that of a question or a criterion, and has no answer of its own."""
    found = words.criterion(label)
    return (bool(found) and found[0].score >= LIKELY) or words.criterion_number(label) is not None or words.score(label) >= FIRM


def _spells(label: str, words: Words) -> bool:
    """Tell whether what stands before a sign is a question or a part of a criterion, in words that are known."""
    if not label.strip() or len(label) > _LONGEST_LABEL or ":" in label:
        return False
    return words.score(label) >= FIRM or words.aspect(label) is not None


def _says_something(said: str, label: str, text: str, question: Question, words: Words) -> bool:
    """Tell whether what begins small behind the dash of a known label is an answer: of its type, honours, or a whole sentence."""
    if not words.spells(label) or words.score(text) >= FIRM:
        return False
    return answers(said, question, words.plan) or words.honours.fill(said) or says_none(said) or (said.endswith(".") and " " in said)


def _with_signs(text: str, words: Words) -> str:
    """Return a line with a colon for each sign behind a known label: "Chi bộ → Thanh tra; Kỳ → Quý I/2024"."""
    start = 0
    for sign in _SIGN.finditer(text):
        begin = max(start, text.rfind(";", start, sign.start()) + 1)
        if _spells(text[begin : sign.start()], words):
            text = f"{text[: sign.start()]}:{' ' * (sign.end() - sign.start() - 1)}{text[sign.end() :]}"
            start = sign.end()
    return text


def _judged(text: str, words: Words) -> re.Match[str] | None:
    """Return the dash behind a criterion and before its result ("Tu dưỡng, rèn luyện - Đạt. …"), or behind "Minh chứng"."""
    found = _DASH.search(text)
    if found is None or not words.form.criteria or found.start() > _LONGEST_LABEL or ":" in (label := text[: found.start()]):
        return None
    if words.aspect(label) in (RESULT, EVIDENCE):
        return found
    named = words.criterion(label)
    if not (named and named[0].score >= LIKELY) and words.criterion_number(label) is None:
        return None
    return found if chooses_plainly(_CLAUSE_ENDS.split(text[found.end() :], maxsplit=1)[0]) else None


def _behind_answers(text: str, words: Words) -> str:
    """Return a line whose dots stand behind its answers with a colon before each that is surely one: "Số tin, bài 5 ......"."""
    if ":" in text:
        return text
    for found in _BEFORE_DOTS.finditer(text):
        label = before_space(found[0].rstrip(), words, signed=True)
        if label is not None and (is_sure(label, found[0].rstrip(), words) or _names(label, found[0], words)):
            gap = found.start() + len(found[0][: label.value_start].rstrip())
            text = f"{text[:gap]}:{text[gap + 1 :]}"
    return text


def _names(label: Labelled, text: str, words: Words) -> bool:
    question = words.asked(label.matches[0].target)
    return question is not None and asks_for_person(question) and names_person(text[label.value_start :].strip())


def _parted(text: str, words: Words) -> re.Match[str] | None:
    """Return the dash or the gap behind a question in known words, if what follows it answers that and is no label itself."""
    found = _DASH.search(text)
    if found is None or found.start() > _LONGEST_LABEL or ":" in (label := text[: found.start()]) or words.score(label) < FIRM:
        return None
    said, question = text[found.end() :].strip(), words.asked(words.question(label)[0].target)
    if question is None or words.score(said) >= LIKELY or (said[:1].islower() and not _says_something(said, label, text, question, words)):
        return None  # "Danh hiệu thi đua – khen thưởng": words of one heading
    if question.in_signature:
        return found if words.spells(label) and names_person(_OF_PERSON.sub("", said)) else None
    if asks_for_person(question) and not names_person(_OF_PERSON.sub("", said)):
        return None  # "Họ và tên – Chữ ký"
    if ":" in said and question.type not in _CHOSEN:
        return None  # the colon is behind another label
    dated = (question.type is AnswerType.YEAR and parse_date(said) is not None) or (
        question.type is AnswerType.PERIOD and _PERIOD.match(said) is not None
    )
    return found if dated or question.type in _ANY_WORDS or answers(said, question, words.plan) else None
