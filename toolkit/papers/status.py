"""Bảng theo dõi: branches × forms in colours and words, with filters; a second sheet with every finding (plan III.2)."""

from __future__ import annotations

from datetime import date

from toolkit.model.definitions import Definitions, Form
from toolkit.model.finding import Code, Severity
from toolkit.model.paper import Draft
from toolkit.model.party_style import PartyStyle
from toolkit.model.summary import BranchSummary, Gap, Summary
from toolkit.model.workbook import Look, Sheet, SheetCell, SheetColumn, Workbook
from toolkit.papers.tracing import cell, origins, sources, tally
from toolkit.text.traces import sources_of

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
    received, due, complete = summary.received.value, summary.due.value, summary.complete.value
    return Sheet(
        name="Tình hình nộp",
        title=f"TÌNH HÌNH NỘP BÁO CÁO {summary.period.say().upper()}: {received}/{due} chi bộ đã gửi, {complete} đầy đủ",
        title_sources=sources_of(received, due, complete),
        notes=(SheetCell(value=None), SheetCell(value="Chú giải", look=Look.CENTRED), *_LEGEND),
        columns=columns,
        rows=tuple(_branch(number, branch, summary, forms) for number, branch in enumerate(summary.branches, start=1)),
        frozen=2,
    )


def _branch(number: int, branch: BranchSummary, summary: Summary, forms: tuple[Form, ...]) -> tuple[SheetCell, ...]:
    whole = sources(branch)
    errors, warnings = (
        tally((gap for gap in branch.gaps if gap.finding.severity is severity), summary, otherwise=whole)
        for severity in (Severity.ERROR, Severity.WARNING)
    )
    everything = origins(branch, summary)
    return (
        SheetCell(value=number, look=Look.CENTRED),
        SheetCell(value=branch.name),
        *(_form(branch, form, summary) for form in forms),
        _fact(branch.received, True, everything),
        _fact(branch.readable, branch.received or not branch.readable, everything),
        _fact(branch.complete, branch.received, everything),
        _fact(branch.valid, branch.received, everything),
        cell(branch.first_arrived, Look.CENTRED, *(everything if branch.first_arrived else ())),
        cell(errors, Look.BAD if errors else Look.CENTRED, *(() if errors else everything)),
        cell(warnings, Look.WARN if warnings else Look.CENTRED, *(() if warnings else everything)),
    )


def _form(branch: BranchSummary, form: Form, summary: Summary) -> SheetCell:
    """Say what is with one form of one branch: in and sound, in with errors, not in, or not due."""
    number = branch.submitted(form.id).value
    errors = sum(1 for gap in branch.gaps if gap.form == form.id and gap.is_error and gap.finding.code is not Code.NOT_RECEIVED)
    if number:
        said, look = (f"! Cần bổ sung ({number})", Look.WARN) if errors else (f"✓ Đủ ({number})", Look.GOOD)
        return cell(said, look, *sources_of(number))
    if form.id in branch.missing_forms:
        return cell("✗ Chưa nộp", Look.BAD, *origins(branch, summary))
    return SheetCell(value="– Không phải nộp", look=Look.QUIET)


def _fact(true: bool, asked: bool, behind: tuple[str, ...]) -> SheetCell:
    if not asked:
        return SheetCell(value="–", look=Look.QUIET)
    return cell("✓ Có", Look.GOOD, *behind) if true else cell("✗ Chưa", Look.BAD, *behind)


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
    rows = tuple(_finding(branch, gap, summary, definitions) for branch in summary.branches for gap in branch.gaps)
    return Sheet(
        name="Nội dung cần bổ sung", title=f"NỘI DUNG CẦN BỔ SUNG {summary.period.say().upper()}", columns=columns, rows=rows, frozen=1
    )


def _finding(branch: BranchSummary, gap: Gap, summary: Summary, definitions: Definitions) -> tuple[SheetCell, ...]:
    form = definitions.plan.form(gap.form)
    finding = gap.finding
    return (
        SheetCell(value=branch.name),
        SheetCell(value=form.code if form else gap.form, look=Look.CENTRED),
        SheetCell(value=gap.subject),
        _SEVERITY[finding.severity],
        SheetCell(value=finding.label),
        cell(finding.message, Look.PLAIN, *(origins(gap, summary) or origins(branch, summary))),
        SheetCell(value=finding.source),
        SheetCell(value=gap.path),
        SheetCell(value=finding.plan, look=Look.CENTRED),
        SheetCell(value=finding.code.value, look=Look.QUIET),
    )
