"""Issue frozen papers: a number from the register, the finished file, the PDF beside it; void a number; make an issued paper again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from toolkit.errors import UnreachableError, UsageError, reason_of
from toolkit.life.numbers import (
    first_number,
    is_voided,
    listed_numbers,
    next_number,
    plan_number,
    skipped,
    standing_freeze,
    standing_issue,
    symbol_of,
    term_on,
    written,
)
from toolkit.life.snapshot import Snapshot
from toolkit.model.definitions import Term
from toolkit.model.expected import deadline, due_forms
from toolkit.model.issue import Frozen, Issued, Voided
from toolkit.model.period import period_from_id
from toolkit.papers import plan, reminder
from toolkit.papers.frame import signer_on, superior_on
from toolkit.party_style import load_party_styles
from toolkit.printing.composing import style_for
from toolkit.printing.freezing import note_placed
from toolkit.printing.making import issued_bytes, read_snapshot
from toolkit.printing.numbers_out import clash, numbers_out, unknown_to
from toolkit.printing.pdf import Pdfs, print_pdfs
from toolkit.printing.placing import digest, put, voided_path
from toolkit.printing.press import Press, already_issued, command
from toolkit.printing.twins import read_twin, twin_path, write_twin
from toolkit.store.lives import History, issue, read_history, void


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuing:
    """One frozen paper about to be issued: the number that it would get now, and what a person should know before saying yes."""

    paper: Frozen
    snapshot: Snapshot
    number: int
    symbol: str
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Remade:
    """An issued paper that was made again: where it lies, and whether the program still prints it with the same bytes."""

    paper: Issued
    path: Path
    same: bool
    voided: bool


def plan_issue(press: Press, papers: Sequence[Frozen], day: date, number: int | None) -> tuple[Issuing, ...]:
    """Say which numbers the papers would get, and warn. Changes nothing.

    Raises ``UsageError`` where a number is taken, where the outbox shows one that the register does not know, or where the day no longer
    fits the paper, ``ConfigurationError`` where no term has the day.
    """
    if number is not None and len(papers) > 1:
        raise UsageError("--number chỉ dùng khi phát hành đúng một văn bản; ghi rõ tên văn bản.")
    series = {(paper.code, read_snapshot(press.archive, paper.snapshot).organ) for paper in papers}
    out = {one: numbers_out(press.workspace.outbox, *one) for one in series}  # before the register: what is issued now is in both
    history, planned = read_history(press.books), list[Issuing]()
    for paper in papers:
        before = sum(1 for one in planned if one.paper.code == paper.code)
        snapshot = read_snapshot(press.archive, paper.snapshot)
        _must_fit(press, snapshot, day)
        term = term_on(press.definitions.organisation, day)
        chosen = _choose(press, history, snapshot, term, number) + before
        unknown = unknown_to(history, out[paper.code, snapshot.organ], paper.code, term)
        if doubled := clash(unknown, chosen, paper.code, snapshot.organ, chosen=number is not None):
            raise UsageError(doubled)
        planned.append(
            Issuing(
                paper=paper,
                snapshot=snapshot,
                number=chosen,
                symbol=symbol_of(chosen, paper.code, snapshot.organ),
                warnings=(
                    *_early(snapshot, day),
                    *_warnings(press, history, paper, term.name, first_number(term, paper.code), number, day),
                ),
            )
        )
    return tuple(planned)


def edited_since(press: Press, paper: Frozen) -> bool:
    """Tell whether somebody edited the draft after it was frozen: a file stands there that is neither ours nor the frozen one."""
    target = press.place(paper.period, paper.path)
    found = digest(target)
    ours = {one.sha256 for one in press.books.printed() if one.path == press.said(target)}
    return found is not None and found not in ours and found != read_snapshot(press.archive, paper.snapshot).document


def _must_fit(press: Press, snapshot: Snapshot, day: date) -> None:
    """Refuse a day on which the paper would look otherwise, or another person would sign, than it was frozen with."""
    organisation, head = press.definitions.organisation, snapshot.context["head"]
    styles = load_party_styles(press.workspace.templates / "party-style")
    signer, superior = signer_on(organisation, day), superior_on(organisation, day)
    own = press.chosen(snapshot.period).get(snapshot.path)
    if signer is None:
        raise UsageError(f"Ngày {day:%d/%m/%Y} không có người ký nào đang giữ chức vụ; bổ sung mục signers trong organisation.yaml.")
    changed = [
        said
        for said, same in (
            ("thể thức văn bản", snapshot.style in (style_for(styles, press.workspace.config.style, day).id, own)),
            ("người ký", (signer.name, signer.position) == (head["signer"], head["position"])),
            ("cấp trên trực tiếp", superior is None or superior.heading == head["superior"]),
            ("thời hạn gửi ghi trong công văn", not _names_a_deadline_gone_by(press, snapshot, day)),
        )
        if not same
    ]
    if changed:
        raise UsageError(
            f"Ngày {day:%d/%m/%Y} có {', '.join(changed)} khác với bản đã chốt (chốt cho ngày {snapshot.day:%d/%m/%Y}). "
            f"Chốt lại cho đúng: {command('freeze', snapshot.code, snapshot.period)} --today {day.isoformat()}"
        )


def _names_a_deadline_gone_by(press: Press, snapshot: Snapshot, day: date) -> bool:
    """Tell whether a reminder was composed while a deadline lasted that is over on the day of issue."""
    plan, period = press.definitions.plan, period_from_id(snapshot.period)
    if snapshot.code != reminder.CODE or period is None:
        return False
    return any(snapshot.day <= deadline(plan, form.id, period) < day for form in due_forms(plan, period))


def _choose(press: Press, history: History, snapshot: Snapshot, term: Term, number: int | None) -> int:
    """Return the next number, or the one that was chosen, if nobody has it: no paper of ours, and not the plan from before our time."""
    first = first_number(term, snapshot.code)
    taken = (*history.taken(snapshot.code, term.name), *plan_number(press.definitions, snapshot.code, term.name))
    if number is None:
        return next_number(taken, first)
    if number in taken:
        raise UsageError(
            f"Số {symbol_of(number, snapshot.code, snapshot.organ)} của nhiệm kỳ {term.name} đã dùng rồi (kể cả khi đã hủy). "
            f"Số tiếp theo là {written(next_number(taken, first))}: bỏ --number để lấy số đó."
        )
    return number


def _early(snapshot: Snapshot, day: date) -> Iterator[str]:
    """Warn of a day on which there was nothing yet to report (a plan comes before its period), or not yet these words."""
    period = period_from_id(snapshot.period)
    if period is not None and day < period.first_day and snapshot.code != plan.CODE:
        yield f"ngày {day:%d/%m/%Y} trước cả khi {period.say()} bắt đầu ({period.first_day:%d/%m/%Y})"
    elif day < snapshot.day:
        yield f"ngày {day:%d/%m/%Y} sớm hơn ngày chốt văn bản ({snapshot.day:%d/%m/%Y})"


def _warnings(press: Press, history: History, paper: Frozen, term: str, first: int, number: int | None, day: date) -> Iterable[str]:
    series = [one for one in history.issued if (one.code, one.term) == (paper.code, term)]
    taken = [*(one.number for one in series), *plan_number(press.definitions, paper.code, term)]
    if number is not None:
        gap = skipped(taken, number, first)
        if gap:
            yield f"số {written(number)} bỏ trống các số {listed_numbers(gap)}: sổ sẽ có chỗ trống phải giải trình"
        elif number < next_number(taken, first):
            yield f"số {written(number)} là số chèn, đứng trước số đã dùng gần nhất ({written(max(taken, default=first - 1))})"
    later = [one for one in series if one.day > day and (number is None or one.number < number)]
    if later:
        yield f"ngày {day:%d/%m/%Y} sớm hơn ngày của số {later[-1].symbol} ({later[-1].day:%d/%m/%Y})"


def issue_paper(press: Press, paper: Frozen, day: date, number: int | None, copies: int | None, now: datetime) -> Issued:
    """Take a number for a frozen paper and make it; ``copies`` is how many are sent, for the register.

    The number is taken when the paper lies finished in the archive, and not before. Raises ``UsageError`` where the paper was issued
    or frozen anew in the meantime, or where an edited draft cannot be filled in.
    """
    snapshot = read_snapshot(press.archive, paper.snapshot)
    issued = issue(press.books, partial(_make, press, paper, snapshot, day, number, copies, now))
    put_out(press, issued)
    _clear_draft(press, issued)
    return issued


def _make(
    press: Press, paper: Frozen, snapshot: Snapshot, day: date, number: int | None, copies: int | None, now: datetime, history: History
) -> Issued:
    already = standing_issue(paper.period, paper.path, history.issued, history.voided)
    if already is not None:
        raise UsageError(already_issued(already))
    if standing_freeze(paper.period, paper.path, history.frozen, history.issued) != paper:
        raise UsageError(f"“{paper.path}” kỳ {paper.period} vừa được chốt lại. Xem bản chốt mới rồi phát hành lại.")
    term = term_on(press.definitions.organisation, day)
    chosen = _choose(press, history, snapshot, term, number)
    document = press.archive.keep(issued_bytes(snapshot, press.archive, chosen, day))
    head, symbol = snapshot.context["head"], symbol_of(chosen, paper.code, snapshot.organ)
    return Issued(
        period=paper.period,
        path=paper.path,
        code=paper.code,
        term=term.name,
        number=chosen,
        symbol=symbol,
        day=day,
        snapshot=paper.snapshot,
        document=document,
        file=press.said(_free(press.place(paper.period, paper.path), symbol, document)),
        title=snapshot.title,
        signer=head["signer"],
        recipients=_recipients(head),
        manual=number is not None,
        copies=copies,
        at=now,
    )


def _recipients(head: Mapping[str, Any]) -> tuple[str, ...]:
    """Return who gets the paper: those it is addressed to, for whom its last lines say "Như trên", then the others."""
    addressed = head.get("addressees", ())
    lines = (*addressed, *(line for line in head["recipients"] if not (addressed and "Như trên" in line)))
    return tuple(line.removeprefix("- ").rstrip(";,.") for line in lines)


def _free(draft: Path, symbol: str, document: str) -> Path:
    """Return where the issued paper will lie; a name that another file has is left to it."""
    stem = f"Số {symbol.replace('/', '-')} - {draft.stem}"
    target, more = draft.with_name(f"{stem}{draft.suffix}"), 2
    while digest(target) not in (None, document):
        target, more = draft.with_name(f"{stem} ({more}){draft.suffix}"), more + 1
    return target


def put_out(press: Press, paper: Issued) -> None:
    """Put an issued paper into the outbox, whole or not at all; what stands there already is left alone."""
    target = press.workspace.root / paper.file
    document, snapshot = press.archive.read(paper.document), read_snapshot(press.archive, paper.snapshot)
    with _out(target):
        if digest(target) is None:
            put(target, document)
        _twin(target, snapshot, paper)
    note_placed(press, paper.file, paper.document)


def _twin(target: Path, snapshot: Snapshot, paper: Issued) -> None:
    if snapshot.figures:
        write_twin(target, snapshot.figures, period=paper.period, number=paper.symbol, date=paper.day.isoformat())


def complete(press: Press) -> tuple[str, ...]:
    """Put out what was issued but never reached the outbox because the machine stopped in between; return those files."""
    placed = {one.path for one in press.books.printed()}
    history = read_history(press.books)
    missing = [one for one in history.issued if one.file not in placed and not is_voided(one, history.voided)]
    for paper in missing:
        put_out(press, paper)
        _clear_draft(press, paper)
    return tuple(paper.file for paper in missing)


@contextmanager
def _out(target: Path) -> Iterator[None]:
    """Say that a paper is safe though it could not be put out."""
    try:
        yield
    except OSError as error:
        raise UnreachableError(
            f"Không ghi được “{target.name}” vào {target.parent}: {reason_of(error)}. Số và văn bản còn nguyên trong kho lưu; "
            "đóng tệp đang mở, kiểm tra ổ đĩa và quyền ghi, rồi lấy ra bằng: toolkit run, hoặc toolkit report reproduce."
        ) from error


def _clear_draft(press: Press, paper: Issued) -> None:
    """Take the draft away once its paper is out, unless a person edited it after that."""
    target = press.place(paper.period, paper.path)
    said = press.said(target)
    ours = {one.sha256 for one in press.books.printed() if one.path == said}
    if digest(target) not in ours:
        return
    with suppress(OSError):  # it is open in Word: the paper is out all the same, and its draft does no harm
        target.unlink()
        if read_twin(target) is not None:
            twin_path(target).unlink()
        press.books.unprint(said)


def print_issued(press: Press, papers: Sequence[Issued]) -> Pdfs:
    """Print PDF beside issued papers, all in one process of LibreOffice; what could not be printed is told, never raised."""
    return print_pdfs(tuple(press.workspace.root / paper.file for paper in papers))


def void_number(press: Press, paper: Issued, reason: str, now: datetime) -> Voided:
    """Take a number back. It stays taken, the files stay under a name that says so, and the paper can be drafted anew."""

    def make(history: History) -> Voided:
        if is_voided(paper, history.voided):
            raise UsageError(f"Số {paper.symbol} (nhiệm kỳ {paper.term}) đã hủy từ trước.")
        return Voided(code=paper.code, term=paper.term, number=paper.number, reason=reason, at=now)

    voided = void(press.books, make)
    file = press.workspace.root / paper.file
    try:
        for suffix in (file.suffix, ".pdf", ".json"):
            beside = file.with_suffix(suffix)
            if beside.is_file():
                beside.replace(_unused(voided_path(beside)))
    except OSError as error:
        raise UnreachableError(
            f"Đã hủy số {paper.symbol}, nhưng chưa đổi tên được “{file.name}”: {reason_of(error)}. Đóng tệp rồi đổi tên bằng tay."
        ) from error
    return voided


def _unused(path: Path) -> Path:
    target, more = path, 2
    while target.exists():
        target, more = path.with_name(f"{path.stem} {more}{path.suffix}"), more + 1
    return target


def reproduce(press: Press, paper: Issued, folder: Path | None) -> Remade:
    """Make an issued paper again, from the snapshot and nothing else, into ``folder`` or beside the issued file.

    Where this version of the program prints other bytes than it did, the ones that were issued are taken from the archive.
    """
    snapshot = read_snapshot(press.archive, paper.snapshot)
    made = issued_bytes(snapshot, press.archive, paper.number, paper.day)
    kept = press.archive.read(paper.document)
    file = press.workspace.root / paper.file
    name = voided_path(file).name if is_voided(paper, read_history(press.books).voided) else file.name
    target = (folder or file.parent) / name
    if digest(target) not in (None, paper.document):
        target = _unused(target.with_name(f"{target.stem} - dựng lại{target.suffix}"))
    with _out(target):
        if digest(target) is None:
            put(target, kept)
        _twin(target, snapshot, paper)
    return Remade(paper=paper, path=target, same=made == kept, voided=name != file.name)
