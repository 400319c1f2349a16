"""What everything together says: the fates of the files, the papers, and what lies in ``_phieu``.

It costs the more the more there is, so it is brought up to date when nothing more urgent waits, and takes a share of the time at most.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from time import monotonic

from toolkit.errors import UnreachableError
from toolkit.pipeline import Desk, refresh, settle
from toolkit.watch.answering import Answering
from toolkit.watch.notes import MOST_PAUSE_OF_ALL, SHARE_OF_TIME, Later, whole_second

MOST_DELAY = 15.0  # seconds that the papers may be behind while files come in without end


class Results:
    """What is behind: ``untold`` says that the fates of files are, ``stale`` that the papers are. Times are those of the steady clock."""

    def __init__(self, desk: Desk, answering: Answering, clock: Callable[[], datetime]) -> None:
        """Begin with everything to be done again: the program may be another one."""
        self.untold = self.stale = True
        self.next_telling = self.next_refresh = 0.0
        self._desk, self._answering, self._clock = desk, answering, clock
        self._day = clock().date()
        self._failures = Later(least=1.0, most=MOST_PAUSE_OF_ALL)

    def tell(self, *, urgent: bool) -> bool:
        """Bring the fates of files up to date, soon after anything changed; return whether that was due. ``urgent``: other work waits."""
        if not self.untold or not _has_leisure(self.next_telling, urgent=urgent):
            return False
        steady = monotonic()
        settle(self._desk)
        self.untold, self.stale = False, True
        self.next_telling = monotonic() + (monotonic() - steady) * SHARE_OF_TIME
        return True

    def refresh(self, *, may: bool, urgent: bool, answer: bool) -> bool:
        """Bring the papers and, where it is there to ``answer``, the inbox up to date; return whether that was due and not kept from it.

        That takes longer than the fates and is put off first. All that can be done is done before what cannot is raised; then all of it
        is due again.
        """
        now, steady = self._clock(), monotonic()
        self.stale = self.stale or now.date() != self._day
        if not self.stale or self.untold or not may or not _has_leisure(self.next_refresh, urgent=urgent):
            return False
        self._day = now.date()
        try:
            summaries, printout = refresh(self._desk, whole_second(now))
            if answer:
                self._answering.refresh(summaries, now, {*printout.held, *(path for path, _ in printout.failed)})
        finally:
            self.next_refresh = monotonic() + (monotonic() - steady) * SHARE_OF_TIME
        if printout.failed:
            raise UnreachableError(printout.complaint())
        self.stale = False
        self._failures.well()
        return True

    def after_trouble(self) -> None:
        """Put off what would meet the same trouble again at once."""
        self._failures.failed(monotonic())
        self.next_refresh = max(self.next_refresh, self._failures.at)

    def due(self) -> float | None:
        """Return when there is something to do again, ``None`` where all is up to date."""
        return self.next_telling if self.untold else self.next_refresh if self.stale else None


def _has_leisure(due: float, *, urgent: bool) -> bool:
    """Tell whether something that looks at everything may be done now: nothing more urgent waits, or it has been put off for long."""
    return monotonic() >= due + (MOST_DELAY if urgent else 0.0)
