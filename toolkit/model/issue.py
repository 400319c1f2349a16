"""The life of a numbered paper: draft, frozen, issued, voided. What cannot be derived, as the events keep it, and rows of the register.

A *series* is the sequence that a number belongs to: the type of paper within one term of the committee (HD05 3.1).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class PaperState(StrEnum):
    """Where a paper stands. A paper whose number was voided is a draft again; the number stays taken."""

    DRAFT = "draft"
    FROZEN = "frozen"
    ISSUED = "issued"


@dataclass(frozen=True, slots=True, kw_only=True)
class Frozen:
    """A paper whose words and figures no longer change: the subject of a ``frozen`` event.

    ``path`` is the draft's, below the folder of its period. ``snapshot`` is the SHA-256 of the snapshot in the archive; ``digests`` are
    those of everything in the archive that it stands on, itself included. ``edited``: the words are a clerk's, from the Word file.
    """

    period: str
    path: str
    code: str
    snapshot: str
    digests: tuple[str, ...]
    at: datetime
    edited: bool = False
    sequence: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """A paper with its number: the subject of an ``issued`` event.

    ``term`` is the name of the committee's term, ``symbol`` the whole "12-BC/ĐU", ``document`` the SHA-256 of the finished file in the
    archive, ``file`` where it was put, relative to the workspace. ``manual``: a person chose the number. ``copies`` is ``None`` where
    nobody said.
    """

    period: str
    path: str
    code: str
    term: str
    number: int
    symbol: str
    day: date
    snapshot: str
    document: str
    file: str
    title: str
    signer: str
    recipients: tuple[str, ...]
    at: datetime
    manual: bool = False
    copies: int | None = None
    sequence: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Voided:
    """A number that was taken back with a reason; it stays taken. The subject of a ``voided`` event."""

    code: str
    term: str
    number: int
    reason: str
    at: datetime
    sequence: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterRow:
    """One line of the sổ đăng ký văn bản đi (the-thuc.md 3.5): its eight columns as printed, and what they are about.

    ``day`` is "05/6" as the register writes it. ``voided`` is the reason, empty while the paper is valid.
    """

    term: str
    code: str
    number: int
    symbol: str
    day: str
    title: str
    signer: str
    recipients: str
    kept: str
    copies: str
    note: str
    file: str
    signed_on: date
    voided: str = ""


class RemarkKind(StrEnum):
    """What a rehearsal remarks on: what is missing, what waits for a person, how it reads, how it is made, how it looks."""

    MISSING = "missing"
    UNREADABLE = "unreadable"
    UNCONFIRMED = "unconfirmed"
    EMPTY = "empty"
    WORDS = "words"
    TEMPLATE = "template"
    FORMAT = "format"
    NUMBER = "number"
    TWICE = "twice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One thing to look at before a paper is frozen, in Vietnamese, with the words it is about. ``grave``: not to be signed so."""

    kind: RemarkKind
    message: str
    snippet: str = ""
    grave: bool = True
