"""What an ``.xls`` workbook (BIFF8, [MS-XLS]) says beside its values: hidden rows and columns, formats, fonts."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from toolkit.model.document import EmphasisKind
from toolkit.readers.colours import is_coloured_entry, sets_off
from toolkit.readers.looks import Looks, style_of
from toolkit.readers.old_results import is_nothing, untold
from toolkit.readers.old_strings import Font, font_kinds, old_rich_strings
from toolkit.readers.ole import OleFile, records
from toolkit.readers.rich import Marked, Stretch
from toolkit.text.legacy import font_encoding

_START, _END, _SHEET, _FONT, _FORMAT, _STYLE = 0x0809, 0x000A, 0x0085, 0x0031, 0x041E, 0x00E0
_ROW, _COLUMNS, _NUMBERS = 0x0208, 0x007D, 0x00BD
_FORMULA = 0x0006
_CELLS = frozenset({_FORMULA, 0x0203, 0x0204, 0x0205, 0x027E, 0x00D6, 0x00FD})
_STRINGS, _GOES_ON, _SHARED = 0x00FC, 0x003C, 0x00FD
_PALETTE, _FIRST_OWN = 0x0092, 8
_HIDDEN_ROW = 0x20
_LAST_COLUMN = 255


@dataclass(slots=True)
class _Book:
    """The tables of the workbook that its cells point into, by their order."""

    sheets: list[tuple[int, str]] = field(default_factory=list)
    fonts: list[Font] = field(default_factory=list)
    formats: dict[int, str] = field(default_factory=dict)
    styles: list[tuple[int, int]] = field(default_factory=list)
    rich: dict[int, tuple[Stretch, ...]] = field(default_factory=dict)
    says_nothing: bool = False  # whether a formula's saved result is 0 or empty


def old_looks(data: bytes) -> dict[str, Looks]:
    """Return the looks of each sheet by its name; nothing for a workbook older than Excel 97, or a damaged one."""
    stream = OleFile(data).stream("Workbook")
    try:
        book = _book(stream)
        found = {name: _sheet(stream[start:], book) for start, name in book.sheets}
        if book.says_nothing:
            for name, cells in untold(stream, book.sheets).items():
                found[name].uncalculated += cells
        return found
    except (struct.error, IndexError):
        return {}


def _book(stream: bytes) -> _Book:
    book = _Book()
    strings, goes_on, palette = list[bytes](), False, dict[int, bool]()
    for kind, content in records(stream):
        goes_on = kind == _STRINGS or (kind == _GOES_ON and goes_on)
        if goes_on:
            strings.append(content)
        if kind == _SHEET:
            book.sheets.append((struct.unpack_from("<L", content)[0], _text(content[6], content[7:])))
        elif kind == _FONT:
            book.fonts.append(Font(_text(content[14], content[15:]), font_kinds(content), struct.unpack_from("<H", content, 4)[0]))
        elif kind == _PALETTE:
            colours = struct.iter_unpack("<4B", content[2 : 2 + (len(content) - 2) // 4 * 4])
            palette = {_FIRST_OWN + entry: sets_off(*colour[:3]) for entry, colour in enumerate(colours)}
        elif kind == _FORMAT:
            number, length = struct.unpack_from("<2H", content)
            book.formats[number] = _text(length, content[4:])
        elif kind == _STYLE:
            book.styles.append(struct.unpack_from("<2H", content))
        elif kind == _END:
            break
    book.fonts = [_coloured(font) if palette.get(font.colour, is_coloured_entry(font.colour)) else font for font in book.fonts]
    if strings and any(font.of_note for font in book.fonts):
        book.rich = old_rich_strings(strings, book.fonts)
    return book


def _coloured(font: Font) -> Font:
    return font._replace(kinds=(*font.kinds, EmphasisKind.HIGHLIGHT))


def _text(length: int, content: bytes) -> str:
    """Return a string: a byte of flags, then letters of one byte or of two."""
    wide = content[0] & 1
    return content[1 : 1 + length * (1 + wide)].decode("utf-16-le" if wide else "latin-1", "replace")


def _sheet(stream: bytes, book: _Book) -> Looks:
    looks = Looks()
    depth = 0
    for kind, content in records(stream):
        depth += (kind == _START) - (kind == _END)
        if depth == 0:
            break
        if depth > 1:
            continue
        if kind == _ROW and struct.unpack_from("<L", content, 12)[0] & _HIDDEN_ROW:
            looks.hidden_rows.add(struct.unpack_from("<H", content)[0] + 1)
        elif kind == _COLUMNS and struct.unpack_from("<H", content, 8)[0] & 1:
            first, last = struct.unpack_from("<2H", content)
            looks.hidden_columns.update(range(first + 1, min(last, _LAST_COLUMN) + 2))
        elif kind in _CELLS or kind == _NUMBERS:
            book.says_nothing = book.says_nothing or (kind == _FORMULA and is_nothing(content))
            for row, column, style in _styled(kind, content):
                _note(looks, (row + 1, column + 1), style, book)
                runs = book.rich.get(struct.unpack_from("<L", content, 6)[0]) if kind == _SHARED and book.rich else None
                if runs:
                    at = (row + 1, column + 1)
                    looks.marked[at] = looks.marked.get(at, Marked())._replace(runs=runs)
    return looks


def _styled(kind: int, content: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield row, column and style of the cells of a record, counted from 0."""
    row, column, style = struct.unpack_from("<3H", content)
    if kind != _NUMBERS:
        yield row, column, style
        return
    for number in range((len(content) - 6) // 6):
        yield row, column + number, struct.unpack_from("<H", content, 4 + 6 * number)[0]


def _note(looks: Looks, at: tuple[int, int], style: int, book: _Book) -> None:
    """Note what the style says of one cell. There is no font of number 4."""
    if style >= len(book.styles):
        return
    font, number = book.styles[style]
    index = font - (font > 4)
    found = book.fonts[index] if index < len(book.fonts) else Font("", ())
    style_of_cell = style_of(number, book.formats.get(number, ""), found.name, EmphasisKind.STRIKE in found.kinds)
    looks.note(at, style_of_cell, fonts=bool(font_encoding(found.name)[0]))
