"""Tell answers that took in what belongs to another question: its label stands in them, or they are the criterion itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from toolkit.match.signers import signs_as_author, signs_for_branch
from toolkit.match.words import EVIDENCE, Words
from toolkit.model.definitions import Question
from toolkit.text.fold import clean
from toolkit.text.lexicon import NEARLY_EXACT

_BEHIND_LABEL = re.compile(r"\s?(?::|\.{4,}|…{2,}|_{4,})")
_HAS_MARK = re.compile(r":|\.\.\.\.|……|____")
_IN_PARENTHESES = re.compile(r"\(([^():]{2,40}):\s")
_END = re.compile(r"[.;:…_\n\t]")
_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{2}[.;])\s+")
_LONGEST_LABEL, _SHORTEST_LABEL = 14, 2
_FEWEST, _FEWEST_WORDS, _LONGEST, _MOST_CAPITALS = 3, 6, 60, 6

_CLOSING = ("ngay_lap", "nguoi_lap", "bi_thu")

_IS_SIGNATURE = "Cuối câu trả lời có chữ của chỗ ký tên."
_IS_CRITERION = "Minh chứng chỉ là lời của tiêu chí."


def swallowed(question: Question, text: str, words: Words) -> str:
    """Return why an answer seems to hold more than its own, empty if it does not."""
    if text[-1:].isupper() and _is_head(_capitals_at_end(text)):
        return _IS_SIGNATURE
    if question.criterion is None:
        found = next((label for label in (*_before_marks(text), *_within(text)) if _is_of_another(label, question, words)), None)
    elif len(text.split()) >= _FEWEST_WORDS and words.is_criterion(text):
        return _IS_CRITERION
    else:
        found = next((label for label in _before_marks(text) if _heads_evidence(label, words)), None) or _closing(text, words)
    return f"Trong câu trả lời có nhãn của chỗ khác: “{clean(found)[:60]}”." if found else ""


def _is_head(text: str) -> bool:
    return signs_as_author(text) or signs_for_branch(text)


def _capitals_at_end(text: str) -> str:
    """Return the words in capitals that a text ends with, as the head of a signature does that a print set right below it."""
    words = text.split()[-_MOST_CAPITALS:]
    small = next((number for number, word in enumerate(reversed(words)) if not word.isupper()), len(words))
    return " ".join(words[len(words) - small :])


def _is_of_another(label: str, question: Question, words: Words) -> bool:
    if not words.is_question(label):
        return False
    another = words.asked(words.question(label)[0].target)
    return another is not None and another.id != question.id and not another.in_signature  # "Bí thư chi bộ" is somebody's office as well


def _heads_evidence(label: str, words: Words) -> bool:
    head = words.aspects.best(label)
    return head is not None and head.score >= NEARLY_EXACT and head.target == EVIDENCE


def _closing(text: str, words: Words) -> str | None:
    """Return the label of who made the form out or signs it, or of its day, that a line below the first begins with."""
    heads = (line.partition(":")[0] for line in text.split("\n")[1:] if ":" in line)
    return next((head for head in heads if words.is_question(head) and words.question(head)[0].target in _CLOSING), None)


def _within(text: str) -> Iterator[str]:
    """Yield what may be a label with nothing behind it: the whole text, a sentence behind others, words that begin large within one."""
    yield text.strip()
    for line in text.split("\n"):
        *sentences, last = _SENTENCE_END.split(line)
        yield from (sentence for sentence in sentences if sentence.count(" ") >= _FEWEST - 1 and sentence[0].isupper())
        if sentences and " " in last:
            yield last
    words = text.split()
    for start, (before, word) in enumerate(pairwise(words), 1):
        if word[0].isupper() and before[-1].isalnum():
            yield from (" ".join(words[start:end]) for end in range(start + _FEWEST, min(len(words), start + _LONGEST_LABEL) + 1))


def _before_marks(text: str) -> Iterator[str]:
    """Yield what may be a label in the midst of a text: the words right before each colon and each run of dots, longest first.

    Within a line it begins large; what begins the text may begin small.
    """
    yield from (found[1] for found in _IN_PARENTHESES.finditer(text))
    for mark in _BEHIND_LABEL.finditer(text) if _HAS_MARK.search(text) else ():
        if mark.start() <= _LONGEST and text[:1].islower() and not _END.search(text[: mark.start()]):
            yield text[: mark.start()]
        before = _END.split(text[: mark.start()])[-1].split()
        for length in range(min(len(before), _LONGEST_LABEL), _SHORTEST_LABEL - 1, -1):
            label = before[-length:]
            if label[0][0].isupper():
                yield " ".join(label)
