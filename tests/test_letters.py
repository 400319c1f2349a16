"""Công văn đôn đốc and Tờ trình: who is reminded of what, who is nominated and why, in both guides."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH

from tests.test_schema import faults
from tests.truth import QUARTER, truth_summary
from toolkit.consolidate import consolidate
from toolkit.consolidate.tracing import traced
from toolkit.definitions import builtin_folder
from toolkit.model.definitions import Definitions, ExemplarKind
from toolkit.model.finding import Code, Finding, Severity
from toolkit.model.paper import Draft
from toolkit.model.party_style import PartyStyle, style_on
from toolkit.model.period import period_from_id
from toolkit.model.summary import BranchSummary, Gap, Summary
from toolkit.papers import drafts, reminder, submission
from toolkit.papers.nominees import hindrances, nominees
from toolkit.papers.submission import honour_day
from toolkit.party_style import load_party_styles
from toolkit.printing.making import draft_bytes
from toolkit.render import render_draft
from toolkit.text.sort import name_key
from toolkit.text.traces import untraced

TEMPLATES = builtin_folder() / "templates"
NEW, OLD = date(2026, 11, 23), date(2024, 10, 12)


@pytest.fixture(scope="module")
def demo(definitions: Definitions) -> Summary:
    return truth_summary(definitions, NEW)


def style(day: date) -> PartyStyle:
    found = style_on(load_party_styles(TEMPLATES / "party-style"), day)
    assert found is not None
    return found


def lines(draft: Draft, folder: Path) -> list[tuple[str, str, WD_ALIGN_PARAGRAPH | None]]:
    """Print a draft and return its paragraphs, those of tables too: text, name of the style, alignment."""
    render_draft(draft, TEMPLATES / "docx", folder / "paper.docx")
    document = Document(str(folder / "paper.docx"))
    names = {style.style_id: style for style in document.styles}
    found = []
    for paragraph in document.element.body.iter("{*}p"):
        id = paragraph.find("{*}pPr/{*}pStyle")
        used = names[id.get(id.keys()[0])] if id is not None else document.styles["Normal"]
        found.append(("".join(paragraph.itertext("{*}t")), used.name, used.paragraph_format.alignment))
    return found


def branch(summary: Summary, code: str) -> BranchSummary:
    found = summary.branch(code)
    assert found is not None
    return found


def test_every_branch_that_lacks_something_is_reminded_with_its_own_gaps(demo: Summary, definitions: Definitions) -> None:
    letter = reminder.context(demo, definitions, style(NEW), NEW)
    reminded = reminder.reminded(demo)

    assert [one.code for one in reminded] == ["VP", "TTR", "QLCN", "QLNL", "KHTC"]
    assert [line.strip("-; ") for line in letter.head.addressees] == [one.name for one in reminded]
    assert "- Chi bộ Kế hoạch - Tài chính - Tổng hợp: Mẫu 03-ĐG, Mẫu 04-KQ." in letter.body
    assert "- Chi bộ Văn phòng: 01 nội dung phải bổ sung, chỉnh sửa; 01 nội dung cần xem lại." in letter.body
    assert [group.branch.split(" (")[0] for group in letter.gaps] == [one.name for one in reminded]
    office = letter.gaps[0]
    assert office.branch.endswith("(02 nội dung)")
    assert [row.number for row in office.rows] == [1, 2]
    assert "còn để trống" in office.rows[0].message


def test_a_branch_that_was_only_late_is_reminded_of_that(demo: Summary, definitions: Definitions) -> None:
    late = Gap(finding=Finding(code=Code.LATE, severity=Severity.WARNING, field=None, message="Gửi sau thời hạn."))
    trade = replace(branch(demo, "QLTM"), gaps=(late,))
    summary = replace(demo, branches=tuple(trade if one.code == "QLTM" else one for one in demo.branches))
    letter = reminder.context(summary, definitions, style(NEW), NEW)

    assert "QLTM" in [one.code for one in reminder.reminded(summary)]
    assert any(line.startswith("3. Đối với 01 chi bộ gửi sau thời hạn") for line in letter.body)
    assert "Chi bộ Quản lý Thương mại" not in [group.branch.split(" (")[0] for group in letter.gaps]


def test_nobody_is_reminded_where_nothing_is_missing(demo: Summary, definitions: Definitions) -> None:
    sound = replace(demo, branches=tuple(replace(branch(demo, "QLTM"), code=str(number)) for number in range(3)))

    assert reminder.drafts(sound, definitions, style(NEW), NEW) == ()


def test_the_letter_names_the_deadline_while_it_lasts_and_a_span_afterwards(demo: Summary, definitions: Definitions) -> None:
    early = reminder.context(demo, definitions, style(OLD), date(2024, 10, 3)).body
    after = reminder.context(demo, definitions, style(NEW), NEW).body

    assert any("chậm nhất ngày 10/10/2024" in line for line in early)
    assert any("chậm nhất 05 ngày kể từ ngày ban hành Công văn này" in line for line in after)


@pytest.mark.parametrize(
    ("day", "abstract", "end"),
    [
        (NEW, "về việc đôn đốc gửi, bổ sung báo cáo quý\u00a0III\u00a0năm\u00a02024", ";"),
        (OLD, "Đôn đốc gửi, bổ sung báo cáo quý\u00a0III\u00a0năm\u00a02024", ","),
    ],
)
def test_a_letter_has_no_type_its_abstract_under_the_number_and_its_addressees_below_kinh_gui(
    day: date, abstract: str, end: str, demo: Summary, definitions: Definitions, tmp_path: Path
) -> None:
    (draft,) = reminder.drafts(demo, definitions, style(day), day)
    said = lines(draft, tmp_path)
    texts = [text for text, _, _ in said]
    number = next(place for place, text in enumerate(texts) if text.startswith("Số ") and text.endswith("-CV/ĐU"))
    to = texts.index("Kính gửi:")
    recipients = [text for text, name, _ in said if name == "Tên nơi nhận"]

    assert said[number + 1][:2] == (abstract, "Trích yếu công văn")
    assert said[to][1:] == ("Kính gửi", WD_ALIGN_PARAGRAPH.CENTER)
    assert texts[to + 1] == f"- Chi bộ Văn phòng{end}"
    assert recipients[0] == f"- Như trên{end}"
    assert recipients[1] == f"- Ủy ban kiểm tra Đảng ủy Sở{end}"
    assert recipients[-1] == "- Lưu Đảng ủy."
    assert not [text for text, name, _ in said if name == "Tên loại"]
    assert "-----" not in texts
    assert texts.count("Phụ lục") == 1


def test_only_those_that_meet_everything_and_are_proposed_are_nominated(demo: Summary, definitions: Definitions) -> None:
    listed = {kind: nominees(demo, kind) for kind in ExemplarKind}
    names = [(one.branch, one.name) for kind in ExemplarKind for one in listed[kind]]
    left_out = [one for one in demo.exemplars if (one.branch, one.name) not in names]

    assert [(one.branch, one.name) for one in left_out] == [
        ("VP", "Tổ chuyển đổi số"),
        ("TTR", "Hồ Thanh Hà"),
        ("QLCN", "Tổ chuyển đổi số"),
    ]
    assert [hindrances(one, demo) for one in left_out] == [("chua_du",), ("xep_loai",), ("chua_dat",)]


def test_an_exemplar_whose_branch_proposes_nothing_is_not_nominated(demo: Summary, definitions: Definitions) -> None:
    person = nominees(demo, ExemplarKind.INDIVIDUAL)[0]
    others = tuple(replace(one, proposal="") if one is person else one for one in demo.exemplars)
    assert person.name not in [one.name for one in nominees(replace(demo, exemplars=others), ExemplarKind.INDIVIDUAL)]


def test_the_nominated_stand_in_vietnamese_order_with_reasons_in_the_words_of_their_branch(demo: Summary, definitions: Definitions) -> None:
    paper = submission.context(demo, definitions, style(NEW), NEW)
    people = [row.name for row in paper.individuals]
    evidence = {one.submission: [p.text for p in demo.passages if p.sources == (one.submission,)] for one in demo.exemplars}

    assert people == sorted(people, key=name_key)
    assert people[:3] == ["Đặng Xuân Bình", "Trần Quang Giang", "Phạm Xuân Hà"]
    assert [row.number for row in paper.individuals] == list(range(1, len(people) + 1))
    for row, one in zip(paper.individuals, nominees(demo, ExemplarKind.INDIVIDUAL), strict=True):
        flat = " ".join(row.reasons.split())
        assert all(" ".join(text.split()).rstrip(".;") in flat for text in evidence[one.submission])
        assert row.reasons.startswith("- ")


def test_the_figures_of_the_submission_add_up(demo: Summary, definitions: Definitions) -> None:
    paper = submission.context(demo, definitions, style(NEW), NEW)
    forms = [line for line in paper.body if line.startswith("- ")]

    assert "xem xét, biểu dương, khen thưởng 14 điển hình, gồm 05 tập thể và 09 cá nhân." in paper.body[1]
    assert sum(int(line.split(": ")[1][:2]) for line in forms) == 14 == len(paper.collectives) + len(paper.individuals)
    assert [line[-1] for line in forms] == [";"] * (len(forms) - 1) + ["."]


@pytest.mark.parametrize(
    ("day", "to", "end"), [(NEW, "Kính trình: Đảng ủy Ủy ban nhân dân tỉnh Thái Nguyên;", "."), (OLD, "Kính gửi: Đảng ủy Khối", ",")]
)
def test_the_submission_follows_the_guide_of_its_day(
    day: date, to: str, end: str, demo: Summary, definitions: Definitions, tmp_path: Path
) -> None:
    (draft,) = submission.drafts(demo, definitions, style(day), day)
    said = lines(draft, tmp_path)
    texts = [text for text, _, _ in said]
    type, dashes = texts.index("TỜ TRÌNH"), texts.index("-----")
    bases = [text for text in texts if text.startswith("- Căn cứ ")]

    assert texts[type + 1].startswith("đề nghị biểu dương, khen thưởng")
    assert texts[dashes + 1].startswith(to)
    assert [text[-1] for text in bases] == [";", end]
    assert any(text.startswith("Số ") and text.endswith("-TTr/ĐU") for text in texts)
    assert next(text for text, name, _ in said if name == "Tên nơi nhận").startswith("- Như trên")
    assert any(text.startswith("(Kèm theo Tờ trình số ") for text in texts)


def test_the_day_of_honours_is_the_next_19_may_after_the_period() -> None:
    days = {id: period for id in ("2024-Q3", "2024", "2024-Q1", "2023-2025") if (period := period_from_id(id)) is not None}

    assert {id: honour_day(period) for id, period in days.items()} == {
        "2024-Q3": date(2025, 5, 19),
        "2024": date(2025, 5, 19),
        "2024-Q1": date(2024, 5, 19),
        "2023-2025": date(2026, 5, 19),
    }


def test_there_is_no_submission_without_anybody_to_nominate(definitions: Definitions) -> None:
    assert submission.drafts(consolidate([], definitions, QUARTER), definitions, style(NEW), NEW) == ()


@pytest.mark.parametrize(("code", "figure"), [("TTr", "14"), ("CV", "07")])
def test_every_figure_of_a_letter_and_a_submission_walks_back_to_what_it_was_counted_from(
    code: str, figure: str, demo: Summary, definitions: Definitions, tmp_path: Path
) -> None:
    plain, followed = (
        next(draft for draft in drafts(summary, definitions, style(NEW), NEW) if draft.code == code) for summary in (demo, traced(demo))
    )
    printed, marks = draft_bytes(followed, TEMPLATES / "docx")
    known = {source for _, counted in demo.submissions for source in counted.sources}

    assert untraced(followed.context) == plain.context
    assert figure in [mark.words for mark in marks]
    assert all(mark.sources for mark in marks)
    behind = {source for mark in marks for source in mark.sources if not source.startswith("@")}
    assert behind
    assert all(any(source.startswith(id) for id in known) for source in behind)
    (tmp_path / "paper.docx").write_bytes(printed)
    assert faults(tmp_path / "paper.docx") == []


def test_the_reasons_of_a_nomination_walk_back_to_the_evidence_of_the_branch(demo: Summary, definitions: Definitions) -> None:
    followed = submission.context(traced(demo), definitions, style(NEW), NEW)
    one = nominees(demo, ExemplarKind.INDIVIDUAL)[0]

    assert f"{one.submission}#CN1.minh_chung" in followed.individuals[0].reasons
    assert f"{one.submission}#nam_sinh" in followed.individuals[0].born


@pytest.mark.parametrize(
    ("id", "due"),
    [
        *(("2024-Q1", True), ("2024-Q2", False), ("2024-Q3", False), ("2024-Q4", False), ("2024-H1", False), ("2024-H2", True)),
        *(("2024", True), ("2024-04", True), ("2024-03", False), ("2024-05", False), ("2024-12", False), ("2023-2025", True)),
    ],
)
def test_the_nomination_is_due_in_the_last_period_of_each_kind_before_19_may(
    id: str, due: bool, demo: Summary, definitions: Definitions
) -> None:
    period = period_from_id(id)
    assert period is not None
    (draft,) = submission.drafts(replace(demo, period=period), definitions, style(NEW), NEW)
    assert draft.due is due


def test_the_period_after_leads_back_to_the_period_before() -> None:
    for id in ("2024", "2024-H1", "2024-H2", "2024-Q1", "2024-Q4", "2024-01", "2024-12"):
        period = period_from_id(id)
        assert period is not None and period.next is not None
        assert period.next.before == period
        assert period.next.first_day == period.last_day + timedelta(days=1)
