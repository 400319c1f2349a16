"""What is asked and of whom: the plan, its forms and the organisation, as read from YAML by ``toolkit/definitions``.

Each noun of the plan carries ``source``: the Mục of the plan 185-KH/ĐU it comes from ("II.1.2.1").
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import lru_cache

from toolkit.model.period import PeriodKind
from toolkit.model.sentences import Sentences


class AnswerType(StrEnum):
    """The types of ``domain/forms.md`` (Values)."""

    UNIT = "unit"
    PERIOD = "period"
    DATE = "date"
    INTEGER = "integer"
    YEAR = "year"
    YES_NO = "yes_no"
    RATING = "rating"
    RESULT = "result"
    CHOICE = "choice"
    GROUPS = "groups"
    TEXT = "text"
    LIST = "list"


class Required(StrEnum):
    """What a blank answer means: an error, a warning, or nothing."""

    ERROR = "error"
    WARNING = "warning"
    NO = "no"


class ExemplarKind(StrEnum):
    """Whom a criterion or a form is about; the values are those of ``loai_dien_hinh``."""

    COLLECTIVE = "tap_the"
    INDIVIDUAL = "ca_nhan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One allowed answer: ``value`` as stored, ``label`` as a person reads it, ``wordings`` as people write it."""

    value: str
    label: str
    wordings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Question:
    """One question of a form.

    ``id`` as in the contract (``TT1.ket_qua``; a column of a list has the bare id ``tien_do``). ``criterion`` and ``aspect``
    (``ket_qua`` or ``minh_chung``) are set for the questions that a criterion brings. ``only_if`` names a question (same form
    or row) and the value that makes this one apply; otherwise a blank is ``not_applicable``. ``in_signature``: the answer is the
    name under the signature heading given by the label. For the questions of a criterion ``label`` is made for people ("Tiêu chí 3
    (…) - Minh chứng") and ``wordings`` are the headings of their column; the row is found by the wordings of the criterion.
    """

    id: str
    label: str
    type: AnswerType
    source: str
    wordings: tuple[str, ...] = ()
    required: Required = Required.ERROR
    criterion: str | None = None
    aspect: str | None = None
    minimum: int | None = None
    maximum: int | None = None
    choices: tuple[Choice, ...] = ()
    columns: tuple[Question, ...] = ()
    only_if: tuple[str, str | bool] | None = None
    in_signature: bool = False
    example: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One criterion of II.1: ``text`` whole as in the plan, ``short`` as on the form, ``wordings`` as people shorten it."""

    id: str
    text: str
    short: str
    source: str
    name: str
    wordings: tuple[str, ...] = ()
    about: ExemplarKind | None = None
    leaders_only: bool = False
    mark: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Form:
    """One form. ``subject`` is the question that names the exemplar (``None``: the form has one submission a branch and period).

    ``questions`` holds every question in the order of the official form, those of its ``criteria`` included.
    """

    id: str
    code: str
    title: str
    source: str
    questions: tuple[Question, ...]
    title_wordings: tuple[str, ...] = ()
    subject: str | None = None
    criteria: tuple[str, ...] = ()
    due: tuple[PeriodKind, ...] = ()

    def question(self, id: str) -> Question | None:
        """Return the question of that id, or ``None``."""
        return next((question for question in self.questions if question.id == id), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One numbered statement of the plan that is not a criterion: a content group, quota, assessment, honour or duty.

    ``mark`` stands before it in the plan's own paper instead of its heading's mark; ``joined``: it goes on in the paragraph before.
    """

    id: str
    text: str
    source: str
    short: str = ""
    wordings: tuple[str, ...] = ()
    about: ExemplarKind | None = None
    minimum: int | None = None
    mark: str | None = None
    joined: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """One heading of the plan's own paper, with the text that stands under it before its statements.

    ``source`` is the Mục; the statements whose Mục it is, or that lie below it without a heading of their own, follow it, each after
    ``mark`` ("-", "" or "1.", which counts).
    """

    source: str
    heading: str
    text: str = ""
    mark: str = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """When the forms of one kind of period are due: ``days_after`` the last day of the period (may be negative).

    With ``form`` it holds for that form alone and goes before the one without.
    """

    kind: PeriodKind
    days_after: int
    source: str
    form: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The parameters of the checks; every figure and word that a rule compares with stands here, not in Python.

    ``ratings`` from the best to the worst; ``awards_from`` begins with the lowest title that is high enough, as papers name it;
    ``denials`` are the words with which an answer says that there is none; ``reminder_days`` how many days a reminder gives once the
    deadline has passed.
    """

    evidence_words: int
    ratings: tuple[Choice, ...]
    rating_of_member: str
    rating_of_other: str
    rating_of_collective: str
    awards_from: tuple[str, ...]
    awards_below: tuple[str, ...]
    review_confidence: float
    reminder_days: int = 5
    denials: tuple[str, ...] = (
        "không",
        "không có",
        "không phải",
        "không áp dụng",
        "không giữ chức vụ",
        "chưa",
        "chưa có",
        "chưa phân công",
        "chưa bố trí",
        "chưa cử",
        "chưa chọn",
        "chưa xác định",
        "chưa thống nhất",
        "đang cập nhật",
        "đang xây dựng",
        "đang phân công",
        "sẽ phân công",
        "sẽ bổ sung",
        "sẽ cập nhật",
        "sẽ xác định",
        "bổ sung sau",
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Plan:
    """A plan whole. ``citation`` is how papers name it the first time, ``symbol`` its number and symbol ("185-KH/ĐU").

    ``criteria`` holds the general criterion of II.1.1 too: the ones that forms ask stand in ``Form.criteria``. ``hints`` (words that
    a form leaves standing in a blank) are folded; ``not_asked`` are labels that offices add and no form
    asks. ``opening`` and ``outline`` are what the plan's own paper says around its statements.
    """

    id: str
    symbol: str
    citation: str
    title: str
    subject: str
    stage: str
    criteria: tuple[Criterion, ...]
    groups: tuple[Item, ...]
    quotas: tuple[Item, ...]
    assessments: tuple[Item, ...]
    honours: tuple[Item, ...]
    duties: tuple[Item, ...]
    forms: tuple[Form, ...]
    deadlines: tuple[Deadline, ...]
    rules: Rules
    purposes: tuple[Item, ...] = ()
    opening: str = ""
    outline: tuple[Heading, ...] = ()
    hints: tuple[str, ...] = ()
    not_asked: tuple[str, ...] = ()
    issued_on: date | None = None

    @property
    def statements(self) -> tuple[Item | Criterion, ...]:
        """Return every statement of the plan in the order of its parts."""
        return (*self.purposes, *self.criteria, *self.groups, *self.quotas, *self.assessments, *self.honours, *self.duties)

    def heading_of(self, source: str) -> Heading | None:
        """Return the heading under which a statement of that Mục stands: its own Mục or the nearest one above."""
        above = [one for one in self.outline if source == one.source or source.startswith(f"{one.source}.")]
        return max(above, key=lambda one: len(one.source), default=None)

    def form(self, id: str) -> Form | None:
        """Return the form of that id, or ``None``."""
        return next((form for form in self.forms if form.id == id), None)

    def criterion(self, id: str) -> Criterion | None:
        """Return the criterion of that id, or ``None``."""
        return _criteria(self).get(id)

    def deadline(self, form: str, kind: PeriodKind) -> Deadline | None:
        """Return when that form is due for that kind of period: its own deadline before the general one."""
        fitting = [deadline for deadline in self.deadlines if deadline.kind is kind and deadline.form in (form, None)]
        return max(fitting, key=lambda deadline: deadline.form is not None, default=None)


@lru_cache(maxsize=8)
def _criteria(plan: Plan) -> dict[str, Criterion]:
    """Return the criteria of a plan by their ids: rules ask for one with each question."""
    return {criterion.id: criterion for criterion in reversed(plan.criteria)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """A branch directly under the committee, with the days on which it exists (both included, ``None``: open)."""

    code: str
    name: str
    other_names: tuple[str, ...] = ()
    members: int | None = None
    valid_from: date | None = None
    valid_to: date | None = None

    def valid_between(self, first: date, last: date) -> bool:
        """Tell whether the branch exists on any day from ``first`` to ``last``."""
        return (self.valid_from is None or self.valid_from <= last) and (self.valid_to is None or first <= self.valid_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class Superior:
    """The superior committee of a span of days. ``heading`` is line 1 of the paper's head (HD05 1.4), already in capitals."""

    name: str
    heading: str
    short: str
    recipient: str
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Who signs for the committee from a day on. ``authority`` "T/M ĐẢNG ỦY", ``position`` "PHÓ BÍ THƯ" (HD05 1.5)."""

    name: str
    authority: str
    position: str
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Term:
    """A term of the committee: numbers of papers restart with it (HD05 3.1).

    ``first_numbers``: by code of the type ("BC"), the first number that the program gives, for an office that begins in mid-term.
    """

    name: str
    valid_from: date | None = None
    valid_to: date | None = None
    first_numbers: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Organisation:
    """The committee that uses the toolkit, and everyone around it.

    ``recipients``: by code of the kind of paper ("BC"), the lines of Nơi nhận without the superior, which a paper names first.
    """

    committee: str
    heading: str
    short: str
    symbol: str
    place_name: str
    superiors: tuple[Superior, ...]
    signers: tuple[Signer, ...]
    terms: tuple[Term, ...]
    recipients: dict[str, tuple[str, ...]]
    branches: tuple[Branch, ...]

    def branch(self, code: str) -> Branch | None:
        """Return the branch of that code, or ``None``."""
        return next((branch for branch in self.branches if branch.code == code), None)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Definitions:
    """Everything that is data and not code: one plan, one organisation, and how papers speak.

    The sentences decide nothing about what a file says, so they are not in the representation that versions of readings are digests of.
    """

    plan: Plan
    organisation: Organisation
    sentences: Sentences = field(default_factory=Sentences, repr=False)
