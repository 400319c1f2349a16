"""The fields of a fillable PDF form, whose values are no text of its pages."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium

_TEXT_FIELDS = (pdfium.FPDF_FORMFIELD_TEXTFIELD, pdfium.FPDF_FORMFIELD_COMBOBOX, pdfium.FPDF_FORMFIELD_LISTBOX)
_TICK_FIELDS = (pdfium.FPDF_FORMFIELD_CHECKBOX, pdfium.FPDF_FORMFIELD_RADIOBUTTON)


def field_values(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage) -> Iterator[tuple[str, tuple[float, float, float, float]]]:
    """Yield the value of each field and its box: text, and ``☒`` or ``☐`` for a tick box."""
    if document.formenv is None:
        return
    form = document.formenv.raw
    for index in range(pdfium.FPDFPage_GetAnnotCount(page.raw)):
        note = pdfium.FPDFPage_GetAnnot(page.raw, index)
        kind = pdfium.FPDFAnnot_GetFormFieldType(form, note) if note else pdfium.FPDF_FORMFIELD_UNKNOWN
        box = pdfium.FS_RECTF()
        if kind in (*_TEXT_FIELDS, *_TICK_FIELDS) and pdfium.FPDFAnnot_GetRect(note, box):
            value = _field_text(form, note) if kind in _TEXT_FIELDS else _field_tick(form, note)
            yield value, (box.left, box.bottom, box.right, box.top)
        if note:
            pdfium.FPDFPage_CloseAnnot(note)


def _field_tick(form: object, note: object) -> str:
    """Return the tick mark of a tick box."""
    return "☒" if pdfium.FPDFAnnot_IsChecked(form, note) else "☐"


def _field_text(form: object, note: object) -> str:
    """Return the value of a text field or a list, empty if it has none."""
    length = pdfium.FPDFAnnot_GetFormFieldValue(form, note, None, 0)
    if length <= 2:
        return ""
    buffer = (ctypes.c_ushort * (length // 2))()
    pdfium.FPDFAnnot_GetFormFieldValue(form, note, buffer, length)
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\x00").replace("\r\n", "\n").replace("\r", "\n")
