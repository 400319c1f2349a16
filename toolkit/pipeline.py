"""The clerk's day as a recipe: take in what came, read it, settle what counts, judge each branch, print the papers.

The only place where steps meet. Every part may run twice: a second run over the same inbox changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from time import sleep, time

from toolkit.checks import check_dossier
from toolkit.checks.exemplars import share_year
from toolkit.checks.ids import REGISTRATION
from toolkit.consolidate import consolidate, consolidate_stage
from toolkit.conversion import forget
from toolkit.errors import BusyError, UnreachableError, UsageError
from toolkit.executor import Limits
from toolkit.intake import Aside, Found, Verdict, fates, first_arrivals, likely_period, scan_inbox
from toolkit.keeping import Fault, chosen, faults, keep_quarantine, move_received, quarantined
from toolkit.model.definitions import Definitions
from toolkit.model.expected import due_branches
from toolkit.model.finding import Code
from toolkit.model.ledger import Arrival, FileLine, FileState
from toolkit.model.period import Period, PeriodKind, period_from_id
from toolkit.model.submission import Dossier, Filed, Reading, Submission
from toolkit.model.summary import Assessed, FileNote, Summary
from toolkit.model.versions import superseded
from toolkit.printing import Press, Printout, complete, print_papers
from toolkit.reading import ReadTask, read_all, read_file, version_of
from toolkit.store import Archive, Books, Duty, open_books
from toolkit.taking import WAITS, dropped_files, is_same, is_young_and_cut, open_ledger, settling_line, take, waiting, write_down
from toolkit.text.fold import fold
from toolkit.workspace import Workspace

__all__ = ["Desk", "RunResult", "open_desk", "read_file", "rebuild", "run", "summarise", "write_papers"]

PATIENCE = 30.0  # seconds that a short piece of writing waits for the service to finish what it is at
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
    def duty(self) -> Duty:
        """The tables of the service, in the same database."""
        return Duty(engine=self.books.engine)

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of all branches, whenever they exist."""
        return tuple(branch.code for branch in self.definitions.organisation.branches)

    @property
    def press(self) -> Press:
        """What freezing and issuing need of it."""
        return Press(workspace=self.workspace, definitions=self.definitions, archive=self.archive, books=self.books)


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
        refuse_if_on_duty(desk)
        received = take_in(desk, now)
        read_new(desk, tell)
        settle(desk)
        summaries, printout = refresh(desk, now, only=only)
        return RunResult(received=received, files=desk.books.files(), summaries=summaries, printout=printout)


def refresh(desk: Desk, now: datetime, *, only: Period | None = None) -> tuple[tuple[Summary, ...], Printout]:
    """Judge and count what is in the books and bring the papers into line, of one period or of all that have a submission."""
    summaries = tuple(summarise(desk, period, now) for period in ([only] if only else periods(desk)))
    complete(desk.press)
    return summaries, print_papers(desk.workspace, desk.definitions, desk.books, summaries, now)


def rebuild(workspace: Workspace, tell: Tell = say_nothing) -> int:
    """Make everything derived again from archive and events, and return how many files were read. Changes no event, no paper."""
    with workspace.held(), open_desk(workspace) as desk:
        refuse_if_on_duty(desk)
        desk.books.verify()
        desk.books.doubt(first_arrivals(desk.books.arrivals()).keys())
        forget(workspace.converted)
        count = read_new(desk, tell)
        settle(desk)
        return count


def write_papers(workspace: Workspace, period: Period, now: datetime, asked: str = "") -> tuple[Summary, Printout]:
    """Write the papers of one period, frozen ones too, from what is in the books, without a look at the inbox.

    ``asked`` names a paper that would not be written by itself (see ``Draft.due``). Raises ``UsageError`` where there is none of that name.
    """
    with workspace.held(PATIENCE), open_desk(workspace) as desk:
        summary = summarise(desk, period, now)
        complete(desk.press)
        return summary, print_papers(desk.workspace, desk.definitions, desk.books, (summary,), now, again=True, asked=asked)


def take_in(desk: Desk, now: datetime, rest: Callable[[float], None] = sleep) -> int:
    """Copy what is new in the inbox into the archive, then write all of it down in one step; return how many files came.

    A batch takes everything that is pending: only a file of no bytes waits, and one that lacks its end and has just been written to is
    given the quiet time (``rest``); if it has not changed then, nobody is copying it any more.
    """
    workspace, config = desk.workspace, desk.workspace.config
    desk.archive.sweep()
    scan = scan_inbox(workspace.inbox, workspace.root, desk.codes, config.largest_file_megabytes * 2**20)
    ledger = open_ledger(desk.books)
    if any(_may_grow(found, now, config.patience_seconds) for found in scan.found if not ledger.knows(found)):
        rest(config.quiet_seconds)
    taken = [_take(found, desk, now, ledger.scan + 1) for found in scan.found]
    arrivals = write_down(ledger, desk.books, taken, scan.aside, now)
    desk.duty.forget_sightings()
    if config.on_success == "move":
        for found in filter(ledger.knows, scan.found):
            move_received(found, workspace.inbox)
    return len(arrivals)


def read_new(desk: Desk, tell: Tell = say_nothing) -> int:
    """Read every file that was not read yet by this version of the program and the plan; return how many.

    What another version understood stands until the file has been read again: no figure is without a file in between.
    """
    done = desk.books.read_before(desk.version)
    waiting = {arrival: task_for(desk, arrival) for file, arrival in first_arrivals(desk.books.arrivals()).items() if file not in done}
    arrivals = tuple(waiting)
    readings = read_all(tuple(waiting.values()), desk.definitions, limits=limits_of(desk.workspace), converted=desk.workspace.converted)
    for done_now, (number, reading, retry) in enumerate(readings, start=1):
        keep_reading(desk, arrivals[number], reading, retry=retry)
        tell(done_now, len(arrivals), arrivals[number].path)
    return len(waiting)


def keep_reading(desk: Desk, arrival: Arrival, reading: Reading, *, retry: bool) -> None:
    """Write down what a file says; ``retry``: it is worth another try at another time."""
    subjects = [_subject(record.submission, desk.definitions) for record in reading.records]
    desk.books.keep(arrival, reading, subjects, version=desk.version, retry=retry)


def limits_of(workspace: Workspace) -> Limits:
    """Return how much reading one file may take."""
    config = workspace.config
    return Limits(workers=config.workers, seconds=config.time_limit_seconds, megabytes=config.memory_limit_megabytes)


def refuse_if_on_duty(desk: Desk) -> None:
    """Raise ``BusyError`` where a service is on duty: it does all that a run does."""
    holder = desk.duty.holder(time())
    if holder is not None:
        raise BusyError(
            f"Máy trực đang làm việc ở đây ({holder.tell()}), mọi tệp đang được nhận và xử lý. Muốn chạy tay thì dừng máy trực trước."
        )


def settle(desk: Desk) -> None:
    """Write down what became of every file, where anything is new since that was last done."""
    settings = _settings(desk)
    if _is_settled(desk):
        return
    lines = _fates(desk)
    try:
        keep_quarantine(desk.workspace.quarantine, desk.archive, lines)
    except UnreachableError:
        desk.books.settle(lines, {"version": desk.version})  # what became of the files is told all the same; this is done again
        raise
    desk.books.settle(lines, settings)


def fates_of_files(desk: Desk) -> tuple[FileLine, ...]:
    """Return what became of every file that came or was passed over; also between two steps, when nobody has written that down yet."""
    return desk.books.files() if _is_settled(desk) else _fates(desk)


def _settings(desk: Desk) -> dict[str, str]:
    return {"version": desk.version, "events": str(desk.books.last_event())}


def _is_settled(desk: Desk) -> bool:
    return all(desk.books.setting(name) == value for name, value in _settings(desk).items())


def _fates(desk: Desk) -> tuple[FileLine, ...]:
    books, entries = desk.books, desk.books.entries()
    return fates(
        books.arrivals(),
        passed=books.passed_over(),
        entries=entries,
        older=superseded(entries),
        findings=books.findings_of_files(),
        codes=desk.codes,
        dropped=dropped_files(books.decisions()),
    )


def unread(desk: Desk) -> int:
    """Return how many files came and were not read under this version of program and plan: the figures are without, or of an older one."""
    versions = desk.books.versions()
    return sum(versions.get(file) != desk.version for file in first_arrivals(desk.books.arrivals()))


def retry(workspace: Workspace, names: Sequence[str], now: datetime, *, tell: Tell = say_nothing) -> tuple[FileLine, ...]:
    """Read files that could not be read once more, those meant by ``names`` or all, and return what became of them.

    Raises ``UsageError`` where a name means no such file.
    """
    with workspace.held(PATIENCE), open_desk(workspace) as desk:
        meant = _meant(desk, names)
        files = {(line.folder, line.sha256 or "") for line in meant}
        desk.books.decide(({"about": "file", "act": "retry", "folder": folder, "sha256": sha256} for folder, sha256 in sorted(files)), now)
        desk.books.forget(files)
        read_new(desk, tell)
        settle(desk)
        return tuple(line for line in desk.books.files() if (line.folder, line.sha256) in files)


def drop(workspace: Workspace, names: Sequence[str], reason: str, now: datetime) -> tuple[FileLine, ...]:
    """Write down that files which nobody can read are no forms, and return them. Originals stay in the archive.

    Raises ``UsageError`` where a name means no such file.
    """
    with workspace.held(PATIENCE), open_desk(workspace) as desk:
        meant = _meant(desk, names)
        said = ({"about": "file", "act": "drop", "folder": line.folder, "sha256": line.sha256, "reason": reason} for line in meant)
        desk.books.decide(said, now)
        settle(desk)
        return meant


def in_quarantine(desk: Desk) -> tuple[FileLine, ...]:
    """Return the files that could not be read and wait for a clerk's decision."""
    return quarantined(fates_of_files(desk))


def check_all(workspace: Workspace) -> tuple[tuple[Fault, ...], int, int]:
    """Re-hash events and archive; return what is not as it should be, how many events there are and how many originals."""
    with open_desk(workspace) as desk:
        found = tuple(faults(desk.books, desk.archive, workspace.root))
        return found, desk.books.last_event(), len(desk.books.named_originals())


def _meant(desk: Desk, names: Sequence[str]) -> tuple[FileLine, ...]:
    lines = in_quarantine(desk)
    if not names:
        return lines
    meant, unknown = chosen(lines, names)
    if unknown:
        raise UsageError(f"Không có tệp nào như vậy trong khu cách ly: {', '.join(unknown)}. Xem danh sách: toolkit quarantine list")
    return meant


def tell_files(desk: Desk) -> tuple[FileLine, ...]:
    """Return the fate of every file that was ever seen, then the files that are watched and not taken yet."""
    lines = fates_of_files(desk)
    told = {line.path for line in lines if line.state is FileState.WAITING}
    sights = (sight for sight in desk.duty.sightings() if sight.path not in told)
    return (*lines, *(settling_line(sight, desk.codes) for sight in sights))


def periods(desk: Desk) -> tuple[Period, ...]:
    """Return every period that has a submission, in order of their ids."""
    return tuple(period for found in desk.books.periods() if (period := period_from_id(found)) is not None)


def summarise(desk: Desk, period: Period, now: datetime) -> Summary:
    """Judge every branch's dossier of the period and count and list them all, with the earlier periods that it is compared with.

    A stage for which nobody sent anything is put together from its years: those that are over, and those for which something came.
    """
    known = periods(desk)
    if period.kind is PeriodKind.STAGE and period not in known and any(year in known for year in period.years):
        years = (year for year in period.years if year in known or year.last_day < now.date())
        return consolidate_stage(tuple(consolidate(assess(desk, year, now), desk.definitions, year) for year in years), period)
    before, year_ago = (_counted(desk, earlier) if earlier in known else None for earlier in (period.before, period.year_ago))
    return replace(consolidate(assess(desk, period, now), desk.definitions, period), before=before, year_ago=year_ago)


def _counted(desk: Desk, period: Period | None) -> Summary | None:
    """Count a period without judging it: enough to compare with."""
    if period is None:
        return None
    dossiers = _dossiers(desk.books.filed(period.id), period)
    return consolidate([Assessed(dossier=dossier) for dossier in dossiers], desk.definitions, period)


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


def _may_grow(found: Found, now: datetime, patience: float) -> bool:
    try:
        return is_young_and_cut(found, now, patience)
    except OSError:
        return False  # it cannot be opened: taking it tells why


def _take(found: Found, desk: Desk, now: datetime, scan: int) -> Arrival | Aside:
    """Take a file, or say what it waits for."""
    if not found.size:
        return waiting(found, WAITS[Verdict.EMPTY])
    if not is_same(found):
        return waiting(found, WAITS[Verdict.CUT])
    return take(found, desk.archive, now, scan)


def task_for(desk: Desk, arrival: Arrival) -> ReadTask:
    """Return the task of reading an original from the archive."""
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
    for line in fates_of_files(desk):
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
