"""All dossiers of a period, counted and listed. Every number carries the ids of the submissions behind it.

Lists are in the organisation's order of branches; a branch that sent nothing is in ``branches`` with ``received`` false and adds
nothing to any figure (it is never counted as zero).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from toolkit.model.definitions import ExemplarKind
from toolkit.model.finding import Code, Finding, Severity
from toolkit.model.period import Period
from toolkit.model.submission import Dossier


@dataclass(frozen=True, slots=True, kw_only=True)
class FileNote:
    """A finding about a whole file in a branch's folder, such as one that could not be read. ``path`` as dropped."""

    path: str
    finding: Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessed:
    """A dossier with what the checks across files found in it (id of the submission, ``None``: the branch as a whole).

    The findings that a file alone raises stand in its own record and are not repeated here.
    """

    dossier: Dossier
    findings: tuple[tuple[str | None, Finding], ...] = ()
    files: tuple[FileNote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number and the ids of the submissions that it was counted from. No source at all: nobody said anything.

    ``field`` is the question that each of them answered, empty where the submission itself is counted.
    """

    value: int = 0
    sources: tuple[str, ...] = ()
    field: str = field(default="", compare=False)

    @property
    def said(self) -> bool:
        """Tell a zero that somebody wrote from a number that nobody gave."""
        return bool(self.sources)


def total(figures: Iterable[Figure]) -> Figure:
    """Add figures up; each source is kept once, in order."""
    parts = tuple(figures)
    sources = dict.fromkeys(source for part in parts for source in part.sources)
    asked = {part.field for part in parts}
    return Figure(value=sum(part.value for part in parts), sources=tuple(sources), field=asked.pop() if len(asked) == 1 else "")


class Measure(StrEnum):
    """What is counted over all forms of a period; the values are the keys of the contract."""

    COLLECTIVE = "collective"
    INDIVIDUAL = "individual"
    LEADERS = "leaders"
    INITIATIVES = "initiatives"
    ARTICLES = "articles"
    NEWLY_FOUND = "newly_found"
    COMMENDED = "commended"
    PROPOSED = "proposed"


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionCount:
    """How many exemplars met one criterion, did not, or left it blank."""

    id: str
    met: Figure
    not_met: Figure
    blank: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """One registered exemplar (01-ĐK, plan II.2–II.4). Texts are empty where the branch wrote nothing."""

    submission: str
    branch: str
    kind: ExemplarKind | None
    name: str
    groups: tuple[int, ...] = ()
    content: str = ""
    product: str = ""
    deadline: date | None = None
    continued: bool | None = None
    monitor: str = ""
    support: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """One row of the periodic assessment (03-ĐG, plan II.4), the ``row``-th of its list. ``percent`` is 0–100."""

    submission: str
    branch: str
    name: str
    kind: ExemplarKind | None
    percent: int | None
    effect: str = ""
    potential: str = ""
    difficulty: str = ""
    adjustment: str = ""
    monitor: str = ""
    row: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemplar:
    """One assessed collective or person (02-TT, 02-CN), with its registration of the same period if there is one.

    ``ratings``: the organisation's, the mass organisations' and the unit's for a collective, one for a person; ``""`` if blank.
    ``met``, ``not_met`` and ``blank`` are ids of criteria. ``people`` is the size of a collective.
    """

    submission: str
    branch: str
    kind: ExemplarKind
    name: str
    position: str = ""
    born: int | None = None
    people: int | None = None
    leader: bool = False
    initiatives: int | None = None
    ratings: tuple[str, ...] = ()
    award: str = ""
    proposal: str = ""
    met: tuple[str, ...] = ()
    not_met: tuple[str, ...] = ()
    blank: tuple[str, ...] = ()
    registration: Registration | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who wrote a passage: a branch, and the exemplar it is about (``""`` where the form is about the branch).

    ``period`` says when, where passages of several periods stand side by side ("năm 2024").
    """

    branch: str
    subject: str = ""
    period: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """What branches wrote under one question, whole. The same words of several speakers are one passage."""

    question: str
    text: str
    speakers: tuple[Speaker, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """One finding with where it belongs: the form, the exemplar and the file it is about (empty: the branch as a whole).

    ``period`` says when, where gaps of several periods stand side by side ("năm 2024").
    """

    finding: Finding
    form: str = ""
    subject: str = ""
    path: str = ""
    submission: str = ""
    period: str = ""

    @property
    def is_error(self) -> bool:
        """Tell whether the branch must act on it."""
        return self.finding.severity is Severity.ERROR


@dataclass(frozen=True, slots=True, kw_only=True)
class BranchSummary:
    """One branch in one period. ``received``, ``readable``, ``complete`` and ``valid`` are four separate facts.

    received: at least one submission read; readable: no file of the branch failed; complete: as the contract says; valid: no
    finding of severity error at all. ``due`` is false for one that sent something although it did not exist in the period.
    """

    code: str
    name: str
    due: bool
    received: bool
    readable: bool
    complete: bool
    valid: bool
    submissions: tuple[tuple[str, Figure], ...]
    due_forms: tuple[str, ...]
    missing_forms: tuple[str, ...]
    measures: tuple[tuple[Measure, Figure], ...]
    gaps: tuple[Gap, ...] = ()
    members: int | None = None
    first_arrived: date | None = None

    def measure(self, measure: Measure) -> Figure:
        """Return one figure of the branch."""
        return dict(self.measures)[measure]

    def submitted(self, form: str) -> Figure:
        """Return how many current submissions of one form the branch sent."""
        return dict(self.submissions).get(form, Figure())

    @property
    def late(self) -> bool:
        """Tell whether any form came after its deadline."""
        return any(gap.finding.code is Code.LATE for gap in self.gaps)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unconfirmed:
    """A value that counts but that a person must still confirm. ``said`` is the value as a person reads it."""

    submission: str
    branch: str
    form: str
    field: str
    said: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The whole period: what ``toolkit report --json`` prints and what every paper is made of.

    ``before`` and ``year_ago`` are the period before and the same period of last year, where anything came for them; ``parts`` the years
    that a stage was put together from. All three are for comparison and are in no figure of this period.
    """

    period: Period
    branches: tuple[BranchSummary, ...]
    due: Figure
    received: Figure
    complete: Figure
    submissions: tuple[tuple[str, Figure], ...]
    measures: tuple[tuple[Measure, Figure], ...]
    criteria: tuple[CriterionCount, ...]
    exemplars: tuple[Exemplar, ...] = ()
    registrations: tuple[Registration, ...] = ()
    progress: tuple[Progress, ...] = ()
    passages: tuple[Passage, ...] = ()
    unconfirmed: tuple[Unconfirmed, ...] = ()
    before: Summary | None = None
    year_ago: Summary | None = None
    parts: tuple[Summary, ...] = ()
    traced: bool = False

    def measure(self, measure: Measure) -> Figure:
        """Return one figure of the period."""
        return dict(self.measures)[measure]

    def submitted(self, form: str) -> Figure:
        """Return how many current submissions of one form there are."""
        return dict(self.submissions).get(form, Figure())

    def branch(self, code: str) -> BranchSummary | None:
        """Return one branch, or ``None``."""
        return next((branch for branch in self.branches if branch.code == code), None)

    def under(self, question: str) -> tuple[Passage, ...]:
        """Return the passages under one question, in the order of branches."""
        return tuple(passage for passage in self.passages if passage.question == question)

    def of_kind(self, kind: ExemplarKind) -> tuple[Exemplar, ...]:
        """Return the exemplars of one kind, in the order of branches."""
        return tuple(exemplar for exemplar in self.exemplars if exemplar.kind is kind)

    @property
    def not_received(self) -> tuple[BranchSummary, ...]:
        """Return the branches that are due and sent nothing that could be read."""
        return tuple(branch for branch in self.branches if branch.due and not branch.received)
