"""Codes of form fields that a program wrote into the text are taken out, and what stood beside them is for a person's eye."""

from __future__ import annotations

import pytest

from tests.builders import Review, cell, filled, para, row_of, run, said, table, texts, word
from toolkit.model.document import EmphasisKind, Table
from toolkit.readers import read_document

FORM = "Mẫu 02-CN\nPHIẾU ĐÁNH GIÁ TIÊU CHÍ ĐIỂN HÌNH TIÊU BIỂU (đối với cá nhân)\n| Chi bộ | Chi bộ Văn phòng |\n| Họ và tên | {name} |\n| Năm sinh | 1980 |"


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
@pytest.mark.parametrize("name", ["FORMTEXT Phạm Ngọc Oanh", "FORMTEXT Phạm FORMTEXT Ngọc Oanh", "FORMDROPDOWN Phạm Ngọc Oanh"])
def test_an_answer_behind_the_code_of_its_field_is_read_and_looked_at(kind: str, name: str) -> None:
    found = said(filled(kind, FORM.format(name=name)))

    assert found["ho_ten"] == Review("Phạm Ngọc Oanh")
    assert found["nam_sinh"] == 1980


def test_words_that_only_look_like_codes_stay() -> None:
    assert said(filled("docx", FORM.format(name="Phạm FORM Oanh")))["ho_ten"] == "Phạm FORM Oanh"
    assert "FORMTEXTS" in str(texts(read_document(word(para(run("biểu FORMTEXTS"))), "a")))


def test_what_is_struck_stays_struck_where_it_stands() -> None:
    data = word(table(row_of(cell(para(run("FORMTEXT ") + run("Đạt") + run(" / ") + run("Chưa đạt", "<w:strike/>"))))))
    (block,) = read_document(data, "a").blocks

    assert isinstance(block, Table)
    (mark,) = block.rows[0][0].emphasis
    assert (block.rows[0][0].text[mark.start : mark.end], mark.kind) == ("Chưa đạt", EmphasisKind.STRIKE)
