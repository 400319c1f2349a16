"""Small workspaces for tests: made by ``init``, filled from the repository's own inbox."""

from __future__ import annotations

import hashlib
import shutil
from datetime import datetime
from pathlib import Path

from toolkit.store import open_books
from toolkit.workspace import Workspace, make_workspace, open_workspace

INBOX = Path(__file__).parent.parent / "inbox"
NOW = datetime(2024, 10, 3, 8, 30).astimezone()


def make_place(root: Path, *branches: str, only: str = "*") -> Workspace:
    """Make a workspace with the demo's files of those branches, read by one process; ``only`` picks some of them by name."""
    make_workspace(root)
    (root / "toolkit.toml").write_text("[reading]\nworkers = 1\n", encoding="utf-8")
    for branch in branches:
        for source in sorted((INBOX / branch).glob(only)):
            shutil.copy2(source, root / "inbox" / branch / source.name)
    return open_workspace(root)


def demo_file(branch: str, part: str) -> Path:
    """Return the one file of the demo in that branch's folder whose name holds ``part``."""
    (found,) = (path for path in (INBOX / branch).iterdir() if part in path.name)
    return found


def books_say(workspace: Workspace) -> object:
    """Return all that the books say: the derived tables, and every event without the moment at which it was written."""
    books = open_books(workspace.database)
    try:
        books.verify()
        return books.dump(), books.arrivals(), books.passed_over()
    finally:
        books.close()


def outbox_holds(workspace: Workspace) -> dict[str, str]:
    """Return every file of the outbox with the digest of its bytes."""
    found = (path for path in workspace.outbox.rglob("*") if path.is_file())
    return {path.relative_to(workspace.root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in found}
