"""The outbox changes only where there is something new to say, and never at the cost of a clerk's own work."""

from __future__ import annotations

import errno
import os
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest

from tests.places import NOW, demo_file, make_place, outbox_holds
from tests.test_cli import Call, call
from toolkit.life.bookmarks import Mark
from toolkit.model.paper import Draft
from toolkit.pipeline import run
from toolkit.printing import Act, decide, making, outbox
from toolkit.printing.placing import put, sweep, write_part
from toolkit.printing.twins import twin_path
from toolkit.workspace import Workspace, open_workspace

__all__ = ["call"]

LATER = NOW + timedelta(days=30)


@pytest.mark.parametrize(
    ("found", "newest", "act"),
    [
        (None, None, Act.WRITE),
        (None, "new", Act.WRITE),
        ("ours-new", "new", Act.STAND),
        ("ours-old", "new", Act.WRITE),
        ("ours-old", "old", Act.WRITE),
        ("edited", "new", Act.STAND),
        ("edited", "old", Act.SET_ASIDE_AND_WRITE),
        ("edited", None, Act.SET_ASIDE_AND_WRITE),
    ],
)
def test_what_is_done_about_a_paper_that_says_something_new(found: str | None, newest: str | None, act: Act) -> None:
    assert decide("new", found, {"ours-old": "old", "ours-new": "new"}, newest) is act


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    """A workspace whose papers were printed once; branch QLNL lacks a form."""
    workspace = make_place(tmp_path / "w", "QLNL")
    run(workspace, NOW)
    return workspace


def report_of(workspace: Workspace) -> Path:
    (found,) = workspace.outbox.glob("2024-Q3/Báo cáo*.docx")
    return found


def add_form(workspace: Workspace) -> None:
    """Let the branch send one more form, so that every paper says something new."""
    source = demo_file("TTR", "03-ĐG")
    (workspace.inbox / "TTR" / "mới.docx").write_bytes(source.read_bytes())


def test_an_edited_paper_stands_while_there_is_nothing_new_to_say(place: Workspace) -> None:
    report_of(place).write_bytes(b"the clerk's own words")
    printout = run(place, NOW).printout
    assert printout.written == ()
    assert report_of(place).read_bytes() == b"the clerk's own words"


def test_an_edited_paper_is_renamed_before_a_new_version_takes_its_place(place: Workspace) -> None:
    report_of(place).write_bytes(b"the clerk's own words")
    add_form(place)
    printout = run(place, NOW).printout
    (aside,) = printout.set_aside
    assert (place.root / aside).read_bytes() == b"the clerk's own words"
    assert "bản sửa tay 1" in aside
    new = place.outbox / "2024-Q3" / "Báo cáo quý III năm 2024.docx"
    assert new.read_bytes().startswith(b"PK")


def test_what_a_clerk_saves_while_the_paper_is_being_composed_is_renamed_too(place: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    paper, real = report_of(place), making.draft_bytes
    twin = twin_path(paper).read_bytes()

    def composing(draft: Draft, templates: Path) -> tuple[bytes, tuple[Mark, ...]]:
        made = real(draft, templates)
        if draft.path == paper.name:
            paper.write_bytes(b"the clerk's own words")  # saved in Word in the middle of the work
        return made

    monkeypatch.setattr(outbox, "draft_bytes", composing)
    add_form(place)
    (aside,) = run(place, NOW).printout.set_aside
    assert (place.root / aside).read_bytes() == b"the clerk's own words"
    assert twin_path(place.root / aside).read_bytes() == twin
    assert paper.read_bytes().startswith(b"PK")


def test_an_edited_paper_is_kept_too_where_the_outbox_lies_elsewhere(tmp_path: Path) -> None:
    make_place(tmp_path / "w", "QLNL", only="*04-KQ*")
    (tmp_path / "w" / "toolkit.toml").write_text(f'[folders]\noutbox = "{tmp_path / "ra"}"\n[reading]\nworkers = 1\n', encoding="utf-8")
    place = open_workspace(tmp_path / "w")
    run(place, NOW)
    report_of(place).write_bytes(b"the clerk's own words")
    add_form(place)
    (aside,) = run(place, NOW).printout.set_aside
    assert Path(aside).parent == place.outbox / "2024-Q3"
    assert Path(aside).read_bytes() == b"the clerk's own words"


def test_a_paper_that_cannot_take_its_place_is_named_and_stops_no_other_and_is_not_forgotten(
    place: Workspace, monkeypatch: pytest.MonkeyPatch, call: Call
) -> None:
    paper, before = report_of(place), outbox_holds(place)
    real = Path.replace

    def replace(source: Path, target: Path) -> Path:
        if target == paper:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))  # as on Windows, where Word has it open
        return real(source, target)

    add_form(place)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", replace)
        done = call("run", "--workspace", place.root, "--today", "2024-10-03")
    assert done.code == 5
    assert "outbox/2024-Q3/Báo cáo quý III năm 2024.docx" in done.err and "Traceback" not in done.err
    after = outbox_holds(place)
    named, twin = (path.relative_to(place.root).as_posix() for path in (paper, twin_path(paper)))
    assert (after[named], after[twin]) == (before[named], before[twin])
    assert sum(before.get(path) != digest for path, digest in after.items()) > 2, "the others are new"
    paper.write_bytes(b"what the clerk saved before closing it")
    (aside,) = run(place, NOW).printout.set_aside
    assert (place.root / aside).read_bytes() == b"what the clerk saved before closing it"
    assert paper.read_bytes().startswith(b"PK")


def test_a_paper_that_was_taken_away_is_written_again_with_the_same_bytes(place: Workspace) -> None:
    before = outbox_holds(place)
    report_of(place).unlink()
    assert len(run(place, NOW).printout.written) == 1
    assert outbox_holds(place) == before


@pytest.fixture
def lacking(tmp_path: Path) -> Workspace:
    """A workspace in which QLTM, whose forms are all right, has not sent one of them yet; its request is printed."""
    workspace = make_place(tmp_path / "w", "QLTM")
    (found,) = (path for path in (workspace.inbox / "QLTM").iterdir() if "03-ĐG" in path.name)
    found.unlink()
    run(workspace, LATER)
    return workspace


def send_what_lacks(workspace: Workspace) -> None:
    source = demo_file("QLTM", "03-ĐG")
    (workspace.inbox / "QLTM" / source.name).write_bytes(source.read_bytes())


def request_to(workspace: Workspace, branch: str) -> list[str]:
    return [path for path in outbox_holds(workspace) if f"/{branch}/Phiếu yêu cầu" in path and path.endswith(".docx")]


def test_a_request_is_removed_once_there_is_nothing_to_request(lacking: Workspace) -> None:
    (request,) = request_to(lacking, "QLTM")
    send_what_lacks(lacking)
    assert run(lacking, LATER).printout.removed == (request,)
    assert not any("/QLTM/Phiếu yêu cầu" in path for path in outbox_holds(lacking)), "its twin goes with it"


def test_a_request_that_a_clerk_edited_is_not_removed(lacking: Workspace) -> None:
    (request,) = request_to(lacking, "QLTM")
    (lacking.root / request).write_bytes(b"the clerk's own words")
    send_what_lacks(lacking)
    assert run(lacking, LATER).printout.removed == ()
    assert (lacking.root / request).read_bytes() == b"the clerk's own words"


def test_half_a_paper_of_an_interrupted_run_is_cleared_away(place: Workspace) -> None:
    before = outbox_holds(place)
    left = report_of(place).with_name(".dang-viet-Báo cáo.docx")
    left.write_bytes(b"half")
    run(place, NOW + timedelta(hours=1))
    assert not left.exists()
    assert outbox_holds(place) == before


def test_what_another_process_is_writing_just_now_is_left_to_it(place: Workspace) -> None:
    writing = write_part(report_of(place), b"of somebody else")
    run(place, NOW + timedelta(hours=1))
    assert writing.read_bytes() == b"of somebody else"


def test_many_who_put_out_the_same_paper_at_once_all_succeed_and_leave_nothing_behind(tmp_path: Path) -> None:
    content, target = b"the paper" * 5000, tmp_path / "2024-Q3" / "Số 01-BC-ĐU.docx"

    def again(_: int) -> None:
        put(target, content)
        sweep(tmp_path)

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(again, range(400)))
    assert [path.read_bytes() for path in target.parent.iterdir()] == [content]


def test_a_part_that_vanished_is_no_failure_where_the_paper_stands_and_one_where_it_does_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def vanished(part: Path, target: Path) -> None:
        raise FileNotFoundError(part)

    target = tmp_path / "Số 01-BC-ĐU.docx"
    target.write_bytes(b"the paper")
    monkeypatch.setattr(Path, "replace", vanished)
    put(target, b"the paper")
    with pytest.raises(FileNotFoundError):
        put(target, b"another paper")
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"the paper"]
