"""The shelf of readers: any file into one neutral :class:`Document`, or one plain sentence why not.

Type is judged by content, never by name (``guard``). Each format has one home: ``docx``, ``xlsx``, ``pdf``. What only LibreOffice
reads is read from what LibreOffice made of it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from toolkit.errors import UnreadableFile
from toolkit.model.document import Document, Notice
from toolkit.model.finding import Code
from toolkit.model.place import Place
from toolkit.readers.all_words import all_words
from toolkit.readers.docx import notices_of, read_any, read_plain
from toolkit.readers.drawings import drawing_notices
from toolkit.readers.field_codes import without_field_codes
from toolkit.readers.guard import NOT_A_FORM, Admitted, Kind, admit
from toolkit.readers.inserted import carries_others, read_with_inserted
from toolkit.readers.length import refuse_long
from toolkit.readers.letters import without_deceit
from toolkit.readers.lost_letters import told_of_lost
from toolkit.readers.office import MISSING
from toolkit.readers.plain_book import hidden_sheet, read_plain_book
from toolkit.readers.struck_rows import without_struck_rows
from toolkit.readers.unsafe import unsafe_notices

THROUGH_OFFICE = frozenset({Kind.DOC, Kind.ODT, Kind.RTF, Kind.XLSB, Kind.WORD_XML, Kind.EXCEL_XML})
_SECOND_TRY = frozenset({Kind.XLS, Kind.ODS})

_CONVERTED = "Tệp .{kind} đã được đọc qua LibreOffice."
_RENAMED = "Tên tệp ghi .{said} nhưng thực ra là tệp .{kind}; đã đọc theo đúng loại tệp."
_SUFFIX = re.compile(r"\.(docx|doc|docm|xlsx|xls|xlsm|xlsb|odt|ods|rtf|pdf)$", re.IGNORECASE)


class NeedsOffice(UnreadableFile):
    """Only LibreOffice reads files of this ``kind``; the message is for the machine that has none."""

    def __init__(self, kind: Kind) -> None:
        """Keep the kind."""
        super().__init__(MISSING.format(kind=kind.value))
        self.kind = kind


def read_document(data: bytes, name: str, converted: bytes | None = None) -> Document:
    """Return what the file says; ``name`` is for messages only, ``converted`` is what LibreOffice made of the file.

    Raises :class:`UnreadableFile` with a sentence for the branch, :class:`NeedsOffice` where ``converted`` is needed. A document with
    ``uncalculated`` cells would say more with ``converted``.
    """
    admitted = admit(data, name)
    document = _read(admitted, converted)
    words = all_words(document)
    refuse_long(document, words)
    document = told_of_lost(without_deceit(without_field_codes(document, words), words), words)
    document = without_struck_rows(document)
    notices = (*_renamed(name, admitted.kind), *unsafe_notices(admitted))
    return replace(document, notices=(*notices, *document.notices)) if notices else document


def _read(admitted: Admitted, converted: bytes | None) -> Document:
    kind = admitted.kind
    if kind in THROUGH_OFFICE:
        document = _through_office(kind, converted)
        return _told_of_2003(document, admitted.data) if kind is Kind.WORD_XML else document
    if kind is Kind.PDF:
        from toolkit.readers.pdf import read_pdf  # PDFium takes as much memory and start as all else that reads: only for who needs it

        return read_pdf(admitted.data)
    if kind in NOT_A_FORM:
        from toolkit.readers.web import read_web  # as above: few files are web pages

        return read_web(admitted)
    if kind is Kind.DOCX and admitted.package is not None:
        return read_plain(admitted.package) or (read_with_inserted if carries_others(admitted.package) else read_any)(admitted.package)
    if admitted.package is not None and (book := admitted.package.once(read_plain_book)) is not None:
        notices = (*map(hidden_sheet, book.hidden), *drawing_notices(admitted.package))
        return Document(kind=kind.value, blocks=book.tables, notices=notices)
    from toolkit.readers.xlsx import DamagedBook, read_xlsx  # as above: the library, and all that stands beside the values of cells

    try:
        return read_xlsx(admitted, converted)
    except DamagedBook:  # or one that the library is too strict for
        if kind not in _SECOND_TRY:
            raise
        return _through_office(kind, converted)


def _through_office(kind: Kind, converted: bytes | None) -> Document:
    if converted is None:
        raise NeedsOffice(kind)
    document = _read(admit(converted, ""), None)
    notice = Notice(code=Code.CONVERTED, detail=_CONVERTED.format(kind=kind.value), place=Place())
    return replace(document, kind=kind.value, notices=(notice, *document.notices), uncalculated=())


def _told_of_2003(document: Document, data: bytes) -> Document:
    """Tell of tracked changes and hidden texts in a Word file of 2003: LibreOffice keeps neither."""
    from toolkit.readers.word_2003 import edits_of, hidden_in

    notices = notices_of(edits_of(data), hidden_in(data))
    return replace(document, notices=(*document.notices, *notices))


def _renamed(name: str, kind: Kind) -> tuple[Notice, ...]:
    """Return the notice that the name says another type than the content."""
    said = _SUFFIX.search(name)
    if said is None or said[1].lower() == kind.value:
        return ()
    return (Notice(code=Code.CONVERTED, detail=_RENAMED.format(said=said[1].lower(), kind=kind.value), place=Place()),)
