"""Columns of a list written item by item, under a label that no wording knows: "- Đã làm được (%): 60" in each.

The words of the label tell the column, or that as many labels as columns are left, which stand in the plan's order. All such answers
are for a person's eye.
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
    told = {label: column for label, group in often.items() if (column := _column_of(group[0][1], left, words)) is not None}
    others, open_columns = [label for label in often if label not in told], [one for one in left.values() if one not in told.values()]
    if len(others) == len(open_columns):
        told |= dict(zip(others, open_columns, strict=True))
    for label, column in told.items():
        if column.id not in harvest.columns:
            _give(often[label], column, harvest)


def _give(group: list[tuple[Listed, str, Content]], column: Question, harvest: Harvest) -> None:
    harvest.columns[column.id] = Match(column.id, _DOUBTFUL, group[0][1])
    for item, label, content in group:
        content.doubt = _REASON.format(label=label[:40], column=column.label[:40])
        item.cells.setdefault(column.id, content)


def _column_of(label: str, left: dict[str, Question], words: Words) -> Question | None:
    best = words.columns.best(label)
    return left.get(best.target) if best is not None and best.score >= POSSIBLE else None
