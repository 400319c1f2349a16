"""Equations, and markups of which a program offers several for the same thing: what Word shows is read, once."""

from __future__ import annotations

import pytest

from tests.builders import cell, para, row_of, run, table, texts, word
from toolkit.model.document import Document
from toolkit.readers import read_document

NEW = '<mc:AlternateContent><mc:Choice Requires="w14">{choice}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>'
UNKNOWN = NEW.replace('<mc:Choice Requires="w14">', '<mc:Choice xmlns:new="urn:nobody" Requires="new">')
MATHS = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


def opened(body: str) -> Document:
    return read_document(word(body), "a.docx")


def letters(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


def equation(inner: str) -> str:
    return f"<m:oMath {MATHS}>{inner}</m:oMath>"


@pytest.mark.parametrize(("markup", "seen"), [(NEW, "Đạt"), (UNKNOWN, "Chưa đạt")])
def test_the_first_markup_that_word_understands_counts_wherever_it_stands(markup: str, seen: str) -> None:
    runs = markup.format(choice=run("Đạt"), fallback=run("Chưa đạt"))
    words = f"<w:r>{markup.format(choice='<w:t>Đạt</w:t>', fallback='<w:t>Chưa đạt</w:t>')}</w:r>"
    paragraphs = markup.format(choice=para(run("Đạt")), fallback=para(run("Chưa đạt")))
    assert texts(opened(para(runs) + para(words) + paragraphs)) == [seen] * 3
    assert texts(opened(table(row_of(cell(para(run("1"))), cell(paragraphs))))) == [[["1", seen]]]


def test_without_a_markup_that_word_understands_nothing_is_shown() -> None:
    only = f'<mc:AlternateContent><mc:Choice xmlns:new="urn:nobody" Requires="new">{run("99")}</mc:Choice></mc:AlternateContent>'
    assert texts(opened(para(run("Số sáng kiến: ") + only + run("7")))) == ["Số sáng kiến: 7"]


def test_a_number_typed_as_an_equation_is_a_number() -> None:
    document = opened(para(run("giảm ") + equation(letters("3") + letters("0")) + run(" giờ")))
    assert (texts(document), document.doubtful) == (["giảm 30 giờ"], {})


@pytest.mark.parametrize(
    ("built_up", "seen"),
    [
        (f"<m:f><m:num>{letters('3')}</m:num><m:den>{letters('4')}</m:den></m:f>", "3/4"),
        (f"<m:sSup><m:e>{letters('5')}</m:e><m:sup>{letters('2')}</m:sup></m:sSup>", "52"),
    ],
)
def test_an_equation_built_up_of_parts_is_for_a_look(built_up: str, seen: str) -> None:
    document = opened(para(run("đạt ") + equation(built_up)))
    assert texts(document) == [f"đạt {seen}"]
    assert "công thức toán học" in "".join(document.doubtful.values())


def test_an_equation_kept_as_a_picture_is_for_a_look() -> None:
    picture = '<w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" ProgID="Equation.3"/></w:object></w:r>'
    document = opened(para(run("giảm ") + picture + run(" giờ")))
    assert "công thức" in "".join(document.doubtful.values())
