"""What a label abbreviates is spelled out in known words only; a name of an abbreviation's own is left as it stands."""

from __future__ import annotations

import pytest

from toolkit.match.words import LIKELY, words_of
from toolkit.reading import builtin_definitions
from toolkit.text.initials import Initials

KNOWN = Initials(("Đồng chí báo cáo", "Kết quả xếp loại tổ chức đảng", "Người theo dõi", "Hoàn thành xuất sắc nhiệm vụ", "Điển hình"))


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("Đ/c báo cáo", "đồng chí báo cáo"),
        ("X.loại", "xếp loại"),
        ("x/loai", "xếp loại"),
        ("Đ/hình", "điển hình"),
        ("KQ xếp loại TCĐ", "kết quả xếp loại tổ chức đảng"),
        ("Ng theo dõi", "người theo dõi"),
        ("Đã HTXSNV", "Đã hoàn thành xuất sắc nhiệm vụ"),
    ],
)
def test_shortened_words_are_spelled_out(text: str, spelled: str) -> None:
    assert spelled in list(KNOWN.spelled_out(text))


@pytest.mark.parametrize("text", ["Kết quả", "TCĐ", "T/M CHI BỘ", "25/9/2024", "Phòng/ban", "dd/mm/yyyy", "www.x.loại.vn", "C/K"])
def test_what_is_not_short_for_known_words_is_left_alone(text: str) -> None:
    assert not list(KNOWN.spelled_out(text))


@pytest.mark.parametrize(
    ("text", "question"),
    [("X.loại tổ chức đảng", "xep_loai_to_chuc_dang"), ("Ng lập", "nguoi_lap"), ("T/g lập biểu", "ngay_lap")],
)
def test_a_shortened_label_is_known(text: str, question: str) -> None:
    plan = builtin_definitions().plan
    form = plan.form("02-TT")
    assert form is not None
    found = words_of(plan, form).question(text)

    assert found[0].target == question and found[0].score >= LIKELY


def test_a_shortened_word_that_may_be_two_is_a_near_tie() -> None:
    plan = builtin_definitions().plan
    form = plan.form("01-DK")
    assert form is not None
    first, second = words_of(plan, form).question("N/lập phiếu")[:2]

    assert {first.target, second.target} == {"nguoi_lap", "ngay_lap"} and first.score - second.score < 0.05


def test_another_abbreviation_is_no_slip_of_the_pen() -> None:
    plan = builtin_definitions().plan
    form = plan.form("02-TT")
    assert form is not None

    assert all(match.score < LIKELY for match in words_of(plan, form).question("Xếp loại TCĐK"))


@pytest.mark.parametrize(
    ("text", "criterion"),
    [
        ("Các PTTĐ, CVĐ", "TT1"),
        ("Công tác PCTN, THTK", "TT3"),
        ("SK, áp dụng tiến bộ KHKT", "TT4"),
        ("XL đoà thể", None),
        ("Tiêu chí phong trào thi đua", "TT1"),
    ],
)
def test_criteria_are_told_by_their_abbreviations_but_no_question_is(text: str, criterion: str | None) -> None:
    plan = builtin_definitions().plan
    form = plan.form("02-TT")
    assert form is not None
    found = words_of(plan, form).criterion(text)

    assert (found[0].target if found else None) == criterion
