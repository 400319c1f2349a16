"""Answering beside the files: a receipt for each in the branch's ``_phieu``, the newest request, and a list of what became of every file.

A branch reads here the same request that lies in the outbox, and the receipts of files that name it, wherever they were dropped; the
list tells only of its own folder. What is written here may be written again at any time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from toolkit.errors import UnreachableError
from toolkit.intake import SHARED, is_owner_file, write_whole
from toolkit.model.expected import deadline
from toolkit.model.ledger import FileLine, FileState
from toolkit.model.paper import Draft
from toolkit.model.party_style import PartyStyle
from toolkit.model.submission import Reading
from toolkit.model.summary import BranchSummary, Summary
from toolkit.papers import request
from toolkit.papers.receipt import receipt_name
from toolkit.papers.wording import lower_first
from toolkit.party_style import load_party_styles
from toolkit.pipeline import Desk
from toolkit.pipeline.receipts import ReceiptTask, came_of, copy_to, outbox_place, task_about
from toolkit.printing import style_for
from toolkit.render import render_draft
from toolkit.store.archive import digest_of
from toolkit.text.days import short_day

ANSWERS = "_phieu"
FILE_LIST = "Danh sách tệp đã gửi.txt"
_ABOUT_PERIODS = ("Phiếu yêu cầu bổ sung", "Biểu mẫu còn phải gửi", "Đã đủ hồ sơ")
_SAID = {
    FileState.READ: "đã nhận, đọc được",
    FileState.NEEDS_REVIEW: "đã nhận, có nội dung cần người xem lại",
    FileState.UNREADABLE: "đã nhận, không đọc được",
    FileState.WAITING: "đang chờ",
    FileState.SETTLING: "đang chép",
    FileState.IGNORED: "bỏ qua",
    FileState.DUPLICATE: "trùng với tệp đã nhận",
    FileState.SUPERSEDED: "không còn được tính",
}


def trial_task(desk: Desk, path: str, folder: str, sha256: str, now: datetime, modified_ns: int, reading: Reading) -> ReceiptTask:
    """Return the task of answering a file that was only looked at."""
    return task_about(desk, replace(came_of(path, folder, sha256, now, modified_ns, reading), trial=True))


def name_of(task: ReceiptTask) -> str:
    """Return the name of a receipt."""
    return receipt_name(task.came)


def receipt_places(desk: Desk, task: ReceiptTask, path: str) -> tuple[Path, ...]:
    """Return where a receipt goes: with the period's papers in the outbox, beside the file, and to the one branch that the file names."""
    units = {record.submission.unit for record in task.came.reading.records} - {task.came.folder}
    named = [desk.workspace.inbox / unit for unit in units if unit in desk.codes] if len(units) == 1 else []
    folders = (folder_of(desk, path), *(folder for folder in named if folder.is_dir()))
    return (outbox_place(desk, task), *(folder / ANSWERS / name_of(task) for folder in folders if folder))


def folder_of(desk: Desk, path: str) -> Path | None:
    """Return the folder of the inbox that a file lies in, as it is written there; ``None`` where it is gone."""
    inbox = desk.workspace.inbox
    location = desk.workspace.root / path
    parts = location.relative_to(inbox).parts if location.is_relative_to(inbox) else ()
    folder = inbox / (parts[0] if len(parts) > 1 else SHARED)
    return folder if folder.is_dir() else None


def write_lists(desk: Desk, lines: Iterable[FileLine]) -> tuple[OSError, ...]:
    """Write into each branch's ``_phieu`` what became of every file of its folder, in words; what says the same is left alone.

    Return what kept lists from being written; the others are.
    """
    groups: dict[Path, list[FileLine]] = {}
    for line in lines:
        folder = folder_of(desk, line.path)
        if folder is not None:
            groups.setdefault(folder, []).append(line)
    faults = []
    for folder, group in groups.items():
        try:
            _replace_text(folder / ANSWERS / FILE_LIST, _list_text(folder, group))
        except OSError as error:
            faults.append(error)
    return tuple(faults)


def write_requests(desk: Desk, summaries: Iterable[Summary], now: datetime, behind: Collection[str] = frozenset()) -> tuple[Exception, ...]:
    """Bring each branch's ``_phieu`` up to date for each period: the newest request, or what is still to come, or that all is there.

    ``summaries`` are of every period for which anything counts: answers about another are taken away. ``behind`` are papers in the outbox
    that may say less (paths relative to the workspace). Return what kept branches from being answered; the others are.
    """
    styles = load_party_styles(desk.workspace.templates / "party-style")
    style = style_for(styles, desk.workspace.config.style, now.date())
    faults: list[Exception] = []
    summaries = tuple(summaries)
    for summary in (one for one in summaries if not one.parts):  # a stage is put together from years, which have answers of their own
        for branch in summary.branches:
            folder = desk.workspace.inbox / branch.code
            if not branch.due or not folder.is_dir():
                continue
            try:
                _answer_branch(desk, folder / ANSWERS, branch, summary, style, now, behind)
            except (OSError, UnreachableError) as error:
                faults.append(error)
    known = {name for summary in summaries for name in _answer_names(summary)}
    for path in desk.workspace.inbox.glob(f"*/{ANSWERS}/*"):
        if path.name.startswith(_ABOUT_PERIODS) and path.name not in known:
            try:
                path.unlink()
            except OSError as error:
                faults.append(error)
    return tuple(faults)


def _answer_names(summary: Summary) -> tuple[str, str, str]:
    """Return the names of the three answers about a period: what is asked, what is still to come, that all is there."""
    asked, lacking, done = (f"{name} {summary.period.say()}" for name in _ABOUT_PERIODS)
    return f"{asked}.docx", f"{lacking}.txt", f"{done}.txt"


def _answer_branch(
    desk: Desk, folder: Path, branch: BranchSummary, summary: Summary, style: PartyStyle, now: datetime, behind: Collection[str]
) -> None:
    """Leave of the three answers to a branch the one that is true; none where nothing came."""
    period = summary.period.say()
    asked, lacking, done = (folder / name for name in _answer_names(summary))
    heard = branch.received or bool(branch.gaps)
    drafts = request.drafts(replace(summary, branches=(branch,)), desk.definitions, style, now.date()) if heard else ()
    stands: Path | None = None
    if drafts:
        stands = asked
        path = f"{desk.workspace.config.outbox}/{summary.period.id}/{drafts[0].path}"
        _put_request(desk, asked, drafts[0], desk.workspace.root / path if path not in behind else None)
    elif heard and branch.complete:
        stands = done
        said = f"{branch.name} đã gửi đủ biểu mẫu {period}; không còn nội dung nào phải bổ sung. Xin cảm ơn."
        _replace_text(done, f"{said}\r\n")
    elif heard and branch.missing_forms:
        stands = lacking
        _replace_text(lacking, "\r\n".join(_still_to_come(branch, summary, desk)) + "\r\n")
    for other in (asked, lacking, done):
        if other != stands:
            other.unlink(missing_ok=True)


def _put_request(desk: Desk, place: Path, draft: Draft, printed: Path | None) -> None:
    """Put a request into a branch's folder, the one ``printed`` in the outbox where it says the same; one that stands there is left."""
    printed = printed if printed is not None and printed.is_file() else None
    content = f"{draft.context!r} {digest_of(printed) if printed else ''}"  # a style, or a clerk, may have changed how it is said
    if desk.duty.note(str(place)) == content and place.exists():
        return
    place.parent.mkdir(exist_ok=True)
    if printed:
        copy_to(printed, [place], within=ANSWERS)
    else:
        render_draft(draft, desk.workspace.templates / "docx", place)
    desk.duty.write_note(str(place), content)


def _still_to_come(branch: BranchSummary, summary: Summary, desk: Desk) -> Iterator[str]:
    """Name the forms that are due and have not come, each with its last day."""
    plan = desk.definitions.plan
    yield f"{branch.name} chưa gửi đủ biểu mẫu {summary.period.say()}. Còn phải gửi:"
    for form in (plan.form(id) for id in branch.missing_forms):
        if form is not None:
            yield f"- {form.code}: {lower_first(form.title.lower())}; hạn {short_day(deadline(plan, form.id, summary.period))}"


def _list_text(folder: Path, lines: Sequence[FileLine]) -> str:
    said = [f"Các tệp của thư mục {folder.name} mà máy đã thấy và kết quả (cập nhật tự động):", ""]
    return "\r\n".join([*said, *_list_lines(lines)]) + "\r\n"


def _list_lines(lines: Sequence[FileLine]) -> Iterator[str]:
    for line in lines:
        if not line.sha256 and is_owner_file(line.path):
            continue  # that somebody had a form open is no news about what was sent
        reason = f": {line.reason}" if line.reason else ""
        yield f"{line.seen_at:%d/%m/%Y %H:%M}  {line.path.rpartition('/')[2]}  -  {_SAID[line.state]}{reason}"


def _replace_text(place: Path, text: str) -> None:
    """Write a text where it says something new."""
    data = text.encode("utf-8-sig")
    try:
        if place.read_bytes() == data:
            return
    except FileNotFoundError:
        place.parent.mkdir(exist_ok=True)
    write_whole(place, data, flush=False)  # what does not say this is written again
