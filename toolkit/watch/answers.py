"""Answering beside the files: a receipt for each in the branch's ``_phieu``, the newest request, and a list of what became of every file.

Each branch is told only what lies in its own folder. What is written here may be written again at any time.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from toolkit.intake import SHARED, WRITING
from toolkit.model.ledger import Arrival, FileLine, FileState
from toolkit.model.paper import Draft
from toolkit.model.submission import Reading
from toolkit.model.summary import BranchSummary, Summary
from toolkit.papers import request
from toolkit.papers.receipt import Came, receipt_name
from toolkit.party_style import load_party_styles
from toolkit.pipeline import Desk
from toolkit.printing import style_for
from toolkit.render import render_draft
from toolkit.watch.receipts import ReceiptTask

ANSWERS = "_phieu"
NO_PERIOD = "chua-ro-ky"
FILE_LIST = "Danh sách tệp đã gửi.txt"
_SAID = {
    FileState.READ: "đã nhận, đọc được",
    FileState.NEEDS_REVIEW: "đã nhận, có nội dung cần người xem lại",
    FileState.UNREADABLE: "đã nhận, không đọc được",
    FileState.WAITING: "đang chờ",
    FileState.SETTLING: "đang chép",
    FileState.IGNORED: "bỏ qua",
    FileState.DUPLICATE: "trùng với tệp đã nhận",
    FileState.SUPERSEDED: "đã được thay bằng bản mới hơn",
}


def receipt_task(desk: Desk, arrival: Arrival, reading: Reading) -> ReceiptTask:
    """Return the task of answering one file that was taken."""
    return _task(desk, _came(arrival.path, arrival.folder, arrival.sha256, arrival.seen_at, arrival.modified_ns, reading))


def trial_task(desk: Desk, path: str, folder: str, sha256: str, now: datetime, modified_ns: int, reading: Reading) -> ReceiptTask:
    """Return the task of answering a file that was only looked at."""
    return _task(desk, replace(_came(path, folder, sha256, now, modified_ns, reading), trial=True))


def name_of(task: ReceiptTask) -> str:
    """Return the name of a receipt."""
    return receipt_name(task.came)


def receipt_places(desk: Desk, task: ReceiptTask, path: str) -> tuple[Path, ...]:
    """Return where a receipt goes: with the period's papers in the outbox, and beside the file in the inbox."""
    name = name_of(task)
    records = task.came.reading.records
    period = next((one.submission.period.id for one in records if one.submission.period), NO_PERIOD)
    units = {one.submission.unit for one in records if one.submission.unit}
    owner = task.came.folder if task.came.folder in desk.codes else units.pop() if len(units) == 1 else task.came.folder or SHARED
    beside = folder_of(desk, path)
    return (desk.workspace.outbox / period / owner / name, *((beside / ANSWERS / name,) if beside else ()))


def folder_of(desk: Desk, path: str) -> Path | None:
    """Return the folder of the inbox that a file lies in, as it is written there; ``None`` where it is gone."""
    inbox = desk.workspace.inbox
    location = desk.workspace.root / path
    parts = location.relative_to(inbox).parts if location.is_relative_to(inbox) else ()
    folder = inbox / (parts[0] if len(parts) > 1 else SHARED)
    return folder if folder.is_dir() else None


def put(source: Path, places: Iterable[Path]) -> None:
    """Copy a finished paper to its places, each whole or not at all. Raises ``OSError`` where a place cannot be written."""
    for place in places:
        place.parent.mkdir(exist_ok=True, parents=place.parent.name != ANSWERS)
        draft = place.with_name(f"{WRITING}{place.name}")
        shutil.copyfile(source, draft)
        draft.replace(place)


def take_away(desk: Desk, places: Iterable[str]) -> None:
    """Take receipts away that no longer say what counts."""
    for place in places:
        (desk.workspace.root / place).unlink(missing_ok=True)


def outdated(lines: Sequence[FileLine], answered: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return those answered files that no longer count: a newer version stands in their place, or other bytes came under their names."""
    last = {line.path: (line.folder, line.sha256) for line in lines if line.sha256}
    counted = (line for line in lines if line.sha256 and line.state is not FileState.SUPERSEDED)
    standing = {file for line in counted if (file := (line.folder, line.sha256)) == last[line.path]}
    return tuple(file for file in answered if file not in standing)


def write_lists(desk: Desk, lines: Iterable[FileLine]) -> None:
    """Write into each branch's ``_phieu`` what became of every file of its folder, in words; what says the same is left alone."""
    groups: dict[Path, list[FileLine]] = {}
    for line in lines:
        folder = folder_of(desk, line.path)
        if folder is not None:
            groups.setdefault(folder, []).append(line)
    for folder, group in groups.items():
        _replace_text(folder / ANSWERS / FILE_LIST, _list_text(folder, group))


def write_requests(desk: Desk, summaries: Iterable[Summary], now: datetime) -> None:
    """Bring each branch's ``_phieu`` up to date: the newest request of each period, or the word that all is there."""
    styles = load_party_styles(desk.workspace.templates / "party-style")
    style = style_for(styles, desk.workspace.config.style, now.date())
    for summary in summaries:
        for branch in summary.branches:
            folder = desk.workspace.inbox / branch.code
            if not (branch.received or branch.gaps) or not branch.due or not folder.is_dir():
                continue
            own = _own(branch, desk)
            drafts = request.drafts(replace(summary, branches=(own,)), desk.definitions, style, now.date())
            kept = desk.workspace.outbox / summary.period.id / drafts[0].path if drafts and own == branch else None
            _answer_branch(desk, folder / ANSWERS, own, summary, drafts, kept)


def _answer_branch(
    desk: Desk, folder: Path, branch: BranchSummary, summary: Summary, drafts: Sequence[Draft], printed: Path | None
) -> None:
    """Put the newest request into a branch's folder, the one ``printed`` in the outbox where it says the same."""
    asked = folder / f"Phiếu yêu cầu bổ sung {summary.period.say()}.docx"
    done = folder / f"Đã đủ hồ sơ {summary.period.say()}.txt"
    if drafts:
        content = repr(drafts[0].context)
        if desk.duty.note(str(asked)) != content or not asked.exists():
            folder.mkdir(exist_ok=True)
            if printed is not None and printed.is_file():
                put(printed, [asked])
            else:
                render_draft(drafts[0], desk.workspace.templates / "docx", asked)
            desk.duty.write_note(str(asked), content)
        done.unlink(missing_ok=True)
    else:
        said = f"{branch.name} đã gửi đủ biểu mẫu {summary.period.say()}; không còn nội dung nào phải bổ sung. Xin cảm ơn."
        _replace_text(done, f"{said}\r\n")
        asked.unlink(missing_ok=True)


def _own(branch: BranchSummary, desk: Desk) -> BranchSummary:
    """Leave out what is about files outside the branch's own folder."""
    inbox, root = desk.workspace.inbox, desk.workspace.root
    own = inbox / branch.code
    return replace(branch, gaps=tuple(gap for gap in branch.gaps if not gap.path or (root / gap.path).is_relative_to(own)))


def _task(desk: Desk, came: Came) -> ReceiptTask:
    workspace = desk.workspace
    known = hashlib.sha256(f"{came.trial} {came.folder} {came.content} {came.name}".encode("utf-8", "surrogatepass")).hexdigest()
    target = workspace.data / "answers" / f"{known}.docx"
    target.parent.mkdir(parents=True, exist_ok=True)
    return ReceiptTask(
        came=came,
        file=(came.folder, came.content),
        style=style_for(load_party_styles(workspace.templates / "party-style"), workspace.config.style, came.came_at.date()),
        templates=workspace.templates / "docx",
        target=target,
    )


def _came(path: str, folder: str, sha256: str, came_at: datetime, modified_ns: int, reading: Reading) -> Came:
    return Came(
        name=path.rpartition("/")[2],
        folder=folder,
        content=sha256,
        came_at=came_at,
        modified_at=datetime.fromtimestamp(max(0, modified_ns // 10**9), UTC).astimezone(),
        reading=reading,
    )


def _list_text(folder: Path, lines: Sequence[FileLine]) -> str:
    said = [f"Các tệp của thư mục {folder.name} mà máy đã thấy và kết quả (cập nhật tự động):", ""]
    return "\r\n".join([*said, *_list_lines(lines)]) + "\r\n"


def _list_lines(lines: Sequence[FileLine]) -> Iterator[str]:
    for line in lines:
        reason = f": {line.reason}" if line.reason else ""
        yield f"{line.seen_at:%d/%m/%Y %H:%M}  {line.path.rpartition('/')[2]}  -  {_SAID[line.state]}{reason}"


def _replace_text(place: Path, text: str) -> None:
    """Write a text whole or not at all, where it says something new."""
    data = text.encode("utf-8-sig")
    try:
        if place.read_bytes() == data:
            return
    except FileNotFoundError:
        place.parent.mkdir(exist_ok=True)
    draft = place.with_name(f"{WRITING}{place.name}")
    draft.write_bytes(data)
    draft.replace(place)
