"""The line of files that came and wait to be read: one for each folder, and the folders are served in turn."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator

from toolkit.intake import first_arrivals
from toolkit.model.ledger import Arrival
from toolkit.pipeline import Desk, set_aside

File = tuple[str, str]


class Line:
    """Files (folder, SHA-256) that wait. A branch that sends a thousand at once does not keep the others waiting."""

    def __init__(self, arrivals: Iterable[Arrival] = ()) -> None:
        """Begin with these, in their order."""
        self._lines: dict[str, dict[str, Arrival]] = {}
        for arrival in arrivals:
            self.put(arrival)

    def __len__(self) -> int:
        """Return how many wait."""
        return sum(map(len, self._lines.values()))

    def __iter__(self) -> Iterator[File]:
        """Give every file that waits."""
        return ((folder, sha256) for folder, line in self._lines.items() for sha256 in line)

    def put(self, arrival: Arrival) -> None:
        """Let a file wait at the end of its folder's line; one that waits keeps its place."""
        self._lines.setdefault(arrival.folder, {}).setdefault(arrival.sha256, arrival)

    def pick(self, count: int, is_later: Callable[[File], bool]) -> list[Arrival]:
        """Take the next files out of the line, one of each folder, then the second of each; those that are to be tried later stay."""
        picked: list[Arrival] = []
        passed_by = 0  # folders in a row that had nothing to give
        while len(picked) < count and passed_by < len(self._lines):
            folder = next(iter(self._lines))
            line = self._lines.pop(folder)
            sha256 = next((one for one in line if not is_later((folder, one))), None)
            if sha256 is None:
                passed_by += 1
            else:
                picked.append(line.pop(sha256))
                passed_by = 0
            if line:
                self._lines[folder] = line  # behind the others
        return picked


def open_work(desk: Desk, in_hand: Collection[File]) -> tuple[Line, list[Arrival]]:
    """Return what this version of program and plan has not read and is not at (``in_hand``), and what it has read and not answered.

    Each in the order in which it came. The books are asked one folder after the other.
    """
    unread, unanswered, aside = [], [], set_aside(desk)
    for folder in desk.books.folders():
        read, answered = desk.books.read_before(desk.version, folder), desk.duty.answered_by(desk.version, folder)
        for file, arrival in first_arrivals(desk.books.arrivals(folder)).items():
            if file not in read:
                unread += [arrival] if file not in in_hand and file not in aside else []
            elif arrival.sha256 not in answered:
                unanswered.append(arrival)
    return Line(sorted(unread, key=_came)), sorted(unanswered, key=_came)


def _came(arrival: Arrival) -> int:
    return arrival.sequence
