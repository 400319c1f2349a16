"""From draft to number and back: what is frozen stays, a number is taken once, a clerk's words are kept, an issued paper can be made again."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

import pytest
from docx import Document

from tests.places import NOW, books_say, demo_file, make_place
from toolkit.cli import main
from toolkit.life.numbers import plan_number
from toolkit.pipeline import open_desk, rebuild, run, take_in
from toolkit.printing.issuing import complete
from toolkit.printing.twins import read_twin, twin_path
from toolkit.store import Archive, open_books
from toolkit.store.lives import History, read_history
from toolkit.workspace import Workspace, open_workspace

ROOT = Path(__file__).parent.parent
DRAFT = "2024-Q3/Báo cáo quý III năm 2024.docx"
ISSUED = "2024-Q3/Số 01-BC-ĐU - Báo cáo quý III năm 2024.docx"


class Said(NamedTuple):
    """How a command ended and what it said."""

    code: int
    out: str
    err: str


Call = Callable[..., Said]


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with one branch's forms and its papers as drafts, made once."""
    workspace = make_place(tmp_path_factory.mktemp("issuing") / "w", "QLNL")
    run(workspace, NOW)
    return workspace.root


@pytest.fixture
def place(ran: Path, tmp_path: Path) -> Workspace:
    """A copy of that workspace."""
    return open_workspace(shutil.copytree(ran, tmp_path / "w"))


@pytest.fixture
def report(place: Workspace, capsys: pytest.CaptureFixture[str]) -> Call:
    """Call ``toolkit report …`` in the workspace on the fifth of October; no PDF, for that is tested elsewhere."""

    def call(*arguments: object) -> Said:
        capsys.readouterr()
        given = [str(argument) for argument in arguments]
        if given[0] in ("issue", "reproduce") and "--pdf" not in given:
            given.append("--no-pdf")
        where = ["--workspace", str(place.root), *(() if "--today" in given else ("--today", "2024-10-05"))]
        with pytest.raises(SystemExit) as left:
            main(["report", *(one for one in given if one != "--pdf"), *where])
        captured = capsys.readouterr()
        return Said(int(left.value.code or 0), captured.out, captured.err)

    return call


def freeze(report: Call, *more: str) -> Said:
    return report("freeze", "--period", "2024-Q3", "--yes", *more)


def issue(report: Call, *more: str) -> Said:
    return report("issue", "--period", "2024-Q3", "--yes", *more)


def history(place: Workspace) -> History:
    books = open_books(place.database)
    try:
        return read_history(books)
    finally:
        books.close()


def words(path: Path) -> list[str]:
    """Return the words of every paragraph of a Word file, tables included."""
    return ["".join(piece.text or "" for piece in one.iter("{*}t")) for one in Document(str(path)).element.body.iter("{*}p")]


def edit(path: Path, before: str, after: str) -> None:
    """Change words of a paper as a clerk would in Word."""
    document = Document(str(path))
    (found,) = (one for one in document.paragraphs if before in one.text)
    found.runs[0].text = found.text.replace(before, after)
    for other in found.runs[1:]:
        other.text = ""
    document.save(str(path))


def send_more(place: Workspace) -> None:
    """Let another branch send a form, so that the report says something new."""
    source = demo_file("TTR", "03-ĐG")
    (place.inbox / "TTR" / "mới.docx").write_bytes(source.read_bytes())
    run(place, NOW)


def test_a_report_is_frozen_issued_and_registered(place: Workspace, report: Call) -> None:
    assert "Đã chốt: Báo cáo quý III năm 2024.docx" in freeze(report).out
    said = issue(report, "--date", "2024-10-07", "--copies", "12")
    assert said.code == 0
    assert "Đã phát hành: Số 01-BC/ĐU, ngày 07/10/2024" in said.out
    printed = words(place.outbox / ISSUED)
    assert "Số 01-BC/ĐU" in printed
    assert "Thái Nguyên, ngày 07 tháng 10 năm 2024" in printed
    assert (
        sum("(Kèm theo Báo cáo số 01-BC/ĐU, ngày 07/10/2024 của Đảng ủy Sở Công Thương)" in " ".join(one.split()) for one in printed) == 4
    )
    assert not (place.outbox / DRAFT).exists()
    (paper,) = history(place).issued
    assert (paper.symbol, paper.term, paper.copies, paper.signer) == ("01-BC/ĐU", "2020-2025", 12, "Lê Xuân Tiến")
    assert paper.recipients[-1] == "Lưu Đảng ủy"


def test_what_comes_after_the_freeze_changes_neither_the_draft_nor_the_issued_paper(place: Workspace, report: Call) -> None:
    freeze(report)
    before = (place.outbox / DRAFT).read_bytes()
    send_more(place)
    assert (place.outbox / DRAFT).read_bytes() == before
    frozen = words(place.outbox / DRAFT)
    issue(report)
    blank = re.compile(r"\d|\s")
    assert [blank.sub("", one) for one in words(place.outbox / ISSUED)] == [blank.sub("", one) for one in frozen]


def test_a_draft_asked_for_again_shows_the_new_figures_and_the_frozen_paper_stays(place: Workspace, report: Call) -> None:
    freeze(report)
    before = (place.outbox / DRAFT).read_bytes()
    send_more(place)
    report("draft", "--period", "2024-Q3")
    assert (place.outbox / DRAFT).read_bytes() != before
    assert issue(report).code == 0
    (frozen,) = history(place).frozen
    assert Archive(folder=place.archive).read(next(one for one in frozen.digests if one != frozen.snapshot))


def test_an_issued_paper_is_not_drafted_again_and_cannot_be_frozen(place: Workspace, report: Call) -> None:
    freeze(report)
    issue(report)
    send_more(place)
    assert not (place.outbox / DRAFT).exists()
    said = report("draft", "--period", "2024-Q3")
    assert "không soạn lại" in said.out
    refused = freeze(report)
    assert (refused.code, "đã phát hành: Số 01-BC/ĐU" in refused.err) == (2, True)
    assert issue(report).code == 2


def test_a_plan_that_has_its_number_already_gets_no_other(place: Workspace, report: Call) -> None:
    refused = report("freeze", "KH", "--period", "2023-2025", "--yes")
    assert (refused.code, "đã mang số 185 từ trước" in refused.err) == (2, True)
    assert history(place) == History()


def test_issuing_needs_a_frozen_paper_and_takes_no_number_without(place: Workspace, report: Call) -> None:
    refused = issue(report)
    assert refused.code == 2
    assert "toolkit report freeze BC --period 2024-Q3" in refused.err
    assert history(place).issued == ()


def test_every_command_that_is_advised_names_the_paper_that_it_is_about(place: Workspace, report: Call) -> None:
    assert "toolkit report issue CV --period 2024-Q3" in freeze(report, "CV").err
    assert "toolkit report issue BC --period 2024-Q3" in freeze(report).err
    assert 'toolkit report issue "đôn đốc báo cáo" --period 2024-Q3' in freeze(report, "đôn đốc báo cáo").err
    assert "toolkit report freeze CV --period 2024-Q3 --today 2024-10-20" in issue(report, "CV", "--date", "2024-10-20").err
    assert "Số 01-CV/ĐU" in issue(report, "đôn đốc báo cáo").out
    assert "toolkit report freeze TTr --period 2024-Q3" in issue(report, "TTr").err
    assert "toolkit report freeze CV --period 2024-Q3" in report("void", "01-CV/ĐU", "--reason", "thử", "--yes").err
    freeze(report, "CV")
    letter = next((place.outbox / "2024-Q3").glob("Công văn*.docx"))
    edit(letter, "Kính gửi", "Trân trọng kính gửi")
    assert "toolkit report freeze CV --period 2024-Q3." in issue(report, "CV").err


def test_a_paper_that_is_issued_already_is_not_told_to_lack_a_freeze(place: Workspace, report: Call) -> None:
    freeze(report)
    issue(report, "--date", "2024-10-07")
    refused = issue(report)
    assert refused.code == 2
    assert "đã phát hành: Số 01-BC/ĐU, ngày 07/10/2024" in refused.err
    assert "toolkit report void 01-BC/ĐU" in refused.err
    assert "Chốt trước" not in refused.err


def test_drafting_and_freezing_take_no_number(place: Workspace, report: Call) -> None:
    for _ in range(3):
        report("draft", "--period", "2024-Q3")
        freeze(report)
    issue(report)
    assert [one.number for one in history(place).issued] == [1]


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


def test_a_clerks_words_are_frozen_and_issued_with_number_and_day_filled_in(place: Workspace, report: Call) -> None:
    edit(place.outbox / DRAFT, "báo cáo kết quả thực hiện", "trân trọng báo cáo kết quả thực hiện")
    said = freeze(report)
    assert "theo bản đã sửa tay" in said.out
    assert issue(report).code == 0
    printed = words(place.outbox / ISSUED)
    assert any("trân trọng báo cáo kết quả thực hiện" in one for one in printed)
    assert "Số 01-BC/ĐU" in printed
    assert "Thái Nguyên, ngày 05 tháng 10 năm 2024" in printed
    assert (place.outbox / DRAFT).exists(), "the clerk's own file is never taken away"
    assert report("reproduce", "01-BC/ĐU", "--output", place.root / "x").code == 0
    assert (place.root / "x" / Path(ISSUED).name).read_bytes() == (place.outbox / ISSUED).read_bytes()


def test_an_edit_after_the_freeze_is_never_passed_over_in_silence(place: Workspace, report: Call) -> None:
    freeze(report)
    edit(place.outbox / DRAFT, "báo cáo kết quả thực hiện", "kính báo cáo kết quả thực hiện")
    refused = issue(report)
    assert (refused.code, "đã được sửa tay sau khi chốt" in refused.err) == (2, True)
    assert history(place).issued == ()
    assert issue(report, "--frozen").code == 0
    assert not any("kính báo cáo" in one for one in words(place.outbox / ISSUED))
    assert any("kính báo cáo" in one for one in words(place.outbox / DRAFT))


def test_an_edited_draft_that_is_behind_the_figures_is_frozen_only_by_choice(place: Workspace, report: Call) -> None:
    edit(place.outbox / DRAFT, "báo cáo kết quả thực hiện", "kính báo cáo kết quả thực hiện")
    source = demo_file("TTR", "03-ĐG")
    (place.inbox / "TTR" / "mới.docx").write_bytes(source.read_bytes())
    with open_desk(place) as desk:
        from toolkit.pipeline import read_new, settle, take_in

        take_in(desk, NOW)
        read_new(desk)
        settle(desk)
    refused = freeze(report)
    assert (refused.code, "số liệu đã thay đổi từ khi soạn bản đó" in refused.err) == (2, True)
    assert history(place).frozen == ()
    assert "theo bản đã sửa tay" in freeze(report, "--edited").out
    assert "bản sửa tay được đổi tên để giữ lại" in freeze(report, "--from-data").out
    (aside,) = place.outbox.glob("2024-Q3/*bản sửa tay 1.docx")
    assert any("kính báo cáo" in one for one in words(aside))
    assert [one.edited for one in history(place).frozen] == [True, False]
    assert freeze(report, "--edited").code == 2


def test_an_edited_file_with_open_changes_is_not_frozen(place: Workspace, report: Call) -> None:
    document = Document(str(place.outbox / DRAFT))
    body = document.element.body
    run_of = next(iter(body.iter("{*}r")))
    tracked = run_of.makeelement(run_of.tag.replace("}r", "}ins"), {})
    run_of.addprevious(tracked)
    tracked.append(run_of)
    document.save(str(place.outbox / DRAFT))
    refused = freeze(report)
    assert (refused.code, "Track Changes" in refused.err) == (2, True)
    (place.outbox / DRAFT).write_bytes(b"not Word any more")
    assert (freeze(report).code, history(place).frozen) == (2, ())


def test_an_issued_paper_is_made_again_with_the_same_bytes_though_template_rules_and_plan_changed(
    place: Workspace, report: Call, tmp_path: Path
) -> None:
    freeze(report)
    issue(report)
    before = (place.outbox / ISSUED).read_bytes()
    for template in place.templates.rglob("bao-cao.docx"):
        template.write_bytes(b"broken")
    organisation = place.root / "organisation.yaml"
    organisation.write_text(organisation.read_text(encoding="utf-8").replace("Thái Nguyên", "Nơi khác"), encoding="utf-8")
    shutil.rmtree(place.inbox)
    (place.outbox / ISSUED).unlink()
    said = report("reproduce", "--period", "2024-Q3")
    assert (said.code, "Giống từng byte" in said.out) == (0, True)
    assert (place.outbox / ISSUED).read_bytes() == before
    report("reproduce", "01-BC/ĐU", "--output", tmp_path / "elsewhere")
    assert (tmp_path / "elsewhere" / Path(ISSUED).name).read_bytes() == before


def test_a_paper_made_again_never_overwrites_one_that_somebody_changed(place: Workspace, report: Call) -> None:
    freeze(report)
    issue(report)
    before = (place.outbox / ISSUED).read_bytes()
    (place.outbox / ISSUED).write_bytes(b"changed")
    report("reproduce", "--period", "2024-Q3")
    assert (place.outbox / ISSUED).read_bytes() == b"changed"
    (again,) = place.outbox.glob("2024-Q3/*dựng lại.docx")
    assert again.read_bytes() == before


def test_a_snapshot_that_was_changed_is_an_integrity_error(place: Workspace, report: Call) -> None:
    freeze(report)
    snapshot = Archive(folder=place.archive).place(history(place).frozen[0].snapshot)
    snapshot.chmod(0o644)
    snapshot.write_bytes(snapshot.read_bytes().replace(b"ng", b"nh"))
    assert issue(report).code == 10
    assert history(place).issued == ()


def test_a_day_on_which_the_paper_would_look_otherwise_is_refused(place: Workspace, report: Call) -> None:
    freeze(report)
    refused = issue(report, "--date", "2026-06-05")
    assert refused.code == 2
    for changed in ("thể thức văn bản", "cấp trên trực tiếp", "Chốt lại cho đúng"):
        assert changed in refused.err
    assert history(place).issued == ()


def test_a_template_at_fault_takes_no_number(place: Workspace, report: Call) -> None:
    for template in place.templates.rglob("bao-cao.docx"):
        template.write_bytes(b"broken")
    assert freeze(report).code == 6
    assert history(place) == History()


def test_rebuild_and_verify_hold_over_a_paper_s_life(place: Workspace, report: Call) -> None:
    freeze(report)
    issue(report)
    report("void", "--period", "2024-Q3", "--reason", "thử", "--yes")
    said, told = books_say(place), history(place)
    rebuild(place)
    assert books_say(place) == said
    assert history(place) == told
    archive = Archive(folder=place.archive)
    for digest in told.digests():
        archive.read(digest)
    with pytest.raises(SystemExit) as left:
        main(["verify", "--workspace", str(place.root)])
    assert not left.value.code, "what papers stand on is no orphan of the archive"


def test_what_was_issued_before_the_machine_stopped_is_put_out_by_the_next_run(place: Workspace, report: Call) -> None:
    freeze(report)
    done = subprocess.run(
        [sys.executable, "-m", "tests.killed", str(place.root), "toolkit.printing.issuing", "put_out", "1", "issue"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == -9, done.stderr
    assert [one.symbol for one in history(place).issued] == ["01-BC/ĐU"]
    assert not (place.outbox / ISSUED).exists()
    run(place, NOW)
    assert "Số 01-BC/ĐU" in words(place.outbox / ISSUED)
    assert not (place.outbox / DRAFT).exists()
    (place.outbox / ISSUED).unlink()
    with open_desk(place) as desk:
        assert complete(desk.press) == (), "what a person took away after it was put out stays away"


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


@pytest.mark.parametrize(("step", "number"), [("Archive.keep", 2), ("Archive.keep", -1), ("Archive.keep", -3), ("freeze", 1)])
def test_bytes_of_an_interrupted_freeze_are_noted_and_no_damage(place: Workspace, report: Call, step: str, number: int) -> None:
    module = "toolkit.store" if step == "Archive.keep" else "toolkit.printing.freezing"
    done = subprocess.run(
        [sys.executable, "-m", "tests.killed", str(place.root), module, step, str(number), "freeze"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert done.returncode == -9, done.stderr
    assert history(place).frozen == ()
    said = verify(place)
    assert [one["kind"] for one in said.lines] == ["left"] * len(said.lines)
    assert (said.code, len(said.lines) > 0) == (0, True)
    freeze(report)
    assert verify(place) == Verified(code=0, lines=[]), "the act done again uses them"


@dataclass(frozen=True)
class Verified:
    code: int
    lines: list[dict[str, str]]


def verify(place: Workspace) -> Verified:
    made = subprocess.run(
        [sys.executable, "-m", "toolkit", "verify", "--json", "--workspace", str(place.root)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return Verified(code=made.returncode, lines=[json.loads(line) for line in made.stdout.splitlines()])


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


def test_several_who_take_the_same_issued_paper_out_again_at_once_all_get_it(place: Workspace, report: Call) -> None:
    freeze(report)
    issue(report)
    (issued,) = history(place).issued
    target = place.root / issued.file
    document = target.read_bytes()
    target.unlink()
    twin_path(target).unlink()
    command = [sys.executable, "-m", "toolkit", "report", "reproduce", issued.symbol, "--workspace", str(place.root)]
    processes = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) for _ in range(4)]
    ends = [(process.communicate()[1], process.returncode) for process in processes]
    assert [code for _, code in ends] == [0] * 4, ends
    assert target.read_bytes() == document
    assert read_twin(target) is not None
    assert [path.name for path in target.parent.iterdir() if path.name.startswith(".")] == []


def test_nothing_irreversible_happens_without_a_yes(place: Workspace, report: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("click.prompt", lambda *_, **__: "")
    assert report("freeze", "--period", "2024-Q3").code == 130
    assert history(place) == History()
    monkeypatch.setattr("click.prompt", lambda *_, **__: "C")
    assert report("freeze", "--period", "2024-Q3").code == 0


def test_the_register_is_printed_exported_and_told_as_json(place: Workspace, report: Call, capsys: pytest.CaptureFixture[str]) -> None:
    def register(*arguments: str) -> str:
        capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            main(["register", *arguments, "--workspace", str(place.root)])
        assert left.value.code == 0
        return capsys.readouterr().out

    assert "Sổ chưa có văn bản nào" in register()
    freeze(report)
    issue(report)
    report("void", "--period", "2024-Q3", "--reason", "in nhầm", "--yes")
    assert "01-BC/ĐU" in register("list")
    assert "Đã hủy số: in nhầm" in register()
    (row,) = (json.loads(line) for line in register("--json").splitlines())
    assert (row["symbol"], row["date"], row["voided"], row["term"]) == ("01-BC/ĐU", "2024-10-05", "in nhầm", "2020-2025")
    assert register("--json", "--type", "CV") == ""
    register("export", "--output", str(place.root / "sổ"), "--today", "2024-10-05")
    from python_calamine import CalamineWorkbook

    book = place.root / "sổ" / "Sổ đăng ký văn bản đi nhiệm kỳ 2020-2025.xlsx"
    cells = CalamineWorkbook.from_path(str(book)).get_sheet_by_index(0).to_python()
    assert cells[2][:2] == ["Số, ký hiệu văn bản", "Ngày tháng văn bản"]
    assert cells[3][:2] == ["01-BC/ĐU", "05/10"]
    assert {"01-BC/ĐU", "05/10", "Đã hủy số: in nhầm"} <= set(words(book.with_suffix(".docx")))


def test_pdf_lies_beside_the_issued_paper_and_without_libreoffice_a_note_says_so(
    place: Workspace, report: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    freeze(report)
    monkeypatch.setenv("PATH", "/nowhere")
    said = issue(report, "--pdf")
    assert (said.code, "Chưa có PDF: Máy này chưa có LibreOffice" in said.out) == (0, True)
    assert (place.outbox / ISSUED).exists()
    monkeypatch.undo()
    said = report("reproduce", "--period", "2024-Q3", "--pdf")
    assert said.code == 0
    assert (place.outbox / ISSUED).with_suffix(".pdf").read_bytes().startswith(b"%PDF")


def test_an_outside_program_that_fails_leaves_with_7_and_the_word_file_is_there(
    place: Workspace, report: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken = tmp_path / "bin" / "soffice"
    broken.parent.mkdir()
    broken.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    broken.chmod(0o755)
    freeze(report)
    monkeypatch.setenv("PATH", str(broken.parent))
    said = issue(report, "--pdf")
    assert (said.code, "LibreOffice không tạo được PDF cho: Số 01-BC-ĐU" in said.out) == (7, True)
    assert (place.outbox / ISSUED).exists()


def test_an_outbox_that_cannot_be_written_is_said_and_the_paper_is_put_out_later(place: Workspace, report: Call) -> None:
    freeze(report)
    shutil.rmtree(place.outbox / "2024-Q3")
    (place.outbox / "2024-Q3").write_bytes(b"a file where the folder should be")
    said = issue(report)
    assert (said.code, "còn nguyên trong kho lưu" in said.err) == (5, True)
    assert [one.symbol for one in history(place).issued] == ["01-BC/ĐU"]
    (place.outbox / "2024-Q3").unlink()
    run(place, NOW)
    assert "Số 01-BC/ĐU" in words(place.outbox / ISSUED)


def test_a_figure_that_the_clerk_changed_is_shown_before_the_freeze(place: Workspace, report: Call) -> None:
    document = Document(str(place.outbox / DRAFT))
    paragraph = next(one for one in document.paragraphs if "chi bộ trực thuộc phải báo cáo" in one.text)
    next(one for one in paragraph.runs if one.text == "08").text = "09"
    document.save(str(place.outbox / DRAFT))
    said = freeze(report).out
    assert "Lưu ý: số liệu SL001 (trong câu “…" in said
    assert re.search(r"\[08\] chi bộ trực thuộc phải báo cáo[^”]*…”\) máy tính ra “08”, bản sửa tay ghi “09”\.", said)
    rehearsed = report("rehearse", "--period", "2024-Q3").out
    assert re.search(r"Số liệu SL001 \(trong câu “….*\) máy tính ra “08”, bản sửa tay ghi khác\. “09”", rehearsed)


def test_the_day_of_an_event_is_the_clock_s_and_not_the_paper_s(place: Workspace, report: Call) -> None:
    freeze(report)
    issue(report, "--date", "2024-10-04")
    (paper,) = history(place).issued
    assert paper.day == date(2024, 10, 4)
    assert paper.at == datetime(2024, 10, 5).astimezone()


def test_a_paper_that_is_not_due_is_made_when_asked_for_and_then_kept_up_to_date(place: Workspace, report: Call) -> None:
    nomination = place.outbox / "2024-Q3" / "Tờ trình khen thưởng quý III năm 2024.docx"
    assert not nomination.exists(), "19/5 is far away"
    refused = report("draft", "BB", "--period", "2024-Q3")
    assert (refused.code, "Không có văn bản “BB”" in refused.err) == (2, True)
    assert report("draft", "TTr", "--period", "2024-Q3").code in (0, 3)
    assert nomination.exists()
    run(place, NOW)
    assert nomination.exists()
    assert "Đã chốt: Tờ trình khen thưởng" in report("freeze", "TTr", "--period", "2024-Q3", "--yes").out
    assert "Đã phát hành: Số 01-TTr/ĐU" in report("issue", "TTr", "--period", "2024-Q3", "--yes").out
    run(place, NOW)
    assert not nomination.exists()


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


def test_an_edited_draft_that_names_another_signer_or_an_older_style_than_today_s_is_not_frozen(place: Workspace, report: Call) -> None:
    edit(place.outbox / DRAFT, "báo cáo kết quả thực hiện", "trân trọng báo cáo kết quả thực hiện")
    late = freeze(report, "--edited", "BC", "--today", "2026-06-02")
    assert "thể thức đã thay đổi" in late.err
    said = place.root / "organisation.yaml"
    said.write_text(said.read_text(encoding="utf-8").replace("Lê Xuân Tiến", "Nguyễn Văn Mới"), encoding="utf-8")
    refused = freeze(report, "--edited", "BC", "--unread")
    assert (refused.code, "thiếu “Nguyễn Văn Mới”" in refused.err) == (2, True)
    assert not history(place).frozen


def test_nothing_is_frozen_while_files_wait_to_be_read_unless_it_is_wished(place: Workspace, report: Call) -> None:
    (place.inbox / "TTR" / "mới.docx").write_bytes(demo_file("TTR", "03-ĐG").read_bytes())
    with open_desk(place) as desk:
        take_in(desk, NOW)
    refused = freeze(report)
    assert (refused.code, "Có 1 tệp đã nhận chưa được đọc" in refused.err) == (2, True)
    assert not history(place).frozen
    assert freeze(report, "--unread").code == 0
    assert history(place).frozen


def test_nothing_is_frozen_while_files_lie_in_the_inbox_untaken_unless_it_is_wished(place: Workspace, report: Call) -> None:
    (place.inbox / "TTR" / "mới.docx").write_bytes(demo_file("TTR", "03-ĐG").read_bytes())
    before = books_say(place)
    refused = freeze(report)
    assert (refused.code, "chưa được nhận nên chưa chốt: số liệu chưa gồm inbox/TTR/mới.docx." in refused.err) == (2, True)
    assert books_say(place) == before, "it was only a look"
    wished = freeze(report, "--unread")
    assert (wished.code, "Lưu ý: Tệp nằm trong thư mục nhận" in wished.err, "“inbox/TTR/mới.docx”" in wished.err) == (0, True, True)


def test_what_waits_or_cannot_be_read_is_named_before_a_freeze(place: Workspace, report: Call) -> None:
    (place.inbox / "TTR" / "hỏng.docx").write_bytes(b"not Word at all" * 99)
    (place.inbox / "_chung").mkdir(exist_ok=True)
    (place.inbox / "_chung" / "của ai.docx").write_bytes(b"neither is this" * 99)
    run(place, NOW)
    (place.inbox / "TTR" / "trống.docx").touch()
    (place.inbox / "TTR" / "mở.docx").write_bytes(demo_file("TTR", "03-ĐG").read_bytes())
    (place.inbox / "TTR" / "~$mở.docx").write_bytes(b"owner")
    said = freeze(report)
    assert said.code == 0
    for path in ("TTR/hỏng.docx", "_chung/của ai.docx", "TTR/trống.docx", "TTR/mở.docx"):
        assert sum(f"“inbox/{path}”" in line and line.startswith("Lưu ý: ") for line in said.err.splitlines()) == 1, said.err
    told = report("rehearse", "--period", "2024-Q3")
    assert told.code == 4
    assert "Chi bộ Thanh tra gửi tệp không có trong số liệu" in told.out
    assert "tệp đang trống (0 byte)" in told.out


def test_an_inbox_that_is_away_is_said_and_keeps_nobody_from_freezing(place: Workspace, report: Call) -> None:
    place.inbox.rename(place.root / "đi vắng")
    said = freeze(report)
    assert (said.code, "Lưu ý: Chưa biết trong thư mục nhận còn tệp nào chưa nhận: Không vào được" in said.err) == (0, True)


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


def test_a_template_without_a_line_for_the_number_takes_none(place: Workspace, report: Call) -> None:
    template = place.templates / "docx" / "hd36" / "bao-cao.docx"
    document = Document(str(template))
    (line,) = (one for one in document.element.body.iter("{*}p") if "".join(one.itertext()).startswith("Số {{"))
    line.getparent().remove(line)
    document.save(str(template))
    refused = freeze(report, "--from-data", "BC")
    assert (refused.code, "không còn dòng “Số …-BC/ĐU”" in refused.err) == (6, True)
    assert not history(place).frozen


def test_a_voided_paper_that_is_made_again_says_so(place: Workspace, report: Call) -> None:
    freeze(report)
    issue(report)
    report("void", "01-BC/ĐU", "--reason", "in nhầm", "--yes")
    said = report("reproduce", "01-BC/ĐU", "--output", place.root / "lại")
    assert "đã hủy: văn bản này không còn giá trị" in said.out
    assert [path.stem for path in (place.root / "lại").glob("*.docx")] == ["Số 01-BC-ĐU - Báo cáo quý III năm 2024 (đã hủy số)"]


def test_on_a_day_without_a_signer_nothing_is_issued(place: Workspace, report: Call) -> None:
    freeze(report, "BC")
    said = place.root / "organisation.yaml"
    text = said.read_text(encoding="utf-8").replace("position: PHÓ BÍ THƯ\n", "position: PHÓ BÍ THƯ\n    valid_to: 2024-10-05\n")
    said.write_text(text, encoding="utf-8")
    refused = issue(report, "BC", "--date", "2024-10-06")
    assert (refused.code, "không có người ký nào" in refused.err) == (2, True)
    assert history(place).issued == ()


def test_a_reminder_whose_deadline_has_gone_by_since_is_frozen_anew(place: Workspace, report: Call) -> None:
    assert freeze(report, "CV").code == 0
    refused = issue(report, "CV", "--date", "2024-10-20")
    assert (refused.code, "thời hạn gửi ghi trong công văn" in refused.err) == (2, True)
    assert issue(report, "CV", "--date", "2024-10-09").code == 0


def test_a_draft_for_comments_bears_its_number_which_the_next_draft_and_the_issued_paper_do_not(place: Workspace, report: Call) -> None:
    assert report("draft", "BC", "--period", "2024-Q3", "--round", "2").code in (0, 1, 3)
    assert "Dự thảo lần 2" in words(place.outbox / DRAFT)
    letter = next(path for path in (place.outbox / DRAFT).parent.glob("Công văn*.docx"))
    assert "Dự thảo lần 2" not in words(letter), "only what was asked for"
    edit(place.outbox / DRAFT, "báo cáo kết quả thực hiện", "trân trọng báo cáo kết quả thực hiện")
    refused = freeze(report, "--edited", "BC")
    assert (refused.code, "còn dòng “Dự thảo lần …”" in refused.err) == (2, True)
    assert freeze(report, "--from-data", "BC").code == 0
    assert "Dự thảo lần 2" not in words(place.outbox / DRAFT)
    issue(report, "BC")
    assert "Dự thảo lần 2" not in words(place.outbox / ISSUED)


def ending(place: Workspace, name: str) -> str:
    """Return how the last line but one of Nơi nhận ends: "," in HD36, ";" in HD05."""
    lines = [line for line in words(place.outbox / "2024-Q3" / name) if line.startswith("- ")]
    return next(line for line in lines if "Các đồng chí Đảng ủy viên" in line)[-1]


def test_a_style_that_was_chosen_stays_until_another_is(place: Workspace, report: Call) -> None:
    paper, letter = "Báo cáo quý III năm 2024.docx", "Công văn đôn đốc báo cáo quý III năm 2024.docx"
    report("draft", "BC", "--period", "2024-Q3", "--style", "hd05")
    assert (ending(place, paper), ending(place, letter)) == (";", ",")
    report("draft", "--period", "2024-Q3")
    run(place, NOW)
    assert (ending(place, paper), ending(place, letter)) == (";", ",")
    assert freeze(report).code == 0
    assert ending(place, paper) == ";"
    assert issue(report).code == 0
    (issued,) = history(place).issued
    assert next(line for line in words(place.root / issued.file) if "Các đồng chí Đảng ủy viên" in line).endswith(";")


def test_a_style_is_chosen_for_all_papers_of_a_run_and_given_up_again(place: Workspace, report: Call) -> None:
    paper, letter = "Báo cáo quý III năm 2024.docx", "Công văn đôn đốc báo cáo quý III năm 2024.docx"
    run(place, NOW, style="HD05")
    send_more(place)
    assert (ending(place, paper), ending(place, letter)) == (";", ";")
    report("draft", "--period", "2024-Q3", "--style", "auto")
    run(place, NOW)
    assert (ending(place, paper), ending(place, letter)) == (",", ",")
    refused = report("draft", "--period", "2024-Q3", "--style", "nd30")
    assert (refused.code, "--style chỉ nhận: auto, hd36, hd05" in refused.err) == (2, True)
