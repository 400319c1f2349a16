"""The clerk's day as a recipe: take in what came, read it, settle what counts, judge each branch, print the papers.

The only place where steps meet. Every part may run twice: a second run over the same inbox changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from toolkit.checks import check_dossier
from toolkit.checks.exemplars import share_year
from toolkit.checks.ids import REGISTRATION
from toolkit.consolidate import consolidate
from toolkit.conversion import forget
from toolkit.executor import Limits
from toolkit.intake import Aside, Found, fates, first_arrivals, likely_period, new_arrivals, new_notices, scan_inbox, superseded
from toolkit.model.definitions import Definitions
from toolkit.model.expected import due_branches
from toolkit.model.finding import Code
from toolkit.model.ledger import Arrival, FileLine, FileState, PassedOver
from toolkit.model.period import Period, period_from_id
from toolkit.model.submission import Dossier, Filed, Submission
from toolkit.model.summary import Assessed, FileNote, Summary
from toolkit.printing import Printout, print_papers
from toolkit.reading import ReadTask, read_all, read_file, version_of
from toolkit.store import Archive, Books, open_books
from toolkit.text.fold import fold
from toolkit.workspace import Workspace

__all__ = ["Desk", "RunResult", "open_desk", "read_file", "rebuild", "run", "summarise", "write_papers"]

Tell = Callable[[int, int, str], None]

_UNPLACED = frozenset({Code.UNREADABLE, Code.UNKNOWN_FORM, Code.UNKNOWN_UNIT, Code.UNKNOWN_PERIOD})


def say_nothing(done: int, total: int, name: str) -> None:
    """Tell nobody how far the work is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A workspace with everything open that work on it needs."""

    workspace: Workspace
    definitions: Definitions
    archive: Archive
    books: Books
    version: str

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of all branches, whenever they exist."""
        return tuple(branch.code for branch in self.definitions.organisation.branches)


@dataclass(frozen=True, slots=True, kw_only=True)
class RunResult:
    """What a run did and where things stand. ``received`` counts the files that this run took in."""

    received: int
    files: tuple[FileLine, ...]
    summaries: tuple[Summary, ...]
    printout: Printout


@contextmanager
def open_desk(workspace: Workspace) -> Iterator[Desk]:
    """Open the definitions, the archive and the books of a workspace, and close them again."""
    definitions = workspace.definitions()
    books = open_books(workspace.database)
    try:
        yield Desk(
            workspace=workspace,
            definitions=definitions,
            archive=Archive(folder=workspace.archive),
            books=books,
            version=version_of(definitions),
        )
    finally:
        books.close()


def run(workspace: Workspace, now: datetime, *, only: Period | None = None, tell: Tell = say_nothing) -> RunResult:
    """Do everything that there is to do, for one period or for every period that has a submission.

    Raises the errors of :mod:`toolkit.errors`; what is wrong with a branch's file is in the result.
    """
    with workspace.held(), open_desk(workspace) as desk:
        received = take_in(desk, now)
        read_new(desk, tell)
        settle(desk)
        summaries = tuple(summarise(desk, period, now) for period in ([only] if only else periods(desk)))
        printout = print_papers(desk.workspace, desk.definitions, desk.books, summaries, now)
        return RunResult(received=received, files=desk.books.files(), summaries=summaries, printout=printout)


def rebuild(workspace: Workspace, tell: Tell = say_nothing) -> int:
    """Make everything derived again from archive and events, and return how many files were read. Changes no event, no paper."""
    with workspace.held(), open_desk(workspace) as desk:
        desk.books.verify()
        desk.books.clear()
        forget(workspace.converted)
        count = read_new(desk, tell)
        settle(desk)
        return count


def write_papers(workspace: Workspace, period: Period, now: datetime) -> tuple[Summary, Printout]:
    """Write the papers of one period from what is in the books, without a look at the inbox."""
    with workspace.held(), open_desk(workspace) as desk:
        summary = summarise(desk, period, now)
        return summary, print_papers(desk.workspace, desk.definitions, desk.books, (summary,), now)


def take_in(desk: Desk, now: datetime) -> int:
    """Copy what is new in the inbox into the archive, then write all of it down in one step; return how many files came."""
    workspace, books = desk.workspace, desk.books
    desk.archive.sweep()
    scan = scan_inbox(workspace.inbox, workspace.root, desk.codes, workspace.config.largest_file_megabytes * 2**20)
    known, told = books.arrivals(), books.passed_over()
    number = max((arrival.scan for arrival in known), default=0) + 1
    taken = [_take(found, desk.archive, now, number) for found in scan.found]
    arrivals = new_arrivals((one for one in taken if isinstance(one, Arrival)), known)
    waiting = {one.path for one in told if one.state is FileState.WAITING}
    readable = (_passed(_aside(one), now) for one in taken if isinstance(one, Arrival) and one.path in waiting)
    aside = (_passed(one, now) for one in (*scan.aside, *taken) if isinstance(one, Aside))
    books.receive(arrivals, new_notices((*aside, *readable), told), now)
    return len(arrivals)


def read_new(desk: Desk, tell: Tell = say_nothing) -> int:
    """Read every file that was not read yet by this version of the program; return how many."""
    config = desk.workspace.config
    if desk.books.setting("version") not in (None, desk.version):
        desk.books.clear()
    done = desk.books.read_before()
    waiting = {arrival: _task(desk, arrival) for file, arrival in first_arrivals(desk.books.arrivals()).items() if file not in done}
    limits = Limits(workers=config.workers, seconds=config.time_limit_seconds, megabytes=config.memory_limit_megabytes)
    arrivals = tuple(waiting)
    readings = read_all(tuple(waiting.values()), desk.definitions, limits=limits, converted=desk.workspace.converted)
    for done_now, (number, reading, retry) in enumerate(readings, start=1):
        arrival = arrivals[number]
        subjects = [_subject(record.submission, desk.definitions) for record in reading.records]
        desk.books.keep(arrival, reading, subjects, retry=retry)
        tell(done_now, len(arrivals), arrival.path)
    return len(waiting)


def settle(desk: Desk) -> None:
    """Write down which submissions count and what became of every file, where anything is new since that was last done."""
    books = desk.books
    settings = {"version": desk.version, "events": str(books.last_event()), "read": str(len(books.read_before()))}
    if all(books.setting(name) == value for name, value in settings.items()):
        return
    entries = books.entries()
    older = superseded(entries)
    lines = fates(
        books.arrivals(),
        passed=books.passed_over(),
        entries=entries,
        older=older,
        findings=books.findings_of_files(),
        codes=desk.codes,
    )
    books.settle(older, lines, settings)


def periods(desk: Desk) -> tuple[Period, ...]:
    """Return every period that has a submission, in order of their ids."""
    return tuple(period for found in desk.books.periods() if (period := period_from_id(found)) is not None)


def summarise(desk: Desk, period: Period, now: datetime) -> Summary:
    """Judge every branch's dossier of the period and count and list them all."""
    return consolidate(assess(desk, period, now), desk.definitions, period)


def assess(desk: Desk, period: Period, now: datetime) -> tuple[Assessed, ...]:
    """Judge the dossier of every branch that is due in the period, or sent something for it."""
    near = [one for one in periods(desk) if one != period and share_year(one, period)]
    dossiers = _dossiers(desk.books.filed(period.id), period)
    empty = tuple(
        Dossier(unit=branch.code, period=period)
        for branch in due_branches(desk.definitions.organisation, period)
        if branch.code not in {dossier.unit for dossier in dossiers}
    )
    beside = tuple(dossier for one in near for dossier in _dossiers(desk.books.filed(one.id), one))
    registered = _registrations(desk, {period, *near})
    notes = _notes(desk, period)
    return tuple(
        Assessed(
            dossier=dossier,
            findings=check_dossier(
                dossier,
                (*dossiers, *(other for other in (*beside, *registered) if other.unit == dossier.unit)),
                desk.definitions,
                now.date(),
            ),
            files=tuple(note for unit, note in notes if unit == dossier.unit),
        )
        for dossier in (*dossiers, *empty)
    )


def _take(found: Found, archive: Archive, now: datetime, scan: int) -> Arrival | Aside:
    """Put one file into the archive; one that is locked, or still being written, waits for the next run."""
    try:
        sha256 = archive.add(found.location)
        status = found.location.stat()
        if (status.st_size, status.st_mtime_ns) != (found.size, found.modified_ns):
            raise BlockingIOError
    except OSError:
        reason = "đang được mở, đang chép dở hoặc chưa có quyền đọc; sẽ đọc ở lần chạy sau"
        return Aside(path=found.path, folder=found.folder, state=FileState.WAITING, reason=reason)
    return Arrival(
        folder=found.folder,
        path=found.path,
        sha256=sha256,
        size=found.size,
        modified_ns=found.modified_ns,
        seen_at=now,
        scan=scan,
    )


def _aside(arrival: Arrival) -> Aside:
    """Tell of a name that had to wait and could be read after all."""
    return Aside(path=arrival.path, folder=arrival.folder, state=FileState.READ, reason="")


def _passed(aside: Aside, now: datetime) -> PassedOver:
    return PassedOver(path=aside.path, folder=aside.folder, state=aside.state, reason=aside.reason, seen_at=now)


def _task(desk: Desk, arrival: Arrival) -> ReadTask:
    folder = arrival.folder if arrival.folder in desk.codes else None
    return ReadTask(path=desk.archive.place(arrival.sha256), name=arrival.path.rpartition("/")[2], sha256=arrival.sha256, folder=folder)


def _subject(submission: Submission, definitions: Definitions) -> str | None:
    """Fold the name of the model; empty for a form without one, ``None`` where the name is missing."""
    form = definitions.plan.form(submission.form or "")
    return "" if form is None or form.subject is None else fold(submission.subject) or None


def _dossiers(filed: tuple[Filed, ...], period: Period) -> tuple[Dossier, ...]:
    """Sort the submissions of one period by branch."""
    units = dict.fromkeys(one.record.submission.unit for one in filed)
    return tuple(
        Dossier(
            unit=unit,
            period=period,
            current=tuple(one for one in filed if one.record.submission.unit == unit and one.superseded_by is None),
            older=tuple(one for one in filed if one.record.submission.unit == unit and one.superseded_by is not None),
        )
        for unit in units
        if unit is not None
    )


def _registrations(desk: Desk, known: set[Period]) -> tuple[Dossier, ...]:
    """Return what was registered in periods far from those that are looked at whole: a model stays registered (II.3)."""
    filed = desk.books.filed_under(REGISTRATION)
    far = dict.fromkeys(one.record.submission.period for one in filed if one.record.submission.period not in known)
    groups = ((period, tuple(one for one in filed if one.record.submission.period == period)) for period in far if period is not None)
    return tuple(dossier for period, group in groups for dossier in _dossiers(group, period))


def _notes(desk: Desk, period: Period) -> tuple[tuple[str, FileNote], ...]:
    """Return what is wrong with files that no dossier holds, with the branch; a file that names no period goes to the likeliest."""
    books, entries = desk.books, desk.books.entries()
    scans = {(arrival.folder, arrival.sha256): arrival.scan for arrival in reversed(books.arrivals())}
    files = books.findings_of_files()
    notes = []
    for line in books.files():
        scan = scans.get((line.folder, line.sha256 or ""))
        if scan is None or line.unit is None or line.state not in (FileState.UNREADABLE, FileState.NEEDS_REVIEW):
            continue
        if likely_period(scan, entries) == period.id:
            findings = (finding for finding in files.get((line.folder, line.sha256 or ""), ()) if finding.code in _UNPLACED)
            notes += [(line.unit, FileNote(path=line.path, finding=finding)) for finding in findings]
    for filed in books.unplaced():
        submission = filed.record.submission
        unit = submission.unit or (filed.folder if filed.folder in desk.codes else None)
        said = submission.period.id if submission.period else likely_period(scans[filed.folder, filed.sha256], entries)
        if unit is not None and said == period.id:
            findings = (finding for finding in filed.record.findings if finding.code in _UNPLACED)
            notes += [(unit, FileNote(path=filed.path, finding=finding)) for finding in findings]
    return tuple(notes)
