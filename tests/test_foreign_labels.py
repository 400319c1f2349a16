"""A label that asks for something else gives its answer to no question in silence, be it like one or in the head of the form."""

from __future__ import annotations

import pytest

from tests.builders import Review, filled, said
from tests.test_match_silence import HEADS, KINDS

FORM = """
    | {unit} | Chi bộ Văn phòng |
    | {period} | Quý III/2024 |
    | {day} | 17/9/2024 |
    | {author} | Trần Thị Bình |
    | Số điển hình tập thể | 3 |
    | Số điển hình cá nhân | 5 |
    """
ASKED = {"unit": "Chi bộ", "period": "Kỳ báo cáo", "day": "Ngày lập", "author": "Người lập biểu"}
READ = {"unit": "don_vi", "period": "ky_bao_cao", "day": "ngay_lap", "author": "nguoi_lap"}


def answers(kind: str, **labels: str) -> dict[str, object]:
    return said(filled(kind, HEADS["04-KQ"] + FORM.format_map(ASKED | labels)))


@KINDS
@pytest.mark.parametrize(
    ("asks", "label"),
    [
        ("unit", "Đơn vị phối hợp"),
        ("unit", "Nơi nhận"),
        ("unit", "Cơ quan ban hành"),
        ("period", "Kỳ liền trước"),
        ("period", "Thời gian thử việc"),
        ("day", "Thời gian họp"),
        ("day", "Ngày họp"),
        ("author", "Người họp"),
    ],
)
def test_what_a_foreign_label_asks_is_for_a_look(kind: str, asks: str, label: str) -> None:
    found = answers(kind, **{asks: label}).get(READ[asks])

    assert found is None or isinstance(found, Review)


@KINDS
@pytest.mark.parametrize(
    ("asks", "label"),
    [("unit", "Nơi gửi"), ("period", "Kỳ kê khai"), ("day", "Ngày nộp phiếu"), ("day", "Ngày lâp"), ("unit", "Đơn vị tổng họp")],
)
def test_other_words_and_slips_of_the_pen_are_no_foreign_labels(kind: str, asks: str, label: str) -> None:
    assert answers(kind, **{asks: label})[READ[asks]] == answers(kind)[READ[asks]]


@KINDS
def test_the_head_of_a_paper_beside_another_is_no_answer_to_a_label(kind: str) -> None:
    drawing = """
        | ĐẢNG BỘ SỞ CÔNG THƯƠNG | ĐẢNG CỘNG SẢN VIỆT NAM |
        | CHI BỘ VĂN PHÒNG | Đắk Lắk, ngày 17 tháng 9 năm 2024 |

        BIỂU KẾT QUẢ XÂY DỰNG, PHÁT HIỆN, NUÔI DƯỠNG, NHÂN RỘNG ĐIỂN HÌNH TIÊU BIỂU
        Quý III năm 2024
        | Số điển hình tập thể | 3 |
        | Số điển hình cá nhân | 5 |
        """
    found = said(filled(kind, "Mẫu 04-KQ\n" + drawing))

    assert not any(isinstance(found[id], Review) for id in ("don_vi", "ky_bao_cao", "ngay_lap"))


@KINDS
@pytest.mark.parametrize("both", ["Lê Thị An Đặng Ngọc Đông", "Ngọ Thu Nguyên Đặng Ngọc Đông"])
def test_two_names_that_one_space_parts_at_the_signatures_are_for_a_look(kind: str, both: str) -> None:
    found = said(filled(kind, HEADS["04-KQ"] + FORM.format_map(ASKED) + f"\n\nNGƯỜI LẬP BIỂU T/M CHI BỘ\nBÍ THƯ\n\n{both}"))

    assert found["bi_thu"] == Review(both)
