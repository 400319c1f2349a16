"""Rows that ask in the very words of the plan and are answered beside: "2 | Kỳ báo cáo | Quý III/2025". Most rows of most forms are such.

Nothing about them is open: whatever else may stand in a row begins with another row, other words or other marks. They are told apart once,
so that the many ways in which answers may stand need not look at each of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from toolkit.match.rows import Rows, distinct, is_number_head
from toolkit.match.signers import signs_as_author, signs_for_branch
from toolkit.match.tables.aspect_columns import names_criteria
from toolkit.match.tables.heads import heads_questions
from toolkit.match.words import LIKELY, Words, looks_like_result
from toolkit.model.document import Cell
from toolkit.text.asides import aside
from toolkit.text.choices import has_box
from toolkit.text.lexicon import Match

_PARTED = re.compile(r"[:\n\t]")


class SpelledPair(NamedTuple):
    """A label in the words of the plan, what it asks, and the answer beside it."""

    label: Cell
    answer: Cell
    matches: tuple[Match, ...]


def spelled_pair(rows: Rows, index: int, words: Words) -> SpelledPair | None:
    """Return the pair that fills a row, but for its number, above another such row or none; ``None`` for every other row."""
    pair = _pair(rows, index, words)
    if pair is None or index + 1 == len(rows.filled):
        return pair
    below = rows.filled[index + 1]
    goes_on = len(below) == len(rows.filled[index]) and _asked(below[-2].text, words) and not any("\n" in cell.text for cell in below)
    return pair if goes_on else None


def _pair(rows: Rows, index: int, words: Words) -> SpelledPair | None:
    cells = rows.filled[index]
    if len(cells) not in (2, 3) or (len(cells) == 3 and not _counts(cells[0].text)):
        return None
    label, answer = cells[-2:]
    matches = _asked(label.text, words)
    if not matches or not _is_plain(answer.text, words) or not _stand_together(rows.table.rows[index], cells):
        return None
    return SpelledPair(label, answer, matches)


def _counts(text: str) -> bool:
    return text.strip(" .)(").isdigit()


@lru_cache(maxsize=1_000)
def _asked(text: str, words: Words) -> tuple[Match, ...]:
    """Return the question that a label asks to the letter, if its words are those of nothing else in any form; nothing for all others."""
    if _PARTED.search(text.rstrip(" :")) or text[-1:].isdigit() or has_box(text):
        return ()
    found = words.question(" ".join(text.split()))
    if not found or found[0].score < 1.0 or words.asked(found[0].target) is None:
        return ()
    listed = words.column(text, LIKELY) or words.column(text.partition(":")[0], LIKELY)
    heads = names_criteria(text) or heads_questions(text) or is_number_head(text) or aside(text) or words.criterion_number(text)
    signed = signs_for_branch(text) or (text.isupper() and signs_as_author(text))
    return () if listed or heads or signed else found


def _is_plain(text: str, words: Words) -> bool:
    """Tell whether the text beside a label has no label of its own, heads nothing, and judges no criterion."""
    if _PARTED.search(text) or looks_like_result(text) or signs_for_branch(text):
        return False
    return not (words.is_question(text) or aside(text) or names_criteria(text))


def _stand_together(row: Sequence[Cell], cells: Sequence[Cell]) -> bool:
    """Tell whether no empty cell parts the label from its answer, and none of the cells is merged with one below."""
    if any(cell.rows > 1 for cell in cells):
        return False
    if len(row) == len(cells):
        return True
    whole = distinct(row)
    return whole[whole.index(cells[-2]) + 1] is cells[-1]
