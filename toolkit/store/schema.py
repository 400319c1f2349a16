"""The tables. ``event`` is the truth and never changes; every other table is derived from it and the archive, or a cache."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Engine,
    Float,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    create_engine,
    literal_column,
)
from sqlalchemy import event as hooks
from sqlalchemy.schema import CreateIndex

metadata = MetaData()

event_folder = literal_column("json_extract(subject, '$.folder')", String)
event = Table(
    "event",
    metadata,
    Column("sequence", Integer, primary_key=True),
    Column("at", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("subject", Text, nullable=False),
    Column("previous", String, nullable=False),
    Column("hash", String, nullable=False, unique=True),
    Index("event_by_folder", "kind", event_folder, "sequence"),
)

# ``version`` is that of the program and the plan under which the file was read, empty where nobody knows.
reading = Table(
    "reading",
    metadata,
    Column("sha256", String, primary_key=True),
    Column("folder", String, primary_key=True),
    Column("version", String, nullable=False, server_default=""),
    Column("retry", Boolean, nullable=False),
    Column("findings", Text, nullable=False),
    Index("reading_folder", "folder"),
)

submission = Table(
    "submission",
    metadata,
    Column("id", String, primary_key=True),
    Column("sha256", String, nullable=False),
    Column("folder", String, nullable=False),
    Column("number", Integer, nullable=False),
    Column("path", String, nullable=False),
    Column("arrived", String, nullable=False),
    Column("scan", Integer, nullable=False),
    Column("modified_ns", Integer, nullable=False),
    Column("dated", String, nullable=False),
    Column("form", String),
    Column("unit", String),
    Column("period", String),
    Column("subject", String),
    Column("review", Boolean, nullable=False),
    Column("body", Text, nullable=False),
    Index("submission_period", "period", "unit"),
    Index("submission_file", "sha256", "folder"),
    Index("submission_folder", "folder"),
    Index("submission_scan", "scan", "period"),
)

file = Table(
    "file",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("path", String, nullable=False),
    Column("folder", String, nullable=False),
    Column("sha256", String),
    Column("unit", String),
    Column("state", String, nullable=False),
    Column("reason", Text, nullable=False),
    Column("seen_at", String, nullable=False),
    Index("file_folder", "folder"),
)

paper = Table(
    "paper",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("path", String, nullable=False, index=True),
    Column("period", String, nullable=False),
    Column("content", String, nullable=False),
    Column("sha256", String, nullable=False),
)

# Who holds the workspace for a service, and since when nobody heard of it; it says nothing about any file.
lease = Table(
    "lease",
    metadata,
    Column("name", String, primary_key=True),
    Column("holder", String, nullable=False),
    Column("machine", String, nullable=False),
    Column("process", Integer, nullable=False),
    Column("since", String, nullable=False),
    Column("beat", Float, nullable=False),
)

# What the watcher sees and has not taken yet; forgotten when it is taken.
sighting = Table(
    "sighting",
    metadata,
    Column("path", String, primary_key=True),
    Column("folder", String, nullable=False),
    Column("size", Integer, nullable=False),
    Column("modified_ns", Integer, nullable=False),
    Column("changed_ns", Integer, nullable=False),
    Column("owned", Boolean, nullable=False),
    Column("whole", Boolean),
    Column("since", Float, nullable=False),
    Column("verdict", String, nullable=False),
)

# Which files were answered with a receipt, by which version of the program, and where the receipts lie (one a line, relative to the
# workspace; empty: taken away again). A receipt may always be written again.
answer = Table(
    "answer",
    metadata,
    Column("folder", String, primary_key=True),
    Column("sha256", String, primary_key=True),
    Column("version", String, nullable=False),
    Column("places", Text, nullable=False),
)

# What was last said in a paper of the service, so that it is not written again; may be forgotten.
note = Table("note", metadata, Column("name", String, primary_key=True), Column("text", Text, nullable=False))

setting = Table("setting", metadata, Column("name", String, primary_key=True), Column("value", String, nullable=False))

PROJECTIONS = (submission, reading, file)

_TRIGGERS = {
    f"event_no_{verb.lower()}": f"BEFORE {verb} ON event BEGIN SELECT RAISE(ABORT, 'event is append-only'); END"
    for verb in ("UPDATE", "DELETE")
}
_CONVERSION_SECONDS = 10  # how long to wait for others that make the same new database


def make_engine(path: Path) -> Engine:
    """Open the database file, making it with its tables where it is not there yet; several processes may do so at once."""
    engine = create_engine(f"sqlite:///{path}")
    hooks.listen(engine, "connect", _prepare)
    hooks.listen(engine, "begin", _begin)
    try:
        _make_tables(engine)
    except Exception:
        engine.dispose()
        raise
    return engine


def _make_tables(engine: Engine) -> None:
    """Make the tables, columns, indexes and triggers that are not there yet."""
    with engine.connect() as connection:
        there = set(connection.exec_driver_sql("SELECT name FROM sqlite_master").scalars())
        knows_versions = _knows_versions(connection)
    indexes = tuple(index for table in metadata.tables.values() for index in table.indexes)
    if not knows_versions or not there.issuperset((*metadata.tables, *_TRIGGERS, *(str(index.name) for index in indexes))):
        with engine.connect().execution_options(alone=True) as connection, connection.begin():
            metadata.create_all(connection)
            for index in indexes:
                connection.execute(CreateIndex(index, if_not_exists=True))  # a table of an older program lacks those that came later
            if not _knows_versions(connection):
                connection.exec_driver_sql("ALTER TABLE reading ADD COLUMN version VARCHAR NOT NULL DEFAULT ''")
            for name, body in _TRIGGERS.items():
                connection.exec_driver_sql(f"CREATE TRIGGER IF NOT EXISTS {name} {body}")


def _knows_versions(connection: Connection) -> bool:
    """Tell whether the table of readings says under which version each was made; one of an older program did not."""
    return "version" in connection.exec_driver_sql("SELECT name FROM pragma_table_info('reading')").scalars()


def _begin(connection: Connection) -> None:
    """Begin at once as the only writer where that is asked for: whoever reads before it writes must not find others in between."""
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("alone") else "BEGIN")


def _prepare(connection: Any, _record: object) -> None:  # noqa: ANN401  # SQLAlchemy passes the driver's own connection
    """Wait for a lock before anything else can meet one; then WAL, and a flush at every commit: an event once told stays told."""
    connection.isolation_level = None
    connection.execute("PRAGMA busy_timeout=10000")
    _use_wal(connection)
    for pragma in ("synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _use_wal(connection: Any) -> None:  # noqa: ANN401  # SQLAlchemy passes the driver's own connection
    """Turn a new database to WAL. SQLite refuses at once, without waiting, where two connections try that together."""
    deadline = monotonic() + _CONVERSION_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or monotonic() > deadline:
                raise
            sleep(0.02)
        else:
            return
