"""Filled forms of the size that offices send, for the bench: 20 kB of Word (80 kB unpacked) around 25 answers, also as Excel and as PDF.

The forms of ``tests/corpus`` say the right things but are written tersely. Word is not terse: it numbers its paragraphs and its editing
sessions, repeats the look of every paragraph and run, and cuts words at each place where somebody typed or its spelling check looked.
Nor is a sheet bare that an office prints: its cells have a font, are ruled and wrapped, its columns have a width.
"""

from __future__ import annotations

import subprocess
import tempfile
import zipfile
from io import BytesIO
from pathlib import Path

import openpyxl
from lxml import etree
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter

from tests.corpus import make_corpus
from toolkit.readers.office import find_soffice

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_LEFT_OUT = ("word/stylesWithEffects.xml", "docProps/thumbnail.jpeg")
_WORDS_A_RUN = 4
_WIDTHS = (8, 40, 22, 60, 24, 30, 30, 24, 24)
_SEED = 20_241


def make_forms(folder: Path, count: int) -> dict[str, list[Path]]:
    """Write ``count`` forms of each sort below ``folder`` and return them by suffix; of PDF a fifth, none without LibreOffice."""
    found: dict[str, list[Path]] = {}
    for seed, kind, tags in ((_SEED, "docx", ("controls:cell", "ticks:w14")), (_SEED + 1, "xlsx", ("ticks:mark",))):
        make_corpus(folder / kind, seed, count, tags, (kind,))  # other answers in each kind: none was read before
        found[kind] = sorted((folder / kind).rglob(f"*.{kind}"))
    for path in found["docx"]:
        path.write_bytes(as_word_saves(path.read_bytes()))
    for path in found["xlsx"]:
        _rule_and_write(path)
    found["pdf"] = _printed(found["docx"][: max(1, count // 5)], folder / "pdf")
    return found


def _rule_and_write(path: Path) -> None:
    """Give the cells of a sheet what a form of an office has: a font of its papers, lines around what is asked, wrapped text, widths."""
    book = openpyxl.load_workbook(path)
    line = Side(style="thin")
    font, bold = Font(name="Times New Roman", size=13), Font(name="Times New Roman", size=13, bold=True)
    for sheet in book:
        for row in sheet.iter_rows():
            is_asked = any(cell.value is not None for cell in row[1:])
            for cell in row:
                cell.font = bold if cell is row[0] else font
                cell.alignment = Alignment(vertical="top", wrap_text=True)
                if is_asked:
                    cell.border = Border(left=line, right=line, top=line, bottom=line)
        for number, width in enumerate(_WIDTHS[: sheet.max_column], 1):
            sheet.column_dimensions[get_column_letter(number)].width = width
    book.save(path)


def as_word_saves(data: bytes) -> bytes:
    """Return the same form with as much around its words as Word puts there."""
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = source.read(name)
            if name in _LEFT_OUT:
                continue
            if name == "word/document.xml":
                part = _wordy(part)
            elif name == "word/styles.xml":
                part = _few_styles(part)
            elif name.endswith((".rels", "[Content_Types].xml")):
                part = _without_links(part)
            target.writestr(name, part)
    return packed.getvalue()


def _wordy(part: bytes) -> bytes:
    root = etree.fromstring(part)
    for cell in root.iter(f"{_W}tc"):
        properties = cell.find(f"{_W}tcPr")
        if properties is not None and properties.find(f"{_W}vAlign") is None:
            etree.SubElement(properties, f"{_W}shd", {_W + "val": "clear", _W + "color": "auto", _W + "fill": "auto"})
            etree.SubElement(properties, f"{_W}vAlign", {_W + "val": "center"})
    for number, row in enumerate(root.iter(f"{_W}tr")):
        for name in ("rsidR", "rsidTr"):
            row.set(_W + name, _id(number, 6151))
        row.set(f"{_W14}paraId", _id(number, 3571))
        row.set(f"{_W14}textId", "77777777")
    for number, paragraph in enumerate(root.iter(f"{_W}p")):
        paragraph.set(f"{_W14}paraId", _id(number, 99_991))
        paragraph.set(f"{_W14}textId", "77777777")
        for name in ("rsidR", "rsidRPr", "rsidRDefault", "rsidP"):
            paragraph.set(_W + name, _id(number, 7919))
        _say_look_of_paragraph(paragraph)
    for number, run in enumerate(list(root.iter(f"{_W}r"))):
        properties = run.find(f"{_W}rPr")
        if properties is None:
            properties = etree.Element(f"{_W}rPr")
            run.insert(0, properties)
        _say_look(properties)
        run.set(f"{_W}rsidRPr", _id(number, 104_729))
        _cut(run)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _id(number: int, step: int) -> str:
    return f"00{number * step % 0xFFFFFF:06X}"


def _say_look_of_paragraph(paragraph: etree._Element) -> None:
    """Write out what Word writes of each paragraph: the lines' spacing, the sides, the look of its mark."""
    properties = paragraph.find(f"{_W}pPr")
    if properties is None:
        properties = etree.Element(f"{_W}pPr")
        paragraph.insert(0, properties)
    if properties.find(f"{_W}spacing") is None:
        spacing = etree.Element(f"{_W}spacing", {_W + "before": "60", _W + "after": "60", _W + "line": "264", _W + "lineRule": "auto"})
        at = [one.tag for one in properties].index(f"{_W}jc") if properties.find(f"{_W}jc") is not None else len(properties)
        properties.insert(at, spacing)
    if properties.find(f"{_W}jc") is None:
        etree.SubElement(properties, f"{_W}jc", {f"{_W}val": "both"})
    if properties.find(f"{_W}rPr") is None:
        _say_look(etree.SubElement(properties, f"{_W}rPr"))


def _say_look(properties: etree._Element) -> None:
    """Write out what Word repeats of each run: fonts, size and language."""
    if properties.find(f"{_W}rFonts") is None:
        properties.insert(0, etree.Element(f"{_W}rFonts", {_W + one: "Times New Roman" for one in ("ascii", "hAnsi", "cs")}))
    for name, value in (("sz", "26"), ("szCs", "26"), ("lang", "vi-VN")):
        if properties.find(_W + name) is None:
            etree.SubElement(properties, _W + name, {f"{_W}val": value})


def _cut(run: etree._Element) -> None:
    """Cut a run of many words into runs of a few, as typing and the spelling check leave them."""
    texts = run.findall(f"{_W}t")
    words = (texts[0].text or "").split(" ") if len(texts) == 1 and len(run) == 2 else []
    parent = run.getparent()
    if len(words) <= _WORDS_A_RUN or parent is None:
        return
    pieces = [" ".join(words[start : start + _WORDS_A_RUN]) for start in range(0, len(words), _WORDS_A_RUN)]
    place = parent.index(run)
    for offset, piece in enumerate(pieces):
        part = etree.fromstring(etree.tostring(run))
        text = part.find(f"{_W}t")
        if text is not None:
            text.text = piece + (" " if offset + 1 < len(pieces) else "")
            text.set(_SPACE, "preserve")
        parent.insert(place + offset, part)
    parent.remove(run)


def _few_styles(part: bytes) -> bytes:
    """Leave out the hundred table styles that Word does not save unless they are used."""
    root = etree.fromstring(part)
    for style in root.findall(f"{_W}style"):
        if style.get(f"{_W}type") == "table" and style.get(f"{_W}styleId") not in ("TableNormal", "TableGrid"):
            root.remove(style)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _without_links(part: bytes) -> bytes:
    """Take out what points to the parts that are left out."""
    root = etree.fromstring(part)
    for link in list(root):
        if any((link.get("Target") or link.get("PartName") or "").endswith(name.rpartition("/")[2]) for name in _LEFT_OUT):
            root.remove(link)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _printed(forms: list[Path], folder: Path) -> list[Path]:
    """Print Word files as PDF, all in one call of LibreOffice."""
    soffice = find_soffice()
    if soffice is None:
        return []
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as profile:
        command = [
            str(soffice),
            f"-env:UserInstallation={Path(profile).as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
        ]
        subprocess.run([*command, *map(str, forms)], check=True, capture_output=True)
    return sorted(folder.glob("*.pdf"))
