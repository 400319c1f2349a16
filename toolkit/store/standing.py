"""Which submissions stand and which are older versions: asked of the table identity by identity, never of all versions at once.

A branch may send one form a hundred times; what is worked out here takes no more memory for that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby

from sqlalchemy import ColumnElement, Connection, RowMapping, and_, or_, select

from toolkit.model.ledger import Entry
from toolkit.model.submission import Filed
from toolkit.model.versions import superseded
from toolkit.store import schema
from toolkit.store.rows import ENTRY, entry_of, filed_of

_TABLE = schema.submission.c
_IDENTITY = tuple(_TABLE[name] for name in ("period", "unit", "form", "subject"))
_ARRIVAL = tuple(_TABLE[name] for name in ("scan", "dated", "modified_ns", "path", "number", "id"))
_ENTRY = tuple(_TABLE[name] for name in ENTRY)
_AT_ONCE = 100


def entries(connection: Connection, *where: ColumnElement[bool]) -> tuple[Entry, ...]:
    """Return submissions without their answers."""
    return tuple(
        entry_of(row) for row in connection.execute(select(*_ENTRY).where(*where).order_by(_TABLE.sha256, _TABLE.number)).mappings()
    )


def newer(connection: Connection, own: Sequence[Entry]) -> dict[str, str]:
    """Return for those of some submissions (by id) that no longer count the path of the file that stands in their place."""
    ids = {entry.id for entry in own}
    found: dict[str, str] = {}
    dossiers = sorted({(entry.period, entry.unit) for entry in own if entry.period is not None and entry.unit is not None})
    for start in range(0, len(dossiers), _AT_ONCE):
        beside = or_(*(and_(_TABLE.period == period, _TABLE.unit == unit) for period, unit in dossiers[start : start + _AT_ONCE]))
        for group, _ in _identities(connection, beside):
            paths = {entry.id: entry.path for entry in group}
            found |= {id: paths[winner] for id, winner in superseded(group).items() if id in ids}
    return found


def filed(connection: Connection, *where: ColumnElement[bool]) -> tuple[Filed, ...]:
    """Return the submissions that count, in order of arrival; of the older versions of each the one that came first, without its answers.

    ``where`` must not part those of one identity.
    """
    kept: dict[str, str | None] = {}
    for group, arrived in _identities(connection, *where):
        older = superseded(group)
        kept |= {entry.id: None for entry in group if entry.id not in older}
        first = min(older, key=arrived.__getitem__, default=None)
        kept |= {first: older[first]} if first else {}
    return tuple(filed_of(row, kept[row["id"]]) for row in _rows(connection, tuple(kept)))


def filed_as(connection: Connection, *where: ColumnElement[bool]) -> tuple[Filed, ...]:
    """Return submissions in order of arrival; whether others stand in their place is not told."""
    return tuple(filed_of(row, None) for row in connection.execute(select(schema.submission).where(*where).order_by(*_ARRIVAL)).mappings())


def _identities(connection: Connection, *where: ColumnElement[bool]) -> Iterator[tuple[tuple[Entry, ...], dict[str, datetime]]]:
    """Give the submissions of one identity after the other, and when each came."""
    query = select(*_ENTRY, _TABLE.arrived).where(*where).order_by(*_IDENTITY)
    rows = connection.execute(query).mappings()
    for _, group in groupby(rows, key=lambda row: tuple(row[column.name] for column in _IDENTITY)):
        came = [(entry_of(row), datetime.fromisoformat(row["arrived"])) for row in group]
        yield tuple(entry for entry, _ in came), {entry.id: at for entry, at in came}


def _rows(connection: Connection, ids: Sequence[str]) -> list[RowMapping]:
    """Return whole submissions in order of arrival."""
    rows: list[RowMapping] = []
    for start in range(0, len(ids), _AT_ONCE):
        rows += connection.execute(select(schema.submission).where(_TABLE.id.in_(ids[start : start + _AT_ONCE]))).mappings()
    return sorted(rows, key=lambda row: tuple(row[column.name] for column in _ARRIVAL))
