"""Results of all criteria in one table, their evidence in another: joined by words, or by numbers that the words agree with."""

from __future__ import annotations

import pytest

from tests.builders import filled, said
from tests.test_match_silence import HEADS, KINDS


@KINDS
@pytest.mark.parametrize("first", ["Ba đề án", "…"])
def test_results_in_own_words_and_evidence_by_numbers_alone_are_one(kind: str, first: str) -> None:
    drawing = f"""
        A. Kết quả tự đánh giá

        | TT | Tiêu chí | Kết quả |
        | 1 | Hoàn thành tốt nhiệm vụ hằng năm, có trách nhiệm và sáng tạo trong công việc | ☒ Đạt   ☐ Chưa đạt |
        | 2 | Rèn luyện đạo đức, giữ đúng bản cam kết và Quy định 37 | ☐ Đạt   ☒ Chưa đạt |
        | 3 | Gương mẫu trong thi đua, gia đình chấp hành pháp luật, được mọi người tín nhiệm | Đạt |

        B. Minh chứng

        | Tiêu chí | Minh chứng |
        | Tiêu chí 1 | {first} |
        | Tiêu chí 2 | Ghi nhật ký hằng tuần |
        | Tiêu chí 3 | Hiến máu năm lần |
    """
    found = said(filled(kind, HEADS["02-CN"] + drawing))
    assert (found["CN1.ket_qua"], found["CN2.ket_qua"], found["CN2.minh_chung"]) == ("dat", "chua_dat", "Ghi nhật ký hằng tuần")
    assert found["CN1.minh_chung"] == ("blank" if first == "…" else first)
