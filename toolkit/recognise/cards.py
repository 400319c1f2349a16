"""Cards in a table: each cell holds the lines of a whole form, "Họ và tên: …" over "Năm sinh: …", two in a row or one beside each name.

The lines of each card are taken out of their cell, so that the people are read one below the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from toolkit.model.definitions import Plan
from toolkit.model.document import Block, Cell, Document, Line, Table
from toolkit.recognise.spanned_names import names_above
from toolkit.text.fold import fold
from toolkit.text.shapes import label_core, spellings

_FEWEST_LINES, _FEWEST_CARDS = 3, 2


@lru_cache(maxsize=8)
def _asked(plan: Plan) -> tuple[frozenset[str], frozenset[str]]:
    """Return how the questions of forms about somebody are called, folded, and those for his name."""
    asked, subject = set[str](), set[str]()
    for form in plan.forms:
        for question in form.questions if form.subject else ():
            named = spellings(question.label, *question.wordings)
            asked |= named
            subject |= named if question.id == form.subject else set()
    return frozenset(asked), frozenset(subject)


def without_cards(document: Document, plan: Plan) -> Document:
    """Return the document with the lines of at least two such cards in the place of their table, names above the rows they span."""
    subject = _asked(plan)[1]
    above = {id(block): rows for block in document.blocks if (rows := names_above(block, subject))}
    if above:
        document = replace(document, blocks=tuple(part for block in document.blocks for part in above.get(id(block), (block,))))
    if not any(_may_hold_cards(block) for block in document.blocks):
        return document
    blocks, laid_out, changed = list[Block](), set[object](), False
    for block in document.blocks:
        if isinstance(block, Table) and block.inside in laid_out:
            continue
        found = list(_cards(block, plan)) if isinstance(block, Table) and _may_hold_cards(block) else []
        if not found:
            blocks.append(block)
            continue
        changed = True
        for name, card in found:
            inner = [one for one in document.blocks if isinstance(one, Table) and one.inside == card.place]
            laid_out.update(one.inside for one in inner)
            blocks += [Line(text=text, place=card.place) for text in (*name, *card.text.split("\n"))]
            blocks += [replace(one, inside=None) for one in inner]
    return replace(document, blocks=tuple(blocks)) if changed else document


def _may_hold_cards(block: Block) -> bool:
    if not isinstance(block, Table):
        return False
    long = 0
    for row in block.rows:
        long += len({id(cell) for cell in row if cell.text.count("\n") >= _FEWEST_LINES - 1 and ":" in cell.text})
    return long >= _FEWEST_CARDS


def _cards(table: Table, plan: Plan) -> Iterator[tuple[tuple[str, ...], Cell]]:
    """Yield the cards of a table, each with the line that names whom it is about where it does not say so itself."""
    asked, subject = _asked(plan)
    seen = {id(cell): (row, cell) for row in table.rows for cell in row if len(_labels(cell) & asked) >= _FEWEST_LINES}
    own = [(row, cell) for row, cell in seen.values() if _labels(cell) & subject]
    if len(own) >= _FEWEST_CARDS and len(own) == len(seen):
        yield from (((), cell) for _, cell in own)
        return
    column = next((at for at, cell in enumerate(table.rows[0]) if fold(label_core(cell.text)) in subject), None)
    if own or column is None or len(seen) < _FEWEST_CARDS or len({id(row) for row, _ in seen.values()}) < len(seen):
        return
    if all(row[column].text.strip() and row[column] is not cell for row, cell in seen.values()):
        yield from (((f"{table.rows[0][column].text}: {row[column].text}",), cell) for row, cell in seen.values())


def _labels(cell: Cell) -> set[str]:
    lines: Sequence[str] = cell.text.split("\n") if "\n" in cell.text else ()
    return {fold(label_core(head)) for head, colon, _ in (line.partition(":") for line in lines) if colon}
