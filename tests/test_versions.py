"""Between two steps, and while files are read again, everything that tells figures tells each file once: as read now, or as read before."""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

import toolkit
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
from toolkit.reading import DECIDING, ReadTask, read_bytes
from toolkit.watch.answers import ANSWERS, FILE_LIST
from toolkit.watch.results import MOST_DELAY
from toolkit.workspace import Workspace, open_workspace

__all__ = ["call"]
KNOWN, OTHER = "Số tin, bài tuyên truyền", "Mức lan tỏa bên ngoài"


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
    with closing(sqlite3.connect(place.database)) as other, other:
        other.execute("ALTER TABLE reading DROP COLUMN version")
        other.execute("ALTER TABLE submission ADD COLUMN superseded_by VARCHAR")
    figure, warned = articles(call, place)
    assert figure == 7 and "Có 1 tệp đã nhận chưa được đọc" in warned
    run(place, NOW)
    assert articles(call, place) == (7, "")


def test_a_rebuild_drops_what_no_event_tells_of(place: Workspace) -> None:
    said = books_say(place)
    with closing(sqlite3.connect(place.database)) as other, other:
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


def test_what_decides_what_a_file_says_is_there() -> None:
    program = Path(toolkit.__file__).parent

    assert [name for name in sorted(DECIDING) if not (program / name).exists()] == []


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
            work.service._results.next_telling = work.service._results.next_refresh = -MOST_DELAY  # as if much time had passed
            work.turns()
        assert papers(place) == before
        work.service._room.fetch = lambda: [*(kept.pop() for _ in kept[:1]), *fetch()]  # type: ignore[method-assign]  # and now they are at it again
        work.until()
        assert read() == 3
    assert papers(place) != before


ADVICE = "không được tính vì đã có bản mới hơn: inbox/VP/a.docx; muốn bản này được tính thì mở ra, lưu thành tệp mới"


def reasons(place: Workspace) -> list[tuple[str, FileState, str]]:
    with open_desk(place) as desk:
        return [(line.path.rpartition("/")[2], line.state, line.reason) for line in tell_files(desk)]


def test_an_older_content_that_lies_under_its_name_again_is_not_counted_and_that_is_said(place: Workspace, call: Call) -> None:
    older, newer = (place.inbox / "VP" / "a.docx").read_bytes(), results("Chi bộ Văn phòng", 700)
    drop(place, "VP/a.docx", newer)
    run(place, NOW)
    assert reasons(place)[0] == ("a.docx", FileState.SUPERSEDED, "đã có bản mới hơn: inbox/VP/a.docx")
    drop(place, "VP/a.docx", older, time=1000)
    run(place, NOW)
    run(place, NOW)
    assert articles(call, place)[0] == 700
    (_, state, reason), (_, other, _) = reasons(place)
    assert (state, other) == (FileState.SUPERSEDED, FileState.READ)
    assert "nội dung cũ này vừa được chép lại" in reason and ADVICE in reason
    with open_desk(place) as desk:
        assert len(desk.books.passed_over()) == 1, "it is told once"
    said = books_say(place)
    rebuild(place)
    assert books_say(place) == said
    drop(place, "VP/a.docx", newer, time=2000)
    run(place, NOW)
    assert reasons(place)[0][2] == "đã có bản mới hơn: inbox/VP/a.docx"
    drop(place, "VP/a.docx", older, time=3000)
    run(place, NOW)
    assert ADVICE in reasons(place)[0][2]
    drop(place, "VP/a.docx", results("Chi bộ Văn phòng", 7) + b"\0", time=4000)
    run(place, NOW)
    assert ADVICE not in reasons(place)[0][2]
    drop(place, "VP/a.docx", older, time=5000)
    run(place, NOW)
    assert ADVICE in reasons(place)[0][2]


def test_an_older_content_under_another_name_is_a_duplicate_that_is_said_not_to_count(place: Workspace) -> None:
    older = (place.inbox / "VP" / "a.docx").read_bytes()
    drop(place, "VP/a.docx", results("Chi bộ Văn phòng", 700))
    run(place, NOW)
    drop(place, "VP/c.docx", older)
    run(place, NOW)
    (name, state, reason) = reasons(place)[-1]
    assert (name, state) == ("c.docx", FileState.DUPLICATE) and reason.startswith("giống hệt inbox/VP/a.docx, ") and ADVICE in reason


def test_the_watcher_tells_the_branch_that_an_older_content_does_not_count(place: Workspace) -> None:
    older = (place.inbox / "VP" / "a.docx").read_bytes()
    with serving(place) as work:
        work.until()
        drop(place, "VP/a.docx", results("Chi bộ Văn phòng", 700), time=1000)
        work.until()
        drop(place, "VP/a.docx", older, time=2000)
        work.until()
    assert ADVICE in (place.inbox / "VP" / ANSWERS / FILE_LIST).read_text(encoding="utf-8-sig")


def test_a_name_that_waited_and_left_the_inbox_is_told_as_gone(place: Workspace) -> None:
    drop(place, "VP/Tài liệu mới.docx", b"")
    drop(place, "VP/sau.docx", b"")
    run(place, NOW)
    assert [state for _, state, _ in reasons(place)[1:]] == [FileState.WAITING, FileState.WAITING]
    (place.inbox / "VP" / "Tài liệu mới.docx").unlink()
    drop(place, "VP/sau.docx", results("Chi bộ Văn phòng", 8))
    for _ in range(2):
        run(place, NOW)
        told = {name: (state, reason) for name, state, reason in reasons(place)}
        assert told["Tài liệu mới.docx"][0] is FileState.IGNORED and "không còn trong thư mục nhận" in told["Tài liệu mới.docx"][1]
        assert told["sau.docx"][0] is FileState.READ
    drop(place, "VP/Tài liệu mới.docx", results("Chi bộ Văn phòng", 9))
    run(place, NOW)
    assert [line[1] for line in reasons(place) if line[0] == "Tài liệu mới.docx"] == [FileState.READ]


def test_the_watcher_tells_of_what_is_gone_but_not_of_what_it_cannot_see(place: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    drop(place, "VP/chờ.docx", b"")
    with serving(place) as work:
        work.turns(4, seconds=10)
        real = os.scandir

        def closed(path: str) -> object:
            if str(path).endswith("inbox/VP"):
                raise PermissionError(13, "closed")
            return real(path)

        monkeypatch.setattr(os, "scandir", closed)
        work.turns(2)
        monkeypatch.undo()
        waiting = [line.path for line in work.desk.books.passed_over() if line.state is FileState.IGNORED]
        assert waiting == []
        work.turns(2)
        work.until()
        assert {name: state for name, state, _ in reasons(place)} == {"a.docx": FileState.READ, "chờ.docx": FileState.WAITING}
        (place.inbox / "VP" / "chờ.docx").unlink()
        work.turns(1)
        work.until()
    assert reasons(place)[-1][:2] == ("chờ.docx", FileState.IGNORED)
