"""Every way in which Excel keeps a value comes out with its type, its words and its place."""

from __future__ import annotations

import io
import subprocess
import unicodedata
from datetime import date, datetime

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import book, grid, said, texts
from tests.builders import filled as drawn
from toolkit.model.document import Cell, Document, Table
from toolkit.readers import office, read_document
from toolkit.readers.guard import Kind


def opened(rows: str, **more: str) -> Document:
    return read_document(book(rows, **more), "a.xlsx")


def sheet_of(document: Document) -> Table:
    (block,) = document.blocks
    assert isinstance(block, Table)
    return block


def values(rows: str, **more: str) -> list[list[object]]:
    return [[one.value for one in row] for row in sheet_of(opened(rows, **more)).rows]


def one(inner: str, **more: str) -> Cell:
    """Return the cell A1 of a sheet that holds only it."""
    return sheet_of(opened(f'<row r="1">{inner}</row>', **more)).rows[0][0]


def codes(document: Document) -> list[str]:
    return [notice.code for notice in document.notices]


def inline(reference: str, text: str) -> str:
    return f'<c r="{reference}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def number(reference: str, value: str, style: int = 0) -> str:
    return f'<c r="{reference}" s="{style}"><v>{value}</v></c>'


FORMATS = (
    '<numFmts count="2"><numFmt numFmtId="164" formatCode="0.0%"/><numFmt numFmtId="165" formatCode="dd\\/mm\\/yyyy"/></numFmts>'
    '<fonts count="2"><font><name val="Arial"/></font><font><name val=".VnTime"/></font></fonts>'
    '<fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="6"><xf numFmtId="0" fontId="0"/><xf numFmtId="9" fontId="0"/><xf numFmtId="164" fontId="0"/><xf numFmtId="165" fontId="0"/>'
    '<xf numFmtId="14" fontId="0"/><xf numFmtId="0" fontId="1"/></cellXfs>'
)


def test_strings_are_read_from_the_cell_the_shared_table_and_rich_runs() -> None:
    shared = "<si><t>Chi bộ</t></si><si><r><t xml:space='preserve'>Văn </t></r><r><rPr><b/></rPr><t>phòng</t></r><rPh sb='0' eb='1'><t>x</t></rPh></si>"
    row = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>' + inline("C1", "Quý III") + "</row>"
    rich = '<row r="2"><c r="A2" t="inlineStr"><is><r><t xml:space="preserve">Quý </t></r><r><t>IV</t></r></is></c></row>'

    assert texts(opened(row + rich, shared=shared)) == [[["Chi bộ", "Văn phòng", "Quý III"], ["Quý IV", "", ""]]]


def test_numbers_dates_and_truth_values_keep_their_type_and_show_as_people_see_them() -> None:
    cells = number("A1", "7") + number("B1", "7.5") + number("C1", "45560", 3) + number("D1", "45560.5", 4) + '<c r="E1" t="b"><v>1</v></c>'
    (row,) = sheet_of(opened(f'<row r="1">{cells}</row>', styles=FORMATS)).rows

    assert [one.value for one in row] == [7, 7.5, date(2024, 9, 25), date(2024, 9, 25), True]
    assert [one.text for one in row] == ["7", "7,5", "25/09/2024", "25/09/2024", "TRUE"]


@pytest.mark.parametrize(
    ("raw", "style", "shown"), [("0.85", 1, "85%"), ("0.855", 2, "85,5%"), ("1", 1, "100%"), ("0", 1, "0%"), ("0.85", 0, "0,85")]
)
def test_a_percentage_shows_as_the_format_shows_it(raw: str, style: int, shown: str) -> None:
    assert one(number("A1", raw, style), styles=FORMATS).text == shown


def test_text_that_looks_like_a_number_stays_text() -> None:
    assert values('<row r="1">' + inline("A1", "07") + inline("B1", "1.234,5") + inline("C1", "85 %") + "</row>") == [
        ["07", "1.234,5", "85 %"]
    ]


def test_merged_cells_are_one_cell_in_every_place() -> None:
    rows = '<row r="1">' + inline("A1", "Tên") + inline("C1", "x") + '</row><row r="2">' + inline("C2", "y") + "</row>"
    table = sheet_of(opened(rows, after='<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>'))

    assert grid(table) == [["Tên", "Tên", "x"], ["Tên", "Tên", "y"]]
    assert table.rows[0][0] is table.rows[1][1]
    assert (table.rows[0][0].rows, table.rows[0][0].columns) == (2, 2)


def test_sheets_merged_alike_have_each_their_own_words() -> None:
    merged = '<mergeCells count="3"><mergeCell ref="A1:B2"/><mergeCell ref="C1:D1"/><mergeCell ref="D1:E2"/></mergeCells>'
    for first, second in (("Tên", "x"), ("", "y"), ("Họ", "")):
        rows = f'<row r="1">{inline("A1", first)}{inline("C1", second)}</row><row r="2">{inline("B2", "hidden below")}{inline("F2", "z")}</row>'
        table = sheet_of(opened(rows, after=merged))
        assert grid(table) == [[first, first, second, "", "", ""], [first, first, "", "", "", "z"]]
        assert table.rows[0][0] is table.rows[1][1]
        assert table.rows[0][3] is table.rows[1][4]  # of two that cover one place the later has it
        assert (table.rows[0][0].rows, table.rows[0][3].columns, table.rows[0][5].place.column) == (2, 2, 6)


def test_a_form_that_starts_elsewhere_keeps_its_places() -> None:
    table = sheet_of(opened('<row r="4">' + inline("C4", "Chi bộ") + "</row>"))

    assert grid(table)[3] == ["", "", "Chi bộ"]
    assert table.rows[3][2].place.say() == "trang tính Biểu, ô C4"


def test_hidden_rows_columns_and_sheets_are_left_out_and_reported() -> None:
    rows = '<row r="1">' + inline("A1", "7") + inline("B1", "ẩn") + '</row><row r="2" hidden="1">' + inline("A2", "ẩn") + "</row>"
    document = opened(rows, before='<cols><col min="2" max="2" hidden="1"/></cols>')
    buffer = io.BytesIO()
    two = xlsxwriter.Workbook(buffer)
    two.add_worksheet("Hiện").write_string(0, 0, "7")
    hidden = two.add_worksheet("Cũ")
    hidden.write_string(0, 0, "9")
    hidden.hide()
    two.close()
    workbook = read_document(buffer.getvalue(), "a.xlsx")

    assert (texts(document), codes(document)) == ([[["7", ""]]], ["hidden-text"])
    assert (texts(workbook), codes(workbook)) == ([[["7"]]], ["hidden-text"])


def test_a_merged_cell_whose_first_row_is_hidden_is_still_seen() -> None:
    rows = '<row r="1" hidden="1">' + inline("A1", "Tên") + inline("B1", "ẩn") + '</row><row r="2">' + inline("B2", "x") + "</row>"
    table = sheet_of(opened(rows, after='<mergeCells count="1"><mergeCell ref="A1:A2"/></mergeCells>'))

    assert grid(table)[1] == ["Tên", "x"]


def test_a_formula_says_its_last_value_and_one_without_is_reported() -> None:
    done = opened(
        '<row r="1"><c r="A1"><f>3+4</f><v>7</v></c><c r="B1" t="str"><f>"a"</f><v>An</v></c><c r="C1" t="str"><f>B9</f><v></v></c></row>'
    )
    undone = opened('<row r="1"><c r="A1" t="str"><f>"a"</f></c><c r="B1"><v>5</v></c></row>')
    assert undone.uncalculated == ("Biểu!A1",)
    undone = opened('<row r="1"><c r="A1"><f>3+4</f></c><c r="B1"><v>5</v></c></row>')

    assert (texts(done), codes(done)) == ([[["7", "An", ""]]], [])
    assert (texts(undone), codes(undone)) == ([[["", "5"]]], ["review"])


def test_an_error_of_a_formula_is_no_answer() -> None:
    document = opened('<row r="1">' + inline("A1", "Số") + '<c r="B1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>')

    assert (texts(document), codes(document)) == ([[["Số", ""]]], ["review"])


def test_attributes_that_are_no_numbers_do_no_harm() -> None:
    rows = '<row r="1">' + inline("A1", "7") + "<c r='B1'><f>1</f></c></row>"
    styles = FORMATS.replace('fontId="1"', 'fontId="x"').replace('numFmtId="9"', 'numFmtId="y"')

    assert texts(opened(rows, styles=styles, before='<cols><col min="x" max="y" hidden="1"/></cols>')) == [[["7", ""]]]


def test_cells_at_the_end_of_the_sheet_are_read_with_their_places_and_without_the_gap() -> None:
    for reference, place in (("A1048576", "ô A1048576"), ("XFD1048576", "ô XFD1048576")):
        rows = '<row r="1">' + inline("A1", "x") + f'</row><row r="1048576">{inline(reference, "y")}</row>'
        table = sheet_of(opened(rows))
        said = {cell.text: cell.place.say() for row in table.rows for cell in row if cell.text}
        assert said == {"x": "trang tính Biểu, ô A1", "y": f"trang tính Biểu, {place}"}
        assert len(table.rows) == 3


def test_a_used_range_that_only_claims_to_be_large_is_read() -> None:
    rows = '<row r="1">' + inline("A1", "x") + '</row><row r="1048576" spans="1:1"/>'

    assert texts(opened(rows, before='<dimension ref="A1:XFD1048576"/>')) == [[["x"]]]


def test_legacy_letters_are_decoded_by_the_font_of_the_cell() -> None:
    old = '<c r="A1" s="5" t="inlineStr"><is><t>Së C«ng Th\u00ad¬ng</t></is></c>'
    new = '<c r="B1" s="0" t="inlineStr"><is><t>Quý III</t></is></c>'
    document = opened(f'<row r="1">{old}{new}</row>', styles=FORMATS)

    assert (texts(document), codes(document)) == ([[["Sở Công Thương", "Quý III"]]], ["decoded"])


def test_eth_is_read_as_the_vietnamese_letter_in_a_unicode_workbook() -> None:
    assert one(inline("A1", "Ðảng ủy Sở, Quyết định số 5-QÐ/ÐU")).text == "Đảng ủy Sở, Quyết định số 5-QĐ/ĐU"


def test_decomposed_letters_and_line_ends_are_brought_into_one_form() -> None:
    assert one(inline("A1", unicodedata.normalize("NFD", "Quản lý") + "_x000D_\nThương mại")).text == "Quản lý\nThương mại"


ESCAPED = "v_x00E0_o _x005F_x000D_"
RICH = f'<c r="A1" t="inlineStr"><is><r><rPr><b/></rPr><t>{ESCAPED}</t></r><r><t xml:space="preserve"> xong</t></r></is></c>'


@pytest.mark.parametrize(
    ("cell", "far", "seen"),
    [
        (inline("A1", ESCAPED), "", "vào _x000D_"),
        (RICH, "", "vào _x000D_ xong"),
        (inline("A1", ESCAPED), f'<row r="1048576">{inline("A1048576", "y")}</row>', "vào _x000D_"),
    ],
    ids=["by the library", "a rich text", "a sheet that is spread too far"],
)
def test_letters_named_by_their_codes_are_read_and_what_only_looks_so_is_kept(cell: str, far: str, seen: str) -> None:
    assert sheet_of(opened(f'<row r="1">{cell}</row>{far}')).rows[0][0].text == seen


def test_a_workbook_written_by_openpyxl_reads_the_same() -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    for line in (["Số", 7, None], [datetime(2024, 9, 25), "=1+1", "07"]):
        sheet.append(line)
    buffer = io.BytesIO()
    workbook.save(buffer)
    document = read_document(buffer.getvalue(), "a")

    assert (texts(document), codes(document)) == ([[["Số", "7", ""], ["25/09/2024", "", "07"]]], ["review"])


DRAWING = """
    Mẫu 04-KQ
    BIỂU KẾT QUẢ XÂY DỰNG, PHÁT HIỆN, NUÔI DƯỠNG, NHÂN RỘNG ĐIỂN HÌNH TIÊU BIỂU
    | Chi bộ | Chi bộ Văn phòng |
    | Kỳ báo cáo | Quý III/2024 |
    | Ngày lập | #25/9/2024 |
    | Số điển hình tập thể | #1 |
    | Số điển hình cá nhân | 02 |
"""


@pytest.mark.slow
@pytest.mark.skipif(office.find_soffice() is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("kind", [Kind.XLS, Kind.ODS])
def test_old_workbooks_give_the_same_answers(kind: Kind, tmp_path) -> None:
    source = tmp_path / "a.xlsx"
    source.write_bytes(drawn("xlsx", DRAWING))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    soffice = str(office.find_soffice())
    subprocess.run(
        [soffice, profile, "--headless", "--convert-to", kind.value, "--outdir", tmp_path, source],
        check=True,
        capture_output=True,
        timeout=120,
    )

    assert said((tmp_path / f"a.{kind.value}").read_bytes()) == said(source.read_bytes())


LETTERS = st.text(st.sampled_from("abcĐđàẫỹ 0123:;.,-/&<>\"'{}[]=+@%…☐☒"), max_size=12).map(lambda text: " ".join(text.split()))


@given(st.integers(1, 4).flatmap(lambda width: st.lists(st.lists(LETTERS, min_size=width, max_size=width), min_size=1, max_size=5)))
@settings(max_examples=30, deadline=None)
def test_any_table_of_texts_comes_back_cell_by_cell(rows: list[list[str]]) -> None:
    buffer = io.BytesIO()
    workbook = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False})
    sheet = workbook.add_worksheet()
    for row, line in enumerate([["đầu", *rows[0]], *([str(index), *line] for index, line in enumerate(rows))]):
        for column, text in enumerate(line):
            sheet.write_string(row, column, text)
    workbook.close()

    assert grid(sheet_of(read_document(buffer.getvalue(), "a"))) == [
        ["đầu", *rows[0]],
        *([str(index), *line] for index, line in enumerate(rows)),
    ]
