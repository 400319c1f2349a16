"""What is worth a comment: every error and warning of a file, gathered by the place at which it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.checks.filled import fill
from toolkit.model.definitions import Definitions
from toolkit.model.finding import Finding, Severity
from toolkit.model.place import Place
from toolkit.model.submission import Reading, Record

_SAID = {Severity.ERROR: "Cần sửa", Severity.WARNING: "Cần xem lại"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One comment: all that is to be said about one place, a paragraph each. Without a place it is about the file as a whole."""

    place: Place | None
    texts: tuple[str, ...]


def remarks_of(reading: Reading, definitions: Definitions) -> tuple[Remark, ...]:
    """Return the remarks of a file in the order in which its findings come; notes that ask nothing of anyone are left out."""
    gathered: dict[Place | None, list[str]] = {}
    for place, text in _said(reading, definitions):
        texts = gathered.setdefault(place, [])
        if text not in texts:
            texts.append(text)
    return tuple(Remark(place=place, texts=tuple(texts)) for place, texts in gathered.items())


def _said(reading: Reading, definitions: Definitions) -> Iterator[tuple[Place | None, str]]:
    for finding in reading.findings:
        if finding.severity in _SAID:
            yield None, _text(finding, finding.source)
    for record in reading.records:
        yield from _said_of_record(record, definitions)


def _said_of_record(record: Record, definitions: Definitions) -> Iterator[tuple[Place | None, str]]:
    """Yield each finding at the place of its answer; what stands nowhere is said where the form begins.

    A place where no comment can be set (header, footer, note, text box) is named.
    """
    submission = record.submission
    places = {asked.field: asked.answer.place for asked in fill(submission, definitions).asked}
    for finding in record.findings:
        if finding.severity in _SAID:
            place = places.get(finding.field or "")
            yield place or submission.place, _text(finding, place.say() if place is not None and place.part else "")


def _text(finding: Finding, where: str) -> str:
    return f"{_SAID[finding.severity]}: {finding.message}" + (f" ({where})" if where else "")
