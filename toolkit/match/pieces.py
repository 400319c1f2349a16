"""What is gathered from a region before anything is decided: labels with the content beside them, criteria, rows, names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from toolkit.model.document import Cell, CellValue, Emphasis
from toolkit.model.place import Place
from toolkit.model.submission import AnswerValue, State
from toolkit.text.lexicon import Match


@dataclass(slots=True)
class Content:
    """What stands where an answer is expected. ``doubt`` says in Vietnamese why a person should look, empty if there is no reason.

    ``until`` is the last place of what goes on beyond ``place``. ``stands`` is what really stands there, where ``text`` was composed of a
    mark and the head of its column; ``None`` elsewhere.
    """

    text: str
    place: Place
    value: CellValue = None
    emphasis: tuple[Emphasis, ...] = ()
    doubt: str = ""
    stands: str | None = None
    until: Place | None = None

    @property
    def raw(self) -> str:
        """What stands in the file."""
        return self.text if self.stands is None else self.stands

    @staticmethod
    def of(cell: Cell, doubt: str = "") -> Content:
        """Return the content of a whole cell."""
        return Content(cell.text, cell.place, cell.value, cell.emphasis, doubt)

    def add(self, text: str, emphasis: Sequence[Emphasis] = ()) -> None:
        """Append a line that belongs to the same answer, with what is set off in it."""
        before = len(self.text) + 1 if self.text.strip() else 0
        self.text = f"{self.text}\n{text}" if before else text
        self.emphasis = (*(self.emphasis if before else ()), *moved(emphasis, -before))
        self.value, self.stands = self.text, None

    def join(self, more: Content) -> None:
        """Append the lines of another place that belong to the same answer."""
        self.add(more.text, more.emphasis)
        last = more.until or more.place
        self.until = last if last != self.place else self.until

    def part(self, start: int, end: int | None = None) -> Content:
        """Return what stands from ``start`` to ``end``, without white space around it."""
        text = self.text[start:end]
        begin = start + len(text) - len(text.lstrip())
        return Content(text.strip(), self.place, None, moved(self.emphasis, begin, begin + len(text.strip())), until=self.until)


def moved(marks: Sequence[Emphasis], begin: int, end: int | None = None) -> tuple[Emphasis, ...]:
    """Return the marks of a text's part from ``begin`` to ``end``, as they stand in that part alone."""
    if not marks:
        return ()
    return tuple(
        Emphasis(start=max(0, mark.start - begin), end=mark.end - begin, kind=mark.kind)
        for mark in marks
        if mark.end > begin and (end is None or mark.start < end)
    )


def lines_of(text: str, marks: Sequence[Emphasis]) -> Iterator[tuple[str, tuple[Emphasis, ...]]]:
    """Yield each line of a text with what is set off in it."""
    begin = 0
    for line in text.split("\n"):
        yield line, moved(marks, begin, begin + len(line)) if marks else ()
        begin += len(line) + 1


def says(content: Content | None) -> bool:
    """Tell whether there is anything to read."""
    return content is not None and bool(content.text.strip())


@dataclass(slots=True)
class Asked:
    """One label with the content beside it, and every question that the label may mean."""

    label: str
    content: Content
    matches: tuple[Match, ...]
    method: str


@dataclass(slots=True)
class Judged:
    """One criterion as it stands in the file: its text, its result and its evidence. ``order`` counts from 1 in the region.

    ``own_number`` is what stands first in its row of a table, the number that the form itself gives it if it gives any.
    """

    label: str
    matches: tuple[Match, ...]
    order: int
    result: Content | None = None
    evidence: Content | None = None
    method: str = "criteria-table"
    own_number: str = ""


@dataclass(slots=True)
class Listed:
    """One row of a list: column id → content."""

    cells: dict[str, Content]
    place: Place
    method: str = "list-table"


@dataclass(slots=True)
class Harvest:
    """All that one region holds; ``unknown_heads`` counts the columns of its list that nothing is known about.

    ``heading`` is what stands above its first question.
    ``unknown_in_items`` are the labels in the lines of an item that are no column's, with what stands behind them.
    ``unread_items`` counts tables with rows that look like items of the list and were not read.
    ``twice`` are the criteria that two places answer and not alike.
    """

    heading: str = ""
    asked: list[Asked] = field(default_factory=list)
    judged: list[Judged] = field(default_factory=list)
    listed: list[Listed] = field(default_factory=list)
    columns: dict[str, Match] = field(default_factory=dict)
    unknown_heads: int = 0
    unknown_in_items: list[tuple[Listed, str, Content]] = field(default_factory=list)
    unread_items: int = 0
    secretary: list[Content] = field(default_factory=list)
    author: list[Content] = field(default_factory=list)
    twice: set[str] = field(default_factory=set)

    @property
    def size(self) -> int:
        """How many pieces there are."""
        return len(self.asked) + len(self.judged) + len(self.listed) + len(self.secretary) + len(self.author)


class Value(NamedTuple):
    """A value with its state, how sure it is (0–1), and why a person should look.

    A named tuple, as :class:`~toolkit.model.document.Cell`: a form has dozens.
    """

    value: AnswerValue = None
    state: State = State.VALUE
    confidence: float = 1.0
    reason: str = ""
    contradictory: bool = False


INVALID = Value(state=State.INVALID, confidence=0.9)
BLANK = Value(state=State.BLANK)
SURE = 0.8
