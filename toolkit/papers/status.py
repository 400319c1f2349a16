"""Bảng theo dõi: branches × forms in colours and words, with filters; a second sheet with every finding (plan III.2)."""

from __future__ import annotations

from datetime import date

from toolkit.model.definitions import Definitions, Form
from toolkit.model.finding import Code, Severity
from toolkit.model.paper import Draft
from toolkit.model.party_style import PartyStyle
from toolkit.model.sentences import Sentences
from toolkit.model.summary import BranchSummary, Gap, Summary
from toolkit.model.workbook import Look, Sheet, SheetCell, SheetColumn, Workbook
from toolkit.papers.cells import cell, columns
from toolkit.papers.tracing import origins, sources, tally
from toolkit.text.traces import sources_of

SOURCE = "III.2"

# Names of the sheets: a cell is asked for by them.
SHEETS = ("Tình hình nộp", "Nội dung cần bổ sung")
_LEGEND = (("du", Look.GOOD), ("bo_sung", Look.WARN), ("chua_nop", Look.BAD), ("khong_phai_nop", Look.QUIET))
_SEVERITY = {
    Severity.ERROR: ("phai_bo_sung", Look.BAD),
    Severity.WARNING: ("can_xem_lai", Look.WARN),
    Severity.INFO: ("de_biet", Look.QUIET),
}
_FACTS = (("da_nhan", 12), ("doc_duoc", 12), ("day_du", 12), ("hop_le", 12))
_FINDINGS = (
    ("chi_bo", 30),
    ("bieu_mau", 11),
    ("dien_hinh", 24),
    ("muc_do", 17),
    ("cau_hoi", 30),
    ("noi_dung", 70),
    ("vi_tri", 24),
    ("tep", 40),
    ("muc", 12),
    ("ma", 17),
)


def drafts(summary: Summary, definitions: Definitions, style: PartyStyle, day: date) -> tuple[Draft, ...]:  # noqa: ARG001 - the shelf's shape
    """Compose the one status workbook of the period; its content does not depend on the day it is made."""
    return (Draft(path=f"Bảng theo dõi {summary.period.say()}.xlsx", context=context(summary, definitions)),)


def context(summary: Summary, definitions: Definitions) -> Workbook:
    """Compose the workbook."""
    return Workbook(
        title=definitions.sentences.say("theo_doi.ten", ky=summary.period.say()),
        made_on=summary.period.last_day,
        sheets=(_overview(summary, definitions), _findings(summary, definitions)),
    )


def _overview(summary: Summary, definitions: Definitions) -> Sheet:
    forms, sentences = definitions.plan.forms, definitions.sentences
    received, due, complete = summary.received.value, summary.due.value, summary.complete.value
    facts = {"so": str(received), "tong": str(due), "day_du": str(complete)}
    legend = (SheetCell(value=sentences.say(f"theo_doi.{name}"), look=look) for name, look in _LEGEND)
    return Sheet(
        name=SHEETS[0],
        title=sentences.say("theo_doi.tieu_de", ky=summary.period.say().upper(), **facts),
        title_sources=sources_of(received, due, complete),
        notes=(SheetCell(value=None), SheetCell(value=sentences.say("theo_doi.chu_giai"), look=Look.CENTRED), *legend),
        columns=(
            *columns("theo_doi", (("tt", 5), ("chi_bo", 38)), sentences),
            *(SheetColumn(title=form.code, width=18) for form in forms),
            *columns("theo_doi", (*_FACTS, ("ngay_nhan", 14), ("phai_bo_sung", 12), ("can_xem_lai", 12)), sentences),
        ),
        rows=tuple(_branch(number, branch, summary, definitions) for number, branch in enumerate(summary.branches, start=1)),
        frozen=2,
    )


def _branch(number: int, branch: BranchSummary, summary: Summary, definitions: Definitions) -> tuple[SheetCell, ...]:
    whole, sentences = sources(branch), definitions.sentences
    errors, warnings = (
        tally((gap for gap in branch.gaps if gap.finding.severity is severity), summary, otherwise=whole)
        for severity in (Severity.ERROR, Severity.WARNING)
    )
    everything = origins(branch, summary)
    return (
        SheetCell(value=number, look=Look.CENTRED),
        SheetCell(value=branch.name),
        *(_form(branch, form, summary, sentences) for form in definitions.plan.forms),
        _fact(branch.received, True, everything, sentences),
        _fact(branch.readable, branch.received or not branch.readable, everything, sentences),
        _fact(branch.complete, branch.received, everything, sentences),
        _fact(branch.valid, branch.received, everything, sentences),
        cell(branch.first_arrived, Look.CENTRED, *(everything if branch.first_arrived else ())),
        cell(errors, Look.BAD if errors else Look.CENTRED, *(() if errors else everything)),
        cell(warnings, Look.WARN if warnings else Look.CENTRED, *(() if warnings else everything)),
    )


def _form(branch: BranchSummary, form: Form, summary: Summary, sentences: Sentences) -> SheetCell:
    """Say what is with one form of one branch: in and sound, in with errors, not in, or not due."""
    number = branch.submitted(form.id).value
    errors = any(gap.form == form.id and gap.is_error and gap.finding.code is not Code.NOT_RECEIVED for gap in branch.gaps)
    if number:
        name, look = ("bo_sung_so", Look.WARN) if errors else ("du_so", Look.GOOD)
        return cell(sentences.say(f"theo_doi.{name}", so=str(number)), look, *sources_of(number))
    if form.id in branch.missing_forms:
        return cell(sentences.say("theo_doi.chua_nop"), Look.BAD, *origins(branch, summary))
    return SheetCell(value=sentences.say("theo_doi.khong_phai_nop"), look=Look.QUIET)


def _fact(true: bool, asked: bool, behind: tuple[str, ...], sentences: Sentences) -> SheetCell:
    if not asked:
        return SheetCell(value=sentences.say("theo_doi.khong_hoi"), look=Look.QUIET)
    name, look = ("dung", Look.GOOD) if true else ("sai", Look.BAD)
    return cell(sentences.say(f"theo_doi.{name}"), look, *behind)


def _findings(summary: Summary, definitions: Definitions) -> Sheet:
    say = definitions.sentences.say
    return Sheet(
        name=SHEETS[1],
        title=say("theo_doi.tieu_de_noi_dung", ky=summary.period.say().upper()),
        columns=columns("theo_doi", _FINDINGS, definitions.sentences),
        rows=tuple(_finding(branch, gap, summary, definitions) for branch in summary.branches for gap in branch.gaps),
        frozen=1,
    )


def _finding(branch: BranchSummary, gap: Gap, summary: Summary, definitions: Definitions) -> tuple[SheetCell, ...]:
    form = definitions.plan.form(gap.form)
    finding = gap.finding
    severity, look = _SEVERITY[finding.severity]
    return (
        SheetCell(value=branch.name),
        SheetCell(value=form.code if form else gap.form, look=Look.CENTRED),
        SheetCell(value=gap.subject),
        SheetCell(value=definitions.sentences.say(f"theo_doi.{severity}"), look=look),
        SheetCell(value=finding.label),
        cell(finding.message, Look.PLAIN, *(origins(gap, summary) or origins(branch, summary))),
        SheetCell(value=finding.source),
        SheetCell(value=gap.path),
        SheetCell(value=finding.plan, look=Look.CENTRED),
        SheetCell(value=finding.code.value, look=Look.QUIET),
    )
