"""The text of one PDF page: letters joined to pieces that were drawn in one go."""

from __future__ import annotations

import ctypes
import math
import struct
import unicodedata
from collections.abc import Iterator, Sequence
from statistics import median
from typing import Final, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from toolkit.model.document import EmphasisKind
from toolkit.readers.colours import sets_off
from toolkit.readers.dingbats import printed_symbol
from toolkit.readers.pdf.quick import char_box, char_matrix, char_origin, font_size, is_generated, text_object
from toolkit.readers.pdf.turn import Turn

STRUCK: Final = "\ue111"  # keeps the room of text with a line through it, so that its neighbours stay where they are
_BOX = struct.Struct("4f")  # left, top, right and bottom of a letter: those of the font, of what reaches beyond them its own
_MATRIX = struct.Struct("6f")
_NO_SIZE = 2.0
_HYPHEN_AT_END = "\ufffe"
# Within one piece, in shares of the font's size: how far baselines, a kerned and a following letter may lie off.
_LEVEL = 0.1
_KERNED = 0.3
_OVER = 0.04
_JOINED = 0.15
_WIDE = 1.0
_DOUBLED = 0.35
_LAST_LATIN, _LAST_COMMON, _LAST_SURROGATE = "\u02ff", "\ud7ff", "\udfff"
_LARGE, _FAR_LARGER = 40.0, 3.0
_SLANTED = 0.1
_NO_ROOM = 0.4  # of its own width: a space on which the next letter stands parts nothing


class Piece(NamedTuple):
    """Text drawn in one go on one baseline ``y``, at most a word; ``size`` is its font's.

    ``spaced`` says that the file has a space before it, even at the end of the line above; ``number`` is that of its first letter on the
    page in drawing order (fields: -1); ``apart`` says that it was not drawn in one go with the piece before.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    spaced: bool = False
    number: int = -1
    apart: bool = False


def read_pieces(textpage: pypdfium2.PdfTextPage, count: int, turned: Turn, seams: frozenset[int], *, sheet: bool) -> Iterator[Piece]:
    """Join letters that follow each other without a gap; a letter drawn twice on its place (a bold that is faked) counts once.

    At ``seams``, where a level line begins or ends, a new piece begins: the line may strike out one part of a word.
    Each cell of a ``sheet`` is drawn anew, even where it touches the one before.
    """
    text, start, end, spaced, number, last, base, size = "", 0.0, 0.0, False, 0, 0.0, 0.0, 0.0
    after_space = apart = parted = False
    room, kerned = (0.0, 0.0), -_OVER if sheet else -_KERNED  # how far a letter may stand over the one before, as letters do
    raw, fonts = textpage.raw, _Fonts(textpage, turned)
    heights: dict[float, float] = {}  # letters with one bottom stand on one baseline
    foot = math.nan  # the bottom of the piece, if what stands level with it may go on with it
    buffer = ctypes.create_string_buffer(_BOX.size)
    place = ctypes.byref(buffer)
    left, over, upright = turned.left, turned.top, turned.upright
    for index, letter in enumerate(_text(textpage, count)):
        if letter <= " " or letter > _LAST_COMMON:
            shown = _shown(raw, index, letter)
            if not shown:
                parted = parted or shown == ""
                continue
            letter = shown
        char_box(raw, index, place)
        x0, top, x1, bottom = _BOX.unpack_from(buffer)
        x0, top, x1, bottom = (x0 - left, over - top, x1 - left, over - bottom) if upright else turned.box(x0, bottom, x1, top)
        if letter.isspace():
            after_space, room = True, (x0, x1)
            continue
        if bottom == foot and not after_space and not parted and kerned * size < x0 - end < _JOINED * size and int(x0) not in seams:
            if letter != text[-1] and (letter <= _LAST_LATIN or not unicodedata.combining(letter)) and not (sheet and letter.isupper()):
                text, end, last = text + letter, x1, x0  # as most letters do
                continue
        height = heights.get(bottom)
        if height is None:
            height = heights[bottom] = fonts.height(index)
        level = abs(height - base) < _LEVEL * size
        if after_space and level and x0 - room[0] < _NO_ROOM * (room[1] - room[0]):
            after_space = False
        glyph = (x0, x1, height) == (last, end, base) and letter != text[-1:]  # one for several letters, as "ti" is in Calibri
        if text and (glyph or (letter > _LAST_LATIN and unicodedata.combining(letter))):
            text, end = text + letter, max(end, x1)
            continue
        if text and level and not after_space:
            gap = x0 - end
            if letter == text[-1] and abs(x0 - last) < _DOUBLED * (x1 - x0):
                continue
            if not parted and -_KERNED * size < gap < _WIDE * size and int(x0) not in seams:
                joined = kerned * size < gap < _JOINED * size
                parted = sheet and (not joined or (letter.isupper() and not text[-1].isupper())) and _is_drawn_anew(raw, index)
                if joined and not parted:
                    text, end, last = text + letter, x1, x0
                    continue
        if text and size:
            yield Piece(unicodedata.normalize("NFC", text), start, end, base, size, spaced, number, apart)
        text, start, end, spaced, number, apart, last = letter, x0, x1, after_space, index, parted, x0
        base, size = height, fonts.size(index, top, bottom)
        foot = bottom if size > 0 else math.nan
        after_space = parted = False
    if text and size:
        yield Piece(unicodedata.normalize("NFC", text), start, end, base, size, spaced, number, apart)


def runs_on(before: Piece, piece: Piece) -> bool:
    """Tell whether a word was drawn in one go with the one before, as text of a cell is that does not wrap and runs over its border."""
    level = abs(piece.y - before.y) < _LEVEL * piece.size and piece.number == before.number + len(before.text) + 1
    return level and piece.spaced and not piece.apart and 0 < piece.x0 - before.x1 < piece.size


def without_watermark(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces without letters that are far larger than the text of the page: "BẢN SAO" across it."""
    if max((piece.size for piece in pieces), default=0.0) < _LARGE:
        return pieces
    large = max(_LARGE, _FAR_LARGER * median(piece.size for piece in pieces))
    return [piece for piece in pieces if piece.size < large]


def _is_drawn_anew(textpage: object, index: int) -> bool:
    """Tell whether a letter belongs to another text object than the one before."""
    objects = (text_object(textpage, number) for number in (index - 1, index))
    before, own = (ctypes.cast(thing, ctypes.c_void_p).value for thing in objects)
    return before != own


class _Fonts:
    """Tells the height of a letter's baseline on the page, and its size as it is shown: that of the font by the scale it is drawn with."""

    def __init__(self, textpage: pypdfium2.PdfTextPage, turned: Turn) -> None:
        self._textpage, self._raw, self._turned = textpage, textpage.raw, turned
        self._buffer = ctypes.create_string_buffer(_MATRIX.size)
        self._x, self._y, self._matrix = ctypes.c_double(), ctypes.c_double(), ctypes.byref(self._buffer)
        self._point = ctypes.byref(self._x), ctypes.byref(self._y)
        self._sizes: dict[tuple[float, float], float] = {}

    def height(self, index: int) -> float:
        """Return the height of the baseline, downwards."""
        char_origin(self._raw, index, *self._point)
        return self._turned.point(self._x.value, self._y.value)[1]

    def size(self, index: int, top: float, bottom: float) -> float:
        """Return the size of a letter, that of others between the same heights; 0 for one set aslant, as watermarks are."""
        size = self._sizes.get((top, bottom))
        if size is None:
            size = self._sizes[top, bottom] = self._shown_size(index)
        return size

    def _shown_size(self, index: int) -> float:
        char_matrix(self._raw, index, self._matrix)
        a, b, c, d, _, _ = _MATRIX.unpack_from(self._buffer)
        if a and b and min(abs(a), abs(b)) > _SLANTED * max(abs(a), abs(b)):
            return 0.0
        size: float = font_size(self._raw, index) * math.hypot(c, d)
        return size if size > _NO_SIZE else self._drawn_size(index)

    def _drawn_size(self, index: int) -> float:
        left, bottom, right, top = self._textpage.get_charbox(index, loose=True)
        return float(max(top - bottom, right - left)) / 0.7


def _text(textpage: pypdfium2.PdfTextPage, count: int) -> str:
    """Return the letters of a page by their numbers, asked for at once; one by one where PDFium leaves some out of the whole text."""
    text: str = textpage.get_text_range()
    if len(text) == count:
        return text
    return "".join(chr(pdfium.FPDFText_GetUnicode(textpage.raw, index)) for index in range(count)).replace("\x02", _HYPHEN_AT_END)


def _shown(textpage: object, index: int, letter: str) -> str | None:
    """Return what a space or an uncommon letter shows, empty for PDFium's own spaces and ends of lines, ``None`` for what is no letter.

    PDFium says by a mark of its own that a hyphen ends a line.
    """
    if letter <= " ":
        own = letter in "\r\n" or (letter == " " and is_generated(textpage, index) == 1)
        return "" if own else letter if letter == " " else None
    if letter <= _LAST_SURROGATE:
        return None
    if letter == _HYPHEN_AT_END and pdfium.FPDFText_IsHyphen(textpage, index) == 1:
        return "-"
    code = ord(letter)
    return _symbol(textpage, index, code) if 0xF000 <= code <= 0xF0FF else chr(code)


def _symbol(textpage: object, index: int, code: int) -> str:
    """Return what a letter of a symbol font shows."""
    return printed_symbol(font_name(textpage, index).rpartition("+")[2].removesuffix("-Regular"), code) or chr(code)


def font_names(data: bytes, page: int, indices: Sequence[int]) -> list[str]:
    """Return the font names of the letters with these indices on one page; asked only where text may be in an old encoding."""
    document = pypdfium2.PdfDocument(data)
    try:
        textpage = document[page - 1].get_textpage()
        return [font_name(textpage.raw, index) for index in indices]
    finally:
        document.close()


def look_of(textpage: object, index: int) -> EmphasisKind | None:
    """Return how a letter is set off by its own look."""
    shares = [ctypes.c_uint() for _ in range(4)]
    if pdfium.FPDFText_GetFillColor(textpage, index, *shares) and sets_off(*(share.value for share in shares[:3])):
        return EmphasisKind.HIGHLIGHT
    return EmphasisKind.BOLD if "bold" in font_name(textpage, index).casefold() else None


def font_name(textpage: object, index: int) -> str:
    """Return the name of a letter's font."""
    buffer, flags = ctypes.create_string_buffer(256), ctypes.c_int()
    length = pdfium.FPDFText_GetFontInfo(textpage, index, buffer, len(buffer), flags)
    return buffer.raw[: max(0, min(length, len(buffer)) - 1)].decode("utf-8", "replace")
