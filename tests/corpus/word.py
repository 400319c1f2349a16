"""A page as a Word file: python-docx for the package, raw XML for what clerks' Word makes inside it."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from docx import Document
from docx.oxml import parse_xml

from tests.corpus import legacy, words
from tests.corpus.page import Block, Cell, Grid, Para, Style, base, option
from tests.corpus.records import LINE, STRIKE, TICKED, UNLINE, UNSTRIKE, UNTICKED, Said

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACES = (
    f'xmlns:w="{_W}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_MARKS = re.compile(f"([{TICKED}-{UNLINE}])")
_PROPERTIES = {STRIKE: "<w:strike/>", LINE: '<w:u w:val="single"/>', UNSTRIKE: "", UNLINE: ""}
_SIDES = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
_BORDERS = f"<w:tblBorders>{_SIDES}</w:tblBorders>"
_EDIT = 'w:id="{0}" w:author="Văn thư" w:date="2024-09-20T08:00:00Z"'

# ---- runs ------------------------------------------------------------------------------------------------------------------------


def run(text: str, properties: str = "", tag: str = "t") -> str:
    """Return a run; tabs and line breaks become elements."""
    inner = escape(text).replace("\t", f'</w:{tag}><w:tab/><w:{tag} xml:space="preserve">')
    inner = inner.replace("\n", f'</w:{tag}><w:br/><w:{tag} xml:space="preserve">')
    return f'<w:r><w:rPr>{properties}</w:rPr><w:{tag} xml:space="preserve">{inner}</w:{tag}></w:r>' if text else ""


@base("runs")
def runs_one(text: str, properties: str, value: bool, style: Style) -> str:
    """One run."""
    return run(text, properties)


@option("runs", "split_runs", kinds="docx")
def runs_split(text: str, properties: str, value: bool, style: Style) -> str:
    """Several runs, cut anywhere, with marks of the spelling checker between them."""
    cuts = sorted(style.rng.sample(range(1, len(text)), k=min(3, len(text) - 1))) if len(text) > 1 else []
    parts = [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    return '<w:proofErr w:type="spellStart"/>'.join(run(part, properties + "<w:i w:val='0'/>") for part in parts)


@option("runs", "tracked", kinds="docx")
def runs_tracked(text: str, properties: str, value: bool, style: Style) -> str:
    """Some answers changed with the changes tracked; also half an answer."""
    if not value or style.rng.random() < 0.5:
        return run(text, properties)
    number = style.rng.randrange(1000, 9999)
    at = style.rng.choice((0, len(text) // 2))
    old = run("nội dung cũ 15", properties, tag="delText")
    return f"{run(text[:at], properties)}<w:del {_EDIT.format(number)}>{old}</w:del><w:ins {_EDIT.format(number + 1)}>{run(text[at:], properties)}</w:ins>"


@option("runs", "nfd", kinds="docx")
def runs_nfd(text: str, properties: str, value: bool, style: Style) -> str:
    """Decomposed letters everywhere."""
    return run(unicodedata.normalize("NFD", text), properties)


@option("runs", "hidden_text", kinds="docx")
def runs_hidden(text: str, properties: str, value: bool, style: Style) -> str:
    """Hidden words of last year before some answers."""
    hidden = run("Số liệu năm 2022: 99 ", "<w:vanish/>") if value and style.rng.random() < 0.4 else ""
    return hidden + run(text, properties)


@option("runs", "nbsp", kinds="docx")
def runs_nbsp(text: str, properties: str, value: bool, style: Style) -> str:
    """Some spaces that do not break, hyphens as elements, spaces at the ends."""
    made = run(text.replace(" ", "\u00a0", 2) + " ", properties)
    return made.replace("-", '</w:t><w:noBreakHyphen/><w:t xml:space="preserve">') if "\u00ad" not in text and "xml:space" in made else made


@option("runs", "form_fields", kinds="docx")
def runs_form_field(text: str, properties: str, value: bool, style: Style) -> str:
    """Answers inside legacy form fields."""
    if not value:
        return run(text, properties)
    begin = '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="Text1"/><w:enabled/><w:textInput/></w:ffData></w:fldChar></w:r>'
    return f'{begin}<w:r><w:instrText xml:space="preserve"> FORMTEXT </w:instrText></w:r>{_field("separate")}{run(text, properties)}{_field("end")}'


def _field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


@option("runs", "smart_tags", kinds="docx")
def runs_smart_tag(text: str, properties: str, value: bool, style: Style) -> str:
    """Words inside smart tags and bookmarks of an old Word."""
    inner = f'<w:bookmarkStart w:id="7" w:name="_x"/>{run(text, properties)}<w:bookmarkEnd w:id="7"/>'
    return f'<w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="place">{inner}</w:smartTag>'


@option("runs", "tcvn3", kinds="docx")
def runs_tcvn3(text: str, properties: str, value: bool, style: Style) -> str:
    """An old font of the North; toned capitals are small letters."""
    return run(legacy.tcvn3(text), f'<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime" w:cs=".VnTime"/>{properties}')


@option("runs", "vni", kinds="docx")
def runs_vni(text: str, properties: str, value: bool, style: Style) -> str:
    """An old font of the South."""
    return run(legacy.vni(text), f'<w:rFonts w:ascii="VNI-Times" w:hAnsi="VNI-Times" w:cs="VNI-Times"/>{properties}')


# ---- ticks -----------------------------------------------------------------------------------------------------------------------


@base("control")
def control_w14(ticked: bool) -> str:
    """A check box content control."""
    properties = f'<w:sdtPr><w14:checkbox><w14:checked w14:val="{int(ticked)}"/></w14:checkbox></w:sdtPr>'
    return f"<w:sdt>{properties}<w:sdtContent>{run('☒' if ticked else '☐')}</w:sdtContent></w:sdt>"


@option("control", "ticks:w14", kinds="docx")
def control_w14_again(ticked: bool) -> str:
    """The same, named."""
    return control_w14(ticked)


@option("control", "ticks:legacy", kinds="docx")
def control_legacy(ticked: bool) -> str:
    """A legacy form field."""
    state = '<w:checked w:val="1"/>' if ticked else ""
    data = f'<w:ffData><w:name w:val="Check1"/><w:enabled/><w:checkBox><w:sizeAuto/><w:default w:val="0"/>{state}</w:checkBox></w:ffData>'
    begin = f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
    return f'{begin}<w:r><w:instrText xml:space="preserve"> FORMCHECKBOX </w:instrText></w:r>{_field("separate")}{_field("end")}'


@option("control", "ticks:symbol", kinds="docx")
def control_symbol(ticked: bool) -> str:
    """A symbol of Wingdings."""
    return f'<w:r><w:sym w:font="Wingdings" w:char="{"F0FE" if ticked else "F0A8"}"/></w:r>'


# ---- answers in cells ------------------------------------------------------------------------------------------------------------


@base("cell")
def cell_plain(paragraphs: list[str], cell: Cell, style: Style) -> str:
    """Paragraphs."""
    return "".join(f"<w:p>{inner}</w:p>" for inner in paragraphs)


def _sdt(inner: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


_HINT = "<w:showingPlcHdr/>"


def _hinted(cell: Cell) -> tuple[str, str] | None:
    """Return properties and runs of an empty control that shows its hint, where the answer is an empty cell."""
    return (f"{_HINT}<w:text/>", run("Bấm hoặc gõ vào đây để nhập văn bản.")) if cell.said and not cell.text else None


@option("cell", "controls:block", kinds="docx")
def cell_block(paragraphs: list[str], cell: Cell, style: Style) -> str:
    """A content control around the paragraphs of an answer."""
    hint = _hinted(cell)
    return _sdt(f"<w:p>{hint[1]}</w:p>", hint[0]) if hint else _sdt(cell_plain(paragraphs, cell, style), '<w:alias w:val="o"/>')


@option("cell", "controls:run", kinds="docx")
def cell_run(paragraphs: list[str], cell: Cell, style: Style) -> str:
    """A content control inside each paragraph."""
    hint = _hinted(cell)
    return f"<w:p>{_sdt(hint[1], hint[0])}</w:p>" if hint else "".join(f"<w:p>{_sdt(inner)}</w:p>" for inner in paragraphs)


@option("cell", "controls:lists", kinds="docx")
def cell_lists(paragraphs: list[str], cell: Cell, style: Style) -> str:
    """Drop-downs for choices, date controls for dates, plain cells for the rest."""
    said = cell.said
    if said is None or cell.text != said.text:
        return cell_plain(paragraphs, cell, style)
    if said.typed is not None and hasattr(said.typed, "year"):
        return f'<w:p>{_sdt(paragraphs[0], f"""<w:date w:fullDate="{said.value}T00:00:00Z"><w:dateFormat w:val="dd/MM/yyyy"/></w:date>""")}</w:p>'
    if not _is_choice(said):
        return cell_plain(paragraphs, cell, style)
    items = "".join(
        f'<w:listItem w:displayText="{text}" w:value="{n}"/>' for n, text in enumerate(("Chọn một mục.", *words.RATINGS, "Có", "Không"))
    )
    hint = (_HINT, run("Chọn một mục.")) if not cell.text else ("", paragraphs[0])
    return f"<w:p>{_sdt(hint[1], f'{hint[0]}<w:dropDownList>{items}</w:dropDownList>')}</w:p>"


def _is_choice(said: Said) -> bool:
    return isinstance(said.value, bool) or (isinstance(said.value, str) and said.value in {**words.RATINGS, **words.KINDS})


@option("cell", "controls:cell", kinds="docx")
def cell_cell(paragraphs: list[str], cell: Cell, style: Style) -> str:
    """A content control around the whole cell: see :func:`_cell`."""
    return cell_plain(paragraphs, cell, style)


@option("cell", "controls:row", kinds="docx")
def cell_row(paragraphs: list[str], cell: Cell, style: Style) -> str:
    """A content control around every row: see :func:`_row`."""
    return cell_plain(paragraphs, cell, style)


# ---- blocks ----------------------------------------------------------------------------------------------------------------------


def _inline(text: str, style: Style, value: bool, bold: bool = False) -> str:
    """Return the runs of one paragraph, controls and struck or underlined stretches drawn."""
    made, properties = [], "<w:b/>" if bold else ""
    for part in _MARKS.split(text):
        if part in (TICKED, UNTICKED):
            made.append(style.do("control")(part == TICKED))
        elif part in _PROPERTIES:
            properties = _PROPERTIES[part]
        elif part:
            made.append(style.do("runs")(part, properties, value, style))
    return "".join(made)


def _paragraph(para: Para, style: Style) -> str:
    center = '<w:pPr><w:jc w:val="center"/></w:pPr>' if para.center else ""
    if para.boxed:
        return _box("".join(f"<w:p>{run(line)}</w:p>" for line in para.text.split("\n")))
    return f"<w:p>{center}{_inline(para.text, style, para.value, para.bold)}</w:p>"


def _box(paragraphs: str) -> str:
    """Return a text box as Word writes it: a new one, and the old one for old programs."""
    content = f"<w:txbxContent>{paragraphs}</w:txbxContent>"
    shape = f'<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr/><wps:txbx>{content}</wps:txbx><wps:bodyPr/></wps:wsp>'
    graphic = f'<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">{shape}</a:graphicData></a:graphic>'
    drawing = f'<w:drawing><wp:inline><wp:extent cx="2000000" cy="600000"/><wp:docPr id="1" name="Hộp"/>{graphic}</wp:inline></w:drawing>'
    old = f'<w:pict><v:shape type="#_x0000_t202"><v:textbox>{content}</v:textbox></v:shape></w:pict>'
    return f'<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r></w:p>'


def _cell(cell: Cell | None, style: Style) -> str:
    if cell is None:
        return "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>"
    merged = '<w:vMerge w:val="restart"/>' if cell.rows > 1 else ""
    properties = f'<w:tcPr><w:tcW w:w="2000" w:type="dxa"/><w:gridSpan w:val="{cell.span}"/>{merged}</w:tcPr>'
    if cell.inner:
        return f"<w:tc>{properties}{_blocks(cell.inner, style)}<w:p/></w:tc>"
    value = cell.said is not None
    lines = [cell.text] if value and "\n" in cell.text and style.rng.random() < 0.3 else cell.text.split("\n")
    paragraphs = [_inline(line, style, value, cell.bold) for line in lines]
    content = style.do("cell")(paragraphs, cell, style) if value else cell_plain(paragraphs, cell, style)
    made = f"<w:tc>{properties}{content}</w:tc>"
    return _sdt(made) if value and style.chosen.get("cell") == "controls:cell" else made


def _row(row: list[Cell | None], style: Style, width: int) -> str:
    missing = width - sum(cell.span if cell else 1 for cell in row)
    cells = "".join(_cell(cell, style) for cell in row) + "<w:tc><w:p/></w:tc>" * missing
    made = f"<w:tr>{cells}</w:tr>"
    return _sdt(made) if style.chosen.get("cell") == "controls:row" else made


def _table(grid: Grid, style: Style) -> str:
    width = max(sum(cell.span if cell else 1 for cell in row) for row in grid.rows)
    columns = '<w:gridCol w:w="2000"/>' * width
    rows = "".join(_row(row, style, width) for row in grid.rows)
    return f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/>{_BORDERS}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>'


def _blocks(blocks: list[Block], style: Style) -> str:
    return "".join(_table(block, style) if isinstance(block, Grid) else _paragraph(block, style) for block in blocks)


def write_word(path: Path, pages: list[tuple[list[Block], Style]]) -> None:
    """Write the pages one after another into a .docx, a page break between two."""
    pause = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    inner = pause.join(_blocks(blocks, style) for blocks, style in pages)
    document: Any = Document()
    body = document.element.body
    for element in parse_xml(f"<w:body {_SPACES}>{inner}</w:body>"):
        body.insert(len(body) - 1, element)
    document.save(str(path))
