"""When a file is whole: decided from what was seen of it, never from what it is called. Pure; time is an argument.

A file is taken when nothing about it has changed for a quiet time, nobody has it open in Word, and it can be read to its end. The
same holds for files that lay there before the start. What is still missing then is the hash before and after the copy, which the
archive compares.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

OWNER_TIRES = 12 * 3600.0  # an owner file that lies so long beside an unchanged document was left behind by a crash of Word
EMPTY_TIRES = 24 * 3600.0  # a file of no bytes is a placeholder; after a day somebody should be told


class Verdict(StrEnum):
    """What is to be done about a file now."""

    CHANGING = "changing"
    EMPTY = "empty"
    OWNED = "owned"
    LOOK = "look"
    CUT = "cut"
    READY = "ready"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One look at a file. Times in nanoseconds since 1970; ``owned``: an owner file of Word, Excel or LibreOffice lies beside it.

    ``whole`` tells whether the file can be read to its end; ``None`` where nobody looked.
    """

    size: int
    modified_ns: int
    changed_ns: int = 0
    owned: bool = False
    whole: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """A file that is watched: what was last seen, since when (seconds) it has been so, and what that means."""

    seen: Seen
    since: float
    verdict: Verdict


def settle(known: Mapping[str, Watched], seen: Mapping[str, Seen], now: float, *, quiet: float, patience: float) -> dict[str, Watched]:
    """Decide about every file that is there; one that is gone is forgotten.

    ``quiet`` and ``patience`` are seconds. A quiet file whose end nobody looked at gets ``LOOK``: look, and ask again with ``whole`` set.
    One that lacks its end waits (``CUT``) until it has not changed for ``patience``; then it is taken as it is, for it will not get better.
    """
    return {path: _decide(_since(known.get(path), one, now), now, quiet, patience) for path, one in seen.items()}


def next_moment(watched: Mapping[str, Watched], *, quiet: float, patience: float) -> float | None:
    """Return the earliest moment (seconds) at which time alone changes a verdict, ``None`` where it never does."""
    spans = {Verdict.CHANGING: quiet, Verdict.CUT: patience, Verdict.OWNED: OWNER_TIRES}
    return min((one.since + spans[one.verdict] for one in watched.values() if one.verdict in spans), default=None)


def _since(before: Watched | None, seen: Seen, now: float) -> Watched:
    """Carry on the time since when a file has been the same; a clock that went back begins anew."""
    if before is None or replace(before.seen, whole=None) != replace(seen, whole=None) or now < before.since:
        return Watched(seen=seen, since=now, verdict=Verdict.CHANGING)
    whole = before.seen.whole if seen.whole is None else seen.whole
    return Watched(seen=replace(seen, whole=whole), since=before.since, verdict=Verdict.CHANGING)


def _decide(watched: Watched, now: float, quiet: float, patience: float) -> Watched:
    still = now - watched.since
    if watched.seen.size == 0:
        verdict = Verdict.EMPTY
    elif watched.seen.owned and still < OWNER_TIRES:
        verdict = Verdict.OWNED
    elif still < quiet:
        verdict = Verdict.CHANGING
    elif watched.seen.whole is None:
        verdict = Verdict.LOOK
    else:
        verdict = Verdict.READY if watched.seen.whole or still >= patience else Verdict.CUT
    return replace(watched, verdict=verdict)
