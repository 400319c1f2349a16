"""Answers behind a tab that go on at the left edge of the page, where only labels seem to stand: for a person's eye. Pure.

"Kết quả nổi bật:⇥Hoàn thành sớm, được" goes on below its label with "Tỉnh ủy ghi nhận.".
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from toolkit.model.document import Block, Cell, Table
from toolkit.model.place import Place
from toolkit.readers.pdf.lines import BULLETS, begins_item

_MOST, _FEWEST = 0.5, 2
_BULLET = 2


def overhung(blocks: Sequence[Block], without_lines: Container[Place]) -> Iterator[Place]:
    """Yield the places of answers beside labels, in tables ``without_lines``, below which a text stands alone that may be their end."""
    above: list[Cell] = []
    for block in blocks:
        if not isinstance(block, Table):
            if above and (_goes_on(block.text) or _is_next_item(above[-1].text, block.text)):
                yield from (cell.place for cell in above)
            elif block.text.strip():
                above = []
            continue
        labelled = block.place in without_lines and _is_labelled(block)
        label: Cell | None = None
        for row in block.rows if labelled else ():
            said = [cell for cell in row if cell.text.strip()]
            if above and said == [row[0]] and _goes_on(row[0].text):
                yield from (cell.place for cell in above)
            elif len(said) > 1 and said[0].text.rstrip().endswith(":"):
                above = [*above, said[1]] if said[0] is label else [said[1]]
                label = said[0]
            elif above and len(said) == 1 and said[0] is not row[0]:
                above = [*above, said[0]]  # more of the answer, beside no label
            else:
                above, label = [], None
        above = above if labelled else []


def _is_labelled(table: Table) -> bool:
    """Tell whether most rows of a table that begin with anything begin with a label and its colon."""
    begun = [text for row in table.rows if (text := row[0].text.rstrip())]
    colons = sum(text.endswith(":") for text in begun)
    return colons >= _FEWEST and colons > _MOST * len(begun)


def _goes_on(text: str) -> bool:
    """Tell whether a text is the end of a sentence, also before a tab and the next label, and no label, heading or item."""
    text = text.strip().partition("\t")[0].rstrip()
    return ":" not in text and not begins_item(text) and (text.endswith((".", ";")) or text[:1].islower())


def _is_next_item(answer: str, text: str) -> bool:
    """Tell whether a line below an answer of items, "- …", begins the next of them."""
    return text.startswith(BULLETS) and answer.startswith(text[:_BULLET])
