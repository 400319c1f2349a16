"""What became of every file: worked out from the books, written down when a step is done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from toolkit.intake import SHARED, fates, first_arrivals
from toolkit.keeping import dropped_lines, keep_quarantine, quarantined, standing_lines
from toolkit.model.ledger import FileLine, FileState, Sighting
from toolkit.pipeline.desk import Desk
from toolkit.taking import dropped_files, settling_line

_Dropped = Mapping[tuple[str, str], tuple[int, str]]


def settle(desk: Desk) -> None:
    """Write down what became of every file, where anything is new since that was last done."""
    settings = _settings(desk)
    if _is_settled(desk):
        return
    for folder, lines in _fates(desk):
        desk.books.settle(folder, lines)
    keep_quarantine(desk.workspace.quarantine, desk.archive, desk.books.files(states=[FileState.UNREADABLE]))
    desk.books.mark_settled(settings)


def fates_of_files(desk: Desk) -> tuple[FileLine, ...]:
    """Return what became of every file that came or was passed over; also between two steps, when nobody has written that down yet."""
    if _is_settled(desk):
        return desk.books.files()
    return tuple(sorted((line for _, lines in _fates(desk) for line in lines), key=_came))


def fates_by_folder(desk: Desk) -> Iterator[tuple[str, tuple[FileLine, ...]]]:
    """Give the same one folder (as in an arrival) after the other, which takes no more memory than the largest of them."""
    if _is_settled(desk):
        return ((folder, desk.books.files(folder)) for folder in desk.books.folders())
    return _fates(desk)


def _settings(desk: Desk) -> dict[str, str]:
    return {"version": desk.version, "events": str(desk.books.last_event())}


def _is_settled(desk: Desk) -> bool:
    return all(desk.books.setting(name) == value for name, value in _settings(desk).items())


def _fates(desk: Desk) -> Iterator[tuple[str, tuple[FileLine, ...]]]:
    """Work out the fates of the files of one branch's folder after the other, then of all that lies in no branch's.

    What lies in a branch's own folder stands by itself; what lies elsewhere may lie there too, and is the same content then.
    """
    dropped = dropped_files(desk.books.decisions())
    folders = desk.books.folders()
    for code in (folder for folder in folders if folder in desk.codes):
        yield code, _fates_in(desk, (code,), dropped)
    others = tuple(folder for folder in folders if folder not in desk.codes)
    lines = _fates_in(desk, others, dropped)
    yield from ((folder, tuple(line for line in lines if line.folder == folder)) for folder in others)


def _fates_in(desk: Desk, folders: Sequence[str], dropped: _Dropped) -> tuple[FileLine, ...]:
    """Work out the fates of the files of some folders, in the light of the same contents in the folders of the branches they are of."""
    books = desk.books
    arrivals = [arrival for folder in folders for arrival in books.arrivals(folder)]
    findings = {file: said for folder in folders for file, said in books.findings_of_files(folder).items()}
    told = [books.entries(folder) for folder in folders]
    entries = [entry for own, _ in told for entry in own]
    contents = {arrival.sha256 for arrival in arrivals}
    for unit in sorted({entry.unit for entry in entries if entry.unit in desk.codes and entry.unit} - set(folders)):
        arrivals += [arrival for arrival in books.arrivals(unit) if arrival.sha256 in contents]
        findings |= books.findings_of_files(unit)
    lines = fates(
        sorted(arrivals, key=lambda arrival: arrival.sequence),
        passed=[one for folder in folders for one in books.passed_over(folder)],
        entries=entries,
        newer={id: path for _, newer in told for id, path in newer.items()},
        findings=findings,
        codes=desk.codes,
        dropped=dropped,
    )
    return tuple(line for line in lines if line.folder in folders)


def unread(desk: Desk) -> int:
    """Return how many files came and were not read under this version of program and plan: the figures are without, or of an older one."""
    return len(first_arrivals(desk.books.each_arrival())) - desk.books.count_read(desk.version) - len(set_aside(desk))


def set_aside(desk: Desk) -> frozenset[tuple[str, str]]:
    """Return the files (folder, SHA-256) that a clerk dropped and that did not come again: nobody reads or counts them."""
    dropped = dropped_files(desk.books.decisions())
    arrivals = (arrival for folder in {folder for folder, _ in dropped} for arrival in desk.books.arrivals(folder))
    last = {arrival.file: arrival.sequence for arrival in arrivals}
    return frozenset(file for file, (sequence, _) in dropped.items() if last.get(file, 0) < sequence)


def received(desk: Desk) -> tuple[FileLine, ...]:
    """Return the files that came and stand: what a clerk may set aside."""
    return standing_lines(fates_of_files(desk))


def in_quarantine(desk: Desk, *, dropped: bool = False) -> tuple[FileLine, ...]:
    """Return the files that could not be read and wait for a clerk's decision, or those that the clerk ``dropped``."""
    return (dropped_lines if dropped else quarantined)(fates_of_files(desk))


def tell_files(desk: Desk) -> tuple[FileLine, ...]:
    """Return the fate of every file that was ever seen, then the files that are watched and not taken yet."""
    lines = fates_of_files(desk)
    return (*lines, *_settling(desk, lines, desk.duty.sightings()))


def tell_folders(desk: Desk) -> Iterator[tuple[FileLine, ...]]:
    """Give the same one folder after the other, each in the order in which they came; what lies beside the folders is in the shared one."""
    sights: dict[str, list[Sighting]] = defaultdict(list)
    for sight in desk.duty.sightings():
        sights[sight.folder or SHARED].append(sight)
    beside: tuple[FileLine, ...] = ()
    for folder, lines in fates_by_folder(desk):
        if folder in ("", SHARED):
            beside += lines
        else:
            yield (*lines, *_settling(desk, lines, sights.pop(folder, ())))
    yield (*sorted(beside, key=_came), *_settling(desk, beside, sights.pop(SHARED, ())))
    yield from (tuple(_settling(desk, (), of_folder)) for of_folder in sights.values())


def _settling(desk: Desk, lines: Iterable[FileLine], sights: Iterable[Sighting]) -> Iterator[FileLine]:
    """Tell of files that are watched, unless it is told already what they wait for."""
    told = {line.path for line in lines if line.state is FileState.WAITING}
    return (settling_line(sight, desk.codes) for sight in sights if sight.path not in told)


def _came(line: FileLine) -> tuple[bool, int]:
    return (line.sha256 is None, line.position)
