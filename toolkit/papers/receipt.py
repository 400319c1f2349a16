"""Phiếu tiếp nhận: to the branch, for each file that came: what was understood, what is missing, where, how to mend it (plan III.1).

The machine writes it within a minute and nobody signs it. Put into a trial folder a file is only looked at: then the same sheet says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from unicodedata import normalize

from toolkit.model.definitions import Definitions, Form, Question
from toolkit.model.finding import Code, Finding, Severity
from toolkit.model.paper import Draft
from toolkit.model.party_style import PartyStyle
from toolkit.model.submission import Answer, Reading, Record, Row, State
from toolkit.papers.frame import PaperHead, paper_head
from toolkit.papers.request import asked_for
from toolkit.papers.wording import count, listed, party_day, sentence
from toolkit.text.days import short_day
from toolkit.text.said import say_value

SOURCE = "III.1"
TEMPLATE = "phieu-tiep-nhan.docx"

_NAME_BYTES = 180  # a name may have 255 bytes on every file system, and ours has more around it
_LONGEST = 600  # letters of an answer that are read back; the branch has the whole of it in its own file
_NO_ANSWER = {State.NOT_FOUND: "tiep_nhan.khong_thay", State.NOT_APPLICABLE: "tiep_nhan.khong_ap_dung"}
_TOLD_ELSEWHERE = frozenset({Code.SUPERSEDED, Code.DUPLICATE, Code.LATE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """A file that a receipt is about. ``folder`` is where it lies: a branch's code, or another name; times are local.

    ``trial``: the file was only looked at and is not kept. ``content`` is the file's SHA-256.
    """

    name: str
    folder: str
    content: str
    came_at: datetime
    modified_at: datetime
    reading: Reading
    trial: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptGap:
    """One thing to mend or to look at, ready to print."""

    number: int
    form: str
    place: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptAnswer:
    """One answer as the machine understood it."""

    number: int
    question: str
    value: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptForm:
    """One filled form of the file with its answers."""

    name: str
    rows: tuple[ReceiptAnswer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What the template ``phieu-tiep-nhan.docx`` prints; each field is a mark of that name."""

    head: PaperHead
    title: str
    abstract: str
    opening: tuple[str, ...]
    gaps: tuple[ReceiptGap, ...]
    forms: tuple[ReceiptForm, ...]
    closing: tuple[str, ...]


def receipt(came: Came, definitions: Definitions, style: PartyStyle) -> Draft:
    """Compose the receipt of one file; its path is only a name, for its place depends on who is answered."""
    return Draft(path=receipt_name(came), template=f"{style.id}/{TEMPLATE}", context=context(came, definitions, style))


def receipt_name(came: Came) -> str:
    """Return a name that no other file's receipt has and that every file system takes: 6 letters of the SHA-256 tell twins apart."""
    stem = came.name.rpartition(".")[0] or came.name
    plain = "".join(letter if letter.isalnum() or letter in " -_.,()" else " " for letter in stem)
    head = "Kết quả kiểm tra" if came.trial else "Phiếu tiếp nhận"
    cut = normalize("NFC", " ".join(plain.split())).encode()[:_NAME_BYTES].decode("utf-8", "ignore")
    return f"{head} - {cut.strip(' .') or 'tệp'} - {came.content[:6]}.docx"


def context(came: Came, definitions: Definitions, style: PartyStyle) -> Receipt:
    """Compose what the receipt says."""
    branch, say = definitions.organisation.branch(came.folder), definitions.sentences.say
    gaps, day = tuple(_gaps(came.reading, definitions)), came.came_at.date()
    head = paper_head(definitions.organisation, style, day, (), addressees=(branch.name if branch else say("tiep_nhan.noi_gui"),))
    return Receipt(
        head=replace(head, place_and_day=f"{definitions.organisation.place_name}, {party_day(day)}"),
        title=say("tiep_nhan.ten_thu" if came.trial else "tiep_nhan.ten"),
        abstract=say("tiep_nhan.trich_yeu", ten=came.name),
        opening=tuple(_opening(came, gaps, definitions)),
        gaps=gaps,
        forms=tuple(_forms(came.reading, definitions)),
        closing=tuple(_closing(came, gaps, definitions)),
    )


def _opening(came: Came, gaps: tuple[ReceiptGap, ...], definitions: Definitions) -> Iterator[str]:
    say = definitions.sentences.say
    came_at, own = (
        say("tiep_nhan.gio_ngay", gio=f"{moment:%H:%M}", ngay=short_day(moment.date())) for moment in (came.came_at, came.modified_at)
    )
    yield say("tiep_nhan.doc_thu", luc=came_at) if came.trial else say("tiep_nhan.da_nhan", luc=came_at, gio_tep=own)
    records = came.reading.records
    if not records:
        yield say("tiep_nhan.khong_doc_duoc")
        return
    yield say("tiep_nhan.gom", so=count(len(records)), cac_phieu=listed(_about(record, definitions) for record in records))
    errors = sum(1 for finding in _findings(came.reading) if finding.severity is Severity.ERROR)
    if not gaps:
        yield say("tiep_nhan.du")
    elif errors:
        others = say("tiep_nhan.con_thieu_xem_lai", so=count(len(gaps) - errors)) if len(gaps) > errors else ""
        yield say("tiep_nhan.con_thieu", so=count(errors), xem_lai=others)
    else:
        yield say("tiep_nhan.xem_lai", so=count(len(gaps)))
    yield from (say("tiep_nhan.luu_y", noi_dung=finding.message) for finding in _noted(came.reading))


def _about(record: Record, definitions: Definitions) -> str:
    """Say of a filled form what it is, whose and for which period."""
    submission, say = record.submission, definitions.sentences.say
    branch = definitions.organisation.branch(submission.unit or "")
    return say(
        "tiep_nhan.phieu",
        mau=_form_name(record, definitions, 80),
        chi_bo=branch.name if branch else say("tiep_nhan.chua_ro_chi_bo"),
        ky=submission.period.say() if submission.period else say("tiep_nhan.chua_ro_ky"),
    )


def _form_name(record: Record, definitions: Definitions, most: int) -> str:
    """Name a filled form: its code, and the exemplar in at most so many letters."""
    say, submission = definitions.sentences.say, record.submission
    form = definitions.plan.form(submission.form or "")
    code = form.code if form else say("tiep_nhan.chua_ro_mau")
    return say("tiep_nhan.mau", mau=code, ten=_short(submission.subject, most)) if submission.subject else code


def _findings(reading: Reading) -> Iterator[Finding]:
    for findings in (reading.findings, *(record.findings for record in reading.records)):
        yield from (one for one in findings if one.severity is not Severity.INFO and one.code not in _TOLD_ELSEWHERE)


def _noted(reading: Reading) -> Iterator[Finding]:
    """Yield what asks nothing of the branch but changes what was read: hidden text left out, edits taken as accepted, fonts decoded."""
    return (one for one in reading.findings if one.severity is Severity.INFO and one.code not in _TOLD_ELSEWHERE)


def _gaps(reading: Reading, definitions: Definitions) -> Iterator[ReceiptGap]:
    """List what is to be mended, errors first."""
    whole = definitions.sentences.say("o_bang.ca_tep")
    found = [(whole, finding) for finding in reading.findings]
    found += [(_form_name(record, definitions, 60), finding) for record in reading.records for finding in record.findings]
    told = set(map(id, _findings(reading)))
    kept = sorted((one for one in found if id(one[1]) in told), key=lambda one: one[1].severity is not Severity.ERROR)
    for number, (form, finding) in enumerate(kept, start=1):
        place = "\n".join(part for part in (asked_for(finding), finding.source) if part)
        yield ReceiptGap(number=number, form=form, place=place or whole, message=sentence(finding.message))


def _forms(reading: Reading, definitions: Definitions) -> Iterator[ReceiptForm]:
    for record in reading.records:
        form = definitions.plan.form(record.submission.form or "")
        if form is not None:
            rows = (
                ReceiptAnswer(number=number, question=question, value=value, place=place)
                for number, (question, value, place) in enumerate(_answers(record, form, definitions), start=1)
            )
            yield ReceiptForm(name=_about(record, definitions), rows=tuple(rows))


def _answers(record: Record, form: Form, definitions: Definitions) -> Iterator[tuple[str, str, str]]:
    """Read back every answer in the order of the form, the cells of a list row by row."""
    for question in form.questions:
        answer = record.submission.get(question.id)
        if answer is None:
            continue
        if isinstance(answer.value, tuple) and question.columns:
            yield from _cells(question, (row for row in answer.value if isinstance(row, Row)), definitions)
        else:
            yield question.label, _said(answer, question, definitions), answer.place.say() if answer.place else ""


def _cells(question: Question, rows: Iterable[Row], definitions: Definitions) -> Iterator[tuple[str, str, str]]:
    for row in rows:
        cells = ((column, row.get(column.id)) for column in question.columns)
        say = definitions.sentences.say
        said = [say("tiep_nhan.o", ten=one.label, noi_dung=_said(cell, one, definitions)) for one, cell in cells if cell is not None]
        places = (cell.place for cell in row.answers if cell.place is not None)
        place = next((one.say() for one in places), "")
        yield say("tiep_nhan.dong", ten=question.label, so=str(row.number)), "\n".join(said), place


def _said(answer: Answer, question: Question, definitions: Definitions) -> str:
    say = definitions.sentences.say
    said = _short(say_value(answer.value, question, definitions), _LONGEST)
    if not said and answer.state is State.INVALID and answer.raw.strip():
        raw = _short(" ".join(answer.raw.split()), _LONGEST)
        return say("tiep_nhan.trai_nhau" if answer.contradictory else "tiep_nhan.chua_hieu", noi_dung=raw)
    said = said or say(_NO_ANSWER.get(answer.state, "tiep_nhan.de_trong"))
    return say("tiep_nhan.can_xem_lai", noi_dung=said) if answer.review else said


def _closing(came: Came, gaps: tuple[ReceiptGap, ...], definitions: Definitions) -> Iterator[str]:
    say = definitions.sentences.say
    known = any(record.submission.form for record in came.reading.records)
    if gaps and not known:
        yield say("tiep_nhan.gui_tep_khac")
    elif gaps:
        yield say("tiep_nhan.sua_thu" if came.trial else "tiep_nhan.sua")
    elif came.trial:
        yield say("tiep_nhan.nop_duoc")
    yield say("tiep_nhan.ket", bang=say("tiep_nhan.ket_bang") if known else "")


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
