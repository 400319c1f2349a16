"""Who is who: which bytes are new, which are the same again, and which submission stands in place of which (forms.md, "Identity")."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from toolkit.model.ledger import Arrival, Entry, PassedOver


def name_of(arrival: Arrival) -> tuple[str, str, str]:
    """Return what makes an arrival new: folder, name and bytes together; one name is the same composed (NFC) and decomposed."""
    return (arrival.folder, unicodedata.normalize("NFC", arrival.path), arrival.sha256)


def new_arrivals(seen: Iterable[Arrival], known: Collection[tuple[str, str, str]]) -> tuple[Arrival, ...]:
    """Return those arrivals whose name (:func:`name_of`) was never seen before, each once."""
    new: dict[tuple[str, str, str], Arrival] = {}
    for arrival in seen:
        if name_of(arrival) not in known:
            new.setdefault(name_of(arrival), arrival)
    return tuple(new.values())


def new_notices(seen: Iterable[PassedOver], told: Mapping[str, PassedOver]) -> tuple[PassedOver, ...]:
    """Return those names passed over whose fate or reason differs from what was last told (``told``, by path) of them."""
    return tuple(one for one in seen if (last := told.get(one.path)) is None or (last.state, last.reason) != (one.state, one.reason))


def first_arrivals(arrivals: Iterable[Arrival]) -> dict[tuple[str, str], Arrival]:
    """Return each file, that is folder and SHA-256, with its first arrival; the later ones are duplicates."""
    first: dict[tuple[str, str], Arrival] = {}
    for arrival in arrivals:
        first.setdefault((arrival.folder, arrival.sha256), arrival)
    return first


def canonical_arrivals(
    arrivals: Iterable[Arrival], units: Mapping[tuple[str, str], str | None], codes: Collection[str]
) -> dict[int, Arrival]:
    """Return for every arrival (by sequence) the one that stands for its content.

    ``units`` says which branch the content of a file (folder, SHA-256) names; it decides where the folder is no branch's
    (``codes``). One content of one branch has one such arrival: one in the branch's own folder if there is any, else the first.
    """
    groups: dict[tuple[str, str], list[Arrival]] = defaultdict(list)
    for arrival in arrivals:
        unit = arrival.folder if arrival.folder in codes else units.get((arrival.folder, arrival.sha256)) or f"?{arrival.folder}"
        groups[unit, arrival.sha256].append(arrival)
    return {
        arrival.sequence: min(group, key=lambda one: (one.folder not in codes, one.sequence))
        for group in groups.values()
        for arrival in group
    }


def superseded(entries: Sequence[Entry]) -> dict[str, str]:
    """Return, for each submission that no longer counts, the one that stands in its place.

    Of one identity (form, unit, period, model) the highest rank counts: scan, ``ngay_lap``, the file's time, its path, the number
    of the record in the file. The same bytes once in the branch's own folder and once elsewhere are one: the branch's own.
    Where form, unit, period or the name of the model is unknown, nothing is superseded.
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
