"""The sender's own file comes back with comments where something is to be done, and is otherwise the same file."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date

import docx
import openpyxl
import pytest
import xlsxwriter
from lxml import etree

from tests.builders import W, cell, check_box, control, definitions, filled, para, row_of, run, table, word
from tests.places import demo_file
from toolkit.annotate import Remark, annotated, remarks_of
from toolkit.errors import UnreadableFile
from toolkit.model.place import Place
from toolkit.readers.guard import Kind
from toolkit.readers.office import convert, find_soffice
from toolkit.reading import read_bytes

DAY = date(2024, 10, 3)
FORM = """
PHIẾU ĐÁNH GIÁ TIÊU CHÍ ĐIỂN HÌNH TIÊU BIỂU (đối với cá nhân)
| Chi bộ | Chi bộ Văn phòng |
| Kỳ báo cáo | Quý III năm 2024 |
| Ngày lập | 31/2/2024 |
| Họ và tên | Nguyễn Văn An |
| Năm sinh | 1980 |
| Chức vụ, đơn vị công tác | |
"""
N = f"{{{W}}}"
MARKS = {f"{N}commentRangeStart", f"{N}commentRangeEnd", f"{N}commentReference"}

PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c636060600000000400012734270a0000000049454e44ae426082"
)


def remark(text: str = "Cần sửa: ghi lại.", **place: object) -> Remark:
    return Remark(place=Place(**place) if place else None, texts=(text,))  # type: ignore[arg-type]  # the test knows the fields


def noted(data: bytes, *remarks: Remark) -> bytes:
    return annotated(data, "phiếu.docx", remarks, DAY)[0]


def commented(data: bytes) -> dict[str, str]:
    """Return the words of each paragraph that bears a comment, with the comment's."""
    document = docx.Document(io.BytesIO(data))
    said = {str(one.comment_id): one.text for one in document.comments}
    found = {}
    for paragraph in document.element.iter(f"{N}p"):
        for mark in paragraph.findall(f"{N}commentRangeStart"):
            text = "".join(piece.text or "" for piece in paragraph.iter(f"{N}t"))
            found[text] = said.pop(mark.get(f"{N}id"))
    assert said == {}
    return found


def noted_cells(data: bytes) -> dict[str, str]:
    """Return the notes of a workbook by sheet and cell."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    cells = (one for sheet in book for row in sheet.iter_rows() for one in row)
    return {f"{one.parent.title}!{one.coordinate}": one.comment.text for one in cells if one.comment}


def packed(data: bytes) -> dict[str, bytes]:
    """Return the packed bytes of every part, as they lie in the file."""
    found = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        for entry in archive.infolist():
            names = int.from_bytes(data[entry.header_offset + 26 : entry.header_offset + 28], "little")
            names += int.from_bytes(data[entry.header_offset + 28 : entry.header_offset + 30], "little")
            start = entry.header_offset + 30 + names
            found[entry.filename] = data[start : start + entry.compress_size]
    return found


def part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def changed(before: bytes, after: bytes) -> set[str]:
    old, new = packed(before), packed(after)
    assert list(new)[: len(old)] == list(old)
    return {name for name in new if old.get(name) != new[name]}


def without_marks(data: bytes) -> bytes:
    root = etree.fromstring(part(data, "word/document.xml"))
    for mark in [found for found in root.iter() if found.tag in MARKS]:
        parent = mark.getparent()
        gone, above = (parent, parent.getparent()) if parent is not None and mark.tag == f"{N}commentReference" else (mark, parent)
        assert above is not None
        above.remove(gone)
    return etree.tostring(root, method="c14n")


def answers(data: bytes) -> list[tuple[str, object]]:
    (record,) = read_bytes(data, "a", definitions(), None).records
    return [(answer.id, answer.value) for answer in record.submission.answers]


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_findings_stand_as_comments_at_the_answers_that_they_are_about(kind: str) -> None:
    data = filled(kind, FORM)
    copy, extension = annotated(data, f"phiếu.{kind}", remarks_of(read_bytes(data, "a", definitions(), None), definitions()), DAY)
    found = commented(copy) if kind == "docx" else noted_cells(copy)
    where = ("31/2/2024", "") if kind == "docx" else ("Trang 1!B4", "Trang 1!B7")

    assert extension == f".{kind}"
    assert found[where[0]].startswith("Cần sửa: “Ngày lập”")
    assert "“Chức vụ, đơn vị công tác”: còn để trống" in found[where[1]]
    assert answers(copy) == answers(data)


def test_a_question_that_stands_nowhere_is_said_where_the_form_begins() -> None:
    found = remarks_of(read_bytes(filled("docx", FORM), "a", definitions(), None), definitions())
    beginning = next(one for one in found if any("“Là đảng viên”" in text for text in one.texts))

    assert len(beginning.texts) > 3
    assert beginning.place is not None and beginning.place.table is None


def test_notes_that_ask_nothing_of_anyone_are_no_comments() -> None:
    hidden = word(para(run("ẩn", "<w:vanish/>")) + para(run("PHIẾU ĐĂNG KÝ ĐIỂN HÌNH TIÊU BIỂU")))
    reading = read_bytes(hidden, "a", definitions(), None)

    assert "hidden-text" in {finding.code for finding in reading.findings}
    assert not any("ẩn" in text for one in remarks_of(reading, definitions()) for text in one.texts)


@pytest.mark.parametrize("name", ["02-TT", "05-TH"])
def test_every_part_that_bears_no_mark_keeps_its_packed_bytes(name: str) -> None:
    data = demo_file("VP" if name == "02-TT" else "QLTM", name).read_bytes()
    word_file = "word/document.xml" in packed(data)
    copy = noted(data, remark(table=2, row=1, column=2)) if word_file else noted(data, remark(row=3, column=2))
    word_parts = {"word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels"}
    excel_parts = {"xl/worksheets/sheet1.xml", "xl/comments.xml", "xl/drawings/vmlDrawing.vml", "xl/worksheets/_rels/sheet1.xml.rels"}

    assert changed(data, copy) == {"[Content_Types].xml", *(word_parts if word_file else excel_parts)}


def test_the_main_part_without_its_marks_is_the_original() -> None:
    data = demo_file("VP", "02-TT").read_bytes()
    copy = noted(data, remark(table=2, row=2, column=3), remark(paragraph=2), remark())

    assert without_marks(copy) == without_marks(data) != etree.tostring(etree.fromstring(part(copy, "word/document.xml")), method="c14n")


def test_controls_keep_their_hints_ticks_and_locks() -> None:
    hint = control(para(run("Bấm vào đây để nhập văn bản.")), '<w:showingPlcHdr/><w:lock w:val="sdtLocked"/>')
    data = word(table(row_of(cell(para(run("Họ và tên"))), cell(hint)), row_of(cell(para(run("Đạt"))), cell(para(check_box(ticked=True))))))
    copy = noted(data, remark(table=1, row=1, column=2), remark("Xem lại.", table=1, row=2, column=2))

    assert without_marks(copy) == without_marks(data)
    assert commented(copy) == {"Bấm vào đây để nhập văn bản.": "Cần sửa: ghi lại.", "?": "Xem lại."}


def test_cells_are_found_behind_merged_ones_and_in_inner_tables() -> None:
    inner = table(row_of(cell(para(run("trong"))), cell(para(run("đây")))))
    wide = cell(para(run("rộng")), '<w:gridSpan w:val="2"/>')
    data = word(table(row_of(wide, cell(para(run("phải")))), row_of(cell(para(run("a"))), cell(inner + para()), cell(para(run("c"))))))

    assert commented(noted(data, remark("1", table=1, row=1, column=3))) == {"phải": "1"}
    assert commented(noted(data, remark("2", table=2, row=1, column=2))) == {"đây": "2"}
    assert commented(noted(data, remark("3", table=1, row=2, column=2))) == {"": "3"}


def test_what_stands_in_a_text_box_or_header_is_commented_in_the_body() -> None:
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{para(run('trong hộp'))}</w:txbxContent></v:textbox></w:pict></w:r>"
    data = word(para(run("đầu")) + para(run("cạnh ") + box), header1=para(run("lề")))

    assert commented(noted(data, remark("hộp", paragraph=1, part="hộp văn bản"))) == {"cạnh trong hộp": "hộp"}
    assert commented(noted(data, remark("lề", paragraph=1, part="đầu trang"))) == {"đầu": "lề"}


def test_comments_that_are_there_already_stay() -> None:
    document = docx.Document()
    document.add_comment(document.add_paragraph("cũ").runs, "lời cũ", author="Bình")
    document.add_paragraph("mới")
    kept = io.BytesIO()
    document.save(kept)
    copy = noted(kept.getvalue(), remark("lời mới", paragraph=2))

    assert commented(copy) == {"cũ": "lời cũ", "mới": "lời mới"}
    assert {one.author for one in docx.Document(io.BytesIO(copy)).comments} == {"Bình", "Kiểm tra tự động"}


def workbook() -> bytes:
    """Return a workbook with a list to choose from, a note, a table, a hidden sheet before it and a frozen head."""
    kept = io.BytesIO()
    book = xlsxwriter.Workbook(kept, {"in_memory": True})
    book.add_worksheet("Ẩn").hide()
    sheet = book.add_worksheet("Biểu")
    sheet.activate()
    sheet.freeze_panes(1, 0)
    sheet.add_table(4, 0, 6, 1)
    sheet.data_validation("B2", {"validate": "list", "source": ["Có", "Không"]})
    sheet.write("B2", "Có", book.add_format({"bold": True}))
    sheet.write_comment("B2", "lời cũ", {"author": "Bình"})
    book.close()
    return kept.getvalue()


def test_notes_that_are_there_already_stay_and_one_cell_has_one_note() -> None:
    data = workbook()
    copy = noted(data, remark("thêm", sheet="Biểu", row=2, column=2), remark("mới", sheet="Biểu", row=3, column=28), remark("chung"))

    assert noted_cells(copy) == {"Biểu!B2": "lời cũ\nthêm", "Biểu!AB3": "mới", "Biểu!A1": "chung"}
    drawing = next(name for name in packed(copy) if name.endswith(".vml"))
    ids = re.findall(rb'id="(_x0000_s\d+)"', part(copy, drawing))
    assert len(ids) == len(set(ids)) == 3
    assert etree.fromstring(part(copy, drawing)).tag == "xml"
    assert "xl/worksheets/sheet2.xml" not in changed(data, copy)


def test_notes_stand_in_the_sheets_own_drawing_not_in_that_of_the_page_header() -> None:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    sheet = book.add_worksheet()
    sheet.write_comment("A9", "lời cũ")
    sheet.set_header("&L&G", {"image_left": "a.png", "image_data_left": io.BytesIO(PICTURE)})
    book.close()
    swapped = io.BytesIO()
    with zipfile.ZipFile(buffer) as package, zipfile.ZipFile(swapped, "w") as other:
        for name, said in ((name, package.read(name)) for name in package.namelist()):
            first, *more = re.findall(rb"<Relationship [^>]*/>", said) if name.endswith("sheet1.xml.rels") else [b""]
            other.writestr(name, said.replace(b"".join((first, *more)), b"".join((*more, first))) if first else said)
    data = swapped.getvalue()
    copy = noted(data, Remark(texts=("lời mới",), place=Place(sheet="Sheet1", row=2, column=1)))

    assert part(copy, "xl/drawings/vmlDrawing2.vml") == part(data, "xl/drawings/vmlDrawing2.vml")
    assert part(copy, "xl/drawings/vmlDrawing1.vml").count(b'ObjectType="Note"') == 2


def test_the_sheet_keeps_lists_tables_and_styles_in_the_order_of_the_schema() -> None:
    data = workbook()
    plain = openpyxl.load_workbook(io.BytesIO(data))
    copy = noted(data, remark("mới", sheet="Biểu", row=6, column=1))
    book = openpyxl.load_workbook(io.BytesIO(copy))

    assert [str(one.sqref) for one in book["Biểu"].data_validations.dataValidation] == ["B2"]
    assert book["Biểu"]["B2"].font.b and list(book["Biểu"].tables) == list(plain["Biểu"].tables)
    without_notes = filled("xlsx", FORM)
    tags = [etree.QName(child).localname for child in etree.fromstring(part(noted(without_notes, remark()), "xl/worksheets/sheet1.xml"))]
    assert tags.index("legacyDrawing") > tags.index("sheetData")
    assert tags.index("legacyDrawing") > tags.index("pageMargins")


def test_the_same_remarks_give_the_same_bytes_and_strange_letters_do_no_harm() -> None:
    data = filled("docx", FORM)
    odd = remark("a\x00\x0b\ud800b & <c>\nd", table=1, row=1, column=2)

    assert noted(data, odd) == noted(data, odd)
    assert commented(noted(data, odd)) == {"Chi bộ Văn phòng": "ab & <c>\nd"}


@pytest.mark.parametrize("data", [b"%PDF-1.4 x", b"{\\rtf1 x}"])
def test_other_formats_are_refused_with_what_to_do(data: bytes) -> None:
    with pytest.raises(UnreadableFile) as refused:
        annotated(data, "a", [remark()], DAY)
    assert "lưu lại dưới dạng .docx hoặc .xlsx" in refused.value.message


@pytest.mark.slow
@pytest.mark.skipif(find_soffice() is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_libreoffice_opens_the_copy_with_its_comments(kind: str) -> None:
    data = filled(kind, FORM)
    place = {"table": 1, "row": 3, "column": 2} if kind == "docx" else {"sheet": "Trang 1", "row": 4, "column": 2}
    again = convert(noted(data, remark("Ngày không có thật.", **place)), Kind(kind))

    assert (commented(again) if kind == "docx" else noted_cells(again)) == {
        "31/2/2024" if kind == "docx" else "Trang 1!B4": "Ngày không có thật."
    }


def test_a_place_that_the_file_does_not_have_is_said_at_its_beginning() -> None:
    assert commented(noted(filled("docx", FORM), remark("x", paragraph=99))) == {FORM.strip().splitlines()[0]: "x"}
    assert list(noted_cells(noted(filled("xlsx", FORM), remark("x", sheet="Không có", row=9, column=9)))) == ["Trang 1!A1"]
