"""The shelf of readers: any file into one neutral :class:`Document`, or one plain sentence why not.

Type is judged by content, never by name (``guard``). Each format has one home: ``docx``, ``xlsx``.
"""

from __future__ import annotations

from dataclasses import replace

from toolkit.errors import UnreadableFile
from toolkit.model.document import Document, Notice
from toolkit.model.finding import Code
from toolkit.model.place import Place
from toolkit.readers.docx import read_docx
from toolkit.readers.guard import Admitted, Kind, admit
from toolkit.readers.office import convert
from toolkit.readers.pdf import read_pdf
from toolkit.readers.unsafe import unsafe_notices
from toolkit.readers.xlsx import read_xlsx

_CONVERTED = "Tệp .{kind} đã được đọc qua LibreOffice."
_LATER = "Tệp dạng .{kind} chưa được đọc tự động; đề nghị mở bằng Word hoặc Excel, lưu lại dưới dạng .docx hoặc .xlsx rồi gửi lại."


def read_document(data: bytes, name: str) -> Document:
    """Return what the file says. ``name`` is for messages only. Raises :class:`UnreadableFile` with a sentence for the branch."""
    admitted = admit(data, name)
    document = _read(admitted)
    notices = unsafe_notices(admitted)
    return replace(document, notices=(*notices, *document.notices)) if notices else document


def _read(admitted: Admitted) -> Document:
    if admitted.kind in (Kind.DOCX, Kind.DOCM) and admitted.package is not None:
        return read_docx(admitted.package)
    if admitted.kind in (Kind.XLSX, Kind.XLSM):
        return read_xlsx(admitted.data, admitted.package)
    if admitted.kind in (Kind.XLS, Kind.ODS, Kind.XLSB):
        return read_xlsx(admitted.data, None, admitted.kind.value)
    if admitted.kind is Kind.PDF:
        return read_pdf(admitted.data)
    if admitted.kind in (Kind.DOC, Kind.ODT, Kind.RTF):
        document = _read(admit(convert(admitted.data, admitted.kind), ""))
        notice = Notice(code=Code.CONVERTED, detail=_CONVERTED.format(kind=admitted.kind.value), place=Place())
        return replace(document, kind=admitted.kind.value, notices=(notice, *document.notices))
    raise UnreadableFile(_LATER.format(kind=admitted.kind.value))
