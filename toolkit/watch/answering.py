"""The part of the service that answers: receipts as files are read, trial answers, and what each branch finds in its ``_phieu``."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from toolkit.errors import TemplateError, UnreachableError, reason_of
from toolkit.executor import Outcome
from toolkit.intake import Found, Verdict, Watched, first_arrivals, is_whole, next_moment, scan_trials, settle
from toolkit.model.ledger import Arrival
from toolkit.model.submission import Reading
from toolkit.model.summary import Summary
from toolkit.pipeline import Desk, tell_files
from toolkit.reading import ReadingRoom, ReadTask
from toolkit.store.archive import digest_of
from toolkit.taking import seen_of
from toolkit.watch import answers
from toolkit.watch.journal import Journal
from toolkit.watch.receipts import ReceiptTask, write_receipt

_TRY_AGAIN = 60.0
_CANNOT = (
    "Chưa viết được phiếu vào thư mục nhận hoặc outbox ({why}); máy sẽ tự thử lại. Đề nghị kiểm tra quyền ghi, chỗ trống, tệp đang mở."
)
_FAILED = "Chưa soạn được phiếu tiếp nhận của tệp {path}; máy sẽ tự thử lại."


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
        self._not_before, self._failed = 0.0, False
        self._trials: dict[str, Watched] = {}
        self._tried: dict[str, tuple[int, int]] = {}
        self._reading: dict[ReadTask, Trial] = {}
        self._copies = desk.workspace.data / "trials"
        shutil.rmtree(self._copies, ignore_errors=True)

    def __len__(self) -> int:
        """Return how many answers are owed or being written."""
        return len(self._owed) + len(self._writing) + len(self._reading)

    @property
    def is_stuck(self) -> bool:
        """Tell whether the last receipt could not be written and is still owed."""
        return self._failed and bool(self._owed)

    def catch_up(self, arrivals: Iterable[Arrival], read: Iterable[tuple[str, str]]) -> None:
        """Find what was read and never answered by this version of the program."""
        answered, done = self._desk.duty.answers(), set(read)
        version = self._desk.version
        owed = first_arrivals(arrivals)
        self._owed = {file: arrival for file, arrival in owed.items() if file in done and answered.get(file, ("", ()))[0] != version}

    def owe(self, arrival: Arrival) -> None:
        """Note that a file was read and is to be answered."""
        self._owed[arrival.folder, arrival.sha256] = arrival

    def new_readers(self) -> None:
        """Take back what the old readers were at."""
        self._owed |= {task.file: kept for task, kept in self._writing.values() if isinstance(kept, Arrival)}
        for trial in self._reading.values():
            self._tried.pop(trial.found.path, None)
        self._writing.clear()
        self._reading.clear()

    def step(self, room: ReadingRoom) -> None:
        """Put finished receipts where they belong and hand the next ones to the processes. Raises where something cannot be written."""
        faults = [fault for outcome in room.fetch_other() if (fault := self._finish(outcome))]
        moment = self._clock().timestamp()
        while self._owed and len(self._writing) < room.places * 2 and moment >= self._not_before:
            file = next(iter(self._owed))
            arrival = self._owed.pop(file)
            if self._desk.books.is_superseded(*file):
                self._desk.duty.answered(file, self._desk.version, ())
                continue
            reading = self._desk.books.reading_of(*file)
            if reading is not None:
                self._write(answers.receipt_task(self._desk, arrival, reading), arrival, room)
        if faults:
            raise faults[0]

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
            self._not_before, self._failed = self._clock().timestamp() + _TRY_AGAIN, True
            if isinstance(about, Trial):
                self._tried.pop(path, None)
            else:
                self._owed[task.file] = about
            return UnreachableError(_CANNOT.format(why=reason_of(error))) if isinstance(error, OSError) else error
        finally:
            task.target.unlink(missing_ok=True)
        self._failed = False
        return None

    def _put(self, task: ReceiptTask, about: Arrival | Trial) -> None:
        if isinstance(about, Trial):
            beside = Path(about.found.location).parent
            name = answers.name_of(task)
            answers.put(task.target, [beside / name])
            stem = name.rpartition(" - ")[0]
            for older in beside.glob(f"{_escaped(stem)} - ??????.docx"):
                if older.name != name:
                    older.unlink()
            self._journal.write("tried", path=about.found.path)
            return
        places = answers.receipt_places(self._desk, task, about.path)
        answers.put(task.target, places)
        said = [
            place.relative_to(self._desk.workspace.root).as_posix() for place in places if place.is_relative_to(self._desk.workspace.root)
        ]
        said += [place.as_posix() for place in places if not place.is_relative_to(self._desk.workspace.root)]
        self._desk.duty.answered(task.file, self._desk.version, said)
        self._journal.write("answered", file=f"{about.sha256[:12]}@{about.folder}", path=about.path)

    # What all files together say

    def refresh(self, summaries: Iterable[Summary], now: datetime) -> None:
        """Bring every ``_phieu`` up to date with fates and requests; take away receipts of versions that no longer count."""
        lines, answered = tell_files(self._desk), self._desk.duty.answers()
        try:
            for file in answers.outdated(lines, (file for file, (_, places) in answered.items() if places)):
                answers.take_away(self._desk, answered[file][1])
                self._desk.duty.answered(file, answered[file][0], ())
            answers.write_lists(self._desk, lines)
            answers.write_requests(self._desk, summaries, now)
        except OSError as error:
            raise UnreachableError(_CANNOT.format(why=reason_of(error))) from error

    # Files that are only looked at

    def look(self, now: datetime, room: ReadingRoom) -> float | None:
        """Look into the trial folders, hand in what has settled, and return when (seconds) time alone will settle something."""
        workspace, config = self._desk.workspace, self._desk.workspace.config
        moment, quiet, patience = now.timestamp(), config.quiet_seconds, config.patience_seconds
        try:
            scanned = scan_trials(workspace.inbox, workspace.root, config.largest_file_megabytes * 2**20)
        except OSError:
            return None  # the look at the inbox itself tells
        found = {one.path: one for one in scanned if self._tried.get(one.path) != (one.size, one.modified_ns)}
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
            copy = self._copies / sha256
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


def _ends(found: Found) -> bool | None:
    try:
        return is_whole(Path(found.location))
    except OSError:
        return None


def _escaped(name: str) -> str:
    """Return a name whose brackets and stars mean themselves in a pattern of names."""
    return "".join(f"[{letter}]" if letter in "[*?" else letter for letter in name)
