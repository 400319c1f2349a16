"""Kế hoạch 185-KH/ĐU made again from its data says what the plan says; every difference from the scan is named here."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from docx import Document

from tests.truth import truth_summary
from toolkit.definitions import builtin_folder, load_plan
from toolkit.errors import ConfigurationError
from toolkit.layout import read_layout
from toolkit.lint import judge
from toolkit.model.definitions import Definitions
from toolkit.model.party_style import PartyStyle
from toolkit.model.period import Period, PeriodKind
from toolkit.papers import plan
from toolkit.party_style import load_party_styles
from toolkit.render import render_draft

HOME = builtin_folder()
SCAN = Path(__file__).parent / "data" / "185-KH-DU.txt"
TODAY = date(2026, 11, 23)

# What the scan has, what the paper says, how often, and why. Each must be found exactly that often, so that none is only believed.
SCAN_ERRORS = (
    ("Hướng dẫn số 09-\n\nHD/ĐUK", "Hướng dẫn số 09-HD/ĐUK", 1, "a page break inside a symbol"),
    ("đạo đức,\n\nphong cách", "đạo đức, phong cách", 1, "a page break inside a sentence"),
    ("kịp thời phát hiện\n\nnhững việc", "kịp thời phát hiện những việc", 1, "a page break inside a sentence"),
    ("Khôi", "Khối", 3, "a tone read wrongly"),
    ("Phân đấu", "Phấn đấu", 2, "a tone read wrongly"),
    ("truyền truyền", "tuyên truyền", 1, "a word read twice"),
    ("đề cụ thể hóa", "để cụ thể hóa", 1, "a tone read wrongly"),
    ("tin nhiệm", "tín nhiệm", 1, "a tone lost"),
    ("(*khóa XI, XII*)", "(khóa XI, XII)", 2, "marks of italics"),
    ("* **Đối với cá nhân giữ chức vụ lãnh đạo, quản lý:**", "* Đối với cá nhân giữ chức vụ lãnh đạo, quản lý:", 1, "marks of bold"),
    ("Mục **1.2.1.** Kế hoạch", "Mục 1.2.1 Kế hoạch", 1, "marks of bold, and the point of a number inside a sentence"),
)
SPELLING = (
    ("- Hàng năm hoàn thành", "- Hằng năm hoàn thành", 1, "elsewhere the plan writes hằng năm"),
    ("Đảng Khóa XIII", "Đảng khóa XIII", 1, "elsewhere the plan writes khóa"),
    ("của Ban chấp hành Trung ương", "của Ban Chấp hành Trung ương", 1, "elsewhere the plan writes Ban Chấp hành"),
    ("tập thể nơi làm việc\n", "tập thể nơi làm việc.\n", 1, "a full stop is missing"),
    ("kết quả thực hiện về Đảng ủy Sở\n", "kết quả thực hiện về Đảng ủy Sở.\n", 1, "a full stop is missing"),
)
FORMAT = (
    ("Số 185 - KH/ĐU", "Số 185-KH/ĐU", 1, "no spaces around the hyphen (the-thuc.md 3.1)"),
    ("theo quy định./.", "theo quy định.", 1, "the body ends with a full stop (the-thuc.md 1.4)"),
    ("- Đảng ủy Khối các CQ và DN tỉnh,", "- Đảng ủy Khối các cơ quan và Doanh nghiệp tỉnh;", 1, "names in full, lines end with ;"),
    ("- Các đ/c Đảng ủy viên,", "- Các đồng chí Đảng ủy viên;", 1, "names in full, lines end with ;"),
    ("- Các Chi bộ trực thuộc,", "- Các chi bộ trực thuộc;", 1, "lines end with ;"),
    ("- Lưu: ĐU.", "- Lưu Đảng ủy.", 1, "the lưu line has no colon and the name in full (the-thuc.md 1.6)"),
)
# What the scan does not show and every paper has: names of the committees, title, day, the five hyphens.
ADDED = (
    "ĐẢNG BỘ KHỐI CÁC CƠ QUAN VÀ DOANH NGHIỆP TỈNH",
    "ĐẢNG ỦY SỞ CÔNG THƯƠNG",
    "ĐẢNG CỘNG SẢN VIỆT NAM",
    "Thái Nguyên, ngày tháng năm",
    "-----",
)


def style(id: str) -> PartyStyle:
    return next(one for one in load_party_styles(HOME / "templates" / "party-style") if one.id == id)


def lines_of(definitions: Definitions, id: str, folder: Path) -> list[str]:
    """Print the plan and return its lines, spaces made single."""
    summary = replace(truth_summary(definitions, TODAY), period=Period(kind=PeriodKind.STAGE, year=2023, end_year=2025))
    (draft,) = plan.drafts(summary, definitions, style(id), TODAY)
    render_draft(draft, HOME / "templates" / "docx", folder / draft.path)
    body = Document(str(folder / draft.path)).element.body
    texts = (" ".join("".join(paragraph.itertext("{*}t")).split()) for paragraph in body.iter("{*}p"))
    return [text for text in texts if text]


def scanned() -> list[str]:
    """Return the lines of the scan with every named difference mended."""
    text = SCAN.read_text(encoding="utf-8")
    for found, right, times, why in (*SCAN_ERRORS, *SPELLING, *FORMAT):
        assert text.count(found) == times, (found, why)
        text = text.replace(found, right)
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def test_the_plan_made_from_its_data_says_what_the_plan_says(definitions: Definitions, tmp_path: Path) -> None:
    made = lines_of(definitions, "hd05", tmp_path)
    for line in ADDED:
        made.remove(line)

    assert made == scanned()


def test_in_the_older_guide_only_the_ends_of_the_recipients_differ(definitions: Definitions, tmp_path: Path) -> None:
    new, old = (lines_of(definitions, id, tmp_path) for id in ("hd05", "hd36"))
    recipients = slice(new.index("Nơi nhận:") + 1, new.index("- Lưu Đảng ủy."))

    assert [line.replace(";", ",") for line in new[recipients]] == old[recipients]
    assert [line for line in new if line not in new[recipients]] == [line for line in old if line not in old[recipients]]


@pytest.mark.parametrize("id", ["hd05", "hd36"])
def test_the_plan_is_a_paper_in_which_lint_finds_nothing(id: str, definitions: Definitions, tmp_path: Path) -> None:
    lines_of(definitions, id, tmp_path)
    (made,) = tmp_path.glob("*.docx")

    assert judge(read_layout(made.read_bytes(), made.name), style(id)) == ()


def test_a_plan_whose_day_is_known_stands_under_the_names_of_that_day(definitions: Definitions) -> None:
    known = replace(definitions, plan=replace(definitions.plan, issued_on=date(2023, 9, 5)))
    head = plan.context(known, style("hd36"), TODAY).head

    assert (head.number, head.place_and_day) == ("185", "Thái Nguyên, ngày 05 tháng 9 năm 2023")
    assert head.superior == "ĐẢNG BỘ KHỐI CÁC CƠ QUAN VÀ DOANH NGHIỆP TỈNH"


def test_a_new_plan_without_a_number_is_a_draft_of_today(definitions: Definitions) -> None:
    new = replace(definitions, plan=replace(definitions.plan, symbol="KH/ĐU"))
    draft, issued = (plan.context(new, style("hd05"), TODAY, number=number).head for number in (None, 3))

    assert draft.number.strip() == ""
    assert draft.superior == "ĐẢNG BỘ ỦY BAN NHÂN DÂN TỈNH THÁI NGUYÊN"
    assert (issued.number, issued.place_and_day) == ("03", "Thái Nguyên, ngày 23 tháng 11 năm 2026")


def test_the_plan_is_printed_with_its_whole_stage_and_not_every_quarter(definitions: Definitions) -> None:
    assert plan.drafts(truth_summary(definitions, TODAY), definitions, style("hd05"), TODAY) == ()


def test_headings_keep_their_level_and_a_lead_is_bold(definitions: Definitions) -> None:
    paragraphs = plan.context(definitions, style("hd05"), TODAY).paragraphs
    kinds = {paragraph.text: paragraph.kind for paragraph in paragraphs if paragraph.kind != "text"}

    assert [text for text, kind in kinds.items() if kind == "part"] == ["I- MỤC ĐÍCH, YÊU CẦU", "II- NỘI DUNG", "III- TỔ CHỨC THỰC HIỆN"]
    assert kinds["1.2.1. Đối với tập thể"] == "heading"
    assert [one.lead.strip() for one in paragraphs if one.lead] == ["* Đối với cá nhân giữ chức vụ lãnh đạo, quản lý:", "* Ghi chú:"]


def test_a_statement_that_no_heading_holds_is_told_with_its_line(tmp_path: Path) -> None:
    text = (HOME / "templates" / "plans" / "185-kh-du.yaml").read_text(encoding="utf-8")
    faulty = re.sub(r"  - source: III\n.*\n.*\n", "", text).replace("  - source: I.2\n", "  - source: I.1\n")
    (tmp_path / "plan.yaml").write_text(faulty, encoding="utf-8")

    with pytest.raises(ConfigurationError) as caught:
        load_plan(tmp_path / "plan.yaml")
    assert str(caught.value).count("không nằm dưới đề mục nào") == 2
    assert "`I.1` đã dùng" in str(caught.value)
