"""Rows of a list that are struck out from end to end: whom they tell of was withdrawn. They are left out, and that is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from toolkit.model.document import Block, Cell, Document, EmphasisKind, Notice, Table

_FEWEST_CELLS, _WIDE, _FEWEST_OF_WIDE = 5, 8, 3
"""Fewer may be a criterion whose answer somebody took back, which is for a person's eye where it stands; no criterion has many columns."""
_LEFT_OUT = "Có hàng của bảng bị gạch bỏ cả hàng; máy không đọc hàng đó, đề nghị xem lại."


def without_struck_rows(document: Document) -> Document:
    """Return the document without such rows, or as it is where it has none."""
    blocks, notices = list[Block](), list[Notice]()
    for block in document.blocks:
        struck = {at for at, row in enumerate(block.rows) if _is_struck_out(row)} if isinstance(block, Table) else set[int]()
        if not struck or not isinstance(block, Table):
            blocks.append(block)
            continue
        notices += [Notice(code="review", detail=_LEFT_OUT, place=block.rows[at][0].place) for at in sorted(struck)]
        if left := tuple(row for at, row in enumerate(block.rows) if at not in struck):
            blocks.append(replace(block, rows=left))
    return replace(document, blocks=tuple(blocks), notices=(*document.notices, *notices)) if notices else document


def _is_struck_out(row: Sequence[Cell]) -> bool:
    if not any([cell.emphasis for cell in row]):  # noqa: C419 - quicker than one by one
        return False
    said = {id(cell): cell for cell in row if any(map(str.isalnum, cell.text))}.values()
    fewest = _FEWEST_CELLS if len(row) < _WIDE else _FEWEST_OF_WIDE
    return len(said) >= fewest and all(_struck(cell) for cell in said if not cell.text.strip().isdigit())


def _struck(cell: Cell) -> bool:
    letters = {at for mark in cell.emphasis if mark.kind is EmphasisKind.STRIKE for at in range(mark.start, mark.end)}
    return all(at in letters for at, letter in enumerate(cell.text) if letter.isalnum())
