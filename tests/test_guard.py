"""A hostile, damaged or mistaken file is recognised by its content and costs one plain sentence, little time and little memory."""

from __future__ import annotations

import contextlib
import io
import resource
import struct
import time
import warnings
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.errors import UnreadableFile
from toolkit.readers import read_document
from toolkit.readers.directory import MAX_DECLARED_BYTES, MAX_ENTRIES
from toolkit.readers.guard import MAX_FILE_BYTES, Kind, admit, sniff
from toolkit.readers.package import MAX_XML_BYTES, Package, parse_xml
from toolkit.readers.unsafe import unsafe_notices

INBOX = Path(__file__).parent.parent / "inbox"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
X = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def types(main: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?><Types><Override PartName="/main.xml" ContentType="{main}"/></Types>'.encode()


def word(body: str = "<w:p><w:r><w:t>Chi bộ</w:t></w:r></w:p>", main: str = WORD_TYPE, **more: bytes) -> dict[str, bytes]:
    """Return the parts of a small Word file; ``more`` has names with ``__`` for ``/`` and ``_dot_`` for a full stop."""
    document = f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    parts = {"[Content_Types].xml": types(main), "_rels/.rels": f'<Relationships xmlns="{R}"/>'.encode()}
    return parts | {"word/document.xml": document.encode()} | more


def sheet(rows: str, strings: bytes = b"", main: str = SHEET_TYPE) -> dict[str, bytes]:
    """Return the parts of a small workbook with one sheet."""
    xml = f'<worksheet xmlns="{X}"><sheetData>{rows}</sheetData></worksheet>'
    parts = {
        "[Content_Types].xml": types(main),
        "xl/workbook.xml": f'<workbook xmlns="{X}"/>'.encode(),
        "xl/worksheets/sheet1.xml": xml.encode(),
    }
    return parts | ({"xl/sharedStrings.xml": strings} if strings else {})


def zipped(parts: dict[str, bytes] | list[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name, part in parts.items() if isinstance(parts, dict) else parts:
            archive.writestr(name, part)
    return buffer.getvalue()


def container(*streams: str, word_flags: int = 0, book: bytes = b"") -> bytes:
    """Return an OLE file whose root has ``streams``; the content of all of them is the one of Word or of a workbook."""
    content = book.ljust(4096, b"\0") if book else struct.pack("<5HH", 0xA5EC, 0, 0, 0, 0, word_flags).ljust(4096, b"\0")
    content_sectors = len(content) // 512
    directory_sectors = len(streams) // 4 + 1
    first = 1 + directory_sectors
    fat = [0xFFFFFFFD, *range(2, first), 0xFFFFFFFE, *range(first + 1, first + content_sectors), 0xFFFFFFFE]
    entries = [_entry("Root Entry", kind=5, child=1)]
    entries += [
        _entry(name, kind=2, right=number + 2 if number + 1 < len(streams) else -1, start=first) for number, name in enumerate(streams)
    ]
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(24, b"\0") + struct.pack("<5H", 62, 3, 0xFFFE, 9, 6)
    header = header.ljust(44, b"\0") + struct.pack("<2L", 1, 1)
    header = header.ljust(76, b"\0") + struct.pack("<109L", 0, *[0xFFFFFFFF] * 108)
    table = struct.pack(f"<{len(fat)}L", *fat).ljust(512, b"\xff")
    return header + table + b"".join(entries).ljust(512 * directory_sectors, b"\0") + content


def _entry(name: str, *, kind: int, child: int = -1, right: int = -1, start: int = 0) -> bytes:
    raw = (name + "\0").encode("utf-16-le")
    links = struct.pack("<3l", -1, right, child)
    return (raw.ljust(64, b"\0") + struct.pack("<HBB", len(raw), kind, 1) + links).ljust(116, b"\0") + struct.pack("<3L", start, 4096, 0)


def patched(data: bytes, name: str, *, size: int) -> bytes:
    """Return the zip with another declared size for one part, in both of its headers."""
    raw = bytearray(data)
    for mark, length_at, name_at in ((b"PK\x01\x02", 24, 46), (b"PK\x03\x04", 22, 30)):
        at = -1
        while (at := raw.find(mark, at + 1)) >= 0:
            if raw[at + name_at : at + name_at + len(name)] == name.encode():
                struct.pack_into("<L", raw, at + length_at, size)
    return bytes(raw)


KINDS: tuple[tuple[str, Callable[[], bytes], Kind], ...] = (
    ("Word", lambda: zipped(word()), Kind.DOCX),
    (
        "Word template",
        lambda: zipped(word(main="application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml")),
        Kind.DOCX,
    ),
    ("Word with macros", lambda: zipped(word(main="application/vnd.ms-word.document.macroEnabled.main+xml")), Kind.DOCX),
    ("Excel", lambda: zipped(sheet("")), Kind.XLSX),
    ("Excel with macros", lambda: zipped(sheet("", main="application/vnd.ms-excel.sheet.macroEnabled.main+xml")), Kind.XLSX),
    ("binary Excel", lambda: zipped(sheet("", main="application/vnd.ms-excel.sheet.binary.macroEnabled.main")), Kind.XLSB),
    (
        "slides",
        lambda: zipped(
            {"[Content_Types].xml": types("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml")}
        ),
        Kind.SLIDES,
    ),
    ("ODT", lambda: zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"}), Kind.ODT),
    ("ODS", lambda: zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), Kind.ODS),
    (
        "locked ODT",
        lambda: zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "META-INF/manifest.xml": b"<m:encryption-data/>"}),
        Kind.LOCKED,
    ),
    ("archive", lambda: zipped({"a.docx": b"x", "b.docx": b"y"}), Kind.ARCHIVE),
    ("rar", lambda: b"Rar!\x1a\x07\x01\x00abc", Kind.ARCHIVE),
    ("old Word", lambda: container("WordDocument", "1Table"), Kind.DOC),
    ("old Excel", lambda: container("Workbook", book=struct.pack("<2H", 0x809, 4) + b"abcd"), Kind.XLS),
    ("old Word that embeds a workbook", lambda: container("1Table", "ObjectPool", "Macros", "Data", "WordDocument"), Kind.DOC),
    ("locked OOXML", lambda: container("EncryptionInfo", "EncryptedPackage"), Kind.LOCKED),
    ("locked old Word", lambda: container("WordDocument", word_flags=0x0100), Kind.LOCKED),
    ("locked old Excel", lambda: container("Workbook", book=struct.pack("<2H4s2H", 0x809, 4, b"abcd", 0x2F, 2)), Kind.LOCKED),
    ("RTF", lambda: b"{\\rtf1\\ansi Chi b\\u7897?}", Kind.RTF),
    ("PDF", lambda: b"\n%PDF-1.7\n%\xe2\xe3", Kind.PDF),
    ("web page", "\ufeff<html xmlns:o='urn'><body>Chi bộ</body></html>".encode, Kind.HTML),
    ("web archive", lambda: b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n", Kind.MHTML),
    ("Office XML", lambda: b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>', Kind.OFFICE_XML),
    (
        "Excel XML of another program",
        lambda: b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:html="h"><Table/></Workbook>',
        Kind.EXCEL_XML,
    ),
    ("flat open text", lambda: b'<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>', Kind.OFFICE_XML),
    ("picture", lambda: b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Kind.IMAGE),
    ("program", lambda: b"MZ\x90\x00\x03", Kind.PROGRAM),
    ("text", "Họ và tên;Năm sinh\n".encode, Kind.TEXT),
    ("UTF-16 text", lambda: "Họ và tên\t1980".encode("utf-16"), Kind.TEXT),
    ("nothing", lambda: b"", Kind.EMPTY),
    ("zeros", lambda: b"\0" * 5000, Kind.ZEROS),
    ("noise", lambda: bytes(range(256)) * 4, Kind.UNKNOWN),
)


@pytest.mark.parametrize(("make", "kind"), [row[1:] for row in KINDS], ids=[row[0] for row in KINDS])
def test_a_kind_is_known_by_content(make: Callable[[], bytes], kind: Kind) -> None:
    assert sniff(make()) is kind


def far_cells(*places: str) -> bytes:
    return zipped(sheet("".join(f'<row><c r="{place}"><v>1</v></c></row>' for place in places)))


def old_cells(*places: tuple[int, int]) -> bytes:
    """Return the records of one sheet of a ``.xls`` workbook with a number at each place."""
    return struct.pack("<2H4s", 0x809, 4, b"abcd") + b"".join(struct.pack("<5Hd", 0x203, 14, row, column, 0, 1.0) for row, column in places)


def open_parts(body: str = "") -> dict[str, bytes]:
    """Return the parts of a small ``.odt``."""
    return {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": f"<x>{body}</x>".encode()}


def open_sheet(rows: str) -> bytes:
    """Return an ``.ods`` workbook with one sheet."""
    table = f'<table:table xmlns:table="t" xmlns:text="x">{rows}</table:table>'
    return zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": table.encode()})


def repeated_cells() -> bytes:
    cell = '<table:table-cell table:number-columns-repeated="1000"><text:p>x</text:p></table:table-cell>'
    return open_sheet(f'<table:table-row table:number-rows-repeated="100000">{cell}</table:table-row>')


SPACES = '<text:s text:c="900000"/>' * 2


def long_strings() -> bytes:
    cells = '<c t="s"><v>0</v></c>' * 500
    return zipped(sheet(f"<row>{cells}</row>" * 20, b'<sst count="1"><si><t>' + b"a" * 30_000 + b"</t></si></sst>"))


def overlapping() -> bytes:
    """Return a zip of which two entries of the directory stand for one and the same bytes."""
    raw = bytearray(zipped(word(word__a=b"a" * 100)))
    last = raw.rfind(b"PK\x01\x02")
    struct.pack_into("<L", raw, last + 42, struct.unpack_from("<L", raw, raw.find(b"PK\x01\x02") + 42)[0])
    return bytes(raw)


def without_directory() -> bytes:
    whole = zipped(word())
    return whole[: whole.find(b"PK\x01\x02") - 10]


def misnamed() -> bytes:
    """Return a Word file whose main part bears another name in its own header than in the directory."""
    return zipped(word()).replace(b"word/document.xml", b"word/dokument.xml", 1)


def hidden_type(encoding: str, declared: str) -> bytes:
    text = f'<?xml version="1.0" encoding="{declared}"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>'
    return zipped(word() | {"word/document.xml": text.encode(encoding)})


HOSTILE: tuple[tuple[str, Callable[[], bytes], str], ...] = (
    ("empty", lambda: b"", "0 byte"),
    ("zeros", lambda: b"\0" * 9000, "byte 0"),
    ("text named .docx", lambda: b"not a document at all", "đổi đuôi"),
    ("cut zip", without_directory, "thiếu phần cuối"),
    ("zip with a missing head", lambda: zipped(word())[:4] + zipped(word())[400:], "thiếu phần cuối"),
    ("password", lambda: container("EncryptionInfo", "EncryptedPackage"), "mật khẩu"),
    ("cut old Word", lambda: container("WordDocument")[:600], "thiếu phần cuối"),
    ("entity bomb", lambda: hidden_type("utf-8", "UTF-8"), "khai báo lạ"),
    ("entity bomb in UTF-16", lambda: hidden_type("utf-16", "UTF-16"), "khai báo lạ"),
    ("entity bomb in UTF-16 without a mark", lambda: hidden_type("utf-16-be", "UTF-16"), "khai báo lạ"),
    ("entity bomb in UTF-7", lambda: hidden_type("utf-7", "utf-7"), "khai báo lạ"),
    (
        "DTD behind a long comment",
        lambda: zipped(word(word__x=b"") | {"word/styles.xml": b"<!--" + b"a" * 5000 + b"--><!DOCTYPE a><a/>"}),
        "khai báo lạ",
    ),
    ("DTD in relationships", lambda: zipped(word() | {"word/_rels/document.xml.rels": b"<!DOCTYPE a><a/>"}), "khai báo lạ"),
    ("DTD in a part that is never read", lambda: zipped(word() | {"docProps/core.xml": b"<!DOCTYPE a><a/>"}), "khai báo lạ"),
    ("DTD in custom XML", lambda: zipped(word() | {"customXml/item1.xml": b"<!DOCTYPE a><a/>"}), "khai báo lạ"),
    ("DTD in a theme", lambda: zipped(word() | {"word/theme/theme1.xml": b"<!DOCTYPE a><a/>"}), "khai báo lạ"),
    ("RTF nested without end", lambda: b"{\\rtf1" + b"{" * 5_000 + b"}" * 5_001, "lồng nhau quá sâu"),
    ("RTF with tables in tables without end", lambda: b"{\\rtf1 \\pard\\intbl\\itap1000000 a\\nestcell}", "lồng nhau quá sâu"),
    ("RTF with binary that is not there", lambda: b"{\\rtf1 {\\bin999999999 a}}", "thiếu phần cuối"),
    ("RTF without end", lambda: b"{\\rtf1 " + b"\\par a" * 60_000 + b"}", "dài bất thường"),
    ("RTF of pages without end", lambda: b"{\\rtf1 " + b"\\page a" * 3_000 + b"}", "dài bất thường"),
    ("RTF with a row of columns without end", lambda: b"{\\rtf1 \\trowd" + b"\\cellx9" * 600 + b"\\row}", "dài bất thường"),
    ("part of another name where it lies", misnamed, "cấu trúc bất thường"),
    ("cell whose shared string is no number", lambda: zipped(sheet('<row><c r="A1" t="s"><v>-1</v></c></row>')), "bị hỏng"),
    ("DTD in content types", lambda: zipped(word() | {"[Content_Types].xml": b"<!DOCTYPE a>" + types(WORD_TYPE)[38:]}), "khai báo lạ"),
    ("DTD in the description of an open text", lambda: zipped({**open_parts(), "manifest.rdf": b"<!DOCTYPE a><a/>"}), "khai báo lạ"),
    ("open text without its text", lambda: zipped({"mimetype": open_parts()["mimetype"], "styles.xml": b"<a/>"}), "bị hỏng"),
    ("workbook without its book", lambda: zipped({"[Content_Types].xml": types(SHEET_TYPE)}), "bị hỏng"),
    ("zip behind another", lambda: zipped(word("")) + zipped(word()), "cấu trúc bất thường"),
    ("DTD in a sheet", lambda: zipped(sheet("") | {"xl/worksheets/sheet1.xml": b"<!DOCTYPE a><a/>"}), "khai báo lạ"),
    ("too many parts", lambda: zipped([(f"word/{number}", b"") for number in range(MAX_ENTRIES + 1)]), "lớn bất thường"),
    ("declared bomb", lambda: zipped(word() | {"word/media/a.bin": b"\0" * 40_000_000}), "lớn bất thường"),
    (
        "bomb that lies about its size",
        lambda: patched(zipped(word() | {"word/document.xml": b"<a>" + b" " * (MAX_XML_BYTES + 9)}), "word/document.xml", size=900),
        "lớn bất thường",
    ),
    ("sizes beyond reason", lambda: patched(zipped(word()), "word/document.xml", size=MAX_DECLARED_BYTES + 1), "lớn bất thường"),
    ("way out of the container", lambda: zipped(word() | {"../../etc/passwd": b"x"}), "cấu trúc bất thường"),
    ("way out with backslashes", lambda: zipped(word() | {"word\\..\\..\\a.exe": b"x"}), "cấu trúc bất thường"),
    ("absolute name", lambda: zipped(word() | {"/etc/passwd": b"x"}), "cấu trúc bất thường"),
    ("drive name", lambda: zipped(word() | {"C:/a": b"x"}), "cấu trúc bất thường"),
    ("one name twice", lambda: zipped([*word().items(), ("word/document.xml", b"<b/>")]), "cấu trúc bất thường"),
    ("one name in two cases", lambda: zipped([*word().items(), ("WORD/Document.xml", b"<b/>")]), "cấu trúc bất thường"),
    ("overlapping parts", overlapping, "cấu trúc bất thường"),
    ("old cells at the ends of the sheet", lambda: container("Workbook", book=old_cells((0, 0), (65535, 255))), "ô dữ liệu ở quá xa"),
    ("repeated cells", repeated_cells, "ô dữ liệu ở quá xa"),
    ("a cell beyond the last column", lambda: far_cells("A1", "ZZZZZ9"), "ô dữ liệu ở quá xa"),
    ("a cell beyond the last row", lambda: far_cells("A1", "B99999999"), "ô dữ liệu ở quá xa"),
    (
        "spaces without end",
        lambda: open_sheet(f"<table:table-row><table:table-cell><text:p>{SPACES}</text:p></table:table-cell></table:table-row>"),
        "dài bất thường",
    ),
    ("one string in every cell", long_strings, "dài bất thường"),
    ("no content types", lambda: zipped({"word/document.xml": b"<a/>"}), "bị hỏng"),
    ("too large", lambda: b"PK\x03\x04" + bytes(MAX_FILE_BYTES), "MB"),
    ("archive", lambda: zipped({"a.docx": zipped(word())}), "giải nén"),
    ("picture", lambda: b"\xff\xd8\xff\xe0", "ảnh"),
)


@pytest.mark.parametrize("more", [b"", b"<!DOCTYPE a><a/>", b"<!ENTITY a 'b'>"], ids=["alone", "with another", "with an entity"])
def test_the_list_of_parts_may_begin_as_old_programs_begin_it_and_define_nothing_else(more: bytes) -> None:
    old = b'<!DOCTYPE manifest:manifest PUBLIC "-//OpenOffice.org//DTD Manifest 1.0//EN" "Manifest.dtd">'
    data = zipped({**open_parts(), "META-INF/manifest.xml": b'<?xml version="1.0"?>' + old + more + b"<m/>"})
    if more:
        with pytest.raises(UnreadableFile, match="khai báo lạ"):
            admit(data, "a.odt")
    else:
        assert admit(data, "a.odt").kind is Kind.ODT


@pytest.mark.parametrize(("make", "words"), [row[1:] for row in HOSTILE], ids=[row[0] for row in HOSTILE])
def test_a_hostile_file_costs_one_sentence(make: Callable[[], bytes], words: str) -> None:
    data, started = make(), time.perf_counter()
    with pytest.raises(UnreadableFile) as raised:
        admit(data, "Mẫu 02-TT.docx")
    assert words in raised.value.message
    assert "đề nghị" in raised.value.message
    assert raised.value.message.endswith(".")
    assert raised.value.message.count(". ") == 0
    assert time.perf_counter() - started < 10


@pytest.mark.parametrize(
    "make",
    [
        lambda: far_cells("A1", "XFD1048576"),
        lambda: zipped(sheet("<row/>" * 20_000 + "<row>" + "<c><v>1</v></c>" * 20_000 + "</row>")),
    ],
    ids=["cells at the ends of the sheet", "cells without places"],
)
def test_a_sheet_of_absurd_reach_is_admitted_but_never_laid_out(make: Callable[[], bytes]) -> None:
    assert admit(make(), "a.xlsx").spread


@pytest.fixture
def memory() -> Callable[[], int]:
    """Return a function that says by how many bytes this process's peak memory has grown in the test."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return lambda: (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024


def test_a_lying_bomb_is_never_unpacked_whole(memory: Callable[[], int]) -> None:
    squeezed = zlib.compressobj(9, wbits=-15)
    packed = b"".join(squeezed.compress(b"\0" * 2**20) for _ in range(256)) + squeezed.flush()
    name = b"word/document.xml"
    local = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 8, 0, 0, 0, len(packed), 500, len(name), 0) + name
    central = struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 8, 0, 0, 0, len(packed), 500, len(name), 0, 0, 0, 0, 0, 0) + name
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, len(central), len(local) + len(packed), 0)
    package = Package(local + packed + central + end)
    for touch in (package.check_real_size, package.read):
        with pytest.raises(UnreadableFile, match="lớn bất thường"):
            touch("word/document.xml")
    assert memory() < 128 * 2**20


def test_a_wrong_checksum_is_damage() -> None:
    whole = bytearray(zipped(word(), zipfile.ZIP_STORED))
    at = whole.find("Chi bộ".encode())
    whole[at] = ord("K")
    with pytest.raises(UnreadableFile, match="bị hỏng"):
        Package(bytes(whole)).read("word/document.xml")


def test_deep_nesting_and_broken_xml_are_named() -> None:
    with pytest.raises(UnreadableFile, match="lồng nhau"):
        parse_xml(b"<a>" * 5000 + b"</a>" * 5000)
    with pytest.raises(UnreadableFile, match="bị hỏng"):
        parse_xml(b"<a><b></a>")


def test_a_main_part_outside_the_container_is_refused() -> None:
    outside = zipped(word() | {"_rels/.rels": relationship("officeDocument", "../../etc/passwd").replace(b' TargetMode="External"', b"")})
    with pytest.raises(UnreadableFile, match="cấu trúc bất thường"):
        read_document(outside, "a.docx")


def test_a_tail_behind_the_zip_and_large_sizes_do_no_harm() -> None:
    assert admit(zipped(word()) + b"\0" * 500, "a.docx").kind is Kind.DOCX
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, part in word().items():
            with archive.open(name, "w", force_zip64=True) as stream:
                stream.write(part)
    assert Package(buffer.getvalue()).read("word/document.xml") == word()["word/document.xml"]


def relationship(kind: str, target: str) -> bytes:
    one = f'<Relationship Id="r1" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="External"/>'
    return f'<Relationships xmlns="{R}">{one}</Relationships>'.encode()


def field_code(*pieces: str) -> str:
    runs = "".join(f'<w:r><w:instrText xml:space="preserve">{piece}</w:instrText></w:r>' for piece in pieces)
    return f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>{runs}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'


def moved(parts: dict[str, bytes], old: str, new: str) -> bytes:
    """Return a package in which one part has another name, everywhere."""
    link = f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="{new}"/>'
    more = {"_rels/.rels": f'<Relationships xmlns="{R}">{link}</Relationships>'.encode()} if old.startswith("word/") else {}
    return zipped({new if name == old else name: part for name, part in (parts | more).items()})


def elsewhere(parts: dict[str, bytes]) -> bytes:
    """Return a workbook whose sheet is where only the workbook's links find it."""
    book = f'<workbook xmlns="{X}" xmlns:r="{OFFICE}"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>'
    link = f'<Relationship Id="r1" Type="{OFFICE}/worksheet" Target="/xl/data/S1.XML"/>'
    links = f'<Relationships xmlns="{R}">{link}</Relationships>'.encode()
    return moved(
        parts | {"xl/workbook.xml": book.encode(), "xl/_rels/workbook.xml.rels": links}, "xl/worksheets/sheet1.xml", "xl/data/s1.xml"
    )


def open_text(body: str, **beside: str) -> bytes:
    return zipped(open_parts(body) | {f"{name}.xml": part.encode() for name, part in beside.items()})


FILL = '<a><draw:fill-image draw:name="a" xlink:href="http://a/b.png"/></a>'


def packed_objects(objects: bytes) -> bytes:
    return b"%PDF-1.5 1 0 obj<</Type/ObjStm/N 1/First 4/Filter/FlateDecode>>stream\r\n" + zlib.compress(objects) + b"\nendstream endobj"


DDE_CELL = "<row><c r=\"A1\"><f>cmd|'/c calc'!A0</f></c></row>"
RTF_FIELD = b"{\\rtf1 {\\field{\\*\\fldinst %s}{\\fldrslt LINK x}}}"
RELS = "word/_rels/settings.xml.rels"
ACTIVE: tuple[tuple[str, bytes, str], ...] = (
    ("outside template", zipped(word() | {RELS: relationship("attachedTemplate", "http://a/b.dotm")}), "mẫu văn bản"),
    ("outside object", zipped(word() | {RELS: relationship("oleObject", "http://a/b")}), "đối tượng OLE"),
    ("outside frame", zipped(word() | {RELS: relationship("frame", "http://a/b")}), "khung trang"),
    ("outside image", zipped(word() | {RELS: relationship("image", "http://a/b.png")}), "ảnh"),
    ("DDE split over runs", zipped(word(field_code(" DD", "EAU", "TO c:\\\\cmd.exe"))), "DDEAUTO"),
    ("included text", zipped(word('<w:p><w:fldSimple w:instr=" INCLUDETEXT a.docx"/></w:p>')), "INCLUDETEXT"),
    ("embedded object", zipped(word() | {"word/embeddings/oleObject1.bin": b"x"}), "đối tượng nhúng"),
    ("ActiveX", zipped(word() | {"word/activeX/activeX1.xml": b"<a/>"}), "đối tượng nhúng"),
    ("outside workbook", zipped(sheet("") | {"xl/externalLinks/externalLink1.xml": b"<a/>"}), "bảng tính hoặc nguồn dữ liệu"),
    ("connection", zipped(sheet("") | {"xl/connections.xml": b"<a/>"}), "nguồn dữ liệu"),
    ("formula with a program", zipped(sheet("<row><c r=\"A1\"><f>cmd|'/c calc'!A0</f></c></row>")), "công thức"),
    ("DDE in a Word file of another name", moved(word(field_code(" DDE cmd")), "word/document.xml", "word/document2.xml"), "DDE"),
    ("DDE in an old Word file", container("WordDocument", book=bytes(600) + "\x13 DDEAUTO c:\\cmd".encode("utf-16-le")), "DDEAUTO"),
    ("text included by an old Word file", container("WordDocument", book=bytes(600) + b"\x13INCLUDETEXT a.doc\x14"), "INCLUDETEXT"),
    ("DDE of an open text", open_text('<field:param field:name="code" field:value="DDEAUTO c:\\cmd"/>'), "DDEAUTO"),
    ("picture of an open text's styles elsewhere", open_text("", styles=FILL), "liên kết ra ngoài"),
    ("open text that calls another one up", open_text("", meta='<a><meta:auto-reload xlink:href="http://a"/></a>'), "liên kết ra ngoài"),
    ("database of an open sheet", open_sheet('<table:database-source-sql table:sql-statement="a"/>'), "liên kết ra ngoài"),
    ("call of a macro in an open text", open_text('<script:event-listener script:event-name="dom:load"/>'), "gọi macro"),
    ("DDE source of an open text", open_text('<text:section><office:dde-source office:dde-item="a"/></text:section>'), "DDE"),
    ("DDE() of an open sheet", open_sheet('<table:table-cell table:formula="of:=DDE(&quot;a&quot;;&quot;b&quot;)"/>'), "công thức"),
    ("formula in a sheet of another name", moved(sheet(DDE_CELL), "xl/worksheets/sheet1.xml", "xl/worksheets/data.xml"), "công thức"),
    ("formula in a sheet elsewhere", elsewhere(sheet(DDE_CELL)), "công thức"),
    ("image of another place", zipped(sheet('<row><c r="A1"><f>IMAGE("http://a/b")</f></c></row>')), "công thức"),
    (
        "RTF fields as Word writes them",
        RTF_FIELD % b"{\\rtlch\\fcs1 \\af31507 \\ltrch\\fcs0 \\insrsid13321450 DDE}{\\insrsid1 AUTO c:}",
        "DDEAUTO",
    ),
    ("RTF fields in numbers of letters", RTF_FIELD % b" \\'44\\u68?E c:\\\\cmd", "DDE"),
    ("RTF object", b"{\\rtf1 {\\object\\objdata 01}}", "đối tượng nhúng"),
    ("PDF script", b"%PDF-1.4 1 0 obj<</OpenAction<</S/JavaScript/JS(app)>>>>", "PDF"),
    ("PDF script in a stream of objects", packed_objects(b"<</S/JavaScript/JS(app)>>"), "PDF"),
    ("PDF script in other letters", b"%PDF-1.4 1 0 obj<</OpenAction<</S/J#61vaScript/#4aS(app)>>>>", "PDF"),
    ("PDF that opens an address", b"%PDF-1.4 1 0 obj<</OpenAction 7 0 R>>endobj 7 0 obj<</S/URI/URI(http://a)>>endobj", "PDF"),
    ("PDF that opens another file", b"%PDF-1.4 1 0 obj<</OpenAction<</F(a.pdf)/S/GoToR>>>>endobj", "PDF"),
    ("PDF that sends what was filled in", b"%PDF-1.4 1 0 obj<</A<</S/SubmitForm/F(http://a)>>>>endobj", "PDF"),
)


@pytest.mark.parametrize(("data", "words"), [row[1:] for row in ACTIVE], ids=[row[0] for row in ACTIVE])
def test_active_content_is_reported_and_the_file_admitted(data: bytes, words: str) -> None:
    notices = unsafe_notices(admit(data, "a.docx"))
    assert [notice.code for notice in notices] == ["unsafe-content"]
    assert words in notices[0].detail


def test_far_cells_of_a_sheet_elsewhere_are_found() -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1000000"><c r="XFD1000000"><v>1</v></c></row>'
    assert admit(elsewhere(sheet(rows)), "a.xlsx").spread


QUIET: tuple[tuple[str, bytes], ...] = (
    ("plain Word", zipped(word())),
    ("hyperlink", zipped(word() | {RELS: relationship("hyperlink", "https://thainguyen.gov.vn")})),
    ("page number", zipped(word(field_code(" PAGE ")))),
    ("words like commands", zipped(word("<w:p><w:r><w:t>DDE, LINK, INCLUDE</w:t></w:r></w:p>"))),
    ("ordinary formula", zipped(sheet('<row><c r="A1"><f>SUM(B1:B9)</f><v>3</v></c></row>'))),
    (
        "sheet with a stray style at the end",
        zipped(sheet('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="A1048576" s="1"/></row>')),
    ),
    ("PDF whose picture says so by chance", b"%PDF-1.4 1 0 obj<</Length 9>>stream\n\x00/JS \xff/JS\nendstream endobj"),
    ("PDF with a link to click and a view to open at", b"%PDF-1.4 1 0 obj<</OpenAction[3 0 R/Fit]/A<</S/URI/URI(http://a)>>>>endobj"),
    ("PDF with a stream of objects in another packing", packed_objects(b"<</S/JavaScript/JS(app)>>").replace(b"\x78\x9c", b"\x00\x00")),
    ("old Word", container("WordDocument", "1Table")),
    ("old Word with words like commands", container("WordDocument", book=bytes(600) + b"LINK \x13 PAGE \x14 DDE")),
    ("RTF with words like commands", RTF_FIELD % b"{\\insrsid1 HYPERLINK \\\\o x}"),
    (
        "open sheet with blank rows to its end",
        open_sheet(
            '<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="999"/></table:table-row>'
        ),
    ),
)


@pytest.mark.parametrize("data", [row[1] for row in QUIET], ids=[row[0] for row in QUIET])
def test_ordinary_content_is_quiet(data: bytes) -> None:
    assert unsafe_notices(admit(data, "a.docx")) == ()


def test_every_form_of_the_inbox_is_admitted_without_a_word() -> None:
    files = [path for path in INBOX.rglob("*.*") if path.suffix in (".docx", ".xlsx")]
    assert files
    for path in files:
        admitted = admit(path.read_bytes(), path.name)
        assert admitted.kind == path.suffix[1:]
        assert unsafe_notices(admitted) == ()


@settings(deadline=None, max_examples=200)
@given(st.integers(0, 3), st.data())
def test_damage_anywhere_is_a_kind_or_unreadable_and_nothing_else(which: int, data: st.DataObject) -> None:
    whole = bytearray((zipped(word()), zipped(sheet("<row><c r='A1'><v>1</v></c></row>")), container("WordDocument"), b"{\\rtf1 a}")[which])
    for _ in range(data.draw(st.integers(1, 5))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    broken = bytes(whole[: data.draw(st.integers(0, len(whole)))] if data.draw(st.booleans()) else whole)
    with contextlib.suppress(UnreadableFile):
        unsafe_notices(admit(broken, "a.docx"))


def test_guarding_a_form_costs_next_to_nothing() -> None:
    data = next(INBOX.rglob("*.docx")).read_bytes()
    times = []
    for _ in range(50):
        started = time.perf_counter()
        admit(data, "a.docx")
        times.append(time.perf_counter() - started)
    assert min(times) < 1e-3
