"""The books of a workspace: one SQLite file, spoken to in nouns. Writing is for the one who holds the workspace; anyone may read."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Select, delete, func, insert, or_, select, update
from sqlalchemy.exc import DatabaseError, OperationalError

from toolkit.errors import IntegrityError, UnreachableError
from toolkit.model.finding import Finding
from toolkit.model.ledger import Arrival, Entry, Event, EventKind, FileLine, FileState, PassedOver, Printed
from toolkit.model.submission import Filed, Reading
from toolkit.store import codec, events, schema, standing
from toolkit.store.rows import line_of, line_row, submission_row

# How long a writer waits for the others, in milliseconds: longer than printing a paper takes, many times over.
_PATIENCE = 120_000
_VERSIONS = 50  # of a paper that the program printed: one that is printed anew for months must not fill the books


def open_books(path: Path) -> Books:
    """Open the database, making it where it is not there.

    Raises ``UnreachableError`` where it cannot be opened, ``IntegrityError`` where the file is not a sound database.
    """
    with translated():
        path.parent.mkdir(parents=True, exist_ok=True)
        return Books(engine=schema.make_engine(path))


@contextmanager
def translated() -> Iterator[None]:
    """Turn what SQLite and the disk complain about into what the operator must do."""
    try:
        yield
    except (OperationalError, sqlite3.OperationalError, OSError) as error:
        advice = "kiểm tra quyền ghi, chỗ trống trên ổ đĩa và chương trình khác đang mở tệp toolkit.sqlite"
        raise UnreachableError(f"Không đọc hoặc ghi được sổ sách trong thư mục dữ liệu; {advice}.") from error
    except (DatabaseError, sqlite3.DatabaseError) as error:
        raise IntegrityError("Tệp sổ sách toolkit.sqlite bị hỏng; khôi phục thư mục dữ liệu từ bản sao lưu.") from error


@dataclass(frozen=True, slots=True, kw_only=True)
class Books:
    """The open books."""

    engine: Engine

    def close(self) -> None:
        """Let the database go."""
        self.engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open a connection to read with, its errors in the words of the operator."""
        with translated(), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Open a transaction as the only writer, waiting for others; all of it is written, or nothing."""
        with translated(), self.engine.connect().execution_options(alone=True) as connection:
            patient = connection.connection.driver_connection
            if patient is not None:
                patient.execute(f"PRAGMA busy_timeout={_PATIENCE}")
            with connection.begin():
                yield connection

    def receive(self, arrivals: Sequence[Arrival], passed: Sequence[PassedOver], at: datetime) -> None:
        """Write what one look at the inbox found, all of it or nothing."""
        with self.writing() as connection:
            events.append(connection, EventKind.RECEIVED, map(events.arrival_subject, arrivals), at)
            events.append(connection, EventKind.NOTICED, map(events.passed_over_subject, passed), at)

    def folders(self) -> tuple[str, ...]:
        """Return every folder (as in an arrival) that something came into or was passed over in, in order."""
        with self.reading() as connection:
            return events.folders(connection)

    def arrivals(self, folder: str | None = None) -> tuple[Arrival, ...]:
        """Return every arrival in order, or those of one folder."""
        with self.reading() as connection:
            return tuple(events.arrival(event) for event in events.read(connection, EventKind.RECEIVED, folder))

    def each_arrival(self) -> Iterator[Arrival]:
        """Give every arrival in order, one after the other."""
        with self.reading() as connection:
            yield from (events.arrival(event) for event in events.read(connection, EventKind.RECEIVED))

    def each_passed_over(self) -> Iterator[PassedOver]:
        """Give every name that was passed over, in order, one after the other."""
        with self.reading() as connection:
            yield from (events.passed_over(event) for event in events.read(connection, EventKind.NOTICED))

    def passed_over(self, folder: str | None = None) -> tuple[PassedOver, ...]:
        """Return every name that was passed over, in order, or those of one folder."""
        with self.reading() as connection:
            return tuple(events.passed_over(event) for event in events.read(connection, EventKind.NOTICED, folder))

    def decide(self, subjects: Iterable[Mapping[str, object]], at: datetime) -> None:
        """Write down what a clerk decided, all of it or nothing."""
        with self.writing() as connection:
            events.append(connection, EventKind.DECIDED, subjects, at)

    def decisions(self) -> tuple[Event, ...]:
        """Return what clerks decided, in order."""
        with translated(), self.engine.connect() as connection:
            return tuple(events.read(connection, EventKind.DECIDED))

    def forget(self, files: Iterable[tuple[str, str]]) -> None:
        """Forget what these files (folder, sha256) were understood to say, so that they are read and answered again.

        Where their receipts lie is not forgotten: those are taken away when others are written.
        """
        with self.writing() as connection:
            _unsettle(connection)
            for folder, sha256 in files:
                for table in (schema.submission, schema.reading):
                    connection.execute(delete(table).where(table.c.sha256 == sha256, table.c.folder == folder))
                answer = schema.answer
                mine = (answer.c.sha256 == sha256, answer.c.folder == folder)
                connection.execute(update(answer).where(*mine).values(version=""))

    def last_event(self) -> int:
        """Return the number of the newest event, 0 where there is none."""
        with translated(), self.engine.connect() as connection:
            return events.last_sequence(connection)

    def named_originals(self) -> dict[str, tuple[str, ...]]:
        """Return every digest that an event names, with the paths that events tell of (else their kind): what the archive must hold."""
        with translated(), self.engine.connect() as connection:
            return events.digests(events.read(connection))

    def last_moment(self) -> datetime | None:
        """Return when the newest event was written down, ``None`` where there is none."""
        query = select(schema.event.c.at).order_by(schema.event.c.sequence.desc()).limit(1)
        with translated(), self.engine.connect() as connection:
            at = connection.execute(query).scalar()
        return datetime.fromisoformat(at) if at else None

    def verify(self) -> None:
        """Check the database file and the chain of events. Raises ``IntegrityError`` at the first fault."""
        with translated(), self.engine.connect() as connection:
            sound = connection.exec_driver_sql("PRAGMA quick_check").scalar_one() == "ok"
            events.verify(events.read(connection))
        if not sound:
            raise IntegrityError("Tệp sổ sách toolkit.sqlite bị hỏng; khôi phục thư mục dữ liệu từ bản sao lưu.")

    def setting(self, name: str) -> str | None:
        """Return a note of the program about its own tables, or ``None``."""
        with translated(), self.engine.connect() as connection:
            return connection.execute(select(schema.setting.c.value).where(schema.setting.c.name == name)).scalar()

    def doubt(self, known: Collection[tuple[str, str]]) -> None:
        """Let every reading count as one of an unknown version, so that it is made again, and drop what is of no file in ``known``.

        Until a file has been read again, what it was understood to say before stands.
        """
        with self.writing() as connection:
            _unsettle(connection)
            connection.execute(update(schema.reading).values(version=""))
            for table in (schema.submission, schema.reading):
                files = connection.execute(select(table.c.folder, table.c.sha256).distinct()).all()
                for folder, sha256 in {(folder, sha256) for folder, sha256 in files} - set(known):
                    connection.execute(delete(table).where(table.c.sha256 == sha256, table.c.folder == folder))

    def keep(self, arrival: Arrival, reading: Reading, subjects: Sequence[str | None], *, version: str, retry: bool) -> None:
        """Write down what a file says, in place of what it was understood to say before.

        ``subjects``: for each record the folded name of its exemplar (see :class:`Entry`). ``version`` is that of program and plan.
        ``retry``: reading failed for a reason that may pass (time, memory), so the file is to be read again next time.
        """
        file = {"sha256": arrival.sha256, "folder": arrival.folder}
        row = file | {"version": version, "retry": retry, "findings": codec.to_json(reading.findings)}
        pairs = zip(reading.records, subjects, strict=True)
        rows = [submission_row(arrival, number, record, subject) for number, (record, subject) in enumerate(pairs, start=1)]
        with self.writing() as connection:
            _unsettle(connection)
            for table in (schema.submission, schema.reading):
                connection.execute(delete(table).where(table.c.sha256 == arrival.sha256, table.c.folder == arrival.folder))
            connection.execute(insert(schema.reading), row)
            if rows:
                connection.execute(insert(schema.submission), rows)

    def read_before(self, version: str, folder: str | None = None, sha256: str | None = None) -> frozenset[tuple[str, str]]:
        """Return the files (folder, sha256) that were read under this version and need not be read again: all, or those meant."""
        table = schema.reading
        query = select(table.c.folder, table.c.sha256).where(table.c.version == version, table.c.retry.is_(False))
        for column, asked in ((table.c.folder, folder), (table.c.sha256, sha256)):
            query = query if asked is None else query.where(column == asked)
        with self.reading() as connection:
            return frozenset((folder, sha256) for folder, sha256 in connection.execute(query))

    def outdated(self, version: str) -> frozenset[tuple[str, str]]:
        """Return the files (folder, sha256) that were read under another version."""
        table = schema.reading
        with self.reading() as connection:
            rows = connection.execute(select(table.c.folder, table.c.sha256).where(table.c.version != version))
            return frozenset((folder, sha256) for folder, sha256 in rows)

    def count_read(self, version: str) -> int:
        """Return how many files were read under this version."""
        table = schema.reading
        with self.reading() as connection:
            return int(connection.execute(select(func.count()).where(table.c.version == version)).scalar_one())

    def reading_of(self, folder: str, sha256: str) -> Reading | None:
        """Return what a file says, as it was written down; ``None`` where it was not read."""
        read, said = schema.reading, schema.submission
        query = select(said.c.body).where(said.c.folder == folder, said.c.sha256 == sha256).order_by(said.c.number)
        with translated(), self.engine.connect() as connection:
            found = connection.execute(select(read.c.findings).where(read.c.folder == folder, read.c.sha256 == sha256)).scalar()
            bodies = connection.execute(query).scalars().all()
        if found is None:
            return None
        records = tuple(codec.record_from_json(body) for body in bodies)
        return Reading(sha256=sha256, records=records, findings=codec.findings_from_json(found))

    def is_superseded(self, folder: str, sha256: str) -> bool:
        """Tell whether a file brought submissions and newer ones stand in place of all of them."""
        table = schema.submission
        with self.reading() as connection:
            own = standing.entries(connection, table.c.folder == folder, table.c.sha256 == sha256)
            older = standing.newer(connection, own)
        return bool(own) and all(entry.id in older for entry in own)

    def findings_of_files(self, folder: str) -> dict[tuple[str, str], tuple[Finding, ...]]:
        """Return what is wrong with whole files, for every file of a folder that was read: (folder, sha256) to findings."""
        table = schema.reading
        with self.reading() as connection:
            rows = connection.execute(select(table.c.sha256, table.c.findings).where(table.c.folder == folder))
            return {(folder, sha256): codec.findings_from_json(findings) for sha256, findings in rows}

    def entries(self, folder: str) -> tuple[tuple[Entry, ...], dict[str, str]]:
        """Return the submissions of a folder without their answers, and for those that no longer count (by id) the path of the newer."""
        with self.reading() as connection:
            own = standing.entries(connection, schema.submission.c.folder == folder)
            return own, standing.newer(connection, own)

    def near(self, scan: int) -> tuple[tuple[int, str, int], ...]:
        """Return how many forms of which period the nearest looks before and after that one brought: scan, period, count."""
        table = schema.submission
        known = table.c.period.is_not(None)
        before = select(func.max(table.c.scan)).where(known, table.c.scan <= scan).scalar_subquery()
        after = select(func.min(table.c.scan)).where(known, table.c.scan >= scan).scalar_subquery()
        query = select(table.c.scan, table.c.period, func.count()).where(known, table.c.scan.in_((before, after)))
        with self.reading() as connection:
            rows = connection.execute(query.group_by(table.c.scan, table.c.period))
            return tuple((near, period, count) for near, period, count in rows)

    def settle(self, folder: str, lines: Sequence[FileLine]) -> None:
        """Write the fates of the files of one folder; what is told so already is left alone."""
        table = schema.file
        if self.files(folder) == tuple(lines):
            return
        with self.writing() as connection:
            connection.execute(delete(table).where(table.c.folder == folder))
            if lines:
                connection.execute(insert(table).prefix_with("OR REPLACE"), list(map(line_row, lines)))

    def mark_settled(self, settings: Mapping[str, str]) -> None:
        """Write down how far the fates go. Whatever is read later takes the setting ``events`` away."""
        with self.writing() as connection:
            connection.execute(delete(schema.setting))
            connection.execute(insert(schema.setting), [{"name": name, "value": value} for name, value in settings.items()])

    def files(self, folder: str | None = None, *, states: Collection[FileState] = ()) -> tuple[FileLine, ...]:
        """Return the fate of every file that was ever seen, of one folder or in some ``states`` only, in the order in which they came."""
        table = schema.file
        query = _told_of(folder).where(table.c.state.in_(states)) if states else _told_of(folder)
        with self.reading() as connection:
            return tuple(map(line_of, connection.execute(query).mappings()))

    def periods(self) -> tuple[str, ...]:
        """Return the ids of the periods that have a submission of a known form and branch."""
        table = schema.submission
        query = select(table.c.period).where(table.c.period.is_not(None), table.c.unit.is_not(None), table.c.form.is_not(None)).distinct()
        with translated(), self.engine.connect() as connection:
            return tuple(sorted(period for (period,) in connection.execute(query)))

    def filed(self, period: str) -> tuple[Filed, ...]:
        """Return the submissions of a period whose form and branch are known, in order of arrival.

        Of the older versions of each only the first comes too, without its answers: a branch may send a hundred, and all that counts of
        them is when the first came.
        """
        table = schema.submission
        with self.reading() as connection:
            return standing.filed(connection, table.c.period == period, table.c.unit.is_not(None), table.c.form.is_not(None))

    def filed_under(self, form: str) -> tuple[Filed, ...]:
        """Return the submissions of one form, of every period, that no other stands in place of."""
        table = schema.submission
        with self.reading() as connection:
            found = standing.filed(connection, table.c.form == form, table.c.period.is_not(None), table.c.unit.is_not(None))
        return tuple(one for one in found if one.superseded_by is None)

    def filed_as(self, ids: Iterable[str]) -> tuple[Filed, ...]:
        """Return the submissions with those ids, of whatever period; whether others stand in their place is not told."""
        with self.reading() as connection:
            return standing.filed_as(connection, schema.submission.c.id.in_(sorted(ids)))

    def unplaced(self, folder: str) -> tuple[Filed, ...]:
        """Return the submissions of a folder whose form, branch or period nobody knows."""
        table = schema.submission
        unknown = or_(table.c.period.is_(None), table.c.unit.is_(None), table.c.form.is_(None))
        with self.reading() as connection:
            return standing.filed_as(connection, table.c.folder == folder, unknown)

    def printed(self) -> tuple[Printed, ...]:
        """Return the last versions of every paper that the program wrote or was about to write, in order."""
        table = schema.paper
        columns = [table.c[field.name] for field in fields(Printed)]
        with translated(), self.engine.connect() as connection:
            return tuple(Printed(**row) for row in connection.execute(select(*columns).order_by(table.c.number)).mappings())

    def print(self, paper: Printed) -> None:
        """Write down that a paper is about to take its place, as the newest version.

        Of the versions before the last are known; one that is older would be taken for a clerk's work and kept, should it come back.
        """
        table = schema.paper
        same = table.c.path == paper.path
        with self.writing() as connection:
            connection.execute(delete(table).where(same, table.c.sha256 == paper.sha256))
            connection.execute(insert(table), asdict(paper))
            oldest = select(table.c.number).where(same).order_by(table.c.number.desc()).offset(_VERSIONS - 1).limit(1).scalar_subquery()
            connection.execute(delete(table).where(same, table.c.number < oldest))

    def unprint(self, path: str) -> None:
        """Write down that a paper no longer stands."""
        with self.writing() as connection:
            connection.execute(delete(schema.paper).where(schema.paper.c.path == path))

    def dump(self) -> dict[str, tuple[tuple[object, ...], ...]]:
        """Return the derived tables whole, in a fixed order: two dumps are equal when the books say the same."""
        with translated(), self.engine.connect() as connection:
            queries = {table.name: select(table).order_by(*table.primary_key.columns) for table in schema.PROJECTIONS}
            return {name: _rows(connection.execute(query)) for name, query in queries.items()}


def _unsettle(connection: Connection) -> None:
    """Take back the word that the fates of files are up to date."""
    connection.execute(delete(schema.setting).where(schema.setting.c.name == "events"))


def _told_of(folder: str | None) -> Select[Any]:
    """Ask for the fates of files in the order in which they came, then for the names that were passed over."""
    query = select(schema.file).order_by(schema.file.c.sha256.is_(None), schema.file.c.position)
    return query if folder is None else query.where(schema.file.c.folder == folder)


def _rows(result: Iterable[Iterable[object]]) -> tuple[tuple[object, ...], ...]:
    return tuple(tuple(row) for row in result)
