"""Between two steps, and while files are read again, everything that tells figures tells each file once: as read now, or as read before."""

from __future__ import annotations

import json
import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from tests.builders import filled
from tests.places import NOW, books_say, make_place
from tests.serving import serving
from tests.test_cli import Call, call
from tests.test_run import drop
from toolkit.definitions.wordings import lesson, teach
from toolkit.model.finding import Code, Finding, Severity
from toolkit.model.ledger import FileState
from toolkit.model.submission import Reading
from toolkit.pipeline import drop as drop_files
from toolkit.pipeline import keep_reading, open_desk, read_new, rebuild, run, settle, take_in, task_for, tell_files
from toolkit.reading import ReadTask, read_bytes
from toolkit.watch.service import MOST_DELAY
from toolkit.workspace import Workspace, open_workspace

__all__ = ["call"]
KNOWN, OTHER = "Số tin, bài tuyên truyền", "Tổng lượt xuất hiện trên báo"


def results(branch: str, articles: int, label: str = KNOWN) -> bytes:
    """Return the quarter's results of a branch, which say how many articles there were."""
    return filled(
        "docx",
        f"""
        Mẫu 04-KQ
        BIỂU KẾT QUẢ XÂY DỰNG, PHÁT HIỆN, NUÔI DƯỠNG, NHÂN RỘNG ĐIỂN HÌNH TIÊU BIỂU
        | Chi bộ | {branch} |
        | Kỳ báo cáo | Quý III/2024 |
        | Ngày lập | 25/9/2024 |
        | Số điển hình tập thể | 2 |
        | {label} | {articles} |
        """,
    )


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    """A workspace in which one branch told of 7 articles."""
    workspace = make_place(tmp_path / "w")
    drop(workspace, "VP/a.docx", results("Chi bộ Văn phòng", 7))
    run(workspace, NOW)
    return workspace


def articles(call: Call, place: Workspace) -> tuple[int, str]:
    """Return the figure as the program tells it, and what it warns of."""
    told = call("report", "--period", "2024-Q3", "--json", "--workspace", place.root, "--today", "2024-10-03")
    return json.loads(told.out)["articles"], told.err


def learn(place: Workspace, wording: str = OTHER) -> Workspace:
    """Teach the plan another wording: another version of what decides how files are read."""
    teach(lesson(place.root, None, "so_tin_bai", wording, None))
    return open_workspace(place.root)


def test_between_reading_and_settling_only_the_newer_version_counts_and_every_file_is_told(place: Workspace, call: Call) -> None:
    drop(place, "VP/b.docx", results("Chi bộ Văn phòng", 50))
    drop(place, "VP/c.docx", results("Chi bộ Văn phòng", 50)[:-30])
    with place.held(), open_desk(place) as desk:
        take_in(desk, NOW + timedelta(hours=1))
        assert [(line.path, line.state) for line in tell_files(desk)] == [
            ("inbox/VP/a.docx", FileState.READ),
            ("inbox/VP/b.docx", FileState.WAITING),
            ("inbox/VP/c.docx", FileState.WAITING),
        ]
        read_new(desk)
        assert articles(call, place)[0] == 50
        assert [line.state for line in tell_files(desk)] == [FileState.SUPERSEDED, FileState.READ, FileState.UNREADABLE]
        assert [one.superseded_by is None for one in desk.books.filed("2024-Q3")] == [False, True]
        before = tell_files(desk)
        settle(desk)
        assert desk.books.files() == before
    draft = call("report", "--period", "2024-Q3", "--workspace", place.root, "--today", "2024-10-03")
    assert draft.err == ""


def test_what_came_and_was_not_read_is_said_beside_the_figures(place: Workspace, call: Call) -> None:
    assert articles(call, place) == (7, "")
    drop(place, "VP/b.docx", results("Chi bộ Văn phòng", 50))
    with place.held(), open_desk(place) as desk:
        take_in(desk, NOW)
    figure, warned = articles(call, place)
    assert figure == 7 and "Có 1 tệp đã nhận chưa được đọc" in warned
    drafted = call("report", "--period", "2024-Q3", "--workspace", place.root, "--today", "2024-10-03")
    assert "Có 1 tệp đã nhận chưa được đọc" in drafted.err


def test_while_files_are_read_again_what_was_read_before_stands_and_that_is_said(place: Workspace, call: Call) -> None:
    drop(place, "TTR/a.docx", results("Chi bộ Thanh tra", 11, OTHER))
    run(place, NOW)
    assert articles(call, place) == (7, "")
    place = learn(place)
    figure, warned = articles(call, place)
    assert figure == 7 and "Có 2 tệp đã nhận chưa được đọc" in warned
    with place.held(), open_desk(place) as desk:
        arrival = next(one for one in desk.books.arrivals() if one.folder == "TTR")
        task = task_for(desk, arrival)
        reading = read_bytes(task.path.read_bytes(), task.name, desk.definitions, "TTR")
        keep_reading(desk, arrival, reading, retry=False)  # and here the run is killed
    figure, warned = articles(call, place)
    assert figure == 18 and "Có 1 tệp đã nhận chưa được đọc" in warned
    run(place, NOW)
    assert articles(call, place) == (18, "")


def test_a_clerks_decision_between_two_versions_does_not_make_old_readings_new(place: Workspace, call: Call) -> None:
    drop(place, "VP/a.docx", results("Chi bộ Văn phòng", 9, OTHER))
    drop(place, "TTR/hỏng.docx", b"PK\x03\x04 half a file")
    run(place, NOW)
    assert articles(call, place)[0] == 0
    place = learn(place)
    drop_files(place, ["hỏng.docx"], "", NOW)
    assert articles(call, place)[1]
    run(place, NOW)
    assert articles(call, place) == (9, "")


def test_readings_of_a_run_that_was_killed_before_its_first_settling_are_no_newer_than_they_are(tmp_path: Path, call: Call) -> None:
    place = make_place(tmp_path / "w")
    drop(place, "VP/a.docx", results("Chi bộ Văn phòng", 9, OTHER))
    with place.held(), open_desk(place) as desk:
        take_in(desk, NOW)
        read_new(desk)
    run(learn(place), NOW)
    assert articles(call, place) == (9, "")


def test_a_database_of_an_older_program_opens_with_its_figures_and_is_read_again(place: Workspace, call: Call) -> None:
    with sqlite3.connect(place.database) as other:
        other.execute("ALTER TABLE reading DROP COLUMN version")
        other.execute("ALTER TABLE submission ADD COLUMN superseded_by VARCHAR")
    figure, warned = articles(call, place)
    assert figure == 7 and "Có 1 tệp đã nhận chưa được đọc" in warned
    run(place, NOW)
    assert articles(call, place) == (7, "")


def test_a_rebuild_drops_what_no_event_tells_of(place: Workspace) -> None:
    said = books_say(place)
    with sqlite3.connect(place.database) as other:
        columns = "number, path, arrived, scan, modified_ns, dated, form, unit, period, subject, review, body"
        other.execute(f"INSERT INTO submission SELECT 'x', 'y', folder, {columns} FROM submission")
        other.execute("INSERT INTO reading (sha256, folder, version, retry, findings) VALUES ('y', 'VP', '', 0, '[]')")
    assert books_say(place) != said
    rebuild(place)
    assert books_say(place) == said


def test_a_reading_that_comes_later_and_may_be_tried_again_is_told_as_well(place: Workspace) -> None:
    drop(place, "VP/b.docx", results("Chi bộ Văn phòng", 50))
    with place.held(), open_desk(place) as desk:
        take_in(desk, NOW)
        arrival = desk.books.arrivals()[-1]
        for words in ("quá lâu", "hết bộ nhớ"):
            finding = Finding(code=Code.UNREADABLE, severity=Severity.ERROR, field=None, message=words)
            keep_reading(desk, arrival, Reading(sha256=arrival.sha256, findings=(finding,)), retry=True)
            settle(desk)
            assert desk.books.files()[-1].reason == words


def papers(place: Workspace) -> dict[Path, bytes]:
    """Return every paper that tells of more than one file."""
    return {path: path.read_bytes() for path in place.outbox.rglob("*.docx") if "tiếp nhận" not in path.name}


def test_a_service_prints_nothing_while_some_files_are_still_understood_as_before(place: Workspace) -> None:
    drop(place, "VP/a.docx", results("Chi bộ Văn phòng", 7, OTHER))
    drop(place, "TTR/a.docx", results("Chi bộ Thanh tra", 11, OTHER))
    with serving(place) as work:
        work.until()
    before = papers(place)
    with serving(learn(place)) as work:
        fetch = work.service._room.fetch
        kept: list[tuple[ReadTask, Reading, bool]] = []

        def slowly() -> list[tuple[ReadTask, Reading, bool]]:
            """Hand out the last file and keep the others back."""
            kept.extend(fetch())
            return [kept.pop()] if len(kept) == 3 else []

        def read() -> int:
            return len(work.desk.books.read_before(work.desk.version))

        work.service._room.fetch = slowly  # type: ignore[method-assign]  # readers that take their time
        work.until(lambda: read() == 1)
        for _ in range(5):
            work.service._next_telling = work.service._next_refresh = -MOST_DELAY  # as if much time had passed
            work.turns()
        assert papers(place) == before
        work.service._room.fetch = lambda: [*(kept.pop() for _ in kept[:1]), *fetch()]  # type: ignore[method-assign]  # and now they are at it again
        work.until()
        assert read() == 3
    assert papers(place) != before
