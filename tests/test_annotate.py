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


@pytest.mark.parametrize(
    ("data", "advice"), [(b"%PDF-1.4 x", "với tệp Word, Excel gốc"), (b"{\\rtf1 x}", "lưu lại dưới dạng .docx hoặc .xlsx")]
)
def test_other_formats_are_refused_with_what_to_do(data: bytes, advice: str) -> None:
    with pytest.raises(UnreadableFile) as refused:
        annotated(data, "a", [remark()], DAY)
    assert advice in refused.value.message


def test_what_an_earlier_comment_says_already_is_not_said_again() -> None:
    said = remark("một\nhai", table=1, row=3, column=2)
    once = noted(filled("docx", FORM), said)
    more = noted(once, Remark(place=said.place, texts=("một\nhai", "ba")))

    assert noted(once, said) == once
    assert [one.text for one in docx.Document(io.BytesIO(more)).comments] == ["một\nhai", "ba"]


def test_what_a_note_says_already_is_not_said_again() -> None:
    said = remark("một\nhai", sheet="Trang 1", row=4, column=2)
    once = noted(filled("xlsx", FORM), said)
    more = noted(once, Remark(place=said.place, texts=("một\nhai", "ba")))

    assert noted(once, said) == once
    assert noted_cells(more) == {"Trang 1!B4": "một\nhai\nba"}


def test_numbers_of_comments_stay_within_what_word_counts() -> None:
    document = docx.Document()
    document.add_comment(document.add_paragraph("cũ").runs, "lời cũ", author="Bình")
    kept = io.BytesIO()
    document.save(kept)
    data = replaced(
        kept.getvalue(),
        {"word/document.xml": (b'w:id="0"', b'w:id="2147483647"'), "word/comments.xml": (b'w:id="0"', b'w:id="2147483647"')},
    )
    copy = noted(data, remark("một"), remark("hai", paragraph=1))

    assert sorted(one.comment_id for one in docx.Document(io.BytesIO(copy)).comments) == [0, 1, 2147483647]


def test_places_are_counted_as_they_were_read_also_where_data_fills_a_control_of_its_own() -> None:
    bound = '<w:dataBinding w:xpath="/root[1]/a[1]" w:storeItemID="{1}"/><w:showingPlcHdr/>'
    data = word(control(para(run("Bấm vào đây")), bound) + para(run("một")) + para(run("hai")))
    with_data = io.BytesIO(data)
    with zipfile.ZipFile(with_data, "a") as package:
        package.writestr("customXml/item1.xml", "<root><a>Phòng Tổ chức</a></root>")

    assert commented(noted(with_data.getvalue(), remark("ở đây", paragraph=3))) == {"hai": "ở đây"}


def test_a_remark_about_a_header_names_it_since_no_comment_can_stand_there() -> None:
    form = table(*(row_of(cell(para(run(label))), cell(para(run(said)))) for label, said in [("Chi bộ", "VP"), ("Ngày lập", "31/2/2024")]))
    title = para(run("PHIẾU ĐÁNH GIÁ TIÊU CHÍ ĐIỂN HÌNH TIÊU BIỂU (đối với cá nhân)"))
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{para(run('Họ và tên: Lê An'))}{para(run('Năm sinh: 1899'))}</w:txbxContent></v:textbox></w:pict></w:r>"
    reading = read_bytes(word(title + para(run("cạnh") + box) + form), "a", definitions(), None)
    (found,) = [text for one in remarks_of(reading, definitions()) for text in one.texts if "1899" in text]

    assert found.endswith("(hộp văn bản, đoạn 2)")


def replaced(data: bytes, changes: dict[str, tuple[bytes, bytes]]) -> bytes:
    """Return the container with words of some parts replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(*changes.get(name, (b"", b""))) if name in changes else old.read(name))
    return out.getvalue()


def threaded(kind: str = "persons") -> bytes:
    """Return a workbook whose cell B2 has a thread, as Excel writes one: a note for older programs, and the thread in parts of its own."""
    outer = "http://schemas.microsoft.com/office"
    links = f"{outer}/2017/10/relationships"
    space = f"{outer}/spreadsheetml/2018/threadedcomments"
    changes = {
        "xl/worksheets/_rels/sheet2.xml.rels": (
            b"</Relationships>",
            f'<Relationship Id="t" Type="{links}/threadedComment" Target="../threadedComments/threadedComment1.xml"/></Relationships>'.encode(),
        ),
        "xl/_rels/workbook.xml.rels": (
            b"</Relationships>",
            f'<Relationship Id="p" Type="{links}/person" Target="persons/person.xml"/></Relationships>'.encode(),
        ),
    }
    with_threads = io.BytesIO(replaced(workbook(), changes))
    with zipfile.ZipFile(with_threads, "a") as package:
        package.writestr(
            "xl/threadedComments/threadedComment1.xml",
            f'<ThreadedComments xmlns="{space}"><threadedComment ref="B2" dT="2024-09-20T08:00:00.00" personId="{{B}}" id="{{A}}">'
            "<text>lời cũ</text></threadedComment></ThreadedComments>",
        )
        if kind == "persons":
            package.writestr(
                "xl/persons/person.xml", f'<personList xmlns="{space}"><person displayName="Bình" id="{{B}}" providerId="AD"/></personList>'
            )
    return with_threads.getvalue()


def test_a_cell_with_a_thread_gets_a_reply_in_it_since_excel_shows_no_note_there() -> None:
    said = remark("Ngày sai.", sheet="Biểu", row=2, column=2)
    copy = noted(threaded(), said, remark("mới", sheet="Biểu", row=3, column=2))
    thread = list(etree.fromstring(part(copy, "xl/threadedComments/threadedComment1.xml")))
    persons = etree.fromstring(part(copy, "xl/persons/person.xml"))

    assert [(one.get("ref"), one.get("parentId"), one[0].text) for one in thread] == [("B2", None, "lời cũ"), ("B2", "{A}", "Ngày sai.")]
    assert {one.get("id"): one.get("displayName") for one in persons}[thread[1].get("personId")] == "Kiểm tra tự động"
    assert noted_cells(copy) == {"Biểu!B2": "lời cũ\nNgày sai.", "Biểu!B3": "mới"}
    assert noted(copy, said) == copy


def test_a_thread_that_nobody_is_listed_for_keeps_its_parts() -> None:
    data = threaded("nobody")
    copy = noted(data, remark("Ngày sai.", sheet="Biểu", row=2, column=2))

    assert "xl/threadedComments/threadedComment1.xml" not in changed(data, copy)
    assert noted_cells(copy) == {"Biểu!B2": "lời cũ\nNgày sai."}


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
    assert commented(noted(filled("docx", FORM), remark("x", paragraph=99))) == {FORM.strip().splitlines()[0]: "x (đoạn 99)"}
    assert list(noted_cells(noted(filled("xlsx", FORM), remark("x", sheet="Không có", row=9, column=9)))) == ["Trang 1!A1"]


def test_a_document_in_one_file_of_xml_comes_back_in_the_container_that_says_the_same() -> None:
    data = filled("docx", FORM)
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    parts = {"_rels/.rels": "application/vnd.openxmlformats-package.relationships+xml", "word/document.xml": kind}
    folded = "".join(
        f'<pkg:part pkg:name="/{name}" pkg:contentType="{type}"><pkg:xmlData>{part(data, name).decode()}</pkg:xmlData></pkg:part>'
        for name, type in parts.items()
    )
    flat = f'<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">{folded}</pkg:package>'.encode()
    copy, extension = annotated(flat, "a.xml", [remark("ở đây", table=1, row=3, column=2)], DAY)

    assert extension == ".docx"
    assert commented(copy) == {"31/2/2024": "ở đây"}


def test_a_file_in_which_no_comment_can_stand_is_refused_in_a_sentence() -> None:
    with pytest.raises(UnreadableFile, match="không có chỗ nào để gắn góp ý"):
        annotated(word(""), "a.docx", [remark("x")], DAY)


def test_what_a_document_within_the_file_says_is_named_at_the_beginning() -> None:
    found = commented(noted(word(para(run("Kính gửi"))), remark("Ngày sai.", table=1, row=3, column=2)))

    assert found == {"Kính gửi": "Ngày sai. (bảng 1, hàng 3, cột 2)"}
