"""Documents in one XML file: open ones, and those of Office 2003."""

from __future__ import annotations

import re

import pytest

from tests.builders import definitions, said, shown
from toolkit.errors import UnreadableFile
from toolkit.model.finding import Code
from toolkit.readers import NeedsOffice, read_document
from toolkit.readers.guard import Kind, admit, sniff
from toolkit.readers.office import find_soffice
from toolkit.readers.unsafe import unsafe_notices
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
        letter('<aml:annotation xmlns:aml="a" w:type="Word.Deletion"/>'),
    ],
    ids=["entities", "macros", "cut short", "no type", "entities in a book", "macros in Word", "nested", "struck out"],
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
