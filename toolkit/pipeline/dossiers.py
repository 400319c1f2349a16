"""Judge and count: from what is in the books to the summary of a period."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache

from toolkit.checks import check_dossier
from toolkit.checks.exemplars import share_year
from toolkit.checks.ids import REGISTRATION
from toolkit.consolidate import consolidate, consolidate_stage
from toolkit.intake import likely_period
from toolkit.keeping import was_removed
from toolkit.model.definitions import AnswerType
from toolkit.model.expected import due_branches
from toolkit.model.finding import Code, Finding, Severity
from toolkit.model.ledger import FileLine, FileState
from toolkit.model.period import Period, PeriodKind, period_from_id
from toolkit.model.submission import Dossier, Filed, Record
from toolkit.model.summary import Assessed, FileNote, Summary
from toolkit.papers.wording import sentence
from toolkit.pipeline.desk import Desk
from toolkit.pipeline.files import fates_by_folder
from toolkit.text.fold import fold

_UNPLACED = frozenset({Code.UNREADABLE, Code.UNKNOWN_FORM, Code.UNKNOWN_UNIT, Code.UNKNOWN_PERIOD})
_REPLACED = "Sau đó chi bộ đã gửi mẫu này của kỳ: nếu là bản thay thế thì không phải làm gì thêm."
_REMOVED = "Tệp này không còn trong thư mục nhận: nếu là biểu mẫu phải nộp thì gửi lại bản đúng; nếu gửi nhầm thì không phải làm gì thêm."


def periods(desk: Desk) -> tuple[Period, ...]:
    """Return every period that has a submission, in order of their ids."""
    return tuple(period for found in desk.books.periods() if (period := period_from_id(found)) is not None)


def leaves_years_out(desk: Desk, period: Period) -> bool:
    """Tell whether somebody sent a form for a stage itself while others reported its years: then those years are in no figure of it."""
    known = periods(desk)
    return period.kind is PeriodKind.STAGE and period in known and any(year in known for year in period.years)


def is_put_together(desk: Desk, period: Period) -> bool:
    """Tell whether a period is a stage for which nobody sent anything, but for years of it."""
    known = periods(desk)
    return period.kind is PeriodKind.STAGE and period not in known and any(year in known for year in period.years)


def summarise(desk: Desk, period: Period, now: datetime, *, own: bool = False) -> Summary:
    """Judge every branch's dossier of the period and count and list them all, with the earlier periods that it is compared with.

    A stage for which nobody sent anything is put together from its years: those that are over, and those for which something came. With
    ``own`` nothing counts but submissions whose own period it is (forms.md, ``toolkit report --json``).
    """
    known = periods(desk)
    if not own and is_put_together(desk, period):
        years = (year for year in period.years if year in known or year.last_day < now.date())
        return consolidate_stage(tuple(consolidate(assess(desk, year, now), desk.definitions, year) for year in years), period)
    before, year_ago = (_counted(desk, earlier) if earlier in known else None for earlier in (period.before, period.year_ago))
    return replace(consolidate(assess(desk, period, now), desk.definitions, period), before=before, year_ago=year_ago)


def _counted(desk: Desk, period: Period | None) -> Summary | None:
    """Count a period without judging it: enough to compare with."""
    if period is None:
        return None
    dossiers = _dossiers(desk.books.filed(period.id), period)
    return consolidate([Assessed(dossier=dossier) for dossier in dossiers], desk.definitions, period)


def assess(desk: Desk, period: Period, now: datetime) -> tuple[Assessed, ...]:
    """Judge the dossier of every branch that is due in the period, or sent something for it."""
    near = [one for one in periods(desk) if one != period and share_year(one, period)]
    dossiers = _dossiers(desk.books.filed(period.id), period)
    empty = tuple(
        Dossier(unit=branch.code, period=period)
        for branch in due_branches(desk.definitions.organisation, period)
        if branch.code not in {dossier.unit for dossier in dossiers}
    )
    beside = tuple(dossier for one in near for dossier in _dossiers(desk.books.filed(one.id), one))
    registered = _registrations(desk, {period, *near})
    notes = _notes(desk, period, dossiers)
    return tuple(
        Assessed(
            dossier=dossier,
            findings=check_dossier(
                dossier,
                (*dossiers, *(other for other in (*beside, *registered) if other.unit == dossier.unit)),
                desk.definitions,
                now.date(),
            ),
            files=tuple(note for unit, note in notes if unit == dossier.unit),
        )
        for dossier in (*dossiers, *empty)
    )


def _dossiers(filed: tuple[Filed, ...], period: Period) -> tuple[Dossier, ...]:
    """Sort the submissions of one period by branch."""
    units = dict.fromkeys(one.record.submission.unit for one in filed)
    return tuple(
        Dossier(
            unit=unit,
            period=period,
            current=tuple(one for one in filed if one.record.submission.unit == unit and one.superseded_by is None),
            older=tuple(one for one in filed if one.record.submission.unit == unit and one.superseded_by is not None),
        )
        for unit in units
        if unit is not None
    )


def _registrations(desk: Desk, known: set[Period]) -> tuple[Dossier, ...]:
    """Return what was registered in periods far from those that are looked at whole: an exemplar stays registered (II.3)."""
    filed = desk.books.filed_under(REGISTRATION)
    far = dict.fromkeys(one.record.submission.period for one in filed if one.record.submission.period not in known)
    groups = ((period, tuple(one for one in filed if one.record.submission.period == period)) for period in far if period is not None)
    return tuple(dossier for period, group in groups for dossier in _dossiers(group, period))


def _notes(desk: Desk, period: Period, dossiers: Iterable[Dossier]) -> tuple[tuple[str, FileNote], ...]:
    """Return what is wrong with files that no dossier holds, with the branch; a file that names no period goes to the likeliest.

    Nobody is asked about a file under whose names other bytes came since. One that was taken out of the inbox is only called to mind, and
    so is one after which the same form of the same exemplar came for the period: it may be the mended one under a name of its own.
    """
    came = {(dossier.unit, *_what_about(one.record)): one.arrived for dossier in dossiers for one in dossier.current}
    books, likeliest = desk.books, cache(lambda scan: likely_period(scan, desk.books.near(scan)))
    notes: list[tuple[str, FileNote]] = []
    parts: list[tuple[str, FileNote]] = []
    for folder, lines in fates_by_folder(desk):
        troubled = [line for line in lines if line.unit and line.state in (FileState.UNREADABLE, FileState.NEEDS_REVIEW)]
        unplaced = books.unplaced(folder)
        if not troubled and not unplaced:
            continue
        scans = {arrival.sha256: arrival.scan for arrival in reversed(books.arrivals(folder))}
        files, names = books.findings_of_files(folder), _names(lines)
        standing = {line.sha256 for line in lines if line.state is not FileState.DUPLICATE}
        for line in troubled:
            findings = [finding for finding in files.get((folder, line.sha256 or ""), ()) if finding.code in _UNPLACED]
            if findings and likeliest(scans[line.sha256 or ""]) == period.id:
                findings = _asked(desk, findings, names.get(line.sha256 or "", ()))
                notes += [(line.unit or "", FileNote(path=line.path, finding=finding)) for finding in findings]
        for filed in unplaced:
            submission = filed.record.submission
            unit = submission.unit or (folder if folder in desk.codes else None)
            said = submission.period.id if submission.period else likeliest(scans[filed.sha256])
            if unit is not None and said == period.id and filed.sha256 in standing:
                findings = _asked(desk, _of_place(desk, filed.record), names.get(filed.sha256, ()))
                if came.get((unit, *_what_about(filed.record)), filed.arrived) > filed.arrived:
                    findings = _called_to_mind(findings, _REPLACED)
                parts += [(unit, FileNote(path=filed.path, finding=finding)) for finding in findings]
    return (*notes, *parts)


def _names(lines: Sequence[FileLine]) -> dict[str, tuple[str, ...]]:
    """Return under which names (paths) each content (SHA-256) of a folder stands: what came last under a name holds it."""
    last = {line.path: line.sha256 for line in sorted(lines, key=lambda line: line.position) if line.sha256}
    return {sha256: tuple(path for path, other in last.items() if other == sha256) for sha256 in last.values()}


def _of_place(desk: Desk, record: Record) -> list[Finding]:
    """Return why a form has no place in a dossier; a blank where the branch or the period is asked is ``missing`` and nothing else."""
    form, submission = desk.definitions.plan.form(record.submission.form or ""), record.submission
    unknown = {AnswerType.UNIT: submission.unit is None, AnswerType.PERIOD: submission.period is None}
    asked = {question.id for question in form.questions if unknown.get(question.type)} if form else set()
    return [
        finding
        for finding in record.findings
        if finding.code in _UNPLACED or (finding.field in asked and finding.severity is not Severity.INFO)
    ]


def _asked(desk: Desk, findings: Sequence[Finding], names: Sequence[str]) -> list[Finding]:
    """Return what to tell a branch about a file that stands under these names."""
    if not names:
        return []
    if not all(was_removed(desk.workspace.root / name, desk.workspace.inbox) for name in names):
        return list(findings)
    return _called_to_mind(findings, _REMOVED)


def _called_to_mind(findings: Sequence[Finding], why: str) -> list[Finding]:
    return [replace(one, severity=Severity.WARNING, message=f"{sentence(one.message)} {why}") for one in findings]


def _what_about(record: Record) -> tuple[str | None, str]:
    """Return what a form is about: its id and the folded name of its exemplar."""
    return record.submission.form, fold(record.submission.subject)
