"""Who is who: which bytes are new, and which are the same again (forms.md, "Identity")."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping

from toolkit.model.ledger import Arrival, PassedOver


def name_of(arrival: Arrival) -> tuple[str, str, str]:
    """Return what makes an arrival new: folder, name and bytes together; one name is the same composed (NFC) and decomposed."""
    return (arrival.folder, unicodedata.normalize("NFC", arrival.path), arrival.sha256)


def new_arrivals(seen: Iterable[Arrival], came: Callable[[Arrival], bool]) -> tuple[Arrival, ...]:
    """Return those arrivals whose name (:func:`name_of`) was never seen before (``came``), each once."""
    new: dict[tuple[str, str, str], Arrival] = {}
    for arrival in seen:
        if not came(arrival):
            new.setdefault(name_of(arrival), arrival)
    return tuple(new.values())


def new_notices(seen: Iterable[PassedOver], told: Mapping[str, PassedOver]) -> tuple[PassedOver, ...]:
    """Return those names passed over whose fate or reason differs from what was last told (``told``, by path) of them."""
    return tuple(one for one in seen if (last := told.get(one.path)) is None or _fate(last) != _fate(one))


def _fate(passed: PassedOver) -> tuple[str, str, str | None]:
    return (passed.state, passed.reason, passed.sha256)


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
