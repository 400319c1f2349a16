"""``toolkit lint``: our own papers are right in both guides; each planted fault is found; a file of any other hand is judged, never a crash."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.text.parfmt import CT_PPr
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from tests.builders import cell as word_cell
from tests.builders import para, run, table, word
from tests.builders import row_of as word_row
from tests.places import INBOX
from tests.test_cli import Call, call
from tests.truth import truth_summary
from toolkit.definitions import builtin_folder
from toolkit.errors import UnreadableFile
from toolkit.layout import read_layout
from toolkit.lint import judge, paper_day
from toolkit.model.layout import Align, Deviation, Gravity
from toolkit.model.paper import Draft
from toolkit.papers import drafts
from toolkit.party_style import load_party_styles
from toolkit.reading import builtin_definitions
from toolkit.render import render_draft

__all__ = ["call"]
HOME = builtin_folder() / "templates"
STYLES = {style.id: style for style in load_party_styles(HOME / "party-style")}
DAYS = {"hd36": date(2024, 10, 12), "hd05": date(2026, 10, 12)}

Change = Callable[[WordDocument], object]


def own_drafts(style: str) -> list[Draft]:
    definitions = builtin_definitions()
    made = drafts(truth_summary(definitions, DAYS[style]), definitions, STYLES[style], DAYS[style])
    return [draft for draft in made if draft.template]


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Path]:
    """Every kind of paper that we print, by guide and template."""
    folder = tmp_path_factory.mktemp("papers")
    made: dict[tuple[str, str], Path] = {}
    for style in STYLES:
        for draft in own_drafts(style):
            kind = Path(draft.template).stem
            if (style, kind) not in made:
                made[(style, kind)] = folder / style / f"{kind}.docx"
                render_draft(draft, HOME / "docx", made[(style, kind)])
    return made


def lint(data: bytes, style: str = "hd05") -> tuple[Deviation, ...]:
    return judge(read_layout(data, "a.docx"), STYLES[style])


def components(found: tuple[Deviation, ...]) -> list[str]:
    return [one.component for one in found]


@pytest.mark.parametrize("style", STYLES)
def test_our_own_papers_have_nothing_to_mend(style: str, papers: dict[tuple[str, str], Path]) -> None:
    own = {kind: path for (guide, kind), path in papers.items() if guide == style}

    assert {"bao-cao", "phieu-yeu-cau-bo-sung", "cong-van-don-doc", "to-trinh-khen-thuong", "so-ghi-danh"} <= set(own)
    assert {kind: found for kind, path in own.items() if (found := lint(path.read_bytes(), style))} == {}


def test_the_day_of_a_paper_decides_its_guide(papers: dict[tuple[str, str], Path]) -> None:
    days = {style: paper_day(read_layout(papers[(style, "bao-cao")].read_bytes(), "a.docx")) for style in STYLES}

    assert days == {style: day.replace(day=31) for style, day in DAYS.items()}, (
        "a draft whose day is blank is signed by the end of its month"
    )


# ---- planted faults ---------------------------------------------------------------------------------------------------------------


def everywhere(document: WordDocument) -> list[Paragraph]:
    return [Paragraph(one, document._body) for one in document.element.body.iter(qn("w:p"))]


def saying(text: str) -> Callable[[WordDocument], Paragraph]:
    """Return what finds the first paragraph that begins with ``text``."""
    return lambda document: next(one for one in everywhere(document) if one.text.startswith(text))


def styled(style: str, number: int = 0) -> Callable[[WordDocument], Paragraph]:
    """Return what finds a paragraph by the name of its style."""

    def find(document: WordDocument) -> Paragraph:
        id = document.styles[style].element.styleId
        found = [one for one in everywhere(document) if one._p.pPr is not None and one._p.pPr.style == id and (one.text or style == "Mốc")]
        return found[number]

    return find


def size(find: Callable[[WordDocument], Paragraph], points: float) -> Change:
    return look(find, "size", Pt(points))


def look(find: Callable[[WordDocument], Paragraph], name: str, value: object) -> Change:
    return lambda document: dress(find(document), name, value)


def dress(paragraph: Paragraph, name: str, value: object) -> None:
    for piece in paragraph.runs:
        setattr(piece.font, name, value)


def text(find: Callable[[WordDocument], Paragraph], change: Callable[[str], str]) -> Change:
    def plant(document: WordDocument) -> None:
        paragraph = find(document)
        said = change(paragraph.text)
        for piece in paragraph.runs[1:]:
            piece.text = ""
        paragraph.runs[0].text = said

    return plant


def to(find: Callable[[WordDocument], Paragraph], said: str) -> Change:
    return text(find, lambda _: said)


def layout(find: Callable[[WordDocument], Paragraph], name: str, value: object) -> Change:
    return lambda document: setattr(find(document).paragraph_format, name, value)


def gone(find: Callable[[WordDocument], Paragraph]) -> Change:
    def plant(document: WordDocument) -> None:
        paragraph = find(document)._p
        above = paragraph.getparent()
        assert above is not None
        above.remove(paragraph)

    return plant


def section(name: str, value: object, number: int = 0) -> Change:
    return lambda document: setattr(document.sections[number], name, value)


def in_style(style: str, change: Callable[..., object]) -> Change:
    return lambda document: change(document.styles[style])


def number_of_page(change: Callable[[Paragraph], object]) -> Change:
    return lambda document: change(document.sections[0].header.paragraphs[0])


def no_page_number(document: WordDocument) -> None:
    for one in document.sections:
        for paragraph in one.header.paragraphs:
            for piece in list(paragraph._p):
                paragraph._p.remove(piece)


def rule_of(document: WordDocument) -> CT_PPr:
    """Return the properties of the paragraph whose upper edge is the rule under the title."""
    properties = styled("Mốc")(document)._p.pPr
    assert properties is not None
    return properties


def short_rule(document: WordDocument) -> None:
    for indent in rule_of(document).iter(qn("w:ind")):
        for side in ("left", "right"):
            indent.set(qn(f"w:{side}"), "1400")


def no_rule(document: WordDocument) -> None:
    for border in list(rule_of(document).iter(qn("w:pBdr"))):
        rule_of(document).remove(border)


def line_for_a_rule(document: WordDocument) -> None:
    no_rule(document)
    dress(styled("Tiêu đề")(document), "underline", True)


def same_page(document: WordDocument) -> None:
    for one in document.element.body.iter(qn("w:sectPr")):
        one.insert(0, parse_xml(f'<w:type {nsdecls("w")} w:val="continuous"/>'))
    for one in list(document.element.body.iter(qn("w:p"))):
        inner = one.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
        if inner is not None:
            inner.getparent().remove(inner)


def counts_on(document: WordDocument) -> None:
    for one in document.element.body.iter(qn("w:pgNumType")):
        del one.attrib[qn("w:start")]


def motto(document: WordDocument) -> None:
    text(styled("Tiêu đề"), lambda _: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")(document)


body, heading, last = styled("Nội dung"), styled("Đề mục nhỏ"), saying("Trên đây là báo cáo")


@dataclass(frozen=True)
class Fault:
    """One change to one of our papers and the component that must be told."""

    change: Change
    component: str
    paper: str = "bao-cao"


FAULTS = {
    "paper of letter size": Fault(section("page_width", Mm(216)), "page.size"),
    "left margin too narrow": Fault(section("left_margin", Mm(25)), "page.left"),
    "right margin too wide": Fault(section("right_margin", Mm(20)), "page.right"),
    "top margin too wide": Fault(section("top_margin", Mm(25)), "page.top"),
    "bottom margin too narrow": Fault(section("bottom_margin", Mm(15)), "page.bottom"),
    "lying annex with odd margins": Fault(section("top_margin", Mm(15), 1), "page.top"),
    "no page number": Fault(no_page_number, "page.number"),
    "page number on the right": Fault(number_of_page(lambda one: setattr(one, "alignment", WD_ALIGN_PARAGRAPH.RIGHT)), "page.number.place"),
    "page number too small": Fault(number_of_page(lambda one: dress(one, "size", Pt(11))), "page.number.size"),
    "page number far from the edge": Fault(section("header_distance", Mm(15)), "page.number.distance"),
    "page number on the first page": Fault(section("different_first_page_header_footer", False), "page.number.first"),
    "body in another font": Fault(in_style("Nội dung", lambda one: one.element.rPr.rFonts.set(qn("w:ascii"), "Arial")), "font.face"),
    "words in red": Fault(lambda document: setattr(body(document).runs[0].font.color, "rgb", RGBColor(255, 0, 0)), "font.color"),
    "the State's motto": Fault(motto, "title.motto"),
    "title in lower case": Fault(to(styled("Tiêu đề"), "Đảng Cộng sản Việt Nam"), "title.case"),
    "title too small": Fault(size(styled("Tiêu đề"), 13), "title.size"),
    "title not bold": Fault(look(styled("Tiêu đề"), "bold", False), "title.bold"),
    "no rule under the title": Fault(no_rule, "title.rule"),
    "rule shorter than the title": Fault(short_rule, "title.rule"),
    "title underlined in place of a rule": Fault(line_for_a_rule, "title.rule"),
    "superior bold": Fault(look(styled("Cơ quan cấp trên"), "bold", True), "superior.bold"),
    "no superior": Fault(gone(styled("Cơ quan cấp trên")), "superior"),
    "committee not bold": Fault(look(styled("Cơ quan ban hành"), "bold", False), "organ.bold"),
    "committee in lower case": Fault(to(styled("Cơ quan ban hành"), "Đảng ủy Sở Công Thương"), "organ.case"),
    "no star": Fault(gone(saying("*")), "star"),
    "three stars": Fault(to(saying("*"), "***"), "star"),
    "number with a colon": Fault(to(saying("Số "), "Số: 12-BC/ĐU"), "number.form"),
    "number with spaces": Fault(to(saying("Số "), "Số 12 - BC/ĐU"), "number.form"),
    "number of the State": Fault(to(saying("Số "), "Số 12/BC-ĐU"), "number.form"),
    "number without zero": Fault(to(saying("Số "), "Số 5-BC/ĐU"), "number.zero"),
    "code of another type": Fault(to(saying("Số "), "Số 05-KH/ĐU"), "number.code"),
    "number bold": Fault(look(saying("Số "), "bold", True), "number.bold"),
    "date upright": Fault(look(styled("Ngày tháng"), "italic", False), "date.italic"),
    "day without zero": Fault(to(styled("Ngày tháng"), "Thái Nguyên, ngày 5 tháng 10 năm 2026"), "date.zero"),
    "month with a needless zero": Fault(to(styled("Ngày tháng"), "Thái Nguyên, ngày 05 tháng 06 năm 2026"), "date.zero"),
    "month without zero": Fault(to(styled("Ngày tháng"), "Thái Nguyên, ngày 15 tháng 2 năm 2027"), "date.zero"),
    "no comma after the place": Fault(to(styled("Ngày tháng"), "Thái Nguyên ngày 15 tháng 10 năm 2026"), "date.comma"),
    "type too small": Fault(size(styled("Tên loại"), 14), "type.size"),
    "type on the left": Fault(layout(styled("Tên loại"), "alignment", WD_ALIGN_PARAGRAPH.LEFT), "type.align"),
    "abstract not bold": Fault(look(styled("Trích yếu"), "bold", False), "abstract.bold"),
    "no dashes": Fault(gone(saying("-----")), "dashes"),
    "three dashes": Fault(to(saying("-----"), "---"), "dashes"),
    "body too small": Fault(in_style("Nội dung", lambda one: setattr(one.font, "size", Pt(13))), "body.size"),
    "one paragraph larger": Fault(size(body, 15), "body.mixed"),
    "body not justified": Fault(layout(body, "alignment", WD_ALIGN_PARAGRAPH.LEFT), "body.align"),
    "first line not indented": Fault(layout(body, "first_line_indent", Mm(0)), "body.first_line"),
    "first line of half an inch": Fault(layout(body, "first_line_indent", Mm(12.7)), "body.first_line"),
    "paragraphs too close": Fault(in_style("Nội dung", lambda one: setattr(one.paragraph_format, "space_after", Pt(3))), "body.space"),
    "lines of one and a half": Fault(layout(body, "line_spacing", 1.5), "body.line"),
    "lines too close": Fault(layout(body, "line_spacing", Pt(16)), "body.line"),
    "lines too far apart": Fault(layout(body, "line_spacing", Pt(24)), "body.line"),
    "lines at least": Fault(layout(body, "line_spacing_rule", WD_LINE_SPACING.AT_LEAST), "body.line"),
    "body ends with the State's mark": Fault(text(last, lambda said: said + "/."), "body.end"),
    "body ends without a full stop": Fault(text(last, lambda said: said.rstrip(".")), "body.end"),
    "authority without slash": Fault(to(styled("Quyền hạn ký"), "TM. ĐẢNG ỦY"), "authority.form"),
    "deputy signs for a committee": Fault(to(styled("Quyền hạn ký"), "K/T ĐẢNG ỦY"), "authority.deputy"),
    "authority not bold": Fault(look(styled("Quyền hạn ký"), "bold", False), "authority.bold"),
    "position bold": Fault(look(styled("Chức vụ"), "bold", True), "position.bold"),
    "position with the organ's name": Fault(to(styled("Chức vụ"), "PHÓ BÍ THƯ ĐẢNG ỦY"), "position.name"),
    "name with a degree": Fault(text(styled("Họ tên người ký"), lambda said: f"TS. {said}"), "signer.title"),
    "name in capitals": Fault(text(styled("Họ tên người ký"), str.upper), "signer.case"),
    "name not bold": Fault(look(styled("Họ tên người ký"), "bold", False), "signer.bold"),
    "no signature": Fault(lambda document: [gone(styled(one))(document) for one in ("Quyền hạn ký", "Chức vụ", "Họ tên người ký")], "authority"),
    "recipients bold and italic": Fault(look(styled("Nơi nhận"), "italic", True), "recipients.label.italic"),
    "recipients not underlined": Fault(look(styled("Nơi nhận"), "underline", False), "recipients.label.underline"),
    "recipients without colon": Fault(to(styled("Nơi nhận"), "Nơi nhận"), "recipients.colon"),
    "recipients too large": Fault(size(styled("Tên nơi nhận"), 14), "recipients.look"),
    "recipient ends with a comma": Fault(text(styled("Tên nơi nhận"), lambda said: said[:-1] + ","), "recipients.end"),
    "last recipient ends with a semicolon": Fault(text(styled("Tên nơi nhận", -1), lambda said: said[:-1] + ";"), "recipients.last"),
    "kept with a colon": Fault(to(styled("Tên nơi nhận", -1), "- Lưu: VT, ĐU."), "recipients.kept"),
    "annex on the same page": Fault(same_page, "annex.page"),
    "annex that counts on": Fault(counts_on, "annex.numbering"),
    "annex without reference": Fault(gone(saying("(Kèm theo")), "annex.reference"),
    "annexes numbered wrongly": Fault(to(saying("Phụ lục 1"), "Phụ lục I"), "annex.label"),
    "a mark of the template left": Fault(to(body, "Kính gửi {{ ten }}."), "marks"),
    "letter without abstract": Fault(gone(styled("Trích yếu công văn")), "letter.abstract", "cong-van-don-doc"),
    "letter's abstract as the State writes it": Fault(
        text(styled("Trích yếu công văn"), lambda said: said.replace("về việc", "V/v")), "letter.about", "cong-van-don-doc"
    ),
    "letter's abstract upright": Fault(look(styled("Trích yếu công văn"), "italic", False), "letter.abstract.italic", "cong-van-don-doc"),
    "letter without Như trên": Fault(to(styled("Tên nơi nhận"), "- Các chi bộ;"), "recipients.above", "cong-van-don-doc"),
    "submission with Kính gửi": Fault(text(styled("Kính gửi"), lambda said: said.replace("trình", "gửi")), "addressee.label", "to-trinh-khen-thuong"),
    "addressee without mark": Fault(text(styled("Kính gửi"), lambda said: said.rstrip(";")), "addressee.end", "to-trinh-khen-thuong"),
    "label of addressees bold": Fault(look(styled("Kính gửi"), "bold", True), "addressee.style", "to-trinh-khen-thuong"),
    "a basis without dash": Fault(text(saying("- Căn cứ"), lambda said: said[2:]), "basis.dash", "to-trinh-khen-thuong"),
    "the last basis with a semicolon": Fault(
        lambda document: text(saying([one.text for one in everywhere(document) if one.text.startswith("- Căn cứ")][-1]), lambda said: said[:-1] + ";")(document),
        "basis.end",
        "to-trinh-khen-thuong",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_each_planted_fault_is_told(name: str, papers: dict[tuple[str, str], Path]) -> None:
    fault = FAULTS[name]
    document = Document(str(papers[("hd05", fault.paper)]))
    fault.change(document)
    made = BytesIO()
    document.save(made)
    found = lint(made.getvalue())

    assert fault.component in components(found), found
    assert len(found) <= 4, found
    told = next(one for one in found if one.component == fault.component)
    assert told.name and told.found and told.expected
    assert told.clause.startswith(("Hướng dẫn số 05-HD/VPTW", "Quy định 399"))


def test_there_are_at_least_forty_planted_faults() -> None:
    assert len(FAULTS) >= 40


def test_a_paper_right_by_one_guide_is_told_where_the_other_differs(papers: dict[tuple[str, str], Path]) -> None:
    old = lint(papers[("hd36", "to-trinh-khen-thuong")].read_bytes(), "hd05")

    assert {"addressee.label", "addressee.end", "recipients.end"} <= set(components(old))


# ---- files of other hands ---------------------------------------------------------------------------------------------------------


def theme_and_defaults(body_of: str) -> bytes:
    """Return a paper whose looks come from document defaults, a chain of styles and a theme."""
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi"/><w:sz w:val="28"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Thuong"><w:pPr><w:jc w:val="both"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Than"><w:basedOn w:val="Thuong"/><w:pPr><w:spacing w:after="120" w:line="360" w:lineRule="exact"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="ThanLui"><w:basedOn w:val="Than"/><w:pPr><w:ind w:firstLine="567"/></w:pPr></w:style>'
        '<w:style w:type="character" w:styleId="Dam"><w:rPr><w:b/></w:rPr></w:style>'
    )
    return word(body_of, styles=styles)


def line(words: str, properties: str = '<w:jc w:val="center"/>', look: str = "") -> str:
    return para(run(words, look), properties)


BOLD, ITALIC = "<w:b/>", "<w:i/>"
HEAD = table(
    word_row(
        word_cell(
            line("ĐẢNG BỘ TỈNH A", look='<w:sz w:val="28"/>') + line("ĐẢNG ỦY SỞ B", look=BOLD) + line("*") + line("Số 07-KL/ĐU"),
            '<w:tcW w:w="4365" w:type="dxa"/>',
        ),
        word_cell(
            line(
                "ĐẢNG CỘNG SẢN VIỆT NAM",
                '<w:pBdr><w:bottom w:val="single" w:sz="4"/></w:pBdr><w:ind w:left="425" w:right="425"/><w:jc w:val="center"/>',
                f'{BOLD}<w:sz w:val="30"/>',
            )
            + line("Phường C, ngày 05 tháng 6 năm 2026", look=ITALIC),
            '<w:tcW w:w="4989" w:type="dxa"/>',
        ),
    )
)
NAMED = line("KẾT LUẬN", look=f'{BOLD}<w:sz w:val="32"/>') + line("về công tác văn thư", look='<w:rStyle w:val="Dam"/>') + line("-----")
BODY = "".join(line(f"Đoạn thứ {number} của nội dung.", '<w:pStyle w:val="ThanLui"/>') for number in range(3))
SIGNED = table(
    word_row(
        word_cell(
            para(run("Nơi nhận:", '<w:u w:val="single"/>'), '<w:jc w:val="left"/>')
            + para(run("- Các chi bộ;", '<w:sz w:val="24"/>'), '<w:jc w:val="left"/>')
            + para(run("- Lưu Đảng ủy.", '<w:sz w:val="24"/>'), '<w:jc w:val="left"/>')
        ),
        word_cell(line("T/M ĐẢNG ỦY", look=BOLD) + line("BÍ THƯ") + line("") + line("Nguyễn Văn A", look=BOLD)),
    )
)
PAGE = '<w:p><w:pPr><w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:bottom="1134" w:left="1701" w:right="850" w:header="567"/></w:sectPr></w:pPr></w:p>'


def of_another_hand(**changes: str) -> bytes:
    parts = {"head": HEAD, "named": NAMED, "body": BODY, "signed": SIGNED} | changes
    return theme_and_defaults("".join(parts.values()) + PAGE)


def first_page(found: tuple[Deviation, ...]) -> list[str]:
    """Leave out the second, empty section that the builder adds."""
    return [one for one in components(found) if not one.startswith("page.")]


def test_looks_are_resolved_through_defaults_styles_and_theme() -> None:
    assert first_page(lint(of_another_hand())) == []


def test_a_font_of_the_theme_is_told_by_its_real_name() -> None:
    theme = (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme name="x"><a:minorFont>'
        '<a:latin typeface="Calibri"/><a:font script="Viet" typeface="Arial"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>'
    )
    data = of_another_hand()
    assert "Calibri" in _font(data, theme, "en-US")
    assert "Arial" in _font(data, theme, "vi-VN")


def _font(data: bytes, theme: str, language: str) -> str:
    import zipfile

    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name))
        target.writestr("word/theme/theme1.xml", theme)
        target.writestr("word/settings.xml", f'<w:settings {nsdecls("w")}><w:themeFontLang w:val="{language}"/></w:settings>')
    return next(one.found for one in lint(made.getvalue()) if one.component == "font.face")


def test_bold_by_style_and_by_hand_is_resolved_as_word_does() -> None:
    twice = NAMED.replace('<w:rStyle w:val="Dam"/>', '<w:rStyle w:val="Dam"/><w:b w:val="0"/>')
    assert first_page(lint(of_another_hand(named=twice))) == ["abstract.bold"]


def test_a_head_aligned_by_tabs_is_taken_apart() -> None:
    tabs = '<w:jc w:val="left"/>'
    head = (
        para(run("ĐẢNG BỘ TỈNH A\t") + run("ĐẢNG CỘNG SẢN VIỆT NAM", f'{BOLD}<w:sz w:val="30"/>'), tabs)
        + para(run("ĐẢNG ỦY SỞ B", BOLD), tabs)
        + para(run("*"), tabs)
        + para(run("Số 07-KL/ĐU\t") + run("Phường C, ngày 05 tháng 6 năm 2026", ITALIC), tabs)
    )
    found = first_page(lint(of_another_hand(head=head)))

    assert not {"title", "date", "number", "organ", "superior", "type"} & set(found)
    assert "title.rule" in found


def test_a_rule_drawn_as_a_line_counts_by_its_length() -> None:
    def head(length: float) -> str:
        drawing = (
            '<w:r><w:drawing><wp:anchor xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
            f'<wp:extent cx="{round(length * 36000)}" cy="0"/></wp:anchor></w:drawing></w:r>'
        )
        without = HEAD.replace('<w:pBdr><w:bottom w:val="single" w:sz="4"/></w:pBdr><w:ind w:left="425" w:right="425"/>', "")
        return without.replace(
            line("Phường C, ngày 05 tháng 6 năm 2026", look=ITALIC), para(drawing) + line("Phường C, ngày 05 tháng 6 năm 2026", look=ITALIC)
        )

    assert first_page(lint(of_another_hand(head=head(73)))) == []
    (short,) = [one for one in lint(of_another_hand(head=head(40))) if one.component == "title.rule"]
    assert "40 mm" in short.found


def test_a_rule_of_an_old_file_counts_too() -> None:
    drawn = (
        '<w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape type="#_x0000_t32" style="position:absolute;width:LONGpt;height:0"/></w:pict></w:r>',
        '<w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:line from="10pt,3pt" to="FARpt,3pt"/></w:pict></w:r>',
    )
    without = HEAD.replace('<w:pBdr><w:bottom w:val="single" w:sz="4"/></w:pBdr><w:ind w:left="425" w:right="425"/>', "")
    date_line = line("Phường C, ngày 05 tháng 6 năm 2026", look=ITALIC)
    for length, told in ((207, []), (100, ["title.rule"])):
        for one in drawn:
            rule = para(one.replace("LONG", str(length)).replace("FAR", str(length + 10)))
            assert first_page(lint(of_another_hand(head=without.replace(date_line, rule + date_line)))) == told


def test_a_page_number_in_a_frame_stands_where_the_frame_stands() -> None:
    framed = para(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
        '<w:framePr w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:xAlign="center" w:y="1"/>',
    )
    link = '<w:headerReference xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" w:type="default" r:id="r1"/>'
    (section, _) = read_layout(word(PAGE.replace("<w:sectPr>", f"<w:sectPr>{link}"), header1=framed), "a.docx").sections

    assert section.number is not None
    assert section.number.align is Align.CENTER


def test_a_plain_text_file_of_a_paper_is_taken_apart() -> None:
    named = "".join(para(run(words)) for words in ("KẾT LUẬN", "Về công tác văn thư năm 2026"))
    found = components(lint(of_another_hand(named=named)))

    assert "abstract" not in found
    assert {"type.bold", "abstract.bold", "dashes"} <= set(found)


def test_a_guidance_of_a_grassroots_committee_is_beyond_its_power() -> None:
    head = HEAD.replace("KL/ĐU", "HD/ĐU")
    named = NAMED.replace("KẾT LUẬN", "HƯỚNG DẪN")
    assert first_page(lint(of_another_hand(head=head, named=named))) == ["authority.power"]


def test_a_file_that_is_no_paper_gets_one_line_that_says_so(papers: dict[tuple[str, str], Path]) -> None:
    forms = sorted(INBOX.rglob("*.docx"))[:4]

    for form in forms:
        found = lint(form.read_bytes())
        assert "paper" in components(found)
        assert all(one.component.startswith(("paper", "page.", "font.")) for one in found)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"{\\rtf1}", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600])
def test_what_is_no_word_file_is_refused_in_vietnamese(data: bytes) -> None:
    with pytest.raises(UnreadableFile):
        read_layout(data, "a.docx")


@pytest.mark.parametrize(
    "inner",
    [
        "",
        "<w:p/>",
        "<w:tbl/>",
        "<w:tbl><w:tr/></w:tbl>",
        '<w:p><w:pPr><w:pStyle w:val="khong co"/><w:spacing w:line="abc" w:before="-5"/><w:ind w:firstLine="9999999999"/></w:pPr><w:r><w:rPr><w:sz w:val="x"/></w:rPr><w:t>ĐẢNG CỘNG SẢN VIỆT NAM</w:t></w:r></w:p>',
        "<w:p><w:pPr><w:numPr><w:numId/></w:numPr></w:pPr></w:p>",
        "<w:tbl><w:tr><w:tc>" * 30 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 30,
        '<w:p><w:r><w:t>Số 01-BC/ĐU</w:t></w:r></w:p><w:p><w:r><w:t>Nơi nhận:</w:t></w:r></w:p><w:p><w:r><w:t>T/M ĐẢNG ỦY</w:t></w:r></w:p>',
        '<w:p><w:r><w:t>A, ngày 99 tháng 99 năm 9999</w:t></w:r></w:p><w:p><w:r><w:t>Phụ lục</w:t></w:r></w:p><w:p><w:r><w:t>Nơi nhận</w:t></w:r></w:p>',
    ],
)  # fmt: skip
def test_odd_but_openable_files_are_judged_without_a_crash(inner: str) -> None:
    for style in STYLES:
        assert lint(word(inner), style)
    paper_day(read_layout(word(inner), "a.docx"))


@pytest.mark.slow
def test_our_papers_through_other_formats_are_judged_and_keep_their_head(papers: dict[tuple[str, str], Path], tmp_path: Path) -> None:
    source = papers[("hd05", "cong-van-don-doc")]
    for kind in ("odt", "doc", "rtf"):
        folder = tmp_path / kind
        for made, start in ((kind, source), ("docx", folder / f"{source.stem}.{kind}")):
            command = (
                "soffice",
                f"-env:UserInstallation=file://{tmp_path}/profile",
                "--headless",
                "--convert-to",
                made,
                "--outdir",
                folder,
                start,
            )
            subprocess.run(command, check=True, capture_output=True, timeout=240)
        found = lint((folder / f"{source.stem}.docx").read_bytes())
        assert all(one.component.startswith("page.number") for one in found), (kind, found)


# ---- the command ------------------------------------------------------------------------------------------------------------------


def test_lint_prints_findings_and_leaves_with_1(call: Call, papers: dict[tuple[str, str], Path], tmp_path: Path) -> None:
    own, faulty = papers[("hd05", "bao-cao")], tmp_path / "sai.docx"
    document = Document(str(own))
    FAULTS["deputy signs for a committee"].change(document)
    document.save(str(faulty))
    assert call("lint", own).code == 0
    told = call("lint", own, faulty)
    assert told.code == 1
    assert "đúng thể thức" in told.out and "1 chỗ chưa đúng" in told.out and "không ký thay" in told.out
    by_file = [json.loads(one) for one in call("lint", "--json", own, faulty).out.splitlines()]
    assert [len(one["findings"]) for one in by_file] == [0, 1]
    assert set(by_file[1]["findings"][0]) == {"component", "name", "found", "expected", "clause", "gravity", "place"}


def test_lint_chooses_the_guide_by_the_day_and_takes_another_when_told(call: Call, papers: dict[tuple[str, str], Path]) -> None:
    old = papers[("hd36", "to-trinh-khen-thuong")]
    assert "36-HD/VPTW" in call("lint", old).out
    assert call("lint", "--style", "hd05", old).code == 1
    assert call("lint", "--style", "hd99", old).code == 2


def test_lint_of_what_cannot_be_read_leaves_with_4(call: Call, tmp_path: Path) -> None:
    (tmp_path / "hỏng.docx").write_bytes(b"PK")
    assert call("lint", tmp_path / "hỏng.docx").code == 4
    assert call("lint", tmp_path / "không có.docx").code == 4


def test_a_warning_alone_is_no_error(call: Call, papers: dict[tuple[str, str], Path], tmp_path: Path) -> None:
    document = Document(str(papers[("hd05", "bao-cao")]))
    FAULTS["words in red"].change(document)
    document.save(str(tmp_path / "đỏ.docx"))
    told = call("lint", tmp_path / "đỏ.docx")
    assert told.code == 0
    assert "Nên xem lại" in told.out
    assert {one.gravity for one in lint((tmp_path / "đỏ.docx").read_bytes())} == {Gravity.WARNING}


def test_a_page_break_begins_an_annex_as_well_as_a_section() -> None:
    annex = para(run("x")).replace("<w:t", '<w:br w:type="page"/><w:t') + line("Phụ lục", look=BOLD) + line("(Kèm theo Kết luận)")
    with_break = of_another_hand(body=BODY + line("Xem Phụ lục.", '<w:pStyle w:val="ThanLui"/>'), signed=SIGNED + annex)
    without = of_another_hand(signed=SIGNED + annex.replace('<w:br w:type="page"/>', ""))

    assert "annex.page" not in components(lint(with_break))
    assert "annex.page" in components(lint(without))
