"""Letters that a page bears and nobody sees: drawn without ink, or white on the white paper.

The words that a machine recognised lie unseen over the picture of a scan: where nothing else is written, they are what the page says.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from typing import Final

import pypdfium2
import pypdfium2.raw as pdfium

from toolkit.readers.pdf.pieces import Piece
from toolkit.readers.pdf.quick import Colour, fill_colours, handle, render_mode, text_object
from toolkit.readers.pdf.rulings import drawings
from toolkit.readers.pdf.tick_boxes import Shape
from toolkit.readers.pdf.turn import Turn

_WHITE: Final = 250
_FEWEST_SEEN: Final = 20
_NO_INK: Final = (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)
_ONLY_FILLED: Final = {pdfium.FPDF_TEXTRENDERMODE_FILL}


def any_faint(texts: Sequence[object]) -> bool:
    """Tell whether any of the texts drawn on a page may be one that nobody sees: without ink, or white."""
    modes = set(map(render_mode, texts))
    if modes <= _ONLY_FILLED:
        return any(map(_is_light, fill_colours(texts)))
    return any(map(_is_faint, texts))


def _is_faint(text: object) -> bool:
    mode = int(render_mode(text))
    return mode in _NO_INK or (mode == pdfium.FPDF_TEXTRENDERMODE_FILL and _is_white(text))


def _is_white(thing: object) -> bool:
    """Tell whether a thing is filled with white, or with nothing at all."""
    return any(map(_is_light, fill_colours((thing,))))


def _is_light(colour: Colour | None) -> bool:
    return colour is not None and (colour[3] == 0 or min(colour[:3]) >= _WHITE)


def seen(pieces: Sequence[Piece], page: pypdfium2.PdfPage, textpage: pypdfium2.PdfTextPage, turned: Turn) -> list[Piece]:
    """Return the pieces that can be seen, all of them where those are hardly any; white ones on a colour or a picture are seen."""
    raw = handle(textpage.raw)
    grounds = [placed.box(*box) for thing, kind, box, placed in drawings(page, turned) if _is_ground(thing, kind)]
    kept = [piece for piece in pieces if piece.number < 0 or not _is_unseen(text_object(raw, piece.number), piece, grounds)]
    return kept if sum(len(piece.text) for piece in kept) >= _FEWEST_SEEN else list(pieces)


def _is_ground(thing: object, kind: int) -> bool:
    """Tell whether what is drawn may make white letters on it seen."""
    if kind != pdfium.FPDF_PAGEOBJ_PATH:
        return bool(kind != pdfium.FPDF_PAGEOBJ_TEXT)
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(thing, fill, stroke)
    return fill.value != 0 and not _is_white(thing)


def _is_unseen(text: object, piece: Piece, grounds: Sequence[Shape]) -> bool:
    if not text or not _is_faint(text):
        return False
    if render_mode(text) in _NO_INK:
        return True
    x, y = (piece.x0 + piece.x1) / 2, piece.y - 0.3 * piece.size
    return not any(x0 <= x <= x1 and y0 <= y <= y1 for x0, y0, x1, y1 in grounds)
