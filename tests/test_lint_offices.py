"""Lint on what offices really send: letterheads, titles, căn cứ, articles and layouts as they are met in the papers of communes,
wards, universities and schools. Nothing told that is right, each deviation by its name, and once."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docx.shared import Mm, Pt

from tests.other_hands import BODY, BOLD, DAY, ITALIC, JUSTIFY, LEFT, PLAIN, TITLE, Hand, Look, draw, of_the_state, report
from tests.other_heads import reworded
from tests.test_cli import Call, call
from tests.test_lint_other_hands import codes, found
from toolkit.model.layout import Gravity
from toolkit.readers.office import find_soffice

__all__ = ["call"]
_BIG = Look(size=15, bold=True)


def headed(left: Sequence[tuple[str | None, Look]], title: str = TITLE, type: str = "BÁO CÁO") -> Hand:
    """Type a right report under another head; the last line on the left is its number."""
    hand = Hand()
    right = hand.columns(left, [(title, _BIG), (None, PLAIN), (DAY, ITALIC)])
    draw(right[1])
    hand.named(type)
    hand.body()
    hand.signed()
    return hand


def said_by(*paragraphs: str, type: str = "BÁO CÁO", code: str = "BC", first: Look = BODY) -> Hand:
    """Type a paper whose body begins with these paragraphs."""
    hand = Hand()
    hand.head(code=code)
    hand.named(type)
    for text in paragraphs:
        hand.line(text, first)
    hand.line("Đảng ủy đã ban hành 03 văn bản.", BODY)
    hand.signed()
    return hand


def test_a_type_that_goes_on_in_its_line_is_for_a_look_and_keeps_the_paper_in_its_kind() -> None:
    (one,) = found(reworded(report(), "BÁO CÁO", "BÁO CÁO KIỂM ĐIỂM").saved())
    assert (one.component, one.gravity, one.found) == ("type.line", Gravity.WARNING, "“BÁO CÁO KIỂM ĐIỂM”")
    assert codes(reworded(report(), "BÁO CÁO", "CHƯƠNG TRÌNH HỌP BAN CHI ỦY")) == {"type.line", "number.code"}


def test_a_list_is_told_to_be_no_kind_of_paper_instead_of_having_none() -> None:
    hand = reworded(report(), "BÁO CÁO", "DANH SÁCH")
    (one,) = found(reworded(hand, "kết quả học tập và làm theo Bác quý II năm 2026", "TỔNG HỢP XẾP LOẠI CHI BỘ").saved())
    assert (one.component, one.found) == ("type", "“DANH SÁCH”")


def test_a_letter_names_no_type() -> None:
    hand = Hand()
    hand.head(code="CV", about="về việc gửi báo cáo quý II năm 2026")
    hand.line("CÔNG VĂN", Look(size=16, bold=True))
    hand.words(hand.line("Kính gửi:", ITALIC), " Đảng ủy Ủy ban nhân dân tỉnh Thái Nguyên;", PLAIN)
    hand.line("Đảng ủy đề nghị gửi báo cáo trước ngày 10/7/2026.", BODY)
    hand.signed(above=True)
    told = codes(hand)
    assert "type.letter" in told
    assert {"number.code", "abstract", "dashes", "type"} & told == set()


def test_capitals_in_the_abstract_are_told_but_not_the_name_of_the_author() -> None:
    abstract = "kết quả học tập và làm theo Bác quý II năm 2026"
    assert codes(reworded(report(), abstract, abstract.upper())) == {"abstract.case"}
    assert codes(reworded(report(), abstract, "KẾT LUẬN CỦA BAN THƯỜNG VỤ ĐẢNG ỦY")) == set()


@pytest.mark.parametrize(
    "bases",
    [
        ["Căn cứ Quy chế làm việc của Đảng ủy, Văn phòng đã thẩm định dự thảo. Kết quả như sau:"],
        ["- Căn cứ Điều lệ Đảng;", "- Căn cứ Quy chế làm việc;", "- Xét đề nghị của Văn phòng Đảng ủy."],
        ["- Căn cứ Điều lệ Đảng;", "Căn cứ tình hình thực tế, Đảng ủy báo cáo như sau:"],
        ["Căn cứ kết quả đánh giá, Đảng ủy báo cáo cấp trên."],
    ],
)
def test_what_leads_to_the_matter_is_no_basis_and_what_follows_one_is(bases: list[str]) -> None:
    assert codes(said_by(*bases)) == set()


def test_bases_without_dashes_are_told_once() -> None:
    hand = said_by("Căn cứ Điều lệ Đảng;", "Căn cứ Quy chế làm việc;", "Căn cứ kết quả biểu quyết,")
    told = {one.component: one.found for one in found(hand.saved())}
    assert told == {"basis.dash": "“Căn cứ Điều lệ Đảng;” (3 đoạn)", "basis.end": "“… kết quả biểu quyết,”"}


def test_articles_have_a_full_stop_and_bold_heads() -> None:
    hand = said_by("Điều 1: Thành lập Tổ công tác.", "Điều 2: Quyết định có hiệu lực từ ngày ký.", type="QUYẾT ĐỊNH", code="QĐ")
    told = {one.component: one.found for one in found(hand.saved())}
    assert told == {"article.mark": "“Điều 1: Th…” (2 đoạn)", "article.bold": "“Điều 1: Th…” chữ không đậm (2 đoạn)"}
    hand = said_by(type="QUYẾT ĐỊNH", code="QĐ")
    first = next(one for one in hand.document.paragraphs if one.text.startswith("Đảng ủy đã"))
    first.runs[0].text, first.runs[0].bold = "Điều 1.", True
    hand.words(first, " Thành lập Tổ công tác chuyển đổi số.", PLAIN)
    assert codes(hand) == set()


def test_the_centre_and_a_province_stand_alone_in_the_head() -> None:
    for organ in ("BAN CHẤP HÀNH TRUNG ƯƠNG", "TỈNH ỦY THÁI NGUYÊN"):
        assert codes(headed([(organ, BOLD), ("*", PLAIN), ("Số 12-BC/TU", PLAIN)])) == set()
    assert codes(headed([("ĐẢNG ỦY SỞ CÔNG THƯƠNG", BOLD), ("*", PLAIN), ("Số 12-BC/ĐU", PLAIN)])) == {"superior"}


def test_a_star_in_another_place_and_what_stands_for_one_are_told_as_they_are() -> None:
    superior, organ, number = ("ĐẢNG BỘ UBND TỈNH", PLAIN), ("ĐẢNG ỦY SỞ CÔNG THƯƠNG", BOLD), ("Số 12-BC/ĐU", PLAIN)
    (one,) = found(headed([superior, ("*", PLAIN), organ, number]).saved())
    assert (one.component, one.found) == ("star.place", "trên tên cơ quan ban hành")
    (one,) = found(headed([superior, organ, ("-------", PLAIN), number]).saved())
    assert (one.component, one.found) == ("star", "“-------”")
    ruled = headed([superior, organ, (None, PLAIN), number])
    draw(ruled.document.tables[0].rows[0].cells[0].paragraphs[2])
    (one,) = found(ruled.saved())
    assert (one.component, one.found) == ("star", "đường kẻ")


def test_stars_under_the_title_are_a_typed_line_and_no_star() -> None:
    hand = Hand()
    left = [("ĐẢNG BỘ UBND TỈNH", PLAIN), ("ĐẢNG ỦY SỞ CÔNG THƯƠNG", BOLD), ("*", PLAIN), ("Số 12-BC/ĐU", PLAIN)]
    hand.columns(left, [(TITLE, _BIG), ("*****", PLAIN), (DAY, ITALIC)])
    hand.named()
    hand.body()
    hand.signed()
    (one,) = found(hand.saved())
    assert (one.component, one.found) == ("title.rule", "gõ bằng “*****”")


def test_a_line_under_the_abstract_is_told_as_one() -> None:
    hand = report()
    dashes = next(one for one in hand.document.paragraphs if one.text == "-----")
    dashes.runs[0].text = ""
    draw(dashes)
    (one,) = found(hand.saved())
    assert (one.component, one.found) == ("dashes", "đường kẻ")


def test_papers_of_unions_are_told_to_be_theirs_and_nothing_else() -> None:
    youth = [("BAN CHẤP HÀNH TRUNG ƯƠNG", BOLD), ("***", PLAIN), ("Số: 367-QĐ/TWĐTN", PLAIN)]
    assert codes(headed(youth, "ĐOÀN TNCS HỒ CHÍ MINH", "QUYẾT ĐỊNH")) == {"paper.union"}
    workers = reworded(of_the_state(), "SỞ CÔNG THƯƠNG", "CÔNG ĐOÀN CƠ SỞ SỞ CÔNG THƯƠNG")
    assert codes(reworded(workers, "KT. GIÁM ĐỐC", "TM. BAN THƯỜNG VỤ")) == {"paper.state"}


@pytest.mark.parametrize("inner", [True, False])
def test_a_line_drawn_with_the_edge_of_a_cell_is_a_line(*, inner: bool) -> None:
    hand = report()
    cell: Any = hand.document.tables[0].rows[0].cells[1]
    cell.paragraphs[1]._p.getparent().remove(cell.paragraphs[1]._p)
    borders = f'<w:tcBorders {nsdecls("w")}><w:bottom w:val="single" w:sz="6"/></w:tcBorders>'
    if inner:
        table: Any = cell.add_table(1, 1)
        cell.paragraphs[0]._p.addnext(table._tbl)
        table.rows[0].cells[0].width = Mm(73)
        table.rows[0].cells[0]._tc.get_or_add_tcPr().append(parse_xml(borders))
    else:
        rows: Any = hand.document.tables[0]
        date = cell.paragraphs[1]._p
        rows.add_row().cells[1]._tc.append(date)
        cell.width = Mm(73)
        cell._tc.get_or_add_tcPr().append(parse_xml(borders))
    assert codes(hand) == set()


def test_a_line_that_word_fixed_to_another_paragraph_is_the_one_under_the_title() -> None:
    hand = report()
    left, right = hand.document.tables[0].rows[0].cells
    line = right.paragraphs[1].runs[-1]._r
    for host in (left.paragraphs[0], next(one for one in hand.document.paragraphs if one.text == "BÁO CÁO").insert_paragraph_before()):
        host._p.append(line)
        assert codes(hand) == set()
    left.paragraphs[1]._p.append(line)
    assert codes(hand) == {"title.rule"}, "below the organ it stands for the star"


def test_a_font_named_with_others_behind_it_is_that_font() -> None:
    hand = report()
    for paragraph in hand.document.paragraphs:
        for run in paragraph.runs:
            run.font.name = "Times New Roman;serif"
    assert codes(hand) == set()


@pytest.mark.parametrize(("keys", "indent"), [("\t", "12,7"), ("      ", "7,4")])
def test_an_indent_by_keys_is_measured_and_said_to_be_one(keys: str, indent: str) -> None:
    hand = report(look=Look(align=JUSTIFY, after=6, exactly=18))
    for paragraph in hand.document.paragraphs:
        if paragraph.alignment == JUSTIFY and not paragraph.runs[0].bold:
            paragraph.runs[0].text = keys + paragraph.runs[0].text
    (one,) = found(hand.saved())
    assert (one.component, one.gravity) == ("body.first_line", Gravity.WARNING)
    assert one.found == f"lùi {indent} mm (bằng phím Tab hoặc dấu cách) (3 đoạn)"


def test_an_empty_paragraph_is_a_gap() -> None:
    hand = report(look=Look(align=JUSTIFY, first=10, exactly=18))
    assert "body.space" in codes(hand)
    for paragraph in [one for one in hand.document.paragraphs if one.alignment == JUSTIFY]:
        paragraph._p.addnext(hand.line(None, PLAIN)._p)
    assert codes(hand) == set()


def test_addressees_in_the_cell_beside_their_label_are_found() -> None:
    hand = Hand()
    hand.head(code="CV", about="về việc gửi báo cáo quý II năm 2026")
    hand.columns(
        [("Kính gửi:", Look(italic=True, align=WD_ALIGN_PARAGRAPH.RIGHT))],
        [(f"- {name};", Look(align=LEFT)) for name in ("Chi bộ Văn phòng", "Chi bộ Thanh tra")],
    )
    hand.line("Đảng ủy đề nghị gửi báo cáo trước ngày 10/7/2026.", BODY)
    hand.signed(above=True)
    assert codes(hand) == set()


def test_a_power_with_its_slash_in_the_wrong_place_is_one() -> None:
    assert codes(reworded(report(), "T/M ĐẢNG ỦY", "TM/ĐẢNG ỦY")) == {"authority.form"}


def test_the_committee_is_not_named_again_in_the_power_to_sign() -> None:
    for said, right in (
        ("T/M BAN THƯỜNG VỤ ĐẢNG ỦY", "T/M BAN THƯỜNG VỤ"),
        ("T/M ĐẢNG ỦY SỞ CÔNG THƯƠNG", "T/M ĐẢNG ỦY"),
        ("T/M BAN CHI ỦY", "T/M CHI BỘ"),
    ):
        (one,) = found(reworded(report(), "T/M ĐẢNG ỦY", said).saved())
        assert (one.component, one.gravity, one.expected) == ("authority.name", Gravity.WARNING, f"chỉ ghi “{right}”")


def test_the_code_of_the_number_is_that_of_the_organ_in_the_head() -> None:
    assert codes(reworded(report(), "Số 12-BC/ĐU", "Số 12-BC/CB")) == {"number.organ"}
    assert codes(reworded(report(), "Số 12-BC/ĐU", "Số 12-BC/ĐUK")) == set()


def minutes(*signers: tuple[str, str]) -> Hand:
    hand = Hand()
    hand.head(code="BB")
    hand.named("BIÊN BẢN", "hội nghị Đảng ủy lần thứ 5")
    hand.body()
    hand.columns(*([(title, BOLD), *[(None, PLAIN)] * 4, (name, BOLD)] for title, name in signers))
    return hand


def test_minutes_are_signed_by_two_and_go_to_nobody() -> None:
    assert codes(minutes(("NGƯỜI GHI BIÊN BẢN", "Trần Thị Bình"), ("CHỦ TRÌ HỘI NGHỊ", "Nguyễn Văn An"))) == set()
    told = {one.component: one.expected for one in found(minutes().saved())}
    assert told == {"authority": "NGƯỜI GHI BIÊN BẢN, CHỦ TRÌ HỘI NGHỊ, họ tên"}


def test_headings_and_recipients_have_their_size_and_style() -> None:
    hand = report()
    heading = next(one for one in hand.document.paragraphs if one.text == "I- KẾT QUẢ")
    heading.runs[0].font.size = Pt(18)
    recipient = hand.document.tables[-1].rows[0].cells[0].paragraphs[1]
    recipient.runs[0].underline = True
    told = {one.component: one.found for one in found(hand.saved())}
    assert told == {"body.size": "cỡ 18", "recipients.look": "cỡ 12, gạch chân"}


def test_a_number_in_another_form_is_shown_in_the_right_one() -> None:
    (one,) = found(reworded(report(), "Số 12-BC/ĐU", "Số: 7 - BC/ĐU").saved())
    assert one.expected.startswith("Số 07-BC/ĐU: ")


def test_a_place_set_by_blanks_is_not_called_left() -> None:
    hand = report()
    number = next(one for one in hand.document.tables[0].rows[0].cells[0].paragraphs if one.text.startswith("Số"))
    number.alignment, number.runs[0].text = LEFT, "      Số 12-BC/ĐU"
    assert codes(hand) == set()
    number.runs[0].text = "Số 12-BC/ĐU"
    assert codes(hand) == {"number.align"}


def test_what_lines_and_components_share_is_said_once(call: Call, tmp_path: Path) -> None:
    small = Look(size=13)
    left = [("ĐẢNG BỘ UBND TỈNH", small), ("ĐẢNG ỦY", Look(size=13, bold=True)), ("SỞ CÔNG THƯƠNG", Look(size=13, bold=True))]
    hand = headed([*left, ("*", PLAIN), ("Số 12-BC/ĐU", small)])
    hand.document.tables[-1].rows[0].cells[0].paragraphs[0].runs[0].bold = True
    hand.document.tables[-1].rows[0].cells[0].paragraphs[0].runs[0].italic = True
    assert [one.component for one in found(hand.saved())] == ["superior.size", "organ.size", "number.size", "recipients.label.style"]
    (tmp_path / "a.docx").write_bytes(hand.saved())
    told = call("lint", tmp_path / "a.docx").out
    assert "2 chỗ chưa đúng" in told
    assert "Tên cơ quan cấp trên, tên cơ quan ban hành, số và ký hiệu: cỡ 13; quy định: cỡ 14." in told
    assert "Phụ lục 2, mục 2, 3)" in told
    assert "chữ đậm, nghiêng; quy định: chữ không đậm, không nghiêng." in told


def test_a_paper_older_than_the_guide_is_said_to_be(call: Call, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(reworded(report(), DAY, "Thái Nguyên, ngày 28 tháng 02 năm 2008").saved())
    assert "văn bản đề ngày 28/02/2008, trước khi hướng dẫn này có hiệu lực" in call("lint", tmp_path / "a.docx").out


@pytest.mark.slow
@pytest.mark.skipif(find_soffice() is None, reason="needs LibreOffice")
def test_an_older_word_file_is_converted_and_judged(call: Call, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(reworded(report(), "-----", "-------").saved())
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [str(find_soffice()), "--headless", profile, "--convert-to", "doc", "--outdir", str(tmp_path), str(tmp_path / "a.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    told = call("lint", tmp_path / "a.doc")
    assert told.code == 1
    assert "LibreOffice đã chuyển sang .docx để kiểm tra" in told.out
    assert "Gạch dưới trích yếu" in told.out
