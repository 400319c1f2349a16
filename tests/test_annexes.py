"""Annexes of the report: only those that say something, numbered without a gap, each pointed to by the text, each with its own pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from docx import Document

from tests.test_papers import TEMPLATES, style
from tests.test_words import DAY, person, progress, results, summed, team
from tests.truth import truth_summary
from toolkit.layout import read_layout
from toolkit.lint import judge
from toolkit.model.definitions import Definitions
from toolkit.model.layout import Gravity
from toolkit.model.paper import Draft
from toolkit.model.summary import Summary
from toolkit.papers import bao_cao
from toolkit.printing.making import draft_bytes

TODAY = date(2026, 10, 20)
TITLES = {
    "exemplars": "DANH SÁCH ĐIỂN HÌNH",
    "evidence": "MINH CHỨNG THEO",
    "gaps": "NHỮNG NỘI DUNG CÒN THIẾU",
    "figures": "SỐ LIỆU THEO CHI BỘ",
}


@pytest.fixture(scope="module")
def quarter(definitions: Definitions) -> Summary:
    return truth_summary(definitions, TODAY)


def without(summary: Summary, *left_out: str) -> Summary:
    """Take what an annex would say out of a summary."""
    if "exemplars" in left_out:
        summary = replace(summary, exemplars=())
    if "evidence" in left_out:
        summary = replace(summary, passages=tuple(one for one in summary.passages if not one.question.endswith(".minh_chung")))
    if "gaps" in left_out:
        summary = replace(summary, branches=tuple(replace(one, gaps=(), received=True) for one in summary.branches))
    return summary


@pytest.mark.parametrize(
    "left_out",
    [(), ("gaps",), ("evidence", "gaps"), ("exemplars", "evidence"), ("exemplars", "evidence", "gaps")],
    ids=lambda names: "+".join(names) or "nothing",
)
def test_an_annex_that_has_nothing_to_say_is_not_there(left_out: tuple[str, ...], quarter: Summary, definitions: Definitions) -> None:
    (draft,) = bao_cao.drafts(without(quarter, *left_out), definitions, style(TODAY), TODAY)
    content = draft_bytes(draft, TEMPLATES / "docx")[0]
    document = Document(BytesIO(content))
    texts = [paragraph.text for paragraph in document.paragraphs]
    kept = [name for name in TITLES if name not in left_out]

    labels = [text for text in texts if text == "Phụ lục" or text.startswith("Phụ lục ")]
    assert labels == (["Phụ lục"] if len(kept) == 1 else [f"Phụ lục {number}" for number in range(1, len(kept) + 1)])
    titles = [texts[texts.index(label) + 1] for label in labels]
    assert [title.startswith(TITLES[name]) for title, name in zip(titles, kept, strict=True)] == [True] * len(kept)
    assert len(document.sections) == 1 + len(kept)
    wide = [section.page_width > section.page_height for section in document.sections]  # type: ignore[operator]  # both are set
    assert wide == [False, *(name in ("exemplars", "figures") for name in kept)]
    body = " ".join(texts[: texts.index(labels[0])])
    for label in labels:
        assert f"tại {label}" in body, label
    assert "( )" not in body
    assert "()" not in body
    found = judge(read_layout(content, "báo cáo.docx"), style(TODAY))
    assert [(one.component, one.found) for one in found if one.gravity is Gravity.ERROR] == []


@pytest.mark.parametrize(
    ("id", "forms", "columns"),
    [
        ("2024-09", ("03-DG",), ("Số đảng viên", "Điển hình được đánh giá định kỳ")),
        ("2024-H2", ("04-KQ",), ("Số đảng viên", "Mới phát hiện", "Được biểu dương", "Đề nghị khen thưởng", "Tin, bài")),
        ("2024", (), None),
    ],
)
def test_the_annex_of_figures_has_no_columns_that_the_period_does_not_ask_for(
    id: str, forms: tuple[str, ...], columns: tuple[str, ...] | None, definitions: Definitions
) -> None:
    said = {"03-DG": progress(50, 70), "04-KQ": results(so_tin_bai=4)}
    report = bao_cao.context(summed(definitions, [("VP", said[form]) for form in forms], id), definitions, style(DAY), DAY)
    document = Document(BytesIO(draft_bytes(Draft(path="x.docx", template="hd05/bao-cao.docx", context=report), TEMPLATES / "docx")[0]))
    (table,) = (one for one in document.tables if one.rows[0].cells[-1].text == "Tình trạng")
    headings = tuple(cell.text for cell in table.rows[0].cells)
    assert headings[2:-2] == columns if columns else len(headings) == 14
    assert len(table.rows) == 10
    if "03-DG" in forms:
        assert (table.rows[1].cells[3].text, table.rows[2].cells[3].text, table.rows[9].cells[3].text) == ("2", "-", "2")


def test_the_period_in_the_title_of_an_annex_stays_on_one_line(definitions: Definitions) -> None:
    report = bao_cao.context(summed(definitions, [], "2024-H1"), definitions, style(DAY), DAY)
    assert report.period == "6 tháng đầu năm 2024".replace(" ", "\u00a0")


def test_exemplars_of_one_kind_alone_are_one_list_without_parts(definitions: Definitions) -> None:
    for sent, parts in (([team()], ()), ([person()], ()), ([team(), person()], ("I- TẬP THỂ", "II- CÁ NHÂN"))):
        report = bao_cao.context(summed(definitions, [("VP", form) for form in sent], "2024"), definitions, style(DAY), DAY)
        document = Document(BytesIO(draft_bytes(Draft(path="x.docx", template="hd05/bao-cao.docx", context=report), TEMPLATES / "docx")[0]))
        assert tuple(line.text for line in document.paragraphs if line.text in ("I- TẬP THỂ", "II- CÁ NHÂN")) == parts
        assert sum(one.rows[0].cells[-1].text == "Kết quả theo tiêu chí" for one in document.tables) == len(sent)
