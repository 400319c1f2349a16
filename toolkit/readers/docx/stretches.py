"""Follows a plain main part along the stretches that earlier files had: from the end of one cell to that of the next.

Forms of one kind go on alike, so each stretch remembers which one came behind it last. Where that stands here too it is neither cut out
nor looked up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from toolkit.readers.docx.pieces import CELL_ENDS, FIRST, Piece, cut_rest, cut_stretch


@dataclass(slots=True, eq=False)
class Stretch:
    """What was met before: its bytes with the end of its cell, where it begins and what begins behind it, and what it says.

    ``behind`` is the known one that came behind it last, new ones between them or not.
    """

    part: bytes
    begins: int
    leaves: int
    said: tuple[Piece, ...]
    behind: Stretch | None = None


@dataclass(slots=True)
class Stretches:
    """All that were met in parts that begin alike, by where they begin and their bytes."""

    met: tuple[dict[bytes, Stretch], ...] = field(default_factory=lambda: ({}, {}, {}))
    start: Stretch = field(default_factory=lambda: Stretch(b"", FIRST, FIRST, ()))

    def keep(self, new: Sequence[NewStretch], pieces: dict[bytes, Piece]) -> int:
        """Keep those of these whose pieces are all known; return how many bytes they have."""
        held = 0
        for part, begins, leaves, cut in new:
            said = [pieces.get(piece) for piece in cut]
            whole = tuple(one for one in said if one is not None)
            if len(whole) == len(said):
                self.met[begins][part] = Stretch(part, begins, leaves, whole)
                held += len(part)
        return held


NewStretch = tuple[bytes, int, int, list[bytes]]
"""Its bytes, where it begins and what begins behind it, its pieces."""


@dataclass(slots=True)
class Walk:
    """What the pieces of a body say in their order, ``None`` for each of the ``unknown``; ``new`` are the stretches that were not known."""

    said: list[Piece | None] = field(default_factory=list)
    unknown: list[bytes] = field(default_factory=list)
    new: list[NewStretch] = field(default_factory=list)

    def take(self, cut: Sequence[bytes], pieces: dict[bytes, Piece]) -> None:
        """Go on by pieces that were cut out."""
        for piece in cut:
            said = pieces.get(piece)
            self.said.append(said)
            if said is None:
                self.unknown.append(piece)


def follow(body: bytes, stretches: Stretches, pieces: dict[bytes, Piece]) -> Walk | None:
    """Walk through a body along the stretches and pieces that are known; ``None`` where it is not laid out so."""
    walk, last = Walk(), stretches.start
    at, begins = 0, FIRST
    while True:
        known = last.behind
        if known is None or known.begins != begins or not body.startswith(known.part, at):
            end = body.find(CELL_ENDS, at) + len(CELL_ENDS)
            if end < len(CELL_ENDS):
                break
            part = body[at:end]
            known = stretches.met[begins].get(part)
            if known is None:
                cut = cut_stretch(part, begins)
                if cut is None:
                    return None
                walk.take(cut[0], pieces)
                walk.new.append((part, begins, cut[1], cut[0]))
                at, begins = end, cut[1]
                continue
            last.behind = known
        walk.said += known.said
        at += len(known.part)
        begins, last = known.leaves, known
    rest = cut_rest(body[at:], begins)
    if rest is None:
        return None
    walk.take(rest, pieces)
    return walk
