"""Công văn (CV/ĐU): a reminder to the branches that are late or incomplete, each with its own gaps (plan III.1, III.2; the-thuc.md 5.4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from toolkit.model.definitions import Definitions
from toolkit.model.expected import next_deadline
from toolkit.model.finding import Code
from toolkit.model.paper import Draft
from toolkit.model.party_style import PartyStyle
from toolkit.model.summary import BranchSummary, Summary
from toolkit.papers.frame import PaperHead, paper_head
from toolkit.papers.report_annexes import GapGroup, GapRow
from toolkit.papers.request import asked_of, request_rows
from toolkit.papers.tracing import followed, sources, tally, told
from toolkit.papers.wording import count, listed, share, some, unbroken, upper_first
from toolkit.text.days import short_day

SOURCE = "III.2"
CODE = "CV"
TEMPLATE = "cong-van-don-doc.docx"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """What the template ``cong-van-don-doc.docx`` prints; each field is a mark of that name."""

    head: PaperHead
    abstract: str
    body: tuple[str, ...]
    closing: str
    gaps: tuple[GapGroup, ...]
    committee: str
    period: str


def drafts(summary: Summary, definitions: Definitions, style: PartyStyle, day: date) -> tuple[Draft, ...]:
    """Compose the one reminder of the period, where any branch has to be reminded."""
    if not reminded(summary):
        return ()
    said = context(summary, definitions, style, day)
    return (Draft(path=f"Công văn đôn đốc báo cáo {summary.period.say()}.docx", template=f"{style.id}/{TEMPLATE}", context=said),)


def reminded(summary: Summary) -> tuple[BranchSummary, ...]:
    """Return the due branches that sent nothing, sent too little, or sent it late."""
    if summary.parts:  # a stage is put together from years, which have reminders of their own
        return ()
    return tuple(one for one in summary.branches if one.due and ((one.due_forms and not one.received) or one.late or _lacking(one)))


def _lacking(branch: BranchSummary) -> bool:
    return branch.received and any(gap.is_error for gap in asked_of(branch))


def context(summary: Summary, definitions: Definitions, style: PartyStyle, day: date, *, number: int | None = None) -> Reminder:
    """Compose the reminder of ``day``. Without a number it is a draft: number and day of signing stay blank."""
    organisation, period = definitions.organisation, summary.period.say()
    branches = reminded(summary)
    head = paper_head(
        organisation,
        style,
        day,
        ("Như trên", *organisation.recipients.get(CODE, ())),
        code=CODE,
        addressees=tuple(branch.name for branch in branches),
        number=number,
    )
    whom = _whom(branches, definitions)
    abstract = definitions.sentences.say("don_doc.trich_yeu", ky=unbroken(period))
    groups = tuple(_group(branch, summary, definitions) for branch in branches if not branch.received or asked_of(branch))
    lead = style.words.letter_about
    return Reminder(
        head=head,
        abstract=lead + abstract if lead else upper_first(abstract),
        body=_body(summary, definitions, day, annex=bool(groups)),
        closing=definitions.sentences.say("don_doc.ket", ai=whom),
        gaps=groups,
        committee=unbroken(organisation.committee),
        period=period,
    )


def _whom(branches: Sequence[BranchSummary], definitions: Definitions) -> str:
    return definitions.sentences.say(f"don_doc.ai.{'mot' if len(branches) == 1 else 'nhieu'}")


def _body(summary: Summary, definitions: Definitions, day: date, *, annex: bool) -> tuple[str, ...]:
    say, branches = definitions.sentences.say, reminded(summary)
    sections = [
        ("chua_gui", [branch for branch in branches if not branch.received], _forms_due),
        ("con_thieu", [branch for branch in branches if _lacking(branch)], _lacks),
        ("gui_cham", [branch for branch in branches if branch.late], _late),
    ]
    there = [one for one in sections if one[1]]
    said: list[str] = []
    for number, (name, group, words) in enumerate(there, start=1):
        lead = say(f"don_doc.{name}", so=count(tally(group, summary)))
        said.append(say("don_doc.muc", so=str(number), noi_dung=lead) if len(there) > 1 else lead)
        said += [f"- {branch.name}: {words(branch, summary, definitions)}." for branch in group]
    where = f" {say('don_doc.phu_luc')}" if annex else ""
    how = _how(branches)
    ways = [say(f"don_doc.{how}", thoi_han=_until(summary, definitions, day), phu_luc=where)] if how else []
    return (_opening(summary, definitions), *said, *ways, say("don_doc.kiem_tra", cap_uy=definitions.organisation.short))


def _how(branches: Sequence[BranchSummary]) -> str:
    """Tell whether files are to be mended, forms to be filled in, or both; nothing where it was only late."""
    mend = any(_lacking(branch) for branch in branches)
    fill = any(not branch.received or (_lacking(branch) and branch.missing_forms) for branch in branches)
    return "cach_gui" if mend and fill else "cach_gui_moi" if fill else "cach_sua" if mend else ""


def _opening(summary: Summary, definitions: Definitions) -> str:
    sentences, due, received = definitions.sentences, summary.due.value, summary.received.value
    stands = sentences.either(
        "don_doc.tinh_hinh",
        received,
        ky=summary.period.say(),
        da_gui=share(received, due, "chi_bo", sentences),
        day_du=some(summary.complete.value, "chi_bo", sentences),
        phai_nop=count(due),
    )
    committee, whom = definitions.organisation.committee, _whom(reminded(summary), definitions)
    return sentences.say("don_doc.mo_dau", ke_hoach=definitions.plan.citation, tinh_hinh=stands, cap_uy=committee, ai=whom)


def _forms_due(branch: BranchSummary, summary: Summary, definitions: Definitions) -> str:  # noqa: ARG001 - the shape of the three sections
    forms = (definitions.plan.form(id) for id in branch.missing_forms)
    return ", ".join(form.code for form in forms if form is not None) or definitions.sentences.say("don_doc.bieu_cua_ky")


def _lacks(branch: BranchSummary, summary: Summary, definitions: Definitions) -> str:
    say, behind = definitions.sentences.say, sources(branch)
    came = [gap for gap in asked_of(branch) if gap.finding.code is not Code.NOT_RECEIVED]
    errors, others = (tally((gap for gap in came if gap.is_error is grave), summary, otherwise=behind) for grave in (True, False))
    said = [say("don_doc.chua_gui_bieu", cac_bieu=_forms_due(branch, summary, definitions))] if branch.missing_forms else []
    said += [say("don_doc.phai_sua", so=count(errors))] if errors else []
    said += [say("don_doc.xem_lai", so=count(others))] if others else []
    return listed(said)


def _late(branch: BranchSummary, summary: Summary, definitions: Definitions) -> str:
    late = (definitions.plan.form(gap.form) for gap in branch.gaps if gap.finding.code is Code.LATE)
    forms = ", ".join(dict.fromkeys(form.code for form in late if form is not None))
    return definitions.sentences.say("don_doc.gui_sau_han", cac_bieu=told(forms, branch, summary))


def _until(summary: Summary, definitions: Definitions, day: date) -> str:
    """Say until when: the deadline while one lasts, afterwards a span from the day of the letter (a draft has no day yet)."""
    plan, period, say = definitions.plan, summary.period, definitions.sentences.say
    last = next_deadline(plan, period, day)
    if last is not None:
        return say("don_doc.con_han", ngay=short_day(last))
    return say("don_doc.qua_han", so=count(plan.rules.reminder_days))


def _group(branch: BranchSummary, summary: Summary, definitions: Definitions) -> GapGroup:
    rows = tuple(GapRow(number=row.number, form=row.form, message=row.message) for row in request_rows(branch, summary, definitions))
    number = count(followed(len(rows), sources(branch), summary))
    return GapGroup(branch=definitions.sentences.say("o_bang.nhom_noi_dung", chi_bo=branch.name, so=number), rows=rows)
