"""One turn of the service: fetch what was read, look at the inbox, take what has settled, hand it to the readers, refresh the papers.

Each part may be interrupted anywhere and done again. Between turns the workspace is free, so that a clerk's commands get in between.
What one part cannot do (the share is away, the disk is full) is told, tried again with growing pauses, and does not stop the others.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from time import monotonic

from toolkit.errors import BusyError, ToolkitError, UnreachableError
from toolkit.intake import (
    STATUS_FILE,
    Aside,
    Found,
    Scan,
    Verdict,
    first_arrivals,
    identity_of,
    is_same,
    is_whole,
    next_moment,
    scan_inbox,
    settle,
)
from toolkit.intake.settling import Seen
from toolkit.journal import Journal
from toolkit.model.ledger import Arrival
from toolkit.model.submission import Reading
from toolkit.pipeline import Desk, keep_reading, limits_of, refresh, set_aside, task_for
from toolkit.pipeline import settle as settle_books
from toolkit.pipeline.receipts import MODULES, file_of, key_of
from toolkit.reading import ReadingRoom, ReadTask
from toolkit.taking import LOCKED, Ledger, gone, in_turn, open_ledger, refuse_if_emptied, seen_of, take, waiting, write_down
from toolkit.watch.answering import Answering
from toolkit.watch.chores import Sights, move, sweep
from toolkit.watch.line import Line, open_work
from toolkit.watch.losses import Losses
from toolkit.watch.notes import LEAST_PAUSE, MOST_PAUSE_OF_ALL, Later, Scans, waits_for, watched_of, whole_second
from toolkit.watch.troubles import Troubles

MOST_DELAY = 15.0  # seconds that the papers may be behind while files come in without end
_AT_ONCE = 16  # files taken in one turn, so that those that were read are fetched in between
_TRIES = 3  # how often a file that costs its process time, memory or life is read again by itself
_IDLE_SECONDS = 60.0  # after that long without a file the processes are let go; they come back while the next one settles
_SHARE_OF_TIME = 10  # what is done again and again as a whole (the look, the papers) takes at most a tenth of the time
_ON_DISK = frozenset({"archive", "books", "reading"})  # parts that write what must not be lost


class Service:
    """The state of a service between its turns. ``clock`` gives the time; ``wake`` is called when a reader is done.

    ``troubles`` are what keeps parts of it from working, in words; empty when all is well.
    """

    def __init__(
        self, desk: Desk, journal: Journal, clock: Callable[[], datetime], wake: Callable[[], None], *, scan_seconds: float
    ) -> None:
        """Take over from whatever was before: what the books know, what was watched, what was never read."""
        self.desk, self.journal, self.clock, self.wake = desk, journal, clock, wake
        self.scan_seconds = scan_seconds
        self.troubles = Troubles()
        self.inbox: tuple[int, int] | None = None  # which folder it is, ``None`` while it is not there
        self._answering, self._trials_due = Answering(desk, journal, clock), 0.0
        self._ledger: Ledger | None = None
        self._watched = {sight.path: watched_of(sight) for sight in desk.duty.sightings()}
        self._sights, self._swept = Sights(desk.duty), False
        self._queue: deque[Found] = deque()
        self._scans = Scans()
        self._unread = Line()
        self._reading: dict[ReadTask, Arrival] = {}
        self._outdated, self._aside = set[tuple[str, str]](), set[tuple[str, str]]()
        self._losses = Losses(desk)
        self._later: dict[str, Later] = {}
        self._disk = Later(most=MOST_PAUSE_OF_ALL)
        self._names = self._files = 0
        self._nudged, self._next_look, self._no_look_before = True, 0.0, 0.0
        self._stale, self._next_refresh, self._day = True, 0.0, clock().date()
        self._papers = Later(least=1.0, most=MOST_PAUSE_OF_ALL)
        self._untold, self._next_telling = True, 0.0
        self._room = self._open_room()  # last: nothing is left running where the books cannot be written
        self.alive: Callable[[str], None] = lambda part: None  # noqa: ARG005  # whoever watches the service puts something here

    @property
    def waits(self) -> int:
        """Return how many files are being copied or wait to be read."""
        return len(self._watched) + len(self._unread) + len(self._reading) + len(self._answering)

    @property
    def is_done(self) -> bool:
        """Tell whether nothing is left that could be done now; what must be tried again later does not count."""
        moment = self.clock().timestamp()
        busy = (path for path, one in self._watched.items() if one.verdict in (Verdict.CHANGING, Verdict.LOOK, Verdict.READY))
        keys = (*busy, *(key_of(file) for file in self._unread))
        return not (
            self._reading
            or self._queue
            or self._untold
            or self._stale
            or len(self._answering)
            or any(not self._is_later(key, moment) for key in keys)
        )

    def turn(self) -> float:
        """Do what is due and return after how many seconds there is something to do again. Raises ``BusyError`` where another writes."""
        with self.desk.workspace.held():
            if not self._swept:
                self._swept = True
                sweep(self.desk.archive, self.journal)
            self._part("books", self._catch_up)
            if self._ledger is not None:
                self._part("reading", self._fetch)
                self._part("inbox", self._look_if_due)
                self._part("archive", self._take)
                self._part("handing", self._hand_in)
                self._part("answers", self._answer)
                self._part("fates", self._tell)
                self._part("papers", self._refresh)
        if self.waits:
            self._room.warm()
        else:
            self._room.rest(_IDLE_SECONDS)
        return self._pause()

    def look_soon(self) -> None:
        """Look at the inbox at the next turn."""
        self._nudged = True

    def new_readers(self) -> None:
        """Begin anew with readers, after something went wrong with them."""
        self._room.close()
        self._answering.new_readers()
        for arrival in self._reading.values():
            self._unread.put(arrival)
        self._reading.clear()
        self._room = self._open_room()

    def close(self) -> None:
        """Let the readers go; what they were at is read again by the next service."""
        self._room.close()

    def _part(self, name: str, work: Callable[[], bool | None]) -> None:
        """Do one part of the turn; what keeps it from working is told once, and once more when it is over.

        ``work`` returns ``False`` where it was not due: then what kept it from working may still do so.
        """
        self.alive(name)
        try:
            done = work() is not False
        except BusyError:
            raise
        except (ToolkitError, OSError) as error:
            if self.troubles.meet(name, error):
                self.journal.write("trouble", part=name, message=str(error))
            self._after_trouble(name)
        else:
            goes_on = (name in _ON_DISK and self._disk.tries) or (name == "answers" and self._answering.is_stuck)
            if name in self.troubles and done and not goes_on:
                self.journal.write("recovered", part=name, message=self.troubles.pop(name))

    def _after_trouble(self, name: str) -> None:
        """Put off what would meet the same trouble again at once."""
        if name == "inbox":
            self._next_look = monotonic() + self.scan_seconds
            self.inbox = identity_of(self.desk.workspace.inbox) if (self.desk.workspace.inbox / STATUS_FILE).exists() else None
        elif name in _ON_DISK:
            self._queue.clear()
            self._disk.failed(self.clock().timestamp())
        elif name == "papers":
            self._papers.failed(monotonic())
            self._next_refresh = max(self._next_refresh, self._papers.at)

    def _open_room(self) -> ReadingRoom:
        place = self.desk.workspace
        return ReadingRoom(self.desk.definitions, limits=limits_of(place), converted=place.converted, wake=self.wake, modules=MODULES)

    def _catch_up(self) -> None:
        """Take over what others wrote since the last turn: a clerk's decision, another reading of the plan."""
        books = self.desk.books
        if self._ledger is not None and books.last_event() == self._ledger.event:
            return
        ledger = open_ledger(books)
        self._unread, unanswered = open_work(self.desk, {file_of(one) for one in self._reading.values()})
        self._aside = set(set_aside(self.desk))
        self._outdated = set(books.outdated(self.desk.version)) - self._aside
        self._answering.catch_up(unanswered)
        self._later.clear()
        self._losses = Losses(self.desk)
        self._ledger, self._untold = ledger, True

    # What was read

    def _fetch(self) -> None:
        """Keep what was read; what cannot be kept is read again, and does not take the others with it."""
        faults = []
        for task, reading, retry in self._room.fetch():
            if self._answering.is_trial(task):
                self._answering.trial_was_read(task, reading, self._room)
                continue
            arrival = self._reading.pop(task)
            if file_of(arrival) in self._aside:  # a clerk set it aside while it was being read
                continue
            if retry and not self.desk.archive.is_sound(arrival.sha256):
                self._unread.put(arrival)  # not the file's fault: see :meth:`_hand_in`
                continue
            try:
                self._keep(arrival, reading, retry=retry)
            except Exception as error:  # noqa: BLE001  # whatever it is, it is raised again below, when the others are safe
                self._unread.put(arrival)
                faults.append(error)
        if faults:
            raise faults[0]

    def _keep(self, arrival: Arrival, reading: Reading, *, retry: bool) -> None:
        keep_reading(self.desk, arrival, reading, retry=retry, journal=self.journal)
        self._outdated.discard(file_of(arrival))
        self._disk.well()
        self._untold = True
        key = key_of(file_of(arrival))
        later = self._later.setdefault(key, Later())
        if retry and later.tries < _TRIES:
            later.failed(self.clock().timestamp())
            self._unread.put(arrival)
        else:
            del self._later[key]
            self._answering.owe(arrival)

    @property
    def _is_behind(self) -> bool:
        """Tell whether files are still to be read again: nobody is answered by what half of them say. What is lost is not waited for."""
        return bool(self._outdated - self._losses.files)

    def _answer(self) -> None:
        self._answering.step(self._room, only_finish=self._is_behind)

    # The look at the inbox

    def _look_if_due(self) -> bool:
        moment, steady = self.clock().timestamp(), monotonic()
        due = (self._nudged and steady >= self._no_look_before) or steady >= self._next_look or self._settles_by(moment)
        if due:
            self._look()
        return due

    def _settles_by(self, moment: float) -> bool:
        """Tell whether time alone has made a file ready, or due for another try."""
        config = self.desk.workspace.config
        first = next_moment(self._watched, quiet=config.quiet_seconds, patience=config.patience_seconds)
        again = (self._later[path].at for path in self._watched if path in self._later)
        return any(one <= moment for one in (first, self._trials_due or None, *again) if one is not None)

    def _look(self) -> None:
        started, now, ledger = monotonic(), self.clock(), self._known()
        self._nudged = False
        scan = self._scan(ledger)
        found = {one.path: one for one in scan.found if not ledger.knows(one)}
        self._settle(found, now)
        moment = now.timestamp()
        quiet = self.desk.workspace.config.quiet_seconds
        waiting_for = (waits_for(one, self._watched[path], moment, quiet) for path, one in found.items())
        aside = (*scan.aside, *gone(ledger, scan, self.desk.workspace.root))
        self._write_down((), (*aside, *(one for one in waiting_for if one is not None)), now)
        self._forget_tries(found, moment)
        ready = [path for path, one in self._watched.items() if one.verdict is Verdict.READY and not self._is_later(path, moment)]
        self._scans.number(found, ready, ledger.scan)
        self._queue = deque(in_turn(found[path] for path in ready) if moment >= self._disk.at else ())
        if moment >= self._disk.at and not (self._queue or self._unread or self._reading):
            self._disk.well()
        if self.desk.workspace.config.on_success == "move":
            move((one for one in scan.found if ledger.knows(one)), self.desk.workspace.inbox, self.journal)
        self._sights.write(found, self._watched)
        self._trials_due = self._answering.look(now, self._room) or 0.0
        spent = monotonic() - started
        self._no_look_before = monotonic() + spent * _SHARE_OF_TIME / 2
        self._next_look = monotonic() + max(self.scan_seconds, spent * _SHARE_OF_TIME)

    def _scan(self, ledger: Ledger) -> Scan:
        """Look at every name. Raises ``UnreachableError`` where the inbox is away, or is suddenly empty."""
        workspace, config = self.desk.workspace, self.desk.workspace.config
        identity = identity_of(workspace.inbox)
        moves = config.on_success == "move"  # then what is known is to leave the inbox
        largest = config.largest_file_megabytes * 2**20
        scan = scan_inbox(workspace.inbox, workspace.root, self.desk.codes, largest, lambda found: not moves and ledger.passes(found))
        refuse_if_emptied(scan, workspace.inbox, held_something=bool(self._names or ledger.taken))
        self._stale, self._files = self._stale or scan.files < self._files, scan.files  # of what was taken out less is asked
        self._names, self.inbox = scan.names, identity if identity == identity_of(workspace.inbox) else None
        return scan

    def _settle(self, found: dict[str, Found], now: datetime) -> None:
        """Decide about every file that is not known, and look at the end of those that are quiet."""
        config, moment = self.desk.workspace.config, now.timestamp()
        quiet, patience = config.quiet_seconds, config.patience_seconds
        seen = {path: seen_of(one) for path, one in found.items()}
        self._watched = settle(self._watched, seen, moment, quiet=quiet, patience=patience)
        looked: dict[str, Seen] = {}
        for path, one in self._watched.items():
            if one.verdict is Verdict.LOOK and not self._is_later(path, moment):
                try:
                    looked[path] = replace(seen[path], whole=is_whole(Path(found[path].location)))
                except OSError:
                    self._put_off(found[path], now)
        if looked:
            self._watched = settle(self._watched, seen | looked, moment, quiet=quiet, patience=patience)

    def _forget_tries(self, found: dict[str, Found], moment: float) -> None:
        """Forget the tries of what is no longer there."""
        files = {key_of(file) for file in self._unread} | {key_of(file_of(one)) for one in self._reading.values()}
        self._later = {key: later for key, later in self._later.items() if later.at > moment or key in found or key in files}

    # Taking

    def _take(self) -> None:
        """Take what is ready, however many wait to be read: what came is safe first."""
        batch = [self._queue.popleft() for _ in range(min(_AT_ONCE, len(self._queue)))]
        if not batch:
            return
        now = self.clock()
        taken = [one for found in batch if (one := self._take_one(found, now)) is not None]
        arrivals = self._write_down(taken, (), now)
        self._disk.well()
        self._sights.leave([one.path for one in taken if self._watched.pop(one.path, None) is not None])
        for arrival in arrivals:
            self.journal.write("received", file=key_of(file_of(arrival)), path=arrival.path, size=arrival.size)
        if arrivals:
            self._note_unread(arrivals)

    def _write_down(self, taken: Sequence[Arrival], aside: Iterable[Aside], now: datetime) -> tuple[Arrival, ...]:
        ledger = self._known()
        before = ledger.event
        arrivals = write_down(ledger, self.desk.books, taken, aside, whole_second(now))
        self._untold = self._untold or ledger.event != before
        return arrivals

    def _take_one(self, found: Found, now: datetime) -> Arrival | None:
        """Take one file; one that changed or went away since it was looked at is looked at again."""
        taken = take(found, self.desk.archive, whole_second(now), self._scans.of(found)) if is_same(found) else None
        if isinstance(taken, Arrival):
            self._later.pop(found.path, None)
            return taken
        if taken is not None and is_same(found):
            self._put_off(found, now)
        else:
            self._nudged = True
        return None

    def _put_off(self, found: Found, now: datetime) -> None:
        """Try a file that cannot be opened again later, for ever; that is told once."""
        self._later.setdefault(found.path, Later()).failed(now.timestamp())
        self._scans.forget(found)
        self._write_down((), [waiting(found, LOCKED)], now)

    def _is_later(self, key: str, moment: float) -> bool:
        return key in self._later and moment < self._later[key].at

    def _known(self) -> Ledger:
        if self._ledger is None:
            raise RuntimeError("the ledger is opened before anything else in a turn")
        return self._ledger

    # Reading

    def _note_unread(self, arrivals: Iterable[Arrival]) -> None:
        in_hand = {file_of(one) for one in self._reading.values()}
        for file, arrival in first_arrivals(arrivals).items():
            self._aside.discard(file)  # it came again
            if file not in in_hand and not self.desk.books.read_before(self.desk.version, *file):
                self._unread.put(arrival)

    def _hand_in(self) -> None:
        """Hand files to the readers, as many as they can hold soon. Raises where the archive has lost some: what was read before stands."""
        moment = self.clock().timestamp()
        if moment < self._disk.at:
            return
        places = max(0, self._room.places * 8 - len(self._reading))
        for arrival in self._unread.pick(places, lambda file: self._is_later(key_of(file), moment)):
            if self._losses.has(arrival):
                self._later.setdefault(key_of(file_of(arrival)), Later()).failed(moment)
                self._unread.put(arrival)
                continue
            task = task_for(self.desk, arrival)
            self._reading[task] = arrival
            self._room.submit(task)
        self._losses.tell()

    # What everything together says

    def _tell(self) -> bool:
        """Bring the fates of files up to date, soon after anything changed."""
        if not self._untold or not self._has_leisure(self._next_telling):
            return False
        steady = monotonic()
        settle_books(self.desk)
        self._untold, self._stale = False, True
        self._next_telling = monotonic() + (monotonic() - steady) * _SHARE_OF_TIME
        return True

    def _refresh(self) -> bool:
        """Bring the papers and what lies in ``_phieu`` up to date; that takes longer and is put off first.

        Never while some files were read as before and some as the program and the plan are now. All that can be done is done before what
        cannot is raised; then all of it is due again.
        """
        now, steady = self.clock(), monotonic()
        self._stale = self._stale or now.date() != self._day
        if not self._stale or self._untold or self._is_behind or not self._has_leisure(self._next_refresh):
            return False
        self._stale, self._day = True, now.date()
        try:
            summaries, printout = refresh(self.desk, whole_second(now))
            if self.inbox:
                behind = {*printout.held, *(path for path, _ in printout.failed)}
                self._answering.refresh(summaries, now, behind)
        finally:
            self._next_refresh = monotonic() + (monotonic() - steady) * _SHARE_OF_TIME
        if printout.failed:
            raise UnreachableError(printout.complaint())
        self._stale = False
        self._papers.well()
        return True

    def _has_leisure(self, due: float) -> bool:
        """Tell whether something that looks at everything may be done now: nothing more urgent waits, or it has been put off for long."""
        urgent = bool(self._reading or self._answering.is_busy)
        return not self._queue and monotonic() >= due + (MOST_DELAY if urgent else 0.0)  # what is ready to be taken is taken first

    def _pause(self) -> float:
        """Return how long nothing will have to be done, events and readers aside."""
        if self._queue:
            return 0.0
        config, now, steady = self.desk.workspace.config, self.clock().timestamp(), monotonic()
        pauses = [self._next_look - steady, *(later.at - now for later in self._later.values())]
        moment = next_moment(self._watched, quiet=config.quiet_seconds, patience=config.patience_seconds)
        pauses += [one - now for one in (moment, self._trials_due or None) if one is not None]
        if not (self._reading or self._is_behind or len(self._answering)):
            pauses += [self._next_telling - steady] if self._untold else [self._next_refresh - steady] if self._stale else []
        pauses += [self._no_look_before - steady] if self._nudged else []
        pauses += [LEAST_PAUSE] if self.troubles else []
        return max(0.05, min(pauses))
