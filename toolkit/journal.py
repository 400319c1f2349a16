"""What the service or a batch did, one JSON line an event, in ``data/log/watch.jsonl``. No answer of a branch is ever in it."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path

_MOST_BYTES, _OLD_FILES = 5 * 2**20, 5


class Journal:
    """The open log. A disk that is full must not stop the service: what cannot be logged is left out."""

    def __init__(self, folder: Path, clock: Callable[[], datetime]) -> None:
        """Open the log in ``folder``, making it where it is not there."""
        self._clock = clock
        self._handler: RotatingFileHandler | None = None
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._handler = RotatingFileHandler(
                folder / "watch.jsonl", maxBytes=_MOST_BYTES, backupCount=_OLD_FILES, encoding="utf-8", delay=True
            )
            self._handler.handleError = lambda record: None  # type: ignore[method-assign]  # noqa: ARG005  # never onto the screen
        except OSError:
            self._handler = None

    def write(self, event: str, **said: object) -> None:
        """Write one line: when, what, and what else there is to say (``file``: the id of a file, ``path``: as dropped)."""
        if self._handler is None:
            return
        line = {"at": self._clock().isoformat(), "event": event} | said
        text = json.dumps(line, ensure_ascii=False, default=str)
        self._handler.emit(logging.LogRecord("watch", logging.INFO, "", 0, text, None, None))

    def close(self) -> None:
        """Close the file."""
        if self._handler is not None:
            with suppress(OSError):  # a full disk: as with each line
                self._handler.close()


@contextmanager
def kept_journal(folder: Path, clock: Callable[[], datetime]) -> Iterator[Journal]:
    """Open the log, and close it at the end."""
    journal = Journal(folder, clock)
    try:
        yield journal
    finally:
        journal.close()
