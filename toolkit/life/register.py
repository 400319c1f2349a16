"""Sổ đăng ký văn bản đi: its rows, derived from what was issued and voided (the-thuc.md 3.5). Pure."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from toolkit.model.issue import Issued, RegisterRow, Voided
from toolkit.model.workbook import Look, Sheet, SheetCell, SheetColumn, Workbook

COLUMNS = (
    ("Số, ký hiệu văn bản", 16),
    ("Ngày tháng văn bản", 12),
    ("Tên loại và trích yếu nội dung văn bản", 52),
    ("Người ký", 22),
    ("Nơi nhận văn bản", 40),
    ("Đơn vị, người nhận bản lưu", 20),
    ("Số lượng bản", 10),
    ("Ghi chú", 34),
)
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


def register_day(day: date) -> str:
    """Write a day as the register does: ``dd/mm``, with a zero for days below 10 and for months 1 and 2."""
    return f"{day.day:02d}/{day.month:02d}" if day.month < 3 else f"{day.day:02d}/{day.month}"


def register_workbook(rows: Collection[RegisterRow], committee: str, made_on: date) -> Workbook:
    """Lay the register out: one sheet for each term."""
    terms = tuple(dict.fromkeys(row.term for row in rows)) or ("",)
    return Workbook(
        title="Sổ đăng ký văn bản đi",
        made_on=made_on,
        sheets=tuple(_sheet(term, [row for row in rows if row.term == term], committee) for term in terms),
    )


def _sheet(term: str, rows: Collection[RegisterRow], committee: str) -> Sheet:
    titled = f"SỔ ĐĂNG KÝ VĂN BẢN ĐI - {committee}" + (f" - NHIỆM KỲ {term}" if term else "")
    return Sheet(
        name=f"Nhiệm kỳ {term}"[:31].translate(str.maketrans("/\\*?:[]", "-------")) if term else "Văn bản đi",
        title=titled,
        columns=tuple(SheetColumn(title=title, width=width) for title, width in COLUMNS),
        rows=tuple(tuple(SheetCell(value=value, look=Look.BAD if row.voided else Look.PLAIN) for value in cells(row)) for row in rows),
        frozen=1,
    )


def cells(row: RegisterRow) -> tuple[str, ...]:
    """Return the eight columns of a row, in order."""
    return row.symbol, row.day, row.title, row.signer, row.recipients, row.kept, row.copies, row.note
