"""The event table: appended to in one transaction, chained by hashes, turned back into nouns."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from sqlalchemy import Connection, RowMapping, func, insert, select

from toolkit.errors import IntegrityError
from toolkit.model.ledger import Arrival, Event, EventKind, FileState, PassedOver
from toolkit.store import schema

_START = "0" * 64
_DIGEST = re.compile(r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")


def append(connection: Connection, kind: EventKind, subjects: Iterable[Mapping[str, object]], at: datetime) -> None:
    """Write one event for each subject, each chained to the one before."""
    last = connection.execute(select(schema.event).order_by(schema.event.c.sequence.desc()).limit(1)).mappings().first()
    sequence, previous = (last["sequence"], last["hash"]) if last else (0, _START)
    rows = []
    for subject in subjects:
        sequence += 1
        link = _link(sequence, at.isoformat(), kind, canonical(subject), previous)
        previous = link["hash"]
        rows.append(link)
    if rows:
        connection.execute(insert(schema.event), rows)


def read(connection: Connection, kind: EventKind | None = None, folder: str | None = None) -> Iterator[Event]:
    """Give the events in order, one after the other: all of them, those of one kind, or those of one kind about one folder."""
    query = select(schema.event).order_by(schema.event.c.sequence)
    if kind is not None:
        query = query.where(schema.event.c.kind == kind)
    if folder is not None:
        query = query.where(schema.event_folder == folder)
    return (_event(row) for row in connection.execute(query).mappings())


def folders(connection: Connection) -> tuple[str, ...]:
    """Return every folder that something came into or was passed over in, in order."""
    query = select(schema.event_folder).where(schema.event.c.kind.in_((EventKind.RECEIVED, EventKind.NOTICED))).distinct()
    return tuple(sorted(connection.execute(query).scalars()))


def last_sequence(connection: Connection) -> int:
    """Return the number of the newest event, 0 where there is none."""
    return int(connection.execute(select(func.coalesce(func.max(schema.event.c.sequence), 0))).scalar_one())


def verify(events: Iterable[Event]) -> None:
    """Raise ``IntegrityError`` at the first event that was changed, taken out or put in between."""
    previous = _START
    for sequence, event in enumerate(events, start=1):
        link = _link(sequence, event.at.isoformat(), event.kind, event.subject, previous)
        if (event.sequence, event.previous, event.hash) != (sequence, previous, link["hash"]):
            raise IntegrityError(f"Sổ sự kiện đã bị sửa tại mục số {sequence}; khôi phục thư mục dữ liệu từ bản sao lưu.")
        previous = event.hash


def arrival(event: Event) -> Arrival:
    """Return what a ``received`` event says."""
    said = json.loads(event.subject)
    return Arrival(
        folder=said["folder"],
        path=said["path"],
        sha256=said["sha256"],
        size=said["size"],
        modified_ns=said["modified_ns"],
        seen_at=datetime.fromisoformat(said["seen_at"]),
        scan=said["scan"],
        sequence=event.sequence,
    )


def arrival_subject(arrival: Arrival) -> dict[str, object]:
    """Return the subject of the ``received`` event that tells of an arrival."""
    return {
        "folder": arrival.folder,
        "path": arrival.path,
        "sha256": arrival.sha256,
        "size": arrival.size,
        "modified_ns": arrival.modified_ns,
        "seen_at": arrival.seen_at.isoformat(),
        "scan": arrival.scan,
    }


def passed_over(event: Event) -> PassedOver:
    """Return what a ``noticed`` event says."""
    said = json.loads(event.subject)
    seen_at = datetime.fromisoformat(said["seen_at"])
    state = FileState(said["state"])
    return PassedOver(
        path=said["path"],
        folder=said["folder"],
        state=state,
        reason=said["reason"],
        seen_at=seen_at,
        sha256=said.get("sha256"),
        sequence=event.sequence,
    )


def passed_over_subject(passed: PassedOver) -> dict[str, object]:
    """Return the subject of the ``noticed`` event that tells of a name passed over."""
    seen_at = passed.seen_at.isoformat()
    content: dict[str, object] = {} if passed.sha256 is None else {"sha256": passed.sha256}
    return {"path": passed.path, "folder": passed.folder, "state": passed.state, "reason": passed.reason, "seen_at": seen_at} | content


def digests(told: Iterable[Event]) -> dict[str, tuple[str, ...]]:
    """Return every SHA-256 that stands in an event, with the path or paths that the same event names."""
    found: dict[str, dict[str, None]] = {}
    for event in told:
        subject = json.loads(event.subject)
        path = str(subject.get("path") or event.kind)
        for digest in _DIGEST.findall(event.subject):
            found.setdefault(digest, {})[path] = None
    return {digest: tuple(paths) for digest, paths in found.items()}


def canonical(subject: Mapping[str, object]) -> str:
    """Return JSON that is the same for the same content: sorted keys, no spaces, Unicode as it is."""
    return json.dumps(subject, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _link(sequence: int, at: str, kind: str, subject: str, previous: str) -> dict[str, object]:
    content = {"sequence": sequence, "at": at, "kind": str(kind), "subject": subject, "previous": previous}
    return content | {"hash": hashlib.sha256(canonical(content).encode()).hexdigest()}


def _event(row: RowMapping) -> Event:
    at = datetime.fromisoformat(row["at"])
    kind = EventKind(row["kind"])
    return Event(sequence=row["sequence"], at=at, kind=kind, subject=row["subject"], previous=row["previous"], hash=row["hash"])
