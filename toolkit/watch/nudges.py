"""Events of the file system wake the look at the inbox and do nothing else. The only home of watchdog.

Where events cannot come (network file systems) nothing is observed: then the service looks often by itself. An observer that died, or whose
folder was taken away and put back, is replaced.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.intake import SHARED, TRIALS, WRITING, identity_of

if TYPE_CHECKING:
    from watchdog.observers.api import BaseObserver

_log = logging.getLogger(__name__)

_SEEN_BY_US = frozenset({"opened", "closed_no_write"})  # what our own reading causes


class Nudges:
    """The observer of one folder; ``nudge`` is called from its thread when something moved that may concern us."""

    def __init__(self, inbox: Path, nudge: Callable[[], None]) -> None:
        """Prepare; nothing is observed before :meth:`keep_alive`."""
        self.inbox, self._nudge = inbox, nudge
        self._observer: BaseObserver | None = None
        self._identity: tuple[int, int] | None = None

    def keep_alive(self) -> bool:
        """Observe the folder if that is not so, and tell whether events may come; without them looking alone finds everything."""
        identity = identity_of(self.inbox)
        if identity is None:
            self.close()
            return False
        if self._observer is not None and self._lives() and identity == self._identity:
            return True
        self.close()
        return self._start(identity)

    def close(self) -> None:
        """Observe no longer."""
        if self._observer is not None:
            self._observer.stop()
            self._observer = None

    def _lives(self) -> bool:
        observer = self._observer
        return observer is not None and observer.is_alive() and all(emitter.is_alive() for emitter in observer.emitters)

    def _start(self, identity: tuple[int, int]) -> bool:
        from watchdog.events import FileSystemEvent, FileSystemEventHandler
        from watchdog.observers import Observer

        concerns, nudge = self._concerns, self._nudge

        class Handler(FileSystemEventHandler):
            def on_any_event(self, event: FileSystemEvent) -> None:
                if event.event_type not in _SEEN_BY_US and any(concerns(str(path)) for path in (event.src_path, event.dest_path) if path):
                    nudge()

        observer = Observer()
        try:
            observer.schedule(Handler(), str(self.inbox), recursive=True)
            observer.start()
        except (OSError, RuntimeError) as error:  # no more watches to be had, for instance: then looking is all there is
            _log.warning("no events from the inbox: %s", error)
            return False
        self._observer, self._identity = observer, identity
        return True

    def _concerns(self, path: str) -> bool:
        """Tell whether something moved that is not our own writing."""
        try:
            parts = Path(path).relative_to(self.inbox).parts
        except ValueError:
            return True
        ours = (part for part in parts if part.startswith(("_", WRITING)))
        return not any(part not in (SHARED, TRIALS) for part in ours)
