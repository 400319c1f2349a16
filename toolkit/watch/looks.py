"""The look at the inbox: which files the books do not know, which of them have settled, and what the others wait for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from toolkit.intake import (
    STATUS_FILE,
    Aside,
    Found,
    Scan,
    Seen,
    Verdict,
    identity_of,
    is_same,
    is_whole,
    next_moment,
    scan_inbox,
    settle,
)
from toolkit.model.ledger import Arrival
from toolkit.pipeline import Desk
from toolkit.taking import LOCKED, Ledger, gone, in_turn, refuse_if_emptied, seen_of, take, waiting
from toolkit.watch.chores import Sights
from toolkit.watch.notes import Scans, Tries, waits_for, watched_of, whole_second


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What one look found.

    ``new`` are the files that the books do not know, by path, and ``ready`` those of them to be taken; ``aside`` is to be written down;
    ``fewer`` says that files left the inbox.
    """

    scan: Scan
    new: Mapping[str, Found]
    ready: tuple[Found, ...]
    aside: tuple[Aside, ...]
    fewer: bool


class Inbox:
    """The inbox as the last look saw it, and the files in it that are watched until they are taken.

    ``identity`` says which folder it is, ``None`` while it is not there.
    """

    def __init__(self, desk: Desk, tries: Tries[str]) -> None:
        """Go on watching what an earlier service watched; ``tries`` are put off for files that cannot be opened, by path."""
        self.identity: tuple[int, int] | None = None
        self._desk, self._tries = desk, tries
        self._watched = {sight.path: watched_of(sight) for sight in desk.duty.sightings()}
        self._sights, self._scans = Sights(desk.duty), Scans()
        self._names = self._files = 0

    def __len__(self) -> int:
        """Return how many files are watched."""
        return len(self._watched)

    def busy(self) -> Iterable[str]:
        """Return the paths of files that will be ready by themselves; others wait for somebody."""
        return (path for path, one in self._watched.items() if one.verdict in (Verdict.CHANGING, Verdict.LOOK, Verdict.READY))

    def next_moment(self) -> float | None:
        """Return when (seconds) time alone will make a file ready."""
        config = self._desk.workspace.config
        return next_moment(self._watched, quiet=config.quiet_seconds, patience=config.patience_seconds)

    def next_try(self) -> float | None:
        """Return when (seconds) a file that could not be opened is due again."""
        return min((self._tries[path].at for path in self._watched if path in self._tries), default=None)

    def look(self, ledger: Ledger, now: datetime) -> Look:
        """Look at every name. Raises ``UnreachableError`` where the inbox is away, or is suddenly empty."""
        scan, before = self._scan(ledger), self._files
        self._names, self._files = scan.names, scan.files
        new = {one.path: one for one in scan.found if not ledger.knows(one)}
        shut = self._settle(new, now)
        moment = now.timestamp()
        quiet = self._desk.workspace.config.quiet_seconds
        waiting_for = (waits_for(one, self._watched[path], moment, quiet) for path, one in new.items())
        aside = (*shut, *scan.aside, *gone(ledger, scan, self._desk.workspace.root), *(one for one in waiting_for if one is not None))
        ready = [path for path, one in self._watched.items() if one.verdict is Verdict.READY and not self._tries.is_later(path, moment)]
        self._scans.number(new, ready, ledger.scan)
        return Look(scan=scan, new=new, ready=tuple(in_turn(new[path] for path in ready)), aside=aside, fewer=scan.files < before)

    def show(self, look: Look) -> None:
        """Let others see what is watched."""
        self._sights.write(look.new, self._watched)

    def after_trouble(self) -> None:
        """See which folder it is after a look that failed: it may be there all the same."""
        inbox = self._desk.workspace.inbox
        self.identity = identity_of(inbox) if (inbox / STATUS_FILE).exists() else None

    def take(self, found: Found, now: datetime) -> Arrival | Aside | None:
        """Take one file. One that cannot be opened is put off; one that changed or went away since (``None``) is to be looked at again."""
        taken = take(found, self._desk.archive, whole_second(now), self._scans.of(found)) if is_same(found) else None
        if isinstance(taken, Arrival):
            self._tries.pop(found.path, None)
            return taken
        return self._put_off(found, now) if taken is not None and is_same(found) else None

    def leave(self, taken: Iterable[Arrival]) -> None:
        """Watch files no longer that were taken."""
        self._sights.leave([one.path for one in taken if self._watched.pop(one.path, None) is not None])

    def _scan(self, ledger: Ledger) -> Scan:
        workspace, config = self._desk.workspace, self._desk.workspace.config
        identity = identity_of(workspace.inbox)
        moves = config.on_success == "move"  # then what is known is to leave the inbox
        largest = config.largest_file_megabytes * 2**20
        scan = scan_inbox(workspace.inbox, workspace.root, self._desk.codes, largest, lambda found: not moves and ledger.passes(found))
        refuse_if_emptied(scan, workspace.inbox, held_something=bool(self._names or ledger.taken))
        self.identity = identity if identity == identity_of(workspace.inbox) else None
        return scan

    def _settle(self, new: Mapping[str, Found], now: datetime) -> list[Aside]:
        """Decide about every file that is not known, look at the end of those that are quiet, and return those that cannot be opened."""
        config, moment = self._desk.workspace.config, now.timestamp()
        quiet, patience = config.quiet_seconds, config.patience_seconds
        seen = {path: seen_of(one) for path, one in new.items()}
        self._watched = settle(self._watched, seen, moment, quiet=quiet, patience=patience)
        looked: dict[str, Seen] = {}
        shut: list[Aside] = []
        for path, one in self._watched.items():
            if one.verdict is Verdict.LOOK and not self._tries.is_later(path, moment):
                try:
                    looked[path] = replace(seen[path], whole=is_whole(Path(new[path].location)))
                except OSError:
                    shut.append(self._put_off(new[path], now))
        if looked:
            self._watched = settle(self._watched, seen | looked, moment, quiet=quiet, patience=patience)
        return shut

    def _put_off(self, found: Found, now: datetime) -> Aside:
        """Try a file that cannot be opened again later, for ever; that is told once."""
        self._tries.failed(found.path, now.timestamp())
        self._scans.forget(found)
        return waiting(found, LOCKED)
