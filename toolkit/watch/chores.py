"""What the service does in passing: clear away what an interrupted copy left, move what was taken, let others see what is watched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path

from toolkit.errors import reason_of
from toolkit.intake import Found, Watched
from toolkit.journal import Journal
from toolkit.keeping import move_received
from toolkit.model.ledger import Sighting
from toolkit.store import Archive, Duty
from toolkit.watch.notes import sighting_of


def sweep(archive: Archive, journal: Journal) -> None:
    """Clear away what an interrupted copy left in the archive; what cannot be hurts nobody. Only where the workspace is held."""
    try:
        archive.sweep()
    except OSError as error:
        journal.write("not swept", path=error.filename, message=reason_of(error))


def move(taken: Iterable[Found], inbox: Path, journal: Journal) -> None:
    """Let files that were taken leave the inbox; one that cannot (open in Word) is tried again at the next look."""
    for found in taken:
        try:
            journal.write("moved", path=found.path, to=str(move_received(found, inbox)))
        except OSError as error:
            journal.write("not moved", path=found.path, message=reason_of(error))


class Sights:
    """What others may see of the files that are watched."""

    def __init__(self, duty: Duty) -> None:
        """Begin with nothing; what an earlier service watched is forgotten."""
        self._duty = duty
        self._written: dict[str, Sighting] = {}
        duty.forget_sightings()

    def write(self, found: Mapping[str, Found], watched: Mapping[str, Watched]) -> None:
        """Write down what changed since the last look."""
        sights = {path: sighting_of(found[path], one) for path, one in watched.items()}
        changed = [asdict(sight) for path, sight in sights.items() if self._written.get(path) != sight]
        gone = [path for path in self._written if path not in sights]
        if changed or gone:
            self._duty.sight(changed, gone)
            self._written = sights

    def leave(self, paths: Iterable[str]) -> None:
        """Forget files that were taken."""
        gone = [path for path in paths if self._written.pop(path, None) is not None]
        if gone:
            self._duty.sight((), gone)
