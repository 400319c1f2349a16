"""The fields of a fillable PDF form, whose values are no text of its pages and whose frames are no tables."""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterator, Sequence

import pypdfium2
import pypdfium2.raw as pdfium

from toolkit.readers.pdf.rulings import Ruling
from toolkit.readers.pdf.tick_boxes import Shape

Field = tuple[str, Shape]
"""The value of a field and its box."""

_TEXT_FIELDS = (pdfium.FPDF_FORMFIELD_TEXTFIELD, pdfium.FPDF_FORMFIELD_COMBOBOX, pdfium.FPDF_FORMFIELD_LISTBOX)
_FRAME, _TOUCH = 4.0, 1.0
_TICK_FIELDS = (pdfium.FPDF_FORMFIELD_CHECKBOX, pdfium.FPDF_FORMFIELD_RADIOBUTTON)


def field_values(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage) -> Iterator[Field]:
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


def without_frames(rulings: list[Ruling], boxes: Sequence[Shape]) -> list[Ruling]:
    """Leave out the lines around fields; where other lines meet one, or it parts two fields, it is the border of a table's cell."""
    frames = [(x0 - _FRAME, y0 - _FRAME, x1 + _FRAME, y1 + _FRAME) for x0, y0, x1, y1 in boxes]
    around = [[ruling for ruling in rulings if _is_within(ruling, frame)] for frame in frames]
    framing = {id(ruling) for sides in around for ruling in sides}
    shared = Counter(id(ruling) for sides in around for ruling in sides if ruling[3] - ruling[1] > ruling[2] - ruling[0])
    others = [ruling for ruling in rulings if id(ruling) not in framing or shared[id(ruling)] > 1]
    dropped = {id(side) for sides in around if not any(_meet(side, other) for side in sides for other in others) for side in sides}
    return [ruling for ruling in rulings if id(ruling) not in dropped]


def _is_within(ruling: Ruling, frame: Shape) -> bool:
    return frame[0] <= ruling[0] and frame[1] <= ruling[1] and ruling[2] <= frame[2] and ruling[3] <= frame[3]


def _meet(one: Ruling, other: Ruling) -> bool:
    across = one[0] <= other[2] + _TOUCH and other[0] <= one[2] + _TOUCH
    return across and one[1] <= other[3] + _TOUCH and other[1] <= one[3] + _TOUCH


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
