"""Originals that the archive has lost while files wait to be read: each is told by name and looked for again; the others go on."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from itertools import islice

from toolkit.errors import IntegrityError
from toolkit.keeping import lost_originals
from toolkit.model.ledger import Arrival
from toolkit.pipeline import Desk

_NAMED = 10


class Losses:
    """What is lost at the moment, with the words about it."""

    def __init__(self, desk: Desk) -> None:
        """Begin with nothing lost."""
        self._desk = desk
        self._said: dict[tuple[str, str], str] = {}

    @property
    def files(self) -> AbstractSet[tuple[str, str]]:
        """Return the files (folder, SHA-256) whose originals are lost."""
        return self._said.keys()

    def has(self, arrival: Arrival) -> bool:
        """Look whether the original of a file is lost."""
        fault = next(lost_originals(self._desk.archive, {arrival.sha256: (arrival.path,)}, self._desk.workspace), None)
        self._said.pop(arrival.file, None)
        if fault is not None:
            self._said[arrival.file] = fault.message
        return fault is not None

    def tell(self) -> None:
        """Raise ``IntegrityError`` where anything is lost; of many the first are named."""
        if self._said:
            more = len(self._said) - _NAMED
            rest = [f"… và {more} bản gốc khác; xem đủ danh sách: toolkit verify"] if more > 0 else []
            raise IntegrityError("\n".join([*islice(self._said.values(), _NAMED), *rest]))
