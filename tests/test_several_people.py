"""Several people of one form in the layouts of a hurried hand: rows that others part, cards, a signature each, counted headings."""

from __future__ import annotations

import pytest

from tests.builders import filled, shown, submissions
from tests.test_abreast import COMMON, SIGNED, TWO, people
from tests.test_match_silence import HEADS, KINDS
from toolkit.model.submission import Row
from toolkit.reading import builtin_definitions, read_bytes

ROWS = """
        | TT | Họ và tên | Năm sinh | Tiêu chí 1 - Kết quả | Tiêu chí 1 - Minh chứng | Số sáng kiến |
        {}
        | 1 | Lê Thị An | 1980 | Đạt | Một | 2 |
        {}
        | 2 | Vũ Văn Hùng | | Chưa đạt | Hai | 0 |
    """


@KINDS
@pytest.mark.parametrize(
    ("first", "between"),
    [
        ("| I. Khối phòng | < | < | < | < | < |", "| II. Khối trung tâm | < | < | < | < | < |"),
        ("| (1) | (2) | (3) | (4) | (5) | (6) |", "| | | | | | |"),
        ("| I. Khối phòng | < | < | < | < | < |", "| | Cộng: 01 | | | | |"),
    ],
)
def test_groups_sums_and_empty_rows_among_people_are_nobody(kind: str, first: str, between: str) -> None:
    assert people(kind, "02-CN", ROWS.format(first, between) + SIGNED) == TWO


@KINDS
@pytest.mark.parametrize("heads", ["| TT | Họ và tên | Năm sinh | Tiêu chí 1 - Kết quả | Tiêu chí 1 - Minh chứng | Số sáng kiến |", ""])
def test_a_table_of_people_goes_on_in_another_one(kind: str, heads: str) -> None:
    drawing = f"""
        | TT | Họ và tên | Năm sinh | Tiêu chí 1 - Kết quả | Tiêu chí 1 - Minh chứng | Số sáng kiến |
        | 1 | Lê Thị An | 1980 | Đạt | Một | 2 |

        (tiếp theo)

        {heads}
        | 2 | Vũ Văn Hùng | | Chưa đạt | Hai | 0 |
    """
    assert people(kind, "02-CN", drawing + SIGNED) == TWO


def test_what_stands_in_a_wide_row_below_a_person_is_his() -> None:
    drawing = """
        | TT | Họ và tên | Năm sinh | Số sáng kiến |
        | 1 | Lê Thị An | 1980 | 2 |
        | ^ | Tiêu chí 1: Đạt. Minh chứng: Một | < | < |
        | 2 | Vũ Văn Hùng | | 0 |
        | ^ | Tiêu chí 1: Chưa đạt. Minh chứng: Hai | < | < |
    """
    assert people("docx", "02-CN", drawing + SIGNED) == TWO


def test_cards_side_by_side_are_a_person_each() -> None:
    one = "Họ và tên: Lê Thị An⏎Năm sinh: 1980⏎Số sáng kiến: 2⏎Tiêu chí 1: Đạt⏎Minh chứng: Một"
    two = "Họ và tên: Vũ Văn Hùng⏎Năm sinh:⏎Số sáng kiến: 0⏎Tiêu chí 1: Chưa đạt⏎Minh chứng: Hai"
    assert people("docx", "02-CN", f"\n| {one} | {two} |\n" + SIGNED) == TWO


def test_lines_beside_each_name_are_his() -> None:
    one = "Năm sinh: 1980⏎Số sáng kiến: 2⏎Tiêu chí 1: Đạt⏎Minh chứng: Một"
    two = "Năm sinh:⏎Số sáng kiến: 0⏎Tiêu chí 1: Chưa đạt⏎Minh chứng: Hai"
    drawing = f"""
        | TT | Họ và tên | Nội dung |
        | 1 | Lê Thị An | {one} |
        | 2 | Vũ Văn Hùng | {two} |
    """
    assert people("docx", "02-CN", drawing + SIGNED) == TWO


@KINDS
def test_counted_names_in_rows_of_their_own_head_people(kind: str) -> None:
    drawing = """
        | TT | Nội dung | Trả lời |
        | Đồng chí thứ 1: Lê Thị An | < | < |
        | 1 | Năm sinh | 1980 |
        | 2 | Số sáng kiến | 2 |
        | 3 | Là đảng viên | Có |
        | Đồng chí thứ 2: Vũ Văn Hùng | < | < |
        | 1 | Năm sinh | 1991 |
        | 2 | Số sáng kiến | 0 |
        | 3 | Là đảng viên | Không |
    """
    signed = {"bi_thu": "Trần Văn Bình"}
    assert people(kind, "02-CN", drawing + SIGNED) == [
        {"ho_ten": "Lê Thị An", "nam_sinh": 1980, "so_sang_kien": 2, "la_dang_vien": True, **signed},
        {"ho_ten": "Vũ Văn Hùng", "nam_sinh": 1991, "so_sang_kien": 0, "la_dang_vien": False, **signed},
    ]


@pytest.mark.parametrize("begins", ["Họ và tên: {0}\nNăm sinh: {1}", "1. Năm sinh: {1}; Họ và tên: {0}"])
def test_each_below_one_head_may_have_a_signature_of_his_own(begins: str) -> None:
    own = begins + "\nSố sáng kiến: 2\nLà đảng viên: Có\n\nT/M CHI BỘ\nBÍ THƯ\n\n{2}\n\n"
    text = own.format("Lê Thị An", 1980, "Trần Văn Bình") + own.format("Vũ Văn Hùng", 1991, "Đỗ Thị Mai")
    found = submissions(filled("docx", HEADS["02-CN"] + COMMON + text))
    said = [{one.id: shown(one) for one in each.answers} for each in found]
    assert [(one["ho_ten"], one["nam_sinh"], one["bi_thu"]) for one in said] == [
        ("Lê Thị An", 1980, "Trần Văn Bình"),
        ("Vũ Văn Hùng", 1991, "Đỗ Thị Mai"),
    ]


def test_results_of_two_periods_below_one_head_are_two_forms() -> None:
    part = "{}. KỲ BÁO CÁO: {}\nSố điển hình tập thể: {}\nSố điển hình cá nhân: 2\nSố tin, bài tuyên truyền: 3\nHạn chế, khó khăn: Ít\n"
    text = part.format("A", "Quý I/2024", 1) + part.format("B", "Quý II/2024", 4)
    found = submissions(filled("docx", HEADS["04-KQ"] + "Chi bộ: Chi bộ Văn phòng\n" + text + SIGNED))
    assert [(one.period and one.period.say(), next(shown(each) for each in one.answers if each.id == "so_tap_the")) for one in found] == [
        ("quý I năm 2024", 1),
        ("quý II năm 2024", 4),
    ]


def test_an_answer_that_begins_as_an_example_does_is_none() -> None:
    one = "| Tên điển hình | {} |\n| Nội dung đăng ký thực hiện | {} |\n| Sản phẩm cụ thể | Sổ |\n| Người theo dõi | Lê Thị An |\n"
    text = one.format("Tổ một cửa", "Hướng dẫn 4 hợp tác xã") + "\n\n" + one.format("Tổ điện", "Ví dụ hay") + "\n"
    assert len(submissions(filled("docx", HEADS["01-DK"] + COMMON + "\n" + text + SIGNED))) == 2


@KINDS
def test_two_people_side_by_side_below_one_head_are_two_forms(kind: str) -> None:
    drawing = """
        | Họ và tên | Lê Thị An | | Họ và tên | Vũ Văn Hùng |
        | Năm sinh | 1980 | | Năm sinh | |
        | Số sáng kiến | 2 | | Số sáng kiến | 0 |
        | Hoàn thành nhiệm vụ, sáng kiến - Kết quả | Đạt | | Hoàn thành nhiệm vụ, sáng kiến - Kết quả | Chưa đạt |
        | Hoàn thành nhiệm vụ, sáng kiến - Minh chứng | Một | | Hoàn thành nhiệm vụ, sáng kiến - Minh chứng | Hai |
    """
    assert people(kind, "02-CN", drawing + SIGNED) == TWO


@KINDS
@pytest.mark.parametrize(
    "judged",
    [
        """
        | Họ và tên | Tiêu chí | Kết quả | Minh chứng |
        | Lê Thị An | Hoàn thành nhiệm vụ, sáng kiến | Đạt | Một |
        | Vũ Văn Hùng | Hoàn thành nhiệm vụ, sáng kiến | Chưa đạt | Hai |
        """,
        """
        | Tiêu chí | Lê Thị An | < | Vũ Văn Hùng | < |
        | ^ | Kết quả | Minh chứng | Kết quả | Minh chứng |
        | Hoàn thành nhiệm vụ, sáng kiến | Đạt | Một | Chưa đạt | Hai |
        """,
    ],
)
def test_of_a_table_beside_that_of_the_people_each_gets_his_own(kind: str, judged: str) -> None:
    drawing = f"""
        | TT | Họ và tên | Năm sinh | Số sáng kiến |
        | 1 | Lê Thị An | 1980 | 2 |
        | 2 | Vũ Văn Hùng | | 0 |

        {judged.strip()}
    """
    assert people(kind, "02-CN", drawing + SIGNED) == TWO


@KINDS
def test_collectives_named_by_the_heads_of_columns(kind: str) -> None:
    drawing = """
        | Nội dung | Tổ một cửa | Tổ thẩm định giá |
        | Số thành viên | 7 | 9 |
        | Số sáng kiến | 2 | 0 |
        | Hình thức đề nghị | Giấy khen | Biểu dương |
    """
    said = people(kind, "02-TT", drawing + SIGNED)
    assert [(one["ten_dien_hinh"], one["so_thanh_vien"], one["so_sang_kien"]) for one in said] == [
        ("Tổ một cửa", 7, 2),
        ("Tổ thẩm định giá", 9, 0),
    ]


@KINDS
def test_two_who_judge_one_collective_are_no_two_collectives(kind: str) -> None:
    drawing = """
        | Nội dung | Chi bộ tự đánh giá | Đảng ủy đánh giá |
        | Số thành viên | 7 | 9 |
        | Số sáng kiến | 2 | 0 |
        | Hình thức đề nghị | Giấy khen | Biểu dương |
    """
    assert len(people(kind, "02-TT", drawing + SIGNED)) == 1


def test_forms_below_a_list_share_its_head_and_the_signatures_at_the_end() -> None:
    person = "Họ và tên: {}\nNăm sinh: {}\nChức vụ: {}\nXếp loại: HTXSNV\nLà đảng viên: Có\nDanh hiệu thi đua: Không\nSố sáng kiến: 1\n"
    text = (
        HEADS["05-TH"]
        + COMMON
        + """
        | TT | Họ và tên/Tên tập thể | Loại | Chức vụ | Mức xếp loại | Người theo dõi |
        | 1 | Lê Thị An | Cá nhân | Thủ quỹ | HTXSNV | Đỗ Thị Mai |
        | 2 | Vũ Văn Hùng | Cá nhân | Lái xe | HTXSNV | Đỗ Thị Mai |

        """
        + "PHIẾU ĐÁNH GIÁ SỐ 1 (đối với cá nhân)\n"
        + person.format("Lê Thị An", 1980, "Thủ quỹ")
        + "PHIẾU ĐÁNH GIÁ SỐ 2 (đối với cá nhân)\n"
        + person.format("Vũ Văn Hùng", 1991, "Lái xe")
    )
    found = submissions(filled("docx", text + "\nNgười lập biểu: Bùi Văn Khải\nBí thư chi bộ: Trần Văn Bình"))
    assert [(one.form, one.unit, one.period and one.period.say(), one.subject) for one in found] == [
        ("05-TH", "VP", "quý III năm 2024", ""),
        ("02-CN", "VP", "quý III năm 2024", "Lê Thị An"),
        ("02-CN", "VP", "quý III năm 2024", "Vũ Văn Hùng"),
    ]
    assert all({one.id: shown(one) for one in each.answers}["bi_thu"] == "Trần Văn Bình" for each in found)


def test_who_is_called_as_a_sum_is_an_item_of_the_list() -> None:
    drawing = """
        | TT | Họ và tên/Tên tập thể | Loại | Chức vụ | Mức xếp loại | Người theo dõi |
        | 1 | Tống Công Yến | Cá nhân | Thủ quỹ | HTXSNV | Đỗ Thị Mai |
        | | Tổng cộng: 1 | | | | |
    """
    found = submissions(filled("docx", HEADS["05-TH"] + COMMON + drawing + SIGNED))
    rows = next(one.value for one in found[0].answers if one.id == "danh_sach")
    assert isinstance(rows, tuple)
    assert len(rows) == 1


def test_a_row_struck_out_from_end_to_end_is_left_out_and_told() -> None:
    drawing = """
        | TT | Họ và tên/Tên tập thể | Loại | Chức vụ | Mức xếp loại | Người theo dõi |
        | 1 | Lê Thị An | Cá nhân | Thủ quỹ | HTXSNV | Đỗ Thị Mai |
        | <s>2</s> | <s>Vũ Văn Hùng</s> | <s>Cá nhân</s> | <s>Lái xe</s> | <s>HTXSNV</s> | <s>Đỗ Thị Mai</s> |
        | 3 | Đỗ Thị Hà | Cá nhân | Lái xe | HTXSNV | Đỗ Thị Mai |
    """
    reading = read_bytes(filled("docx", HEADS["05-TH"] + COMMON + drawing + SIGNED), "a.docx", builtin_definitions(), None)
    rows = next(one.value for one in reading.records[0].submission.answers if one.id == "danh_sach")
    assert isinstance(rows, tuple)
    assert len(rows) == 2
    assert any("gạch bỏ" in finding.message for finding in reading.findings)


def test_a_few_struck_cells_of_a_wide_row_are_a_row_struck_out_and_a_mean_is_no_item() -> None:
    drawing = """
        | TT | Điển hình | Loại | Tiến độ (%) | Hiệu quả | Khả năng phát triển | Khó khăn, vướng mắc | Người theo dõi |
        | 1 | Lê Thị An | Cá nhân | 80 | Tốt | Tốt | Không | Đỗ Thị Mai |
        | | <s>Vũ Văn Hùng</s> | <s>Cá nhân</s> | <s>20</s> | <s>Nghỉ việc</s> | | | |
        | | Trung bình | | 80 | | | | |
    """
    reading = read_bytes(filled("docx", HEADS["03-DG"] + COMMON + drawing + SIGNED), "a.docx", builtin_definitions(), None)
    rows = next(one.value for one in reading.records[0].submission.answers if one.id == "danh_sach")
    assert isinstance(rows, tuple)
    assert len(rows) == 1
    assert not any(answer.review for row in rows if isinstance(row, Row) for answer in row.answers)


def test_criteria_that_head_columns_below_the_answers_of_one_are_no_second_person() -> None:
    texts = "Hoàn thành nhiệm vụ, sáng kiến", "Tu dưỡng, rèn luyện, nêu gương", "Gương điển hình trong phong trào thi đua"
    criteria = [f"{text} {'và được tập thể nơi làm việc ghi nhận' * 2}" for text in texts]
    drawing = f"""{HEADS["02-CN"]}
        | Kỳ báo cáo | Người lập biểu | Họ và tên | Chức vụ |
        | Q3/2024 | Hồ An | Trần Thị Kiên | Chuyên viên |

        | | {" | ".join(criteria)} |
        | Kết quả | Đạt | Đạt | Đạt |
    """

    assert len(submissions(filled("docx", drawing))) == 1


def test_the_caption_of_a_list_above_the_signatures_begins_no_other_form() -> None:
    drawing = f"""{HEADS["05-TH"]}
        | Chi bộ | Chi bộ Văn phòng |
        | Kỳ báo cáo | Q3/2024 |
        | Ngày lập | 25/9/2024 |
        | Người lập biểu | Hồ Thị An |

        DANH SÁCH ĐIỂN HÌNH
        | TT | Họ và tên/Tên tập thể | Loại | Chức vụ | Mức xếp loại | Người theo dõi |
        | 1 | Lê Thị An | Cá nhân | Thủ quỹ | HTXSNV | Đỗ Thị Mai |

        | NGƯỜI LẬP BIỂU | T/M CHI BỘ⏎BÍ THƯ |
        | Hồ Thị An | Trần Văn Bình |
    """

    assert len(submissions(filled("docx", drawing))) == 1


def test_a_name_over_the_rows_of_each_heads_what_is_said_of_him() -> None:
    drawing = """
        | TT | Họ và tên | Nội dung | Trả lời |
        | 1 | Lê Thị An | Năm sinh | 1980 |
        | ^ | ^ | Số sáng kiến | 2 |
        | ^ | ^ | Hoàn thành nhiệm vụ, sáng kiến - Kết quả | Đạt |
        | ^ | ^ | Hoàn thành nhiệm vụ, sáng kiến - Minh chứng | Một |
        | 2 | Vũ Văn Hùng | Năm sinh | |
        | ^ | ^ | Số sáng kiến | 0 |
        | ^ | ^ | Hoàn thành nhiệm vụ, sáng kiến - Kết quả | Chưa đạt |
        | ^ | ^ | Hoàn thành nhiệm vụ, sáng kiến - Minh chứng | Hai |
    """
    assert people("docx", "02-CN", drawing + SIGNED) == TWO


@KINDS
def test_the_part_of_a_criterion_in_parentheses_is_each_persons_own(kind: str) -> None:
    drawing = """
        | Họ và tên | Lê Thị An | Vũ Văn Hùng |
        | Năm sinh | 1980 | |
        | Số sáng kiến | 2 | 0 |
        | Hoàn thành nhiệm vụ, sáng kiến (kết quả) | Đạt | Chưa đạt |
        | Hoàn thành nhiệm vụ, sáng kiến (minh chứng) | Một | Hai |
    """
    assert people(kind, "02-CN", drawing + SIGNED) == TWO


def test_what_a_row_says_of_each_in_unknown_words_is_read_as_nobody_elses() -> None:
    drawing = """
        | Họ và tên | Lê Thị An | Vũ Văn Hùng |
        | Năm sinh | 1980 | 1991 |
        | Số sáng kiến | 2 | 0 |
        | Là đảng viên | Có | Không |
        | Điều mà chi bộ tâm đắc | Một | Hai |
    """
    found = submissions(filled("docx", HEADS["02-CN"] + COMMON + drawing + SIGNED))
    said = [[shown(one) for one in each.answers if one.value is not None] for each in found]
    assert "Hai" not in said[0]
    assert "Một" not in said[1]


@pytest.mark.parametrize(("line", "texts"), [("3. Kết quả theo tiêu chí", ("Đạt", "Chưa đạt")), ("4. Minh chứng", ("Một", "Hai"))])
def test_criteria_as_heads_are_answered_as_the_line_above_says(line: str, texts: tuple[str, str]) -> None:
    drawing = f"""
        | TT | Họ và tên | Năm sinh | Số sáng kiến |
        | 1 | Lê Thị An | 1980 | 2 |
        | 2 | Vũ Văn Hùng | 1991 | 0 |

        {line}
        | TT | Họ và tên | Hoàn thành nhiệm vụ, sáng kiến | Tu dưỡng, rèn luyện, nêu gương |
        | 1 | Lê Thị An | {texts[0]} | {texts[0]} |
        | 2 | Vũ Văn Hùng | {texts[1]} | {texts[1]} |
    """
    part, values = ("ket_qua", ("dat", "chua_dat")) if "Kết" in line else ("minh_chung", texts)
    said = people("docx", "02-CN", drawing + SIGNED)
    assert [(one[f"CN1.{part}"], one[f"CN2.{part}"]) for one in said] == [(value, value) for value in values]


def test_assessments_of_two_months_below_one_head_are_two_forms() -> None:
    month = """
        Kỳ báo cáo: Tháng {0}/2025
        | TT | Điển hình | Loại | Tiến độ (%) | Hiệu quả | Người theo dõi |
        | 1 | Tổ một cửa | Tập thể | {0}0 | Tốt | Lê Thị An |

    """
    text = HEADS["03-DG"] + "Chi bộ: Chi bộ Văn phòng\n" + month.format(7) + month.format(8)
    found = submissions(filled("docx", text + SIGNED))
    assert [one.period and one.period.say() for one in found] == ["tháng 7 năm 2025", "tháng 8 năm 2025"]


def test_a_list_as_an_annex_is_a_form_of_its_own() -> None:
    text = (
        HEADS["04-KQ"] + COMMON + "Số điển hình tập thể: 1\nSố điển hình cá nhân: 2\nSố tin, bài tuyên truyền: 3\nHạn chế, khó khăn: Ít\n"
    )
    annex = """
        Phụ lục 1: BIỂU TỔNG HỢP DANH SÁCH ĐIỂN HÌNH TIÊU BIỂU
        | TT | Họ và tên/Tên tập thể | Loại | Chức vụ | Mức xếp loại | Người theo dõi |
        | 1 | Lê Thị An | Cá nhân | Thủ quỹ | HTXSNV | Đỗ Thị Mai |
    """
    found = submissions(filled("docx", text + annex + SIGNED))
    assert [(one.form, one.unit) for one in found] == [("04-KQ", "VP"), ("05-TH", "VP")]
