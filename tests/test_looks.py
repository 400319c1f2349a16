"""What a workbook says beside its values comes out of every kind of workbook: percentages, hidden rows and columns, old fonts."""

from __future__ import annotations

import io
import struct
import subprocess
import zipfile
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from tests.builders import Review, book, grid, said
from tests.pdf_maker import Sheet, pdf
from toolkit.errors import UnreadableFile
from toolkit.model.document import Cell, Document, EmphasisKind, Table
from toolkit.model.finding import Code
from toolkit.model.submission import State
from toolkit.readers import office, read_document
from toolkit.readers.guard import Kind
from toolkit.readers.old_strings import Font, old_rich_strings
from toolkit.readers.rich import Stretch


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
    assert rows_of(read_document(converted(looking(), kind, tmp_path), "a")) == SAID


@pytest.mark.slow
@pytest.mark.skipif(office.find_soffice() is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("kind", [Kind.XLS, Kind.ODS])
def test_what_is_set_off_in_an_old_workbook_is_so_too(kind: Kind, tmp_path: Path) -> None:
    buffer = io.BytesIO()
    workbook = xlsxwriter.Workbook(buffer)
    sheet, plain = workbook.add_worksheet("Biểu"), workbook.add_format()
    looks = ({"font_strikeout": True}, {"underline": 1}, {"font_name": "Wingdings"}, {"font_color": "#C0504D"})
    struck, line, boxes, red = map(workbook.add_format, looks)
    sheet.write_rich_string(0, 0, struck, "Nguyễn Văn An", plain, " Trần Văn Bình")
    sheet.write_rich_string(1, 0, plain, "Có / ", line, "Không")
    sheet.write_rich_string(6, 0, plain, "Có / ", red, "Không")
    sheet.write(2, 0, 7, struck)
    sheet.write(3, 0, "þ", boxes)
    sheet.write(4, 0, 45536, workbook.add_format({"num_format": "mm/yyyy"}))
    sheet.write(5, 0, 45536, workbook.add_format({"num_format": "d/m/yyyy"}))
    workbook.close()
    new, old = (read_document(data, "a").blocks[0] for data in (buffer.getvalue(), converted(buffer.getvalue(), kind, tmp_path)))
    assert new == old
    assert isinstance(new, Table)
    assert [(mark.kind, mark.start) for mark in new.rows[6][0].emphasis] == [(EmphasisKind.HIGHLIGHT, 5)]


def converted(data: bytes, kind: Kind, folder: Path) -> bytes:
    """Return a workbook as LibreOffice saves it in another kind."""
    (folder / "a.xlsx").write_bytes(data)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [
        str(office.find_soffice()),
        profile,
        "--headless",
        "--convert-to",
        kind.value,
        "--outdir",
        str(folder),
        str(folder / "a.xlsx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (folder / f"a.{kind.value}").read_bytes()


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


def styled(*fonts: str, formats: str = "") -> str:
    """Return styles with these fonts, each with a cell style of its number plus 1, then a style for every format from 170 on."""
    numbers = range(170, 170 + formats.count("<numFmt "))
    looks = "<xf/>" + "".join(f'<xf fontId="{number}"/>' for number in range(1, len(fonts) + 1))
    looks += "".join(f'<xf numFmtId="{number}"/>' for number in numbers)
    all_fonts = "".join(f"<font>{font}</font>" for font in ("", *fonts))
    return f"<numFmts>{formats}</numFmts><fonts>{all_fonts}</fonts><cellXfs>{looks}</cellXfs>"


def cells(rows: str, **more: str) -> list[list[Cell]]:
    (table,) = read_document(book(rows, **more), "a").blocks
    assert isinstance(table, Table)
    return [list(row) for row in table.rows]


def test_what_is_struck_out_underlined_or_bold_in_a_cell_or_its_runs_is_set_off() -> None:
    shared = "<si><r><rPr><strike/></rPr><t>An</t></r><r><t xml:space='preserve'> Bình</t></r></si>"
    inline = "<is><r><t xml:space='preserve'>Có </t></r><r><rPr><u/></rPr><t>Không</t></r></is>"
    rows = (
        f'<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>7</v></c><c r="C1" t="inlineStr">{inline}</c></row>'
        '<row r="2"><c r="A2" t="s" s="1"><v>0</v></c><c r="B2" s="2"><v>7</v></c></row>'
    )
    (part, number, line), (whole, plain, _) = cells(rows, shared=shared, styles=styled("<strike/>", '<strike val="0"/>'))
    marks = [[(one.text[mark.start : mark.end], mark.kind) for mark in one.emphasis] for one in (part, number, line, whole, plain)]
    strike = EmphasisKind.STRIKE
    assert marks == [[("An", strike)], [("7", strike)], [("Không", EmphasisKind.UNDERLINE)], [("An", strike), (" Bình", strike)], []]
    assert (part.text, number.value) == ("An Bình", 7)


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        ("<r><rPr><b/></rPr><t>Số</t></r><r><rPr><i/></rPr><t> </t></r><r><rPr><i/></rPr><t>hóa hồ sơ</t></r>", "Số hóa hồ sơ"),
        ("<r><rPr><b/></rPr><t>Số </t></r><r><rPr><i/></rPr><t>hóa</t></r>", "Số hóa"),
        ("<r><rPr><b/></rPr><t>\n    Số\n  </t></r><r><rPr><i/></rPr><t xml:space='preserve'> hóa</t></r>", "Số hóa"),
    ],
)
def test_a_space_between_runs_counts_though_the_file_does_not_say_that_it_is_kept(runs: str, text: str) -> None:
    ((cell,),) = cells('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', shared=f"<si>{runs}</si>")
    assert (cell.text, cell.value) == (text, text)


@pytest.mark.parametrize(
    ("colour", "sets_off"),
    [
        ('rgb="FFFF0000"', True),
        ('rgb="FF1F4E79"', True),
        ('theme="5"', True),
        ('indexed="10"', True),
        ('rgb="FF000000"', False),
        ('rgb="FF808080"', False),
        ('theme="1"', False),
        ('indexed="64"', False),
        ('auto="1"', False),
    ],
)
def test_a_run_in_colour_is_set_off_and_one_in_black_white_or_grey_is_not(colour: str, sets_off: bool) -> None:
    inline = f"<is><r><t xml:space='preserve'>Có / </t></r><r><rPr><color {colour}/></rPr><t>Không</t></r></is>"
    ((one,),) = cells(f'<row r="1"><c r="A1" t="inlineStr">{inline}</c></row>')

    assert [(one.text[mark.start : mark.end], mark.kind) for mark in one.emphasis] == [("Không", EmphasisKind.HIGHLIGHT)] * sets_off


def test_an_answer_that_excel_strikes_out_is_for_review_and_a_struck_choice_is_not_chosen() -> None:
    buffer = io.BytesIO()
    workbook = xlsxwriter.Workbook(buffer)
    sheet, struck, plain = workbook.add_worksheet("02-CN"), workbook.add_format({"font_strikeout": True}), workbook.add_format()
    sheet.write_column(0, 0, ["MẪU 02-CN", "Chi bộ", "Kỳ báo cáo", "Họ và tên", "Là đảng viên", "Số sáng kiến được công nhận"])
    sheet.write_column(1, 1, ["Chi bộ Văn phòng", "Năm 2024"])
    sheet.write_rich_string(3, 1, struck, "Nguyễn Văn An", plain, " Trần Văn Bình")
    sheet.write_rich_string(4, 1, plain, "Có / ", struck, "Không")
    sheet.write(5, 1, 7, struck)
    workbook.close()
    answers = said(buffer.getvalue())
    assert answers["ho_ten"] == "Trần Văn Bình"
    assert answers["la_dang_vien"] is True
    assert answers["so_sang_kien"] == Review(7)


@pytest.mark.parametrize(("letter", "box"), [("þ", "☒"), ("¨", "☐"), ("o", "☐"), ("ü", "☒"), ("Đạt", "Đạt")])
def test_letters_of_a_font_of_boxes_are_boxes(letter: str, box: str) -> None:
    ((cell,),) = cells(f'<row r="1"><c r="A1" s="1" t="str"><v>{letter}</v></c></row>', styles=styled('<name val="Wingdings"/>'))
    assert (cell.text, cell.value) == (box, box)


def test_boxes_among_words_are_told_by_the_fonts_of_their_runs() -> None:
    box = '<r><rPr><rFont val="Wingdings"/></rPr><t>{}</t></r><r><rPr><rFont val="Arial"/></rPr><t xml:space="preserve"> {}</t></r>'
    shared = f"<si>{box.format('þ', 'Đạt ')}{box.format('o', 'Chưa đạt')}</si>"
    ((cell,),) = cells('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', shared=shared)
    assert cell.text == "☒ Đạt ☐ Chưa đạt"


def test_decoded_letters_keep_the_stroke_through_them() -> None:
    shared = "<si><r><rPr><rFont val='.VnTime'/><strike/></rPr><t>Së C«ng</t></r><r><rPr><rFont val='.VnTime'/></rPr><t xml:space='preserve'> Th­¬ng</t></r></si>"
    ((cell,),) = cells('<row r="1"><c r="A1" s="1" t="s"><v>0</v></c></row>', shared=shared, styles=styled('<name val=".VnTime"/>'))
    assert (cell.text, {mark.kind for mark in cell.emphasis}) == ("Sở Công Thương", {EmphasisKind.STRIKE})


@pytest.mark.parametrize("kind", [None, Kind.XLS, Kind.ODS])
@pytest.mark.skipif(office.find_soffice() is None, reason="LibreOffice is not installed")
def test_runs_of_a_cell_are_decoded_each_by_its_own_font(kind: Kind | None, tmp_path: Path) -> None:
    buffer = io.BytesIO()
    workbook = xlsxwriter.Workbook(buffer)
    sheet = workbook.add_worksheet("Biểu")
    old, new, drawn = (workbook.add_format({"font_name": name}) for name in (".VnTime", "Arial", "Wingdings"))
    sheet.write_rich_string(0, 0, new, "Bùi ", old, "H÷u Nh\xad\xeang", old)
    sheet.write_rich_string(1, 0, old, "T¹ ", new, "Thị Hưng")
    sheet.write_rich_string(2, 0, drawn, "þ", old, " §¹t")
    workbook.close()
    made = converted(buffer.getvalue(), kind, tmp_path) if kind else buffer.getvalue()
    assert rows_of(read_document(made, "a")) == [["Bùi Hữu Nhường"], ["Tạ Thị Hưng"], ["☒ Đạt"]]


@pytest.mark.parametrize(
    ("code", "shown"), [("0&quot;%&quot;", "7"), ("0\\%", "7"), ("0%", "700%"), ("0.0%;-0.0%", "700%"), ("[&gt;5]0_%", "7")]
)
def test_a_percent_sign_that_is_only_printed_is_no_percentage(code: str, shown: str) -> None:
    formats = f'<numFmt numFmtId="170" formatCode="{code}"/>'
    ((cell,),) = cells('<row r="1"><c r="A1" s="1"><v>7</v></c></row>', styles=styled(formats=formats))
    assert cell.text == shown


def test_a_month_of_excel_is_a_period_and_a_date_for_review() -> None:
    buffer = io.BytesIO()
    workbook = xlsxwriter.Workbook(buffer)
    sheet = workbook.add_worksheet("01-DK")
    sheet.write_column(0, 0, ["MẪU 01-ĐK", "Chi bộ", "Kỳ báo cáo", "Thời hạn hoàn thành", "Ngày lập"])
    sheet.write(1, 1, "Chi bộ Văn phòng")
    sheet.write(2, 1, 45536, workbook.add_format({"num_format": "mm/yyyy"}))
    sheet.write(3, 1, 45627, workbook.add_format({"num_format": 17}))
    sheet.write(4, 1, 45560, workbook.add_format({"num_format": "d/m/yyyy"}))
    workbook.close()
    answers = said(buffer.getvalue())
    assert (answers["ky_bao_cao"], answers["thoi_han_hoan_thanh"]) == (Review("2024-09"), Review(date(2024, 12, 1)))
    assert answers["ngay_lap"] == date(2024, 9, 25)


def test_a_count_that_its_cell_shows_as_a_day_or_time_is_the_count_for_review() -> None:
    buffer = io.BytesIO()
    workbook = xlsxwriter.Workbook(buffer)
    sheet = workbook.add_worksheet("04-KQ")
    day, time = workbook.add_format({"num_format": "dd/mm/yyyy"}), workbook.add_format({"num_format": "hh:mm:ss"})
    heads = ["Số điển hình tập thể", "Số điển hình cá nhân", "Số điển hình mới phát hiện", "Số tin, bài tuyên truyền"]
    sheet.write_column(0, 0, ["MẪU 04-KQ", "Chi bộ", *heads])
    sheet.write(1, 1, "Chi bộ Văn phòng")
    for row, (number, look) in enumerate(((10, day), (0, time), (45560, day), (0.5, time)), 2):
        sheet.write(row, 1, number, look)
    workbook.close()
    answers = said(buffer.getvalue())
    assert [answers[one] for one in ("so_tap_the", "so_ca_nhan")] == [Review(10), Review(0)]
    assert [answers[one] for one in ("so_moi_phat_hien", "so_tin_bai")] == [State.INVALID, State.INVALID]


def test_a_strict_workbook_hides_what_it_hides() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(looking())) as archive, zipfile.ZipFile(buffer, "w") as strict:
        for name in archive.namelist():
            part = archive.read(name).replace(
                b"schemas.openxmlformats.org/spreadsheetml/2006/main", b"purl.oclc.org/ooxml/spreadsheetml/main"
            )
            old = b"schemas.openxmlformats.org/officeDocument/2006/relationships"
            strict.writestr(name, part.replace(old, b"purl.oclc.org/ooxml/officeDocument/relationships"))
    assert rows_of(read_document(buffer.getvalue(), "a")) == SAID


def test_rich_strings_of_an_old_workbook_are_read_over_the_ends_of_records() -> None:
    plain, struck = Font("Arial", ()), Font("Arial", (EmphasisKind.STRIKE,))
    head = struct.pack("<2L", 2, 2) + struct.pack("<HBH", 7, 0x08, 1)
    letters, runs = "Có Khôn".encode("utf-16-le"), struct.pack("<2H", 3, 5)  # font 5 is the fifth: there is none of number 4
    second = struct.pack("<HBHL", 2, 0x0D, 1, 3) + "An".encode("utf-16-le") + struct.pack("<2H", 0, 1) + b"xyz"
    fonts = (plain, Font("Wingdings", ()), plain, plain, struck)
    expected = {0: (Stretch("Có ", None, None), Stretch("Khôn", "", struck.kinds)), 1: (Stretch("An", "Wingdings", ()),)}
    wide = b"\x01" + letters[6:] + runs  # the letters go on in the next record, two bytes each from there on
    assert old_rich_strings([head + "Có ".encode("latin-1"), wide + second], fonts) == expected
    assert old_rich_strings([head, b"\x00C\xf3 ", b"", wide, second[:9], b"\x01" + second[9:]], fonts) == expected
    assert old_rich_strings([head + "Có ".encode("latin-1"), wide, second[:9]], fonts).keys() == {0}
    assert old_rich_strings([head], fonts) == {}
