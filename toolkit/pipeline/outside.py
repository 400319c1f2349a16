"""What is in no figure of a period: what lies in the inbox and was not taken, and what came and nobody could read. Only a look."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.errors import UnreachableError
from toolkit.intake import Verdict, scan_inbox
from toolkit.model.issue import Remark, RemarkKind
from toolkit.model.ledger import FileState
from toolkit.model.summary import Summary
from toolkit.pipeline.desk import Desk
from toolkit.pipeline.files import in_quarantine
from toolkit.taking import WAITS, open_ledger, refuse_if_emptied


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """What lies in the inbox and did not come: ``untaken`` could be taken now, ``waiting`` could not, each with the reason.

    ``away`` says why nobody could look; empty where somebody did.
    """

    untaken: tuple[str, ...] = ()
    waiting: tuple[tuple[str, str], ...] = ()
    away: str = ""


def look_outside(desk: Desk) -> Outside:
    """Look through the inbox and take nothing."""
    workspace, ledger = desk.workspace, open_ledger(desk.books)
    largest = workspace.config.largest_file_megabytes * 2**20
    try:
        scan = scan_inbox(workspace.inbox, workspace.root, desk.codes, largest, ledger.knows)
        refuse_if_emptied(scan, workspace.inbox, held_something=bool(ledger.taken))
    except UnreachableError as error:
        return Outside(away=str(error))
    untaken, waiting = list[str](), list[tuple[str, str]]()
    for found in scan.found:
        if not found.size or found.owned:
            waiting.append((found.path, WAITS[Verdict.OWNED if found.size else Verdict.EMPTY]))
        elif ledger.waits(found.path):
            waiting.append((found.path, ledger.told[found.path].reason))
        else:
            untaken.append(found.path)
    waiting += [(one.path, one.reason) for one in scan.aside if one.state is FileState.WAITING]
    return Outside(untaken=tuple(untaken), waiting=tuple(waiting))


def left_out(desk: Desk, summary: Summary, outside: Outside) -> tuple[Remark, ...]:
    """Name every file that the figures of a period are without: it did not come, it waits, or nobody could read it."""
    return tuple(dict.fromkeys((*_of_inbox(outside), *_of_archive(desk, summary))))


def _of_inbox(outside: Outside) -> Iterator[Remark]:
    if outside.away:
        said = f"Chưa biết trong thư mục nhận còn tệp nào chưa nhận: {outside.away}"
        yield Remark(kind=RemarkKind.MISSING, message=said)
    for path in outside.untaken:
        said = "Tệp nằm trong thư mục nhận mà chưa được nhận nên không có trong số liệu; chạy toolkit run:"
        yield Remark(kind=RemarkKind.MISSING, message=said, snippet=path)
    for path, reason in outside.waiting:
        yield Remark(kind=RemarkKind.MISSING, message=f"Tệp chưa nhận được nên không có trong số liệu ({reason}):", snippet=path)


def _of_archive(desk: Desk, summary: Summary) -> Iterator[Remark]:
    """Name what came for the period and is in no dossier of it, and what came for nobody knows whom."""
    for branch in summary.branches:
        for gap in branch.gaps:
            if gap.path and gap.is_error and not gap.form:
                said = f"{branch.name} gửi tệp không có trong số liệu ({gap.finding.message.rstrip('.')}):"
                yield Remark(kind=RemarkKind.UNREADABLE, message=said, snippet=gap.path)
    for line in in_quarantine(desk):
        if line.unit is None:
            said = f"Tệp chưa rõ của chi bộ nào không có trong số liệu ({line.reason.rstrip('.')}):"
            yield Remark(kind=RemarkKind.UNREADABLE, message=said, snippet=line.path)
