"""Before the number: drafts, what is frozen stays, a clerk's words are kept, a chosen style stays."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from docx import Document

from tests.desk_of_papers import (
    DRAFT,
    ISSUED,
    ROOT,
    Call,
    Verified,
    edit,
    freeze,
    history,
    issue,
    place,
    ran,
    report,
    send_more,
    verify,
    words,
)
from tests.places import NOW, books_say, demo_file
from toolkit.pipeline import open_desk, run, take_in
from toolkit.store import Archive
from toolkit.store.lives import History
from toolkit.workspace import Workspace

__all__ = ["place", "ran", "report"]


def ending(place: Workspace, name: str) -> str:
    """Return how the last line but one of Nơi nhận ends: "," in HD36, ";" in HD05."""
    lines = [line for line in words(place.outbox / "2024-Q3" / name) if line.startswith("- ")]
    return next(line for line in lines if "Các đồng chí Đảng ủy viên" in line)[-1]


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


def test_drafting_and_freezing_take_no_number(place: Workspace, report: Call) -> None:
    for _ in range(3):
        report("draft", "--period", "2024-Q3")
        freeze(report)
    issue(report)
    assert [one.number for one in history(place).issued] == [1]


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


def test_a_template_at_fault_takes_no_number(place: Workspace, report: Call) -> None:
    for template in place.templates.rglob("bao-cao.docx"):
        template.write_bytes(b"broken")
    assert freeze(report).code == 6
    assert history(place) == History()


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


def test_a_template_without_a_line_for_the_number_takes_none(place: Workspace, report: Call) -> None:
    template = place.templates / "docx" / "hd36" / "bao-cao.docx"
    document = Document(str(template))
    (line,) = (one for one in document.element.body.iter("{*}p") if "".join(one.itertext()).startswith("Số {{"))
    line.getparent().remove(line)
    document.save(str(template))
    refused = freeze(report, "--from-data", "BC")
    assert (refused.code, "không còn dòng “Số …-BC/ĐU”" in refused.err) == (6, True)
    assert not history(place).frozen


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
