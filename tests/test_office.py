"""Old formats come in, and PDF goes out, through LibreOffice: side by side, without the network, and leaving nothing behind."""

from __future__ import annotations

import io
import os
import stat
import sys
import tempfile
import threading
import time
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import ClassVar

import pytest
from docx import Document as new_document

from tests.test_guard import container
from toolkit.errors import ProgramError, UnreadableFile
from toolkit.model.document import Line, Table
from toolkit.model.finding import Code
from toolkit.readers import NeedsOffice, office, read_document
from toolkit.readers.guard import Kind, admit, sniff
from toolkit.readers.office import convert, convert_many, filter_of, find_soffice, to_pdf
from toolkit.readers.package import Package
from toolkit.readers.rtf import with_results, without_objects
from toolkit.readers.unsafe import unsafe_notices

needs_office = pytest.mark.skipif(find_soffice() is None, reason="LibreOffice is not installed")
_OPEN_SHEET = "application/vnd.oasis.opendocument.spreadsheet"
_MANIFEST = (
    '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" m:version="1.2">'
    f'<m:file-entry m:full-path="/" m:media-type="{_OPEN_SHEET}"/>'
    '<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>'
)
RTF = rb"{\rtf1\ansi\ansicpg1252 Chi b\u7897? V\u259?n ph\u242?ng\par}"


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the temporary files of this test lie where it can count them."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def program(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a small program named soffice alone on the search path."""
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", os.pathsep.join((str(folder), "/usr/bin", "/bin")))


def open_workbook(rows: str) -> bytes:
    """Return an ``.ods`` with one sheet."""
    of = "urn:oasis:names:tc:opendocument:xmlns:{}:1.{}"
    space = " ".join(f'xmlns:{name}="{of.format(name, 2 if name == "of" else 0)}"' for name in ("office", "table", "text", "of"))
    body = f'<office:body><office:spreadsheet><table:table table:name="A">{rows}\n</table:table></office:spreadsheet></office:body>'
    content = f"<office:document-content {space}>{body}"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr("mimetype", _OPEN_SHEET)
        package.writestr("META-INF/manifest.xml", _MANIFEST)
        package.writestr("content.xml", f'<?xml version="1.0" encoding="UTF-8"?>{content}</office:document-content>')
    return packed.getvalue()


SAID = [["Biểu mẫu", "Mẫu 04-KQ"], ["Đơn vị báo cáo", "Chi bộ Văn phòng"]]


def indented_sheet(before: str = "") -> bytes:
    """Return an ``.ods`` as a program writes it that puts each cell on a line of its own; ``before`` stands before the first of a row."""
    rows = "".join(
        f"\n<table:table-row>\n  {before}{''.join(f'<table:table-cell><text:p>{said}</text:p></table:table-cell>{chr(10)}  ' for said in row)}"
        "</table:table-row>"
        for row in SAID
    )
    return open_workbook(rows)


def commented_sheet() -> bytes:
    """Return the same with a comment where the library knows none."""
    return indented_sheet("<!-- nháp -->")


def test_an_indented_workbook_is_read_without_libreoffice_also_where_its_cells_have_no_type() -> None:
    document = read_document(indented_sheet(), "biểu.ods")

    (table,) = document.blocks
    assert isinstance(table, Table)
    assert [[cell.text for cell in row] for row in table.rows] == SAID
    assert not document.notices


def test_an_open_workbook_that_the_library_does_not_take_is_left_to_libreoffice() -> None:
    with pytest.raises(NeedsOffice) as raised:
        read_document(commented_sheet(), "biểu.ods")
    assert raised.value.kind is Kind.ODS


def test_what_word_6_and_95_wrote_is_read_with_the_filter_of_its_own() -> None:
    new = container("WordDocument")

    assert filter_of(new.replace(b"\xec\xa5", b"\xdc\xa5"), Kind.DOC) == "MS Word 95"
    assert filter_of(new, Kind.DOC) == filter_of(b"\xd0\xcf", Kind.DOC) == "MS Word 97"


@needs_office
def test_what_libreoffice_makes_of_an_open_workbook_is_read() -> None:
    document = read_document(commented_sheet(), "biểu.ods", convert(commented_sheet(), Kind.ODS))
    (table,) = document.blocks
    assert isinstance(table, Table)
    assert [[cell.text for cell in row] for row in table.rows] == SAID
    assert [notice.code for notice in document.notices] == [Code.CONVERTED]


@needs_office
def test_a_formula_of_an_open_workbook_without_a_result_is_calculated_and_told() -> None:
    row = (
        '<table:table-row><table:table-cell office:value-type="float" office:value="12"><text:p>12</text:p></table:table-cell>'
        '<table:table-cell table:formula="of:=[.A1]*2"/></table:table-row>'
    )
    data = open_workbook(row)
    assert read_document(data, "biểu.ods").uncalculated == ("A!B1",)
    document = read_document(data, "biểu.ods", convert(data, Kind.ODS))
    (table,) = document.blocks
    assert isinstance(table, Table)
    assert [cell.text for cell in table.rows[0]] == ["12", "24"]
    assert [notice.code for notice in document.notices] == [Code.CONVERTED] and not document.uncalculated


@needs_office
def test_old_formats_are_converted_together_and_a_bad_one_costs_only_itself(temporary: Path) -> None:
    good, broken, again = convert_many([(RTF, Kind.RTF), (b"\xd0\xcf\x11\xe0" + bytes(4000), Kind.DOC), (RTF, Kind.RTF)])
    for converted in (good, again):
        assert isinstance(converted, bytes)
        assert sniff(converted) is Kind.DOCX
        assert "Chi bộ Văn phòng".encode() in Package(converted).read("word/document.xml")
    assert isinstance(broken, UnreadableFile)
    assert "đề nghị" in broken.message
    assert list(temporary.iterdir()) == []


class Listener(BaseHTTPRequestHandler):
    """Remembers every address that was asked for."""

    heard: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        """Note the address and have nothing."""
        self.heard.append(self.path)
        self.send_error(404)

    do_HEAD = do_OPTIONS = do_PROPFIND = do_GET

    def log_message(self, format: str, *args: object) -> None:
        """Stay silent."""


@pytest.fixture
def server() -> Iterator[str]:
    """Return the address of a server that remembers who came."""
    listener = HTTPServer(("127.0.0.1", 0), Listener)
    thread = threading.Thread(target=listener.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listener.server_port}"
    listener.shutdown()
    thread.join()
    listener.server_close()


def linked(server: str) -> bytes:
    """Return an ODT with a picture and a section that lie on ``server``; LibreOffice left alone fetches them."""
    names = {"office": "office", "text": "text", "draw": "drawing", "svg": "svg-compatible"}
    spaces = " ".join(f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for short, name in names.items())
    picture = f'<draw:image xlink:href="{server}/a.png" xlink:type="simple" xlink:actuate="onLoad"/>'
    frame = f'<draw:frame text:anchor-type="as-char" svg:width="2cm" svg:height="2cm">{picture}</draw:frame>'
    section = f'<text:section text:name="s"><text:section-source xlink:href="{server}/b.odt"/><text:p>b</text:p></text:section>'
    body = f"<office:body><office:text><text:p>Chi{frame}</text:p>{section}</office:text></office:body>"
    xlink = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
    parts = {"/": "application/vnd.oasis.opendocument.text", "content.xml": "text/xml"}
    files = "".join(f'<m:file-entry m:full-path="{part}" m:media-type="{kind}"/>' for part, kind in parts.items())
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", parts["/"])
        archive.writestr("content.xml", f'<office:document-content {spaces} {xlink} office:version="1.2">{body}</office:document-content>')
        manifest = f'<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">{files}</m:manifest>'
        archive.writestr("META-INF/manifest.xml", manifest)
    return buffer.getvalue()


@needs_office
def test_nothing_outside_is_fetched(server: str) -> None:
    assert sniff(convert(linked(server), Kind.ODT)) is Kind.DOCX
    assert Listener.heard == []
    assert [notice.code for notice in unsafe_notices(admit(linked(server), "a.odt"))] == ["unsafe-content"]


@needs_office
def test_papers_are_printed_to_pdf(tmp_path: Path, temporary: Path) -> None:
    for name in ("Báo cáo quý III.docx", "Phiếu 2.docx"):
        paper = new_document()
        paper.add_paragraph("Báo cáo")
        paper.save(str(tmp_path / name))
    out = tmp_path / "out"
    out.mkdir()
    printed = to_pdf([tmp_path / "Báo cáo quý III.docx", tmp_path / "Phiếu 2.docx"], out)
    assert [path.name for path in printed] == ["Báo cáo quý III.pdf", "Phiếu 2.pdf"]
    assert sorted(out.iterdir()) == sorted(printed)
    assert all(path.read_bytes().startswith(b"%PDF-") for path in printed)
    assert list(temporary.iterdir()) == []


def test_without_libreoffice_the_sentence_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(office, "find_soffice", lambda: None)
    with pytest.raises(UnreadableFile, match=r"LibreOffice.*lưu lại tệp dưới dạng \.docx"):
        convert(RTF, Kind.RTF)
    with pytest.raises(ProgramError, match="đề nghị cài LibreOffice"):
        to_pdf([tmp_path / "a.docx"], tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="writes a shell script")
def test_a_program_that_hangs_is_killed_with_its_children(tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "SECONDS_TO_START", 0.5)
    monkeypatch.setattr(office, "SECONDS_A_FILE", 0.0)
    child = tmp_path / "child"
    program(tmp_path, f'sleep 600 & echo $! > "{child}"; wait', monkeypatch)
    started = time.monotonic()
    with pytest.raises(UnreadableFile, match=r"LibreOffice không mở được tệp \.rtf"):
        convert(RTF, Kind.RTF)
    assert time.monotonic() - started < 5
    assert _is_gone(int(child.read_text()))
    assert list(temporary.iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="needs the limits of Linux")
def test_a_file_that_keeps_the_processor_busy_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "FOREIGN_SECONDS_TO_START", 1)
    monkeypatch.setattr(office, "FOREIGN_SECONDS_A_FILE", 0)
    monkeypatch.setattr(office, "SECONDS_TO_START", 3600.0)
    program(tmp_path, "while :; do :; done", monkeypatch)
    with pytest.raises(UnreadableFile, match=r"LibreOffice không mở được tệp \.rtf"):
        convert(RTF, Kind.RTF)


@pytest.mark.skipif(os.name == "nt", reason="writes a shell script")
def test_a_program_that_fails_names_the_paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.docx").write_bytes(b"x")
    program(tmp_path, "exit 77", monkeypatch)
    with pytest.raises(ProgramError, match=r"a\.docx"):
        to_pdf([tmp_path / "a.docx"], tmp_path)
    assert not list(tmp_path.glob("*.pdf*"))


def test_papers_of_one_name_are_a_mistake_of_the_caller(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="different names"):
        to_pdf([tmp_path / "a.docx", tmp_path / "b" / "A.docx"], tmp_path)


def _is_gone(process: int) -> bool:
    """Tell whether the process ended; one that waits to be collected by init has ended too."""
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        state = Path(f"/proc/{process}/stat")
        if state.exists() and state.read_text().rpartition(")")[2].split()[0] == "Z":
            return True
    return False


def test_the_data_of_objects_is_taken_out_of_a_text_before_libreoffice_sees_it() -> None:
    text = b"{\\rtf1 Chi b\\u7897?{\\object{\\*\\objdata 0105 0000\n41aF}}}"

    assert without_objects(text) == b"{\\rtf1 Chi b\\u7897?{\\object{\\*\\objdata }}}"
    assert without_objects(b"{\\rtf1 a}") == b"{\\rtf1 a}"


@pytest.mark.parametrize(
    ("field", "said"),
    [
        (rb"{\field{\*\fldinst DATE \\@ dd/MM/yyyy}{\fldrslt 25/09/2024}}", rb"{{25/09/2024}}"),
        (rb"{\field\flddirty {\*\fldinst {\b  REF ten }}{\fldrslt {\b An}}}", rb"{{{\b An}}}"),
        (rb"{\field{\*\fldinst IF {\field{\*\fldinst REF a}{\fldrslt 5}} = 5 x}{\fldrslt x}}", rb"{{x}}"),
        (rb"{\field{\*\fldinst FORMTEXT}{\fldrslt An}}", None),
        (rb"{\field{\*\fldinst FORMCHECKBOX{\*\formfield{\fftype1\ffres1}}}{\fldrslt }}", None),
        (rb"{\field{\*\fldinst DATEX}{\fldrslt An}}", None),
        (rb"{\field{\*\fldinst DATE}}", None),
        (rb"{\field{\*\fldinst DATE", None),
    ],
    ids=["a day", "a reference", "one in another", "a form's field", "a form's box", "no such field", "no result", "cut off"],
)
def test_the_results_of_fields_stand_where_libreoffice_would_work_them_out_anew(field: bytes, said: bytes | None) -> None:
    assert with_results(rb"{\rtf1 a " + field + rb" b}") == rb"{\rtf1 a " + (field if said is None else said) + rb" b}"


@needs_office
def test_the_day_that_a_field_shows_is_the_one_that_was_written() -> None:
    data = RTF.replace(rb"\par}", rb"\par Ng\u224?y l\u7853?p: {\field{\*\fldinst DATE \\@ dd/MM/yyyy}{\fldrslt 25/09/2024}}\par}")
    document = read_document(data, "a.rtf", convert(data, Kind.RTF))

    assert [block.text for block in document.blocks if isinstance(block, Line)] == ["Chi bộ Văn phòng", "Ngày lập: 25/09/2024"]
