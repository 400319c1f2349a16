"""What a page of a PDF is asked thousands of times, called without a look at the arguments, which takes longer than the answer.

Whoever calls these passes what PDFium wants: a ``handle`` of the pointers it gave, numbers that fit a C ``int``, and ``byref`` of a buffer.
No call lets other threads run meanwhile: to let them costs as much as the call.
"""

from __future__ import annotations

import ctypes
import struct
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, repeat
from typing import Any, Final

import pypdfium2.raw as pdfium


def _unchecked(function: Any) -> Callable[..., Any]:  # noqa: ANN401 - a function of the library has no type
    return ctypes.PYFUNCTYPE(function.restype)(ctypes.cast(function, ctypes.c_void_p).value or 0)


char_box: Final = _unchecked(pdfium.FPDFText_GetLooseCharBox)
char_origin: Final = _unchecked(pdfium.FPDFText_GetCharOrigin)
char_angle: Final = _unchecked(pdfium.FPDFText_GetCharAngle)
char_matrix: Final = _unchecked(pdfium.FPDFText_GetMatrix)
font_size: Final = _unchecked(pdfium.FPDFText_GetFontSize)
is_generated: Final = _unchecked(pdfium.FPDFText_IsGenerated)
text_object: Final = _unchecked(pdfium.FPDFText_GetTextObject)
object_on_page: Final = _unchecked(pdfium.FPDFPage_GetObject)
object_in_form: Final = _unchecked(pdfium.FPDFFormObj_GetObject)
object_kind: Final = _unchecked(pdfium.FPDFPageObj_GetType)
object_bounds: Final = _unchecked(pdfium.FPDFPageObj_GetBounds)
fill_colour: Final = _unchecked(pdfium.FPDFPageObj_GetFillColor)
render_mode: Final = _unchecked(pdfium.FPDFTextObj_GetTextRenderMode)

_BOX: Final = struct.Struct("4f")
_MANY: Final = 256
_BOXES = ctypes.create_string_buffer(_MANY * _BOX.size)
_PLACES: Final = [ctypes.byref(_BOXES, number * _BOX.size) for number in range(_MANY)]

_SHARES: Final = struct.Struct("4I")
_COLOURS = ctypes.create_string_buffer(_MANY * _SHARES.size)
_RED, _GREEN, _BLUE, _COVER = ([ctypes.byref(_COLOURS, number * _SHARES.size + share * 4) for number in range(_MANY)] for share in range(4))

Box = tuple[float, float, float, float]
Colour = tuple[int, int, int, int]


def handle(pointer: Any) -> object:  # noqa: ANN401 - a pointer of the library has no type
    """Return a pointer as an argument that is made once, not anew at each call."""
    return ctypes.byref(pointer.contents)


def letter_boxes(textpage: object, count: int) -> Iterator[Box]:
    """Yield left, top, right and bottom of each letter: those of the font, of what reaches beyond them its own.

    Many are asked for in one go, without a step of Python between, into one buffer: take all of a page before those of the next.
    """
    return chain.from_iterable(map(_some_boxes, repeat(textpage), range(0, count, _MANY), repeat(count)))


def _some_boxes(textpage: object, first: int, count: int) -> Iterator[tuple[Any, ...]]:
    many = min(_MANY, count - first)
    deque(map(char_box, repeat(textpage), range(first, first + many), _PLACES), maxlen=0)
    return _BOX.iter_unpack(memoryview(_BOXES)[: many * _BOX.size])


def fill_colours(things: Sequence[object]) -> set[Colour | None]:
    """Return the colours that things are filled with: red, green, blue and how far each covers, 0-255; ``None`` where one has none."""
    found: set[Colour | None] = set()
    for first in range(0, len(things), _MANY):
        some = things[first : first + _MANY]
        done = list(map(fill_colour, some, _RED, _GREEN, _BLUE, _COVER))
        colours = _SHARES.iter_unpack(memoryview(_COLOURS)[: len(some) * _SHARES.size])
        found.update(colours if all(done) else (colour if has else None for has, colour in zip(done, colours, strict=True)))
    return found
