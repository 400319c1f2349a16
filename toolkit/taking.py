"""From the inbox into the archive and the books: bytes first, flushed and compared, then one event each. Nothing is lost on the way.

What a batch (``toolkit run``) takes at once and what the watcher takes when it has settled goes the same way.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path

from toolkit.errors import UnreachableError
from toolkit.intake import Aside, Found, Scan, Seen, Verdict, is_same, is_whole, name_of, new_arrivals, new_notices
from toolkit.model.ledger import Arrival, Event, FileLine, FileState, PassedOver, Sighting
from toolkit.store import Archive, Books

LOCKED = "đang được mở, đang chép dở hoặc chưa có quyền đọc; máy sẽ tự thử lại"
WAITS = {
    Verdict.EMPTY: "tệp đang trống (0 byte), chờ chép nội dung; nếu sau một ngày vẫn trống, đề nghị gửi lại",
    Verdict.OWNED: "đang được mở trong Word hoặc Excel; máy sẽ nhận sau khi tệp được lưu và đóng lại",
    Verdict.CUT: "chưa chép xong: tệp còn thiếu phần cuối; nếu đã chép xong từ lâu, đề nghị chép lại tệp gốc",
}
_EMPTIED = (
    "Thư mục nhận {inbox} đột nhiên trống trơn: ổ đĩa mạng có thể đã bị ngắt. Máy không coi đó là xóa tệp; "
    "đề nghị kiểm tra kết nối, máy chủ lưu tệp."
)
_GONE = "không còn trong thư mục nhận (đã bị xóa, dời đi hoặc đổi tên) trước khi nhận được; cần nộp thì gửi lại"
EMPTY_LONG = "tệp vẫn trống (0 byte) sau một ngày; đề nghị chép lại tệp gốc, hoặc xóa tệp này"


@dataclass(slots=True, kw_only=True)
class Ledger:
    """What the books know of names, kept in memory so that a look at the inbox costs next to nothing for each known file.

    All that grows with the files that ever came is here, as small as can be: some 400 bytes a name. ``taken`` is size and time (ns), as one
    number, of what last came under a path, ``newest`` a mark of the last new content of each name and ``before`` marks of what was new
    there earlier, ``told`` the last word about each name passed over, ``scan`` the number of the last look that brought something,
    ``event`` the newest event known here.
    """

    taken: dict[str, int] = field(default_factory=dict)
    newest: dict[str, bytes] = field(default_factory=dict)
    before: set[bytes] = field(default_factory=set)
    told: dict[str, PassedOver] = field(default_factory=dict)
    scan: int = 0
    event: int = 0

    def knows(self, found: Found) -> bool:
        """Tell whether a file is what last came under its name, by size and time."""
        return self.taken.get(found.path) == _looks(found)

    def passes(self, found: Found) -> bool:
        """Tell whether a look may pass over a file: it is known, and nobody was told that it waits."""
        return self.knows(found) and not self.waits(found.path)

    def waits(self, path: str) -> bool:
        """Tell whether the last word about a name is that it waits."""
        return path in self.told and self.told[path].state is FileState.WAITING

    def came(self, arrival: Arrival) -> bool:
        """Tell whether that content came under that name before."""
        return self.is_newest(arrival) or _mark(arrival) in self.before

    def is_newest(self, arrival: Arrival) -> bool:
        """Tell whether that content is what was new last under that name."""
        return self.newest.get(name_of(arrival)[1]) == _mark(arrival)


def open_ledger(books: Books) -> Ledger:
    """Read from the books what they know of names."""
    ledger = Ledger(event=books.last_event())
    for arrival in books.each_arrival():
        _enter(ledger, arrival)
    for one in books.each_passed_over():
        _tell(ledger, one)
    return ledger


def refuse_if_emptied(scan: Scan, inbox: Path, *, held_something: bool) -> None:
    """Raise ``UnreachableError`` where an inbox that ``held_something`` has no name in it any more: a share that is away looks so."""
    if held_something and not scan.names:
        raise UnreachableError(_EMPTIED.format(inbox=inbox))


def is_young_and_cut(found: Found, now: datetime, patience: float) -> bool:
    """Tell whether a file lacks its end and was written to so lately (``patience`` seconds) that the rest may still come.

    The clock of a share may be ahead of ours; what is dated farther from now than that, either way, counts as old. Raises ``OSError``
    where it cannot be read.
    """
    age = now.timestamp() - found.modified_ns / 1e9
    return abs(age) < patience and not is_whole(Path(found.location))


def seen_of(found: Found) -> Seen:
    """Return what was seen of a file."""
    return Seen(size=found.size, modified_ns=found.modified_ns, changed_ns=found.changed_ns, owned=found.owned)


def take(found: Found, archive: Archive, now: datetime, scan: int) -> Arrival | Aside:
    """Put one file into the archive; one that is locked, or still being written, must be tried again.

    Raises ``UnreachableError`` where the archive cannot be written.
    """
    location = Path(found.location)
    try:
        sha256 = archive.add(location)
        if not is_same(found):
            raise BlockingIOError
    except OSError:
        return waiting(found, LOCKED)
    return Arrival(
        folder=found.folder,
        path=found.path,
        sha256=sha256,
        size=found.size,
        modified_ns=found.modified_ns,
        seen_at=now,
        scan=scan,
    )


def dropped_files(decisions: Iterable[Event]) -> dict[tuple[str, str], tuple[int, str]]:
    """Return the files (folder, SHA-256) that a clerk dropped and nobody asked to read again: number of the decision, reason in words."""
    dropped: dict[tuple[str, str], tuple[int, str]] = {}
    for event in decisions:
        said = json.loads(event.subject)
        if said.get("about") != "file":
            continue
        file = (said["folder"], said["sha256"])
        if said["act"] == "drop":
            why = f": {said['reason']}" if said["reason"] else ""
            dropped[file] = (event.sequence, f"văn thư đã quyết định bỏ ngày {event.at:%d/%m/%Y}{why}")
        else:
            dropped.pop(file, None)
    return dropped


def settling_line(sight: Sighting, codes: Collection[str]) -> FileLine:
    """Tell of a file that is watched and not taken yet."""
    return FileLine(
        path=sight.path,
        folder=sight.folder,
        sha256=None,
        unit=sight.folder if sight.folder in codes else None,
        state=FileState.SETTLING,
        reason=WAITS.get(Verdict(sight.verdict), "đang chép hoặc vừa chép xong, chờ tệp đứng yên"),
        seen_at=datetime.fromtimestamp(sight.since, UTC).astimezone().replace(microsecond=0),
    )


def waiting(found: Found, reason: str) -> Aside:
    """Return the word about a file that must be tried again."""
    return Aside(path=found.path, folder=found.folder, state=FileState.WAITING, reason=reason)


def in_turn(found: Iterable[Found]) -> list[Found]:
    """Put files in the order in which they are served: one of each branch, then the second of each, the oldest of a branch first.

    A branch that sends a thousand files at once does not keep the others waiting.
    """
    ordered = sorted(found, key=lambda one: (one.modified_ns, one.path))
    place: Counter[str] = Counter()
    ranked = []
    for one in ordered:
        ranked.append((place[one.folder], one.folder, one))
        place[one.folder] += 1
    return [one for _, _, one in sorted(ranked, key=lambda rank: rank[:2])]


def write_down(
    ledger: Ledger, books: Books, taken: Sequence[Arrival | Aside], aside: Iterable[Aside], now: datetime
) -> tuple[Arrival, ...]:
    """Write down what one look brought, all of it or nothing, and return what is new; what is known already is not told again."""
    came = [one for one in taken if isinstance(one, Arrival)]
    arrivals = new_arrivals(came, ledger.came)
    passed = [_passed(one, now) for one in (*aside, *(one for one in taken if isinstance(one, Aside)))]
    passed += [notice for one in came if (notice := _notice(ledger, one, now))]
    notices = new_notices(passed, ledger.told)
    if arrivals or notices:
        books.receive(arrivals, notices, now)
    for arrival in came:
        _enter(ledger, arrival)
    for one in notices:
        _tell(ledger, one)
    ledger.event += len(arrivals) + len(notices)
    return arrivals


def gone(ledger: Ledger, scan: Scan, root: Path) -> tuple[Aside, ...]:
    """Return the word about every name that waited and is there no more, so that nobody waits for it for ever.

    What lies in a folder that cannot be entered now may be there still. A folder that waited and can be entered waits no longer.
    """
    there = {one.path for one in scan.found} | {one.path for one in scan.aside}
    closed = tuple(f"{one.path}/" for one in scan.aside if one.state is FileState.WAITING)
    names = (one for one in ledger.told.values() if ledger.waits(one.path) and one.path not in there)
    return tuple(_gone(one, root) for one in names if not one.path.startswith(closed))


def _gone(one: PassedOver, root: Path) -> Aside:
    state, reason = (FileState.READ, "") if (root / one.path).is_dir() else (FileState.IGNORED, _GONE)
    return Aside(path=one.path, folder=one.folder, state=state, reason=reason)


def _enter(ledger: Ledger, arrival: Arrival) -> None:
    if not ledger.came(arrival):
        name = name_of(arrival)[1]
        if name in ledger.newest:
            ledger.before.add(ledger.newest[name])
        ledger.newest[name] = _mark(arrival)
    ledger.taken[arrival.path] = _looks(arrival)
    ledger.scan = max(ledger.scan, arrival.scan)


def _looks(file: Found | Arrival) -> int:
    """Return size and time (ns) of a file as one number."""
    return file.size << 80 | file.modified_ns & (1 << 80) - 1


def _mark(arrival: Arrival) -> bytes:
    """Return what stands for folder, name and content."""
    return blake2b("\0".join(name_of(arrival)).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _tell(ledger: Ledger, one: PassedOver) -> None:
    """Keep the last word about a name; that nothing is wrong with it any more is none."""
    if one.state is FileState.READ:
        ledger.told.pop(one.path, None)
    else:
        ledger.told[one.path] = one


def _passed(aside: Aside, now: datetime) -> PassedOver:
    return PassedOver(path=aside.path, folder=aside.folder, state=aside.state, reason=aside.reason, seen_at=now)


def _notice(ledger: Ledger, arrival: Arrival, now: datetime) -> PassedOver | None:
    """Tell of a name that holds an older content again, or of one of which something was told that is so no more."""
    told = PassedOver(path=arrival.path, folder=arrival.folder, state=FileState.READ, reason="", seen_at=now)
    if ledger.came(arrival) and not ledger.is_newest(arrival):
        return replace(told, state=FileState.DUPLICATE, sha256=arrival.sha256)
    return told if arrival.path in ledger.told else None
