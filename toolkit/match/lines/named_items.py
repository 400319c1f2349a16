"""Lists in running text whose items are headed by nothing but the name: "2. Tổ một cửa" over "- Tiến độ: 70 %", or both on one line.

The label of the name is written before it, as the form has it: whatever stands above then ends where the item begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from toolkit.match.struck import is_bold
from toolkit.match.unknown import announces
from toolkit.match.words import FIRM, LIKELY, VERBATIM, Words
from toolkit.model.document import Block, Line
from toolkit.text.shapes import is_numbered, label_core

_NUMBER = re.compile(r"\s*(?:\(?\d{1,2}(?:\.\d{1,2}){0,2}\s*[.):/-]|[IVX]{1,4}\s*[.):/-]|[a-zđ]\s*[.)]|[-–+•*●])\s*")
_SIGNS = re.compile(r"[^\w\s(\[\"“'‘]+\s*")
"""Signs before a name: stars, arrows, pictures."""
_COUNTED = re.compile(r"\s*\(?(?:\d{1,2}(?:\.\d{1,2}){0,2}|[IVX]{1,4})\s*[.):/-]\s*")
_END = re.compile(r"[.;,]\s+|\s[-–]\s+")
_LONGEST_NAME, _FEWEST = 90, 2


@dataclass(frozen=True, slots=True)
class _Named:
    """Where a name ends in its line, where what follows it on the line begins, and the column that is asked right behind it."""

    end: int
    rest: int
    column: str


def with_labels(blocks: Sequence[Block], words: Words) -> Sequence[Block]:
    """Return the blocks with the label of the name before each heading of an item, where at least two items are headed alike."""
    if words.list_question is None or not any(isinstance(block, Line) for block in blocks):
        return blocks
    if any(isinstance(block, Line) and _asks_name(block.text, words) for block in blocks):
        return blocks
    found = {at: named for at, block in enumerate(blocks) if isinstance(block, Line) and (named := _names(blocks, at, words))}
    columns = [named.column for named in found.values()]
    kinds = {_kind(blocks[at]) for at, named in found.items() if columns.count(named.column) >= _FEWEST}
    alike = {at: named for at, named in found.items() if _kind(blocks[at]) in kinds}  # one of people asks more than one of a collective
    return list(_labelled(blocks, alike, words.list_question.columns[0].label)) if alike else blocks


def _asks_name(text: str, words: Words) -> bool:
    """Tell whether a line asks for the name of an item by the label of that column."""
    head, colon, _ = text.partition(":")
    listed = words.list_question
    found = words.in_item(label_core(head)) if listed is not None and colon and len(head) <= _LONGEST_NAME else ()
    return listed is not None and bool(found) and found[0].score >= VERBATIM and found[0].target == listed.columns[0].id


def _names(blocks: Sequence[Block], at: int, words: Words) -> _Named | None:
    """Tell whether a line is numbered or bold and names an item: a column of the list is asked behind the name, or on the next line."""
    line = blocks[at]
    if not isinstance(line, Line) or not line.text.strip():
        return None
    marked = bool(line.number) or is_numbered(line.text) or is_bold(line.text, line.emphasis)
    if not marked or announces(line.text, words) or _column(line.text, words):
        return None
    if ":" in line.text:
        return _on_its_line(line.text, words)
    below = next((block for block in blocks[at + 1 :] if not isinstance(block, Line) or block.text.strip()), None)
    if len(line.text) > _LONGEST_NAME or not isinstance(below, Line) or words.score(line.text) >= FIRM:
        return None
    if line.text.rstrip().endswith("?") or _kind(line) == _kind(below) != "":
        return None  # one more of the lines of an item
    column = _column(below.text, words)
    return _Named(len(line.text), len(line.text), column) if column else None


def _kind(line: Block) -> str:
    """Return the kind of number or mark that a line begins with, ``""`` for none."""
    if not isinstance(line, Line):
        return ""
    mark = (line.number or (found[0] if (found := _NUMBER.match(line.text)) else "")).strip()
    return "1" if mark[:1].isdigit() else "I" if mark[:1] in tuple("IVX") else "a" if mark[:1].isalpha() else mark[:1]


def _on_its_line(text: str, words: Words) -> _Named | None:
    """Find the first column that a counted line asks behind a name, and another behind it: "1) Tổ một cửa; Tiến độ: 70 %; Hiệu quả: …"."""
    number = _COUNTED.match(text)
    whole = words.in_item(label_core(text.partition(":")[0]))
    if number is None or (whole and whole[0].score >= LIKELY):
        return None
    for found in _END.finditer(text, number.end(), text.index(":")):
        column = _column(text[found.end() :], words) if found.start() <= _LONGEST_NAME else ""
        if column and any(_column(text[other.end() :], words) not in ("", column) for other in _END.finditer(text, found.end())):
            return _Named(found.start(), found.end(), column)
    return None


def _column(text: str, words: Words) -> str:
    """Return the column that a line asks before its colon, ``""`` for none; that of the name heads its item by itself."""
    head, colon, _ = text.partition(":")
    found = words.in_item(label_core(head)) if colon and len(head) <= _LONGEST_NAME else ()
    first = words.list_question.columns[0].id if words.list_question else ""
    return found[0].target if found and found[0].score >= VERBATIM and found[0].target != first else ""


def _labelled(blocks: Sequence[Block], named: dict[int, _Named], label: str) -> Iterator[Block]:
    for at, block in enumerate(blocks):
        if at not in named or not isinstance(block, Line):
            yield block
            continue
        one, number = named[at], _NUMBER.match(block.text) or _SIGNS.match(block.text)
        name, rest = block.text[number.end() if number else 0 : one.end], block.text[one.rest :]
        yield replace(block, text=f"{label}: {name}{f'; {rest}' if rest else ''}", number="", emphasis=())
