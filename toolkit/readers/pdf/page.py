"""What stands on one PDF page: pieces of text and ruling lines with their positions.

Positions are in points (1/72 inch), x to the right and y downwards, after the page's own rotation. PDFium is not thread-safe: one
process reads one file at a time. It is known here and in ``pieces``, ``rulings``, ``turn``, ``fields``,
``notes``, ``unseen`` and ``quick`` alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import pypdfium2
import pypdfium2.raw as pdfium

from toolkit.errors import UnreadableFile
from toolkit.readers.pdf.emphasis import Word, marked, may_set_off, set_off
from toolkit.readers.pdf.fields import Field, field_values, without_frames
from toolkit.readers.pdf.grounds import Fill, cell_borders
from toolkit.readers.pdf.notes import typed_over
from toolkit.readers.pdf.pieces import STRUCK, Piece, look_of, read_pieces, without_watermark
from toolkit.readers.pdf.rulings import (
    MAX_RULINGS,
    Levels,
    Ruling,
    drawings,
    in_one_piece,
    is_dark,
    read_rulings,
    strokes,
    without_underlines,
)
from toolkit.readers.pdf.seals import without_seals
from toolkit.readers.pdf.tick_boxes import Box, Drawn, Shape, sides
from toolkit.readers.pdf.turn import Turn
from toolkit.readers.pdf.unseen import any_faint, seen

MAX_PAGES: Final = 200
MAX_LETTERS: Final = 500_000
PICTURE_SHARE: Final = 0.8  # a picture that covers more of a page is a scan

DAMAGED = "Tệp PDF bị hỏng nên không đọc được; đề nghị xuất lại PDF hoặc gửi tệp Word, Excel gốc."
LOCKED = "Tệp PDF được bảo vệ bằng mật khẩu nên không đọc được; đề nghị gửi bản không có mật khẩu hoặc tệp Word, Excel gốc."
TOO_LONG = "Tệp PDF quá dài so với một biểu mẫu nên không đọc; đề nghị chỉ gửi các trang của biểu mẫu, hoặc tệp Word, Excel gốc."
XFA = (
    "Tệp PDF là biểu mẫu động (XFA), câu trả lời không nằm trên trang nên không đọc được; "
    "đề nghị mở bằng Adobe Reader, in ra tệp PDF mới (Microsoft Print to PDF), hoặc gửi tệp Word, Excel gốc."
)

_SHEETS = re.compile(r"calc|excel|sheet|numbers|et\b", re.IGNORECASE)
_SHORTEST_FILL, _TALLEST_FILL = 5.0, 40.0
_WITHIN_WORD = 0.1  # in shares of its size: letters that stand closer are of one word
_NEARLY_LEVEL = 0.4
_LETTER = 0.5  # the usual width of a letter in shares of its size


Span = tuple[float, float, float]  # left end, right end and baseline of a line


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page. ``number`` counts from 1; ``picture`` is the share of the page that its largest image covers, 0–1.

    ``struck`` says that text with a line through it was left out, a mark in its place; ``crossed`` counts the pieces that run over a
    border of a table; ``sheet`` says that a program for sheets printed it,
    ``beyond`` that text runs over the left or right edge of the paper. ``printed`` counts pages where a paper bears two of them,
    ``joined`` says that it was put together from several, ``sure`` that the borders of all of them fit, ``wraps`` where the lines of
    cells that wrap stand in such a page, ``unseen`` that letters that nobody sees were left out.
    """

    number: int
    printed: int
    width: float
    height: float
    pieces: tuple[Piece, ...]
    rulings: tuple[Ruling, ...]
    picture: float
    struck: bool = False
    crossed: int = 0
    sheet: bool = False
    beyond: bool = False
    joined: bool = False
    sure: bool = True
    wraps: tuple[Span, ...] = ()
    unseen: bool = False


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


def _read_page(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, number: int, *, sheet: bool, again: bool = False) -> Page:
    """Return one page with its own rotation undone; one that shows its text sideways is opened ``again``, turned."""
    textpage = page.get_textpage()
    count = _letters(textpage)
    turned = Turn(page, textpage, count)
    if turned.rotation != page.get_rotation() and not again:
        page.set_rotation(turned.rotation)  # the order of letters is that of the page as it is shown
        return _read_page(document, document[number - 1], number, sheet=sheet, again=True)
    rulings: list[Ruling] = []
    drawn = Drawn()
    fills: list[Fill] = []
    texts: list[object] = []
    picture = 0.0
    for thing, kind, box, placed in drawings(page, turned):
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            texts.append(thing)
        elif kind == pdfium.FPDF_PAGEOBJ_PATH and len(rulings) < MAX_RULINGS:
            rulings += read_rulings(thing, box, placed, drawn)
            if box[3] - box[1] > _SHORTEST_FILL:
                fills.append(Fill(placed.box(*box), is_dark(thing)))
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            left, top, right, bottom = placed.box(*box)
            picture = max(picture, (right - left) * (bottom - top) / (turned.width * turned.height))
    rulings += [Ruling(*side) for shape in drawn.cells(rulings) for side in sides(shape)]
    rulings += [Ruling(*side) for side in cell_borders(fills)][: MAX_RULINGS - len(rulings)]
    fields = [(value, turned.box(*box)) for value, box in field_values(document, page)]
    rulings = in_one_piece(without_frames(rulings, [box for _, box in fields]) if fields else rulings)
    fields += [(text, turned.box(*box)) for text, box in typed_over(page)]
    free, borders = strokes(rulings)
    seams = frozenset(int(x) + near for line in free for x in (line.x0, line.x1) for near in (-1, 0, 1))
    all_text = without_seals(read_pieces(textpage, count, turned, seams, sheet=sheet))
    shown = seen(all_text, page, textpage, turned) if picture < PICTURE_SHARE and any_faint(texts) else all_text
    drawn_text = without_watermark(shown)
    whole_paper = not sheet and turned.paper == page.get_mediabox()  # what is cropped off is for nobody to read
    written = drawn_text if whole_paper else [piece for piece in drawn_text if piece.x1 > 0 and piece.x0 < turned.width]
    struck = Levels(free)
    if may_set_off([piece.text for piece in written]):
        under = [] if struck.crossing(written) else free  # where edits are shown, lines under words are insertions
        _set_off(written, under, fills, textpage)
    pieces = [*(_parted(written, fields) if fields else written), *_field_pieces(fields, written)]
    textpage.close()
    drawn_boxes = [box for box in drawn.boxes(rulings) if not any(_are_one(box, field) for _, field in fields)]
    pieces += _box_pieces(drawn_boxes, pieces)
    for place in struck.crossing(pieces):
        pieces[place] = pieces[place]._replace(text=STRUCK)
    left_out = STRUCK in [piece.text for piece in pieces]
    return Page(
        number=number,
        printed=number,
        width=turned.width,
        height=turned.height,
        pieces=tuple(pieces),
        rulings=tuple(without_underlines(rulings, free)),
        picture=picture,
        struck=left_out,
        crossed=len(Levels(borders).crossing([piece for piece in pieces if piece.text != STRUCK] if left_out else pieces)),
        sheet=sheet,
        unseen=len(shown) < len(all_text),
        beyond=any(piece.x0 < 0 or piece.x1 > turned.width for piece in drawn_text),
    )


def _letters(textpage: pypdfium2.PdfTextPage) -> int:
    """Return how many letters a page has; raise :class:`UnreadableFile` for more than any form has."""
    count: int = textpage.count_chars()
    if count > MAX_LETTERS:
        raise UnreadableFile(TOO_LONG)
    return count


def _set_off(written: list[Piece], under: Sequence[Ruling], fills: Sequence[Fill], textpage: pypdfium2.PdfTextPage) -> None:
    """Mark the words that a line ``under`` them, a ground or their look sets off; the end of a line elsewhere may part a word in pieces."""
    groups: list[list[int]] = []
    for place, piece in enumerate(written):
        before = written[place - 1] if place else None
        follows = before is not None and before.y == piece.y and piece.number == before.number + len(before.text)
        if before is not None and follows and not piece.spaced and piece.x0 - before.x1 < _WITHIN_WORD * piece.size:
            groups[-1].append(place)
        else:
            groups.append([place])
    words = [_word([written[place] for place in group]) for group in groups]
    behind = [fill.shape for fill in fills if fill.shape[3] - fill.shape[1] < _TALLEST_FILL]
    for number, kind in set_off(words, under, behind, lambda index: look_of(textpage.raw, index)).items():
        for place in groups[number]:
            written[place] = written[place]._replace(text=marked(written[place].text, kind))


def _word(pieces: Sequence[Piece]) -> Word:
    first, last = pieces[0], pieces[-1]
    return Word("".join(piece.text for piece in pieces), first.x0, last.x1, first.y, first.size, first.number)


def _parted(written: Sequence[Piece], fields: Sequence[Field]) -> Iterator[Piece]:
    """Yield the words; the space before a field ("Chi bộ: ") is none before the line below it."""
    before: Piece | None = None
    for piece in written:
        behind = piece.spaced and before is not None and piece.y > before.y and any(_is_before(before, box) for _, box in fields)
        yield piece._replace(spaced=False) if behind else piece
        before = piece


def _is_before(piece: Piece, box: Shape) -> bool:
    """Tell whether a word stands before a field, on its line."""
    x0, y0, _, y1 = box
    return y0 < piece.y < y1 + 0.3 * piece.size and piece.x1 <= x0 + 1


def _are_one(box: Box, field: Shape) -> bool:
    """Tell whether a drawn tick box is that of a field."""
    x, y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
    return field[0] <= x <= field[2] and field[1] <= y <= field[3]


def _field_pieces(fields: Sequence[Field], written: Sequence[Piece]) -> Iterator[Piece]:
    """Yield what the fields of a fillable form hold, line by line; one line stands level with words at the foot of its field."""
    for value, (x0, y0, x1, y1) in fields:
        lines = [line for line in value.splitlines() if line.strip()]
        size = min(12.0, (y1 - y0) / max(1, len(lines)))
        before = [piece for piece in written if _is_before(piece, (x0, y0, x1, y1))]
        at_foot = len(lines) == 1 and before and all(piece.y > y0 + 1.1 * size for piece in before)
        first = max(before, key=lambda piece: piece.x1).y if at_foot else y0 + 0.8 * size
        near = [piece.y for piece in before if abs(piece.y - first) <= _NEARLY_LEVEL * size]
        first = near[-1] if near else first
        for number, line in enumerate(lines):
            end = min(x1 - 1, x0 + 1 + _LETTER * size * len(line))
            yield Piece(line, x0 + 1, end, first + number * size, size)


def _box_pieces(boxes: Sequence[Box], pieces: Sequence[Piece]) -> list[Piece]:
    """Return drawn tick boxes as text; a box with a letter in it ("x") already says what it says."""
    return [
        Piece("☒" if box.ticked else "☐", box.x0, box.x1, box.y1 - 1, box.y1 - box.y0)
        for box in boxes
        if not any(box.x0 <= (piece.x0 + piece.x1) / 2 <= box.x1 and box.y0 <= piece.y - 0.3 * piece.size <= box.y1 for piece in pieces)
    ]
