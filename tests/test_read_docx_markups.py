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


def test_the_small_letters_above_a_word_are_none_of_it() -> None:
    ruby = "<w:r><w:ruby><w:rt>{}</w:rt><w:rubyBase>{}</w:rubyBase></w:ruby></w:r>".format(run("ngo"), run("Ngô"))
    assert texts(opened(para(ruby + run(" Bình")))) == ["Ngô Bình"]


@pytest.mark.parametrize(
    "typed", ["e\u0301\u0302", "\u00e9\u0302", "\u00ea\u0301", "e\u0302\u0301"], ids=["apart", "tone joined", "hat joined", "right"]
)
def test_a_tone_typed_before_the_hat_of_its_letter_is_put_behind_it(typed: str) -> None:
    assert texts(opened(para(run(f"Chi{typed}n s\u0129")))) == ["Chiến sĩ"]


def test_the_letter_gha_stands_for_u_with_a_horn() -> None:
    assert texts(opened(para(run("Dƣơng Thị LƢỢNG, tƣ vấn")))) == ["Dương Thị LƯỢNG, tư vấn"]


def test_utf_8_taken_for_another_encoding_is_for_a_look_and_words_in_capitals_are_not() -> None:
    document = opened(para(run("Ghi danh vào sổ vàng".encode().decode("cp1252"))) + para(run("XÃ HỘI, «quá», Ã – xã")))
    assert [place.paragraph for place in document.doubtful] == [1]
    assert "sai bảng mã" in "".join(document.doubtful.values())
