"""Check boxes of Excel and Google Sheets that are linked to their cells: TRUE and FALSE where a mark or nothing would stand."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import pytest

from tests.builders import Review, book, said
from toolkit.model.submission import State

_HEAD = [["Mẫu 02-CN"], ["PHIẾU ĐÁNH GIÁ TIÊU CHÍ ĐIỂN HÌNH TIÊU BIỂU (đối với cá nhân)"], ["Họ và tên", "Lê Văn An"]]
_ONE, _TWO, _THREE = "Hoàn thành nhiệm vụ, sáng kiến", "Tu dưỡng, rèn luyện, nêu gương", "Gương điển hình trong phong trào thi đua"
_BLANK = State.BLANK

Drawn = str | bool | None


def _cell(place: str, said: Drawn) -> str:
    if isinstance(said, bool):
        return f'<c r="{place}" t="b"><v>{int(said)}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t>{escape(said)}</t></is></c>' if said else ""


def sheet(rows: Sequence[Sequence[Drawn]]) -> dict[str, object]:
    lines = (
        f'<row r="{number}">{"".join(_cell(f"{chr(65 + column)}{number}", said) for column, said in enumerate(row))}</row>'
        for number, row in enumerate([*_HEAD, *rows], 1)
    )
    return said(book("".join(lines)))


@pytest.mark.parametrize("no", ["Chưa đạt", "Không đạt"])
@pytest.mark.parametrize(("true", "false"), [(True, False), ("TRUE", "FALSE")], ids=["boxes", "words"])
def test_true_and_false_under_both_choices_are_ticks(no: str, true: Drawn, false: Drawn) -> None:
    head: list[Drawn] = ["TT", "Tiêu chí", "Đạt", no, "Minh chứng"]
    found = sheet([head, ["1", _ONE, true, false, "Một"], ["2", _TWO, false, true, "Hai"], ["3", _THREE, false, false, "Ba"]])

    assert [found[f"CN{number}.ket_qua"] for number in (1, 2, 3)] == ["dat", "chua_dat", _BLANK]


def test_two_boxes_that_are_both_ticked_contradict_each_other() -> None:
    found = sheet([["TT", "Tiêu chí", "Đạt", "Chưa đạt", "Minh chứng"], ["1", _ONE, True, True, "Một"], ["2", _TWO, True, False, "Hai"]])

    assert (found["CN1.ket_qua"], found["CN2.ket_qua"]) == ("contradictory", "dat")


def test_a_box_of_one_column_that_is_not_ticked_is_for_a_look() -> None:
    head: list[Drawn] = ["TT", "Tiêu chí", "Đạt", "Minh chứng"]
    found = sheet([head, ["1", _ONE, True, "Một"], ["2", _TWO, False, "Hai"], ["3", _THREE, None, "Ba"]])

    assert [found[f"CN{number}.ket_qua"] for number in (1, 2, 3)] == ["dat", Review("chua_dat"), _BLANK]


def test_a_box_under_the_result_is_for_a_look() -> None:
    found = sheet([["TT", "Tiêu chí", "Kết quả", "Minh chứng"], ["1", _ONE, True, "Một"], ["2", _TWO, False, "Hai"]])

    assert [found[f"CN{number}.ket_qua"] for number in (1, 2)] == [Review("dat"), Review("chua_dat")]


def test_boxes_under_yes_and_no_are_ticks() -> None:
    found = sheet([["Nội dung", "Có", "Không"], ["Là đảng viên", True, False], ["Giữ chức vụ lãnh đạo, quản lý", False, True]])

    assert (found["la_dang_vien"], found["la_lanh_dao"]) == (True, False)


def test_words_in_a_column_for_one_choice_are_what_they_say() -> None:
    found = sheet(
        [["TT", "Tiêu chí", "Đạt", "Minh chứng"], ["1", _ONE, "Chưa đạt", "Một"], ["2", _TWO, "x", "Hai"], ["3", _THREE, "tốt", "Ba"]]
    )

    assert [found[f"CN{number}.ket_qua"] for number in (1, 2, 3)] == ["chua_dat", "dat", Review("dat")]
