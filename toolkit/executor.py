"""The one seam for work on many files: in this process, or in a pool where a time-out, a crash or too much memory costs one file.

What is run is a plain function of one picklable task; the pool's processes are started afresh (never forked from here), so that
they hold neither the workspace's lock nor its database.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, InvalidStateError, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from itertools import islice
from multiprocessing.connection import Connection
from time import monotonic
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from toolkit.errors import ToolkitError

if TYPE_CHECKING:
    from pebble import ProcessPool

Task = TypeVar("Task")
Result = TypeVar("Result")

_log = logging.getLogger(__name__)

_TASKS_A_LIFE = 500  # a process of a pool that stays for months is replaced after so many tasks: what libraries leak goes with it
_TOGETHER = 32  # tasks that are handed over at once where there are many
_TOGETHER_WORK_SECONDS, _TOGETHER_SECONDS = 0.5, 3
_MOST_TRIES = 3  # of a task that was lost with its pool: it may be what broke it
_LOOK_SECONDS = 1.0


class Failure(StrEnum):
    """Why a task gave no result."""

    TIMEOUT = "timeout"
    CRASH = "crash"
    MEMORY = "memory"
    BUG = "bug"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much one task may take: seconds and megabytes; ``workers`` processes side by side (0: one for each core)."""

    workers: int = 0
    seconds: int = 10
    megabytes: int = 512


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(Generic[Task, Result]):
    """What became of one task: a result, or the reason why there is none (``error``: what the operator must mend)."""

    task: Task
    result: Result | None = None
    failure: Failure | None = None
    error: ToolkitError | None = None


def run_apart(
    function: Callable[[Task], Result],
    tasks: Sequence[Task],
    *,
    limits: Limits,
    prepare: Callable[..., None],
    prepared_with: tuple[object, ...] = (),
) -> Iterator[Outcome[Task, Result]]:
    """Work through the tasks in processes of their own, in order; ``prepare`` is called once in each process.

    Results come in the order of the tasks. A task beyond its limits, or one that brings its process down, fails alone; only what the
    operator must mend (``ToolkitError``) ends the work. Of many tasks a process is handed some together, for handing one over costs as much
    as a sixth of reading it; where anything goes wrong with those, whatever it is, each of them is done again by itself.
    """
    if not tasks:
        return
    workers = min(limits.workers or os.cpu_count() or 1, len(tasks))
    processes = _Processes(workers, (limits.megabytes, prepare, prepared_with), _context(function.__module__))
    size = max(1, min(_TOGETHER, len(tasks) // (workers * 8)))
    waiting: deque[tuple[Sequence[Task], Future[Any], int]] = deque()
    coming = (tasks[start : start + size] for start in range(0, len(tasks), size))

    def hand_in(some: Sequence[Task], tries: int = 1) -> tuple[Sequence[Task], Future[Any], int]:
        if len(some) == 1:
            return some, processes.schedule(function, some[0], limits.seconds), tries
        return some, processes.schedule(partial(_work_together, function), some, min(limits.seconds, _TOGETHER_SECONDS)), tries

    try:
        while True:
            waiting.extend(map(hand_in, islice(coming, max(0, workers * 4 - len(waiting)))))
            if not waiting:
                return
            some, future, tries = waiting.popleft()
            lost = processes.broke(future)
            if len(some) == 1:
                if lost and tries < _MOST_TRIES:
                    waiting.appendleft(hand_in(some, tries + 1))
                else:
                    yield _outcome(some[0], future.result)
                continue
            try:
                results = future.result()
            except Exception:  # noqa: BLE001  # what it is, and of which task, shows when each is done by itself
                waiting.extendleft(reversed([hand_in([task]) for task in some]))
                continue
            waiting.extendleft([hand_in(some[len(results) :])] if len(results) < len(some) else [])
            yield from (Outcome(task=task, result=result) for task, result in zip(some, results, strict=False))
    finally:
        for _, future, _ in waiting:
            future.cancel()
        processes.end(at_once=bool(waiting))


class _Processes:
    """A pool of processes that is opened anew when it breaks.

    The library gives a whole pool up where a process ends before it was heard to have taken a task and no other has one. What was handed
    in and not done is lost with it: ``broke`` tells so of a task.
    """

    def __init__(self, workers: int, initial: tuple[Any, ...], context: Any, *, lives: int = 0) -> None:  # noqa: ANN401  # as _context
        """Open the pool; a process has ``lives`` tasks at most (0: any number)."""
        self._settings = {"max_workers": workers, "max_tasks": lives, "initializer": _start, "initargs": initial, "context": context}
        self._pool: Any = self._opened()  # pebble gives its methods no types
        self._given: set[Future[Any]] = set()

    def _opened(self) -> ProcessPool:
        from pebble import ProcessPool

        return ProcessPool(**self._settings)

    def schedule(self, function: Callable[[Any], Any], task: object, seconds: float | None) -> Future[Any]:
        """Hand in a task."""
        self.heal()
        future: Future[Any] = self._pool.schedule(function, args=(task,), timeout=seconds)
        self._given.add(future)
        future.add_done_callback(self._given.discard)
        return future

    def heal(self) -> None:
        """Open the pool anew where it broke; tasks that it never came to would wait for ever."""
        if self._pool.active:
            return
        lost = [future for future in list(self._given) if not future.done()]
        self.end(at_once=True)
        self._pool, self._given = self._opened(), set()
        for future in lost:
            with suppress(InvalidStateError):
                future.set_exception(BrokenProcessPool())

    def broke(self, future: Future[Any]) -> bool:
        """Wait until a task is done; tell whether it was lost with its pool."""
        while not future.done():
            wait((future,), timeout=_LOOK_SECONDS)
            self.heal()
        return _broke(future)

    def end(self, *, at_once: bool) -> None:
        """Let the processes go."""
        (self._pool.stop if at_once else self._pool.close)()
        self._pool.join()


def _broke(future: Future[Any]) -> bool:
    return not future.cancelled() and isinstance(future.exception(), BrokenProcessPool)


def _work_together(function: Callable[[Task], Result], tasks: Sequence[Task]) -> list[Result]:
    """Do the first of some tasks, as many as half a second is enough for, and at least one."""
    ends, results = monotonic() + _TOGETHER_WORK_SECONDS, []
    for task in tasks:
        results.append(function(task))
        if monotonic() > ends:
            break
    return results


class Pool:
    """Processes that stay: work is handed in as it comes and fetched as it is done, in any order. A failure costs one task.

    ``wake`` is called from another thread whenever something is done. Processes that rest cost nothing and come back by themselves.
    """

    def __init__(
        self, *modules: str, limits: Limits, prepare: Callable[..., None], prepared_with: tuple[object, ...], wake: Callable[[], None]
    ) -> None:
        """Open the pool; ``modules`` are imported before the processes divide, so that each starts in milliseconds."""
        self.limits, self._wake = limits, wake
        self.workers = limits.workers or os.cpu_count() or 1
        self._initial = (limits.megabytes, prepare, prepared_with)
        self._context = _context(*modules)
        self._waiting: dict[Future[Any], tuple[Callable[[Any], Any], Any, int]] = {}
        self._last_use = monotonic()
        self._processes: _Processes | None = None
        self.warm()

    def __len__(self) -> int:
        """Return how many tasks are not fetched yet."""
        return len(self._waiting)

    def submit(self, function: Callable[[Any], Any], task: object, tries: int = 1) -> None:
        """Hand in a task for a plain function."""
        future = self._opened().schedule(function, task, self.limits.seconds)
        self._waiting[future] = function, task, tries
        future.add_done_callback(lambda _: self._wake())

    def warm(self) -> None:
        """Start the processes where they rest: soon there will be work."""
        if self._processes is None:
            for _ in range(self.workers):
                self._opened().schedule(_nothing, None, None)
        self._last_use = monotonic()

    def rest(self, after: float) -> None:
        """Let the processes go until there is work again, where there was none for ``after`` seconds."""
        if not self._waiting and monotonic() - self._last_use > after:
            self._let_go()

    def fetch(self) -> list[Outcome[Any, Any]]:
        """Return what is done, in the order in which it was handed in."""
        found = []
        if self._processes is not None:
            self._processes.heal()
        for future in [future for future in self._waiting if future.done()]:
            function, task, tries = self._waiting.pop(future)
            if _broke(future) and tries < _MOST_TRIES:
                self.submit(function, task, tries + 1)
            else:
                found.append(self._outcome(task, future))
        return found

    def _outcome(self, task: object, future: Future[Any]) -> Outcome[Any, Any]:
        try:
            return _outcome(task, future.result)
        except ToolkitError as error:
            return Outcome(task=task, failure=Failure.BUG, error=error)

    def close(self) -> None:
        """Stop at once; what is not done is lost here and done by the next pool."""
        for future in self._waiting:
            future.cancel()
        self._waiting.clear()
        self._let_go()

    def _opened(self) -> _Processes:
        if self._processes is None:
            self._processes = _Processes(self.workers, self._initial, self._context, lives=_TASKS_A_LIFE)
        return self._processes

    def _let_go(self) -> None:
        if self._processes is not None:
            self._processes.end(at_once=True)
            self._processes = None


def _nothing(_: None) -> None:
    """Let a process start."""


def run_alone(
    function: Callable[[Task], Result],
    task: Task,
    *,
    limits: Limits,
    prepare: Callable[..., None],
    prepared_with: tuple[object, ...] = (),
) -> Outcome[Task, Result]:
    """Work on one task within its limits, where a pool would take longer to start than the work itself.

    On Linux this process divides, which takes some milliseconds: only for one that holds no lock and no database.
    """
    if sys.platform != "linux":
        return next(run_apart(function, (task,), limits=limits, prepare=prepare, prepared_with=prepared_with))
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    initial = (limits.megabytes, prepare, prepared_with)
    process = context.Process(target=_work_alone, args=(function, task, initial, sender), daemon=True)
    process.start()
    sender.close()
    try:
        answer = receiver.recv() if receiver.poll(limits.seconds) else Outcome(task=task, failure=Failure.TIMEOUT)
    except EOFError:
        answer = Outcome(task=task, failure=Failure.CRASH)
    finally:
        process.kill()
        process.join()
        receiver.close()
    if isinstance(answer, ToolkitError):
        raise answer
    outcome: Outcome[Task, Result] = answer
    return outcome


def _work_alone(function: Callable[[Task], Result], task: Task, initial: tuple[Any, ...], sender: Connection) -> None:
    """Do the work in the divided process and send what became of it."""
    try:
        _start(*initial)
        answer: Outcome[Task, Result] | ToolkitError = _outcome(task, lambda: function(task))
    except ToolkitError as error:
        answer = error
    sender.send(answer)


def _context(*modules: str) -> Any:  # noqa: ANN401  # the type of a context differs by platform
    """Return the way to start processes: one server that has imported the modules and divides, or each by itself on Windows."""
    if sys.platform == "win32":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(modules))
    return context


def _outcome(task: Task, work: Callable[[], Result]) -> Outcome[Task, Result]:
    from pebble import ProcessExpired

    try:
        return Outcome(task=task, result=work())
    except TimeoutError:  # since Python 3.11 the one of concurrent.futures
        failure = Failure.TIMEOUT
    except (ProcessExpired, BrokenProcessPool):
        failure = Failure.CRASH
    except MemoryError:
        failure = Failure.MEMORY
    except ToolkitError:
        raise
    except Exception:  # noqa: BLE001  # a bug in reading one file must cost that file alone; it is logged and told
        if logging.getLogger().handlers:  # without a log the last resort of logging would print the trace at a clerk
            _log.exception("task failed: %r", task)
        failure = Failure.BUG
    return Outcome(task=task, failure=failure)


def _start(megabytes: int, prepare: Callable[..., None], prepared_with: tuple[object, ...]) -> None:
    """Set up a process of the pool; at the end of its time it leaves through every ``finally``, so that no child of its own stays."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 2)  # libraries that are not Python's print their own English when they stumble
    os.close(silence)
    if sys.platform == "linux":
        import resource

        size = megabytes * 2**20
        resource.setrlimit(resource.RLIMIT_AS, (size, size))
    prepare(*prepared_with)
