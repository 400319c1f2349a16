"""A workbook is read whatever its parts are called: the links between them say which is which, and letter case does not count."""

from __future__ import annotations

import io
import zipfile

import pytest
import xlsxwriter

from tests.builders import said
from toolkit.readers import read_document
from toolkit.readers.guard import Kind, admit
from toolkit.readers.package import Package
from toolkit.readers.usual_names import with_usual_names

ROWS = (
    ("BIỂU KẾT QUẢ XÂY DỰNG, PHÁT HIỆN, NUÔI DƯỠNG, NHÂN RỘNG ĐIỂN HÌNH TIÊU BIỂU", ""),
    ("Chi bộ", "Chi bộ Văn phòng"),
    ("Số tin, bài tuyên truyền", 3),
    ("Kết quả nổi bật", "Đã trồng 300 cây"),
)
NAMES = pytest.mark.parametrize(
    "names",
    [
        {"xl/workbook.xml": "xl/book2.xml", "workbook.xml.rels": "book2.xml.rels"},
        {"xl/workbook.xml": "xl/Workbook.xml", "workbook.xml.rels": "Workbook.xml.rels"},
        {"xl/": "main/", "workbook.xml": "book.xml"},
        {"sharedStrings.xml": "words.xml"},
        {"styles.xml": "looks.xml"},
    ],
    ids=["another name", "another case", "another folder", "other texts", "other styles"],
)


def book() -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as written:
        sheet = written.add_worksheet()
        for number, row in enumerate(ROWS):
            sheet.write_row(number, 0, row)
    return stream.getvalue()


def renamed(data: bytes, names: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            name, part = entry.filename, old.read(entry)
            for one, other in names.items():
                name = name.replace(one, other)
                if entry.filename.endswith(".rels") or entry.filename == "[Content_Types].xml":
                    part = part.replace(one.encode(), other.encode())
            new.writestr(name, part)
    return stream.getvalue()


@NAMES
def test_a_workbook_is_read_whatever_its_parts_are_called(names: dict[str, str]) -> None:
    found = said(renamed(book(), names))

    assert (found["so_tin_bai"], found["ket_qua_noi_bat"]) == (3, "Đã trồng 300 cây")


@NAMES
def test_a_renamed_workbook_says_what_the_usual_one_says(names: dict[str, str]) -> None:
    assert read_document(renamed(book(), names), "a.xlsx") == read_document(book(), "a.xlsx")


def test_a_usual_workbook_is_left_as_it_is() -> None:
    data = book()
    admitted = admit(data, "a.xlsx")

    assert with_usual_names(Package(data)) is None
    assert (admitted.kind, admitted.data) == (Kind.XLSX, data)
