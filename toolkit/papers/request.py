"""Phiếu yêu cầu bổ sung: to each branch that lacks something, all gaps at once: where, what, how to mend (plan III.1, III.2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from toolkit.model.definitions import Definitions
from toolkit.model.expected import deadline, next_deadline
from toolkit.model.finding import Code, Finding, Severity
from toolkit.model.paper import Draft
from toolkit.model.party_style import PartyStyle
from toolkit.model.summary import BranchSummary, Gap, Summary
from toolkit.papers.frame import PaperHead, paper_head
from toolkit.papers.report_annexes import about
from toolkit.papers.tracing import sources, tally, told
from toolkit.papers.wording import NONE, count, form_title, listed, quote, sentence
from toolkit.text.days import short_day

SOURCE = "III.1"
CODE = "YC"
TEMPLATE = "phieu-yeu-cau-bo-sung.docx"

# What is asked of a branch when a whole form has not come.
_WHOLE_FORM = (Code.NOT_RECEIVED,)


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestRow:
    """One gap, ready to print."""

    number: int
    form: str
    place: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What the template ``phieu-yeu-cau-bo-sung.docx`` prints; each field is a mark of that name."""

    head: PaperHead
    abstract: str
    opening: tuple[str, ...]
    rows: tuple[RequestRow, ...]
    closing: tuple[str, ...]


def drafts(summary: Summary, definitions: Definitions, style: PartyStyle, day: date) -> tuple[Draft, ...]:
    """Compose a request for each due branch that has anything to mend; a branch without gaps gets none."""
    if summary.parts:  # a stage is put together from years, which have requests of their own
        return ()
    asked = (branch for branch in summary.branches if branch.due and (asked_of(branch) or (branch.due_forms and not branch.received)))
    return tuple(
        Draft(
            path=f"{branch.code}/Phiếu yêu cầu bổ sung {summary.period.say()}.docx",
            template=f"{style.id}/{TEMPLATE}",
            context=context(branch, summary, definitions, style, day),
        )
        for branch in asked
    )


def asked_of(branch: BranchSummary) -> tuple[Gap, ...]:
    """Return what the branch should mend: errors first, then warnings; information asks for nothing."""
    errors = tuple(gap for gap in branch.gaps if gap.is_error)
    return (*errors, *(gap for gap in branch.gaps if gap.finding.severity is Severity.WARNING and gap.finding.code is not Code.LATE))


def context(branch: BranchSummary, summary: Summary, definitions: Definitions, style: PartyStyle, day: date) -> Request:
    """Compose the request to one branch."""
    organisation = definitions.organisation
    kept = organisation.recipients.get(CODE) or organisation.recipients.get("BC", ())[-1:]
    return Request(
        head=paper_head(organisation, style, day, (branch.name, *kept), addressees=(branch.name,)),
        abstract=definitions.sentences.say("bo_sung.trich_yeu", ky=summary.period.say()),
        opening=_opening(branch, summary, definitions),
        rows=request_rows(branch, summary, definitions),
        closing=_closing(branch, summary, definitions, day),
    )


def _opening(branch: BranchSummary, summary: Summary, definitions: Definitions) -> tuple[str, ...]:
    say, committee, period = definitions.sentences.say, definitions.organisation.committee, summary.period.say()
    if not branch.received:
        due = say("bo_sung.gui_du", cac_bieu=_forms(branch.due_forms, definitions))
        if files := {gap.path for gap in asked_of(branch) if gap.path}:
            return say("bo_sung.chua_xep", cap_uy=committee, ky=period, chi_bo=branch.name, so_tep=count(len(files))), due
        return say("bo_sung.chua_nhan", cap_uy=committee, ky=period, chi_bo=branch.name), due
    gaps, whole = asked_of(branch), sources(branch)
    errors, others = (tally((gap for gap in gaps if gap.is_error is grave), summary, otherwise=whole) for grave in (True, False))
    must, may = say("bo_sung.bat_buoc", so=count(errors)), say("bo_sung.xem_lai", so=count(others))
    only = say("bo_sung.chi_bat_buoc", so=count(errors)) if errors else may
    what = say("bo_sung.ca_hai", so=count(errors + others), bat_buoc=must, xem_lai=may) if errors and others else only
    return (
        say(
            "bo_sung.da_nhan",
            cap_uy=committee,
            so_phieu=count(sum(figure.value for _, figure in branch.submissions)),
            ky=period,
            chi_bo=branch.name,
            noi_dung=what,
        ),
    )


def _forms(ids: tuple[str, ...], definitions: Definitions) -> str:
    forms = (definitions.plan.form(id) for id in ids)
    say = definitions.sentences.say
    return listed(say("bo_sung.bieu", ma=form.code, ten=form_title(form.title)) for form in forms if form is not None)


def request_rows(branch: BranchSummary, summary: Summary, definitions: Definitions) -> tuple[RequestRow, ...]:
    """Give a row for each thing to mend, or for each form that has not come where nothing came at all."""
    rows = tuple(
        RequestRow(
            number=number,
            form=_form(gap, definitions),
            place=_place(gap, definitions),
            message=told(sentence(gap.finding.message), gap, summary, otherwise=sources(branch)),
        )
        for number, gap in enumerate(asked_of(branch), start=1)
    )
    if rows or branch.received:
        return rows
    missing = ((form, definitions.plan.form(form)) for form in branch.missing_forms)
    return tuple(
        RequestRow(
            number=number,
            form=form.code,
            place=definitions.sentences.say("o_bang.ca_bieu"),
            message=told(definitions.sentences.say("bo_sung.chua_nhan_bieu", bieu=form_title(form.title)), branch, summary),
        )
        for number, (_, form) in enumerate(missing, start=1)
        if form is not None
    )


def _form(gap: Gap, definitions: Definitions) -> str:
    return definitions.sentences.say("o_bang.ho_so") if gap.path and not gap.form else about(gap, definitions)


def asked_for(finding: Finding) -> str:
    """Return the question in quotes; nothing where the message beside it says the whole of it already."""
    label = quote(finding.label) if finding.label else ""
    return "" if label in finding.message else label


def _place(gap: Gap, definitions: Definitions) -> str:
    """Say where it stands: the label in quotes unless the message names it in full, the place in the file, the file."""
    finding, say = gap.finding, definitions.sentences.say
    if finding.code in _WHOLE_FORM:
        return say("o_bang.ca_bieu")
    label = asked_for(finding)
    place = finding.source if finding.source != gap.path else ""
    file = say("bo_sung.tep", ten=gap.path.rsplit("/", 1)[-1]) if gap.path else ""
    return "\n".join(one for one in (label, place, file) if one) or NONE


def _closing(branch: BranchSummary, summary: Summary, definitions: Definitions, day: date) -> tuple[str, ...]:
    plan, period, say = definitions.plan, summary.period, definitions.sentences.say
    last = next_deadline(plan, period, day)
    when = say("bo_sung.con_han", ngay=short_day(last)) if last else say("bo_sung.qua_han")
    if not branch.received:
        return (say("bo_sung.cach_gui", thoi_han=when),)
    how = say("bo_sung.cach_sua_va_gui") if branch.missing_forms else say("bo_sung.cach_sua")
    return *_to_come(branch, summary, definitions), how, say("bo_sung.gui_lai", thoi_han=when)


def _to_come(branch: BranchSummary, summary: Summary, definitions: Definitions) -> tuple[str, ...]:
    """Name the forms that are still due and stand in no row, each with its last day: what is late is asked for in a row of its own."""
    plan, say = definitions.plan, definitions.sentences.say
    asked = {gap.finding.label for gap in branch.gaps if gap.finding.code in _WHOLE_FORM}
    said = [
        say("bo_sung.bieu_co_han", ma=form.code, ten=form_title(form.title), ngay=short_day(deadline(plan, form.id, summary.period)))
        for form in map(plan.form, branch.missing_forms)
        if form is not None and form.code not in asked
    ]
    return (say("bo_sung.con_phai_gui", cac_bieu=listed(said)),) if said else ()
