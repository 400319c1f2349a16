"""Numbers: each is taken once, in order, by whoever comes first, and never given again."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.desk_of_papers import ISSUED, ROOT, Call, freeze, history, issue, place, ran, report
from tests.places import NOW
from toolkit.cli import main
from toolkit.life.numbers import plan_number
from toolkit.pipeline import run
from toolkit.store import Archive, open_books
from toolkit.store.lives import History, read_history
from toolkit.workspace import Workspace

__all__ = ["place", "ran", "report"]


def test_a_plan_that_has_its_number_already_gets_no_other(place: Workspace, report: Call) -> None:
    refused = report("freeze", "KH", "--period", "2023-2025", "--yes")
    assert (refused.code, "đã mang số 185 từ trước" in refused.err) == (2, True)
    assert history(place) == History()


def test_a_voided_number_stays_taken_and_visible_and_the_paper_can_be_issued_anew(place: Workspace, report: Call) -> None:
    freeze(report)
    issue(report)
    said = report("void", "01-BC/ĐU", "--reason", "in nhầm  số liệu", "--yes")
    assert "Đã hủy số 01-BC/ĐU" in said.out
    assert (place.outbox / "2024-Q3/Số 01-BC-ĐU - Báo cáo quý III năm 2024 (đã hủy số).docx").exists()
    assert issue(report).code == 2, "what was frozen for a voided number is not issued without another look"
    run(place, NOW)
    freeze(report)
    assert "Số 02-BC/ĐU" in issue(report).out
    assert [(one.number, one.reason) for one in history(place).voided] == [(1, "in nhầm số liệu")]
    assert report("void", "01-BC/ĐU", "--reason", "lần nữa", "--yes").code == 2
    assert report("void", "02-BC/ĐU", "--reason", "  ", "--yes").code == 2


@pytest.mark.parametrize(("number", "warning"), [("5", "bỏ trống các số 01, 02, 03, 04"), ("1", "")])
def test_a_chosen_number_is_taken_with_a_warning_about_gaps(place: Workspace, report: Call, number: str, warning: str) -> None:
    freeze(report)
    said = issue(report, "--number", number)
    assert warning in said.out
    assert ("Lưu ý" in said.out) == bool(warning)
    assert history(place).issued[0].manual
    report("void", f"0{number}-BC/ĐU", "--reason", "thử", "--yes")
    freeze(report)
    refused = issue(report, "--number", number)
    assert (refused.code, "đã dùng rồi (kể cả khi đã hủy)" in refused.err) == (2, True)
    assert f"Số 0{int(number) + 1}-BC/ĐU" in issue(report).out


def test_a_number_between_others_and_a_day_before_the_last_are_warned_of(place: Workspace, report: Call) -> None:
    freeze(report)
    issue(report, "--number", "5", "--date", "2024-10-09")
    report("void", "05-BC/ĐU", "--reason", "thử", "--yes")
    freeze(report)
    assert "số 03 là số chèn, đứng trước số đã dùng gần nhất (05)" in issue(report, "--number", "3").out
    report("void", "03-BC/ĐU", "--reason", "thử", "--yes")
    freeze(report)
    assert "sớm hơn ngày của số 05-BC/ĐU (09/10/2024)" in issue(report, "--date", "2024-10-08").out


def test_numbers_begin_where_the_office_says_and_restart_with_a_term(place: Workspace, report: Call) -> None:
    organisation = place.root / "organisation.yaml"
    said = organisation.read_text(encoding="utf-8")
    organisation.write_text(
        said.replace("    valid_to: 2025-06-14\n", "    valid_to: 2025-06-14\n    first_numbers: {BC: 35}\n"), encoding="utf-8"
    )
    run(place, NOW)
    freeze(report)
    assert "Số 35-BC/ĐU" in issue(report).out
    report("void", "35-BC/ĐU", "--reason", "thử", "--yes")
    freeze(report, "--today", "2025-07-01")
    assert "Số 01-BC/ĐU" in issue(report, "--today", "2025-07-01").out


@pytest.mark.parametrize("step", ["Archive.keep", "issue"])
def test_a_machine_that_stops_before_the_event_takes_no_number(place: Workspace, report: Call, step: str) -> None:
    freeze(report)
    module = "toolkit.store" if step == "Archive.keep" else "toolkit.printing.issuing"
    done = subprocess.run(
        [sys.executable, "-m", "tests.killed", str(place.root), module, step, "1", "issue"], cwd=ROOT, capture_output=True, check=False
    )
    assert done.returncode == -9, done.stderr
    assert history(place).issued == ()
    assert "Số 01-BC/ĐU" in issue(report).out


def test_sixteen_processes_issue_at_once_with_failures_and_kills_and_no_number_is_doubled_or_skipped(tmp_path: Path) -> None:
    open_books(tmp_path / "toolkit.sqlite").close()
    count = 12
    plans = [(count, 0)] * 12 + [(count, 4)] * 4  # the last four die at their fourth attempt
    processes = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.issuing", str(tmp_path), str(count), str(die)], cwd=ROOT, stderr=subprocess.PIPE, text=True
        )
        for count, die in plans
    ]
    ends = [(process.communicate()[1], process.returncode) for process in processes]
    assert [code for _, code in ends] == [0] * 12 + [-9] * 4, ends
    books = open_books(tmp_path / "toolkit.sqlite")
    books.verify()
    issued = read_history(books).issued
    books.close()
    assert [one.number for one in issued] == list(range(1, len(issued) + 1))
    assert 12 * count <= len(issued) <= 12 * count + 4 * 3
    archive = Archive(folder=tmp_path / "archive")
    for one in issued:
        assert archive.read(one.document) == f"{one.number} {one.path}".encode()


def test_of_several_clerks_who_issue_the_same_paper_one_gets_the_number(place: Workspace, report: Call) -> None:
    freeze(report)
    command = [sys.executable, "-m", "toolkit", "report", "issue", "--period", "2024-Q3", "--yes", "--no-pdf"]
    where = ["--workspace", str(place.root), "--today", "2024-10-05"]
    processes = [subprocess.Popen([*command, *where], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for _ in range(4)]
    assert sorted(process.wait() for process in processes) == [0, 2, 2, 2]
    assert [one.number for one in history(place).issued] == [1]


def test_the_number_that_the_plan_bears_is_taken_and_never_given_again(place: Workspace, report: Call) -> None:
    assert "Số 185-KH/ĐU" in report("rehearse", "KH", "--period", "2023-2025").out
    refused = report("freeze", "KH", "--period", "2023-2025", "--yes")
    assert (refused.code, "đã mang số 185 từ trước" in refused.err) == (2, True)
    definitions = place.definitions()
    assert plan_number(definitions, "KH", "2020-2025") == (185,)
    assert plan_number(definitions, "KH", "2025-2030") == ()
    assert plan_number(definitions, "BC", "2020-2025") == ()
    dated = replace(definitions, plan=replace(definitions.plan, issued_on=date(2025, 8, 1)))
    assert plan_number(dated, "KH", "2025-2030") == (185,)
    unnumbered = replace(definitions, plan=replace(definitions.plan, symbol="KH/ĐU"))
    assert plan_number(unnumbered, "KH", "2020-2025") == ()


def test_no_number_is_taken_again_where_the_books_are_gone_and_the_papers_are_not(place: Workspace, report: Call) -> None:
    freeze(report)
    issue(report, "--number", "4")
    shutil.rmtree(place.data)
    run(place, NOW)
    freeze(report)
    refused = issue(report)
    assert (refused.code, history(place).issued) == (2, ())
    for words in ("Chưa lấy Số 01-BC/ĐU", "Số 04-BC-ĐU - Báo cáo quý III năm 2024.docx", "Khôi phục thư mục dữ liệu", "--number 5"):
        assert words in refused.err
    assert "Chưa lấy Số 01-BC/ĐU" in report("rehearse", "--period", "2024-Q3").out
    assert "Chưa lấy Số 04-BC/ĐU" in issue(report, "--number", "4").err
    freeze(report, "CV")
    assert "Số 01-CV/ĐU" in issue(report, "CV").out, "another type has its own numbers"
    assert "Số 05-BC/ĐU" in issue(report, "--number", "5").out


def test_a_paper_of_another_term_and_one_that_the_register_knows_keep_no_number_back(place: Workspace, report: Call) -> None:
    freeze(report)
    issue(report)
    report("void", "01-BC/ĐU", "--reason", "thử", "--yes")
    kept = place.outbox / ISSUED
    kept.with_name("Số 09-BC-ĐU - Báo cáo cũ.docx").write_bytes(b"old")
    kept.with_name("Số 09-BC-ĐU - Báo cáo cũ.json").write_text('{"date": "2019-03-01", "figures": []}', encoding="utf-8")
    freeze(report)
    assert "Số 02-BC/ĐU" in issue(report).out


def test_an_issued_paper_is_found_by_its_number_without_the_zero(
    place: Workspace, report: Call, capsys: pytest.CaptureFixture[str]
) -> None:
    freeze(report)
    issue(report)
    with pytest.raises(SystemExit):
        main(["why", "1-BC/ĐU", "--workspace", str(place.root)])
    assert "(Số 01-BC/ĐU)" in capsys.readouterr().out
    assert "Đã hủy số 01-BC/ĐU" in report("void", "1-BC/ĐU", "--reason", "thử", "--yes").out


@pytest.mark.parametrize("is_open", [False, True])
def test_the_register_names_the_file_under_which_a_voided_paper_lies(
    place: Workspace, report: Call, capsys: pytest.CaptureFixture[str], *, is_open: bool
) -> None:
    freeze(report)
    issue(report)
    report("void", "01-BC/ĐU", "--reason", "thử", "--yes")
    for path in tuple(place.outbox.rglob("Số 01*")) if is_open else ():  # as on Windows, where it could not be renamed
        path.rename(path.with_name(path.name.replace(" (đã hủy số)", "")))
    (lying,) = place.outbox.rglob("Số 01*.docx")
    assert ("đã hủy" in lying.name) != is_open
    capsys.readouterr()
    with pytest.raises(SystemExit):
        main(["register", "--json", "--workspace", str(place.root)])
    assert json.loads(capsys.readouterr().out)["file"] == lying.relative_to(place.root).as_posix()
    with pytest.raises(SystemExit) as left:
        main(["why", "01-BC/ĐU", "--workspace", str(place.root)])
    assert (left.value.code or 0, lying.name in capsys.readouterr().out) == (0, True)


@pytest.mark.parametrize(
    ("day", "warning"),
    [
        ("2024-01-01", "Lưu ý: ngày 01/01/2024 trước cả khi quý III năm 2024 bắt đầu (01/07/2024)."),
        ("2024-09-20", "Lưu ý: ngày 20/09/2024 sớm hơn ngày chốt văn bản (05/10/2024)."),
        ("2024-10-05", ""),
        ("2024-10-07", ""),
    ],
)
def test_a_day_before_the_period_or_the_freeze_is_warned_of(place: Workspace, report: Call, day: str, warning: str) -> None:
    freeze(report)
    said = issue(report, "--date", day)
    assert warning in said.out
    assert ("Lưu ý" in said.out) == bool(warning)
    assert history(place).issued[0].day == date.fromisoformat(day)


def test_a_plan_is_dated_before_its_period_without_a_warning(place: Workspace, report: Call) -> None:
    plan = place.templates / "plans" / "185-kh-du.yaml"
    said = plan.read_text(encoding="utf-8")
    assert said.count("symbol: 185-KH/ĐU") == 1
    plan.write_text(said.replace("symbol: 185-KH/ĐU", "symbol: KH/ĐU"), encoding="utf-8")
    frozen = report("freeze", "KH", "--period", "2023-2025", "--yes", "--unread", "--today", "2022-12-10")
    assert frozen.code == 0, frozen.err
    issued = report("issue", "KH", "--period", "2023-2025", "--yes", "--date", "2022-12-20")
    assert ("Số 01-KH/ĐU, ngày 20/12/2022" in issued.out, "Lưu ý" in issued.out) == (True, False), issued
