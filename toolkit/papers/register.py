"""Sổ đăng ký văn bản đi (Word and Excel): the eight columns of the office's register (HD05 on numbers; the-thuc.md 3.5).

The rows come from whoever numbers papers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from toolkit.model.definitions import Organisation
from toolkit.model.paper import Draft
from toolkit.model.party_style import PartyStyle
from toolkit.model.workbook import Look, Sheet, SheetColumn, Workbook
from toolkit.papers.frame import PaperHead, paper_head
from toolkit.papers.tracing import cell

SOURCE = "III.2"
TEMPLATE = "so-dang-ky-van-ban-di.docx"

COLUMNS = (
    ("Số, ký hiệu văn bản", 18),
    ("Ngày tháng văn bản", 13),
    ("Tên loại và trích yếu nội dung văn bản", 60),
    ("Người ký", 22),
    ("Nơi nhận văn bản", 44),
    ("Đơn vị, người nhận bản lưu", 24),
    ("Số lượng bản", 10),
    ("Ghi chú", 26),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterEntry:
    """One line of the register, every column as printed; ``day`` as :func:`register_day` writes it ("05/6")."""

    symbol: str
    day: str
    title: str
    signer: str
    recipients: str
    kept: str
    copies: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """What the template ``so-dang-ky-van-ban-di.docx`` prints; each field is a mark of that name."""

    head: PaperHead
    span: str
    rows: tuple[RegisterEntry, ...]


def register_day(day: date) -> str:
    """Write a day as the register does: day below 10 and month below 3 with a zero."""
    return f"{day.day:02d}/{day.month:02d}" if day.month < 3 else f"{day.day:02d}/{day.month}"


def drafts(rows: Sequence[RegisterEntry], organisation: Organisation, style: PartyStyle, day: date, span: str) -> tuple[Draft, ...]:
    """Compose the register in Word and in Excel; ``span`` says of when it is ("nhiệm kỳ 2025-2030", "năm 2026")."""
    said = context(rows, organisation, style, day, span)
    name = f"Sổ đăng ký văn bản đi {span}"
    return (
        Draft(path=f"{name}.docx", template=f"{style.id}/{TEMPLATE}", context=said),
        Draft(path=f"{name}.xlsx", context=workbook(said, day)),
    )


def context(rows: Sequence[RegisterEntry], organisation: Organisation, style: PartyStyle, day: date, span: str) -> Register:
    """Compose the register of the papers in the order in which they come."""
    return Register(
        head=paper_head(organisation, style, day, ()),
        span=span,
        rows=tuple(rows),
    )


def workbook(register: Register, day: date) -> Workbook:
    """Compose the register as a workbook."""
    rows = tuple(
        (
            cell(row.symbol, Look.CENTRED),
            cell(row.day, Look.CENTRED),
            cell(row.title),
            cell(row.signer),
            cell(row.recipients),
            cell(row.kept),
            cell(row.copies, Look.CENTRED),
            cell(row.note),
        )
        for row in register.rows
    )
    columns = tuple(SheetColumn(title=title, width=width) for title, width in COLUMNS)
    sheet = Sheet(name="Văn bản đi", title=f"SỔ ĐĂNG KÝ VĂN BẢN ĐI {register.span.upper()}", columns=columns, rows=rows, frozen=1)
    return Workbook(title=f"Sổ đăng ký văn bản đi {register.span}", made_on=day, sheets=(sheet,))
