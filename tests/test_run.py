"""The whole way over small inboxes: again, anew, newer, twice, broken, killed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from docx import Document

from tests.places import INBOX, NOW, books_say, demo_file, make_place, outbox_holds
from toolkit.errors import BusyError, UnreachableError
from toolkit.model.ledger import FileLine, FileState
from toolkit.model.period import Period, PeriodKind
from toolkit.pipeline import left_out, look_outside, open_desk, rebuild, run, summarise, write_papers
from toolkit.store import Archive, open_books
from toolkit.workspace import Workspace

Q3 = Period(kind=PeriodKind.QUARTER, year=2024, index=3)


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    """A workspace with two branches' forms, not run yet."""
    return make_place(tmp_path / "w", "QLNL", "VP")


def lines(workspace: Workspace) -> dict[str, FileLine]:
    """Return the fate of every file by its path below the inbox."""
    books = open_books(workspace.database)
    try:
        return {line.path.removeprefix("inbox/"): line for line in books.files()}
    finally:
        books.close()


def drop(workspace: Workspace, path: str, data: bytes, *, time: int = 0) -> None:
    """Put a file into the inbox, with a file time in seconds since 1970."""
    target = workspace.inbox / path
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(data)
    os.utime(target, (time, time))


def changed(path: Path) -> bytes:
    """Return other bytes of a form that say the same: a comment at the end of the zip."""
    data = bytearray(path.read_bytes())
    assert data[-2:] == b"\0\0"
    return bytes(data[:-2]) + b"\x05\x00again"


def test_a_second_run_changes_nothing_at_all(place: Workspace) -> None:
    first = run(place, NOW)
    said, papers = books_say(place), outbox_holds(place)
    times = {path: (place.root / path).stat().st_mtime_ns for path in papers}
    second = run(place, NOW)
    assert (first.received, second.received) == (9, 0)
    assert second.printout.written == ()
    assert books_say(place) == said
    assert outbox_holds(place) == papers
    assert {path: (place.root / path).stat().st_mtime_ns for path in papers} == times


def test_a_rebuild_from_originals_and_events_gives_the_same_books(place: Workspace) -> None:
    drop(place, "VP/hỏng.docx", b"PK\x03\x04 half a file")
    run(place, NOW)
    said, papers = books_say(place), outbox_holds(place)
    shutil.rmtree(place.inbox)
    assert rebuild(place) == 10
    assert books_say(place) == said
    assert outbox_holds(place) == papers


def test_every_original_lies_in_the_archive_byte_for_byte(place: Workspace) -> None:
    run(place, NOW)
    archive = Archive(folder=place.archive)
    for path, line in lines(place).items():
        assert archive.read(line.sha256 or "") == (place.inbox / path).read_bytes()


def test_a_newer_version_supersedes_and_the_older_stays_visible(place: Workspace) -> None:
    form = demo_file("VP", "04-KQ")
    run(place, NOW)
    drop(place, "VP/sửa.docx", changed(form))
    run(place, NOW + timedelta(days=1))
    told = lines(place)
    assert told[f"VP/{form.name}"].state is FileState.SUPERSEDED
    assert told[f"VP/{form.name}"].reason == "đã có bản mới hơn: inbox/VP/sửa.docx"
    assert told["VP/sửa.docx"].state is FileState.READ
    with open_desk(place) as desk:
        filed = [one for one in desk.books.filed("2024-Q3") if one.record.submission.form == "04-KQ" and one.folder == "VP"]
        assert [(one.path.rpartition("/")[2], one.superseded_by is None) for one in filed] == [(form.name, False), ("sửa.docx", True)]
        assert summarise(desk, Q3, NOW).submitted("04-KQ").value == 2


def test_within_one_scan_the_files_time_decides_where_the_day_is_the_same(place: Workspace) -> None:
    form = demo_file("VP", "04-KQ")
    (place.inbox / "VP" / form.name).unlink()
    drop(place, "VP/b.docx", form.read_bytes(), time=1000)
    drop(place, "VP/a.docx", changed(form), time=2000)
    run(place, NOW)
    assert [lines(place)[f"VP/{name}.docx"].state for name in "ab"] == [FileState.READ, FileState.SUPERSEDED]


def test_the_same_bytes_again_are_a_duplicate_and_counted_once(place: Workspace) -> None:
    form = demo_file("VP", "04-KQ")
    drop(place, "VP/zz bản sao.docx", form.read_bytes())
    drop(place, "_chung/ai đó.docx", form.read_bytes())
    result = run(place, NOW)
    told = lines(place)
    assert told[f"VP/{form.name}"].state is FileState.READ
    assert told["VP/zz bản sao.docx"].state is FileState.DUPLICATE
    assert (told["_chung/ai đó.docx"].state, told["_chung/ai đó.docx"].unit) == (FileState.DUPLICATE, "VP")
    assert result.summaries[0].submitted("04-KQ").value == 2


def test_a_file_that_cannot_be_read_stays_safe_and_is_told(place: Workspace) -> None:
    drop(place, "VP/hỏng.docx", b"PK\x03\x04 half a file")
    result = run(place, NOW)
    line = lines(place)["VP/hỏng.docx"]
    assert line.state is FileState.UNREADABLE
    assert line.reason
    assert Archive(folder=place.archive).read(line.sha256 or "") == b"PK\x03\x04 half a file"
    branch = result.summaries[0].branch("VP")
    assert branch is not None
    assert (branch.received, branch.readable) == (True, False)
    assert [gap.path for gap in branch.gaps if gap.finding.code == "unreadable"] == ["inbox/VP/hỏng.docx"]
    other = result.summaries[0].branch("QLNL")
    assert other is not None
    assert other.readable


def test_a_file_that_is_locked_waits_and_is_read_when_it_is_free(place: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    form = demo_file("VP", "04-KQ")
    real = Archive.add

    def locked(self: Archive, source: Path) -> str:
        if source.name == form.name:
            raise PermissionError
        return real(self, source)

    monkeypatch.setattr(Archive, "add", locked)
    assert run(place, NOW).received == 8
    assert lines(place)[f"VP/{form.name}"].state is FileState.WAITING
    monkeypatch.undo()
    assert run(place, NOW).received == 1
    assert lines(place)[f"VP/{form.name}"].state is FileState.READ


def test_an_inbox_that_is_away_is_an_error_and_loses_nothing(place: Workspace) -> None:
    run(place, NOW)
    said = books_say(place)
    place.inbox.rename(place.root / "away")
    with pytest.raises(UnreachableError):
        run(place, NOW)
    assert books_say(place) == said


def test_two_runs_at_once_are_one_run_and_one_sentence(place: Workspace) -> None:
    with place.held(), pytest.raises(BusyError):
        run(place, NOW)
    assert not place.database.exists()


def test_a_paper_can_be_drafted_without_a_look_at_the_inbox(place: Workspace) -> None:
    run(place, NOW)
    papers = {path: digest for path, digest in outbox_holds(place).items() if "Phiếu tiếp nhận" not in path}
    shutil.rmtree(place.outbox)
    shutil.rmtree(place.inbox)
    summary, printout = write_papers(place, Q3, NOW)
    assert summary.received.value == 2
    assert set(printout.written) == {path for path in papers if not path.endswith(".json")}
    assert outbox_holds(place) == papers


POINTS = (
    ("toolkit.store.archive", "Archive.add", -2),
    ("toolkit.store.books", "Books.receive", -1),
    ("toolkit.store.books", "Books.keep", 2),
    ("toolkit.store.books", "Books.settle", 1),
    ("toolkit.store.books", "Books.print", -1),
    ("toolkit.printing.outbox", "write_paper", -2),
)


@pytest.fixture(scope="session")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[object, dict[str, str]]:
    """What books and outbox say after one whole run over the small inbox of the killed ones."""
    workspace = make_place(tmp_path_factory.mktemp("undisturbed"), "QLNL")
    run(workspace, NOW)
    return books_say(workspace), outbox_holds(workspace)


@pytest.mark.slow
@pytest.mark.parametrize(("module", "name", "number"), POINTS)
def test_a_run_that_is_killed_and_then_run_again_is_as_if_undisturbed(
    tmp_path: Path, undisturbed: tuple[object, dict[str, str]], module: str, name: str, number: int
) -> None:
    workspace = make_place(tmp_path, "QLNL")
    command = (sys.executable, "-m", "tests.killed", str(tmp_path), module, name, str(number))
    died = subprocess.run(command, cwd=INBOX.parent, capture_output=True, timeout=60, check=False)
    assert died.returncode == -9, died.stderr.decode()
    run(workspace, NOW)
    assert (books_say(workspace), outbox_holds(workspace)) == undisturbed


def without_period(form: Path, target: Path) -> None:
    """Write a form whose answer to the period is blank."""
    document = Document(str(form))
    for paragraph in document.paragraphs:
        if "2024" in paragraph.text:
            paragraph.text = ""
    for row in (row for table in document.tables for row in table.rows):
        if any("Kỳ báo cáo" in cell.text for cell in row.cells):
            row.cells[-1].text = ""
    document.save(str(target))


def asked(workspace: Workspace, branch: str) -> str:
    (paper,) = (workspace.outbox / "2024-Q3" / branch).glob("Phiếu yêu cầu*.docx")
    return "\n".join(part.text or "" for part in Document(str(paper)).element.body.iter() if part.tag.endswith("}t"))


def test_a_form_that_says_no_period_is_named_in_the_request_until_it_is_mended_under_its_name(tmp_path: Path) -> None:
    place = make_place(tmp_path / "w", "TTR", only="*04-KQ*")
    form, target = demo_file("VP", "04-KQ"), place.inbox / "VP" / "Phiếu trống.docx"
    without_period(form, target)
    run(place, NOW)
    said = asked(place, "VP")
    assert "đã nhận 01 tệp của Chi bộ Văn phòng" in said and "chưa nhận được báo cáo" not in said
    assert "Phiếu trống.docx" in said and "Kỳ báo cáo" in said
    with open_desk(place) as desk:
        told = left_out(desk, summarise(desk, Q3, NOW), look_outside(desk))
    assert [remark.snippet for remark in told] == ["inbox/VP/Phiếu trống.docx"]  # before a report is frozen
    shutil.copy(form, place.inbox / "VP" / "Phiếu đã sửa.docx")
    shutil.copy(target, place.inbox / "_chung" / "cũng là phiếu trống.docx")
    branch = run(place, NOW + timedelta(minutes=5)).summaries[0].branch("VP")
    assert branch is not None
    told_again = [gap for gap in branch.gaps if gap.finding.field == "ky_bao_cao"]
    assert [(gap.path, gap.is_error) for gap in told_again] == [("inbox/VP/Phiếu trống.docx", False)]
    assert "nếu là bản thay thế" in told_again[0].finding.message
    shutil.copy(form, target)
    summary = run(place, NOW + timedelta(minutes=9)).summaries[0]
    branch = summary.branch("VP")
    assert branch is not None and branch.received
    assert not [gap for gap in branch.gaps if gap.finding.field == "ky_bao_cao"]


def test_of_a_file_that_was_taken_out_of_the_inbox_a_branch_is_only_reminded(tmp_path: Path) -> None:
    place = make_place(tmp_path / "w", "TTR", only="*04-KQ*")
    drop(place, "VP/ảnh.jpg", b"\xff\xd8\xff\xe0 no form")
    drop(place, "VP/bản sao.jpg", b"\xff\xd8\xff\xe0 no form")
    without_period(demo_file("VP", "04-KQ"), place.inbox / "VP" / "trống.docx")

    def weights() -> dict[str, str]:
        branch = run(place, NOW).summaries[0].branch("VP")
        assert branch is not None
        return {gap.path.rpartition("/")[2]: gap.finding.severity for gap in branch.gaps if gap.path}

    assert weights() == {"bản sao.jpg": "error", "trống.docx": "error"}
    (place.inbox / "VP" / "bản sao.jpg").unlink()
    (place.inbox / "VP" / "trống.docx").unlink()
    assert weights() == {"bản sao.jpg": "error", "trống.docx": "warning"}  # the same photo still lies there
    (place.inbox / "VP" / "ảnh.jpg").unlink()
    assert weights() == {"bản sao.jpg": "warning", "trống.docx": "warning"}
    assert "không còn trong thư mục nhận" in asked(place, "VP")
