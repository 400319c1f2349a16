"""Sổ ghi danh (Word and Excel): who is to be entered in the roll, with columns for the decision (plan II.5 (1); the-thuc.md 5.6).

The forms tell who meets the criteria and is proposed, not what was decided: day of entry, decision and writer stay blank for the hand.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from toolkit.model.definitions import Definitions, ExemplarKind
from toolkit.model.paper import Draft
from toolkit.model.party_style import PartyStyle
from toolkit.model.summary import Exemplar, Summary
from toolkit.model.workbook import Look, Sheet, SheetCell, Workbook
from toolkit.papers.cells import cell, columns
from toolkit.papers.frame import PaperHead, paper_head
from toolkit.papers.nominees import nominees, reasons
from toolkit.papers.tracing import told
from toolkit.papers.wording import listed

SOURCE = "II.5"
TEMPLATE = "so-ghi-danh.docx"
SHEET = "Sổ ghi danh"
_COLUMNS = (
    ("tt", 7),
    ("ngay", 13),
    ("ten", 30),
    ("don_vi", 34),
    ("thanh_tich", 80),
    ("hinh_thuc", 22),
    ("quyet_dinh", 26),
    ("nguoi_ghi", 18),
    ("ghi_chu", 18),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RollRow:
    """One line of the roll, every cell as printed; the columns of the decision have no field, they are filled by hand."""

    number: int
    name: str
    post: str
    achievement: str
    form: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Roll:
    """What the template ``so-ghi-danh.docx`` prints; each field is a mark of that name."""

    head: PaperHead
    period: str
    rows: tuple[RollRow, ...]
    note: str


def drafts(summary: Summary, definitions: Definitions, style: PartyStyle, day: date) -> tuple[Draft, ...]:
    """Compose the pages of the roll in Word and the same in Excel, where there is anybody to enter."""
    said = context(summary, definitions, style, day)
    if not said.rows:
        return ()
    name = f"Sổ ghi danh {said.period}"
    return (
        Draft(path=f"{name}.docx", template=f"{style.id}/{TEMPLATE}", context=said),
        Draft(path=f"{name}.xlsx", context=workbook(said, summary, definitions)),
    )


def context(summary: Summary, definitions: Definitions, style: PartyStyle, day: date) -> Roll:
    """Compose the pages: collectives first, then people by tên, họ, đệm."""
    ordered = [one for kind in ExemplarKind for one in nominees(summary, kind)]
    return Roll(
        head=paper_head(definitions.organisation, style, day, ()),
        period=summary.period.say(),
        rows=tuple(_row(number, one, summary, definitions) for number, one in enumerate(ordered, start=1)),
        note=definitions.sentences.say("so_ghi_danh.ghi_chu"),
    )


def _row(number: int, one: Exemplar, summary: Summary, definitions: Definitions) -> RollRow:
    branch = summary.branch(one.branch)
    where = branch.name if branch is not None else one.branch
    born = told(str(one.born), one, summary, "nam_sinh") if one.born else ""
    return RollRow(
        number=number,
        name=definitions.sentences.say("o_bang.sinh_nam", ten=one.name, nam=born) if born else one.name,
        post=listed(part for part in (one.position, where) if part),
        achievement=reasons(one, summary, definitions),
        form=one.proposal,
    )


def workbook(roll: Roll, summary: Summary, definitions: Definitions) -> Workbook:
    """Compose the same pages as a workbook."""
    say = definitions.sentences.say
    blank = SheetCell(value=None)
    rows = tuple(
        (
            SheetCell(value=row.number, look=Look.CENTRED),
            blank,
            cell(row.name),
            cell(row.post),
            cell(row.achievement),
            cell(row.form),
            blank,
            blank,
            blank,
        )
        for row in roll.rows
    )
    sheet = Sheet(
        name=SHEET,
        title=say("so_ghi_danh.tieu_de", ky=roll.period.upper()),
        columns=columns("so_ghi_danh", _COLUMNS, definitions.sentences),
        rows=rows,
        frozen=3,
    )
    return Workbook(title=say("so_ghi_danh.ten", ky=roll.period), made_on=summary.period.last_day, sheets=(sheet,))
