"""Documents that a Word file carries along whole are read in their places, those of other kinds are told."""

from __future__ import annotations

import io
import zipfile

import pytest

from tests.builders import ABOUT_ONE, filled, findings, grid, para, run, said, submissions, table, texts, word
from tests.builders import cell as cell_of
from tests.builders import row_of as row
from toolkit.errors import UnreadableFile
from toolkit.model.document import Table
from toolkit.readers import read_document

PLACE = '<w:altChunk xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="{}"/>'
PAGE = (
    "<html><body><p>MẪU 02-CN</p><p>PHIẾU ĐÁNH GIÁ TIÊU CHÍ ĐIỂN HÌNH TIÊU BIỂU (đối với cá nhân)</p><table><tr><td>Chi bộ</td>"
    "<td>Chi bộ Văn phòng</td></tr><tr><td>Kỳ báo cáo</td><td>Năm 2024</td></tr><tr><td>Họ và tên</td><td>Lê An</td></tr></table></body></html>"
)
ANSWERS = {"don_vi": "VP", "ky_bao_cao": "2024", "ho_ten": "Lê An"}


def carrying(body: str, *inner: bytes, mode: str = "") -> bytes:
    """Return a Word file with ``body`` and documents within it, whose places are those of the links a0, a1 …"""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word(body))) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            if not name.endswith("document.xml.rels"):
                target.writestr(name, source.read(name))
        links = "".join(
            f'<Relationship Id="a{number}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk" '
            f'Target="/word/part{number}.bin"{mode}/>'
            for number in range(len(inner))
        )
        space = "http://schemas.openxmlformats.org/package/2006/relationships"
        target.writestr("word/_rels/document.xml.rels", f'<Relationships xmlns="{space}">{links}</Relationships>')
        for number, data in enumerate(inner):
            target.writestr(f"word/part{number}.bin", data)
    return out.getvalue()


def archived(page: str) -> bytes:
    head = 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n--x\nContent-Type: text/html; charset="utf-8"\n\n'
    return f"{head}{page}\n--x--\n".encode()


@pytest.mark.parametrize(
    "inner", [PAGE.encode(), archived(PAGE), filled("docx", ABOUT_ONE.format(name="Lê An"))], ids=["page", "archive", "Word"]
)
def test_a_file_that_is_nothing_but_another_document_is_that_one(inner: bytes) -> None:
    data = carrying(PLACE.format("a0"), inner)

    assert said(data).items() >= ANSWERS.items()
    assert not {code for code, _ in findings(data)} & {"unsafe-content", "unreadable", "unknown-form"}


def test_another_document_stands_between_the_lines_around_it_and_in_places_of_its_own() -> None:
    inner = word(para(run("trong")) + table(row(cell_of(para(run("ô trong"))))))
    document = read_document(carrying(para(run("trước")) + PLACE.format("a0") + table(row(cell_of(para(run("ô sau"))))), inner), "a.docx")

    assert texts(document) == ["trước", "trong", [["ô trong"]], [["ô sau"]]]
    places = [block.place for block in document.blocks]
    assert len(set(places)) == len(places)
    assert [grid(block) for block in document.blocks if isinstance(block, Table) and block.place.table == 1] == [[["ô sau"]]]


def test_the_forms_of_several_people_that_a_program_merged_are_read_each() -> None:
    people = [filled("docx", ABOUT_ONE.format(name=name)) for name in ("Lê An", "Ngô Bình")]
    found = submissions(carrying(PLACE.format("a0") + PLACE.format("a1"), *people))

    assert [answer.value for one in found for answer in one.answers if answer.id == "ho_ten"] == ["Lê An", "Ngô Bình"]


@pytest.mark.parametrize(
    "data",
    [
        carrying(PLACE.format("a0"), b"{\\rtf1 a}"),
        carrying(PLACE.format("a0"), b"M\xe1\xba\xabu 02-CN"),
        carrying(PLACE.format("a0"), b"PK\x03\x04 damaged"),
        carrying(PLACE.format("a9"), PAGE.encode()),
        carrying(PLACE.format("a0"), PAGE.encode(), mode=' TargetMode="External"'),
        carrying(PLACE.format("a0"), carrying(PLACE.format("a0"), PAGE.encode())),
        carrying(table(row(cell_of(PLACE.format("a0")))), PAGE.encode()),
        word(PLACE.format("a0")),
    ],
    ids=["RTF", "plain text", "damaged", "no link", "outside", "within another", "in a cell", "no part"],
)
def test_what_is_not_read_within_another_document_is_told(data: bytes) -> None:
    document = read_document(data, "a.docx")

    assert texts(document) in ([], [""], [[[""]]])
    assert "altChunk" in "".join(notice.detail for notice in document.notices if notice.code == "unsafe-content")


def test_a_program_within_another_document_is_refused() -> None:
    inner = io.BytesIO(word(para(run("a"))))
    with zipfile.ZipFile(inner, "a") as package:
        package.writestr("word/vbaProject.bin", b"x")
    with pytest.raises(UnreadableFile) as refused:
        read_document(carrying(PLACE.format("a0"), inner.getvalue()), "a.docx")
    assert refused.value.unsafe


def test_what_a_page_within_would_run_is_told() -> None:
    document = read_document(carrying(PLACE.format("a0"), PAGE.replace("<p>", "<script>a()</script><p>", 1).encode()), "a.docx")

    assert [notice.code for notice in document.notices] == ["converted", "unsafe-content"]
