"""Small things that the service keeps in mind: when to try again, what a file is called, what is watched."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from toolkit.intake import Aside, Found, Seen, Verdict, Watched
from toolkit.intake.settling import EMPTY_TIRES
from toolkit.model.ledger import Sighting
from toolkit.taking import EMPTY_LONG, WAITS, waiting

LEAST_PAUSE, MOST_PAUSE, MOST_PAUSE_OF_ALL = 5.0, 600.0, 60.0  # seconds
SHARE_OF_TIME = 10  # what is done again and again as a whole (the look, the papers) takes at most a tenth of the time


Key = TypeVar("Key", bound=Hashable)


@dataclass(slots=True, kw_only=True)
class Later:
    """When something that failed is tried again (seconds); each pause is twice the one before, from ``least`` up to ``most``."""

    at: float = 0.0
    pause: float = 0.0
    tries: int = 0
    least: float = LEAST_PAUSE
    most: float = MOST_PAUSE

    def failed(self, now: float) -> None:
        """Put the next try off."""
        self.tries += 1
        self.pause = min(max(self.pause * 2, self.least), self.most)
        self.at = now + self.pause

    def well(self) -> None:
        """Forget the failures: the next one is tried again soon."""
        self.tries, self.pause = 0, 0.0


class Tries(dict[Key, Later], Generic[Key]):
    """When each thing that failed is tried again (seconds)."""

    def __init__(self, most: float = MOST_PAUSE) -> None:
        """Begin without failures; no pause is longer than ``most`` seconds."""
        super().__init__()
        self._most = most

    def failed(self, key: Key, now: float) -> None:
        """Put the next try of one thing off."""
        self.setdefault(key, Later(most=self._most)).failed(now)

    def count(self, key: Key) -> int:
        """Return how often one thing failed."""
        return self[key].tries if key in self else 0

    def is_later(self, key: Key, now: float) -> bool:
        """Tell whether one thing is not due yet."""
        return key in self and now < self[key].at

    def forget(self, which: Callable[[Key], bool]) -> None:
        """Forget the failures of some things: they are no longer there."""
        for key in [key for key in self if which(key)]:
            del self[key]


class Scans:
    """In which look each file was ready first: all of one look are one scan, in however many turns they are taken (forms.md)."""

    def __init__(self) -> None:
        """Begin without any."""
        self._numbers: dict[str, tuple[Found, int]] = {}

    def number(self, found: Mapping[str, Found], ready: Iterable[str], last: int) -> None:
        """Give the paths that are ready the number of this look, unless an earlier one saw the same file ready; ``last``: of what came."""
        self._numbers = {path: kept for path, kept in self._numbers.items() if path in found and _is_as_it_was(found[path], kept[0])}
        new = max((last, *(number for _, number in self._numbers.values()))) + 1
        for path in ready:
            self._numbers.setdefault(path, (found[path], new))

    def of(self, found: Found) -> int:
        """Return the number of a file that is ready."""
        return self._numbers[found.path][1]

    def forget(self, found: Found) -> None:
        """Let a file that could not be taken belong to the look that sees it ready again."""
        self._numbers.pop(found.path, None)


def _is_as_it_was(found: Found, before: Found) -> bool:
    return (found.size, found.modified_ns) == (before.size, before.modified_ns)


def waits_for(found: Found, watched: Watched, moment: float, quiet: float) -> Aside | None:
    """Say what a file waits for, once it has waited for the quiet time (seconds)."""
    still = moment - watched.since
    if watched.verdict not in WAITS or still < quiet:
        return None
    return waiting(found, EMPTY_LONG if watched.verdict is Verdict.EMPTY and still >= EMPTY_TIRES else WAITS[watched.verdict])


def whole_second(now: datetime) -> datetime:
    """Return the time as events are dated."""
    return now.replace(microsecond=0)


def watched_of(sight: Sighting) -> Watched:
    """Return what an earlier service was watching."""
    seen = Seen(size=sight.size, modified_ns=sight.modified_ns, changed_ns=sight.changed_ns, owned=sight.owned, whole=sight.whole)
    return Watched(seen=seen, since=sight.since, verdict=Verdict(sight.verdict))


def sighting_of(found: Found, watched: Watched) -> Sighting:
    """Return what others may see of a file that is watched."""
    seen = watched.seen
    return Sighting(
        path=found.path,
        folder=found.folder,
        size=seen.size,
        modified_ns=seen.modified_ns,
        changed_ns=seen.changed_ns,
        owned=seen.owned,
        whole=seen.whole,
        since=watched.since,
        verdict=watched.verdict,
    )
