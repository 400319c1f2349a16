"""``toolkit template``: every fault of a template in one pass with its place and advice; every field of every paper has a meaning."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.text.paragraph import Paragraph

from tests.test_cli import Call, call
from tests.test_docs import VIETNAMESE
from toolkit.definitions import builtin_folder
from toolkit.model.template import TemplateFault
from toolkit.papers.bao_cao import Report
from toolkit.papers.marks import contexts, fields_of, records, sample, shape
from toolkit.papers.meanings import EXAMPLES, MEANINGS
from toolkit.printing.templates import template_faults
from toolkit.render import faults_of, render_docx
from toolkit.render.check import check_template
from toolkit.render.environment import environment

__all__ = ["call"]
TEMPLATES = builtin_folder() / "templates" / "docx"

Plant = Callable[[WordDocument], object]


def bytes_of(document: WordDocument) -> bytes:
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def check(*plants: Plant) -> tuple[TemplateFault, ...]:
    document = Document()
    for plant in plants:
        plant(document)
    return check_template(bytes_of(document), "mau.docx", Report, environment())


def said(text: str) -> Plant:
    """Plant paragraphs, one for each line."""
    return lambda document: [document.add_paragraph(line) for line in text.split("\n")]


def rows(*lines: str) -> Plant:
    """Plant a table; cells are parted by ``|``."""

    def plant(document: WordDocument) -> None:
        cells = [line.split("|") for line in lines]
        table = document.add_table(rows=len(cells), cols=max(map(len, cells)))
        for row, texts in zip(table.rows, cells, strict=True):
            for cell, text in zip(row.cells, texts, strict=False):
                cell.text = text

    return plant


def in_header(text: str) -> Plant:
    def plant(document: WordDocument) -> None:
        document.sections[0].header.paragraphs[0].text = text

    return plant


def deleted_inside(document: WordDocument) -> None:
    """Plant a mark in the middle of which a tracked deletion stands."""
    paragraph = document.add_paragraph("{{ head.num")
    deletion, run, gone = OxmlElement("w:del"), OxmlElement("w:r"), OxmlElement("w:delText")
    gone.text = "xyz"
    run.append(gone)
    deletion.append(run)
    paragraph._p.append(deletion)
    paragraph.add_run("ber }}")


@dataclass(frozen=True)
class Fault:
    """A planted fault: what is planted, what the place, the message and the advice must say."""

    plant: Plant
    place: str
    message: str
    advice: str
    marks: int = 1


FAULTS = {
    "lone endfor": Fault(said("{%p endfor %}"), "đoạn", "không có dấu mở", "Xóa dấu này"),
    "lone endif": Fault(said("a {% endif %}"), "đoạn", "không có dấu mở", "if"),
    "else without if": Fault(said("{% else %}"), "đoạn", "không nằm trong điều kiện", "endif"),
    "lone closing bracket": Fault(said("số }} lẻ"), "đoạn", "}} lẻ", "Xóa }}"),
    "closed by the wrong bracket": Fault(said("{{ abstract %}"), "đoạn", "đóng bằng %}", "Đóng bằng }}"),
    "not closed in its paragraph": Fault(said("{{ head.\nnumber"), "đoạn", "không có dấu đóng", "trong một đoạn"),
    "one brace too few": Fault(said("{ abstract }"), "đoạn", "thiếu ngoặc", "{{ abstract }}"),
    "brackets parted by a space": Fault(said("{ { abstract }}"), "đoạn", "tách bởi dấu cách", "Viết liền"),
    "marks of another program": Fault(said("«abstract»"), "đoạn", "ngoặc khác", "{{ abstract }}"),
    "misspelt name": Fault(said("{{ abtsract }}"), "đoạn", "abtsract", "{{ abstract }}"),
    "misspelt field of a group": Fault(said("{{ head.nubmer }}"), "đoạn", "nubmer", "{{ head.number }}"),
    "name without its group": Fault(said("{{ signer }}"), "đoạn", "signer", "{{ head.signer }}"),
    "loop variable outside its loop": Fault(
        said("{%p for dong in tasks %}\n{{ dong }}\n{%p endfor %}\n{{ dong }}"), "đoạn", "bên trong vòng lặp", "giữa dấu mở"
    ),
    "misspelt column in a table": Fault(
        rows("{%tr for row in collectives %}|", "{{ row.name }}|{{ row.nane }}", "{%tr endfor %}|"), "dòng 2, ô 2", "nane", "row.name"
    ),
    "list printed as text": Fault(said("{{ strengths }}"), "đoạn", "là danh sách", "vòng lặp"),
    "group printed as text": Fault(said("{{ head }}"), "đoạn", "nhóm số liệu", "head.superior"),
    "loop over a text": Fault(said("{%p for x in abstract %}\n{%p endfor %}"), "đoạn", "không phải danh sách", "{{ abstract }}"),
    "text compared with a number": Fault(said("{% if head.number > 5 %}a{% endif %}"), "đoạn", "So sánh chữ", "nháy"),
    "unknown filter": Fault(said("{{ period|uper }}"), "đoạn", "uper", "upper"),
    "filter for a text on a list": Fault(said("{{ tasks|upper }}"), "đoạn", "dùng cho chữ", "từng dòng"),
    "unknown order": Fault(said("{%p foreach x in tasks %}\n{%p endfor %}"), "đoạn", "foreach", "for"),
    "order forbidden": Fault(said("{% include 'x' %}"), "đoạn", "include", "for … endfor"),
    "way to Python": Fault(said("{{ abstract.__class__.__mro__ }}"), "đoạn", "bên trong của chương trình", "Xóa"),
    "way to Python by a filter": Fault(said("{{ abstract|attr('__class__') }}"), "đoạn", "attr", "Bỏ"),
    "way to Python by a global": Fault(said("{{ cycler.__init__.__globals__ }}"), "đoạn", "bên trong", "Xóa"),
    "calls a method": Fault(said("{{ abstract.upper() }}"), "đoạn", "gọi được lệnh", "|upper"),
    "equals sign alone": Fault(said("{% if period = 'x' %}a{% endif %}"), "đoạn", "sai cách", "=="),
    "loop without in": Fault(said("{%p for x of tasks %}\n{{ x }}\n{%p endfor %}"), "đoạn", "sai cách", "for dong in"),
    "name with a space": Fault(said("{{ head number }}"), "đoạn", "sai cách", "head_number"),
    "empty mark": Fault(said("{{ }}"), "đoạn", "trống", "xóa dấu"),
    "row mark outside a table": Fault(said("{%tr if tasks %}\n{%tr endif %}"), "đoạn", "trong bảng", "{%p", marks=2),
    "row mark with words in its row": Fault(
        rows("{%tr for row in collectives %}|STT", "{{ row.name }}|", "{%tr endfor %}|"), "dòng 1, ô 1", "STT", "một mình"
    ),
    "paragraph mark with words beside it": Fault(said("{%p if tasks %} Nhiệm vụ\n{%p endif %}"), "đoạn", "Nhiệm vụ", "một mình"),
    "percent in a paragraph mark": Fault(said("{%p if 5 % 2 %}\n{%p endif %}"), "đoạn", "không được có ký tự %", "is even"),
    "loop over two cells": Fault(rows("{% for row in collectives %}{{ row.name }}|{% endfor %}"), "ô 2", "bảng sẽ hỏng", "{%tr"),
    "opened in a table and closed outside": Fault(
        lambda document: (rows("{% for row in individuals %}|x")(document), said("{% endfor %}")(document)),
        "đoạn",
        "bảng sẽ hỏng",
        "cùng ngoài bảng",
    ),
    "opened by p and closed by tr": Fault(said("{%p if tasks %}\n{% endif %}"), "đoạn", "đóng bằng", "cùng một loại"),
    "tracked deletion inside a mark": Fault(deleted_inside, "đoạn", "Track Changes", "Chấp nhận"),
    "misspelt name in the header": Fault(in_header("{{ perod }}"), "đầu trang", "perod", "{{ period }}"),
    "unclosed loop": Fault(said("{%p for y in lessons %}\n{{ y }}"), "đoạn", "Vòng lặp mở ở đây", "{%p endfor %}"),
    "unclosed condition": Fault(said("{% if tasks %}có"), "đoạn", "Điều kiện mở ở đây", "endif"),
}


def matches(fault: TemplateFault, planted: Fault) -> bool:
    return planted.place in fault.place and planted.message in fault.message and planted.advice in fault.advice


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_is_told_with_its_place_its_words_and_advice_and_nothing_else_is(name: str) -> None:
    found = check(said("Đầu"), FAULTS[name].plant)

    assert {matches(fault, FAULTS[name]) for fault in found} == {True}, found
    assert len(found) <= FAULTS[name].marks
    assert found[0].snippet.strip("…") or name == "empty mark"
    assert VIETNAMESE.search(found[0].advice)


def test_all_faults_are_found_in_one_pass() -> None:
    found = check(*(fault.plant for fault in FAULTS.values()))

    assert len(FAULTS) >= 25
    assert [name for name, planted in FAULTS.items() if not any(matches(fault, planted) for fault in found)] == []


def test_a_fault_names_the_heading_above_it() -> None:
    def plant(document: WordDocument) -> None:
        document.add_heading("II- KẾT QUẢ", 1)
        document.styles["Heading 1"].element.get_or_add_pPr().append(OxmlElement("w:outlineLvl"))
        document.add_paragraph("{{ thieu }}")

    (fault,) = check(plant)
    assert fault.heading == "II- KẾT QUẢ"
    assert fault.place == "thân văn bản, đoạn 2"


def split_by_spell_check(paragraph: Paragraph, pieces: list[str]) -> None:
    """Write pieces as Word does after checking the spelling: a run each, markers between."""
    for number, piece in enumerate(pieces):
        if number:
            marker = OxmlElement("w:proofErr")
            marker.set(qn("w:type"), "spellStart" if number % 2 else "spellEnd")
            paragraph._p.append(marker)
        paragraph.add_run(piece).bold = bool(number % 2)


@pytest.mark.parametrize("pieces", [["{", "{ abs", "tract }", "}"], ["{{ ", "abstract", " }}"], ["{{ ab", "str", "act|up", "per }}"]])
def test_a_mark_split_by_words_spell_check_is_no_fault_and_prints(pieces: list[str], tmp_path: Path) -> None:
    document = Document()
    split_by_spell_check(document.add_paragraph(), pieces)
    (tmp_path / "mau.docx").write_bytes(bytes_of(document))

    assert faults_of(tmp_path / "mau.docx", Report) == ()
    render_docx(tmp_path / "mau.docx", {"abstract": "kết quả"}, tmp_path / "out.docx")
    assert Document(str(tmp_path / "out.docx")).paragraphs[0].text.lower() == "kết quả"


@pytest.mark.parametrize(
    "text",
    [
        "{{ abstract }} {{ head.number|upper }} {# ghi chú #}",
        "{% for x in strengths %}{{ loop.index }}. {{ x }}{% if not loop.last %}; {% endif %}{% endfor %}",
        "{%p for group in gaps %}\n{{ group.branch }}\n{%p for row in group.rows %}\n{{ row.number + 1 }} {{ row.message }}\n{%p endfor %}\n{%p endfor %}",
        "{% if collectives|length > 2 and period %}{{ 'có' if tasks else 'không' }}{% else %}{{ tasks|join('; ') }}{% endif %}",
        "{% set x = collectives|first %}{{ x.name ~ ', ' ~ x.branch }}",
        "{{ “a” }} {{ total.name|default('') }} {{ strengths[0] }}",
        "100% và {1} hoặc {a, b}; a << b",
    ],
)
def test_what_a_clerk_may_write_is_no_fault(text: str) -> None:
    assert check(said(text)) == ()


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.docx")), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_our_own_templates_have_no_fault_and_a_paper_that_knows_them(path: Path) -> None:
    assert path.name in contexts()
    assert template_faults(path) == ()


def all_records() -> list[type]:
    return [record for context in contexts().values() for record in records(context)]


@pytest.mark.parametrize("lost", ["Số {{", "{{ head.place_and_day }}"])
def test_a_template_that_lost_the_line_for_its_number_or_its_day_is_at_fault(lost: str, tmp_path: Path) -> None:
    document = Document(str(TEMPLATES / "hd05" / "to-trinh-khen-thuong.docx"))
    (line,) = (one for one in document.element.body.iter("{*}p") if "".join(one.itertext()).startswith(lost))
    line.getparent().remove(line)
    document.save(str(tmp_path / "to-trinh-khen-thuong.docx"))
    (fault,) = template_faults(tmp_path / "to-trinh-khen-thuong.docx")
    assert "Số …-TTr/ĐU" in fault.message
    assert "head.place_and_day" in fault.advice


def test_every_field_of_every_paper_has_a_vietnamese_meaning_and_no_meaning_is_left_over() -> None:
    there = {(record.__name__, field) for record in all_records() for field in ("", *shape(record))}
    told = {(record, field) for record, meanings in MEANINGS.items() for field in meanings}

    assert sorted(there - told) == [], "write the meaning into toolkit/papers/meanings.py"
    assert sorted(told - there) == []
    assert {(record, field) for record, examples in EXAMPLES.items() for field in examples} <= there
    assert [text for meanings in MEANINGS.values() for text in meanings.values() if text.isascii()] == []


@pytest.mark.parametrize("name", contexts())
def test_the_sample_fills_every_field_and_no_two_marks_have_one_name(name: str) -> None:
    context = contexts()[name]
    made = sample(context)

    assert all(getattr(made, field) not in ("", None, ()) for field in shape(context))
    assert all(field.meaning for field in fields_of(context))
    assert type(made) is context


def test_template_check_leaves_with_6_and_prints_every_fault(call: Call, tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("{{ abtsract }} {{ tasks }}")
    (tmp_path / "bao-cao.docx").write_bytes(bytes_of(document))
    told = call("template", "check", tmp_path / "bao-cao.docx")
    assert told.code == 6
    assert "2 lỗi" in told.out and "Có phải ý là {{ abstract }}?" in told.out
    found = json.loads(call("template", "check", "--json", tmp_path / "bao-cao.docx").out)
    assert [fault["place"] for fault in found["faults"]] == ["thân văn bản, đoạn 1"] * 2


def test_template_check_looks_at_all_templates_without_a_file(call: Call) -> None:
    told = call("template", "check")
    assert told.code == 0
    assert told.out.count("không có lỗi") == len(list(TEMPLATES.rglob("*.docx")))


def test_a_template_of_another_name_needs_to_be_told_its_paper(call: Call, tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("{{ abtsract }}")
    (tmp_path / "mẫu của tôi.docx").write_bytes(bytes_of(document))
    assert "--paper" in call("template", "check", tmp_path / "mẫu của tôi.docx").out
    assert call("template", "check", "--paper", "bao-cao", tmp_path / "mẫu của tôi.docx").code == 6
    assert call("template", "check", "--paper", "bao-caoo", tmp_path / "mẫu của tôi.docx").code == 2
    (tmp_path / "hỏng.docx").write_bytes(b"PK")
    assert call("template", "check", tmp_path / "hỏng.docx").code == 6


def test_template_fields_and_preview(call: Call, tmp_path: Path) -> None:
    told = call("template", "fields", "phieu-yeu-cau-bo-sung")
    assert told.code == 0
    assert "{{ head.signer }}" in told.out and "{%tr for row in rows %}" in told.out and "Họ tên người ký" in told.out
    listed = [json.loads(line)["template"] for line in call("template", "fields", "--json").out.splitlines()]
    assert listed == list(contexts())
    out = tmp_path / "thử.docx"
    assert call("template", "preview", "bao-cao", "--output", out).code == 0
    assert "T/M ĐẢNG ỦY" in "".join(Document(str(out)).element.body.itertext())
    assert call("template", "preview", "bao-cao", "--style", "hd99").code == 2
