"""Which submission stands in place of which (forms.md, "Identity, versions, time")."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from toolkit.model.ledger import Entry


def superseded(entries: Iterable[Entry]) -> dict[str, str]:
    """Return, for each submission that no longer counts, the one that stands in its place.

    Of one identity (form, unit, period, exemplar) the highest rank counts: scan, ``ngay_lap``, the file's time, its path, the number
    of the record in the file. The same bytes once in the branch's own folder and once elsewhere are one: the branch's own.
    Where form, unit, period or the name of the exemplar is unknown, nothing is superseded.
    """
    groups: dict[tuple[str | None, ...], list[Entry]] = defaultdict(list)
    for entry in entries:
        identity = (entry.form, entry.unit, entry.period, entry.subject)
        if None not in identity:
            groups[identity].append(entry)
    return {entry.id: winner.id for group in groups.values() for winner in (_winner(group),) for entry in group if entry is not winner}


def _winner(group: Sequence[Entry]) -> Entry:
    """Of the same bytes twice the branch's own stands, else the first; of what then remains, the last."""
    distinct: dict[tuple[str, int], Entry] = {}
    for entry in sorted(group, key=lambda one: (one.folder != one.unit, _rank(one))):
        distinct.setdefault((entry.sha256, entry.number), entry)
    return max(distinct.values(), key=_rank)


def _rank(entry: Entry) -> tuple[int, str, int, str, int]:
    return (entry.scan, entry.dated, entry.modified_ns, entry.path, entry.number)
