"""A form left blank beside a filled one of its kind is none; one that says anything, or of which little was found, stays."""

from __future__ import annotations

import pytest

from tests.builders import filled
from toolkit.reading import builtin_definitions, read_bytes

FORM = """
    PHIẾU ĐĂNG KÝ ĐIỂN HÌNH TIÊU BIỂU
    | Chi bộ | {unit} |
    | Kỳ báo cáo | {period} |
    | Tên điển hình | {name} |
    | Loại điển hình | {sort} |
    | Nhóm nội dung thực hiện | |
    | Nội dung đăng ký thực hiện | |
    | Sản phẩm cụ thể | |
    | Thời hạn hoàn thành | |
    | Cấp ủy viên, đảng viên theo dõi | |
"""
BLANK = FORM.format(unit="", period="", name="", sort="☐ Tập thể ☐ Cá nhân")
FULL = FORM.format(unit="Chi bộ Thanh tra", period="Năm 2024", name="Lê An", sort="Cá nhân")
SAID = FORM.format(unit="", period="", name="Hà Vi", sort="")


def names(drawing: str) -> list[str]:
    reading = read_bytes(filled("docx", drawing), "a.docx", builtin_definitions(), None)
    return [record.submission.subject for record in reading.records]


@pytest.mark.parametrize(
    ("forms", "expected"),
    [
        ((BLANK, FULL), ["Lê An"]),
        ((FULL, BLANK), ["Lê An"]),
        ((FULL, SAID), ["Lê An", "Hà Vi"]),
        ((BLANK,), [""]),
        ((BLANK, BLANK), ["", ""]),
    ],
    ids=["the empty form first", "the empty form last", "both say something", "alone", "both blank"],
)
def test_the_empty_form_beside_a_filled_one_is_left_out(forms: tuple[str, ...], expected: list[str]) -> None:
    assert names("\n".join(forms)) == expected
