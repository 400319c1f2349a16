"""A row below an item of a list that says more of it behind labels: "Khó khăn, vướng mắc: Thiếu người" under its name."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from toolkit.match.pieces import Content, Harvest, lines_of
from toolkit.match.words import FIRM, Words
from toolkit.model.document import Cell
from toolkit.text.lexicon import Match

_NEXT = re.compile(r";\s+(?=[^\W\d_][^;:]{2,60}:)")
_LONGEST = 60


def take_more(cells: Sequence[Cell], headed: Collection[str], harvest: Harvest, words: Words) -> bool:
    """Give what the cells of a row say behind labels to the last item; tell whether all of the row is of that kind.

    Each label is firmly that of a column which neither the head of the list nor the item has yet (``headed``).
    """
    if not harvest.listed or not all(":" in cell.text for cell in cells):
        return False
    item, said = harvest.listed[-1].cells, list[tuple[Match, Content]]()
    for cell in cells:
        for line, marks in lines_of(cell.text, cell.emphasis):
            whole = Content(line, cell.place, None, marks)
            begins = [0, *(found.end() for found in _NEXT.finditer(line) if _labels(line[found.end() :], words))]
            for begin, end in zip(begins, [*begins[1:], len(line)], strict=True):
                match = _labels(line[begin:end], words)
                if match is None or match.target in headed or match.target in item or match.target in [one.target for one, _ in said]:
                    return False
                said.append((match, _without_semicolon(whole.part(line.index(":", begin) + 1, end), last=end == len(line))))
    for match, content in said:
        item[match.target] = content
        harvest.columns.setdefault(match.target, match)
    return bool(said)


def _labels(text: str, words: Words) -> Match | None:
    head, colon, _ = text.partition(":")
    return words.column(head.strip(" -+•*"), FIRM) if colon and len(head) <= _LONGEST else None


def _without_semicolon(content: Content, *, last: bool) -> Content:
    return content if last else content.part(0, len(content.text.rstrip(" ;")))
