"""What a branch said: answers, submissions, and the dossier of all that one branch sent for one period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from toolkit.model.finding import Finding
from toolkit.model.period import Period
from toolkit.model.place import Place, span


class State(StrEnum):
    """What an answer is, kept apart to the end: a blank is not a zero, and neither is "Không có"."""

    VALUE = "value"
    ZERO = "zero"
    NONE = "none"
    BLANK = "blank"
    NOT_APPLICABLE = "not_applicable"
    NOT_FOUND = "not_found"
    INVALID = "invalid"


class Answer(NamedTuple):
    """One answer to one question. A named tuple, as :class:`~toolkit.model.document.Cell`: a form has dozens.

    ``value`` by the type of its question: unit → branch code; period → :class:`Period`; date → :class:`date`; integer, year →
    ``int``; yes_no → ``bool``; rating, choice, result, text → ``str``; groups → tuple of 1–4; list → tuple of :class:`Row`;
    ``None`` when there is none.

    ``confidence`` is 0–1. ``review``: a person must confirm the value, because of ``reason`` (Vietnamese). ``method`` names
    how it was found ("label-cell", "dotted", "signature" …), ``label`` the words that were taken for the question, ``runner_up``
    the next best candidate and why it lost. ``until`` is the last place of an answer that goes on beyond ``place``.
    """

    id: str
    value: AnswerValue = None
    state: State = State.NOT_FOUND
    raw: str = ""
    place: Place | None = None
    confidence: float = 0.0
    review: bool = False
    reason: str = ""
    method: str = ""
    label: str = ""
    runner_up: str = ""
    contradictory: bool = False
    until: Place | None = None

    @property
    def where(self) -> str:
        """Where it stands, in Vietnamese; empty for what stands nowhere."""
        return span(self.place, self.until) if self.place is not None else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a list, counted from 1 without the empty ones; ``answers`` have the bare ids of the columns."""

    number: int
    answers: tuple[Answer, ...]

    def get(self, id: str) -> Answer | None:
        """Return the answer of that column, or ``None``."""
        return next((answer for answer in self.answers if answer.id == id), None)


AnswerValue = str | int | bool | date | Period | tuple[int, ...] | tuple[Row, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """One filled form as read from one file. ``form``, ``unit``, ``period`` are ``None`` where nothing says them.

    ``unit_said`` is the branch that the content names (``unit`` may come from the folder instead). ``subject`` is the name of the
    exemplar as written, empty for forms without one. ``place`` says where in the file the form begins. ``notes`` are findings that
    reading itself raised (not the rules).
    """

    form: str | None
    unit: str | None
    period: Period | None
    answers: tuple[Answer, ...]
    subject: str = ""
    place: Place | None = None
    notes: tuple[Finding, ...] = ()

    def get(self, id: str) -> Answer | None:
        """Return the answer of that question, or ``None``."""
        return next((answer for answer in self.answers if answer.id == id), None)

    def value(self, id: str) -> AnswerValue:
        """Return the value of that question, ``None`` where there is none."""
        answer = self.get(id)
        return answer.value if answer is not None else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A submission with every finding that its file alone raises: what ``toolkit read`` shows."""

    submission: Submission
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything that one file says. ``findings`` are those of the file as a whole (unreadable, unsafe content …)."""

    sha256: str
    records: tuple[Record, ...] = ()
    findings: tuple[Finding, ...] = ()
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """A record in the books: which file brought it, when, and whether a later one stands in its place.

    ``id`` is stable over rebuilds: ``<first 12 of sha256>-<number of the record in the file>@<folder>``. ``path`` is relative to the
    workspace, as dropped. ``arrived`` is when the file was first seen.
    """

    id: str
    record: Record
    path: str
    folder: str
    sha256: str
    arrived: datetime
    superseded_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """All that one branch sent for one period, newest versions and older ones; the checks see the whole."""

    unit: str
    period: Period
    current: tuple[Filed, ...] = ()
    older: tuple[Filed, ...] = ()

    def of(self, form: str) -> tuple[Filed, ...]:
        """Return the current submissions of one form."""
        return tuple(filed for filed in self.current if filed.record.submission.form == form)
