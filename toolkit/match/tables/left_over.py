"""Columns of a list whose heads fit nothing well: the names under the head of their kind, and what is left over for what is left over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from toolkit.match.rows import filled, is_number, is_number_head
from toolkit.match.words import FIRM, POSSIBLE, Words
from toolkit.model.document import Cell, Table
from toolkit.text.asides import aside
from toolkit.text.choices import only_marks
from toolkit.text.lexicon import Match
from toolkit.text.values import is_blank

_FEW, _ALIKE = 2, 0.7


def names_by_kind(table: Table, index: int, starts: Sequence[int], taken: Mapping[int, Match], words: Words) -> dict[int, Match]:
    """Give the names of a list of one kind to the column that is headed by the kind, "Cá nhân", where no other is theirs."""
    first = words.list_question.columns[0].id if words.list_question else ""
    row = table.rows[index]
    kinds = [column for column in starts if words.names_choice(row[column].text) and not is_number_head(row[column].text)]
    if len(kinds) != 1 or any(match.target == first for column, match in taken.items() if column not in kinds):
        return {}
    below = [one[kinds[0]].text for one in table.rows[index + 1 :] if one[kinds[0]] is not row[kinds[0]] and len(filled(one)) > _FEW]
    plain = [text for text in below if not is_blank(text, words.hints) and not is_number(text)]
    named = plain and not any(only_marks(text) or words.names_choice(text) for text in plain)
    return {kinds[0]: Match(first, FIRM, row[kinds[0]].text)} if named else {}


def left_over(row: Sequence[Cell], starts: Sequence[int], taken: Mapping[int, Match], words: Words) -> dict[int, Match]:
    """Give headings that fit nothing well to the columns that are left over; such answers are for review (their score is low)."""
    targets = {match.target for match in taken.values()}
    columns = words.list_question.columns if words.list_question else ()
    left = [column.id for column in columns if column.id not in targets]
    heads = [column for column in starts if column not in taken and not aside(row[column].text) and not is_number(row[column].text)]
    found = {
        column: match
        for column in heads
        if (match := next((match for match in words.columns.match(row[column].text) if match.target in left), None))
    }
    weak = unique(found)
    if len(left) == 1 and len(heads) == 1:
        like = weak[heads[0]].score if heads[0] in weak else 0.0
        weak = {heads[0]: Match(left[0], FIRM if like >= _ALIKE else POSSIBLE, row[heads[0]].text)}
    return weak


def unique(found: Mapping[int, Match]) -> dict[int, Match]:
    """Give each column of a list to the heading that fits best; a heading that fits worse is left out."""
    best: dict[str, int] = {}
    for column, match in found.items():
        if match.target not in best or match.score > found[best[match.target]].score:
            best[match.target] = column
    return {column: found[column] for column in best.values()}
