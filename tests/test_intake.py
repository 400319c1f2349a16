"""What the scan sees, which bytes are new, and which submission stands for which."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

import pytest

from toolkit.errors import UnreachableError
from toolkit.intake import fates, first_arrivals, likely_period, name_of, new_arrivals, new_notices, scan_inbox, write_whole
from toolkit.model.finding import Code, Finding, Severity
from toolkit.model.ledger import Arrival, Entry, FileLine, FileState, PassedOver
from toolkit.model.versions import superseded

AT = datetime(2024, 10, 3, 8, 30).astimezone()
CODES = ("VP", "TTR")
LARGEST = 1000


def put(root: Path, path: str, data: bytes = b"x") -> Path:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return file


def arrival(folder: str, name: str, sha256: str, *, scan: int = 1, sequence: int = 0) -> Arrival:
    path = f"inbox/{folder}/{name}"
    return Arrival(folder=folder, path=path, sha256=sha256, size=1, modified_ns=1, seen_at=AT, scan=scan, sequence=sequence)


ENTRY = Entry(
    id="1",
    sha256="a",
    folder="VP",
    number=1,
    path="inbox/VP/a.docx",
    scan=1,
    modified_ns=1,
    dated="2024-09-10",
    form="02-TT",
    unit="VP",
    period="2024-Q3",
    subject="to mot",
    review=False,
)


def tell(
    arrivals: list[Arrival],
    *,
    passed: Sequence[PassedOver] = (),
    entries: Sequence[Entry] = (),
    older: Mapping[str, str] = MappingProxyType({}),
    findings: dict[tuple[str, str], tuple[Finding, ...]] | None = None,
) -> tuple[FileLine, ...]:
    """Tell the fates where nothing is worth saying about what is not given."""
    newer = {id: next(entry.path for entry in entries if entry.id == winner) for id, winner in older.items()}
    return fates(arrivals, passed=passed, entries=entries, newer=newer, findings=findings or {}, codes=CODES)


def test_the_scan_takes_regular_files_of_branches_and_the_shared_folder_in_order(tmp_path: Path) -> None:
    for path in ("inbox/VP/b.docx", "inbox/VP/2024/a.xlsx", "inbox/_chung/c.docx", "inbox/Lạ/d.docx", "inbox/e.docx"):
        put(tmp_path, path)
    scan = scan_inbox(tmp_path / "inbox", tmp_path, CODES, LARGEST)
    assert {(one.path, one.folder) for one in scan.found} == {
        ("inbox/VP/2024/a.xlsx", "VP"),
        ("inbox/VP/b.docx", "VP"),
        ("inbox/_chung/c.docx", "_chung"),
        ("inbox/Lạ/d.docx", "Lạ"),
        ("inbox/e.docx", ""),
    }
    assert scan.aside == ()


def test_folders_that_begin_with_an_underscore_are_not_entered_but_the_shared_one(tmp_path: Path) -> None:
    for path in ("inbox/_kiem-tra/a.docx", "inbox/VP/_phieu/b.docx", "inbox/VP/.git/c.docx", "inbox/_chung/d.docx"):
        put(tmp_path, path)
    scan = scan_inbox(tmp_path / "inbox", tmp_path, CODES, LARGEST)
    assert [one.path for one in scan.found] == ["inbox/_chung/d.docx"]


@pytest.mark.parametrize(
    "name",
    [
        "~$phieu.docx",
        "~WRL0001.tmp",
        "x.tmp",
        "Thumbs.db",
        "desktop.ini",
        ".gitkeep",
        "a.docx.part",
        "a.crdownload",
        ".~lock.a.odt#",
        "a.lnk",
    ],
)
def test_names_that_are_no_forms_are_passed_over_with_a_reason(tmp_path: Path, name: str) -> None:
    put(tmp_path, f"inbox/VP/{name}")
    scan = scan_inbox(tmp_path / "inbox", tmp_path, CODES, LARGEST)
    assert scan.found == ()
    assert [(one.path, one.state) for one in scan.aside] == [(f"inbox/VP/{name}", FileState.IGNORED)]
    assert scan.aside[0].reason


def test_links_pipes_and_giants_are_passed_over(tmp_path: Path) -> None:
    secret = put(tmp_path, "secret.docx")
    put(tmp_path, "inbox/VP/big.docx", b"x" * (LARGEST + 1))
    (tmp_path / "inbox/VP/link.docx").symlink_to(secret)
    (tmp_path / "inbox/VP/linked").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "inbox/VP/pipe.docx")
    scan = scan_inbox(tmp_path / "inbox", tmp_path, CODES, LARGEST)
    assert scan.found == ()
    assert {one.path.rpartition("/")[2] for one in scan.aside} == {"big.docx", "link.docx", "linked", "pipe.docx"}


def test_a_missing_inbox_is_unreachable_and_not_empty(tmp_path: Path) -> None:
    with pytest.raises(UnreachableError, match="Không vào được thư mục nhận"):
        scan_inbox(tmp_path / "inbox", tmp_path, CODES, LARGEST)


def test_a_folder_is_its_branch_whatever_its_case_or_composition(tmp_path: Path) -> None:
    put(tmp_path, "inbox/vp/a.docx")
    put(tmp_path, f"inbox/{unicodedata.normalize('NFD', 'ĐẦU')}/b.docx")
    scan = scan_inbox(tmp_path / "inbox", tmp_path, (*CODES, "ĐẦU"), LARGEST)
    assert [one.folder for one in scan.found] == ["VP", "ĐẦU"]


def test_a_name_that_is_no_text_can_still_be_told_and_opened(tmp_path: Path) -> None:
    (tmp_path / "inbox/VP").mkdir(parents=True)
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/inbox/VP/\xff.docx")).write_bytes(b"x")
    (found,) = scan_inbox(tmp_path / "inbox", tmp_path, CODES, LARGEST).found
    assert found.path == "inbox/VP/\ufffd.docx"
    assert Path(found.location).read_bytes() == b"x"


def test_a_file_is_new_by_folder_name_and_bytes_together() -> None:
    known = (arrival("VP", "á.docx", "1"),)
    decomposed = arrival("VP", unicodedata.normalize("NFD", "á.docx"), "1", scan=2)
    others = (arrival("VP", "á.docx", "2"), arrival("VP", "b.docx", "1"), arrival("TTR", "á.docx", "1"))
    assert new_arrivals((decomposed, *others, others[0]), lambda one: name_of(one) == name_of(known[0])) == others
    assert first_arrivals((*known, *others))["VP", "1"] is known[0]


def test_a_name_passed_over_is_told_again_only_when_its_fate_changes() -> None:
    told = PassedOver(path="inbox/VP/~$a.docx", folder="VP", state=FileState.IGNORED, reason="tạm", seen_at=AT)
    waiting = replace(told, state=FileState.WAITING)
    assert new_notices((told,), {told.path: told}) == ()
    assert new_notices((told,), {told.path: waiting}) == (told,)


@pytest.mark.parametrize(
    "later",
    [
        {"scan": 2, "dated": "2024-01-01", "modified_ns": 0, "path": "inbox/VP/0.docx"},
        {"dated": "2024-09-11", "modified_ns": 0, "path": "inbox/VP/0.docx"},
        {"modified_ns": 2, "path": "inbox/VP/0.docx"},
        {"path": "inbox/VP/b.docx"},
    ],
)
def test_of_two_versions_the_later_counts_by_scan_then_day_then_time_then_path(later: dict[str, object]) -> None:
    newer = replace(ENTRY, id="2", sha256="b", **later)  # type: ignore[arg-type]  # the table holds right values
    assert superseded([newer, ENTRY]) == superseded([ENTRY, newer]) == {"1": "2"}


@pytest.mark.parametrize("other", [{"form": "02-CN"}, {"unit": "TTR"}, {"period": "2024-Q2"}, {"subject": "to hai"}])
def test_another_form_branch_period_or_exemplar_is_another_submission(other: dict[str, str]) -> None:
    assert superseded([ENTRY, replace(ENTRY, id="2", sha256="b", **other)]) == {}  # type: ignore[arg-type]  # the table holds right values


@pytest.mark.parametrize("unknown", ["form", "unit", "period", "subject"])
def test_what_nobody_can_name_supersedes_nothing(unknown: str) -> None:
    nameless = replace(ENTRY, **{unknown: None})  # type: ignore[arg-type]  # each of the four may be None
    assert superseded([nameless, replace(nameless, id="2", sha256="b")]) == {}


def test_the_branchs_own_copy_stands_for_the_same_bytes_elsewhere() -> None:
    shared = replace(ENTRY, id="2", folder="_chung", scan=9, path="inbox/_chung/a.docx")
    newer = replace(ENTRY, id="3", sha256="b", scan=5)
    assert superseded([ENTRY, shared]) == {"2": "1"}
    assert superseded([ENTRY, newer, shared]) == {"1": "3", "2": "3"}


def test_every_content_of_a_branch_has_exactly_one_line_that_is_no_duplicate() -> None:
    arrivals = [
        arrival("VP", "a.docx", "a", sequence=1),
        arrival("VP", "bản sao.docx", "a", sequence=2),
        arrival("_chung", "a.docx", "a", sequence=3),
        arrival("TTR", "a.docx", "a", sequence=4),
    ]
    entries = [replace(ENTRY, id=folder, folder=folder) for folder in ("VP", "_chung", "TTR")]
    lines = tell(arrivals, entries=entries, older={"_chung": "VP", "TTR": "VP"})
    assert [(line.folder, line.unit, line.state) for line in lines] == [
        ("VP", "VP", FileState.READ),
        ("VP", "VP", FileState.DUPLICATE),
        ("_chung", "VP", FileState.DUPLICATE),
        ("TTR", "TTR", FileState.SUPERSEDED),
    ]
    assert lines[1].reason == "giống hệt inbox/VP/a.docx"


def test_the_fate_of_a_file_says_what_a_person_must_know() -> None:
    finding = Finding(code=Code.UNREADABLE, severity=Severity.ERROR, field=None, message="Tệp có mật khẩu.")
    unknown = replace(finding, code=Code.UNKNOWN_FORM, message="Không nhận ra mẫu.")
    names = ("hỏng", "lạ", "chưa đọc", "thiếu kỳ", "mờ")
    arrivals = [arrival("VP", name, name, sequence=number) for number, name in enumerate(names, start=1)]
    entries = [
        replace(ENTRY, id="1", sha256="thiếu kỳ", period=None),
        replace(ENTRY, id="2", sha256="mờ", review=True),
    ]
    lines = tell(arrivals, entries=entries, findings={("VP", "hỏng"): (finding,), ("VP", "lạ"): (unknown,)})
    assert [(line.state, line.reason) for line in lines] == [
        (FileState.UNREADABLE, "Tệp có mật khẩu."),
        (FileState.NEEDS_REVIEW, "Không nhận ra mẫu."),
        (FileState.WAITING, "đã nhận, chưa đọc xong; sẽ được đọc ở lượt tới"),
        (FileState.NEEDS_REVIEW, "chưa rõ kỳ báo cáo nào"),
        (FileState.NEEDS_REVIEW, "có câu trả lời cần người xem lại"),
    ]


def test_a_name_that_had_to_wait_is_told_until_it_could_be_read() -> None:
    waiting = PassedOver(path="inbox/VP/a.docx", folder="VP", state=FileState.WAITING, reason="đang mở", seen_at=AT, sequence=1)
    assert [line.state for line in tell([], passed=[waiting])] == [FileState.WAITING]
    came = arrival("VP", "a.docx", "a", sequence=2)
    assert [line.state for line in tell([came], passed=[waiting], entries=[ENTRY])] == [FileState.READ]
    readable = replace(waiting, state=FileState.READ, sequence=3)
    assert tell([], passed=[waiting, readable]) == ()


def test_a_file_without_a_period_goes_to_the_one_that_most_forms_of_its_scan_are_about() -> None:
    counted = [(3, "2024-Q2", 1), (3, "2024-Q3", 2), (1, "2023", 9)]
    assert likely_period(3, counted) == "2024-Q3"
    assert likely_period(1, counted) == "2023"
    assert likely_period(1, []) is None


def test_what_cannot_take_its_place_leaves_nothing_behind(tmp_path: Path) -> None:
    place = tmp_path / "Phiếu tiếp nhận.docx"
    place.mkdir()

    with pytest.raises(OSError, match="Phiếu tiếp nhận"):
        write_whole(place, b"whole")
    assert list(tmp_path.iterdir()) == [place]
    place.rmdir()
    write_whole(place, b"whole")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [(place.name, b"whole")]
