"""Cells and columns of the workbooks: a cell is printed plain and knows its sources beside, a heading is a clerk's sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from toolkit.model.sentences import Sentences
from toolkit.model.workbook import Formula, Look, SheetCell, SheetColumn
from toolkit.text.traces import Traced, bare, sources_in


def cell(value: str | int | date | Formula | None, look: Look = Look.PLAIN, *behind: str) -> SheetCell:
    """Make a cell that knows the sources of its number or words, or those given as ``behind``; what is printed is plain."""
    match value:
        case str():
            return SheetCell(value=bare(value), look=look, sources=behind or sources_in(value))
        case Formula() if isinstance(value.value, Traced):
            return SheetCell(value=replace(value, value=int(value.value)), look=look, sources=behind or value.value.sources)
        case Traced():
            return SheetCell(value=int(value), look=look, sources=behind or value.sources)
        case _:
            return SheetCell(value=value, look=look, sources=behind)


def columns(group: str, named: Iterable[tuple[str, int]], sentences: Sentences) -> tuple[SheetColumn, ...]:
    """Make the columns of a sheet from names under ``group`` ("cot_tt") and widths."""
    return tuple(SheetColumn(title=sentences.say(f"{group}.cot_{name}"), width=width) for name, width in named)
