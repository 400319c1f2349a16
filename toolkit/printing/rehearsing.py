"""Rehearse a paper: make it as if it were due today, read it over, and say what would be missing or ugly. Leaves nothing behind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from toolkit.errors import ConfigurationError, TemplateError, UnreadableFile, UsageError
from toolkit.layout import read_layout
from toolkit.life.numbers import first_number, next_number, plan_number, standing_issue, symbol_of, term_on
from toolkit.life.reading_over import read_over
from toolkit.life.wordfile import fill, unfinished
from toolkit.lint import judge
from toolkit.model.definitions import Plan
from toolkit.model.finding import Code
from toolkit.model.issue import Remark, RemarkKind
from toolkit.model.layout import Gravity
from toolkit.model.paper import Draft
from toolkit.model.summary import BranchSummary, Summary
from toolkit.papers import submission
from toolkit.papers.nominees import nominated_twice
from toolkit.papers.wording import upper_first
from toolkit.party_style import load_party_styles
from toolkit.printing.composing import compose, content_of, own_number, says_the_same, style_of
from toolkit.printing.making import draft_bytes, signing_of
from toolkit.printing.numbers_out import clash, numbers_out, unknown_to
from toolkit.printing.placing import digest
from toolkit.printing.press import Press, choose_drafts
from toolkit.printing.templates import template_faults
from toolkit.printing.twins import changed_by_hand
from toolkit.store.lives import read_history


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsal:
    """One paper as it would be: the draft's file, the number that it would get today (empty: none), and what to look at.

    ``edited``: it was made from the Word file that a clerk edited.
    """

    path: str
    document: bytes
    symbol: str
    edited: bool
    remarks: tuple[Remark, ...]


def rehearse(press: Press, summary: Summary, wanted: str, now: datetime, left_out: tuple[Remark, ...] = ()) -> tuple[Rehearsal, ...]:
    """Rehearse the papers that are meant. Takes no number, writes no file, no event. ``left_out`` are files that no figure is of."""
    styles = load_party_styles(press.workspace.templates / "party-style")
    chosen = press.chosen(summary.period.id)
    drafts = choose_drafts(compose(press.workspace, press.definitions, summary, styles, now.date(), chosen), wanted)
    return tuple(_rehearse(press, summary, draft, now, left_out) for draft in drafts)


def _rehearse(press: Press, summary: Summary, draft: Draft, now: datetime, left_out: tuple[Remark, ...]) -> Rehearsal:
    faults = tuple(_of_template(press, draft))
    twice = _nominated_twice(summary) if draft.code == submission.CODE else ()
    data = (*left_out, *_of_data(summary, press.definitions.plan), *twice, *faults)
    if faults:
        return Rehearsal(path=draft.path, document=b"", symbol="", edited=False, remarks=data)
    edited, behind = _edited(press, summary.period.id, draft)
    use = edited and not behind
    target = press.place(summary.period.id, draft.path)
    document = target.read_bytes() if use else draft_bytes(draft, press.workspace.templates / "docx")[0]
    symbol, about_number = _number(press, summary.period.id, draft, now.date())
    remarks = [*data, *about_number]
    if edited and behind:
        said = "Bản đã sửa tay cũ hơn số liệu; soát theo bản soạn từ số liệu hiện có. Khi chốt phải chọn --edited hoặc --from-data."
        remarks.append(Remark(kind=RemarkKind.WORDS, message=said, snippet=draft.path))
    if use:
        remarks += [
            Remark(kind=RemarkKind.WORDS, message=f"{upper_first(one.counted())}, bản sửa tay ghi khác.", snippet=one.now)
            for one in changed_by_hand(target, document)
        ]
    remarks += [*_of_words(document), *_of_format(press, draft, document, symbol, now.date())]
    return Rehearsal(path=draft.path, document=document, symbol=symbol, edited=use, remarks=tuple(dict.fromkeys(remarks)))


def _of_template(press: Press, draft: Draft) -> Iterator[Remark]:
    template = press.workspace.templates / "docx" / draft.template
    try:
        found = template_faults(template)
    except TemplateError as error:
        yield Remark(kind=RemarkKind.TEMPLATE, message=str(error), snippet=draft.template)
        return
    for one in found:
        yield Remark(
            kind=RemarkKind.TEMPLATE, message=f"Mẫu {draft.template}, {one.place}: {one.message} {one.advice}", snippet=one.snippet
        )


def _edited(press: Press, period: str, draft: Draft) -> tuple[bool, bool]:
    """Tell whether somebody edited the draft in the outbox, and whether that edit is behind the figures."""
    target = press.place(period, draft.path)
    found = digest(target)
    ours = [one for one in press.books.printed() if one.path == press.said(target)]
    edited = found is not None and found not in {one.sha256 for one in ours}
    return edited, not (ours and says_the_same(ours[-1].content, content_of(draft, press.workspace)))


def _of_data(summary: Summary, plan: Plan) -> Iterator[Remark]:
    """Say which branches are missing or lack something, and which values wait for a person."""
    for branch in summary.branches:
        if branch.due and not branch.received:
            yield Remark(kind=RemarkKind.MISSING, message=f"{branch.name} chưa gửi báo cáo; số liệu chưa gồm chi bộ này.")
        elif branch.due and not branch.complete:
            yield Remark(kind=RemarkKind.MISSING, message=f"{branch.name} gửi còn thiếu: {_lacking(branch, plan)}.")
    names = {branch.code: branch.name for branch in summary.branches}
    for one in summary.unconfirmed:
        form = plan.form(one.form)
        question = form.question(one.field) if form is not None else None
        asked = f"{form.code if form else one.form}, {question.label if question else one.field}"
        said = f"{names.get(one.branch, one.branch)}, {asked}: cần người xem lại ({one.reason.rstrip('.')})."
        yield Remark(kind=RemarkKind.UNCONFIRMED, message=said, snippet=one.said)


def _nominated_twice(summary: Summary) -> Iterator[Remark]:
    """Name the people whom several branches nominate: one of them is to leave it, or they are two people of one name."""
    names = {branch.code: branch.name for branch in summary.branches}
    for group in nominated_twice(summary):
        branches = "; ".join(dict.fromkeys(names.get(one.branch, one.branch) for one in group))
        said = f"Nhiều chi bộ cùng đề nghị một người ({branches}): giữ một nơi đề nghị, hoặc ghi năm sinh nếu là hai người trùng tên."
        yield Remark(kind=RemarkKind.TWICE, message=said, snippet=group[0].name)


def _lacking(branch: BranchSummary, plan: Plan) -> str:
    errors = sum(1 for gap in branch.gaps if gap.is_error and gap.finding.code is not Code.NOT_RECEIVED)
    codes = [form.code if (form := plan.form(id)) else id for id in branch.missing_forms]
    forms = [f"chưa có {', '.join(codes)}"] if codes else []
    return "; ".join([*forms, *([f"{errors} nội dung phải bổ sung"] if errors else [])]) or "nội dung bắt buộc"


def _number(press: Press, period: str, draft: Draft, day: date) -> tuple[str, tuple[Remark, ...]]:
    """Say which number the paper would get today, or has."""
    organisation, history = press.definitions.organisation, read_history(press.books)
    if own := own_number(draft):
        symbol = symbol_of(int(own), draft.code, organisation.symbol)
        said = "Đã mang số này từ trước khi dùng chương trình; không cấp số mới, không phát hành lại."
        return symbol, (Remark(kind=RemarkKind.NUMBER, message=said, snippet=f"Số {symbol}", grave=False),)
    issued = standing_issue(period, draft.path, history.issued, history.voided)
    if issued is not None:
        said = f"Đã phát hành, ngày {issued.day:%d/%m/%Y}; bản đang soát là theo số liệu bây giờ."
        return issued.symbol, (Remark(kind=RemarkKind.NUMBER, message=said, snippet=f"Số {issued.symbol}", grave=False),)
    try:
        term = term_on(organisation, day)
    except ConfigurationError as error:
        return "", (Remark(kind=RemarkKind.NUMBER, message=str(error)),)
    taken = (*history.taken(draft.code, term.name), *plan_number(press.definitions, draft.code, term.name))
    number = next_number(taken, first_number(term, draft.code))
    unknown = unknown_to(history, numbers_out(press.workspace.outbox, draft.code, organisation.symbol), draft.code, term)
    doubled = clash(unknown, number, draft.code, organisation.symbol, chosen=False)
    if doubled:
        return "", (Remark(kind=RemarkKind.NUMBER, message=doubled),)
    return symbol_of(number, draft.code, organisation.symbol), ()


def _of_words(document: bytes) -> Iterator[Remark]:
    for said in unfinished(document):
        yield Remark(kind=RemarkKind.WORDS, message=f"Bản đã sửa tay {said}.")
    yield from read_over(document)


def _of_format(press: Press, draft: Draft, document: bytes, symbol: str, day: date) -> Iterator[Remark]:
    """Hold the paper against its guide as it would leave, with a number and a day; that copy is never written."""
    style = style_of(draft, load_party_styles(press.workspace.templates / "party-style"))
    number = int(symbol.partition("-")[0]) if symbol else 1
    try:
        signed = fill(document, signing_of(draft.code, press.definitions.organisation.symbol, number, day))
        found = judge(read_layout(signed, draft.path), style)
    except (UsageError, UnreadableFile) as error:
        yield Remark(kind=RemarkKind.FORMAT, message=str(error))
        return
    for one in found:
        place = f" [{one.place}]" if one.place else ""
        said = f"{one.name}{place}: {one.found}; quy định: {one.expected} ({one.clause})."
        yield Remark(kind=RemarkKind.FORMAT, message=said, grave=one.gravity is Gravity.ERROR)
