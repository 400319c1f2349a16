"""The clerk's day as a recipe: take in what came, read it, settle what counts, judge each branch, print the papers.

The only place where steps meet. Every part may run twice: a second run over the same inbox changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from time import sleep, time

from toolkit.conversion import forget
from toolkit.errors import BusyError, IntegrityError, UsageError, reason_of
from toolkit.intake import Aside, Found, Verdict, first_arrivals, is_same, scan_inbox
from toolkit.journal import Journal, kept_journal
from toolkit.keeping import Fault, chosen, faults, lost_originals, move_received
from toolkit.model.definitions import Definitions
from toolkit.model.ledger import Arrival, FileLine, FileState, id_of
from toolkit.model.period import Period
from toolkit.model.submission import Reading, Submission
from toolkit.model.summary import Summary
from toolkit.pipeline.desk import Desk, limits_of, open_desk, task_for
from toolkit.pipeline.dossiers import assess, is_put_together, leaves_years_out, periods, summarise
from toolkit.pipeline.files import fates_of_files, in_quarantine, received, set_aside, settle, tell_files, tell_folders, unread
from toolkit.pipeline.outside import left_out, look_outside
from toolkit.pipeline.receipts import answer_in_outbox
from toolkit.printing import Printout, complete, print_papers
from toolkit.reading import read_all, read_file
from toolkit.taking import WAITS, gone, is_young_and_cut, open_ledger, refuse_if_emptied, take, waiting, write_down
from toolkit.text.fold import fold
from toolkit.workspace import Workspace

__all__ = [
    "Desk",
    "RunResult",
    "TakenIn",
    "assess",
    "check_all",
    "drop",
    "fates_of_files",
    "in_quarantine",
    "is_put_together",
    "keep_reading",
    "leaves_years_out",
    "left_out",
    "limits_of",
    "look_outside",
    "open_desk",
    "periods",
    "read_file",
    "read_new",
    "rebuild",
    "refresh",
    "refuse_if_on_duty",
    "retry",
    "run",
    "set_aside",
    "settle",
    "summarise",
    "take_in",
    "task_for",
    "tell_files",
    "tell_folders",
    "unread",
    "write_papers",
]

PATIENCE = 30.0  # seconds that a short piece of writing waits for the service to finish what it is at
Tell = Callable[[int, int, str], None]
_NOT_THERE = "Không có tệp nào như vậy trong khu cách ly: {names}. Xem danh sách: toolkit quarantine list"
_NOT_RECEIVED = "Không có tệp nào như vậy đang được tính hoặc chờ xử lý: {names}. Xem danh sách: toolkit files"


def say_nothing(done: int, total: int, name: str) -> None:
    """Tell nobody how far the work is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunResult:
    """What a run did and where things stand. ``received`` counts the files that this run took in.

    ``not_moved`` are files that were taken and could not leave the inbox, with the reason; ``lost`` originals that could not be read
    because the archive lacks them or holds them changed: of those, what was read before stands. ``unanswered`` are files whose receipt
    could not be written, with the reason.
    """

    received: int
    not_moved: tuple[str, ...]
    lost: tuple[Fault, ...]
    unanswered: tuple[str, ...]
    files: tuple[FileLine, ...]
    summaries: tuple[Summary, ...]
    printout: Printout


def run(
    workspace: Workspace, now: datetime, *, only: Period | None = None, style: str | None = None, tell: Tell = say_nothing
) -> RunResult:
    """Do everything that there is to do, for one period or for every period that has a submission.

    ``style`` is chosen for the papers that are printed and stays theirs (see ``print_papers``).
    Raises the errors of :mod:`toolkit.errors`; what is wrong with a branch's file is in the result.
    """
    with workspace.held(), open_desk(workspace) as desk:
        refuse_if_on_duty(desk)
        with kept_journal(workspace.logs, lambda: now) as journal:
            journal.write("run", inbox=str(workspace.inbox))
            taken = take_in(desk, now, journal=journal)
            lost = read_new(desk, tell, journal=journal)
            settle(desk)
            unanswered = answer_in_outbox(desk, journal)
            summaries, printout = refresh(desk, now, only=only, style=style)
            journal.write("done", received=taken.received, papers=len(printout.written), unanswered=len(unanswered))
        return RunResult(
            received=taken.received,
            not_moved=taken.not_moved,
            lost=lost,
            unanswered=unanswered,
            files=desk.books.files(),
            summaries=summaries,
            printout=printout,
        )


def refresh(desk: Desk, now: datetime, *, only: Period | None = None, style: str | None = None) -> tuple[tuple[Summary, ...], Printout]:
    """Judge and count what is in the books and bring the papers into line, of one period or of all that have a submission."""
    summaries = tuple(summarise(desk, period, now) for period in ([only] if only else periods(desk)))
    complete(desk.press)
    return summaries, print_papers(desk.workspace, desk.definitions, desk.books, summaries, now, style=style)


def rebuild(workspace: Workspace, tell: Tell = say_nothing) -> int:
    """Make everything derived again from archive and events, and return how many files were read. Changes no event, no paper.

    Raises ``IntegrityError`` with every original that is missing or changed; then nothing is derived again.
    """
    with workspace.held(), open_desk(workspace) as desk:
        refuse_if_on_duty(desk)
        desk.books.verify()
        files = first_arrivals(desk.books.arrivals())
        _raise_if_lost(_lost(desk, files.values()))
        desk.books.doubt(files.keys())
        forget(workspace.converted)
        _raise_if_lost(read_new(desk, tell))
        settle(desk)
        return len(files)


def write_papers(
    workspace: Workspace, period: Period, now: datetime, asked: str = "", mark: int | None = None, style: str | None = None
) -> tuple[Summary, Printout]:
    """Write the papers of one period, frozen ones too, from what is in the books, without a look at the inbox.

    ``asked`` names a paper that would not be written by itself (see ``Draft.due``). ``mark``: they bear
    "Dự thảo lần …" with that number. ``style``: they keep it. Raises ``UsageError`` where there is none of that name.
    """
    with workspace.held(PATIENCE), open_desk(workspace) as desk:
        summary = summarise(desk, period, now)
        complete(desk.press)
        return summary, print_papers(
            desk.workspace, desk.definitions, desk.books, (summary,), now, again=True, asked=asked, mark=mark, style=style
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenIn:
    """What a look at the inbox brought: how many files came, and which of those that were taken could not leave it (with the reason)."""

    received: int
    not_moved: tuple[str, ...] = ()


def take_in(desk: Desk, now: datetime, rest: Callable[[float], None] = sleep, *, journal: Journal | None = None) -> TakenIn:
    """Copy what is new in the inbox into the archive, then write all of it down in one step.

    A batch takes everything that is pending: only a file of no bytes waits, and one that lacks its end and has just been written to is
    given the quiet time (``rest``); if it has not changed then, nobody is copying it any more. Raises ``UnreachableError`` where the inbox
    is away, or is suddenly empty.
    """
    workspace, config = desk.workspace, desk.workspace.config
    desk.archive.sweep()
    scan = scan_inbox(workspace.inbox, workspace.root, desk.codes, config.largest_file_megabytes * 2**20)
    ledger = open_ledger(desk.books)
    refuse_if_emptied(scan, workspace.inbox, held_something=bool(ledger.taken))
    if any(_may_grow(found, now, config.patience_seconds) for found in scan.found if not ledger.knows(found)):
        rest(config.quiet_seconds)
    taken = [_take(found, desk, now, ledger.scan + 1) for found in scan.found]
    aside = (*scan.aside, *gone(ledger, scan, workspace.root))
    arrivals = write_down(ledger, desk.books, taken, aside, now)
    if journal is not None:
        for arrival in arrivals:
            journal.write("received", file=id_of(arrival.file), path=arrival.path, size=arrival.size)
    desk.duty.forget_sightings()
    moving = filter(ledger.knows, scan.found) if config.on_success == "move" else ()
    not_moved = tuple(said for found in moving if (said := _move(found, workspace)))
    return TakenIn(received=len(arrivals), not_moved=not_moved)


def _move(found: Found, workspace: Workspace) -> str | None:
    """Let a file that was taken leave the inbox, or say why it cannot; the next run tries again."""
    try:
        move_received(found, workspace.inbox)
    except OSError as error:
        return f"{found.path}: {reason_of(error)}"
    return None


def read_new(desk: Desk, tell: Tell = say_nothing, *, journal: Journal | None = None) -> tuple[Fault, ...]:
    """Read every file that was not read yet by this version of the program and the plan; return the originals that are lost.

    What another version understood stands until the file has been read again: no figure is without a file in between.
    """
    done = desk.books.read_before(desk.version) | set_aside(desk)
    waiting = tuple(arrival for file, arrival in first_arrivals(desk.books.arrivals()).items() if file not in done)
    lost = _lost(desk, waiting)
    gone = {fault.name for fault in lost}
    arrivals = tuple(arrival for arrival in waiting if arrival.sha256 not in gone)
    tasks = tuple(task_for(desk, arrival) for arrival in arrivals)
    readings = read_all(tasks, desk.definitions, limits=limits_of(desk.workspace), converted=desk.workspace.converted)
    for done_now, (number, reading, retry) in enumerate(readings, start=1):
        keep_reading(desk, arrivals[number], reading, retry=retry, journal=journal)
        tell(done_now, len(arrivals), arrivals[number].path)
    return lost


def _lost(desk: Desk, arrivals: Iterable[Arrival]) -> tuple[Fault, ...]:
    named: dict[str, list[str]] = {}
    for arrival in arrivals:
        named.setdefault(arrival.sha256, []).append(arrival.path)
    return tuple(lost_originals(desk.archive, named, desk.workspace))


def _raise_if_lost(lost: Sequence[Fault]) -> None:
    if lost:
        raise IntegrityError("\n".join(fault.message for fault in lost))


def keep_reading(desk: Desk, arrival: Arrival, reading: Reading, *, retry: bool, journal: Journal | None = None) -> None:
    """Write down what a file says; ``retry``: it is worth another try at another time."""
    subjects = [_subject(record.submission, desk.definitions) for record in reading.records]
    desk.books.keep(arrival, reading, subjects, version=desk.version, retry=retry)
    if journal is not None:
        forms = [record.submission.form for record in reading.records]
        journal.write("read", file=id_of(arrival.file), path=arrival.path, forms=forms, retry=retry)


def refuse_if_on_duty(desk: Desk) -> None:
    """Raise ``BusyError`` where a service is on duty: it does all that a run does."""
    holder = desk.duty.holder(time())
    if holder is not None:
        raise BusyError(
            f"Máy trực đang làm việc ở đây ({holder.tell()}), mọi tệp đang được nhận và xử lý. Muốn chạy tay thì dừng máy trực trước."
        )


def retry(workspace: Workspace, names: Sequence[str], now: datetime, *, tell: Tell = say_nothing) -> tuple[FileLine, ...]:
    """Read files that could not be read once more, those meant by ``names`` or all, and return what became of them.

    A name may also mean a file that was dropped: that is undone. Raises ``UsageError`` where a name means no such file, or several,
    ``IntegrityError`` where an original is lost.
    """
    with workspace.held(PATIENCE), open_desk(workspace) as desk:
        waiting_files = in_quarantine(desk)
        meant = chosen((*waiting_files, *in_quarantine(desk, dropped=True)), names, _NOT_THERE) if names else waiting_files
        files = {(line.folder, line.sha256 or "") for line in meant}
        desk.books.decide(({"about": "file", "act": "retry", "folder": folder, "sha256": sha256} for folder, sha256 in sorted(files)), now)
        desk.books.forget(files)
        lost = read_new(desk, tell)
        settle(desk)
        _raise_if_lost(lost)
        return tuple(line for line in desk.books.files() if (line.folder, line.sha256) in files)


def drop(workspace: Workspace, names: Sequence[str], reason: str, now: datetime) -> tuple[tuple[FileLine, ...], Printout]:
    """Set received files aside, those meant by ``names`` or all that nobody can read, and return them: they count for nothing any more.

    An older version counts again where the one in its place is set aside. Where nothing else came for a period, its papers are taken away
    (see the printout), unless they are frozen, issued or edited by a person. Originals stay in the archive. Raises ``UsageError`` where a
    name means no such file, or several, or where a file that can be read is set aside without a ``reason``.
    """
    with workspace.held(PATIENCE), open_desk(workspace) as desk:
        meant = chosen(received(desk), names, _NOT_RECEIVED) if names else in_quarantine(desk)
        readable = [line.path for line in meant if line.state is not FileState.UNREADABLE]
        if readable and not reason:
            raise UsageError(f'{", ".join(readable)}: tệp này đọc được; bỏ thì ghi vì sao, ví dụ: --reason "gửi nhầm".')
        said = ({"about": "file", "act": "drop", "folder": line.folder, "sha256": line.sha256, "reason": reason} for line in meant)
        before = set(desk.books.periods())
        desk.books.decide(said, now)
        desk.books.forget((line.folder, line.sha256 or "") for line in meant)
        settle(desk)
        gone = before - set(desk.books.periods())
        return meant, print_papers(workspace, desk.definitions, desk.books, (), now, gone=gone) if gone else Printout()


def check_all(workspace: Workspace) -> tuple[tuple[Fault, ...], int, int]:
    """Re-hash events and archive; return what is not as it should be, how many events there are and how many originals."""
    with open_desk(workspace) as desk:
        found = tuple(faults(desk.books, desk.archive, workspace))
        return found, desk.books.last_event(), len(desk.books.named_originals())


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


def _subject(submission: Submission, definitions: Definitions) -> str | None:
    """Fold the name of the exemplar; empty for a form without one, ``None`` where the name is missing."""
    form = definitions.plan.form(submission.form or "")
    return "" if form is None or form.subject is None else fold(submission.subject) or None
