"""Lists whose heads have two rows or few known words, and whose items are cards beside their number."""

from __future__ import annotations

from tests.builders import Review, filled, said
from tests.test_match_silence import HEADS as FORMS
from tests.test_match_silence import KINDS


@KINDS
def test_the_lower_row_of_a_head_goes_with_the_upper_one_however_few_of_its_words_are_known(kind: str) -> None:
    drawing = """
        | STT | Điển hình | Loại điển hình | < | Tiến độ | Cái được | Còn đi tới đâu | Còn kẹt gì | Điều chỉnh | Theo dõi |
        | ^ | ^ | Tập thể | Cá nhân | ^ | ^ | ^ | ^ | ^ | ^ |
        | 1 | Lương Hòa | | x | 45 | Một | Hai | Ba | Bốn | Hứa Tiệp |
        | 2 | Tổ Một cửa | x | | 30 | Năm | Sáu | Bảy | Tám | Mai Khuyên |
    """
    rows = said(filled(kind, FORMS["03-DG"] + drawing))["danh_sach"]
    assert isinstance(rows, list)
    assert [(row["ten_dien_hinh"], row["loai_dien_hinh"], row["tien_do"]) for row in rows] == [
        ("Lương Hòa", "ca_nhan", 45),
        ("Tổ Một cửa", "tap_the", 30),
    ]


@KINDS
def test_unknown_labels_beside_items_abreast_are_those_that_are_left_in_their_order_for_a_look(kind: str) -> None:
    drawing = """
        | Nội dung | Điển hình 1 | Điển hình 2 |
        | Tên điển hình | Lương Hòa | Tổ Một cửa |
        | Loại | Cá nhân | Tập thể |
        | Tiến độ (%) | 30 | 60 |
        | Cái được | Một | Hai |
        | Còn đi tới đâu | Ba | Bốn |
        | Còn kẹt gì | Năm | Không có |
        | Giải pháp điều chỉnh | Sáu | Bảy |
        | Người theo dõi | Hà Chuyền | Đàm Tiệp |
    """
    rows = said(filled(kind, FORMS["03-DG"] + drawing))["danh_sach"]
    assert isinstance(rows, list)
    assert [(row["hieu_qua"], row["kha_nang"], row["kho_khan"]) for row in rows] == [
        (Review("Một"), Review("Ba"), Review("Năm")),
        (Review("Hai"), Review("Bốn"), Review("Không có")),
    ]


@KINDS
def test_cards_of_two_questions_a_row_with_the_number_of_the_item_beside_all_its_rows(kind: str) -> None:
    drawing = """
        | 1 | Điển hình | Tổ Một cửa | Loại | Tập thể |
        | ^ | Tiến độ (%) | 45 | Hiệu quả | |
        | ^ | Khả năng phát triển | Hai | Người theo dõi | Hứa Tiệp |

        | 2 | Điển hình | Lương Hòa | Loại | Cá nhân |
        | ^ | Tiến độ (%) | 30 | Hiệu quả | Ba |
        | ^ | Khả năng phát triển | Bốn | Người theo dõi | Mai Khuyên |
    """
    rows = said(filled(kind, FORMS["03-DG"] + drawing))["danh_sach"]
    assert isinstance(rows, list)
    assert [(row["ten_dien_hinh"], row["tien_do"], row["nguoi_theo_doi"]) for row in rows] == [
        ("Tổ Một cửa", 45, "Hứa Tiệp"),
        ("Lương Hòa", 30, "Mai Khuyên"),
    ]


@KINDS
def test_a_row_that_only_names_groups_of_heads_answers_nothing(kind: str) -> None:
    drawing = """
        | TT | Thông tin điển hình | < | < | Kết quả | Theo dõi, đánh giá | < |
        | ^ | Điển hình | Loại | Tiến độ (%) | Hiệu quả | Khả năng phát triển | Người theo dõi |
        | 1 | Tổ Một cửa | Tập thể | 45 | Một | Hai | Hứa Tiệp |
    """
    found = said(filled(kind, FORMS["03-DG"] + drawing))
    assert "nguoi_lap" not in found
    assert isinstance(found["danh_sach"], list)
    assert [row["ten_dien_hinh"] for row in found["danh_sach"]] == ["Tổ Một cửa"]
