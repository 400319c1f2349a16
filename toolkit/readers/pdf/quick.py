"""What a page of a PDF is asked thousands of times, called without a look at the arguments, which takes longer than the answer.

Whoever calls these passes what PDFium wants: the pointers it gave, numbers that fit a C ``int``, and ``byref`` of a buffer.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any, Final

import pypdfium2.raw as pdfium


def _unchecked(function: Any) -> Callable[..., Any]:  # noqa: ANN401 - a function of the library has no type
    return ctypes.CFUNCTYPE(function.restype)(ctypes.cast(function, ctypes.c_void_p).value or 0)


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
