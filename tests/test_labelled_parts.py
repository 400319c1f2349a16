"""Criteria that a table asks part by part, each label with the number of its criterion; labels below a signature."""

from __future__ import annotations

import pytest

from tests.builders import filled, said
from tests.test_match_silence import HEADS, KINDS

COMMON = "Chi bộ: Chi bộ Văn phòng\nKỳ báo cáo: Quý III/2024\n"


@KINDS
@pytest.mark.parametrize(
    ("result", "evidence"),
    [
        ("Tiêu chí {} - Kết quả", "Tiêu chí {} - Minh chứng"),
        ("Kết quả tự đánh giá tiêu chí {}", "Minh chứng cho tiêu chí {}"),
        ("TC{} (kết quả)", "TC{} (minh chứng):"),
    ],
)
def test_a_row_for_each_part_of_a_criterion(kind: str, result: str, evidence: str) -> None:
    drawing = "\n".join(
        f"| {result.format(number)} | {chosen} |\n| {evidence.format(number)} | {told} |"
        for number, chosen, told in ((1, "Đạt", "Ba đề án"), (2, "☐ Đạt ☒ Chưa đạt", ""), (3, "Đạt", "Hiến máu năm lần"))
    )
    found = said(filled(kind, f"{HEADS['02-CN']}{COMMON}| Họ và tên | Lê An |\n{drawing}"))
    assert [found[f"CN{number}.ket_qua"] for number in (1, 2, 3)] == ["dat", "chua_dat", "dat"]
    assert [found[f"CN{number}.minh_chung"] for number in (1, 3)] == ["Ba đề án", "Hiến máu năm lần"]
    assert found["CN2.minh_chung"] == "blank"


@KINDS
def test_both_choices_beside_the_part_of_a_criterion(kind: str) -> None:
    drawing = """
        | Tiêu chí 1 - Kết quả: | ☐   Đạt | ☒   Chưa đạt |
        | Tiêu chí 1 - Minh chứng: | Ba đề án | |
    """
    found = said(filled(kind, f"{HEADS['02-CN']}{COMMON}{drawing}"))
    assert (found["CN1.ket_qua"], found["CN1.minh_chung"]) == ("chua_dat", "Ba đề án")


@KINDS
def test_a_label_with_its_answer_below_the_signature_is_read(kind: str) -> None:
    drawing = """
        | Tên tập thể | Tổ Một cửa |

        | Nơi nhận: Lưu | T/M CHI BỘ |
        | | Trần Bình |

        | Tên chi bộ: Chi bộ Thanh tra |
    """
    found = said(filled(kind, HEADS["02-TT"] + drawing))
    assert (found["don_vi"], found["bi_thu"]) == ("TTR", "Trần Bình")
