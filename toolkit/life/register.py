"""Sổ đăng ký văn bản đi: its rows, derived from what was issued and voided (the-thuc.md 3.5). Pure."""

from __future__ import annotations

from collections.abc import Collection

from toolkit.model.issue import Issued, RegisterRow, Voided
from toolkit.papers.register import RegisterEntry, register_day
from toolkit.text.traces import trace

_KEPT = "Lưu"


def register_rows(issued: Collection[Issued], voided: Collection[Voided]) -> tuple[RegisterRow, ...]:
    """List every number ever taken: by term and type in the order of the first use, then by number. Voided ones stay, with the reason."""
    reasons = {(one.term, one.code, one.number): one.reason for one in voided}
    series = list(dict.fromkeys((one.term, one.code) for one in issued))
    ordered = sorted(issued, key=lambda one: (series.index((one.term, one.code)), one.number))
    return tuple(_row(one, reasons.get((one.term, one.code, one.number), "")) for one in ordered)


def _row(paper: Issued, reason: str) -> RegisterRow:
    kept = [line for line in paper.recipients if line.startswith(_KEPT)]
    notes = ([f"Đã hủy số: {reason}"] if reason else []) + (["Số do người dùng chọn"] if paper.manual else [])
    return RegisterRow(
        term=paper.term,
        code=paper.code,
        number=paper.number,
        symbol=paper.symbol,
        day=register_day(paper.day),
        title=paper.title,
        signer=paper.signer,
        recipients="; ".join(line for line in paper.recipients if line not in kept),
        kept="; ".join(line.removeprefix(_KEPT).strip(" :") for line in kept),
        copies=str(paper.copies) if paper.copies is not None else "",
        note="; ".join(notes),
        file=paper.file,
        signed_on=paper.day,
        voided=reason,
    )


def entry_of(row: RegisterRow) -> RegisterEntry:
    """Return a row as the paper of the register prints it; number, day and copies know the paper that was issued."""
    behind = (source_of(row),)
    return RegisterEntry(
        symbol=trace(row.symbol, behind),
        day=trace(row.day, behind),
        title=row.title,
        signer=row.signer,
        recipients=row.recipients,
        kept=row.kept,
        copies=trace(row.copies, behind),
        note=row.note,
    )


def source_of(row: RegisterRow) -> str:
    """Return the source of what a row says (see ``toolkit/text/traces``): the number that was taken."""
    return f"!{row.term}/{row.symbol}"
