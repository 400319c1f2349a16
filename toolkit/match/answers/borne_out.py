"""A label that is only like its question, borne out by its place: the plan asks it just there, and nothing else could be it.

Four pieces of evidence must agree: every word of the label is one by which this very question is asked, the answer is of its kind, its
neighbours ask what the plan asks before and after it, and no question between them is open, nor any unknown label beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import islice
from typing import NamedTuple

from toolkit.match.alignment import Spot, keeps_order
from toolkit.match.answers.decide import make_answer, unlike_reason
from toolkit.match.answers.in_order import BY_PLACE
from toolkit.match.answers.of_another import asks_as_another, names_its_own
from toolkit.match.answers.strangers import Stranger, Strangers
from toolkit.match.expected import begins_as_asked
from toolkit.match.pieces import Asked, Harvest
from toolkit.match.words import LIKELY, POSSIBLE, Words
from toolkit.model.definitions import AnswerType, Definitions, Question
from toolkit.model.document import Region
from toolkit.model.submission import Answer, State
from toolkit.text.fold import fold
from toolkit.text.lexicon import Match
from toolkit.text.shapes import label_core

_MOST_UNKNOWN, _FEWEST_LABELS = 50, 4
_FAIR, _FREELY = 0.7, 1 / 3


class _Label(NamedTuple):
    """One label of the form with the number of its question in the plan, -1 where it is unknown what it asks."""

    spot: Spot
    number: int


def borne_out(region: Region, harvest: Harvest, found: Mapping[str, Answer], words: Words, definitions: Definitions) -> Iterator[Answer]:
    """Yield the answers that were for a look only because their label is not known, where all else says that it is theirs."""
    questions = [one for one in words.form.questions if one.criterion is None and not one.columns]
    doubtful = [one for one in questions if one.id in found and _only_its_label_is_doubtful(found[one.id], one, words)]
    if not doubtful:
        return
    strangers = Strangers(region, words, harvest, [answer for answer in found.values() if answer.method != BY_PLACE])
    unknown = list(islice(strangers.find(), _MOST_UNKNOWN))
    numbers = {question.id: number for number, question in enumerate(questions)}
    labels = sorted(
        _Label(spot, numbers[id])
        for id, answer in found.items()
        if id in numbers and answer.label and answer.state is not State.NOT_FOUND and (spot := strangers.spot(answer)) is not None
    )
    if len(labels) < _FEWEST_LABELS or not keeps_order([one.number for one in labels]) or not _is_worded_freely(labels, questions, found):
        return
    asks = {one.number for one in labels}
    placed = {(answer.place, answer.label) for answer in found.values() if answer.method == BY_PLACE}
    others = [one for one in unknown if (one.content.place, one.label) not in placed and not words.is_foreign(one.label)]
    row = sorted([*labels, *(_Label(one.spot, -1) for one in others)])
    unasked = [one.id not in found or found[one.id].state is State.NOT_FOUND for one in questions]
    for question in doubtful:
        number, answer = numbers[question.id], found[question.id]
        if number in asks and _in_its_place(number, row, asks, unasked) and _is_whole(answer, question, number, row):
            content = _content(answer, harvest, unknown)
            sure = _sure(question, answer, content, definitions) if content is not None else None
            if sure is not None:
                yield sure


def _only_its_label_is_doubtful(answer: Answer, question: Question, words: Words) -> bool:
    """Tell whether nothing but the label speaks against an answer, and each of its words is known to ask this question."""
    if not answer.review or answer.value is None or words.is_foreign(answer.label):
        return False
    if answer.method != BY_PLACE and answer.reason != unlike_reason(answer.label, question):
        return False
    best = words.questions.best(answer.label)
    if best is None or best.target != question.id or best.score < (_FAIR if question.type is AnswerType.TEXT else POSSIBLE):
        return False
    if asks_as_another(answer.label, question, words.plan) or not names_its_own(answer.label, question, words.form):
        return False
    return begins_as_asked(answer.label, question) and words.questions.words_beyond(question.id, answer.label) == []


def _is_worded_freely(labels: Sequence[_Label], questions: Sequence[Question], found: Mapping[str, Answer]) -> bool:
    """Tell whether a form asks in words of its own: where it mostly keeps those of the plan, one that differs was changed on purpose."""
    asked = (questions[one.number] for one in labels)
    own = sum(fold(label_core(found[one.id].label)) != fold(one.label) for one in asked)
    return own > 1 and own >= _FREELY * len(labels)


def _in_its_place(number: int, row: Sequence[_Label], asks: Set[int], unasked: Sequence[bool]) -> bool:
    """Tell whether the labels before and after one ask what the plan asks next to it, and no question between them is open."""
    at = next(index for index, one in enumerate(row) if one.number == number)
    first = row[at - 1].number if at else -1
    last = row[at + 1].number if at + 1 < len(row) else len(unasked)
    beside = [one.number for one in row[max(0, at - 1) : at + 2]]
    if -1 in beside or not first < number < last:
        return False
    return not any(other in asks or unasked[other] for other in range(first + 1, last) if other != number)


def _is_whole(answer: Answer, question: Question, number: int, row: Sequence[_Label]) -> bool:
    """Tell whether nothing can belong to an answer that stands in running text behind an unknown label, but what was read.

    Of these only their own line is read: another label must follow on the next one.
    """
    if answer.method != BY_PLACE or question.type is not AnswerType.TEXT or (answer.place is not None and answer.place.row is not None):
        return True
    at = next(index for index, one in enumerate(row) if one.number == number)
    return at + 1 < len(row) and row[at + 1].spot[0] - row[at].spot[0] <= 1


def _content(answer: Answer, harvest: Harvest, unknown: Sequence[Stranger]) -> Asked | Stranger | None:
    """Return what was gathered for an answer."""
    gathered = unknown if answer.method == BY_PLACE else harvest.asked
    return next((one for one in gathered if one.label == answer.label and one.content.place == answer.place), None)


def _sure(question: Question, answer: Answer, one: Asked | Stranger, definitions: Definitions) -> Answer | None:
    """Return the answer as it is with a likely label, ``None`` where a person must look all the same."""
    fit = Match(question.id, LIKELY, one.label)
    again = make_answer(question, one.content, fit, definitions, method=answer.method, label=answer.label, runner_up=answer.runner_up)
    return None if again.review or again.value != answer.value else again
