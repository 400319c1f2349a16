"""Biểu tổng hợp (.xlsx): figures by branch, lists, criteria; totals are formulas that agree with the report (plan III.2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from toolkit.model.definitions import Definitions, ExemplarKind
from toolkit.model.paper import Draft
from toolkit.model.party_style import PartyStyle
from toolkit.model.summary import BranchSummary, Exemplar, Figure, Measure, Summary
from toolkit.model.workbook import Formula, Look, Sheet, SheetCell, Workbook, column_letter
from toolkit.papers.cells import cell, columns
from toolkit.papers.nominees import hindrances
from toolkit.papers.report_annexes import ExemplarRow, criterion_group, exemplar_rows, in_order
from toolkit.papers.report_figures import sent_in, state_of
from toolkit.papers.report_parts import criterion_name
from toolkit.papers.tracing import followed, origins, out_of, sources
from toolkit.papers.wording import NONE, listed
from toolkit.text.traces import sources_of

SOURCE = "III.2"

# Names of the sheets: a cell is asked for by them.
SHEETS = ("Số liệu theo chi bộ", "Tập thể", "Cá nhân", "Tiêu chí")
# The columns of figures after the two kinds of exemplars, whose sum stands in a column of its own.
_FIGURES = (
    ("lanh_dao", Measure.LEADERS),
    ("sang_kien", Measure.INITIATIVES),
    ("moi", Measure.NEWLY_FOUND),
    ("bieu_duong", Measure.COMMENDED),
    ("khen_thuong", Measure.PROPOSED),
    ("tin_bai", Measure.ARTICLES),
)


def drafts(summary: Summary, definitions: Definitions, style: PartyStyle, day: date) -> tuple[Draft, ...]:  # noqa: ARG001 - the shelf's shape
    """Compose the one workbook of figures of the period; its content does not depend on the day it is made."""
    return (Draft(path=f"Biểu tổng hợp {summary.period.say()}.xlsx", context=context(summary, definitions)),)


def context(summary: Summary, definitions: Definitions) -> Workbook:
    """Compose the workbook."""
    return Workbook(
        title=definitions.sentences.say("tong_hop.ten", ky=summary.period.say()),
        made_on=summary.period.last_day,
        sheets=(
            _branches(summary, definitions),
            _exemplars(summary, definitions, ExemplarKind.COLLECTIVE),
            _exemplars(summary, definitions, ExemplarKind.INDIVIDUAL),
            _criteria(summary, definitions),
        ),
    )


def _sheet(name: str, title: str, named: Sequence[tuple[str, int]], summary: Summary, definitions: Definitions, frozen: int) -> Sheet:
    """Make a sheet without rows: title, note and headings."""
    say = definitions.sentences.say
    return Sheet(
        name=name,
        title=say(f"tong_hop.tieu_de_{title}", ky=summary.period.say().upper()),
        columns=columns("tong_hop", named, definitions.sentences),
        rows=(),
        note=say("tong_hop.ghi_chu_giai_doan" if summary.parts else "tong_hop.ghi_chu"),
        frozen=frozen,
    )


def _number(value: int | None) -> SheetCell:
    return cell(NONE if value is None else value, Look.CENTRED)


def _figure(figure: Figure) -> SheetCell:
    return _number(figure.value if figure.said else None)


# Figures by branch


def _branches(summary: Summary, definitions: Definitions) -> Sheet:
    figures = ("dang_vien", "dang_ky", "dh_tap_the", "dh_ca_nhan", "tong", *(name for name, _ in _FIGURES))
    named = (("tt", 5), ("chi_bo", 40), *((name, 12) for name in figures), ("ngay_nhan", 13), ("tinh_trang", 13))
    sheet = _sheet(SHEETS[0], "chi_bo", named, summary, definitions, 2)
    first, say = sheet.first_row, definitions.sentences.say
    rows = (_branch(number, branch, summary, definitions, first + number - 1) for number, branch in enumerate(summary.branches, start=1))
    sheet = replace(sheet, rows=tuple(rows))
    sums = tuple(sheet.sum_of(column) for column in range(2, 2 + len(figures)))
    stands = cell(sent_in(summary, definitions), Look.TOTAL, *sources_of(summary.received.value, summary.due.value))
    ends = (SheetCell(value=None, look=Look.TOTAL), stands)
    whole = SheetCell(value=say("o_bang.tong_cong"), look=Look.TOTAL)
    return replace(sheet, total=(SheetCell(value=None, look=Look.TOTAL), whole, *sums, *ends))


def _branch(number: int, branch: BranchSummary, summary: Summary, definitions: Definitions, row: int) -> tuple[SheetCell, ...]:
    collective, individual = branch.measure(Measure.COLLECTIVE), branch.measure(Measure.INDIVIDUAL)
    kinds = f"{column_letter(4)}{row}:{column_letter(5)}{row}"
    both = Formula(text=f"SUM({kinds})", value=collective.value + individual.value)
    leaders = out_of(branch.measure(Measure.LEADERS).value, individual.value) if individual.said else None
    return (
        SheetCell(value=number, look=Look.CENTRED),
        SheetCell(value=branch.name),
        _number(branch.members),
        _figure(branch.submitted("01-DK")),
        _figure(collective),
        _figure(individual),
        cell(both, Look.CENTRED) if collective.said or individual.said else _number(None),
        _number(leaders),
        *(_figure(branch.measure(measure)) for _, measure in _FIGURES[1:]),
        cell(branch.first_arrived or NONE, Look.CENTRED, *(origins(branch, summary) if branch.first_arrived else ())),
        cell(state_of(branch, definitions), Look.CENTRED, *origins(branch, summary)),
    )


# Lists


def _exemplars(summary: Summary, definitions: Definitions, kind: ExemplarKind) -> Sheet:
    collective = kind is ExemplarKind.COLLECTIVE
    own = (("so_thanh_vien", 11),) if collective else (("nam_sinh", 10), ("chuc_vu", 24))
    award = () if collective else (("danh_hieu", 20),)
    named = (
        ("tt", 5),
        ("tap_the" if collective else "ho_ten", 30),
        ("chi_bo", 30),
        *own,
        ("noi_dung", 45),
        ("tien_do", 40),
        ("so_sang_kien", 10),
        ("xep_loai", 22),
        *award,
        ("hinh_thuc", 20),
        ("ket_qua", 26),
        ("cap_tren", 26),
    )
    sheet = _sheet(SHEETS[1 if collective else 2], "tap_the" if collective else "ca_nhan", named, summary, definitions, 2)
    listed_rows = zip(exemplar_rows(summary, definitions, kind), in_order(summary, kind), strict=True)
    sheet = replace(sheet, rows=tuple(_exemplar(row, one, summary, definitions) for row, one in listed_rows))
    counted = {1: sheet.count_of(1), 5 + len(own): sheet.sum_of(5 + len(own))}
    empty = SheetCell(value=None, look=Look.TOTAL)
    total = [counted.get(column, empty) for column in range(len(named))]
    total[2] = SheetCell(value=definitions.sentences.say("ten_goi.dien_hinh"), look=Look.TOTAL)
    return replace(sheet, total=tuple(total))


def _exemplar(row: ExemplarRow, one: Exemplar, summary: Summary, definitions: Definitions) -> tuple[SheetCell, ...]:
    collective = one.kind is ExemplarKind.COLLECTIVE
    people, born = _asked(one.people, one, summary, "so_thanh_vien"), _asked(one.born, one, summary, "nam_sinh")
    own = (people,) if collective else (born, cell(row.position))
    award = () if collective else (cell(row.award),)
    return (
        SheetCell(value=row.number, look=Look.CENTRED),
        cell(row.name, Look.PLAIN, *origins(one, summary)),
        cell(row.branch),
        *own,
        cell(row.content),
        cell(row.progress),
        _asked(one.initiatives, one, summary, "so_sang_kien"),
        cell(row.rating),
        *award,
        cell(row.proposal),
        cell(row.result),
        _nomination(one, summary, definitions),
    )


def _asked(value: int | None, one: Exemplar, summary: Summary, field: str) -> SheetCell:
    """Give a number that an exemplar's form says."""
    return _number(None if value is None else followed(value, sources(one, field), summary))


def _nomination(one: Exemplar, summary: Summary, definitions: Definitions) -> SheetCell:
    """Say whether the exemplar stands in the submission to the superior, and if not, why not."""
    say, hindered = definitions.sentences.say, hindrances(one, summary)
    if hindered:
        why = listed(say(f"dieu_kien.{name}") for name in hindered)
        return cell(say("tong_hop.chua_trinh", ly_do=why), Look.BAD, *origins(one, summary))
    asked = origins(one, summary, "hinh_thuc_de_nghi")
    if not one.proposal:
        return cell(say("tong_hop.khong_de_nghi"), Look.QUIET, *asked)
    return cell(say("tong_hop.co_trong_to_trinh"), Look.GOOD, *asked)


# Criteria


def _criteria(summary: Summary, definitions: Definitions) -> Sheet:
    named = (
        ("tt", 5),
        ("doi_tuong", 34),
        ("tieu_chi", 50),
        ("dat", 10),
        ("chua_dat", 10),
        ("chua_ghi", 12),
        ("danh_gia", 12),
        ("ty_le", 10),
    )
    sheet = _sheet(SHEETS[3], "tieu_chi", named, summary, definitions, 3)
    rows = []
    for number, one in enumerate(summary.criteria, start=1):
        row = sheet.first_row + number - 1
        met, others = one.met.value, one.not_met.value + one.blank.value
        asked = Formula(text=f"SUM(D{row}:F{row})", value=met + others)
        rate = Formula(text=f'IF(G{row}=0,"{NONE}",D{row}/G{row})', value=met / (met + others) if met + others else NONE, percent=True)
        answered = sources_of(met, others)
        counts = (out_of(value, met + others) if met + others else NONE for value in (met, one.not_met.value, one.blank.value))
        rows.append(
            (
                SheetCell(value=number, look=Look.CENTRED),
                SheetCell(value=criterion_group(one.id, definitions)),
                SheetCell(value=criterion_name(one.id, definitions)),
                *(cell(value, Look.CENTRED) for value in counts),
                *(cell(value, Look.CENTRED, *answered) for value in (asked, rate)),
            )
        )
    return replace(sheet, rows=tuple(rows))
