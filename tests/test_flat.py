"""Documents in one XML file: open ones, and those of Office 2003."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from lxml import etree

from tests.builders import definitions, filled, said, shown
from toolkit.errors import UnreadableFile
from toolkit.model.finding import Code
from toolkit.readers import NeedsOffice, excel_2003, read_document
from toolkit.readers.guard import Kind, admit, sniff
from toolkit.readers.office import find_soffice
from toolkit.readers.unsafe import unsafe_notices
from toolkit.readers.word_2003 import hidden_in, made_ready
from toolkit.reading import read_bytes

OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
ROWS = [
    ["Mẫu 02-CN"],
    ["PHIẾU ĐÁNH GIÁ TIÊU CHÍ ĐIỂN HÌNH TIÊU BIỂU (đối với cá nhân)"],
    ["Họ và tên", "Lê An"],
    ["Năm sinh", "1980"],
    ["Danh hiệu thi đua", "Lao động tiên tiến"],
]
ANSWERS = {"ho_ten": "Lê An", "nam_sinh": 1980, "danh_hieu_thi_dua": "Lao động tiên tiến"}


def converted(data: bytes) -> dict[str, object]:
    [record] = read_bytes(data, "a.xml", definitions(), None).records
    return {answer.id: shown(answer) for answer in record.submission.answers if answer.value is not None}


WITH_OFFICE = pytest.mark.skipif(find_soffice() is None, reason="LibreOffice is not on this machine")


def sheet(before: str = "") -> str:
    rows = "".join(
        "<table:table-row>"
        + "".join(f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>' for text in row)
        + "</table:table-row>"
        for row in ROWS
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="{OFFICE}" xmlns:table="{OFFICE.replace(":office:", ":table:")}" '
        f'xmlns:text="{OFFICE.replace(":office:", ":text:")}" office:version="1.3" '
        f'office:mimetype="application/vnd.oasis.opendocument.spreadsheet">{before}<office:body><office:spreadsheet>'
        f'<table:table table:name="Biểu">{rows}</table:table></office:spreadsheet></office:body></office:document>'
    )


def book(before: str = "") -> str:
    cells = ["".join(f'<Cell><Data ss:Type="String">{text}</Data></Cell>' for text in row) for row in ROWS]
    rows = "".join(f"<Row>{row}</Row>" for row in cells)
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    return (
        f'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="{space}" xmlns:ss="{space}">{before}'
        f'<Worksheet ss:Name="Biểu"><Table>{rows}</Table></Worksheet></Workbook>'
    )


def letter(before: str = "") -> str:
    paragraphs = "".join(f"<w:p><w:r><w:t>{': '.join(row)}</w:t></w:r></w:p>" for row in ROWS)
    return (
        '<?xml version="1.0"?><?mso-application progid="Word.Document"?>'
        '<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xml:space="preserve">'
        f"<w:body>{before}{paragraphs}</w:body></w:wordDocument>"
    )


def test_an_open_workbook_in_one_file_is_read() -> None:
    assert said(sheet().encode()) == ANSWERS
    assert admit(sheet().encode(), "a.fods").kind is Kind.ODS


@WITH_OFFICE
@pytest.mark.parametrize(("text", "kind"), [(book(), Kind.EXCEL_XML), (letter(), Kind.WORD_XML)])
def test_a_document_of_office_2003_in_xml_is_read_through_libreoffice(text: str, kind: Kind) -> None:
    assert sniff(text.encode()) is kind
    assert converted(text.encode()) == ANSWERS


def test_rows_and_columns_that_a_book_of_2003_leaves_out_are_put_in() -> None:
    space = 'xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"'
    lines = '<Column ss:Index="2" ss:Hidden="1"/><Row><Cell ss:MergeAcross="0" ss:MergeDown="1"/></Row><Row ss:Index="4"/><Row ss:Index="9000"/>'
    root = etree.fromstring(excel_2003.made_ready(f"<Workbook {space}><Worksheet><Table>{lines}</Table></Worksheet></Workbook>".encode()))
    tags = [etree.QName(one).localname for one in root[0][0]]

    assert tags[:6] == ["Column", "Column", "Row", "Row", "Row", "Row"]
    assert len(tags) < 600  # what stands too far away moves nearer
    assert [value for name, value in root[0][0][2][0].items() if "Merge" in name] == ["1"]


@WITH_OFFICE
def test_what_stands_below_a_merged_cell_of_a_book_of_2003_stays_there() -> None:
    lines = ["".join(f'<Cell ss:MergeDown="1"><Data ss:Type="String">{text}</Data></Cell>' for text in row) for row in ROWS]
    rows = "".join(f'<Row ss:Index="{2 * at + 1}">{line}</Row>' for at, line in enumerate(lines))

    assert converted(re.sub("<Table>.*</Table>", f"<Table>{rows}</Table>", book()).encode()) == ANSWERS


@WITH_OFFICE
def test_what_is_struck_out_in_a_letter_of_2003_without_styles_counts() -> None:
    struck = (
        "<w:p><w:r><w:t>Là đảng viên: </w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>Có</w:t></w:r><w:r><w:t> / Không</w:t></w:r></w:p>"
    )

    assert converted(letter().replace("</w:body>", f"{struck}</w:body>").encode()) == {**ANSWERS, "la_dang_vien": False}


@WITH_OFFICE
def test_an_open_text_in_one_file_is_read_through_libreoffice() -> None:
    lines = "".join(f"<text:p>{': '.join(row)}</text:p>" for row in ROWS)
    text = re.sub("<table:table .*</table:table>", lines, sheet()).replace("office:spreadsheet>", "office:text>")

    assert converted(text.replace("opendocument.spreadsheet", "opendocument.text").encode()) == ANSWERS


@pytest.mark.parametrize(
    "data",
    [
        sheet().replace("<office:document", '<!DOCTYPE a [<!ENTITY a "b">]><office:document'),
        sheet('<office:scripts><a:module xmlns:a="x" a:name="M">Sub A</a:module></office:scripts>'),
        sheet()[:-30],
        sheet().replace('office:mimetype="', 'office:other="'),
        book().replace("<Workbook", '<!DOCTYPE a [<!ENTITY a "b">]><Workbook'),
        letter().replace("<w:wordDocument", '<w:wordDocument w:macrosPresent="yes"'),
        letter("<w:p>" * 400),
    ],
    ids=["entities", "macros", "cut short", "no type", "entities in a book", "macros in Word", "nested"],
)
def test_what_is_hostile_or_unsure_in_one_file_is_refused(data: str) -> None:
    with pytest.raises(UnreadableFile) as refused:
        read_document(data.encode(), "a.xml")
    assert not isinstance(refused.value, NeedsOffice)


@pytest.mark.parametrize(
    "text",
    [
        letter("<w:p><w:r><w:instrText>DDEAUTO cmd</w:instrText></w:r></w:p>"),
        letter('<w:pict><v:imagedata xmlns:v="v" src="https://a.vn/a.png"/></w:pict>'),
        book().replace("<Cell>", '<Cell ss:Formula="=WEBSERVICE(&quot;x&quot;)">', 1),
    ],
)
def test_what_would_reach_out_of_one_file_is_told(text: str) -> None:
    assert [notice.code for notice in unsafe_notices(admit(text.encode(), "a.xml"))] == [Code.UNSAFE_CONTENT]


CHANGES = 'xmlns:aml="http://schemas.microsoft.com/aml/2001/core"'


def changed(kind: str, inside: str = "") -> str:
    return f'<aml:annotation {CHANGES} aml:id="1" w:type="Word.{kind}" aml:author="A">{inside}</aml:annotation>'


def content(text: str) -> str:
    return f"<aml:content><w:r><w:t>{text}</w:t></w:r></aml:content>"


@WITH_OFFICE
def test_tracked_changes_of_word_2003_are_read_as_accepted_and_told() -> None:
    name = changed("Deletion", content("Ngô Bình").replace("w:t>", "w:delText>")) + changed("Insertion", content("Lê An"))
    text = letter().replace("<w:r><w:t>Họ và tên: Lê An</w:t></w:r>", f"<w:r><w:t>Họ và tên: </w:t></w:r>{name}")
    reading = read_bytes(text.encode(), "a.xml", definitions(), None)

    assert converted(text.encode()) == ANSWERS
    assert Code.PENDING_EDITS in {finding.code for finding in reading.findings}


def test_a_row_and_the_end_of_a_paragraph_that_were_deleted_in_word_2003_are_gone() -> None:
    row = "<w:tr>{}<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc></w:tr>"
    rows = row.format(f"<w:trPr>{changed('Deletion')}</w:trPr>", "cũ") + row.format("", "mới")
    mark = f"<w:p><w:pPr><w:rPr>{changed('Deletion')}</w:rPr></w:pPr><w:r><w:t>Lê </w:t></w:r></w:p><w:p><w:r><w:t>An</w:t></w:r></w:p>"
    left = made_ready(letter(f"<w:tbl>{rows}</w:tbl>{mark}").encode()).decode()

    assert "cũ" not in left
    assert "mới" in left
    assert "<w:p><w:r><w:t>Lê </w:t></w:r><w:r><w:t>An</w:t></w:r></w:p>" in left


def test_hidden_text_of_word_2003_is_left_out_and_told() -> None:
    style = '<w:styles><w:style w:type="character" w:styleId="An"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'
    run = "<w:r><w:rPr>{}</w:rPr><w:t>{}</w:t></w:r>"
    runs = run.format("<w:vanish/>", "ẩn 1") + run.format('<w:rStyle w:val="An"/>', "ẩn 2") + run.format('<w:vanish w:val="off"/>', "hiện")
    data = letter(f"{style}<w:p>{runs}</w:p>").encode()

    assert hidden_in(data) == ["ẩn 1", "ẩn 2"]
    assert "ẩn" not in made_ready(data).decode()
    assert "hiện" in made_ready(data).decode()


@pytest.mark.parametrize("grid", ["", "<w:tblGrid/>", '<w:tblGrid><w:gridCol w:w="900"/></w:tblGrid>'])
def test_a_table_of_word_2003_without_a_grid_keeps_its_cells(grid: str) -> None:
    cells = "".join(f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for text in ("1", "Năm sinh"))
    wide = '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p/></w:tc>'
    left = made_ready(letter(f"<w:tbl>{grid}<w:tr>{cells}</w:tr><w:tr>{wide}{wide}</w:tr></w:tbl>").encode()).decode()

    assert left.count("<w:gridCol ") == 4
    assert left.index("<w:tblGrid>") < left.index("<w:tr>")


SPACE = "http://schemas.microsoft.com/office/2006/xmlPackage"


def in_one_file(data: bytes, *more: str) -> bytes:
    """Return the parts of a zip container of Office as one XML file."""
    parts = list(more)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        types = package.read("[Content_Types].xml").decode()
        for name in package.namelist():
            told = re.search(f'PartName="/{re.escape(name)}" ContentType="([^"]*)"', types)
            kind = told[1] if told else "application/vnd.openxmlformats-package.relationships+xml"
            inner = re.sub(r"^<\?xml[^>]*>", "", package.read(name).decode())
            if name != "[Content_Types].xml":
                parts.append(f'<pkg:part pkg:name="/{name}" pkg:contentType="{kind}"><pkg:xmlData>{inner}</pkg:xmlData></pkg:part>')
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><?mso-application progid="Word.Document"?>'
    return f'{head}<pkg:package xmlns:pkg="{SPACE}">{"".join(parts)}</pkg:package>'.encode()


def test_a_word_file_written_out_in_one_file_is_read() -> None:
    drawing = "\n".join("| " + " | ".join(row) + " |" if len(row) > 1 else row[0] for row in ROWS)
    flat = in_one_file(filled("docx", drawing))

    assert said(flat) == ANSWERS
    assert sniff(flat) is Kind.DOCX


@pytest.mark.parametrize(
    "part",
    [
        '<pkg:part pkg:name="/word/vbaProject.bin" pkg:contentType="a"><pkg:binaryData>eA==</pkg:binaryData></pkg:part>',
        '<pkg:part pkg:name="../a.xml" pkg:contentType="a"/>',
        '<pkg:part pkg:name="/word/DOCUMENT.xml" pkg:contentType="a"><pkg:xmlData><a/></pkg:xmlData></pkg:part>',
        '<pkg:part pkg:name="/a.bin" pkg:contentType="a"><pkg:binaryData>e</pkg:binaryData></pkg:part>',
    ],
    ids=["macros", "climbs out", "twice", "damaged"],
)
def test_a_hostile_package_in_one_file_is_refused(part: str) -> None:
    with pytest.raises(UnreadableFile):
        read_document(in_one_file(filled("docx", "Mẫu 02-CN"), part), "a.xml")


def test_definitions_in_a_package_in_one_file_are_refused() -> None:
    data = in_one_file(filled("docx", "Mẫu 02-CN")).replace(b"<pkg:package", b'<!DOCTYPE a [<!ENTITY a "b">]><pkg:package', 1)
    with pytest.raises(UnreadableFile):
        read_document(data, "a.xml")
