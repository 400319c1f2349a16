"""Biểu tổng hợp (.xlsx): figures by branch, lists, criteria; totals are formulas that agree with the report (plan III.2)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from toolkit.model.definitions import Definitions, ExemplarKind
from toolkit.model.paper import Draft
from toolkit.model.party_style import PartyStyle
from toolkit.model.summary import BranchSummary, Exemplar, Figure, Measure, Summary
from toolkit.model.workbook import Formula, Look, Sheet, SheetCell, SheetColumn, Workbook, column_letter
from toolkit.papers.nominees import hindrances, proposed
from toolkit.papers.report_annexes import ExemplarRow, criterion_group, exemplar_rows, in_order, state_of
from toolkit.papers.report_parts import criterion_name
from toolkit.papers.tracing import cell, followed, origins, out_of, sources
from toolkit.papers.wording import NONE, listed
from toolkit.text.traces import sources_of

SOURCE = "III.2"

_NOTES = (
    SheetCell(value=None),
    SheetCell(value="Dấu “-”: chưa có phiếu, số liệu; không phải bằng 0. Dòng cộng là công thức.", look=Look.QUIET),
)
# The columns of figures after the two kinds of exemplars, whose sum stands in a column of its own.
_FIGURES = (
    ("Trong đó lãnh đạo, quản lý", Measure.LEADERS),
    ("Sáng kiến", Measure.INITIATIVES),
    ("Mới phát hiện", Measure.NEWLY_FOUND),
    ("Được biểu dương", Measure.COMMENDED),
    ("Đề nghị khen thưởng", Measure.PROPOSED),
    ("Tin, bài", Measure.ARTICLES),
)


def drafts(summary: Summary, definitions: Definitions, style: PartyStyle, day: date) -> tuple[Draft, ...]:  # noqa: ARG001 - the shelf's shape
    """Compose the one workbook of figures of the period; its content does not depend on the day it is made."""
    return (Draft(path=f"Biểu tổng hợp {summary.period.say()}.xlsx", context=context(summary, definitions)),)


def context(summary: Summary, definitions: Definitions) -> Workbook:
    """Compose the workbook."""
    return Workbook(
        title=f"Biểu tổng hợp {summary.period.say()}",
        made_on=summary.period.last_day,
        sheets=(
            _branches(summary),
            _exemplars(summary, definitions, ExemplarKind.COLLECTIVE),
            _exemplars(summary, definitions, ExemplarKind.INDIVIDUAL),
            _criteria(summary, definitions),
        ),
    )


def _number(value: int | None) -> SheetCell:
    return cell(NONE if value is None else value, Look.CENTRED)


def _figure(figure: Figure) -> SheetCell:
    return _number(figure.value if figure.said else None)


# Figures by branch


def _branches(summary: Summary) -> Sheet:
    titles = (
        "Số đảng viên",
        "Phiếu đăng ký",
        "Điển hình tập thể",
        "Điển hình cá nhân",
        "Tổng điển hình",
        *(title for title, _ in _FIGURES),
    )
    columns = (
        SheetColumn(title="TT", width=5),
        SheetColumn(title="Chi bộ", width=40),
        *(SheetColumn(title=title, width=12) for title in titles),
        SheetColumn(title="Ngày nhận", width=13),
        SheetColumn(title="Tình trạng", width=13),
    )
    sheet = Sheet(
        name="Số liệu theo chi bộ",
        title=f"SỐ LIỆU THEO CHI BỘ {summary.period.say().upper()}",
        columns=columns,
        rows=(),
        notes=_NOTES,
        frozen=2,
    )
    rows = tuple(_branch(number, branch, summary, sheet.first_row + number - 1) for number, branch in enumerate(summary.branches, start=1))
    sheet = replace(sheet, rows=rows)
    sums = tuple(sheet.sum_of(column) for column in range(2, 2 + len(titles)))
    received, due = summary.received.value, summary.due.value
    stands = cell(f"{received}/{due} đã gửi", Look.TOTAL, *sources_of(received, due))
    ends = (SheetCell(value=None, look=Look.TOTAL), stands)
    return replace(sheet, total=(SheetCell(value=None, look=Look.TOTAL), SheetCell(value="Tổng cộng", look=Look.TOTAL), *sums, *ends))


def _branch(number: int, branch: BranchSummary, summary: Summary, row: int) -> tuple[SheetCell, ...]:
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
        cell(state_of(branch), Look.CENTRED, *origins(branch, summary)),
    )


# Lists


def _exemplars(summary: Summary, definitions: Definitions, kind: ExemplarKind) -> Sheet:
    collective = kind is ExemplarKind.COLLECTIVE
    own = (("Số thành viên", 11),) if collective else (("Năm sinh", 10), ("Chức vụ", 24))
    award = () if collective else (("Danh hiệu thi đua", 20),)
    columns = (
        ("TT", 5),
        ("Tập thể" if collective else "Họ và tên", 30),
        ("Chi bộ", 30),
        *own,
        ("Nội dung, sản phẩm đăng ký", 45),
        ("Tiến độ, hiệu quả", 40),
        ("Số sáng kiến", 10),
        ("Xếp loại", 22),
        *award,
        ("Hình thức đề nghị", 20),
        ("Kết quả theo tiêu chí", 26),
        ("Đề nghị cấp trên", 26),
    )
    what = "TẬP THỂ" if collective else "CÁ NHÂN"
    listed_rows = zip(exemplar_rows(summary, definitions, kind), in_order(summary, kind), strict=True)
    sheet = Sheet(
        name="Tập thể" if collective else "Cá nhân",
        title=f"DANH SÁCH {what} ĐIỂN HÌNH TIÊU BIỂU {summary.period.say().upper()}",
        columns=tuple(SheetColumn(title=title, width=width) for title, width in columns),
        rows=tuple(_exemplar(row, one, summary, definitions) for row, one in listed_rows),
        notes=_NOTES,
        frozen=2,
    )
    counted = {1: sheet.count_of(1), 5 + len(own): sheet.sum_of(5 + len(own))}
    empty = SheetCell(value=None, look=Look.TOTAL)
    total = [counted.get(column, empty) for column in range(len(columns))]
    total[2] = SheetCell(value="điển hình", look=Look.TOTAL)
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
    hindered = hindrances(one, summary)
    if hindered:
        return cell(f"✗ Chưa trình: {listed(hindered)}", Look.BAD, *origins(one, summary))
    asked = origins(one, summary, "hinh_thuc_de_nghi")
    return (
        cell("✓ Có trong tờ trình", Look.GOOD, *asked) if proposed(one, definitions) else cell("– Chi bộ không đề nghị", Look.QUIET, *asked)
    )


# Criteria


def _criteria(summary: Summary, definitions: Definitions) -> Sheet:
    columns = (
        ("TT", 5),
        ("Đối tượng", 34),
        ("Tiêu chí", 50),
        ("Đạt", 10),
        ("Chưa đạt", 10),
        ("Chưa ghi kết quả", 12),
        ("Số được đánh giá", 12),
        ("Tỷ lệ đạt", 10),
    )
    sheet = Sheet(
        name="Tiêu chí",
        title=f"KẾT QUẢ TỰ ĐÁNH GIÁ THEO TIÊU CHÍ {summary.period.say().upper()}",
        columns=tuple(SheetColumn(title=title, width=width) for title, width in columns),
        rows=(),
        notes=_NOTES,
        frozen=3,
    )
    rows = []
    for number, one in enumerate(summary.criteria, start=1):
        row = sheet.first_row + number - 1
        met, others = one.met.value, one.not_met.value + one.blank.value
        asked = Formula(text=f"SUM(D{row}:F{row})", value=met + others)
        rate = Formula(text=f'IF(G{row}=0,"{NONE}",D{row}/G{row})', value=met / (met + others) if met + others else NONE, percent=True)
        answered = sources_of(met, others)
        counts = (out_of(value, met + others) for value in (met, one.not_met.value, one.blank.value))
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
