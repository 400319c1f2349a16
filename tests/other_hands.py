"""Papers as other offices type them: right by HD05 in ways that are not ours, and wrong in ways that are usual. Made with python-docx."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from tests.test_legacy import typed

LEFT, CENTER, JUSTIFY = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
TITLE, DAY = "ĐẢNG CỘNG SẢN VIỆT NAM", "Thái Nguyên, ngày 05 tháng 6 năm 2026"
_VML = 'xmlns:v="urn:schemas-microsoft-com:vml"'
_DRAWING = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a line is typed."""

    size: float = 14
    bold: bool | None = None
    italic: bool | None = None
    underline: bool | None = None
    font: str = "Times New Roman"
    align: WD_ALIGN_PARAGRAPH = CENTER
    first: float = 0
    after: float = 0
    exactly: float = 0


PLAIN, BOLD, ITALIC = Look(), Look(bold=True), Look(italic=True)
BODY = Look(align=JUSTIFY, first=10, after=6, exactly=18)


class Hand:
    """A document that somebody types, all formatting on the words themselves."""

    def __init__(self) -> None:
        self.document: WordDocument = Document()
        section = self.document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin = section.bottom_margin = Mm(20)
        section.left_margin, section.right_margin, section.header_distance = Mm(30), Mm(15), Mm(10)
        section.different_first_page_header_footer = True
        number = section.header.paragraphs[0]
        number.alignment = CENTER
        look = '<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="28"/></w:rPr>'
        number._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r>{look}<w:t>2</w:t></w:r></w:fldSimple>'))

    def line(self, text: str | None, look: Look = PLAIN, *, within: Any = None) -> Paragraph:
        made: Paragraph = (within or self.document).add_paragraph()
        made.alignment = look.align
        layout = made.paragraph_format
        layout.space_before, layout.space_after, layout.line_spacing = Pt(0), Pt(look.after), 1.0
        layout.first_line_indent = Mm(look.first) if look.first else None
        if look.exactly:
            layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(look.exactly)
        if text is not None:
            self.words(made, text, look)
        return made

    def words(self, paragraph: Paragraph, text: str, look: Look) -> None:
        run = paragraph.add_run(text)
        run.font.size, run.font.name = Pt(look.size), look.font
        run.bold, run.italic, run.underline = look.bold, look.italic, look.underline

    def columns(self, *sides: Sequence[tuple[str | None, Look]]) -> list[Paragraph]:
        """Put lines side by side in a table without borders and return those of the last column."""
        table, made = self.document.add_table(1, len(sides)), list[Paragraph]()
        for cell, side in zip(table.rows[0].cells, sides, strict=True):
            cell._tc.remove(cell.paragraphs[0]._p)
            made = [self.line(text, look, within=cell) for text, look in side]
        return made

    def head(self, rule: str = "drawn", code: str = "BC", about: str = "", *, branch: bool = False) -> None:
        superior, organ, symbol = (
            ("ĐẢNG BỘ SỞ CÔNG THƯƠNG", "CHI BỘ VĂN PHÒNG", "CB") if branch else ("ĐẢNG BỘ UBND TỈNH", "ĐẢNG ỦY SỞ CÔNG THƯƠNG", "ĐU")
        )
        names = [(superior, PLAIN), (organ, BOLD), ("*", PLAIN), (f"Số 12-{code}/{symbol}", PLAIN)]
        names += [(about, Look(size=12, italic=True))] if about else []
        title = Look(size=15, bold=True, underline=True if rule == "underlined" else None)
        under = ("_" * 29, PLAIN) if rule == "typed" else (None, PLAIN)
        right = self.columns(names, [(TITLE, title), under, (DAY, ITALIC)])
        if rule == "drawn":
            draw(right[1])
        if rule == "vml":
            right[1]._p.append(parse_xml(f'<w:r {nsdecls("w")} {_VML}><w:pict><v:line from="12pt,2pt" to="219pt,2pt"/></w:pict></w:r>'))

    def named(self, type: str = "BÁO CÁO", abstract: str = "kết quả học tập và làm theo Bác quý II năm 2026") -> None:
        self.line(type, Look(size=16, bold=True))
        self.line(abstract, BOLD)
        self.line("-----", Look(after=12))

    def body(self, look: Look = BODY, *, lead: str = "Thực hiện Kế hoạch số 185-KH/ĐU, Đảng ủy báo cáo như sau:") -> None:
        self.line(lead, look)
        self.line("I- KẾT QUẢ", Look(bold=True, align=JUSTIFY, first=10, after=look.after, exactly=look.exactly))
        self.line("- Đảng ủy đã ban hành 03 văn bản; quán triệt đến 100% đảng viên.", look)
        self.line("Trên đây là báo cáo kết quả quý II năm 2026.", look)

    def signed(self, authority: str = "T/M ĐẢNG ỦY", position: str = "PHÓ BÍ THƯ", *, above: bool = False) -> None:
        lines = ["- Như trên;"] if above else ["- Đảng ủy Ủy ban nhân dân tỉnh;", "- Các chi bộ trực thuộc;"]
        recipients = [("Nơi nhận:", Look(underline=True, align=LEFT))]
        recipients += [(text, Look(size=12, align=LEFT)) for text in (*lines, "- Lưu Đảng ủy.")]
        blank = [(None, PLAIN)] * 4
        self.columns(recipients, [(authority, BOLD), (position, PLAIN), *blank, ("Nguyễn Văn An", BOLD)])

    def saved(self) -> bytes:
        made = BytesIO()
        self.document.save(made)
        return made.getvalue()


def draw(paragraph: Paragraph) -> None:
    """Draw a line of 73 mm, as Insert > Shapes does."""
    size = f'cx="{73 * 36000}" cy="0"'
    shape = (
        '<wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext {size}/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="9525"/></wps:spPr><wps:bodyPr/></wps:wsp>'
    )
    place = (
        '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>190000</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>20000</wp:posOffset></wp:positionV>'
        f'<wp:extent {size}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/><wp:docPr id="7" name="Line 7"/><wp:cNvGraphicFramePr/>'
    )
    flags = 'distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"'
    graphic = f'<a:graphic><a:graphicData uri="{_SHAPE}">{shape}</a:graphicData></a:graphic>'
    drawn = f"<w:drawing><wp:anchor {flags}>{place}{graphic}</wp:anchor></w:drawing>"
    choice = f'<mc:AlternateContent><mc:Choice Requires="wps">{drawn}</mc:Choice></mc:AlternateContent>'
    paragraph._p.append(parse_xml(f'<w:r {nsdecls("w")} {_DRAWING} xmlns:wps="{_SHAPE}">{choice}</w:r>'))


def report(rule: str = "drawn", look: Look = BODY) -> Hand:
    hand = Hand()
    hand.head(rule)
    hand.named()
    hand.body(look)
    hand.signed()
    return hand


def of_a_branch() -> Hand:
    hand = Hand()
    hand.head(branch=True)
    hand.named()
    hand.body()
    hand.signed("T/M CHI BỘ", "BÍ THƯ")
    return hand


def letter(*, many: bool) -> Hand:
    hand = Hand()
    hand.head(code="CV", about="về việc gửi báo cáo quý II năm 2026")
    label = hand.line("Kính gửi:", ITALIC)
    if many:
        for name in ("- Chi bộ Văn phòng;", "- Chi bộ Thanh tra;"):
            hand.line(name, Look(align=LEFT)).paragraph_format.left_indent = Mm(45)
    else:
        hand.words(label, " Đảng ủy Ủy ban nhân dân tỉnh Thái Nguyên;", PLAIN)
    hand.line("Đảng ủy đề nghị gửi báo cáo trước ngày 10/7/2026.", BODY)
    hand.signed(above=True)
    return hand


def submission() -> Hand:
    hand = Hand()
    hand.head(code="TTr")
    hand.named("TỜ TRÌNH", "đề nghị khen thưởng")
    hand.words(hand.line("Kính trình:", ITALIC), " Đảng ủy Ủy ban nhân dân tỉnh Thái Nguyên;", PLAIN)
    for text in ("- Căn cứ Kế hoạch số 185-KH/ĐU của Đảng ủy;", "- Căn cứ kết quả đánh giá.", "Đảng ủy trình cấp trên xem xét."):
        hand.line(text, BODY)
    hand.signed(above=True)
    return hand


def conclusion() -> Hand:
    """Name the author between type and abstract."""
    hand = Hand()
    hand.head(code="KL")
    hand.line("KẾT LUẬN", Look(size=16, bold=True))
    for text in ("CỦA BAN THƯỜNG VỤ ĐẢNG ỦY", "về công tác thi đua quý II năm 2026"):
        hand.line(text, BOLD)
    hand.line("-----", Look(after=12))
    hand.body()
    hand.signed("T/M BAN THƯỜNG VỤ", "BÍ THƯ")
    return hand


def by_tabs() -> Hand:
    """Set the head with tab stops instead of a table."""
    hand = Hand()
    halves: tuple[tuple[str, Look, str, Look], ...] = (
        ("ĐẢNG BỘ ỦY BAN NHÂN DÂN", PLAIN, TITLE, Look(size=15, bold=True)),
        ("TỈNH THÁI NGUYÊN", PLAIN, "", PLAIN),
        ("ĐẢNG ỦY SỞ CÔNG THƯƠNG", BOLD, "", PLAIN),
        ("*", PLAIN, "", PLAIN),
        ("Số 12-BC/ĐU", PLAIN, DAY, ITALIC),
    )
    for number, (left, left_look, right, right_look) in enumerate(halves):
        line = hand.line(None, Look(align=LEFT))
        for stop in (38, 121):
            line.paragraph_format.tab_stops.add_tab_stop(Mm(stop), WD_TAB_ALIGNMENT.CENTER)
        hand.words(line, f"\t{left}", left_look)
        hand.words(line, f"\t{right}", right_look)
        if number == 1:
            draw(line)
    hand.named()
    hand.body()
    hand.signed()
    return hand


def in_a_control() -> Hand:
    """Keep the head in a content control, as templates of other programs do; margins change sides."""
    hand = report()
    table = hand.document.tables[0]._tbl
    control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtPr/><w:sdtContent/></w:sdt>")
    table.addprevious(control)
    control[-1].append(table)
    hand.document.settings.element.insert(0, parse_xml(f"<w:mirrorMargins {nsdecls('w')}/>"))
    return hand


def on_another_base() -> Hand:
    """Write over defaults that are not the office's, as documents from the web have them."""
    hand = report()
    normal: Any = hand.document.styles["Normal"]
    normal.font.name, normal.font.size, normal.paragraph_format.line_spacing = "Arial", Pt(11), 1.15
    return hand


def with_an_annex() -> Hand:
    hand = Hand()
    hand.head()
    hand.named()
    hand.body(lead="Thực hiện Kế hoạch số 185-KH/ĐU, Đảng ủy báo cáo như sau (danh sách tại Phụ lục):")
    hand.signed()
    section = hand.document.add_section(WD_SECTION.NEW_PAGE)
    section._sectPr.append(parse_xml(f'<w:pgNumType {nsdecls("w")} w:start="1"/>'))
    for text in ("Phụ lục", "DANH SÁCH ĐIỂN HÌNH"):
        hand.line(text, BOLD)
    hand.line("(Kèm theo Báo cáo số 12-BC/ĐU, ngày 05/6/2026 của Đảng ủy Sở Công Thương)", ITALIC)
    table = hand.document.add_table(1, 2, style="Table Grid")
    for cell, text in zip(table.rows[0].cells, ("1", "Nguyễn Văn A"), strict=True):
        hand.words(cell.paragraphs[0], text, Look(size=12))
    return hand


RIGHT: dict[str, Callable[[], Hand]] = {
    "a report, the rule drawn": report,
    "a report, the rule in VML": lambda: report("vml"),
    "a report in 15 points, lines of 22": lambda: report(look=Look(size=15, align=JUSTIFY, first=10, after=8, exactly=22)),
    "a branch's report": of_a_branch,
    "a letter to many": lambda: letter(many=True),
    "a letter to one": lambda: letter(many=False),
    "a submission": submission,
    "a conclusion that names its author": conclusion,
    "a head set by tabs": by_tabs,
    "a head in a control, two-sided": in_a_control,
    "over defaults from the web": on_another_base,
    "with an annex": with_an_annex,
}


def of_the_state(*, motto_only: bool = False) -> Hand:
    """Write by NĐ 30/2020; ``motto_only``: a Party paper that only has the State's motto instead of the title."""
    hand = Hand()
    small = Look(size=13)
    motto = [("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Look(size=13, bold=True)), ("Độc lập - Tự do - Hạnh phúc", BOLD), (DAY, ITALIC)]
    names = [("UBND TỈNH THÁI NGUYÊN", small), ("SỞ CÔNG THƯƠNG", Look(size=13, bold=True)), ("Số: 123/BC-SCT", small)]
    hand.columns([("ĐẢNG ỦY SỞ CÔNG THƯƠNG", BOLD), ("Số 12-BC/ĐU", PLAIN)] if motto_only else names, motto)
    hand.line("BÁO CÁO", BOLD)
    hand.line("Kết quả công tác quý II năm 2026", BOLD)
    hand.line("Sở Công Thương báo cáo kết quả công tác như sau.", Look(size=13, align=JUSTIFY, first=12.7, after=6))
    head, below = ("T/M ĐẢNG ỦY", "BÍ THƯ") if motto_only else ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")
    hand.columns(
        [("Nơi nhận:", Look(size=12, bold=True, italic=True, align=LEFT)), ("- Lưu: VT, VP.", Look(size=11, align=LEFT))],
        [(head, BOLD), (below, BOLD), ("Trần Văn Bình", BOLD)],
    )
    return hand


def by_spaces() -> Hand:
    """Type a paper as on a typewriter: everything in its place by spaces."""
    hand = Hand()
    for text in (
        "   ĐẢNG BỘ UBND TỈNH                         ĐẢNG CỘNG SẢN VIỆT NAM",
        "  ĐẢNG ỦY SỞ CÔNG THƯƠNG                     ----------------------",
        "              *                             Thái Nguyên, ngày 5 tháng 6 năm 2026",
        "       Số: 12 - BC/ĐU",
        "                        BÁO CÁO",
        "            Kết quả công tác quý II năm 2026",
        "                       -------",
        "   Thực hiện kế hoạch, Đảng ủy báo cáo như sau:",
        "   1. Đã làm tốt./.",
        "Nơi nhận:                                   TM. ĐẢNG ỦY",
        "- Như trên,                                  PHÓ BÍ THƯ",
        "- Lưu.",
        "                                           Nguyễn Văn An",
    ):
        hand.line(text, Look(size=13, font="Courier New", align=LEFT))
    return hand


def in_an_old_font() -> Hand:
    """Type a right report in TCVN3, capitals in the font of capitals."""
    hand = report("vml")
    cells = (cell for table in hand.document.tables for cell in table._cells)
    for paragraph in (*hand.document.paragraphs, *(one for cell in cells for one in cell.paragraphs)):
        for run in paragraph.runs:
            if run.text:
                capitals = run.text.isupper() and not run.text.isascii()
                run.text, run.font.name = typed(run.text.lower() if capitals else run.text, "tcvn3"), ".VnTimeH" if capitals else ".VnTime"
    return hand
