"""Columns of a list that is written in lines, item by item, under a label that no wording knows: "- Đã làm được (%): 60" in each of them.

The words of the label tell the column, or that one alone is left. All such answers are for a person's eye.
"""

from __future__ import annotations

from toolkit.match.pieces import Content, Harvest, Listed
from toolkit.match.words import POSSIBLE, Words
from toolkit.model.definitions import Question
from toolkit.text.fold import fold
from toolkit.text.lexicon import Match
from toolkit.text.shapes import label_core

_REASON = "Máy chưa biết nhãn “{label}”; hiểu là “{column}” theo các mục khác của danh sách."
_DOUBTFUL = 0.5


def take_unknown_columns(harvest: Harvest, words: Words) -> None:
    """Give the unknown labels that stand in at least half of the items to the columns that no item has."""
    columns = words.list_question.columns if words.list_question is not None else ()
    left = {column.id: column for column in columns if column.id not in harvest.columns}
    groups: dict[str, list[tuple[Listed, str, Content]]] = {}
    for item, label, content in harvest.unknown_in_items if left else ():
        groups.setdefault(fold(label_core(label)), []).append((item, label, content))
    said = {label: group for label, group in groups.items() if any(content.text.strip() for _, _, content in group)}
    often = {label: group for label, group in said.items() if 2 * len(group) >= len(harvest.listed)}
    for group in often.values():
        column = _column_of(group[0][1], left, words, alone=len(often) == len(left) == 1)
        if column is None:
            continue
        del left[column.id]
        harvest.columns[column.id] = Match(column.id, _DOUBTFUL, group[0][1])
        for item, label, content in group:
            content.doubt = _REASON.format(label=label[:40], column=column.label[:40])
            item.cells.setdefault(column.id, content)


def _column_of(label: str, left: dict[str, Question], words: Words, *, alone: bool) -> Question | None:
    best = words.columns.best(label)
    if best is not None and best.score >= POSSIBLE:
        return left.get(best.target)
    return next(iter(left.values())) if alone else None
