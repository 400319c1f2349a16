"""What stands on one PDF page: pieces of text and ruling lines with their positions. It and ``fields`` alone know PDFium.

Positions are in points (1/72 inch), x to the right and y downwards, after the page's own rotation. PDFium is not thread-safe: one
process reads one file at a time.
"""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from toolkit.errors import UnreadableFile
from toolkit.readers.dingbats import symbol_text
from toolkit.readers.pdf.emphasis import OR, Word, set_off
from toolkit.readers.pdf.fields import field_values
from toolkit.readers.pdf.grounds import Fill, cell_borders
from toolkit.readers.pdf.tick_boxes import Box, Drawn, sides

MAX_PAGES: Final = 200
MAX_LETTERS: Final = 500_000
MAX_RULINGS: Final = 4_000

DAMAGED = "Tệp PDF bị hỏng nên không đọc được; đề nghị xuất lại PDF hoặc gửi tệp Word, Excel gốc."
LOCKED = "Tệp PDF được bảo vệ bằng mật khẩu nên không đọc được; đề nghị gửi bản không có mật khẩu hoặc tệp Word, Excel gốc."
TOO_LONG = "Tệp PDF quá dài so với một biểu mẫu nên không đọc; đề nghị chỉ gửi các trang của biểu mẫu, hoặc tệp Word, Excel gốc."
XFA = (
    "Tệp PDF là biểu mẫu động (XFA), câu trả lời không nằm trên trang nên không đọc được; "
    "đề nghị mở bằng Adobe Reader, in ra tệp PDF mới (Microsoft Print to PDF), hoặc gửi tệp Word, Excel gốc."
)

_SHEETS = re.compile(r"calc|excel|sheet|numbers|et\b", re.IGNORECASE)
_THIN = 3.0
_SHORTEST_FILL, _TALLEST_FILL = 5.0, 40.0
_SHORTEST = 4.0
_DARK = 100
_NO_SIZE = 2.0
_HYPHEN_AT_END = 2
# Within one piece, in shares of the font's size: how far baselines, a kerned and a following letter may lie off.
_LEVEL = 0.1
_KERNED = 0.3
_JOINED = 0.15
_WIDE = 1.0
_DOUBLED = 0.35
_LAST_LATIN = "\u02ff"
STRUCK: Final = "\ue111"  # keeps the room of text with a line through it, so that its neighbours stay where they are
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


class Ruling(NamedTuple):
    """A drawn line, level (``y0 == y1``) or upright (``x0 == x1``)."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page. ``number`` counts from 1; ``picture`` is the share of the page that its largest image covers, 0–1.

    ``struck`` says that text with a line through it was left out, a mark in its place; ``crossed`` counts the pieces that run over a
    border of a table; ``sheet`` says that a program for sheets printed it.
    """

    number: int
    width: float
    height: float
    pieces: tuple[Piece, ...]
    rulings: tuple[Ruling, ...]
    picture: float
    struck: bool = False
    crossed: int = 0
    sheet: bool = False


def open_pages(data: bytes) -> Iterator[Page]:
    """Yield the pages of a PDF; raise :class:`UnreadableFile` for damage, a password or a length beyond any form."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise UnreadableFile(LOCKED if "password" in str(error).lower() else DAMAGED) from error
    try:
        if len(document) > MAX_PAGES:
            raise UnreadableFile(TOO_LONG)
        if document.get_formtype() == pdfium.FORMTYPE_XFA_FULL:
            raise UnreadableFile(XFA)
        if document.get_formtype():
            document.init_forms()
        sheet = _SHEETS.search(document.get_metadata_value("Creator") or document.get_metadata_value("Producer")) is not None
        for index in range(len(document)):
            page = document[index]
            yield _read_page(document, page, index + 1, sheet=sheet)
            page.close()
    except pypdfium2.PdfiumError as error:
        raise UnreadableFile(DAMAGED) from error
    finally:
        document.close()


def _read_page(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, number: int, *, sheet: bool) -> Page:
    """Return one page with its own rotation undone."""
    turned = _Turn(page)
    rulings: list[Ruling] = []
    drawn = Drawn()
    fills: list[Fill] = []
    picture = 0.0
    for thing in page.get_objects(max_depth=3):
        if thing.type == pdfium.FPDF_PAGEOBJ_PATH and len(rulings) < MAX_RULINGS:
            box = thing.get_bounds()
            rulings += _rulings(thing.raw, box, turned, drawn)
            if box[3] - box[1] > _SHORTEST_FILL:
                fills.append(Fill(turned.box(*box), _is_dark(thing.raw)))
        elif thing.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = thing.get_bounds()
            picture = max(picture, (right - left) * (top - bottom) / (turned.width * turned.height))
    rulings += [Ruling(*side) for shape in drawn.cells(rulings) for side in sides(shape)]
    rulings += [Ruling(*side) for side in cell_borders(fills)][: MAX_RULINGS - len(rulings)]
    textpage = page.get_textpage()
    count = textpage.count_chars()
    if count > MAX_LETTERS:
        raise UnreadableFile(TOO_LONG)
    free, borders = _strokes(rulings)
    seams = frozenset(int(x) + near for line in free for x in (line.x0, line.x1) for near in (-1, 0, 1))
    written = [piece for piece in _pieces(textpage, count, turned, seams, sheet=sheet) if piece.x1 > 0 and piece.x0 < turned.width]
    struck = _Levels(free)
    if any(piece.text == OR for piece in written):
        under = [] if any(map(struck.cross, written)) else free  # where edits are shown, lines under words are insertions
        words = [Word(piece.text, piece.x0, piece.x1, piece.y, piece.size, piece.number) for piece in written]
        behind = [fill.shape for fill in fills if fill.shape[3] - fill.shape[1] < _TALLEST_FILL]
        for place, text in set_off(words, under, behind, lambda index: "bold" in _font_name(textpage.raw, index).casefold()).items():
            written[place] = written[place]._replace(text=text)
    pieces = [*written, *_field_pieces(document, page, turned)]
    textpage.close()
    pieces += _box_pieces(drawn.boxes(rulings), pieces)
    crossing = _Levels(borders)
    kept = tuple(piece._replace(text=STRUCK) if struck.cross(piece) else piece for piece in pieces)
    crossed = sum(crossing.cross(piece) for piece in kept if piece.text != STRUCK)
    return Page(
        number=number,
        width=turned.width,
        height=turned.height,
        pieces=kept,
        rulings=tuple(rulings),
        picture=picture,
        struck=any(piece.text == STRUCK for piece in kept),
        crossed=crossed,
        sheet=sheet,
    )


class _Levels:
    """Level lines by their height."""

    def __init__(self, lines: Sequence[Ruling]) -> None:
        self._lines = sorted(lines, key=lambda line: line.y0)
        self._heights = [line.y0 for line in self._lines]

    def cross(self, piece: Piece) -> bool:
        """Tell whether one of the lines runs through the letters."""
        first = bisect_right(self._heights, piece.y - 0.5 * piece.size)
        last = bisect_left(self._heights, piece.y - 0.12 * piece.size)
        middle = (piece.x0 + piece.x1) / 2
        return any(line.x0 < middle < line.x1 for line in self._lines[first:last])


def _strokes(rulings: Sequence[Ruling]) -> tuple[list[Ruling], list[Ruling]]:
    """Return the level lines that stand free (they may strike text out) and those that touch an upright one (borders of tables)."""
    uprights = [line for line in rulings if line.x0 == line.x1]
    free: list[Ruling] = []
    borders: list[Ruling] = []
    for line in rulings:
        if line.y0 == line.y1:
            touches = any(line.x0 - _THIN <= up.x0 <= line.x1 + _THIN and up.y0 - _THIN <= line.y0 <= up.y1 + _THIN for up in uprights)
            (borders if touches else free).append(line)
    return free, borders


class _Turn:
    """Turns PDF coordinates (y upwards, page as stored) into ours (y downwards, page as shown)."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self._rotation = page.get_rotation()
        left, bottom, right, top = page.get_cropbox()
        self.left, self._bottom, self._right, self.top = left, bottom, right, top
        self.upright = self._rotation == 0
        across, along = right - left, top - bottom
        self.width, self.height = (along, across) if self._rotation in (90, 270) else (across, along)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return one point."""
        if self._rotation == 90:
            return y - self._bottom, x - self.left
        if self._rotation == 180:
            return self._right - x, y - self._bottom
        if self._rotation == 270:
            return self.top - y, self._right - x
        return x - self.left, self.top - y

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """Return the box with its corners in order."""
        (ax, ay), (bx, by) = self.point(x0, y0), self.point(x1, y1)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def _pieces(textpage: pypdfium2.PdfTextPage, count: int, turned: _Turn, seams: frozenset[int], *, sheet: bool) -> Iterator[Piece]:
    """Join letters that follow each other without a gap; a letter drawn twice on its place (a bold that is faked) counts once.

    At ``seams``, where a level line begins or ends, a new piece begins: the line may strike out one part of a word.
    Each cell of a ``sheet`` is drawn anew, even where it touches the one before.
    """
    text, start, end, base, size, spaced, number, last = "", 0.0, 0.0, 0.0, 0.0, False, 0, 0.0
    after_space = apart = parted = False
    room = (0.0, 0.0)
    floor = 0.0
    origin, matrix = _Origin(textpage.raw, turned), pdfium.FS_MATRIX()
    for letter, x0, x1, bottom, index in _letters(textpage.raw, count, turned):
        if not letter:
            parted = True
            continue
        if letter == " " or letter.isspace():
            after_space, room = True, (x0, x1)
            continue
        level = bottom == floor or abs(origin.height(index) - base) < _LEVEL * size
        if after_space and level and x0 - room[0] < _NO_ROOM * (room[1] - room[0]):
            after_space = False
        if text and letter > _LAST_LATIN and unicodedata.combining(letter):
            text, end = text + letter, max(end, x1)
            continue
        near = level and bool(text) and not after_space
        if near and letter == text[-1] and abs(x0 - last) < _DOUBLED * (x1 - x0):
            continue
        if near and not parted and -_KERNED * size < x0 - end < _WIDE * size and int(x0) not in seams:
            joined = x0 - end < _JOINED * size
            parted = sheet and (not joined or (letter.isupper() and not text[-1].isupper())) and _is_drawn_anew(textpage.raw, index)
            if joined and not parted:
                text, end, last = text + letter, x1, x0
                continue
        if text:
            yield Piece(unicodedata.normalize("NFC", text), start, end, base, size, spaced, number, apart)
        text, start, end, spaced, number, apart, last = letter, x0, x1, after_space, index, parted, x0
        base, floor, size = origin.height(index), bottom, _size(textpage, index, matrix)
        after_space = parted = False
    if text:
        yield Piece(unicodedata.normalize("NFC", text), start, end, base, size, spaced, number, apart)


def _is_drawn_anew(textpage: object, index: int) -> bool:
    """Tell whether a letter belongs to another text object than the one before."""
    objects = (pdfium.FPDFText_GetTextObject(textpage, number) for number in (index - 1, index))
    before, own = (ctypes.cast(thing, ctypes.c_void_p).value for thing in objects)
    return before != own


class _Origin:
    """Tells the height of a letter's baseline on the page."""

    def __init__(self, textpage: object, turned: _Turn) -> None:
        self._textpage, self._turned = textpage, turned
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._asked, self._height = -1, 0.0

    def height(self, index: int) -> float:
        """Return the height of the baseline, downwards."""
        if index != self._asked:
            pdfium.FPDFText_GetCharOrigin(self._textpage, index, self._x, self._y)
            self._asked, self._height = index, self._turned.point(self._x.value, self._y.value)[1]
        return self._height


def _letters(textpage: object, count: int, turned: _Turn) -> Iterator[tuple[str, float, float, float, int]]:
    """Yield (letter, left, right, bottom, number) for what the file itself has, an empty letter for PDFium's own spaces and ends.

    The bottom is that of the font: letters of one font and size on one baseline have the same.
    """
    box = pdfium.FS_RECTF()
    place = ctypes.pointer(box)
    get_unicode, get_box = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
    for index in range(count):
        code = get_unicode(textpage, index)
        if code == _HYPHEN_AT_END:
            code = 0x2D
        elif code in (10, 13) or (code == 32 and pdfium.FPDFText_IsGenerated(textpage, index) == 1):
            yield "", 0.0, 0.0, 0.0, index
            continue
        elif code < 32 or 0xD800 <= code < 0xE000:
            continue
        get_box(textpage, index, place)
        letter = _symbol(textpage, index, code) if 0xF000 <= code <= 0xF0FF else chr(code)
        if turned.upright:
            yield letter, box.left - turned.left, box.right - turned.left, turned.top - box.bottom, index
        else:
            x0, _, x1, y1 = turned.box(box.left, box.bottom, box.right, box.top)
            yield letter, x0, x1, y1, index


def _symbol(textpage: object, index: int, code: int) -> str:
    """Return what a letter of a symbol font shows; LibreOffice draws the symbols of Wingdings with its own font."""
    name = _font_name(textpage, index).rpartition("+")[2].removesuffix("-Regular").casefold()
    return symbol_text("wingdings" if name == "opensymbol" else name, f"{code:x}") or chr(code)


def _size(textpage: pypdfium2.PdfTextPage, index: int, matrix: pdfium.FS_MATRIX) -> float:
    """Return the size of a letter as it is shown: that of the font by the scale it is drawn with."""
    pdfium.FPDFText_GetMatrix(textpage.raw, index, matrix)
    size = float(pdfium.FPDFText_GetFontSize(textpage.raw, index)) * math.hypot(matrix.c, matrix.d)
    if size > _NO_SIZE:
        return size
    left, bottom, right, top = textpage.get_charbox(index, loose=True)
    return float(max(top - bottom, right - left)) / 0.7


def font_names(data: bytes, page: int, indices: Sequence[int]) -> list[str]:
    """Return the font names of the letters with these indices on one page; asked only where text may be in an old encoding."""
    document = pypdfium2.PdfDocument(data)
    try:
        textpage = document[page - 1].get_textpage()
        return [_font_name(textpage.raw, index) for index in indices]
    finally:
        document.close()


def _font_name(textpage: object, index: int) -> str:
    """Return the name of a letter's font."""
    buffer, flags = ctypes.create_string_buffer(256), ctypes.c_int()
    length = pdfium.FPDFText_GetFontInfo(textpage, index, buffer, len(buffer), flags)
    return buffer.raw[: max(0, min(length, len(buffer)) - 1)].decode("utf-8", "replace")


def _field_pieces(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, turned: _Turn) -> Iterator[Piece]:
    """Yield what the fields of a fillable form hold, line by line."""
    for value, box in field_values(document, page):
        x0, y0, x1, y1 = turned.box(*box)
        lines = [line for line in value.splitlines() if line.strip()]
        size = min(12.0, (y1 - y0) / max(1, len(lines)))
        for number, line in enumerate(lines):
            yield Piece(line, x0 + 1, x1 - 1, y0 + (number + 0.8) * size, size)


def _box_pieces(boxes: Sequence[Box], pieces: Sequence[Piece]) -> list[Piece]:
    """Return drawn tick boxes as text; a box with a letter in it ("x") already says what it says."""
    return [
        Piece("☒" if box.ticked else "☐", box.x0, box.x1, box.y1 - 1, box.y1 - box.y0)
        for box in boxes
        if not any(box.x0 <= (piece.x0 + piece.x1) / 2 <= box.x1 and box.y0 <= piece.y - 0.3 * piece.size <= box.y1 for piece in pieces)
    ]


def _rulings(path: object, box: tuple[float, float, float, float], turned: _Turn, drawn: Drawn) -> Iterator[Ruling]:
    """Yield the level and upright lines of one drawn path: thin fills whole, of strokes every straight piece."""
    ruling = _thin(*turned.box(*box))
    if ruling is not None:
        yield ruling
        return
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    for points in _subpaths(path):
        if stroke.value and drawn.take([turned.point(x, y) for x, y in points]):
            continue
        if stroke.value:
            pieces = [(*points[number], *points[number + 1]) for number in range(len(points) - 1)]
        else:
            pieces = [(min(x for x, _ in points), min(y for _, y in points), max(x for x, _ in points), max(y for _, y in points))]
        for piece in pieces:
            ruling = _thin(*turned.box(*piece))
            if ruling is not None:
                yield ruling


def _is_dark(path: object) -> bool:
    """Tell whether a box is filled with a dark colour."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    if not fill.value:
        return False
    red, green, blue, cover = (ctypes.c_uint() for _ in range(4))
    pdfium.FPDFPageObj_GetFillColor(path, red, green, blue, cover)
    return max(red.value, green.value, blue.value) < _DARK and cover.value > _DARK


def _subpaths(path: object) -> list[list[tuple[float, float]]]:
    """Return the corners of each part of a path, on the page; a closed part ends where it began."""
    matrix, x, y = pdfium.FS_MATRIX(), ctypes.c_float(), ctypes.c_float()
    pdfium.FPDFPageObj_GetMatrix(path, matrix)
    parts: list[list[tuple[float, float]]] = []
    for index in range(min(pdfium.FPDFPath_CountSegments(path), MAX_RULINGS)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        across = matrix.a * x.value + matrix.c * y.value + matrix.e
        along = matrix.b * x.value + matrix.d * y.value + matrix.f
        if not parts or pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO:
            parts.append([])
        parts[-1].append((across, along))
        if pdfium.FPDFPathSegment_GetClose(segment):
            parts[-1].append(parts[-1][0])
    return parts


def _thin(x0: float, y0: float, x1: float, y1: float) -> Ruling | None:
    """Return a box that is thin one way and long the other as the line through its middle."""
    if y1 - y0 <= _THIN and x1 - x0 >= _SHORTEST:
        middle = (y0 + y1) / 2
        return Ruling(x0, middle, x1, middle)
    if x1 - x0 <= _THIN and y1 - y0 >= _SHORTEST:
        middle = (x0 + x1) / 2
        return Ruling(middle, y0, middle, y1)
    return None
