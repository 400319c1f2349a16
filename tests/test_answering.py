"""What a branch finds beside its files: receipts, trial answers, the newest request, the fate of every file; and nothing of others."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from docx import Document

from tests.places import NOW, demo_file, make_place
from tests.serving import events, serving
from tests.test_run import changed
from toolkit.model.period import Period, PeriodKind
from toolkit.model.submission import Reading
from toolkit.papers.receipt import Came, receipt_name
from toolkit.pipeline import open_desk, run, summarise
from toolkit.watch.answers import ANSWERS, FILE_LIST, write_requests
from toolkit.workspace import Workspace

Q3 = Period(kind=PeriodKind.QUARTER, year=2024, index=3)


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    """An empty workspace."""
    return make_place(tmp_path / "w")


def words(path: Path) -> str:
    """Return every word of a Word paper, tables too."""
    return "\n".join(part.text or "" for part in Document(str(path)).element.body.iter() if part.tag.endswith("}t"))


def receipts(workspace: Workspace, folder: str) -> list[Path]:
    return sorted((workspace.inbox / folder / ANSWERS).glob("Phiếu tiếp nhận*.docx"))


def test_a_receipt_says_what_was_understood_what_is_missing_where_and_how_to_mend_it(place: Workspace) -> None:
    form = demo_file("VP", "02-TT")
    target = place.inbox / "VP" / form.name
    shutil.copy(form, target)
    os.utime(target, (1_577_836_800, 1_577_836_800))  # 2020: a file that was copied with its old time
    with serving(place) as work:
        work.until()
    (paper,) = receipts(place, "VP")
    said = words(paper)
    for part in ("PHIẾU TIẾP NHẬN", form.name, "Chi bộ Văn phòng", "/2020", "03/10/2024", "Tổ chuyển đổi số", "quý III năm 2024"):
        assert part in said, part
    assert "Tiêu chí 3" in said and "bảng 3, hàng 4, cột 4" in said
    (same,) = place.outbox.rglob(paper.name)
    assert same.parent == place.outbox / "2024-Q3" / "VP"
    assert same.read_bytes() == paper.read_bytes()
    assert [line["path"] for line in events(place, "answered")] == [f"inbox/VP/{form.name}"]


def test_a_newer_version_takes_the_place_of_the_receipt_and_the_list_tells_every_fate(place: Workspace) -> None:
    form = demo_file("VP", "04-KQ")
    (place.inbox / "VP" / "cũ.docx").write_bytes(form.read_bytes())
    (place.inbox / "VP" / "~$cũ.docx").write_bytes(b"x")
    (place.inbox / "VP" / "~$cũ.docx").unlink()
    (place.inbox / "VP" / "x.tmp").write_bytes(b"x")
    with serving(place) as work:
        work.until()
        assert [path.name.split(" - ")[1] for path in receipts(place, "VP")] == ["cũ"]
        (place.inbox / "VP" / "mới.docx").write_bytes(changed(form))
        work.until()
    assert [path.name.split(" - ")[1] for path in receipts(place, "VP")] == ["mới"]
    told = (place.inbox / "VP" / ANSWERS / FILE_LIST).read_text(encoding="utf-8-sig")
    assert "cũ.docx  -  đã được thay bằng bản mới hơn" in told
    assert "mới.docx  -  đã nhận" in told
    assert "x.tmp  -  bỏ qua: tệp tạm" in told


def test_a_trial_file_is_answered_and_leaves_no_trace_in_the_books(place: Workspace) -> None:
    trial = place.inbox / "VP" / "_kiem-tra"
    trial.mkdir()
    shutil.copy(demo_file("VP", "04-KQ"), trial / "thử.docx")
    with serving(place) as work:
        work.until(lambda: list(trial.glob("Kết quả*")))
        work.turns(5)
        assert work.desk.books.last_event() == 0
    (answer,) = trial.glob("Kết quả*")
    assert "KẾT QUẢ KIỂM TRA THỬ" in words(answer)
    assert "chưa được ghi nhận" in words(answer)
    with serving(place, NOW + timedelta(hours=1)) as work:
        work.turns(10)
        assert events(place, "tried")[1:] == []
        (trial / "thử.docx").write_bytes(changed(demo_file("VP", "04-KQ")))
        work.until(lambda: [path for path in trial.glob("Kết quả*") if path != answer])
    assert len(list(trial.glob("Kết quả*"))) == 1


def test_a_branch_is_told_nothing_about_files_outside_its_own_folder(place: Workspace) -> None:
    shutil.copy(demo_file("VP", "04-KQ"), place.inbox / "VP" / "a.docx")
    shutil.copy(demo_file("VP", "02-TT"), place.inbox / "TTR" / "bí mật.docx")
    with serving(place) as work:
        work.until()
    said = "\n".join(words(path) for path in (place.inbox / "VP" / ANSWERS).glob("*.docx"))
    assert "bí mật" not in said
    assert "Phiếu yêu cầu bổ sung quý III năm 2024.docx" in {path.name for path in (place.inbox / "VP" / ANSWERS).iterdir()}
    assert "bí mật" in "\n".join(path.name for path in (place.inbox / "TTR" / ANSWERS).iterdir())


def test_a_request_is_replaced_by_the_word_that_all_is_there(tmp_path: Path) -> None:
    place = make_place(tmp_path / "w", "VP")
    run(place, NOW)
    with open_desk(place) as desk:
        summary = summarise(desk, Q3, NOW)
        write_requests(desk, [summary], NOW)
        folder = place.inbox / "VP" / ANSWERS
        request = folder / "Phiếu yêu cầu bổ sung quý III năm 2024.docx"
        written = request.stat().st_mtime_ns
        write_requests(desk, [summary], NOW)
        assert request.stat().st_mtime_ns == written
        complete = tuple(replace(branch, gaps=(), missing_forms=(), complete=True, valid=True) for branch in summary.branches)
        write_requests(desk, [replace(summary, branches=complete)], NOW)
        assert [path.name for path in folder.iterdir()] == ["Đã đủ hồ sơ quý III năm 2024.txt"]
        write_requests(desk, [summary], NOW)
        assert [path.name for path in folder.iterdir()] == [request.name]
    assert not (place.inbox / "TTR" / ANSWERS).exists()


def test_answers_that_cannot_be_written_are_told_once_and_written_later(place: Workspace) -> None:
    shutil.copy(demo_file("VP", "04-KQ"), place.inbox / "VP" / "a.docx")
    blocked = place.inbox / "VP" / ANSWERS
    blocked.write_bytes(b"a file where the folder should be")
    with serving(place) as work:
        work.until(lambda: "answers" in work.service.troubles)
        work.turns(5)
        assert len([line for line in events(place, "trouble") if line["part"] == "answers"]) == 1
        blocked.unlink()
        work.now += timedelta(minutes=5)
        work.until(lambda: receipts(place, "VP"))
        work.until(lambda: not work.service.troubles)


@pytest.mark.parametrize(
    "name", ["CON.docx", "a" * 251 + ".xls", "ế" * 83 + ".docx", 'x<>:"|?*.docx', ".docx", "BÁO CÁO (1).docx", "a\u202eb.doc"]
)
def test_a_receipt_has_a_name_that_every_file_system_takes(name: str) -> None:
    came = Came(name=name, folder="VP", content="abcdef" * 10, came_at=NOW, modified_at=NOW, reading=Reading(sha256="abcdef"))
    made = receipt_name(came)
    assert len(made.encode()) <= 240
    assert not set(made) & set('<>:"/\\|?*')
    assert made.endswith(" - abcdef.docx")
    assert receipt_name(replace(came, content="fedcba" * 10)) != made
