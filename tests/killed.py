"""Run a workspace in a process that kills itself (SIGKILL) at the n-th call of one function: ``python -m tests.killed ROOT MODULE NAME N [ACT]``.

With ``freeze`` or ``issue`` that is done to the report of 2024-Q3 instead.
"""

from __future__ import annotations

import importlib
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.places import NOW


def die_at(module: str, name: str, number: int) -> None:
    """Replace a function or method by one that kills this process at its ``number``-th call (negative: right after it)."""
    owner: Any = importlib.import_module(module)
    *path, last = name.split(".")
    for part in path:
        owner = getattr(owner, part)
    real: Callable[..., Any] = getattr(owner, last)
    calls = 0

    def dying(*arguments: Any, **named: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == number:
            os.kill(os.getpid(), signal.SIGKILL)
        result = real(*arguments, **named)
        if calls == -number:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    setattr(owner, last, dying)


def main() -> None:
    """Run once, and do not live to tell."""
    from toolkit.cli import main as toolkit
    from toolkit.pipeline import run
    from toolkit.workspace import open_workspace

    root, module, name, number, *what = sys.argv[1:]
    die_at(module, name, int(number))
    if what:
        more = ["--no-pdf"] if what[0] == "issue" else []
        toolkit(["report", what[0], "--period", "2024-Q3", "--yes", *more, "--workspace", root, "--today", "2024-10-05"])
    run(open_workspace(Path(root)), NOW)


if __name__ == "__main__":
    main()
