"""Nouns as rows of the derived tables, and back."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, datetime

from sqlalchemy import RowMapping

from toolkit.model.finding import Code
from toolkit.model.ledger import Arrival, Entry, FileLine, FileState
from toolkit.model.submission import Filed, Record
from toolkit.store import codec

ENTRY = tuple(field.name for field in fields(Entry))
"""The columns of a submission without its answers."""
_NO_DATE = "0000-00-00"


def submission_row(arrival: Arrival, number: int, record: Record, subject: str | None) -> dict[str, object]:
    """Return the row of one record of a file; ``number`` counts from 1 in it, ``subject`` as in :class:`Entry`."""
    submission = record.submission
    dated = submission.value("ngay_lap")
    return {
        "id": f"{arrival.sha256[:12]}-{number}@{arrival.folder}",
        "sha256": arrival.sha256,
        "folder": arrival.folder,
        "number": number,
        "path": arrival.path,
        "arrived": arrival.seen_at.isoformat(),
        "scan": arrival.scan,
        "modified_ns": arrival.modified_ns,
        "dated": dated.isoformat() if isinstance(dated, date) else _NO_DATE,
        "form": submission.form,
        "unit": submission.unit,
        "period": submission.period.id if submission.period else None,
        "subject": subject,
        "review": any(finding.code is Code.REVIEW for finding in record.findings),
        "body": codec.to_json(record),
    }


def entry_of(row: RowMapping) -> Entry:
    """Return the submission of a row without its answers."""
    return Entry(**{name: row[name] for name in ENTRY})


def filed_of(row: RowMapping, superseded_by: str | None) -> Filed:
    """Return the submission of a row; one that another stands in place of, without its answers."""
    found = Filed(
        id=row["id"],
        record=codec.record_from_json(row["body"]),
        path=row["path"],
        folder=row["folder"],
        sha256=row["sha256"],
        arrived=datetime.fromisoformat(row["arrived"]),
        superseded_by=superseded_by,
    )
    if superseded_by is None:
        return found
    return replace(found, record=replace(found.record, submission=replace(found.record.submission, answers=())))


def line_row(line: FileLine) -> dict[str, object]:
    """Return the row of a file's fate."""
    row = {field.name: getattr(line, field.name) for field in fields(FileLine)}
    return row | {"seen_at": line.seen_at.isoformat(), "state": str(line.state)}


def line_of(row: RowMapping) -> FileLine:
    """Return the fate of a file by its row."""
    return FileLine(
        path=row["path"],
        folder=row["folder"],
        sha256=row["sha256"],
        unit=row["unit"],
        state=FileState(row["state"]),
        reason=row["reason"],
        seen_at=datetime.fromisoformat(row["seen_at"]),
        position=row["position"],
    )
