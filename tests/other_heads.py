"""More right papers of other hands: lines broken within a paragraph, a row for each line, numbers by a condition, lists numbered by Word."""

from __future__ import annotations

from collections.abc import Callable

from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.text.paragraph import Paragraph

from tests.other_hands import BODY, BOLD, DAY, ITALIC, LEFT, PLAIN, TITLE, Hand, Look, draw, report

_W = nsdecls("w")
_NAMES = (("ĐẢNG BỘ UBND TỈNH", PLAIN), ("ĐẢNG ỦY SỞ CÔNG THƯƠNG", BOLD), ("*", PLAIN), ("Số 12-BC/ĐU", PLAIN))
_BIG = Look(size=15, bold=True)


def reworded(hand: Hand, before: str, after: str) -> Hand:
    """Type other words in place of a line."""
    cells = (cell for table in hand.document.tables for cell in table._cells)
    every = (*hand.document.paragraphs, *(one for cell in cells for one in cell.paragraphs))
    found = [one for one in every if one.text == before]
    assert found, before
    for one in found:
        one.runs[0].text = after
    return hand


def a_row_for_each_line() -> Hand:
    hand = Hand()
    right = ((TITLE, _BIG), (None, PLAIN), (DAY, ITALIC), (None, PLAIN))
    for row, left, other in zip(hand.document.add_table(4, 2).rows, _NAMES, right, strict=True):
        for cell, (text, look) in zip(row.cells, (left, other), strict=True):
            cell._tc.remove(cell.paragraphs[0]._p)
            line = hand.line(text, look, within=cell)
            if text is None and left[0].startswith("ĐẢNG ỦY"):
                draw(line)
    hand.named()
    hand.body()
    hand.signed()
    return hand


def by_line_breaks() -> Hand:
    """Hold head, type and abstract in one paragraph each, the lines parted by Shift+Enter."""
    hand = Hand()
    cells = hand.document.add_table(1, 2).rows[0].cells
    for cell, lines in zip(cells, (_NAMES, ((TITLE, _BIG), ("", PLAIN), (DAY, ITALIC))), strict=True):
        cell._tc.remove(cell.paragraphs[0]._p)
        draw_in = _broken(hand, hand.line(None, within=cell), lines)
    draw(draw_in)
    _broken(hand, hand.line(None), (("BÁO CÁO", Look(size=16, bold=True)), ("kết quả học tập quý II năm 2026", BOLD), ("-----", PLAIN)))
    hand.body()
    hand.signed()
    return hand


def _broken(hand: Hand, paragraph: Paragraph, lines: tuple[tuple[str, Look], ...]) -> Paragraph:
    for number, (text, look) in enumerate(lines):
        if number:
            paragraph.runs[-1].add_break()
        hand.words(paragraph, text, look)
    return paragraph


def numbered_by_a_condition() -> Hand:
    """Show the page number from page 2 on by { IF { PAGE } > 1 { PAGE } "" } instead of another first page."""
    hand = report()
    section = hand.document.sections[0]
    section.different_first_page_header_footer = False
    paragraph = section.header.paragraphs[0]._p
    for child in [one for one in paragraph if one.tag != qn("w:pPr")]:
        paragraph.remove(child)
    look = '<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="28"/></w:rPr>'
    inner = ("begin", "= PAGE ", "separate", "2", "end")
    for piece in ("begin", "= IF ", *inner, "= &gt; 1 ", *inner, '= ""', "separate", "2", "end"):
        said = f'<w:fldChar w:fldCharType="{piece}"/>' if piece in ("begin", "separate", "end") else f"<w:t>{piece}</w:t>"
        said = f'<w:instrText xml:space="preserve">{piece[1:]}</w:instrText>' if piece.startswith("=") else said
        paragraph.append(parse_xml(f"<w:r {_W}>{look}{said}</w:r>"))
    return hand


def with_lists_of_word() -> Hand:
    """Let Word number headings and recipients."""
    hand = Hand()
    hand.head()
    hand.named()
    dash, roman = _list(hand, "bullet", "-"), _list(hand, "upperRoman", "%1-")
    hand.line("Thực hiện Kế hoạch số 185-KH/ĐU, Đảng ủy báo cáo như sau:", BODY)
    _numbered(hand.line("KẾT QUẢ", Look(bold=True, align=BODY.align, first=10, after=6, exactly=18)), roman)
    _numbered(hand.line("Đã quán triệt đến 100% đảng viên.", BODY), dash)
    recipients = [("Nơi nhận:", Look(underline=True, align=LEFT))]
    recipients += [(text, Look(size=12, align=LEFT)) for text in ("Các chi bộ trực thuộc;", "Lưu Đảng ủy.")]
    hand.columns(recipients, [("T/M ĐẢNG ỦY", BOLD), ("PHÓ BÍ THƯ", PLAIN), *[(None, PLAIN)] * 4, ("Nguyễn Văn An", BOLD)])
    for one in hand.document.tables[-1].rows[0].cells[0].paragraphs[1:]:
        _numbered(one, dash)
    return hand


def _list(hand: Hand, kind: str, mark: str) -> int:
    lists = hand.document.part.numbering_part.element
    id = 90 + len(lists)
    level = f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{mark}"/></w:lvl>'
    lists.insert(0, parse_xml(f'<w:abstractNum {_W} w:abstractNumId="{id}">{level}</w:abstractNum>'))
    lists.append(parse_xml(f'<w:num {_W} w:numId="{id}"><w:abstractNumId w:val="{id}"/></w:num>'))
    return id


def _numbered(paragraph: Paragraph, list: int) -> None:
    said = f'<w:numPr {_W}><w:ilvl w:val="0"/><w:numId w:val="{list}"/></w:numPr>'
    paragraph._p.get_or_add_pPr().insert(0, parse_xml(said))


def of_inspectors() -> Hand:
    """Write for the inspection commission, whose superior is the committee itself."""
    hand = reworded(report(), "ĐẢNG BỘ UBND TỈNH", "ĐẢNG ỦY SỞ  CÔNG THƯƠNG")
    hand = reworded(hand, "ĐẢNG ỦY SỞ CÔNG THƯƠNG", "ỦY BAN KIỂM TRA")
    hand = reworded(reworded(hand, "Số 12-BC/ĐU", "Số 12-BC/UBKTĐU"), "T/M ĐẢNG ỦY", "T/M ỦY BAN KIỂM TRA")
    return reworded(hand, "PHÓ BÍ THƯ", "CHỦ NHIỆM")


def of_a_steering_committee() -> Hand:
    """Let the secretary sign as head of a steering committee without a seal: BÍ THƯ, kiêm, TRƯỞNG BAN CHỈ ĐẠO."""
    hand = report()
    cell = hand.document.tables[-1].rows[0].cells[1]
    first, second = cell.paragraphs[:2]
    first.runs[0].text, second.runs[0].text, first.runs[0].bold = "BÍ THƯ", "kiêm", None
    second._p.addnext(hand.line("TRƯỞNG BAN CHỈ ĐẠO", PLAIN, within=cell)._p)
    return hand


RIGHT_HEADS: dict[str, Callable[[], Hand]] = {
    "a row for each line of the head": a_row_for_each_line,
    "lines broken within a paragraph": by_line_breaks,
    "a page number by a condition": numbered_by_a_condition,
    "lists that Word numbers": with_lists_of_word,
    "the inspection commission": of_inspectors,
    "a steering committee": of_a_steering_committee,
}
