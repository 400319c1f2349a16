"""Files that nobody can read, files that may leave the inbox, and whether all that came is still whole."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from contextlib import closing
from pathlib import Path

import pytest
from docx import Document

from tests.places import NOW, books_say, demo_file, make_place
from tests.serving import serving
from tests.test_cli import Call, call
from tests.test_run import changed, drop, lines
from toolkit.errors import UsageError
from toolkit.intake import Found
from toolkit.keeping import move_received
from toolkit.model.ledger import FileState
from toolkit.pipeline import RunResult, open_desk, rebuild, retry, run, unread
from toolkit.pipeline import drop as drop_files
from toolkit.store import Archive
from toolkit.workspace import Workspace

__all__ = ["call"]
HALF = b"PK\x03\x04 half a file"
ID = hashlib.sha256(HALF).hexdigest()


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    """A workspace with one file that can be read and one that cannot."""
    workspace = make_place(tmp_path / "w", "VP", only="*04-KQ*")
    drop(workspace, "VP/hỏng.docx", HALF)
    return workspace


def aside(workspace: Workspace) -> dict[str, bytes]:
    found = (path for path in workspace.quarantine.rglob("*") if path.is_file())
    return {path.relative_to(workspace.quarantine).as_posix(): path.read_bytes() for path in found}


def test_what_cannot_be_read_lies_in_quarantine_with_a_word_that_a_secretary_understands(place: Workspace) -> None:
    run(place, NOW)
    kept = aside(place)
    (name, beside) = sorted(kept)
    assert (name, beside) == (f"VP/{ID[:6]} - hỏng.docx", f"VP/{ID[:6]} - hỏng.docx.txt")
    assert kept[name] == HALF
    said = kept[beside].decode("utf-8-sig")
    assert "thiếu phần cuối" in said and f"toolkit quarantine drop {ID[:12]}@VP" in said and "inbox/VP/hỏng.docx" in said


def test_a_dropped_file_is_ignored_with_the_reason_and_stays_so_after_a_rebuild(place: Workspace) -> None:
    run(place, NOW)
    drop_files(place, ["hỏng.docx"], "gửi nhầm", NOW)
    told = lines(place)["VP/hỏng.docx"]
    assert (told.state, told.reason) == (FileState.IGNORED, "văn thư đã quyết định bỏ ngày 03/10/2024: gửi nhầm")
    assert aside(place) == {}
    said = books_say(place)
    rebuild(place)
    assert books_say(place) == said
    assert Archive(folder=place.archive).read(told.sha256 or "") == HALF
    with pytest.raises(UsageError, match="đang được tính"):
        drop_files(place, ["hỏng.docx"], "", NOW)


def test_a_file_is_read_again_on_demand_and_stays_in_quarantine_while_it_cannot_be_read(place: Workspace) -> None:
    run(place, NOW)
    assert [line.state for line in retry(place, [ID[:6]], NOW)] == [FileState.UNREADABLE]
    assert len(aside(place)) == 2
    with pytest.raises(UsageError, match="nào đó"):
        retry(place, ["nào đó"], NOW)


def test_a_copy_that_a_person_changed_is_left_in_the_folder(place: Workspace) -> None:
    run(place, NOW)
    (copy,) = place.quarantine.rglob("*.docx")
    copy.write_bytes(b"mended by hand")
    drop_files(place, [], "", NOW)
    assert copy.read_bytes() == b"mended by hand"


def test_ten_thousand_of_one_cause_are_one_group_and_are_dropped_in_one_go(place: Workspace, call: Call) -> None:
    for number in range(30):
        drop(place, f"VP/hỏng {number}.docx", HALF + str(number).encode())
    run(place, NOW)
    listed = call("quarantine", "list", "--workspace", str(place.root))
    assert "(31):" in listed.out and "… và 26 mục nữa" in listed.out
    rows = call("quarantine", "list", "--json", "--workspace", str(place.root)).out.splitlines()
    assert len(rows) == 31 and json.loads(rows[0])["reason"]
    assert call("quarantine", "drop", "--workspace", str(place.root)).code == 2
    assert call("quarantine", "drop", "--all", "--workspace", str(place.root)).code == 0
    assert call("quarantine", "list", "--workspace", str(place.root)).out == "Khu cách ly trống.\n"


def found(path: Path) -> Found:
    status = path.stat()
    return Found(location=str(path), path=str(path), folder="VP", size=status.st_size, modified_ns=status.st_mtime_ns)


def test_files_that_were_taken_leave_the_inbox_only_if_that_is_set_and_never_over_another(tmp_path: Path) -> None:
    place = make_place(tmp_path / "w", "VP", only="*04-KQ*")
    form = demo_file("VP", "04-KQ")
    (place.root / "toolkit.toml").write_text('[watch]\non_success = "move"\n[reading]\nworkers = 1\n', encoding="utf-8")
    from toolkit.workspace import open_workspace

    moving = open_workspace(place.root)
    taken = place.inbox / "VP" / "_da-nhan"
    taken.mkdir()
    (taken / form.name).write_bytes(b"another of that name")
    run(moving, NOW)
    assert sorted(path.name for path in taken.iterdir()) == sorted([form.name, f"{form.stem} (2){form.suffix}"])
    assert not (place.inbox / "VP" / form.name).exists()
    assert (taken / f"{form.stem} (2){form.suffix}").read_bytes() == form.read_bytes()
    assert [line.state for line in lines(moving).values()] == [FileState.READ]
    with serving(moving) as work:
        shutil.copy(demo_file("VP", "05-TH"), place.inbox / "VP" / "b.xlsx")
        work.until((taken / "b.xlsx").exists)


def test_a_name_of_255_bytes_can_be_moved_where_another_lies(tmp_path: Path) -> None:
    name = "ế" * 83 + "a.docx"
    for _ in range(2):
        (tmp_path / "VP").mkdir(exist_ok=True)
        (tmp_path / "VP" / name).write_bytes(b"x")
        assert move_received(found(tmp_path / "VP" / name), tmp_path).exists()
    assert len(list((tmp_path / "VP" / "_da-nhan").iterdir())) == 2


def test_verify_is_content_with_what_a_run_left(place: Workspace, call: Call) -> None:
    run(place, NOW)
    done = call("verify", "--workspace", str(place.root))
    assert (done.code, done.out) == (0, "Nguyên vẹn: 2 bản gốc, 2 sự kiện.\n")


def test_verify_names_what_is_missing_changed_orphaned_or_rewritten(place: Workspace, call: Call) -> None:
    import sqlite3

    drop(place, "VP/b.docx", b"other bytes")
    run(place, NOW)
    archive = Archive(folder=place.archive)
    told = lines(place)
    gone, bad = told["VP/hỏng.docx"].sha256 or "", told["VP/b.docx"].sha256 or ""
    archive.place(gone).unlink()
    os.chmod(archive.place(bad), 0o644)
    archive.place(bad).write_bytes(b"changed")
    (place.inbox / "VP" / "b.docx").unlink()
    orphan = place.archive / "ab" / ("ab" * 32)
    orphan.parent.mkdir(exist_ok=True)
    orphan.write_bytes(b"nobody's")
    with closing(sqlite3.connect(place.database)) as other, other:
        other.executescript("DROP TRIGGER event_no_update; UPDATE event SET at = '2020-01-01T00:00:00+07:00' WHERE sequence = 2;")
    done = call("verify", "--json", "--workspace", str(place.root))
    found = {line["kind"]: line for line in map(json.loads, done.out.splitlines())}
    assert done.code == 10
    assert set(found) == {"chain", "missing", "changed", "orphaned"}
    assert found["missing"]["name"] == gone and "còn ở inbox/VP/hỏng.docx" in found["missing"]["message"]
    assert "inbox/VP/b.docx" in found["changed"]["message"] and "bản sao lưu" in found["changed"]["message"]
    assert found["orphaned"]["name"] == "ab" * 32


def test_verify_notes_whole_bytes_that_no_event_names_without_calling_them_damage(place: Workspace, call: Call) -> None:
    run(place, NOW)
    left = Archive(folder=place.archive).keep(b"of an act that was interrupted")
    done = call("verify", "--workspace", str(place.root))
    assert done.code == 0
    assert done.out.startswith("Nguyên vẹn: 2 bản gốc, 2 sự kiện.\nGhi chú, không phải lỗi (1):")
    assert left in done.out
    assert json.loads(call("verify", "--json", "--workspace", str(place.root)).out)["kind"] == "left"


def test_what_a_killed_process_was_writing_is_swept_when_it_is_old(place: Workspace) -> None:
    run(place, NOW)
    young, old = place.archive.parent / ".giu-young", place.archive.parent / ".giu-old"
    for part in (young, old):
        part.write_bytes(b"half")
    os.utime(old, (0, 0))
    run(place, NOW)
    assert (young.exists(), old.exists()) == (True, False)


def test_doctor_tells_of_drive_clock_rights_and_duty(place: Workspace, call: Call) -> None:
    run(place, NOW)
    told = {line["name"]: line for line in map(json.loads, call("doctor", "--json", "--workspace", str(place.root)).out.splitlines())}
    assert told["Ghi phiếu vào thư mục nhận"]["ok"]
    assert "máy trực" in told["Ổ đĩa của thư mục nhận"]["message"]
    assert "không có máy trực" in told["Máy trực"]["message"]
    assert told["Đồng hồ"]["ok"]
    run(place, NOW.replace(year=NOW.year + 80))
    drop(place, "VP/c.docx", b"third")
    run(place, NOW.replace(year=NOW.year + 80))
    told = {line["name"]: line for line in map(json.loads, call("doctor", "--json", "--workspace", str(place.root)).out.splitlines())}
    assert not told["Đồng hồ"]["ok"]


def test_a_name_that_means_files_in_several_places_decides_about_none_of_them(place: Workspace, call: Call) -> None:
    drop(place, "TTR/hỏng.docx", HALF)
    run(place, NOW)
    for command in (("quarantine", "drop"), ("quarantine", "release"), ("retry",)):
        for name in ("hỏng.docx", ID[:12]):
            refused = call(*command, name, "--workspace", place.root)
            assert refused.code == 2
            assert f"inbox/TTR/hỏng.docx ({ID[:12]}@TTR)" in refused.err and f"inbox/VP/hỏng.docx ({ID[:12]}@VP)" in refused.err
    assert {line.state for line in lines(place).values() if line.sha256 == ID} == {FileState.UNREADABLE}
    assert call("quarantine", "drop", "inbox/VP/hỏng.docx", "--workspace", place.root).code == 0
    assert (lines(place)["VP/hỏng.docx"].state, lines(place)["TTR/hỏng.docx"].state) == (FileState.IGNORED, FileState.UNREADABLE)
    assert call("quarantine", "drop", f"{ID[:12]}@TTR", "--workspace", place.root).code == 0


def test_a_drop_can_be_undone(place: Workspace, call: Call) -> None:
    run(place, NOW)
    drop_files(place, ["hỏng.docx"], "gửi nhầm", NOW)
    assert "inbox/VP/hỏng.docx" in call("quarantine", "list", "--dropped", "--workspace", place.root).out
    assert retry(place, [], NOW) == (), "all means those that nobody decided about"
    assert call("quarantine", "release", f"{ID[:12]}@VP", "--workspace", place.root).code == 4
    assert lines(place)["VP/hỏng.docx"].state is FileState.UNREADABLE
    assert call("quarantine", "list", "--dropped", "--workspace", place.root).out == "Chưa bỏ tệp nào.\n"


def test_bytes_that_come_again_after_they_were_dropped_are_told_once_more(place: Workspace) -> None:
    drop(place, "VP/một bản nữa.docx", HALF)
    run(place, NOW)
    drop_files(place, ["hỏng.docx"], "", NOW)
    assert [lines(place)[f"VP/{name}.docx"].state for name in ("hỏng", "một bản nữa")] == [FileState.IGNORED, FileState.IGNORED]
    drop(place, "VP/gửi lại.docx", HALF)
    drop(place, "VP/gửi lại lần nữa.docx", HALF)
    run(place, NOW)
    told = {path: line for path, line in lines(place).items() if line.sha256 == ID}
    assert {path: line.state for path, line in told.items()} == {
        "VP/hỏng.docx": FileState.IGNORED,
        "VP/một bản nữa.docx": FileState.IGNORED,
        "VP/gửi lại lần nữa.docx": FileState.UNREADABLE,
        "VP/gửi lại.docx": FileState.DUPLICATE,
    }
    assert len(aside(place)) == 2
    drop_files(place, [], "", NOW)
    assert {line.state for line in lines(place).values() if line.sha256 == ID} == {FileState.IGNORED}


@pytest.mark.parametrize("is_form", [True, False])
def test_any_file_that_came_may_be_set_aside_with_a_reason_and_taken_back(tmp_path: Path, *, is_form: bool) -> None:
    place, kept = make_place(tmp_path / "w", "VP"), place_of_receipts
    if is_form:
        (place.inbox / "VP" / demo_file("VP", "04-KQ").name).rename(place.inbox / "VP" / "thừa.docx")
    else:
        stray = Document()
        stray.add_paragraph("Kính gửi Đảng ủy, chi bộ xin gửi lời chào.")
        stray.save(str(place.inbox / "VP" / "thừa.docx"))
    before = run(place, NOW)
    assert kept(place, "thừa") and asked_about(before, "thừa.docx") is not is_form
    with pytest.raises(UsageError, match="vì sao"):
        drop_files(place, ["thừa.docx"], "", NOW)
    drop_files(place, ["thừa.docx"], "gửi nhầm", NOW)
    after = run(place, NOW)
    assert lines(place)["VP/thừa.docx"].state is FileState.IGNORED
    assert not kept(place, "thừa") and not asked_about(after, "thừa.docx")
    assert after.summaries[0].submitted("04-KQ").value == (0 if is_form else before.summaries[0].submitted("04-KQ").value)
    said = books_say(place)
    rebuild(place)
    assert books_say(place) == said
    with open_desk(place) as desk:
        assert unread(desk) == 0
    retry(place, ["thừa.docx"], NOW)
    again = run(place, NOW)
    assert kept(place, "thừa") and again.summaries[0].branches == before.summaries[0].branches


def place_of_receipts(workspace: Workspace, part: str) -> list[Path]:
    return [path for path in workspace.outbox.rglob("Phiếu tiếp nhận*") if part in path.name]


def asked_about(result: RunResult, name: str) -> bool:
    return any(gap.path.endswith(name) for one in result.summaries for branch in one.branches for gap in branch.gaps)


def test_an_older_version_counts_again_when_the_newer_is_set_aside_and_the_same_bytes_sent_again_are_read(place: Workspace) -> None:
    form = demo_file("VP", "04-KQ")
    run(place, NOW)
    drop(place, "VP/mới.docx", changed(form))
    run(place, NOW)
    assert lines(place)[f"VP/{form.name}"].state is FileState.SUPERSEDED
    drop_files(place, ["mới.docx"], "sai kỳ", NOW)
    run(place, NOW)
    assert lines(place)[f"VP/{form.name}"].state is FileState.READ
    drop(place, "VP/gửi lại.docx", changed(form))
    run(place, NOW)
    told = lines(place)
    assert [told[f"VP/{name}"].state for name in ("mới.docx", "gửi lại.docx")] == [FileState.IGNORED, FileState.READ]


def test_nothing_remains_of_a_period_whose_only_file_is_set_aside(tmp_path: Path, call: Call) -> None:
    place = make_place(tmp_path / "w", "VP", only="*04-KQ*")
    document = Document(str(demo_file("TTR", "04-KQ")))
    for paragraph in document.paragraphs:
        paragraph.text = paragraph.text.replace("2024", "2023")
    for row in (row for table in document.tables for row in table.rows):
        if any("Kỳ báo cáo" in cell.text for cell in row.cells):
            row.cells[-1].text = "Quý III/2023"
    document.save(str(place.inbox / "TTR" / "nhầm kỳ.docx"))
    answers = place.inbox / "TTR" / "_phieu"
    with serving(place) as work:
        work.until()
        assert list(place.outbox.glob("2023-Q3/*.docx")) and [path for path in answers.iterdir() if "năm 2023" in path.name]
        edited = next(place.outbox.glob("2023-Q3/Báo cáo*.docx"))
        edited.write_bytes(edited.read_bytes() + b"edited by hand")
        done = call("quarantine", "drop", "nhầm kỳ.docx", "--reason", "sai kỳ", "--workspace", str(place.root))
        assert done.code == 0 and "Đã gỡ vì không còn biểu mẫu nào của kỳ" in done.out
        work.until()
    assert list(place.outbox.glob("2023-Q3/**/*.docx")) == [edited]
    assert [path.name for path in answers.iterdir() if "năm 2023" in path.name or "nhầm" in path.name] == []
    assert list((place.inbox / "VP" / "_phieu").glob("*quý III năm 2024*"))


def test_the_watcher_keeps_nothing_of_a_file_that_is_set_aside_while_it_is_read(tmp_path: Path) -> None:
    place = make_place(tmp_path / "w")
    shutil.copy(demo_file("VP", "04-KQ"), place.inbox / "VP" / "a.docx")
    with serving(place) as work:
        work.until(lambda: work.service._reading)
        drop_files(place, ["a.docx"], "gửi nhầm", NOW)
        work.until()
        assert lines(place)["VP/a.docx"].state is FileState.IGNORED
        assert work.desk.books.periods() == () and not work.service.waits
        shutil.copy(demo_file("VP", "04-KQ"), place.inbox / "VP" / "b.docx")
        work.until(lambda: len(work.desk.books.periods()))
