"""The part of the service that answers: receipts as files are read, trial answers, and what each branch finds in its ``_phieu``."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from glob import escape
from itertools import count, islice
from pathlib import Path

from toolkit.errors import TemplateError, ToolkitError, UnreachableError, reason_of
from toolkit.executor import Outcome
from toolkit.intake import WRITING, Found, Verdict, Watched, is_whole, next_moment, scan_trials, settle, shown
from toolkit.journal import Journal
from toolkit.model.ledger import Arrival, id_of
from toolkit.model.submission import Reading
from toolkit.model.summary import Summary
from toolkit.pipeline import Desk, tell_folders
from toolkit.pipeline.receipts import ReceiptTask, copy_to, outdated, receipt_task, said_place, take_away, write_receipt
from toolkit.reading import ReadTask
from toolkit.store.archive import digest_of
from toolkit.taking import seen_of
from toolkit.watch import answers
from toolkit.watch.notes import MOST_PAUSE_OF_ALL, Tries
from toolkit.watch.reading_room import ReadingRoom

_CANNOT = (
    "Chưa viết được phiếu vào thư mục nhận hoặc outbox ({why}); máy sẽ tự thử lại. Đề nghị kiểm tra quyền ghi, chỗ trống, tệp đang mở."
)
_FAILED = "Chưa soạn được phiếu tiếp nhận của tệp {path}; máy sẽ tự thử lại."
_LOOKED_AT = 32  # owed answers that one turn looks at: those of files that newer ones replaced must not keep the others waiting


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A file that is only looked at: where it lies, and the copy that is read."""

    found: Found
    task: ReadTask


class Answering:
    """What is still to be answered. ``places`` receipts are written side by side with the reading of files."""

    def __init__(self, desk: Desk, journal: Journal, clock: Callable[[], datetime]) -> None:
        """Prepare; :meth:`catch_up` says what is owed."""
        self._desk, self._journal, self._clock = desk, journal, clock
        self._owed: dict[tuple[str, str], Arrival] = {}
        self._writing: dict[Path, tuple[ReceiptTask, Arrival | Trial]] = {}
        self._later = Tries[tuple[str, str] | str](MOST_PAUSE_OF_ALL)  # by file, or by the path of a trial
        self._told: dict[tuple[str, str], tuple[str, ...]] = {}  # answered, and not written down yet
        self._trials: dict[str, Watched] = {}
        self._tried: dict[str, tuple[int, int]] = {}
        self._reading: dict[ReadTask, Trial] = {}
        self._copies, self._number = desk.workspace.data / "trials", count(1)
        shutil.rmtree(self._copies, ignore_errors=True)

    def __len__(self) -> int:
        """Return how many answers are owed or being written."""
        return len(self._owed) + len(self._writing) + len(self._reading)

    @property
    def is_busy(self) -> bool:
        """Tell whether an answer is owed that need not wait, or is being written."""
        moment = self._clock().timestamp()
        return bool(self._writing or self._reading) or any(not self._later.is_later(file, moment) for file in self._owed)

    @property
    def is_stuck(self) -> bool:
        """Tell whether a receipt could not be written and is still to be."""
        return bool(self._later)

    def catch_up(self, unanswered: Iterable[Arrival]) -> None:
        """Take over what was read and never answered by this version of the program."""
        self._owed = {arrival.file: arrival for arrival in unanswered}
        self._later.forget(lambda key: not isinstance(key, str) and key not in self._owed)

    def owe(self, arrival: Arrival) -> None:
        """Note that a file was read and is to be answered."""
        self._owed[arrival.file] = arrival

    def new_readers(self) -> None:
        """Take back what the old readers were at."""
        self._owed |= {task.file: kept for task, kept in self._writing.values() if isinstance(kept, Arrival)}
        trials = (*self._reading.values(), *(kept for _, kept in self._writing.values() if isinstance(kept, Trial)))
        for trial in trials:
            self._tried.pop(trial.found.path, None)
        shutil.rmtree(self._copies, ignore_errors=True)
        self._writing.clear()
        self._reading.clear()

    def step(self, room: ReadingRoom, *, only_finish: bool = False) -> None:
        """Put finished receipts where they belong and hand the next ones to the processes, unless it is not clear yet which files count.

        Raises where something cannot be written.
        """
        faults = [fault for outcome in room.fetch_other() if (fault := self._finish(outcome))]
        moment = self._clock().timestamp()
        due = (file for file in tuple(self._owed) if not only_finish and not self._later.is_later(file, moment))
        for file in islice(due, _LOOKED_AT):
            if len(self._writing) >= room.places * 2:
                break
            arrival = self._owed.pop(file)
            try:
                self._answer(arrival, room)
            except OSError as error:
                self._put_off(arrival)
                faults.append(error)
        self._write_down()
        if faults:
            raise _fault(faults, self._desk.workspace.root)

    def _answer(self, arrival: Arrival, room: ReadingRoom) -> None:
        """Have the receipt of one file written, unless newer files stand in its place."""
        file = arrival.file
        superseded = self._desk.books.is_superseded(*file)
        reading = None if superseded else self._desk.books.reading_of(*file)
        if superseded:
            self._note_answered(file, ())
        if reading is None:
            self._later.pop(file, None)
        else:
            self._write(receipt_task(self._desk, arrival, reading), arrival, room)

    def _put_off(self, about: Arrival | Trial) -> None:
        """Owe an answer that could not be written, for a while: others do not wait for it."""
        key = about.found.path if isinstance(about, Trial) else about.file
        self._later.failed(key, self._clock().timestamp())
        if isinstance(about, Trial):
            self._tried.pop(about.found.path, None)
        else:
            self._owed[about.file] = about

    def _write(self, task: ReceiptTask, about: Arrival | Trial, room: ReadingRoom) -> None:
        self._writing[task.target] = (task, about)
        room.submit_other(write_receipt, task)

    def _finish(self, outcome: Outcome[ReceiptTask, Path]) -> Exception | None:
        """Put one receipt in its places, or return why it could not be written; then it is owed again."""
        task, about = self._writing.pop(outcome.task.target)
        path = about.found.path if isinstance(about, Trial) else about.path
        try:
            if outcome.error is not None or outcome.result is None:
                raise outcome.error or TemplateError(_FAILED.format(path=path))
            self._put(task, about)
        except Exception as error:  # noqa: BLE001  # whatever it is, the receipt is owed again and the error raised by the caller
            self._put_off(about)
            return error
        finally:
            task.target.unlink(missing_ok=True)
        self._later.pop(path if isinstance(about, Trial) else task.file, None)
        return None

    def _put(self, task: ReceiptTask, about: Arrival | Trial) -> None:
        if isinstance(about, Trial):
            beside = Path(about.found.location).parent
            name = answers.name_of(task)
            copy_to(task.target, [beside / name])
            stem = name.rpartition(" - ")[0]
            for older in beside.glob(f"{escape(stem)} - ??????.docx"):
                if older.name != name:
                    older.unlink()
            self._journal.write("tried", path=about.found.path)
            return
        places = answers.receipt_places(self._desk, task, about.path)
        copy_to(task.target, places, within=answers.ANSWERS)
        said = [said_place(self._desk, place) for place in places]
        self._note_answered(task.file, said)
        self._journal.write("answered", file=id_of(task.file), path=about.path)

    def _note_answered(self, file: tuple[str, str], places: Sequence[str]) -> None:
        """Note where the receipt of a file lies, and take it away from where it lay before: it may be about another period now."""
        before = self._told.get(file) or self._desk.duty.places(file)
        take_away(self._desk, set(before) - set(places))
        self._told[file] = tuple(places)

    def _write_down(self) -> None:
        """Write down what was answered, all in one step. Where the machine stops before that, it is answered again: the same, there."""
        if self._told:
            self._desk.duty.answered(self._told, self._desk.version)
            self._told.clear()

    # What all files together say

    def refresh(self, summaries: Iterable[Summary], now: datetime, behind: Collection[str]) -> None:
        """Bring every ``_phieu`` up to date with fates and requests; take away receipts of versions that no longer count.

        ``behind`` are papers in the outbox that were not brought up to date. Raises what kept anything from being done, when the rest is.
        """
        faults: list[Exception] = []
        for lines in tell_folders(self._desk):
            answered = ((folder, sha256) for folder in {line.folder for line in lines} for sha256 in self._desk.duty.placed(folder))
            for file in outdated(lines, answered):
                try:
                    self._note_answered(file, ())
                except OSError as error:
                    faults.append(error)
            self._write_down()
            faults += answers.write_lists(self._desk, lines)
        faults += answers.write_requests(self._desk, summaries, now, behind)
        if faults:
            raise _fault(faults, self._desk.workspace.root)

    # Files that are only looked at

    def look(self, now: datetime, room: ReadingRoom) -> float | None:
        """Look into the trial folders, hand in what has settled, and return when (seconds) time alone will settle something."""
        workspace, config = self._desk.workspace, self._desk.workspace.config
        moment, quiet, patience = now.timestamp(), config.quiet_seconds, config.patience_seconds
        try:
            scanned = scan_trials(workspace.inbox, workspace.root, config.largest_file_megabytes * 2**20)
        except OSError:
            return None  # the look at the inbox itself tells
        there = {one.path for one in scanned}
        self._later.forget(lambda key: isinstance(key, str) and key not in there)
        due = (one for one in scanned if self._tried.get(one.path) != (one.size, one.modified_ns))
        found = {one.path: one for one in due if not self._later.is_later(one.path, moment)}
        seen = {path: seen_of(one) for path, one in found.items()}
        self._trials = settle(self._trials, seen, moment, quiet=quiet, patience=patience)
        for path in [path for path, one in self._trials.items() if one.verdict is Verdict.LOOK]:
            seen[path] = replace(seen[path], whole=_ends(found[path]))
        self._trials = settle(self._trials, seen, moment, quiet=quiet, patience=patience)
        for path in [path for path, one in self._trials.items() if one.verdict is Verdict.READY]:
            self._try(found[path], room)
            del self._trials[path]
        return next_moment(self._trials, quiet=quiet, patience=patience)

    def _try(self, found: Found, room: ReadingRoom) -> None:
        """Read a copy of a file, unless this content was answered already."""
        try:
            sha256 = digest_of(Path(found.location))
            if any(Path(found.location).parent.glob(f"* - {sha256[:6]}.docx")):
                self._tried[found.path] = (found.size, found.modified_ns)
                return
            self._copies.mkdir(parents=True, exist_ok=True)
            copy = self._copies / f"{next(self._number)}-{sha256}"  # its own, for the same form may be tried in several folders at once
            shutil.copyfile(found.location, copy)
        except OSError:
            return  # open in Word, or gone: the next look tries again
        folder = found.folder if found.folder in self._desk.codes else None
        task = ReadTask(path=copy, name=found.path.rpartition("/")[2], sha256=sha256, folder=folder)
        self._tried[found.path] = (found.size, found.modified_ns)
        self._reading[task] = Trial(found=found, task=task)
        room.submit(task)

    def is_trial(self, task: ReadTask) -> bool:
        """Tell whether a file was read only to be looked at."""
        return task in self._reading

    def trial_was_read(self, task: ReadTask, reading: Reading, room: ReadingRoom) -> None:
        """Answer a file that was only looked at."""
        trial = self._reading.pop(task)
        task.path.unlink(missing_ok=True)
        found = trial.found
        receipt = answers.trial_task(self._desk, found.path, found.folder, task.sha256, self._clock(), found.modified_ns, reading)
        self._write(receipt, trial, room)


def _fault(faults: Sequence[Exception], root: Path) -> Exception:
    """Return the first fault that is a bug of ours, else all that the disk complains about in the words of the operator."""
    bugs = [fault for fault in faults if not isinstance(fault, OSError | ToolkitError)]
    if bugs:
        return bugs[0]
    disk = _why([fault for fault in faults if isinstance(fault, OSError)], root)
    said = dict.fromkeys(str(fault) for fault in faults if isinstance(fault, ToolkitError))
    return UnreachableError("\r\n".join((*said, *([_CANNOT.format(why=disk)] if disk else []))))


def _why(faults: Iterable[OSError], root: Path) -> str:
    """Say what is wrong, and where: one file by its own name, several of one folder by how many they are."""
    groups: dict[tuple[Path | None, str], set[str]] = {}
    for fault in faults:
        place = Path(fault.filename) if isinstance(fault.filename, str | Path) else None
        names = groups.setdefault((place.parent if place else None, reason_of(fault)), set())
        names |= {place.name.removeprefix(WRITING)} if place else set()
    return "; ".join(
        why
        if folder is None
        else f"{shown(folder / min(names), root) if len(names) == 1 else f'{shown(folder, root)} ({len(names)} tệp)'}: {why}"
        for (folder, why), names in groups.items()
    )


def _ends(found: Found) -> bool | None:
    try:
        return is_whole(Path(found.location))
    except OSError:
        return None
