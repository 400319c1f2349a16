"""Lists of which a column is put between the words of justified lines: what a cell of theirs holds is not known. Pure.

In a narrow column the gaps between the words of a justified line ("Tổ   Giúp   việc") are as wide as those between columns. Where lines
part the columns such words stand in one cell all the same; where columns are told by the gaps alone, some of them are such gaps.
"""

from __future__ import annotations

import re

from toolkit.readers.pdf.boxes import Rows, distinct
from toolkit.readers.pdf.paragraphs import CUT

_STRETCHED = re.compile(r"[^\W\d_](?: {3,}|\t)[^\W\d_]")
_MANY_COLUMNS, _SEVERAL = 5, 3


def mark_stretched(table: Rows) -> None:
    """Mark every cell of a list in which words are stretched in several cells and cells reach over several columns."""
    boxes = {id(box): box for row in table.rows for box in row if box.texts}
    if len(distinct(table.rows[0])) < _MANY_COLUMNS or len(boxes) < _SEVERAL:
        return
    stretched = sum(any(map(_STRETCHED.search, box.texts)) for box in boxes.values())
    if stretched < _SEVERAL or not any(len(distinct(row)) < len(row) for row in table.rows):
        return
    for box in boxes.values():
        box.texts[-1] += CUT
