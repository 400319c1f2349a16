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
from concurrent.futures import Future
from dataclasses import dataclass
from enum import StrEnum
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
_TOGETHER = 8  # tasks that are handed over at once where there are many
_TOGETHER_WORK_SECONDS, _TOGETHER_SECONDS = 0.5, 3


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
    from pebble import ProcessPool

    workers = min(limits.workers or os.cpu_count() or 1, len(tasks))
    context = _context(function.__module__)
    initial = (limits.megabytes, prepare, prepared_with)
    size = max(1, min(_TOGETHER, len(tasks) // (workers * 8)))
    with ProcessPool(max_workers=workers, initializer=_start, initargs=initial, context=context) as pool:
        waiting: deque[tuple[Sequence[Task], Future[Any]]] = deque()
        coming = (tasks[start : start + size] for start in range(0, len(tasks), size))

        def hand_in(some: Sequence[Task]) -> tuple[Sequence[Task], Future[Any]]:
            if len(some) == 1:
                return some, pool.schedule(function, args=(some[0],), timeout=limits.seconds)
            return some, pool.schedule(_work_together, args=(function, some), timeout=min(limits.seconds, _TOGETHER_SECONDS))

        try:
            while True:
                waiting.extend(map(hand_in, islice(coming, max(0, workers * 4 - len(waiting)))))
                if not waiting:
                    return
                some, future = waiting.popleft()
                if len(some) == 1:
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
            for _, future in waiting:
                future.cancel()
            _end(pool, at_once=bool(waiting))


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
        self._waiting: dict[Future[Any], Any] = {}
        self._last_use = monotonic()
        self._pool: ProcessPool | None = None
        self.warm()

    def __len__(self) -> int:
        """Return how many tasks are not fetched yet."""
        return len(self._waiting)

    def submit(self, function: Callable[[Any], Any], task: object) -> None:
        """Hand in a task for a plain function."""
        future = self._opened().schedule(function, args=(task,), timeout=self.limits.seconds)
        self._waiting[future] = task
        future.add_done_callback(lambda _: self._wake())

    def warm(self) -> None:
        """Start the processes where they rest: soon there will be work."""
        if self._pool is None:
            for _ in range(self.workers):
                self._opened().schedule(os.getpid)
        self._last_use = monotonic()

    def rest(self, after: float) -> None:
        """Let the processes go until there is work again, where there was none for ``after`` seconds."""
        if not self._waiting and monotonic() - self._last_use > after:
            self._let_go()

    def fetch(self) -> list[Outcome[Any, Any]]:
        """Return what is done, in the order in which it was handed in."""
        done = [future for future in self._waiting if future.done()]
        return [self._outcome(self._waiting.pop(future), future) for future in done]

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

    def _opened(self) -> ProcessPool:
        from pebble import ProcessPool

        if self._pool is None:
            self._pool = ProcessPool(
                max_workers=self.workers, max_tasks=_TASKS_A_LIFE, initializer=_start, initargs=self._initial, context=self._context
            )
        return self._pool

    def _let_go(self) -> None:
        if self._pool is not None:
            _end(self._pool, at_once=True)
            self._pool = None


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


def _end(pool: Any, *, at_once: bool) -> None:  # noqa: ANN401  # pebble gives these methods no types
    """Let the processes go."""
    (pool.stop if at_once else pool.close)()
    pool.join()


def _outcome(task: Task, work: Callable[[], Result]) -> Outcome[Task, Result]:
    from pebble import ProcessExpired

    try:
        return Outcome(task=task, result=work())
    except TimeoutError:  # since Python 3.11 the one of concurrent.futures
        failure = Failure.TIMEOUT
    except ProcessExpired:
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
