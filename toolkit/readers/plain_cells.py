"""What pieces of a sheet's XML say, each remembered by its bytes: forms that were filled in one template differ in their answers alone.

A piece ends with a cell that says something; before it stand the rows and the empty cells since the last one. Only plain ones are known:
numbers, dates and text without runs. Any other shape, and whatever two programs may read in two ways, makes the whole sheet not plain.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from toolkit.errors import UnreadableFile
from toolkit.model.document import Cell
from toolkit.readers import mark_order
from toolkit.readers.looks import place_of
from toolkit.readers.package import parse_xml
from toolkit.readers.rich import one_line_break
from toolkit.readers.sheet_rows import place_in
from toolkit.readers.typed import typed

Found = tuple[int, int, Cell | None, int]
"""Row and column of a cell, and what it says; ``None`` where it is the shared string of the number behind."""

_NOTHING: Final[tuple[()]] = ()
"""What an empty cell says that is written as others are."""

NUMBER, PERCENT, DAY, OTHER, DRAWN = "n", "%", "d", "?", "x"
"""What the style of a cell makes of a number: nothing, a share, a day, something else; the last makes something else of text, too."""

_EMPTY: Final = rb'<c r="[A-Z]{1,3}[0-9]{1,5}"(?: s="[0-9]{1,4}")?(?: t="n")? ?/>'
_ROW: Final = rb'<row(?: [A-Za-z][\w:]*="[^"<>&\x80-\xff]*")*+'
_EMPTY_ROWS: Final = rb"(?:" + _ROW + rb"(?:/>|>(?:" + _EMPTY + rb")*+</row>))*+"
_CELL = re.compile(
    rb"(?:" + _EMPTY + rb")*+(?:</row>" + _EMPTY_ROWS + _ROW + rb">(?:" + _EMPTY + rb")*+)?"
    rb'<c r="(?P<at>[A-Z]{1,3}[1-9][0-9]{0,4})"(?: s="(?P<style>[0-9]{1,4})")?(?: t="(?P<kind>s|n|inlineStr)")?>'
    rb"(?:<v>(?P<value>[^<]*)</v>|<is>(?P<text><t(?: xml:space=\"preserve\")?>[^<]*</t>)</is>)?"
)
_BEHIND = re.compile(rb"(?:" + _EMPTY + rb")*+</row>" + _EMPTY_ROWS)
_STRING = re.compile(rb'<si>(?P<text><t(?: xml:space="preserve")?>[^<]*</t>|<t/>)')
_NUMBER = re.compile(rb"-?[0-9]{1,15}(?:\.[0-9]{1,20})?(?:E-?[0-9]{1,2})?")
_KEPT: Final = b"<t x"
_NOT_PLAIN: Final = (b"_x", b"\r", mark_order.SIGN)
"""Codes of letters, which not every program reads alike, and marks that may have been brought into another order."""
_FIRST_DAY, _SURE_DAYS = date(1899, 12, 30), range(61, 2_958_466)
_MOST_BYTES: Final = 2**20
_MOST_MET_ONCE: Final = 8_000


@dataclass(slots=True)
class Memory:
    """What was met twice: pieces by the sheet's name and the workbook's styles, shared strings. All is forgotten once it is full."""

    cells: dict[tuple[str, str], dict[bytes, Found | tuple[()]]] = field(default_factory=dict)
    strings: dict[bytes, str | None] = field(default_factory=dict)
    once: set[int] = field(default_factory=set)
    held: int = 0

    def make_room(self) -> None:
        """Forget what there is where it is too much."""
        if self.held > _MOST_BYTES:
            self.cells, self.strings, self.held = {}, {}, 0
        if len(self.once) > _MOST_MET_ONCE:
            self.once = set()

    def comes_again(self, piece: bytes) -> bool:
        """Tell whether a piece was met before, so that it is worth keeping; count it as kept then."""
        if (met := hash(piece)) not in self.once:
            self.once.add(met)
            return False
        self.held += len(piece)
        return True


_memory = Memory()


def cells_in(body: bytes, sheet: str, styles: str) -> list[Found] | None:
    """Return the cells of the rows in ``body`` that say something; ``None`` where one is not plain.

    ``styles`` says of each style of the workbook, by its letter, what it makes of a value.
    """
    _memory.make_room()
    *pieces, behind = body.split(b"</c>")
    if pieces:
        pieces[0] = b"</row>" + pieces[0]  # as before every other row
    if not _BEHIND.fullmatch(behind if pieces else b"</row>" + behind):
        return None
    known = _memory.cells.setdefault((sheet, styles), {})
    said = [known.get(piece) for piece in pieces]
    if None in said:
        learnt = _learn([piece for piece, one in zip(pieces, said, strict=True) if one is None], sheet, styles)
        if learnt is None:
            return None
        for piece, one in learnt.items():
            if _memory.comes_again(piece):
                known[piece] = one
        said = [learnt[piece] if one is None else one for piece, one in zip(pieces, said, strict=True)]
    return [one for one in said if one]


def strings_in(part: bytes) -> list[str | None] | None:
    """Return the shared strings, ``None`` for each that is not plain; ``None`` alone where the list itself is not."""
    if b"<si" not in part or b"<!" in part:
        return [] if b"<!" not in part else None
    _memory.make_room()
    *pieces, behind = part[part.find(b"<si") :].split(b"</si>")
    if behind.strip() != b"</sst>":
        return None
    known, missing = _memory.strings, object()
    said = [known.get(piece, missing) for piece in pieces]
    if missing not in said:
        return said  # type: ignore[return-value]  # none is missing
    found = {piece: _STRING.fullmatch(piece) for piece, one in zip(pieces, said, strict=True) if one is missing}
    texts = _texts([plain["text"] for plain in found.values() if plain is not None])
    if texts is None:
        return None
    following = iter(texts)
    learnt = {piece: next(following) if plain is not None else None for piece, plain in found.items()}
    for piece, text in learnt.items():
        if _memory.comes_again(piece):
            known[piece] = text
    return [learnt[piece] if one is missing else one for piece, one in zip(pieces, said, strict=True)]  # type: ignore[misc]  # as above


def _learn(pieces: Iterable[bytes], sheet: str, styles: str) -> dict[bytes, Found | tuple[()]] | None:
    """Return what new pieces say; ``None`` where one is not plain."""
    learnt: dict[bytes, Found | tuple[()]] = {}
    written: list[tuple[bytes, int, int, bytes]] = []
    for piece in pieces:
        cell = _CELL.fullmatch(piece)
        at = place_of(cell["at"].decode()) if cell is not None else None
        if cell is None or at is None:
            return None
        row, column = at
        shown = _shown(cell["style"], styles)
        kind, value, text = cell["kind"], cell["value"], cell["text"]
        if text is not None:
            if kind != b"inlineStr" or shown == DRAWN:
                return None
            written.append((piece, row, column, text))
        elif kind == b"s":
            if value is None or not value.isdigit() or len(value) > 6 or shown == DRAWN:
                return None
            learnt[piece] = row, column, None, int(value)
        elif value is None:
            if kind == b"inlineStr":
                return None
            learnt[piece] = _NOTHING
        else:
            number = _number(value, shown) if kind != b"inlineStr" else None
            if number is None:
                return None
            said = typed(number, percent=shown == PERCENT)
            learnt[piece] = row, column, Cell(said[1], place_in(sheet, row, column), said[0]), -1
    texts = _texts([text for *_, text in written])
    if texts is None or None in texts:
        return None
    for (piece, row, column, _), said_text in zip(written, texts, strict=True):
        learnt[piece] = row, column, Cell(said_text or "", place_in(sheet, row, column), said_text or None), -1
    return learnt


def _shown(style: bytes | None, styles: str) -> str:
    """Return what a cell's style makes of its value; of a cell without one the first, and no program is sure of days there."""
    number = int(style or 0)
    shown = styles[number] if number < len(styles) else OTHER
    return OTHER if style is None and shown == DAY else shown


def _number(raw: bytes, shown: str) -> float | date | None:
    """Return the number that a cell says, or the day; ``None`` where it is not sure which."""
    if not _NUMBER.fullmatch(raw):
        return None
    number = float(raw)
    if shown in (NUMBER, PERCENT):
        return number
    sure = shown == DAY and number.is_integer() and int(number) in _SURE_DAYS
    return _FIRST_DAY + timedelta(days=int(number)) if sure else None


def _texts(elements: Sequence[bytes]) -> list[str | None] | None:
    """Return the texts that these elements hold, ``None`` for one that programs read differently; ``None`` alone where they are no XML."""
    if not elements:
        return []
    whole = b"".join(elements)
    try:
        read = parse_xml(b"<r>%b</r>" % whole)
    except UnreadableFile:
        return None
    marks = [mark for mark in _NOT_PLAIN if mark in whole]
    return [_plain(element, one.text or "", marks) for element, one in zip(elements, read, strict=True)]


def _plain(element: bytes, text: str, marks: Sequence[bytes]) -> str | None:
    if any([mark in element for mark in marks]) or (text != text.strip() and not element.startswith(_KEPT)):  # noqa: C419 - quicker
        return None
    return one_line_break(text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text))
