"""What became of numbered papers, as the events tell it: frozen, issued, voided. Numbers are taken here, one at a time.

Freezing and issuing do not hold the workspace, so that a clerk can issue while a run is reading; the database keeps them apart.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from toolkit.model.issue import Frozen, Issued, Voided
from toolkit.model.ledger import Event, EventKind
from toolkit.store import events
from toolkit.store.books import Books


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """All that was ever frozen, issued and voided, each in order."""

    frozen: tuple[Frozen, ...] = ()
    issued: tuple[Issued, ...] = ()
    voided: tuple[Voided, ...] = ()

    def taken(self, code: str, term: str) -> tuple[int, ...]:
        """Return the numbers of a series that are taken, voided ones too."""
        return tuple(one.number for one in self.issued if (one.code, one.term) == (code, term))

    def digests(self) -> frozenset[str]:
        """Return the SHA-256 of everything in the archive that papers stand on."""
        kept = {digest for one in self.frozen for digest in one.digests}
        return frozenset(kept | {one.document for one in self.issued})


def read_history(books: Books) -> History:
    """Return the history of all papers."""
    with books.reading() as connection:
        return _history(connection)


def freeze(books: Books, paper: Frozen) -> None:
    """Write down that a paper is frozen."""
    with books.writing() as connection:
        events.append(connection, EventKind.FROZEN, [_subject(paper)], paper.at)


def issue(books: Books, make: Callable[[History], Issued]) -> Issued:
    """Take a number: ``make`` sees the history as it is at that moment, makes the paper under its number, and returns what is to be told.

    While it works nobody else can take a number. Where it raises, nothing is told and the number is not taken; where the process
    dies, the same. So a number is taken when, and only when, its paper lies in the archive.
    """
    with books.writing() as connection:
        paper = make(_history(connection))
        events.append(connection, EventKind.ISSUED, [_subject(paper)], paper.at)
        return paper


def void(books: Books, make: Callable[[History], Voided]) -> Voided:
    """Take a number back: ``make`` sees the history and returns what is to be told, or raises."""
    with books.writing() as connection:
        number = make(_history(connection))
        events.append(connection, EventKind.VOIDED, [_subject(number)], number.at)
        return number


def _history(connection: Connection) -> History:
    return History(
        frozen=tuple(_frozen(event) for event in events.read(connection, EventKind.FROZEN)),
        issued=tuple(_issued(event) for event in events.read(connection, EventKind.ISSUED)),
        voided=tuple(_voided(event) for event in events.read(connection, EventKind.VOIDED)),
    )


def _subject(noun: Frozen | Issued | Voided) -> dict[str, object]:
    told = {name: _plain(value) for name, value in asdict(noun).items() if name not in ("sequence", "at")}
    return told | {"at": noun.at.isoformat()}


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, Sequence) and not isinstance(value, str) else value


def _told(event: Event) -> dict[str, object]:
    said = json.loads(event.subject)
    return {**said, "at": datetime.fromisoformat(said["at"]), "sequence": event.sequence}


def _frozen(event: Event) -> Frozen:
    said = _told(event)
    return Frozen(**said | {"digests": tuple(json.loads(event.subject)["digests"])})  # type: ignore[arg-type]  # the event says what the noun says


def _issued(event: Event) -> Issued:
    said = json.loads(event.subject)
    typed = {"day": date.fromisoformat(said["day"]), "recipients": tuple(said["recipients"])}
    return Issued(**_told(event) | typed)  # type: ignore[arg-type]  # the event says what the noun says


def _voided(event: Event) -> Voided:
    return Voided(**_told(event))  # type: ignore[arg-type]  # the event says what the noun says
