"""A batch answers too: receipts in the outbox, one JSON line an event; the service then answers beside the files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.places import NOW, demo_file, make_place, outbox_holds
from tests.serving import events, serving
from tests.test_cli import Call, call
from toolkit.pipeline import open_desk, run
from toolkit.watch.answers import ANSWERS
from toolkit.workspace import Workspace

__all__ = ["call"]


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    """A workspace to which two branches sent their results."""
    workspace = make_place(tmp_path / "w")
    for branch in ("VP", "TTR"):
        (workspace.inbox / branch / "a.docx").write_bytes(demo_file(branch, "04-KQ").read_bytes())
    return workspace


def receipts(folder: Path) -> list[str]:
    """Return the receipts below a folder, by their paths."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("Phiếu tiếp nhận*.docx"))


def test_a_batch_writes_the_receipts_into_the_outbox_once_and_nothing_into_the_inbox(place: Workspace) -> None:
    run(place, NOW)
    written = receipts(place.outbox)
    assert [name.rpartition("/")[0] for name in written] == ["2024-Q3/TTR", "2024-Q3/VP"]
    assert receipts(place.inbox) == []
    before = outbox_holds(place)
    run(place, NOW)
    assert outbox_holds(place) == before and len(events(place, "answered")) == 2


def test_a_newer_version_takes_the_receipt_of_the_older_one_away(place: Workspace) -> None:
    run(place, NOW)
    (old,) = (name for name in receipts(place.outbox) if "VP/" in name)
    form = demo_file("VP", "04-KQ").read_bytes()
    (place.inbox / "VP" / "b.docx").write_bytes(form[:-2] + b"\x01\x00x")
    run(place, NOW)
    (new,) = (name for name in receipts(place.outbox) if "VP/" in name)
    assert new != old
    run(place, NOW)
    with open_desk(place) as desk:
        assert sum(len(desk.duty.placed(folder)) for folder in desk.books.folders()) == 2


def test_the_service_answers_beside_the_files_what_a_batch_had_read(place: Workspace) -> None:
    run(place, NOW)
    in_outbox = outbox_holds(place)
    with serving(place) as work:
        work.until()
    assert len(receipts(place.inbox / "VP" / ANSWERS)) == len(receipts(place.inbox / "TTR" / ANSWERS)) == 1
    assert outbox_holds(place) == in_outbox
    run(place, NOW)
    assert len(events(place, "answered")) == 4, "a batch leaves to the service what the service has done"


def test_every_event_of_a_batch_is_one_line_of_the_log(place: Workspace) -> None:
    run(place, NOW)
    lines = [json.loads(line) for line in (place.logs / "watch.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [line["event"] for line in lines] == ["run", *["received"] * 2, *["read"] * 2, *["answered"] * 2, "done"]
    files = {line["file"] for line in lines if line["event"] == "received"}
    assert len(files) == 2 and {line["file"] for line in lines if "file" in line} == files


def test_a_receipt_that_cannot_be_written_is_told_and_written_by_the_next_run(place: Workspace, call: Call) -> None:
    (place.outbox / "2024-Q3").mkdir(parents=True)
    blocked = place.outbox / "2024-Q3" / "VP"
    blocked.write_bytes(b"")
    told = call("run", "--workspace", place.root, "--today", "2024-10-03")
    assert told.code == 5 and "Chưa ghi được phiếu tiếp nhận" in told.out and "VP/a.docx" in told.out
    assert [name.rpartition("/")[0] for name in receipts(place.outbox)] == ["2024-Q3/TTR"]
    blocked.unlink()
    call("run", "--workspace", place.root, "--today", "2024-10-03")
    assert len(receipts(place.outbox)) == 2
