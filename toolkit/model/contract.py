"""What ``toolkit read --json`` and ``toolkit files --json`` print, as the contract fixes it (domain/forms.md)."""

from __future__ import annotations

from datetime import date

from toolkit.model.finding import Finding
from toolkit.model.ledger import FileLine
from toolkit.model.period import Period
from toolkit.model.submission import Answer, AnswerValue, Reading, Record, Row

Json = dict[str, object]


def reading_json(path: str, reading: Reading) -> Json:
    """Return the line of one file; ``path`` as it was given."""
    return {
        "path": path,
        "sha256": reading.sha256,
        "kind": reading.kind,
        "records": [record_json(record) for record in reading.records],
        "findings": [finding_json(finding) for finding in reading.findings],
    }


def record_json(record: Record) -> Json:
    """Return one filled form with its answers and findings; an unknown form, unit or period is ``None``."""
    submission = record.submission
    return {
        "form": submission.form,
        "unit": submission.unit,
        "period": submission.period.id if submission.period is not None else None,
        "answers": {answer.id: answer_json(answer) for answer in submission.answers},
        "findings": [finding_json(finding) for finding in record.findings],
    }


def answer_json(answer: Answer) -> Json:
    """Return one answer; the rows of a list are objects of answers."""
    return {
        "value": value_json(answer.value),
        "state": str(answer.state),
        "raw": answer.raw,
        "source": answer.where,
        "label": answer.label,
        "method": answer.method,
        "confidence": round(answer.confidence, 3),
        "review": answer.review,
        "reason": answer.reason,
    }


def value_json(value: AnswerValue) -> object:
    """Return a value as the contract's table of types writes it."""
    if isinstance(value, Period):
        return value.id
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [{cell.id: answer_json(cell) for cell in one.answers} if isinstance(one, Row) else one for one in value]
    return value


def finding_json(finding: Finding) -> Json:
    """Return one finding."""
    return {
        "code": str(finding.code),
        "severity": str(finding.severity),
        "field": finding.field,
        "message": finding.message,
        "source": finding.source,
        "plan": finding.plan,
    }


def file_json(line: FileLine) -> Json:
    """Return one line of ``toolkit files``."""
    return {
        "path": line.path,
        "sha256": line.sha256,
        "unit": line.unit,
        "state": str(line.state),
        "reason": line.reason,
        "seen_at": line.seen_at.isoformat(),
    }
