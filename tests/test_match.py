"""Every way in which a form stands on paper gives the same answers from Word and from Excel; what is not sure is marked, never guessed."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders import Review, filled, findings, said, shown, submissions
from toolkit.model.submission import State

KINDS = pytest.mark.parametrize("kind", ["docx", "xlsx"])
HEADS = {
    "01-DK": "Mẫu 01-ĐK\nPHIẾU ĐĂNG KÝ ĐIỂN HÌNH TIÊU BIỂU\n",
    "02-TT": "Mẫu 02-TT\nPHIẾU ĐÁNH GIÁ TIÊU CHÍ ĐIỂN HÌNH TIÊU BIỂU (đối với tập thể)\n",
    "02-CN": "Mẫu 02-CN\nPHIẾU ĐÁNH GIÁ TIÊU CHÍ ĐIỂN HÌNH TIÊU BIỂU (đối với cá nhân)\n",
    "03-DG": "Mẫu 03-ĐG\nBIỂU ĐÁNH GIÁ ĐỊNH KỲ CÁC ĐIỂN HÌNH TIÊU BIỂU\n",
    "04-KQ": "Mẫu 04-KQ\nBIỂU KẾT QUẢ XÂY DỰNG, PHÁT HIỆN, NUÔI DƯỠNG, NHÂN RỘNG ĐIỂN HÌNH TIÊU BIỂU\n",
    "05-TH": "Mẫu 05-TH\nBIỂU TỔNG HỢP DANH SÁCH ĐIỂN HÌNH TIÊU BIỂU\n",
}
BLANK, INVALID, NOT_APPLICABLE = State.BLANK, State.INVALID, State.NOT_APPLICABLE
HEAD_OF_CRITERIA = "| TT | Tiêu chí | Kết quả | Minh chứng |\n"
AN = {"ho_ten": "Nguyễn Văn An", "nam_sinh": 1980, "so_sang_kien": 2}


def answers(kind: str, form: str, drawing: str) -> dict[str, object]:
    return said(filled(kind, HEADS[form] + drawing))


# ---- where a value stands -----------------------------------------------------------------------------------------------------


@KINDS
@pytest.mark.parametrize(
    "drawing",
    [
        "| Họ và tên | Nguyễn Văn An |\n| Năm sinh | 1980 |\n| Số sáng kiến được công nhận | 02 |",
        "| 1 | Họ và tên | Nguyễn Văn An |\n| 2 | Năm sinh | 1980 |\n| 3 | Số sáng kiến được công nhận | 02 |",
        "| Họ và tên: | Nguyễn Văn An | Năm sinh: | 1980 |\n| Số sáng kiến được công nhận: | 02 | | |",
        "| Họ và tên | Năm sinh | Số sáng kiến được công nhận |\n| Nguyễn Văn An | 1980 | 02 |",
        "| Họ và tên: Nguyễn Văn An | Năm sinh: 1980 |\n| Số sáng kiến được công nhận: 02 | < |",
        "| Số sáng kiến được công nhận | 2 |\n| Năm sinh | 1980 |\n| Quê quán | Hải Dương |\n| Họ và tên | Nguyễn Văn An |",
        "| Họ và tên | < | Nguyễn Văn An | < |\n| Năm sinh | < | 1980 | < |\n| Số sáng kiến được công nhận | < | 2 | < |",
        "| Thông tin chung | Họ và tên | Nguyễn Văn An |\n| ^ | Năm sinh | 1980 |\n| ^ | Số sáng kiến được công nhận | 2 |",
        "| Nội dung | Thông tin | Ghi chú |\n| Họ và tên | Nguyễn Văn An | |\n| Năm sinh | 1980 | tuổi 44 |\n| Số sáng kiến được công nhận | 2 | 5 hồ sơ |",
        "Họ và tên: Nguyễn Văn An\nNăm sinh: 1980\nSố sáng kiến được công nhận: 02",
        "- Họ và tên: ......Nguyễn Văn An......; Năm sinh: ...1980...\n- Số sáng kiến được công nhận: ……02……",
        "1. HỌ VÀ TÊN: Nguyễn Văn An\n2. NĂM SINH: 1980\n3. SỐ SÁNG KIẾN ĐƯỢC CÔNG NHẬN: 02",
        "| Họ tên | Nguyễn Văn An |\n| Sinh năm | 1980 |\n| Số sáng kiến | 2 |",
        "| Ho va ten | Nguyễn Văn An |\n| Nam sinh | 1980 |\n| So sang kien duoc cong nhan | 2 |",
    ],
    ids=[
        "cells", "numbered", "two pairs", "label above", "in the cell", "other order", "merged", "grouped", "remarks", "lines", "dotted", "capitals",
        "other words", "bare",
    ],
)  # fmt: skip
def test_a_value_is_found_wherever_people_put_it(kind: str, drawing: str) -> None:
    assert answers(kind, "02-CN", drawing) == AN


@KINDS
def test_blank_zero_none_and_text_that_says_none_stay_apart(kind: str) -> None:
    drawing = """
        | Số điển hình tập thể | #0 |
        | Số điển hình cá nhân | Không có |
        | Số điển hình mới phát hiện | |
        | Số tin, bài tuyên truyền | …… |
        | Hạn chế, khó khăn | (ghi rõ) |
        | Nguyên nhân | - |
        | Kiến nghị, đề xuất | Không |
    """
    (submission,) = submissions(filled(kind, HEADS["04-KQ"] + drawing))
    states = {answer.id: (answer.value, str(answer.state)) for answer in submission.answers}

    assert {
        id: states[id] for id in ("so_tap_the", "so_ca_nhan", "so_moi_phat_hien", "so_tin_bai", "han_che", "nguyen_nhan", "kien_nghi")
    } == {
        "so_tap_the": (0, "zero"),
        "so_ca_nhan": (0, "none"),
        "so_moi_phat_hien": (None, "blank"),
        "so_tin_bai": (None, "blank"),
        "han_che": (None, "blank"),
        "nguyen_nhan": (None, "blank"),
        "kien_nghi": ("Không", "none"),
    }
    assert states["phuong_huong"] == (None, "not_found")


# ---- choices and criteria -----------------------------------------------------------------------------------------------------


@KINDS
def test_the_criterion_of_leaders_does_not_apply_to_others(kind: str) -> None:
    drawing = """
        | Giữ chức vụ lãnh đạo, quản lý | Không |

        | Tiêu chí | Kết quả | Minh chứng |
        | Hoàn thành nhiệm vụ, sáng kiến | Đạt | Một |
        | Trách nhiệm người đứng đầu (lãnh đạo, quản lý) | | |
    """
    found = answers(kind, "02-CN", drawing)

    assert (found["LD1.ket_qua"], found["LD1.minh_chung"]) == (NOT_APPLICABLE, NOT_APPLICABLE)


CRITERIA = {
    "CN1.ket_qua": "dat",
    "CN1.minh_chung": "Có 02 sáng kiến.",
    "CN2.ket_qua": "chua_dat",
    "CN2.minh_chung": "Còn bị góp ý.",
    "CN3.ket_qua": "dat",
    "CN3.minh_chung": "CSTĐCS năm 2023.",
}


@KINDS
@pytest.mark.parametrize(
    "drawing",
    [
        """| TT | Tiêu chí | Kết quả | Minh chứng |
           | 1 | Hoàn thành nhiệm vụ, sáng kiến | Đạt | Có 02 sáng kiến. |
           | 2 | Tu dưỡng, rèn luyện, nêu gương | ☐ Đạt ☒ Chưa đạt | Còn bị góp ý. |
           | 3 | Gương điển hình trong phong trào thi đua | [x] Đạt [ ] Chưa đạt | CSTĐCS năm 2023. |""",
        """| Tiêu chí | Minh chứng | Đạt | Chưa đạt |
           | Gương điển hình trong phong trào thi đua | CSTĐCS năm 2023. | x | |
           | Tu dưỡng, rèn luyện, nêu gương | Còn bị góp ý. | | x |
           | Hoàn thành nhiệm vụ, sáng kiến | Có 02 sáng kiến. | x | |""",
        """| Tiêu chí | Kết quả | Minh chứng |
           | Tiêu chí 1 | Đạt | Có 02 sáng kiến. |
           | Tiêu chí 2 | Không đạt | Còn bị góp ý. |
           | Tiêu chí 3 | Đạt | CSTĐCS năm 2023. |""",
    ],
    ids=["table", "columns", "numbers"],
)
def test_criteria_are_known_by_their_words_or_numbers_in_any_order(kind: str, drawing: str) -> None:
    assert answers(kind, "02-CN", drawing) == CRITERIA


@KINDS
def test_evidence_that_goes_on_in_the_next_row_is_joined(kind: str) -> None:
    drawing = """
        | Tiêu chí | Kết quả | Minh chứng |
        | Hoàn thành nhiệm vụ, sáng kiến | Đạt | Có 02 sáng kiến; |
        | | | giải quyết 100% hồ sơ. |
        | Tu dưỡng, rèn luyện, nêu gương | Đạt | Nêu gương tốt. |
    """
    assert answers(kind, "02-CN", drawing)["CN1.minh_chung"] == "Có 02 sáng kiến;\ngiải quyết 100% hồ sơ."


@KINDS
def test_two_ticks_are_contradictory_and_no_value(kind: str) -> None:
    drawing = "| Tiêu chí | Kết quả | Minh chứng |\n| Hoàn thành nhiệm vụ, sáng kiến | ☒ Đạt ☒ Chưa đạt | Một |"

    assert answers(kind, "02-CN", drawing)["CN1.ket_qua"] == "contradictory"
    assert ("contradictory", "CN1.ket_qua") in findings(filled(kind, HEADS["02-CN"] + drawing))


# ---- lists --------------------------------------------------------------------------------------------------------------------

LIST = "| TT | Điển hình | Loại | Tiến độ (%) | Hiệu quả | Người theo dõi |\n"
TWO = [
    {"ten_dien_hinh": "Tổ A", "loai_dien_hinh": "tap_the", "tien_do": 85, "hieu_qua": "Tốt", "nguoi_theo_doi": "An"},
    {"ten_dien_hinh": "Lê B", "loai_dien_hinh": "ca_nhan", "tien_do": 50, "hieu_qua": "Khá", "nguoi_theo_doi": "Bình"},
]


@KINDS
@pytest.mark.parametrize(
    "drawing",
    [
        LIST + "| 1 | Tổ A | Tập thể | 85% | Tốt | An |\n| 2 | Lê B | Cá nhân | 50 | Khá | Bình |",
        LIST + "| 1 | Tổ A | Tập thể | 85 | Tốt | An |\n| | | | | | |\n| 2 | Lê B | Cá nhân | 50 | Khá | Bình |\n| | Tổng cộng | 2 | | | |",
        "| Người theo dõi | Điển hình | Hiệu quả | Tiến độ (%) | Loại |\n| An | Tổ A | Tốt | 85 | Tập thể |\n| Bình | Lê B | Khá | 50 | Cá nhân |",
        "| TT | Điển hình | Loại | Đánh giá | < | Người theo dõi |\n| ^ | ^ | ^ | Tiến độ (%) | Hiệu quả | ^ |\n"
        "| 1 | Tổ A | Tập thể | 85 | Tốt | An |\n| 2 | Lê B | Cá nhân | 50 | Khá | Bình |",
    ],
    ids=["plain", "gaps and total", "other order", "two heads"],
)
def test_a_list_is_read_row_by_row_without_groups_gaps_and_totals(kind: str, drawing: str) -> None:
    assert answers(kind, "03-DG", drawing)["danh_sach"] == TWO


# ---- signatures and headings --------------------------------------------------------------------------------------------------


@KINDS
@pytest.mark.parametrize(
    "drawing",
    [
        "| NGƯỜI LẬP BIỂU | T/M CHI BỘ⏎BÍ THƯ |\n| (Ký, ghi rõ họ tên) | (Ký, ghi rõ họ tên) |\n| Nguyễn Văn An | Lê Văn Cường |",
        "| T/M CHI BỘ⏎BÍ THƯ | NGƯỜI LẬP BIỂU |\n| Lê Văn Cường | Nguyễn Văn An |",
        "| NGƯỜI LẬP BIỂU | T/M CHI BỘ⏎KT. BÍ THƯ⏎PHÓ BÍ THƯ |\n| Nguyễn Văn An | Lê Văn Cường |",
    ],
    ids=["plain", "swapped", "deputy"],
)
def test_names_in_the_signature_block_belong_to_their_heads(kind: str, drawing: str) -> None:
    found = answers(kind, "04-KQ", f"| Số tin, bài tuyên truyền | 5 |\n\n{drawing}")

    assert (found["nguoi_lap"], found["bi_thu"]) == ("Nguyễn Văn An", "Lê Văn Cường")


@KINDS
def test_branch_period_and_date_may_stand_in_the_heading_alone(kind: str) -> None:
    drawing = "CHI BỘ THANH TRA\nHải Dương, ngày 30 tháng 9 năm 2024\nQUÝ III NĂM 2024\n| Số điển hình tập thể | 2 |\n| Số điển hình cá nhân | 2 |"
    found = answers(kind, "04-KQ", drawing)

    assert (found["don_vi"], found["ky_bao_cao"], found["ngay_lap"]) == ("TTR", "2024-Q3", date(2024, 9, 30))


@KINDS
def test_a_folder_of_another_branch_is_for_review_and_the_content_counts(kind: str) -> None:
    (submission,) = submissions(filled(kind, HEADS["04-KQ"] + "| Chi bộ | Chi bộ Văn phòng |"), folder="TTR")
    answer = submission.get("don_vi")

    assert answer is not None
    assert (submission.unit, shown(answer)) == ("VP", Review("VP"))


@KINDS
def test_several_people_in_one_file_keep_their_own_answers(kind: str) -> None:
    one = (
        HEADS["02-CN"]
        + "| Họ và tên | {} |\n| Năm sinh | {} |\n| Số sáng kiến được công nhận | 2 |\n| Chức vụ, đơn vị công tác | Chuyên viên |\n"
    )
    found = submissions(filled(kind, one.format("Nguyễn Văn An", 1980) + "\n" + one.format("Trần Bình", 1985)))

    assert [(each.subject, each.value("nam_sinh")) for each in found] == [("Nguyễn Văn An", 1980), ("Trần Bình", 1985)]


# ---- what is not sure is marked -----------------------------------------------------------------------------------------------


@KINDS
@pytest.mark.parametrize(
    ("form", "drawing", "expected"),
    [
        ("02-CN", "| Họ và tên | Nguyễn Văn An |\n| Họ và tên | Trần Bình |", {"ho_ten": Review("Nguyễn Văn An")}),
        ("02-CN", "| Số sáng kiến | 5 |\n| Số sáng kiến được công nhận | 7 |", {"so_sang_kien": Review(5)}),
        (
            "02-CN",
            "| Họ và tên | Nguyễn Văn An | Trần Bình |\n| Năm sinh | 1980 | 1985 |",
            {"ho_ten": Review("Nguyễn Văn An"), "nam_sinh": Review(1980)},
        ),
        ("02-CN", "| Mức xếp loại | Hòan thành xuất xắc nhiệm vụ |", {"xep_loai": Review("Hoàn thành xuất sắc nhiệm vụ")}),
        (
            "02-TT",
            f"{HEAD_OF_CRITERIA}| 1 | Phong trào thi đua | x | Đã đăng ký. |",
            {"TT1.ket_qua": Review("dat"), "TT1.minh_chung": "Đã đăng ký."},
        ),
        ("02-TT", f"{HEAD_OF_CRITERIA}| 1 | Phong trào thi đua | Chưa | |", {"TT1.ket_qua": Review("chua_dat"), "TT1.minh_chung": BLANK}),
    ],
)
def test_an_answer_that_may_be_another_is_marked_for_review(kind: str, form: str, drawing: str, expected: dict[str, object]) -> None:
    assert answers(kind, form, drawing) == expected


@KINDS
@pytest.mark.parametrize(
    ("form", "drawing", "expected"),
    [
        ("01-DK", "| Thời hạn hoàn thành | 30/11/2024, gia hạn 15/12 |", {"thoi_han_hoan_thanh": INVALID}),
        ("01-DK", "| Thời hạn hoàn thành | 31/11/2024 |", {"thoi_han_hoan_thanh": INVALID}),
        ("02-CN", "| Năm sinh | 44 tuổi |", {"nam_sinh": INVALID}),
        ("02-CN", "| Số sáng kiến được công nhận | 05 (bốn) |", {"so_sang_kien": INVALID}),
        ("04-KQ", "| Kỳ báo cáo | Quý III và quý IV năm 2024 |", {"ky_bao_cao": INVALID}),
        ("04-KQ", "| Chi bộ | Chi bộ Quản lý |", {"don_vi": INVALID}),
        ("04-KQ", "| Số tin, bài tuyên truyền | nhiều |", {"so_tin_bai": INVALID}),
    ],
)
def test_an_answer_that_is_not_of_its_type_is_invalid_and_never_guessed(
    kind: str, form: str, drawing: str, expected: dict[str, object]
) -> None:
    assert answers(kind, form, drawing) == expected


@KINDS
@pytest.mark.parametrize(
    ("written", "groups"),
    [
        ("1; 3", (1, 3)),
        ("Nhóm 1, Nhóm 3", (1, 3)),
        ("Nhóm 01, 03", (1, 3)),
        ("(1) (3)", (1, 3)),
        ("Nhóm I và III", (1, 3)),
        ("Nhóm II; IV", (2, 4)),
        ("Mục II.2 nhóm 3", (3,)),
        ("Nhóm VI", INVALID),
        ("☒ 1. Mục tiêu, chỉ tiêu, nhiệm vụ, giải pháp trọng tâm   ☐ 3. Cải cách hành chính, chuyển đổi số", (1,)),
        ("☒ 2. Mục tiêu, chỉ tiêu, nhiệm vụ, giải pháp trọng tâm   ☐ 3. Cải cách hành chính, chuyển đổi số", Review((1,))),
        ("1. Mục tiêu, chỉ tiêu, nhiệm vụ, giải pháp trọng tâm; 3. Cải cách hành chính, chuyển đổi số", (1, 3)),
        ("Nhóm 5", INVALID),
    ],
)
def test_content_groups_are_chosen_by_number_name_or_tick(kind: str, written: str, groups: object) -> None:
    assert answers(kind, "01-DK", f"| Nhóm nội dung thực hiện | {written} |") == {"nhom_noi_dung": groups}


# ---- lines below their labels ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("form", "drawing", "expected"),
    [
        ("04-KQ", "Kỳ báo cáo:\nQ3/2024\nSố điển hình cá nhân:\n01 cá nhân\nSố tin, bài tuyên truyền:\n05", {"so_ca_nhan": 1, "so_tin_bai": 5}),
        ("04-KQ", "Đơn vị:\n+ CB QLTM\nNgày lập:\n12.3.2024", {"don_vi": "QLTM", "ngay_lap": date(2024, 3, 12)}),
        ("02-TT", "Xếp loại tổ chức đoàn thể:\nHoàn thành xuất sắc nhiệm vụ", {"xep_loai_doan_the": "Hoàn thành xuất sắc nhiệm vụ"}),
        ("02-CN", "Mức xếp loại: Hoàn thành\nxuất sắc\nDanh hiệu thi đua: Không", {"xep_loai": "Hoàn thành xuất sắc nhiệm vụ"}),
        ("02-CN", "Mức xếp loại: Hoàn thành xuất\nsắc nhiệm vụ", {"xep_loai": Review("Hoàn thành xuất sắc nhiệm vụ")}),
        ("02-CN", "Mức xếp loại: Hoàn thành\nDanh hiệu thi đua: Không", {"xep_loai": Review("Hoàn thành nhiệm vụ")}),
        ("01-DK", "8. Nội dung đăng ký thực hiện\nSố hóa hồ sơ.\n9. Sản phẩm cụ tể\nMột phần mềm.", {"san_pham_cu_the": "Một phần mềm."}),
        ("01-DK", "Nhóm nội dung: 1. Mục tiêu, chỉ tiêu, nhiệm vụ, giải pháp trọng tâm\n3. Cải cách hành chính", {"nhom_noi_dung": (1, 3)}),
        ("04-KQ", "Hạn chế, khó khăn:\nVề tư tưởng: ổn định. Về tổ chức: đã kiện toàn 9 tổ đảng.\nNgày lập: 1/3/2024", {"ngay_lap": date(2024, 3, 1)}),
    ],
    ids=["number in capitals", "branch in capitals", "rating that a criterion speaks of", "rating over a line", "rating broken in a word", "rating cut", "numbered with a slip", "groups", "a sentence with colons"],
)  # fmt: skip
def test_a_line_below_an_empty_label_is_its_answer(form: str, drawing: str, expected: dict[str, object]) -> None:
    found = answers("docx", form, drawing)

    assert {id: found[id] for id in expected} == expected


@KINDS
def test_a_sentence_with_colons_below_an_empty_label_is_its_whole_answer(kind: str) -> None:
    found = answers(kind, "04-KQ", "Kiến nghị, đề xuất:\nVề tư tưởng: ổn định. Về tổ chức: đã kiện toàn 9 tổ đảng.")

    assert found["kien_nghi"] == "Về tư tưởng: ổn định. Về tổ chức: đã kiện toàn 9 tổ đảng."


@KINDS
def test_dots_with_spaces_between_are_a_dotted_blank(kind: str) -> None:
    assert (
        answers(kind, "02-CN", "Họ và tên . . . . . . Nguyễn Văn An . . . . . .; Năm sinh: . . . 1980 . . .\nSố sáng kiến: . . . . 2") == AN
    )


@KINDS
def test_place_and_date_may_stand_above_the_head_of_a_signature(kind: str) -> None:
    drawing = "| NGƯỜI LẬP BIỂU⏎Trần Bình | Hải Dương, ngày … tháng … năm 2024⏎T/M CHI BỘ⏎BÍ THƯ⏎Lê Văn Cường |"
    found = answers(kind, "04-KQ", f"Số tin, bài tuyên truyền: 5\n\n{drawing}")

    assert (found["nguoi_lap"], found["bi_thu"]) == ("Trần Bình", "Lê Văn Cường")
