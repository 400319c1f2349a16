"""Answers behind labels that no wording knows, by their place: forms follow the order of the plan's questions.

What stands between two known questions answers one of those that the plan asks between them, if it is of its kind; what stands out of this
order is told by the words of its label and its type. All such answers are for a person's eye. Where several are as likely, the questions
are marked and nothing is taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from toolkit.match.alignment import aligned, gaps
from toolkit.match.answers.decide import make_answer
from toolkit.match.answers.strangers import Stranger, Strangers
from toolkit.match.awaited import names_person, of_some_type
from toolkit.match.expected import asks_for_person
from toolkit.match.pieces import Harvest
from toolkit.match.values import read_value
from toolkit.match.words import LIKELY, POSSIBLE, Words, hints_of
from toolkit.model.definitions import AnswerType, Definitions, Question
from toolkit.model.document import Region
from toolkit.model.submission import Answer, State
from toolkit.text.choices import has_box
from toolkit.text.lexicon import Match
from toolkit.text.values import is_blank

BY_PLACE = "by-place"
_REASON = "Máy chưa biết nhãn “{label}”; hiểu là “{question}” theo {by}."
_UNCLEAR = "Có nội dung ở chỗ nhãn lạ “{label}”; chưa rõ có phải câu trả lời này không."
_SURE = 0.5
_TYPED, _NAME, _TEXT, _NAME_FOR_TEXT, _NOTHING = 1.0, 0.9, 0.5, 0.2, 0.15
_ALIKE, _MOST, _LONGEST_OF_TYPE = 0.4, 200, 6
_TELLING = (AnswerType.PERIOD, AnswerType.UNIT, AnswerType.RATING, AnswerType.CHOICE)


def by_place(region: Region, harvest: Harvest, found: Mapping[str, Answer], words: Words, definitions: Definitions) -> Iterator[Answer]:
    """Yield an answer for each question that is not found and for which an unknown label stands in its place."""
    questions = [one for one in words.form.questions if one.criterion is None and not one.columns]
    is_open = [one.id not in found or is_open_question(found[one.id], words) for one in questions]
    if not any(is_open):
        return
    strangers = Strangers(region, words, harvest, [answer for answer in found.values() if not is_open_question(answer, words)])
    if not (unknown := list(islice(strangers.find(), _MOST))):
        return
    numbers = {question.id: number for number, question in enumerate(questions)}
    known = sorted(
        (spot, numbers[id])
        for id, answer in found.items()
        if id in numbers and not is_open[numbers[id]] and (spot := strangers.spot(answer)) is not None
    )
    given: dict[int, Stranger] = {}
    unclear: dict[int, Stranger] = {}
    for rows, asked in gaps([one.spot for one in unknown], known, is_open):
        several = [unknown[row] for row in rows]
        fits = [[_fit(questions[number], one, words, definitions) for number in asked] for one in several]
        for row, column in enumerate(aligned(fits)):
            if column is not None and asked[column] not in given and not _is_blank(several[row], words):
                given[asked[column]] = several[row]
        for row, one in enumerate(several):
            for column, number in enumerate(asked):
                if fits[row][column] >= _TEXT and one not in given.values():
                    unclear.setdefault(number, one)
    for number, question in enumerate(questions):
        alike = _only_one_alike(question, unknown, words, definitions) if is_open[number] and number not in given else None
        if alike is not None and alike not in given.values():
            yield _taken(question, alike, definitions, "chữ của nhãn và dạng của câu trả lời")
            is_open[number] = False
    for number, one in given.items():
        yield _taken(questions[number], one, definitions, "vị trí trong biểu mẫu")
    for number, one in unclear.items():
        if number not in given and is_open[number]:
            reason = _UNCLEAR.format(label=one.label[:60])
            nothing = found.get(questions[number].id) or Answer(id=questions[number].id)
            yield nothing._replace(review=True, reason=reason)


def _only_one_alike(question: Question, unknown: Sequence[Stranger], words: Words, definitions: Definitions) -> Stranger | None:
    """Return the one unknown label out of its place that is like the question and has its answer: days and numbers may be of anything."""
    if question.type not in _TELLING:
        return None
    alike = [one for one in unknown if _likeness(question, one, words) >= POSSIBLE]
    told = [one for one in alike if _fit_of_kind(question, one, words, definitions) >= _TYPED]
    return told[0] if len(told) == 1 else None


def is_open_question(answer: Answer, words: Words) -> bool:
    """Tell whether a question has no answer yet: none was found, or what stands beside a doubtful label is none."""
    if answer.state is State.INVALID and not answer.contradictory:
        return next((found.score for found in words.question(answer.label) if found.target == answer.id), 0.0) < LIKELY
    return answer.state is State.NOT_FOUND


def _is_blank(one: Stranger, words: Words) -> bool:
    return is_blank(one.content.text, words.hints)


def _fit(question: Question, one: Stranger, words: Words, definitions: Definitions) -> float:
    """Return how well what stands behind an unknown label answers a question: by its kind, and a little by the label's words."""
    kind = _fit_of_kind(question, one, words, definitions)
    return kind + _ALIKE * _likeness(question, one, words) if kind else 0.0


def _likeness(question: Question, one: Stranger, words: Words) -> float:
    return next((found.score for found in words.questions.match(one.label) if found.target == question.id), 0.0)


def _fit_of_kind(question: Question, one: Stranger, words: Words, definitions: Definitions) -> float:
    text = one.content.text
    if is_blank(text, hints_of(definitions.plan)):
        return _NOTHING
    value = read_value(question, one.content, definitions)
    if value.value is None:
        return 0.0
    if question.type is not AnswerType.TEXT:
        return _TYPED if value.confidence >= _SURE else 0.0
    if asks_for_person(question):
        return _NAME if names_person(text.strip(" .")) else 0.0
    if names_person(text):
        return _NAME_FOR_TEXT if question.id == words.form.subject else 0.0
    typed = (has_box(text) or len(text.split()) <= _LONGEST_OF_TYPE) and of_some_type(text, words)
    return 0.0 if typed else _TEXT


def _taken(question: Question, one: Stranger, definitions: Definitions, by: str) -> Answer:
    reason = _REASON.format(label=one.label[:40], question=question.label[:40], by=by)
    fit = Match(question.id, _SURE, one.label)
    return make_answer(question, one.content, fit, definitions, method=BY_PLACE, label=one.label, reason=reason)
