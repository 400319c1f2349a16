"""Files that say far more than any form: refused with a sentence, and what is long but allowed is read in time that grows with its length."""

from __future__ import annotations

import io
import time
import zipfile

import pytest

from tests.builders import book, definitions, filled, para, row_of, run, table, word
from tests.builders import cell as word_cell
from toolkit.errors import UnreadableFile
from toolkit.model.submission import Reading
from toolkit.readers import read_document
from toolkit.readers.flat import MAX_TAGS, check_xml
from toolkit.readers.guard import admit
from toolkit.readers.length import MAX_OTHER_TEXTS, MAX_TEXTS
from toolkit.readers.package import TOO_LONG
from toolkit.readers.rtf import check_rtf
from toolkit.reading import look_at

FORM = "Mẫu 02-TT\nPHIẾU ĐÁNH GIÁ TIÊU CHÍ ĐIỂN HÌNH TIÊU BIỂU (đối với tập thể)\n| Chi bộ | Chi bộ Văn phòng |\n| Số thành viên | 12 |\n"


def rows_of(count: int, *, same: bool) -> str:
    return "".join(
        row_of(*[word_cell(para(run("a" if same else f"việc {number} {column}"))) for column in "xy"]) for number in range(count)
    )


@pytest.mark.parametrize(("count", "same"), [(MAX_TEXTS // 2 + 1, True), (MAX_OTHER_TEXTS // 2 + 1, False)])
def test_what_says_more_than_any_form_is_refused(count: int, same: bool) -> None:
    with pytest.raises(UnreadableFile, match=TOO_LONG[:30]):
        read_document(word(table(rows_of(count, same=same))), "a.docx")


def test_a_sheet_of_empty_cells_is_not_long() -> None:
    rows = '<row r="1"><c r="A1" t="inlineStr"><is><t>Mẫu</t></is></c></row>' + '<row r="9000"><c r="BZ9000"><v>1</v></c></row>'

    assert read_document(book(rows), "a.xlsx").blocks


def test_the_time_for_a_long_table_grows_with_its_length() -> None:
    def once(data: bytes) -> float:
        begun = time.process_time()
        assert isinstance(look_at(data, "a.docx", definitions(), None), Reading)
        return time.process_time() - begun

    def seconds(count: int) -> float:
        data = filled("docx", FORM + "Phụ lục\n" + "| a | b |\n" * count)
        return min(once(data) for _ in range(3))  # what else the process does, as to gather its garbage, is none of it

    seconds(50)
    assert seconds(1_200) < 12 * seconds(300)


@pytest.mark.parametrize(
    "piece",
    [rb"\sect x", rb"a{\footnote b}", rb"\bin1 x", rb"\u7879?", rb"{\upr{a}}"],
    ids=["sections", "notes", "binary", "letters", "groups"],
)
def test_a_text_that_libreoffice_would_be_long_over_is_refused_before(piece: bytes) -> None:
    with pytest.raises(UnreadableFile, match="dài bất thường"):
        check_rtf(b"{\\rtf1 " + piece * 300_001 + b"}")
    check_rtf(b"{\\rtf1 " + piece * 300 + b"}")


def test_an_open_text_or_one_of_word_2003_with_too_many_pieces_is_refused() -> None:
    paragraphs = "<w:p/>" * (MAX_TAGS + 1)
    text = f'<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body>{paragraphs}</w:body></w:wordDocument>'
    with pytest.raises(UnreadableFile, match="dài bất thường"):
        check_xml(text.encode())
    space = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    content = f'<o:document-content xmlns:o="{space}">{"<o:p/>" * (MAX_TAGS + 1)}</o:document-content>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as container:
        container.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        container.writestr("content.xml", content)
    with pytest.raises(UnreadableFile, match="dài bất thường"):
        admit(out.getvalue(), "a.odt")
