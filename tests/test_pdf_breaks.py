"""Where a print cuts: pages that end within a row, feet between two halves, columns narrower than a word, tables that touch."""

from __future__ import annotations

import pytest

from tests.pdf_maker import Sheet, pdf
from tests.test_pdf import TITLE, lines, tables
from tests.test_pdf_prints import with_spaces_at_breaks
from toolkit.model.document import Line, Table
from toolkit.model.place import PAGE_FOOT
from toolkit.readers.dingbats import printed_symbol
from toolkit.readers.pdf import read_pdf
from toolkit.text.syllable import is_bare_syllable

FEET = [
    "Phiếu đánh giá - trang {} - Số điện thoại: 0208.3855.555",
    "Chi bộ Thanh tra{}",
    "Chi bộ Thanh tra - {}/2",
    "Trang",
    "Chi bộ Thanh tra",
]
EDGES = [60.0, 90.0, 250.0, 400.0]


def row(page: Sheet, y: float, *texts: str) -> Sheet:
    for x, text in zip(EDGES, texts, strict=False):
        page.text(x + 4, y, text)
    return page


@pytest.mark.parametrize("foot", FEET)
def test_a_foot_stands_behind_what_goes_on_over_the_page(foot: str) -> None:
    first = row(Sheet().text(60, 60, TITLE).grid(EDGES, [710, 740]), 730, "1", "Bổ sung hai cán bộ", "Lan tỏa")
    second = row(Sheet().grid(EDGES, [50, 80]), 70, "", "hỗ trợ, lùi mốc.", "tới ba đơn vị.")
    document = read_pdf(pdf(first.text(60, 810, foot.format(1)), second.text(60, 810, foot.format(2))))

    assert tables(document) == [[["1", "Bổ sung hai cán bộ hỗ trợ, lùi mốc.", "Lan tỏa tới ba đơn vị."]]]
    assert [block.place.part for block in document.blocks] == ["", "", PAGE_FOOT]


@pytest.mark.parametrize("number", ["Page {}", "Trang {} trên 2", "Page {} of 2"])
def test_a_page_number_in_the_foot_parts_no_table(number: str) -> None:
    edges = [60.0, 200.0, 400.0]
    first = Sheet().text(60, 60, TITLE).grid(edges, [80, 110]).text(64, 100, "Tên tập thể").text(204, 100, "Tổ một cửa")
    second = Sheet().grid(edges, [80, 110]).text(64, 100, "Số thành viên").text(204, 100, "12")
    document = read_pdf(pdf(first.text(280, 783, number.format(1)), second.text(280, 783, number.format(2))))

    assert tables(document) == [[["Tên tập thể", "Tổ một cửa"], ["Số thành viên", "12"]]]


def test_a_number_in_the_midst_of_its_page_is_an_answer() -> None:
    first = Sheet().text(60, 60, TITLE).text(60, 300, "Số sáng kiến").text(60, 330, "1").text(60, 360, "Danh hiệu thi đua")
    document = read_pdf(pdf(first.text(300, 810, "1"), Sheet().text(60, 60, "Lao động tiên tiến").text(300, 810, "2")))

    assert lines(document) == [*lines(document)[:1], "Số sáng kiến", "1", "Danh hiệu thi đua", "Lao động tiên tiến"]


def test_a_name_at_the_end_of_two_pages_is_no_foot() -> None:
    pages = [
        Sheet().text(60, 60, TITLE).text(60, 90, text).text(300, 810, "Lê Văn An") for text in ("Chi bộ: Văn phòng", "Chi bộ: Thanh tra")
    ]

    assert "Lê Văn An" in lines(read_pdf(pdf(*pages)))


def test_a_row_that_the_next_page_draws_again_counts_once() -> None:
    first = Sheet().text(60, 60, TITLE).grid(EDGES, [760, 790, 820])
    row(row(first, 780, "7", "Hồ Văn Ba", "Biểu dương"), 810, "8", "Phan Thị Tư", "Đề nghị Chủ tịch tỉnh")
    second = row(Sheet().grid(EDGES, [20, 60]), 35, "8", "Phan Thị Tư", "Đề nghị Chủ tịch tỉnh").text(254, 49, "tặng Bằng khen")

    assert tables(read_pdf(pdf(first, second))) == [
        [["7", "Hồ Văn Ba", "Biểu dương"], ["8", "Phan Thị Tư", "Đề nghị Chủ tịch tỉnh tặng Bằng khen"]]
    ]


def test_rows_of_which_one_begins_like_the_other_are_two() -> None:
    first = row(Sheet().text(60, 60, TITLE).grid(EDGES, [760, 790]), 780, "7", "Hồ Văn", "Biểu dương")
    second = row(Sheet().grid(EDGES, [20, 50]), 40, "8", "Hồ Văn Ba", "Biểu dương")

    assert len(tables(read_pdf(pdf(first, second)))[0]) == 2


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        (("Chuy", "ên viên"), "Chuyên viên"),
        (("Doanh", "nghi", "ệp"), "Doanh nghiệp"),
        (("Th", "ảo"), "Thảo"),
        (("dư", "ơn", "g"), "dương"),
        (("t", "rước"), "trước"),
        (("__Hoà", "ng__"), "__Hoàng__"),
        (("NHÂ", "N"), "NHÂN"),
        (("thuon", "g mai"), "thuong mai"),
        (("cấp", "ủy"), "cấp ủy"),
        (("Quý", "ba"), "Quý ba"),
    ],
)
def test_a_word_that_is_wider_than_its_column_is_whole_again(parts: tuple[str, ...], whole: str) -> None:
    width = 6 * max(map(len, parts)) + 11
    page = with_spaces_at_breaks(Sheet().text(60, 60, TITLE).grid([60, 60 + width], [80, 140]))
    for number, text in enumerate(parts):
        goes_on = number + 1 < len(parts) and f"{text} " in whole
        page.text(65, 95 + 14 * number, text + " " * goes_on)

    assert tables(read_pdf(pdf(page))) == [[[whole]]]


def test_a_word_that_the_end_of_the_page_breaks_is_whole_again() -> None:
    first = row(Sheet().text(60, 60, TITLE).grid(EDGES, [760, 790]), 780, "1", "Tiếp tục theo kế hoạc", "Nâng lên ở mức khá")
    second = row(Sheet().grid(EDGES, [20, 50]), 40, "", "h.", "tốt.")

    assert tables(read_pdf(pdf(first, second))) == [[["1", "Tiếp tục theo kế hoạch.", "Nâng lên ở mức khá tốt."]]]


def test_a_word_without_marks_can_be_a_syllable() -> None:
    assert all(map(is_bare_syllable, ("thuong", "Nghiep", "UY")))
    assert not any(map(is_bare_syllable, ("thươ", "nghie", "h", "g")))


def test_a_line_below_the_first_choice_of_a_cell_is_no_border() -> None:
    page = Sheet().text(60, 60, TITLE).grid([60, 200, 400], [80, 110, 140]).text(64, 100, "Tiêu chí 1").text(64, 130, "Tiêu chí 2")
    page.text(202.5, 100, "Đạt / Chưa đạt").line(202.5, 102, 220, 102).text(202.5, 130, "Đạt / Chưa đạt").line(202.5, 132, 220, 132)
    document = read_pdf(pdf(page))

    assert tables(document) == [[["Tiêu chí 1", "Đạt / Chưa đạt"], ["Tiêu chí 2", "Đạt / Chưa đạt"]]]


def test_a_list_that_touches_the_table_above_is_a_table_of_its_own() -> None:
    page = Sheet().text(60, 60, TITLE).grid([60, 180, 500], [80, 100, 120]).text(64, 95, "Chi bộ").text(184, 95, "Chi bộ Văn phòng")
    page.grid([60, 100, 240, 350, 500], [120, 140, 160, 180]).text(64, 115, "Kỳ báo cáo").text(184, 115, "Quý III năm 2024")
    heads, one, two = ("STT", "Họ và tên", "Loại", "Nhóm"), ("1", "Lê Văn An", "Cá nhân", "2"), ("2", "Tổ một cửa", "Tập thể", "1")
    for y, texts in ((135, heads), (155, one), (175, two)):
        for x, text in zip((64, 104, 244, 354), texts, strict=True):
            page.text(x, y, text)

    assert tables(read_pdf(pdf(page))) == [
        [["Chi bộ", "Chi bộ Văn phòng"], ["Kỳ báo cáo", "Quý III năm 2024"]],
        [list(heads), list(one), list(two)],
    ]


def test_lines_of_one_signature_that_stand_apart_are_one_column() -> None:
    page = Sheet().text(60, 60, TITLE).text(60, 500, "NGƯỜI LẬP BIỂU").text(60, 580, "Hoàng Văn Phúc").text(60, 520, "(Ký, ghi rõ họ tên)")
    page.text(300, 500, "Thái Nguyên, ngày tháng năm").text(480, 520, "T/M CHI BỘ").text(300, 580, "Lê Quang Hòa")

    assert tables(read_pdf(pdf(page))) == [
        [
            ["NGƯỜI LẬP BIỂU", "Thái Nguyên, ngày tháng năm"],
            ["(Ký, ghi rõ họ tên)", "T/M CHI BỘ"],
            ["Hoàng Văn Phúc", "Lê Quang Hòa"],
        ]
    ]


def test_what_stands_right_of_the_first_head_stays_aside_over_the_page() -> None:
    first = Sheet().text(60, 60, TITLE).text(60, 780, "NGƯỜI LẬP BIỂU").text(300, 780, "T/M CHI BỘ")
    second = Sheet().text(300, 60, "BÍ THƯ").text(300, 120, "Đỗ Hữu Trưởng").text(60, 200, "Lưu ý: gửi trước ngày 25.")

    assert tables(read_pdf(pdf(first, second))) == [[["NGƯỜI LẬP BIỂU", "T/M CHI BỘ"], ["", "BÍ THƯ\nĐỗ Hữu Trưởng"]]]


def test_what_stands_right_of_the_first_head_of_lines_with_tabs_stays_aside_over_the_page() -> None:
    first = Sheet().text(60, 60, TITLE).text(60, 40, "ĐẢNG ỦY SỞ").text(60, 760, "NGƯỜI LẬP BIỂU").text(230, 760, "T/M CHI BỘ")
    second = Sheet().text(230, 60, "Đỗ Hữu Trưởng").text(60, 200, "Lưu ý: gửi trước ngày 25.")

    assert lines(read_pdf(pdf(first.text(180, 774, "BÍ THƯ"), second)))[-4:] == [
        "NGƯỜI LẬP BIỂU\tT/M CHI BỘ",
        "\tBÍ THƯ",
        "\tĐỗ Hữu Trưởng",
        "Lưu ý: gửi trước ngày 25.",
    ]


def test_text_struck_out_at_the_end_of_a_line_makes_no_column() -> None:
    page = Sheet().text(60, 60, TITLE).text(60, 100, "tại tỉnh bạn.").text(200, 100, "Xóa").line(200, 96, 218, 96)
    page.text(60, 130, "Người lập biểu").text(300, 130, "T/M CHI BỘ")

    assert "tại tỉnh bạn." in lines(read_pdf(pdf(page)))


def test_items_behind_a_label_are_items() -> None:
    page = Sheet().text(60, 60, TITLE).grid([60, 300], [80, 160]).text(65, 95, "Kết quả: - Có bốn tập thể được tặng")
    page.text(65, 109, "Giấy khen của Giám đốc Sở Công Thương").text(65, 123, "- Nhân rộng hai mô hình")

    assert tables(read_pdf(pdf(page)))[0][0][0].endswith("Công Thương\n- Nhân rộng hai mô hình")


def test_a_label_that_a_page_begins_with_begins_a_line_of_its_cell() -> None:
    first = row(Sheet().text(60, 60, TITLE).grid(EDGES, [760, 790]), 780, "1", "Học tập và", "Đạt / Chưa đạt")
    second = row(Sheet().grid(EDGES, [20, 50]), 40, "", "làm theo Bác", "Minh chứng: có ảnh")

    assert tables(read_pdf(pdf(first, second)))[0][0][2] == "Đạt / Chưa đạt\nMinh chứng: có ảnh"


def test_a_word_that_a_page_may_break_is_told() -> None:
    first = row(Sheet().text(60, 60, TITLE).grid(EDGES, [760, 790]), 780, "1", "Tài liệu chuy", "Còn hạn chế về")
    second = row(Sheet().grid(EDGES, [20, 50]), 40, "", "ên đề", "kinh phí")
    document = read_pdf(pdf(first, second))

    assert tables(document) == [[["1", "Tài liệu chuyên đề", "Còn hạn chế về kinh phí"]]]
    assert [place.column for place in document.doubtful] == [2]


def test_a_cell_alone_above_the_end_of_a_page_heads_the_rows_below() -> None:
    first = Sheet().text(60, 60, TITLE).grid([60, 200], [760, 790]).text(64, 780, "Tiêu chí 4")
    second = Sheet().grid([60, 200, 400], [20, 50]).text(64, 40, "Tự đánh giá").text(204, 40, "Đạt")

    assert tables(read_pdf(pdf(first, second))) == [[["Tiêu chí 4", "Tiêu chí 4"], ["Tự đánh giá", "Đạt"]]]


def test_lines_stretched_to_the_width_of_their_cell_have_single_spaces() -> None:
    page = Sheet().text(60, 60, TITLE).grid([60, 148], [80, 140]).text(64, 95, "Họ").text(132, 95, "và").text(64, 109, "tên cá nhân")
    assert tables(read_pdf(pdf(page))) == [[["Họ và tên cá nhân"]]]


def test_even_gaps_are_spaces_where_the_program_writes_none() -> None:
    page = Sheet().text(60, 60, TITLE).grid([60, 186], [80, 140])
    for y, words in ((95, ("Kết", "luận", "số")), (109, ("của", "tỉnh"))):
        x = 66.0
        for word in words:
            page.text(x, y, word)
            x += 6 * len(word) + (18 if y == 95 else 4)
    for number in range(4):
        page.text(60, 200 + 20 * number, "Ghi").text(81, 200 + 20 * number, "đủ")
    assert tables(read_pdf(pdf(page))) == [[["Kết luận số của tỉnh"]]]


def test_a_space_narrowed_before_a_letter_is_no_tab() -> None:
    page = with_spaces_at_breaks(Sheet().text(60, 60, TITLE)).text(60, 100, "Bùi Minh").text(111, 100, "Thành")
    assert "Bùi Minh Thành" in lines(read_pdf(pdf(page)))


def test_the_head_of_a_table_that_touched_the_list_is_no_part_of_its_rest() -> None:
    heads = [60.0, 180.0, 500.0]
    first = Sheet().text(60, 60, TITLE).grid(heads, [80, 100, 120]).text(64, 95, "Nội dung").text(184, 95, "Kê khai").text(64, 115, "Kỳ")
    first.text(184, 115, "Quý III").grid([60, 100, 240, 350, 500], [120, 140, 160])
    second = Sheet().grid(heads, [50, 70]).text(64, 65, "Nội dung").text(184, 65, "Kê khai").grid([60, 100, 240, 350, 500], [70, 90, 110])
    for page, y, texts in (
        (first, 135, ("TT", "Tiêu chí", "Đạt", "Ghi chú")),
        (first, 155, ("1", "Học tập và", "x", "Vận động 76")),
        (second, 85, ("", "làm theo Bác", "", "hộ kinh doanh")),
        (second, 105, ("2", "Sáng kiến", "x", "Có ảnh")),
    ):
        for x, text in zip((64, 104, 244, 354), texts, strict=True):
            page.text(x, y, text)

    assert tables(read_pdf(pdf(first, second)))[1][1:] == [
        ["1", "Học tập và làm theo Bác", "x", "Vận động 76 hộ kinh doanh"],
        ["2", "Sáng kiến", "x", "Có ảnh"],
    ]


def test_a_row_that_may_be_the_rest_of_the_one_above_is_joined_and_told() -> None:
    edges = [20.0 + 80 * number for number in range(8)]
    first, second = Sheet().text(60, 60, TITLE).grid(edges, [760, 790]), Sheet().grid(edges, [20, 50])
    above = ("Tạ", "Thanh tra", "nhóm 1", "kèm 65", "Âu Giang", "Giấy khen", "Hạng")
    below = ("Công Linh", "viên chính", "", "hồ sơ", "", "Giám đốc", "Xuất sắc")
    for x, before, rest in zip(edges, above, below, strict=False):
        first.text(x + 4, 780, before)
        second.text(x + 4, 40, rest)
    document = read_pdf(pdf(first, second))

    assert tables(document) == [[[f"{before} {rest}".strip() for before, rest in zip(above, below, strict=True)]]]
    assert len(document.doubtful) == len(above)


def test_a_wide_gap_within_a_sentence_of_a_cell_is_told() -> None:
    page = with_spaces_at_breaks(Sheet().text(60, 60, TITLE)).grid([60, 400], [80, 110])
    page.text(64, 100, "Chủ trì đề tài").text(200, 100, "đạt yêu cầu")

    assert len(read_pdf(pdf(page)).doubtful) == 1


def test_what_closes_or_goes_on_with_a_date_begins_no_line() -> None:
    page = with_spaces_at_breaks(Sheet().text(60, 60, TITLE)).grid([60, 160], [80, 140])
    page.text(65, 95, "(trước 30/11").text(65, 109, "/2024").text(65, 123, ")")

    assert tables(read_pdf(pdf(page))) == [[["(trước 30/11/2024)"]]]


def test_the_last_letter_of_an_abbreviation_is_no_word() -> None:
    page = with_spaces_at_breaks(Sheet().text(60, 60, TITLE)).grid([60, 124], [80, 140])
    page.text(65, 95, "tịch UBN").text(65, 109, "D tỉnh")

    assert tables(read_pdf(pdf(page))) == [[["tịch UBND tỉnh"]]]


def test_a_line_that_hangs_on_a_number_goes_on_below_its_text() -> None:
    page = with_spaces_at_breaks(Sheet().text(60, 60, TITLE))
    page.text(60, 300, "4.").text(80, 300, "Họ và tên: ……………Nông Khánh ").text(80, 314, "Huyền………… Năm sinh: ……1990……")
    page.text(60, 328, "5.").text(80, 328, "Chức vụ: ……Chuyên viên……")

    assert "4.\tHọ và tên: ……………Nông Khánh Huyền………… Năm sinh: ……1990……" in lines(read_pdf(pdf(page)))


def test_words_that_nothing_parts_in_print_are_told() -> None:
    page = Sheet().text(60, 60, TITLE).text(60, 90, "Dùng VietGAP và MobiFone").text(60, 120, "Người lập biểu: Vũ Xuân TâmLoại hình")
    page.text(60, 150, "Trần Ngọc VânT/M CHI BỘ")
    document = read_pdf(pdf(page))

    assert [block.text for block in document.blocks if isinstance(block, Line) and block.place in document.doubtful] == [
        "Người lập biểu: Vũ Xuân TâmLoại hình",
        "Trần Ngọc VânT/M CHI BỘ",
    ]


@pytest.mark.parametrize(
    ("font", "code", "shown"),
    [
        ("OpenSymbol", 0xF0B7, "•"),
        ("Wingdings", 0xF0A7, "•"),
        ("OpenSymbol", 0xF0FE, "☒"),
        ("DejaVuSans", 0xF0A3, "☐"),
        (".VnTime", 0xF052, "R"),
        ("Symbol", 0xF0B3, ""),
    ],
)
def test_letters_of_symbol_fonts_are_boxes_and_bullets(font: str, code: int, shown: str) -> None:
    assert printed_symbol(font, code) == shown


def test_the_last_answer_of_a_line_with_tabs_that_may_go_on_below_is_told() -> None:
    page = with_spaces_at_breaks(Sheet().text(60, 60, TITLE))
    page.text(60, 300, "Ngày lập: 18/3/2024").text(230, 300, "Cán bộ lập: Quang ").text(60, 314, "Hạnh").text(230, 314, "Chi bộ: Sở")
    document = read_pdf(pdf(page))
    cells = [cell for block in document.blocks if isinstance(block, Table) for row in block.rows for cell in row]

    assert [cell.text for cell in cells if cell.place in document.doubtful] == ["Cán bộ lập: Quang"]


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        (("97/QĐ", "-SCT ngày", "ba"), "97/QĐ-SCT ngày ba"),
        (("97/Q", "Đ-", "SCT ngày"), "97/QĐ-SCT ngày"),
        (("Quy định 37", "-QĐ/TW của", "Ban"), "Quy định 37-QĐ/TW của Ban"),
    ],
)
def test_the_number_of_a_document_that_a_narrow_column_breaks_is_one(parts: tuple[str, ...], whole: str) -> None:
    page = Sheet().text(60, 60, TITLE).grid([60, 140, 220], [80, 180]).text(64, 100, "Hiệu quả").text(144, 100, "Theo các số")
    for place, text in enumerate(parts, 1):
        page.text(144, 100 + 14 * place, text)

    assert tables(read_pdf(pdf(page))) == [[["Hiệu quả", f"Theo các số {whole}"]]]


def test_words_of_a_justified_line_that_are_drawn_one_by_one_are_no_columns() -> None:
    page = Sheet().text(60, 60, TITLE)
    for place in range(12):
        page.text(60, 80 + 14 * place, f"Chỉ để có khoảng trắng trong tệp này ở dòng {place}")
    x, words = 60.0, ["Nguyên", "nhân", "của", "hạn", "chế:", "Thiếu", "cán", "bộ", "làm", "công"]
    for word in words:
        page.text(x, 280, word)
        x += 6 * len(word) + 7.5

    assert " ".join(words) in lines(read_pdf(pdf(page)))


def test_a_heading_set_off_below_a_full_line_is_no_part_of_it() -> None:
    page = Sheet().text(60, 60, TITLE).text(60, 100, "Đã tổ chức sáu buổi đối thoại với doanh nghiệp tại cụm công nghiệp, tháo gỡ vướng")
    page.text(60, 114, "mắc. Đã tổ chức sáu buổi đối thoại với doanh nghiệp tại cụm công nghiệp Sơn Cẩm.").text(
        60, 133, "Phương hướng kỳ tới"
    )

    assert lines(read_pdf(pdf(page)))[-1] == "Phương hướng kỳ tới"


def test_an_item_below_the_end_of_a_sentence_begins_a_line_of_its_own_also_behind_a_space() -> None:
    page = Sheet().text(60, 60, TITLE).grid([60.0, 150.0], [80, 140])
    page.text(64, 94, " - Xếp loại tốt").text(64, 108, "năm gần đây. ").text(64, 122, " - Bảng điểm")

    assert tables(read_pdf(pdf(page))) == [[["- Xếp loại tốt năm gần đây.\n- Bảng điểm"]]]


def test_a_number_that_closes_a_parenthesis_begins_no_item() -> None:
    page = Sheet().text(60, 60, TITLE).grid([60.0, 210.0], [80, 140])
    page.text(64, 94, "Sống giản dị; nơi ở (TDP ").text(64, 108, "9) nhận xét tốt.")

    assert tables(read_pdf(pdf(page))) == [[["Sống giản dị; nơi ở (TDP 9) nhận xét tốt."]]]


def test_an_address_of_the_web_that_a_column_breaks_is_one() -> None:
    page = Sheet().text(60, 60, TITLE).grid([60.0, 168.0], [80, 140])
    page.text(64, 94, "Địa chỉ tracuu.exam").text(64, 108, "ple.vn) đang dùng.")

    assert tables(read_pdf(pdf(page))) == [[["Địa chỉ tracuu.example.vn) đang dùng."]]]


def test_a_line_in_small_letters_below_one_that_is_set_in_or_nearly_full_goes_on_with_it() -> None:
    page = Sheet().text(60, 60, TITLE).grid([60, 160], [80, 200])
    for number, (x, text) in enumerate(((72, "Nhóm nội"), (66, "dung: Nhóm 3"), (66, "Biểu dương và"), (66, "điển hình ......"))):
        page.text(x, 95 + 14 * number, text)

    assert tables(read_pdf(pdf(page)))[0] == [["Nhóm nội dung: Nhóm 3 Biểu dương và điển hình ......"]]
