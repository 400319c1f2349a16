"""What was typed over a page as notes (FreeText): a printed form that somebody filled in a PDF viewer. It is no text of the page."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium

from toolkit.readers.pdf.fields import Field

_NOT_SHOWN = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW


def typed_over(page: pypdfium2.PdfPage) -> Iterator[Field]:
    """Yield the text of each note that stands open on the page, and its box in the page's own points."""
    for index in range(pdfium.FPDFPage_GetAnnotCount(page.raw)):
        note = pdfium.FPDFPage_GetAnnot(page.raw, index)
        if not note:
            continue
        box = pdfium.FS_RECTF()
        if pdfium.FPDFAnnot_GetSubtype(note) == pdfium.FPDF_ANNOT_FREETEXT and pdfium.FPDFAnnot_GetRect(note, box):
            text = "" if pdfium.FPDFAnnot_GetFlags(note) & _NOT_SHOWN else _contents(note)
            if text.strip():
                yield text, (box.left, box.bottom, box.right, box.top)
        pdfium.FPDFPage_CloseAnnot(note)


def _contents(note: object) -> str:
    """Return what a note says."""
    length = pdfium.FPDFAnnot_GetStringValue(note, b"Contents", None, 0)
    if length <= 2:
        return ""
    buffer = (ctypes.c_ushort * (length // 2))()
    pdfium.FPDFAnnot_GetStringValue(note, b"Contents", buffer, length)
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\x00").replace("\r\n", "\n").replace("\r", "\n")
