"""Finds the active content of an admitted file: outside templates and links, DDE, embedded objects, active fields.

None of it is run, followed or copied out by us; a person should know that it is there (finding ``unsafe-content``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from toolkit.model.document import Notice
from toolkit.model.finding import Code
from toolkit.model.place import Place
from toolkit.readers import ole
from toolkit.readers.active_pdf import is_active
from toolkit.readers.book_xml import sheet_parts
from toolkit.readers.docx.links import story_parts
from toolkit.readers.guard import NOT_A_FORM, Admitted, Kind
from toolkit.readers.macros import EMPTY, has_place_for_macros
from toolkit.readers.package import Package, relationship_parts
from toolkit.readers.plain_book import read_plain_book

EMBEDDED = "Tệp có đối tượng nhúng (OLE, ActiveX hoặc tệp đính kèm); đối tượng không được mở."
LINKED = "Tệp có liên kết ra ngoài ({what}); liên kết không được mở."
FIELDS = "Tệp có trường tự động lấy dữ liệu từ ngoài ({what}); trường không được chạy."
CALLS = "Tệp có lệnh gọi macro khi mở hoặc khi bấm; lệnh không được chạy."
FORMULAS = "Tệp có công thức gọi chương trình hoặc địa chỉ ngoài; công thức không được chạy."
SCRIPTS = "Trang web có lệnh chạy hoặc nội dung lấy từ ngoài; không lệnh nào được chạy, không nội dung nào được lấy."
ACTIONS = "Tệp PDF có lệnh tự chạy hoặc tệp đính kèm; không lệnh nào được chạy."

_SCRIPT = re.compile(
    rb"<(?:script|iframe|object|embed|applet|base)\b|<[^>]{0,300}?\son[a-z]{3,20}\s*="
    rb"|\b(?:src|background)\s*=\s*[\"']?\s*(?:\w{2,10}:|//|\\\\)|http-equiv\s*=\s*[\"']?refresh",
    re.IGNORECASE,
)
_FLAGS = re.IGNORECASE | re.MULTILINE
_EMBEDDED_PARTS = re.compile(r"/(?:embeddings|activex|ctrlprops)/|^object ", _FLAGS)
_LINKED_PARTS = re.compile(r"^xl/(?:externallinks/|connections\.xml|querytables/)", _FLAGS)
_RELATIONSHIP = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
_OUTSIDE = re.compile(rb"TargetMode\s*=\s*[\"']External[\"']", re.IGNORECASE)
_RELATIONSHIP_TYPE = re.compile(rb"\sType\s*=\s*[\"'][^\"']*/([A-Za-z]+)[\"']")
_SAY_TYPE = {
    "attachedTemplate": "mẫu văn bản",
    "oleObject": "đối tượng OLE",
    "frame": "khung trang",
    "image": "ảnh",
    "subDocument": "tài liệu con",
    "externalLinkPath": "bảng tính khác",
}
_ODF_LINK = re.compile(
    rb"<(?:draw:(?:image|fill-image|object|object-ole|plugin|floating-frame)|text:section-source|meta:auto-reload"
    rb"|table:table-source|table:cell-range-source)\b[^>]*?\sxlink:href\s*=\s*[\"'](?:\w{2,}:|//|\.\./)"
    rb"|<table:database-source-\w+\b"
)
_FIELD_CODE = re.compile(
    rb"<w:instrText\b[^>]*>([^<]*)</w:instrText>|<w:fldSimple\b[^>]*?\sw:instr\s*=\s*\"([^\"]*)\"|<w:fldChar\b[^>]*\"(begin)\""
)
_FIELDS = "DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|LINK|IMPORT|DATABASE|MACROBUTTON"
_ACTIVE_FIELD = re.compile(rf"(?:^|[\s\x00])({_FIELDS})\b", re.IGNORECASE)
_ACTIVE_FIELD_BYTES = re.compile(rf"(?:^|[\s\x00])({_FIELDS})\b".encode(), re.IGNORECASE)
_XML_LINK = re.compile(
    rb"(?:\bsrc|AttachedTemplate[^>]*\w:val|attachedTemplate[^>]*\w:val)\s*=\s*[\"']\s*(?:https?:|ftp:|file:|//|\\\\)", re.IGNORECASE
)
_OLD_FIELD = re.compile(rf"\x13\s*({_FIELDS})\b".encode(), re.IGNORECASE)
_ODF_FIELD = re.compile(
    rf"<(?:office:(dde)-source|text:(dde)-connection)\b|\bfield:value\s*=\s*[\"']\s*({_FIELDS})\b".encode(),
    re.IGNORECASE,
)
_ODF_CALL = re.compile(rb"<(?:script:event-listener|text:execute-macro)\b")
_ODF_FORMULA = re.compile(rb":formula\s*=\s*\"([^\"]*)\"")
_RTF_CODE = re.compile(rb"\\'([0-9a-fA-F]{2})|\\u(\d{1,5}) ?\??|\\[a-zA-Z]+-?\d* ?|\\[^a-zA-Z]|[{}\r\n]")
_LONGEST_CODE = 4_000
_FORMULA = re.compile(rb"<(?:\w+:)?f[^>]*>([^<]+)<")
_ACTIVE_FORMULA = re.compile(rb"\|\s*'|\b(?:DDE|WEBSERVICE|IMAGE|RTD|CALL|REGISTER|EXEC)\s*\(", re.IGNORECASE)
_RTF_ACTIVE = (
    (re.compile(rb"\\object\b|\\objdata\b"), EMBEDDED),
    (re.compile(rb"\\\*\s*\\template\s+(?:https?:|\\\\\\\\)", re.IGNORECASE), LINKED.format(what="mẫu văn bản")),
)


def unsafe_notices(admitted: Admitted) -> tuple[Notice, ...]:
    """Return one notice for each sort of active content in the file, in a fixed order."""
    details = [EMPTY] if has_place_for_macros(admitted.data, admitted.package) else []
    if admitted.package is not None:
        details += _package_details(admitted.package, admitted.kind)
    elif admitted.kind in (Kind.DOC, Kind.XLS):
        details += _ole_details(admitted.data)
    elif admitted.kind == Kind.RTF:
        details += [detail for pattern, detail in _RTF_ACTIVE if pattern.search(admitted.data)] + _fields(_rtf_fields(admitted.data))
    elif admitted.kind in NOT_A_FORM:
        details += [SCRIPTS] if _SCRIPT.search(admitted.data) else []
    elif admitted.kind in (Kind.WORD_XML, Kind.EXCEL_XML):
        details += _xml_details(admitted.data)
    elif is_active(admitted.data):
        details.append(ACTIONS)
    return tuple(Notice(code=Code.UNSAFE_CONTENT, detail=detail, place=Place()) for detail in dict.fromkeys(details))


def _package_details(package: Package, kind: Kind) -> list[str]:
    """Return the sentences for a zip container."""
    embeds, links = package.of_names(_embeds_and_links)
    details = [EMBEDDED] if embeds else []
    outside = [what for name in package.of_names(relationship_parts) for what in package.told(name, _outside)]
    if links:
        outside.append("bảng tính hoặc nguồn dữ liệu khác")
    content = package.read("content.xml") if kind in (Kind.ODT, Kind.ODS) and "content.xml" in package else b""
    beside = [package.told(name, _fetches) for name in ("styles.xml", "meta.xml") if content and name in package]
    if _fetches(content) or any(beside):
        outside.append("ảnh, đối tượng hoặc tài liệu con")
    if outside:
        details.append(LINKED.format(what=", ".join(dict.fromkeys(outside))))
    details += _word_details(package) if kind is Kind.DOCX else []
    details += _fields("".join(map(bytes.decode, found)) for found in _ODF_FIELD.findall(content))
    if _ODF_CALL.search(content):
        details.append(CALLS)
    formulas = _ODF_FORMULA.findall(content)
    if kind is Kind.XLSX and ((book := package.once(read_plain_book)) is None or book.hidden):  # else no sheet has any
        formulas += [formula for sheet in map(package.read, package.once(sheet_parts)) for formula in _formulas(sheet)]
    if any(_ACTIVE_FORMULA.search(formula.replace(b"&apos;", b"'")) for formula in formulas):
        details.append(FORMULAS)
    return details


def _embeds_and_links(names: Sequence[str]) -> tuple[bool, bool]:
    """Tell whether parts are called as embedded objects are, and as links to other workbooks and to data."""
    listed = "\n".join(names)
    return _EMBEDDED_PARTS.search(listed) is not None, _LINKED_PARTS.search(listed) is not None


def _xml_details(data: bytes) -> list[str]:
    """Return the sentences for a document of Office 2003 in XML."""
    details = [LINKED.format(what="ảnh, mẫu văn bản hoặc dữ liệu ngoài")] if _XML_LINK.search(data) else []
    formulas = _ODF_FORMULA.findall(data.replace(b":Formula", b":formula"))
    if any(_ACTIVE_FORMULA.search(formula.replace(b"&apos;", b"'")) for formula in formulas):
        details.append(FORMULAS)
    codes = (text or simple or b"\0" for text, simple, _ in _FIELD_CODE.findall(data))
    return details + _fields(map(bytes.decode, _ACTIVE_FIELD_BYTES.findall(b"".join(codes))))


def _fetches(part: bytes) -> bool:
    """Tell whether a part of an open document fetches something from outside."""
    return _ODF_LINK.search(part) is not None


def _formulas(sheet: bytes) -> list[bytes]:
    """Return the formulas of a sheet; most forms have none."""
    has_formulas = b"<f" in sheet or b":f" in sheet
    return _FORMULA.findall(sheet) if has_formulas else []


def _outside(relationships: bytes) -> tuple[str, ...]:
    """Return what the relationships fetch from outside, in words; hyperlinks wait for a click and do not count."""
    if b"xternal" not in relationships and b"XTERNAL" not in relationships:
        return ()
    found = []
    for relationship in _RELATIONSHIP.findall(relationships):
        if _OUTSIDE.search(relationship):
            kind = _RELATIONSHIP_TYPE.search(relationship)
            name = kind[1].decode("ascii") if kind else ""
            if name != "hyperlink":
                found.append(_SAY_TYPE.get(name, "dữ liệu ngoài"))
    return tuple(found)


def _word_details(package: Package) -> list[str]:
    """Return the sentence for active fields; a field code may be split over runs, so each field's pieces are joined first."""
    found: list[str] = []
    for name in story_parts(package):
        part = package.read(name)
        if b"w:instr" not in part:  # as the codes of all fields stand in the text or the attribute of that name
            continue
        codes = "".join(
            (text or simple).decode("utf-8", "replace") if text or simple else "\x00" for text, simple, _ in _FIELD_CODE.findall(part)
        )
        found += [field.upper() for field in _ACTIVE_FIELD.findall(codes)]
    return _fields(found)


def _fields(names: Iterable[str]) -> list[str]:
    """Return the sentence for active fields of these names, none for none."""
    what = ", ".join(dict.fromkeys(name.upper() for name in names))
    return [FIELDS.format(what=what)] if what else []


def _rtf_fields(data: bytes) -> Iterator[str]:
    """Yield the names of active fields; what Word writes of looks between the letters of their codes is left out."""

    def letter(found: re.Match[bytes]) -> bytes:
        code = int(found[1], 16) if found[1] else int(found[2]) if found[2] else 0
        return bytes((code,)) if 0x20 <= code < 0x7F else b""

    for rest in data.split(b"\\fldinst")[1:]:
        code = _RTF_CODE.sub(letter, rest[:_LONGEST_CODE].partition(b"\\fldrslt")[0])
        yield from _ACTIVE_FIELD.findall(code.decode("latin-1"))


def _ole_details(data: bytes) -> list[str]:
    """Return the sentences for an old Word or Excel file, by the storages of its root and the fields in its text."""
    container = ole.OleFile(data)
    children = container.children
    embeds = "ObjectPool" in children or any(name.startswith("MBD") for name in children)
    details = [EMBEDDED] if embeds else []
    text = container.stream("WordDocument").replace(b"\0", b"")  # letters of one byte or of two
    return details + _fields(map(bytes.decode, _OLD_FIELD.findall(text)))
