"""What the archive has lost, what cannot leave the inbox, what only looks lost: said by name, and nothing else is lost with it."""

from __future__ import annotations

import json
import os
import shutil
import threading
import unicodedata
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.places import NOW, books_say, demo_file, make_place
from tests.serving import events, serving
from tests.test_cli import Call, call
from tests.test_run import changed, drop, lines
from tests.test_versions import OTHER, articles, learn, results
from toolkit.errors import IntegrityError, UnreachableError
from toolkit.intake import STATUS_FILE, Found, is_same, scan_inbox, scan_trials
from toolkit.intake.scan import TRIAL_ANSWER
from toolkit.keeping import move_received
from toolkit.model.ledger import FileState
from toolkit.pipeline import check_all, open_desk, rebuild, run, take_in
from toolkit.store import Archive, Books
from toolkit.taking import is_young_and_cut
from toolkit.watch.losses import Losses
from toolkit.watch.shift import tick
from toolkit.workspace import Workspace, open_workspace

__all__ = ["call"]


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    """A workspace with the results of two branches, 7 and 11 articles."""
    workspace = make_place(tmp_path / "w")
    drop(workspace, "VP/Kết quả, quý III.docx", results("Chi bộ Văn phòng", 7))
    drop(workspace, "TTR/b.docx", results("Chi bộ Thanh tra", 11))
    run(workspace, NOW)
    return workspace


def original(place: Workspace, path: str) -> Path:
    """Return where the original of a file lies."""
    return Archive(folder=place.archive).place(lines(place)[path].sha256 or "")


def spoil(path: Path) -> None:
    path.chmod(0o644)
    path.write_bytes(path.read_bytes()[:-1] + b"x")


def moving(place: Workspace) -> Workspace:
    """Let files leave the inbox when they are safe."""
    with (place.root / "toolkit.toml").open("a", encoding="utf-8") as file:
        file.write('[watch]\non_success = "move"\n')
    return open_workspace(place.root)


# The archive


@pytest.mark.parametrize("harm", [Path.unlink, spoil])
def test_a_rebuild_with_a_lost_original_names_it_and_changes_nothing(place: Workspace, harm: object, call: Call) -> None:
    said = books_say(place)
    assert callable(harm)
    harm(original(place, "VP/Kết quả, quý III.docx"))
    with pytest.raises(IntegrityError, match=r"Kết quả, quý III\.docx .*Cùng nội dung còn ở inbox/VP/Kết quả, quý III\.docx"):
        rebuild(place)
    assert books_say(place) == said
    assert call("rebuild", "--workspace", place.root).code == 10


def test_one_lost_original_costs_a_run_nothing_else_and_leaves_what_was_read_of_it(place: Workspace, call: Call) -> None:
    spoil(original(place, "VP/Kết quả, quý III.docx"))
    place = learn(place)
    drop(place, "QLTM/c.docx", results("Chi bộ Quản lý Thương mại", 100, OTHER))
    done = call("run", "--workspace", place.root, "--today", "2024-10-03")
    assert done.code == 10
    assert "Bản gốc trong kho lưu đã bị thay đổi: inbox/VP/Kết quả, quý III.docx" in done.out
    assert articles(call, place)[0] == 118
    assert "Có 1 tệp đã nhận chưa được đọc" in articles(call, place)[1]
    assert {line.state for line in lines(place).values()} == {FileState.READ}
    original(place, "VP/Kết quả, quý III.docx").unlink()
    assert call("run", "--workspace", place.root, "--today", "2024-10-03").code != 10, "the inbox still holds it"
    assert articles(call, place) == (118, "")


def test_a_service_tells_of_a_lost_original_serves_the_others_and_takes_it_back_when_it_is_there(place: Workspace) -> None:
    lost = original(place, "VP/Kết quả, quý III.docx")
    data = lost.read_bytes()
    lost.unlink()
    with serving(learn(place)) as work:
        work.until()
        assert "Kho lưu thiếu bản gốc: inbox/VP/Kết quả, quý III.docx" in work.service.troubles["handing"]
        states = {path: line.state for path, line in lines(place).items()}
        assert FileState.UNREADABLE not in states.values()
        assert len(work.desk.books.read_before(work.desk.version)) == 1
        assert len(events(place, "trouble")) == 1
        assert any(place.outbox.rglob("*.docx")), "the papers go on"
        lost.write_bytes(data)
        work.turns(1, seconds=3600)
        work.until()
        assert len(work.desk.books.read_before(work.desk.version)) == 2


def test_a_tick_serves_the_others_and_then_tells_of_a_lost_original_as_what_it_is(place: Workspace) -> None:
    original(place, "VP/Kết quả, quý III.docx").unlink()
    learn(place)
    drop(place, "QLNL/mới.docx", results("Chi bộ Quản lý Năng lượng", 5))
    with (place.root / "toolkit.toml").open("a", encoding="utf-8") as file:
        file.write("[watch]\nquiet_seconds = 1\n")
    with pytest.raises(IntegrityError, match="Kho lưu thiếu bản gốc"):
        tick(open_workspace(place.root), clock=lambda: datetime.now(UTC).astimezone(), stop=threading.Event(), within=120)
    assert {path: line.state for path, line in lines(place).items()}["QLNL/mới.docx"] is not FileState.WAITING
    assert events(place, "answered")


def test_of_many_lost_originals_the_first_are_named(place: Workspace) -> None:
    with open_desk(place) as desk:
        (came, _) = desk.books.arrivals()
        losses = Losses(desk)
        for number in range(25):
            assert losses.has(replace(came, sha256=f"{number:064x}", path=f"inbox/VP/{number}.docx"))
        with pytest.raises(IntegrityError, match="… và 15 bản gốc khác") as told:
            losses.tell()
    assert len(str(told.value).splitlines()) == 11


def test_verify_is_not_alarmed_by_what_is_only_on_its_way(place: Workspace, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    drop(place, "VP/c.docx", results("Chi bộ Văn phòng", 8))
    real = Books.named_originals
    seen: list[int] = []

    def meanwhile(books: Books) -> dict[str, tuple[str, ...]]:
        """Another takes a file after the books were asked for the first time."""
        told = real(books)
        if not seen:
            seen.append(1)
            with place.held(), open_desk(place) as desk:
                take_in(desk, NOW)
        return told

    monkeypatch.setattr(Books, "named_originals", meanwhile)
    assert check_all(place)[0] == ()
    monkeypatch.undo()
    source = place.root / "x.docx"
    source.write_bytes(b"bytes that were overwritten while they were copied")
    sha256 = Archive(folder=place.archive).add(source)
    done = call("verify", "--workspace", place.root)
    assert done.code == 0 and "Nguyên vẹn: 3 bản gốc" in done.out and "Ghi chú" in done.out and sha256 in done.out
    (told,) = (json.loads(line) for line in call("verify", "--json", "--workspace", place.root).out.splitlines())
    assert (told["kind"], told["name"]) == ("left", sha256)


def test_what_is_lost_is_also_looked_for_among_the_files_that_were_moved(place: Workspace) -> None:
    place = moving(place)
    run(place, NOW)
    assert not (place.inbox / "VP" / "Kết quả, quý III.docx").exists()
    original(place, "VP/Kết quả, quý III.docx").unlink()
    ((fault,), _, _) = check_all(place)
    assert "Cùng nội dung còn ở inbox/VP/_da-nhan/Kết quả, quý III.docx" in fault.message and "chép nó trở lại" in fault.message
    shutil.copy(place.inbox / "VP" / "_da-nhan" / "Kết quả, quý III.docx", place.inbox / "VP" / "Kết quả, quý III.docx")
    run(place, NOW)
    assert check_all(place)[0] == ()


def test_two_branches_with_the_same_unreadable_bytes_under_the_same_name_have_a_copy_each(place: Workspace) -> None:
    for folder in ("VP", "TTR"):
        drop(place, f"{folder}/BÁO CÁO (1).docx", b"PK\x03\x04 half a file")
    run(place, NOW)
    kept = sorted(path.relative_to(place.quarantine).parts[0] for path in place.quarantine.rglob("*.docx"))
    assert kept == ["TTR", "VP"]


# The inbox


def test_a_newer_version_that_came_between_the_look_and_the_move_is_not_carried_away_unread(
    place: Workspace, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = moving(place)
    path, newer = place.inbox / "TTR" / "b.docx", results("Chi bộ Thanh tra", 500)

    def overwritten(found: Found) -> bool:
        """The branch writes over the file right after it was looked at for the last time."""
        told = is_same(found)
        if Path(found.location) == path and path.read_bytes() != newer:
            path.write_bytes(newer)
        return told

    monkeypatch.setattr("toolkit.keeping.is_same", overwritten)
    first = run(place, NOW)
    assert [line.partition(": ")[0] for line in first.not_moved] == ["inbox/TTR/b.docx"]
    assert path.read_bytes() == newer
    monkeypatch.undo()
    assert run(place, NOW + timedelta(hours=1)).received == 1
    assert articles(call, place)[0] == 507
    moved = sorted(path.name for path in (place.inbox / "TTR" / "_da-nhan").iterdir())
    assert moved == ["b.docx"] and not path.exists()


def test_a_file_that_was_overwritten_before_the_move_stays(tmp_path: Path) -> None:
    path = tmp_path / "VP" / "a.docx"
    path.parent.mkdir()
    path.write_bytes(b"newer")
    seen = Found(location=str(path), path="inbox/VP/a.docx", folder="VP", size=3, modified_ns=5)
    with pytest.raises(BlockingIOError, match="ghi đè"):
        move_received(seen, tmp_path)
    assert path.read_bytes() == b"newer"


def test_a_file_that_cannot_leave_the_inbox_is_told_and_does_not_end_the_run(place: Workspace, call: Call) -> None:
    place = moving(place)
    (place.inbox / "VP" / "_da-nhan").write_bytes(b"no folder")
    drop(place, "QLTM/c.docx", results("Chi bộ Quản lý Thương mại", 100))
    done = call("run", "--workspace", place.root, "--today", "2024-10-03")
    assert "chưa dời được" in done.out and "inbox/VP/Kết quả, quý III.docx: " in done.out
    assert articles(call, place) == (118, "")
    assert (place.inbox / "QLTM" / "_da-nhan" / "c.docx").exists()


def test_a_run_takes_an_inbox_that_is_suddenly_empty_for_a_share_that_is_away(place: Workspace, call: Call) -> None:
    said = books_say(place)
    shutil.rmtree(place.inbox)
    place.inbox.mkdir()
    done = call("run", "--workspace", place.root)
    assert done.code == 5 and "đột nhiên trống trơn" in done.err
    assert books_say(place) == said
    (place.inbox / "VP").mkdir()
    run(place, NOW)


def test_a_new_workspace_may_have_an_empty_inbox(tmp_path: Path) -> None:
    place = make_place(tmp_path / "w")
    shutil.rmtree(place.inbox)
    place.inbox.mkdir()
    assert run(place, NOW).received == 0
    place.inbox.rmdir()
    with pytest.raises(UnreachableError):
        run(place, NOW)


@pytest.mark.parametrize("ahead", [90, -90])
def test_half_a_file_is_young_also_where_the_clock_of_the_share_is_ahead(tmp_path: Path, ahead: int) -> None:
    half = tmp_path / "a.docx"
    half.write_bytes(changed(demo_file("VP", "04-KQ"))[:9000])
    moment = NOW.timestamp() + ahead
    os.utime(half, (moment, moment))
    seen = Found(location=str(half), path="a.docx", folder="VP", size=9000, modified_ns=int(moment * 1e9))
    assert is_young_and_cut(seen, NOW, 120)
    assert not is_young_and_cut(seen, NOW, 60)


def test_our_own_files_are_known_as_a_mac_writes_their_names(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    trials = inbox / "VP" / "_kiem-tra"
    trials.mkdir(parents=True)
    (inbox / unicodedata.normalize("NFD", STATUS_FILE)).write_bytes(b"ours")
    (trials / unicodedata.normalize("NFD", f"{TRIAL_ANSWER}a - 123456.docx")).write_bytes(b"ours")
    (trials / "a.docx").write_bytes(b"theirs")
    seen = scan_inbox(inbox, tmp_path, ("VP",), 1000)
    assert (seen.found, seen.aside, seen.names) == ((), (), 1)
    assert [one.path for one in scan_trials(inbox, tmp_path, 1000)] == ["inbox/VP/_kiem-tra/a.docx"]
