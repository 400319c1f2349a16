"""A criterion, its result and its evidence on one line, with whatever stands between them."""

from __future__ import annotations

import pytest

from tests.builders import filled, said
from toolkit.model.submission import State

PERSON = "Mẫu 02-CN\nPHIẾU ĐÁNH GIÁ TIÊU CHÍ ĐIỂN HÌNH TIÊU BIỂU (đối với cá nhân)\n"
COLLECTIVE = "Mẫu 02-TT\nPHIẾU ĐÁNH GIÁ TIÊU CHÍ ĐIỂN HÌNH TIÊU BIỂU (đối với tập thể)\n"
FIRST = (
    "Hằng năm hoàn thành tốt nhiệm vụ trở lên (đảng viên: hoàn thành xuất sắc nhiệm vụ); trách nhiệm cao, năng động, sáng tạo; "
    "có sáng kiến áp dụng hiệu quả"
)
LEADERS = "Đối với lãnh đạo, quản lý: nêu cao trách nhiệm người đứng đầu trong lãnh đạo, chỉ đạo, điều hành"


@pytest.mark.parametrize(
    "parts", [" – Kết quả: Chưa đạt; minh chứng: {}", "; kết quả: Chưa đạt; minh chứng: {}", ". Kết quả: Chưa đạt. Minh chứng: {}"]
)
@pytest.mark.parametrize(
    ("name", "criterion"), [(f"1) {FIRST}", "CN1"), ("1) Tiêu chí 1", "CN1"), (f"4) {LEADERS}", "LD1"), ("Tiêu chí 2", "CN2")]
)
def test_a_criterion_without_a_colon_ends_where_the_name_of_its_part_begins(name: str, criterion: str, parts: str) -> None:
    found = said(filled("docx", f"{PERSON}Giữ chức vụ lãnh đạo, quản lý: Có\n{name}{parts.format('Soạn 14 tờ trình đúng hạn.')}"))

    assert (found[f"{criterion}.ket_qua"], found[f"{criterion}.minh_chung"]) == ("chua_dat", "Soạn 14 tờ trình đúng hạn.")


def test_a_criterion_of_few_words_is_told_by_its_number_as_well() -> None:
    lines = "3) PCTN, tiêu cực, lãng phí – Kết quả: Đạt; minh chứng: Công khai mua sắm.\n4) Sáng kiến, áp dụng KHKT – Kết quả: Chưa đạt; minh chứng: Có 02 sáng kiến."
    found = said(filled("docx", COLLECTIVE + lines))

    assert (found["TT3.ket_qua"], found["TT3.minh_chung"]) == ("dat", "Công khai mua sắm.")
    assert (found["TT4.ket_qua"], found["TT4.minh_chung"]) == ("chua_dat", "Có 02 sáng kiến.")


@pytest.mark.parametrize("gap", ["  ", " "])
def test_evidence_right_behind_a_criterion_whose_result_is_not_given_begins_behind_its_name(gap: str) -> None:
    found = said(
        filled("docx", f"{PERSON}Tiêu chí 3: Là gương điển hình tiêu biểu trong phong trào thi đua:{gap}Minh chứng: Vợ con chấp hành tốt.")
    )

    assert found["CN3.minh_chung"] == "Vợ con chấp hành tốt."


@pytest.mark.parametrize("lines", ["- Minh chứng:\n+ ", "- Minh chứng: +", "- Minh chứng:\n+\n-"])
def test_the_mark_of_a_list_alone_is_a_blank(lines: str) -> None:
    found = said(filled("docx", f"{PERSON}Tiêu chí 3: Gương điển hình trong phong trào thi đua\n- Kết quả: Đạt\n{lines}"))

    assert (found["CN3.ket_qua"], found["CN3.minh_chung"]) == ("dat", State.BLANK)


def test_evidence_that_speaks_of_results_begins_no_part() -> None:
    evidence = "Có 02 sáng kiến – kết quả: giảm 6 ngày làm việc."
    found = said(filled("docx", f"{PERSON}1. Hoàn thành nhiệm vụ, sáng kiến: Đạt. Minh chứng: {evidence}"))

    assert (found["CN1.ket_qua"], found["CN1.minh_chung"]) == ("dat", evidence)


def test_the_last_words_of_a_criterion_on_a_line_of_their_own_are_no_evidence() -> None:
    lines = "\n".join(
        (
            "1. Triển khai hiệu quả các phong trào thi đua, các cuộc vận động gắn với thực hiện",
            "Chỉ thị số 05-CT/TW; tổ chức đăng ký học tập, làm theo Bác; không có người mắc tệ",
            "nạn xã hội; cải cách hành chính; đạt chuẩn văn hóa, an toàn về an ninh trật tự; đoàn",
            "kết, dân chủ",
            "☒ Đạt ☐ Chưa đạt",
            "Minh chứng: Phát động 2 đợt thi đua.",
        )
    )
    found = said(filled("docx", COLLECTIVE + lines))

    assert (found["TT1.ket_qua"], found["TT1.minh_chung"]) == ("dat", "Phát động 2 đợt thi đua.")


@pytest.mark.parametrize("boxes", ["☐ Đạt   ☒ Chưa đạt", "[ ] Đạt   [x] Chưa đạt", "( ) Đạt   (x) Chưa đạt"])
def test_a_dash_before_the_boxes_of_a_result_ends_the_criterion(boxes: str) -> None:
    found = said(
        filled("docx", f"{COLLECTIVE}3) Phòng chống tham nhũng, tiêu cực, lãng phí; từ thiện – {boxes}. Minh chứng: Cắt 7 cuộc họp.")
    )

    assert (found["TT3.ket_qua"], found["TT3.minh_chung"]) == ("chua_dat", "Cắt 7 cuộc họp.")
