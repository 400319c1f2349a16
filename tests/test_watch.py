"""The service as its process: a slow copier, a kill, a second service, a share that goes away, a signal."""

from __future__ import annotations

import json
import os
import platform
import shutil
import signal
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from multiprocessing import active_children
from pathlib import Path
from time import monotonic, sleep

import pytest
from sqlalchemy import delete, insert

from tests.places import INBOX, demo_file, make_place
from tests.serving import events
from toolkit.errors import BusyError, UnreachableError
from toolkit.intake import STATUS_FILE
from toolkit.pipeline import run
from toolkit.store import Duty, open_books, schema
from toolkit.watch import shift
from toolkit.watch.shift import serve
from toolkit.workspace import Workspace, open_workspace

PATIENCE = 120.0
SETTINGS = "[reading]\nworkers = 1\n[watch]\nquiet_seconds = 1\nscan_seconds = 1\n"


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    """An empty workspace whose service is quick."""
    return quick_place(tmp_path / "w")


def quick_place(root: Path) -> Workspace:
    make_place(root)
    (root / "toolkit.toml").write_text(SETTINGS, encoding="utf-8")
    return open_workspace(root)


def start(workspace: Workspace, command: str = "watch") -> subprocess.Popen[str]:
    """Start the service; what it says lies beside the workspace."""
    arguments = (sys.executable, "-m", "toolkit", command, "--workspace", str(workspace.root))
    with (workspace.root / "said.txt").open("a", encoding="utf-8") as said:
        return subprocess.Popen(arguments, stdout=said, stderr=said, text=True, cwd=INBOX.parent)


@contextmanager
def on_duty(workspace: Workspace) -> Iterator[subprocess.Popen[str]]:
    process = start(workspace)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)


def until(condition: Callable[[], object], patience: float = PATIENCE) -> None:
    """Wait for the world, with generous patience."""
    deadline = monotonic() + patience
    while not condition():
        assert monotonic() < deadline, "it never came true"
        sleep(0.1)


def states(workspace: Workspace) -> dict[str, str]:
    """Return the state of every file as ``toolkit files --json`` tells it."""
    done = subprocess.run(
        (sys.executable, "-m", "toolkit", "files", "--json", "--workspace", str(workspace.root)), capture_output=True, text=True, check=True
    )
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    return {line["path"].removeprefix("inbox/"): line["state"] for line in lines}


def said(workspace: Workspace) -> str:
    return (workspace.root / "said.txt").read_text(encoding="utf-8")


def status(workspace: Workspace, folder: str = "inbox") -> str:
    file = workspace.root / folder / STATUS_FILE
    return file.read_text(encoding="utf-8-sig") if file.exists() else ""


def journal(workspace: Workspace) -> list[dict[str, object]]:
    file = workspace.logs / "watch.jsonl"
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()] if file.exists() else []


@pytest.mark.slow
def test_files_of_a_slow_copier_are_taken_once_and_whole_though_the_service_is_killed_meanwhile(place: Workspace) -> None:
    forms = sorted((INBOX / "VP").iterdir())
    process = start(place)
    for number, form in enumerate(forms):
        data = form.read_bytes()
        with (place.inbox / "VP" / form.name).open("wb") as out:
            for start_at in range(0, len(data), len(data) // 3 + 1):
                out.write(data[start_at : start_at + len(data) // 3 + 1])
                out.flush()
                sleep(0.3)
        if number % 3 == 1:
            process.kill()
            process.wait()
            process = start(place)
    try:
        until(lambda: Counter(states(place).values()) == {"read": len(forms)})
    finally:
        process.terminate()
        assert process.wait(timeout=PATIENCE) == 0
    books = open_books(place.database)
    arrivals = books.arrivals()
    books.close()
    assert {arrival.path.rpartition("/")[2]: arrival.size for arrival in arrivals} == {form.name: form.stat().st_size for form in forms}
    assert len(arrivals) == len(forms)


@pytest.mark.slow
def test_the_state_is_shown_green_then_red_with_the_reason_then_green_and_at_last_off(place: Workspace) -> None:
    drop = demo_file("VP", "04-KQ")
    shutil.copy(drop, place.inbox / "VP")
    with on_duty(place):
        until(lambda: "XANH" in status(place) and states(place) == {f"VP/{drop.name}": "read"})
        place.inbox.rename(place.root / "away")
        until(lambda: "ĐỎ" in status(place, "outbox") and "thư mục nhận" in status(place, "outbox"))
        place.inbox.mkdir()
        until(lambda: "trống trơn" in status(place, "outbox"))
        assert list(place.inbox.iterdir()) == []
        place.inbox.rmdir()
        shutil.copy(demo_file("VP", "05-TH"), place.root / "away" / "VP")
        (place.root / "away").rename(place.inbox)
        until(lambda: "XANH" in status(place, "outbox") and "XANH" in status(place))
        until(lambda: sorted(states(place).values()) == ["read", "read"])
    assert "ĐÃ TẮT" in status(place)
    told = [line["event"] for line in journal(place)]
    assert told.count("read") == 2
    assert [line for line in journal(place) if line["event"] == "recovered"]


@pytest.mark.slow
def test_a_second_service_says_who_holds_the_workspace_and_takes_over_when_the_first_is_gone(place: Workspace) -> None:
    first = start(place)
    until(lambda: "bắt đầu canh" in said(place))
    second = start(place)
    try:
        until(lambda: f"tiến trình {first.pid}" in said(place))
        with pytest.raises(BusyError, match=str(first.pid)):
            run(place, run_time())
        busy = subprocess.run(
            (sys.executable, "-m", "toolkit", "tick", "--workspace", str(place.root)), capture_output=True, text=True, check=False
        )
        assert (busy.returncode, str(first.pid) in busy.stderr) == (8, True)
        first.send_signal(signal.SIGKILL)
        first.wait()
        shutil.copy(demo_file("VP", "04-KQ"), place.inbox / "VP" / "a.docx")
        until(lambda: states(place) == {"VP/a.docx": "read"})
    finally:
        second.terminate()
        assert second.wait(timeout=PATIENCE) == 0


def test_a_command_that_holds_the_workspace_for_long_turns_the_state_red_and_is_named(
    place: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shift, "STALL_SECONDS", 1.0)
    (place.inbox / "VP" / "a.docx").write_bytes(demo_file("VP", "04-KQ").read_bytes())
    stop = threading.Event()
    service = threading.Thread(target=shift.serve, args=(place,), kwargs={"clock": run_time, "stop": stop, "say": print}, daemon=True)
    try:
        with place.held():
            service.start()
            until(lambda: "ĐỎ" in status(place) and "ĐỎ" in status(place, "outbox"))
            assert f"tiến trình {os.getpid()}, từ " in status(place)
            with pytest.raises(BusyError, match=f"tiến trình {os.getpid()}"), place.held():
                pass
        until(lambda: "XANH" in status(place) and states(place) == {"VP/a.docx": "read"})
    finally:
        stop.set()
        service.join(timeout=PATIENCE)


def test_a_fault_in_the_organisation_turns_the_state_red_while_the_old_one_is_gone_by(
    place: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shift, "scan_seconds", lambda *_, **__: 1)
    organisation = place.root / "organisation.yaml"
    right = organisation.read_text(encoding="utf-8")
    stop = threading.Event()
    service = threading.Thread(target=shift.serve, args=(place,), kwargs={"clock": run_time, "stop": stop, "say": print}, daemon=True)
    service.start()
    try:
        until(lambda: "XANH" in status(place))
        organisation.write_text(right.replace("committee:", "comittee:", 1), encoding="utf-8")
        until(lambda: "ĐỎ" in status(place))
        assert "organisation.yaml" in status(place) and "comittee" in status(place)
        assert [line["part"] for line in events(place, "trouble")] == ["settings"]
        (place.inbox / "VP" / "a.docx").write_bytes(demo_file("VP", "04-KQ").read_bytes())
        until(lambda: bool(events(place, "read")))
        organisation.write_text(right, encoding="utf-8")
        until(lambda: "XANH" in status(place) and bool(events(place, "recovered")))  # the log is written right behind the state
        assert len(events(place, "trouble")) == len(events(place, "recovered")) == 1
    finally:
        stop.set()
        service.join(timeout=PATIENCE)


def test_a_disk_that_is_full_when_a_service_takes_over_is_waited_for(place: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    open_books(place.database).close()
    stop, said, failed = threading.Event(), list[str](), list[str]()

    def full(name: str) -> Callable[[Duty], None]:
        real = getattr(Duty, name)

        def once(self: Duty) -> None:
            if name not in failed:
                failed.append(name)
                raise UnreachableError("Hết chỗ trống.")
            real(self)

        return once

    for name in ("forget_sightings", "leave"):
        monkeypatch.setattr(Duty, name, full(name))

    def say(message: str) -> None:
        said.append(message)
        if "bắt đầu canh" in message:
            stop.set()

    serve(place, clock=run_time, stop=stop, say=say)
    assert failed == ["forget_sightings", "leave"]
    assert [message.partition("\n")[0] for message in said[:1]] == ["Hết chỗ trống."] and "bắt đầu canh" in said[-1]
    assert active_children() == []


def run_time() -> datetime:
    return datetime.now(UTC).astimezone()


@pytest.mark.slow
def test_a_tick_does_what_is_due_and_ends(place: Workspace) -> None:
    shutil.copy(demo_file("VP", "04-KQ"), place.inbox / "VP" / "a.docx")
    (place.inbox / "VP" / "b.docx").write_bytes(demo_file("VP", "04-KQ").read_bytes()[:2000])
    assert start(place, "tick").wait(timeout=PATIENCE) == 0
    assert "còn 1 tệp chờ" in said(place)
    assert states(place) == {"VP/a.docx": "read", "VP/b.docx": "waiting"}
    assert any(place.outbox.rglob("*.docx"))


@pytest.mark.slow
def test_a_clerk_may_write_a_report_while_the_machine_is_on_duty(place: Workspace) -> None:
    shutil.copy(demo_file("VP", "04-KQ"), place.inbox / "VP" / "a.docx")
    with on_duty(place):
        until(lambda: states(place) == {"VP/a.docx": "read"})
        command = (sys.executable, "-m", "toolkit", "report", "--period", "2024-Q3", "--workspace", str(place.root))
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode in (0, 1, 3), done.stderr


def test_a_lease_ends_with_its_process_or_its_heartbeat_and_whoever_lost_it_hears_of_it(place: Workspace) -> None:
    books = open_books(place.database)
    duty, now = Duty(engine=books.engine), run_time()

    def held_by(process: int, *, seconds_ago: float = 0) -> None:
        row = {"name": "service", "holder": "toolkit watch", "machine": platform.node(), "process": process, "since": now.isoformat()}
        with books.writing() as connection:
            connection.execute(delete(schema.lease))
            connection.execute(insert(schema.lease), row | {"beat": now.timestamp() - seconds_ago})

    gone = subprocess.Popen((sys.executable, "-c", ""))
    gone.wait()
    held_by(os.getppid())
    held = duty.claim("toolkit watch", now)
    assert held is not None and f"tiến trình {os.getppid()}" in held.tell()
    assert not duty.beat(now.timestamp())
    held_by(os.getppid(), seconds_ago=61)
    assert duty.claim("toolkit watch", now) is None
    held_by(gone.pid)
    assert duty.claim("toolkit watch", now) is None
    assert duty.beat(now.timestamp())
    assert duty.holder(now.timestamp()) is None
    duty.leave()
    assert not duty.beat(now.timestamp())
    books.close()


def test_a_database_on_a_network_share_is_refused(place: Workspace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from toolkit.errors import ConfigurationError
    from toolkit.intake import mounts

    table = tmp_path / "mounts"
    table.write_text(f"/dev/sda1 / ext4 rw 0 0\n//server/x {place.data.resolve()} cifs rw 0 0\n", encoding="utf-8")
    monkeypatch.setattr(mounts, "MOUNTS", table)
    with pytest.raises(ConfigurationError, match="ổ đĩa mạng"):
        open_workspace(place.root)
    table.write_text(f"/dev/sda1 / ext4 rw 0 0\n//server/x {place.inbox.resolve()} cifs rw 0 0\n", encoding="utf-8")
    assert os.path.samefile(open_workspace(place.root).inbox, place.inbox)
