"""Run a service in a process that kills itself (SIGKILL) at the n-th call of one function: ``python -m tests.killed_watch ROOT MODULE NAME N``."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.killed import die_at
from tests.serving import serving
from toolkit.workspace import open_workspace


def main() -> None:
    """Be on duty until nothing is left to do, and do not live to tell."""
    root, module, name, number = sys.argv[1:]
    workspace = open_workspace(Path(root))
    die_at(module, name, int(number))
    with serving(workspace) as work:
        work.until()


if __name__ == "__main__":
    main()
