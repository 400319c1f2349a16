"""What programs do to a form when they print it: clipped rows, sheets on several pages, struck text, repeated heads, tabs."""

from __future__ import annotations

import pytest

from tests.pdf_maker import TI, Sheet, pdf
from tests.test_pdf import TITLE, lines, tables
from toolkit.model.document import Line
from toolkit.model.place import WHOLE_FILE
from toolkit.readers.pdf import read_pdf

FILLER = ("Các chi bộ ghi đầy đủ thông tin, ", "không bỏ trống, mục nào không có ", "thì ghi không, gửi về Đảng ủy Sở ", "trước ngày 25.")


def with_spaces_at_breaks(page: Sheet) -> Sheet:
    """Show by a paragraph that the program writes the space at which it breaks a line."""
    for number, text in enumerate(FILLER):
        page.text(60, 200 + 14 * number, text)
    return page


def test_rows_that_are_lower_than_their_text_are_read_and_told() -> None:
    page = Sheet().text(60, 60, TITLE).grid([60, 300], [80, 95, 110])
    page.text(64, 91, "Đẩy mạnh dịch vụ công ").text(64, 105, "trực tuyến").text(64, 107, "Báo cáo đánh giá ").text(64, 121, "kèm hồ sơ")
    document = read_pdf(pdf(page))

    assert tables(document) == [[["Đẩy mạnh dịch vụ công trực tuyến"], ["Báo cáo đánh giá kèm hồ sơ"]]]
    assert WHOLE_FILE in document.doubtful
    assert "đề nghị giãn hàng" in document.notices[0].detail


def test_rows_that_are_as_close_as_lines_stay_rows_where_others_are_too_low() -> None:
    page = Sheet().text(60, 60, TITLE).grid([60, 200, 400], [80, 94.6, 109.2, 123.8, 138.4, 153])
    for number, (label, answer) in enumerate((("Chi bộ", "Văn phòng"), ("Năm sinh", ""), ("Họ và tên", "Lê Văn An"))):
        page.text(64, 91 + 14.6 * number, label).text(204, 91 + 14.6 * number, answer)
    for number, cell in enumerate((("Đẩy mạnh dịch vụ công ", "trực tuyến"), ("Báo cáo đánh giá ", "kèm hồ sơ")), 3):
        for below, text in enumerate(cell):
            page.text(64, 91 + 14.6 * number + 13.8 * below, text)

    assert tables(read_pdf(pdf(page))) == [
        [
            ["Chi bộ", "Văn phòng"],
            ["Năm sinh", ""],
            ["Họ và tên", "Lê Văn An"],
            ["Đẩy mạnh dịch vụ công trực tuyến", ""],
            ["Báo cáo đánh giá kèm hồ sơ", ""],
        ]
    ]


def test_text_that_runs_over_the_border_of_its_cell_is_told() -> None:
    page = Sheet().text(60, 60, TITLE).grid([60, 300], [80, 95, 110, 125])
    assert WHOLE_FILE in read_pdf(pdf(page.text(64, 91, "Đẩy mạnh dịch vụ công").text(64, 98, "trực tuyến toàn trình"))).doubtful


def test_columns_that_a_sheet_prints_on_another_page_stand_beside_the_first_ones() -> None:
    first = Sheet().text(60, 60, TITLE).text(60, 90, "Họ và tên").text(200, 90, "Loại").text(330, 90, "Nhóm nội dung")
    first.text(60, 125, "Lê Văn An").text(200, 125, "Cá nhân").text(330, 125, "Nhóm 3")
    first.text(60, 145, "Tổ một cửa").text(200, 145, "Tập thể").text(330, 145, "Nhóm 1")
    second = Sheet().text(60, 90, "Người theo dõi").text(60, 125, "Vũ Thị Hòa").text(60, 145, "Hồ Văn Ba")

    assert tables(read_pdf(pdf(first, second, creator="Calc"))) == [
        [
            ["Họ và tên", "Loại", "Nhóm nội dung", "Người theo dõi"],
            ["Lê Văn An", "Cá nhân", "Nhóm 3", "Vũ Thị Hòa"],
            ["Tổ một cửa", "Tập thể", "Nhóm 1", "Hồ Văn Ba"],
        ]
    ]
    assert len(tables(read_pdf(pdf(first, second, creator="Writer")))[0][0]) == 3


def test_text_that_runs_over_the_edge_of_the_paper_is_whole_and_once() -> None:
    ys = [80.0, 96.0, 112.0, 128.0, 144.0]
    first, second = Sheet().text(60, 60, TITLE).text(520, 60, "Mẫu 01-ĐK"), Sheet().text(60, 60, "ĐK-01")
    for y in ys:
        first.line(60, y, 560, y)
        second.line(58, y, 400, y)
    first.line(60, 80, 60, 144).line(200, 80, 200, 144)
    second.line(400, 80, 400, 144)
    for number, (label, answer) in enumerate((("Chi bộ", "Văn phòng"), ("Kỳ báo cáo", "quý 3/2024"), ("Ngày lập", ""), ("Sản phẩm", ""))):
        first.text(64, 92 + 16 * number, label).text(204, 92 + 16 * number, answer)
    second.text(330, 124, "9/9/2024")
    for x, word in ((470, "Báo cáo"), (518, "dịch"), (548, "vụ"), (566, "công")):
        first.text(x, 140, word)
    for x, word in ((16, "dịch"), (46, "vụ"), (64, "công"), (94, "trực"), (124, "tuyến")):
        second.text(x, 140, word)

    document = read_pdf(pdf(first, second, creator="Calc"))
    assert tables(document)[-1] == [
        ["Chi bộ", "Văn phòng"],
        ["Kỳ báo cáo", "quý 3/2024"],
        ["Ngày lập", "9/9/2024"],
        ["Sản phẩm", "Báo cáo dịch vụ công trực tuyến"],
    ]
    assert WHOLE_FILE in document.doubtful


def test_a_list_that_goes_on_below_is_not_put_beside() -> None:
    edges, heights = [60.0, 200.0, 400.0], [50.0, 80.0, 100.0, 130.0]
    names = ("Lê Văn An", "Vũ Thị Hòa", "Hồ Văn Ba", "Trần Thị Tư", "Lý Văn Năm", "Đỗ Thị Sáu")
    pages = []
    for start in (0, 3):
        page = Sheet().grid(edges, heights)
        for number, y in enumerate((75, 95, 120)):
            page.text(64, y, names[start + number]).text(204, y, f"Nhóm {start + number}")
        pages.append(page)

    assert tables(read_pdf(pdf(*pages, creator="Calc"))) == [[[name, f"Nhóm {number}"] for number, name in enumerate(names)]]


def test_text_that_is_struck_out_keeps_its_room() -> None:
    page = Sheet().text(60, 60, TITLE).text(60, 100, "Giữ chức vụ lãnh đạo, quản lý: Có / Không").line(246, 96, 258, 96)
    page.text(60, 114, "Mức xếp loại chất lượng:").text(252, 114, "Hoàn thành tốt nhiệm vụ")
    document = read_pdf(pdf(page))

    assert "Giữ chức vụ lãnh đạo, quản lý: / Không" in lines(document)
    assert document.notices[0].code == "pending-edits"


def test_an_answer_that_two_pages_begin_with_is_no_repeated_head() -> None:
    first = Sheet().text(60, 60, TITLE).text(60, 780, "Tiêu chí 1:")
    second = Sheet().text(60, 50, "Đạt").text(60, 65, "Minh chứng: có hồ sơ.").text(60, 780, "Tiêu chí 2:")
    third = Sheet().text(60, 50, "Đạt").text(60, 65, "Minh chứng: có ảnh.")

    assert lines(read_pdf(pdf(first, second, third))).count("Đạt") == 2


def test_a_head_that_every_page_bears_is_read_once() -> None:
    pages = [Sheet().text(60, 40, "ĐẢNG BỘ SỞ").text(60, 80, text) for text in (TITLE, "Tiêu chí 1: đạt", "Tiêu chí 2: đạt")]

    assert lines(read_pdf(pdf(*pages))).count("ĐẢNG BỘ SỞ") == 1


def test_the_head_of_a_paper_on_a_later_page_heads_another_form() -> None:
    pages = [Sheet().text(200, 40, "ĐẢNG CỘNG SẢN VIỆT NAM").text(60, 80, text) for text in (TITLE, "PHIẾU ĐĂNG KÝ ĐIỂN HÌNH")]

    assert lines(read_pdf(pdf(*pages))).count("ĐẢNG CỘNG SẢN VIỆT NAM") == 2


def test_the_mark_of_a_note_on_the_next_page_is_left_out() -> None:
    first = Sheet().text(60, 60, TITLE).text(60, 780, "Loại: Tập thể").text(138, 775, "1", size=7)
    second = Sheet().text(60, 100, "Hiệu quả: tốt, được ghi nhận").line(60, 700, 200, 700).text(60, 715, "1 Căn cứ hồ sơ.", size=9)

    assert "Loại: Tập thể" in lines(read_pdf(pdf(first, second)))


def test_a_line_without_the_space_of_a_break_begins_a_paragraph() -> None:
    page = with_spaces_at_breaks(Sheet().text(60, 60, TITLE))
    page.text(60, 100, "Kết luận số 14-KL/TW, 21-KL/TW").text(60, 114, "Chưa đạt")

    assert "Chưa đạt" in lines(read_pdf(pdf(page)))


def test_a_label_behind_a_full_line_begins_a_line_of_its_own() -> None:
    page = with_spaces_at_breaks(Sheet().text(60, 60, TITLE))
    page.text(60, 100, "Chi bộ: Trung tâm Khuyến công Sở ab").text(60, 114, "Kỳ báo cáo:6 tháng cuối năm 2025")

    assert "Kỳ báo cáo:6 tháng cuối năm 2025" in lines(read_pdf(pdf(page)))


def test_a_small_letter_below_a_label_without_answer_begins_a_line_of_its_own() -> None:
    page = with_spaces_at_breaks(Sheet().text(60, 60, TITLE))
    page.text(60, 100, "Nguyên nhân: ").text(60, 114, "số tin, bài tuyên truyền: 05")

    assert {"Nguyên nhân:", "số tin, bài tuyên truyền: 05"} <= {line.strip() for line in lines(read_pdf(pdf(page)))}


def test_a_gap_without_a_space_is_a_tab() -> None:
    page = with_spaces_at_breaks(Sheet().text(60, 60, TITLE)).text(60, 100, "Số thành viên: 80").text(168, 100, "Năm: 2024")

    assert "Số thành viên: 80\tNăm: 2024" in lines(read_pdf(pdf(page)))


def test_a_choice_alone_on_its_line_belongs_to_the_one_before() -> None:
    page = Sheet().text(60, 60, TITLE).text(60, 100, "Kết quả: ☒ Đạt").text(60, 114, "☐ Chưa đạt").text(60, 140, "Minh chứng: có.")

    assert "Kết quả: ☒ Đạt ☐ Chưa đạt" in lines(read_pdf(pdf(page)))


def test_columns_that_tabs_made_are_lines() -> None:
    page = Sheet().text(60, 60, TITLE).text(60, 40, "ĐẢNG ỦY SỞ")
    page.text(60, 100, "NGƯỜI LẬP BIỂU").text(230, 100, "T/M CHI BỘ").text(110, 114, "BÍ THƯ")
    page.text(60, 150, "Tôn Thất Chính").text(230, 150, "Hồ Hữu Ánh")

    assert lines(read_pdf(pdf(page)))[-3:] == ["NGƯỜI LẬP BIỂU\tT/M CHI BỘ", "\tBÍ THƯ", "Tôn Thất Chính\tHồ Hữu Ánh"]


def test_a_table_goes_on_over_a_page_by_the_borders_where_it_is_cut() -> None:
    first = Sheet().text(60, 60, TITLE).grid([60, 160, 260, 360], [740, 770, 800])
    for x, head, value in ((64, "Chi bộ", "Sản phẩm"), (164, "Kỳ", "Thời hạn"), (264, "Ngày", "Theo dõi")):
        first.text(x, 760, head).text(x, 790, value)
    second = Sheet().grid([60, 160, 260, 360], [50, 80]).line(60, 110, 360, 110).line(60, 80, 60, 110).line(360, 80, 360, 110)
    second.line(160, 80, 160, 110).text(64, 70, "Báo cáo").text(164, 70, "30/11/2024").text(264, 70, "Lê Văn An")
    second.text(64, 100, "Biện pháp").text(164, 100, "Bố trí kinh phí")

    assert tables(read_pdf(pdf(first, second)))[0][1:] == [
        ["Sản phẩm", "Thời hạn", "Theo dõi"],
        ["Báo cáo", "30/11/2024", "Lê Văn An"],
        ["Biện pháp", "Bố trí kinh phí", "Bố trí kinh phí"],
    ]


def test_a_head_beyond_the_borders_has_a_column_of_its_own() -> None:
    page = Sheet().text(60, 60, TITLE).text(64, 95, "TT").text(124, 95, "Điển hình").text(284, 95, "Loại").text(434, 95, "Ghi chú")
    page.grid([60, 120, 280, 430], [100, 130]).text(64, 120, "1").text(124, 120, "Trần Thúy").text(284, 120, "Cá nhân")

    assert tables(read_pdf(pdf(page))) == [[["TT", "Điển hình", "Loại", "Ghi chú"], ["1", "Trần Thúy", "Cá nhân", ""]]]


def test_a_ticked_box_that_fills_its_row_is_no_cell() -> None:
    page = Sheet().text(60, 60, TITLE).grid([60, 200, 400], [80, 95]).text(64, 91, "Tiếp tục").text(204, 91, "Có").text(280, 91, "Không")
    page.square(262, 80.8, 276, 94.8).line(262, 80.8, 276, 94.8).line(276, 80.8, 262, 94.8)

    assert tables(read_pdf(pdf(page))) == [[["Tiếp tục", "Có\t☒ Không"]]]


def test_sentences_and_items_that_run_together_are_told() -> None:
    for text in ("Sản phẩm: ưu tiên kinh phí.Cấp ủy giao việc", "Kết quả: đã kiện toàn tổ đảng.2. Đã tổ chức gặp mặt"):
        document = read_pdf(pdf(Sheet().text(60, 60, TITLE).text(60, 100, text)))
        assert [block.text for block in document.blocks if isinstance(block, Line) and block.place in document.doubtful] == [text]


def test_the_label_above_a_doubtful_line_is_told_with_it() -> None:
    page = Sheet().text(60, 60, TITLE).text(60, 100, "7. Biện pháp:").text(60, 130, "Ưu tiên kinh phí.Cấp ủy giao việc")
    document = read_pdf(pdf(page))

    assert "7. Biện pháp:" in [block.text for block in document.blocks if isinstance(block, Line) and block.place in document.doubtful]


def test_letters_have_the_size_that_they_are_shown_in() -> None:
    page = Sheet().text(60, 60, TITLE)
    page.content.append("q 0.5 0 0 0.5 0 0 cm")
    for number, text in enumerate(("Chi bộ: Thanh tra", "Kỳ báo cáo: 2024", "Loại: Tập thể")):
        page.text(120, 1050 + 30 * number, text, size=24)
    page.content.append("Q")

    assert lines(read_pdf(pdf(page)))[-3:] == ["Chi bộ: Thanh tra", "Kỳ báo cáo: 2024", "Loại: Tập thể"]


def test_light_cells_on_a_dark_ground_are_a_table() -> None:
    page = Sheet().text(60, 60, TITLE)
    page.content.append("0 0 0 rg 60 700 301 41 re f 1 1 1 rg")
    page.content += [f"{x} {y} 149 19 re f" for y in (721, 701) for x in (61, 211)]
    page.content.append("0 0 0 rg")
    page.text(64, 115, "Chi bộ").text(214, 115, "Thanh tra").text(64, 135, "Ngày lập").text(214, 135, "2/3/2024")

    assert tables(read_pdf(pdf(page))) == [[["Chi bộ", "Thanh tra"], ["Ngày lập", "2/3/2024"]]]


def test_a_table_reaches_as_far_as_its_upright_lines() -> None:
    page = Sheet().text(60, 60, TITLE)
    for x in (60, 200, 400):
        page.line(x, 80, x, 140)
    page.line(60, 110, 400, 110).line(60, 140, 400, 140)
    page.text(64, 100, "TT").text(204, 100, "Điển hình").text(64, 130, "1").text(204, 130, "Tổ một cửa")

    assert tables(read_pdf(pdf(page))) == [[["TT", "Điển hình"], ["1", "Tổ một cửa"]]]


def test_words_without_spaces_between_are_no_columns() -> None:
    page = Sheet().text(60, 60, TITLE)
    for number in range(4):
        y = 100 + 14 * number
        page.text(60, y, "Tiêu").text(87, y, "chí").text(108, y, str(number + 1)).text(118, y, "là").text(134, y, "đạt")

    assert lines(read_pdf(pdf(page)))[1:] == [f"Tiêu chí {number} là đạt" for number in range(1, 5)]


def test_cells_of_a_sheet_that_touch_are_two() -> None:
    page = Sheet().text(60, 60, TITLE).text(60, 100, "Ngày lập").text(132, 100, "Người lập").text(260, 100, "Kỳ báo cáo")
    page.text(84, 120, "22.04.24").text(135, 120, "Bùi Kim Yến").text(260, 120, "Năm 2024")
    document = read_pdf(pdf(with_spaces_at_breaks(page), creator="Calc"))

    said = [*lines(document), *(cell for table in tables(document) for row in table for cell in row)]
    assert any("Bùi Kim Yến" in text for text in said)
    assert not any("24Bùi" in text for text in said)


def test_a_space_between_two_lines_that_seem_apart_is_told() -> None:
    page = Sheet().text(60, 60, TITLE).text(300, 90, "Mẫu 01-ĐK của Đảng ủy Sở").text(60, 120, "TÔN THẤT QUANG ").text(60, 134, "CHÍNH")
    document = read_pdf(pdf(page))

    assert "TÔN THẤT QUANG" in [block.text for block in document.blocks if isinstance(block, Line) and block.place in document.doubtful]


def test_a_row_whose_label_goes_on_is_the_rest_of_the_row_before() -> None:
    edges = [60.0, 250.0, 330.0, 520.0]
    first = Sheet().text(60, 60, TITLE).grid(edges, [700, 730, 790]).text(64, 720, "Tiêu chí").text(254, 720, "Kết quả")
    first.text(334, 720, "Minh chứng").text(64, 750, "Phòng, chống tham").text(254, 750, "Đạt").text(334, 750, "Không để xảy ra vi phạm.")
    second = Sheet().grid(edges, [50, 80]).text(64, 70, "nhũng").text(334, 70, "+ Kiểm tra 6 lượt.")

    assert tables(read_pdf(pdf(first, second)))[0][1:] == [
        ["Phòng, chống tham nhũng", "Đạt", "Không để xảy ra vi phạm.\n+ Kiểm tra 6 lượt."]
    ]


def test_text_over_the_edge_of_the_paper_stays_in_its_cell_and_is_told() -> None:
    page = Sheet().text(60, 60, TITLE).grid([60, 420, 595], [80, 110, 140])
    page.text(64, 100, "Số sáng kiến").text(424, 100, "07")
    page.text(64, 130, "Chức vụ").text(424, 130, "Trưởng phòng Quản lý").text(550, 130, "Năng lượng")
    document = read_pdf(pdf(page))

    assert tables(document) == [[["Số sáng kiến", "07"], ["Chức vụ", "Trưởng phòng Quản lý Năng lượng"]]]
    assert [(place.row, place.column) for place in document.doubtful] == [(2, 2)]


def test_what_is_put_on_a_printed_form_is_no_answer() -> None:
    page = Sheet().text(60, 100, TITLE).text(60, 130, "Ngày lập: 25/9/2024").text(60, 160, "Số: 12").text(60, 190, "Người ký: Lê Văn An")
    page.text(300, 20, "Ký bởi: Đảng ủy Sở Công", 8).text(300, 29, "Thương", 8).text(300, 38, "Ngày ký: 28/09/2024 14:05:33 +07:00", 8)
    page.text(60, 20, "CÔNG VĂN ĐẾN", 9).text(60, 32, "Số: 125", 9).text(60, 44, "Ngày: 28/9/2024", 9)
    page.text(240, 828, "Scanned by CamScanner", 8).line(250, 700, 300, 700)  # at the ends of lines words are in pieces

    assert lines(read_pdf(pdf(page))) == [TITLE, "Ngày lập: 25/9/2024", "Số: 12", "Người ký: Lê Văn An"]


def test_the_lines_of_a_browser_are_no_answers() -> None:
    page = Sheet().text(24, 16, "28/09/2024, 14:05", 8).text(260, 16, "Phiếu", 8).text(60, 100, TITLE).text(60, 130, "Tệp: https://so.vn/a")
    page.text(24, 832, "file:///D:/bieu.html", 8).text(560, 832, "1/3", 8)

    assert lines(read_pdf(pdf(page))) == [TITLE, "Tệp: https://so.vn/a"]


def test_letters_across_the_page_are_no_text_of_it() -> None:
    page = Sheet().text(60, 100, TITLE).text(60, 130, "Ngày lập: 25/9/2024").text(60, 160, "Số thành viên: 12")
    plain = lines(read_pdf(pdf(page)))
    for number, letter in enumerate("BẢN SAO"):
        page.content.append(f"BT /F1 30 Tf 0.7 0.7 -0.7 0.7 {60 + 20 * number} {690 + 20 * number} Tm <{ord(letter):04X}> Tj ET")
    page.text(60, 140, "BẢN SAO", 60)

    assert lines(read_pdf(pdf(page))) == plain


@pytest.mark.parametrize(
    ("shown", "matrix"), [(0, "0 1 -1 0 595 0"), (90, "1 0 0 1 0 0"), (270, "0 1 -1 0 595 0"), (0, "-1 0 0 -1 595 842")]
)
def test_a_page_that_shows_its_text_sideways_is_turned(shown: int, matrix: str) -> None:
    page = Sheet(rotate=shown).text(60, 100, TITLE).text(60, 130, "Ngày lập: 25/9/2024")
    page.content.insert(0, f"q {matrix} cm")
    page.content.append("Q")

    assert lines(read_pdf(pdf(page))) == [TITLE, "Ngày lập: 25/9/2024"]


def test_a_glyph_of_two_letters_stands_within_its_word() -> None:
    page = Sheet().text(60, 60, TITLE).grid([60, 300], [80, 100]).text(64, 94, f"{TI}ết kiệm, {TI}êu biểu")
    document = read_pdf(pdf(page))

    assert tables(document) == [[["tiết kiệm, tiêu biểu"]]]
    assert WHOLE_FILE not in document.doubtful


def test_text_of_a_sheet_that_runs_over_the_border_of_the_last_column_is_in_its_cell() -> None:
    page = Sheet().text(60, 60, TITLE).grid([60, 160, 250], [80, 100, 120]).text(64, 94, "Kết quả").text(164, 94, "Cấp phép đúng thời hạn")
    page.text(64, 114, "Hạn chế").text(164, 114, "Không").text(300, 114, "(ghi rõ)")

    cells = [["Kết quả", "Cấp phép đúng thời hạn"], ["Hạn chế", "Không"]]
    assert tables(read_pdf(pdf(page, creator="Calc"))) == [cells]
    assert tables(read_pdf(pdf(page, creator="Writer"))) != [cells]


def test_text_of_a_sheet_that_runs_into_the_next_cell_is_told() -> None:
    page = Sheet().text(60, 60, TITLE).grid([60, 160, 250, 400], [80, 100]).text(64, 94, "Hạn chế").text(164, 94, "Cấp phép đúng thời hạn")
    document = read_pdf(pdf(page, creator="Calc"))

    assert len([place for place in document.doubtful if place.table]) == 2


@pytest.mark.parametrize(("text", "told"), [("Thănǵ", True), ("Quyè̂́t", True), ("Thắng", False)])
def test_marks_beside_their_letters_are_told(text: str, told: bool) -> None:
    assert bool(read_pdf(pdf(Sheet().text(60, 60, TITLE).text(60, 90, f"Tên: {text}"))).doubtful) is told
