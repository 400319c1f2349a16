"""The sender's own file back, as a copy with comments at the places that need attention; every other part stays byte for byte.

A Word file gets Word comments, an Excel file gets notes. The original's packed bytes are copied as they are: only the part that
carries the marks, the list of content types, the links and the new parts are written anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from toolkit.annotate.book import add_notes
from toolkit.annotate.package import Parts, repacked
from toolkit.annotate.remarks import Remark, remarks_of
from toolkit.annotate.word import add_comments
from toolkit.errors import IntegrityError, UnreadableFile
from toolkit.readers import read_document
from toolkit.readers.guard import Kind, admit

__all__ = ["Remark", "annotated", "remarks_of"]

_NOT_ANNOTATED = (
    "Chỉ ghi góp ý được vào tệp .docx hoặc .xlsx; tệp này thực ra là dạng .{kind}. "
    "Mở bằng Word hoặc Excel, lưu lại dưới dạng .docx hoặc .xlsx rồi làm lại."
)
_PRINTED = "Tệp PDF không nhận góp ý tại chỗ; đề nghị làm lại lệnh này với tệp Word, Excel gốc, hoặc sửa theo danh sách ở trên."
_CHANGED = "Bản có góp ý không đọc lại được đúng như tệp gốc nên không được ghi ra; giữ nguyên tệp và báo người quản trị."


def annotated(data: bytes, name: str, remarks: Sequence[Remark], day: date) -> tuple[bytes, str]:
    """Return the copy with the remarks in it, and the extension that its content asks for (``.docx`` or ``.xlsx``).

    A document in one file of XML comes back in the container that says the same. The same file, remarks and ``day`` (of the comments) give
    the same bytes; a file that says it all already comes back as it is. ``name`` is for messages only.

    Raises :class:`UnreadableFile` for files that cannot be opened and for formats that take no comments here,
    :class:`IntegrityError` where the copy would not say what the original says.
    """
    admitted = admit(data, name)
    if admitted.package is None or admitted.kind not in (Kind.DOCX, Kind.XLSX):
        raise UnreadableFile(_PRINTED if admitted.kind is Kind.PDF else _NOT_ANNOTATED.format(kind=admitted.kind.value))
    parts = Parts(admitted.package)
    if admitted.kind is Kind.DOCX:
        add_comments(parts, remarks, day)
    else:
        add_notes(parts, remarks, day)
    if not parts.changed:
        return data, f".{admitted.kind.value}"
    copy = repacked(admitted.data, parts.changed)
    if read_document(copy, name).blocks != read_document(data, name).blocks:
        raise IntegrityError(_CHANGED)
    return copy, f".{admitted.kind.value}"
