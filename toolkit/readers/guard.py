"""Looks at bytes before any parser does: what the file really is, whether it may be opened, and what in it will not be followed.

The name never decides: a ``.docx`` may be an old ``.doc``, a web page or a picture. Whatever may not be opened raises
:class:`UnreadableFile` with one sentence for the branch: so does what carries macros. What may be opened but holds other active content
(outside templates and links, DDE, embedded objects, active fields) is read all the same: nothing of it is run or followed, and each is a
notice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from toolkit.errors import UnreadableFile
from toolkit.readers import ole
from toolkit.readers.book_xml import sheet_parts
from toolkit.readers.directory import DAMAGED, LOCKED, TRUNCATED
from toolkit.readers.flat import MAX_TAGS, check_xml, unfolded
from toolkit.readers.macros import OPEN_PLACES, refuse_macros
from toolkit.readers.package import HEAD_BYTES, PLAIN_START, TOO_LONG, Package
from toolkit.readers.pdf_bombs import refuse_bombs
from toolkit.readers.rtf import check_rtf
from toolkit.readers.spread import check_old_workbook, check_open_workbook, check_workbook
from toolkit.readers.usual_names import with_usual_names

MAX_FILE_BYTES: Final = 64 * 2**20


class Kind(StrEnum):
    """What a file is by its content. A kind of file with macros is that of its plain one: ``admit`` refuses what carries any."""

    DOCX = "docx"
    XLSX = "xlsx"
    XLSB = "xlsb"
    DOC = "doc"
    XLS = "xls"
    ODT = "odt"
    ODS = "ods"
    RTF = "rtf"
    PDF = "pdf"
    LOCKED = "locked"
    HTML = "html"
    MHTML = "mhtml"
    WORD_XML = "word.xml"
    EXCEL_XML = "excel.xml"
    OFFICE_XML = "office-xml"
    SLIDES = "slides"
    ARCHIVE = "archive"
    IMAGE = "image"
    PROGRAM = "program"
    TEXT = "text"
    EMPTY = "empty"
    ZEROS = "zeros"
    UNKNOWN = "unknown"


READABLE: Final = frozenset(
    {Kind.DOCX, Kind.XLSX, Kind.XLSB, Kind.DOC, Kind.XLS, Kind.ODT, Kind.ODS, Kind.RTF, Kind.PDF, Kind.HTML, Kind.MHTML}
    | {Kind.WORD_XML, Kind.EXCEL_XML}
)

_SAVE_AS = "đề nghị mở bằng Word hoặc Excel, lưu lại dưới dạng .docx hoặc .xlsx rồi gửi lại."
WEB_PAGE: Final = f"Tệp thực ra là trang web nên không đọc được như biểu mẫu; {_SAVE_AS}"
WEB_ARCHIVE: Final = f"Tệp thực ra là trang web lưu trữ (.mht) nên không đọc được như biểu mẫu; {_SAVE_AS}"
NOT_A_FORM: Final = {Kind.HTML: WEB_PAGE, Kind.MHTML: WEB_ARCHIVE}
"""What is said of a web page that is no form."""
OTHER_XML: Final = f"Tệp ở dạng XML của bộ Office, không phải .docx hay .xlsx, nên không đọc được; {_SAVE_AS}"
_REFUSALS: Final = {
    Kind.EMPTY: "Tệp trống (0 byte), có thể do chép chưa xong; đề nghị gửi lại tệp.",
    Kind.ZEROS: "Tệp chỉ gồm các byte 0, nội dung đã mất khi sao chép; đề nghị gửi lại tệp từ bản gốc.",
    Kind.LOCKED: LOCKED,
    Kind.OFFICE_XML: OTHER_XML,
    Kind.SLIDES: "Tệp là bài trình chiếu, không phải biểu mẫu; đề nghị gửi biểu mẫu Word hoặc Excel.",
    Kind.ARCHIVE: "Tệp là tệp nén; đề nghị giải nén rồi gửi từng tệp Word hoặc Excel.",
    Kind.IMAGE: "Tệp là ảnh chụp hoặc ảnh quét, máy không đọc được chữ; đề nghị gửi tệp Word hoặc Excel gốc.",
    Kind.PROGRAM: "Tệp là chương trình, không phải biểu mẫu nên không được mở; đề nghị kiểm tra máy gửi và gửi lại biểu mẫu.",
    Kind.TEXT: "Tệp chỉ là văn bản thuần, không phải tệp Word, Excel hoặc PDF; đề nghị điền vào biểu mẫu rồi gửi lại.",
    Kind.UNKNOWN: "Tệp không phải Word, Excel hoặc PDF, hoặc đã hỏng phần đầu nên không nhận ra; đề nghị gửi lại từ tệp gốc.",
}
TOO_LARGE: Final = f"Tệp lớn hơn {MAX_FILE_BYTES // 2**20} MB nên không được mở; đề nghị bỏ ảnh đính kèm rồi gửi lại."

_WRONG_NAME = (
    "Tệp mang tên Word hoặc Excel nhưng nội dung không phải (tệp hỏng hoặc bị đổi đuôi); "
    "đề nghị mở tệp gốc, lưu lại dạng .docx hoặc .xlsx rồi gửi lại."
)

_MARKS: Final = (
    (Kind.RTF, (b"{\\rt",)),
    (Kind.IMAGE, (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"\x00\x00\x01\x00")),
    (Kind.ARCHIVE, (b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")),
    (Kind.PROGRAM, (b"MZ", b"\x7fELF", b"#!", b"L\x00\x00\x00\x01\x14\x02\x00")),
)

_MAIN_TYPES = (
    (b"wordprocessingml.document.main+xml", Kind.DOCX),
    (b"wordprocessingml.template.main+xml", Kind.DOCX),
    (b"ms-word.document.macroenabled.main+xml", Kind.DOCX),
    (b"ms-word.template.macroenabledtemplate.main+xml", Kind.DOCX),
    (b"spreadsheetml.sheet.main+xml", Kind.XLSX),
    (b"spreadsheetml.template.main+xml", Kind.XLSX),
    (b"ms-excel.sheet.macroenabled.main+xml", Kind.XLSX),
    (b"ms-excel.template.macroenabled.main+xml", Kind.XLSX),
    (b"ms-excel.addin.macroenabled.main+xml", Kind.XLSX),
    (b"ms-excel.sheet.binary.macroenabled.main", Kind.XLSB),
    (b"presentationml", Kind.SLIDES),
)
_ODF_TYPES = (
    (b"opendocument.text", Kind.ODT),
    (b"opendocument.spreadsheet", Kind.ODS),
    (b"opendocument.presentation", Kind.SLIDES),
)
_XML_MARKS = (b"<?mso-application", b"urn:schemas-microsoft-com:office:spreadsheet", b"urn:oasis:names:tc:opendocument:")
_OLE_STREAMS = (
    ("EncryptedPackage", Kind.LOCKED),
    ("WordDocument", Kind.DOC),
    ("Workbook", Kind.XLS),
    ("Book", Kind.XLS),
    ("PowerPoint Document", Kind.SLIDES),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Admitted:
    """A file that may be opened: its bytes, what it is, and its container already opened (``None`` when it is no zip).

    ``spread`` says of a workbook that its used range is absurd, or that it is in UTF-16: only the cells that say something are looked at.
    """

    kind: Kind
    data: bytes
    package: Package | None = field(default=None, repr=False)
    spread: bool = False


def sniff(data: bytes) -> Kind:
    """Return what the bytes are, by content alone; a damaged zip raises :class:`UnreadableFile`."""
    return _look(unfolded(data))[0]


def admit(data: bytes, name: str) -> Admitted:
    """Return the file with its opened container once it may be read; ``name`` is for messages only.

    Raises :class:`UnreadableFile` with one Vietnamese sentence otherwise.
    """
    if len(data) > MAX_FILE_BYTES:
        raise UnreadableFile(TOO_LARGE)
    data = unfolded(data)
    kind, package = _look(data)
    if kind not in READABLE:
        raise UnreadableFile(_refusal(kind, name))
    refuse_macros(data, package)
    spread = False
    if package is not None and kind is Kind.XLSX and (renamed := package.once(with_usual_names)) is not None:
        data, package = renamed, Package(renamed)
    if package is not None:
        spread = _check_package(package, kind)
    elif kind is Kind.XLS:
        check_old_workbook(ole.OleFile(data))
    elif kind is Kind.RTF:
        check_rtf(data)
    elif kind is Kind.PDF:
        refuse_bombs(data)
    elif kind in (Kind.WORD_XML, Kind.EXCEL_XML):
        check_xml(data)
    return Admitted(kind=kind, data=data, package=package, spread=spread)


def _refusal(kind: Kind, name: str) -> str:
    """Return the sentence for a file that is not read; a Word or Excel name on plain bytes means damage, not a text."""
    if kind in (Kind.TEXT, Kind.UNKNOWN) and re.search(r"\.(docx?|xlsx?|docm|xlsm)$", name, re.IGNORECASE):
        return _WRONG_NAME
    return _REFUSALS[kind]


def _look(data: bytes) -> tuple[Kind, Package | None]:
    """Return the kind and, for a zip, its container."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        package = Package(data)
        return _package_kind(package), package
    return _plain_kind(data), None


def _plain_kind(data: bytes) -> Kind:
    """Return the kind of a file that is no zip."""
    if data.count(0) == len(data):
        return Kind.ZEROS if data else Kind.EMPTY
    if data.startswith(ole.MAGIC):
        return _ole_kind(data)
    head = data[:2048]
    if b"%PDF-" in head[:1029]:
        return Kind.PDF
    if head[8:12] == b"WEBP" or head[4:8] == b"ftyp":
        return Kind.IMAGE
    return next((kind for kind, marks in _MARKS if head.startswith(marks)), None) or _text_kind(head)


def _text_kind(head: bytes) -> Kind:
    """Tell texts apart: web pages, Office's old XML, plain text, or nothing known."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "replace").encode()
    lower = head.lower()
    if b"mime-version:" in lower and b"content-type:" in lower:
        return Kind.MHTML
    if b"schemas.microsoft.com/office/word/2003/wordml" in lower:
        return Kind.WORD_XML
    if re.search(rb"<(?:\w+:)?workbook\b[^>]*urn:schemas-microsoft-com:office:spreadsheet", lower):
        return Kind.EXCEL_XML
    if any(mark in lower for mark in _XML_MARKS):
        return Kind.OFFICE_XML
    if re.search(rb"<(!doctype\s+html|html|head|body|table|meta)\b", lower):
        return Kind.HTML
    if b"schemas.microsoft.com/office/" in lower:
        return Kind.OFFICE_XML
    control = sum(byte < 32 and byte not in b"\t\n\r\x0c\x1b" for byte in head)
    return Kind.TEXT if control == 0 else Kind.UNKNOWN


def _ole_kind(data: bytes) -> Kind:
    """Return the kind of an OLE container by the streams of its root."""
    container = ole.OleFile(data)
    if not container.children:
        raise UnreadableFile(TRUNCATED)
    for stream, kind in _OLE_STREAMS:
        if stream in container.children:
            return Kind.LOCKED if ole.is_locked(container) else kind
    return Kind.UNKNOWN


def _package_kind(package: Package) -> Kind:
    """Return the kind of a zip by what its content types, or its ODF type, say of the main part."""
    if "[Content_Types].xml" in package:
        return package.told("[Content_Types].xml", _kind_by_types)
    if "mimetype" in package:
        mimetype = package.head("mimetype", 200)
        kind = next((kind for words, kind in _ODF_TYPES if words in mimetype), Kind.ARCHIVE)
        manifest = "META-INF/manifest.xml"
        locked = manifest in package and b"encryption-data" in package.head(manifest, 2**20)
        return Kind.LOCKED if locked else kind
    if "word/document.xml" in package or "xl/workbook.xml" in package:
        raise UnreadableFile(DAMAGED)
    return Kind.ARCHIVE


def _kind_by_types(part: bytes) -> Kind:
    types = part.replace(b"\x00", b"").lower()
    return next((kind for words, kind in _MAIN_TYPES if words in types), Kind.ARCHIVE)


_PARSED_FOLDERS: Final = {
    Kind.DOCX: ("word/", "_rels/"),
    Kind.XLSX: ("xl/", "_rels/"),
    Kind.XLSB: ("xl/", "_rels/"),
}
_OFFICE_OWN: Final = re.compile(
    rb'<\?xml [^<>]*\?>\s*<!DOCTYPE [a-z:]+ PUBLIC "-//OpenOffice\.org//DTD OfficeDocument 1\.0//EN" "[a-z-]+\.dtd">'
)
"""What LibreOffice writes at the head of each list of macros, empty ones too; it names a file of its own and holds no entities."""

_MAIN_PARTS: Final = {
    Kind.XLSX: "xl/workbook.xml",
    Kind.ODT: "content.xml",
    Kind.ODS: "content.xml",
}


def _check_package(package: Package, kind: Kind) -> bool:
    """Refuse a container whose parts carry a DTD or unpack to more than any form; tell whether only we may lay a workbook out.

    So it is where its cells are spread too far, and where a part is in UTF-16, which the library takes for an empty one.
    """
    if kind in _MAIN_PARTS and _MAIN_PARTS[kind] not in package:
        raise UnreadableFile(DAMAGED)
    folders = _PARSED_FOLDERS.get(kind, ("",))
    is_book = kind is Kind.XLSX
    sheets = package.once(sheet_parts) if is_book else ()  # read whole by ``check_workbook``
    for name in package.names:
        if name in sheets:
            continue
        if name.startswith(folders):
            package.check_real_size(name)
        if name.endswith((".xml", ".rels", ".rdf")) and not package.begins_plainly(name):
            _check_beginning(package, name)
    if kind is Kind.ODT and package.read(_MAIN_PARTS[kind]).count(b"<") > MAX_TAGS:
        raise UnreadableFile(TOO_LONG)
    if kind is Kind.ODS:
        check_open_workbook(package)
    return (check_workbook(package) or bool(package.in_utf16)) if is_book else False


def _check_beginning(package: Package, name: str) -> None:
    """Read a part that may have a DTD, which can stand only before the root element; a list of macros may have that of LibreOffice."""
    head = package.head(name, HEAD_BYTES)
    its_own = OPEN_PLACES.match(name) is not None and _OFFICE_OWN.match(head) is not None
    if PLAIN_START.match(head) is None and not its_own:
        package.read(name)
