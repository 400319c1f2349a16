"""Fonts of open workbooks: an old encoding may be named where all cells have it from, and not where a cell is."""

from __future__ import annotations

import io
import zipfile

import pytest

from tests.builders import grid
from toolkit.model.document import Table
from toolkit.readers import read_document

_KIND = "application/vnd.oasis.opendocument.spreadsheet"
_OF = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"
_SPACES = " ".join(f'xmlns:{name}="{_OF.format(name)}"' for name in ("office", "table", "text", "style", "manifest"))
_MANIFEST = (
    f'<manifest:manifest {_SPACES}><manifest:file-entry manifest:full-path="/" manifest:media-type="{_KIND}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)


def _font(name: str) -> str:
    return f'<style:text-properties style:font-name="{name}"/>'


def _style(name: str, inner: str, parent: str = "") -> str:
    above = f' style:parent-style-name="{parent}"' if parent else ""
    return f'<style:style style:name="{name}" style:family="table-cell"{above}>{inner}</style:style>'


def _cell(text: str, style: str = "") -> str:
    look = f' table:style-name="{style}"' if style else ""
    return f'<table:table-cell office:value-type="string"{look}><text:p>{text}</text:p></table:table-cell>'


def workbook(cells: str, styles: str, automatic: str) -> bytes:
    parts = {
        "mimetype": _KIND,
        "META-INF/manifest.xml": _MANIFEST,
        "styles.xml": f"<office:document-styles {_SPACES}><office:styles>{styles}</office:styles></office:document-styles>",
        "content.xml": (
            f"<office:document-content {_SPACES}><office:automatic-styles>{automatic}</office:automatic-styles><office:body>"
            f'<office:spreadsheet><table:table table:name="A"><table:table-row>{cells}</table:table-row></table:table>'
            "</office:spreadsheet></office:body></office:document-content>"
        ),
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("styles", "automatic", "old"),
    [
        (_style("Default", _font(".VnTime")), _style("ce2", _font("Arial")), ""),
        (_style("Default", _font(".VnTime")), _style("ce1", "", "Default") + _style("ce2", _font("Arial"), "Default"), "ce1"),
        (_style("Default", _font("Arial")) + _style("Cu", _font(".VnTime"), "Default"), _style("ce1", "", "Cu") + _style("ce2", ""), "ce1"),
        (_style("Default", _font("Arial")) + _style("Cu", _font(".VnTime"), "Default"), _style("ce2", ""), "Cu"),
    ],
    ids=["no style", "a style of the default", "a style of a named one", "a named style"],
)
def test_a_cell_has_the_font_of_the_style_above_its_own(styles: str, automatic: str, old: str) -> None:
    document = read_document(workbook(_cell("Kú b¸o c¸o", old) + _cell("Năm 2024", "ce2"), styles, automatic), "a.ods")

    assert [grid(block) for block in document.blocks if isinstance(block, Table)] == [[["Kỳ báo cáo", "Năm 2024"]]]


def test_a_cell_keeps_its_line_breaks_also_where_the_file_is_laid_out_for_people() -> None:
    said = 'Họp <text:span text:style-name="T1">02 <text:span>lần.</text:span><text:line-break/>Đã ra</text:span> nghị quyết.'
    plain = workbook(_cell("Kết quả") + _cell(said), "", "")
    laid_out = workbook(f"\n  {_cell('Kết quả')}\n  {_cell(said)}\n", "", "")

    for data in (plain, laid_out):
        document = read_document(data, "a.ods")
        assert [grid(block) for block in document.blocks if isinstance(block, Table)] == [[["Kết quả", "Họp 02 lần.\nĐã ra nghị quyết."]]]
