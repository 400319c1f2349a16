"""The text of one PDF page: letters joined to pieces that were drawn in one go."""

from __future__ import annotations

import ctypes
import math
import struct
from collections.abc import Iterator, Sequence
from statistics import median
from typing import Final, NamedTuple
from unicodedata import combining, normalize

import pypdfium2
import pypdfium2.raw as pdfium

from toolkit.model.document import EmphasisKind
from toolkit.readers.colours import sets_off
from toolkit.readers.dingbats import printed_symbol
from toolkit.readers.pdf.quick import Box, char_matrix, char_origin, font_size, handle, is_generated, letter_boxes, text_object
from toolkit.readers.pdf.turn import Turn

STRUCK: Final = "\ue111"  # keeps the room of text with a line through it, so that its neighbours stay where they are
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
# Letters that are neither spaces nor marks and need no second look, as nearly all do; on a sheet a capital may begin a cell.
_PLAIN: Final = frozenset(chr(code) for code in (*range(0x21, 0x7F), *range(0xA1, 0x250), *range(0x1EA0, 0x1EFA)))
_PLAIN_ON_SHEETS: Final = frozenset(letter for letter in _PLAIN if not letter.isupper())
# Ghostscript tells the letters of a glyph for several ("ti") with their bytes swapped.
_SWAPPED: Final = frozenset(chr(ord(letter) << 8) for letter in "fijlt")
_SLANTED = 0.1
_THICK = 0.6
_NO_ROOM = 0.4  # of its own width: a space on which the next letter stands parts nothing
_BETWEEN = 3  # numbers that spaces and line ends take between two pieces drawn one after another


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

    At ``seams``, where a level line begins or ends, a piece begins: the line may strike out a part. One set aslant is a piece without size.
    Each cell of a ``sheet`` is drawn anew, even where it touches the one before. One glyph may be several letters ("ti" in Calibri).
    """
    text, latest, number = "", "", 0
    foot = standing = math.nan  # ``standing``: the baseline of the piece, if what stands on it may go on with it
    start = end = last = base = height = size = kerned = joining = 0.0
    after_space = spaced = apart = parted = False
    room, over = (0.0, 0.0), -_OVER if sheet else -_KERNED  # how far a letter may stand over the one before, as letters do
    raw = handle(textpage.raw)
    fonts, plain = _Fonts(textpage, turned), _PLAIN_ON_SHEETS if sheet else _PLAIN
    boxes = _shown_boxes(letter_boxes(raw, count), turned)
    for index, letter, (x0, top, x1, bottom) in zip(range(count), _text(textpage, count), boxes, strict=True):
        is_plain = letter in plain
        if not is_plain:
            if letter in " \r\n" and (letter != " " or (top == bottom and is_generated(raw, index) == 1)):  # PDFium's own, without a box
                parted, standing = True, math.nan
                continue
            letter = letter if " " <= letter <= _LAST_COMMON and letter not in _SWAPPED else _shown(raw, index, letter)
            if not letter:
                continue
            if letter.isspace():
                after_space, room, standing = True, (x0, x1), math.nan
                continue
        if bottom != foot:
            height, foot = fonts.height(index, bottom), bottom
        if height == standing and kerned < x0 - end < joining and is_plain and letter != latest and not (seams and int(x0) in seams):
            text += letter  # as most letters do
            latest, end, last = letter, x1, x0
            continue
        level = abs(height - base) < _LEVEL * size
        if after_space and level and x0 - room[0] < _NO_ROOM * (room[1] - room[0]):
            after_space, standing = False, math.nan if parted else base
        glyph = x0 == last and x1 == end and height == base and (letter != latest or not (parted or _is_drawn_anew(raw, index)))
        if text and (glyph or (letter > _LAST_LATIN and combining(letter))):
            text, latest, end = text + letter, letter, max(end, x1)
            continue
        if text and level and not after_space:
            gap = x0 - end
            if letter == latest and abs(x0 - last) < _DOUBLED * (x1 - x0):
                continue
            if not parted and -_KERNED * size < gap < _WIDE * size and int(x0) not in seams:
                joined = kerned < gap < joining
                parted = sheet and (not joined or (letter.isupper() and not latest.isupper())) and _is_drawn_anew(raw, index)
                if joined and not parted:
                    text, latest = text + letter, letter
                    end, last = x1, x0
                    continue
        if text:
            yield Piece(normalize("NFC", text), start, end, base, size, spaced, number, apart)
        text, start, end = letter, x0, x1
        spaced, number, apart = after_space, index, parted
        base, size = height, fonts.size(index, top, bottom)
        latest, last, kerned, joining = letter, x0, over * size, _JOINED * size
        standing = base if size > 0 else math.nan
        after_space = parted = False
    if text:
        yield Piece(normalize("NFC", text), start, end, base, size, spaced, number, apart)


def _shown_boxes(boxes: Iterator[Box], turned: Turn) -> Iterator[Box]:
    """Yield boxes of letters with their ends on the page as it is shown; where it is upright, the heights stay: they only tell apart."""
    if not turned.upright:
        shown = (turned.box(x0, bottom, x1, top) for x0, top, x1, bottom in boxes)
    elif turned.left:
        shown = ((x0 - turned.left, top, x1 - turned.left, bottom) for x0, top, x1, bottom in boxes)
    else:
        return boxes
    return shown


def drawn_behind(text: str, last: int, first: int) -> bool:
    """Tell whether the letter number ``first`` was drawn right behind a text whose last word begins with the letter number ``last``."""
    return 0 < first - last <= len(text.rpartition(" ")[2]) + _BETWEEN


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
        self._textpage, self._raw, self._turned = textpage, handle(textpage.raw), turned
        self._buffer = bytearray(_MATRIX.size)
        self._matrix = ctypes.byref((ctypes.c_char * _MATRIX.size).from_buffer(self._buffer))
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._point = ctypes.byref(self._x), ctypes.byref(self._y)
        self._sizes: dict[tuple[float, float], float] = {}
        self._heights: dict[float, float] = {}

    def height(self, index: int, bottom: float) -> float:
        """Return the height of the baseline, downwards, that of others with the same lower end."""
        height = self._heights.get(bottom)
        if height is None:
            height = self._heights[bottom] = self._shown_height(index)
        return height

    def _shown_height(self, index: int) -> float:
        char_origin(self._raw, index, *self._point)
        return self._turned.top - self._y.value if self._turned.upright else self._turned.point(self._x.value, self._y.value)[1]

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


def _shown(textpage: object, index: int, letter: str) -> str:
    """Return what an uncommon letter shows, nothing for what is none.

    PDFium says by a mark of its own that a hyphen ends a line, and takes a soft one for it, as which TCVN3 writes "ư".
    """
    if letter in _SWAPPED:
        return chr(ord(letter) >> 8)
    if letter <= _LAST_SURROGATE:
        return ""
    if letter == _HYPHEN_AT_END and pdfium.FPDFText_IsHyphen(textpage, index) == 1:
        return "-" if _is_flat(textpage, index) else "\xad"
    code = ord(letter)
    return _symbol(textpage, index, code) if 0xF000 <= code <= 0xF0FF else chr(code)


def _is_flat(textpage: object, index: int) -> bool:
    """Tell whether what a letter draws is far longer than it is thick, as a hyphen is whichever way the page lies."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(textpage, index, left, right, bottom, top)
    thick, long = sorted((right.value - left.value, top.value - bottom.value))
    return thick < _THICK * long or long <= 0


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
