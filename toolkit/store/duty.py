"""What a service on duty writes down beside the books: who holds the workspace, what is being watched, what was answered."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, RowMapping, delete, insert, select, update

from toolkit.model.ledger import Sighting
from toolkit.store import schema
from toolkit.store.books import translated

LEASE_SECONDS = 60.0
_SERVICE = "service"
_LEASE = schema.lease.c.name == _SERVICE


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who holds the workspace: said in words, on which machine, in which process, since when, last heard of (seconds since 1970)."""

    said: str
    machine: str
    process: int
    since: datetime
    beat: float

    @property
    def is_this_process(self) -> bool:
        """Tell whether it is the one that asks."""
        return (self.machine, self.process) == (platform.node(), os.getpid())

    def stands(self, now: float) -> bool:
        """Tell whether it still holds: it was heard of lately and, where that can be asked, its process lives."""
        return abs(now - self.beat) < LEASE_SECONDS and (self.machine != platform.node() or _lives(self.process))

    def tell(self) -> str:
        """Say who it is in Vietnamese."""
        return f"{self.said} trên máy {self.machine}, tiến trình {self.process}, từ {self.since:%H:%M ngày %d/%m/%Y}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """The tables of a service, in the database of the books."""

    engine: Engine

    def holder(self, now: float) -> Holder | None:
        """Return the other service that holds the workspace, ``None`` where none does."""
        with translated(), self.engine.connect() as connection:
            return _standing(connection.execute(select(schema.lease).where(_LEASE)).mappings().first(), now)

    def claim(self, said: str, at: datetime) -> Holder | None:
        """Hold the workspace for this process, or return who holds it. One of two that claim at once gets it."""
        now = at.timestamp()
        with translated(), self.engine.begin() as connection:
            connection.execute(update(schema.lease).where(_LEASE).values(name=_SERVICE))  # takes the lock for writing before looking
            held = _standing(connection.execute(select(schema.lease).where(_LEASE)).mappings().first(), now)
            if held is None:
                connection.execute(delete(schema.lease).where(_LEASE))
                row = {"holder": said, "machine": platform.node(), "process": os.getpid(), "since": at.isoformat(), "beat": now}
                connection.execute(insert(schema.lease), row | {"name": _SERVICE})
            return held

    def beat(self, now: float) -> bool:
        """Let the others hear of this process; tell whether it still holds the workspace."""
        mine = (_LEASE, schema.lease.c.process == os.getpid(), schema.lease.c.machine == platform.node())
        with translated(), self.engine.begin() as connection:
            return bool(connection.execute(update(schema.lease).where(*mine).values(beat=now)).rowcount)

    def leave(self) -> None:
        """Let the workspace go, where this process holds it."""
        mine = (_LEASE, schema.lease.c.process == os.getpid(), schema.lease.c.machine == platform.node())
        with translated(), self.engine.begin() as connection:
            connection.execute(delete(schema.lease).where(*mine))

    def sightings(self) -> tuple[Sighting, ...]:
        """Return what is watched and not taken yet, in the order of paths."""
        with translated(), self.engine.connect() as connection:
            rows = connection.execute(select(schema.sighting).order_by(schema.sighting.c.path)).mappings()
            return tuple(Sighting(**row) for row in rows)

    def sight(self, changed: Iterable[Mapping[str, object]], gone: Iterable[str]) -> None:
        """Write down what is watched: rows that are new or changed (fields of :class:`Sighting`), and paths that are no longer."""
        table = schema.sighting
        rows = list(changed)
        dropped = [*gone, *(str(row["path"]) for row in rows)]
        with translated(), self.engine.begin() as connection:
            for start in range(0, len(dropped), 500):
                connection.execute(delete(table).where(table.c.path.in_(dropped[start : start + 500])))
            if rows:
                connection.execute(insert(table), rows)

    def answers(self) -> dict[tuple[str, str], tuple[str, tuple[str, ...]]]:
        """Return for each file (folder, SHA-256) that was answered by which version, and where its receipts lie."""
        with translated(), self.engine.connect() as connection:
            rows = connection.execute(select(schema.answer)).mappings().all()
        return {(row["folder"], row["sha256"]): (row["version"], tuple(row["places"].split("\n")) if row["places"] else ()) for row in rows}

    def answered(self, file: tuple[str, str], version: str, places: Iterable[str]) -> None:
        """Write down that a file was answered."""
        folder, sha256 = file
        table, row = schema.answer, {"folder": folder, "sha256": sha256, "version": version, "places": "\n".join(places)}
        with translated(), self.engine.begin() as connection:
            connection.execute(delete(table).where(table.c.folder == folder, table.c.sha256 == sha256))
            connection.execute(insert(table), row)

    def note(self, name: str) -> str | None:
        """Return what was noted last under a name."""
        with translated(), self.engine.connect() as connection:
            return connection.execute(select(schema.note.c.text).where(schema.note.c.name == name)).scalar()

    def write_note(self, name: str, text: str) -> None:
        """Note something that may be forgotten."""
        with translated(), self.engine.begin() as connection:
            connection.execute(delete(schema.note).where(schema.note.c.name == name))
            connection.execute(insert(schema.note), {"name": name, "text": text})

    def forget_sightings(self) -> None:
        """Forget what was watched: a whole look took everything that could be taken."""
        with translated(), self.engine.begin() as connection:
            connection.execute(delete(schema.sighting))


def _standing(row: RowMapping | None, now: float) -> Holder | None:
    if row is None:
        return None
    since = datetime.fromisoformat(row["since"])
    found = Holder(said=row["holder"], machine=row["machine"], process=row["process"], since=since, beat=row["beat"])
    return found if found.stands(now) and not found.is_this_process else None


def _lives(process: int) -> bool:
    """Tell whether a process of this machine is there; on Windows the heartbeat alone decides, for asking would end it."""
    if os.name == "nt":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
