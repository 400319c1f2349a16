"""A list that has all its columns in the order of the plan: each head that is only like its column is borne out by the others."""

from __future__ import annotations

from collections.abc import Mapping

from toolkit.match.expected import begins_as_asked
from toolkit.match.words import LIKELY, POSSIBLE, Words
from toolkit.model.definitions import Question
from toolkit.text.fold import bare, fold
from toolkit.text.known_words import NO
from toolkit.text.lexicon import Match
from toolkit.text.shapes import label_core

_LIKE, _FEWEST_OWN = 0.7, 2
_OTHER_TIME = frozenset(("truoc", "sau", "toi", "cu", "giao", "hoach", "khac", "con", "tru", "lai"))
"""Words, folded, of what is asked of another time or of something else ("Xếp loại năm trước", "Sản phẩm khác")."""


def all_in_order(heads: Mapping[int, str], found: Mapping[int, Match], words: Words) -> dict[int, Match]:
    """Return the heads to trust of those that are only like their column; none unless every column stands there once, each in its place.

    ``heads`` are all texts of the head but those of numbers and remarks, by their columns in the table. At least half of them must be
    known. Where a head keeps the plan's words but for one column, that one was changed on purpose and is not trusted.
    """
    columns = words.list_question.columns if words.list_question is not None else ()
    known = sum(one.score >= LIKELY for one in found.values())
    if len(found) != len(columns) or heads.keys() != found.keys() or not len(found) <= 2 * known < 2 * len(found):
        return {}
    places = sorted(found)
    if [found[at].target for at in places] != [column.id for column in columns]:
        return {}
    asked = dict(zip(places, columns, strict=True))
    if sum(fold(label_core(heads[at])) != fold(column.label) for at, column in asked.items()) < _FEWEST_OWN:
        return {}
    return {
        at: found[at]._replace(score=LIKELY)
        for at, column in asked.items()
        if found[at].score < LIKELY and _is_called(heads[at], column, words)
    }


def _is_called(head: str, column: Question, words: Words) -> bool:
    """Tell whether a head is most like this column and has no word that speaks of another column or of another time."""
    best = words.columns.best(head)
    if best is None or best.target != column.id or best.score < POSSIBLE or not begins_as_asked(head, column):
        return False
    beyond = words.columns.words_beyond(column.id, head)
    if not beyond:
        return beyond is not None
    return best.score >= _LIKE and not any(words.columns.uses(word) or bare(word) in _OTHER_TIME | NO for word in beyond)
