"""From the frozen paper to the number and back: issued, registered, taken back, made again."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest

from tests.desk_of_papers import DRAFT, ISSUED, ROOT, Call, edit, freeze, history, issue, place, ran, report, send_more, words
from tests.places import NOW, books_say
from toolkit.cli import main
from toolkit.pipeline import open_desk, rebuild, run
from toolkit.printing.issuing import complete
from toolkit.printing.twins import read_twin, twin_path
from toolkit.store import Archive
from toolkit.store.lives import History
from toolkit.workspace import Workspace

__all__ = ["place", "ran", "report"]


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


def test_the_day_of_an_event_is_the_clock_s_and_not_the_paper_s(place: Workspace, report: Call) -> None:
    freeze(report)
    issue(report, "--date", "2024-10-04")
    (paper,) = history(place).issued
    assert paper.day == date(2024, 10, 4)
    assert paper.at == datetime(2024, 10, 5).astimezone()


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
