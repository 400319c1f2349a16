"""Tasks for the executor's tests: a process of the pool imports them by name."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from threading import Event

from toolkit.errors import IntegrityError

GREETING: list[str] = []


def prepare(word: str) -> None:
    """Leave a word in the process."""
    GREETING[:] = [word]


def act(task: str) -> str:
    """Answer, or misbehave in the way that the task names."""
    if task == "endless":
        signal.pause()
    if task.startswith("tidy "):
        try:
            signal.pause()
        finally:
            Path(task.removeprefix("tidy ")).write_text("tidied", encoding="utf-8")
    if task.startswith("damaged "):
        raise IntegrityError(task)
    if task.startswith("slow "):
        Event().wait(0.4)
    if task == "die":
        os._exit(9)
    if task == "swallow":
        return str(len(bytearray(2**31)))
    if task == "stumble":
        raise ValueError(task)
    return f"{GREETING[0]} {task}"
