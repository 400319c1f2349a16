"""What the service keeps in mind does not grow with what it has served, and nobody waits for a neighbour's thousand files."""

from __future__ import annotations

import gc
import sqlite3
import tracemalloc
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.places import NOW, demo_file, make_place
from tests.serving import serving
from tests.test_pain_folder import many_branches
from toolkit.intake import STATUS_FILE, Found, identity_of
from toolkit.model.ledger import Arrival, FileState, PassedOver, Printed
from toolkit.pipeline import Desk, assess, open_desk, periods, read_file, settle, tell_files, tell_folders
from toolkit.store import open_books
from toolkit.taking import open_ledger, write_down
from toolkit.watch.line import Line
from toolkit.watch.notes import Later
from toolkit.watch.sentry import Sentry
from toolkit.watch.status import State, post


def arrival(folder: str, number: int, *, scan: int = 1) -> Arrival:
    """Return a form that came into a folder."""
    return Arrival(
        folder=folder,
        path=f"inbox/{folder}/Mẫu {number}.docx",
        sha256=f"{number:012x}".ljust(64, "0"),
        size=1000 + number,
        modified_ns=number,
        seen_at=NOW + timedelta(seconds=number),
        scan=scan,
    )


def number_of(sha256: str) -> int:
    """Return which of them it was."""
    return int(sha256[:12], 16)


def send(desk: Desk, branches: int, versions: int) -> None:
    """Let each branch send one form again and again: all but the last of each is an older version."""
    reading = read_file(demo_file("VP", "04-KQ"), desk.definitions, folder="B01")
    for branch in range(1, branches + 1):
        folder = f"B{branch:02}"
        record = replace(reading.records[0], submission=replace(reading.records[0].submission, unit=folder))
        came = [arrival(folder, branch * 1000 + number, scan=number + 1) for number in range(versions)]
        desk.books.receive(came, [], NOW)
        for one in came:
            desk.books.keep(one, replace(reading, sha256=one.sha256, records=(record,)), [""], version=desk.version, retry=False)


def room_for(work: Callable[[], object]) -> int:
    """Return how many bytes some work takes at its height."""
    gc.collect()
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.slow
def test_the_fates_of_many_branches_take_no_more_room_than_those_of_few(tmp_path: Path) -> None:
    rooms = []
    for branches in (2, 12):
        with open_desk(many_branches(tmp_path / f"{branches}", branches)) as desk:
            send(desk, branches, 30)
            settle(desk)  # once, so that what is loaded on first use is there
            desk.books.mark_settled({"version": desk.version})
            rooms.append(room_for(lambda: settle(desk)))  # called at once
            assert sum(line.state is FileState.SUPERSEDED for line in tell_files(desk)) == branches * 29
            rooms.append(room_for(lambda: [len(lines) for lines in tell_folders(desk)]))  # called at once
    few_fates, few_lists, many_fates, many_lists = rooms
    assert many_fates < few_fates * 2 and many_lists < few_lists * 2


@pytest.mark.slow
def test_older_versions_take_no_room_where_they_are_counted(tmp_path: Path) -> None:
    rooms = []
    for versions in (5, 60):
        with open_desk(many_branches(tmp_path / f"{versions}", 2)) as desk:
            send(desk, 2, versions)
            settle(desk)
            (period,) = periods(desk)
            (first, *_) = assess(desk, period, NOW)
            assert [one.arrived for one in first.dossier.older] == [arrival("B01", 1000).seen_at], "when the first came is known"
            rooms.append(room_for(lambda: assess(desk, period, NOW)))  # noqa: B023  # called at once
    few, many = rooms
    assert many < few * 2


def test_a_known_name_costs_the_service_a_few_hundred_bytes(tmp_path: Path) -> None:
    books = open_books(tmp_path / "toolkit.sqlite")
    open_ledger(books)
    books.receive([arrival("VP", number) for number in range(2000)], [], NOW)
    gc.collect()
    tracemalloc.start()
    ledger = open_ledger(books)
    gc.collect()
    kept = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    assert len(ledger.taken) == 2000 and kept / 2000 < 600
    books.close()


def test_a_ledger_knows_old_contents_of_a_name_from_new_ones(tmp_path: Path) -> None:
    books = open_books(tmp_path / "toolkit.sqlite")
    ledger = open_ledger(books)
    first, second = (replace(arrival("VP", number), path="inbox/VP/a.docx") for number in (1, 2))
    for came in (first, second):
        assert write_down(ledger, books, [came], (), NOW) == (came,)
    for known in (ledger, open_ledger(books)):
        assert known.came(first) and known.came(second)
        assert known.is_newest(second) and not known.is_newest(first)
    assert write_down(ledger, books, [first], (), NOW) == ()
    assert [one.state for one in books.passed_over()] == [FileState.DUPLICATE]
    books.close()


def test_a_look_does_not_pass_over_a_known_file_that_was_told_to_wait(tmp_path: Path) -> None:
    books = open_books(tmp_path / "toolkit.sqlite")
    ledger = open_ledger(books)
    came = arrival("VP", 1)
    write_down(ledger, books, [came], (), NOW)
    found = Found(location="x", path=came.path, folder="VP", size=came.size, modified_ns=came.modified_ns)
    assert ledger.passes(found) and not ledger.passes(replace(found, size=0))
    ledger.told[came.path] = PassedOver(path=came.path, folder="VP", state=FileState.WAITING, reason="mở", seen_at=NOW)
    assert not ledger.passes(found), "else it would be told that the name is gone"
    books.close()


def test_books_of_an_older_program_get_the_indexes_that_came_later(tmp_path: Path) -> None:
    path = tmp_path / "toolkit.sqlite"
    open_books(path).close()
    with closing(sqlite3.connect(path)) as other, other:
        names = {name for (name,) in other.execute("SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")}
        for name in names:
            other.execute(f"DROP INDEX {name}")
    open_books(path).close()
    with closing(sqlite3.connect(path)) as other, other:
        assert names == {name for (name,) in other.execute("SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")}
    assert {"event_by_folder", "submission_folder"} <= names


def test_of_a_paper_that_is_printed_again_and_again_the_last_versions_are_known(tmp_path: Path) -> None:
    books = open_books(tmp_path / "toolkit.sqlite")
    for number in range(70):
        for path in ("outbox/a.docx", "outbox/b.docx"):
            books.print(Printed(path=path, period="2024-Q3", content=f"{number}", sha256=f"{number:064x}"))
    for path in ("outbox/a.docx", "outbox/b.docx"):
        assert [one.content for one in books.printed() if one.path == path] == [f"{number}" for number in range(20, 70)]
    books.close()


# The line


def never(file: tuple[str, str]) -> bool:
    return False


def test_folders_are_served_in_turn_and_what_is_for_later_keeps_nobody_waiting() -> None:
    line = Line([*(arrival("A", number) for number in range(5)), arrival("B", 10), arrival("C", 20)])
    assert [(one.folder, number_of(one.sha256)) for one in line.pick(4, never)] == [("A", 0), ("B", 10), ("C", 20), ("A", 1)]
    assert [one.folder for one in line.pick(9, never)] == ["A", "A", "A"] and not len(line)
    line = Line([arrival("A", 1), arrival("A", 2), arrival("B", 3)])
    assert [number_of(one.sha256) for one in line.pick(9, lambda file: file[0] == "A" and number_of(file[1]) == 1)] == [2, 3]
    assert list(line) == [("A", arrival("A", 1).sha256)]
    assert line.pick(9, lambda file: file[0] == "A") == [] and len(line) == 1
    line.put(arrival("A", 1))
    assert len(line) == 1


def test_all_that_one_look_saw_ready_is_safe_before_it_is_read(tmp_path: Path) -> None:
    place = make_place(tmp_path)
    for number in range(40):
        (place.inbox / "VP" / f"{number}.pdf").write_bytes(b"%PDF " + bytes([65 + number]) * 100 + b"%%EOF")
    with serving(place) as work:
        work.turns(1)
        work.turns(1, seconds=30)
        work.turns(2, seconds=0)
        assert len(work.desk.books.arrivals()) == 40, "three turns take them, however far the readers are"


# The empty folder that stands where the share should be


def test_a_folder_that_took_the_place_of_the_inbox_gets_nothing_written(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    identity = identity_of(inbox)
    inbox.rename(tmp_path / "away")
    inbox.mkdir()
    post(inbox, "xanh", identity)
    assert list(inbox.iterdir()) == []
    inbox.rmdir()
    (tmp_path / "away").rename(inbox)
    post(inbox, "xanh", identity)
    assert [path.name for path in inbox.iterdir()] == [STATUS_FILE]


def test_what_takes_the_place_of_the_inbox_between_the_look_and_the_writing_stays_empty(tmp_path: Path) -> None:
    place = make_place(tmp_path)
    with open_desk(place) as desk:
        sentry = Sentry(place.inbox, place.outbox, desk.duty, lambda: NOW)
        sentry.tell(State(), inbox=identity_of(place.inbox))
        place.inbox.rename(tmp_path / "away")
        place.inbox.mkdir()
        sentry._show_in_inbox(True)
        assert list(place.inbox.iterdir()) == [] and not sentry.unwritable


# Trying again


def test_the_first_try_after_a_failure_comes_soon_and_the_pauses_grow() -> None:
    later = Later(least=1.0, most=60.0)
    pauses = []
    for _ in range(8):
        later.failed(100.0)
        pauses.append(later.at - 100.0)
    assert pauses == [1, 2, 4, 8, 16, 32, 60, 60]
    later.well()
    later.failed(0.0)
    assert later.at == 1
