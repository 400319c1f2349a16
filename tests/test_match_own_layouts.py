"""Forms that people laid out themselves: part heads of a sheet, the kind behind a name, the result before its evidence, signed hints."""

from __future__ import annotations

import pytest

from tests.builders import filled, submissions
from tests.test_match_silence import HEADS, KINDS, answers
from toolkit.model.submission import Answer, Row

TITLE = "PHIẾU ĐÁNH GIÁ TIÊU CHÍ ĐIỂN HÌNH TIÊU BIỂU"


def listed(kind: str, form: str, drawing: str) -> list[dict[str, Answer]]:
    (found,) = submissions(filled(kind, HEADS[form] + drawing))
    answer = next(one for one in found.answers if one.id == "danh_sach")
    assert isinstance(answer.value, tuple)
    return [{one.id: one for one in row.answers} for row in answer.value if isinstance(row, Row)]


@KINDS
def test_heads_reach_down_beside_part_heads_and_the_row_of_these_is_no_item(kind: str) -> None:
    drawing = """
        | Stt | Tên | Loại hình | Chức danh | Nhóm ND | Sản phẩm | Xếp loại | < | < | Hình thức đề nghị | Theo dõi |
        |  |  |  |  |  |  | XS | Tốt | HT |  |  |
        | 1 | Tổ một cửa | TT |  | 1 | Quy trình số | x |  |  | Giấy khen | Lê An |
        | 2 | Vũ Bình | CN | Chuyên viên | 3 | Kho dữ liệu |  | x |  |  | Lê An |
    """

    items = listed(kind, "05-TH", drawing)

    assert [item["ten_dien_hinh"].value for item in items] == ["Tổ một cửa", "Vũ Bình"]
    assert [item["xep_loai"].value for item in items] == ["Hoàn thành xuất sắc nhiệm vụ", "Hoàn thành tốt nhiệm vụ"]


@KINDS
def test_an_item_below_a_merged_head_keeps_its_own_row(kind: str) -> None:
    drawing = """
        | Tên | Loại hình | Chức danh | Nhóm ND | Sản phẩm | Xếp loại | Hình thức đề nghị | Theo dõi | Ghi chú | < |
        | Tổ một cửa | TT |  | 1 | Quy trình số | HTXSNV | Giấy khen | Lê An | a | b |
        |  |  |  |  |  |  |  |  | c | d |
    """

    assert [item["ten_dien_hinh"].value for item in listed(kind, "05-TH", drawing)] == ["Tổ một cửa"]


@pytest.mark.parametrize(("name", "kind_said"), [("Tổ một cửa (tập thể)", "tap_the"), ("Vũ Bình ( cá nhân )", "ca_nhan")])
def test_the_kind_behind_a_name_is_its_answer_where_nothing_else_asks_for_it(name: str, kind_said: str) -> None:
    other = "2. Lê An (cá nhân)\n- Tiến độ: 50%\n- Hiệu quả: Khá\n- Khả năng phát triển: Cao\n- Người theo dõi: Vũ Mai"
    drawing = f"1. {name}\n- Tiến độ: 70%\n- Hiệu quả: Tốt\n- Khả năng phát triển: Cao\n- Người theo dõi: Vũ Mai\n{other}"

    item = listed("docx", "03-DG", drawing)[0]

    assert item["ten_dien_hinh"].value == name.partition("(")[0].strip()
    assert item["ten_dien_hinh"].review
    assert item["loai_dien_hinh"].value == kind_said


@KINDS
def test_other_words_behind_a_name_belong_to_it(kind: str) -> None:
    drawing = """
        | Tên điển hình | Loại | Tiến độ (%) | Hiệu quả | Khả năng phát triển | Khó khăn | Điều chỉnh | Người theo dõi |
        | Tổ một cửa (ca sáng) | Tập thể | 70 | Tốt | Cao | Không | Không | Lê An |
        | Tổ hai (tập thể) | Tập thể | 70 | Tốt | Cao | Không | Không | Lê An |
    """

    assert [item["ten_dien_hinh"].value for item in listed(kind, "03-DG", drawing)] == ["Tổ một cửa (ca sáng)", "Tổ hai (tập thể)"]


@KINDS
def test_a_result_before_its_evidence_is_none_of_it(kind: str) -> None:
    drawing = """
        | TT | Tiêu chí | Kết quả và minh chứng |
        | 1 | Hoàn thành nhiệm vụ, sáng kiến | Đạt. Thực hiện 105% kế hoạch |
        | 2 | Tu dưỡng, rèn luyện, nêu gương | Chưa đạt: còn đi muộn hai lần |
        | 3 | Gương điển hình trong phong trào thi đua | Đạt giải nhất hội thi, được 98% phiếu tín nhiệm |
    """

    found = answers(kind, "02-CN", drawing)

    assert (found["CN1.ket_qua"], found["CN1.minh_chung"]) == ("dat", "Thực hiện 105% kế hoạch")
    assert (found["CN2.ket_qua"], found["CN2.minh_chung"]) == ("chua_dat", "còn đi muộn hai lần")
    assert found["CN3.minh_chung"] == "Đạt giải nhất hội thi, được 98% phiếu tín nhiệm"


@KINDS
def test_a_hint_to_sign_is_no_label_and_ends_no_signature(kind: str) -> None:
    drawing = """
        MẪU 04-KQ
        BIỂU KẾT QUẢ XÂY DỰNG, PHÁT HIỆN, NUÔI DƯỠNG, NHÂN RỘNG ĐIỂN HÌNH TIÊU BIỂU QUÝ III NĂM 2024
        | Số điển hình tập thể | 2 |  |  |
        | Số điển hình cá nhân | 3 |  |  |
        | Người lập biểu |  |  | Bí thư chi bộ |
        | (ký) |  |  | (ký, đóng dấu) |
        | Lê An |  |  | Vũ Bình |
    """

    (found,) = submissions(filled(kind, drawing))
    said = {one.id: (one.value, one.review) for one in found.answers}

    assert (said["nguoi_lap"], said["bi_thu"]) == (("Lê An", False), ("Vũ Bình", False))
    assert found.period is not None
    assert found.period.id == "2024-Q3"


@KINDS
def test_the_period_of_the_title_stands_where_columns_of_periods_are_like_its_label(kind: str) -> None:
    drawing = """
        MẪU 04-KQ
        BIỂU KẾT QUẢ XÂY DỰNG, PHÁT HIỆN, NUÔI DƯỠNG, NHÂN RỘNG ĐIỂN HÌNH TIÊU BIỂU NĂM 2024
        | Chỉ tiêu | 6 tháng đầu năm | 6 tháng cuối năm | Cả năm |
        | Số điển hình tập thể | 1 | 1 | 2 |
        | Số điển hình cá nhân | 0 | 3 | 3 |
    """

    (found,) = submissions(filled(kind, drawing))

    assert found.period is not None
    assert found.period.id == "2024"
