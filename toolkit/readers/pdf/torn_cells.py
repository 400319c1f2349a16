"""Cells that gaps may have torn: two under a head that covers both where other rows have one, a line below an answer in columns. Pure."""

from __future__ import annotations

import re
from itertools import pairwise

from toolkit.readers.pdf.boxes import Box, Rows, distinct
from toolkit.readers.pdf.paragraphs import CUT

_MANY_COLUMNS = 4
_ANSWERED = re.compile(r":[\s.…_]*[^\s.…_]")


def mark_torn(table: Rows) -> None:
    """Mark such cells as doubtful: what is read of them may be half of an answer, or in another order."""
    head, *rows = table.rows
    if len(distinct(head)) < _MANY_COLUMNS:
        return
    torn: dict[int, Box] = {}
    for left in range(len(head) - 1):
        if head[left] is not head[left + 1] or not head[left].texts:
            continue
        under = [row[left : left + 2] for row in rows]
        whole = sum(one is other and bool(one.texts) for one, other in under)
        apart = [(one, other) for one, other in under if one is not other and one.texts and other.texts]
        if len(apart) <= whole:
            torn |= {id(box): box for pair in apart for box in pair}
    for box in torn.values():
        box.texts[-1] += CUT


def mark_left_open(table: Rows) -> None:
    """Mark an answer behind its label in columns where a line without a label stands below it, beside one cell that both lines share."""
    for upper, lower in pairwise(table.rows) if table.block is not None else ():
        if not any(above is below and above.texts for above, below in zip(upper, lower, strict=True)):
            continue
        for above, below in zip(upper, lower, strict=True):
            apart = above is not below and above.texts and below.texts
            if apart and _ANSWERED.search(above.texts[-1]) and ":" not in below.texts[0] and not below.texts[0].isupper():
                above.texts[-1] += CUT
