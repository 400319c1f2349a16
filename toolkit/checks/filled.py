"""What a rule looks at: a submission laid beside its form, each question with its answer and how that answer stands.

The difference between a blank, a wrong value and an answer is decided here once, so that one gap is one finding.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum, auto
from typing import NamedTuple

from toolkit.model.definitions import AnswerType, Definitions, Form, Question
from toolkit.model.place import Place
from toolkit.model.submission import Answer, Row, State, Submission


class Standing(IntEnum):
    """How an answer stands. Exactly one holds for each question."""

    ANSWERED = auto()
    BLANK = auto()
    INVALID = auto()
    CONTRADICTORY = auto()
    NOT_APPLICABLE = auto()


class Asked(NamedTuple):
    """One question and its answer. ``field`` is the id of the contract; ``row`` counts from 1 inside a list, else ``None``.

    A named tuple, as :class:`~toolkit.model.document.Cell`: a form has dozens.
    ``criterion`` is the short name of the criterion that brought the question, empty for the others.
    """

    field: str
    question: Question
    answer: Answer
    standing: Standing
    row: int | None = None
    criterion: str = ""

    @property
    def answered(self) -> bool:
        """Tell whether something stands there that a rule may judge."""
        return self.standing is Standing.ANSWERED

    @property
    def text(self) -> str:
        """The answer in the writer's words: the value of a text, else what was written."""
        return self.answer.value if isinstance(self.answer.value, str) else self.answer.raw


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A submission beside its form; without a form that the plan knows nothing is asked. ``standings``: the same by how it stands."""

    submission: Submission
    definitions: Definitions
    form: Form | None
    asked: tuple[Asked, ...]
    standings: Mapping[Standing, Sequence[Asked]]

    def standing(self, standing: Standing) -> Sequence[Asked]:
        """Return the questions whose answers stand so: most rules are about few."""
        return self.standings.get(standing, ())

    def get(self, field: str) -> Asked | None:
        """Return the question of that field, or ``None`` where the form does not ask it."""
        return next((asked for asked in self.asked if asked.field == field), None)

    def answered(self, field: str) -> Asked | None:
        """Return the question of that field if it is answered, else ``None``."""
        asked = self.get(field)
        return asked if asked is not None and asked.answered else None

    def of_type(self, type: AnswerType) -> Asked | None:
        """Return the first question of that type, or ``None``."""
        return next((asked for asked in self.asked if asked.question.type is type and asked.row is None), None)

    def evidence(self) -> Iterator[Asked]:
        """Yield the evidence of every criterion that applies and is answered."""
        return (asked for asked in self.standing(Standing.ANSWERED) if asked.question.aspect == "minh_chung")

    @property
    def place(self) -> Place | None:
        """Where in its file the form begins."""
        return self.submission.place


def fill(submission: Submission, definitions: Definitions) -> Filled:
    """Lay a submission beside the form that it answers."""
    form = definitions.plan.form(submission.form) if submission.form is not None else None
    asked = tuple(_ask(submission, form, definitions)) if form is not None else ()
    standings: dict[Standing, list[Asked]] = {}
    for one in asked:
        standings.setdefault(one.standing, []).append(one)
    return Filled(submission=submission, definitions=definitions, form=form, asked=asked, standings=standings)


def _ask(submission: Submission, form: Form, definitions: Definitions) -> Iterator[Asked]:
    answers = {answer.id: answer for answer in reversed(submission.answers)}  # the first of an id, as ``Submission.get`` finds it
    for question in form.questions:
        answer = answers.get(question.id) or Answer(id=question.id)
        criterion = definitions.plan.criterion(question.criterion) if question.criterion else None
        standing = _standing(question, answer, submission, None)
        yield Asked(question.id, question, answer, standing, None, criterion.name if criterion is not None else "")
        if question.type is AnswerType.LIST and isinstance(answer.value, tuple):
            rows = (row for row in answer.value if isinstance(row, Row))
            yield from (cell for row in rows for cell in _ask_row(question, row, submission))


def _ask_row(question: Question, row: Row, submission: Submission) -> Iterator[Asked]:
    for column in question.columns:
        answer = row.get(column.id) or Answer(id=column.id)
        standing = _standing(column, answer, submission, row)
        yield Asked(field=f"{question.id}[{row.number}].{column.id}", question=column, answer=answer, standing=standing, row=row.number)


def _standing(question: Question, answer: Answer, submission: Submission, row: Row | None) -> Standing:
    if not _applies(question, answer, submission, row):
        return Standing.NOT_APPLICABLE
    if answer.contradictory:
        return Standing.CONTRADICTORY
    if answer.value is not None:
        return Standing.BLANK if answer.value in ((), "") else Standing.ANSWERED
    if answer.state in (State.BLANK, State.NOT_FOUND, State.NOT_APPLICABLE):
        return Standing.BLANK
    said_none = answer.state is State.NONE and question.type is AnswerType.TEXT
    return Standing.ANSWERED if said_none else Standing.INVALID


def _applies(question: Question, answer: Answer, submission: Submission, row: Row | None) -> bool:
    """Let the condition decide; where a question has none, take the reader's word.

    Of one who left the condition blank, a criterion applies as soon as a part of it is answered.
    """
    if question.only_if is None:
        return answer.state is not State.NOT_APPLICABLE
    field, wanted = question.only_if
    beside = row.get(field) if row is not None else None
    said = (beside or submission.get(field) or Answer(id=field)).value
    if said is None and question.criterion:
        return any(other.value is not None for other in submission.answers if other.id.startswith(f"{question.criterion}."))
    return said == wanted
