"""A criterion over a row of its own answers, and a criterion whose row a print tore in two."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders import Review, filled, said
from tests.test_match_silence import BLANK, KINDS, answers

TT1, TT2 = "Phong trào thi đua, cuộc vận động gắn với Chỉ thị 05-CT/TW", "Học tập, làm theo Bác gắn với NQTW4 và KL 21"


@KINDS
@pytest.mark.parametrize(("first", "second"), [(TT1, TT2), ("Tiêu chí 1", "Tiêu chí 2"), ("Việc một", "Tiêu chí 2")])
def test_a_criterion_is_answered_by_the_cells_of_the_row_below_it(kind: str, first: str, second: str) -> None:
    drawing = f"""
        | 1 | {first} | < |
        | | Kết quả: [x] Đạt  [ ] Chưa đạt | Minh chứng: Ba đợt thi đua ngắn ngày. |
        | 2 | {second} | < |
        | | Tự đánh giá: [ ] Đạt  [x] Chưa đạt | Dẫn chứng: - Một buổi.⏎- Hai buổi. |
    """
    found = answers(kind, "02-TT", drawing)

    assert (found.get("TT2.ket_qua"), found.get("TT2.minh_chung")) == ("chua_dat", "- Một buổi.\n- Hai buổi.")
    if first != "Việc một":
        assert (found["TT1.ket_qua"], found["TT1.minh_chung"]) == ("dat", "Ba đợt thi đua ngắn ngày.")


@KINDS
def test_blanks_below_a_criterion_are_its_blanks(kind: str) -> None:
    drawing = (
        f"| 1 | {TT1} | < |\n| | [ ] Đạt  [ ] Chưa đạt | Minh chứng: ....... |\n| 2 | {TT2} | < |\n| | Kết quả: Đạt | Minh chứng: Hai. |"
    )
    found = answers(kind, "02-TT", drawing)

    assert (found["TT1.ket_qua"], found["TT1.minh_chung"]) == (BLANK, BLANK)
    assert (found["TT2.ket_qua"], found["TT2.minh_chung"]) == ("dat", "Hai.")


@KINDS
def test_the_words_of_a_criterion_that_go_on_in_the_next_row_take_no_evidence_away(kind: str) -> None:
    drawing = """
        | TT | Tiêu chí | Kết quả | Minh chứng |
        | 1 | Phong trào thi đua, cuộc vận động gắn với Chỉ thị 05-CT/TW | Đạt | Ba đợt thi đua. |
        | 2 | Triển khai, thực hiện tốt việc học tập | Đạt | - Một buổi sinh hoạt. |
        | | và làm theo Bác gắn với Nghị quyết Trung ương 4, Kết luận số 21-KL/TW | | - Hai buổi kể chuyện. |
        | 3 | Phòng, chống tham nhũng, lãng phí; hoạt động xã hội, từ thiện | Đạt | Tiết kiệm điện. |
    """
    found = answers(kind, "02-TT", drawing)

    assert (found["TT2.ket_qua"], found["TT2.minh_chung"]) == ("dat", "- Một buổi sinh hoạt.\n- Hai buổi kể chuyện.")
    assert (found["TT1.minh_chung"], found["TT3.minh_chung"]) == ("Ba đợt thi đua.", "Tiết kiệm điện.")


@KINDS
def test_groups_with_their_numbers_before_colons_begin_no_item_of_the_list(kind: str) -> None:
    groups = "Nhóm 3: Cải cách hành chính, chuyển đổi số; Nhóm 4: Giải quyết những vấn đề bức xúc, nổi cộm"
    title = "Mẫu 05-TH\nBIỂU TỔNG HỢP DANH SÁCH ĐIỂN HÌNH TIÊU BIỂU\nChi bộ: Chi bộ Thanh tra\nKỳ báo cáo: Quý III/2024\n"
    lines = (
        f"1. Tên tập thể: Tổ một cửa\n- Loại: Tập thể\n- Nhóm nội dung: {groups}\n2. Tên tập thể: Tổ A\n- Loại: Tập thể\n- Nhóm nội dung: 1"
    )
    found = said(filled(kind, title + lines))["danh_sach"]

    assert isinstance(found, list)
    assert [(row["ten_dien_hinh"], row["nhom_noi_dung"]) for row in found] == [("Tổ một cửa", (3, 4)), ("Tổ A", (1,))]


@KINDS
@pytest.mark.parametrize(
    "answer", ["01 tập thể: Bộ phận Một cửa; 01 cá nhân: Đỗ Minh Thúy", "Tập thể: Bộ phận Một cửa; cá nhân: Đỗ Minh Thúy"]
)
@pytest.mark.parametrize("dots", ["", "......"])
def test_an_answer_that_names_a_collective_begins_no_item_of_the_list(kind: str, answer: str, dots: str) -> None:
    lines = f"Điển hình mới phát hiện trong kỳ: {dots}{answer}{dots}\n1. Điển hình: Tổ A\n- Loại: Tập thể\n- Tiến độ: 50%"
    found = answers(kind, "03-DG", lines)
    new, rows = found["moi_phat_hien"], found["danh_sach"]

    assert str(getattr(new, "value", new)).rstrip(".") == answer
    assert isinstance(rows, list)
    assert [row["ten_dien_hinh"] for row in rows] == ["Tổ A"]


@KINDS
@pytest.mark.parametrize(
    "labels",
    [("Kết quả", "Minh chứng"), ("Kết luận", "Dẫn chứng"), ("Kết quả đạt", "Minh chứng, số liệu"), ("Đạt/Chưa đạt", "Các minh chứng")],
)
@pytest.mark.parametrize("result", ["[x] Đạt  [ ] Chưa đạt", "Đạt"])
def test_a_criterion_merged_over_two_rows_is_answered_by_the_labels_beside_it(kind: str, labels: tuple[str, str], result: str) -> None:
    drawing = f"""
        | 1 | {TT1} | {labels[0]} | {result} |
        | ^ | ^ | {labels[1]} | Ba đợt thi đua ngắn ngày. |
        | 2 | {TT2} | {labels[0]} | [ ] Đạt  [x] Chưa đạt |
        | ^ | ^ | {labels[1]} | ....... |
    """
    found = answers(kind, "02-TT", drawing)

    assert (found["TT1.ket_qua"], found["TT1.minh_chung"]) == ("dat", "Ba đợt thi đua ngắn ngày.")
    assert (found["TT2.ket_qua"], found["TT2.minh_chung"]) == ("chua_dat", BLANK)


@KINDS
def test_an_unknown_label_beside_a_criterion_is_for_a_person(kind: str) -> None:
    drawing = f"| 1 | {TT1} | Kết quả | Đạt |\n| ^ | ^ | Điều cần nói thêm | Ba đợt thi đua. |\n| 2 | {TT2} | Kết quả | Đạt |\n| ^ | ^ | Minh chứng | Hai. |"
    found = answers(kind, "02-TT", drawing)

    assert (found["TT1.ket_qua"], found["TT1.minh_chung"]) == ("dat", Review("Ba đợt thi đua."))
    assert found["TT2.minh_chung"] == "Hai."


@KINDS
@pytest.mark.parametrize("head", ["Kết luận", "Ý kiến chốt"])
def test_the_column_of_results_is_told_by_the_choices_below_an_unknown_head(kind: str, head: str) -> None:
    drawing = f"""
        | TT | Nội dung các tiêu chí | {head} | Mnih chứng | Ghi chú |
        | 1 | Tiêu chí 1 | [x] Đạt  [ ] Chưa đạt | Ba đợt thi đua. | Mới |
        | 2 | Tiêu chí 2 | [ ] Đạt  [x] Chưa đạt | | Cũ |
    """
    found = answers(kind, "02-TT", drawing)

    assert (found["TT1.ket_qua"], found["TT2.ket_qua"]) == ("dat", "chua_dat")
    assert (found["TT1.minh_chung"], found["TT2.minh_chung"]) == ("Ba đợt thi đua.", BLANK)


@KINDS
@pytest.mark.parametrize("label", ["Giữ chức lãnh đạo (có/không)", "Có phải lãnh đạo, quản lý không?"])
def test_a_label_that_asks_yes_or_no_is_no_criterion(kind: str, label: str) -> None:
    assert answers(kind, "02-CN", f"Họ và tên: Lê An\n{label}: Có\nNăm sinh: 1980")["la_lanh_dao"] is True


@KINDS
def test_a_hint_below_a_label_leaves_the_answer_to_the_cell_beside_it(kind: str) -> None:
    found = answers(kind, "04-KQ", "| Kỳ báo cáo:⏎(tháng, quý hoặc năm) | Quý III/2024 |\n| Số điển hình tập thể | 3 |")

    assert str(found["ky_bao_cao"]) == "2024-Q3"


@KINDS
def test_the_first_card_of_a_list_is_known_by_the_label_below_its_own(kind: str) -> None:
    drawing = "| Tên các điển hình | Tổ A |\n| Loại | Tập thể |\n| Tiến độ (%) | 50 |"
    found = answers(kind, "03-DG", drawing)["danh_sach"]

    assert isinstance(found, list)
    assert [(getattr(row["ten_dien_hinh"], "value", row["ten_dien_hinh"]), row["tien_do"]) for row in found] == [("Tổ A", 50)]


@KINDS
def test_the_head_of_a_signature_at_the_end_of_an_answer_is_for_a_person(kind: str) -> None:
    found = answers(
        kind, "04-KQ", "Kiến nghị, đề xuất: Tổ chức tham quan mô hình tại tỉnh bạn. NGƯỜI LẬP BIỂU\nNguyên nhân: Thiếu kinh phí của UBND"
    )

    assert found["kien_nghi"] == Review("Tổ chức tham quan mô hình tại tỉnh bạn. NGƯỜI LẬP BIỂU")
    assert found["nguyen_nhan"] == "Thiếu kinh phí của UBND"


def test_the_column_of_results_is_told_in_a_sheet_that_begins_beside_its_first_column() -> None:
    drawing = f"""
        | | TT | Nội dung tiêu chí | Kết luận | Nội dung minh chứng |
        | | 1 | {TT1} | [x] Đạt  [ ] Chưa đạt | Ba đợt thi đua. |
        | | 2 | {TT2} | [ ] Đạt  [x] Chưa đạt | Hai buổi. |
    """
    found = answers("xlsx", "02-TT", drawing)

    assert (found["TT1.ket_qua"], found["TT2.ket_qua"]) == ("dat", "chua_dat")


@pytest.mark.parametrize("mark", ["b", "u", "s"])
def test_one_group_that_is_set_off_among_all_is_for_a_person(mark: str) -> None:
    groups = "1. Mục tiêu, chỉ tiêu, nhiệm vụ, giải pháp trọng tâm / 2. Nhiệm vụ đột phá, trọng tâm / <{0}>3. Cải cách hành chính, chuyển đổi số</{0}>"
    found = answers(
        "docx", "01-DK", f"| Nhóm nội dung | {groups.format(mark)} / 4. Giải quyết những vấn đề bức xúc, nổi cộm |\n| Sản phẩm | Sổ. |"
    )

    assert isinstance(found["nhom_noi_dung"], Review)


@KINDS
def test_boxes_beside_the_name_of_the_result_are_its_answer(kind: str) -> None:
    drawing = f"1. {TT1}\n| Kết quả đánh giá | ☒ Đạt   ☐ Chưa đạt |\n| Minh chứng | Ba đợt thi đua. |\n2. {TT2}\n| Kết quả đánh giá | ☐ Đạt   ☑ Chưa đạt |\n| Minh chứng | Hai buổi. |"
    found = answers(kind, "02-TT", drawing)

    assert [found[f"TT{number}.{part}"] for number in (1, 2) for part in ("ket_qua", "minh_chung")] == [
        "dat",
        "Ba đợt thi đua.",
        "chua_dat",
        "Hai buổi.",
    ]


@KINDS
def test_the_rest_of_a_row_below_a_head_that_is_repeated_belongs_to_the_criterion_above(kind: str) -> None:
    drawing = f"""
        | Tiêu chí | Minh chứng | Tự đánh giá | STT |
        | {TT1} | a) Ba đợt thi đua. | Đạt | 1 |
        | {TT2} | a) Hai buổi nói chuyện. | Chưa đạt | 2 |

        | Tiêu chí | Minh chứng | Tự đánh giá | STT |
        | | b) Một cuộc thi. | | |
    """
    found = answers(kind, "02-TT", drawing)

    assert found["TT2.minh_chung"] == "a) Hai buổi nói chuyện.\nb) Một cuộc thi."


def test_the_code_of_the_form_beside_the_branch_in_the_head_of_a_sheet_is_no_answer() -> None:
    head = "| ĐẢNG ỦY SỞ CÔNG THƯƠNG | | ĐẢNG CỘNG SẢN VIỆT NAM |\n| CHI BỘ THANH TRA | | Mẫu 05-TH |\nBIỂU TỔNG HỢP DANH SÁCH ĐIỂN HÌNH TIÊU BIỂU\n"
    found = said(filled("xlsx", head + "| Kỳ báo cáo | 2024 |\n| Ngày lập | 11/1/2024 |\n| Người lập biểu | Lê Văn An |"))

    assert (found["don_vi"], found["nguoi_lap"]) == ("TTR", "Lê Văn An")


@KINDS
def test_a_day_that_is_asked_for_with_a_hint_in_brackets_is_asked_for(kind: str) -> None:
    assert answers(kind, "02-TT", "Ngày tháng năm lập (ngày/tháng/năm): 28.08.2024\nTên tập thể: Tổ một cửa")["ngay_lap"] == date(
        2024, 8, 28
    )


@KINDS
def test_a_label_right_behind_a_day_begins_there(kind: str) -> None:
    found = answers(kind, "02-CN", "Ngày lập: 27/1/2024Họ và tên: Chu Đình Oánh......")

    assert (found["ngay_lap"], found["ho_ten"]) == (date(2024, 1, 27), "Chu Đình Oánh")


def test_two_letters_of_a_label_that_changed_places_with_their_tone_are_a_slip_of_the_pen() -> None:
    found = answers("docx", "02-CN", "CB: Chi bộ Văn phòng\nHọ tên: Lê Văn An\nGiữ chức vụ lãnh đoạ, quản lý: có")

    assert (found["don_vi"], found["la_lanh_dao"]) == ("VP", True)


def test_an_empty_cell_beside_a_label_is_its_blank_where_the_row_below_is_empty() -> None:
    drawing = "| Chi bộ | Chi bộ Thanh tra | | Kỳ báo cáo | Năm 2024 |\n| Ngày lập | | | Người lập biểu | Đinh Việt Đức |\n| | | | | |\n"
    found = answers("xlsx", "04-KQ", drawing)

    assert (found["ngay_lap"], found["nguoi_lap"]) == (BLANK, "Đinh Việt Đức")
