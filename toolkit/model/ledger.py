"""What the books keep: events that cannot be derived, and the fate of every file that was ever seen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class EventKind(StrEnum):
    """The kinds of event: bytes that came, a name that was passed over, a clerk's decision; a paper frozen, issued, its number voided."""

    RECEIVED = "received"
    NOTICED = "noticed"
    DECIDED = "decided"
    FROZEN = "frozen"
    ISSUED = "issued"
    VOIDED = "voided"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One link of the chain. ``subject`` is canonical JSON; ``hash`` covers every other field and ``previous``, the hash before."""

    sequence: int
    at: datetime
    kind: EventKind
    subject: str
    previous: str
    hash: str


class FileState(StrEnum):
    """What became of a file; the ids are those of ``toolkit files --json``."""

    SETTLING = "settling"
    READ = "read"
    NEEDS_REVIEW = "needs_review"
    UNREADABLE = "unreadable"
    WAITING = "waiting"
    IGNORED = "ignored"
    DUPLICATE = "duplicate"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """Bytes that came under a name: the subject of a ``received`` event.

    ``folder`` is the branch's code, or the name of a folder that is no branch's (``_chung``; empty: the inbox itself). ``path`` is
    relative to the workspace, as dropped. ``modified_ns`` is the file's own time in nanoseconds since 1970. All arrivals of
    one look at the inbox have the same ``scan`` (counted from 1) and ``seen_at``. ``sequence`` is the event's.
    """

    folder: str
    path: str
    sha256: str
    size: int
    modified_ns: int
    seen_at: datetime
    scan: int
    sequence: int = 0

    @property
    def file(self) -> tuple[str, str]:
        """What makes a file (forms.md, "Identity"): its folder and its SHA-256."""
        return (self.folder, self.sha256)


def id_of(file: tuple[str, str]) -> str:
    """Return the short id by which people name a file (folder, SHA-256): the beginning of its SHA-256, and its folder."""
    return f"{file[1][:12]}@{file[0]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedOver:
    """A name in the inbox that was passed over (``ignored``) or must be tried again (``waiting``), with the reason in Vietnamese.

    ``duplicate``: an older content (``sha256``) lies under the name again, although a newer one came under it since; ``read``: none of
    this is so any more.
    """

    path: str
    folder: str
    state: FileState
    reason: str
    seen_at: datetime
    sha256: str | None = None
    sequence: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A file that is watched and not taken yet: what was last seen of it, and since when (seconds since 1970) it has been so.

    ``verdict`` is the word of :class:`toolkit.intake.settling.Verdict` for what it waits for.
    """

    path: str
    folder: str
    size: int
    modified_ns: int
    changed_ns: int
    owned: bool
    whole: bool | None
    since: float
    verdict: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FileLine:
    """One line of ``toolkit files``. ``unit`` is the folder's branch, else the one that the content names, else ``None``.

    ``position`` is the number of the event that it stands on, 0 where none tells of it yet.
    """

    path: str
    folder: str
    sha256: str | None
    unit: str | None
    state: FileState
    reason: str
    seen_at: datetime
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One submission in the books without its answers: what decides which of several counts.

    ``subject`` is the exemplar's folded name, empty for a form without one, ``None`` where the form asks for a name and none was
    given. ``dated`` is ``ngay_lap`` in ISO form, ``0000-00-00`` if unknown. ``review``: a value waits for a person to confirm it.
    """

    id: str
    sha256: str
    folder: str
    number: int
    path: str
    scan: int
    modified_ns: int
    dated: str
    form: str | None
    unit: str | None
    period: str | None
    subject: str | None
    review: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A paper that the program wrote into the outbox: the digest of what it says, and of the bytes that were written."""

    path: str
    period: str
    content: str
    sha256: str
