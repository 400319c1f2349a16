"""Công văn (CV/ĐU): a reminder to the branches that are late or incomplete, each with its own gaps (plan III.1, III.2; the-thuc.md 5.4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from toolkit.model.definitions import Definitions
from toolkit.model.expected import deadline, due_forms
from toolkit.model.paper import Draft
from toolkit.model.party_style import PartyStyle
from toolkit.model.summary import BranchSummary, Summary
from toolkit.papers.frame import PaperHead, paper_head
from toolkit.papers.report_annexes import GapGroup, GapRow
from toolkit.papers.request import asked_of, request_rows
from toolkit.papers.wording import count, listed, share, short_day, some, upper_first

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


def context(
    summary: Summary, definitions: Definitions, style: PartyStyle, day: date, *, number: int | None = None, draft: int | None = None
) -> Reminder:
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
        draft=draft,
    )
    abstract = f"đôn đốc gửi, bổ sung báo cáo {period}"
    groups = tuple(_group(branch, definitions) for branch in branches if not branch.received or asked_of(branch))
    lead = style.words.letter_about
    return Reminder(
        head=head,
        abstract=lead + abstract if lead else upper_first(abstract),
        body=_body(summary, definitions, day, annex=bool(groups)),
        closing="Đề nghị các chi bộ nghiêm túc thực hiện.",
        gaps=groups,
        committee=organisation.committee,
        period=period,
    )


def _body(summary: Summary, definitions: Definitions, day: date, *, annex: bool) -> tuple[str, ...]:
    organisation, branches = definitions.organisation, reminded(summary)
    silent = [branch for branch in branches if not branch.received]
    lacking = [branch for branch in branches if _lacking(branch)]
    late = [branch for branch in branches if branch.late]
    sections = (
        (f"Đối với {count(len(silent))} chi bộ chưa gửi báo cáo, đề nghị lập và gửi đủ biểu mẫu của kỳ:", silent, _forms_due),
        (f"Đối với {count(len(lacking))} chi bộ gửi còn thiếu hoặc có nội dung chưa đúng, đề nghị bổ sung, chỉnh sửa:", lacking, _lacks),
        (f"Đối với {count(len(late))} chi bộ gửi sau thời hạn, đề nghị rút kinh nghiệm, gửi đúng thời hạn trong các kỳ sau:", late, _late),
    )
    said: list[str] = []
    for lead, group, words in sections:
        if group:
            number = 1 + sum(1 for line in said if not line.startswith("- "))
            said += [f"{number}. {lead}", *(f"- {branch.name}: {words(branch, definitions)}." for branch in group)]
    where = " Từng nội dung và cách bổ sung ghi tại Phụ lục kèm theo." if annex else ""
    return (
        _opening(summary, definitions),
        *said,
        f"Đề nghị các chi bộ sửa ngay trên tệp đã gửi hoặc điền biểu mẫu còn thiếu, chép vào thư mục của chi bộ, "
        f"{_until(summary, definitions, day)}.{where}",
        f"Giao Ủy ban kiểm tra {organisation.short} theo dõi, đôn đốc, kiểm tra việc thực hiện Công văn này.",
    )


def _opening(summary: Summary, definitions: Definitions) -> str:
    committee, due, received = definitions.organisation.committee, summary.due.value, summary.received.value
    stands = (
        f"đến nay có {share(received, due, 'chi bộ')} gửi báo cáo {summary.period.say()}, "
        f"{some(summary.complete.value, 'chi bộ')} gửi đầy đủ nội dung"
        if received
        else f"đến nay chưa có chi bộ nào trong {count(due)} chi bộ trực thuộc gửi báo cáo {summary.period.say()}"
    )
    return (
        f"Thực hiện {definitions.plan.citation}, {stands}. Để tổng hợp, báo cáo cấp trên đúng thời hạn, đủ và đúng số liệu, "
        f"{committee} đề nghị các chi bộ có tên trên thực hiện những nội dung sau:"
    )


def _forms_due(branch: BranchSummary, definitions: Definitions) -> str:
    forms = (definitions.plan.form(id) for id in branch.missing_forms)
    return listed(form.code for form in forms if form is not None) or "các biểu mẫu của kỳ"


def _lacks(branch: BranchSummary, definitions: Definitions) -> str:
    asked = asked_of(branch)
    errors = sum(1 for gap in asked if gap.is_error)
    said = [f"{count(errors)} nội dung phải bổ sung, chỉnh sửa"]
    said += [f"{count(len(asked) - errors)} nội dung cần xem lại"] if len(asked) > errors else []
    missing = [f"trong đó chưa gửi {_forms_due(branch, definitions)}"] if branch.missing_forms else []
    return ", ".join((*said, *missing))


def _late(branch: BranchSummary, definitions: Definitions) -> str:  # noqa: ARG001 - the shape of the three sections
    return f"nhận đầu tiên ngày {short_day(branch.first_arrived)}" if branch.first_arrived else "gửi sau thời hạn"


def _until(summary: Summary, definitions: Definitions, day: date) -> str:
    """Say until when: the deadline while one lasts, afterwards a span from the day of the letter (a draft has no day yet)."""
    plan, period = definitions.plan, summary.period
    last = min((end for form in due_forms(plan, period) if (end := deadline(plan, form.id, period)) >= day), default=None)
    if last is not None:
        return f"chậm nhất ngày {short_day(last)} (thời hạn của kỳ báo cáo)"
    return f"chậm nhất {count(plan.rules.reminder_days)} ngày kể từ ngày ban hành Công văn này (kỳ báo cáo đã quá thời hạn)"


def _group(branch: BranchSummary, definitions: Definitions) -> GapGroup:
    rows = tuple(GapRow(number=row.number, form=row.form, message=row.message) for row in request_rows(branch, definitions))
    return GapGroup(branch=f"{branch.name} ({count(len(rows))} nội dung)", rows=rows)
