"""What became of every file: worked out from the books, written down when a step is done."""

from __future__ import annotations

from toolkit.errors import UnreachableError
from toolkit.intake import fates, first_arrivals
from toolkit.keeping import dropped_lines, keep_quarantine, quarantined
from toolkit.model.ledger import FileLine, FileState
from toolkit.model.versions import superseded
from toolkit.pipeline.desk import Desk
from toolkit.taking import (
    dropped_files,
    settling_line,
)


def settle(desk: Desk) -> None:
    """Write down what became of every file, where anything is new since that was last done."""
    settings = _settings(desk)
    if _is_settled(desk):
        return
    lines = _fates(desk)
    try:
        keep_quarantine(desk.workspace.quarantine, desk.archive, lines)
    except UnreachableError:
        desk.books.settle(lines, {"version": desk.version})  # what became of the files is told all the same; this is done again
        raise
    desk.books.settle(lines, settings)


def fates_of_files(desk: Desk) -> tuple[FileLine, ...]:
    """Return what became of every file that came or was passed over; also between two steps, when nobody has written that down yet."""
    return desk.books.files() if _is_settled(desk) else _fates(desk)


def _settings(desk: Desk) -> dict[str, str]:
    return {"version": desk.version, "events": str(desk.books.last_event())}


def _is_settled(desk: Desk) -> bool:
    return all(desk.books.setting(name) == value for name, value in _settings(desk).items())


def _fates(desk: Desk) -> tuple[FileLine, ...]:
    books, entries = desk.books, desk.books.entries()
    return fates(
        books.arrivals(),
        passed=books.passed_over(),
        entries=entries,
        older=superseded(entries),
        findings=books.findings_of_files(),
        codes=desk.codes,
        dropped=dropped_files(books.decisions()),
    )


def unread(desk: Desk) -> int:
    """Return how many files came and were not read under this version of program and plan: the figures are without, or of an older one."""
    versions = desk.books.versions()
    return sum(versions.get(file) != desk.version for file in first_arrivals(desk.books.arrivals()))


def in_quarantine(desk: Desk, *, dropped: bool = False) -> tuple[FileLine, ...]:
    """Return the files that could not be read and wait for a clerk's decision, or those that the clerk ``dropped``."""
    return (dropped_lines if dropped else quarantined)(fates_of_files(desk))


def tell_files(desk: Desk) -> tuple[FileLine, ...]:
    """Return the fate of every file that was ever seen, then the files that are watched and not taken yet."""
    lines = fates_of_files(desk)
    told = {line.path for line in lines if line.state is FileState.WAITING}
    sights = (sight for sight in desk.duty.sightings() if sight.path not in told)
    return (*lines, *(settling_line(sight, desk.codes) for sight in sights))
