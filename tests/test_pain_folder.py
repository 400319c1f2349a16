"""The pains of others with watched folders (P1–P12), each as a test that other tools fail. The clock is the test's; faults come from the system calls."""

from __future__ import annotations

import errno
import hashlib
import io
import os
import random
import shutil
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from tests.places import NOW, books_say, demo_file, make_place
from tests.serving import Serving, events, serving
from tests.test_answering import receipts
from tests.test_cli import Call, call
from tests.test_run import changed
from toolkit.errors import reason_of
from toolkit.intake import STATUS_FILE, WRITING, scan_inbox
from toolkit.model.ledger import FileLine, FileState
from toolkit.model.submission import Reading
from toolkit.papers.receipt import Came, receipt_name
from toolkit.pipeline import check_all, open_desk, run, take_in, tell_files
from toolkit.reading import version_of
from toolkit.store import Archive, Duty, open_books
from toolkit.taking import EMPTY_LONG
from toolkit.watch import sentry as sentry_module
from toolkit.watch.sentry import Sentry
from toolkit.watch.shift import _turn
from toolkit.watch.status import State, text_of
from toolkit.workspace import Workspace, open_workspace

__all__ = ["call"]


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    """An empty workspace."""
    return make_place(tmp_path / "w")


def told(workspace: Workspace) -> dict[str, FileLine]:
    with open_desk(workspace) as desk:
        return {line.path.removeprefix("inbox/"): line for line in tell_files(desk)}


def arrived(work: Serving) -> list[tuple[str, int]]:
    return [(one.path.removeprefix("inbox/"), one.size) for one in work.desk.books.arrivals()]


def big(kind: str) -> bytes:
    """Return some hundred kilobytes that look like a file of that kind and do not compress."""
    noise = random.Random(7).randbytes(300_000)
    if kind == "pdf":
        return b"%PDF-1.7\n" + noise + b"\n%%EOF\n"
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("word/media/image1.png", noise)
        package.writestr("[Content_Types].xml", "<Types/>")
    return made.getvalue()


# P1


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx", "a.pdf", "a.zip"])
@pytest.mark.parametrize("before", [0, 3])
def test_p1_a_file_that_is_written_slowly_in_three_goes_is_taken_once_and_whole(place: Workspace, name: str, before: int) -> None:
    data, target = big(name.rpartition(".")[2]), place.inbox / "VP" / name
    pieces = [data[at : at + 64_000] for at in range(0, len(data), 64_000)]
    target.write_bytes(b"".join(pieces[:before]))
    with serving(place) as work:
        for number, piece in enumerate(pieces[before:]):
            with target.open("ab") as file:  # closed after each piece: a scanner opens and closes several times
                file.write(piece)
            work.turns(4 if number % 2 else 1, seconds=5)  # up to 20 seconds of silence, four times the quiet time
            last = number == len(pieces[before:]) - 1
            assert last or arrived(work) == []
            if not last:
                (line,) = tell_files(work.desk)
                assert line.state in (FileState.SETTLING, FileState.WAITING)
                assert "chép" in line.reason
        work.until()
        assert arrived(work) == [(f"VP/{name}", len(data))]
        assert work.desk.books.arrivals()[0].sha256 == hashlib.sha256(data).hexdigest()


# P2


def test_p2_a_placeholder_of_no_bytes_waits_for_its_content_and_is_told_once_after_a_day(place: Workspace) -> None:
    target, data = place.inbox / "VP" / "a.docx", big("docx")
    target.write_bytes(b"")
    (place.inbox / "VP" / "b.docx").write_bytes(b"")
    with serving(place) as work:
        work.turns(6, seconds=5)
        assert arrived(work) == []
        target.write_bytes(data)
        work.until()
        assert arrived(work) == [("VP/a.docx", len(data))]
        work.turns(25, seconds=3600)
        waiting = [one.reason for one in work.desk.books.passed_over() if one.path.endswith("b.docx")]
        assert len(waiting) == 2 and waiting[1] == EMPTY_LONG
    assert told(place)["VP/b.docx"].state is FileState.WAITING


# P3


def test_p3_touches_and_renames_while_working_are_one_reading_and_one_effect(place: Workspace) -> None:
    names = [place.inbox / "VP" / f"{number}.docx" for number in range(3)]
    shutil.copy(demo_file("VP", "04-KQ"), names[0])
    with serving(place) as work:
        work.turns(2, seconds=6)
        for number in range(200):
            current = names[min(2, number // 70)]
            if not current.exists():
                names[number // 70 - 1].rename(current)
            os.utime(current, (1_700_000_000 + number, 1_700_000_000 + number))
            current.chmod(0o600 + number % 8)
            if number % 40 == 0:
                work.turns()
        work.until()
        assert len(events(place, "read")) == 1
        assert len({one.sha256 for one in work.desk.books.arrivals()}) == 1
        assert not work.service.troubles
    states = Counter(line.state for line in told(place).values())
    assert states[FileState.READ] == 1 and set(states) <= {FileState.READ, FileState.DUPLICATE}
    assert len(receipts(place, "VP")) == 1


@pytest.mark.slow
def test_p3_many_files_at_once_are_all_done(place: Workspace) -> None:
    form = demo_file("VP", "04-KQ").read_bytes()
    for number in range(60):
        remark = f"{number:03}".encode()
        (place.inbox / "VP" / f"{number}.docx").write_bytes(form[:-2] + b"\x03\x00" + remark)
    with serving(place) as work:
        work.until()
        assert len(events(place, "read")) == len(arrived(work)) == 60
        assert {line.state for line in tell_files(work.desk)} == {FileState.READ, FileState.SUPERSEDED}


def test_files_that_one_look_saw_ready_are_one_scan_in_however_many_turns_they_are_taken(place: Workspace) -> None:
    for number in range(80):
        (place.inbox / "VP" / f"{number}.pdf").write_bytes(b"%PDF " + bytes([65 + number]) * 100 + b"%%EOF")
    with serving(place) as work:
        work.until(lambda: arrived(work))
        assert len(arrived(work)) < 80
        (place.inbox / "VP" / "sau.pdf").write_bytes(b"%PDF " + b"x" * 100 + b"%%EOF")
        work.until(lambda: len(arrived(work)) == 81)
        scans = {one.path.rpartition("/")[2]: one.scan for one in work.desk.books.arrivals()}
    assert scans.pop("sau.pdf") == 2
    assert set(scans.values()) == {1}


def test_the_same_bytes_beside_the_folders_and_in_the_shared_one_are_both_read(place: Workspace) -> None:
    for folder in (place.inbox, place.inbox / "_chung"):
        shutil.copy(demo_file("VP", "04-KQ"), folder / "a.docx")
    with serving(place) as work:
        work.until()
        assert len(events(place, "read")) == 2
    assert Counter(line.state for line in told(place).values()) == {FileState.READ: 1, FileState.DUPLICATE: 1}


# P4


def test_p4_every_file_is_found_without_a_single_event_however_deep_it_lies(place: Workspace) -> None:
    chance = random.Random(4)
    names = set()
    for number in range(3000):
        folder = place.inbox / "VP" / f"{chance.randrange(25)}" / f"{chance.randrange(20)}"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{number}.txt").write_bytes(f"{number}".encode())
        names.add(f"{number}.txt")
    scan = scan_inbox(place.inbox, place.root, ("VP",), 1000)
    assert {one.path.rpartition("/")[2] for one in scan.found} == names
    with open_desk(place) as desk:
        assert take_in(desk, datetime.now(UTC) + timedelta(days=1)).received == 3000
        assert take_in(desk, datetime.now(UTC) + timedelta(days=1)).received == 0


# P5


def test_p5_an_old_file_that_is_copied_today_is_taken_today(place: Workspace) -> None:
    target = place.inbox / "VP" / "cũ.docx"
    shutil.copy(demo_file("VP", "04-KQ"), target)
    os.utime(target, (1_546_300_800, 1_546_300_800))  # 2019
    with serving(place) as work:
        work.until()
        (arrival,) = work.desk.books.arrivals()
    assert arrival.seen_at.date() == NOW.date()
    assert arrival.modified_ns == 1_546_300_800 * 10**9


# P6


def failing(real: Callable[..., Any], number: int, concerns: Callable[[str], bool]) -> Callable[..., Any]:
    """Return a system call that fails with an error of that number wherever it concerns a path."""

    def call_(path: Any = ".", *arguments: Any, **named: Any) -> Any:
        if concerns(os.fsdecode(path) if isinstance(path, str | bytes | os.PathLike) else ""):
            raise OSError(number, os.strerror(number), str(path))
        return real(path, *arguments, **named)

    return call_


@pytest.mark.parametrize("number", [errno.EBUSY, errno.EIO, errno.ENOENT, errno.ESTALE, errno.EHOSTDOWN])
def test_p6_a_share_that_is_sick_is_told_and_what_came_meanwhile_is_taken_when_it_is_well(
    place: Workspace, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    shutil.copy(demo_file("VP", "04-KQ"), place.inbox / "VP" / "a.docx")
    with serving(place) as work:
        work.until()
        (place.inbox / STATUS_FILE).write_text("x", encoding="utf-8")
        with monkeypatch.context() as patch:
            patch.setattr(os, "scandir", failing(os.scandir, number, lambda path: str(place.inbox) in path))
            work.turns(20, seconds=30)
            assert reason_of(OSError(number, "")) in work.service.troubles["inbox"]
            assert work.service.inbox.identity
            (place.inbox / "VP" / "b.xlsx").write_bytes(demo_file("VP", "05-TH").read_bytes())
        work.until()
        assert [path for path, _ in arrived(work)] == ["VP/a.docx", "VP/b.xlsx"]
        assert not work.service.troubles
    assert len([line for line in events(place, "trouble") if line["part"] == "inbox"]) == 1


def test_p6_a_call_that_hangs_turns_the_state_red_within_a_minute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    books = open_books(tmp_path / "toolkit.sqlite")
    watcher = Sentry(tmp_path, tmp_path, Duty(engine=books.engine), lambda: NOW)
    moment = [1000.0]
    monkeypatch.setattr(sentry_module, "monotonic", lambda: moment[0])
    watcher.busy()
    moment[0] += 30
    assert watcher.state().trouble == ""
    moment[0] += 25
    assert "không trả lời" in watcher.state().trouble
    watcher.idle()
    assert watcher.state().trouble == ""
    books.close()


def test_p6_the_state_says_in_vietnamese_what_is_wrong_since_when_and_that_nothing_is_lost() -> None:
    said = text_of(State(trouble="Ổ mạng mất kết nối.", since=NOW, waiting=2), NOW)
    assert said.startswith("TRẠNG THÁI: ĐỎ - ĐANG CÓ SỰ CỐ (từ 08:30 ngày 03/10/2024)")
    assert "Ổ mạng mất kết nối." in said and "Không có tệp nào bị mất" in said and "2 tệp" in said
    assert text_of(State(), NOW).startswith("TRẠNG THÁI: XANH")
    assert "ĐÃ TẮT" in text_of(State(stopped=True), NOW)


# P7


@pytest.mark.parametrize("empty", [True, False])
def test_p7_a_share_that_goes_and_comes_back_is_one_outage_and_no_file_is_read_again(place: Workspace, empty: bool) -> None:
    for number, form in enumerate(("04-KQ", "05-TH", "03-ĐG")):
        shutil.copy(demo_file("VP", form), place.inbox / "VP" / f"{number}.docx")
    with serving(place) as work:
        work.until()
        before = books_say(place)
        away = place.root / "away"
        place.inbox.rename(away)
        if empty:
            place.inbox.mkdir()
        work.turns(10, seconds=30)
        assert "inbox" in work.service.troubles
        assert work.service.inbox.identity is None
        if empty:
            assert list(place.inbox.iterdir()) == []  # nothing of ours in what is not the inbox
            place.inbox.rmdir()
        away.rename(place.inbox)
        work.turns(5, seconds=30)
        assert books_say(place) == before
        assert not work.service.troubles
    assert len(events(place, "read")) == 3
    assert len(events(place, "trouble")) == 1


# P8 (kills: tests/test_crash_folder.py)


@pytest.mark.parametrize("folder", ["outbox", "data"])
def test_p8_our_own_folders_inside_the_inbox_are_refused_as_a_fault_of_configuration(place: Workspace, call: Call, folder: str) -> None:
    (place.root / "toolkit.toml").write_text(f'[folders]\n{folder} = "inbox/x"\n', encoding="utf-8")
    assert call("watch", "--workspace", place.root).code == 9


def test_what_an_interrupted_copy_left_is_cleared_away_only_while_the_workspace_is_held_and_may_stay(place: Workspace) -> None:
    left = place.archive / "ab" / ".tmp-x"
    left.parent.mkdir()
    left.write_bytes(b"another command is copying")
    with serving(place) as work:
        assert left.exists()
        work.turns()
        assert not left.exists()
    left.mkdir()  # it cannot be taken away as a file
    shutil.copy(demo_file("VP", "04-KQ"), place.inbox / "VP" / "a.docx")
    with serving(place) as work:
        work.until()
        assert not work.service.troubles
    assert left.exists() and receipts(place, "VP")


def test_doctor_leaves_the_word_alone_that_the_service_is_writing_into_the_inbox(place: Workspace, call: Call) -> None:
    draft = place.inbox / f"{WRITING}{STATUS_FILE}"
    draft.write_bytes(b"half of it")
    call("doctor", "--workspace", place.root)
    assert draft.read_bytes() == b"half of it"
    (place.inbox / f"{WRITING}probe").write_bytes(b"")
    (place.inbox / unicodedata.normalize("NFD", STATUS_FILE)).write_bytes(b"as some servers write names")
    scan = scan_inbox(place.inbox, place.root, ("VP",), 1000)
    assert not scan.found and not scan.aside


# P9


def test_p9_a_full_disk_is_told_once_and_everything_is_done_when_it_has_room(place: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(5):
        (place.inbox / "VP" / f"{number}.pdf").write_bytes(b"%PDF " + bytes([65 + number]) * 100 + b"%%EOF")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with serving(place) as work:
        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", full)
            work.turns(240, seconds=30)
            assert arrived(work) == []
            assert "hết chỗ trống" in work.service.troubles["archive"]
        work.now += timedelta(minutes=2)
        work.until(lambda: len(arrived(work)) == 5)
        work.until(lambda: not work.service.troubles)
    assert [line["part"] for line in events(place, "trouble")] == ["archive"]
    assert [one.name for one in place.archive.glob("??/.tmp-*")] == []


def test_p9_a_file_that_is_open_in_word_is_told_once_and_taken_when_it_is_closed(place: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(demo_file("VP", "04-KQ"), place.inbox / "VP" / "a.docx")
    shutil.copy(demo_file("VP", "05-TH"), place.inbox / "VP" / "b.xlsx")
    owner = place.inbox / "VP" / "~$a.docx"
    owner.write_bytes(b"x" * 162)
    with serving(place) as work:
        with monkeypatch.context() as patch:
            patch.setattr(io, "open", failing(io.open, errno.EACCES, lambda path: path.endswith("b.xlsx") and "inbox" in path))
            work.turns(240, seconds=30)  # two hours
            assert arrived(work) == []
        owner.unlink()
        work.now += timedelta(minutes=20)
        work.until()
        assert sorted(path for path, _ in arrived(work)) == ["VP/a.docx", "VP/b.xlsx"]
        notices = Counter((one.path.rpartition("/")[2], one.state) for one in work.desk.books.passed_over())
        assert notices["a.docx", FileState.WAITING] == notices["b.xlsx", FileState.WAITING] == 1


# P10

STEPS = (
    ("toolkit.watch.looks.is_whole", 1),
    ("toolkit.watch.looks.take", 1),
    ("toolkit.watch.service.write_down", 1),
    ("toolkit.watch.service.keep_reading", 1),
    ("toolkit.watch.results.settle", 1),
    ("toolkit.watch.results.refresh", 1),
    ("toolkit.watch.answering.copy_to", 1),
    ("toolkit.watch.answers.write_lists", 1),
    ("toolkit.store.archive.digest_of", 2),
    ("toolkit.store.events.append", 1),
)


@pytest.mark.parametrize(("step", "number"), STEPS)
@pytest.mark.parametrize("error", [RuntimeError("a bug"), OSError(errno.EIO, "Input/output error")])
def test_p10_whatever_step_fails_the_original_is_safe_and_the_work_is_done_in_the_end(
    place: Workspace, monkeypatch: pytest.MonkeyPatch, step: str, number: int, error: Exception
) -> None:
    source = place.inbox / "VP" / "a.docx"
    shutil.copy(demo_file("VP", "04-KQ"), source)
    data = source.read_bytes()
    module, _, name = step.rpartition(".")
    owner = __import__(module, fromlist=[name])
    real, calls = getattr(owner, name), [0]

    def fails(*arguments: Any, **named: Any) -> Any:
        calls[0] += 1
        if calls[0] == number:
            raise error
        return real(*arguments, **named)

    monkeypatch.setattr(owner, name, fails)
    with serving(place) as work:
        for _ in range(3):
            work.now += timedelta(seconds=6)
            work.service.look_soon()
            _turn(work.service)
            kept = [*place.archive.glob("??/*"), source]
            assert any(path.is_file() and path.read_bytes() == data for path in kept)
        work.now += timedelta(minutes=5)
        with suppress(AssertionError, RuntimeError, OSError):
            work.until(lambda: calls[0] >= number)
        work.now += timedelta(minutes=5)
        work.until(lambda: calls[0] >= number and work.service.is_done and not work.service.troubles)
        assert arrived(work) == [("VP/a.docx", len(data))]
    assert told(place)["VP/a.docx"].state is FileState.READ
    assert len(receipts(place, "VP")) == 1
    assert check_all(place)[0] == ()
    assert Archive(folder=place.archive).read(hashlib.sha256(data).hexdigest()) == data


HOSTILE = {
    "mật khẩu.docx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000,
    "trang web.docx": b"<html><body>" + b"x" * 500 + b"</body></html>",
    "chương trình.xlsx": b"MZ" + b"\x90" * 3000,
    "ảnh.pdf": b"\x89PNG\r\n\x1a\n" + b"x" * 900,
    "hỏng.pdf": b"%PDF-1.7 " + b"(" * 5000 + b"\n%%EOF",
    "rỗng bên trong.zip": b"PK\x05\x06" + b"\0" * 18,
}


def test_hostile_files_get_their_own_fate_and_keep_no_good_file_waiting(place: Workspace) -> None:
    for name, data in HOSTILE.items():
        (place.inbox / "VP" / name).write_bytes(data)
    shutil.copy(demo_file("VP", "04-KQ"), place.inbox / "VP" / "tốt.docx")
    with serving(place) as work:
        work.until()
    lines = told(place)
    assert lines["VP/tốt.docx"].state is FileState.READ
    for name in HOSTILE:
        line = lines[f"VP/{name}"]
        assert line.state in (FileState.UNREADABLE, FileState.WAITING, FileState.NEEDS_REVIEW), line
        assert line.reason
    assert [path for path in receipts(place, "VP") if " tốt " in path.name]


# P11


def test_p11_ten_thousand_failures_are_a_short_page_by_cause(place: Workspace, call: Call) -> None:
    causes = ("Tệp có mật khẩu nên không mở được.", "Tệp thiếu phần cuối.")
    lines = tuple(
        FileLine(
            path=f"inbox/VP/{number}.docx",
            folder="VP",
            sha256=f"{number:064x}",
            unit="VP",
            state=FileState.UNREADABLE,
            reason=causes[number % 2],
            seen_at=NOW,
            position=number + 1,
        )
        for number in range(10_000)
    )
    books = open_books(place.database)
    books.settle("VP", lines)
    books.mark_settled({"version": version_of(place.definitions()), "events": "0"})
    books.close()
    page = call("quarantine", "list", "--workspace", place.root).out
    assert len(page.splitlines()) < 20
    assert all(f"{cause} (5000):" in page for cause in causes)
    assert len(call("quarantine", "list", "--json", "--workspace", place.root).out.splitlines()) == 10_000


# P12


def many_branches(root: Path, count: int) -> Workspace:
    """Make a workspace with many branches, ``B01`` and so on."""
    make_place(root)
    file = root / "organisation.yaml"
    text = file.read_text(encoding="utf-8")
    rows = "".join(f"  - code: B{number:02}\n    name: Chi bộ số {number:02}\n" for number in range(1, count + 1))
    file.write_text(f"{text[: text.index(chr(10) + 'branches:')]}\nbranches:\n{rows}", encoding="utf-8")
    return open_workspace(root)


@pytest.mark.slow
def test_p12_thirty_one_branches_send_a_file_of_one_name(tmp_path: Path) -> None:
    place = many_branches(tmp_path / "w", 31)
    form, name = demo_file("VP", "04-KQ"), "BÁO CÁO QUÝ III (1).docx"
    for number in range(1, 32):
        folder = place.inbox / f"B{number:02}"
        folder.mkdir()
        (folder / name).write_bytes(form.read_bytes()[:-2] + b"\x02\x00" + f"{number:02}".encode())
    with serving(place) as work:
        work.until()
        assert len({one.sha256 for one in work.desk.books.arrivals()}) == 31
    answered = [path for number in range(1, 32) for path in receipts(place, f"B{number:02}")]
    assert len(answered) == 31
    papers = list(place.outbox.rglob("Phiếu tiếp nhận*.docx"))
    assert sorted(path.parent.name for path in papers) == [f"B{number:02}" for number in range(1, 32)]


def test_p12_names_composed_and_decomposed_are_two_files_and_neither_is_lost(place: Workspace) -> None:
    form = demo_file("VP", "04-KQ")
    (place.inbox / "VP" / "B\u00e1o c\u00e1o.docx").write_bytes(form.read_bytes())
    (place.inbox / "VP" / "Ba\u0301o ca\u0301o.docx").write_bytes(changed(form))
    run(place, NOW)
    lines = told(place).values()
    assert sorted(line.state for line in lines) == [FileState.READ, FileState.SUPERSEDED]
    archive = Archive(folder=place.archive)
    assert {archive.read(line.sha256 or "") for line in lines} == {form.read_bytes(), changed(form)}


@examples(max_examples=300, database=None, derandomize=True, deadline=None)
@given(st.lists(st.tuples(st.text(min_size=1, max_size=255), st.binary(min_size=32, max_size=32)), min_size=1, max_size=20))
def test_p12_no_two_contents_share_the_name_of_a_receipt(files: list[tuple[str, bytes]]) -> None:
    made: dict[str, set[str]] = {}
    for name, digest in files:
        came = Came(name=name, folder="VP", content=digest.hex(), came_at=NOW, modified_at=NOW, reading=Reading(sha256=digest.hex()))
        paper = receipt_name(came)
        assert len(paper.encode("utf-8", "surrogatepass")) <= 240
        assert paper.partition(" ")[0] == "Phiếu"  # so it is never a name that Windows keeps for itself
        made.setdefault(paper.casefold(), set()).add(digest.hex()[:6])
    assert all(len(digests) == 1 for digests in made.values())
