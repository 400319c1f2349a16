"""Marks in text boxes that float over the text: which choice they are set at, nothing tells."""

from __future__ import annotations

import pytest

from tests.builders import Review, cell, para, row_of, run, said, table, word
from toolkit.readers import read_document

HEAD = "".join(
    para(run(text)) for text in ("Mẫu 02-CN", "PHIẾU ĐÁNH GIÁ TIÊU CHÍ ĐIỂN HÌNH TIÊU BIỂU (đối với cá nhân)", "Họ và tên: Lê An")
)


def floating(text: str) -> str:
    content = f"<wps:wsp><wps:txbx><w:txbxContent>{para(run(text))}</w:txbxContent></wps:txbx></wps:wsp>"
    return f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{content}</w:drawing></mc:Choice></mc:AlternateContent></w:r>'


@pytest.mark.parametrize("mark", ["☒", "x", "✓"])
def test_a_mark_that_floats_over_choices_is_for_a_look(mark: str) -> None:
    line = para(run("Là đảng viên: Có ") + floating(mark) + run(" Không"))

    assert list(read_document(word(HEAD + line), "a.docx").doubtful.values()) == [
        "Dấu chọn nằm trong khung vẽ nổi trên chữ; chưa rõ dấu thuộc lựa chọn nào."
    ]


def test_a_mark_that_floats_over_a_cell_is_for_a_look() -> None:
    pair = table(row_of(cell(para(run("Là đảng viên"))), cell(para(run("Có")) + para(floating("x") + run("Không")))))

    assert isinstance(said(word(HEAD + pair)).get("la_dang_vien"), Review)


def test_words_in_a_text_box_leave_its_line_alone() -> None:
    line = para(run("Là đảng viên: Có") + floating("Phòng Kế hoạch"))

    assert read_document(word(HEAD + line), "a.docx").doubtful == {}
    assert said(word(HEAD + line))["la_dang_vien"] is True
