"""Whether one is a Party member, said by what one is: "ĐV", "Quần chúng", or one of two boxes."""

from __future__ import annotations

import pytest

from tests.builders import filled, said
from tests.test_match_silence import BLANK, INVALID, KINDS

_FORM = "Mẫu 02-CN\nPHIẾU ĐÁNH GIÁ TIÊU CHÍ ĐIỂN HÌNH TIÊU BIỂU (đối với cá nhân)\n"


@KINDS
@pytest.mark.parametrize(
    ("answer", "member"),
    [
        ("ĐV", True),
        ("Đảng viên", True),
        ("Đảng viên dự bị", True),
        ("☒ Đảng viên ☐ Quần chúng", True),
        ("☒ Đảng viên", True),
        ("Quần chúng", False),
        ("QC", False),
        ("ngoài Đảng", False),
        ("☐ Đảng viên ☒ Quần chúng", False),
        ("☐ Đảng viên", BLANK),
        ("☐ Đảng viên ☐ Quần chúng", BLANK),
        ("☒ Đảng viên ☒ Quần chúng", "contradictory"),
        ("chưa là ĐV", False),
        ("Đoàn viên", INVALID),
        ("Quần chúng, đoàn viên", INVALID),
    ],
)
def test_what_one_is_tells_whether_one_is_a_member(kind: str, answer: str, member: object) -> None:
    assert said(filled(kind, f"{_FORM}| Họ và tên | Lê An |\n| Là đảng viên | {answer} |\n| Năm sinh | 1980 |"))["la_dang_vien"] == member


@KINDS
@pytest.mark.parametrize(("answer", "member"), [("ĐV", True), ("Quần chúng", False)])
def test_the_column_of_members_and_others_is_known_by_both(kind: str, answer: str, member: bool) -> None:
    found = said(filled(kind, f"{_FORM}| Họ và tên | Đảng viên/Quần chúng | Năm sinh |\n| Lê An | {answer} | 1980 |"))

    assert (found["la_dang_vien"], found["nam_sinh"]) == (member, 1980)
