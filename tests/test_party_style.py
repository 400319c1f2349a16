"""The written papers against the acceptance list of HD05 (the-thuc.md 1 and 11), measured in the built templates."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Length, Pt
from docx.styles.style import ParagraphStyle
from docx.table import _Row

from toolkit.definitions import builtin_folder
from toolkit.errors import ConfigurationError
from toolkit.papers.marks import contexts, sample
from toolkit.party_style import load_party_styles
from toolkit.render import render_docx
from tools.build_templates import TEMPLATES, build, request

HOME = builtin_folder() / "templates"


@pytest.fixture(scope="module")
def report() -> WordDocument:
    return Document(str(HOME / "docx" / "hd05" / "bao-cao.docx"))


def mm(length: Length | None) -> int:
    """Return a length in whole millimetres."""
    assert length is not None
    return round(float(length.mm))


def row_mark(row: _Row, name: str) -> bool:
    """Tell whether a row carries a property of that name."""
    properties = row._tr.trPr
    return properties is not None and properties.find(qn(f"w:{name}")) is not None


def paragraph_style(document: WordDocument, name: str) -> ParagraphStyle:
    found = document.styles[name]
    assert isinstance(found, ParagraphStyle)
    return found


def style_of(document: WordDocument, name: str) -> tuple[float | None, bool | None, bool | None, bool | None]:
    font = paragraph_style(document, name).font
    return font.size.pt if font.size else None, font.bold, font.italic, font.underline


def test_the_page_is_a4_with_the_margins_of_the_guide(report: WordDocument) -> None:
    first = report.sections[0]

    assert (mm(first.page_width), mm(first.page_height)) == (210, 297)
    assert [mm(side) for side in (first.top_margin, first.bottom_margin, first.left_margin, first.right_margin)] == [20, 20, 30, 15]


def test_page_numbers_stand_10_mm_from_the_top_from_the_second_page_and_annexes_count_anew(report: WordDocument) -> None:
    assert len(report.sections) == 5
    for section in report.sections:
        assert mm(section.header_distance) == 10
        assert section.different_first_page_header_footer
        assert "PAGE" in section.header._element.xml
        assert not "".join(paragraph.text for paragraph in section.first_page_header.paragraphs)
    assert style_of(report, "Số trang")[0] == 14
    starts = [section._sectPr.find(qn("w:pgNumType")) for section in report.sections]
    assert starts[0] is None
    assert [start.get(qn("w:start")) for start in starts[1:] if start is not None] == ["1"] * 4


def test_wide_annexes_lie_on_their_side_and_their_tables_fit(report: WordDocument) -> None:
    assert [mm(section.page_width) > mm(section.page_height) for section in report.sections] == [False, True, False, False, True]
    for table in report.tables:
        assert sum(column.width.mm for column in table.columns) <= 257.5


@pytest.mark.parametrize(
    ("name", "size", "bold", "italic", "underline"),
    [
        ("Tiêu đề", 15, True, False, False),
        ("Cơ quan cấp trên", 14, False, False, False),
        ("Cơ quan ban hành", 14, True, False, False),
        ("Số và ký hiệu", 14, False, False, False),
        ("Trích yếu công văn", 12, False, True, False),
        ("Chỉ dẫn dự thảo", 14, False, True, False),
        ("Kính gửi", 14, False, True, False),
        ("Ngày tháng", 14, False, True, False),
        ("Tên loại", 16, True, False, False),
        ("Trích yếu", 14, True, False, False),
        ("Nội dung", 14, False, False, False),
        ("Quyền hạn ký", 14, True, False, False),
        ("Chức vụ", 14, False, False, False),
        ("Họ tên người ký", 14, True, False, False),
        ("Nơi nhận", 14, False, False, True),
        ("Tên nơi nhận", 12, False, False, False),
    ],
)
def test_each_component_has_the_size_and_style_of_the_guide(
    report: WordDocument, name: str, size: float, bold: bool, italic: bool, underline: bool
) -> None:
    assert style_of(report, name) == (size, bold, italic, underline)
    assert paragraph_style(report, name).font.name == "Times New Roman"


def test_the_body_is_justified_with_10_mm_6_pt_and_exactly_18_to_22_pt(report: WordDocument) -> None:
    layout = paragraph_style(report, "Nội dung").paragraph_format

    assert layout.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY
    assert round(layout.first_line_indent.mm) == 10
    assert layout.space_after >= Pt(6)
    assert layout.line_spacing_rule == WD_LINE_SPACING.EXACTLY
    assert Pt(18) <= layout.line_spacing <= Pt(22)


def test_the_head_has_its_lines_in_order_and_a_drawn_rule_as_long_as_the_title(report: WordDocument) -> None:
    left, right = report.tables[0].rows[0].cells
    rule = right.paragraphs[1]
    indent = rule._p.pPr.find(qn("w:ind"))

    assert [paragraph.text for paragraph in left.paragraphs] == [
        "{{ head.superior }}",
        "{{ head.committee }}",
        "*",
        "Số {{ head.number }}-BC/{{ head.symbol }}",
        "{%p if head.draft %}",
        "{{ head.draft }}",
        "{%p endif %}",
    ]
    assert [paragraph.text for paragraph in right.paragraphs] == ["ĐẢNG CỘNG SẢN VIỆT NAM", "", "{{ head.place_and_day }}"]
    assert rule._p.pPr.find(qn("w:pBdr")).find(qn("w:top")) is not None
    length = right.width.mm - sum(int(indent.get(qn(f"w:{side}"))) for side in ("left", "right")) * 25.4 / 1440
    assert length == pytest.approx(73, abs=0.2)
    assert "__" not in right.text


def test_type_abstract_dashes_and_the_five_parts_stand_in_order(report: WordDocument) -> None:
    texts = [paragraph.text for paragraph in report.paragraphs]
    parts = [text for text in texts if text[:3] in ("I- ", "II-", "III", "IV-", "V- ")][:5]

    assert texts[:3] == ["BÁO CÁO", "{{ abstract }}", "-----"]
    assert [part.split("-")[0] for part in parts] == ["I", "II", "III", "IV", "V"]


def test_the_signature_block_says_authority_position_name_and_does_not_split(report: WordDocument) -> None:
    block = next(table for table in report.tables if "Nơi nhận:" in table.rows[0].cells[0].text)
    right = [paragraph.text for paragraph in block.rows[0].cells[1].paragraphs if not paragraph.text.startswith("{%p")]

    assert (right[0], right[1], right[-1]) == ("{{ head.authority }}", "{{ head.position }}", "{{ head.signer }}")
    assert right[2:-1] == [""] * 4
    assert row_mark(block.rows[0], "cantSplit")


def test_heading_rows_repeat_and_no_row_is_split(report: WordDocument) -> None:
    ruled = [table for table in report.tables if table.style is not None and table.style.name == "Table Grid"]

    assert len(ruled) == 8
    for table in ruled:
        assert row_mark(table.rows[0], "tblHeader")
        assert all(row_mark(row, "cantSplit") for row in table.rows)


@pytest.mark.parametrize("style", ["hd05", "hd36"])
@pytest.mark.parametrize("name", TEMPLATES)
def test_no_row_of_any_paper_is_split_over_pages(name: str, style: str) -> None:
    for table in Document(str(HOME / "docx" / style / name)).tables:
        assert all(row_mark(row, "cantSplit") for row in table.rows)


@pytest.mark.parametrize("style", ["hd05", "hd36"])
@pytest.mark.parametrize("name", ["cong-van-don-doc.docx", "to-trinh-khen-thuong.docx", "ke-hoach.docx"])
def test_the_last_paragraph_before_a_short_closing_stays_with_it_and_the_signature(name: str, style: str) -> None:
    printed = Document(str(HOME / "docx" / style / name)).paragraphs
    last = next(place for place, one in enumerate(printed) if "or loop.last" in one.text or "elif loop.last" in one.text)
    closing = next(one for one in printed if one.text == "{{ closing }}")
    assert printed[last + 1].paragraph_format.keep_with_next
    assert closing.paragraph_format.keep_with_next


@pytest.mark.parametrize("style", ["hd05", "hd36"])
@pytest.mark.parametrize("name", TEMPLATES)
def test_only_what_takes_no_room_stands_below_the_last_words_of_a_section(name: str, style: str, tmp_path: Path) -> None:
    render_docx(HOME / "docx" / style / name, sample(contexts()[name]), tmp_path / "paper.docx")
    document = Document(str(tmp_path / "paper.docx"))
    body = [one for one in document.element.body if one.tag != qn("w:sectPr")]
    ends = [place for place, one in enumerate(body) if one.tag == qn("w:p") and one.pPr is not None and one.pPr.sectPr is not None]
    assert len(ends) == len(document.sections) - 1
    for place in (*ends, len(body) - 1):
        words = ["".join(one.xpath(".//w:t/text()")) for one in body[place - 1 : place + 1]]
        assert words[1] or (words[0] and body[place].pPr.pStyle.val == "Moc")
    assert paragraph_style(document, "Mốc").paragraph_format.line_spacing == Pt(0.05)


@pytest.mark.parametrize("name", ["so-ghi-danh.docx", "so-dang-ky-van-ban-di.docx"])
def test_the_names_at_the_head_of_a_book_have_more_room_than_the_title_and_its_rule_is_as_long_as_elsewhere(name: str) -> None:
    names, titled = Document(str(HOME / "docx" / "hd05" / name)).tables[0].rows[0].cells
    indent = titled.paragraphs[1].paragraph_format
    assert mm(names.width) > mm(titled.width) > 73
    assert mm(Length((titled.width or 0) - (indent.left_indent or 0) - (indent.right_indent or 0))) == 73


@pytest.mark.parametrize(("kind", "headings"), [("collectives", ["Tập thể"]), ("individuals", ["Họ và tên"])])
def test_a_nomination_of_one_kind_has_one_list_and_no_parts(kind: str, headings: list[str], tmp_path: Path) -> None:
    said = sample(contexts()["to-trinh-khen-thuong.docx"])
    both, one = tmp_path / "both.docx", tmp_path / "one.docx"
    template = HOME / "docx" / "hd05" / "to-trinh-khen-thuong.docx"
    render_docx(template, said, both)
    render_docx(template, replace(said, **{other: () for other in ("collectives", "individuals") if other != kind}), one)
    lists = [[table.rows[0].cells[1].text for table in Document(str(path)).tables[2:]] for path in (both, one)]
    parts = [[line.text for line in Document(str(path)).paragraphs if line.text.startswith(("I- ", "II- "))] for path in (both, one)]
    assert lists == [["Tập thể", "Họ và tên"], headings]
    assert parts == [["I- TẬP THỂ", "II- CÁ NHÂN"], []]


def test_each_annex_refers_to_its_paper(report: WordDocument) -> None:
    texts = [paragraph.text for paragraph in report.paragraphs]
    annexes = [number for number, text in enumerate(texts) if text.startswith("{{ annexes.")]

    assert [texts[number] for number in annexes] == [f"{{{{ annexes.{name} }}}}" for name in ("exemplars", "evidence", "gaps", "figures")]
    assert all(texts[number + 2].startswith("(Kèm theo Báo cáo số ") for number in annexes)


def test_the_templates_in_the_repository_are_those_that_the_styles_build(tmp_path: Path) -> None:
    built = build(HOME, tmp_path)

    assert len(built) == 2 * len(TEMPLATES)
    for path in built:
        assert path.read_bytes() == (HOME / "docx" / path.relative_to(tmp_path)).read_bytes(), path.name


def test_both_guides_are_there_and_differ_where_they_differ() -> None:
    old, new = load_party_styles(HOME / "party-style")

    assert (old.id, new.id) == ("hd36", "hd05")
    assert old.valid_to is not None
    assert (new.valid_from - old.valid_to).days == 1
    assert (old.separators.recipient, new.separators.recipient) == (",", ";")
    assert (old.words.submission_to, new.words.submission_to) == ("Kính gửi:", "Kính trình:")
    assert (old.separators.last_basis, new.separators.last_basis) == (",", ".")
    assert old.texts == new.texts


def test_papers_for_two_sides_have_mirrored_margins_and_others_do_not() -> None:
    style = load_party_styles(HOME / "party-style")[1]
    both = request(replace(style, two_sided=True)).document.settings.element
    one = request(style).document.settings.element

    assert [child.tag for child in both].index(qn("w:mirrorMargins")) == 1
    assert one.find(qn("w:mirrorMargins")) is None


def test_every_fault_of_a_style_is_named_at_once(tmp_path: Path) -> None:
    text = (HOME / "party-style" / "hd05.yaml").read_text(encoding="utf-8")
    faulty = (
        text.replace("font: Times New Roman", "fnot: Times New Roman").replace("left: 77", "left: rộng").replace("  date: {", "  dates: {")
    )
    (tmp_path / "a.yaml").write_text(faulty, encoding="utf-8")
    (tmp_path / "b.yaml").write_text("id: [", encoding="utf-8")
    with pytest.raises(ConfigurationError) as caught:
        load_party_styles(tmp_path)

    for where in ("a.yaml.fnot", "a.yaml.font", "a.yaml.head.left", "a.yaml.texts.dates", "a.yaml.texts.date:", "b.yaml"):
        assert where in str(caught.value)


def test_a_folder_without_styles_is_a_fault_of_the_configuration(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="chưa có tệp thể thức"):
        load_party_styles(tmp_path)
