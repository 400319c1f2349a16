"""Sổ đăng ký văn bản đi (Word and Excel): the eight columns of the office's register (HD05 on numbers; the-thuc.md 3.5).

The rows come from whoever numbers papers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from toolkit.model.definitions import Definitions
from toolkit.model.paper import Draft
from toolkit.model.party_style import PartyStyle
from toolkit.model.workbook import Look, Sheet, Workbook
from toolkit.papers.cells import cell, columns
from toolkit.papers.frame import PaperHead, paper_head

SOURCE = "III.2"
TEMPLATE = "so-dang-ky-van-ban-di.docx"

COLUMNS = (
    ("so", 18),
    ("ngay", 13),
    ("trich_yeu", 60),
    ("nguoi_ky", 22),
    ("noi_nhan", 44),
    ("luu", 24),
    ("so_ban", 10),
    ("ghi_chu", 26),
)
SHEET = "Văn bản đi"


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


def drafts(rows: Sequence[RegisterEntry], definitions: Definitions, style: PartyStyle, day: date, span: str) -> tuple[Draft, ...]:
    """Compose the register in Word and in Excel; ``span`` says of when it is ("nhiệm kỳ 2025-2030", "năm 2026")."""
    said = context(rows, definitions, style, day, span)
    name = f"Sổ đăng ký văn bản đi {span}"
    return (
        Draft(path=f"{name}.docx", template=f"{style.id}/{TEMPLATE}", context=said),
        Draft(path=f"{name}.xlsx", context=workbook(said, definitions, day)),
    )


def context(rows: Sequence[RegisterEntry], definitions: Definitions, style: PartyStyle, day: date, span: str) -> Register:
    """Compose the register of the papers in the order in which they come."""
    return Register(
        head=paper_head(definitions.organisation, style, day, ()),
        span=span,
        rows=tuple(rows),
    )


def workbook(register: Register, definitions: Definitions, day: date) -> Workbook:
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
    say = definitions.sentences.say
    sheet = Sheet(
        name=SHEET,
        title=say("so_van_ban_di.tieu_de", ky=register.span.upper()),
        columns=columns("so_van_ban_di", COLUMNS, definitions.sentences),
        rows=rows,
        frozen=1,
    )
    return Workbook(title=say("so_van_ban_di.ten", ky=register.span), made_on=day, sheets=(sheet,))
