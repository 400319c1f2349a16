"""Label cells that say something behind their label, and a cell beside them: which of the two is the answer."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders import Review, filled, said

PERSON = "Mẫu 02-CN\nPHIẾU ĐÁNH GIÁ TIÊU CHÍ ĐIỂN HÌNH TIÊU BIỂU (đối với cá nhân)\n"


def beside(kind: str, row: str) -> dict[str, object]:
    return said(filled(kind, PERSON + f"| Họ và tên | Lê Văn An |\n{row}\n| Chức vụ, đơn vị công tác | Chuyên viên |"))


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
@pytest.mark.parametrize(
    ("row", "field", "answer"),
    [
        ("| Năm sinh: 19… | 1975 |", "nam_sinh", 1975),
        ("| Năm sinh: 19…: | 1975 |", "nam_sinh", 1975),
        ("| Là đảng viên: có hay không | Có |", "la_dang_vien", True),
        ("| Số sáng kiến được công nhận: số | 3 |", "so_sang_kien", 3),
        ("| Ngày lập (ngày … tháng …) | 12/3/2024 |", "ngay_lap", date(2024, 3, 12)),
        ("| Chi bộ: tên chi bộ | Chi bộ Văn phòng |", "don_vi", Review("VP")),
        ("| Năm sinh: chưa rõ | 1975 |", "nam_sinh", Review(1975)),
        ("| Là đảng viên: đang xét | Có |", "la_dang_vien", Review(True)),
        ("| Số sáng kiến được công nhận: còn chờ | 3 |", "so_sang_kien", Review(3)),
        ("| Ngày lập: tháng 9 | 12/3/2024 |", "ngay_lap", Review(date(2024, 3, 12))),
    ],
)
def test_where_what_stands_behind_the_label_answers_nothing_the_cell_beside_does(kind: str, row: str, field: str, answer: object) -> None:
    """Without a look where it is a prompt of the form and nothing else."""
    assert beside(kind, row)[field] == answer


def test_two_answers_to_one_label_are_for_a_look() -> None:
    assert said(filled("docx", PERSON + "| Họ và tên | Lê Văn An |\n| Năm sinh: 1970 | 1975 |"))["nam_sinh"] == Review(1970)


def test_the_same_answer_twice_is_one() -> None:
    assert said(filled("docx", PERSON + "| Họ và tên | Lê Văn An |\n| Năm sinh: 1970 | 1970 |"))["nam_sinh"] == 1970


def test_a_label_with_its_answer_beside_another_one_is_none_of_its_matter() -> None:
    found = said(
        filled("docx", PERSON + "| Họ và tên: Lê Văn An | Năm sinh: 1970 |\n| Số sáng kiến được công nhận: 2 | Là đảng viên: Có |")
    )
    assert (found["nam_sinh"], found["so_sang_kien"], found["la_dang_vien"]) == (1970, 2, True)


@pytest.mark.parametrize("mark", ["", "3. ", "- "])
def test_blanks_within_the_hint_of_a_label_are_its_own(mark: str) -> None:
    lines = f"Họ và tên: Lê Văn An\n{mark}Ngày lập (ngày … tháng … năm): ngày 01 tháng 09 năm 2024\nNăm sinh: 1988"
    found = said(filled("docx", PERSON + lines))
    assert (found["ngay_lap"], found["nam_sinh"]) == (date(2024, 9, 1), 1988)
