"""One turn of the service: fetch what was read, look at the inbox, take what has settled, hand it to the readers, refresh the papers.

Each part may be interrupted anywhere and done again. Between turns the workspace is free, so that a clerk's commands get in between.
What one part cannot do (the share is away, the disk is full) is told, tried again with growing pauses, and does not stop the others.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from time import monotonic

from toolkit.errors import BusyError, ToolkitError
from toolkit.intake import Aside, Found, first_arrivals
from toolkit.journal import Journal
from toolkit.model.ledger import Arrival, id_of
from toolkit.model.submission import Reading
from toolkit.pipeline import Desk, keep_reading, limits_of, set_aside, task_for
from toolkit.pipeline.receipts import MODULES
from toolkit.reading import ReadTask
from toolkit.taking import Ledger, open_ledger, write_down
from toolkit.watch.answering import Answering
from toolkit.watch.chores import move, sweep
from toolkit.watch.line import Line, open_work
from toolkit.watch.looks import Inbox
from toolkit.watch.losses import Losses
from toolkit.watch.notes import LEAST_PAUSE, MOST_PAUSE_OF_ALL, SHARE_OF_TIME, Later, Tries, whole_second
from toolkit.watch.reading_room import ReadingRoom
from toolkit.watch.results import Results
from toolkit.watch.troubles import Troubles

_AT_ONCE = 16  # files taken in one turn, so that those that were read are fetched in between
_TRIES = 3  # how often a file that costs its process time, memory or life is read again by itself
_IDLE_SECONDS = 60.0  # after that long without a file the processes are let go; they come back while the next one settles
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
        self._tries = Tries[str]()  # of files by path before they are taken, by ``id_of`` afterwards
        self.inbox = Inbox(desk, self._tries)
        self._answering, self._trials_due = Answering(desk, journal, clock), 0.0
        self._ledger: Ledger | None = None
        self._results, self._swept = Results(desk, self._answering, clock), False
        self._queue: deque[Found] = deque()
        self._unread = Line()
        self._reading: dict[ReadTask, Arrival] = {}
        self._outdated, self._aside = set[tuple[str, str]](), set[tuple[str, str]]()
        self._losses = Losses(desk)
        self._disk = Later(most=MOST_PAUSE_OF_ALL)
        self._nudged, self._next_look, self._no_look_before = True, 0.0, 0.0
        self._room = self._open_room()  # last: nothing is left running where the books cannot be written
        self.alive: Callable[[str], None] = lambda part: None  # noqa: ARG005  # whoever watches the service puts something here

    @property
    def waits(self) -> int:
        """Return how many files are being copied or wait to be read."""
        return len(self.inbox) + len(self._unread) + len(self._reading) + len(self._answering)

    @property
    def is_done(self) -> bool:
        """Tell whether nothing is left that could be done now; what must be tried again later does not count."""
        moment = self.clock().timestamp()
        keys = (*self.inbox.busy(), *map(id_of, self._unread))
        return not (
            self._reading
            or self._queue
            or self._results.untold
            or self._results.stale
            or len(self._answering)
            or any(not self._tries.is_later(key, moment) for key in keys)
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
            self.inbox.after_trouble()
        elif name in _ON_DISK:
            self._queue.clear()
            self._disk.failed(self.clock().timestamp())
        elif name == "papers":
            self._results.after_trouble()

    def _open_room(self) -> ReadingRoom:
        place = self.desk.workspace
        return ReadingRoom(self.desk.definitions, limits=limits_of(place), converted=place.converted, wake=self.wake, modules=MODULES)

    def _catch_up(self) -> None:
        """Take over what others wrote since the last turn: a clerk's decision, another reading of the plan."""
        books = self.desk.books
        if self._ledger is not None and books.last_event() == self._ledger.event:
            return
        ledger = open_ledger(books)
        self._unread, unanswered = open_work(self.desk, {one.file for one in self._reading.values()})
        self._aside = set(set_aside(self.desk))
        self._outdated = set(books.outdated(self.desk.version)) - self._aside
        self._answering.catch_up(unanswered)
        self._tries.clear()
        self._losses = Losses(self.desk)
        self._ledger, self._results.untold = ledger, True

    # What was read

    def _fetch(self) -> None:
        """Keep what was read; what cannot be kept is read again, and does not take the others with it."""
        faults = []
        for task, reading, retry in self._room.fetch():
            if self._answering.is_trial(task):
                self._answering.trial_was_read(task, reading, self._room)
                continue
            arrival = self._reading.pop(task)
            if arrival.file in self._aside:  # a clerk set it aside while it was being read
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
        self._outdated.discard(arrival.file)
        self._disk.well()
        self._results.untold = True
        key = id_of(arrival.file)
        if retry and self._tries.count(key) < _TRIES:
            self._tries.failed(key, self.clock().timestamp())
            self._unread.put(arrival)
        else:
            self._tries.pop(key, None)
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
        return any(one <= moment for one in (self.inbox.next_moment(), self._trials_due or None, self.inbox.next_try()) if one is not None)

    def _look(self) -> None:
        started, now, ledger = monotonic(), self.clock(), self._known()
        config, moment = self.desk.workspace.config, now.timestamp()
        self._nudged = False
        look = self.inbox.look(ledger, now)
        self._results.stale = self._results.stale or look.fewer  # of what was taken out less is asked
        self._write_down((), look.aside, now)
        there = {*look.new, *map(id_of, self._unread), *(id_of(one.file) for one in self._reading.values())}
        self._tries.forget(lambda key: key not in there and not self._tries.is_later(key, moment))
        self._queue = deque(look.ready if moment >= self._disk.at else ())
        if moment >= self._disk.at and not (self._queue or self._unread or self._reading):
            self._disk.well()
        if config.on_success == "move":
            move((one for one in look.scan.found if ledger.knows(one)), self.desk.workspace.inbox, self.journal)
        self.inbox.show(look)
        self._trials_due = self._answering.look(now, self._room) or 0.0
        spent = monotonic() - started
        self._no_look_before = monotonic() + spent * SHARE_OF_TIME / 2
        self._next_look = monotonic() + max(self.scan_seconds, spent * SHARE_OF_TIME)

    # Taking

    def _take(self) -> None:
        """Take what is ready, however many wait to be read: what came is safe first."""
        batch = [self._queue.popleft() for _ in range(min(_AT_ONCE, len(self._queue)))]
        if not batch:
            return
        now = self.clock()
        tried = [self.inbox.take(found, now) for found in batch]  # ``None``: not as it was when it was looked at
        self._nudged = self._nudged or None in tried
        taken = [one for one in tried if isinstance(one, Arrival)]
        arrivals = self._write_down(taken, (one for one in tried if isinstance(one, Aside)), now)
        self._disk.well()
        self.inbox.leave(taken)
        for arrival in arrivals:
            self.journal.write("received", file=id_of(arrival.file), path=arrival.path, size=arrival.size)
        if arrivals:
            self._note_unread(arrivals)

    def _write_down(self, taken: Sequence[Arrival], aside: Iterable[Aside], now: datetime) -> tuple[Arrival, ...]:
        ledger = self._known()
        before = ledger.event
        arrivals = write_down(ledger, self.desk.books, taken, aside, whole_second(now))
        self._results.untold = self._results.untold or ledger.event != before
        return arrivals

    def _known(self) -> Ledger:
        if self._ledger is None:
            raise RuntimeError("the ledger is opened before anything else in a turn")
        return self._ledger

    # Reading

    def _note_unread(self, arrivals: Iterable[Arrival]) -> None:
        in_hand = {one.file for one in self._reading.values()}
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
        for arrival in self._unread.pick(places, lambda file: self._tries.is_later(id_of(file), moment)):
            if self._losses.has(arrival):
                self._tries.failed(id_of(arrival.file), moment)
                self._unread.put(arrival)
                continue
            task = task_for(self.desk, arrival)
            self._reading[task] = arrival
            self._room.submit(task)
        self._losses.tell()

    # What everything together says

    @property
    def _is_urgent(self) -> bool:
        """Tell whether files are being read or answered: they come before what takes long."""
        return bool(self._reading or self._answering.is_busy)

    def _tell(self) -> bool:
        return not self._queue and self._results.tell(urgent=self._is_urgent)  # what is ready to be taken is taken first

    def _refresh(self) -> bool:
        """Bring the papers up to date: never while some files were read as before and some as the program and the plan are now."""
        may = not self._queue and not self._is_behind
        return self._results.refresh(may=may, urgent=self._is_urgent, answer=self.inbox.identity is not None)

    def _pause(self) -> float:
        """Return how long nothing will have to be done, events and readers aside."""
        if self._queue:
            return 0.0
        now, steady = self.clock().timestamp(), monotonic()
        pauses = [self._next_look - steady, *(later.at - now for later in self._tries.values())]
        pauses += [one - now for one in (self.inbox.next_moment(), self._trials_due or None) if one is not None]
        if not (self._reading or self._is_behind or len(self._answering)) and (due := self._results.due()) is not None:
            pauses.append(due - steady)
        pauses += [self._no_look_before - steady] if self._nudged else []
        pauses += [LEAST_PAUSE] if self.troubles else []
        return max(0.05, min(pauses))
