"""Letters that turn the direction of words, or only look like ours, are told; the answers with them are for a person's eye."""

from __future__ import annotations

import pytest

from tests.builders import ABOUT_ONE, Review, filled, findings, grid, para, row_of, run, said, table, word
from tests.builders import cell as cell_of
from toolkit.model.document import EmphasisKind, Line, Table
from toolkit.readers import read_document


@pytest.mark.parametrize(("kind", "below"), [("docx", False), ("docx", True), ("xlsx", False)])
def test_an_answer_with_words_of_an_old_encoding_left_is_for_review(kind: str, below: bool) -> None:
    form = ABOUT_ONE.format(name="Hoàng Đức An")
    job = "Chức vụ, đơn vị công tác: {}" if not below else "Chức vụ, đơn vị công tác:\n{}"
    answers = said(filled(kind, f"{form}Người lập biểu: Tr\xc7n V\xa8n §ång\n{job.format('Kỹ sư tö vaán')}"))

    assert answers["chuc_vu"] == Review("Kỹ sư tö vaán")
    assert answers["ho_ten"] == "Hoàng Đức An"
    assert said(filled(kind, form.replace("An |", "Qu\uf0e8c |")))["ho_ten"] == Review("Hoàng Đức Qu\uf0e8c")


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("Nguyễn Văn \u202enA", "Nguyễn Văn nA"),
        ("Nguyễn V\u0430n An", "Nguyễn V\u0430n An"),
        ("\u0410\u041d", "\u0410\u041d"),
        ("Nguyễn Văn \uff21n", "Nguyễn Văn \uff21n"),
        ("\u05d0\u05d1 Văn An", "\u05d0\u05d1 Văn An"),
    ],
)
def test_an_answer_that_deceives_is_for_review(kind: str, name: str, read: str) -> None:
    data = filled(kind, ABOUT_ONE.format(name=name))
    answers = said(data)
    assert (answers["ho_ten"], answers["nam_sinh"]) == (Review(read), 1980)
    assert {("unsafe-content", None), ("review", "ho_ten")} <= findings(data)


@pytest.mark.parametrize("text", ["Nguyễn Văn An – 5 µm, 3 Ω, ΔT", "Москва", "α-amylase", "β", "5 \u041c", "\u200bAn\u200e"])
def test_signs_and_words_of_other_languages_are_none_of_them(text: str) -> None:
    assert read_document(filled("docx", ABOUT_ONE.format(name=text)), "a").notices == ()


def test_what_is_set_off_stays_so_and_a_merged_cell_stays_one() -> None:
    runs = run("a\u202eb") + run("c\u202c", "<w:strike/>")
    merged = cell_of(para(runs), '<w:gridSpan w:val="2"/>')
    line, drawn = read_document(word(para(runs) + table(row_of(merged))), "a").blocks
    assert isinstance(line, Line)
    assert isinstance(drawn, Table)
    assert (line.text, [(mark.start, mark.end, mark.kind) for mark in line.emphasis]) == ("abc", [(2, 3, EmphasisKind.STRIKE)])
    assert grid(drawn) == [["abc", "abc"]]
    assert drawn.rows[0][0] is drawn.rows[0][1]


def test_a_word_without_end_takes_no_time() -> None:
    document = read_document(word(para(run("x" * 40_000 + "\u0430" + "1x" * 25_000 + " \u0430"))), "a")
    assert len(document.notices) == 1
