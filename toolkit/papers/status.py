"""Bảng theo dõi: branches × forms in colours and words, with filters; a second sheet with every finding (plan III.2)."""

from __future__ import annotations

from datetime import date

from toolkit.model.definitions import Definitions, Form
from toolkit.model.finding import Code, Severity
from toolkit.model.paper import Draft
from toolkit.model.party_style import PartyStyle
from toolkit.model.summary import BranchSummary, Gap, Summary
from toolkit.model.workbook import Look, Sheet, SheetCell, SheetColumn, Workbook

SOURCE = "III.2"

_LEGEND = (
    SheetCell(value="✓ Đủ", look=Look.GOOD),
    SheetCell(value="! Cần bổ sung", look=Look.WARN),
    SheetCell(value="✗ Chưa nộp", look=Look.BAD),
    SheetCell(value="– Không phải nộp", look=Look.QUIET),
)
_SEVERITY = {
    Severity.ERROR: SheetCell(value="✗ Phải bổ sung", look=Look.BAD),
    Severity.WARNING: SheetCell(value="! Cần xem lại", look=Look.WARN),
    Severity.INFO: SheetCell(value="– Để biết", look=Look.QUIET),
}


def drafts(summary: Summary, definitions: Definitions, style: PartyStyle, day: date) -> tuple[Draft, ...]:  # noqa: ARG001 - the shelf's shape
    """Compose the one status workbook of the period; its content does not depend on the day it is made."""
    return (Draft(path=f"Bảng theo dõi {summary.period.say()}.xlsx", context=context(summary, definitions)),)


def context(summary: Summary, definitions: Definitions) -> Workbook:
    """Compose the workbook."""
    return Workbook(
        title=f"Bảng theo dõi báo cáo {summary.period.say()}",
        made_on=summary.period.last_day,
        sheets=(_overview(summary, definitions), _findings(summary, definitions)),
    )


def _overview(summary: Summary, definitions: Definitions) -> Sheet:
    forms = definitions.plan.forms
    facts = ("Đã nhận", "Đọc được", "Đầy đủ", "Hợp lệ")
    columns = (
        SheetColumn(title="TT", width=5),
        SheetColumn(title="Chi bộ", width=38),
        *(SheetColumn(title=form.code, width=18) for form in forms),
        *(SheetColumn(title=fact, width=12) for fact in facts),
        SheetColumn(title="Ngày nhận đầu tiên", width=14),
        SheetColumn(title="Phải bổ sung", width=12),
        SheetColumn(title="Cần xem lại", width=12),
    )
    return Sheet(
        name="Tình hình nộp",
        title=f"TÌNH HÌNH NỘP BÁO CÁO {summary.period.say().upper()}: "
        f"{summary.received.value}/{summary.due.value} chi bộ đã gửi, {summary.complete.value} đầy đủ",
        notes=(SheetCell(value=None), SheetCell(value="Chú giải", look=Look.CENTRED), *_LEGEND),
        columns=columns,
        rows=tuple(_branch(number, branch, forms) for number, branch in enumerate(summary.branches, start=1)),
        frozen=2,
    )


def _branch(number: int, branch: BranchSummary, forms: tuple[Form, ...]) -> tuple[SheetCell, ...]:
    errors = sum(1 for gap in branch.gaps if gap.is_error)
    warnings = sum(1 for gap in branch.gaps if gap.finding.severity is Severity.WARNING)
    return (
        SheetCell(value=number, look=Look.CENTRED),
        SheetCell(value=branch.name),
        *(_form(branch, form) for form in forms),
        _fact(branch.received, True),
        _fact(branch.readable, branch.received or not branch.readable),
        _fact(branch.complete, branch.received),
        _fact(branch.valid, branch.received),
        SheetCell(value=branch.first_arrived, look=Look.CENTRED),
        SheetCell(value=errors, look=Look.BAD if errors else Look.CENTRED),
        SheetCell(value=warnings, look=Look.WARN if warnings else Look.CENTRED),
    )


def _form(branch: BranchSummary, form: Form) -> SheetCell:
    """Say what is with one form of one branch: in and sound, in with errors, not in, or not due."""
    number = branch.submitted(form.id).value
    errors = sum(1 for gap in branch.gaps if gap.form == form.id and gap.is_error and gap.finding.code is not Code.NOT_RECEIVED)
    if number:
        return (
            SheetCell(value=f"! Cần bổ sung ({number})", look=Look.WARN) if errors else SheetCell(value=f"✓ Đủ ({number})", look=Look.GOOD)
        )
    if form.id in branch.missing_forms:
        return SheetCell(value="✗ Chưa nộp", look=Look.BAD)
    return SheetCell(value="– Không phải nộp", look=Look.QUIET)


def _fact(true: bool, asked: bool) -> SheetCell:
    if not asked:
        return SheetCell(value="–", look=Look.QUIET)
    return SheetCell(value="✓ Có", look=Look.GOOD) if true else SheetCell(value="✗ Chưa", look=Look.BAD)


def _findings(summary: Summary, definitions: Definitions) -> Sheet:
    columns = (
        SheetColumn(title="Chi bộ", width=30),
        SheetColumn(title="Biểu mẫu", width=11),
        SheetColumn(title="Điển hình", width=24),
        SheetColumn(title="Mức độ", width=17),
        SheetColumn(title="Câu hỏi", width=30),
        SheetColumn(title="Nội dung, cách bổ sung", width=70),
        SheetColumn(title="Vị trí", width=24),
        SheetColumn(title="Tệp", width=40),
        SheetColumn(title="Mục của Kế hoạch", width=12),
        SheetColumn(title="Mã", width=17),
    )
    rows = tuple(_finding(branch, gap, definitions) for branch in summary.branches for gap in branch.gaps)
    return Sheet(
        name="Nội dung cần bổ sung", title=f"NỘI DUNG CẦN BỔ SUNG {summary.period.say().upper()}", columns=columns, rows=rows, frozen=1
    )


def _finding(branch: BranchSummary, gap: Gap, definitions: Definitions) -> tuple[SheetCell, ...]:
    form = definitions.plan.form(gap.form)
    finding = gap.finding
    return (
        SheetCell(value=branch.name),
        SheetCell(value=form.code if form else gap.form, look=Look.CENTRED),
        SheetCell(value=gap.subject),
        _SEVERITY[finding.severity],
        SheetCell(value=finding.label),
        SheetCell(value=finding.message),
        SheetCell(value=finding.source),
        SheetCell(value=gap.path),
        SheetCell(value=finding.plan, look=Look.CENTRED),
        SheetCell(value=finding.code.value, look=Look.QUIET),
    )
