"""The processes that read for the watcher: what :func:`toolkit.reading.read_all` does for a batch, for files that come one by one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

from toolkit.conversion import Unconverted, can_convert, convert_all
from toolkit.errors import reason_of
from toolkit.executor import Failure, Limits, Outcome, Pool
from toolkit.model.definitions import Definitions
from toolkit.model.submission import Reading
from toolkit.reading import ReadTask, Wanted, failed, prepare, read_task, unreadable_finding, without_office


class ReadingRoom:
    """Reads files as they come, each in a process that may be killed.

    What only LibreOffice opens is converted in a thread of its own meanwhile; ``wake`` is called whenever something is done.
    """

    def __init__(
        self, definitions: Definitions, *, limits: Limits, converted: Path, wake: Callable[[], None], modules: Sequence[str] = ()
    ) -> None:
        """Open the room with processes that know these definitions, and these ``modules`` for other work."""
        self._pool = Pool("toolkit.reading", *modules, limits=limits, prepare=prepare, prepared_with=(definitions,), wake=wake)
        self._office = ThreadPoolExecutor(max_workers=1, thread_name_prefix="office")
        self._converted, self._wake = converted, wake
        self._converting: dict[Future[Path | str], tuple[ReadTask, Wanted]] = {}
        self._partly: dict[ReadTask, Wanted] = {}
        self._others: list[Outcome[Any, Any]] = []

    def __len__(self) -> int:
        """Return how many files are being read."""
        return len(self._pool) + len(self._converting)

    @property
    def places(self) -> int:
        """Return how many files can be read side by side."""
        return self._pool.workers

    def submit(self, task: ReadTask) -> None:
        """Hand in a file."""
        self._pool.submit(read_task, task)

    def fetch(self) -> list[tuple[ReadTask, Reading, bool]]:
        """Return what was read: the task as it was handed in, what its file says, whether it is worth another try at another time."""
        done = [self._convert_done(future) for future in [future for future in self._converting if future.done()]]
        outcomes = self._pool.fetch()
        self._others += [outcome for outcome in outcomes if not isinstance(outcome.task, ReadTask)]
        read = (self._read_done(outcome) for outcome in outcomes if isinstance(outcome.task, ReadTask))
        return [*(one for one in done if one), *(one for one in read if one)]

    def submit_other(self, function: Callable[[Any], Any], task: object) -> None:
        """Let the same processes do other work, with the same limits; ``function`` may ask for :func:`prepared_definitions`."""
        self._pool.submit(function, task)

    def fetch_other(self) -> list[Outcome[Any, Any]]:
        """Return what became of the other work by the last :meth:`fetch`."""
        others, self._others = self._others, []
        return others

    def warm(self) -> None:
        """Have the processes ready: soon there will be files."""
        self._pool.warm()

    def rest(self, after: float) -> None:
        """Let the processes go until the next file, where nothing was read for ``after`` seconds."""
        if not self._converting:
            self._pool.rest(after)

    def close(self) -> None:
        """Stop at once."""
        self._office.shutdown(wait=False, cancel_futures=True)
        self._pool.close()

    def _read_done(self, outcome: Outcome[ReadTask, Reading | Wanted]) -> tuple[ReadTask, Reading, bool] | None:
        task = replace(outcome.task, converted=None)
        before = self._partly.pop(task, None)
        if isinstance(outcome.result, Reading):
            return task, outcome.result, False
        if isinstance(outcome.result, Wanted) and before is None:
            file = Unconverted(path=task.path, sha256=task.sha256, kind=outcome.result.kind)
            future = self._office.submit(lambda: next(place for _, place in convert_all([file], self._converted)))
            self._converting[future] = (task, outcome.result)
            future.add_done_callback(lambda _: self._wake())
            return None
        if outcome.error is not None:
            return task, Reading(sha256=task.sha256, findings=(unreadable_finding(str(outcome.error)),)), True
        reading = before.reading if before and before.reading.records else failed(task, outcome.failure or Failure.BUG)
        return task, reading, outcome.failure is not None

    def _convert_done(self, future: Future[Path | str]) -> tuple[ReadTask, Reading, bool] | None:
        task, wanted = self._converting.pop(future)
        try:
            place = future.result()
        except OSError as error:
            return task, without_office(wanted.reading, f"Chưa chuyển được tệp sang dạng mới để đọc: {reason_of(error)}."), True
        if isinstance(place, str):
            return task, without_office(wanted.reading, place), not can_convert()
        self._partly[task] = wanted
        self._pool.submit(read_task, replace(task, converted=place))
        return None
