"""Forms side by side on one sheet: each is read by itself; what only looks so stays one form."""

from __future__ import annotations

import pytest

from tests.builders import filled, shown, submissions

TITLE = "PHIẾU ĐÁNH GIÁ TIÊU CHÍ ĐIỂN HÌNH TIÊU BIỂU (đối với cá nhân)"
ROWS = (
    (TITLE, "", TITLE, ""),
    ("Chi bộ", "Chi bộ Văn phòng", "Chi bộ", "Chi bộ Văn phòng"),
    ("Kỳ báo cáo", "Quý III/2024", "Kỳ báo cáo", "Quý III/2024"),
    ("Họ và tên", "Lê Thị An", "Họ và tên", "Vũ Văn Hùng"),
    ("Năm sinh", "1980", "Năm sinh", "1985"),
)


def drawn(between: str, *, people: int = 2) -> str:
    rows = ((*row[:2], *([between, *row[2:]] * (people - 1))) for row in ROWS)
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def read(drawing: str) -> list[dict[str, object]]:
    return [{one.id: shown(one) for one in each.answers} for each in submissions(filled("xlsx", drawing))]


@pytest.mark.parametrize("people", [2, 3])
def test_each_of_the_forms_side_by_side_is_read(people: int) -> None:
    found = read(drawn("", people=people))

    assert [(one["don_vi"], one["ho_ten"], one["nam_sinh"]) for one in found] == [
        ("VP", "Lê Thị An", 1980),
        *[("VP", "Vũ Văn Hùng", 1985)] * (people - 1),
    ]


def test_a_title_over_each_half_of_one_form_cuts_nothing() -> None:
    drawing = f"| {TITLE} | | | {TITLE} |\n| Chi bộ | Chi bộ Văn phòng | | Kỳ báo cáo: Quý III/2024 |\n| Họ và tên | Lê Thị An | | |\n| Năm sinh | 1980 | | |"
    (found,) = read(drawing)

    assert (found["ho_ten"], found["nam_sinh"]) == ("Lê Thị An", 1980)


def test_a_line_that_stands_within_two_cells_of_a_title_cuts_nothing() -> None:
    under = "(Kèm theo Kế hoạch số 185-KH/ĐU)"
    drawing = (
        f"| {TITLE}⏎{under} | Chi bộ Văn phòng⏎{under} |\n| Chi bộ | Chi bộ Văn phòng |\n| Họ và tên | Lê Thị An |\n| Năm sinh | 1980 |"
    )
    (found,) = read(drawing)

    assert (found["ho_ten"], found["nam_sinh"]) == ("Lê Thị An", 1980)
