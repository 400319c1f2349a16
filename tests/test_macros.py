"""What carries a program is refused with a sentence and named a danger; an empty place for programs is no reason to refuse a form."""

from __future__ import annotations

import struct

import pytest

from tests.test_guard import SHEET_TYPE, WORD_TYPE, relationship, sheet, types, word, zipped
from toolkit.errors import UnreadableFile
from toolkit.readers.guard import admit
from toolkit.readers.unsafe import unsafe_notices
from toolkit.reading import builtin_definitions, read_bytes

WORD_MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"
SHEET_MACROS = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
BINARY = "application/vnd.ms-excel.sheet.binary.macroEnabled.main"
VBA = "application/vnd.ms-office.vbaProject"
HEAD = 'Attribute VB_Name = "ThisDocument"\r\nOption Explicit\r\n'
OWN = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE {0} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "{1}.dtd">\n'
LIST = f'{OWN.format("library:libraries", "libraries")}<library:libraries xmlns:library="l"/>'.encode()


def module(code: str) -> bytes:
    """Return the stream of a VBA module: what Word worked out before, then the text, packed as letters only (MS-OVBA 2.4.1)."""
    text = code.encode()
    letters = b"".join(b"\0" + text[at : at + 8] for at in range(0, len(text), 8))
    return b"\1".ljust(4200, b"\xcc") + b"\1" + struct.pack("<H", 0xB000 | len(letters) - 1) + letters


def old(project: str, main: str, content: bytes, code: bytes | None) -> bytes:
    """Return an old Word or Excel file with a project of one module."""
    blocks, entries = [content.ljust(4096, b"\0"), (code or b"").ljust(4608, b"\0")], []
    starts = [3, 3 + len(blocks[0]) // 512]
    for name, kind, right, child, start, size in (
        ("Root Entry", 5, -1, 1, 0, 0),
        (main, 2, 2, -1, starts[0], 4096),
        (project, 1, -1, 3, 0, 0),
        ("VBA", 1, -1, 4 if code else -1, 0, 0),
        ("ThisDocument", 2, -1, -1, starts[1], len(code or b"")),
    ):
        raw = f"{name}\0".encode("utf-16-le")
        links = struct.pack("<HBB3l", len(raw), kind, 1, -1, right, child)
        entries.append((raw.ljust(64, b"\0") + links).ljust(116, b"\0") + struct.pack("<3L", start, size, 0))
    chain = [0xFFFFFFFD, 2, 0xFFFFFFFE]
    for start, block in zip(starts, blocks, strict=True):
        chain += [*range(start + 1, start + len(block) // 512), 0xFFFFFFFE]
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(24, b"\0") + struct.pack("<5H", 62, 3, 0xFFFE, 9, 6)
    header = header.ljust(44, b"\0") + struct.pack("<2L", 1, 1)
    header = header.ljust(76, b"\0") + struct.pack("<109L", 0, *[0xFFFFFFFF] * 108)
    return header + struct.pack(f"<{len(chain)}L", *chain).ljust(512, b"\xff") + b"".join(entries).ljust(1024, b"\0") + b"".join(blocks)


def old_word(code: bytes | None) -> bytes:
    return old("Macros", "WordDocument", struct.pack("<6H", 0xA5EC, 0, 0, 0, 0, 0), code)


def old_book(code: bytes | None, kind: int = 0) -> bytes:
    name = struct.pack("<2H4xBB", 0x85, 9, 0, kind) + b"\x01\0A"
    return old("_VBA_PROJECT_CUR", "Workbook", struct.pack("<2H4s", 0x809, 4, b"abcd") + name, code)


def open_text(name: str, part: bytes) -> bytes:
    parts = {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>", "Basic/script-lc.xml": LIST}
    return zipped(parts | {name: part})


def basic(code: str) -> bytes:
    return f'{OWN.format("script:module", "module")}<script:module xmlns:script="s" script:name="Module1">{code}</script:module>'.encode()


PROGRAMS: tuple[tuple[str, bytes], ...] = (
    ("Word", zipped(word(main=WORD_MACROS) | {"word/vbaProject.bin": b"x"})),
    ("Word by its type alone", zipped(word(main=WORD_MACROS))),
    ("Word by its part alone", zipped(word() | {"word/VBAProject.BIN": b"x"})),
    ("Word, the part named otherwise", zipped(word() | {"[Content_Types].xml": types(f'{WORD_TYPE}"/><a b="{VBA.upper()}')})),
    ("Word by its link alone", zipped(word() | {"word/_rels/document.xml.rels": relationship("vbaProject", "a.dat")})),
    ("Excel", zipped(sheet("", main=SHEET_MACROS))),
    ("Excel add-in", zipped(sheet("", main="application/vnd.ms-excel.addin.macroEnabled.main+xml"))),
    ("Excel 4", zipped(sheet("") | {"xl/macrosheets/sheet1.xml": b"<a/>"})),
    ("Excel 4 by its type", zipped(sheet("") | {"[Content_Types].xml": types(f'{SHEET_TYPE}"/><a b="ms-excel.intlmacrosheet+xml')})),
    ("binary Excel", zipped({"[Content_Types].xml": types(BINARY), "xl/vbaProject.bin": b"x"})),
    ("old Word", old_word(module(f'{HEAD}Sub AutoOpen()\r\nShell "calc"\r\nEnd Sub\r\n'))),
    ("old Word on one line", old_word(module(f'{HEAD}Sub AutoOpen(): Shell "calc": End Sub\r\n'))),
    ("old Word whose text is gone", old_word(b"\xcc" * 4200)),
    ("old Excel", old_book(module(f"{HEAD}Private Sub Workbook_Open()\r\nKill 1\r\nEnd Sub\r\n"))),
    ("old Excel 4", old_book(None, kind=1)),
    ("old Excel 5", old_book(None, kind=6)),
    ("open text", open_text("Basic/Standard/Module1.xml", basic("Sub Main\nShell(&quot;a&quot;)\nEnd Sub"))),
    ("open text, locked", open_text("Basic/Standard/Module1.xml", b"\x93\x01locked")),
    ("open text with a script", open_text("Scripts/python/a.py", b"import os")),
)
EMPTY: tuple[tuple[str, bytes], ...] = (
    ("old Word", old_word(module(HEAD))),
    ("old Excel", old_book(module(f"{HEAD}' nothing\r\nPublic Sub A()\r\n\r\nEnd Sub\r\n"))),
    ("old Excel without a module", old_book(None)),
    ("open text", open_text("Basic/Standard/Module1.xml", basic("REM  *****  BASIC  *****\n\nSub Main\n\nEnd Sub\n"))),
    ("open text without a module", open_text("Basic/Standard/script-lb.xml", LIST.replace(b"libraries", b"library"))),
)


@pytest.mark.parametrize("data", [row[1] for row in PROGRAMS], ids=[row[0] for row in PROGRAMS])
def test_a_file_with_a_program_is_refused_and_named_unsafe(data: bytes) -> None:
    reading = read_bytes(data, "a.docx", builtin_definitions(), None)
    assert [(finding.code, finding.severity) for finding in reading.findings] == [("unreadable", "error"), ("unsafe-content", "warning")]
    assert not reading.records
    told = reading.findings[0].message
    assert "có macro" in told
    assert "đề nghị chọn Lưu thành…" in told


@pytest.mark.parametrize("data", [row[1] for row in EMPTY], ids=[row[0] for row in EMPTY])
def test_an_empty_place_for_programs_is_reported_and_the_file_admitted(data: bytes) -> None:
    (notice,) = unsafe_notices(admit(data, "a.docx"))
    assert notice.code == "unsafe-content"
    assert "không có lệnh nào" in notice.detail


def test_a_binary_workbook_without_a_program_is_admitted() -> None:
    assert unsafe_notices(admit(zipped({"[Content_Types].xml": types(BINARY), "xl/workbook.bin": b"x"}), "a.xlsb")) == ()


def test_the_address_of_a_link_is_no_program() -> None:
    links = relationship("hyperlink", "http://a/vbaProject/xlMacrosheet.docm")
    assert unsafe_notices(admit(zipped(word() | {"word/_rels/document.xml.rels": links}), "a.docx")) == ()


def test_letters_copied_from_before_are_unpacked() -> None:
    source = b"\1" + struct.pack("<H", 0xB000 | 18) + b"\0Attribut" + b"\x02e" + struct.pack("<H", (8 << 12) | 0) + b"\n' x\n"
    with pytest.raises(UnreadableFile, match="có macro"):
        admit(old_word(b"\xcc".ljust(4200, b"\xcc") + source), "a.doc")


@pytest.mark.parametrize(
    "head",
    ['<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///c">]>', OWN.format("a", "b").replace(">\n", " [<!ENTITY a 'b'>]>\n")],
)
def test_a_list_of_macros_may_not_hide_entities(head: str) -> None:
    with pytest.raises(UnreadableFile, match="khai báo lạ"):
        admit(open_text("Basic/Standard/script-lb.xml", f"{head}<a/>".encode()), "a.odt")
