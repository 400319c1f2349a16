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

    def answered_by(self, version: str, folder: str) -> frozenset[str]:
        """Return the contents (SHA-256) of a folder that this version of the program answered."""
        table = schema.answer
        with translated(), self.engine.connect() as connection:
            query = select(table.c.sha256).where(table.c.folder == folder, table.c.version == version)
            return frozenset(connection.execute(query).scalars())

    def placed(self, folder: str) -> tuple[str, ...]:
        """Return the contents (SHA-256) of a folder whose receipts lie somewhere."""
        table = schema.answer
        with translated(), self.engine.connect() as connection:
            return tuple(connection.execute(select(table.c.sha256).where(table.c.folder == folder, table.c.places != "")).scalars())

    def places(self, file: tuple[str, str]) -> tuple[str, ...]:
        """Return where the receipts of a file (folder, SHA-256) lie."""
        table = schema.answer
        with translated(), self.engine.connect() as connection:
            query = select(table.c.places).where(table.c.folder == file[0], table.c.sha256 == file[1])
            said = connection.execute(query).scalar()
        return tuple(said.split("\n")) if said else ()

    def answered(self, files: Mapping[tuple[str, str], Iterable[str]], version: str) -> None:
        """Write down that these files (folder, SHA-256) were answered and where their receipts lie, all in one step."""
        rows = [
            {"folder": folder, "sha256": sha256, "version": version, "places": "\n".join(places)}
            for (folder, sha256), places in files.items()
        ]
        if rows:
            with translated(), self.engine.begin() as connection:
                connection.execute(insert(schema.answer).prefix_with("OR REPLACE"), rows)

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
