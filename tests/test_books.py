"""Sổ ghi danh, Sổ đăng ký văn bản đi, Biểu tổng hợp: what stands in them, and that formulas come to what the papers say."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from docx import Document
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from tests.truth import QUARTER, truth_summary
from toolkit.consolidate import consolidate
from toolkit.definitions import builtin_folder
from toolkit.model.definitions import Definitions, ExemplarKind
from toolkit.model.party_style import PartyStyle
from toolkit.model.summary import Measure, Summary
from toolkit.model.workbook import Formula, Sheet, SheetCell, SheetColumn, Workbook, column_letter
from toolkit.papers import bao_cao, register, roll, tables
from toolkit.papers.nominees import nominees
from toolkit.party_style import load_party_styles
from toolkit.render import render_draft, render_xlsx

TEMPLATES = builtin_folder() / "templates"
TODAY = date(2026, 11, 23)
STYLES = load_party_styles(TEMPLATES / "party-style")


@pytest.fixture(scope="module")
def demo(definitions: Definitions) -> Summary:
    return truth_summary(definitions, TODAY)


def printed(workbook: Workbook, folder: Path) -> tuple[dict[str, Worksheet], dict[str, Worksheet]]:
    """Print a workbook and return its sheets twice: with formulas, and with the values that are stored beside them."""
    path = folder / "bieu.xlsx"
    render_xlsx(workbook, path)
    composed, stored = openpyxl.load_workbook(path), openpyxl.load_workbook(path, data_only=True)
    return {page.title: page for page in composed.worksheets}, {page.title: page for page in stored.worksheets}


def worth(formula: str, page: Worksheet) -> float | str:
    """Work out one of our formulas from the cells, as Excel would."""
    if found := re.fullmatch(r'=IF\(COUNT\((\w+:\w+)\)=0,"-",SUM\(\1\)\)', formula):
        left, top, right, bottom = range_boundaries(found[1])
        values = [one for row in page.iter_rows(top, bottom, left, right, values_only=True) for one in row]
        return "-" if all(one == "-" for one in values) else worth(f"=SUM({found[1]})", page)
    if found := re.fullmatch(r"=(SUM|COUNTA)\(([A-Z]+\d+:[A-Z]+\d+)\)", formula):
        left, top, right, bottom = range_boundaries(found[2])
        values = [one for row in page.iter_rows(top, bottom, left, right, values_only=True) for one in row]
        numbers = [worth(one, page) if isinstance(one, str) and one.startswith("=") else one for one in values]
        if found[1] == "COUNTA":
            return sum(1 for one in numbers if one is not None)
        return sum(one for one in numbers if isinstance(one, int | float))
    found = re.fullmatch(r'=IF\((\w+)=0,"-",(\w+)/(\w+)\)', formula)
    assert found is not None, formula
    assert found[1] == found[3]
    part, whole = worth(f"=SUM({found[2]}:{found[2]})", page), worth(f"=SUM({found[1]}:{found[1]})", page)
    return "-" if whole == 0 else float(part) / float(whole)


def test_every_formula_comes_to_the_value_that_is_stored_beside_it(demo: Summary, definitions: Definitions, tmp_path: Path) -> None:
    composed, stored = printed(tables.context(demo, definitions), tmp_path)
    formulas = [(name, cell) for name, page in composed.items() for row in page for cell in row if cell.data_type == "f"]

    assert len(formulas) > 30
    for name, cell in formulas:
        assert worth(str(cell.value), composed[name]) == pytest.approx(stored[name][cell.coordinate].value), (name, cell.coordinate)


def test_the_totals_of_the_workbook_are_those_of_the_report(demo: Summary, definitions: Definitions, tmp_path: Path) -> None:
    _, stored = printed(tables.context(demo, definitions), tmp_path)
    page = stored["Số liệu theo chi bộ"]
    titles = [cell.value for cell in page[4]]
    total = dict(zip(titles, [cell.value for cell in page[page.max_row]], strict=True))
    report = bao_cao.context(demo, definitions, STYLES[1], TODAY).total

    assert total["Chi bộ"] == "Tổng cộng"
    named = [(definitions.sentences.say(f"tong_hop.cot_{name}"), measure) for name, measure in tables._FIGURES]
    assert [str(total[title]) for title, _ in named] == [str(demo.measure(measure).value) for _, measure in tables._FIGURES]
    assert [str(total[title]) for title in ("Số đảng viên", "Phiếu đăng ký", "Điển hình tập thể", "Điển hình cá nhân")] == [
        report.members,
        report.registered,
        report.collective,
        report.individual,
    ]
    assert total["Tổng điển hình"] == len(demo.exemplars)
    assert stored["Tập thể"].cell(stored["Tập thể"].max_row, 2).value == demo.measure(Measure.COLLECTIVE).value
    assert stored["Cá nhân"].cell(stored["Cá nhân"].max_row, 2).value == demo.measure(Measure.INDIVIDUAL).value


def test_a_branch_that_sent_nothing_has_dashes_and_no_zero(demo: Summary, definitions: Definitions) -> None:
    sheet = tables.context(demo, definitions).sheets[0]
    silent = next(row for row in sheet.rows if row[1].value == "Chi bộ Kế hoạch - Tài chính - Tổng hợp")

    assert [cell.value for cell in silent[3:-1]] == ["-"] * (len(silent) - 4)
    assert silent[-1].value == "Chưa gửi"


def test_a_period_without_anything_has_no_formula_over_rows_that_are_not_there(definitions: Definitions, tmp_path: Path) -> None:
    composed, _ = printed(tables.context(consolidate([], definitions, QUARTER), definitions), tmp_path)

    _, stored = printed(tables.context(consolidate([], definitions, QUARTER), definitions), tmp_path)
    page = stored["Số liệu theo chi bộ"]

    assert [cell.value for cell in composed["Tập thể"][5]][:2] == [None, 0]
    assert {cell.value for cell in page[page.max_row][3:-2]} == {"-"}
    assert "-" in [cell.value for cell in composed["Số liệu theo chi bộ"][6]]
    assert {cell.value for row in stored["Tiêu chí"].iter_rows(5, 13, 4, 6) for cell in row} == {"-"}
    assert page[page.max_row][-1].value == "Chưa có chi bộ nào gửi"
    assert round(page.row_dimensions[page.max_row].height) == 2 * 16  # it is longer than its column is wide


def test_the_lists_say_who_stands_in_the_submission_and_why_others_do_not(demo: Summary, definitions: Definitions) -> None:
    said = [(str(row[1].value), str(row[-1].value)) for sheet in tables.context(demo, definitions).sheets[1:3] for row in sheet.rows]
    told = sorted(name for name, text in said if text == "✓ Có trong tờ trình")

    assert ("Hồ Thanh Hà", "✗ Chưa trình: mức xếp loại chưa đáp ứng") in said
    assert told == sorted(one.name for kind in ExemplarKind for one in nominees(demo, kind))


def test_words_that_look_like_a_formula_stay_words_beside_our_own_formulas(tmp_path: Path) -> None:
    rows = ((SheetCell(value="=SUM(A4:A4)"), SheetCell(value=3)), (SheetCell(value="=1+1"), SheetCell(value="-")))
    sheet = Sheet(name="Trang", title="=A1", columns=(SheetColumn(title="Tên", width=9), SheetColumn(title="Số", width=9)), rows=rows)
    totalled = replace(sheet, total=(sheet.count_of(0), sheet.sum_of(1)))
    composed, stored = printed(Workbook(title="Thử", made_on=TODAY, sheets=(totalled,)), tmp_path)

    assert [composed["Trang"][place].data_type for place in ("A1", "A4", "A5", "A6", "B6")] == ["s", "s", "s", "f", "f"]
    assert (stored["Trang"]["A6"].value, stored["Trang"]["B6"].value) == (2, 3)


def test_a_text_too_long_for_the_highest_row_gets_a_wider_column_and_begins_at_the_top(tmp_path: Path) -> None:
    columns = tuple(SheetColumn(title=title, width=20) for title in ("Ngắn", "Dài"))
    rows = ((SheetCell(value="một dòng"), SheetCell(value="chữ " * 500)),)
    made = Workbook(title="x", made_on=TODAY, sheets=(Sheet(name="a", title="x", columns=columns, rows=rows),))
    page = printed(made, tmp_path)[0]["a"]
    short, long = (page.column_dimensions[letter].width for letter in "AB")
    height = page.row_dimensions[4].height
    assert short < 22
    assert height is not None and height <= 409
    assert 2000 / long * 16 <= height
    assert page["B4"].alignment.vertical == "top"


def test_columns_are_named_as_spreadsheets_name_them() -> None:
    assert [column_letter(number) for number in (0, 1, 25, 26, 27, 51, 52, 701, 702)] == [
        "A",
        "B",
        "Z",
        "AA",
        "AB",
        "AZ",
        "BA",
        "ZZ",
        "AAA",
    ]


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.id)
def test_the_roll_has_collectives_first_and_blank_columns_for_the_decision(
    style: PartyStyle, demo: Summary, definitions: Definitions, tmp_path: Path
) -> None:
    word, excel = roll.drafts(demo, definitions, style, TODAY)
    render_draft(word, TEMPLATES / "docx", tmp_path / "so.docx")
    table = Document(str(tmp_path / "so.docx")).tables[-1]
    heads = [cell.text for cell in table.rows[0].cells]
    people = [row.cells[2].text.split(" (")[0] for row in table.rows[1:]]

    assert heads[:3] == ["Số TT", "Ngày ghi sổ", "Tập thể, cá nhân"]
    assert people == [one.name for kind in ExemplarKind for one in nominees(demo, kind)]
    assert {row.cells[column].text for row in table.rows[1:] for column in (1, 6, 7, 8)} == {""}
    assert isinstance(excel.context, Workbook)
    assert [column.title for column in excel.context.sheets[0].columns] == heads
    assert [str(row[2].value).split(" (")[0] for row in excel.context.sheets[0].rows] == people


def test_there_is_no_roll_where_there_is_nobody_to_enter(definitions: Definitions) -> None:
    assert roll.drafts(consolidate([], definitions, QUARTER), definitions, STYLES[1], TODAY) == ()


def entry(number: int, day: date) -> register.RegisterEntry:
    return register.RegisterEntry(
        symbol=f"{number:02d}-BC/ĐU",
        day=register.register_day(day),
        title=f"Báo cáo <{number}> & {{{{ x }}}}",
        signer="Lê Xuân Tiến",
        recipients="Các chi bộ trực thuộc",
        kept="Lưu Đảng ủy",
        copies="12",
        note="",
    )


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.id)
def test_the_register_has_eight_columns_and_its_rows_in_the_order_given(
    style: PartyStyle, definitions: Definitions, tmp_path: Path
) -> None:
    rows = [entry(1, date(2026, 2, 3)), entry(2, date(2026, 3, 12))]
    word, excel = register.drafts(rows, definitions, style, TODAY, "nhiệm kỳ 2025-2030")
    render_draft(word, TEMPLATES / "docx", tmp_path / "so.docx")
    table = Document(str(tmp_path / "so.docx")).tables[-1]

    assert isinstance(excel.context, Workbook)
    assert [cell.text for cell in table.rows[0].cells] == [column.title for column in excel.context.sheets[0].columns]
    given = [[getattr(row, field.name) for field in fields(row)] for row in rows]
    assert [[cell.text for cell in row.cells] for row in table.rows[1:]] == given
    assert [row.cells[1].text for row in table.rows[1:]] == ["03/02", "12/3"]
    assert [[cell.value for cell in row] for row in excel.context.sheets[0].rows] == given
    assert not [cell for row in excel.context.sheets[0].rows for cell in row if isinstance(cell.value, Formula)]


def test_a_wide_sheet_is_printed_on_a3_so_that_it_can_be_read(demo: Summary, definitions: Definitions, tmp_path: Path) -> None:
    _, stored = printed(tables.context(demo, definitions), tmp_path)
    papers = {name: page.page_setup.paperSize for name, page in stored.items()}

    assert papers == {"Số liệu theo chi bộ": 8, "Tập thể": 8, "Cá nhân": 8, "Tiêu chí": 9}
