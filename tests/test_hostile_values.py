"""Whatever stands in a field, the paper is whole and says it word for word; 10,000 values in every field of every template in ``make bench``."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from tests.hostile_values import IN_EACH_FIELD, LONGEST, TOGETHER, hold, hostile_paper, hostile_value
from tests.test_schema import TEMPLATES, faults
from toolkit.life.bookmarks import place_bookmarks
from toolkit.model.workbook import Sheet, SheetCell, SheetColumn, Workbook
from toolkit.papers.marks import contexts, sample
from toolkit.render import printable, render_docx, render_xlsx
from toolkit.text.traces import trace

FEW = 4


def name_of(path: Path) -> str:
    return f"{path.parent.name}-{path.stem}"


@pytest.mark.parametrize("template", TEMPLATES, ids=name_of)
def test_every_field_takes_hostile_values(template: Path) -> None:
    for number in range(FEW):
        hold(template, contexts()[template.name], number * 17)


@pytest.mark.slow
def test_every_field_of_one_template_takes_ten_thousand_hostile_values() -> None:
    template = next(path for path in TEMPLATES if path.stem == "phieu-yeu-cau-bo-sung")
    for number in range(IN_EACH_FIELD // TOGETHER):
        hold(template, contexts()[template.name], number)


@pytest.mark.slow
@pytest.mark.parametrize("template", TEMPLATES, ids=name_of)
def test_a_paper_of_hostile_values_is_valid_office_open_xml(template: Path, tmp_path: Path) -> None:
    render_docx(template, hostile_paper(contexts()[template.name], 7), tmp_path / "paper.docx")

    assert faults(tmp_path / "paper.docx") == []


def test_the_values_are_as_hostile_as_they_should_be() -> None:
    chance = random.Random(1)
    values = [hostile_value(chance) for _ in range(10_000)]

    for wanted in ("{{", "{%", "=cmd", "</w:t>", "\ud800", "\x00", "😀", "a\u0301", "&", "]]>"):
        assert any(wanted in value for value in values), wanted
    assert max(map(len, values)) == LONGEST


def test_a_workbook_takes_hostile_values_and_says_where_a_cell_is_too_small(tmp_path: Path) -> None:
    chance = random.Random(3)
    values = [hostile_value(chance) for _ in range(2_000)] + ["dài " * 20_000, "😀" * 20_000]
    rows = tuple((SheetCell(value=value),) for value in values)
    sheet = Sheet(name="Trang", title="Thử", columns=(SheetColumn(title="Cột", width=20),), rows=rows, frozen=0)
    render_xlsx(Workbook(title="Thử", made_on=date(2026, 6, 5), sheets=(sheet,)), tmp_path / "out.xlsx")
    page = openpyxl.load_workbook(tmp_path / "out.xlsx")["Trang"]
    found = [page.cell(row=4 + at, column=1).value for at in range(len(values))]

    for value, cell in zip(values, found, strict=True):
        shown = str(printable(value))
        if len(shown.encode("utf-16-le")) // 2 <= 32_767:
            assert (cell or "") == shown or "_x" in str(cell)
        else:
            assert str(cell).endswith("(còn nữa, xem phiếu gốc)")
            assert shown.startswith(str(cell)[:1_000])
    assert max(page.row_dimensions[4 + at].height for at in range(len(values))) <= 409


def test_bookmarks_of_figures_among_hostile_values_are_valid(tmp_path: Path) -> None:
    template = next(path for path in TEMPLATES if path.stem == "phieu-yeu-cau-bo-sung")
    chance = random.Random(5)
    said = "".join(f"{hostile_value(chance)[:200]}{trace('07', ('a#b', '@VP'))}" for _ in range(50))
    paper = replace(sample(contexts()[template.name]), abstract=said)
    render_docx(template, paper, tmp_path / "paper.docx")
    marked, marks = place_bookmarks((tmp_path / "paper.docx").read_bytes())
    (tmp_path / "paper.docx").write_bytes(marked)

    assert [mark.words for mark in marks] == ["07"] * 50
    assert faults(tmp_path / "paper.docx") == []
