"""How a rehearsal is shown: what is missing first, then how the paper reads and looks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from toolkit.cli.words import show_list
from toolkit.errors import ExitCode
from toolkit.model.issue import Remark, RemarkKind

if TYPE_CHECKING:
    from toolkit.printing.rehearsing import Rehearsal

TITLES = {
    RemarkKind.MISSING: "Còn thiếu",
    RemarkKind.UNREADABLE: "Tệp không đọc được",
    RemarkKind.UNCONFIRMED: "Giá trị chưa xác nhận",
    RemarkKind.EMPTY: "Đề mục trống",
    RemarkKind.WORDS: "Câu chữ",
    RemarkKind.TEMPLATE: "Lỗi của mẫu",
    RemarkKind.FORMAT: "Thể thức",
    RemarkKind.NUMBER: "Số văn bản",
    RemarkKind.TWICE: "Đề nghị trùng",
}


def show_rehearsal(one: Rehearsal) -> None:
    """Print the remarks on one paper, by kind."""
    issued = any(remark.kind is RemarkKind.NUMBER for remark in one.remarks)
    number = f"; nếu phát hành hôm nay sẽ là Số {one.symbol}" if one.symbol and not issued else ""
    click.echo(f"{one.path}{' (theo bản đã sửa tay)' if one.edited else ''}: {len(one.remarks)} điều cần xem{number}")
    for kind, title in TITLES.items():
        show_list(title, [line_of(remark) for remark in one.remarks if remark.kind is kind])
    if not one.remarks:
        click.echo("Không thấy điều gì phải sửa. Chốt được.")


def line_of(remark: Remark) -> str:
    """Return a remark with the words that it is about."""
    return f"{remark.message}{f' “{remark.snippet}”' if remark.snippet else ''}"


def rehearsal_json(one: Rehearsal) -> dict[str, object]:
    """Return one paper's rehearsal for other programs."""
    remarks = [
        {"kind": str(remark.kind), "message": remark.message, "snippet": remark.snippet, "grave": remark.grave} for remark in one.remarks
    ]
    return {"paper": one.path, "symbol": one.symbol, "edited": one.edited, "remarks": remarks}


def code_of_rehearsals(done: Sequence[Rehearsal]) -> ExitCode:
    """Return the exit code: 6 for a template at fault, else the highest that applies of 1 (grave), 3 (to confirm), 4 (unreadable)."""
    remarks = [remark for one in done for remark in one.remarks]
    kinds = {remark.kind for remark in remarks}
    for kind, code in (
        (RemarkKind.TEMPLATE, ExitCode.TEMPLATE),
        (RemarkKind.UNREADABLE, ExitCode.UNREADABLE),
        (RemarkKind.UNCONFIRMED, ExitCode.REVIEW),
    ):
        if kind in kinds:
            return code
    return ExitCode.FINDINGS if any(remark.grave for remark in remarks) else ExitCode.CLEAN
