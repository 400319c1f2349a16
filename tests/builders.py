"""A tiny language in which a test shows its form the way a person would draw it, and every kind of file says the same.

A drawing is lines of text. A line that begins with ``|`` is a row of a table (neighbours are one table); any other line is a paragraph;
a blank line ends a table; ``=== Tên`` begins another sheet (in Word another page). In a cell ``<`` goes on with the cell to the left
and ``^`` with the cell above (merged), ``⏎`` is a line break, ``#7`` and ``#25/9/2024`` are a real number and a real date in Excel, and
``<b>``, ``<u>``, ``<s>`` set words in bold, underline and strike (Word only). The short functions below give raw WordprocessingML and
SpreadsheetML to a test that is about one mark of Word or Excel.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from html import escape
from itertools import groupby

import xlsxwriter

from toolkit.match import match
from toolkit.model.definitions import Definitions
from toolkit.model.document import Document, Line, Table
from toolkit.model.submission import Answer, Row, State, Submission
from toolkit.readers import read_document
from toolkit.reading import builtin_definitions, read_bytes
from toolkit.recognise import recognise

ABOUT_ONE = """
MẪU 02-CN
PHIẾU ĐÁNH GIÁ TIÊU CHÍ ĐIỂN HÌNH TIÊU BIỂU
(đối với cá nhân)
| Chi bộ | Chi bộ Văn phòng |
| Kỳ báo cáo | Năm 2024 |
| Họ và tên | {name} |
| Năm sinh | 1980 |
"""
"""A form about one person, with a place for the name; more rows may follow."""
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACES = {
    "w": W,
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}
_XMLNS = " ".join(f'xmlns:{short}="{uri}"' for short, uri in _SPACES.items())
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_LOOKS = {"b": "<w:b/>", "u": '<w:u w:val="single"/>', "s": "<w:strike/>"}
_TYPED = re.compile(r"#(?:(\d+)/(\d+)/(\d{4})|(-?\d+(?:\.\d+)?))")

Drawn = str | list[list[str]]


# ---- a whole form -----------------------------------------------------------------------------------------------------------------


def filled(kind: str, drawing: str) -> bytes:
    """Return the drawn form as a file of ``kind``: "docx" or "xlsx"."""
    return {"docx": _drawn_word, "xlsx": _drawn_book}[kind](drawing)


def _pages(drawing: str) -> Iterator[tuple[str, list[Drawn]]]:
    """Yield the name and the blocks of each page: a paragraph is a text, a table its rows; a blank line is an empty text."""
    name, blocks = "Trang 1", list[Drawn]()
    for is_row, lines in groupby((line.strip() for line in drawing.strip().splitlines()), key=lambda line: line.startswith("|")):
        if is_row:
            blocks.append([[cell.strip() for cell in line.strip("|").split("|")] for line in lines])
            continue
        for line in lines:
            if line.startswith("==="):
                if blocks:
                    yield name, blocks
                name, blocks = line.strip("= "), []
            else:
                blocks.append(line)
    yield name, blocks


def _drawn_word(drawing: str) -> bytes:
    blocks = [block for _, page in _pages(drawing) for block in page]
    return word("".join(_drawn_table(block) if isinstance(block, list) else para(_drawn_runs(block)) for block in blocks))


def _drawn_table(rows: list[list[str]]) -> str:
    lines = []
    for index, row in enumerate(rows):
        cells = []
        for column, text in enumerate(row):
            if text == "<":
                continue
            span = 1 + next((n for n, more in enumerate(row[column + 1 :]) if more != "<"), len(row) - column - 1)
            below = index + 1 < len(rows) and column < len(rows[index + 1]) and rows[index + 1][column] == "^"
            merge = "<w:vMerge/>" if text == "^" else '<w:vMerge w:val="restart"/>' if below else ""
            cells.append(cell(_drawn_paragraphs("" if text == "^" else text), f'<w:gridSpan w:val="{span}"/>{merge}'))
        lines.append(row_of(*cells))
    return table(*lines)


def _drawn_paragraphs(text: str) -> str:
    return "".join(para(_drawn_runs(line)) for line in text.split("⏎"))


def _drawn_runs(text: str) -> str:
    plain = text[1:] if _TYPED.fullmatch(text) else text
    pieces = re.split(r"<([bus])>(.*?)</[bus]>", plain.replace("⏎", "\n"))
    return "".join(
        run(pieces[at]) + (run(pieces[at + 2], _LOOKS[pieces[at + 1]]) if at + 2 < len(pieces) else "") for at in range(0, len(pieces), 3)
    )


def _drawn_book(drawing: str) -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    for name, blocks in _pages(drawing):
        sheet = book.add_worksheet(name)
        top = 0
        for block in blocks:
            rows = block if isinstance(block, list) else [[block]]
            for index, row in enumerate(rows):
                for column, text in enumerate(row):
                    size = _size(rows, index, column)
                    if size != (1, 1):
                        sheet.merge_range(top + index, column, top + index + size[0] - 1, column + size[1] - 1, "")
                    if text not in ("", "<", "^"):
                        _write(sheet, top + index, column, text, day)
            top += len(rows)
    book.close()
    return buffer.getvalue()


def _size(rows: list[list[str]], index: int, column: int) -> tuple[int, int]:
    if rows[index][column] in ("<", "^"):
        return 1, 1
    right = next((n for n, more in enumerate(rows[index][column + 1 :]) if more != "<"), len(rows[index]) - column - 1)
    down = next((n for n, row in enumerate(rows[index + 1 :]) if column >= len(row) or row[column] != "^"), len(rows) - index - 1)
    return 1 + down, 1 + right


def _write(sheet: xlsxwriter.worksheet.Worksheet, row: int, column: int, text: str, day: xlsxwriter.format.Format) -> None:
    typed = _TYPED.fullmatch(text)
    if typed and typed[3]:
        sheet.write_datetime(row, column, datetime(int(typed[3]), int(typed[2]), int(typed[1])), day)
    elif typed:
        sheet.write_number(row, column, float(typed[4]))
    else:
        sheet.write_string(row, column, re.sub(r"</?[bus]>", "", text).replace("⏎", "\n"))


# ---- what a file is understood to say ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Review:
    """A value that is passed on with the request that a person look at it."""

    value: object


@lru_cache(maxsize=1)
def definitions() -> Definitions:
    """Return the built-in plan and committee, loaded once."""
    return builtin_definitions()


def submissions(data: bytes, folder: str | None = None) -> list[Submission]:
    """Return the forms of a file, without the findings of the rules."""
    document = read_document(data, "a")
    return [match(region, definitions(), folder=folder, doubtful=document.doubtful) for region in recognise(document, definitions())]


def said(data: bytes) -> dict[str, object]:
    """Return the answers of a file's one form: the value, :class:`Review` of a doubtful one, or the state where there is none.

    Questions that are nowhere in the file (``not_found``) are left out, so that a drawing of three rows has three answers.
    """
    (submission,) = submissions(data)
    return {answer.id: shown(answer) for answer in submission.answers if answer.state is not State.NOT_FOUND}


def shown(answer: Answer) -> object:
    """Return an answer the way tests compare it; a list is a list of such answers without those that are nowhere."""
    if isinstance(answer.value, tuple) and answer.value and isinstance(answer.value[0], Row):
        rows = [row for row in answer.value if isinstance(row, Row)]
        return [{one.id: shown(one) for one in row.answers if one.state is not State.NOT_FOUND} for row in rows]
    if answer.value is None:
        return "contradictory" if answer.contradictory else answer.state
    value: object = getattr(answer.value, "id", answer.value)
    return Review(value) if answer.review else value


def findings(data: bytes) -> set[tuple[str, str | None]]:
    """Return code and field of every finding that the file alone raises."""
    reading = read_bytes(data, "a", definitions(), None)
    return {(str(one.code), one.field) for one in (*reading.findings, *(each for record in reading.records for each in record.findings))}


def texts(document: Document) -> list[object]:
    """Return the words of a document: a line is its text, a table the rows of its cells' texts."""
    return [block.text if isinstance(block, Line) else grid(block) for block in document.blocks]


def grid(block: Table) -> list[list[str]]:
    """Return the texts of a table, cell by cell; a merged cell's text stands in each position that it covers."""
    return [[one.text for one in row] for row in block.rows]


# ---- raw WordprocessingML ---------------------------------------------------------------------------------------------------------


def word(body: str, **parts: str) -> bytes:
    """Return a .docx around the inner XML of its body. ``parts``: inner XML of ``styles``, ``numbering``, ``footnotes``, ``header1`` …"""
    roots = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "endnotes": "endnotes"}
    files = {"document": f"<w:document {_XMLNS}><w:body>{body}<w:sectPr/></w:body></w:document>"}
    for name, inner in parts.items():
        root = roots.get(name, "hdr" if name.startswith("header") else "ftr")
        files[name] = f"<w:{root} {_XMLNS}>{inner}</w:{root}>"
    return word_package(files)


def word_package(files: dict[str, str]) -> bytes:
    """Return a .docx of whole parts, by their names under ``word/``."""
    overrides = [(f"/word/{name}.xml", f"{_WORD}.{'document.main' if name == 'document' else name.rstrip('123')}+xml") for name in files]
    links = "".join(
        f'<Relationship Id="r{n}" Type="{_OFFICE}/relationships/{name.rstrip("123")}" Target="{name}.xml"/>'
        for n, name in enumerate(files)
        if n
    )
    parts = {f"word/{name}.xml": content for name, content in files.items()}
    return _package(overrides, "word/document.xml", {**parts, "word/_rels/document.xml.rels": _relationships(links)})


def run(text: str, properties: str = "") -> str:
    """Return a run; tabs and line breaks become elements."""
    pieces = re.split("([\t\n])", text)
    inner = "".join(
        {"\t": "<w:tab/>", "\n": "<w:br/>"}.get(piece) or f'<w:t xml:space="preserve">{escape(piece)}</w:t>' for piece in pieces
    )
    return f"<w:r><w:rPr>{properties}</w:rPr>{inner}</w:r>"


def para(inner: str = "", properties: str = "") -> str:
    """Return a paragraph around runs."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def cell(inner: str, properties: str = "") -> str:
    """Return a cell around paragraphs."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def row_of(*cells: str, properties: str = "") -> str:
    """Return a row of cells."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    """Return a table of rows."""
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def control(inner: str, properties: str = "") -> str:
    """Return a content control around runs, paragraphs, rows or cells."""
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def check_box(*, ticked: bool) -> str:
    """Return a check box control, to stand where runs stand."""
    return control(run("?"), f'<w14:checkbox><w14:checked w14:val="{int(ticked)}"/></w14:checkbox>')


def field(kind: str, data: str = "", result: str = "") -> str:
    """Return a field: its instruction ``kind``, the data of a legacy form field, and the runs that it shows."""

    def mark(name: str, inner: str = "") -> str:
        return f'<w:r><w:fldChar w:fldCharType="{name}">{inner}</w:fldChar></w:r>'

    begin = mark("begin", f"<w:ffData>{data}</w:ffData>" if data else "")
    return f"{begin}<w:r><w:instrText> {kind} </w:instrText></w:r>{mark('separate')}{result}{mark('end')}"


def inserted(inner: str) -> str:
    """Return a tracked insertion."""
    return f'<w:ins w:id="1" w:author="A">{inner}</w:ins>'


def deleted(text: str) -> str:
    """Return a tracked deletion of ``text``."""
    return f'<w:del w:id="1" w:author="A"><w:r><w:delText>{escape(text)}</w:delText></w:r></w:del>'


# ---- raw SpreadsheetML ------------------------------------------------------------------------------------------------------------


def book(rows: str, *, shared: str = "", styles: str = "", before: str = "", after: str = "") -> bytes:
    """Return an .xlsx of one sheet "Biểu" around its rows; ``shared``: inner XML of shared strings; ``before``/``after`` the sheet's data."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    parts = {
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{_OFFICE}/relationships"><sheets><sheet name="Biểu" sheetId="1" r:id="r0"/></sheets></workbook>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>',
    }
    names = {"worksheets/sheet1": "worksheet"}
    if shared:
        parts["xl/sharedStrings.xml"], names["sharedStrings"] = f'<sst xmlns="{main}">{shared}</sst>', "sharedStrings"
    if styles:
        parts["xl/styles.xml"], names["styles"] = f'<styleSheet xmlns="{main}">{styles}</styleSheet>', "styles"
    links = "".join(
        f'<Relationship Id="r{n}" Type="{_OFFICE}/relationships/{kind}" Target="{name}.xml"/>'
        for n, (name, kind) in enumerate(names.items())
    )
    overrides = [
        ("/xl/workbook.xml", f"{_EXCEL}.sheet.main+xml"),
        *((f"/xl/{name}.xml", f"{_EXCEL}.{kind}+xml") for name, kind in names.items()),
    ]
    return _package(overrides, "xl/workbook.xml", {**parts, "xl/_rels/workbook.xml.rels": _relationships(links)})


def _relationships(links: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'


def _package(overrides: Sequence[tuple[str, str]], main: str, parts: dict[str, str]) -> bytes:
    kinds = "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in overrides)
    defaults = '<Default Extension="xml" ContentType="application/xml"/>'
    rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", f'<Types xmlns="{_PACKAGE}/content-types">{rels}{defaults}{kinds}</Types>')
        archive.writestr(
            "_rels/.rels", _relationships(f'<Relationship Id="r0" Type="{_OFFICE}/relationships/officeDocument" Target="{main}"/>')
        )
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()
