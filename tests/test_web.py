"""Web pages that bear a form: the ``.xls`` of web systems and Office's own "Web page" are read, every other page is refused."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from tests.builders import Review, definitions, said
from toolkit.errors import UnreadableFile
from toolkit.model.document import Document, Line, Table
from toolkit.model.finding import Code
from toolkit.model.place import WHOLE_FILE
from toolkit.model.submission import Reading
from toolkit.readers import read_document
from toolkit.reading import look_at

HEAD = '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"><style>rt {display:none}</style></head><body>'
FORM = f"""{HEAD}
<table border=1>
 <tr><td colspan=2>Mẫu 02-CN</td></tr>
 <tr><td colspan=2><b>PHIẾU ĐÁNH GIÁ TIÊU CHÍ ĐIỂN HÌNH TIÊU BIỂU<br>(đối với cá nhân)</b></td></tr>
 <tr><td>Họ và tên</td><td>Lê&nbsp;An</td></tr>
 <tr><td>Năm sinh</td><td x:num>1980</td></tr>
 <tr><td>Là đảng viên</td><td><input type=checkbox checked> Có <input type=checkbox> Không</td></tr>
 <tr><td>Mức xếp loại</td><td><select><option>HTNV<option selected>HTXSNV</select></td></tr>
</table>
<p>Danh hiệu thi đua: <input type="text" value="Lao động tiên tiến"></p></body></html>"""
ANSWERS = {
    "ho_ten": "Lê An",
    "nam_sinh": 1980,
    "la_dang_vien": True,
    "xep_loai": "Hoàn thành xuất sắc nhiệm vụ",
    "danh_hieu_thi_dua": "Lao động tiên tiến",
}


def page(body: str, style: str = "") -> Document:
    return read_document(f"<html><head><style>{style}</style></head><body>{body}</body></html>".encode(), "a.xls")


def told(data: bytes) -> Reading:
    found = look_at(data, "a.xls", definitions(), None)
    assert isinstance(found, Reading)
    return found


def test_a_workbook_that_is_a_web_page_is_read() -> None:
    assert said(FORM.encode()) == ANSWERS
    assert {finding.code for finding in told(FORM.encode()).findings} == {Code.CONVERTED}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_page_is_read_in_the_encoding_of_its_bytes(encoding: str) -> None:
    assert said(FORM.replace('<meta charset="utf-8">', "").encode(encoding)) == ANSWERS


def test_a_page_of_an_old_code_page_is_composed() -> None:
    body = "<html><meta charset=windows-1258><table><tr><td>Ho\u0323 và tên</td><td>Lê Hu\u031b\u0303u</td></tr></table>"
    [table] = read_document(body.replace("u\u031b", "ư").encode("cp1258"), "a.xls").blocks

    assert isinstance(table, Table)
    assert [cell.text for cell in table.rows[0]] == ["Họ và tên", "Lê Hữu"]


def test_an_archive_of_a_page_is_read() -> None:
    mail = EmailMessage()
    mail["Subject"] = "Bieu"
    mail.set_content(FORM, subtype="html", charset="utf-8", cte="quoted-printable")

    assert said(b"MIME-Version: 1.0\r\n" + mail.as_bytes().replace(b"MIME-Version: 1.0\n", b"")) == ANSWERS


def test_cells_that_cover_others_stand_in_all_of_their_places() -> None:
    [table] = page(
        "<table><tr><td rowspan=2>A</td><td colspan=2>B</td></tr><tr><td>C</td><td>D</td></tr><tr><td>E</td></tr></table>"
    ).blocks

    assert isinstance(table, Table)
    assert [[cell.text for cell in row] for row in table.rows] == [["A", "B", "B"], ["A", "C", "D"], ["E", "", ""]]
    assert table.rows[0][0] is table.rows[1][0]


def test_lines_items_and_a_table_in_a_cell_are_blocks_of_their_own() -> None:
    found = page(
        "<h1>Mẫu <i>một</i></h1><ol><li>Một<li>Hai</ol><table><tr><td>A<br>b<table><tr><td>1</td><td>2</td></tr></table></td><td>B</td></tr></table>"
    )
    lines = [(block.number, block.text) for block in found.blocks if isinstance(block, Line)]
    outer, inner = (block for block in found.blocks if isinstance(block, Table))

    assert lines == [("", "Mẫu một"), ("1.", "Một"), ("2.", "Hai")]
    assert [cell.text for cell in outer.rows[0]] == ["A\nb", "B"]
    assert inner.inside == outer.rows[0][0].place


def test_old_fonts_and_fonts_of_pictures_are_read_as_they_look() -> None:
    found = page('<table><tr><td><font face=".VnTime">C¸n bé</font></td><td><font face="Wingdings">\xfe</font> Đạt</td></tr></table>')
    [table] = found.blocks

    assert isinstance(table, Table)
    assert [cell.text for cell in table.rows[0]] == ["Cán bộ", "☒ Đạt"]
    assert [notice.code for notice in found.notices if notice.code is Code.DECODED] == [Code.DECODED]


def test_what_a_style_hides_is_left_out_and_told() -> None:
    found = page(
        '<table><tr><td>A<span style="display:none">x</span></td></tr><tr style="display:none"><td>B</td></tr><tr><td>C</td><td>D</td></tr></table>'
    )
    [table] = found.blocks

    assert isinstance(table, Table)
    assert [[cell.text for cell in row] for row in table.rows] == [["A", ""], ["C", "D"]]
    assert Code.HIDDEN_TEXT in {notice.code for notice in found.notices}


def test_where_a_style_sheet_strikes_or_hides_a_person_must_look() -> None:
    styled = FORM.replace("rt {display:none}", ".a {text-decoration:line-through}")

    assert WHOLE_FILE in page("<table><tr><td>A</td><td>B</td></tr></table>", ".a {display:none}").doubtful
    assert said(styled.encode())["nam_sinh"] == Review(1980)


@pytest.mark.parametrize(
    "active",
    ["<script>alert(1)</script>", '<img src="https://a.vn/a.png">', '<iframe src="file:///etc/hosts"></iframe>', '<p onclick="a()">A</p>'],
)
def test_what_a_page_would_run_or_fetch_is_told_and_left_alone(active: str) -> None:
    found = told(FORM.replace("<table", f"{active}<table", 1).encode())

    assert Code.UNSAFE_CONTENT in {finding.code for finding in found.findings}
    assert len(found.records) == 1


def test_a_form_in_lines_without_any_table_is_read() -> None:
    lines = ("Mẫu 02-CN", "PHIẾU ĐÁNH GIÁ TIÊU CHÍ ĐIỂN HÌNH TIÊU BIỂU (đối với cá nhân)", "Họ và tên: Lê An", "Năm sinh: 1980")
    page = "".join(f"<p>{line}</p>" for line in lines)

    assert said(f"<html><body>{page}</body></html>".encode()) == {"ho_ten": "Lê An", "nam_sinh": 1980}


@pytest.mark.parametrize(
    "body",
    [
        "<p>Chi bộ</p>",
        "<p>Đăng ký điển hình tiêu biểu, chi bộ, kỳ báo cáo</p>",
        "<table><tr><td>Tin tức</td></tr></table>",
        "<frameset><frame src=a.htm></frameset>",
    ],
)
def test_a_page_without_a_form_is_unreadable(body: str) -> None:
    assert [finding.code for finding in told(f"<html><body>{body}</body></html>".encode()).findings] == [Code.UNREADABLE]


@pytest.mark.parametrize(
    "page",
    [
        '<!DOCTYPE html [<!ENTITY a "b">]>' + FORM,
        "<html>" + "<div>" * 400 + FORM,
        "<html><table>" + "<tr><td colspan=900>A</td></tr>" + "</table>",
        "<html><table>" + "<tr><td rowspan=9999 colspan=400>A</td></tr>" * 2 + "</table>",
        "<html>" + "<b>" * 400_000,
    ],
    ids=["entities", "nested", "wide", "spread", "long"],
)
def test_a_page_that_no_form_needs_is_refused(page: str) -> None:
    with pytest.raises(UnreadableFile):
        read_document(page.encode(), "a.xls")
