"""The short way through a workbook says what the library says, word for word, whatever was read before."""

from __future__ import annotations

import io
import random
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
import xlsxwriter

from tests.builders import book
from tests.corpus import make_corpus
from toolkit.errors import UnreadableFile
from toolkit.model.document import Document
from toolkit.readers import read_document
from toolkit.readers.package import Package
from toolkit.readers.plain_book import read_plain_book

_SHEET = "xl/worksheets/sheet1.xml"
_SPLICED = (
    b"</c>", b"</row>", b'<row r="3">', b'<row r="9" hidden="1"><c r="A9"><v>1</v></c></row>', b'<c r="C3"/>', b'<c r="XFD1048576"><v>1</v></c>',
    b'<c r="B2" t="s"><v>0</v></c>', b'<c r="B2" t="s"><v>x</v></c>', b'<c r="B2" t="b"><v>1</v></c>', b'<c r="B2" t="e"><v>#N/A</v></c>',
    b'<c r="B2" t="str"><v>a</v></c>', b'<c r="B2"><f>1+1</f><v>2</v></c>', b'<c r="B2"><v></v></c>', b'<c r="B2"><v> 7 </v></c>', b"<!---->",
    b'<c r="C2"><v>1e3</v></c>', b'<c r="C2"><v>0.30000000000000004</v></c>', b'<c r="C2"><v>12345678901234567890</v></c>', b"\xff", b"&", b'"',
    b'<c r="B2" t="inlineStr"><is><t> a </t></is></c>', b'<c r="B2" t="inlineStr"><is><t xml:space="preserve"> a\n</t></is></c>', b"\xcc\x80",
    b'<c r="B2" t="inlineStr"><is><t>a_x000D_b&#13;&#10;c</t></is></c>', b'<c r="B2" t="inlineStr"><is><t/></is></c>', b"<sheetData/>", b"\r",
    b'<mergeCell ref="A1:C3"/>', b'<mergeCell ref="B2:B9"/>', b'<c r="B2" t="inlineStr"><is><r><t>a</t></r></is></c>', b"</sheetData>", b"<x/>",
    b'<c r="B2" s="1"><v>45888</v></c>', b'<c r="B2" s="1"><v>45888.5</v></c>', b'<c r="B2" s="9"><v>1</v></c>', b'<c s="1"><v>1</v></c>',
)  # fmt: skip


def _with_sheet(data: bytes, sheet: bytes) -> bytes:
    packed = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as source, ZipFile(packed, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, sheet if name == _SHEET else source.read(name))
    return packed.getvalue()


def _sheet(data: bytes) -> bytes:
    return ZipFile(io.BytesIO(data)).read(_SHEET)


def _said(data: bytes, *, long_way: bool = False) -> Document | str:
    """Return what the file says, or why it is refused; a workbook with a remark in its XML is read by the library."""
    sheet = _sheet(data)
    try:
        return read_document(_with_sheet(data, sheet.replace(b"</worksheet>", b"<!-- --></worksheet>")) if long_way else data, "a.xlsx")
    except UnreadableFile as error:
        return error.message


def _takes_short_way(data: bytes) -> bool:
    return read_plain_book(Package(data)) is not None


def _saved_with_shared_strings(path: Path) -> bytes:
    """Return the values of a workbook as another program saves them: each text once, beside the sheet."""
    packed = io.BytesIO()
    with xlsxwriter.Workbook(packed) as saved:
        for sheet in openpyxl.load_workbook(path):
            page = saved.add_worksheet(sheet.title)
            for merged in sheet.merged_cells.ranges:
                page.merge_range(merged.coord, "")
            for row in sheet.iter_rows():
                for cell in row:
                    if isinstance(cell.value, str | int | float):
                        page.write(cell.row - 1, cell.column - 1, cell.value)
    return packed.getvalue()


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """Fill forty forms as other hands would, half of them saved by a program that shares the texts of its cells."""
    folder = tmp_path_factory.mktemp("forms")
    make_corpus(folder, 43, 40, kinds=("xlsx",))
    paths = sorted(folder.rglob("*.xlsx"))
    whole = [path for path in paths if _SHEET in ZipFile(path).namelist()]
    return [path.read_bytes() for path in whole] + [_saved_with_shared_strings(path) for path in whole[::2]]


def test_new_and_known_cells_say_what_the_library_says(forms: list[bytes]) -> None:
    short = 0
    for data in forms:
        long_way = _said(data, long_way=True)
        assert [_said(data), _said(data), _said(data)] == [long_way] * 3
        short += _takes_short_way(data)
    assert short > len(forms) // 2


def test_broken_and_odd_sheets_are_read_or_refused_as_by_the_library(forms: list[bytes]) -> None:
    rng = random.Random(17)
    for _ in range(400):
        data = rng.choice(forms)
        sheet = _sheet(data)
        for _ in range(rng.randint(1, 2)):
            at = max(sheet.find(rng.choice((b"<c ", b"</row>", b"<row", b"<", b"<v>", b"<t>")), rng.randrange(len(sheet))), 0)
            end = sheet.find(b"<", at + rng.randrange(1, 200)) if rng.random() < 0.4 else at
            sheet = sheet[:at] + (rng.choice(_SPLICED) if rng.random() < 0.8 else b"") + sheet[end:]
        broken = _with_sheet(data, sheet)
        assert _said(broken) == _said(broken, long_way=True)


_STYLES = (
    '<numFmts count="1"><numFmt numFmtId="165" formatCode="{}"/></numFmts><fonts count="1"><font><name val="{}"/></font></fonts>'
    '<cellXfs count="2"><xf numFmtId="0" fontId="0"/><xf numFmtId="165" fontId="0"/></cellXfs>'
)


@pytest.mark.parametrize(
    "code",
    [
        "General",
        "0.00",
        "#,##0",
        "0%",
        "0.0%",
        "dd/mm/yyyy",
        "[$-42A]dd/mm/yyyy;@",
        "[$-F800]dddd, mmmm dd, yyyy",
        "[Red]0.00",
        "dd\\/mm\\/yyyy;@",
        "mm/yyyy",
        "yyyy",
        "[h]:mm",
        "h:mm",
        '"Quý "0',
    ],
)
@pytest.mark.parametrize("value", ["0", "1", "0.5", "60", "61", "2024", "45888", "45888.25", "-3", "2958466", "1E+2", "1E-2"])
def test_numbers_and_days_say_what_the_library_says(code: str, value: str) -> None:
    rows = f'<row r="1"><c r="A1" s="1"><v>{value}</v></c><c r="B1"><v>{value}</v></c></row>'
    data = book(rows, styles=_STYLES.format(code.replace('"', "&quot;"), "Arial"))
    assert [_said(data), _said(data)] == [_said(data, long_way=True)] * 2


@pytest.mark.parametrize(("font", "short"), [("Arial", True), ("Wingdings", False), (".VnTime", False)])
def test_letters_that_are_not_what_they_seem_are_for_the_library(font: str, short: bool) -> None:
    rows = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
    data = book(rows, shared="<si><t>Đồng chí þ</t></si>", styles=_STYLES.format("0", font).replace('165" fontId', '0" fontId'))
    assert _takes_short_way(data) is short
    assert _said(data) == _said(data, long_way=True)


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("<t>Đạt</t>", True), ("<t/>", True), ("<t> Đạt</t>", False), ('<t xml:space="preserve"> Đạt\n</t>', True), ("<t>a&amp;b &#7841;</t>", True),
        ("<r><t>Đạt</t></r>", False), ("<t>a_x000D_b</t>", False), ("<t>Đạt</t><phoneticPr/>", False), ("<t>Ngu&#7877;n</t>", True),
    ],
)  # fmt: skip
def test_shared_strings_say_what_the_library_says(text: str, short: bool) -> None:
    rows = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>0</v></c></row>'
    data = book(rows, shared=f"<si>{text}</si><si><t>Họ và tên của đảng viên</t></si>", styles=_STYLES.format("0", "Arial"))
    assert _takes_short_way(data) is short
    assert [_said(data), _said(data)] == [_said(data, long_way=True)] * 2


def test_what_one_cell_says_does_not_depend_on_what_another_file_said_in_its_place() -> None:
    row = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>45888</v></c></row>'
    day, number = _STYLES.format("dd/mm/yyyy", "Arial"), _STYLES.format("0", "Arial")
    files = [book(row, shared=f"<si><t>{text}</t></si>", styles=styles) for text in ("Đạt", "Nguyễn Thị Thử") for styles in (day, number)]
    for data in files * 2:
        assert _takes_short_way(data)
        assert _said(data) == _said(data, long_way=True)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<sheetPr><sheetData/></sheetPr>", ""), ('<mergeCells><mergeCell ref="A1:B2"/></mergeCells>', ""), ('<cols><c r="B2" t="s"><v>x</v></c></cols>', ""),
        ("", '<mergeCells><mergeCell ref="A1:B2"/><c r="B2" t="s"><v>x</v></c></mergeCells>'), ("", '<mergeCell ref="A1:B2"/>'), ("", "<x>"),
        ("", '<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="B2:C3"/></mergeCells>'), ("", '<mergeCells><mergeCell ref="A1"/></mergeCells>'),
    ],
)  # fmt: skip
def test_what_stands_around_the_rows_is_taken_as_by_the_library(before: str, after: str) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row><row r="2" ht="\xff"><c r="C2"><v>3</v></c></row>'
    for said in (rows, rows.replace("\xff", "9")):
        data = book(said, styles=_STYLES.format("0", "Arial"), before=before, after=after)
        assert not _takes_short_way(data)
        assert _said(data) == _said(data, long_way=True)


@pytest.mark.parametrize("hides", [{}, {"hidden": True}, {"very": True}])
@pytest.mark.parametrize("since_1904", [False, True])
def test_hidden_sheets_and_another_first_day_are_as_the_library_takes_them(hides: dict[str, bool], since_1904: bool) -> None:
    packed = io.BytesIO()
    with xlsxwriter.Workbook(packed, {"date_1904": since_1904}) as saved:
        for name in ("Biểu", "Ẩn"):
            page = saved.add_worksheet(name)
            page.write(0, 0, f"Họ và tên đảng viên của {name}")
            page.write(1, 0, 45888, saved.add_format({"num_format": "dd/mm/yyyy"}))
        for how in hides:
            (page.hide if how == "hidden" else page.very_hidden)()
    data = packed.getvalue()
    assert _takes_short_way(data) is not since_1904
    assert [_said(data), _said(data)] == [_said(data, long_way=True)] * 2


@pytest.mark.parametrize(("says", "short"), [("0", True), ("false", True), ("1", False), ("true", False)])
def test_a_row_that_says_that_it_is_not_hidden_is_plain(says: str, short: bool) -> None:
    rows = f'<row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="{says}"><c r="A2"><v>2</v></c></row>'
    data = book(rows, styles=_STYLES.format("0", "Arial"))
    assert _takes_short_way(data) is short
    assert _said(data) == _said(data, long_way=True)


def test_a_formula_that_fetches_is_told_of_though_its_sheet_is_hidden() -> None:
    packed = io.BytesIO()
    with xlsxwriter.Workbook(packed) as saved:
        saved.add_worksheet("Biểu").write(0, 0, "Họ và tên đảng viên")
        hidden = saved.add_worksheet("Ẩn")
        hidden.write_formula(0, 0, '=WEBSERVICE("http://example.vn")', value="1")
        hidden.hide()
    data = packed.getvalue()
    assert _takes_short_way(data)
    document = read_document(data, "a.xlsx")
    assert "unsafe-content" in [notice.code for notice in document.notices]
    assert document == _said(data, long_way=True)


@pytest.mark.parametrize(("count", "short"), [(20, True), (80, False)])
def test_a_workbook_of_more_sheets_than_any_form_has_is_for_the_library(count: int, short: bool) -> None:
    written = io.BytesIO()
    with xlsxwriter.Workbook(written) as made:
        for number in range(count):
            made.add_worksheet(f"Biểu {number}").write(0, 0, f"việc {number}")
    assert _takes_short_way(written.getvalue()) is short
