"""Rendering: a value is never a template, a faulty template is named with advice, nothing is half written."""

from __future__ import annotations

import tracemalloc
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.errors import IntegrityError, TemplateError, UnreachableError
from toolkit.model.workbook import Look, Sheet, SheetCell, SheetColumn, Workbook
from toolkit.render import printable, render_docx, render_xlsx

HOSTILE = [
    "{{ 7*7 }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{% for x in y %}",
    "{_{ x }_} {_% x %_}",
    "{# ghi chú #}",
    "{%p if x %}",
    "=cmd|' /C calc'!A0",
    "<w:p>&amp; & < > \" '",
    "</w:t></w:r></w:p>",
    "]]> <!-- x -->",
    "Số liệu 100% & hơn {1} {",
    "phần mềm <eHS>",
]


@pytest.fixture
def template(tmp_path: Path) -> Callable[..., Path]:
    """Make a Word template with one paragraph for each text."""

    def make(*texts: str, build: Callable[[WordDocument], object] | None = None) -> Path:
        document = Document()
        for text in texts:
            document.add_paragraph(text)
        if build is not None:
            build(document)
        path = tmp_path / "mau.docx"
        document.save(str(path))
        return path

    return make


def texts(path: Path) -> list[str]:
    return [paragraph.text for paragraph in Document(str(path)).paragraphs]


@pytest.mark.parametrize("value", HOSTILE)
def test_what_a_branch_wrote_comes_out_word_for_word(value: str, template: Callable[..., Path], tmp_path: Path) -> None:
    out = tmp_path / "out.docx"
    render_docx(template("Nội dung: {{ text }}"), {"text": value}, out)

    assert texts(out) == [f"Nội dung: {value}"]


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet=st.sampled_from("{}%#_<>&;'\"=\\aăậđ 1\u0000\u0007\u000b\u000c\u202e\ufffe\ud800"), max_size=30))
def test_any_text_comes_out_without_what_xml_cannot_hold(tmp_path_factory: pytest.TempPathFactory, value: str) -> None:
    folder = tmp_path_factory.mktemp("any")
    document = Document()
    document.add_paragraph("{{ text }}.")
    document.save(str(folder / "mau.docx"))
    render_docx(folder / "mau.docx", {"text": value}, folder / "out.docx")

    assert texts(folder / "out.docx") == ["".join(mark for mark in value if mark not in "\u0000\u0007\u000b\u000c\u202e\ufffe\ud800") + "."]


def test_line_breaks_stay_and_nothing_is_printed_for_none(template: Callable[..., Path], tmp_path: Path) -> None:
    out = tmp_path / "out.docx"
    render_docx(template("{{ lines }}", "[{{ empty }}]"), {"lines": "một\r\nhai\nba", "empty": None}, out)

    assert texts(out) == ["một\nhai\nba", "[]"]


def test_control_characters_do_not_become_paragraphs_or_pages() -> None:
    assert printable("a\x07b\x0cc\x00d\u202ee\tf") == "abcde\tf"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ thieu }}", "thieu"),
        ("{{ head.thieu }}", "thieu"),
        ("{{ text", "viết sai"),
        ("{% if text %}", "viết sai"),
        ("{% for x in %}", "viết sai"),
        ("{{ text.__class__.__mro__ }}", "không được phép"),
        ("{{ text }} }}", "“}}”"),
        ("%} {{ text }}", "“%}”"),
    ],
)
def test_a_fault_of_a_template_is_named_in_vietnamese_and_writes_nothing(
    text: str, said: str, template: Callable[..., Path], tmp_path: Path
) -> None:
    out = tmp_path / "out.docx"
    with pytest.raises(TemplateError) as caught:
        render_docx(template("Dòng đầu", text), {"text": "x", "head": {"co": 1}}, out)

    assert said in str(caught.value)
    assert "mau.docx" in str(caught.value)
    assert "Hãy" in str(caught.value)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["mau.docx"]


def test_a_loop_that_opens_in_a_table_and_closes_outside_is_a_fault_and_never_mended_in_silence(
    template: Callable[..., Path], tmp_path: Path
) -> None:
    def build(document: WordDocument) -> None:
        document.add_table(rows=1, cols=1).cell(0, 0).text = "{% for x in items %}{{ x }}"
        document.add_paragraph("{% endfor %}")

    with pytest.raises(TemplateError, match="sai chỗ"):
        render_docx(template(build=build), {"items": ["a", "b"]}, tmp_path / "out.docx")


@pytest.mark.parametrize("content", [b"", b"khong phai zip", b"PK\x03\x04 hong"])
def test_a_template_that_is_no_word_file_is_a_fault_of_the_template(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "mau.docx").write_bytes(content)

    with pytest.raises(TemplateError, match="không phải tệp Word"):
        render_docx(tmp_path / "mau.docx", {}, tmp_path / "out.docx")
    with pytest.raises(TemplateError, match="Không thấy mẫu"):
        render_docx(tmp_path / "khac.docx", {}, tmp_path / "out.docx")


def test_a_paper_that_fails_leaves_the_old_one_and_no_traces(template: Callable[..., Path], tmp_path: Path) -> None:
    out = tmp_path / "out.docx"
    render_docx(template("{{ text }}"), {"text": "bản cũ"}, out)
    before = out.read_bytes()

    with pytest.raises(IntegrityError):
        render_docx(template("{{ text }}"), {"text": ""}, out)
    with pytest.raises(TemplateError):
        render_docx(template("{{ thieu }}"), {"text": "bản mới"}, out)

    assert out.read_bytes() == before
    assert sorted(one.name for one in tmp_path.iterdir()) == ["mau.docx", "out.docx"]


def test_a_folder_that_cannot_be_written_is_said_to_the_operator(template: Callable[..., Path], tmp_path: Path) -> None:
    (tmp_path / "tep").write_text("không phải thư mục")

    with pytest.raises(UnreachableError, match="Không ghi được"):
        render_docx(template("{{ text }}"), {"text": "x"}, tmp_path / "tep" / "out.docx")


def test_the_same_content_is_the_same_file(template: Callable[..., Path], tmp_path: Path) -> None:
    source = template("{{ text }}")
    for name in ("a.docx", "b.docx"):
        render_docx(source, {"text": "như nhau"}, tmp_path / name)
        render_xlsx(workbook("như nhau"), tmp_path / f"{name}.xlsx")

    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()
    assert (tmp_path / "a.docx.xlsx").read_bytes() == (tmp_path / "b.docx.xlsx").read_bytes()


def test_line_breaks_and_tabs_are_words_own_in_the_run_that_they_stand_in(template: Callable[..., Path], tmp_path: Path) -> None:
    out = tmp_path / "out.docx"
    render_docx(template("{{ text }}"), {"text": "một\thai\nba"}, out)
    (run,) = Document(str(out)).paragraphs[0].runs

    assert [child.tag.rpartition("}")[2] for child in run._r] == ["t", "tab", "t", "br", "t"]
    assert run.text == "một\thai\nba"


@pytest.mark.parametrize(
    "text", ["{{ x|safe }}", "{{ x|e }}", "{{ x ~ '' }}", "{{ [x]|join }}", "{{ x|upper|safe }}", "{{ x|string|safe }}"]
)
def test_no_filter_lets_a_value_be_anything_but_words(text: str, template: Callable[..., Path], tmp_path: Path) -> None:
    out = tmp_path / "out.docx"
    render_docx(template(text), {"x": "</w:t></w:r><w:r><w:t>b"}, out)
    (paragraph,) = Document(str(out)).paragraphs

    assert len(paragraph.runs) == 1
    assert "w:t" in paragraph.text.lower()


def test_brackets_that_a_clerk_writes_as_words_are_printed(template: Callable[..., Path], tmp_path: Path) -> None:
    out = tmp_path / "out.docx"
    render_docx(template("{_{ ngoặc }_} và {_% lệnh %_} {{ x }}"), {"x": 1}, out)

    assert texts(out) == ["{{ ngoặc }} và {% lệnh %} 1"]


def test_cells_that_a_mark_repeats_get_their_columns(template: Callable[..., Path], tmp_path: Path) -> None:
    def build(document: WordDocument) -> None:
        table = document.add_table(rows=1, cols=3)
        for cell, text in zip(table.rows[0].cells, ("{%tc for x in items %}", "{{ x }}", "{%tc endfor %}"), strict=True):
            cell.text = text

    out = tmp_path / "out.docx"
    render_docx(template(build=build), {"items": ["a", "b", "c", "d", "e"]}, out)
    (table,) = Document(str(out)).tables

    assert [cell.text for cell in table.rows[0].cells] == ["a", "b", "c", "d", "e"]
    assert len(table.columns) == 5


def test_a_cell_that_loses_every_paragraph_keeps_an_empty_one(template: Callable[..., Path], tmp_path: Path) -> None:
    def build(document: WordDocument) -> None:
        cell = document.add_table(rows=1, cols=1).cell(0, 0)
        cell.text = "{%p for x in items %}"
        for text in ("{{ x }}", "{%p endfor %}"):
            cell.add_paragraph(text)

    for items in ([], ["a"], ["a", "b"]):
        out = tmp_path / "out.docx"
        render_docx(template("Bảng", build=build), {"items": items}, out)
        cell = Document(str(out)).tables[0].cell(0, 0)
        assert cell.text == "\n".join(items)
        assert len(cell.paragraphs) == max(len(items), 1)


def test_drawings_that_a_loop_repeats_are_numbered_each(template: Callable[..., Path], tmp_path: Path) -> None:
    drawing = (
        '<w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><wp:inline xmlns:wp="http://schemas.openxmlformats.org'
        '/drawingml/2006/wordprocessingDrawing"><wp:docPr id="1" name="x"/></wp:inline></w:drawing>'
    )

    def build(document: WordDocument) -> None:
        document.add_paragraph("{%p for x in items %}")
        document.add_paragraph("{{ x }}").add_run()._r.append(parse_xml(drawing))
        document.add_paragraph("{%p endfor %}")

    out = tmp_path / "out.docx"
    render_docx(template(build=build), {"items": ["a", "b", "c"]}, out)
    ids = [one.get("id") for one in Document(str(out)).element.body.iter("{*}docPr")]

    assert len(set(ids)) == 3


def test_an_edited_template_counts_at_once(template: Callable[..., Path], tmp_path: Path) -> None:
    out = tmp_path / "out.docx"
    for words in ("Trước", "Sau"):
        render_docx(template(f"{words}: {{{{ x }}}}"), {"x": 1}, out)
        assert texts(out) == [f"{words}: 1"]


def test_marks_in_header_and_title_are_filled_in_too(template: Callable[..., Path], tmp_path: Path) -> None:
    def build(document: WordDocument) -> None:
        document.sections[0].header.paragraphs[0].text = "Kỳ {{ period }}"
        document.core_properties.title = "Báo cáo {{ period }}"

    out = tmp_path / "out.docx"
    render_docx(template("x", build=build), {"period": "quý III & IV"}, out)
    made = Document(str(out))

    assert made.sections[0].header.paragraphs[0].text == "Kỳ quý III & IV"
    assert made.core_properties.title == "Báo cáo quý III & IV"


def test_a_long_table_is_never_whole_in_memory(template: Callable[..., Path], tmp_path: Path) -> None:
    def build(document: WordDocument) -> None:
        table = document.add_table(rows=3, cols=4)
        table.rows[0].cells[0].text, table.rows[2].cells[0].text = "{%tr for row in rows %}", "{%tr endfor %}"
        for cell in table.rows[1].cells:
            cell.text = "{{ row }}"

    source, out = template(build=build), tmp_path / "out.docx"
    render_docx(source, {"rows": ["một"]}, out)
    rows = [f"Dòng {number}" for number in range(20_000)]
    tracemalloc.start()
    render_docx(source, {"rows": rows}, out)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    with zipfile.ZipFile(out) as package:
        body = package.getinfo("word/document.xml").file_size

    assert body > 10_000_000
    assert most < body / 3


def workbook(*values: str | int | date | None) -> Workbook:
    rows = tuple((SheetCell(value=value, look=Look.GOOD), SheetCell(value=number)) for number, value in enumerate(values))
    columns = (SheetColumn(title="Chi bộ", width=20), SheetColumn(title="Số", width=8))
    sheet = Sheet(name="Trang", title="=TIÊU ĐỀ", columns=columns, rows=rows, frozen=1)
    return Workbook(title="Thử", made_on=date(2024, 9, 30), sheets=(sheet,))


def test_a_string_never_becomes_a_formula_a_link_or_a_number(tmp_path: Path) -> None:
    out = tmp_path / "out.xlsx"
    values = ["=1+1", '=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", "http://x.vn", "{=A1}", "007", *HOSTILE]
    render_xlsx(workbook(*values), out)
    page = openpyxl.load_workbook(out)["Trang"]

    assert [page.cell(row=4 + number, column=1).value for number in range(len(values))] == values
    assert {page.cell(row=4 + number, column=1).data_type for number in range(len(values))} == {"s"}
    assert page["A1"].value == "=TIÊU ĐỀ"
    assert page["A1"].data_type == "s"
    with zipfile.ZipFile(out) as package:
        assert b"<f>" not in package.read("xl/worksheets/sheet1.xml")


def test_a_sheet_keeps_its_headings_in_sight_and_can_be_filtered(tmp_path: Path) -> None:
    out = tmp_path / "out.xlsx"
    render_xlsx(workbook("một", 2, date(2024, 9, 30), None), out)
    page = openpyxl.load_workbook(out)["Trang"]

    assert page.freeze_panes == "B4"
    assert page.auto_filter.ref == "A3:B7"
    assert page["A5"].value == 2
    assert page["A6"].number_format == "dd/mm/yyyy"
    assert page["A7"].value is None
    assert page["A4"].fill.fgColor.rgb == "FFE2F0D9"
