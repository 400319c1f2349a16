"""Killed at each step that writes (write, fsync, rename, commit) and started again: the end is as if nothing had happened."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.places import INBOX, demo_file, make_place
from tests.serving import serving
from toolkit.pipeline import check_all, rebuild, tell_files
from toolkit.store import open_books
from toolkit.workspace import Workspace, open_workspace

COMMIT = ("sqlalchemy.engine.default", "DefaultDialect.do_commit")
# Where the process dies: at the n-th call, or right after it where n is negative.
POINTS = (
    ("toolkit.store.archive", "_chunks", 1),
    ("os", "fsync", 1),
    ("os", "fsync", -2),
    ("os", "replace", 1),
    ("os", "replace", -1),
    ("os", "replace", 5),
    ("os", "replace", -7),
    ("os", "rename", 1),
    ("os", "rename", -1),
    (*COMMIT, 3),
    (*COMMIT, -3),
    (*COMMIT, 5),
    (*COMMIT, -6),
    (*COMMIT, 9),
    (*COMMIT, -14),
    ("toolkit.pipeline.receipts", "write_whole", 1),
    ("toolkit.pipeline.receipts", "write_whole", -2),
    ("toolkit.store.duty", "Duty.answered", 1),
    ("toolkit.store.duty", "Duty.answered", -1),
    ("toolkit.store.books", "Books.settle", -1),
    ("toolkit.store.books", "Books.mark_settled", 1),
)


def inbox_with_everything(root: Path) -> Workspace:
    """Make a workspace whose files leave the inbox when they are taken: two forms and one that nobody can read."""
    make_place(root)
    (root / "toolkit.toml").write_text('[reading]\nworkers = 1\n[watch]\non_success = "move"\n', encoding="utf-8")
    for part in ("04-KQ", "05-TH"):
        source = demo_file("VP", part)
        shutil.copy2(source, root / "inbox" / "VP" / source.name)
    (root / "inbox" / "VP" / "hỏng.pdf").write_bytes(b"%PDF-1.4 " + b"x" * 1000 + b"%%EOF")
    return open_workspace(root)


def ends(workspace: Workspace) -> dict[str, object]:
    """Return all that can be seen when everything is done, without the moments at which it was done."""
    with serving(workspace) as work:
        work.until()
        work.turns(3)
        lines = [(line.path, line.sha256, line.state, line.reason) for line in tell_files(work.desk)]
    assert check_all(workspace)[0] == ()
    folders = {"outbox": workspace.outbox, "inbox": workspace.inbox, "quarantine": workspace.quarantine, "archive": workspace.archive}
    found: dict[str, object] = {"files": sorted(lines)}
    for name, folder in folders.items():
        paths = sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(("_TRẠNG", "Danh sách")))
        found[name] = [path.relative_to(folder).as_posix() for path in paths]
        told = [path for path in paths if not path.name.startswith("Phiếu tiếp nhận") and path.suffix != ".txt"]
        found[f"{name} bytes"] = [hashlib.sha256(path.read_bytes()).hexdigest() for path in told]
    return found


@pytest.fixture(scope="session")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """How it ends when nobody dies."""
    return ends(inbox_with_everything(tmp_path_factory.mktemp("undisturbed") / "w"))


def test_undisturbed_nothing_is_left_in_the_inbox_but_what_we_put_there(undisturbed: dict[str, object]) -> None:
    names = undisturbed["inbox"]
    assert isinstance(names, list)
    assert len([name for name in names if "_da-nhan/" in name]) == 3
    assert len([name for name in names if "_phieu/Phiếu tiếp nhận" in name]) == 3
    assert [name for name in names if "/_" not in name] == []


@pytest.mark.slow
@pytest.mark.parametrize(("module", "name", "number"), POINTS)
def test_a_service_that_is_killed_and_started_again_ends_as_if_undisturbed(
    tmp_path: Path, undisturbed: dict[str, object], module: str, name: str, number: int
) -> None:
    workspace = inbox_with_everything(tmp_path / "w")
    command = (sys.executable, "-m", "tests.killed_watch", str(workspace.root), module, name, str(number))
    died = subprocess.run(command, cwd=INBOX.parent, capture_output=True, timeout=200, check=False)
    assert died.returncode == -9, died.stderr.decode()
    assert ends(workspace) == undisturbed
    books = open_books(workspace.database)
    before = books.dump()
    books.close()
    rebuild(workspace)
    books = open_books(workspace.database)
    assert books.dump() == before
    books.close()
