"""The archive keeps bytes, the events keep what happened, the codec keeps what was read."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from threading import Barrier

import pytest

from toolkit.errors import IntegrityError, UnreachableError
from toolkit.model.finding import Code, Finding, Severity
from toolkit.model.ledger import Arrival, FileState, PassedOver
from toolkit.model.period import Period, PeriodKind
from toolkit.model.place import Place
from toolkit.model.submission import Answer, Reading, Record, Row, State, Submission
from toolkit.store import Archive, Books, codec, open_books

AT = datetime(2024, 10, 3, 8, 30).astimezone()


def arrival(path: str, sha256: str = "a" * 64, scan: int = 1) -> Arrival:
    return Arrival(folder="VP", path=path, sha256=sha256, size=3, modified_ns=5, seen_at=AT, scan=scan)


def passed(path: str) -> PassedOver:
    return PassedOver(path=path, folder="VP", state=FileState.IGNORED, reason="tệp ẩn", seen_at=AT)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(folder=tmp_path / "archive")


@pytest.fixture
def books(tmp_path: Path) -> Iterator[Books]:
    found = open_books(tmp_path / "toolkit.sqlite")
    yield found
    found.close()


def test_the_archive_gives_back_the_same_bytes_and_adding_them_again_changes_nothing(archive: Archive, tmp_path: Path) -> None:
    source = tmp_path / "phiếu.docx"
    source.write_bytes(b"\x00\xffbytes")
    sha256 = archive.add(source)
    written = archive.place(sha256).stat().st_mtime_ns
    assert archive.add(source) == sha256
    assert archive.read(sha256) == b"\x00\xffbytes"
    assert archive.place(sha256).stat().st_mtime_ns == written
    assert archive.place(sha256) == tmp_path / "archive" / sha256[:2] / sha256


def test_a_changed_or_missing_original_is_an_integrity_error(archive: Archive, tmp_path: Path) -> None:
    source = tmp_path / "a.docx"
    source.write_bytes(b"one")
    sha256 = archive.add(source)
    archive.place(sha256).chmod(0o644)
    archive.place(sha256).write_bytes(b"two")
    with pytest.raises(IntegrityError, match="bị thay đổi"):
        archive.read(sha256)
    with pytest.raises(IntegrityError, match="thiếu bản gốc"):
        archive.read("0" * 64)


def test_what_an_interrupted_copy_left_is_swept_away_and_nothing_else(archive: Archive, tmp_path: Path) -> None:
    source = tmp_path / "a.docx"
    source.write_bytes(b"one")
    sha256 = archive.add(source)
    left = archive.place(sha256).with_name(".tmp-half")
    left.write_bytes(b"o")
    archive.sweep()
    assert not left.exists()
    assert archive.read(sha256) == b"one"


def test_events_come_back_as_they_were_told_and_their_chain_holds(books: Books) -> None:
    books.receive([arrival("inbox/VP/a.docx")], [passed("inbox/VP/~$a.docx")], AT)
    books.receive([arrival("inbox/VP/b.docx", "b" * 64, 2)], [], AT)
    assert [(one.path, one.sequence, one.scan) for one in books.arrivals()] == [("inbox/VP/a.docx", 1, 1), ("inbox/VP/b.docx", 3, 2)]
    assert [(one.path, one.sequence) for one in books.passed_over()] == [("inbox/VP/~$a.docx", 2)]
    assert books.arrivals()[0].seen_at == AT
    books.verify()


@pytest.mark.parametrize("sentence", ["UPDATE event SET subject = '{}'", "DELETE FROM event"])
def test_an_event_can_be_neither_changed_nor_taken_out(books: Books, tmp_path: Path, sentence: str) -> None:
    books.receive([arrival("inbox/VP/a.docx")], [], AT)
    with closing(sqlite3.connect(tmp_path / "toolkit.sqlite")) as other, other, pytest.raises(sqlite3.IntegrityError, match="append-only"):
        other.execute(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "UPDATE event SET subject = replace(subject, 'VP', 'KT') WHERE sequence = 2",
        "UPDATE event SET at = '2020-01-01T00:00:00+07:00' WHERE sequence = 1",
        "DELETE FROM event WHERE sequence = 2",
    ],
)
def test_whoever_goes_around_the_triggers_is_found_by_the_chain(books: Books, tmp_path: Path, sentence: str) -> None:
    books.receive([arrival(f"inbox/VP/{name}.docx") for name in "abc"], [], AT)
    with closing(sqlite3.connect(tmp_path / "toolkit.sqlite")) as other, other:
        other.executescript(f"DROP TRIGGER event_no_update; DROP TRIGGER event_no_delete; {sentence};")
    with pytest.raises(IntegrityError, match="đã bị sửa"):
        books.verify()


def test_a_database_that_is_none_is_said_plainly(tmp_path: Path) -> None:
    (tmp_path / "toolkit.sqlite").write_bytes(b"not a database at all" * 100)
    with pytest.raises(IntegrityError, match="hỏng"):
        open_books(tmp_path / "toolkit.sqlite")


def test_a_database_in_a_place_that_cannot_be_written_is_said_plainly(tmp_path: Path) -> None:
    (tmp_path / "data").write_bytes(b"a file where the folder should be")
    with pytest.raises(UnreachableError, match="quyền ghi"):
        open_books(tmp_path / "data" / "toolkit.sqlite")


def test_a_record_comes_back_equal_with_every_type_of_value() -> None:
    place = Place(sheet="02-CN", row=3, column=2)
    period = Period(kind=PeriodKind.STAGE, year=2023, end_year=2025)
    finding = Finding(code=Code.MISSING, severity=Severity.ERROR, field="danh_sach[1].tien_do", message="“để trống”", plan="III.1")
    cells = (Answer(id="tien_do", value=0, state=State.ZERO, place=place), Answer(id="hieu_qua", state=State.BLANK))
    answers = (
        Answer(id="ky_bao_cao", value=period, state=State.VALUE, raw="giai đoạn 2023-2025", place=place, confidence=0.98),
        Answer(id="ngay_lap", value=date(2024, 9, 25), state=State.VALUE, review=True, reason="mờ"),
        Answer(id="la_dang_vien", value=False, state=State.VALUE),
        Answer(id="nhom_noi_dung", value=(1, 3), state=State.VALUE),
        Answer(id="danh_sach", value=(Row(number=1, answers=cells),), state=State.VALUE),
        Answer(id="ho_ten", value="Nguyễn Thị  Á\nB", state=State.VALUE, contradictory=True),
    )
    submission = Submission(form="03-DG", unit="VP", period=period, answers=answers, place=place, notes=(finding,))
    record = Record(submission=submission, findings=(finding,))
    assert codec.record_from_json(codec.to_json(record)) == record
    assert codec.findings_from_json(codec.to_json((finding, finding))) == (finding, finding)


def test_of_older_versions_the_books_tell_when_they_came_but_not_what_they_said(books: Books) -> None:
    answers = (Answer(id="ho_ten", value="Nguyễn Thị Á", state=State.VALUE),)
    record = Record(submission=Submission(form="04-KQ", unit="VP", period=Period(kind=PeriodKind.YEAR, year=2024), answers=answers))
    for name in "ab":
        came = arrival(f"inbox/VP/{name}.docx", sha256=name * 64)
        books.receive([came], [], AT)
        books.keep(came, Reading(sha256=came.sha256, records=(record,)), [""], version="1", retry=False)
    older, newer = (f"{name * 12}-1@VP" for name in "ab")
    assert [(one.id, one.superseded_by, one.record.submission.answers) for one in books.filed("2024")] == [
        (older, newer, ()),
        (newer, None, answers),
    ]
    assert [one.record.submission.answers for one in books.filed_as([older])] == [answers], "a frozen paper reads what it stood on"


def test_a_record_of_another_version_of_the_program_asks_for_a_rebuild() -> None:
    with pytest.raises(IntegrityError, match="toolkit rebuild"):
        codec.record_from_json('{"is": "Record", "unheard_of": 1}')
    with pytest.raises(IntegrityError, match="toolkit rebuild"):
        codec.findings_from_json("{")


@pytest.mark.parametrize("attempt", range(10))
def test_several_may_make_the_same_new_database_and_write_at_once(tmp_path: Path, attempt: int) -> None:
    path, together = tmp_path / f"{attempt}" / "toolkit.sqlite", Barrier(6)

    def use(number: int) -> None:
        together.wait()
        books = open_books(path)
        books.decide([{"number": number}], AT)
        books.close()

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(use, range(6)))
    books = open_books(path)
    books.verify()
    numbers = [json.loads(event.subject)["number"] for event in books.decisions()]
    assert sorted(numbers) == list(range(6))
    books.close()
