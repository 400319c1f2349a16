"""What the papers say about the demo quarter, and how they behave when there is little or nothing to say."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime
from pathlib import Path

import pytest
from docx import Document

from tests.judging import submission
from tests.truth import QUARTER, truth_summary
from toolkit.consolidate import consolidate
from toolkit.definitions import builtin_folder, load_definitions
from toolkit.model.definitions import Definitions
from toolkit.model.finding import Code, Finding, Severity
from toolkit.model.party_style import PartyStyle, style_on
from toolkit.model.period import Period, PeriodKind
from toolkit.model.submission import Dossier, Filed, Record
from toolkit.model.summary import Assessed, Gap, Measure, Summary
from toolkit.model.workbook import Look, Workbook
from toolkit.papers import PAPERS, bao_cao, drafts, request, status
from toolkit.papers.report_comparison import comparison
from toolkit.papers.report_parts import nurturing
from toolkit.papers.report_reporting import reporting
from toolkit.papers.report_speech import received_from
from toolkit.papers.wording import bullets, count, party_day, percent, run_on, sentence, share
from toolkit.party_style import load_party_styles
from toolkit.render import render_draft
from toolkit.text.days import short_day

TEMPLATES = builtin_folder() / "templates"
TODAY, SIGNED = date(2026, 11, 23), date(2026, 6, 5)


@pytest.fixture(scope="module")
def demo(definitions: Definitions) -> Summary:
    return truth_summary(definitions, TODAY)


@pytest.fixture(scope="module")
def papers(demo: Summary, definitions: Definitions, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return printed(demo, definitions, tmp_path_factory.mktemp("papers"))


def style(day: date = TODAY) -> PartyStyle:
    found = style_on(load_party_styles(TEMPLATES / "party-style"), day)
    assert found is not None
    return found


def printed(summary: Summary, definitions: Definitions, folder: Path, day: date = TODAY) -> dict[str, str]:
    """Print every Word paper and return its text, tables included, by its path."""
    said = {}
    for draft in drafts(summary, definitions, style(day), day):
        render_draft(draft, TEMPLATES / "docx", folder / draft.path)
        if draft.path.endswith(".docx"):
            body = Document(str(folder / draft.path)).element.body
            said[draft.path] = "\n".join("".join(paragraph.itertext()) for paragraph in body.iter("{*}p"))
    return said


def all_text(value: object) -> str:
    """Return every text in a context, a line each."""
    if is_dataclass(value):
        return "\n".join(all_text(getattr(value, field.name)) for field in fields(value))
    if isinstance(value, tuple):
        return "\n".join(all_text(one) for one in value)
    return str(value)


def test_the_report_says_the_figures_of_the_summary(demo: Summary, definitions: Definitions, papers: dict[str, str]) -> None:
    report = papers["Báo cáo quý III năm 2024.docx"]

    assert "có 07/08 chi bộ (87,5%) gửi báo cáo, trong đó 05 chi bộ gửi đầy đủ nội dung, 02 chi bộ gửi còn thiếu nội dung" in report
    assert "17 điển hình, gồm 07 tập thể và 10 cá nhân, trong đó có 04 cá nhân giữ chức vụ lãnh đạo, quản lý" in report
    assert "có 56 sáng kiến được công nhận" in report
    assert "có 13 điển hình được biểu dương, ghi danh; có 11 điển hình được đề nghị cấp trên khen thưởng; có 31 tin, bài" in report
    assert "có 07 điển hình mới được phát hiện" in report
    total = bao_cao.context(demo, definitions, style(), TODAY).total
    assert (total.collective, total.individual, total.leaders) == ("7", "10", "4")
    assert [getattr(total, one.value) for one in Measure] == [str(demo.measure(one).value) for one in Measure]


def test_a_branch_that_sent_nothing_is_named_and_never_printed_as_zero(demo: Summary, definitions: Definitions) -> None:
    report = bao_cao.context(demo, definitions, style(), TODAY)
    missing = next(row for row in report.branches if row.name == "Chi bộ Kế hoạch - Tài chính - Tổng hợp")

    assert "Chưa gửi báo cáo: 01 chi bộ (Chi bộ Kế hoạch - Tài chính - Tổng hợp)" in all_text(report.reporting)
    assert "chưa bao gồm số liệu của chi bộ chưa gửi báo cáo" in all_text(report.reporting)
    assert {missing.collective, missing.individual, missing.leaders, missing.initiatives, missing.articles, missing.registered} == {"-"}
    assert missing.state == "Chưa gửi"


def test_a_zero_that_a_branch_wrote_is_printed_as_a_zero(demo: Summary, definitions: Definitions) -> None:
    rows = bao_cao.context(demo, definitions, style(), TODAY).branches

    assert next(row for row in rows if row.name.startswith("Chi bộ Trung tâm Khuyến công")).articles == "0"


def test_the_parts_of_every_column_add_up_to_its_total(demo: Summary, definitions: Definitions) -> None:
    report = bao_cao.context(demo, definitions, style(), TODAY)
    for name in ("members", "registered", *(measure.value for measure in Measure)):
        parts = [getattr(row, name) for row in report.branches]
        assert sum(int(part) for part in parts if part != "-") == int(getattr(report.total, name)), name


def test_what_branches_wrote_stands_whole_with_their_names(demo: Summary, papers: dict[str, str]) -> None:
    report = papers["Báo cáo quý III năm 2024.docx"]
    flat = " ".join(report.split())

    for passage in demo.passages:
        assert " ".join(passage.text.split()).rstrip(".") in flat, passage.question
    assert "phần mềm theo dõi hồ sơ điện tử <eHS>" in report
    assert "Chi bộ Quản lý Thương mại; Chi bộ Quản lý Công nghiệp; Chi bộ Quản lý Năng lượng: Đề nghị Đảng ủy Sở bố trí kinh phí" in report
    assert "Không có kiến nghị" not in report


def test_people_stand_in_the_order_of_their_given_names(demo: Summary, definitions: Definitions) -> None:
    people = [row.name for row in bao_cao.context(demo, definitions, style(), TODAY).individuals]

    assert people[:3] == ["Đặng Xuân Bình", "Trần Quang Giang", "Hồ Thanh Hà"]
    assert [row.number for row in bao_cao.context(demo, definitions, style(), TODAY).individuals] == list(range(1, 11))


def test_an_exemplar_whose_rating_is_too_low_is_named_though_it_ticked_every_criterion(demo: Summary, definitions: Definitions) -> None:
    said = bao_cao.context(demo, definitions, style(), TODAY).criteria_result

    assert "- Tổ chuyển đổi số (Chi bộ Quản lý Công nghiệp): chưa đạt tiêu chí “Sáng kiến, tiến bộ khoa học kỹ thuật”." in said
    assert "- Hồ Thanh Hà (Chi bộ Thanh tra): mức xếp loại chưa đáp ứng." in said


def test_a_draft_has_no_number_and_no_day_and_an_issued_report_has_both(demo: Summary, definitions: Definitions) -> None:
    draft = bao_cao.context(demo, definitions, style(SIGNED), SIGNED).head
    issued = bao_cao.context(demo, definitions, style(SIGNED), SIGNED, number=7).head

    assert draft.number.strip() == ""
    assert re.fullmatch(r"Thái Nguyên, ngày\s+tháng 6 năm 2026", draft.place_and_day)
    assert (issued.number, issued.place_and_day, issued.reference_day) == ("07", "Thái Nguyên, ngày 05 tháng 6 năm 2026", "05/6/2026")


def test_names_recipients_and_separators_follow_the_day_of_the_paper(demo: Summary, definitions: Definitions) -> None:
    old = bao_cao.context(demo, definitions, style(date(2024, 10, 5)), date(2024, 10, 5))
    new = bao_cao.context(demo, definitions, style(), TODAY)

    assert old.head.superior == "ĐẢNG BỘ KHỐI CÁC CƠ QUAN VÀ DOANH NGHIỆP TỈNH"
    assert new.head.superior.startswith("ĐẢNG BỘ ỦY BAN NHÂN DÂN TỈNH")
    assert "Khối" not in all_text(new.closing + new.head.recipients[0])
    assert [line[-1] for line in old.head.recipients] == [","] * (len(old.head.recipients) - 1) + ["."]
    assert [line[-1] for line in new.head.recipients] == [";"] * (len(new.head.recipients) - 1) + ["."]
    assert all(line.startswith("- ") for line in new.head.recipients)
    assert style().id == "hd05"
    assert style(date(2026, 5, 26)).id == "hd36"
    assert new.closing.endswith(".")


def test_a_period_without_any_report_prints_papers_that_say_so(definitions: Definitions, tmp_path: Path) -> None:
    papers = printed(consolidate([], definitions, QUARTER), definitions, tmp_path)
    report = papers["Báo cáo quý III năm 2024.docx"]

    total = bao_cao.context(consolidate([], definitions, QUARTER), definitions, style(), TODAY).total

    assert {getattr(total, one.value) for one in Measure} == {"-"}
    assert "chưa có chi bộ nào gửi báo cáo" in report
    assert "DANH SÁCH ĐIỂN HÌNH" not in report
    assert "MINH CHỨNG" not in report
    assert "Số liệu theo từng chi bộ nêu tại Phụ lục 2; nội dung còn thiếu, cần bổ sung nêu tại Phụ lục 1." in report
    assert "Các chi bộ chưa có kiến nghị, đề xuất." in report
    assert "Đạt" not in report.split("V- KIẾN NGHỊ")[0].replace("Đạt chuẩn", "")
    assert sorted(path for path in papers if "/" not in path) == [
        "Báo cáo quý III năm 2024.docx",
        "Công văn đôn đốc báo cáo quý III năm 2024.docx",
    ]
    assert sum(1 for path in papers if "/" in path) == 8
    assert "chưa nhận được báo cáo quý III năm 2024 của Chi bộ Văn phòng" in papers["VP/Phiếu yêu cầu bổ sung quý III năm 2024.docx"]


def test_no_mark_of_a_template_and_no_word_of_a_program_is_left_in_any_paper(papers: dict[str, str]) -> None:
    for path, text in papers.items():
        assert not re.search(r"\{\{|\}\}|\{%|%\}|\bNone\b|\bTrue\b|\bFalse\b|tap_the|ca_nhan|chua_dat|minh_chung", text), path


@pytest.mark.parametrize("paper", ["hd05", "hd36"])
def test_the_marks_of_every_template_are_the_fields_of_its_context(
    paper: str, demo: Summary, definitions: Definitions, tmp_path: Path
) -> None:
    day = TODAY if paper == "hd05" else date(2024, 10, 20)
    for draft in drafts(demo, definitions, style(day), day):
        if draft.template:
            xml = Document(str(TEMPLATES / "docx" / draft.template)).element.body
            marks = " ".join("".join(paragraph.itertext()) for paragraph in xml.iter("{*}p"))
            assert is_dataclass(draft.context)
            assert {one.name for one in fields(draft.context)} == {
                one.name for one in fields(draft.context) if re.search(rf"\b{one.name}\b", marks)
            }
            render_draft(draft, TEMPLATES / "docx", tmp_path / draft.path)


def test_a_request_lists_every_gap_of_a_branch_at_once_errors_first(demo: Summary, definitions: Definitions) -> None:
    office = demo.branch("VP")
    assert office is not None
    said = request.context(office, demo, definitions, style(), TODAY)
    wanted = [gap for gap in office.gaps if gap.finding.severity is not Severity.INFO]

    assert len(said.rows) == len(wanted) >= 2
    assert "còn để trống" in said.rows[0].message
    assert said.rows[0].place.splitlines()[:2] == [
        "“Tiêu chí 3 (Phòng, chống tham nhũng, lãng phí; hoạt động xã hội) - Minh chứng”",
        "bảng 2, hàng 5, cột 3",
    ]
    assert "Mẫu 02-TT - Chi bộ Văn phòng - Tổ chuyển đổi số.docx" in said.rows[0].place
    assert "đã nhận 07 phiếu, biểu" in said.opening[0]
    assert [row.number for row in said.rows] == list(range(1, len(said.rows) + 1))


def test_a_question_that_the_message_names_in_full_is_not_named_again_beside_it(demo: Summary, definitions: Definitions) -> None:
    inspectors = demo.branch("TTR")
    assert inspectors is not None
    first = request.context(inspectors, demo, definitions, style(), TODAY).rows[0]

    assert first.message.startswith("“Mức xếp loại chất lượng”: ")
    assert first.place.startswith("bảng 2, hàng 5, cột 3\ntệp ")


def test_a_request_names_the_forms_that_are_still_due_with_their_last_day(demo: Summary, definitions: Definitions) -> None:
    office = demo.branch("VP")
    assert office is not None
    lacking = replace(office, missing_forms=("03-DG",))
    said = all_text(request.context(lacking, demo, definitions, style(), date(2024, 10, 3)).closing)
    assert "còn phải gửi: Mẫu 03-ĐG (biểu đánh giá định kỳ các điển hình tiêu biểu), hạn 10/10/2024." in said
    late = Finding(code=Code.NOT_RECEIVED, severity=Severity.ERROR, field=None, message="Chưa nhận được.", label="Mẫu 03-ĐG")
    asked = replace(lacking, gaps=(*lacking.gaps, Gap(finding=late)))
    assert "còn phải gửi" not in all_text(request.context(asked, demo, definitions, style(), TODAY).closing)


def test_a_request_names_the_deadline_while_it_lasts(demo: Summary, definitions: Definitions) -> None:
    office = demo.branch("VP")
    assert office is not None

    assert "chậm nhất ngày 10/10/2024" in all_text(request.context(office, demo, definitions, style(), date(2024, 10, 3)).closing)
    assert "đã quá thời hạn" in all_text(request.context(office, demo, definitions, style(), TODAY).closing)


def test_a_branch_without_gaps_gets_no_request(demo: Summary, definitions: Definitions) -> None:
    asked = {draft.path.split("/")[0] for draft in request.drafts(demo, definitions, style(), TODAY)}

    assert "QLTM" not in asked
    assert {"VP", "TTR", "QLCN", "QLNL", "KHTC"} <= asked


def test_the_status_says_in_words_what_it_says_in_colours(demo: Summary, definitions: Definitions) -> None:
    book = status.context(demo, definitions)
    overview, findings = book.sheets
    rows = {row[1].value: row for row in overview.rows}
    words = {
        Look.GOOD: "✓",
        Look.WARN: "!",
        Look.BAD: "✗",
        Look.QUIET: "–",
    }

    assert len(overview.rows) == 8
    for row in overview.rows:
        assert len(row) == len(overview.columns)
        for cell in row:
            if isinstance(cell.value, str) and cell.look in words:
                assert cell.value.startswith(words[cell.look])
    assert [cell.value for cell in rows["Chi bộ Kế hoạch - Tài chính - Tổng hợp"][5:7]] == ["✗ Chưa nộp", "✗ Chưa nộp"]
    assert rows["Chi bộ Văn phòng"][3].value == "! Cần bổ sung (1)"
    assert len(findings.rows) == sum(len(branch.gaps) for branch in demo.branches)
    assert all(len(row) == len(findings.columns) for row in findings.rows)


def test_the_papers_of_the_same_state_are_equal_whatever_the_day_of_the_month(demo: Summary, definitions: Definitions) -> None:
    assert drafts(demo, definitions, style(), date(2026, 11, 2)) == drafts(demo, definitions, style(), date(2026, 11, 23))


def test_a_text_of_several_paragraphs_and_marks_is_printed_word_for_word(definitions: Definitions, tmp_path: Path) -> None:
    hostile = "Dòng một {{ 7*7 }}\nDòng hai <b> & {% x %}\n=cmd|' /C calc'!A0"
    answers = {"don_vi": "VP", "ket_qua_noi_bat": hostile, "so_tin_bai": 3}
    evidence = {"don_vi": "VP", "ten_dien_hinh": "Tổ <A> & {{B}}", "TT1.ket_qua": "dat", "TT1.minh_chung": hostile}
    current = tuple(
        Filed(
            id=form,
            record=Record(submission=submission(form, {**said, "ky_bao_cao": "2024-Q3"}, definitions)),
            path=f"inbox/VP/{form}.docx",
            folder="VP",
            sha256="0" * 64,
            arrived=datetime(2024, 10, 1),
        )
        for form, said in (("04-KQ", answers), ("02-TT", evidence))
    )
    summary = consolidate([Assessed(dossier=Dossier(unit="VP", period=QUARTER, current=current))], definitions, QUARTER)
    report = printed(summary, definitions, tmp_path)["Báo cáo quý III năm 2024.docx"]

    for line in (*hostile.split("\n"), "Tổ <A> & {{B}}"):
        assert report.count(line.rstrip(".")) >= 1, line
    assert "49" not in report.split("Dòng một")[1][:40]


def test_every_paper_declares_the_part_of_the_plan_that_it_serves(definitions: Definitions) -> None:
    assert all(re.fullmatch(r"I{1,3}\.\d", paper.SOURCE) for paper in PAPERS)


def test_a_gap_that_is_only_a_warning_does_not_stand_in_the_annex_of_lacks(demo: Summary, definitions: Definitions) -> None:
    codes = {gap.finding.code for branch in demo.branches for gap in branch.gaps}
    annex = all_text(bao_cao.context(demo, definitions, style(), TODAY).gaps)

    assert Code.THIN_EVIDENCE in codes
    assert "trùng nguyên văn" not in annex
    assert "Số điển hình tập thể" in annex


def test_numbers_days_and_shares_are_written_as_offices_write_them() -> None:
    assert [count(number) for number in (0, 7, 12, 1250)] == ["0", "07", "12", "1.250"]
    assert percent(7, 8) == "87,5%"
    assert percent(8, 8) == "100%"
    assert percent(1, 3) == "33,3%"
    assert percent(0, 0) == ""
    assert [percent(13, 16), percent(1, 16), percent(1, 2000)] == ["81,3%", "6,3%", "0,1%"], "a half is rounded up, as Excel does"
    assert share(7, 8, "chi_bo", load_definitions(builtin_folder()).sentences) == "07/08 chi bộ (87,5%)"
    assert party_day(date(2026, 2, 3)) == "ngày 03 tháng 02 năm 2026"
    assert party_day(date(2026, 5, 27)) == "ngày 27 tháng 5 năm 2026"
    assert short_day(date(2026, 10, 9)) == "09/10/2026"


def test_the_status_is_a_workbook_and_the_others_are_word(demo: Summary, definitions: Definitions) -> None:
    made = drafts(replace(demo), definitions, style(), TODAY)

    assert [isinstance(draft.context, Workbook) for draft in made] == [draft.path.endswith(".xlsx") for draft in made]
    assert len({draft.path for draft in made}) == len(made)


def test_what_a_branch_wrote_as_a_list_runs_on_without_the_marks_of_the_list() -> None:
    assert (
        run_on("- Tổ chức 7 buổi sinh hoạt\n- Giải quyết đúng hạn 75/75 hồ sơ.")
        == "Tổ chức 7 buổi sinh hoạt. Giải quyết đúng hạn 75/75 hồ sơ."
    )
    assert bullets("+ Một\n\n-5% chi phí\n* Hai") == ("Một", "-5% chi phí", "Hai")
    assert run_on("-") == "-"
    assert run_on("") == ""


def test_a_sentence_that_was_broken_over_lines_stays_one_and_a_closed_quotation_gets_no_second_stop() -> None:
    assert bullets("Thực hiện\nđúng hạn.\n- giao 02 đồng chí;\nHoàn thành\nSở khen") == (
        "Thực hiện đúng hạn.",
        "giao 02 đồng chí;",
        "Hoàn thành",
        "Sở khen",
    )
    assert sentence("Đạt danh hiệu “Lá cờ đầu.”") == "Đạt danh hiệu “Lá cờ đầu.”"
    assert sentence("Đạt danh hiệu “Lá cờ đầu”") == "Đạt danh hiệu “Lá cờ đầu”."


def test_a_branch_that_did_not_have_to_report_is_named_apart_and_counted_in_no_share(demo: Summary, definitions: Definitions) -> None:
    branches = tuple(replace(one, due=False) if one.code == "VP" else one for one in demo.branches)
    said = reporting(replace(demo, branches=branches), definitions)
    assert [line for line in said if "Ngoài ra, có 01 đơn vị" in line and "Chi bộ Văn phòng" in line]
    assert "VP" not in [branch.code for branch in received_from(replace(demo, branches=branches))]


def test_a_form_that_came_empty_is_not_called_missing(demo: Summary, definitions: Definitions) -> None:
    empty = replace(demo, progress=())
    assert nurturing(empty, definitions) == ("Trong kỳ, biểu đánh giá định kỳ của các chi bộ chưa ghi điển hình nào.",)
    assert nurturing(replace(empty, submissions=()), definitions) == ("Trong kỳ, các chi bộ chưa gửi biểu đánh giá định kỳ các điển hình.",)


def test_different_branches_are_compared_with_a_caution(demo: Summary, definitions: Definitions) -> None:
    received = [one.code for one in demo.branches if one.received]
    others = tuple(replace(one, code="XX") if one.code == received[0] else one for one in demo.branches)
    caution = definitions.sentences.say("so_sanh.khac_chi_bo")
    before = replace(demo, period=Period(kind=PeriodKind.QUARTER, year=2024, index=2))
    assert not [line for line in comparison(replace(demo, before=before), definitions) if caution in line]
    assert [line for line in comparison(replace(demo, before=replace(before, branches=others)), definitions) if caution in line]
