"""A short label alone in its row with its answer in a wider merged cell below: read where that is sure, for a look where it may be a heading."""

from __future__ import annotations

import pytest

from tests.builders import Review, filled, said
from tests.test_match_silence import BLANK, KINDS
from toolkit.model.submission import State

_FORM = "Mẫu 01-ĐK\nPHIẾU ĐĂNG KÝ ĐIỂN HÌNH TIÊU BIỂU\n"
_ABOVE = "| Chi bộ | Chi bộ Văn phòng | < | < |\n"
_AFTER = "| Biện pháp hỗ trợ | Bố trí kinh phí | < | < |\n"
_TASK = "Hỗ trợ doanh nghiệp đưa hàng lên sàn."


def answers(kind: str, rows: str) -> dict[str, object]:
    return said(filled(kind, _FORM + _ABOVE + rows + _AFTER))


@KINDS
@pytest.mark.parametrize(
    "rows",
    [
        f"| Nội dung đăng ký | | | |\n| {_TASK} | < | < | < |\n| Sản phẩm cụ thể | | | |\n| 01 sổ tay | < | < | < |\n",
        f"| Nội dung đăng ký | < | | |\n| {_TASK} | < | < | < |\n| Sản phẩm cụ thể: | < | | |\n| 01 sổ tay | < | < | < |\n",
        f"| 2 | Nội dung đăng ký | | |\n| | {_TASK} | < | < |\n| 3 | Sản phẩm cụ thể | | |\n| | 01 sổ tay | < | < |\n",
        f"| Nội dung đăng ký | | | |\n| {_TASK} | < | < | < |\n| ^ | ^ | ^ | ^ |\n| Sản phẩm cụ thể | | | |\n| 01 sổ tay | < | < | < |\n",
    ],
    ids=["short labels", "labels of two columns", "numbered", "tall answers"],
)
def test_answers_in_wide_cells_below_their_labels_are_read(kind: str, rows: str) -> None:
    found = answers(kind, rows)

    assert (found["noi_dung_dang_ky"], found["san_pham_cu_the"]) == (_TASK, "01 sổ tay")
    assert (found["don_vi"], found["bien_phap_ho_tro"]) == ("VP", "Bố trí kinh phí")


@KINDS
@pytest.mark.parametrize(
    ("label", "said_below", "question", "value"),
    [("Kỳ báo cáo", "Quý III/2024", "ky_bao_cao", "2024-Q3"), ("Loại điển hình", "☒ Tập thể ☐ Cá nhân", "loai_dien_hinh", "tap_the")],
)
def test_one_wide_answer_of_the_type_that_is_asked_is_sure(kind: str, label: str, said_below: str, question: str, value: str) -> None:
    found = answers(kind, f"| {label} | | | |\n| {said_below} | < | < | < |\n")

    assert str(getattr(found[question], "value", found[question])) == value
    assert not isinstance(found[question], Review)


@KINDS
def test_one_wide_text_below_a_label_is_for_a_persons_eye(kind: str) -> None:
    found = answers(kind, f"| Nội dung đăng ký | | | |\n| {_TASK} | < | < | < |\n| Người theo dõi | Lê An | < | < |\n")

    assert (found["noi_dung_dang_ky"], found["nguoi_theo_doi"]) == (Review(_TASK), "Lê An")


@KINDS
@pytest.mark.parametrize(
    "below", ["II. Kết quả thực hiện", "PHẦN ĐÁNH GIÁ CỦA CHI BỘ", "Ghi chú: ghi rõ tên sản phẩm.", "Người theo dõi: Lê An", "……………"]
)
def test_what_forms_say_in_wide_cells_is_no_answer_to_a_blank_label_above(kind: str, below: str) -> None:
    other = f"| Sản phẩm cụ thể | | | |\n| {below} | < | < | < |\n"
    sure = f"| Nội dung đăng ký | | | |\n| {_TASK} | < | < | < |\n| Kỳ báo cáo | | | |\n| Năm 2024 | < | < | < |\n"

    assert answers(kind, other)["san_pham_cu_the"] is BLANK
    assert answers(kind, sure + other)["san_pham_cu_the"] is BLANK


@KINDS
def test_headings_below_blank_labels_vouch_for_nothing(kind: str) -> None:
    blank = "| Sản phẩm cụ thể | | | |\n| Thông tin chung | < | < | < |\n| Người theo dõi | | | |\n| Phần xác nhận | < | < | < |\n"
    found = answers(kind, blank)

    assert (found["san_pham_cu_the"], found["nguoi_theo_doi"]) == (BLANK, Review("Phần xác nhận"))


@KINDS
@pytest.mark.parametrize("below", ["Tiêu chí 1", "Phần 2", "Mục 3"])
def test_a_heading_with_a_number_is_no_figure(kind: str, below: str) -> None:
    form = "Mẫu 02-CN\nPHIẾU ĐÁNH GIÁ TIÊU CHÍ ĐIỂN HÌNH TIÊU BIỂU (đối với cá nhân)\n"
    found = said(filled(kind, f"{form}| Họ và tên | Lê Văn An | < |\n| Năm sinh | | |\n| {below} | < | < |\n| Kết quả | Đạt | < |"))

    assert found["nam_sinh"] in (BLANK, State.INVALID)
