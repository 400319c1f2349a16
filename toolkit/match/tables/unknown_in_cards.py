"""Rows of a card, or of items side by side, under a label that no wording knows: "Điều còn vướng | Đường xa | Không có"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from toolkit.match.pieces import Content, Listed
from toolkit.match.rows import is_number
from toolkit.match.words import LIKELY, Words
from toolkit.model.document import Cell
from toolkit.text.asides import aside
from toolkit.text.sums import sums_up

_LONGEST_LABEL, _FEWEST_KNOWN = 60, 2


def unknown_in_cards(
    cells: Sequence[Cell], cards: Mapping[int, Listed], words: Words, *, goes_on: bool
) -> list[tuple[Listed, str, Content]]:
    """Return what a row says of each item under its unknown label; nothing for a row that may be none of theirs.

    ``cards``: the items begun above by their columns (from 1). ``goes_on``: the next row holds a label of theirs.
    """
    said = [cell for cell in cells if not is_number(cell.text)]
    if not cards or not said or not (goes_on or len(cards) > 1) or max(len(item.cells) for item in cards.values()) < _FEWEST_KNOWN:
        return []
    label, values = said[0], said[1:]
    if len(label.text) > _LONGEST_LABEL or ":" in label.text.rstrip(": ") or words.score(label.text) >= LIKELY:
        return []
    if not values or aside(label.text) or sums_up(label.text) or any((cell.place.column or 0) not in cards for cell in values):
        return []
    if (label.place.column or 0) >= min(cards) or (len(cards) > 1 and 2 * len(values) <= len(cards)):
        return []
    return [(cards[cell.place.column or 0], label.text, Content.of(cell)) for cell in values]
