"""What a branch finds beside its files: receipts, trial answers, the newest request, the fate of every file."""

from __future__ import annotations

import errno
import os
import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from time import monotonic

import pytest
from docx import Document

from tests.places import NOW, demo_file, make_place
from tests.serving import PATIENCE, events, serving
from tests.test_run import changed
from toolkit.definitions.wordings import lesson, teach
from toolkit.model.expected import deadline
from toolkit.model.period import Period, PeriodKind
from toolkit.model.submission import Reading
from toolkit.papers.receipt import Came, receipt_name
from toolkit.pipeline import open_desk, run, summarise
from toolkit.printing import Printout
from toolkit.watch.answering import _fault
from toolkit.watch.answers import ANSWERS, FILE_LIST, write_requests
from toolkit.watch.results import MOST_DELAY
from toolkit.workspace import Workspace, open_workspace

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
    (place.inbox / "VP" / "~$một tệp khác.docx").write_bytes(b"x")
    (place.inbox / "VP" / "x.tmp").write_bytes(b"x")
    with serving(place) as work:
        work.until()
        assert [path.name.split(" - ")[1] for path in receipts(place, "VP")] == ["cũ"]
        (place.inbox / "VP" / "mới.docx").write_bytes(changed(form))
        work.until()
    assert [path.name.split(" - ")[1] for path in receipts(place, "VP")] == ["mới"]
    told = (place.inbox / "VP" / ANSWERS / FILE_LIST).read_text(encoding="utf-8-sig")
    assert "cũ.docx  -  không còn được tính: đã có bản mới hơn: inbox/VP/mới.docx" in told
    assert "~$" not in told
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


def test_the_same_form_in_several_trial_folders_is_answered_in_each(place: Workspace) -> None:
    trials = [place.inbox / folder / "_kiem-tra" for folder in ("VP", "TTR", "ABC", "DEF")]  # two of them are no branch's
    for trial in trials:
        trial.mkdir(parents=True)
        shutil.copy(demo_file("VP", "04-KQ"), trial / "thử.docx")
    with serving(place) as work:
        work.until(lambda: all(list(trial.glob("Kết quả*")) for trial in trials))
    assert all("Số tin, bài" in words(next(trial.glob("Kết quả*"))) for trial in trials)


def test_a_trial_whose_answer_is_lost_with_the_readers_is_read_again(place: Workspace) -> None:
    trial = place.inbox / "VP" / "_kiem-tra"
    trial.mkdir()
    shutil.copy(demo_file("VP", "04-KQ"), trial / "thử.docx")
    with serving(place) as work:
        work.until(lambda: work.service._answering._writing)
        work.service.new_readers()
        work.until(lambda: list(trial.glob("Kết quả*")))


@pytest.mark.parametrize("folder", ["_chung", "TTR"])
def test_a_file_that_names_a_branch_is_answered_in_its_folder_wherever_it_was_dropped(place: Workspace, folder: str) -> None:
    shutil.copy(demo_file("VP", "04-KQ"), place.inbox / "VP" / "a.docx")
    shutil.copy(demo_file("VP", "02-TT"), place.inbox / folder / "lạc.docx")
    with serving(place) as work:
        work.until()
    answers, name = place.inbox / "VP" / ANSWERS, "Phiếu yêu cầu bổ sung quý III năm 2024.docx"
    assert "lạc.docx" in words(answers / name)
    assert (answers / name).read_bytes() == (place.outbox / "2024-Q3" / "VP" / name).read_bytes()
    for there in ("VP", folder):
        assert any("lạc" in path.name for path in receipts(place, there))
    assert "lạc" not in (answers / FILE_LIST).read_text(encoding="utf-8-sig")
    assert "Chi bộ Văn phòng" not in "".join(words(path) for path in (place.inbox / "KTAT").rglob("*.docx"))


def test_a_stray_file_that_is_taken_out_of_the_inbox_is_only_called_to_mind(place: Workspace) -> None:
    shutil.copy(demo_file("VP", "04-KQ"), place.inbox / "VP" / "a.docx")
    (place.inbox / "VP" / "ảnh.jpg").write_bytes(b"\xff\xd8\xff\xe0 no form")
    request = place.inbox / "VP" / ANSWERS / "Phiếu yêu cầu bổ sung quý III năm 2024.docx"
    with serving(place) as work:
        work.until()
        assert "nội dung bắt buộc" in words(request), words(request)
        assert "còn phải gửi: Mẫu 03-ĐG" in words(request)
        (place.inbox / "VP" / "ảnh.jpg").unlink()
        work.service.look_soon()
        work.until()
        assert "bắt buộc" not in words(request) and "không còn trong thư mục nhận" in words(request)


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
        (paper,) = place.outbox.glob("2024-Q3/VP/Phiếu yêu cầu*.docx")
        shutil.copy(next(place.outbox.glob("2024-Q3/VP/Phiếu tiếp nhận*.docx")), paper)  # as if a clerk had written it anew
        write_requests(desk, [summary], NOW)
        assert request.read_bytes() == paper.read_bytes()
        complete = tuple(replace(branch, gaps=(), missing_forms=(), complete=True, valid=True) for branch in summary.branches)
        write_requests(desk, [replace(summary, branches=complete)], NOW)
        assert [path.name for path in folder.iterdir()] == ["Đã đủ hồ sơ quý III năm 2024.txt"]
        write_requests(desk, [summary], NOW)
        assert [path.name for path in folder.iterdir()] == [request.name]
        (printed,) = place.outbox.glob("2024-Q3/VP/Phiếu yêu cầu*.docx")
        printed.write_bytes(b"an older request, open in Word")
        request.unlink()
        write_requests(desk, [summary], NOW, {printed.relative_to(place.root).as_posix()})
        assert "Chi bộ Văn phòng" in words(request)
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


def test_the_word_that_all_is_there_waits_for_every_form_that_is_due_and_until_then_the_branch_reads_what_is_to_come(
    tmp_path: Path,
) -> None:
    place = make_place(tmp_path / "w", "QLTM")
    form = demo_file("QLTM", "03-ĐG")
    (place.inbox / "QLTM" / form.name).unlink()
    folder = place.inbox / "QLTM" / ANSWERS
    with serving(place) as work:  # 3 October 2024: the deadline of the quarter is still to come
        work.until()
        told = folder / "Biểu mẫu còn phải gửi quý III năm 2024.txt"
        assert not list(folder.glob("Đã đủ*")) and not list(folder.glob("Phiếu yêu cầu*"))
        said = told.read_text(encoding="utf-8-sig")
        assert "Mẫu 03-ĐG" in said and "Mẫu 04-KQ" not in said
        last = deadline(work.desk.definitions.plan, "03-DG", Q3)
        assert last > NOW.date() and f"{last:%d/%m/%Y}" in said
        shutil.copy(form, place.inbox / "QLTM" / form.name)
        work.until()
        assert not told.exists()
        assert (folder / "Đã đủ hồ sơ quý III năm 2024.txt").exists()


def test_a_branch_whose_gaps_lie_in_the_shared_folder_is_asked_to_mend_them(tmp_path: Path) -> None:
    place = make_place(tmp_path / "w", "VP", only="*02-TT*")
    (file,) = (place.inbox / "VP").iterdir()
    file.rename(place.inbox / "_chung" / file.name)
    run(place, NOW)
    with open_desk(place) as desk:
        summary = summarise(desk, Q3, NOW)
        branch = summary.branch("VP")
        assert branch is not None
        gaps = tuple(gap for gap in branch.gaps if gap.path)
        assert {gap.path for gap in gaps} == {f"inbox/_chung/{file.name}"}
        for complete in (False, True):  # errors, and what a person must only look at
            told = replace(branch, gaps=gaps, missing_forms=(), complete=complete)
            write_requests(desk, [replace(summary, branches=(told,))], NOW)
            assert [path.name for path in (place.inbox / "VP" / ANSWERS).iterdir()] == ["Phiếu yêu cầu bổ sung quý III năm 2024.docx"]


def told_outside(workspace: Workspace) -> dict[Path, bytes]:
    """Return all that clerk and branches find: papers, receipts, requests, lists."""
    found = (*workspace.outbox.rglob("*"), *workspace.inbox.glob(f"*/{ANSWERS}/*"))
    return {path: path.read_bytes() for path in found if path.is_file()}


def test_while_files_are_read_again_nobody_is_told_what_half_of_them_say(tmp_path: Path) -> None:
    place = make_place(tmp_path / "w", "TTR", only="*04-KQ*")
    form = demo_file("VP", "04-KQ")
    shutil.copy2(form, place.inbox / "VP" / "cũ.docx")
    late = NOW + timedelta(days=20)  # after the deadline a branch that sent nothing is asked for everything
    with serving(place, late) as work:
        work.until()
        (place.inbox / "VP" / "mới.docx").write_bytes(changed(form))
        work.until()
    before, answered, looks = told_outside(place), len(events(place, "answered")), 0
    teach(lesson(place.root, None, "so_tin_bai", "Tổng lượt xuất hiện trên báo", None))
    with serving(open_workspace(place.root), late) as work:
        while True:
            work.turns()
            if len(events(place, "read")) == 6:
                break
            looks += 1
            assert told_outside(place) == before
            work.wake.wait(0.05)
            work.wake.clear()
        work.until()
    assert looks
    again = {str(line["path"]).rpartition("/")[2] for line in events(place, "answered")[answered:]}
    assert again == {"mới.docx", demo_file("TTR", "04-KQ").name}


def test_a_receipt_that_cannot_be_written_keeps_no_other_waiting(place: Workspace) -> None:
    (place.inbox / "VP" / ANSWERS).write_bytes(b"a file where the folder should be")
    shutil.copy(demo_file("VP", "04-KQ"), place.inbox / "VP" / "a.docx")
    with serving(place) as work:
        work.until(lambda: "answers" in work.service.troubles)
        shutil.copy(demo_file("TTR", "04-KQ"), place.inbox / "TTR" / "b.docx")
        work.turns(3, seconds=6)
        deadline = monotonic() + PATIENCE
        while not receipts(place, "TTR"):
            assert monotonic() < deadline
            work.turns(seconds=0)  # the clock stands still: nothing that is put off comes round
            work.wake.wait(0.05)
            work.wake.clear()
        assert "answers" in work.service.troubles


def test_a_folder_that_takes_no_list_stops_no_other_and_is_tried_until_it_does(place: Workspace) -> None:
    for branch in ("VP", "TTR"):
        shutil.copy(demo_file(branch, "04-KQ"), place.inbox / branch / "a.docx")
    blocked = place.inbox / "VP" / ANSWERS / FILE_LIST
    blocked.mkdir(parents=True)
    with serving(place) as work:
        work.until(lambda: "papers" in work.service.troubles and len(events(place, "answered")) == 2)

        def asked() -> bool:
            work.service._results.next_refresh = -MOST_DELAY  # a minute has passed
            return all(list((place.inbox / branch / ANSWERS).glob("Phiếu yêu cầu*")) for branch in ("VP", "TTR"))

        work.until(asked)
        assert blocked.name in work.service.troubles["papers"]
        assert (place.inbox / "TTR" / ANSWERS / FILE_LIST).is_file()
        work.turns(3)
        assert not work.service.is_done and not [line for line in events(place, "recovered") if line["part"] == "papers"]
        blocked.rmdir()
        work.service._results.next_refresh = -MOST_DELAY
        work.until()
        assert blocked.is_file() and not work.service.troubles


def test_a_receipt_that_belongs_elsewhere_now_is_taken_away_where_it_lay(place: Workspace) -> None:
    shutil.copy(demo_file("VP", "04-KQ"), place.inbox / "VP" / "a.docx")
    with serving(place) as work:
        work.until()
        (arrival,) = work.desk.books.arrivals()
        file = (arrival.folder, arrival.sha256)
        places = work.desk.duty.places(file)
        before = place.outbox / "2023" / "VP" / "Phiếu tiếp nhận - a.docx"  # as if the machine had understood another period first
        before.parent.mkdir(parents=True)
        before.write_bytes(b"x")
        work.desk.duty.answered({file: [*places, "outbox/2023/VP/Phiếu tiếp nhận - a.docx"]}, work.desk.version)
        work.desk.books.forget([file])  # as a clerk does who has it read again
    with serving(place) as work:
        work.until()
    assert not before.exists()
    assert len(receipts(place, "VP")) == 1


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


def test_a_folder_that_takes_nothing_is_told_by_its_name_and_how_many_files_it_is_about(tmp_path: Path) -> None:
    denied = [PermissionError(errno.EACCES, "denied", str(tmp_path / "outbox" / f".dang-ghi-{name}.docx")) for name in "ab"]
    said = str(_fault([*denied, denied[0]], tmp_path))
    assert "outbox (2 tệp): " in said and "dang-ghi" not in said and str(tmp_path) not in said
    said = str(_fault(denied[:1], tmp_path))
    assert "outbox/a.docx: " in said and "dang-ghi" not in said
    assert _fault([ValueError("ours"), *denied], tmp_path).args == ("ours",)


def test_papers_that_could_not_take_their_place_are_counted_and_a_few_are_named() -> None:
    many = Printout(failed=tuple((f"outbox/2024-Q3/{code}/Phiếu.docx", "chưa có quyền") for code in ("VP", "TTR", "QLNL")))
    assert many.complaint().startswith("Chưa thay được văn bản: 3 văn bản trong outbox/2024-Q3 (chưa có quyền).")
    assert "đã soạn xong" not in many.complaint()
    few = replace(many, failed=many.failed[:1], standing=("outbox/2024-Q3/a.docx",))
    assert "outbox/2024-Q3/VP/Phiếu.docx (chưa có quyền)" in few.complaint() and "các văn bản khác đã soạn xong" in few.complaint()
    assert Printout().complaint() == ""
