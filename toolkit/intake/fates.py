"""The fate of every file that was ever seen, in words: what ``toolkit files`` tells (forms.md). Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from unicodedata import normalize

from toolkit.intake.identity import canonical_arrivals, first_arrivals, name_of
from toolkit.model.finding import Code, Finding, Severity
from toolkit.model.ledger import Arrival, Entry, FileLine, FileState, PassedOver

_OLDER = (
    "không được tính vì đã có bản mới hơn: {newer}; muốn bản này được tính thì mở ra, lưu thành tệp mới (Save As, F12) rồi gửi tệp mới đó"
)
_Files = Mapping[tuple[str, str], tuple[Finding, ...]]


def fates(
    arrivals: Sequence[Arrival],
    *,
    passed: Iterable[PassedOver],
    entries: Iterable[Entry],
    newer: Mapping[str, str],
    findings: _Files,
    codes: Collection[str],
    dropped: Mapping[tuple[str, str], tuple[int, str]] | None = None,
) -> tuple[FileLine, ...]:
    """Return one line for each name and content that came, in order of arrival, then the names that were passed over.

    ``entries`` are the submissions in the books, ``newer`` the paths of the files that stand in place of some of them (by id), ``findings``
    what is wrong with whole files by folder and SHA-256, ``codes`` the branches, ``dropped`` the files that a clerk set aside: the number
    of that event and the reason. What comes again after it is told anew.
    """
    told = tuple(passed)
    last = {one.path: one for one in told}
    again = {(one.folder, normalize("NFC", one.path), one.sha256) for one in last.values() if one.state is FileState.DUPLICATE}
    of_file: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        of_file[entry.folder, entry.sha256].append(entry)
    units = {file: _unit(group) for file, group in of_file.items()}
    fate = {file: _fate(of_file.get(file, ()), newer, findings.get(file, ())) for file in first_arrivals(arrivals)}
    left = dropped or {}
    kept = [one for one in arrivals if (file := (one.folder, one.sha256)) not in left or one.sequence > left[file][0]]
    standing = canonical_arrivals(kept, units, codes)
    lines = []
    for arrival in arrivals:
        file = (arrival.folder, arrival.sha256)
        unit = arrival.folder if arrival.folder in codes else units.get(file)
        state, reason = fate[file]
        stands = standing.get(arrival.sequence)
        last_one = next((newer[entry.id] for entry in reversed(of_file.get(file, [])) if entry.id in newer), None)
        older = f", {_OLDER.format(newer=last_one)}" if last_one else ""
        if stands is None:
            state, reason = FileState.IGNORED, left[file][1]
        elif stands is not arrival:
            state, reason = FileState.DUPLICATE, f"giống hệt {stands.path}{older}"
        elif older and name_of(arrival) in again:
            reason = "; ".join(filter(None, (reason, f"nội dung cũ này vừa được chép lại{older}")))
        lines.append(_line(arrival, unit, state, reason))
    return (*lines, *_passed(last, arrivals, codes))


def likely_period(scan: int, counted: Iterable[tuple[int, str, int]]) -> str | None:
    """Return the period that a file which says none most likely belongs to: the one that most forms of the nearest scan are about.

    ``counted``: how many forms of which period other scans brought (scan, period, count).
    """
    nearest = min(counted, key=lambda one: (abs(one[0] - scan), -one[2], one[:2]), default=None)
    return nearest[1] if nearest else None


def _unit(entries: Sequence[Entry]) -> str | None:
    units = {entry.unit for entry in entries}
    return units.pop() if len(units) == 1 else None


def _fate(entries: Sequence[Entry], newer: Mapping[str, str], findings: Sequence[Finding]) -> tuple[FileState, str]:
    unreadable = next((finding for finding in findings if finding.code is Code.UNREADABLE), None)
    if unreadable is not None:
        return FileState.UNREADABLE, unreadable.message
    fault = next((finding for finding in findings if finding.severity is Severity.ERROR), None)
    if fault is not None:
        return FileState.NEEDS_REVIEW, fault.message
    if not entries:
        return FileState.WAITING, "đã nhận, chưa đọc xong; sẽ được đọc ở lượt tới"
    if all(entry.id in newer for entry in entries):
        return FileState.SUPERSEDED, f"đã có bản mới hơn: {newer[entries[-1].id]}"
    unknown = _unknown(entries)
    if unknown:
        return FileState.NEEDS_REVIEW, f"chưa rõ {unknown}"
    if any(entry.review for entry in entries if entry.id not in newer):
        return FileState.NEEDS_REVIEW, "có câu trả lời cần người xem lại"
    return FileState.READ, ""


def _unknown(entries: Sequence[Entry]) -> str:
    asked = (
        ("mẫu nào", [entry.form for entry in entries]),
        ("của chi bộ nào", [entry.unit for entry in entries]),
        ("kỳ báo cáo nào", [entry.period for entry in entries]),
    )
    return ", ".join(words for words, said in asked if None in said)


def _passed(last: Mapping[str, PassedOver], arrivals: Iterable[Arrival], codes: Collection[str]) -> Iterable[FileLine]:
    """Give the last word about each name; one that came later, or could be read after all, is told by its arrival."""
    came = {arrival.path: arrival.sequence for arrival in arrivals}
    for one in last.values():
        if one.state not in (FileState.READ, FileState.DUPLICATE) and came.get(one.path, 0) < one.sequence:
            unit = one.folder if one.folder in codes else None
            yield FileLine(
                path=one.path,
                folder=one.folder,
                sha256=None,
                unit=unit,
                state=one.state,
                reason=one.reason,
                seen_at=one.seen_at,
                position=one.sequence,
            )


def _line(arrival: Arrival, unit: str | None, state: FileState, reason: str) -> FileLine:
    return FileLine(
        path=arrival.path,
        folder=arrival.folder,
        sha256=arrival.sha256,
        unit=unit,
        state=state,
        reason=reason,
        seen_at=arrival.seen_at,
        position=arrival.sequence,
    )
