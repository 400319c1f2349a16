"""Báo cáo (BC/ĐU): the consolidated report of a period to the superior (plan III.2; the-thuc.md 5.1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from toolkit.model.definitions import Definitions, ExemplarKind
from toolkit.model.paper import Draft
from toolkit.model.party_style import PartyStyle
from toolkit.model.period import Period, PeriodKind
from toolkit.model.summary import Summary
from toolkit.papers import report_conclusions as conclusions
from toolkit.papers import report_parts as parts
from toolkit.papers import report_reporting
from toolkit.papers.annex_names import AnnexNames, annex_names
from toolkit.papers.frame import PaperHead, paper_head, superior_on
from toolkit.papers.report_annexes import (
    CriterionGroup,
    EvidenceGroup,
    ExemplarRow,
    GapGroup,
    criteria_groups,
    evidence_groups,
    exemplar_rows,
    gap_groups,
)
from toolkit.papers.report_comparison import comparison
from toolkit.papers.report_figures import BY_CRITERIA, BY_RESULTS, BranchRow, asked, branch_rows, total_row
from toolkit.papers.wording import unbroken

SOURCE = "III.2"
CODE = "BC"
TEMPLATE = "bao-cao.docx"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What the template ``bao-cao.docx`` prints; each field is a mark of that name."""

    head: PaperHead
    abstract: str
    opening: str
    reporting: tuple[str, ...]
    assignment: tuple[str, ...]
    registration: tuple[str, ...]
    selection: tuple[str, ...]
    criteria: tuple[CriterionGroup, ...]
    criteria_result: tuple[str, ...]
    found: tuple[str, ...]
    nurturing: tuple[str, ...]
    honours: tuple[str, ...]
    comparison: tuple[str, ...]
    strengths: tuple[str, ...]
    weaknesses: tuple[str, ...]
    causes: tuple[str, ...]
    lessons: tuple[str, ...]
    tasks: tuple[str, ...]
    requests: tuple[str, ...]
    closing: str
    annexes: AnnexNames
    committee: str
    period: str
    collectives: tuple[ExemplarRow, ...]
    individuals: tuple[ExemplarRow, ...]
    by_criteria: bool
    by_results: bool
    branches: tuple[BranchRow, ...]
    total: BranchRow
    gaps: tuple[GapGroup, ...]
    evidence: tuple[EvidenceGroup, ...]
    figures_note: str


def drafts(summary: Summary, definitions: Definitions, style: PartyStyle, day: date) -> tuple[Draft, ...]:
    """Compose the one report of the period."""
    said = context(summary, definitions, style, day)
    return (Draft(path=f"Báo cáo {summary.period.say()}.docx", template=f"{style.id}/{TEMPLATE}", context=said),)


def context(summary: Summary, definitions: Definitions, style: PartyStyle, day: date, *, number: int | None = None) -> Report:
    """Compose the report of ``day``. Without a number it is a draft: number and day of signing stay blank."""
    plan, organisation = definitions.plan, definitions.organisation
    superior = superior_on(organisation, day)
    say, period, committee = definitions.sentences.say, summary.period.say(), organisation.committee
    superior_name = superior.name if superior else say("ten_goi.cap_tren")
    kind = say(f"bao_cao.loai_{_kind(summary.period, day)}")
    recipients = (*((superior.recipient,) if superior else ()), *organisation.recipients.get(CODE, ()))
    return Report(
        head=paper_head(organisation, style, day, recipients, code=CODE, number=number),
        abstract=say("bao_cao.trich_yeu", loai=kind, noi_dung=plan.subject, ky=unbroken(period)),
        opening=say("bao_cao.mo_dau", ke_hoach=plan.citation, cap_uy=committee, loai=kind, ky=period),
        reporting=report_reporting.reporting(summary, definitions),
        assignment=report_reporting.assignment(summary, definitions),
        registration=parts.registration(summary, definitions),
        selection=parts.selection(summary, definitions),
        criteria=criteria_groups(summary, definitions),
        criteria_result=parts.criteria_result(summary, definitions),
        found=parts.found(summary, definitions),
        nurturing=parts.nurturing(summary, definitions),
        honours=parts.honours(summary, definitions),
        comparison=comparison(summary, definitions),
        strengths=conclusions.strengths(summary, definitions),
        weaknesses=conclusions.weaknesses(summary, definitions),
        causes=conclusions.causes(summary, definitions),
        lessons=conclusions.lessons(summary, definitions),
        tasks=conclusions.tasks(summary, definitions),
        requests=conclusions.requests(summary, superior_name, definitions),
        closing=say("bao_cao.ket", loai=kind, noi_dung=plan.subject, ky=period, cap_uy=committee, cap_tren=superior_name),
        annexes=annex_names(summary, definitions),
        committee=unbroken(committee),
        period=unbroken(period),
        collectives=exemplar_rows(summary, definitions, ExemplarKind.COLLECTIVE),
        individuals=exemplar_rows(summary, definitions, ExemplarKind.INDIVIDUAL),
        by_criteria=asked(BY_CRITERIA, summary, definitions),
        by_results=asked(BY_RESULTS, summary, definitions),
        branches=branch_rows(summary, definitions),
        total=total_row(summary, definitions),
        gaps=gap_groups(summary, definitions),
        evidence=evidence_groups(summary, definitions),
        figures_note=say("o_bang.ghi_chu_giai_doan" if summary.parts else "o_bang.ghi_chu"),
    )


def _kind(period: Period, day: date) -> str:
    """Say what kind of report it is: half a year and a stage that still runs are reviewed (sơ kết), a whole year or stage is summed up."""
    match period.kind:
        case PeriodKind.YEAR:
            return "tong_ket"
        case PeriodKind.HALF:
            return "so_ket"
        case PeriodKind.STAGE:
            return "tong_ket" if day > period.last_day else "so_ket"
        case _:
            return "thuong"
