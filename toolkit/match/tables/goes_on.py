"""What goes on with the criterion above: the rest of its words, more of its evidence, its parts in rows of their own ("a", "1.2")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.match.pieces import Content, Judged
from toolkit.match.words import FIRM, Words
from toolkit.model.document import Cell
from toolkit.text.choices import only_marks
from toolkit.text.fold import bare
from toolkit.text.lexicon import Match

_PART = re.compile(r"(?P<letter>[a-zđ])|(?P<above>\d{1,2})\.\d{1,2}", re.IGNORECASE)
_OF_PARTS = "Tiêu chí này được chấm theo từng ý; đã gộp các ý."
_PARTS_DIFFER = "Các ý của tiêu chí này được chấm khác nhau."


def joined(before: Judged, more: Judged, words: Words) -> tuple[str, tuple[Match, ...]]:
    """Return the words of a criterion over both its rows, and which one it may be by them."""
    if before.label == more.label:
        return before.label, before.matches
    label = f"{before.label} {more.label}"
    return label, words.criterion(label) or before.matches


def extend(before: Judged, more: Judged) -> None:
    """Add the evidence of another row to a criterion, and the result where it has none."""
    if more.evidence is not None and more.evidence.text.strip() and (before.evidence is None or more.evidence.text != before.evidence.text):
        if before.evidence is None:
            before.evidence = more.evidence
        else:
            before.evidence.join(more.evidence)
    if more.result is not None and more.result.text.strip() and (before.result is None or not before.result.text.strip()):
        before.result = more.result


def is_part(cells: Sequence[Cell], above: Judged | None, words: Words) -> bool:
    """Tell whether a row is a part of the numbered criterion above, by its letter or by that one's number before its own."""
    found = _PART.fullmatch(cells[0].text.strip(" .)")) if len(cells) > 1 else None
    if found is None or above is None or not above.own_number.isdecimal():
        return False
    if found["above"] is not None and found["above"] != above.own_number:
        return False
    matches = words.criterion(cells[1].text)
    return not matches or matches[0].score < FIRM or matches[0].target == above.matches[0].target


def extend_by_part(above: Judged, result: Content | None, evidence: Content | None) -> None:
    """Add what a part of a criterion says to it, all of it for a look."""
    first = not _stands(above.evidence)
    if result is not None and _stands(result):
        if above.result is None or not _stands(above.result):
            result.doubt = result.doubt or _OF_PARTS
            above.result = result
        elif _spelled(above.result) != _spelled(result):
            above.result.doubt = _PARTS_DIFFER
    if evidence is not None and _stands(evidence):
        extend(above, Judged("", (), 0, None, evidence))
        above.evidence = evidence if first or above.evidence is None else above.evidence
        above.evidence.doubt = above.evidence.doubt or _OF_PARTS


def _stands(content: Content | None) -> bool:
    """Tell whether anything was written there: a mark under one of two heads is, the heads are not."""
    return content is not None and bool(content.raw.strip())


def _spelled(content: Content) -> str:
    return bare(content.text) + content.text.replace(" ", "") * only_marks(content.text)
